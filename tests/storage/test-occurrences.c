/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rules in the register: last days that follow what they count from, and recurring tasks that make their turns. */

#include "dt-calendar-jobs.h"
#include "dt-edit-jobs.h"
#include "dt-list-jobs.h"
#include "dt-occurrence-jobs.h"
#include "dt-schedule.h"
#include "dt-storage-test.h"

static void
set_rule (DtStorageFixture *fixture,
          int               task,
          const char       *bound,
          const char       *rule)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE deadline SET bound = '%s', rule = '%s', named_day = NULL WHERE task_id = %d",
                                          bound, rule, task);

  dt_storage_run (fixture, sql);
}

static void
assert_last_day (DtStorageFixture *fixture,
                 int               task,
                 const char       *iso)
{
  g_autofree char *sql = g_strdup_printf ("SELECT coalesce (last_day, 0) FROM deadline WHERE task_id = %d", task);

  dt_test_assert_day ((DtDay) dt_storage_number (fixture->db, sql), iso);
}

/* The seed without its schedule change, which would move what is new in its directive. */
static void
set_up (DtStorageFixture *fixture,
        gconstpointer     seed)
{
  dt_storage_fixture_set_up (fixture, seed);
  dt_storage_run (fixture, "DELETE FROM schedule_change");
}

static char *
undo (DtStorageFixture *fixture)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(DtChange) change = NULL;
  char *label = dt_writer_undo (fixture->writer, &change, &error);

  g_assert_no_error (error);
  return label;
}

/* The day it arrived is entered, then corrected: the deadline follows, and undo leads back. */
static void
test_receipt (DtStorageFixture *fixture,
              gconstpointer     seed)
{
  set_rule (fixture, DT_SEED_OVERDUE, "period", "P5WD@received");
  dt_storage_run (fixture, "UPDATE directive SET note = 'x' WHERE id = 1");
  assert_last_day (fixture, DT_SEED_OVERDUE, "");

  dt_storage_run (fixture, "UPDATE directive SET arrived_day = CAST (julianday ('2024-07-22') - 1721424.5 AS INTEGER) WHERE id = 1");
  assert_last_day (fixture, DT_SEED_OVERDUE, "2024-07-29");
  dt_storage_run (fixture, "UPDATE directive SET arrived_day = arrived_day + 2 WHERE id = 1");
  assert_last_day (fixture, DT_SEED_OVERDUE, "2024-07-31");
  g_free (undo (fixture));
  assert_last_day (fixture, DT_SEED_OVERDUE, "2024-07-29");
}

/* Five days after the other task was done: no day until all of it is accepted. */
static void
test_done (DtStorageFixture *fixture,
           gconstpointer     seed)
{
  set_rule (fixture, DT_SEED_IDLE, "period", "P5D@done:#7");
  assert_last_day (fixture, DT_SEED_IDLE, "");

  dt_storage_run (fixture, "UPDATE submission SET verdict = 'accepted' WHERE assignment_id = 7");
  assert_last_day (fixture, DT_SEED_IDLE, "2024-08-14");
  dt_storage_run (fixture, "UPDATE submission SET verdict = 'returned' WHERE assignment_id = 7");
  assert_last_day (fixture, DT_SEED_IDLE, "");
}

/* The inner day hangs on the outer one, through another. */
static void
test_due (DtStorageFixture *fixture,
          gconstpointer     seed)
{
  set_rule (fixture, DT_SEED_OVERDUE, "period", "-P5D@due:#5");
  assert_last_day (fixture, DT_SEED_OVERDUE, "2024-08-25");
  set_rule (fixture, DT_SEED_SOON, "before", "-P2D@due:150-KH/TU#1");
  assert_last_day (fixture, DT_SEED_SOON, "2024-08-22");
  dt_storage_run (fixture, "UPDATE deadline SET named_day = named_day + 1, original_day = original_day + 1, last_day = last_day + 1"
                           " WHERE task_id = 5");
  assert_last_day (fixture, DT_SEED_OVERDUE, "2024-08-26");
  assert_last_day (fixture, DT_SEED_SOON, "2024-08-23");
}

static gboolean
make_loop (DtDb      *db,
           gpointer   data,
           gpointer  *result,
           GError   **error)
{
  return dt_db_exec (db, "UPDATE deadline SET bound = 'period', rule = '-P5D@due:#2' WHERE task_id = 1;"
                         "UPDATE deadline SET bound = 'period', rule = '-P5D@due:#1' WHERE task_id = 2;", error);
}

static void
test_loop (DtStorageFixture *fixture,
           gconstpointer     seed)
{
  g_autofree char *before = dt_storage_dump (fixture->db, TRUE);
  g_autofree char *after = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(DtChange) change = NULL;
  DtWrite write = { .action = "test" };
  gpointer result = NULL;

  g_assert_false (dt_writer_run (fixture->writer, &write, make_loop, NULL, NULL, &result, &change, &error));
  g_assert_error (error, DT_ERROR, DT_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "counted from each other"));
  after = dt_storage_dump (fixture->db, TRUE);
  g_assert_cmpstr (before, ==, after);
}

/* Days off that are announced later move what is counted, and nothing else. */
static void
test_calendar (DtStorageFixture *fixture,
               gconstpointer     seed)
{
  set_rule (fixture, DT_SEED_SOON, "period", "P3WD@2024-08-12");
  assert_last_day (fixture, DT_SEED_SOON, "2024-08-15");
  dt_storage_run (fixture, "INSERT INTO calendar_day (day, kind, name) VALUES"
                           " (CAST (julianday ('2024-08-14') - 1721424.5 AS INTEGER), 'holiday', 'Ngày hội')");
  assert_last_day (fixture, DT_SEED_SOON, "2024-08-16");
  assert_last_day (fixture, DT_SEED_PROGRESS, "2024-08-30");
  g_free (undo (fixture));
  assert_last_day (fixture, DT_SEED_SOON, "2024-08-15");
}

static void
set_include_named (DtStorageFixture *fixture,
                   const char       *value)
{
  DtSettingEdit *edit = dt_setting_edit_new ("deadline.include-named", value);
  g_autoptr(GError) error = NULL;
  g_autoptr(DtChange) change = NULL;
  DtWrite write = { .action = "set-setting" };
  gpointer result = NULL;

  dt_writer_run (fixture->writer, &write, dt_job_set_setting, edit, NULL, &result, &change, &error);
  g_assert_no_error (error);
  dt_setting_edit_free (edit);
}

/* One step over all deadlines, and one step back. */
static void
test_include_named (DtStorageFixture *fixture,
                    gconstpointer     seed)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  set_rule (fixture, DT_SEED_PROGRESS, "before", "2024-08/END");
  dt_storage_run (fixture, "UPDATE deadline SET named_day = original_day + 1 WHERE bound = 'before' AND rule IS NULL");
  before = dt_storage_dump (fixture->db, TRUE);
  set_include_named (fixture, "true");
  assert_last_day (fixture, DT_SEED_SOON, "2024-08-15");
  assert_last_day (fixture, DT_SEED_COLLECTION, "2024-08-25");
  assert_last_day (fixture, DT_SEED_PROGRESS, "2024-08-31");
  assert_last_day (fixture, DT_SEED_RETURNED, "2024-08-20");

  dt_test_assert_string (undo (fixture), "Change settings of the office");
  after = dt_storage_dump (fixture->db, TRUE);
  g_assert_cmpstr (before, ==, after);
}

/* Turns */

static int
make (DtStorageFixture *fixture,
      DtDay             today)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(DtChange) change = NULL;
  g_autofree int *made = NULL;
  DtWrite write = { .action = DT_OCCURRENCES_ACTION };
  gpointer result = NULL;

  dt_writer_run (fixture->writer, &write, dt_job_make_occurrences, &today, g_free, &result, &change, &error);
  g_assert_no_error (error);
  made = result;
  g_assert_cmpint (*made > 0, ==, change != NULL);
  return *made;
}

#define TURNS "SELECT t.ordinal, t.title, l.bound, date (l.last_day + 1721424.5) FROM task t JOIN deadline l ON l.task_id = t.id" \
              " WHERE t.parent_id = 12 ORDER BY l.last_day"

static void
test_turns (DtStorageFixture *fixture,
            gconstpointer     seed)
{
  gint64 n_journal;

  set_rule (fixture, DT_SEED_STANDING, "recurring", "R/MONTHLY;DAY=20;BEFORE");
  g_assert_cmpint (make (fixture, DT_SEED_TODAY), ==, 2);
  dt_test_assert_string (dt_storage_text (fixture->db, TURNS),
                         "3/2024-08|Thường xuyên kiểm tra, đôn đốc, nhắc nhở – month 8/2024|before|2024-08-19\n"
                         "3/2024-09|Thường xuyên kiểm tra, đôn đốc, nhắc nhở – month 9/2024|before|2024-09-19");
  /* Its units owe each of them, from the beginning; the recurring one itself stands. */
  dt_test_assert_string (dt_storage_text (fixture->db, "SELECT t.ordinal, a.unit_id, a.role, a.percent FROM assignment a"
                                                       " JOIN task t ON t.id = a.task_id WHERE t.parent_id = 12 ORDER BY 1, 2"),
                         "3/2024-08|1|lead|0\n3/2024-08|2|coordinator|0\n3/2024-09|1|lead|0\n3/2024-09|2|coordinator|0");
  g_assert_cmpint (dt_storage_number (fixture->db, "SELECT phase FROM task_status WHERE task_id = 12"), ==, DT_PHASE_STANDING);

  /* Again the same day: nothing, and nothing in the journal. Eight days on: the next one alone. */
  n_journal = dt_storage_number (fixture->db, "SELECT count(*) FROM journal");
  g_assert_cmpint (make (fixture, DT_SEED_TODAY), ==, 0);
  g_assert_cmpint (dt_storage_number (fixture->db, "SELECT count(*) FROM journal"), ==, n_journal);
  g_assert_cmpint (make (fixture, dt_test_day ("2024-09-05")), ==, 1);
  g_assert_cmpint (dt_storage_number (fixture->db, "SELECT count(*) FROM journal"), ==, n_journal + 1);
  dt_test_assert_string (dt_storage_text (fixture->db, "SELECT label FROM journal ORDER BY id DESC LIMIT 1"), "Make 1 recurring task");

  dt_test_assert_string (undo (fixture), "Make 1 recurring task");
  g_assert_cmpint (dt_storage_number (fixture->db, "SELECT count(*) FROM task WHERE parent_id = 12"), ==, 2);
}

/* Months away: what fell due meanwhile is owed all the same. */
static void
test_gap (DtStorageFixture *fixture,
          gconstpointer     seed)
{
  set_rule (fixture, DT_SEED_STANDING, "recurring", "R/MONTHLY;FROM=1;DAY=5");
  g_assert_cmpint (make (fixture, DT_SEED_TODAY), ==, 1);
  g_assert_cmpint (make (fixture, dt_test_day ("2024-12-03")), ==, 4);
  dt_test_assert_string (dt_storage_text (fixture->db, "SELECT group_concat (ordinal, ' ') FROM (SELECT ordinal FROM task"
                                                       " WHERE parent_id = 12 ORDER BY ordinal)"),
                         "3/2024-09 3/2024-10 3/2024-11 3/2024-12 3/2025-01");
}

/* Beyond the horizon there is still the next one. */
static void
test_far (DtStorageFixture *fixture,
          gconstpointer     seed)
{
  set_rule (fixture, DT_SEED_STANDING, "recurring", "R/YEARLY;MONTH=6;DAY=LAST");
  g_assert_cmpint (make (fixture, DT_SEED_TODAY), ==, 1);
  g_assert_cmpint (make (fixture, DT_SEED_TODAY + 30), ==, 0);
  dt_test_assert_string (dt_storage_text (fixture->db, TURNS),
                         "3/2025|Thường xuyên kiểm tra, đôn đốc, nhắc nhở – year 2025|by|2025-06-30");
}

/* SINCE and UNTIL are the directive's own words and hold for the past too. */
static void
test_limits (DtStorageFixture *fixture,
             gconstpointer     seed)
{
  set_rule (fixture, DT_SEED_STANDING, "recurring", "R/WEEKLY;DAY=FR;SINCE=2024-08-01;UNTIL=2024-08-20");
  g_assert_cmpint (make (fixture, DT_SEED_TODAY), ==, 3);
  g_assert_cmpint (make (fixture, DT_SEED_TODAY + 100), ==, 0);
}

/* Another task below it, due in the far future, is no turn. */
static void
test_stranger (DtStorageFixture *fixture,
               gconstpointer     seed)
{
  set_rule (fixture, DT_SEED_STANDING, "recurring", "R/MONTHLY;DAY=20");
  dt_storage_run (fixture, "UPDATE task SET parent_id = 12 WHERE id = 13");
  dt_storage_run (fixture, "UPDATE deadline SET named_day = 800000 WHERE task_id = 13");
  g_assert_cmpint (make (fixture, DT_SEED_TODAY), ==, 2);
}

static void
test_never (DtStorageFixture *fixture,
            gconstpointer     seed)
{
  set_rule (fixture, DT_SEED_STANDING, "recurring", "R/MONTHLY;DAY=20");
  dt_storage_run (fixture, "UPDATE task SET hold = 'cancelled' WHERE id = 12");
  g_assert_cmpint (make (fixture, DT_SEED_TODAY), ==, 0);
  dt_storage_run (fixture, "UPDATE task SET hold = 'suspended' WHERE id = 12");
  g_assert_cmpint (make (fixture, DT_SEED_TODAY), ==, 0);
  dt_storage_run (fixture, "UPDATE task SET hold = 'active' WHERE id = 12");
  dt_storage_run (fixture, "UPDATE directive SET stub = 1 WHERE id = 2");
  g_assert_cmpint (make (fixture, DT_SEED_TODAY), ==, 0);
}

/* A change that moved the whole directive does not move the turns that come after it. */
static void
test_under_change (DtStorageFixture *fixture,
                   gconstpointer     seed)
{
  g_autoptr(GError) error = NULL;

  dt_storage_run (fixture, "INSERT INTO schedule_change (uid, kind, cause_id, target_id, amount) VALUES ('c', 'accelerate', 1, 2, 15)");
  set_rule (fixture, DT_SEED_STANDING, "recurring", "R/MONTHLY;DAY=20");
  g_assert_cmpint (make (fixture, DT_SEED_TODAY), ==, 2);
  g_assert_true (dt_schedule_recompute (fixture->db, 2, &error));
  g_assert_cmpint (dt_storage_number (fixture->db, "SELECT count(*) FROM deadline l JOIN task t ON t.id = l.task_id"
                                                   " WHERE t.parent_id = 12 AND l.last_day <> l.named_day"), ==, 0);
}

/* The panel is told what the day counts from. */
static void
test_detail (DtStorageFixture *fixture,
             gconstpointer     seed)
{
  gint64 id = DT_SEED_OVERDUE;
  g_autoptr(DtTaskDetail) detail = NULL;
  g_autoptr(GError) error = NULL;
  gpointer result = NULL;

  set_rule (fixture, DT_SEED_OVERDUE, "period", "P5WD@received");
  dt_storage_run (fixture, "UPDATE directive SET arrived_day = CAST (julianday ('2024-07-22') - 1721424.5 AS INTEGER) WHERE id = 1");
  dt_job_load_task (fixture->db, &id, &result, &error);
  g_assert_no_error (error);
  detail = result;
  dt_test_assert_day (detail->deadline->anchor_day, "2024-07-22");
}

#define CASE(name, func) g_test_add ("/storage/occurrences/" name, DtStorageFixture, "seed", set_up, func, \
                                     dt_storage_fixture_tear_down)

/* The calendar knows what will recur, also before it is made; what is made is no longer to come. */
static void
test_to_come (DtStorageFixture *fixture,
              gconstpointer     seed)
{
  g_autoptr(DtQuery) query = dt_query_new (DT_SEED_TODAY);
  DtMonthFetch *near = dt_month_fetch_new (dt_test_day ("2024-07-29"), query);
  DtMonthFetch *far = dt_month_fetch_new (dt_test_day ("2024-10-28"), query);
  g_autoptr(GError) error = NULL;
  g_autoptr(DtMonth) august = NULL;
  g_autoptr(DtMonth) november = NULL;
  int n = 0;

  set_rule (fixture, DT_SEED_STANDING, "recurring", "R/MONTHLY;DAY=20;BEFORE");
  make (fixture, DT_SEED_TODAY);
  g_assert_true (dt_job_load_month (fixture->db, near, (gpointer *) &august, &error));
  g_assert_no_error (error);
  g_assert_true (dt_job_load_month (fixture->db, far, (gpointer *) &november, &error));
  g_assert_no_error (error);
  for (int i = 0; i < DT_MONTH_DAYS; i++)
    {
      g_assert_cmpuint (august->days[i].turns->len, ==, 0);
      n += (int) november->days[i].turns->len;
    }
  g_assert_cmpint (n, ==, 1);
  g_assert_cmpuint (november->days[dt_test_day ("2024-11-19") - november->first_day].turns->len, ==, 1);
  dt_month_fetch_free (near);
  dt_month_fetch_free (far);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  CASE ("receipt", test_receipt);
  CASE ("done", test_done);
  CASE ("due", test_due);
  CASE ("loop", test_loop);
  CASE ("calendar", test_calendar);
  CASE ("include-named", test_include_named);
  CASE ("turns", test_turns);
  CASE ("gap", test_gap);
  CASE ("far", test_far);
  CASE ("limits", test_limits);
  CASE ("stranger", test_stranger);
  CASE ("never", test_never);
  CASE ("under-change", test_under_change);
  CASE ("detail", test_detail);
  CASE ("to-come", test_to_come);

  return g_test_run ();
}
