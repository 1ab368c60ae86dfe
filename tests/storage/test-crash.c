/* SPDX-License-Identifier: GPL-3.0-or-later */

/* test-storage-crash DRIVER: the process that writes is killed at some moment, over and over. What it said was done is there; what it
 * had in hand is there whole or not at all. */

#include "dt-status.h"
#include "dt-storage-test.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* After so many kills a new register is begun, so that its making is hit too and it does not grow for ever. */
#define KILLS_PER_REGISTER 10

static const char *driver;

/* What the driver has told. */
typedef struct
{
  char   *done;          /* the sum of what is there for certain */
  gint64  n_entries;
  char   *tried;         /* of what may be there instead; NULL */
  char   *copied;        /* of the copy; NULL: none yet */
  char   *copying;
  guint   n_done;
} Told;

static void
told_clear (Told *told)
{
  g_clear_pointer (&told->done, g_free);
  g_clear_pointer (&told->tried, g_free);
  g_clear_pointer (&told->copied, g_free);
  g_clear_pointer (&told->copying, g_free);
}

static void
put (char       **field,
     const char  *value)
{
  g_free (*field);
  *field = g_strdup (value);
}

static void
take_line (Told       *told,
           const char *line)
{
  g_auto(GStrv) words = g_strsplit (line, " ", -1);

  g_assert_cmpuint (g_strv_length (words), ==, g_str_equal (words[0], "did") ? 3 : 2);
  if (g_str_equal (words[0], "try"))
    {
      put (&told->tried, words[1]);
    }
  else if (g_str_equal (words[0], "did"))
    {
      /* What was told from inside is what came of it. */
      g_assert_cmpstr (words[1], ==, told->tried);
      put (&told->done, words[1]);
      put (&told->tried, NULL);
      told->n_entries = g_ascii_strtoll (words[2], NULL, 10);
      told->n_done++;
    }
  else if (g_str_equal (words[0], "copy"))
    {
      put (&told->copying, words[1]);
    }
  else
    {
      g_assert_cmpstr (words[0], ==, "copied");
      put (&told->copied, words[1]);
      put (&told->copying, NULL);
    }
}

/* Takes up to @most lines; FALSE at the end of what was written. */
static gboolean
take_lines (Told    *told,
            int      fd,
            GString *rest,
            guint    most)
{
  for (guint n = 0; n < most;)
    {
      char *end = strchr (rest->str, '\n');
      char bytes[4096];
      gssize length;

      if (end != NULL)
        {
          g_autofree char *line = g_strndup (rest->str, (gsize) (end - rest->str));

          take_line (told, line);
          g_string_erase (rest, 0, end - rest->str + 1);
          n++;
          continue;
        }

      do
        length = read (fd, bytes, sizeof bytes);
      while (length < 0 && errno == EINTR);
      g_assert_cmpint (length, >=, 0);
      if (length == 0)
        return FALSE;
      g_string_append_len (rest, bytes, length);
    }

  return TRUE;
}

static void
run_and_kill (Told       *told,
              const char *path,
              GRand      *random)
{
  g_autofree char *start = g_strdup_printf ("%u", g_rand_int (random));
  const char * const command[] = { driver, path, start, NULL };
  guint n_lines = (guint) g_rand_int_range (random, 0, 40);
  gulong pause = (gulong) g_rand_int_range (random, 0, n_lines == 0 ? 60000 : 4000);
  g_autoptr(GString) rest = g_string_new (NULL);
  g_autoptr(GError) error = NULL;
  GPid pid;
  int fd, status;

  g_spawn_async_with_pipes (NULL, (char **) command, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, NULL, &fd, NULL, &error);
  g_assert_no_error (error);

  g_assert_true (take_lines (told, fd, rest, n_lines));
  g_usleep (pause);       /* it is to be met anywhere between two lines; nothing is measured */
  g_assert_cmpint (kill (pid, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
  g_assert_false (take_lines (told, fd, rest, G_MAXUINT));
  close (fd);
}

static DtDb *
open_whole (const char *path)
{
  g_autoptr(GError) error = NULL;
  DtDb *db = dt_db_open (path, DT_DB_READ_WRITE_CREATE, &error);

  g_assert_no_error (error);
  dt_schema_migrate (db, &error);
  g_assert_no_error (error);
  dt_test_assert_string (dt_storage_text (db, "PRAGMA integrity_check"), "ok");
  dt_test_assert_string (dt_storage_text (db, "PRAGMA foreign_key_check"), "");
  dt_db_exec (db, "INSERT INTO task_fts (task_fts, rank) VALUES ('integrity-check', 1)", &error);
  g_assert_no_error (error);
  return db;
}

/* The derived rows were committed with what they are derived from. */
static void
check_derived (DtDb *db)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(DtWriter) writer = NULL;
  g_autofree char *before = dt_storage_dump (db, TRUE);

  writer = dt_writer_new (db, &error);
  g_assert_no_error (error);
  dt_db_exec (db, "BEGIN IMMEDIATE", &error);
  g_assert_no_error (error);
  dt_status_rebuild (db, &error);
  g_assert_no_error (error);
  dt_test_assert_string (dt_storage_dump (db, TRUE), before);
  dt_db_exec (db, "ROLLBACK", &error);
  g_assert_no_error (error);
}

/* Afterwards @told is what is there. */
static void
check_register (Told       *told,
                const char *path)
{
  g_autoptr(DtDb) db = open_whole (path);
  g_autofree char *sum = dt_storage_sum (db);
  gint64 n_entries = dt_storage_number (db, "SELECT count (*) FROM journal");
  gboolean in_hand = told->tried != NULL && g_str_equal (sum, told->tried);

  if (told->done == NULL)       /* killed before it was ready the first time */
    in_hand = in_hand || dt_storage_number (db, "SELECT count (*) FROM task") == 0;
  else if (!in_hand)
    g_assert_cmpstr (sum, ==, told->done);
  g_assert_cmpint (n_entries, >=, told->n_entries);
  g_assert_cmpint (n_entries, <=, told->n_entries + in_hand);
  check_derived (db);

  put (&told->done, sum);
  put (&told->tried, NULL);
  told->n_entries = n_entries;
}

static void
check_copy (Told       *told,
            const char *path)
{
  g_autoptr(DtDb) db = NULL;
  g_autofree char *sum = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_assert_null (told->copied);
      return;
    }

  db = open_whole (path);
  sum = dt_storage_sum (db);
  if (told->copying == NULL || !g_str_equal (sum, told->copying))
    g_assert_cmpstr (sum, ==, told->copied);
  put (&told->copied, sum);
  put (&told->copying, NULL);
}

/* What a bulk write keeps of the register before it. */
static void
check_kept (const char *register_path)
{
  g_autofree char *path = g_strconcat (register_path, ".before-import", NULL);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    dt_db_close (open_whole (path));
}

static void
test_killed (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (20240812);
  int n_kills = g_test_slow () ? 1000 : 60;
  guint n_done = 0;

  for (int i = 0; i < n_kills; i += KILLS_PER_REGISTER)
    {
      g_autofree char *folder = dt_test_dir_new ();
      g_autofree char *path = g_build_filename (folder, "register.db", NULL);
      g_autofree char *copy = g_strconcat (path, ".copy", NULL);
      Told told = { NULL };

      for (int j = 0; j < KILLS_PER_REGISTER; j++)
        {
          g_test_message ("kill %d", i + j);
          run_and_kill (&told, path, random);
          check_register (&told, path);
          check_copy (&told, copy);
          check_kept (path);
        }
      n_done += told.n_done;
      told_clear (&told);
      dt_test_dir_remove (folder);
    }

  g_test_message ("%d kills, %u actions", n_kills, n_done);
  g_assert_cmpuint (n_done, >, (guint) n_kills);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  driver = argv[1];
  g_test_add_func ("/storage/crash/killed", test_killed);
  return g_test_run ();
}
