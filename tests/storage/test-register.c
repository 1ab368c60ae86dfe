/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A directive entered by a person. */

#include "dt-directive-jobs.h"
#include "dt-error.h"
#include "dt-register-jobs.h"
#include "dt-seed.h"
#include "dt-test.h"
#include "dt-unit-match-jobs.h"

static DtRegisterEdit *
new_edit (const char *symbol)
{
  DtRegisterEdit *edit = dt_register_edit_new (DT_SEED_TODAY);
  DtReferenceRecord *reference = dt_reference_record_new ();

  edit->directive->symbol = g_strdup (symbol);
  edit->directive->type = DT_DOCUMENT_LETTER;
  edit->directive->issuer = g_strdup ("Thành ủy");
  edit->directive->issued_day = dt_test_day ("2024-08-05");
  edit->directive->subject = g_strdup ("Đôn đốc báo cáo");
  reference->relation = DT_RELATION_URGES;
  reference->target.symbol = g_strdup ("99-CT/TW");
  g_ptr_array_add (edit->directive->references, reference);
  return edit;
}

static void
add_task (DtRegisterEdit *edit,
          const char     *title,
          const char     *leads)
{
  DtRegisterTask *task = dt_register_task_new ();

  task->ordinal = g_strdup_printf ("%u", edit->tasks->len + 1);
  task->title = g_strdup (title);
  task->leads = g_strdup (leads);
  task->deadline = dt_deadline_new (DT_BOUND_BEFORE, dt_test_day ("2024-08-25"), DT_TIME_NONE, "trước ngày 25/8/2024");
  g_ptr_array_add (edit->tasks, task);
}

static gint64
store_directive (DtStore        *store,
                 DtRegisterEdit *edit,
                 const char     *problem)
{
  DtWrite write = { .action = "register-directive" };
  g_autoptr(GError) error = NULL;
  g_autofree gint64 *id = dt_store_write (store, &write, dt_job_register_directive, edit, NULL, &error);

  if (problem == NULL)
    g_assert_no_error (error);
  else
    {
      g_assert_error (error, DT_ERROR, DT_ERROR_INVALID);
      g_assert_cmpstr (error->message, ==, problem);
    }
  return id != NULL ? *id : 0;
}

static DtDirectivePage *
load_page (DtStore *store,
           gint64   id)
{
  g_autoptr(DtQuery) query = dt_query_new (DT_SEED_TODAY);
  g_autoptr(GError) error = NULL;
  DtDirectivePage *page;

  query->directive_id = id;
  page = dt_store_read (store, dt_job_load_directive_page, query, NULL, &error);
  return page;
}

/* With its tasks, their units by short name or without accents, the last day by the words, and a stub for what it cites. One step. */
static void
test_new (void)
{
  DtStore *store = dt_seed_open ();
  g_autoptr(DtRegisterEdit) edit = new_edit ("1500-CV/TU");
  g_autoptr(DtDirectivePage) page = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *label = NULL;
  const DtTaskRow *row;
  gint64 id;

  add_task (edit, "Báo cáo kết quả", "Văn phòng; P. Minh Tan");
  add_task (edit, "Tổng hợp", "VPTU");
  id = store_directive (store, edit, NULL);
  page = load_page (store, id);
  g_assert_cmpstr (page->symbol, ==, "1500-CV/TU");
  g_assert_cmpuint (page->tasks->len, ==, 2);
  row = ((DtDirectiveTask *) g_ptr_array_index (page->tasks, 0))->row;
  g_assert_cmpint (row->owed, ==, 2);
  dt_test_assert_day (row->last_day, "2024-08-24");
  g_assert_cmpuint (page->nodes->len, ==, 1);
  g_assert_true (((DtChainNode *) g_ptr_array_index (page->nodes, 0))->stub);

  label = dt_store_undo (store, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (label, ==, "Register directive: 1500-CV/TU");
  g_assert_null (load_page (store, id));
  dt_seed_close (store);
}

static void
test_refused (void)
{
  DtStore *store = dt_seed_open ();
  g_autoptr(DtRegisterEdit) unknown = new_edit ("1501-CV/TU");
  g_autoptr(DtRegisterEdit) nameless = new_edit ("");
  g_autoptr(DtRegisterEdit) good = new_edit ("1502-CV/TU");
  g_autoptr(DtRegisterEdit) again = new_edit ("1502-cv/tu");

  add_task (unknown, "Báo cáo", "Ban Không có");
  store_directive (store, unknown, "“Ban Không có” is not among the units and groups of the register. Write its name as it is there, or enter the unit first.");
  store_directive (store, nameless, "A directive needs its number and symbol.");
  add_task (good, "Báo cáo", "");
  store_directive (store, good, NULL);
  store_directive (store, again, "1502-cv/tu of this issuer and day is in the register already.");
  dt_seed_close (store);
}

/* It moves the days of what it cites, also of what has not come yet; of anything else it is refused as a whole. */
static void
test_moves (void)
{
  DtStore *store = dt_seed_open ();
  g_autoptr(DtRegisterEdit) edit = new_edit ("1504-CV/TU");
  g_autoptr(DtRegisterEdit) stranger = new_edit ("1505-CV/TU");
  DtScheduleRule rule = { .kind = DT_CHANGE_ACCELERATE, .amount = 5, .unit = DT_SPAN_DAYS };
  gint64 changes = dt_seed_ask (store, "SELECT count(*) FROM schedule_change");

  g_ptr_array_add (stranger->moves, dt_register_move_new ("150-KH/TU", &rule));
  store_directive (store, stranger, "150-KH/TU is not among the directives that it cites; its deadlines cannot be moved by it.");
  g_assert_cmpint (dt_seed_ask (store, "SELECT count(*) FROM directive WHERE symbol = '1505-CV/TU'"), ==, 0);

  g_ptr_array_add (edit->moves, dt_register_move_new ("99-ct/tw", &rule));
  store_directive (store, edit, NULL);
  g_assert_cmpint (dt_seed_ask (store, "SELECT count(*) FROM schedule_change"), ==, changes + 1);
  g_assert_cmpint (dt_seed_ask (store, "SELECT count(*) FROM schedule_change c JOIN directive d ON d.id = c.target_id WHERE d.symbol = '99-CT/TW' AND d.stub"), ==, 1);
  dt_seed_close (store);
}

/* A name that is new enters the directory in the same step. */
static void
test_new_unit (void)
{
  DtStore *store = dt_seed_open ();
  g_autoptr(DtRegisterEdit) edit = new_edit ("1503-CV/TU");
  g_autoptr(GError) error = NULL;
  g_autofree char *label = NULL;
  gint64 before = dt_seed_ask (store, "SELECT count(*) FROM unit");

  g_ptr_array_add (edit->new_units, g_strdup ("Ban Quản lý chợ"));
  g_ptr_array_add (edit->new_units, g_strdup ("Ban Quản lý cảng"));
  add_task (edit, "Báo cáo", "Ban Quản lý chợ; Ban Quản lý cảng");
  store_directive (store, edit, NULL);
  g_assert_cmpint (dt_seed_ask (store, "SELECT count(*) FROM unit"), ==, before + 2);
  g_assert_cmpint (dt_seed_ask (store, "SELECT count(*) FROM unit WHERE code IN ('BQLC', 'BQLC-2')"), ==, 2);
  label = dt_store_undo (store, &error);
  g_assert_no_error (error);
  g_assert_cmpint (dt_seed_ask (store, "SELECT count(*) FROM unit"), ==, before);
  dt_seed_close (store);
}

/* Plain ones are found by whatever they are called, others are asked with what is like them, strange ones without. */
static void
test_match (void)
{
  DtStore *store = dt_seed_open ();
  static const char *const names[] = { "phường Minh Tân", "VP", "Văn phòng Thành ủy tỉnh", "Tổ xe ôm" };
  GPtrArray *asked = g_ptr_array_new ();
  g_autoptr(GPtrArray) matches = NULL;
  g_autoptr(GError) error = NULL;
  const DtUnitMatch *match;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_ptr_array_add (asked, (gpointer) names[i]);
  matches = dt_store_read (store, dt_job_match_units, asked, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (matches->len, ==, G_N_ELEMENTS (names));
  match = g_ptr_array_index (matches, 0);
  g_assert_cmpstr (match->words, ==, "phường Minh Tân");
  g_assert_nonnull (match->name);
  match = g_ptr_array_index (matches, 2);
  g_assert_null (match->name);
  g_assert_cmpuint (match->candidates->len, >, 0);
  match = g_ptr_array_index (matches, 3);
  g_assert_null (match->name);
  g_assert_cmpuint (match->candidates->len, ==, 0);
  g_ptr_array_unref (asked);
  dt_seed_close (store);
}

static const char *
find_match (GPtrArray  *matches,
            const char *words)
{
  for (guint i = 0; i < matches->len; i++)
    {
      const DtUnitMatch *match = g_ptr_array_index (matches, i);

      if (g_str_equal (match->words, words))
        return match->name;
    }
  g_assert_not_reached ();
}

/* Groups are named freely: the own body said or left out, two parts of one name apart. Another body is another group. */
static void
test_match_groups (void)
{
  DtStore *store = dt_seed_open ();
  static const char *const names[] = {
    "các cơ quan chuyên trách tham mưu, giúp việc Thành ủy", "Các cơ quan TMGV", "các chi, đảng bộ trực thuộc Thành ủy",
    "các chi, đảng bộ trực thuộc Tỉnh ủy", "Mặt trận", "các tổ chức chính trị - xã hội thành phố", "các cơ quan, đơn vị, địa phương",
  };
  GPtrArray *asked = g_ptr_array_new ();
  g_autoptr(GPtrArray) matches = NULL;
  g_autoptr(GError) error = NULL;

  dt_seed_write (store, "INSERT INTO unit_group (uid, code, name) VALUES"
                        " ('g1', 'G1', 'Các cơ quan tham mưu, giúp việc Thành ủy'), ('g2', 'G2', 'Các chi, đảng bộ trực thuộc'),"
                        " ('g3', 'G3', 'Mặt trận và các tổ chức chính trị – xã hội'), ('g4', 'G4', 'Tổ A Thành ủy'), ('g5', 'G5', 'Tổ B Thành ủy'),"
                        " ('g6', 'G6', 'Tổ A thành phố'), ('g7', 'G7', 'Tổ B thành phố'), ('g8', 'G8', 'Tổ C thành phố')");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_ptr_array_add (asked, (gpointer) names[i]);
  matches = dt_store_read (store, dt_job_match_units, asked, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (find_match (matches, names[0]), ==, "Các cơ quan tham mưu, giúp việc Thành ủy");
  g_assert_cmpstr (find_match (matches, names[1]), ==, "Các cơ quan tham mưu, giúp việc Thành ủy");
  g_assert_cmpstr (find_match (matches, names[2]), ==, "Các chi, đảng bộ trực thuộc");
  g_assert_null (find_match (matches, names[3]));
  g_assert_cmpstr (find_match (matches, names[4]), ==, "Mặt trận và các tổ chức chính trị – xã hội");
  g_assert_cmpstr (find_match (matches, names[5]), ==, "Mặt trận và các tổ chức chính trị – xã hội");
  g_assert_null (find_match (matches, names[6]));
  g_ptr_array_unref (asked);
  dt_seed_close (store);
}

/* Entered again as one to be changed: what it says is brought in, what it ordered once is not ordered twice, and without that it is
 * refused as before. */
static void
test_again (void)
{
  DtStore *store = dt_seed_open ();
  DtScheduleRule rule = { .kind = DT_CHANGE_POSTPONE, .amount = 3, .unit = DT_SPAN_DAYS };
  gint64 first, again, n_changes;

  {
    g_autoptr(DtRegisterEdit) edit = new_edit ("77-CV/TU");

    edit->directive->location = g_strdup ("Tân Sơn");
    add_task (edit, "Báo cáo", NULL);
    g_ptr_array_add (edit->moves, dt_register_move_new ("99-CT/TW", &rule));
    first = store_directive (store, edit, NULL);
  }
  n_changes = dt_seed_ask (store, "SELECT count(*) FROM schedule_change");
  for (int i = 0; i < 2; i++)
    {
      g_autoptr(DtRegisterEdit) edit = new_edit ("77-CV/TU");
      g_autoptr(DtDirectivePage) page = NULL;

      edit->update = i == 1;
      edit->directive->location = g_strdup ("");
      g_free (edit->directive->subject);
      edit->directive->subject = g_strdup ("Đôn đốc lần hai");
      add_task (edit, "Báo cáo", NULL);
      add_task (edit, "Việc thêm", NULL);
      g_ptr_array_add (edit->moves, dt_register_move_new ("99-CT/TW", &rule));
      again = store_directive (store, edit, edit->update ? NULL : "77-CV/TU of this issuer and day is in the register already.");
      page = load_page (store, first);
      g_assert_cmpstr (page->subject, ==, edit->update ? "Đôn đốc lần hai" : "Đôn đốc báo cáo");
      g_assert_cmpuint (page->tasks->len, ==, edit->update ? 2 : 1);
      g_assert_cmpstr (page->place, ==, "Tân Sơn");
    }
  g_assert_cmpint (again, ==, first);
  g_assert_cmpint (dt_seed_ask (store, "SELECT count(*) FROM schedule_change"), ==, n_changes);
  dt_seed_close (store);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  dt_today_set_fixed (DT_SEED_TODAY);

  g_test_add_func ("/storage/register/new", test_new);
  g_test_add_func ("/storage/register/refused", test_refused);
  g_test_add_func ("/storage/register/moves", test_moves);
  g_test_add_func ("/storage/register/again", test_again);
  g_test_add_func ("/storage/register/new-unit", test_new_unit);
  g_test_add_func ("/storage/register/match", test_match);
  g_test_add_func ("/storage/register/match-groups", test_match_groups);

  return g_test_run ();
}
