/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How it is called wrongly, and registers that are none: a clear word, the right code, nothing changed. */

#include <glib/gstdio.h>
#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

#include "dt-cli-test.h"

static void
test_usage (DtCliTest     *f,
            gconstpointer  data)
{
  static const char *const days[] = {
    "2024-13-01", "2024-02-30", "31/2/2024", "32/1/2024", "mai", "", "20240812", "2024-8-1", "12/8", "1/1/24", "2024-08-12x",
  };

  dt_cli_test_run_bare (f, NULL);
  dt_cli_test_assert_refused (f, 2, "command");
  dt_cli_test_run_bare (f, "frobnicate", NULL);
  dt_cli_test_assert_refused (f, 2, "frobnicate");
  dt_cli_test_run_bare (f, "tasks", "--frobnicate", NULL);
  dt_cli_test_assert_refused (f, 2, "frobnicate");
  dt_cli_test_run_bare (f, "--frobnicate", "tasks", NULL);
  dt_cli_test_assert_refused (f, 2, "frobnicate");
  dt_cli_test_run (f, "tasks", "surplus", NULL);
  dt_cli_test_assert_refused (f, 2, "surplus");
  dt_cli_test_run (f, "tasks", "--state", "late", NULL);
  dt_cli_test_assert_refused (f, 2, "overdue, today, soon");
  dt_cli_test_run (f, "tasks", "--format", "xml", NULL);
  dt_cli_test_assert_refused (f, 2, "text, json, csv");
  dt_cli_test_run (f, "tasks", "--from", "2024-09-02", "--to", "2024-09-01", NULL);
  dt_cli_test_assert_refused (f, 2, "--from");
  dt_cli_test_run (f, "import", NULL);
  dt_cli_test_assert_refused (f, 2, "file");
  dt_cli_test_run (f, "check", NULL);
  dt_cli_test_assert_refused (f, 2, "file");
  dt_cli_test_run (f, "export", NULL);
  dt_cli_test_assert_refused (f, 2, "-o");

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      dt_cli_test_run (f, "tasks", "--from", days[i], NULL);
      dt_cli_test_assert_refused (f, 2, "--from");
      dt_cli_test_run (f, "tasks", "--to", days[i], NULL);
      dt_cli_test_assert_refused (f, 2, "--to");
      dt_cli_test_run (f, "--today", days[i], "tasks", NULL);
      dt_cli_test_assert_refused (f, 2, "--today");
    }
  g_assert_false (g_file_test (f->path, G_FILE_TEST_EXISTS));
}

static void
test_help (DtCliTest     *f,
           gconstpointer  data)
{
  static const char *const commands[] = { "import", "check", "export", "tasks", "units", "accelerate", "summary" };

  dt_cli_test_run_bare (f, "--help", NULL);
  g_assert_cmpint (f->code, ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    g_assert_nonnull (strstr (f->out, commands[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      dt_cli_test_run_bare (f, commands[i], "--help", NULL);
      g_assert_cmpint (f->code, ==, 0);
      g_assert_nonnull (strstr (f->out, "--register"));
    }

  dt_cli_test_run_bare (f, "--version", NULL);
  g_assert_cmpint (f->code, ==, 0);
  g_assert_cmpstr (f->out, ==, "directive-tracker-cli " DT_VERSION "\n");
}

/* Every command that needs a register, on the register of the fixture. */
static void
assert_all_refused (DtCliTest  *f,
                    const char *words)
{
  g_autofree char *pdf = dt_cli_test_file (f, "out.pdf");
  g_autofree char *xml = dt_cli_test_file (f, "out.xml");

  dt_cli_test_run (f, "tasks", NULL);
  dt_cli_test_assert_refused (f, 1, words);
  dt_cli_test_run (f, "units", NULL);
  dt_cli_test_assert_refused (f, 1, words);
  dt_cli_test_run (f, "export", "-o", xml, NULL);
  dt_cli_test_assert_refused (f, 1, words);
  dt_cli_test_run (f, "summary", "--by", "day", "-o", pdf, NULL);
  dt_cli_test_assert_refused (f, 1, words);
  dt_cli_test_run (f, "accelerate", "150-KH/TU", "--days", "3", "--cause", "1438-CV/TU", NULL);
  dt_cli_test_assert_refused (f, 1, words);
  g_assert_false (g_file_test (pdf, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (xml, G_FILE_TEST_EXISTS));
}

static void
test_missing (DtCliTest     *f,
              gconstpointer  data)
{
  assert_all_refused (f, f->path);
  g_assert_false (g_file_test (f->path, G_FILE_TEST_EXISTS));
}

static void
test_not_sqlite (DtCliTest     *f,
                 gconstpointer  data)
{
  g_autofree char *content = NULL;
  g_autofree char *text = g_strnfill (5000, 'x');

  g_assert_true (g_file_set_contents (f->path, text, -1, NULL));
  assert_all_refused (f, "register");
  g_assert_true (g_file_get_contents (f->path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, text);
}

static void
exec_sql (DtCliTest  *f,
          const char *sql)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (f->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

static void
test_stranger (DtCliTest     *f,
               gconstpointer  data)
{
  exec_sql (f, "CREATE TABLE cake (flavour TEXT)");
  assert_all_refused (f, "register");
}

static void
test_too_new (DtCliTest     *f,
              gconstpointer  data)
{
  exec_sql (f, "PRAGMA user_version = 9999");
  assert_all_refused (f, "newer");
}

static void
test_damaged (DtCliTest     *f,
              gconstpointer  data)
{
  g_autofree char *content = NULL;
  gsize length;

  exec_sql (f, "PRAGMA wal_checkpoint (TRUNCATE)");
  g_assert_true (g_file_get_contents (f->path, &content, &length, NULL));
  /* The head stays, the pages after it are noise. */
  memset (content + 4096, 0xA5, length - 4096);
  g_assert_true (g_file_set_contents (f->path, content, (gssize) length, NULL));
  assert_all_refused (f, "damaged");
}

/* Another program writes: a change waits, then says so; reading goes on. */
static void
test_locked (DtCliTest     *f,
             gconstpointer  data)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (f->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);

  dt_cli_test_run (f, "accelerate", "150-KH/TU", "--days", "3", "--cause", "1438-CV/TU", NULL);
  dt_cli_test_assert_refused (f, 1, "another program");
  dt_cli_test_run (f, "tasks", NULL);
  g_assert_cmpint (f->code, ==, 0);

  sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

/* A register of an earlier version is no hindrance: a list of it brings it up to date and keeps a copy. A file that must not be
 * written is refused with the reason, as it is. */
static void
test_older (DtCliTest     *f,
            gconstpointer  data)
{
  g_autofree char *file = g_build_filename (g_getenv ("DT_SOURCE_DIR"), "tests", "fixtures", "registers", "v1.sql", NULL);
  g_autofree char *copy = g_strconcat (f->path, ".v1", NULL);
  g_autofree char *sql = NULL;
  sqlite3 *db;

  g_assert_true (g_file_get_contents (file, &sql, NULL, NULL));
  g_assert_cmpint (sqlite3_open (f->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);

  /* Root may write everywhere. */
  if (geteuid () != 0)
    {
      g_assert_cmpint (g_chmod (f->path, 0444), ==, 0);
      dt_cli_test_run (f, "tasks", NULL);
      dt_cli_test_assert_refused (f, 1, "can only be read here");
      g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
      g_assert_cmpint (g_chmod (f->path, 0644), ==, 0);
    }

  dt_cli_test_run (f, "tasks", NULL);
  g_assert_cmpint (f->code, ==, 0);
  g_assert_nonnull (strstr (f->out, "150-KH/TU"));
  g_assert_true (g_file_test (copy, G_FILE_TEST_EXISTS));
}

static void
test_vietnamese (DtCliTest     *f,
                 gconstpointer  data)
{
  if (!dt_test_use_vietnamese ())
    return;

  f->language = g_strdup ("vi_VN.UTF-8");
  dt_cli_test_run (f, "tasks", NULL);
  dt_cli_test_assert_refused (f, 1, "Không có sổ");
  dt_cli_test_run (f, "tasks", "--from", "31/2/2024", NULL);
  dt_cli_test_assert_refused (f, 2, "31/2/2024");
  g_assert_nonnull (strstr (f->err, "tháng 2"));
  dt_cli_test_run_bare (f, "--help", NULL);
  g_assert_nonnull (strstr (f->out, "nhiệm vụ"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, set_up, func) \
  g_test_add ("/cli/refusals/" name, DtCliTest, NULL, set_up, func, dt_cli_test_tear_down)
  ADD ("usage", dt_cli_test_set_up, test_usage);
  ADD ("help", dt_cli_test_set_up, test_help);
  ADD ("missing", dt_cli_test_set_up, test_missing);
  ADD ("not-sqlite", dt_cli_test_set_up, test_not_sqlite);
  ADD ("stranger", dt_cli_test_set_up, test_stranger);
  ADD ("too-new", dt_cli_test_set_up_seed, test_too_new);
  ADD ("damaged", dt_cli_test_set_up_seed, test_damaged);
  ADD ("locked", dt_cli_test_set_up_seed, test_locked);
  ADD ("older", dt_cli_test_set_up, test_older);
  ADD ("vietnamese", dt_cli_test_set_up, test_vietnamese);

  return g_test_run ();
}
