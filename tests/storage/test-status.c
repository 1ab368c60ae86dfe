/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-state.h"
#include "dt-status.h"
#include "dt-storage-test.h"

/* The rules once more, as a person would read them, one task at a time: what the set-based statements of
 * dt-status.c are measured against. */

typedef struct
{
  int      leads, owed, returned, progress, idle, waiting, done, late, standing;
  DtDay    open_day, received_day;
  int      percent;
} Tally;

static DtPhase
lead_phase (DtStmt     *lead,
            const char *bound)
{
  /* The day that was in force when it was received; what that is, test-schedule.c says. */
  DtDay judged_day = dt_column_day (lead, 5);
  const char *verdict = dt_column_peek (lead, 3);

  if (g_str_equal (verdict, "waiting"))
    return DT_PHASE_HANDED;
  if (g_str_equal (verdict, "returned"))
    return DT_PHASE_RETURNED;
  if (g_str_equal (verdict, "accepted"))
    return judged_day != DT_DAY_NONE && dt_column_day (lead, 4) > judged_day ? DT_PHASE_DONE_LATE : DT_PHASE_DONE;
  if (g_str_equal (bound, "standing"))
    return DT_PHASE_STANDING;
  return dt_column_int (lead, 1) > 0 ? DT_PHASE_PROGRESS : DT_PHASE_IDLE;
}

static void
count_lead (Tally   *tally,
            DtPhase  phase,
            DtDay    last_day)
{
  int *counts[] = { &tally->returned, &tally->progress, &tally->idle, &tally->waiting, &tally->done, &tally->late,
                    NULL, NULL, &tally->standing };

  (*counts[phase])++;
  if (phase <= DT_PHASE_IDLE && last_day != DT_DAY_NONE && (tally->open_day == DT_DAY_NONE || last_day < tally->open_day))
    tally->open_day = last_day;
}

static DtPhase
task_phase (const Tally *tally,
            const char  *hold,
            const char  *bound)
{
  int handed = tally->waiting + tally->done + tally->late;

  if (g_str_equal (hold, "suspended"))
    return DT_PHASE_SUSPENDED;
  if (g_str_equal (hold, "cancelled"))
    return DT_PHASE_CANCELLED;
  if (tally->leads == 0)
    return g_str_equal (bound, "standing") ? DT_PHASE_STANDING : DT_PHASE_IDLE;
  if (tally->owed == 0)
    return DT_PHASE_CANCELLED;
  if (tally->returned > 0 && (tally->owed == 1 || handed == 0))
    return DT_PHASE_RETURNED;
  if (tally->returned + tally->progress > 0 || (tally->idle > 0 && handed > 0))
    return DT_PHASE_PROGRESS;
  if (tally->idle > 0)
    return DT_PHASE_IDLE;
  if (tally->waiting > 0)
    return DT_PHASE_HANDED;
  if (tally->late > 0)
    return DT_PHASE_DONE_LATE;
  return tally->standing > 0 ? DT_PHASE_STANDING : DT_PHASE_DONE;
}

static char *
day_text (DtDay day)
{
  return day == DT_DAY_NONE ? g_strdup ("~") : g_strdup_printf ("%d", day);
}

/* A line as of task_status. */
static char *
work_out_task (DtDb   *db,
               DtStmt *task)
{
  g_autoptr(GError) error = NULL;
  g_auto(DtStmt) lead = { 0 };
  gint64 id = dt_column_int64 (task, 0);
  const char *bound = dt_column_peek (task, 2);
  DtDay task_day = dt_column_day (task, 3);
  DtDay original = dt_column_day (task, 4);
  g_autofree char *next = NULL, *last = NULL, *moved = NULL, *handed = NULL;
  Tally tally = { 0 };
  int handed_in, accepted;
  gboolean active = g_str_equal (dt_column_peek (task, 1), "active");
  gboolean has_row;

  dt_db_prepare (db, &lead,
                 "SELECT a.excused, a.percent, coalesce (a.last_day, ?2), s.verdict, s.received_day, k.judged_day"
                 " FROM assignment a LEFT JOIN assignment_status k ON k.assignment_id = a.id"
                 " LEFT JOIN (SELECT * FROM submission ORDER BY version DESC) s ON s.assignment_id = a.id"
                 " WHERE a.task_id = ?1 AND a.role = 'lead'"
                 " AND NOT EXISTS (SELECT 1 FROM submission n WHERE n.assignment_id = a.id AND n.version > s.version)", &error);
  g_assert_no_error (error);
  dt_bind (&lead, 1, id);
  dt_bind_day (&lead, 2, task_day);
  while (dt_stmt_next (&lead, &has_row, &error) && has_row)
    {
      tally.leads++;
      if (sqlite3_column_type (lead.handle, 0) != SQLITE_NULL)
        continue;
      tally.owed++;
      tally.percent = MAX (tally.percent, dt_column_int (&lead, 1));
      tally.received_day = MAX (tally.received_day, dt_column_day (&lead, 4));
      count_lead (&tally, lead_phase (&lead, bound), dt_column_day (&lead, 2));
    }
  g_assert_no_error (error);

  accepted = tally.done + tally.late;
  handed_in = tally.waiting + accepted;
  next = day_text (!active ? DT_DAY_NONE : tally.leads == 0 ? task_day : tally.open_day);
  last = day_text (task_day);
  moved = day_text (original != task_day && task_day != DT_DAY_NONE ? original : DT_DAY_NONE);
  handed = day_text (tally.returned + tally.progress + tally.idle == 0 ? tally.received_day : DT_DAY_NONE);
  return g_strdup_printf ("%" G_GINT64_FORMAT "|%d|%s|%s|%s|%s|%d|%d|%d|%d", id,
                          (int) task_phase (&tally, dt_column_peek (task, 1), bound), next, last, moved, handed,
                          tally.owed, handed_in, accepted,
                          tally.owed > 1 ? 100 * handed_in / tally.owed : accepted > 0 ? 100 : tally.percent);
}

static void
check_against_rules (DtDb *db)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GString) expected = g_string_new (NULL);
  g_autofree char *found = dt_storage_text (db,
    "SELECT task_id, phase, next_day, last_day, original_day, handed_day, owed, handed_in, accepted, percent"
    " FROM task_status ORDER BY task_id");
  g_auto(DtStmt) task = { 0 };
  gboolean has_row;

  dt_db_prepare (db, &task,
                 "SELECT t.id, t.hold, d.bound, d.last_day, d.original_day FROM task t"
                 " LEFT JOIN deadline d ON d.task_id = t.id ORDER BY t.id", &error);
  g_assert_no_error (error);
  while (dt_stmt_next (&task, &has_row, &error) && has_row)
    {
      g_autofree char *line = work_out_task (db, &task);

      g_string_append_printf (expected, "%s%s", expected->len > 0 ? "\n" : "", line);
    }
  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, expected->str);
}

/* What was kept step by step equals what is made anew. */
static void
check_against_rebuild (DtDb *db)
{
  g_autofree char *kept = dt_storage_dump (db, TRUE);
  g_autofree char *made = NULL;
  g_autoptr(GError) error = NULL;

  dt_db_exec (db, "INSERT INTO task_fts (task_fts, rank) VALUES ('integrity-check', 1)", &error);
  g_assert_no_error (error);
  g_assert_true (dt_db_exec (db, "BEGIN", NULL) && dt_status_suspend (db, NULL));
  dt_status_rebuild (db, &error);
  g_assert_no_error (error);
  made = dt_storage_dump (db, TRUE);
  g_assert_true (dt_db_exec (db, "ROLLBACK", NULL));
  g_assert_cmpstr (kept, ==, made);
}

static void
test_random (void)
{
  for (guint32 start = 1; start <= (g_test_slow () ? 100 : 12); start++)
    {
      g_autoptr(GRand) random = g_rand_new_with_seed (start);
      DtStorageFixture fixture;

      g_test_message ("walk %u", start);
      dt_storage_fixture_set_up (&fixture, "seed");
      for (int i = 0; i < 40; i++)
        {
          dt_storage_random_write (&fixture, random, i % 13 == 12);
          check_against_rules (fixture.db);
        }
      check_against_rebuild (fixture.db);
      dt_storage_fixture_tear_down (&fixture, "seed");
    }
}

/* Each task of the seed is in the state it is named after. */
static void
test_seed (DtStorageFixture *fixture,
           gconstpointer     seed)
{
  static const DtState states[] = {
    DT_STATE_OVERDUE, DT_STATE_TODAY, DT_STATE_SOON, DT_STATE_RETURNED, DT_STATE_PROGRESS, DT_STATE_IDLE, DT_STATE_HANDED,
    DT_STATE_DONE, DT_STATE_DONE_LATE, DT_STATE_SUSPENDED, DT_STATE_CANCELLED, DT_STATE_STANDING, DT_STATE_PROGRESS,
    DT_STATE_IDLE,
  };

  for (int id = 1; id <= DT_SEED_N_TASKS; id++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT phase, next_day FROM task_status WHERE task_id = %d", id);
      g_autoptr(GError) error = NULL;
      g_auto(DtStmt) stmt = { 0 };
      gboolean has_row;

      g_assert_true (dt_db_prepare (fixture->db, &stmt, sql, &error) && dt_stmt_next (&stmt, &has_row, &error) && has_row);
      g_assert_cmpint (dt_state_derive ((DtPhase) dt_column_int (&stmt, 0), dt_column_day (&stmt, 1), DT_SEED_TODAY, 3),
                       ==, states[id - 1]);
    }

  check_against_rules (fixture->db);
  check_against_rebuild (fixture->db);
}

#define STATUS(task) "SELECT phase, next_day, owed, handed_in, accepted, percent, lead_id FROM task_status WHERE task_id = " #task

static void
test_collection (DtStorageFixture *fixture,
                 gconstpointer     seed)
{
  g_autofree char *last = dt_storage_text (fixture->db, "SELECT last_day FROM deadline WHERE task_id = 13");
  g_autofree char *open = g_strdup_printf ("1|%s|4|2|1|50|5", last);
  g_autofree char *less = g_strdup_printf ("1|%s|3|2|1|66|5", last);

  dt_test_assert_string (dt_storage_text (fixture->db, STATUS (13)), open);

  /* One unit is excused, the other hands in: nothing is open, one waits for acceptance. */
  dt_storage_run (fixture, "UPDATE assignment SET excused = 'Sáp nhập' WHERE id = 16");
  dt_test_assert_string (dt_storage_text (fixture->db, STATUS (13)), less);
  dt_storage_run (fixture, "INSERT INTO submission (uid, assignment_id, version, received_day, verdict)"
                           " SELECT 's', 15, 1, last_day + 2, 'accepted' FROM deadline WHERE task_id = 13");
  dt_test_assert_string (dt_storage_text (fixture->db, STATUS (13)), "3|~|3|3|2|100|5");

  /* The waiting one is accepted: done, but one was late. */
  dt_storage_run (fixture, "UPDATE submission SET verdict = 'accepted' WHERE id = 5");
  dt_test_assert_string (dt_storage_text (fixture->db, STATUS (13)), "5|~|3|3|3|100|5");

  /* It had more time than the others. */
  dt_storage_run (fixture, "UPDATE assignment SET last_day = (SELECT last_day + 3 FROM deadline WHERE task_id = 13) WHERE id = 15");
  dt_test_assert_string (dt_storage_text (fixture->db, STATUS (13)), "4|~|3|3|3|100|5");

  dt_storage_run (fixture, "UPDATE submission SET verdict = 'returned' WHERE id = 5");
  dt_test_assert_string (dt_storage_text (fixture->db, "SELECT phase, handed_in FROM task_status WHERE task_id = 13"), "1|2");
  dt_storage_run (fixture, "UPDATE assignment SET excused = 'Sáp nhập' WHERE task_id = 13");
  dt_test_assert_string (dt_storage_text (fixture->db, STATUS (13)), "7|~|0|0|0|0|5");
}

static void
test_undated (DtStorageFixture *fixture,
              gconstpointer     seed)
{
  dt_test_assert_string (dt_storage_text (fixture->db, STATUS (14)), "2|~|0|0|0|0|~");
  dt_storage_run (fixture, "UPDATE deadline SET bound = 'by', last_day = 739200 WHERE task_id = 14");
  dt_test_assert_string (dt_storage_text (fixture->db, STATUS (14)), "2|739200|0|0|0|0|~");
  dt_storage_run (fixture, "DELETE FROM deadline WHERE task_id = 14");
  dt_test_assert_string (dt_storage_text (fixture->db, STATUS (14)), "2|~|0|0|0|0|~");
}

static void
test_title_key (DtStorageFixture *fixture,
                gconstpointer     seed)
{
  dt_storage_run (fixture, "UPDATE task SET title = printf ('%.*c', 80, 'Я') || 'абвгдежзабвгдежзабвгдежзабвгдежзабвгдеж'");
  g_assert_cmpint (dt_storage_number (fixture->db, "SELECT max (length (CAST (title_key AS BLOB))) FROM task_status"), <=, 32);
  g_assert_cmpint (dt_storage_number (fixture->db, "SELECT min (length (title_key)) FROM task_status"), >, 0);
  for (int i = 1; i <= DT_SEED_N_TASKS; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT title_key FROM task_status WHERE task_id = %d", i);
      g_autofree char *key = dt_storage_text (fixture->db, sql);

      g_assert_true (g_utf8_validate (key, -1, NULL));
    }
}

#define CASE(path, func)                                                                      \
  g_test_add ("/storage/status/" path, DtStorageFixture, "seed", dt_storage_fixture_set_up, func, dt_storage_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  CASE ("seed", test_seed);
  CASE ("collection", test_collection);
  CASE ("undated", test_undated);
  CASE ("title-key", test_title_key);
  g_test_add_func ("/storage/status/random", test_random);
  return g_test_run ();
}
