/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The register as it stood: what a day left behind is what is shown of it later. */

#include <glib/gstdio.h>
#include <string.h>

#include "dt-asof.h"
#include "dt-edit-jobs.h"
#include "dt-storage-test.h"

typedef struct
{
  char             *folder;
  char             *path;
  DtStorageFixture  storage;
} Fixture;

/* On a file, since it is copied. */
static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  fixture->folder = dt_test_dir_new ();
  fixture->path = g_build_filename (fixture->folder, "register.db", NULL);
  dt_today_set_fixed (dt_test_day ("2024-08-01"));
  fixture->storage.db = dt_db_open (fixture->path, DT_DB_READ_WRITE_CREATE, &error);
  g_assert_no_error (error);
  g_assert_true (dt_schema_migrate (fixture->storage.db, &error));
  fixture->storage.writer = dt_writer_new (fixture->storage.db, &error);
  g_assert_no_error (error);
  dt_storage_run (&fixture->storage, dt_seed_sql);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_clear_pointer (&fixture->storage.writer, dt_writer_free);
  g_clear_pointer (&fixture->storage.db, dt_db_close);
  dt_test_dir_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  dt_today_set_fixed (DT_DAY_NONE);
}

/* What it shows, as text; the copy must be whole. */
static char *
dump_as_of (Fixture *fixture,
            DtDay    day)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(DtAsOf) as_of = dt_as_of_make (fixture->path, day, NULL, &error);
  g_autoptr(DtDb) db = NULL;
  char *dump;

  g_assert_no_error (error);
  db = dt_db_open (dt_as_of_get_path (as_of), DT_DB_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_true (dt_schema_migrate (db, &error));
  dt_test_assert_string (dt_storage_text (db, "PRAGMA integrity_check"), "ok");
  dt_test_assert_string (dt_storage_text (db, "PRAGMA foreign_key_check"), "");
  dump = dt_storage_dump (db, TRUE);
  g_clear_pointer (&db, dt_db_close);

  return dump;
}

/* Days of random edits, undone and done again at random: each day is shown as it ended. */
static void
test_random (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr(GPtrArray) dumps = g_ptr_array_new_with_free_func (g_free);
  DtDay first = dt_test_day ("2024-08-02");
  int n_days = g_test_slow () ? 40 : 8;

  for (int seed = 1; seed <= 3; seed++)
    {
      g_autoptr(GRand) random = g_rand_new_with_seed ((guint32) seed);

      g_ptr_array_set_size (dumps, 0);
      for (int i = 0; i < n_days; i++)
        {
          dt_today_set_fixed (first + (seed - 1) * n_days + i);
          for (int n = g_rand_int_range (random, 0, 6); n > 0; n--)
            {
              g_autoptr(GError) error = NULL;
              DtChange *change = NULL;
              int what = g_rand_int_range (random, 0, 5);

              if (what == 0)
                g_free (dt_writer_undo (fixture->storage.writer, &change, &error));
              else if (what == 1)
                g_free (dt_writer_redo (fixture->storage.writer, &change, &error));
              else
                dt_storage_random_write (&fixture->storage, random, FALSE);
              g_clear_pointer (&change, dt_change_unref);
            }
          g_ptr_array_add (dumps, dt_storage_dump (fixture->storage.db, TRUE));
        }
      for (int i = 0; i < n_days; i++)
        {
          g_autofree char *shown = dump_as_of (fixture, first + (seed - 1) * n_days + i);

          g_assert_cmpstr (shown, ==, g_ptr_array_index (dumps, i));
        }
    }
}

/* Large images, quotes, line ends, NULLs: all come back as they were. */
static void
test_texts (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *before = dt_storage_dump (fixture->storage.db, TRUE);
  g_autofree char *shown = NULL;
  DtDay day = dt_today ();

  dt_storage_run (&fixture->storage, "UPDATE task SET text = 'a\"b''c' || char (10, 9, 1) || 'đ', clause = NULL WHERE id = 3");
  g_clear_pointer (&before, g_free);
  before = dt_storage_dump (fixture->storage.db, TRUE);
  dt_today_set_fixed (day + 1);
  dt_storage_run (&fixture->storage, "UPDATE task SET text = NULL, clause = 'x' WHERE id = 3; UPDATE directive SET symbol = '151-KH/TU' WHERE id = 1;"
                                     "UPDATE unit SET short_name = 'Đổi' WHERE id = 2; DELETE FROM task WHERE id = 7");
  shown = dump_as_of (fixture, day);
  g_assert_cmpstr (shown, ==, before);
}

/* A file read on the 12th tells of earlier days: these are shown by their own dates. */
static void
test_import (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(DtAsOf) as_of = NULL;
  g_autoptr(DtDb) db = NULL;
  g_autoptr(DtChange) change = NULL;
  gpointer result = NULL;
  DtWrite import = { .action = "import", .label = "Read" };
  static const char sql[] =
    "INSERT INTO directive (id, uid, symbol, symbol_key, type, issuer_id, issuer, issuer_key, issued_day, subject) VALUES"
    " (9, 'd9', '77-CV/TU', dt_symbol_key ('77-CV/TU'), 'letter', 7, 'Thành ủy', dt_fold ('Thành ủy'), 739096, 'Mới');"      /* 29/7 */
    "INSERT INTO directive (id, uid, symbol, symbol_key, type, issuer_id, issuer, issuer_key, issued_day, subject) VALUES"
    " (10, 'd10', '88-CV/TU', dt_symbol_key ('88-CV/TU'), 'letter', 7, 'Thành ủy', dt_fold ('Thành ủy'), 739106, 'Sau');"    /* 8/8 */
    "INSERT INTO task (id, uid, directive_id, position, title) VALUES (90, 't90', 9, 1, 'Việc cũ'), (91, 't91', 10, 1, 'Việc sau');"
    "INSERT INTO assignment (id, uid, task_id, unit_id, role) VALUES (90, 'a90', 90, 1, 'lead'), (91, 'a91', 91, 1, 'lead');"
    "INSERT INTO submission (id, uid, assignment_id, version, received_day, verdict, verdict_day) VALUES"
    " (90, 's90', 90, 1, 739102, 'accepted', 739108), (91, 's91', 90, 2, 739110, 'waiting', NULL);";                          /* 4/8, 10/8; 12/8 */

  dt_today_set_fixed (dt_test_day ("2024-08-12"));
  dt_writer_run (fixture->storage.writer, &import, dt_storage_job_sql, (gpointer) sql, NULL, &result, &change, &error);
  g_assert_no_error (error);

  as_of = dt_as_of_make (fixture->path, dt_test_day ("2024-08-05"), NULL, &error);
  g_assert_no_error (error);
  db = dt_db_open (dt_as_of_get_path (as_of), DT_DB_READ_ONLY, &error);
  g_assert_no_error (error);
  /* Received on the 4th, not yet accepted; the second one had not come; the letter of the 8th was not there. */
  dt_test_assert_string (dt_storage_text (db, "SELECT id, verdict FROM submission WHERE id >= 90"), "90|waiting");
  dt_test_assert_string (dt_storage_text (db, "SELECT symbol FROM directive WHERE id >= 9"), "77-CV/TU");
  dt_test_assert_string (dt_storage_text (db, "SELECT id FROM task WHERE id >= 90"), "90");
  dt_test_assert_string (dt_storage_text (db, "PRAGMA foreign_key_check"), "");
  g_clear_pointer (&db, dt_db_close);
}

/* What cannot be made leaves nothing behind. */
static void
test_failures (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *missing = g_build_filename (fixture->folder, "none.db", NULL);
  g_autofree char *parent = g_build_filename (g_get_user_cache_dir (), "directive-tracker", NULL);
  g_autoptr(GDir) dir = NULL;

  g_assert_null (dt_as_of_make (missing, dt_today (), NULL, &error));
  g_assert_error (error, DT_ERROR, DT_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_cancellable_cancel (cancellable);
  g_assert_null (dt_as_of_make (fixture->path, dt_today (), cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  dir = g_dir_open (parent, 0, &error);
  g_assert_no_error (error);
  g_assert_null (g_dir_read_name (dir));
}

/* The folder is private and goes with the store. */
static void
test_store (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  DtAsOf *as_of = dt_as_of_make (fixture->path, dt_today (), NULL, &error);
  g_autofree char *path = g_strdup (dt_as_of_get_path (as_of));
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr(DtStore) store = NULL;
  GStatBuf info;

  g_assert_no_error (error);
  g_assert_cmpint (g_stat (folder, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);
  store = dt_store_new_as_of (as_of);
  g_assert_true (dt_store_open (store, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (dt_store_get_as_of (store), ==, dt_today ());
  g_assert_true (dt_store_get_read_only (store));
  dt_store_close (store);
  g_clear_object (&store);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
}

#define CASE(path, func) g_test_add ("/storage/as-of/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  CASE ("random", test_random);
  CASE ("texts", test_texts);
  CASE ("import", test_import);
  CASE ("failures", test_failures);
  CASE ("store", test_store);
  return g_test_run ();
}
