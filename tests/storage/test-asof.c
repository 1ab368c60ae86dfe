/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The register as it stood: what a day left behind is what is shown of it later. */

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include "dt-asof.h"
#include "dt-asof-test.h"

/* Steps in which the same value passes from one row to another, and tables that are hardly anything but their key. */
static const char *const exchanges[] = {
  "UPDATE unit SET code = '?' WHERE id = 3; UPDATE unit SET code = (SELECT code FROM unit WHERE id = 4) || '!' WHERE id = 3;"
  "UPDATE unit SET code = '?' WHERE id = 4; UPDATE unit SET code = rtrim (code, '!') WHERE id = 3;"
  "UPDATE unit SET code = CASE (SELECT code FROM unit WHERE id = 3) WHEN 'BTG' THEN 'UBND' ELSE 'BTG' END WHERE id = 4",
  "DELETE FROM assignment WHERE role = 'lead' AND (task_id, unit_id) IN (SELECT task_id, unit_id FROM assignment WHERE role = 'coordinator');"
  "UPDATE assignment SET role = 'lead' WHERE role = 'coordinator'",
  "DELETE FROM submission WHERE id = (SELECT min (id) FROM submission WHERE version = 1); UPDATE submission SET version = version - 1"
  " WHERE version > 1 AND NOT EXISTS (SELECT 1 FROM submission s WHERE s.assignment_id = submission.assignment_id"
  "  AND s.version = submission.version - 1)",
  "INSERT INTO calendar_year (year) SELECT coalesce (max (year) + 1, 2000) FROM calendar_year",
  "DELETE FROM calendar_year WHERE year = (SELECT min (year) FROM calendar_year)",
  "INSERT INTO board (id, uid, name) VALUES (1, 'b1', 'Bảng') ON CONFLICT DO NOTHING;"
  "INSERT INTO board_task (board_id, task_id, position) SELECT 1, id, id FROM task WHERE true ON CONFLICT DO NOTHING",
  "DELETE FROM board",
};

/* Days of random edits, undone and done again at random: each day is shown as it ended. */
static void
test_random (DtAsofFixture *fixture,
             gconstpointer  data)
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
              int what = g_rand_int_range (random, 0, 6);

              if (what == 0)
                g_free (dt_writer_undo (fixture->storage.writer, &change, &error));
              else if (what == 1)
                g_free (dt_writer_redo (fixture->storage.writer, &change, &error));
              else if (what == 2)
                dt_storage_run (&fixture->storage, exchanges[g_rand_int_range (random, 0, G_N_ELEMENTS (exchanges))]);
              else
                dt_storage_random_write (&fixture->storage, random, FALSE);
              g_clear_pointer (&change, dt_change_unref);
            }
          g_ptr_array_add (dumps, dt_storage_dump (fixture->storage.db, TRUE));
        }
      for (int i = 0; i < n_days; i++)
        {
          g_autofree char *shown = dt_asof_dump (fixture, first + (seed - 1) * n_days + i);

          g_assert_cmpstr (shown, ==, g_ptr_array_index (dumps, i));
        }
    }
}

/* Large images, quotes, line ends, NULLs: all come back as they were. */
static void
test_texts (DtAsofFixture *fixture,
            gconstpointer  data)
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
  shown = dt_asof_dump (fixture, day);
  g_assert_cmpstr (shown, ==, before);
}

/* What cannot be made leaves nothing behind. */
static void
test_failures (DtAsofFixture *fixture,
               gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *missing = g_build_filename (fixture->folder, "none.db", NULL);

  g_assert_null (dt_as_of_make (missing, dt_today (), NULL, &error));
  g_assert_error (error, DT_ERROR, DT_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_cancellable_cancel (cancellable);
  g_assert_null (dt_as_of_make (fixture->path, dt_today (), cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  dt_asof_assert_nothing_left ();
}

/* The folder is private and goes with the store. */
static void
test_store (DtAsofFixture *fixture,
            gconstpointer  data)
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

/* Within one step a value passes from one row to another; the journal tells rows by their keys, not in the order of events. */
static void
test_exchange (DtAsofFixture *fixture,
               gconstpointer  data)
{
  g_autofree char *before = NULL;
  g_autofree char *shown = NULL;
  DtDay day = dt_today ();

  dt_storage_run (&fixture->storage, "INSERT INTO assignment (id, uid, task_id, unit_id, role) VALUES (900, 'u900', 5, 3, 'coordinator'),"
                                     " (901, 'u901', 5, 3, 'lead') ON CONFLICT DO NOTHING");
  before = dt_storage_dump (fixture->storage.db, TRUE);
  dt_today_set_fixed (day + 1);
  /* Two units exchange their codes; the one who was to help leads in the place of the one who led. */
  dt_storage_run (&fixture->storage, "UPDATE unit SET code = '?' WHERE code = 'BTC'; UPDATE unit SET code = 'BTC' WHERE code = 'BTG';"
                                     "UPDATE unit SET code = 'BTG' WHERE code = '?'");
  dt_storage_run (&fixture->storage, "DELETE FROM assignment WHERE id = 901; UPDATE assignment SET role = 'lead' WHERE id = 900");
  shown = dt_asof_dump (fixture, day);
  g_assert_cmpstr (shown, ==, before);
}

/* The journal of the copy ends with the day. */
static void
test_journal (DtAsofFixture *fixture,
              gconstpointer  data)
{
  static const char all[] = "SELECT j.id, j.at, j.action, i.entity, i.entity_id, i.op, i.before, i.after"
                            "  FROM journal j LEFT JOIN journal_item i ON i.journal_id = j.id ORDER BY j.id, i.id";
  g_autoptr(GError) error = NULL;
  g_autoptr(DtAsOf) as_of = NULL;
  g_autoptr(DtDb) db = NULL;
  g_autofree char *before = dt_storage_text (fixture->storage.db, all);
  DtDay day = dt_today ();

  dt_today_set_fixed (day + 1);
  dt_storage_run (&fixture->storage, "UPDATE task SET title = 'Khác' WHERE id = 3");
  as_of = dt_as_of_make (fixture->path, day, NULL, &error);
  g_assert_no_error (error);
  db = dt_db_open (dt_as_of_get_path (as_of), DT_DB_READ_ONLY, &error);
  g_assert_no_error (error);
  dt_test_assert_string (dt_storage_text (db, all), before);
}

/* A journal that was damaged says so, and nothing is left behind. */
static void
test_damaged (DtAsofFixture *fixture,
              gconstpointer  data)
{
  static const char *const damages[] = { "'{\"title\":'", "'{\"title\":null}'", "'{\"directive_id\":4711}'" };
  DtDay day = dt_today ();

  dt_today_set_fixed (day + 1);
  dt_storage_run (&fixture->storage, "UPDATE task SET title = 'Khác' WHERE id = 3");
  for (gsize i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autofree char *sql = g_strdup_printf ("DROP TRIGGER journal_item_stands; UPDATE journal_item SET before = %s"
                                              " WHERE entity = 'task' AND entity_id = 3 AND op = 'update';"
                                              "CREATE TRIGGER journal_item_stands BEFORE UPDATE ON journal_item\n"
                                              "BEGIN SELECT raise (ABORT, 'the journal is append-only'); END", damages[i]);
      g_autoptr(GError) error = NULL;
      g_autofree char *text = NULL;

      g_assert_true (dt_db_exec (fixture->storage.db, sql, &error));
      g_assert_null (dt_as_of_make (fixture->path, day, NULL, &error));
      g_assert_error (error, DT_ERROR, DT_ERROR_PARSE);
      text = dt_error_user_text (error);
      g_assert_nonnull (strstr (text, "2024"));
      dt_asof_assert_nothing_left ();
    }
}

/* So many items that everything derived is made anew instead of following. */
static void
test_many (DtAsofFixture *fixture,
           gconstpointer  data)
{
  g_autofree char *before = NULL;
  g_autofree char *shown = NULL;
  DtDay day = dt_today ();

  dt_storage_run (&fixture->storage,
                  "WITH RECURSIVE n (i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < 8000)"
                  " INSERT INTO task (id, uid, directive_id, position, title) SELECT i, 't' || i, 1, i, 'Việc ' || i FROM n;"
                  "INSERT INTO assignment (id, uid, task_id, unit_id, role) SELECT id, 'a' || id, id, 1 + id % 6, 'lead' FROM task WHERE id >= 1000");
  before = dt_storage_dump (fixture->storage.db, TRUE);
  dt_today_set_fixed (day + 1);
  dt_storage_run (&fixture->storage, "UPDATE task SET title = title || ' x', position = position + 1; UPDATE assignment SET percent = 50");
  dt_storage_run (&fixture->storage, "DELETE FROM assignment WHERE id % 3 = 0; DELETE FROM task WHERE id % 5 = 0;");
  shown = dt_asof_dump (fixture, day);
  g_assert_cmpstr (shown, ==, before);
}

/* Copies */

static void
on_progress (double   fraction,
             gpointer user_data)
{
  double *last = user_data;

  g_assert_cmpfloat (fraction, >, *last);
  *last = fraction;
}

static void
on_made (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  *(DtAsOf **) user_data = dt_as_of_make_finish (result, &error);
  g_assert_no_error (error);
}

static gboolean
is_made (gpointer user_data)
{
  return *(DtAsOf **) user_data != NULL;
}

/* In the background, told how far it is, while the register is being written. */
static void
test_async (DtAsofFixture *fixture,
            gconstpointer  data)
{
  DtAsOf *made = NULL;
  double last = 0;

  dt_as_of_make_async (fixture->path, dt_today (), on_progress, &last, NULL, on_made, &made);
  dt_storage_run (&fixture->storage, "UPDATE task SET title = 'Trong lúc đó' WHERE id = 3");
  dt_test_wait_until (is_made, &made);
  g_assert_cmpfloat (last, >=, 0.7);
  dt_as_of_free (made);
}

typedef struct
{
  GCancellable *cancellable;
  GError       *error;
} Stopping;

static void
on_progress_stop (double   fraction,
                  gpointer user_data)
{
  g_cancellable_cancel (((Stopping *) user_data)->cancellable);
}

static void
on_stopped (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_assert_null (dt_as_of_make_finish (result, &((Stopping *) user_data)->error));
}

static gboolean
is_stopped (gpointer user_data)
{
  return ((Stopping *) user_data)->error != NULL;
}

/* Stopped in the middle. */
static void
test_stopped (DtAsofFixture *fixture,
              gconstpointer  data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  Stopping stopping = { cancellable, NULL };

  dt_today_set_fixed (dt_today () + 1);
  dt_storage_run (&fixture->storage, "UPDATE task SET title = title || ' x'");
  dt_as_of_make_async (fixture->path, dt_today () - 1, on_progress_stop, &stopping, cancellable, on_stopped, &stopping);
  dt_test_wait_until (is_stopped, &stopping);
  g_assert_error (stopping.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&stopping.error);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  dt_asof_assert_nothing_left ();
}

/* What a crash left behind goes; what another program is looking at stays. */
static void
test_left_over (DtAsofFixture *fixture,
                gconstpointer  data)
{
  g_autofree char *parent = g_build_filename (g_get_user_cache_dir (), "directive-tracker", NULL);
  g_autofree char *dead = g_build_filename (parent, "as-of-dead00", NULL);
  g_autofree char *file = g_build_filename (dead, "register.db", NULL);
  g_autofree char *other = g_build_filename (parent, "other", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(DtAsOf) live = dt_as_of_make (fixture->path, dt_today (), NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (g_mkdir_with_parents (dead, 0700), ==, 0);
  g_assert_cmpint (g_mkdir_with_parents (other, 0700), ==, 0);
  g_assert_true (g_file_set_contents (file, "x", 1, NULL));
  dt_as_of_clear_up ();
  g_assert_false (g_file_test (dead, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (other, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (dt_as_of_get_path (live), G_FILE_TEST_EXISTS));
  g_rmdir (other);
}

/* No room: the reason is said, nothing stays. */
static void
test_no_room (DtAsofFixture *fixture,
              gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  struct rlimit before, small;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  small = before;
  small.rlim_cur = 64 * 1024;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  g_assert_null (dt_as_of_make (fixture->path, dt_today (), NULL, &error));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  g_assert_error (error, DT_ERROR, DT_ERROR_FULL);
  dt_asof_assert_nothing_left ();
}

/* A folder that cannot be made, here because a file has its name. */
static void
test_no_folder (DtAsofFixture *fixture,
                gconstpointer  data)
{
  g_autofree char *parent = g_build_filename (g_get_user_cache_dir (), "directive-tracker", NULL);
  g_autofree char *kept = g_strconcat (parent, ".kept", NULL);
  gboolean had = g_file_test (parent, G_FILE_TEST_EXISTS);
  g_autoptr(GError) error = NULL;

  if (had)
    g_assert_cmpint (g_rename (parent, kept), ==, 0);
  g_assert_cmpint (g_mkdir_with_parents (g_get_user_cache_dir (), 0700), ==, 0);
  g_assert_true (g_file_set_contents (parent, "x", 1, NULL));
  g_assert_null (dt_as_of_make (fixture->path, dt_today (), NULL, &error));
  g_assert_nonnull (error);
  g_assert_true (error->domain == G_IO_ERROR);
  g_unlink (parent);
  if (had)
    g_assert_cmpint (g_rename (kept, parent), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  DT_ASOF_CASE ("random", test_random, NULL);
  DT_ASOF_CASE ("texts", test_texts, NULL);
  DT_ASOF_CASE ("exchange", test_exchange, NULL);
  DT_ASOF_CASE ("journal", test_journal, NULL);
  DT_ASOF_CASE ("damaged", test_damaged, NULL);
  DT_ASOF_CASE ("many", test_many, NULL);
  DT_ASOF_CASE ("async", test_async, NULL);
  DT_ASOF_CASE ("stopped", test_stopped, NULL);
  DT_ASOF_CASE ("left-over", test_left_over, NULL);
  DT_ASOF_CASE ("no-room", test_no_room, NULL);
  DT_ASOF_CASE ("no-folder", test_no_folder, NULL);
  DT_ASOF_CASE ("failures", test_failures, NULL);
  DT_ASOF_CASE ("store", test_store, NULL);
  return g_test_run ();
}
