/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A disk that is really full, and one that may only be read: a word that says so, the register as it was, no half files. Only the
 * administrator may make such disks; for others the tests are skipped. */

#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sched.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/mount.h>
#include <unistd.h>

#include "dt-cli-test.h"

#define SIZE "size=1536k"

typedef struct
{
  DtCliTest  cli;
  char      *disk;      /* a small one; NULL: there is none */
  char      *big;       /* a document that does not fit */
} Fixture;

static char *
write_document (Fixture *f,
                guint    n)
{
  g_autoptr(GString) text = g_string_new (
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<Register xmlns=\"https://example.org/ns/directive-tracker/1\" version=\"1.0\">\n"
    "  <Units><Unit code=\"VP\" kind=\"party-advisory\" short-name=\"VP\"><Name>Văn phòng</Name></Unit></Units>\n"
    "  <Directives><Directive symbol=\"7-KH/TU\" type=\"plan\" date=\"2024-07-08\"><Issuer>Thành ủy</Issuer><Subject>Kế hoạch</Subject><Tasks>\n");

  for (guint i = 1; i <= n; i++)
    g_string_append_printf (text,
                            "<Task ordinal=\"%u\"><Title>Việc số %u của kế hoạch, với một tên dài để đầy chỗ</Title>"
                            "<Deadline bound=\"before\" date=\"2024-09-%02u\">trước ngày</Deadline>"
                            "<Assignment unit=\"VP\" role=\"lead\"/></Task>\n", i, i, i % 28 + 1);
  g_string_append (text, "</Tasks></Directive></Directives></Register>\n");
  return dt_cli_test_write (&f->cli, "big.xml", text->str);
}

/* In a space of names of this process, before it has threads: however it ends, no disk is left mounted. */
static gboolean
enter_own_space (void)
{
  return unshare (CLONE_NEWNS) == 0 && mount (NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0;
}

static gboolean may_mount;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  g_autofree char *content = NULL;
  g_autofree char *disk = NULL;
  sqlite3 *db;
  gsize length;

  dt_cli_test_set_up_seed (&f->cli, NULL);
  f->big = write_document (f, 4000);
  disk = dt_cli_test_file (&f->cli, "disk");
  g_assert_cmpint (g_mkdir (disk, 0700), ==, 0);
  if (!may_mount || mount ("tmpfs", disk, "tmpfs", 0, SIZE) != 0)
    {
      g_test_skip ("No disk can be mounted here");
      return;
    }

  f->disk = g_steal_pointer (&disk);
  g_assert_cmpint (sqlite3_open (f->cli.path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
  g_assert_true (g_file_get_contents (f->cli.path, &content, &length, NULL));
  g_free (f->cli.path);
  f->cli.path = g_build_filename (f->disk, "register.db", NULL);
  g_assert_true (g_file_set_contents (f->cli.path, content, (gssize) length, NULL));
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  if (f->disk != NULL)
    g_assert_cmpint (umount2 (f->disk, MNT_DETACH), ==, 0);
  g_free (f->disk);
  g_free (f->big);
  dt_cli_test_tear_down (&f->cli, NULL);
}

static void
assert_whole (Fixture *f)
{
  sqlite3_stmt *stmt;
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open_v2 (f->cli.path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, "PRAGMA integrity_check", -1, &stmt, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);
  g_assert_cmpstr ((const char *) sqlite3_column_text (stmt, 0), ==, "ok");
  sqlite3_finalize (stmt);
  sqlite3_close (db);
}

/* What is there beside the register and its log. */
static void
assert_no_strays (Fixture *f)
{
  g_autoptr(GDir) dir = g_dir_open (f->disk, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (!g_str_equal (name, "register.db") && !g_str_equal (name, "register.db-wal") && !g_str_equal (name, "register.db-shm")
        && !g_str_equal (name, "filling"))
      g_error ("“%s” is left", name);
}

static char *
fill (Fixture *f)
{
  char *path = g_build_filename (f->disk, "filling", NULL);
  int fd = open (path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  static const char bytes[1024];

  while (write (fd, bytes, sizeof bytes) > 0)
    ;
  g_assert_cmpint (errno, ==, ENOSPC);
  close (fd);
  return path;
}

/* A file that does not fit, into a register that was there and into a new one. */
static void
test_full_import (Fixture       *f,
                  gconstpointer  data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *other = NULL;

  if (f->disk == NULL)
    return;

  before = dt_cli_test_digest (&f->cli);
  dt_cli_test_run (&f->cli, "import", f->big, NULL);
  dt_cli_test_assert_refused (&f->cli, 1, "disk is full");
  after = dt_cli_test_digest (&f->cli);
  g_assert_cmpstr (before, ==, after);
  assert_whole (f);

  other = g_build_filename (f->disk, "other.db", NULL);
  dt_cli_test_run_bare (&f->cli, "import", f->big, "--register", other, NULL);
  dt_cli_test_assert_refused (&f->cli, 1, "disk is full");
  g_assert_false (g_file_test (other, G_FILE_TEST_EXISTS));
}

/* Nothing at all fits: files are not there, an edit is refused; with room again it is done. */
static void
test_full_everything (Fixture       *f,
                      gconstpointer  data)
{
  static const char *const outputs[] = { "register.xml", "list.xlsx", "list.csv", "list.ics", "summary.pdf", "all.dtpack" };
  static const char *const commands[] = { "export", "tasks", "tasks", "tasks", "summary", "pack" };
  g_autofree char *filling = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (f->disk == NULL)
    return;

  before = dt_cli_test_digest (&f->cli);
  filling = fill (f);
  for (gsize i = 0; i < G_N_ELEMENTS (outputs); i++)
    {
      g_autofree char *path = g_build_filename (f->disk, outputs[i], NULL);

      g_test_message ("%s", outputs[i]);
      if (g_str_equal (commands[i], "summary"))
        dt_cli_test_run (&f->cli, commands[i], "--by", "unit", "-o", path, NULL);
      else
        dt_cli_test_run (&f->cli, commands[i], "-o", path, NULL);
      g_assert_cmpint (f->cli.code, ==, 1);
      g_assert_cmpstr (f->cli.err, !=, "");
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
    }
  dt_cli_test_run (&f->cli, "accelerate", "150-KH/TU", "--days", "3", "--cause", "1438-CV/TU", NULL);
  g_assert_cmpint (f->cli.code, ==, 1);
  assert_no_strays (f);

  g_assert_cmpint (g_unlink (filling), ==, 0);
  assert_whole (f);
  after = dt_cli_test_digest (&f->cli);
  g_assert_cmpstr (before, ==, after);
  dt_cli_test_run (&f->cli, "accelerate", "150-KH/TU", "--days", "3", "--cause", "1438-CV/TU", NULL);
  g_assert_cmpint (f->cli.code, ==, 0);
}

/* A disk that may only be read: it is read, nothing is changed, and why is told. */
static void
test_read_only (Fixture       *f,
                gconstpointer  data)
{
  g_autofree char *output = NULL;

  if (f->disk == NULL)
    return;

  output = g_build_filename (f->disk, "register.xml", NULL);
  g_assert_cmpint (mount (NULL, f->disk, NULL, MS_REMOUNT | MS_RDONLY, NULL), ==, 0);
  dt_cli_test_run (&f->cli, "tasks", NULL);
  g_assert_cmpint (f->cli.code, ==, 0);
  g_assert_nonnull (strstr (f->cli.out, "150-KH/TU"));
  dt_cli_test_run (&f->cli, "accelerate", "150-KH/TU", "--days", "3", "--cause", "1438-CV/TU", NULL);
  dt_cli_test_assert_refused (&f->cli, 1, "can only be read here");
  dt_cli_test_run (&f->cli, "import", f->big, NULL);
  dt_cli_test_assert_refused (&f->cli, 1, "can only be read here");
  dt_cli_test_run (&f->cli, "export", "-o", output, NULL);
  dt_cli_test_assert_refused (&f->cli, 1, "Read-only");
  assert_whole (f);
  assert_no_strays (f);
}

int
main (int    argc,
      char **argv)
{
  may_mount = enter_own_space ();
  g_test_init (&argc, &argv, NULL);

#define CASE(name, func) g_test_add ("/cli/disk/" name, Fixture, NULL, set_up, func, tear_down)
  CASE ("full-import", test_full_import);
  CASE ("full-everything", test_full_everything);
  CASE ("read-only", test_read_only);

  return g_test_run ();
}
