/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Directives by form. */

#include "dt-directive-edit-jobs.h"
#include "dt-error.h"
#include "dt-seed.h"
#include "dt-test.h"

static DtDirectiveEdit *
load (DtStore *store,
      gint64   id)
{
  g_autoptr(GError) error = NULL;
  DtDirectiveEdit *edit = dt_store_read (store, dt_job_load_directive_edit, &id, NULL, &error);

  g_assert_no_error (error);
  return edit;
}

/* How many days moved; -1 where it is refused, with words that hold @reason. */
static int
store_edit (DtStore         *store,
            DtDirectiveEdit *edit,
            const char      *reason)
{
  DtWrite write = { .action = "edit-directive" };
  g_autoptr(GError) error = NULL;
  g_autofree int *n = dt_store_write (store, &write, dt_job_store_directive, edit, NULL, &error);

  if (reason == NULL)
    {
      g_assert_no_error (error);
      return *n;
    }
  g_assert_nonnull (error);
  g_assert_cmpint (error->domain, ==, DT_ERROR);
  g_assert_nonnull (strstr (error->message, reason));
  return -1;
}

static void
set_text (char       **field,
          const char  *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

static void
remove_directive (DtStore    *store,
                  gint64      id,
                  const char *reason)
{
  DtWrite write = { .action = "remove-directive" };
  g_autoptr(GError) error = NULL;

  dt_store_write (store, &write, dt_job_remove_directive, &id, NULL, &error);
  if (reason == NULL)
    g_assert_no_error (error);
  else
    {
      g_assert_error (error, DT_ERROR, DT_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, reason));
    }
}

/* Every field, read back, and taken back as one step. */
static void
test_fields (void)
{
  DtStore *store = dt_seed_open ();
  g_autoptr(DtDirectiveEdit) edit = load (store, DT_SEED_PLAN);
  g_autoptr(DtDirectiveEdit) read = NULL;
  g_autoptr(DtDirectiveEdit) old = NULL;
  g_autofree char *label = NULL;

  g_assert_cmpstr (edit->symbol, ==, "150-KH/TU");
  g_assert_cmpint (edit->type, ==, DT_DOCUMENT_PLAN);
  g_assert_cmpstr (edit->addressees, ==, "");
  set_text (&edit->symbol, "151-KH/TU");
  edit->type = DT_DOCUMENT_RULES;
  set_text (&edit->issuer, "Ban Tổ chức Thành ủy");
  edit->issued_day = dt_test_day ("2024-07-09");
  set_text (&edit->place, "Quảng Ngãi");
  set_text (&edit->subject, "Kế hoạch đại hội");
  set_text (&edit->signer, "N. V. A");
  set_text (&edit->signer_title, "Phó Bí thư");
  edit->urgency = DT_URGENCY_URGENT;
  edit->arrived_day = dt_test_day ("2024-07-10");
  edit->incoming_number = 321;
  edit->passed_day = dt_test_day ("2024-07-11");
  set_text (&edit->passed_to, "Phòng Tổng hợp");
  edit->copies = 45;
  set_text (&edit->addressees, "Ủy ban nhân dân thành phố\n  Các đảng ủy phường, xã \n\nĐồng chí phụ trách");
  set_text (&edit->distribution, "Như trên\nVăn phòng");
  set_text (&edit->note, "Đã chuyển chuyên viên");
  g_assert_cmpint (store_edit (store, edit, NULL), ==, 0);

  read = load (store, DT_SEED_PLAN);
  g_assert_cmpstr (read->symbol, ==, "151-KH/TU");
  g_assert_cmpint (read->type, ==, DT_DOCUMENT_RULES);
  g_assert_cmpstr (read->issuer, ==, "Ban Tổ chức Thành ủy");
  dt_test_assert_day (read->issued_day, "2024-07-09");
  dt_test_assert_day (read->arrived_day, "2024-07-10");
  g_assert_cmpstr (read->signer_title, ==, "Phó Bí thư");
  g_assert_cmpint (read->urgency, ==, DT_URGENCY_URGENT);
  g_assert_cmpint (read->incoming_number, ==, 321);
  dt_test_assert_day (read->passed_day, "2024-07-11");
  g_assert_cmpstr (read->passed_to, ==, "Phòng Tổng hợp");
  g_assert_cmpint (read->copies, ==, 45);
  g_assert_cmpstr (read->addressees, ==, "Ủy ban nhân dân thành phố\nCác đảng ủy phường, xã\nĐồng chí phụ trách");
  g_assert_cmpstr (read->distribution, ==, "Như trên\nVăn phòng");
  g_assert_cmpstr (read->note, ==, "Đã chuyển chuyên viên");
  g_assert_cmpint (dt_seed_ask (store, "SELECT issuer_id FROM directive WHERE id = 1"), ==, DT_SEED_ORGANISATION);
  g_assert_cmpint (dt_seed_ask (store, "SELECT sum (unit_id IS 4) * 10 + sum (group_id IS 1) FROM addressee WHERE directive_id = 1 AND kind = 'addressee'"), ==, 11);
  g_assert_cmpint (dt_seed_ask (store, "SELECT count(*) FROM task_search WHERE folded LIKE '%151 kh tu%'"), ==, 11);

  label = dt_store_undo (store, NULL);
  g_assert_cmpstr (label, ==, "Edit directive: 151-KH/TU");
  old = load (store, DT_SEED_PLAN);
  g_assert_cmpstr (old->symbol, ==, "150-KH/TU");
  g_assert_cmpstr (old->addressees, ==, "");
  dt_seed_close (store);
}

/* What is counted from the receipt follows it; what is named does not. */
static void
test_days (void)
{
  DtStore *store = dt_seed_open ();
  g_autoptr(DtDirectiveEdit) edit = load (store, DT_SEED_PLAN);

  dt_seed_write (store, "UPDATE deadline SET bound = 'period', words = 'trong 10 ngày kể từ ngày nhận', named_day = NULL, rule = 'P10D@received' WHERE task_id = 3");
  edit->arrived_day = dt_test_day ("2024-07-12");
  g_assert_cmpint (store_edit (store, edit, NULL), ==, 1);
  g_assert_cmpint (dt_seed_ask (store, "SELECT original_day FROM deadline WHERE task_id = 3"), ==, dt_test_day ("2024-07-22"));
  edit->arrived_day = dt_test_day ("2024-07-01");
  store_edit (store, edit, "cannot arrive before");
  g_assert_cmpint (dt_seed_ask (store, "SELECT original_day FROM deadline WHERE task_id = 3"), ==, dt_test_day ("2024-07-22"));
  dt_seed_close (store);
}

/* Taken out, another relation, one that is in the register, one that is not: a stub, which is then completed. */
static void
test_references (void)
{
  DtStore *store = dt_seed_open ();
  g_autoptr(DtDirectiveEdit) edit = load (store, DT_SEED_LETTER);
  g_autoptr(DtDirectiveEdit) read = NULL;
  g_autoptr(DtDirectiveEdit) stub = NULL;
  gint64 id;

  g_assert_cmpuint (edit->references->len, ==, 1);
  ((DtReferenceEdit *) g_ptr_array_index (edit->references, 0))->relation = DT_RELATION_AMENDS;
  dt_directive_edit_add_reference (edit, DT_RELATION_IMPLEMENTS, 0, "35-CT/TW");
  dt_directive_edit_add_reference (edit, DT_RELATION_MENTIONS, 0, "150-kh/tu");
  store_edit (store, edit, NULL);
  read = load (store, DT_SEED_LETTER);
  g_assert_cmpuint (read->references->len, ==, 3);
  g_assert_cmpint (dt_seed_ask (store, "SELECT count(*) FROM reference WHERE directive_id = 2 AND target_id = 1 AND relation IN ('amends', 'mentions')"), ==, 2);
  id = dt_seed_ask (store, "SELECT id FROM directive WHERE symbol = '35-CT/TW' AND stub = 1");
  g_assert_cmpint (id, >, 0);

  stub = load (store, id);
  g_assert_true (stub->stub);
  set_text (&stub->issuer, "Bộ Chính trị");
  set_text (&stub->subject, "Về đại hội đảng bộ các cấp");
  stub->issued_day = dt_test_day ("2024-06-14");
  store_edit (store, stub, NULL);
  g_assert_cmpint (dt_seed_ask (store, "SELECT count(*) FROM directive WHERE symbol = '35-CT/TW' AND stub = 0 AND issuer_key = dt_fold ('Bộ Chính trị')"), ==, 1);

  g_ptr_array_set_size (read->references, 0);
  dt_directive_edit_add_reference (read, DT_RELATION_MENTIONS, DT_SEED_LETTER, "1438-CV/TU");
  store_edit (store, read, "cite itself");
  g_ptr_array_set_size (read->references, 0);
  store_edit (store, read, NULL);
  g_assert_cmpint (dt_seed_ask (store, "SELECT count(*) FROM reference"), ==, 0);
  dt_seed_close (store);
}

static void
test_refused (void)
{
  DtStore *store = dt_seed_open ();
  g_autoptr(DtDirectiveEdit) edit = load (store, DT_SEED_LETTER);
  gint64 gone = 99;
  g_autoptr(GError) error = NULL;

  set_text (&edit->symbol, "");
  store_edit (store, edit, "number and symbol");
  set_text (&edit->symbol, "150/kh/tu");
  edit->issued_day = dt_test_day ("2024-07-08");
  store_edit (store, edit, "in the register already");
  g_assert_cmpint (dt_seed_ask (store, "SELECT count(*) FROM directive WHERE symbol = '1438-CV/TU'"), ==, 1);
  g_assert_null (dt_store_read (store, dt_job_load_directive_edit, &gone, NULL, &error));
  g_assert_error (error, DT_ERROR, DT_ERROR_NOT_FOUND);
  dt_seed_close (store);
}

/* Only what nothing rests on goes; then with all its tasks, and comes back with them. */
static void
test_remove (void)
{
  DtStore *store = dt_seed_open ();
  g_autofree char *label = NULL;

  remove_directive (store, DT_SEED_PLAN, "150-KH/TU is cited by 1438-CV/TU");
  remove_directive (store, DT_SEED_LETTER, "schedule change");
  dt_seed_write (store, "DELETE FROM schedule_change");
  remove_directive (store, DT_SEED_LETTER, "have a history");
  dt_seed_write (store, "DELETE FROM submission WHERE assignment_id IN (13, 14)");
  remove_directive (store, DT_SEED_LETTER, NULL);
  g_assert_cmpint (dt_seed_ask (store, "SELECT (SELECT count(*) FROM directive) * 100 + (SELECT count(*) FROM task)"), ==, 111);
  g_assert_cmpint (dt_seed_ask (store, "SELECT count(*) FROM task_status"), ==, 11);
  label = dt_store_undo (store, NULL);
  g_assert_cmpstr (label, ==, "Take out directive: 1438-CV/TU");
  g_assert_cmpint (dt_seed_ask (store, "SELECT (SELECT count(*) FROM directive) * 100 + (SELECT count(*) FROM task)"), ==, 214);
  g_assert_cmpint (dt_seed_ask (store, "SELECT count(*) FROM reference"), ==, 1);
  dt_seed_close (store);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dt_today_set_fixed (DT_SEED_TODAY);
  g_test_add_func ("/directive-edit/fields", test_fields);
  g_test_add_func ("/directive-edit/days", test_days);
  g_test_add_func ("/directive-edit/references", test_references);
  g_test_add_func ("/directive-edit/refused", test_refused);
  g_test_add_func ("/directive-edit/remove", test_remove);
  return g_test_run ();
}
