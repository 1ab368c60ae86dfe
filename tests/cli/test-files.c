/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `import`, `check`, `export`: all or nothing, again without doubling, out and in without loss. */

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>

#include "dt-cli-test.h"

static char *
source_file (const char *name)
{
  return g_build_filename (g_getenv ("DT_SOURCE_DIR"), name, NULL);
}

/* A file with @n tasks of one directive. */
static char *
write_document (DtCliTest  *f,
                const char *name,
                guint       n)
{
  g_autoptr(GString) text = g_string_new (
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<Register xmlns=\"https://example.org/ns/directive-tracker/1\" version=\"1.0\">\n"
    "  <Units><Unit code=\"VP\" kind=\"party-advisory\" short-name=\"VP\"><Name>Văn phòng</Name></Unit></Units>\n"
    "  <Directives><Directive symbol=\"150-KH/TU\" type=\"plan\" date=\"2024-07-08\"><Issuer>Thành ủy</Issuer>"
    "<Subject>Kế hoạch</Subject><Tasks>\n");
  char *path = dt_cli_test_file (f, name);
  g_autoptr(GError) error = NULL;

  for (guint i = 1; i <= n; i++)
    g_string_append_printf (text,
                            "<Task ordinal=\"%u\"><Title>Việc số %u của kế hoạch</Title>"
                            "<Deadline bound=\"before\" date=\"2024-09-%02u\">trước ngày</Deadline>"
                            "<Assignment unit=\"VP\" role=\"lead\"/></Task>\n",
                            i, i, i % 28 + 1);
  g_string_append (text, "</Tasks></Directive></Directives></Register>\n");
  g_file_set_contents (path, text->str, (gssize) text->len, &error);
  g_assert_no_error (error);

  return path;
}

static char *
write_faulty (DtCliTest *f)
{
  char *path = dt_cli_test_file (f, "faulty.xml");

  g_assert_true (g_file_set_contents (path,
                                      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                                      "<Register xmlns=\"https://example.org/ns/directive-tracker/1\" version=\"1.0\">\n"
                                      "  <Units>\n"
                                      "    <Unit code=\"VP\" kind=\"no-such-kind\"><Name>Văn phòng</Name></Unit>\n"
                                      "  </Units>\n"
                                      "</Register>\n", -1, NULL));
  return path;
}

static guint
count_tasks (DtCliTest *f)
{
  g_autoptr(JsonArray) tasks = NULL;

  dt_cli_test_run (f, "tasks", "--format", "json", NULL);
  g_assert_cmpint (f->code, ==, 0);
  tasks = dt_cli_test_json (f);
  return json_array_get_length (tasks);
}

static void
assert_done (DtCliTest *f)
{
  if (f->code != 0)
    g_error ("%s", f->err);
}

static void
test_import (DtCliTest     *f,
             gconstpointer  data)
{
  g_autofree char *path = write_document (f, "plan.xml", 25);

  dt_cli_test_run (f, "import", path, NULL);
  assert_done (f);
  g_assert_nonnull (strstr (f->out, "Tasks"));
  g_assert_cmpuint (count_tasks (f), ==, 25);

  /* Again: nothing is doubled. */
  dt_cli_test_run (f, "import", path, NULL);
  assert_done (f);
  g_assert_cmpuint (count_tasks (f), ==, 25);
}

static void
test_import_default_place (DtCliTest     *f,
                           gconstpointer  data)
{
  g_autofree char *path = write_document (f, "plan.xml", 3);
  g_autofree char *place = g_build_filename (f->folder, "directive-tracker", "register.db", NULL);
  GStatBuf info;

  dt_cli_test_run_bare (f, "import", path, NULL);
  assert_done (f);
  g_assert_cmpint (g_stat (place, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
test_samples (DtCliTest     *f,
              gconstpointer  data)
{
  g_autofree char *folder = source_file ("data/samples");
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  g_autofree char *out = dt_cli_test_file (f, "all.xml");
  g_autofree char *again = dt_cli_test_file (f, "again.xml");
  g_autofree char *first_text = NULL;
  g_autofree char *second_text = NULL;
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".xml"))
      g_ptr_array_add (names, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (names, compare_names);
  g_assert_cmpuint (names->len, >=, 6);

  dt_cli_test_run (f, "import", names->pdata[0], names->pdata[1], names->pdata[2], names->pdata[3], names->pdata[4],
                   names->pdata[5], NULL);
  assert_done (f);
  g_assert_cmpuint (count_tasks (f), >, 25);

  /* Out, into another register, and out again: the same bytes, but for the entry of that reading. */
  dt_cli_test_run (f, "export", "-o", out, NULL);
  assert_done (f);
  g_free (f->path);
  f->path = dt_cli_test_file (f, "second.db");
  dt_cli_test_run (f, "import", out, NULL);
  assert_done (f);
  dt_cli_test_run (f, "export", "-o", again, NULL);
  assert_done (f);
  g_assert_true (g_file_get_contents (out, &first_text, NULL, NULL));
  g_assert_true (g_file_get_contents (again, &second_text, NULL, NULL));
  g_assert_cmpstr (first_text, ==, dt_test_without_last_entry (second_text));
}

static void
test_import_refused (DtCliTest     *f,
                     gconstpointer  data)
{
  g_autofree char *good = write_document (f, "plan.xml", 5);
  g_autofree char *faulty = write_faulty (f);
  g_autofree char *missing = dt_cli_test_file (f, "missing.xml");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  /* Where there was no register there is none afterwards. */
  dt_cli_test_run (f, "import", faulty, NULL);
  dt_cli_test_assert_refused (f, 1, "faulty.xml:4:");
  g_assert_false (g_file_test (f->path, G_FILE_TEST_EXISTS));
  dt_cli_test_run (f, "import", missing, NULL);
  dt_cli_test_assert_refused (f, 1, "missing.xml");
  g_assert_false (g_file_test (f->path, G_FILE_TEST_EXISTS));

  /* One faulty file of two: the other is not stored either. */
  dt_cli_test_run (f, "import", good, faulty, NULL);
  dt_cli_test_assert_refused (f, 1, "faulty.xml:4:");
  g_assert_false (g_file_test (f->path, G_FILE_TEST_EXISTS));

  dt_cli_test_run (f, "import", good, NULL);
  assert_done (f);
  before = dt_cli_test_digest (f);
  dt_cli_test_run (f, "import", faulty, NULL);
  dt_cli_test_assert_refused (f, 1, "faulty.xml:4:");
  after = dt_cli_test_digest (f);
  g_assert_cmpstr (after, ==, before);
}

static void
test_check (DtCliTest     *f,
            gconstpointer  data)
{
  g_autofree char *good = write_document (f, "plan.xml", 5);
  g_autofree char *faulty = write_faulty (f);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  dt_cli_test_run (f, "check", good, NULL);
  assert_done (f);
  dt_cli_test_run (f, "import", "--dry-run", good, NULL);
  assert_done (f);
  dt_cli_test_run (f, "check", faulty, NULL);
  dt_cli_test_assert_refused (f, 1, "faulty.xml:4:");
  g_assert_false (g_file_test (f->path, G_FILE_TEST_EXISTS));

  dt_cli_test_run (f, "import", good, NULL);
  assert_done (f);
  before = dt_cli_test_digest (f);
  g_free (good);
  good = write_document (f, "plan.xml", 9);
  dt_cli_test_run (f, "check", good, NULL);
  assert_done (f);
  dt_cli_test_run (f, "import", "--dry-run", good, NULL);
  assert_done (f);
  after = dt_cli_test_digest (f);
  g_assert_cmpstr (after, ==, before);
}

static void
test_export_refused (DtCliTest     *f,
                     gconstpointer  data)
{
  g_autofree char *good = write_document (f, "plan.xml", 5);
  g_autofree char *nowhere = dt_cli_test_file (f, "no/such/all.xml");

  dt_cli_test_run (f, "import", good, NULL);
  assert_done (f);
  dt_cli_test_run (f, "export", "-o", nowhere, NULL);
  g_assert_cmpint (f->code, ==, 1);
  g_assert_cmpstr (f->err, !=, "");
  dt_cli_test_run (f, "export", "-o", f->folder, NULL);
  g_assert_cmpint (f->code, ==, 1);
}

/* What recurs is owed once it is read, and once only. */
static void
test_recurring (DtCliTest     *f,
                gconstpointer  data)
{
  g_autofree char *path = dt_cli_test_file (f, "recurring.xml");

  g_assert_true (g_file_set_contents (path,
    "<Register xmlns=\"https://example.org/ns/directive-tracker/1\" version=\"1.0\">"
    "<Units><Unit code=\"VP\" kind=\"party-advisory\"><Name>Văn phòng</Name></Unit></Units>"
    "<Directives><Directive symbol=\"7-CV/TU\" type=\"letter\" date=\"2024-07-22\"><Issuer>Thành ủy</Issuer><Subject>Báo cáo</Subject>"
    "<Tasks><Task ordinal=\"1\"><Title>Báo cáo tháng</Title>"
    "<Deadline bound=\"recurring\" rule=\"R/MONTHLY;DAY=20;BEFORE\">trước ngày 20 hằng tháng</Deadline>"
    "<Assignment unit=\"VP\" role=\"lead\"/></Task></Tasks></Directive></Directives></Register>", -1, NULL));
  dt_cli_test_run (f, "import", path, NULL);
  g_assert_cmpint (f->code, ==, 0);
  g_assert_nonnull (strstr (f->err, "2 recurring tasks made"));
  dt_cli_test_run (f, "import", path, NULL);
  g_assert_cmpint (f->code, ==, 0);
  g_assert_null (strstr (f->err, "recurring"));
}

/* The days off of a year go from one office to another. */
static void
test_calendar (DtCliTest     *f,
               gconstpointer  data)
{
  g_autofree char *good = write_document (f, "plan.xml", 2);
  g_autofree char *year = dt_cli_test_file (f, "2025.xml");
  g_autofree char *text = NULL;

  dt_cli_test_run (f, "import", good, NULL);
  assert_done (f);
  dt_cli_test_run (f, "export", "--calendar", "1989", "-o", year, NULL);
  dt_cli_test_assert_refused (f, 2, "1990");
  dt_cli_test_run (f, "export", "--calendar", "2025", "-o", year, NULL);
  assert_done (f);
  g_assert_true (g_file_get_contents (year, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "<Year year=\"2025\"/>"));
  g_assert_nonnull (strstr (text, "date=\"2025-04-26\" kind=\"swapped-working\""));
  g_assert_null (strstr (text, "Directive "));
  dt_cli_test_run (f, "import", year, NULL);
  assert_done (f);
}

/* Interrupted in the middle: it ends by itself, says so, and has stored nothing. */
static void
test_interrupted (DtCliTest     *f,
                  gconstpointer  data)
{
  g_autofree char *path = write_document (f, "large.xml", 40000);
  const char *argv[] = { g_getenv ("DT_CLI"), "--register", f->path, "import", path, NULL };
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;

  process = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE, &error);
  g_assert_no_error (error);
  while (!g_file_test (f->path, G_FILE_TEST_EXISTS))
    g_usleep (1000);
  g_subprocess_send_signal (process, SIGINT);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &out, &err, &error);
  g_assert_no_error (error);

  g_assert_true (g_subprocess_get_if_exited (process));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 1);
  g_assert_nonnull (strstr (err, "nothing was changed"));
  g_assert_false (g_file_test (f->path, G_FILE_TEST_EXISTS));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) \
  g_test_add ("/cli/files/" name, DtCliTest, NULL, dt_cli_test_set_up, func, dt_cli_test_tear_down)
  ADD ("import", test_import);
  ADD ("import-default-place", test_import_default_place);
  ADD ("samples", test_samples);
  ADD ("import-refused", test_import_refused);
  ADD ("check", test_check);
  ADD ("export-refused", test_export_refused);
  ADD ("recurring", test_recurring);
  ADD ("calendar", test_calendar);
  ADD ("interrupted", test_interrupted);

  return g_test_run ();
}
