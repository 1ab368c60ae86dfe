/* SPDX-License-Identifier: GPL-3.0-or-later */

/* dt-crash-driver REGISTER START: works on a register for ever, until test-crash.c kills it.
 *
 * It tells of each action twice, on a line of its own to the standard output: "try SUM" from inside the transaction, "did SUM N"
 * after the commit, where SUM is of all that the register then holds, and N the entries of its journal. "copy SUM" is what a
 * copy of the register, being made beside it, will hold, "copied SUM" that it is there. */

#include "dt-db-private.h"
#include "dt-schedule.h"
#include "dt-storage-test.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void
tell (const char *line)
{
  gsize length = strlen (line);

  /* Short enough for a pipe to take it whole. */
  if (write (STDOUT_FILENO, line, length) != (gssize) length)
    exit (EXIT_FAILURE);
}

static void
tell_try (const char *sum)
{
  g_autofree char *line = g_strdup_printf ("try %s\n", sum);

  tell (line);
}

static void
tell_did (DtDb *db)
{
  g_autofree char *sum = dt_storage_sum (db);
  g_autofree char *line = g_strdup_printf ("did %s %" G_GINT64_FORMAT "\n", sum, dt_storage_number (db, "SELECT count (*) FROM journal"));

  tell (line);
}

typedef struct
{
  const char *sql;
  gboolean    bulk;
} Edit;

/* The schedule changes are followed here already, as the writer will do it again, so that the sum is the final one. */
static gboolean
job_edit (DtDb      *db,
          gpointer   data,
          gpointer  *result,
          GError   **error)
{
  const Edit *edit = data;
  g_autofree char *sum = NULL;

  if (!dt_db_exec (db, edit->sql, error) || (!edit->bulk && !dt_schedule_follow (db, error)))
    return FALSE;

  sum = dt_storage_sum (db);
  tell_try (sum);
  return TRUE;
}

/* Once committed, the register before is what undoing makes. */
static void
edit (DtStorageFixture *fixture,
      GPtrArray        *states,
      guint            *now,
      const char       *sql,
      gboolean          bulk)
{
  g_autoptr(GError) error = NULL;
  DtWrite write = { .action = "test", .label = "Random", .bulk = bulk };
  Edit data = { sql, bulk };
  DtChange *change = NULL;
  gpointer result = NULL;

  if (!dt_writer_run (fixture->writer, &write, job_edit, &data, NULL, &result, &change, &error))
    {
      if (!g_error_matches (error, DT_ERROR, DT_ERROR_CONSTRAINT))
        g_error ("%s", error->message);
      return;
    }

  g_clear_pointer (&change, dt_change_unref);
  tell_did (fixture->db);
  if (dt_writer_get_undo_label (fixture->writer) == NULL)
    {
      g_ptr_array_set_size (states, 0);
      *now = 0;
    }
  else
    {
      g_autofree char *sum = dt_storage_sum (fixture->db);

      if (states->len > 0 && g_str_equal (states->pdata[*now], sum))
        return;
      *now += states->len > 0;
      g_ptr_array_set_size (states, (int) *now);
    }
  g_ptr_array_add (states, dt_storage_sum (fixture->db));
}

static void
step (DtStorageFixture *fixture,
      GPtrArray        *states,
      guint            *now,
      gboolean          forward)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *label = NULL;
  DtChange *change = NULL;

  if (forward ? *now + 1 >= states->len || dt_writer_get_redo_label (fixture->writer) == NULL
              : *now == 0 || dt_writer_get_undo_label (fixture->writer) == NULL)
    return;

  *now += forward ? 1 : -1;
  tell_try (states->pdata[*now]);
  label = forward ? dt_writer_redo (fixture->writer, &change, &error) : dt_writer_undo (fixture->writer, &change, &error);
  g_assert_no_error (error);
  g_clear_pointer (&change, dt_change_unref);
  tell_did (fixture->db);
}

static void
copy (DtDb       *db,
      const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *target = g_strconcat (path, ".copy", NULL);
  g_autofree char *sum = dt_storage_sum (db);
  g_autofree char *before = g_strdup_printf ("copy %s\n", sum);
  g_autofree char *after = g_strdup_printf ("copied %s\n", sum);

  tell (before);
  dt_db_copy (db, target, NULL, NULL, &error);
  g_assert_no_error (error);
  tell (after);
}

static void
work (DtStorageFixture *fixture,
      const char       *path,
      GRand            *random)
{
  g_autoptr(GPtrArray) states = g_ptr_array_new_with_free_func (g_free);
  guint now = 0;

  g_ptr_array_add (states, dt_storage_sum (fixture->db));
  while (TRUE)
    {
      int what = g_rand_int_range (random, 0, 20);
      g_autofree char *sql = dt_storage_random_sql (random);

      if (what < 11)
        edit (fixture, states, &now, sql, FALSE);
      else if (what < 12)
        edit (fixture, states, &now, sql, TRUE);
      else if (what < 16)
        step (fixture, states, &now, FALSE);
      else if (what < 18)
        step (fixture, states, &now, TRUE);
      else
        copy (fixture->db, path);
    }
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GRand) random = NULL;
  DtStorageFixture fixture;

  g_assert_cmpint (argc, ==, 3);
  random = g_rand_new_with_seed ((guint32) strtoul (argv[2], NULL, 10));
  fixture.db = dt_db_open (argv[1], DT_DB_READ_WRITE_CREATE, &error);
  g_assert_no_error (error);
  dt_schema_migrate (fixture.db, &error);
  g_assert_no_error (error);
  fixture.writer = dt_writer_new (fixture.db, &error);
  g_assert_no_error (error);

  if (dt_storage_number (fixture.db, "SELECT count (*) FROM task") == 0)
    {
      g_autoptr(GPtrArray) none = g_ptr_array_new_with_free_func (g_free);
      guint now = 0;

      edit (&fixture, none, &now, dt_seed_sql, TRUE);
    }
  work (&fixture, argv[1], random);
}
