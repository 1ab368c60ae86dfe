/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Copies of a register. */

#include "dt-storage-test.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

static void
on_result (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static gboolean
is_there (gpointer data)
{
  return *(GAsyncResult **) data != NULL;
}

static GError *
back_up (DtStore      *store,
         const char   *path,
         GCancellable *cancellable)
{
  g_autoptr(GAsyncResult) result = NULL;
  GError *error = NULL;

  dt_store_backup_async (store, path, cancellable, on_result, &result);
  dt_test_wait_until (is_there, &result);
  g_assert_cmpint (dt_store_backup_finish (store, result, &error), ==, error == NULL);
  return error;
}

static int
count_units (const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(DtDb) db = dt_db_open (path, DT_DB_READ_ONLY, &error);

  g_assert_no_error (error);
  dt_schema_migrate (db, &error);
  g_assert_no_error (error);
  return (int) dt_storage_number (db, "SELECT count (*) FROM unit");
}

static void
add_unit (DtStore *store)
{
  g_autoptr(GError) error = NULL;
  DtWrite write = { .action = "test", .label = "Test" };

  dt_store_write (store, &write, dt_storage_job_sql,
                  (gpointer) "INSERT INTO unit (uid, code, name, short_name, kind, sort_key)"
                             " VALUES ('a', 'a', 'a', 'a', 'other', '')", NULL, &error);
  g_assert_no_error (error);
}

/* Files of copies that are not whole. */
static int
count_parts (DtStore *store)
{
  g_autofree char *folder = g_path_get_dirname (dt_store_get_path (store));
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  int n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    n += strstr (name, ".part") != NULL;

  return n;
}

static void
test_backup (void)
{
  DtStore *store = dt_seed_open ();
  g_autofree char *path = g_strconcat (dt_store_get_path (store), ".copy", NULL);
  struct stat info;

  g_assert_true (g_file_set_contents (path, "what was there", -1, NULL));
  g_assert_no_error (back_up (store, path, NULL));
  g_assert_cmpint (count_units (path), ==, DT_SEED_N_UNITS);
  add_unit (store);
  g_assert_no_error (back_up (store, path, NULL));
  g_assert_cmpint (count_units (path), ==, DT_SEED_N_UNITS + 1);
  g_assert_cmpint (count_parts (store), ==, 0);
  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  dt_seed_close (store);
}

/* What a copy that was killed has left goes with the next one; what another program is writing stays. */
static void
test_parts (void)
{
  DtStore *store = dt_seed_open ();
  g_autofree char *path = g_strconcat (dt_store_get_path (store), ".copy", NULL);
  g_autoptr(GSubprocess) killed = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, NULL, "true", NULL);
  g_autofree char *left = g_strdup_printf ("%s.part-%s-0", path, g_subprocess_get_identifier (killed));
  g_autofree char *journal = g_strconcat (left, "-journal", NULL);
  g_autofree char *alive = g_strdup_printf ("%s.part-1-0", path);

  g_assert_true (g_subprocess_wait (killed, NULL, NULL));
  g_assert_true (g_file_set_contents (left, "half", -1, NULL));
  g_assert_true (g_file_set_contents (journal, "half", -1, NULL));
  g_assert_true (g_file_set_contents (alive, "half", -1, NULL));
  g_assert_no_error (back_up (store, path, NULL));
  g_assert_cmpint (count_units (path), ==, DT_SEED_N_UNITS);
  g_assert_cmpint (count_parts (store), ==, 1);
  g_assert_true (g_file_test (alive, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_unlink (alive), ==, 0);
  dt_seed_close (store);
}

/* What fails leaves what was there. */
static void
test_refused (void)
{
  DtStore *store = dt_seed_open ();
  g_autofree char *path = g_strconcat (dt_store_get_path (store), ".copy", NULL);
  g_autofree char *contents = NULL;
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) cancelled = NULL, nowhere = NULL, itself = NULL;

  g_assert_true (g_file_set_contents (path, "what was there", -1, NULL));
  g_cancellable_cancel (cancellable);
  cancelled = back_up (store, path, cancellable);
  g_assert_error (cancelled, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "what was there");
  g_assert_cmpint (count_parts (store), ==, 0);

  nowhere = back_up (store, "/nonexistent/copy.db", NULL);
  g_assert_error (nowhere, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  itself = back_up (store, dt_store_get_path (store), NULL);
  g_assert_error (itself, DT_ERROR, DT_ERROR_INVALID);
  dt_seed_close (store);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/storage/backup/copy", test_backup);
  g_test_add_func ("/storage/backup/parts", test_parts);
  g_test_add_func ("/storage/backup/refused", test_refused);
  return g_test_run ();
}
