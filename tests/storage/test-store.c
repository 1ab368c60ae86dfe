/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The store with its two threads, on files. */

#include "dt-storage-test.h"

#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

static const DtWrite plain = { .action = "test", .label = "Test" };

static gboolean
job_count_units (DtDb      *db,
                 gpointer   data,
                 gpointer  *result,
                 GError   **error)
{
  *result = GINT_TO_POINTER ((int) dt_storage_number (db, "SELECT count (*) FROM unit"));
  return TRUE;
}

static gboolean
job_add_unit (DtDb      *db,
              gpointer   data,
              gpointer  *result,
              GError   **error)
{
  g_autofree char *sql = g_strdup_printf ("INSERT INTO unit (uid, code, name, short_name, kind, sort_key)"
                                          " VALUES ('%1$s', '%1$s', '%1$s', '%1$s', 'other', '')", (char *) data);

  return dt_db_exec (db, sql, error);
}

static gboolean
job_endless (DtDb      *db,
             gpointer   data,
             gpointer  *result,
             GError   **error)
{
  return dt_db_exec (db, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max (i) FROM n", error);
}

static int
count_units (DtStore *store)
{
  g_autoptr(GError) error = NULL;
  int n = GPOINTER_TO_INT (dt_store_read (store, job_count_units, NULL, NULL, &error));

  g_assert_no_error (error);
  return n;
}

static void
add_unit (DtStore    *store,
          const char *code)
{
  g_autoptr(GError) error = NULL;

  dt_store_write (store, &plain, job_add_unit, (gpointer) code, NULL, &error);
  g_assert_no_error (error);
}

/* The end of an asynchronous call. */
typedef struct
{
  gboolean  done;
  gpointer  result;
  GError   *error;
  char     *undo_label;    /* as it was in the callback */
  guint     n_changes;     /* likewise */
} Answer;

static guint n_changes;
static gboolean saw_everything;

static void
on_changed (DtStore  *store,
            DtChange *change,
            gpointer  data)
{
  n_changes++;
  saw_everything |= change->everything;
}

static void
on_done (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  DtStore *store = DT_STORE (source);
  Answer *answer = data;
  gpointer tag = g_task_get_source_tag (G_TASK (result));

  if (tag == dt_store_open_async)
    dt_store_open_finish (store, result, &answer->error);
  else if (tag == dt_store_read_async)
    answer->result = dt_store_read_finish (store, result, &answer->error);
  else if (tag == dt_store_write_async)
    answer->result = dt_store_write_finish (store, result, &answer->error);
  else if (tag == dt_store_undo_async)
    answer->result = dt_store_undo_finish (store, result, &answer->error);
  else if (tag == dt_store_redo_async)
    answer->result = dt_store_redo_finish (store, result, &answer->error);
  else
    g_assert_not_reached ();

  answer->undo_label = g_strdup (dt_store_get_undo_label (store));
  answer->n_changes = n_changes;
  answer->done = TRUE;
}

static void
answer_clear (Answer *answer)
{
  g_clear_error (&answer->error);
  g_free (answer->undo_label);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Answer, answer_clear)

static gboolean
is_done (gpointer data)
{
  return ((Answer *) data)->done;
}

static gboolean
is_set (gpointer data)
{
  return *(gboolean *) data;
}

static void
test_waiting (void)
{
  DtStore *store = dt_seed_open ();
  g_autoptr(GError) error = NULL;

  n_changes = 0;
  g_signal_connect (store, "changed", G_CALLBACK (on_changed), NULL);
  add_unit (store, "A");
  g_assert_cmpuint (n_changes, ==, 1);     /* without a main loop */
  g_assert_cmpint (count_units (store), ==, DT_SEED_N_UNITS + 1);

  dt_store_write (store, &plain, job_add_unit, (gpointer) "A", NULL, &error);
  g_assert_error (error, DT_ERROR, DT_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_cmpuint (n_changes, ==, 1);

  g_assert_cmpstr (dt_store_get_undo_label (store), ==, "Test");
  dt_test_assert_string (dt_store_undo (store, &error), "Test");
  g_assert_cmpstr (dt_store_get_undo_label (store), ==, "Seed");
  g_assert_cmpstr (dt_store_get_redo_label (store), ==, "Test");
  g_assert_cmpint (count_units (store), ==, DT_SEED_N_UNITS);
  dt_test_assert_string (dt_store_redo (store, &error), "Test");
  g_assert_null (dt_store_redo (store, &error));
  g_assert_error (error, DT_ERROR, DT_ERROR_NOT_FOUND);
  g_assert_cmpuint (n_changes, ==, 3);
  dt_seed_close (store);
}

/* What is sent before the register is open waits for it; news comes before the callback. */
static void
test_async (void)
{
  g_autofree char *folder = dt_test_dir_new ();
  g_autofree char *path = g_build_filename (folder, "register.db", NULL);
  g_autoptr(DtStore) store = dt_store_new (path, DT_STORE_FLAGS_NONE);
  g_auto(Answer) opened = { 0 }, early = { 0 }, written = { 0 }, read = { 0 }, undone = { 0 };
  gboolean busy;

  n_changes = 0;
  g_signal_connect (store, "changed", G_CALLBACK (on_changed), NULL);
  dt_store_open_async (store, NULL, on_done, &opened);
  dt_store_read_async (store, job_count_units, NULL, NULL, NULL, NULL, on_done, &early);
  dt_store_write_async (store, &plain, job_add_unit, g_strdup ("A"), g_free, NULL, NULL, on_done, &written);
  g_object_get (store, "busy", &busy, NULL);
  g_assert_true (busy);
  dt_test_wait_until (is_done, &written);
  g_assert_no_error (opened.error);
  g_assert_no_error (early.error);
  g_assert_no_error (written.error);
  g_assert_true (opened.done && early.done);
  g_assert_cmpuint (written.n_changes, ==, 1);
  g_assert_cmpstr (written.undo_label, ==, "Test");
  g_object_get (store, "busy", &busy, NULL);
  g_assert_false (busy);

  dt_store_read_async (store, job_count_units, NULL, NULL, NULL, NULL, on_done, &read);
  dt_store_undo_async (store, on_done, &undone);
  dt_test_wait_until (is_done, &read);
  dt_test_wait_until (is_done, &undone);
  g_assert_cmpint (GPOINTER_TO_INT (read.result), ==, 1);
  g_assert_cmpstr (undone.result, ==, "Test");
  g_assert_null (undone.undo_label);
  g_free (undone.result);
  dt_store_close (store);
  dt_test_dir_remove (folder);
}

static void
test_not_open (void)
{
  g_autoptr(DtStore) store = dt_store_new ("/nonexistent/register.db", DT_STORE_FLAGS_NONE);
  g_autoptr(GError) error = NULL;
  g_auto(Answer) answer = { 0 };

  dt_store_read (store, job_count_units, NULL, NULL, &error);
  g_assert_error (error, DT_ERROR, DT_ERROR_FAILED);
  g_clear_error (&error);

  g_assert_false (dt_store_open (store, NULL, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  dt_store_read (store, job_count_units, NULL, NULL, &error);
  g_assert_error (error, DT_ERROR, DT_ERROR_FAILED);
  g_clear_error (&error);
  dt_store_write (store, &plain, job_add_unit, (gpointer) "A", NULL, &error);
  g_assert_error (error, DT_ERROR, DT_ERROR_FAILED);
  dt_store_close (store);
  dt_store_close (store);

  dt_store_write_async (store, &plain, job_add_unit, g_strdup ("A"), g_free, NULL, NULL, on_done, &answer);
  dt_test_wait_until (is_done, &answer);
  g_assert_error (answer.error, DT_ERROR, DT_ERROR_FAILED);
}

/* Everything that was sent is done before the store is closed; its callbacks still come. */
static void
test_close_in_the_middle (void)
{
  DtStore *store = dt_seed_open ();
  g_autofree Answer *answers = g_new0 (Answer, 60);
  g_autoptr(GError) error = NULL;
  g_autoptr(DtDb) db = NULL;
  g_autofree char *path = g_strdup (dt_store_get_path (store));

  for (int i = 0; i < 30; i++)
    {
      dt_store_write_async (store, &plain, job_add_unit, g_strdup_printf ("N%d", i), g_free, NULL, NULL, on_done, &answers[2 * i]);
      dt_store_read_async (store, job_count_units, NULL, NULL, NULL, NULL, on_done, &answers[2 * i + 1]);
    }
  dt_store_close (store);

  db = dt_db_open (path, DT_DB_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_cmpint (dt_storage_number (db, "SELECT count (*) FROM unit"), ==, DT_SEED_N_UNITS + 30);
  g_clear_pointer (&db, dt_db_close);
  for (int i = 0; i < 60; i++)
    {
      dt_test_wait_until (is_done, &answers[i]);
      g_assert_no_error (answers[i].error);
      answer_clear (&answers[i]);
    }
  dt_seed_close (store);
}

static gpointer
cancel_later (gpointer cancellable)
{
  g_usleep (30000);
  g_cancellable_cancel (cancellable);
  return NULL;
}

static void
test_cancel (void)
{
  DtStore *store = dt_seed_open ();
  g_autofree char *label = g_strdup (dt_store_get_undo_label (store));

  for (int i = 0; i < 2; i++)
    {
      g_autoptr(GCancellable) cancellable = g_cancellable_new ();
      g_autoptr(GError) error = NULL;
      GThread *thread = g_thread_new ("cancel", cancel_later, cancellable);

      if (i == 0)
        dt_store_read (store, job_endless, NULL, cancellable, &error);
      else
        dt_store_write (store, &plain, job_endless, NULL, cancellable, &error);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_clear_error (&error);
      dt_store_read (store, job_count_units, NULL, cancellable, &error);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_thread_join (thread);
    }

  g_assert_cmpstr (dt_store_get_undo_label (store), ==, label);
  add_unit (store, "A");
  dt_seed_close (store);
}

static int
mode_of (const char *path,
         const char *suffix)
{
  g_autofree char *name = g_strconcat (path, suffix, NULL);
  struct stat info;

  g_assert_cmpint (stat (name, &info), ==, 0);
  return info.st_mode & 0777;
}

static void
test_permissions (void)
{
  g_autofree char *path = dt_store_default_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr(DtStore) store = dt_store_new (path, DT_STORE_FLAGS_NONE);
  g_autoptr(GError) error = NULL;
  mode_t mask = umask (0);

  g_assert_true (g_str_has_prefix (path, g_get_user_data_dir ()));
  dt_store_open (store, NULL, &error);
  g_assert_no_error (error);
  add_unit (store, "A");
  g_assert_cmpint (mode_of (folder, ""), ==, 0700);
  g_assert_cmpint (mode_of (path, ""), ==, 0600);
  g_assert_cmpint (mode_of (path, "-wal"), ==, 0600);
  g_assert_cmpint (mode_of (path, "-shm"), ==, 0600);
  dt_store_close (store);
  umask (mask);
  dt_test_dir_remove (folder);
}

static void
test_read_only (void)
{
  DtStore *store = dt_seed_open ();
  g_autoptr(DtStore) second = dt_store_new (dt_store_get_path (store), DT_STORE_FLAGS_READ_ONLY);
  g_autoptr(GError) error = NULL;
  gboolean read_only;

  dt_store_open (second, NULL, &error);
  g_assert_no_error (error);
  g_object_get (second, "read-only", &read_only, NULL);
  g_assert_true (read_only);
  g_assert_cmpint (count_units (second), ==, DT_SEED_N_UNITS);
  dt_store_write (second, &plain, job_add_unit, (gpointer) "A", NULL, &error);
  g_assert_error (error, DT_ERROR, DT_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_null (dt_store_undo (second, &error));
  g_assert_error (error, DT_ERROR, DT_ERROR_READ_ONLY);

  /* It hears of the other's writes all the same. */
  saw_everything = FALSE;
  g_signal_connect (second, "changed", G_CALLBACK (on_changed), NULL);
  add_unit (store, "A");
  dt_test_wait_until (is_set, &saw_everything);
  g_assert_cmpint (count_units (second), ==, DT_SEED_N_UNITS + 1);
  dt_store_close (second);
  dt_seed_close (store);
}

/* A file that cannot be written, alone or with its folder: then there is no place for the files beside it. */
static void
test_read_only_file (gconstpointer data)
{
  DtStore *store = dt_seed_open ();
  g_autofree char *folder = g_path_get_dirname (dt_store_get_path (store));
  g_autoptr(DtStore) second = dt_store_new (dt_store_get_path (store), DT_STORE_FLAGS_NONE);
  g_autoptr(GError) error = NULL;
  gboolean root = geteuid () == 0;

  dt_store_close (store);
  g_chmod (dt_store_get_path (store), 0444);
  g_chmod (folder, (int) GPOINTER_TO_SIZE (data));
  if (root)
    g_assert_cmpint (seteuid (65534), ==, 0);   /* modes mean nothing to root */

  if (access (dt_store_get_path (store), R_OK) != 0 && root)
    {
      g_test_skip ("Only the administrator comes to the folder of the tests");
    }
  else
    {
      dt_store_open (second, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (dt_store_get_read_only (second));
      g_assert_cmpint (count_units (second), ==, DT_SEED_N_UNITS);
      dt_store_close (second);
    }

  if (root)
    g_assert_cmpint (seteuid (0), ==, 0);
  g_chmod (folder, 0700);
  dt_seed_close (store);
}

/* Another program writes: every view has to look again, and the history is gone. */
static void
test_other_writer (void)
{
  DtStore *store = dt_seed_open ();
  g_autoptr(DtStore) other = dt_store_new (dt_store_get_path (store), DT_STORE_FLAGS_NONE);
  g_autoptr(GError) error = NULL;

  dt_store_open (other, NULL, &error);
  g_assert_no_error (error);
  saw_everything = FALSE;
  g_signal_connect (store, "changed", G_CALLBACK (on_changed), NULL);
  add_unit (store, "A");
  g_assert_false (saw_everything);
  add_unit (other, "B");

  /* Found out by the next write, */
  g_assert_cmpstr (dt_store_get_undo_label (store), ==, "Test");
  g_assert_null (dt_store_undo (store, &error));
  g_assert_error (error, DT_ERROR, DT_ERROR_NOT_FOUND);
  g_assert_true (saw_everything);
  g_assert_null (dt_store_get_undo_label (store));

  /* or by looking from time to time. */
  saw_everything = FALSE;
  add_unit (store, "C");
  add_unit (other, "D");
  dt_test_wait_until (is_set, &saw_everything);
  g_assert_null (dt_store_get_undo_label (store));
  g_assert_cmpint (count_units (store), ==, DT_SEED_N_UNITS + 4);
  dt_store_close (other);
  dt_seed_close (store);
}

static void
test_locked (void)
{
  DtStore *store = dt_seed_open ();
  sqlite3 *other = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  GThread *thread;
  gint64 start;

  g_assert_cmpint (sqlite3_open (dt_store_get_path (store), &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (count_units (store), ==, DT_SEED_N_UNITS);      /* reading goes on */

  start = g_get_monotonic_time ();
  dt_store_write (store, &plain, job_add_unit, (gpointer) "A", NULL, &error);
  g_assert_error (error, DT_ERROR, DT_ERROR_BUSY);
  g_clear_error (&error);
  g_assert_cmpint (g_get_monotonic_time () - start, >=, 4 * G_TIME_SPAN_SECOND);

  thread = g_thread_new ("cancel", cancel_later, cancellable);
  dt_store_write (store, &plain, job_add_unit, (gpointer) "A", cancellable, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_thread_join (thread);

  sqlite3_close (other);
  add_unit (store, "A");
  dt_seed_close (store);
}

#define N_EACH 40

/* The program again, as the other process. */
static int
write_as_process (const char *path,
                  const char *name)
{
  g_autoptr(DtStore) store = dt_store_new (path, DT_STORE_FLAGS_NONE);
  g_autoptr(GError) error = NULL;

  dt_store_open (store, NULL, &error);
  g_assert_no_error (error);
  for (int i = 0; i < N_EACH; i++)
    {
      g_autofree char *code = g_strdup_printf ("%s-%d", name, i);

      add_unit (store, code);
    }
  dt_store_close (store);
  return 0;
}

static char *program;

static void
test_two_processes (void)
{
  g_autofree char *folder = dt_test_dir_new ();
  g_autofree char *path = g_build_filename (folder, "register.db", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocess) first = NULL;
  g_autoptr(GSubprocess) second = NULL;
  g_autoptr(DtDb) db = NULL;

  /* Both find no register, and make it. */
  first = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, program, "--write", path, "first", NULL);
  g_assert_no_error (error);
  second = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, program, "--write", path, "second", NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (first, NULL, NULL));
  g_assert_true (g_subprocess_wait_check (second, NULL, NULL));

  db = dt_db_open (path, DT_DB_READ_WRITE, &error);
  g_assert_no_error (error);
  g_assert_true (dt_schema_migrate (db, &error));
  g_assert_cmpint (dt_storage_number (db, "SELECT count (*) FROM unit"), ==, 2 * N_EACH);
  g_assert_cmpint (dt_storage_number (db, "SELECT count (*) FROM journal"), ==, 2 * N_EACH);
  g_clear_pointer (&db, dt_db_close);
  dt_test_dir_remove (folder);
}

static void
test_memory (void)
{
  g_autoptr(DtStore) store = dt_store_new (":memory:", DT_STORE_FLAGS_NONE);
  g_autoptr(GError) error = NULL;

  dt_store_open (store, NULL, &error);
  g_assert_no_error (error);
  add_unit (store, "A");
  g_assert_cmpint (count_units (store), ==, 1);
  g_free (dt_store_undo (store, &error));
  g_assert_cmpint (count_units (store), ==, 0);
  dt_store_close (store);
}

int
main (int    argc,
      char **argv)
{
  if (argc == 4 && g_str_equal (argv[1], "--write"))
    return write_as_process (argv[2], argv[3]);

  program = g_file_read_link ("/proc/self/exe", NULL);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/storage/store/waiting", test_waiting);
  g_test_add_func ("/storage/store/async", test_async);
  g_test_add_func ("/storage/store/not-open", test_not_open);
  g_test_add_func ("/storage/store/close-in-the-middle", test_close_in_the_middle);
  g_test_add_func ("/storage/store/cancel", test_cancel);
  g_test_add_func ("/storage/store/permissions", test_permissions);
  g_test_add_func ("/storage/store/read-only", test_read_only);
  g_test_add_data_func ("/storage/store/read-only-file", GSIZE_TO_POINTER (0777), test_read_only_file);
  g_test_add_data_func ("/storage/store/read-only-folder", GSIZE_TO_POINTER (0555), test_read_only_file);
  g_test_add_func ("/storage/store/other-writer", test_other_writer);
  g_test_add_func ("/storage/store/locked", test_locked);
  g_test_add_func ("/storage/store/two-processes", test_two_processes);
  g_test_add_func ("/storage/store/memory", test_memory);
  return g_test_run ();
}
