/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `accelerate` and `summary`. */

#include <string.h>

#include "dt-cli-test.h"

static void
test_accelerate (DtCliTest     *f,
                 gconstpointer  data)
{
  g_autofree char *before = dt_cli_test_digest (f);
  g_autofree char *after_look = NULL;
  g_autofree char *after = NULL;

  dt_cli_test_run (f, "accelerate", "150-KH/TU", "--days", "3", "--cause", "1438-CV/TU", "--dry-run", NULL);
  g_assert_cmpint (f->code, ==, 0);
  g_assert_nonnull (strstr (f->err, "nothing was changed"));
  g_assert_nonnull (strstr (f->out, "15/9/2024"));
  g_assert_nonnull (strstr (f->out, "12/9/2024"));
  after_look = dt_cli_test_digest (f);
  g_assert_cmpstr (after_look, ==, before);

  dt_cli_test_run (f, "accelerate", "150-KH/TU", "--days", "3", "--cause", "1438-CV/TU", NULL);
  g_assert_cmpint (f->code, ==, 0);
  g_assert_nonnull (strstr (f->err, "moved"));
  after = dt_cli_test_digest (f);
  g_assert_cmpstr (after, !=, before);

  dt_cli_test_run (f, "tasks", "--format", "json", "--from", "2024-09-12", "--to", "2024-09-12", NULL);
  g_assert_nonnull (strstr (f->out, "Kế hoạch đại hội điểm"));
}

static void
test_accelerate_refused (DtCliTest     *f,
                         gconstpointer  data)
{
  g_autofree char *before = dt_cli_test_digest (f);
  g_autofree char *after = NULL;

  dt_cli_test_run (f, "accelerate", "9-KH/TU", "--days", "3", "--cause", "1438-CV/TU", NULL);
  dt_cli_test_assert_refused (f, 1, "9-KH/TU");
  dt_cli_test_run (f, "accelerate", "150-KH/TU", "--days", "3", "--cause", "9-CV/TU", NULL);
  dt_cli_test_assert_refused (f, 1, "9-CV/TU");
  dt_cli_test_run (f, "accelerate", "150-KH/TU", "--days", "0", "--cause", "1438-CV/TU", NULL);
  dt_cli_test_assert_refused (f, 2, "--days");
  dt_cli_test_run (f, "accelerate", "150-KH/TU", "--days", "-3", "--cause", "1438-CV/TU", NULL);
  dt_cli_test_assert_refused (f, 2, "--days");
  dt_cli_test_run (f, "accelerate", "150-KH/TU", "--days", "3x", "--cause", "1438-CV/TU", NULL);
  dt_cli_test_assert_refused (f, 2, "--days");
  dt_cli_test_run (f, "accelerate", "150-KH/TU", "--days", "99999999999999999999", "--cause", "1438-CV/TU", NULL);
  dt_cli_test_assert_refused (f, 2, "--days");
  dt_cli_test_run (f, "accelerate", "--days", "3", "--cause", "1438-CV/TU", NULL);
  dt_cli_test_assert_refused (f, 2, "directive");
  dt_cli_test_run (f, "accelerate", "150-KH/TU", "1438-CV/TU", "--days", "3", "--cause", "1438-CV/TU", NULL);
  dt_cli_test_assert_refused (f, 2, "one directive");
  dt_cli_test_run (f, "accelerate", "150-KH/TU", "--days", "3", NULL);
  dt_cli_test_assert_refused (f, 2, "--cause");

  after = dt_cli_test_digest (f);
  g_assert_cmpstr (after, ==, before);
}

/* What the sheet says; NULL (and the case skipped) without poppler's tools. */
static char *
read_pdf (const char *path)
{
  const char *argv[] = { "pdftotext", "-layout", path, "-", NULL };
  g_autofree char *program = g_find_program_in_path ("pdftotext");
  g_autoptr(GError) error = NULL;
  char *text = NULL;

  if (program == NULL)
    {
      g_test_skip ("poppler's tools are not installed");
      return NULL;
    }
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static void
test_summary (DtCliTest     *f,
              gconstpointer  data)
{
  static const char *const groups[] = { "unit", "day", "directive", "state" };
  g_autofree char *path = dt_cli_test_file (f, "tổng hợp.pdf");

  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      g_autofree char *text = NULL;

      dt_cli_test_run (f, "summary", "--by", groups[i], "-o", path, NULL);
      g_assert_cmpint (f->code, ==, 0);
      text = read_pdf (path);
      if (text == NULL)
        return;
      g_assert_nonnull (strstr (text, "ĐẢNG CỘNG SẢN VIỆT NAM"));
      g_assert_nonnull (strstr (text, "ngày 12 tháng 8 năm 2024"));
      g_assert_nonnull (strstr (text, "SUMMARY"));
      g_assert_nonnull (strstr (text, "All open tasks, as of 12/8/2024"));
      /* Not what is done, suspended or cancelled. */
      g_assert_nonnull (strstr (text, "10 tasks"));
    }

  /* All that is asked for, done or not. */
  {
    g_autofree char *text = NULL;

    dt_cli_test_run (f, "summary", "--by", "unit", "--from", "1/1/2024", "-o", path, NULL);
    g_assert_cmpint (f->code, ==, 0);
    text = read_pdf (path);
    g_assert_nonnull (strstr (text, "Due from 01/01/2024 on"));
    g_assert_nonnull (strstr (text, "Sửa chữa hội trường"));
  }
}

/* Exactly what is filtered, and the sheet says what that is. */
static void
test_summary_filtered (DtCliTest     *f,
                       gconstpointer  data)
{
  g_autofree char *path = dt_cli_test_file (f, "summary.pdf");
  g_autofree char *text = NULL;

  dt_cli_test_run (f, "summary", "--by", "unit", "--directive", "150-KH/TU", "--from", "15/9/2024", "--to", "2024-09-15", "-o",
                   path, NULL);
  g_assert_cmpint (f->code, ==, 0);
  text = read_pdf (path);
  if (text == NULL)
    return;
  g_assert_nonnull (strstr (text, "Due from 15/9/2024 to 15/9/2024"));
  g_assert_nonnull (strstr (text, "Directive: 150-KH/TU"));
  g_assert_nonnull (strstr (text, "Kế hoạch đại hội điểm"));
  g_assert_nonnull (strstr (text, "30/9"));
  g_assert_nonnull (strstr (text, "1 task"));
  g_assert_null (strstr (text, "Sửa chữa hội trường"));
}

static void
test_summary_vietnamese (DtCliTest     *f,
                         gconstpointer  data)
{
  g_autofree char *path = dt_cli_test_file (f, "summary.pdf");
  g_autofree char *text = NULL;

  if (!dt_test_use_vietnamese ())
    return;
  f->language = g_strdup ("vi_VN.UTF-8");
  dt_cli_test_run (f, "summary", "--by", "unit", "-o", path, NULL);
  g_assert_cmpint (f->code, ==, 0);
  text = read_pdf (path);
  if (text == NULL)
    return;
  g_assert_nonnull (strstr (text, "BẢNG TỔNG HỢP"));
  g_assert_nonnull (strstr (text, "tính đến ngày 12/8/2024"));
  g_assert_nonnull (strstr (text, "Nhiều đơn vị"));
  g_assert_nonnull (strstr (text, "2/4 đơn vị"));
}

static void
test_summary_refused (DtCliTest     *f,
                      gconstpointer  data)
{
  g_autofree char *path = dt_cli_test_file (f, "summary.pdf");
  g_autofree char *nowhere = dt_cli_test_file (f, "no/such/summary.pdf");

  dt_cli_test_run (f, "summary", "--by", "week", "-o", path, NULL);
  dt_cli_test_assert_refused (f, 2, "--by");
  dt_cli_test_run (f, "summary", "-o", path, NULL);
  dt_cli_test_assert_refused (f, 2, "--by");
  dt_cli_test_run (f, "summary", "--by", "day", NULL);
  dt_cli_test_assert_refused (f, 2, "-o");
  dt_cli_test_run (f, "summary", "--by", "day", "-o", nowhere, NULL);
  dt_cli_test_assert_refused (f, 1, "summary.pdf");
  dt_cli_test_run (f, "summary", "--by", "day", "-o", f->folder, NULL);
  dt_cli_test_assert_refused (f, 1, "could not be written");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_changes (DtCliTest     *f,
              gconstpointer  data)
{
  g_autofree char *before = dt_cli_test_digest (f);
  g_autofree char *after = NULL;

  dt_cli_test_run (f, "postpone", "150-KH/TU", "--days", "1", "--unit-of", "months", "--day-off", "next", "--task", "6", "--cause", "1438-CV/TU",
                   "--dry-run", NULL);
  g_assert_cmpint (f->code, ==, 0);
  g_assert_nonnull (strstr (f->out, "15/10/2024"));
  dt_cli_test_run (f, "accelerate", "150-KH/TU", "--days", "3", "--except", "6", "--cause", "1438-CV/TU", "--dry-run", NULL);
  g_assert_null (strstr (f->out, "12/9/2024"));
  dt_cli_test_run (f, "accelerate", "150-KH/TU", "--days", "3", "--unit-of", "weeks", "--cause", "1438-CV/TU", NULL);
  dt_cli_test_assert_refused (f, 2, "--unit-of");
  dt_cli_test_run (f, "accelerate", "150-KH/TU", "--days", "3", "--except", "77", "--cause", "1438-CV/TU", NULL);
  dt_cli_test_assert_refused (f, 1, "77");
  dt_cli_test_run (f, "fix", "150-KH/TU", "--task", "6", "--cause", "1438-CV/TU", NULL);
  dt_cli_test_assert_refused (f, 2, "--day");
  dt_cli_test_run (f, "fix", "150-KH/TU", "--day", "32/9/2024", "--task", "6", "--cause", "1438-CV/TU", NULL);
  dt_cli_test_assert_refused (f, 2, "--day");
  after = dt_cli_test_digest (f);
  g_assert_cmpstr (after, ==, before);

  dt_cli_test_run (f, "fix", "150-KH/TU", "--day", "20/9/2024", "--task", "6", "--decided", "2024-08-01", "--cause", "1438-CV/TU", NULL);
  g_assert_cmpint (f->code, ==, 0);
  dt_cli_test_run (f, "tasks", "--from", "2024-09-20", "--to", "2024-09-20", NULL);
  g_assert_nonnull (strstr (f->out, "Kế hoạch đại hội điểm"));

  /* Two are in force: that of 22/7 and this one. */
  dt_cli_test_run (f, "lift", "150-KH/TU", "--cause", "1438-CV/TU", NULL);
  dt_cli_test_assert_refused (f, 1, "--decided");
  dt_cli_test_run (f, "lift", "150-KH/TU", "--cause", "1438-CV/TU", "--decided", "1/8/2024", "--dry-run", NULL);
  g_assert_cmpint (f->code, ==, 0);
  g_assert_nonnull (strstr (f->err, "nothing was changed"));
  dt_cli_test_run (f, "lift", "150-KH/TU", "--cause", "1438-CV/TU", "--decided", "1/8/2024", NULL);
  g_assert_cmpint (f->code, ==, 0);
  dt_cli_test_run (f, "tasks", "--from", "2024-09-20", "--to", "2024-09-20", NULL);
  g_assert_null (strstr (f->out, "Kế hoạch đại hội điểm"));
}

static void
test_obligations (DtCliTest     *f,
                  gconstpointer  data)
{
  g_autofree char *before = dt_cli_test_digest (f);
  g_autofree char *after = NULL;

  dt_cli_test_run (f, "excuse", "150-KH/TU", "6", "--unit", "NO", "--reason", "x", NULL);
  dt_cli_test_assert_refused (f, 1, "NO");
  dt_cli_test_run (f, "excuse", "150-KH/TU", "6", "--unit", "P-MT", NULL);
  dt_cli_test_assert_refused (f, 2, "--reason");
  dt_cli_test_run (f, "extend", "150-KH/TU", "6", "--unit", "P-MT", NULL);
  dt_cli_test_assert_refused (f, 2, "--to");
  dt_cli_test_run (f, "extend", "150-KH/TU", "6", "--unit", "P-MT", "--to", "2024-09-01", NULL);
  dt_cli_test_assert_refused (f, 1, "later than the one in force");
  dt_cli_test_run (f, "extend", "150-KH/TU", "6", "--unit", "P-MT", "--to", "2024-10-01", "--cause", "1438-CV/TU", "--dry-run", NULL);
  g_assert_cmpint (f->code, ==, 0);
  g_assert_nonnull (strstr (f->err, "nothing was changed"));
  after = dt_cli_test_digest (f);
  g_assert_cmpstr (after, ==, before);

  for (int i = 1; i <= 3; i++)
    {
      g_autofree char *day = g_strdup_printf ("2024-10-%02d", i);

      dt_cli_test_run (f, "extend", "150-KH/TU", "6", "--unit", "P-MT", "--to", day, "--reason", "Thiếu số liệu", "--cause", "1438-CV/TU", NULL);
      g_assert_cmpint (f->code, ==, 0);
      g_assert_true ((strstr (f->err, "warning") != NULL) == (i == 3));
    }

  dt_cli_test_run (f, "excuse", "150-KH/TU", "6", "--unit", "P-MT", "--reason", "Đã sáp nhập", NULL);
  g_assert_cmpint (f->code, ==, 0);
  dt_cli_test_run (f, "excuse", "150-KH/TU", "6", "--unit", "P-MT", "--back", NULL);
  g_assert_cmpint (f->code, ==, 0);
  dt_cli_test_run (f, "excuse", "150-KH/TU", "6", "--unit", "P-MT", "--back", NULL);
  dt_cli_test_assert_refused (f, 1, "not excused");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) \
  g_test_add ("/cli/acts/" name, DtCliTest, NULL, dt_cli_test_set_up_seed, func, dt_cli_test_tear_down)
  ADD ("accelerate", test_accelerate);
  ADD ("accelerate-refused", test_accelerate_refused);
  ADD ("changes", test_changes);
  ADD ("obligations", test_obligations);
  ADD ("summary", test_summary);
  ADD ("summary-filtered", test_summary_filtered);
  ADD ("summary-vietnamese", test_summary_vietnamese);
  ADD ("summary-refused", test_summary_refused);

  return g_test_run ();
}
