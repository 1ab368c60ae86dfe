/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `report`: by name and by the end of the file's name; what is refused leaves no file. */

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "dt-cli-test.h"

#define REFUSED(code, words, ...) G_STMT_START {      \
  dt_cli_test_run (f, __VA_ARGS__, NULL);             \
  dt_cli_test_assert_refused (f, code, words);        \
} G_STMT_END

static void
assert_begins (DtCliTest  *f,
               const char *path,
               const char *bytes)
{
  g_autofree char *text = NULL;
  gsize length = 0;

  if (f->code != 0)
    g_error ("%s", f->err);
  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  g_assert_cmpuint (length, >, strlen (bytes));
  g_assert_cmpmem (text, strlen (bytes), bytes, strlen (bytes));
}

static void
import_boards (DtCliTest *f)
{
  static const char *const names[] = { "01-units", "02-150-KH-TU", "03-1438-CV-TU", "04-directives-2024", "07-boards" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *file = g_strdup_printf ("%s/data/samples/%s.xml", g_getenv ("DT_SOURCE_DIR"), names[i]);

      dt_cli_test_run (f, "import", file, NULL);
      if (f->code != 0)
        g_error ("%s", f->err);
    }
}

static void
test_list (DtCliTest     *f,
           gconstpointer  data)
{
  dt_cli_test_run_bare (f, "report", "--list", NULL);
  g_assert_cmpint (f->code, ==, 0);
  g_assert_nonnull (strstr (f->out, "deadlines  pdf, odt, xlsx, csv  "));
  g_assert_nonnull (strstr (f->out, "matrix     pdf, odt, xlsx, csv  "));
}

/* Each in all its kinds. */
static void
test_kinds (DtCliTest     *f,
            gconstpointer  data)
{
  static const struct { const char *name, *begin; } kinds[] = {
    { "r.pdf", "%PDF-" }, { "r.odt", "PK\x03\x04" }, { "r.xlsx", "PK\x03\x04" }, { "r.csv", "\xef\xbb\xbf\"" }, { "R.CSV", "\xef\xbb\xbf\"" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *path = dt_cli_test_file (f, kinds[i].name);

      dt_cli_test_run (f, "report", "deadlines", "-o", path, NULL);
      assert_begins (f, path, kinds[i].begin);
      g_unlink (path);
      dt_cli_test_run (f, "report", "matrix", "--directive", "1438-CV/TU", "--ordinal", "2.1", "-o", path, NULL);
      assert_begins (f, path, kinds[i].begin);
      g_unlink (path);
    }
}

/* Every report of the list, in all its kinds. */
static void
test_all_names (DtCliTest     *f,
                gconstpointer  data)
{
  static const struct { const char *name, *option, *value; } reports[] = {
    { "overdue", "--unit", "BTC" }, { "next-week", "--search", "dai hoi" }, { "next-month", "--directive", "150-KH/TU" },
    { "unit", "--unit", "P-MT" }, { "units", "--from", "2024-01-01" }, { "progress", "--directive", "150-KH/TU" },
    { "changes", "--to", "2024-12-31" }, { "month", "--from", "2024-08-20" }, { "incoming", "--from", "2024-01-01" },
    { "outgoing", "--to", "2024-12-31" }, { "journal", "--from", "2024-01-01" },
  };
  static const struct { const char *name, *begin; } kinds[] = { { "r.pdf", "%PDF-" }, { "r.odt", "PK\x03\x04" }, { "r.xlsx", "PK\x03\x04" }, { "r.csv", "\xef\xbb\xbf\"" } };

  dt_cli_test_run_bare (f, "report", "--list", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (reports); i++)
    {
      g_autofree char *line = g_strdup_printf ("\n%-10s pdf, odt, xlsx, csv  ", reports[i].name);

      g_assert_nonnull (strstr (f->out, line));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (reports); i++)
    for (gsize k = 0; k < G_N_ELEMENTS (kinds); k++)
      {
        g_autofree char *path = dt_cli_test_file (f, kinds[k].name);

        dt_cli_test_run (f, "report", reports[i].name, reports[i].option, reports[i].value, "-o", path, NULL);
        assert_begins (f, path, kinds[k].begin);
        g_unlink (path);
      }
}

static int
count_pages (const char *path)
{
  const char *argv[] = { "pdfinfo", path, NULL };
  g_autofree char *said = NULL;
  const char *line;

  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &said, NULL, NULL, NULL));
  line = strstr (said, "Pages:");
  g_assert_nonnull (line);
  return atoi (line + strlen ("Pages:"));
}

static void
write_report (DtCliTest  *f,
              const char *report,
              const char *option,
              const char *value,
              const char *path)
{
  if (g_str_equal (report, "letter"))
    dt_cli_test_run (f, "remind", option, value, "--channel", "letter", "--dry-run", "-o", path, NULL);
  else
    dt_cli_test_run (f, "report", report, option, value, "-o", path, NULL);
}

/* What is written for a word processor is laid out there as on paper: LibreOffice, where it is installed, makes as many pages of it. */
static void
test_office (DtCliTest     *f,
             gconstpointer  data)
{
  static const struct { const char *report, *option, *value; } reports[] = {
    { "unit", "--unit", "BTC" }, { "progress", "--directive", "150-KH/TU" }, { "changes", "--to", "2024-12-31" },
    { "outgoing", "--to", "2024-12-31" }, { "letter", "--directive", "150-KH/TU" }, { "month", "--from", "2024-08-01" },
    { "matrix", "--board", "Chuẩn bị Đại hội XVII" }, { "deadlines", "--by", "unit" }, { "units", "--to", "2024-12-31" },
    { "overdue", "--by", "directive" }, { "journal", "--to", "2024-12-31" },
  };
  g_autofree char *office = g_find_program_in_path ("soffice");
  g_autofree char *tool = g_find_program_in_path ("pdfinfo");
  g_autofree char *profile = dt_cli_test_file (f, "profile");
  g_autofree char *place = g_strconcat ("-env:UserInstallation=file://", profile, NULL);
  g_autofree char *folder = dt_cli_test_file (f, "office");
  g_autoptr(GPtrArray) argv = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GError) error = NULL;
  int pages[G_N_ELEMENTS (reports)];
  int status = -1;

  if (office == NULL || tool == NULL)
    {
      g_test_skip ("no soffice");
      return;
    }
  import_boards (f);
  for (const char *const *word = (const char *const []) { office, place, "--headless", "--convert-to", "pdf", "--outdir", folder, NULL }; *word != NULL; word++)
    g_ptr_array_add (argv, g_strdup (*word));
  for (gsize i = 0; i < G_N_ELEMENTS (reports); i++)
    {
      g_autofree char *pdf = dt_cli_test_file (f, "r.pdf");
      g_autofree char *name = g_strconcat (reports[i].report, ".odt", NULL);
      char *odt = dt_cli_test_file (f, name);

      write_report (f, reports[i].report, reports[i].option, reports[i].value, pdf);
      assert_begins (f, pdf, "%PDF-");
      pages[i] = count_pages (pdf);
      write_report (f, reports[i].report, reports[i].option, reports[i].value, odt);
      assert_begins (f, odt, "PK\x03\x04");
      g_ptr_array_add (argv, odt);
    }
  g_ptr_array_add (argv, NULL);

  g_assert_true (g_spawn_sync (NULL, (char **) argv->pdata, NULL, G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL, NULL, &status, &error));
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (reports); i++)
    {
      g_autofree char *name = g_strconcat (reports[i].report, ".pdf", NULL);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (count_pages (path), ==, pages[i]);
    }
}

/* The rows, their order by groups, and the total. */
static void
test_overdue (DtCliTest     *f,
              gconstpointer  data)
{
  g_autofree char *path = dt_cli_test_file (f, "r.csv");
  g_autofree char *text = NULL;

  dt_cli_test_run (f, "report", "overdue", "--by", "unit", "--without", "phone,state,reminded,original-day", "-o", path, NULL);
  assert_begins (f, path, "\xef\xbb\xbf\"Task\",\"Unit\",\"Directive\",\"Item\",\"Last day\",\"Days late\",\"Urged, times\"\r\n");
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (f->err, ==, "1 task\n");
  g_assert_nonnull (strstr (text, "\"150-KH/TU\",\"mục 1\",\"2024-08-09\",3,"));
  g_assert_nonnull (strstr (text, "\"Total: 1 task of 1 unit, at most 3 days late\""));
}

/* Exactly what is asked for. */
static void
test_filters (DtCliTest     *f,
              gconstpointer  data)
{
  g_autofree char *path = dt_cli_test_file (f, "r.csv");
  g_autofree char *late = NULL;
  g_autofree char *owing = NULL;

  dt_cli_test_run (f, "report", "deadlines", "--state", "overdue", "-o", path, NULL);
  assert_begins (f, path, "\xef\xbb\xbf\"Directive\",\"Clause\",");
  g_assert_true (g_file_get_contents (path, &late, NULL, NULL));
  g_assert_nonnull (strstr (late, "\"Total\",,\"1 task\","));
  g_assert_cmpstr (f->err, ==, "1 task\n");

  dt_cli_test_run (f, "report", "matrix", "--directive", "1438-CV/TU", "--ordinal", "2.1", "--only-owing", "-o", path, NULL);
  assert_begins (f, path, "\xef\xbb\xbf\"Unit\",\"Kind\",");
  g_assert_true (g_file_get_contents (path, &owing, NULL, NULL));
  g_assert_cmpstr (f->err, ==, "2 units\n");
  g_assert_nonnull (strstr (owing, "\"Ban Tổ chức Thành ủy\",\"Party Advisory Bodies\",\"50%\",0,1\r\n"));
  g_assert_true (g_str_has_suffix (owing, "\"To be handed in\",,2,,2\r\n"));
}

/* A board by its name, accents aside; as it stood on an earlier day. */
static void
test_board (DtCliTest     *f,
            gconstpointer  data)
{
  g_autofree char *path = dt_cli_test_file (f, "board.csv");
  g_autofree char *now = NULL;
  g_autofree char *then = NULL;

  import_boards (f);

  dt_cli_test_run (f, "report", "matrix", "--board", "chuan bi dai hoi xvii", "-o", path, NULL);
  assert_begins (f, path, "\xef\xbb\xbf\"Unit\",\"Kind\",\"");
  g_assert_cmpstr (f->err, ==, "32 units\n");
  g_assert_true (g_file_get_contents (path, &now, NULL, NULL));
  dt_cli_test_run (f, "as-of", "2024-08-01", "report", "matrix", "--board", "Chuẩn bị Đại hội XVII", "-o", path, NULL);
  assert_begins (f, path, "\xef\xbb\xbf\"Unit\",\"Kind\",\"");
  g_assert_true (g_file_get_contents (path, &then, NULL, NULL));
  g_assert_cmpstr (now, !=, then);

  dt_cli_test_run (f, "report", "matrix", "--board", "Khác", "-o", path, NULL);
  dt_cli_test_assert_refused (f, 1, "no board “Khác”. The boards are: Chuẩn bị Đại hội XVII");
}

static guint
count_files (DtCliTest *f)
{
  g_autoptr(GDir) dir = g_dir_open (f->folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    n += !g_str_has_prefix (name, "register");
  return n;
}

static void
test_refused (DtCliTest     *f,
              gconstpointer  data)
{
  g_autofree char *path = dt_cli_test_file (f, "r.csv");
  g_autofree char *doc = dt_cli_test_file (f, "r.doc");
  g_autofree char *nowhere = dt_cli_test_file (f, "no/r.xlsx");
  g_autofree char *folder = dt_cli_test_file (f, "folder.xlsx");
  guint before = count_files (f);

  REFUSED (2, "deadlines, matrix", "report", "-o", path);
  REFUSED (2, "no report “sums”", "report", "sums", "-o", path);
  REFUSED (2, "surplus", "report", "deadlines", "surplus", "-o", path);
  REFUSED (2, "-o", "report", "deadlines");
  REFUSED (2, ".pdf, .odt, .xlsx or .csv", "report", "deadlines", "-o", doc);
  REFUSED (2, "belongs to a PDF", "report", "deadlines", "--by", "day", "-o", path);
  REFUSED (2, "belong to the report “matrix”", "report", "deadlines", "--only-owing", "-o", path);
  REFUSED (2, "A4 or A3", "report", "matrix", "--board", "x", "--paper", "A5", "-o", path);
  REFUSED (2, "belong to the report “matrix”", "report", "overdue", "--paper", "A3", "-o", path);
  REFUSED (2, "Say which", "report", "matrix", "-o", path);
  REFUSED (2, "Say which", "report", "matrix", "--directive", "1438-CV/TU", "-o", path);
  REFUSED (2, "takes --board", "report", "matrix", "--board", "x", "--unit", "BTC", "-o", path);
  REFUSED (1, "the register has none", "report", "matrix", "--board", "x", "-o", path);
  REFUSED (1, "no/r.xlsx", "report", "deadlines", "-o", nowhere);

  REFUSED (2, "needs --unit", "report", "unit", "-o", path);
  REFUSED (2, "needs --directive", "report", "progress", "-o", path);
  REFUSED (2, "takes no --unit", "report", "units", "--unit", "BTC", "-o", path);
  REFUSED (2, "takes no --state", "report", "overdue", "--state", "overdue", "-o", path);
  REFUSED (2, "takes no --without", "report", "deadlines", "--without", "state", "-o", path);
  REFUSED (2, "belong to the report “matrix”", "report", "overdue", "--only-owing", "-o", path);
  REFUSED (2, "must be one of: unit, directive, last-day, none", "report", "overdue", "--by", "state", "-o", path);
  REFUSED (2, "takes some of: unit, directive", "report", "overdue", "--without", "task", "-o", path);
  REFUSED (2, "--from lies after --to", "report", "journal", "--from", "2024-08-02", "--to", "2024-08-01", "-o", path);
  REFUSED (1, "“XX” is not in the register", "report", "unit", "--unit", "XX", "-o", path);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  REFUSED (1, "folder.xlsx", "report", "deadlines", "-o", folder);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_assert_cmpuint (count_files (f), ==, before);
}

#define ADD(name, func) g_test_add ("/cli/report/" name, DtCliTest, NULL, dt_cli_test_set_up_seed, func, dt_cli_test_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("list", test_list);
  ADD ("kinds", test_kinds);
  ADD ("all-names", test_all_names);
  g_test_add ("/cli/report/office", DtCliTest, NULL, dt_cli_test_set_up, test_office, dt_cli_test_tear_down);
  ADD ("overdue", test_overdue);
  ADD ("filters", test_filters);
  g_test_add ("/cli/report/board", DtCliTest, NULL, dt_cli_test_set_up, test_board, dt_cli_test_tear_down);
  ADD ("refused", test_refused);

  return g_test_run ();
}
