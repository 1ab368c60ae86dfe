/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `import-sheet`: the report of rows, all or nothing, again without doubling. */

#include <string.h>

#include "dt-cli-test.h"

static const char units[] = "TT;Tên đơn vị;Mã\n1;Ban Tổ chức Thành ủy;BTC\n2;Thành ủy;TU\n";
static const char tasks[] = "Việc;Đơn vị chủ trì;Hạn\nXây dựng đề án;BTC;trước ngày 25/8/2024\n";
static const char faulty[] = "Nội dung;Đơn vị chủ trì\nXây dựng đề án;Ban Lạ\n";

static void
assert_says (const char *text,
             const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” does not say “%s”", text, part);
}

static void
test_units (DtCliTest     *f,
            gconstpointer  data)
{
  g_autofree char *path = dt_cli_test_write (f, "đơn vị.csv", units);
  g_autofree char *digest = NULL;
  g_autofree char *again = NULL;

  /* A look leaves no register behind. */
  dt_cli_test_run (f, "import-sheet", path, "--as", "units", "--dry-run", NULL);
  g_assert_cmpint (f->code, ==, 0);
  assert_says (f->out, "2 new");
  g_assert_false (g_file_test (f->path, G_FILE_TEST_EXISTS));

  dt_cli_test_run (f, "import-sheet", path, "--as", "units", NULL);
  g_assert_cmpint (f->code, ==, 0);
  assert_says (f->out, "2    new      Ban Tổ chức Thành ủy");
  digest = dt_cli_test_digest (f);
  dt_cli_test_run (f, "import-sheet", path, NULL);
  g_assert_cmpint (f->code, ==, 0);
  assert_says (f->out, "2 unchanged");
  again = dt_cli_test_digest (f);
  g_assert_cmpstr (digest, ==, again);
}

static void
test_tasks (DtCliTest     *f,
            gconstpointer  data)
{
  g_autofree char *unit_path = dt_cli_test_write (f, "units.csv", units);
  g_autofree char *path = dt_cli_test_write (f, "tasks.csv", tasks);
  g_autofree char *bad = dt_cli_test_write (f, "bad.csv", faulty);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  dt_cli_test_run (f, "import-sheet", unit_path, NULL);
  before = dt_cli_test_digest (f);
  dt_cli_test_run (f, "import-sheet", path, "--as", "tasks", "--directive", "12-KH/TU", NULL);
  dt_cli_test_assert_refused (f, 1, "No column is said to hold “Task”");
  dt_cli_test_run (f, "import-sheet", path, "--as", "tasks", "--directive", "12-KH/TU", "--column", "title=Việc", NULL);
  dt_cli_test_assert_refused (f, 1, "“12-KH/TU” is not in the register");
  dt_cli_test_run (f, "import-sheet", bad, "--as", "tasks", "--directive", "12-KH/TU", "--date", "1/8/2024", "--issuer", "Thành ủy", NULL);
  dt_cli_test_assert_refused (f, 1, "bad.csv: cell B2: no unit is called “Ban Lạ”");
  assert_says (f->err, "1 row is at fault; nothing was stored.");
  after = dt_cli_test_digest (f);
  g_assert_cmpstr (before, ==, after);

  dt_cli_test_run (f, "import-sheet", path, "--as", "tasks", "--directive", "12-KH/TU", "--date", "1/8/2024", "--issuer", "Thành ủy",
                   "--column", "title=Việc", NULL);
  g_assert_cmpint (f->code, ==, 0);
  assert_says (f->out, "1 new");
  dt_cli_test_run (f, "tasks", NULL);
  assert_says (f->out, "Xây dựng đề án");
  assert_says (f->out, "24/8/2024");
  dt_cli_test_run (f, "journal", NULL);
  assert_says (f->out, "Read “tasks.csv”");
}

static void
test_wrong_usage (DtCliTest     *f,
                  gconstpointer  data)
{
  g_autofree char *path = dt_cli_test_write (f, "tasks.csv", tasks);

  dt_cli_test_run (f, "import-sheet", NULL);
  dt_cli_test_assert_refused (f, 2, "Name one file");
  dt_cli_test_run (f, "import-sheet", path, "--as", "letters", NULL);
  dt_cli_test_assert_refused (f, 2, "neither units nor tasks");
  dt_cli_test_run (f, "import-sheet", path, "--sheet", "Khác", NULL);
  dt_cli_test_assert_refused (f, 2, "There is no sheet “Khác”");
  dt_cli_test_run (f, "import-sheet", path, "--as", "tasks", "--column", "title", NULL);
  dt_cli_test_assert_refused (f, 2, "is not FIELD=HEAD");
  dt_cli_test_run (f, "import-sheet", path, "--as", "tasks", "--column", "phone=Việc", NULL);
  dt_cli_test_assert_refused (f, 2, "There are: ordinal, title, lead");
  dt_cli_test_run (f, "import-sheet", path, "--as", "tasks", "--column", "title=Nội dung", NULL);
  dt_cli_test_assert_refused (f, 2, "There are: “Việc”, “Đơn vị chủ trì”, “Hạn”");
  dt_cli_test_run (f, "import-sheet", "/no/such.xlsx", NULL);
  dt_cli_test_assert_refused (f, 1, "No such file");
  g_assert_false (g_file_test (f->path, G_FILE_TEST_EXISTS));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/cli/sheet/" name, DtCliTest, NULL, dt_cli_test_set_up, func, dt_cli_test_tear_down)
  ADD ("units", test_units);
  ADD ("tasks", test_tasks);
  ADD ("wrong-usage", test_wrong_usage);

  return g_test_run ();
}
