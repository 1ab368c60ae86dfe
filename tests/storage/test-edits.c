/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-edit-jobs.h"
#include "dt-list-jobs.h"
#include "dt-storage-test.h"

#define LEAD_OF(task) ((gint64) (task))   /* in the seed a lead's assignment has the id of its task */

/* Runs a job as a write; returns the label of its undo step, NULL when it was refused, with the sentence in *refusal. */
static char *
run (DtStorageFixture *fixture,
     DtJobFunc         job,
     gpointer          data,
     char            **refusal)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(DtChange) change = NULL;
  DtWrite write = { .action = "test" };
  gpointer result = NULL;

  if (dt_writer_run (fixture->writer, &write, job, data, NULL, &result, &change, &error))
    return g_strdup (dt_writer_get_undo_label (fixture->writer));

  if (refusal == NULL)
    g_assert_no_error (error);
  if (!g_error_matches (error, DT_ERROR, DT_ERROR_NOT_FOUND))
    g_assert_error (error, DT_ERROR, DT_ERROR_INVALID);
  g_free (*refusal);
  *refusal = g_strdup (error->message);

  return NULL;
}

static void
undo (DtStorageFixture *fixture)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(DtChange) change = NULL;

  g_free (dt_writer_undo (fixture->writer, &change, &error));
  g_assert_no_error (error);
}

static int
phase_of (DtStorageFixture *fixture,
          gint64            task)
{
  g_autofree char *sql = g_strdup_printf ("SELECT phase FROM task_status WHERE task_id = %" G_GINT64_FORMAT, task);

  return (int) dt_storage_number (fixture->db, sql);
}

/* label NULL: it must be refused with a sentence that has the words */
static void
record (DtStorageFixture *fixture,
        gint64            assignment,
        DtDay             day,
        gboolean          accept,
        const char       *label,
        const char       *words)
{
  DtRecordEdit *edit = dt_record_edit_new (&assignment, 1, day);
  g_autofree char *got = NULL;
  g_autofree char *refusal = NULL;

  edit->accept = accept;
  got = run (fixture, dt_job_record_submission, edit, &refusal);
  g_assert_cmpstr (got, ==, label);
  if (label == NULL)
    g_assert_nonnull (strstr (refusal, words));
  dt_record_edit_free (edit);
}

static void
test_record (DtStorageFixture *fixture,
             gconstpointer     seed)
{
  gint64 both[] = { LEAD_OF (DT_SEED_SOON), LEAD_OF (DT_SEED_IDLE) };
  DtRecordEdit *edit = dt_record_edit_new (both, 2, DT_SEED_TODAY);
  g_autofree char *label = NULL;

  record (fixture, LEAD_OF (DT_SEED_OVERDUE), DT_SEED_TODAY, FALSE,
          "Record submission: Ban Tổ chức, Báo cáo tự kiểm tra công tác nhân sự", NULL);
  g_assert_cmpint (phase_of (fixture, DT_SEED_OVERDUE), ==, DT_PHASE_HANDED);
  undo (fixture);
  g_assert_cmpint (phase_of (fixture, DT_SEED_OVERDUE), ==, DT_PHASE_IDLE);

  /* Accepted at once, but late: it was received after the last day. */
  record (fixture, LEAD_OF (DT_SEED_OVERDUE), DT_SEED_TODAY, TRUE,
          "Record submission: Ban Tổ chức, Báo cáo tự kiểm tra công tác nhân sự", NULL);
  g_assert_cmpint (phase_of (fixture, DT_SEED_OVERDUE), ==, DT_PHASE_DONE_LATE);
  undo (fixture);

  /* After one that was accepted comes a new version. */
  record (fixture, LEAD_OF (DT_SEED_DONE), DT_SEED_TODAY, FALSE,
          "Record submission: Ban Tổ chức, Phân công theo dõi cơ sở", NULL);
  g_assert_cmpint (dt_storage_number (fixture->db, "SELECT max (version) FROM submission WHERE assignment_id = 8"), ==, 2);

  edit->time = 500;
  edit->symbol = g_strdup ("15-BC/ĐU");
  edit->file = g_strdup ("/somewhere/bao-cao.pdf");
  edit->file_type = g_strdup ("application/pdf");
  edit->file_size = 77;
  label = run (fixture, dt_job_record_submission, edit, NULL);
  g_assert_cmpstr (label, ==, "Record 2 submissions");
  dt_test_assert_string (dt_storage_text (fixture->db,
                           "SELECT s.received_time, s.symbol, f.name, f.media_type, f.size FROM submission s"
                           " JOIN attachment f ON f.submission_id = s.id WHERE s.assignment_id = 6"),
                         "500|15-BC/ĐU|bao-cao.pdf|application/pdf|77");
  dt_record_edit_free (edit);
}

static void
test_record_refused (DtStorageFixture *fixture,
                     gconstpointer     seed)
{
  g_autofree char *before = dt_storage_dump (fixture->db, TRUE);
  g_autofree char *after = NULL;
  g_autofree char *refusal = NULL;
  DtRecordEdit *nobody = dt_record_edit_new (NULL, 0, DT_SEED_TODAY);

  record (fixture, LEAD_OF (DT_SEED_SOON), DT_SEED_TODAY + 1, FALSE, NULL, "13/8/2024");
  record (fixture, LEAD_OF (DT_SEED_SOON), DT_DAY_NONE, FALSE, NULL, "missing");
  record (fixture, LEAD_OF (DT_SEED_SOON), dt_day_new (2024, 7, 7), FALSE, NULL, "08/7/2024");
  record (fixture, LEAD_OF (DT_SEED_CANCELLED), DT_SEED_TODAY, FALSE, NULL, "cancelled");
  record (fixture, 17, DT_SEED_TODAY, FALSE, NULL, "owes nothing");
  record (fixture, 999, DT_SEED_TODAY, FALSE, NULL, "no longer asked");
  g_assert_null (run (fixture, dt_job_record_submission, nobody, &refusal));
  dt_record_edit_free (nobody);

  after = dt_storage_dump (fixture->db, TRUE);
  g_assert_cmpstr (before, ==, after);
}

static void
verdict (DtStorageFixture *fixture,
         gint64            assignment,
         DtVerdict         given,
         DtDay             day,
         const char       *reason,
         const char       *words)
{
  DtVerdictEdit *edit = dt_verdict_edit_new (&assignment, 1, given, day, reason);
  g_autofree char *refusal = NULL;
  g_autofree char *label = run (fixture, dt_job_give_verdict, edit, &refusal);

  if (words != NULL)
    {
      g_assert_null (label);
      g_assert_nonnull (strstr (refusal, words));
    }
  else
    {
      g_assert_nonnull (label);
    }
  dt_verdict_edit_free (edit);
}

static void
test_verdict (DtStorageFixture *fixture,
              gconstpointer     seed)
{
  gint64 waiting = LEAD_OF (DT_SEED_HANDED);

  verdict (fixture, LEAD_OF (DT_SEED_IDLE), DT_VERDICT_ACCEPTED, DT_SEED_TODAY, NULL, "not handed in");
  verdict (fixture, LEAD_OF (DT_SEED_DONE), DT_VERDICT_ACCEPTED, DT_SEED_TODAY, NULL, "accepted already");
  verdict (fixture, LEAD_OF (DT_SEED_RETURNED), DT_VERDICT_ACCEPTED, DT_SEED_TODAY, NULL, "was returned");
  verdict (fixture, waiting, DT_VERDICT_RETURNED, DT_SEED_TODAY, "  ", "Say why");
  verdict (fixture, waiting, DT_VERDICT_ACCEPTED, DT_SEED_TODAY + 1, NULL, "not come yet");
  verdict (fixture, waiting, DT_VERDICT_ACCEPTED, DT_SEED_TODAY - 5, NULL, "earlier");

  verdict (fixture, waiting, DT_VERDICT_ACCEPTED, DT_SEED_TODAY, NULL, NULL);
  g_assert_cmpint (phase_of (fixture, DT_SEED_HANDED), ==, DT_PHASE_DONE);
  verdict (fixture, waiting, DT_VERDICT_RETURNED, DT_SEED_TODAY, "Thiếu số liệu", NULL);
  g_assert_cmpint (phase_of (fixture, DT_SEED_HANDED), ==, DT_PHASE_RETURNED);
  dt_test_assert_string (dt_storage_text (fixture->db, "SELECT reason FROM submission WHERE assignment_id = 7"), "Thiếu số liệu");
  verdict (fixture, waiting, DT_VERDICT_WAITING, DT_DAY_NONE, NULL, NULL);
  dt_test_assert_string (dt_storage_text (fixture->db, "SELECT verdict, verdict_day, reason FROM submission WHERE assignment_id = 7"),
                         "waiting|~|~");
}

static void
test_remove (DtStorageFixture *fixture,
             gconstpointer     seed)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *before = dt_storage_dump (fixture->db, TRUE);
  g_autofree char *after = NULL;
  g_autofree char *label = NULL;
  g_autofree char *refusal = NULL;
  gint64 id = LEAD_OF (DT_SEED_HANDED);

  g_array_append_val (ids, id);
  label = run (fixture, dt_job_remove_submission, ids, NULL);
  g_assert_cmpstr (label, ==, "Remove submission: Văn phòng, Quy chế làm việc của tổ giúp việc");
  g_assert_cmpint (phase_of (fixture, DT_SEED_HANDED), ==, DT_PHASE_PROGRESS);
  g_assert_cmpint (dt_storage_number (fixture->db, "SELECT count(*) FROM attachment"), ==, 0);
  g_assert_null (run (fixture, dt_job_remove_submission, ids, &refusal));

  undo (fixture);
  after = dt_storage_dump (fixture->db, TRUE);
  g_assert_cmpstr (before, ==, after);
}

static void
test_progress (DtStorageFixture *fixture,
               gconstpointer     seed)
{
  static const struct { gint64 assignment; int percent; const char *words; } cases[] = {
    { LEAD_OF (DT_SEED_IDLE), 101, "0 to 100" },
    { LEAD_OF (DT_SEED_IDLE), -1, "0 to 100" },
    { LEAD_OF (DT_SEED_DONE), 40, "handed in already" },
    { 18, 40, "owes nothing" },
    { LEAD_OF (DT_SEED_IDLE), 40, NULL },
    { LEAD_OF (DT_SEED_RETURNED), 95, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DtProgressEdit *edit = dt_progress_edit_new (&cases[i].assignment, 1, cases[i].percent);
      g_autofree char *refusal = NULL;
      g_autofree char *label = run (fixture, dt_job_set_progress, edit, &refusal);

      g_assert_true ((label == NULL) == (cases[i].words != NULL));
      if (label == NULL)
        g_assert_nonnull (strstr (refusal, cases[i].words));
      dt_progress_edit_free (edit);
    }
  g_assert_cmpint (phase_of (fixture, DT_SEED_IDLE), ==, DT_PHASE_PROGRESS);
}

static void
test_hold (DtStorageFixture *fixture,
           gconstpointer     seed)
{
  DtHoldEdit *suspend = dt_hold_edit_new (DT_SEED_SOON, DT_HOLD_SUSPENDED, "Chờ hướng dẫn");
  DtHoldEdit *resume = dt_hold_edit_new (DT_SEED_SOON, DT_HOLD_ACTIVE, NULL);
  DtHoldEdit *gone = dt_hold_edit_new (999, DT_HOLD_ACTIVE, NULL);
  g_autofree char *refusal = NULL;

  dt_test_assert_string (run (fixture, dt_job_set_hold, suspend, NULL), "Suspend: Đề cương tuyên truyền đại hội");
  g_assert_cmpint (phase_of (fixture, DT_SEED_SOON), ==, DT_PHASE_SUSPENDED);
  dt_test_assert_string (dt_storage_text (fixture->db, "SELECT hold_reason FROM task WHERE id = 3"), "Chờ hướng dẫn");
  dt_test_assert_string (run (fixture, dt_job_set_hold, resume, NULL), "Resume: Đề cương tuyên truyền đại hội");
  dt_test_assert_string (dt_storage_text (fixture->db, "SELECT hold_reason FROM task WHERE id = 3"), "~");
  g_assert_null (run (fixture, dt_job_set_hold, gone, &refusal));

  dt_hold_edit_free (suspend);
  dt_hold_edit_free (resume);
  dt_hold_edit_free (gone);
}

static void
test_reminder (DtStorageFixture *fixture,
               gconstpointer     seed)
{
  gint64 ids[] = { 1, 5, 16 };   /* two of the organisation board, one of propaganda */
  DtReminderEdit *edit = dt_reminder_edit_new (ids, 3, DT_SEED_TODAY, DT_CHANNEL_LETTER);
  g_autofree char *refusal = NULL;

  edit->symbol = g_strdup ("1466-CV/VPTU");
  edit->answer_day = DT_SEED_TODAY - 1;
  g_assert_null (run (fixture, dt_job_log_reminder, edit, &refusal));
  g_assert_nonnull (strstr (refusal, "promised"));

  edit->answer_day = DT_SEED_TODAY + 2;
  dt_test_assert_string (run (fixture, dt_job_log_reminder, edit, NULL), "Remind 2 units");
  dt_test_assert_string (dt_storage_text (fixture->db,
                           "SELECT r.unit_id, r.rung, group_concat (ra.assignment_id, ' ') FROM reminder r"
                           " JOIN reminder_assignment ra ON ra.reminder_id = r.id WHERE r.symbol = '1466-CV/VPTU'"
                           " GROUP BY r.id ORDER BY r.unit_id"),
                         "2|2|1 5\n3|2|16");
  dt_reminder_edit_free (edit);
}

static void
find (DtStorageFixture *fixture,
      DtJobFunc         job,
      const char       *typed,
      gint64            id,
      int               code)
{
  g_autoptr(GError) error = NULL;
  g_autofree gint64 *found = NULL;
  gpointer result = NULL;

  if (job (fixture->db, (gpointer) typed, &result, &error))
    {
      found = result;
      g_assert_cmpint (*found, ==, id);
    }
  else
    {
      g_assert_cmpint (id, ==, 0);
      g_assert_error (error, DT_ERROR, code);
    }
}

static void
test_find (DtStorageFixture *fixture,
           gconstpointer     seed)
{
  find (fixture, dt_job_find_directive, "1438-CV/TU", DT_SEED_LETTER, 0);
  find (fixture, dt_job_find_directive, "1438 cv tu", DT_SEED_LETTER, 0);
  find (fixture, dt_job_find_directive, "35-CT/TW", 0, DT_ERROR_NOT_FOUND);
  dt_storage_run (fixture, "INSERT INTO directive (uid, symbol, symbol_key, type, issuer, issuer_key, issued_day)"
                           " VALUES ('00000000-0000-4000-8000-000000000999', '1438-CV/TU', dt_symbol_key ('1438-CV/TU'), 'letter',"
                           " 'Tỉnh ủy', dt_fold ('Tỉnh ủy'), 739000)");
  find (fixture, dt_job_find_directive, "1438-CV/TU", 0, DT_ERROR_AMBIGUOUS);

  find (fixture, dt_job_find_unit, "P-MT", DT_SEED_WARD, 0);
  find (fixture, dt_job_find_unit, "p. minh tan", DT_SEED_WARD, 0);
  find (fixture, dt_job_find_unit, "Đảng ủy phường Minh Tân", DT_SEED_WARD, 0);
  find (fixture, dt_job_find_unit, "Đảng ủy phường Minh Tấn", 0, DT_ERROR_NOT_FOUND);
  find (fixture, dt_job_find_unit, "", 0, DT_ERROR_NOT_FOUND);
}

/* The office decides whether "before the 15th" includes the 15th; every last day follows. */
static void
test_settings (DtStorageFixture *fixture,
               gconstpointer     seed)
{
  g_autoptr(GHashTable) settings = NULL;
  g_autoptr(GError) error = NULL;
  DtSettingEdit *include = dt_setting_edit_new ("deadline.include-named", "true");
  DtSettingEdit *drop = dt_setting_edit_new ("deadline.include-named", NULL);
  gpointer result = NULL;
  gint64 day;

  /* The seed keeps days as they are; here they follow from the words. */
  dt_storage_run (fixture, "UPDATE deadline SET named_day = original_day + (bound = 'before');"
                           "DELETE FROM schedule_change");
  day = dt_storage_number (fixture->db, "SELECT last_day FROM deadline WHERE task_id = 3");

  g_free (run (fixture, dt_job_set_setting, include, NULL));
  g_assert_cmpint (dt_storage_number (fixture->db, "SELECT last_day FROM deadline WHERE task_id = 3"), ==, day + 1);
  dt_job_load_settings (fixture->db, NULL, &result, &error);
  g_assert_no_error (error);
  settings = result;
  g_assert_cmpstr (g_hash_table_lookup (settings, "deadline.include-named"), ==, "true");

  g_free (run (fixture, dt_job_set_setting, drop, NULL));
  g_assert_cmpint (dt_storage_number (fixture->db, "SELECT last_day FROM deadline WHERE task_id = 3"), ==, day);
  undo (fixture);
  g_assert_cmpint (dt_storage_number (fixture->db, "SELECT last_day FROM deadline WHERE task_id = 3"), ==, day + 1);

  dt_setting_edit_free (include);
  dt_setting_edit_free (drop);
}

#define ADD(path, test) g_test_add (path, DtStorageFixture, "seed", dt_storage_fixture_set_up, test, dt_storage_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  dt_today_set_fixed (DT_SEED_TODAY);

  ADD ("/storage/edit/record", test_record);
  ADD ("/storage/edit/record-refused", test_record_refused);
  ADD ("/storage/edit/verdict", test_verdict);
  ADD ("/storage/edit/remove", test_remove);
  ADD ("/storage/edit/progress", test_progress);
  ADD ("/storage/edit/hold", test_hold);
  ADD ("/storage/edit/reminder", test_reminder);
  ADD ("/storage/edit/find", test_find);
  ADD ("/storage/edit/settings", test_settings);

  return g_test_run ();
}
