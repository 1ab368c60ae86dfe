/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `salvage`: a new register of a damaged one, and in words what is missing. */

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "dt-cli-test.h"

static gint64
ask (const char *path,
     const char *sql)
{
  sqlite3_stmt *stmt;
  sqlite3 *db;
  gint64 answer;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);
  answer = sqlite3_column_int64 (stmt, 0);
  sqlite3_finalize (stmt);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
  return answer;
}

/* Of the page on which the table begins noise is made. A copy of what was there is left as backup.db. */
static void
damage (DtCliTest  *f,
        const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT rootpage FROM sqlite_schema WHERE name = '%s'", table);
  g_autofree char *backup = dt_cli_test_file (f, "backup.db");
  g_autofree char *content = NULL;
  gsize length, page;

  g_assert_cmpint (ask (f->path, "PRAGMA journal_mode = DELETE"), ==, 0);
  page = (gsize) ask (f->path, sql);
  g_assert_true (g_file_get_contents (f->path, &content, &length, NULL));
  g_assert_true (g_file_set_contents (backup, content, (gssize) length, NULL));
  memset (content + (page - 1) * 4096, 0xA5, 4096);
  g_assert_true (g_file_set_contents (f->path, content, (gssize) length, NULL));
}

static void
test_lost (DtCliTest     *f,
           gconstpointer  data)
{
  g_autofree char *output = dt_cli_test_file (f, "new.db");

  damage (f, "submission");
  dt_cli_test_run (f, "tasks", NULL);
  dt_cli_test_assert_refused (f, 1, "damaged");

  dt_cli_test_run (f, "salvage", f->path, "-o", output, NULL);
  g_assert_cmpint (f->code, ==, 0);
  g_assert_nonnull (strstr (f->out, "At 1 place of the file nothing could be read."));
  g_assert_nonnull (strstr (f->out, "Some submissions are lost"));
  g_assert_null (strstr (f->out, "Some tasks"));
  g_assert_cmpint (ask (output, "SELECT count (*) FROM submission"), ==, 0);
  g_assert_cmpint (ask (output, "SELECT count (*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'"), ==, 0);

  dt_cli_test_run_bare (f, "tasks", "--register", output, NULL);
  g_assert_cmpint (f->code, ==, 0);
  g_assert_nonnull (strstr (f->out, "150-KH/TU"));
}

static void
test_filled (DtCliTest     *f,
             gconstpointer  data)
{
  g_autofree char *output = dt_cli_test_file (f, "new.db");
  g_autofree char *backup = dt_cli_test_file (f, "backup.db");
  gint64 n;

  damage (f, "submission");
  n = ask (backup, "SELECT count (*) FROM submission");
  g_assert_cmpint (n, >, 0);
  dt_cli_test_run (f, "salvage", f->path, "-o", output, "--backup", backup, NULL);
  g_assert_cmpint (f->code, ==, 0);
  g_assert_nonnull (strstr (f->out, "taken from the backup"));
  g_assert_cmpint (ask (output, "SELECT count (*) FROM submission"), ==, n);
}

/* No register, a file that is there, nothing named: nothing is written. */
static void
test_refused (DtCliTest     *f,
              gconstpointer  data)
{
  g_autofree char *output = dt_cli_test_file (f, "new.db");
  g_autofree char *text = dt_cli_test_write (f, "text.db", "This is text, and long enough to be read for the head of a file of SQLite, which it is not.");

  dt_cli_test_run (f, "salvage", "-o", output, NULL);
  dt_cli_test_assert_refused (f, 2, "damaged register");
  dt_cli_test_run (f, "salvage", f->path, f->path, "-o", output, NULL);
  dt_cli_test_assert_refused (f, 2, "damaged register");
  dt_cli_test_run (f, "salvage", f->path, NULL);
  dt_cli_test_assert_refused (f, 2, "-o");
  dt_cli_test_run (f, "salvage", f->path, "-o", text, NULL);
  dt_cli_test_assert_refused (f, 1, "there already");
  dt_cli_test_run (f, "salvage", f->path, "-o", f->path, NULL);
  dt_cli_test_assert_refused (f, 1, "there already");
  dt_cli_test_run (f, "salvage", text, "-o", output, NULL);
  dt_cli_test_assert_refused (f, 1, "register");
  dt_cli_test_run (f, "salvage", f->path, "-o", output, "--backup", text, NULL);
  dt_cli_test_assert_refused (f, 1, "register");
  dt_cli_test_run (f, "salvage", "/nowhere/register.db", "-o", output, NULL);
  g_assert_cmpint (f->code, ==, 1);
  dt_cli_test_run (f, "salvage", f->path, "-o", "/nowhere/new.db", NULL);
  g_assert_cmpint (f->code, ==, 1);
  g_assert_false (g_file_test (output, G_FILE_TEST_EXISTS));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define CASE(name, func) g_test_add ("/cli/salvage/" name, DtCliTest, NULL, dt_cli_test_set_up_seed, func, dt_cli_test_tear_down)
  CASE ("lost", test_lost);
  CASE ("filled", test_filled);
  CASE ("refused", test_refused);

  return g_test_run ();
}
