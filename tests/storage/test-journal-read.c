/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The journal read: found by day, unit, directive, kind and words; told in words, all of it. */

#include <string.h>

#include "dt-edit-jobs.h"
#include "dt-journal-jobs.h"
#include "dt-list-jobs.h"
#include "dt-storage-test.h"

static GPtrArray *
list (DtStorageFixture *fixture,
      DtJournalQuery   *query)
{
  g_autoptr(GError) error = NULL;
  gpointer entries = NULL;

  g_assert_true (dt_job_list_journal (fixture->db, query, &entries, &error));
  g_assert_no_error (error);

  return entries;
}

static void
act (DtStorageFixture *fixture,
     const char       *action,
     DtDay             day,
     DtJobFunc         job,
     gpointer          data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(DtChange) change = NULL;
  DtWrite write = { .action = action };
  gpointer result = NULL;

  dt_today_set_fixed (day);
  dt_writer_run (fixture->writer, &write, job, data, NULL, &result, &change, &error);
  g_assert_no_error (error);
}

static void
record (DtStorageFixture *fixture,
        gint64            assignment,
        DtDay             day)
{
  DtRecordEdit *edit = dt_record_edit_new (&assignment, 1, day);

  act (fixture, "record-submission", day, dt_job_record_submission, edit);
  dt_record_edit_free (edit);
}

static guint
count (DtStorageFixture *fixture,
       DtJournalQuery   *query)
{
  g_autoptr(GPtrArray) entries = list (fixture, query);

  return entries->len;
}

static void
set_up (DtStorageFixture *fixture,
        gconstpointer     seed)
{
  dt_today_set_fixed (DT_SEED_TODAY - 10);
  dt_storage_fixture_set_up (fixture, seed);
  record (fixture, 1, DT_SEED_TODAY - 1);   /* BTC, task 1 of 150-KH/TU */
  record (fixture, 15, DT_SEED_TODAY);      /* BTC, task 13 of 1438-CV/TU */
  record (fixture, 3, DT_SEED_TODAY);       /* BTG, task 3 */
}

static void
test_filter (DtStorageFixture *fixture,
             gconstpointer     seed)
{
  g_autoptr(DtJournalQuery) query = dt_journal_query_new ();

  g_assert_cmpuint (count (fixture, query), ==, 4);
  query->from = DT_SEED_TODAY;
  g_assert_cmpuint (count (fixture, query), ==, 2);
  query->from = DT_DAY_NONE;
  query->to = DT_SEED_TODAY - 1;
  g_assert_cmpuint (count (fixture, query), ==, 2);
  query->to = DT_DAY_NONE;
  query->from = DT_SEED_TODAY - 1;
  query->unit_id = 2;
  g_assert_cmpuint (count (fixture, query), ==, 2);
  query->directive_id = 2;
  g_assert_cmpuint (count (fixture, query), ==, 1);
  query->directive_id = 0;
  query->unit_id = 0;
  query->task_id = 3;
  g_assert_cmpuint (count (fixture, query), ==, 1);
  query->task_id = 0;
  query->kind = DT_JOURNAL_SUBMISSIONS;
  g_assert_cmpuint (count (fixture, query), ==, 3);
  query->kind = DT_JOURNAL_REMINDERS;
  g_assert_cmpuint (count (fixture, query), ==, 0);
}

/* Without accents, in any order, over what it is about too. */
static void
test_words (DtStorageFixture *fixture,
            gconstpointer     seed)
{
  g_autoptr(DtJournalQuery) query = dt_journal_query_new ();

  query->words = g_strdup ("chuc 1438 ban");
  g_assert_cmpuint (count (fixture, query), ==, 1);
  g_free (query->words);
  query->words = g_strdup ("không có gì như thế");
  g_assert_cmpuint (count (fixture, query), ==, 0);
}

static void
test_pages (DtStorageFixture *fixture,
            gconstpointer     seed)
{
  g_autoptr(DtJournalQuery) query = dt_journal_query_new ();
  g_autoptr(GPtrArray) first = NULL;
  g_autoptr(GPtrArray) second = NULL;

  query->limit = 3;
  first = list (fixture, query);
  g_assert_cmpuint (first->len, ==, 3);
  query->before_id = ((DtJournalEntry *) g_ptr_array_index (first, 2))->id;
  second = list (fixture, query);
  g_assert_cmpuint (second->len, ==, 1);
  g_assert_cmpstr (((DtJournalEntry *) g_ptr_array_index (first, 0))->about, ==, "Ban Tuyên giáo · 150-KH/TU mục 3 · Đề cương tuyên truyền đại hội");
}

static char *
tell (DtStorageFixture *fixture,
      const char       *sql)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) lines = NULL;
  GString *text = g_string_new (NULL);
  gpointer result = NULL;
  gint64 id;

  if (sql != NULL)
    dt_storage_run (fixture, sql);
  id = dt_storage_number (fixture->db, "SELECT max (id) FROM journal");
  g_assert_true (dt_job_load_journal_lines (fixture->db, &id, &result, &error));
  g_assert_no_error (error);
  lines = result;
  for (guint i = 0; i < lines->len; i++)
    {
      const DtJournalLine *line = g_ptr_array_index (lines, i);

      g_string_append_printf (text, "%s|%s|%s|%s\n", line->what, line->field, line->before, line->after);
    }

  return g_string_free (text, FALSE);
}

static void
test_lines (DtStorageFixture *fixture,
            gconstpointer     seed)
{
  dt_test_assert_string (tell (fixture, "UPDATE deadline SET last_day = last_day - 15 WHERE task_id = 5"),
                         "Deadline · 150-KH/TU mục 5 · Dự thảo hướng dẫn bầu cử trong đảng|Last day|30/8/2024|15/8/2024\n");
  dt_test_assert_string (tell (fixture, "UPDATE assignment SET percent = 75 WHERE id = 4"),
                         "Assignment · UBND thành phố · 150-KH/TU mục 4 · Dự toán kinh phí phục vụ đại hội|Progress|80%|75%\n");
  dt_test_assert_string (tell (fixture, "UPDATE submission SET verdict = 'accepted', verdict_day = 739110 WHERE id = 2"),
                         "Submission · Văn phòng · 150-KH/TU mục 7 · Quy chế làm việc của tổ giúp việc|Verdict|Waiting for Acceptance|Accepted\n"
                         "Submission · Văn phòng · 150-KH/TU mục 7 · Quy chế làm việc của tổ giúp việc|Judged||12/8/2024\n");
  dt_test_assert_string (tell (fixture, "UPDATE unit SET successor_id = 6 WHERE id = 5"), "Unit · P. Minh Tân|Successor||X. Hòa Nam\n");
}

/* What is gone is still told by what it was. */
static void
test_gone (DtStorageFixture *fixture,
           gconstpointer     seed)
{
  g_autofree char *text = tell (fixture, "DELETE FROM reminder_assignment; DELETE FROM reminder");

  g_assert_nonnull (strstr (text, "Removed: Reminder · Ban Tổ chức|Note|Hẹn gửi trong tuần|\n"));
}

/* Every table and column that is remembered has words, or is said to have none. */
static void
test_complete (DtStorageFixture *fixture,
               gconstpointer     seed)
{
  g_autofree char *columns = dt_storage_text (fixture->db,
    "SELECT t.name, c.name FROM pragma_table_list t, pragma_table_info (t.name) c WHERE t.schema = 'main' AND t.type = 'table'"
    " AND t.name NOT GLOB 'sqlite_*' AND t.name NOT GLOB 'journal*' AND t.name NOT IN ('assignment_status', 'task_status', 'day_status',"
    " 'directive_status', 'unit_status', 'task_search', 'exchange')");
  g_auto(GStrv) rows = g_strsplit (columns, "\n", -1);
  guint n = 0;

  for (guint i = 0; rows[i] != NULL; i++)
    {
      g_auto(GStrv) names = g_strsplit (rows[i], "|", 2);
      gboolean known;

      if (names[0] == NULL || names[1] == NULL)
        continue;
      g_test_message ("%s.%s", names[0], names[1]);
      g_assert_nonnull (dt_journal_table_words (names[0]));
      dt_journal_column_words (names[0], names[1], &known);
      g_assert_true (known);
      n++;
    }
  g_assert_cmpuint (n, >, 150);
}

#define CASE(path, func)                                                                      \
  g_test_add ("/storage/journal-read/" path, DtStorageFixture, "seed", set_up, func, dt_storage_fixture_tear_down)

static gboolean
job_sql (DtDb      *db,
         gpointer   data,
         gpointer  *result,
         GError   **error)
{
  return dt_db_exec (db, data, error);
}

#define NEW_TASK(uid, title) \
  "INSERT INTO task (uid, directive_id, position, ordinal, title) VALUES ('" uid "', 2, 90, '9', '" title "')"

/* SQLite gives the id of what was taken back to the next task: that one begins with a journal of its own. */
static void
test_id_given_again (DtStorageFixture *fixture,
                     gconstpointer     seed)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(DtChange) change = NULL;
  g_autoptr(DtTaskDetail) detail = NULL;
  g_autoptr(DtJournalQuery) query = dt_journal_query_new ();
  gpointer result = NULL;
  gint64 first, second;
  g_autoptr(GPtrArray) entries = NULL;

  act (fixture, "edit", DT_SEED_TODAY, job_sql, (gpointer) NEW_TASK ("t-one", "Việc bị hoàn tác"));
  first = dt_storage_number (fixture->db, "SELECT max (id) FROM task");
  g_free (dt_writer_undo (fixture->writer, &change, &error));
  g_assert_no_error (error);
  act (fixture, "edit", DT_SEED_TODAY, job_sql, (gpointer) NEW_TASK ("t-two", "Việc mới"));
  second = dt_storage_number (fixture->db, "SELECT max (id) FROM task");
  g_assert_cmpint (first, ==, second);

  query->task_id = second;
  g_assert_cmpuint (count (fixture, query), ==, 1);
  g_assert_true (dt_job_load_task (fixture->db, &second, &result, &error));
  detail = result;
  g_assert_cmpuint (detail->journal->len, ==, 1);

  /* Nor do the acts of the one bear the name of the other. */
  query->task_id = 0;
  g_assert_true (dt_job_list_journal (fixture->db, query, &result, &error));
  entries = result;
  for (guint i = 0; i < entries->len; i++)
    {
      const DtJournalEntry *entry = g_ptr_array_index (entries, i);

      g_assert_cmpint (strstr (entry->about, "Việc mới") != NULL, ==, i == 0);
      g_assert_cmpint (entry->task_id == second, ==, i == 0);
    }
  g_assert_cmpuint (entries->len, >=, 3);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  CASE ("filter", test_filter);
  CASE ("words", test_words);
  CASE ("pages", test_pages);
  CASE ("id-given-again", test_id_given_again);
  CASE ("lines", test_lines);
  CASE ("gone", test_gone);
  CASE ("complete", test_complete);
  return g_test_run ();
}
