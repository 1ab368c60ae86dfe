/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A backup looked at, and put back in the place of a register that is open. */

#include "dt-storage-test.h"

#include <glib/gstdio.h>

#include "dt-error.h"
#include "dt-restore.h"

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
  return *(gpointer *) data != NULL;
}

static void
back_up (DtStore    *store,
         const char *path)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  dt_store_backup_async (store, path, NULL, on_result, &result);
  dt_test_wait_until (is_there, &result);
  dt_store_backup_finish (store, result, &error);
  g_assert_no_error (error);
}

static DtBackupLook *
look_at (DtStore     *store,
         const char  *path,
         GError     **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  dt_backup_look_async (store, path, NULL, on_result, &result);
  dt_test_wait_until (is_there, &result);
  return dt_backup_look_finish (store, result, error);
}

static gboolean
restore (DtStore     *store,
         const char  *path,
         GError     **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  dt_store_restore_async (store, path, NULL, on_result, &result);
  dt_test_wait_until (is_there, &result);
  return dt_store_restore_finish (store, result, error);
}

static void
add_unit (DtStore    *store,
          const char *code)
{
  g_autofree char *sql = g_strdup_printf ("INSERT INTO unit (uid, code, name, short_name, kind, sort_key) VALUES ('%s', '%s', '%s', '%s', 'other', '')",
                                          code, code, code, code);

  dt_seed_write (store, sql);
}

#define N_UNITS "SELECT count (*) FROM unit"

static void
on_changed (DtStore  *store,
            DtChange *change,
            gpointer  data)
{
  if (change->everything)
    *(gpointer *) data = store;
}

/* What was done since is told before; then all is as it was, views are told, and work goes on. */
static void
test_put_back (void)
{
  DtStore *store = dt_seed_open ();
  g_autofree char *path = g_strconcat (dt_store_get_path (store), ".copy", NULL);
  g_autofree char *part = g_strconcat (dt_store_get_path (store), ".restore", NULL);
  g_autoptr(DtBackupLook) look = NULL;
  g_autoptr(GError) error = NULL;
  gpointer told = NULL;

  back_up (store, path);
  add_unit (store, "x");
  add_unit (store, "y");
  g_assert_cmpint (dt_seed_ask (store, N_UNITS), ==, DT_SEED_N_UNITS + 2);
  look = look_at (store, path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (look->n_lost, ==, 2);
  g_assert_cmpuint (look->lost->len, ==, 2);
  g_assert_cmpint (look->then.n_tasks, ==, look->now.n_tasks);
  g_assert_cmpint (look->then.n_tasks, ==, DT_SEED_N_TASKS);

  g_signal_connect (store, "changed", G_CALLBACK (on_changed), &told);
  restore (store, path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (dt_seed_ask (store, N_UNITS), ==, DT_SEED_N_UNITS);
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
  add_unit (store, "z");
  dt_test_wait_until (is_there, &told);
  g_assert_cmpint (dt_seed_ask (store, N_UNITS), ==, DT_SEED_N_UNITS + 1);
  g_assert_cmpint (dt_seed_ask (store, "SELECT count (*) FROM pragma_integrity_check WHERE integrity_check = 'ok'"), ==, 1);
  g_unlink (path);
  dt_seed_close (store);
}

/* A file that is no register, or a damaged one, changes nothing. */
static void
test_refused (void)
{
  DtStore *store = dt_seed_open ();
  g_autofree char *path = g_strconcat (dt_store_get_path (store), ".copy", NULL);
  g_autofree char *contents = NULL;
  gsize length;

  add_unit (store, "x");
  g_assert_true (g_file_set_contents (path, "no register at all, but long enough to be looked at as one ................................", -1, NULL));
  for (int turn = 0; turn < 2; turn++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_false (restore (store, path, &error));
      g_assert_nonnull (error);
      g_assert_cmpint (dt_seed_ask (store, N_UNITS), ==, DT_SEED_N_UNITS + 1);

      /* Then a copy of which the middle is gone. */
      g_unlink (path);
      back_up (store, path);
      g_clear_pointer (&contents, g_free);
      g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
      memset (contents + length / 4, 0x5a, length / 2);
      g_assert_true (g_file_set_contents (path, contents, (gssize) length, NULL));
    }
  g_unlink (path);
  dt_seed_close (store);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/storage/restore/put-back", test_put_back);
  g_test_add_func ("/storage/restore/refused", test_refused);
  return g_test_run ();
}
