/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a schedule change over a large plan costs, beside one plain UPDATE of the same days:
 * meson test --benchmark -v bench-changes */

#include "dt-bench.h"
#include "dt-edit-jobs.h"
#include "dt-schedule.h"
#include "dt-seed.h"
#include "dt-test.h"

#define N_TASKS 10000
#define N_RUNS 5
#define CAUSE 1000      /* a letter later than the one that has already moved the plan */

#define MANY_TASKS "WITH RECURSIVE n (i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < 1000 + ?1 - 1)"

static const char * const many[] = {
  "INSERT INTO directive (id, uid, symbol, symbol_key, type, issued_day)"
  " SELECT " G_STRINGIFY (CAUSE) ", '00001000-0000-4000-9000-000000000000', '1500-CV/TU', '1500CVTU', 'letter', issued_day + ?1 * 0 + 7"
  "  FROM directive WHERE id = 2",
  MANY_TASKS
  "INSERT INTO task (id, uid, directive_id, position, title)"
  " SELECT i, printf ('%08x-0000-4000-9000-000000000000', i), 1, i, 'Báo cáo kết quả thực hiện nhiệm vụ số ' || i FROM n",
  MANY_TASKS
  "INSERT INTO deadline (task_id, bound, words, named_day, original_day, last_day)"
  " SELECT i, 'by', 'chậm nhất ngày', 739200 + i % 400, 739200 + i % 400, 739200 + i % 400 FROM n",
  MANY_TASKS
  "INSERT INTO assignment (id, uid, task_id, unit_id, role)"
  " SELECT i, printf ('%08x-0000-4000-a000-000000000000', i), i, 1 + i % 7, 'lead' FROM n",
};

static gboolean
job_many (DtDb      *db,
          gpointer   data,
          gpointer  *result,
          GError   **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (many); i++)
    {
      g_auto(DtStmt) stmt = { 0 };

      if (!dt_db_prepare (db, &stmt, many[i], error))
        return FALSE;
      dt_bind (&stmt, 1, GPOINTER_TO_INT (data));
      if (!dt_stmt_run (&stmt, error))
        return FALSE;
    }

  return dt_schedule_recompute (db, DT_SEED_PLAN, error);
}

/* The same days by SQLite alone, without journal, undo, causes or states; and back again. */
static double
time_update (const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(DtDb) db = dt_db_open (path, DT_DB_READ_WRITE, &error);
  gint64 start;
  double ms;

  g_assert_no_error (error);
  start = dt_bench_now ();
  g_assert_true (dt_db_exec (db, "UPDATE deadline SET last_day = last_day - 15 WHERE task_id >= 1000", &error));
  ms = dt_bench_since (start);
  g_assert_true (dt_db_exec (db, "UPDATE deadline SET last_day = last_day + 15 WHERE task_id >= 1000", &error));

  return ms;
}

/* Every row that the change writes, by one statement for each table: what is left are the indexes and the bytes. */
#define ALL_ROWS                                                                              \
  "BEGIN;"                                                                                    \
  "UPDATE deadline SET last_day = last_day - 15 WHERE task_id >= 1000;"                       \
  "INSERT INTO deadline_move (change_id, task_id, old_day, new_day)"                          \
  " SELECT (SELECT max (id) FROM schedule_change), task_id, last_day + 15, last_day FROM deadline WHERE task_id >= 1000;" \
  "UPDATE assignment_status SET last_day = last_day - 15 WHERE task_id >= 1000;"              \
  "UPDATE task_status SET last_day = last_day - 15, next_day = next_day - 15 WHERE task_id >= 1000;" \
  "INSERT INTO journal (id, uid, at, who, action, label) VALUES (1000000, 'floor', 1, 'x', 'x', 'x');" \
  "INSERT INTO journal_item (journal_id, entity, entity_id, task_id, directive_id, op, before, after, record)" \
  " SELECT 1000000, 'deadline', id, id, directive_id, 'update', '{\"last_day\":739200}', '{\"last_day\":739185}', uid FROM task WHERE id >= 1000;" \
  "INSERT INTO journal_item (journal_id, entity, entity_id, task_id, directive_id, op, after, record)" \
  " SELECT 1000000, 'deadline_move', id, id, directive_id, 'insert'," \
  "  '{\"change_id\":2,\"task_id\":1000,\"old_day\":739200,\"new_day\":739185,\"outcome\":\"moved\"}'," \
  "  '00000000-0000-4000-9000-000000000000' FROM task WHERE id >= 1000;"                      \
  "ROLLBACK"

static double
time_rows (const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(DtDb) db = dt_db_open (path, DT_DB_READ_WRITE, &error);
  gint64 start;

  g_assert_no_error (error);
  start = dt_bench_now ();
  dt_db_exec (db, ALL_ROWS, &error);
  g_assert_no_error (error);

  return dt_bench_since (start);
}

static double
time_preview (DtStore      *store,
              DtChangeEdit *edit)
{
  g_autoptr(GError) error = NULL;
  gint64 start = dt_bench_now ();
  g_autoptr(DtChangePreview) plan = dt_store_read (store, dt_job_preview_change, edit, NULL, &error);

  g_assert_no_error (error);
  return dt_bench_since (start);
}

static double
time_apply (DtStore      *store,
            DtChangeEdit *edit)
{
  g_autoptr(GError) error = NULL;
  DtWrite write = { .action = "accelerate", .label = "Accelerate" };
  gint64 start = dt_bench_now ();
  g_autoptr(DtChangePreview) done = dt_store_write (store, &write, dt_job_apply_change, edit, NULL, &error);

  g_assert_no_error (error);
  return dt_bench_since (start);
}

static double
time_undo (DtStore *store)
{
  g_autoptr(GError) error = NULL;
  gint64 start = dt_bench_now ();
  g_autofree char *label = dt_store_undo (store, &error);

  g_assert_no_error (error);
  return dt_bench_since (start);
}

/* As a function: the time is taken once. */
static double
less (double a,
      double b)
{
  return MIN (a, b);
}

static void
bench_changes (void)
{
  g_autoptr(GError) error = NULL;
  DtStore *store = dt_seed_open ();
  DtWrite bulk = { .action = "import", .label = "Import", .bulk = TRUE };
  DtScheduleRule rule = { .kind = DT_CHANGE_ACCELERATE, .amount = 15, .unit = DT_SPAN_DAYS };
  DtChangeEdit *edit = dt_change_edit_new (DT_SEED_PLAN, CAUSE, &rule, DT_SEED_TODAY);
  double update = G_MAXDOUBLE, rows = G_MAXDOUBLE, preview = G_MAXDOUBLE, apply = G_MAXDOUBLE, undo = G_MAXDOUBLE;

  dt_store_write (store, &bulk, job_many, GINT_TO_POINTER (N_TASKS), NULL, &error);
  g_assert_no_error (error);
  for (int i = 0; i < N_RUNS; i++)
    {
      update = less (update, time_update (dt_store_get_path (store)));
      rows = less (rows, time_rows (dt_store_get_path (store)));
    }
  for (int i = 0; i < N_RUNS; i++)
    {
      preview = less (preview, time_preview (store, edit));
      apply = less (apply, time_apply (store, edit));
      undo = less (undo, time_undo (store));
    }
  dt_bench_tell ("preview of a change of 10,000 tasks", preview, "ms", "one UPDATE of their days", update, NULL);
  dt_bench_tell ("applying it", apply, "ms", "one UPDATE of their days", update, "2 times");
  dt_bench_tell ("applying it, beside all it writes", apply, "ms", "its rows by one statement a table", rows, NULL);
  dt_bench_tell ("undoing it", undo, "ms", "applying it", apply, "2 times");

  dt_change_edit_free (edit);
  dt_seed_close (store);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dt_today_set_fixed (DT_SEED_TODAY);
  g_test_add_func ("/bench/changes", bench_changes);
  return g_test_run ();
}
