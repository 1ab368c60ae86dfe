/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-db.h"
#include "dt-error.h"
#include "dt-store.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

static gboolean
job_count_units (DtDb      *db,
                 gpointer   data,
                 gpointer  *result,
                 GError   **error)
{
  g_auto(DtStmt) stmt = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &stmt, "SELECT count (*) FROM unit", error) || !dt_stmt_next (&stmt, &has_row, error))
    return FALSE;

  *result = GINT_TO_POINTER (dt_column_int (&stmt, 0));
  return TRUE;
}

static gboolean
job_run_sql (DtDb      *db,
             gpointer   data,
             gpointer  *result,
             GError   **error)
{
  return dt_db_exec (db, data, error);
}

static void
on_changed (DtStore  *store,
            DtChange *change,
            gpointer  data)
{
  guint *n = data;

  (*n)++;
}

#define ONE_UNIT "INSERT INTO unit (uid, code, name, short_name, kind, sort_key) VALUES ('u1', 'A', 'Đơn vị A', 'ĐV A', 'other', 'a')"

static void
test_basic (void)
{
  g_autofree char *folder = g_dir_make_tmp ("dt-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "register.db", NULL);
  g_autoptr(DtStore) store = dt_store_new (path, DT_STORE_FLAGS_NONE);
  g_autoptr(GError) error = NULL;
  DtWrite write = { .action = "test", .label = "Test" };
  guint n_changes = 0;
  struct stat info;

  g_signal_connect (store, "changed", G_CALLBACK (on_changed), &n_changes);
  dt_store_open (store, NULL, &error);
  g_assert_no_error (error);
  dt_store_write (store, &write, job_run_sql, (gpointer) ONE_UNIT, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_cmpint (GPOINTER_TO_INT (dt_store_read (store, job_count_units, NULL, NULL, &error)), ==, 1);
  g_assert_no_error (error);

  dt_store_write (store, &write, job_run_sql, (gpointer) ONE_UNIT, NULL, &error);
  g_assert_error (error, DT_ERROR, DT_ERROR_CONSTRAINT);
  g_assert_cmpuint (n_changes, ==, 1);

  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  dt_store_close (store);
  g_unlink (path);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/storage/store/basic", test_basic);
  return g_test_run ();
}
