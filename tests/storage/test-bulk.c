/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Large writes: no history, derived rows made anew, a copy before. */

#include "dt-storage-test.h"

static gboolean saw_everything;

static void
on_changed (DtStore  *store,
            DtChange *change,
            gpointer  data)
{
  saw_everything |= change->everything;
}

/* Before a large import into a register that is not empty, a copy of it is kept. */
static void
test_copy (void)
{
  DtStore *store = dt_seed_open ();
  g_autofree char *path = g_strconcat (dt_store_get_path (store), ".before-import", NULL);
  DtWrite bulk = { .action = "import", .label = "Import", .bulk = TRUE };
  g_autoptr(GError) error = NULL;
  g_autoptr(DtDb) copy = NULL;

  saw_everything = FALSE;
  g_signal_connect (store, "changed", G_CALLBACK (on_changed), NULL);
  dt_store_write (store, &bulk, dt_storage_job_sql, (gpointer) "DELETE FROM task WHERE id > 3", NULL, &error);
  g_assert_no_error (error);
  g_assert_true (saw_everything);
  g_assert_null (dt_store_get_undo_label (store));

  copy = dt_db_open (path, DT_DB_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_cmpint (dt_storage_number (copy, "SELECT count (*) FROM task"), ==, DT_SEED_N_TASKS);
  g_clear_pointer (&copy, dt_db_close);
  dt_seed_close (store);
}

#define MANY_TASKS                                                                            \
  "INSERT INTO task (id, uid, directive_id, position, title)"                                 \
  " WITH RECURSIVE n (i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < 11000)"       \
  " SELECT i, 'uid-' || i, 1 + i % 2, i, 'Báo cáo kết quả số ' || i FROM n;"                  \
  "INSERT INTO assignment (uid, task_id, unit_id, role)"                                      \
  " SELECT 'a-' || id, id, 1 + id % 7, 'lead' FROM task WHERE id >= 1000"

/* The same write, large or not, leaves the same register. */
static void
test_same (void)
{
  DtStorageFixture fixture;
  g_autofree char *plain_dump = NULL;
  g_autofree char *bulk_dump = NULL;

  for (int bulk = 0; bulk < 2; bulk++)
    {
      DtWrite write = { .action = "import", .label = "Import", .bulk = bulk };
      g_autoptr(GError) error = NULL;
      DtChange *change = NULL;
      gpointer result = NULL;

      dt_storage_fixture_set_up (&fixture, "seed");
      dt_writer_run (fixture.writer, &write, dt_storage_job_sql, (gpointer) MANY_TASKS, NULL, &result, &change, &error);
      g_assert_no_error (error);
      g_clear_pointer (&change, dt_change_unref);
      *(bulk ? &bulk_dump : &plain_dump) = dt_storage_dump (fixture.db, TRUE);
      g_assert_cmpint (dt_storage_number (fixture.db, "SELECT count (*) FROM task_fts WHERE task_fts MATCH 'ket AND qua'"), ==, 10002);
      dt_storage_fixture_tear_down (&fixture, "seed");
    }

  g_assert_cmpstr (plain_dump, ==, bulk_dump);
}

typedef struct
{
  GCancellable *cancellable;
  gulong        delay;
} Cancelling;

static gpointer
cancel_later (gpointer data)
{
  Cancelling *cancelling = data;

  g_usleep (cancelling->delay);
  g_cancellable_cancel (cancelling->cancellable);
  return NULL;
}

/* Given up at any moment, in the job or while the derived rows are made: everything is as before, and what
 * follows the writes works. */
static void
test_cancel (void)
{
  DtStorageFixture fixture;
  g_autofree char *before = NULL;
  gboolean done = FALSE;

  dt_storage_fixture_set_up (&fixture, "seed");
  before = dt_storage_dump (fixture.db, TRUE);
  for (gulong delay = 1000; !done; delay = delay * 3 / 2)
    {
      DtWrite write = { .action = "import", .label = "Import", .bulk = TRUE };
      Cancelling cancelling = { g_cancellable_new (), delay };
      g_autoptr(GError) error = NULL;
      DtChange *change = NULL;
      gpointer result = NULL;
      GThread *thread = g_thread_new ("cancel", cancel_later, &cancelling);

      dt_db_watch (fixture.db, cancelling.cancellable);
      done = dt_writer_run (fixture.writer, &write, dt_storage_job_sql, (gpointer) MANY_TASKS, NULL, &result, &change, &error);
      dt_db_watch (fixture.db, NULL);
      g_thread_join (thread);
      g_object_unref (cancelling.cancellable);
      g_clear_pointer (&change, dt_change_unref);
      if (!done)
        {
          g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
          dt_test_assert_string (dt_storage_dump (fixture.db, TRUE), before);
          dt_storage_run (&fixture, "UPDATE task SET title = title || 'x' WHERE id = 1");
          dt_storage_run (&fixture, "UPDATE task SET title = rtrim (title, 'x') WHERE id = 1");
          dt_test_assert_string (dt_storage_dump (fixture.db, TRUE), before);
        }
    }

  g_assert_true (dt_db_exec (fixture.db, "INSERT INTO task_fts (task_fts, rank) VALUES ('integrity-check', 1)", NULL));
  dt_storage_fixture_tear_down (&fixture, "seed");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/storage/bulk/copy", test_copy);
  g_test_add_func ("/storage/bulk/same", test_same);
  g_test_add_func ("/storage/bulk/cancel", test_cancel);
  return g_test_run ();
}
