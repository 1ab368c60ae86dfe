/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a schedule change over a large plan costs, beside one plain UPDATE of the same days:
 * meson test --suite bench -v bench-changes */

#include "dt-edit-jobs.h"
#include "dt-schedule.h"
#include "dt-seed.h"
#include "dt-test.h"

#define N_TASKS 10000
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

static double
since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / 1000;
}

/* The same days by SQLite alone, without journal, undo, causes or states; and back again. */
static void
time_update (const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(DtDb) db = dt_db_open (path, DT_DB_READ_WRITE, &error);
  gint64 start;

  g_assert_no_error (error);
  start = g_get_monotonic_time ();
  g_assert_true (dt_db_exec (db, "UPDATE deadline SET last_day = last_day - 15 WHERE task_id >= 1000", &error));
  g_test_message ("plain UPDATE of %d rows: %.0f ms", N_TASKS, since (start));
  g_assert_true (dt_db_exec (db, "UPDATE deadline SET last_day = last_day + 15 WHERE task_id >= 1000", &error));
}

static void
bench_changes (void)
{
  g_autoptr(GError) error = NULL;
  DtStore *store = dt_seed_open ();
  DtWrite bulk = { .action = "import", .label = "Import", .bulk = TRUE };
  DtWrite write = { .action = "accelerate", .label = "Accelerate" };
  DtScheduleRule rule = { .kind = DT_CHANGE_ACCELERATE, .amount = 15, .unit = DT_SPAN_DAYS };
  DtChangeEdit *edit = dt_change_edit_new (DT_SEED_PLAN, CAUSE, &rule, DT_SEED_TODAY);
  g_autofree char *label = NULL;
  gint64 start;

  dt_store_write (store, &bulk, job_many, GINT_TO_POINTER (N_TASKS), NULL, &error);
  g_assert_no_error (error);
  time_update (dt_store_get_path (store));

  for (int i = 0; i < 3; i++)
    {
      g_autoptr(DtChangePreview) plan = NULL;

      start = g_get_monotonic_time ();
      plan = dt_store_read (store, dt_job_preview_change, edit, NULL, &error);
      g_assert_no_error (error);
      g_test_message ("preview of %u tasks: %.0f ms", plan->moves->len, since (start));
    }

  start = g_get_monotonic_time ();
  dt_change_preview_free (dt_store_write (store, &write, dt_job_apply_change, edit, NULL, &error));
  g_assert_no_error (error);
  g_test_message ("apply: %.0f ms", since (start));
  start = g_get_monotonic_time ();
  label = dt_store_undo (store, &error);
  g_assert_no_error (error);
  g_test_message ("undo: %.0f ms", since (start));

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
