/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Several processes write one register at the same time, each as fast as it can. Who has waited in vain for the others is refused
 * politely, and may do it again; no edit is lost or done twice. */

#include "dt-storage-test.h"

#include "dt-error.h"

#include <stdlib.h>

#define N_PROCESSES 4

static const char *program;

static void
open_register (DtStorageFixture *fixture,
               const char       *path)
{
  g_autoptr(GError) error = NULL;

  fixture->db = dt_db_open (path, DT_DB_READ_WRITE_CREATE, &error);
  g_assert_no_error (error);
  dt_schema_migrate (fixture->db, &error);
  g_assert_no_error (error);
  fixture->writer = dt_writer_new (fixture->db, &error);
  g_assert_no_error (error);
}

/* On a machine with much else to do the others may be ahead each time for seconds: then it is refused, and nothing of it is there. */
static void
edit_once (DtStorageFixture *fixture,
           const char       *sql)
{
  DtWrite write = { .action = "test", .label = "Test" };

  for (int turn = 0; turn < 20; turn++)
    {
      g_autoptr(GError) error = NULL;
      DtChange *change = NULL;
      gpointer result = NULL;
      gboolean done = dt_writer_run (fixture->writer, &write, dt_storage_job_sql, (gpointer) sql, NULL, &result, &change, &error);

      g_clear_pointer (&change, dt_change_unref);
      if (done)
        return;
      g_assert_error (error, DT_ERROR, DT_ERROR_BUSY);
    }
  g_assert_not_reached ();
}

/* In a process of its own. Each edit adds to what the others have written, and to a row of this process. */
static int
work (const char *path,
      const char *name,
      int         n_edits)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE setting SET value = CAST (value + 1 AS TEXT) WHERE name IN ('all', '%s')", name);
  DtStorageFixture fixture;

  open_register (&fixture, path);
  for (int i = 0; i < n_edits; i++)
    edit_once (&fixture, sql);
  dt_storage_fixture_tear_down (&fixture, NULL);
  return EXIT_SUCCESS;
}

static void
test_processes (void)
{
  int n_edits = g_test_slow () ? 10000 : 2000;
  g_autofree char *count = g_strdup_printf ("%d", n_edits);
  g_autofree char *folder = dt_test_dir_new ();
  g_autofree char *path = g_build_filename (folder, "register.db", NULL);
  g_autofree char *expected = g_strdup_printf ("0|%1$d\n1|%1$d\n2|%1$d\n3|%1$d\nall|%2$d", n_edits, N_PROCESSES * n_edits);
  GSubprocess *workers[N_PROCESSES];
  g_autoptr(GError) error = NULL;
  DtStorageFixture fixture;
  gint64 n_entries;

  open_register (&fixture, path);
  dt_storage_run (&fixture, "INSERT INTO setting (name, value) VALUES ('all', '0'), ('0', '0'), ('1', '0'), ('2', '0'), ('3', '0')");
  n_entries = dt_storage_number (fixture.db, "SELECT count (*) FROM journal");

  for (int i = 0; i < N_PROCESSES; i++)
    {
      g_autofree char *name = g_strdup_printf ("%d", i);

      workers[i] = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, program, "work", path, name, count, NULL);
      g_assert_no_error (error);
    }
  for (int i = 0; i < N_PROCESSES; i++)
    {
      g_subprocess_wait_check (workers[i], NULL, &error);
      g_assert_no_error (error);
      g_object_unref (workers[i]);
    }

  dt_test_assert_string (dt_storage_text (fixture.db, "SELECT name, value FROM setting ORDER BY name"), expected);
  g_assert_cmpint (dt_storage_number (fixture.db, "SELECT count (*) FROM journal"), ==, n_entries + N_PROCESSES * n_edits);
  dt_test_assert_string (dt_storage_text (fixture.db, "PRAGMA integrity_check"), "ok");
  dt_test_assert_string (dt_storage_text (fixture.db, "PRAGMA foreign_key_check"), "");
  dt_storage_fixture_tear_down (&fixture, NULL);
  dt_test_dir_remove (folder);
}

int
main (int    argc,
      char **argv)
{
  if (argc == 5 && g_str_equal (argv[1], "work"))
    return work (argv[2], argv[3], atoi (argv[4]));

  program = argv[0];
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/storage/stress/processes", test_processes);
  return g_test_run ();
}
