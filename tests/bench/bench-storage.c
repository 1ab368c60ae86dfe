/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the write path costs, on a file: meson test --benchmark -v bench-storage */

#include "dt-seed.h"
#include "dt-test.h"

#define N_TASKS 100000
#define N_EDITS 10000
#define N_COMMITS 500

#define MANY_TASKS                                                                            \
  "WITH RECURSIVE n (i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < 1000 + ?1 - 1)"

static const char * const many[] = {
  MANY_TASKS
  "INSERT INTO task (id, uid, directive_id, position, title)"
  " SELECT i, printf ('%08x-0000-4000-9000-000000000000', i), 1 + i % 2, i, 'Báo cáo kết quả thực hiện nhiệm vụ số ' || i FROM n",
  MANY_TASKS
  "INSERT INTO deadline (task_id, bound, words, original_day, last_day)"
  " SELECT i, 'by', 'trước ngày', 739000 + i % 400, 739000 + i % 400 FROM n",
  MANY_TASKS
  "INSERT INTO assignment (id, uid, task_id, unit_id, role)"
  " SELECT i, printf ('%08x-0000-4000-a000-000000000000', i), i, 1 + i % 7, 'lead' FROM n",
  MANY_TASKS
  "INSERT INTO submission (uid, assignment_id, version, received_day, verdict)"
  " SELECT printf ('%08x-0000-4000-b000-000000000000', i), i, 1, 739000 + i % 400, 'accepted' FROM n WHERE i % 3 = 0",
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

  return TRUE;
}

static gboolean
job_sql (DtDb      *db,
         gpointer   data,
         gpointer  *result,
         GError   **error)
{
  return dt_db_exec (db, data, error);
}

static void
write_sql (DtStore    *store,
           const char *sql)
{
  g_autoptr(GError) error = NULL;
  DtWrite write = { .action = "test", .label = "Test" };

  dt_store_write (store, &write, job_sql, (gpointer) sql, NULL, &error);
  g_assert_no_error (error);
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static void
time_commits (DtStore *store)
{
  g_autoptr(GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  for (int i = 0; i < N_COMMITS; i++)
    {
      g_autofree char *sql = g_strdup_printf ("UPDATE assignment SET percent = %d WHERE id = %d", i % 100, 1 + i % 16);
      gint64 start = g_get_monotonic_time ();
      double ms;

      write_sql (store, sql);
      ms = (double) (g_get_monotonic_time () - start) / 1000;
      g_array_append_val (times, ms);
    }

  g_array_sort (times, compare_doubles);
  g_test_message ("one row: median %.2f ms, 99 of 100 below %.2f ms", g_array_index (times, double, N_COMMITS / 2),
                  g_array_index (times, double, N_COMMITS * 99 / 100));
}

static double
time_undo (DtStore *store,
           gboolean forward)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *label = NULL;
  gint64 start = g_get_monotonic_time ();

  label = forward ? dt_store_redo (store, &error) : dt_store_undo (store, &error);
  g_assert_no_error (error);
  return (double) (g_get_monotonic_time () - start) / 1000;
}

static void
bench_storage (void)
{
  g_autoptr(GError) error = NULL;
  DtStore *store = dt_seed_open ();
  DtWrite bulk = { .action = "import", .label = "Import", .bulk = TRUE };
  DtWrite plain = { .action = "import", .label = "Import" };
  gint64 start;

  time_commits (store);

  start = g_get_monotonic_time ();
  dt_store_write (store, &bulk, job_many, GINT_TO_POINTER (N_TASKS), NULL, &error);
  g_assert_no_error (error);
  g_test_message ("bulk write of %d tasks: %.0f ms", N_TASKS, (double) (g_get_monotonic_time () - start) / 1000);

  time_commits (store);

  start = g_get_monotonic_time ();
  write_sql (store, "UPDATE assignment SET percent = 55 WHERE id BETWEEN 10000 AND 19999");
  g_test_message ("update of %d rows: %.0f ms", N_EDITS, (double) (g_get_monotonic_time () - start) / 1000);
  g_test_message ("undo: %.0f ms", time_undo (store, FALSE));
  g_test_message ("redo: %.0f ms", time_undo (store, TRUE));

  start = g_get_monotonic_time ();
  write_sql (store, "DELETE FROM task WHERE id BETWEEN 20000 AND 22999");
  g_test_message ("delete of 3000 tasks: %.0f ms", (double) (g_get_monotonic_time () - start) / 1000);
  g_test_message ("undo: %.0f ms", time_undo (store, FALSE));
  dt_seed_close (store);

  store = dt_seed_open ();
  start = g_get_monotonic_time ();
  dt_store_write (store, &plain, job_many, GINT_TO_POINTER (5000), NULL, &error);
  g_assert_no_error (error);
  g_test_message ("write of 5000 tasks with undo: %.0f ms", (double) (g_get_monotonic_time () - start) / 1000);
  g_test_message ("undo: %.0f ms", time_undo (store, FALSE));
  dt_seed_close (store);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bench/storage", bench_storage);
  return g_test_run ();
}
