/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-storage-test.h"

static void
prepare (DtDb       *db,
         DtStmt     *stmt,
         const char *sql)
{
  g_autoptr(GError) error = NULL;

  dt_db_prepare (db, stmt, sql, &error);
  g_assert_no_error (error);
}

static gboolean
next (DtStmt *stmt)
{
  g_autoptr(GError) error = NULL;
  gboolean has_row = FALSE;

  dt_stmt_next (stmt, &has_row, &error);
  g_assert_no_error (error);
  return has_row;
}

static void
test_cache (DtStorageFixture *fixture,
            gconstpointer     data)
{
  sqlite3_stmt *first, *inner;

  {
    g_auto(DtStmt) stmt = { 0 };

    prepare (fixture->db, &stmt, "SELECT ?1");
    first = stmt.handle;
    dt_bind (&stmt, 1, 5);
    g_assert_true (next (&stmt));

    /* The same text while the first is in use: another statement. */
    {
      g_auto(DtStmt) again = { 0 };

      prepare (fixture->db, &again, "SELECT ?1");
      inner = again.handle;
      g_assert_true (inner != first);
      g_assert_true (next (&again));
      g_assert_cmpint (dt_column_int (&again, 0), ==, 0);
    }
    g_assert_cmpint (dt_column_int (&stmt, 0), ==, 5);
  }

  /* Given back: reset, and without its bindings. */
  {
    g_auto(DtStmt) stmt = { 0 };

    prepare (fixture->db, &stmt, "SELECT ?1");
    g_assert_true (stmt.handle == first || stmt.handle == inner);
    g_assert_true (next (&stmt));
    g_assert_cmpint (sqlite3_column_type (stmt.handle, 0), ==, SQLITE_NULL);
  }

  /* None of them holds a transaction open. */
  g_assert_true (sqlite3_get_autocommit (dt_db_handle (fixture->db)));
  g_assert_true (dt_db_exec (fixture->db, "PRAGMA wal_checkpoint (TRUNCATE)", NULL));
}

/* However many texts there are, only so many statements are kept. */
static void
test_cache_bound (DtStorageFixture *fixture,
                  gconstpointer     data)
{
  int n = 0;

  for (int i = 0; i < 1000; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT %d", i);
      g_auto(DtStmt) stmt = { 0 };

      prepare (fixture->db, &stmt, sql);
      g_assert_true (next (&stmt));
      g_assert_cmpint (dt_column_int (&stmt, 0), ==, i);
    }

  for (sqlite3_stmt *s = sqlite3_next_stmt (dt_db_handle (fixture->db), NULL); s != NULL;
       s = sqlite3_next_stmt (dt_db_handle (fixture->db), s))
    n++;
  g_assert_cmpint (n, <, 300);
}

static void
test_values (DtStorageFixture *fixture,
             gconstpointer     data)
{
  g_auto(DtStmt) stmt = { 0 };
  gint64 large = G_GINT64_CONSTANT (1) << 40;

  prepare (fixture->db, &stmt, "SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9");
  dt_bind (&stmt, 1, -3);
  dt_bind (&stmt, 2, large);
  dt_bind (&stmt, 3, 1.5);
  dt_bind (&stmt, 4, "Đảng");
  dt_bind (&stmt, 5, (const char *) NULL);
  dt_bind_day (&stmt, 6, DT_DAY_NONE);
  dt_bind_time (&stmt, 7, DT_TIME_NONE);
  dt_bind_id (&stmt, 8, 0);
  dt_bind_time (&stmt, 9, 0);
  g_assert_true (next (&stmt));
  g_assert_cmpint (dt_column_int (&stmt, 0), ==, -3);
  g_assert_cmpint (dt_column_int64 (&stmt, 1), ==, large);
  g_assert_cmpfloat (sqlite3_column_double (stmt.handle, 2), ==, 1.5);
  dt_test_assert_string (dt_column_dup (&stmt, 3), "Đảng");
  dt_test_assert_string (dt_column_dup (&stmt, 4), "");
  g_assert_null (dt_column_dup_nullable (&stmt, 4));
  g_assert_cmpint (dt_column_day (&stmt, 5), ==, DT_DAY_NONE);
  g_assert_cmpint (dt_column_time (&stmt, 6), ==, DT_TIME_NONE);
  for (int i = 5; i < 8; i++)
    g_assert_cmpint (sqlite3_column_type (stmt.handle, i), ==, SQLITE_NULL);
  g_assert_cmpint (dt_column_time (&stmt, 8), ==, 0);
}

static void
test_nicks (DtStorageFixture *fixture,
            gconstpointer     data)
{
  g_auto(DtStmt) stmt = { 0 };

  prepare (fixture->db, &stmt, "SELECT 'returned', 'of a later version', NULL");
  g_assert_true (next (&stmt));
  g_assert_cmpint (dt_column_nick (&stmt, 0, dt_verdict_nicks), ==, DT_VERDICT_RETURNED);
  g_assert_cmpint (dt_column_nick (&stmt, 1, dt_verdict_nicks), ==, DT_VERDICT_WAITING);
  g_assert_cmpint (dt_column_nick (&stmt, 2, dt_verdict_nicks), ==, DT_VERDICT_WAITING);
}

static void
test_errors (DtStorageFixture *fixture,
             gconstpointer     data)
{
  static const struct { const char *sql; int code; } cases[] = {
    { "INSERT INTO setting (name, value) VALUES (NULL, 'x')", DT_ERROR_CONSTRAINT },
    { "INSERT INTO task (uid, directive_id, position, title) VALUES ('x', 999, 1, 'x')", DT_ERROR_CONSTRAINT },
    { "INSERT INTO setting (id, name, value) VALUES ('no number', 'x', 'x')", DT_ERROR_CONSTRAINT },
    { "SELECT zeroblob (2000000000)", DT_ERROR_TOO_LARGE },
    { "SELECT * FROM nowhere", DT_ERROR_FAILED },
    { "SELECT \"no such column\"", DT_ERROR_FAILED },
    { "DELETE FROM task_fts_data", DT_ERROR_FAILED },                 /* defensive */
    { "ATTACH ':memory:' AS other", DT_ERROR_FAILED },
    { "SELECT load_extension ('libm.so.6')", DT_ERROR_FAILED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;

      g_test_message ("%s", cases[i].sql);
      g_assert_false (dt_db_exec (fixture->db, cases[i].sql, &error));
      g_assert_error (error, DT_ERROR, cases[i].code);
    }
}

/* A failed step leaves a statement that can be used again. */
static void
test_run_after_failure (DtStorageFixture *fixture,
                        gconstpointer     data)
{
  g_autoptr(GError) error = NULL;
  g_auto(DtStmt) stmt = { 0 };

  prepare (fixture->db, &stmt, "INSERT INTO calendar_day (day, kind) VALUES (?1, ?2)");
  dt_bind (&stmt, 1, 5);
  dt_bind (&stmt, 2, "nonsense");
  g_assert_false (dt_stmt_run (&stmt, &error));
  g_assert_error (error, DT_ERROR, DT_ERROR_CONSTRAINT);
  g_clear_error (&error);
  dt_bind (&stmt, 2, "holiday");
  g_assert_true (dt_stmt_run (&stmt, &error));
  g_assert_no_error (error);
}

static gboolean
cancel (gpointer data)
{
  g_cancellable_cancel (data);
  return G_SOURCE_REMOVE;
}

static gpointer
cancel_later (gpointer data)
{
  g_usleep (30000);
  cancel (data);
  return NULL;
}

static void
test_cancel (DtStorageFixture *fixture,
             gconstpointer     data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  GThread *thread = g_thread_new ("cancel", cancel_later, cancellable);
  gint64 start = g_get_monotonic_time ();

  dt_db_watch (fixture->db, cancellable);
  g_assert_false (dt_db_exec (fixture->db, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max (i) FROM n",
                              &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 5 * G_TIME_SPAN_SECOND);
  dt_db_watch (fixture->db, NULL);
  g_thread_join (thread);
  g_assert_true (dt_db_exec (fixture->db, "SELECT 1", NULL));
}

static void
test_functions (DtStorageFixture *fixture,
                gconstpointer     data)
{
  dt_test_assert_string (dt_storage_text (fixture->db, "SELECT dt_fold ('Đảng bộ'), dt_exact ('UỶ'), dt_symbol_key ('1438 - CV/TU')"),
                         "dang bo|ủy|1438CVTU");
  g_assert_cmpint (dt_storage_number (fixture->db, "SELECT dt_sort_key ('Ân') < dt_sort_key ('Bình')"), ==, 1);
  dt_test_assert_string (dt_storage_text (fixture->db, "SELECT dt_fold (NULL), dt_title_key (NULL)"), "~|~");
}

static void
test_other_thread (void)
{
  if (g_test_subprocess ())
    {
      DtDb *db = dt_db_open (":memory:", DT_DB_READ_WRITE_CREATE, NULL);

      g_thread_join (g_thread_new ("other", (GThreadFunc) dt_db_handle, db));
      return;
    }

  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*thread*");
}

static void
test_leak (void)
{
  if (g_test_subprocess ())
    {
      DtDb *db = dt_db_open (":memory:", DT_DB_READ_WRITE_CREATE, NULL);
      DtStmt stmt = { 0 };

      dt_db_prepare (db, &stmt, "SELECT 1", NULL);
      dt_db_close (db);
      return;
    }

  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*1 statements in use*");
}

#define CASE(path, func)                                                                      \
  g_test_add ("/storage/db/" path, DtStorageFixture, NULL, dt_storage_fixture_set_up, func, dt_storage_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  CASE ("cache", test_cache);
  CASE ("cache-bound", test_cache_bound);
  CASE ("values", test_values);
  CASE ("nicks", test_nicks);
  CASE ("errors", test_errors);
  CASE ("run-after-failure", test_run_after_failure);
  CASE ("cancel", test_cancel);
  CASE ("functions", test_functions);
  g_test_add_func ("/storage/db/other-thread", test_other_thread);
  g_test_add_func ("/storage/db/leak", test_leak);
  return g_test_run ();
}
