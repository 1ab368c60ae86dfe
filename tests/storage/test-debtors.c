/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who is to be reminded of what, and the words that are kept for it. */

#include "dt-debtor-jobs.h"
#include "dt-edit-jobs.h"
#include "dt-storage-test.h"

static gpointer
write_job (DtStorageFixture *fixture,
           DtJobFunc         job,
           gpointer          data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(DtChange) change = NULL;
  DtWrite write = { .action = "edit" };
  gpointer result = NULL;

  dt_writer_run (fixture->writer, &write, job, data, NULL, &result, &change, &error);
  g_assert_no_error (error);

  return result;
}

static DtDebtorList *
ask (DtStorageFixture *fixture,
     DtDebtorQuery    *query)
{
  g_autoptr(GError) error = NULL;
  gpointer list = NULL;

  g_assert_true (dt_job_list_debtors (fixture->db, query, &list, &error));
  g_assert_no_error (error);
  dt_debtor_query_free (query);

  return list;
}

static DtDebtorList *
of_task (DtStorageFixture *fixture,
         gint64            task_id)
{
  DtDebtorQuery *query = dt_debtor_query_new (DT_SEED_TODAY);

  query->tasks = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (query->tasks, task_id);

  return ask (fixture, query);
}

/* "unit:debts,…" in their order */
static char *
name_debtors (const DtDebtorList *list)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < list->debtors->len; i++)
    {
      const DtDebtor *debtor = g_ptr_array_index (list->debtors, i);

      g_string_append_printf (names, "%s%s:%u", i > 0 ? "," : "", debtor->unit, debtor->debts->len);
    }

  return g_string_free (names, FALSE);
}

/* Of four leads one waits for acceptance and one is done: two owe. */
static void
test_collection (DtStorageFixture *fixture,
                 gconstpointer     seed)
{
  g_autoptr(DtDebtorList) list = of_task (fixture, 13);

  dt_test_assert_string (name_debtors (list), "Ban Tổ chức:1,Ban Tuyên giáo:1");
  g_assert_cmpuint (list->n_tasks, ==, 1);
  g_assert_cmpint (list->owed, ==, 4);
  g_assert_cmpint (list->handed_in, ==, 2);
  g_assert_cmpstr (list->directive, ==, "1438-CV/TU");
  dt_test_assert_day (list->last_day, "2024-08-24");
  dt_test_assert_day (list->working_day, "2024-08-23");
}

/* Nothing of it is owed: excused, suspended, cancelled, a standing duty. */
static void
test_not_owed (DtStorageFixture *fixture,
               gconstpointer     seed)
{
  dt_storage_run (fixture, "UPDATE assignment SET excused = 'x' WHERE id = 6");
  for (gint64 task = 10; task <= 12; task++)
    {
      g_autoptr(DtDebtorList) list = of_task (fixture, task);

      g_assert_cmpuint (list->debtors->len, ==, 0);
    }
  {
    g_autoptr(DtDebtorList) list = of_task (fixture, 6);

    g_assert_cmpuint (list->debtors->len, ==, 0);
  }
}

static void
test_unit (DtStorageFixture *fixture,
           gconstpointer     seed)
{
  DtDebtorQuery *query = dt_debtor_query_new (DT_SEED_TODAY);
  g_autoptr(DtDebtorList) list = NULL;
  const DtDebtor *debtor;

  query->unit_id = 2;
  list = ask (fixture, query);
  dt_test_assert_string (name_debtors (list), "Ban Tổ chức:3");
  debtor = g_ptr_array_index (list->debtors, 0);
  /* By last day: 9/8, 24/8, 30/8. */
  dt_test_assert_day (((DtDebt *) g_ptr_array_index (debtor->debts, 0))->last_day, "2024-08-09");
  dt_test_assert_day (((DtDebt *) g_ptr_array_index (debtor->debts, 2))->last_day, "2024-08-30");
  g_assert_cmpuint (list->n_tasks, ==, 3);
  g_assert_cmpstr (list->title, ==, "");
}

/* The ladder: each reminder is counted, and the next step follows the last. */
static void
test_ladder (DtStorageFixture *fixture,
             gconstpointer     seed)
{
  const int expected[] = { 1, 2, 3, 4, 4 };
  const gint64 assignment = 16;

  for (int i = 0; i < 5; i++)
    {
      g_autoptr(DtDebtorList) list = of_task (fixture, 13);
      const DtDebtor *debtor = g_ptr_array_index (list->debtors, 1);
      DtReminderEdit *edit = dt_reminder_edit_new (&assignment, 1, DT_SEED_TODAY, i == 0 ? DT_CHANNEL_PHONE : DT_CHANNEL_LETTER);

      g_assert_cmpint (debtor->rung, ==, expected[i]);
      g_assert_cmpint (debtor->n_reminders, ==, i);
      g_assert_true ((debtor->reminded_day == DT_SEED_TODAY) == (i > 0));
      edit->rung = debtor->rung;
      write_job (fixture, dt_job_log_reminder, edit);
      dt_reminder_edit_free (edit);
    }
}

/* A day that moves is told as it is from then on. */
static void
test_moved (DtStorageFixture *fixture,
            gconstpointer     seed)
{
  g_autoptr(DtDebtorList) list = NULL;
  DtScheduleRule rule = { .kind = DT_CHANGE_FIX, .fixed_day = dt_test_day ("2024-08-20") };
  const gint64 task = 13;
  DtChangeEdit *edit = dt_change_edit_new_for_tasks (&task, 1, 2, &rule, DT_SEED_TODAY);

  dt_change_preview_free (write_job (fixture, dt_job_apply_change, edit));
  dt_change_edit_free (edit);
  list = of_task (fixture, 13);
  dt_test_assert_day (list->last_day, "2024-08-20");
  dt_test_assert_day (((DtDebt *) g_ptr_array_index (((DtDebtor *) g_ptr_array_index (list->debtors, 0))->debts, 0))->last_day, "2024-08-20");
}

/* Kept under a name, replaced under it, removed, and each taken back by undo. */
static void
test_templates (DtStorageFixture *fixture,
                gconstpointer     seed)
{
  DtLetterTemplate template = { .name = (char *) " Lần 1 ", .channel = DT_CHANNEL_LETTER, .rung = 2, .subject = (char *) "V/v", .body = (char *) "Một\nHai" };
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) templates = NULL;
  DtChange *change = NULL;
  gpointer result = NULL;
  gint64 id;

  write_job (fixture, dt_job_save_template, &template);
  template.body = (char *) "Ba";
  write_job (fixture, dt_job_save_template, &template);
  g_assert_true (dt_job_list_templates (fixture->db, NULL, &result, &error));
  templates = result;
  g_assert_cmpuint (templates->len, ==, 1);
  g_assert_cmpstr (((DtLetterTemplate *) g_ptr_array_index (templates, 0))->name, ==, "Lần 1");
  g_assert_cmpstr (((DtLetterTemplate *) g_ptr_array_index (templates, 0))->body, ==, "Ba");

  id = ((DtLetterTemplate *) g_ptr_array_index (templates, 0))->id;
  write_job (fixture, dt_job_remove_template, &id);
  g_assert_cmpint (dt_storage_number (fixture->db, "SELECT count (*) FROM letter_template"), ==, 0);
  g_free (dt_writer_undo (fixture->writer, &change, &error));
  g_assert_no_error (error);
  g_clear_pointer (&change, dt_change_unref);
  dt_test_assert_string (dt_storage_text (fixture->db, "SELECT body FROM letter_template"), "Ba");

  template.name = (char *) " ";
  g_assert_false (dt_job_save_template (fixture->db, &template, &result, &error));
  g_assert_error (error, DT_ERROR, DT_ERROR_INVALID);
}

#define CASE(path, func)                                                                      \
  g_test_add ("/storage/debtors/" path, DtStorageFixture, "seed", dt_storage_fixture_set_up, func, dt_storage_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dt_today_set_fixed (DT_SEED_TODAY);
  CASE ("collection", test_collection);
  CASE ("not-owed", test_not_owed);
  CASE ("unit", test_unit);
  CASE ("ladder", test_ladder);
  CASE ("moved", test_moved);
  CASE ("templates", test_templates);
  return g_test_run ();
}
