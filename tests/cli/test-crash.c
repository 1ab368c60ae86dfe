/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The program is killed at some moment of each kind of work, over and over: taking in XML, spreadsheets and packages, recording,
 * moving days, writing files, bringing an older register up to date. What it said was done is there, what it had in hand is there
 * whole or not at all, and a file it wrote is whole or not there. */

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "dt-cli-test.h"

/* After so many a new register is begun, so that it does not grow for ever. */
#define RUNS_PER_REGISTER 16
#define N_TASKS 30
#define N_PACKAGES 6

typedef struct
{
  DtCliTest  cli;
  GRand     *random;
  GPtrArray *facts;                 /* SQL, then what it answers for ever after, in turn */
  gint64     pause[16];             /* what a kind of work took, µs: it is to be met anywhere within */
  guint      n_kills;
  guint      n_done;
  guint      n_half;                /* killed, and yet there */
} Crash;

/* ---- The register ---- */

static char *
ask (const char *path,
     const char *sql)
{
  sqlite3_stmt *stmt;
  sqlite3 *db;
  char *answer;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  if (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
  answer = sqlite3_step (stmt) == SQLITE_ROW ? g_strdup ((const char *) sqlite3_column_text (stmt, 0)) : g_strdup ("");
  g_assert_cmpint (sqlite3_finalize (stmt), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
  return answer;
}

static void
assert_answer (const char *path,
               const char *sql,
               const char *expected)
{
  g_autofree char *answer = ask (path, sql);

  if (!g_str_equal (answer, expected))
    g_error ("%s: “%s” instead of “%s”", sql, answer, expected);
}

static void
assert_whole (const char *path)
{
  assert_answer (path, "PRAGMA integrity_check", "ok");
  assert_answer (path, "SELECT count (*) FROM pragma_foreign_key_check", "0");
}

static void
check_register (Crash *crash)
{
  g_autofree char *kept = g_strconcat (crash->cli.path, ".before-import", NULL);

  assert_whole (crash->cli.path);
  assert_answer (crash->cli.path, "SELECT count (*) FROM task LEFT JOIN task_status ON task_id = id WHERE task_id IS NULL", "0");
  assert_answer (crash->cli.path, "SELECT count (*) FROM task_search LEFT JOIN task ON id = task_search.task_id WHERE id IS NULL", "0");
  for (guint i = 0; i < crash->facts->len; i += 2)
    assert_answer (crash->cli.path, crash->facts->pdata[i], crash->facts->pdata[i + 1]);
  if (g_file_test (kept, G_FILE_TEST_EXISTS))
    assert_whole (kept);
}

/* ---- The program ---- */

/* Whether it was done before it could be killed. @kind: whose time it takes is known from the last time. */
static gboolean
run_and_kill (Crash *crash,
              guint  kind,
              ...)
{
  g_autoptr(GPtrArray) argv = g_ptr_array_new ();
  g_autoptr(GError) error = NULL;
  gint64 *usual = &crash->pause[kind];
  gint64 start, taken;
  const char *arg;
  int status;
  va_list args;
  GPid pid;

  g_ptr_array_add (argv, (gpointer) g_getenv ("DT_CLI"));
  g_ptr_array_add (argv, (gpointer) "--register");
  g_ptr_array_add (argv, crash->cli.path);
  g_ptr_array_add (argv, (gpointer) "--today");
  g_ptr_array_add (argv, (gpointer) "2024-08-12");
  va_start (args, kind);
  while ((arg = va_arg (args, const char *)) != NULL)
    g_ptr_array_add (argv, (gpointer) arg);
  va_end (args);
  g_ptr_array_add (argv, NULL);

  start = g_get_monotonic_time ();
  g_spawn_async (crash->cli.folder, (char **) argv->pdata, NULL, G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL,
                 &pid, &error);
  g_assert_no_error (error);
  /* Nothing is measured against a limit: the time only says where to aim. */
  g_usleep ((gulong) (*usual * g_rand_double_range (crash->random, 0.15, 1)));
  kill (pid, SIGKILL);
  while (waitpid (pid, &status, 0) < 0)
    g_assert_cmpint (errno, ==, EINTR);
  taken = g_get_monotonic_time () - start;

  if (WIFSIGNALED (status))
    {
      g_assert_cmpint (WTERMSIG (status), ==, SIGKILL);
      *usual = MIN (*usual * 21 / 20, G_USEC_PER_SEC);
      crash->n_kills++;
      return FALSE;
    }
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  *usual = MIN (*usual, taken);
  crash->n_done++;
  return TRUE;
}

/* What was done stands; what was not stands whole or not at all. */
static void
settle (Crash      *crash,
        gboolean    done,
        const char *sql,
        const char *before,
        const char *after)
{
  g_autofree char *answer = NULL;

  check_register (crash);
  answer = ask (crash->cli.path, sql);
  if (done || !g_str_equal (answer, before))
    {
      if (!g_str_equal (answer, after))
        g_error ("%s: “%s” instead of “%s”%s%s", sql, answer, after, done ? "" : " or ", done ? "" : before);
      crash->n_half += !done;
    }
}

/* The same for what nothing changes later. */
static gboolean
settle_for_ever (Crash      *crash,
                 gboolean    done,
                 const char *sql,
                 const char *before,
                 const char *after)
{
  char *answer;

  settle (crash, done, sql, before, after);
  answer = ask (crash->cli.path, sql);
  g_ptr_array_add (crash->facts, g_strdup (sql));
  g_ptr_array_add (crash->facts, answer);
  return g_str_equal (answer, after);
}

/* ---- What is taken in ---- */

static char *
write_document (Crash *crash,
                guint  k)
{
  g_autofree char *name = g_strdup_printf ("in-%u.xml", k);
  g_autoptr(GString) text = g_string_new (
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<Register xmlns=\"https://example.org/ns/directive-tracker/1\" version=\"1.0\">\n"
    "  <Units><Unit code=\"VP\" kind=\"party-advisory\" short-name=\"VP\"><Name>Văn phòng</Name></Unit></Units>\n");

  g_string_append_printf (text,
    "  <Directives><Directive symbol=\"%u-CV/TU\" type=\"letter\" date=\"2024-08-01\"><Issuer>Thành ủy</Issuer><Subject>Công văn</Subject>"
    "</Directive><Directive symbol=\"%u-KH/TU\" type=\"plan\" date=\"2024-07-08\"><Issuer>Thành ủy</Issuer><Subject>Kế hoạch</Subject><Tasks>\n",
    k, k);
  for (guint i = 1; i <= N_TASKS; i++)
    g_string_append_printf (text,
                            "<Task ordinal=\"%u\"><Title>Việc số %u</Title><Deadline bound=\"before\" date=\"2024-09-%02u\">trước ngày</Deadline>"
                            "<Assignment unit=\"VP\" role=\"lead\"/></Task>\n", i, i, i % 28 + 1);
  g_string_append (text, "</Tasks></Directive></Directives></Register>\n");
  return dt_cli_test_write (&crash->cli, name, text->str);
}

static char *
count_tasks_of (guint k)
{
  return g_strdup_printf ("SELECT (SELECT count (*) FROM task WHERE directive_id = d.id) || ' ' || (SELECT count (*) FROM deadline JOIN task"
                          " ON id = task_id WHERE directive_id = d.id) || ' ' || (SELECT count (*) FROM assignment JOIN task ON task.id = task_id"
                          " WHERE directive_id = d.id) FROM directive d WHERE symbol = '%u-KH/TU'", k);
}

#define ALL_TASKS "30 30 30"
G_STATIC_ASSERT (N_TASKS == 30);

static gboolean
import (Crash *crash,
        guint  k)
{
  g_autofree char *path = write_document (crash, k);
  g_autofree char *sql = count_tasks_of (k);

  return settle_for_ever (crash, run_and_kill (crash, 0, "import", path, NULL), sql, "", ALL_TASKS);
}

static void
import_units (Crash *crash,
              guint  k)
{
  g_autofree char *name = g_strdup_printf ("in-%u.csv", k);
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM unit WHERE code GLOB 'S%u.*'", k);
  g_autoptr(GString) text = g_string_new ("TT;Tên đơn vị;Mã\n");
  g_autofree char *path = NULL;

  for (guint i = 1; i <= N_TASKS; i++)
    g_string_append_printf (text, "%u;Phòng %u.%u;S%u.%u\n", i, k, i, k, i);
  path = dt_cli_test_write (&crash->cli, name, text->str);
  settle_for_ever (crash, run_and_kill (crash, 1, "import-sheet", path, "--as", "units", NULL), sql, "0", "30");
}

static char *
package_path (Crash *crash,
              guint  k)
{
  g_autofree char *name = g_strdup_printf ("package-%u.dtpack", k);

  return dt_cli_test_file (&crash->cli, name);
}

/* Of another register each, which is taken away. */
static void
make_packages (Crash *crash)
{
  for (guint k = 0; k < N_PACKAGES; k++)
    {
      g_autofree char *path = package_path (crash, k);
      g_autofree char *document = write_document (crash, 1000 + k);

      dt_cli_test_run (&crash->cli, "import", document, NULL);
      g_assert_cmpint (crash->cli.code, ==, 0);
      dt_cli_test_run (&crash->cli, "pack", "-o", path, NULL);
      g_assert_cmpint (crash->cli.code, ==, 0);
      g_assert_cmpint (g_unlink (crash->cli.path), ==, 0);
    }
}

static void
unpack (Crash *crash,
        guint  k)
{
  g_autofree char *path = package_path (crash, k % N_PACKAGES);
  g_autofree char *sql = count_tasks_of (1000 + k % N_PACKAGES);
  g_autofree char *before = ask (crash->cli.path, sql);

  settle (crash, run_and_kill (crash, 2, "unpack", path, "--newest", NULL), sql, before, ALL_TASKS);
}

/* ---- What is entered ---- */

static void
submit (Crash *crash,
        guint  k)
{
  g_autofree char *symbol = g_strdup_printf ("%u-KH/TU", k);
  g_autofree char *ordinal = g_strdup_printf ("%d", g_rand_int_range (crash->random, 1, N_TASKS + 1));
  g_autofree char *sql = g_strdup ("SELECT count (*) || ' ' || (SELECT count (*) FROM journal WHERE action = 'record-submission') FROM submission");
  g_autofree char *before = ask (crash->cli.path, sql);
  g_autofree char *after = g_strdup_printf ("%d %d", atoi (before) + 1, atoi (strchr (before, ' ')) + 1);

  settle (crash, run_and_kill (crash, 3, "submit", symbol, ordinal, "--unit", "VP", "--day", "2024-08-10", NULL), sql, before, after);
}

static void
move_days (Crash *crash,
           guint  k)
{
  g_autofree char *symbol = g_strdup_printf ("%u-KH/TU", k);
  g_autofree char *cause = g_strdup_printf ("%u-CV/TU", k);
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) || ' ' || (SELECT count (*) FROM deadline_move JOIN task ON task.id = task_id"
                                          " WHERE directive_id = d.id) || ' ' || (SELECT count (*) FROM deadline JOIN task ON task.id = task_id"
                                          " WHERE directive_id = d.id AND last_day <> original_day) FROM directive d JOIN schedule_change c"
                                          " ON target_id = d.id WHERE symbol = '%s'", symbol);

  settle_for_ever (crash, run_and_kill (crash, 4, "accelerate", symbol, "--days", "3", "--cause", cause, NULL), sql, "0 0 0", "1 30 30");
}

/* ---- What is written ---- */

static void
assert_ends_with (const char *path,
                  const char *bytes,
                  gsize       within)
{
  g_autofree char *content = NULL;
  gsize length, n = strlen (bytes);
  gboolean found = FALSE;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  for (gsize at = length - MIN (within, length); at + n <= length && !found; at++)
    found = memcmp (content + at, bytes, n) == 0;
  if (!found)
    g_error ("%s is not whole (%" G_GSIZE_FORMAT " bytes)", path, length);
}

/* The end of a zip is a record of 22 bytes. */
static const struct { const char *command[3]; const char *ending; const char *last; gsize within; } outputs[] = {
  { { "export" }, ".xml", "</Register>", 16 },
  { { "pack" }, ".dtpack", "PK\5\6", 22 },
  { { "tasks" }, ".xlsx", "PK\5\6", 22 },
  { { "tasks" }, ".ics", "END:VCALENDAR", 16 },
  { { "tasks" }, ".csv", "\r\n", 2 },
  { { "summary", "--by", "unit" }, ".pdf", "%%EOF", 8 },
  { { "remind", "--unit", "VP" }, ".odt", "PK\5\6", 22 },
};

static void
write_out (Crash *crash,
           guint  k)
{
  guint kind = k % G_N_ELEMENTS (outputs);
  g_autofree char *name = g_strdup_printf ("out-%u%s", k, outputs[kind].ending);
  g_autofree char *path = dt_cli_test_file (&crash->cli, name);
  const char *const *command = outputs[kind].command;
  gboolean done;

  done = command[1] == NULL ? run_and_kill (crash, 5 + kind, command[0], "-o", path, NULL)
                            : run_and_kill (crash, 5 + kind, command[0], command[1], command[2], "-o", path, NULL);
  check_register (crash);
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    assert_ends_with (path, outputs[kind].last, outputs[kind].within);
  else
    g_assert_false (done);
}

/* ---- An older register ---- */

static void
make_old (Crash *crash,
          guint  version)
{
  g_autofree char *name = g_strdup_printf ("v%u.sql", version);
  g_autofree char *file = g_build_filename (g_getenv ("DT_SOURCE_DIR"), "tests", "fixtures", "registers", name, NULL);
  g_autofree char *sql = NULL;
  sqlite3 *db;

  g_assert_true (g_file_get_contents (file, &sql, NULL, NULL));
  g_assert_cmpint (sqlite3_open (crash->cli.path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

/* In an order of its own: each version has other indices to read by. */
#define OLD_CONTENT \
  "SELECT (SELECT group_concat (symbol) FROM (SELECT symbol FROM directive ORDER BY id))" \
  " || (SELECT group_concat (title) FROM (SELECT title FROM task ORDER BY id))" \
  " || (SELECT group_concat (last_day) FROM (SELECT last_day FROM deadline ORDER BY last_day))" \
  " || (SELECT count (*) FROM assignment) || (SELECT count (*) FROM submission) || (SELECT count (*) FROM journal)"

/* It opens at any version there is, with all that was in it, and so does the copy; the next one who opens it brings it to the end. */
static void
migrate (Crash *crash,
         guint  version)
{
  g_autofree char *copy = g_strdup_printf ("%s.v%u", crash->cli.path, version);
  g_autofree char *content = NULL;

  make_old (crash, version);
  content = ask (crash->cli.path, OLD_CONTENT);
  for (guint i = 0; i < 3; i++)
    {
      run_and_kill (crash, 13, "tasks", NULL);
      assert_whole (crash->cli.path);
      assert_answer (crash->cli.path, OLD_CONTENT, content);
      if (g_file_test (copy, G_FILE_TEST_EXISTS))
        {
          assert_whole (copy);
          assert_answer (copy, OLD_CONTENT, content);
        }
    }

  dt_cli_test_run (&crash->cli, "tasks", NULL);
  g_assert_cmpint (crash->cli.code, ==, 0);
  g_assert_true (g_file_test (copy, G_FILE_TEST_EXISTS));
  assert_answer (crash->cli.path, OLD_CONTENT, content);
  check_register (crash);
}

/* ---- Over and over ---- */

static void
begin_register (Crash *crash,
                guint  turn)
{
  static const char *const endings[] = { "", "-wal", "-shm", ".before-import", ".before-import.part", ".v1", ".v2" };
  g_autofree char *first = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strconcat (crash->cli.path, endings[i], NULL);

      g_unlink (path);
    }
  g_ptr_array_set_size (crash->facts, 0);
  if (turn % 3 > 0)
    migrate (crash, turn % 3);

  /* One that is there for certain. */
  first = write_document (crash, 0);
  dt_cli_test_run (&crash->cli, "import", first, NULL);
  g_assert_cmpint (crash->cli.code, ==, 0);
}

static void
work (Crash *crash,
      guint  k)
{
  switch (g_rand_int_range (crash->random, 0, 10))
    {
    case 0:
    case 1:
      import (crash, k);
      break;
    case 2:
      import_units (crash, k);
      break;
    case 3:
      unpack (crash, k);
      break;
    case 4:
      submit (crash, 0);
      break;
    case 5:
      if (import (crash, k))
        move_days (crash, k);
      break;
    default:
      write_out (crash, k);
      break;
    }
}

static void
test_killed (void)
{
  Crash crash = { .random = g_rand_new_with_seed (20240812), .facts = g_ptr_array_new_with_free_func (g_free) };
  guint n_kills = g_test_slow () ? 500 : 20;

  for (guint i = 0; i < G_N_ELEMENTS (crash.pause); i++)
    crash.pause[i] = 80000;
  dt_cli_test_set_up (&crash.cli, NULL);
  make_packages (&crash);
  for (guint k = 1, turn = 0; crash.n_kills < n_kills; turn++)
    {
      begin_register (&crash, turn);
      for (guint end = k + RUNS_PER_REGISTER; k < end && crash.n_kills < n_kills; k++)
        work (&crash, k);
    }

  g_test_message ("%u kills, %u runs to the end, %u killed when it was done", crash.n_kills, crash.n_done, crash.n_half);
  dt_cli_test_tear_down (&crash.cli, NULL);
  g_ptr_array_unref (crash.facts);
  g_rand_free (crash.random);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/crash/killed", test_killed);
  return g_test_run ();
}
