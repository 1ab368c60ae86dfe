/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What reading a file does to the register: once, again, corrected, in parts, with faults, and not at all. */

#include <string.h>

#include "dt-transfer-test.h"

#define PLAN(tasks) \
  "<Directives><Directive symbol=\"150-KH/TU\" type=\"plan\" date=\"2024-07-08\" issuer=\"THU\"><Subject>Kế hoạch</Subject>" \
  "<Tasks>" tasks "</Tasks></Directive></Directives>"
#define TASK(ordinal, title, date) \
  "<Task ordinal=\"" ordinal "\"><Title>" title "</Title><Deadline bound=\"by\" date=\"" date "\"/><Assignment unit=\"VP\"/></Task>"
#define ACCELERATE(amount) \
  "<ScheduleChanges><ScheduleChange kind=\"accelerate\" amount=\"" amount "\"><Cause symbol=\"1438-CV/TU\" date=\"2024-07-22\" issuer=\"THU\"/>" \
  "<Target symbol=\"150-KH/TU\" date=\"2024-07-08\" issuer=\"THU\"/></ScheduleChange></ScheduleChanges>"

#define DAY(column) "date (" column " + 1721424.5)"
#define LAST_DAYS "SELECT ordinal, " DAY ("last_day") " FROM task JOIN deadline ON task_id = task.id ORDER BY directive_id, task.position"

#define assert_rows(fixture, sql, expected)                         \
  G_STMT_START {                                                    \
    g_autofree char *rows_ = dt_transfer_query (fixture, sql);      \
    g_assert_cmpstr (rows_, ==, expected);                          \
  } G_STMT_END

static void
assert_counts (const DtImportReport *report,
               DtEntity              entity,
               int                   n_new,
               int                   n_changed,
               int                   n_unchanged)
{
  g_assert_cmpint (report->counts[entity][DT_OUTCOME_NEW], ==, n_new);
  g_assert_cmpint (report->counts[entity][DT_OUTCOME_CHANGED], ==, n_changed);
  g_assert_cmpint (report->counts[entity][DT_OUTCOME_UNCHANGED], ==, n_unchanged);
}

static char *
file_bytes (DtTransferFixture *fixture)
{
  g_autoptr(GError) error = NULL;
  char *bytes = NULL;
  gsize length;

  g_file_get_contents (dt_store_get_path (fixture->store), &bytes, &length, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (length, >, 0);
  {
    char *sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) bytes, length);

    g_free (bytes);
    return sum;
  }
}

static void
test_first (DtTransferFixture *fixture,
            gconstpointer      data)
{
  g_autoptr(GFile) file = dt_transfer_sample ("valid-register.xml");
  g_autoptr(DtImportReport) report = dt_transfer_read (fixture, file, DT_TRANSFER_FLAGS_NONE);

  dt_transfer_assert_good (report);
  assert_counts (report, DT_ENTITY_SETTING, 2, 0, 0);
  assert_counts (report, DT_ENTITY_CALENDAR, 4, 0, 0);
  assert_counts (report, DT_ENTITY_UNIT, 7, 0, 0);
  assert_counts (report, DT_ENTITY_GROUP, 1, 0, 0);
  assert_counts (report, DT_ENTITY_DIRECTIVE, 2, 0, 0);
  assert_counts (report, DT_ENTITY_TASK, 7, 0, 0);
  assert_counts (report, DT_ENTITY_ASSIGNMENT, 13, 0, 0);
  assert_counts (report, DT_ENTITY_SUBMISSION, 2, 0, 0);
  assert_counts (report, DT_ENTITY_CHANGE, 2, 0, 0);
  assert_counts (report, DT_ENTITY_REMINDER, 2, 0, 0);
  g_assert_cmpint (report->n_stubs, ==, 2);
  g_assert_cmpint (report->n_deadlines_moved, ==, 3);

  /* The plan by the rule; of the letter only the ward's part of the collection. */
  assert_rows (fixture, LAST_DAYS,
               "1|2024-08-15\n2|2024-10-16\n2.1|2024-12-16\n2.1|2024-08-24\n2.2|2024-08-30\n3|∅");
  assert_rows (fixture, "SELECT code, " DAY ("last_day") " FROM assignment JOIN unit ON unit.id = unit_id WHERE last_day IS NOT NULL", "P-05|2024-08-28");
  /* The group as it was on the day of the letter. */
  assert_rows (fixture, "SELECT unit.code, unit_group.code FROM assignment JOIN unit ON unit.id = unit_id JOIN unit_group ON unit_group.id = group_id"
                        " ORDER BY unit.code", "P-05|G-TRUCTHUOC\nX-02|G-TRUCTHUOC");
  assert_rows (fixture, "SELECT symbol FROM directive WHERE stub ORDER BY symbol", "2245-CV/TU\n35-CT/TW");
}

static void
test_again (DtTransferFixture *fixture,
            gconstpointer      data)
{
  g_autoptr(GFile) file = dt_transfer_sample ("valid-register.xml");
  g_autoptr(DtImportReport) report = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *journal_before = NULL;
  g_autofree char *journal_after = NULL;

  dt_transfer_take_sample (fixture, "valid-register.xml");
  before = dt_transfer_dump (fixture);
  journal_before = dt_transfer_query (fixture, "SELECT (SELECT count(*) FROM journal), (SELECT count(*) FROM journal_item)");

  report = dt_transfer_read (fixture, file, DT_TRANSFER_FLAGS_NONE);
  dt_transfer_assert_good (report);
  for (int entity = 0; entity < DT_N_ENTITIES; entity++)
    {
      g_assert_cmpint (report->counts[entity][DT_OUTCOME_NEW], ==, 0);
      g_assert_cmpint (report->counts[entity][DT_OUTCOME_CHANGED], ==, 0);
    }
  assert_counts (report, DT_ENTITY_TASK, 0, 0, 7);
  g_assert_cmpint (report->n_deadlines_moved, ==, 0);
  g_assert_cmpint (report->n_stubs, ==, 0);
  g_assert_cmpuint (report->lines->len, ==, 0);

  after = dt_transfer_dump (fixture);
  g_assert_cmpstr (after, ==, before);
  journal_after = dt_transfer_query (fixture, "SELECT (SELECT count(*) FROM journal), (SELECT count(*) FROM journal_item)");
  g_assert_cmpstr (journal_after, ==, journal_before);
}

static void
test_corrected (DtTransferFixture *fixture,
                gconstpointer      data)
{
  g_autoptr(DtImportReport) report = NULL;
  const DtImportLine *line;

  dt_transfer_take_text (fixture, DT_TEST_REGISTER (DT_TEST_UNITS PLAN (TASK ("1", "Một", "2024-08-30") TASK ("2", "Hai", "2024-09-10"))));
  report = dt_transfer_read_text (fixture, DT_TEST_REGISTER (PLAN (TASK ("1", "Một", "2024-08-30") TASK ("2", "Hai, đã sửa", "2024-09-12")
                                                                   TASK ("3", "Ba", "2024-09-20"))), DT_TRANSFER_FLAGS_NONE);
  dt_transfer_assert_good (report);
  assert_counts (report, DT_ENTITY_TASK, 1, 1, 1);
  assert_counts (report, DT_ENTITY_DIRECTIVE, 0, 0, 1);
  assert_counts (report, DT_ENTITY_ASSIGNMENT, 1, 0, 2);
  g_assert_cmpint (report->n_deadlines_moved, ==, 1);
  line = report->lines->pdata[0];
  g_assert_cmpint (line->outcome, ==, DT_OUTCOME_CHANGED);
  g_assert_cmpstr (line->title, ==, "2 Hai, đã sửa");
  g_assert_cmpstr (line->detail, ==, "Title: Hai → Hai, đã sửa; Day Named: 10/9/2024 → 12/9/2024");
  assert_rows (fixture, LAST_DAYS, "1|2024-08-30\n2|2024-09-12\n3|2024-09-20");
}

/* What people did in the register since is not undone by reading the file again. */
static void
test_work_is_kept (DtTransferFixture *fixture,
                   gconstpointer      data)
{
  static const char first[] = DT_TEST_REGISTER (DT_TEST_UNITS PLAN (TASK ("1", "Một", "2024-08-30")));
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  dt_transfer_take_text (fixture, first);
  dt_transfer_take_text (fixture, DT_TEST_REGISTER (PLAN (
    "<Task ordinal=\"1\" hold=\"suspended\"><Title>Một</Title><HoldReason>chờ</HoldReason>"
    "<Assignment unit=\"VP\" percent=\"60\"><Submission received=\"2024-08-08\" verdict=\"accepted\" verdict-day=\"2024-08-09\"/></Assignment>"
    "<Assignment unit=\"BTC\" excused=\"đã có\"/></Task>")));
  before = dt_transfer_dump (fixture);
  dt_transfer_take_text (fixture, first);
  after = dt_transfer_dump (fixture);
  g_assert_cmpstr (after, ==, before);
}

static void
test_dropped (DtTransferFixture *fixture,
              gconstpointer      data)
{
  dt_transfer_take_text (fixture, DT_TEST_REGISTER (DT_TEST_UNITS PLAN (
    "<Task ordinal=\"1\"><Title>Một</Title><Assignment unit=\"VP\"/><Assignment unit=\"BTC\" role=\"coordinator\"/></Task>"
    "<Task ordinal=\"2\"><Title>Hai</Title><Needs task=\"#1\"/></Task><Task ordinal=\"3\"><Title>Ba</Title></Task>")));
  dt_transfer_take_text (fixture, DT_TEST_REGISTER (PLAN (
    "<Task ordinal=\"1\"><Title>Một</Title><Assignment unit=\"BTC\"/></Task>"
    "<Task ordinal=\"2\"><Title>Hai</Title><Needs task=\"150-KH/TU#3\"/></Task>")));
  assert_rows (fixture, "SELECT code, role FROM assignment JOIN unit ON unit.id = unit_id", "BTC|lead");
  assert_rows (fixture, "SELECT a.ordinal, b.ordinal FROM dependency JOIN task AS a ON a.id = task_id JOIN task AS b ON b.id = needs_id", "2|3");
  assert_rows (fixture, "SELECT ordinal FROM task ORDER BY id", "1\n2\n3");
}

static void
test_empty_clears (DtTransferFixture *fixture,
                   gconstpointer      data)
{
  dt_transfer_take_text (fixture, DT_TEST_REGISTER (DT_TEST_UNITS PLAN ("<Task ordinal=\"1\" clause=\"mục 1\" product=\"báo cáo\"><Title>Một</Title><Text>chữ</Text></Task>")));
  dt_transfer_take_text (fixture, DT_TEST_REGISTER (PLAN ("<Task ordinal=\"1\" clause=\"\"><Title>Một</Title><Text/></Task>")));
  assert_rows (fixture, "SELECT clause, text, product FROM task", "∅|∅|báo cáo");
}

static void
test_stub (DtTransferFixture *fixture,
           gconstpointer      data)
{
  g_autoptr(DtImportReport) report = NULL;
  static const char citing[] = DT_TEST_REGISTER (DT_TEST_UNITS
    "<Directives><Directive symbol=\"1438-CV/TU\" type=\"letter\" date=\"2024-07-22\" issuer=\"THU\">"
    "<Reference relation=\"accelerates\" symbol=\"150 - KH/TU\" date=\"2024-07-08\" issuer=\"THU\"/>"
    "<Reference relation=\"mentions\" symbol=\"35-CT/TW\" date=\"2024-06-14\"/>"
    "</Directive></Directives>" ACCELERATE ("15"));

  dt_transfer_take_text (fixture, citing);
  assert_rows (fixture, "SELECT symbol, stub FROM directive ORDER BY symbol", "1438-CV/TU|0\n150 - KH/TU|1\n35-CT/TW|1");

  /* It arrives: the same row becomes whole, and the rule that waited for it takes hold. */
  report = dt_transfer_read_text (fixture, DT_TEST_REGISTER (PLAN (TASK ("1", "Một", "2024-08-30"))), DT_TRANSFER_FLAGS_NONE);
  dt_transfer_assert_good (report);
  assert_counts (report, DT_ENTITY_DIRECTIVE, 0, 1, 0);
  g_assert_cmpint (report->n_deadlines_moved, ==, 1);
  assert_rows (fixture, "SELECT symbol, stub FROM directive ORDER BY symbol", "1438-CV/TU|0\n150-KH/TU|0\n35-CT/TW|1");
  assert_rows (fixture, LAST_DAYS, "1|2024-08-15");

  /* A task that comes under it later is moved as well. */
  dt_transfer_take_text (fixture, DT_TEST_REGISTER (PLAN (TASK ("1", "Một", "2024-08-30") TASK ("2", "Hai", "2024-09-16"))));
  assert_rows (fixture, LAST_DAYS, "1|2024-08-15\n2|2024-09-01");

  /* Being cited once more says nothing new; another 35-CT/TW is another directive. */
  dt_transfer_take_text (fixture, citing);
  dt_transfer_take_text (fixture, DT_TEST_REGISTER ("<Directives><Directive symbol=\"35-CT/TW\" type=\"directive\" date=\"2019-05-30\"/></Directives>"));
  assert_rows (fixture, "SELECT symbol, stub FROM directive ORDER BY symbol, stub", "1438-CV/TU|0\n150-KH/TU|0\n35-CT/TW|0\n35-CT/TW|1");
}

static void
test_rule_corrected (DtTransferFixture *fixture,
                     gconstpointer      data)
{
  g_autoptr(DtImportReport) report = NULL;

  dt_transfer_take_text (fixture, DT_TEST_REGISTER (DT_TEST_UNITS PLAN (TASK ("1", "Một", "2024-08-30")) ACCELERATE ("15")));
  assert_rows (fixture, LAST_DAYS, "1|2024-08-15");
  report = dt_transfer_read_text (fixture, DT_TEST_REGISTER (ACCELERATE ("10")), DT_TRANSFER_FLAGS_NONE);
  dt_transfer_assert_good (report);
  assert_counts (report, DT_ENTITY_CHANGE, 0, 1, 0);
  g_assert_cmpint (report->n_deadlines_moved, ==, 1);
  assert_rows (fixture, LAST_DAYS, "1|2024-08-20");
  assert_rows (fixture, "SELECT count(*), min (" DAY ("old_day") "), max (" DAY ("new_day") ") FROM deadline_move", "1|2024-08-30|2024-08-20");
}

/* "before" counts the day itself where the office says so. */
static void
test_setting (DtTransferFixture *fixture,
              gconstpointer      data)
{
  dt_transfer_take_text (fixture, DT_TEST_REGISTER (DT_TEST_UNITS PLAN ("<Task ordinal=\"1\"><Title>Một</Title><Deadline bound=\"before\">trước ngày 25/8/2024</Deadline></Task>")));
  assert_rows (fixture, LAST_DAYS, "1|2024-08-24");
  dt_transfer_take_text (fixture, DT_TEST_REGISTER ("<Settings><Setting name=\"deadline.include-named\">true</Setting></Settings>"));
  assert_rows (fixture, LAST_DAYS, "1|2024-08-25");
}

static void
test_identity (DtTransferFixture *fixture,
               gconstpointer      data)
{
#define UID_A "11111111-1111-4111-8111-111111111111"
#define UID_B "22222222-2222-4222-8222-222222222222"
  dt_transfer_take_text (fixture, DT_TEST_REGISTER (DT_TEST_UNITS
    "<Directives><Directive uid=\"" UID_A "\" symbol=\"1-KH/TU\" type=\"plan\" date=\"2024-07-08\" issuer=\"THU\"><Tasks>"
    "<Task uid=\"" UID_B "\" ordinal=\"1\"><Title>Một</Title></Task></Tasks></Directive></Directives>"));

  /* By uid: even its symbol and its ordinal may be corrected. */
  dt_transfer_take_text (fixture, DT_TEST_REGISTER (
    "<Directives><Directive uid=\"" UID_A "\" symbol=\"2-KH/TU\" type=\"plan\" date=\"2024-07-09\" issuer=\"THU\"><Tasks>"
    "<Task uid=\"" UID_B "\" ordinal=\"1.1\"><Title>Một</Title></Task></Tasks></Directive></Directives>"));
  assert_rows (fixture, "SELECT symbol, ordinal FROM directive JOIN task ON directive_id = directive.id", "2-KH/TU|1.1");

  /* The same letter, registered by another office under other uids, is the same letter; what names it so is understood. */
  dt_transfer_take_text (fixture, DT_TEST_REGISTER (
    "<Directives><Directive uid=\"33333333-3333-4333-8333-333333333333\" symbol=\"2-KH/TU\" type=\"plan\" date=\"2024-07-09\" issuer=\"THU\"><Tasks>"
    "<Task uid=\"44444444-4444-4444-8444-444444444444\" ordinal=\"1.1\"><Title>Một</Title></Task>"
    "<Task ordinal=\"2\"><Title>Hai</Title><Needs task=\"44444444-4444-4444-8444-444444444444\"/></Task></Tasks></Directive></Directives>"));
  assert_rows (fixture, "SELECT count(*) FROM directive", "1");
  assert_rows (fixture, "SELECT task.ordinal FROM dependency JOIN task ON task.id = needs_id WHERE uid = '" UID_B "'", "1.1");
}

static void
test_forward_links (DtTransferFixture *fixture,
                    gconstpointer      data)
{
  dt_transfer_take_text (fixture, DT_TEST_REGISTER (
    "<Units><Unit code=\"A\" kind=\"other\" parent=\"B\" successor=\"C\"><Name>A</Name></Unit><Unit code=\"B\" kind=\"other\"><Name>B</Name></Unit>"
    "<Unit code=\"C\" kind=\"other\"><Name>C</Name></Unit></Units>"
    "<Directives><Directive symbol=\"1-KH/TU\" type=\"plan\" date=\"2024-07-08\"><Tasks>"
    "<Task ordinal=\"1\" parent=\"#3\"><Title>Một</Title><Needs task=\"#2\"/><Needs task=\"2-KH/TU@2024-07-09#1\"/></Task>"
    "<Task ordinal=\"2\"><Title>Hai</Title></Task><Task ordinal=\"3\"><Title>Ba</Title></Task></Tasks></Directive>"
    "<Directive symbol=\"2-KH/TU\" type=\"plan\" date=\"2024-07-09\"><Tasks><Task ordinal=\"1\"><Title>Một</Title></Task></Tasks></Directive></Directives>"));
  assert_rows (fixture, "SELECT a.code, p.code, s.code FROM unit AS a JOIN unit AS p ON p.id = a.parent_id JOIN unit AS s ON s.id = a.successor_id", "A|B|C");
  assert_rows (fixture, "SELECT p.ordinal FROM task AS t JOIN task AS p ON p.id = t.parent_id", "3");
  assert_rows (fixture, "SELECT symbol, ordinal FROM dependency JOIN task ON task.id = needs_id JOIN directive ON directive.id = directive_id ORDER BY symbol",
               "1-KH/TU|2\n2-KH/TU|1");
}

static void
test_group_by_day (DtTransferFixture *fixture,
                   gconstpointer      data)
{
#define GROUPS "<UnitGroups><UnitGroup code=\"G\"><Name>Nhóm</Name><Member unit=\"VP\" to=\"2024-06-30\"/><Member unit=\"BTC\" from=\"2024-07-01\"/>" \
               "<Member unit=\"THU\"/></UnitGroup></UnitGroups>"
#define ASKED(symbol, date) "<Directive symbol=\"" symbol "\" type=\"letter\" date=\"" date "\"><Tasks><Task ordinal=\"1\"><Title>Báo cáo</Title>" \
                            "<Assignment group=\"G\"/><Assignment unit=\"THU\" percent=\"30\"/></Task></Tasks></Directive>"
  dt_transfer_take_text (fixture, DT_TEST_REGISTER (DT_TEST_UNITS GROUPS "<Directives>" ASKED ("1-CV", "2024-06-30") ASKED ("2-CV", "2024-07-01") "</Directives>"));
  assert_rows (fixture, "SELECT symbol, code, percent, group_id IS NOT NULL FROM assignment JOIN unit ON unit.id = unit_id JOIN task ON task.id = task_id"
                        " JOIN directive ON directive.id = directive_id ORDER BY symbol, code",
               "1-CV|THU|30|1\n1-CV|VP|0|1\n2-CV|BTC|0|1\n2-CV|THU|30|1");
}

static void
test_dry_run (DtTransferFixture *fixture,
              gconstpointer      data)
{
  g_autoptr(GFile) file = dt_transfer_sample ("valid-register.xml");
  g_autoptr(DtImportReport) report = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *rows = NULL;

  dt_transfer_take_text (fixture, DT_TEST_REGISTER (DT_TEST_UNITS));
  rows = dt_transfer_dump (fixture);
  before = file_bytes (fixture);
  report = dt_transfer_read (fixture, file, DT_TRANSFER_FLAGS_DRY_RUN);
  dt_transfer_assert_good (report);
  assert_counts (report, DT_ENTITY_DIRECTIVE, 2, 0, 0);
  g_assert_cmpint (report->n_deadlines_moved, ==, 3);
  after = file_bytes (fixture);
  g_assert_cmpstr (after, ==, before);
  {
    g_autofree char *again = dt_transfer_dump (fixture);

    g_assert_cmpstr (again, ==, rows);
  }
  g_assert_cmpstr (dt_store_get_undo_label (fixture->store), !=, "Read “valid-register.xml”");
}

/* A fault at the very end: nothing of what came before it stays. */
static void
test_all_or_nothing (DtTransferFixture *fixture,
                     gconstpointer      data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr(GString) document = g_string_new ("<Register xmlns=\"https://example.org/ns/directive-tracker/1\" version=\"1.0\">"
                                              DT_TEST_UNITS "<Directives><Directive symbol=\"1-KH\" type=\"plan\" date=\"2024-07-08\"><Tasks>\n");
  g_autoptr(DtImportReport) report = NULL;

  dt_transfer_take_sample (fixture, "valid-register.xml");
  before = dt_transfer_dump (fixture);
  for (int i = 1; i <= 2000; i++)
    g_string_append_printf (document, "<Task ordinal=\"%d\"><Title>Việc %d</Title><Assignment unit=\"%s\"/></Task>\n", i, i, i < 2000 ? "VP" : "NO");
  g_string_append (document, "</Tasks></Directive></Directives></Register>");

  report = dt_transfer_read_text (fixture, document->str, DT_TRANSFER_FLAGS_NONE);
  g_assert_cmpint (report->n_errors, ==, 1);
  dt_transfer_assert_error (report, 0, 2001, 64, "The unit “NO” is not in the list of units", NULL);
  after = dt_transfer_dump (fixture);
  g_assert_cmpstr (after, ==, before);
}

static void
on_progress (double   fraction,
             gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

static void
test_cancel (DtTransferFixture *fixture,
             gconstpointer      data)
{
  g_autoptr(GString) document = g_string_new ("<Register xmlns=\"https://example.org/ns/directive-tracker/1\" version=\"1.0\"><Units>\n");
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  DtTransferOptions options = { .progress = on_progress, .progress_data = cancellable };
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = NULL;

  for (int i = 0; i < 20000; i++)
    g_string_append_printf (document, "<Unit code=\"U%d\" kind=\"other\"><Name>Đơn vị %d</Name></Unit>\n", i, i);
  g_string_append (document, "</Units></Register>");
  file = dt_transfer_write_file (fixture, "large.xml", document->str, -1);

  g_assert_null (dt_transfer_import (fixture->store, &file, 1, &options, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_rows (fixture, "SELECT count(*) FROM unit", "0");
}

typedef struct { GAsyncResult *result; double fraction; int n_told; GThread *thread; } Waiting;

static void
on_told (double   fraction,
         gpointer user_data)
{
  Waiting *waiting = user_data;

  g_assert_true (g_thread_self () == waiting->thread);
  g_assert_cmpfloat (fraction, >, waiting->fraction);
  waiting->fraction = fraction;
  waiting->n_told++;
}

static void
on_ready (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  ((Waiting *) user_data)->result = g_object_ref (result);
}

static gboolean
has_result (gpointer user_data)
{
  return ((Waiting *) user_data)->result != NULL;
}

static void
test_async (DtTransferFixture *fixture,
            gconstpointer      data)
{
  g_autoptr(GFile) file = dt_transfer_sample ("valid-register.xml");
  g_autoptr(GError) error = NULL;
  g_autoptr(DtImportReport) report = NULL;
  Waiting waiting = { NULL, 0.0, 0, g_thread_self () };
  DtTransferOptions options = { .progress = on_told, .progress_data = &waiting };
  g_autofree char *path = g_build_filename (fixture->folder, "out.xml", NULL);
  g_autoptr(GFile) out = g_file_new_for_path (path);

  dt_transfer_import_async (fixture->store, &file, 1, &options, NULL, on_ready, &waiting);
  dt_test_wait_until (has_result, &waiting);
  report = dt_transfer_import_finish (fixture->store, waiting.result, &error);
  g_assert_no_error (error);
  dt_transfer_assert_good (report);
  g_clear_object (&waiting.result);
  g_assert_cmpstr (dt_store_get_undo_label (fixture->store), ==, "Read “valid-register.xml”");

  dt_transfer_export_async (fixture->store, out, NULL, on_ready, &waiting);
  dt_test_wait_until (has_result, &waiting);
  g_assert_true (dt_transfer_export_finish (fixture->store, waiting.result, &error));
  g_assert_no_error (error);
  g_clear_object (&waiting.result);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
}

/* One step takes the whole import back, and brings it again. */
static void
test_undo (DtTransferFixture *fixture,
           gconstpointer      data)
{
  g_autofree char *empty = dt_transfer_dump (fixture);
  g_autofree char *full = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  g_autofree char *label = NULL;
  g_autoptr(GError) error = NULL;

  dt_transfer_take_sample (fixture, "valid-register.xml");
  full = dt_transfer_dump (fixture);
  label = dt_store_undo (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (label, ==, "Read “valid-register.xml”");
  undone = dt_transfer_dump (fixture);
  g_assert_cmpstr (undone, ==, empty);

  g_free (dt_store_redo (fixture->store, &error));
  g_assert_no_error (error);
  redone = dt_transfer_dump (fixture);
  g_assert_cmpstr (redone, ==, full);
}

/* A large file goes in without a step of undo, and leaves the same rows. */
static void
test_bulk (DtTransferFixture *fixture,
           gconstpointer      data)
{
  g_autoptr(GString) document = g_string_new (NULL);
  g_autoptr(GFile) file = NULL;
  g_autoptr(DtImportReport) report = NULL;
  g_autofree char *padding = g_strnfill (DT_TRANSFER_BULK_BYTES / 4, 'x');
  g_autofree char *export = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  dt_transfer_take_sample (fixture, "valid-register.xml");
  export = dt_transfer_export_text (fixture);
  before = dt_transfer_dump (fixture);
  dt_transfer_renew (fixture);

  g_string_append (document, export);
  for (int i = 0; i < 5; i++)
    g_string_append_printf (document, "<!-- %s -->\n", padding);
  file = dt_transfer_write_file (fixture, "large.xml", document->str, (gssize) document->len);
  report = dt_transfer_read (fixture, file, DT_TRANSFER_FLAGS_NONE);
  dt_transfer_assert_good (report);
  after = dt_transfer_dump (fixture);
  g_assert_cmpstr (after, ==, before);
  g_assert_null (dt_store_get_undo_label (fixture->store));
  assert_rows (fixture, "SELECT action, label FROM journal WHERE origin IS NULL", "import|Read “large.xml”");
  assert_rows (fixture, "SELECT count(*) = (SELECT count(*) FROM task) FROM task_status", "1");
  assert_rows (fixture, "SELECT count(*) FROM task_fts WHERE task_fts MATCH 'chu de dai hoi'", "1");
}

/* As an editor of another system leaves it: a byte order mark, and two signs at each end of line. */
static void
test_other_editor (DtTransferFixture *fixture,
                   gconstpointer      data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr(DtImportReport) report = NULL;

  dt_transfer_take_sample (fixture, "valid-register.xml");
  before = dt_transfer_export_text (fixture);
  {
    g_auto(GStrv) lines = g_strsplit (before, "\n", -1);
    g_autofree char *joined = g_strjoinv ("\r\n", lines);
    g_autofree char *other = g_strconcat ("\xef\xbb\xbf", joined, NULL);

    dt_transfer_renew (fixture);
    dt_transfer_take_text (fixture, other);
  }
  after = dt_test_without_last_entry (dt_transfer_export_text (fixture));
  g_assert_cmpstr (after, ==, before);

  report = dt_transfer_read_text (fixture, "\xef\xbb\xbf<Regster/>", DT_TRANSFER_FLAGS_NONE);
  dt_transfer_assert_error (report, 0, 1, 1, "This XML file is no register: it begins with <Regster>, not with <Register>", NULL);
}

/* Several files are one import; a fault in one refuses all, and says which. */
static void
test_several_files (DtTransferFixture *fixture,
                    gconstpointer      data)
{
  g_autoptr(GFile) units = dt_transfer_write_file (fixture, "1.xml", DT_TEST_REGISTER (DT_TEST_UNITS), -1);
  g_autoptr(GFile) plan = dt_transfer_write_file (fixture, "2.xml", DT_TEST_REGISTER (PLAN (TASK ("1", "Một", "2024-08-30"))), -1);
  g_autoptr(GFile) wrong = dt_transfer_write_file (fixture, "3.xml", DT_TEST_REGISTER ("<Oops/>"), -1);
  g_autoptr(GError) error = NULL;
  GFile *files[3] = { units, plan, wrong };
  g_autoptr(DtImportReport) refused = dt_transfer_import (fixture->store, files, 3, NULL, NULL, &error);
  g_autoptr(DtImportReport) report = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (refused->n_errors, ==, 1);
  g_assert_cmpuint (((DtProblem *) refused->errors->pdata[0])->file, ==, 2);
  assert_rows (fixture, "SELECT count(*) FROM unit", "0");

  report = dt_transfer_import (fixture->store, files, 2, NULL, NULL, &error);
  g_assert_no_error (error);
  dt_transfer_assert_good (report);
  assert_counts (report, DT_ENTITY_TASK, 1, 0, 0);
}

/* A failed export keeps the old file. */
static void
test_export_is_atomic (DtTransferFixture *fixture,
                       gconstpointer      data)
{
  g_autoptr(GFile) file = dt_transfer_write_file (fixture, "old.xml", "old", -1);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  g_autofree char *content = NULL;

  dt_transfer_take_sample (fixture, "valid-register.xml");
  g_cancellable_cancel (cancellable);
  g_assert_false (dt_transfer_export (fixture->store, file, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (g_file_load_contents (file, NULL, &content, NULL, NULL, NULL));
  g_assert_cmpstr (content, ==, "old");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/interchange/merge/" name, DtTransferFixture, NULL, dt_transfer_set_up, func, dt_transfer_tear_down)
  ADD ("first", test_first);
  ADD ("again", test_again);
  ADD ("corrected", test_corrected);
  ADD ("work-is-kept", test_work_is_kept);
  ADD ("dropped", test_dropped);
  ADD ("empty-clears", test_empty_clears);
  ADD ("stub", test_stub);
  ADD ("rule-corrected", test_rule_corrected);
  ADD ("setting", test_setting);
  ADD ("identity", test_identity);
  ADD ("forward-links", test_forward_links);
  ADD ("group-by-day", test_group_by_day);
  ADD ("dry-run", test_dry_run);
  ADD ("all-or-nothing", test_all_or_nothing);
  ADD ("cancel", test_cancel);
  ADD ("async", test_async);
  ADD ("undo", test_undo);
  ADD ("bulk", test_bulk);
  ADD ("other-editor", test_other_editor);
  ADD ("several-files", test_several_files);
  ADD ("export-is-atomic", test_export_is_atomic);

  return g_test_run ();
}
