/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The PDF as other programs see it: poppler's tools read it back. */

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include "dt-date.h"
#include "dt-pdf.h"
#include "dt-print-samples.h"

typedef struct { char *folder; char *path; } Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  f->folder = g_dir_make_tmp ("dt-pdf-XXXXXX", &error);
  g_assert_no_error (error);
  f->path = g_build_filename (f->folder, "bảng tổng hợp.pdf", NULL);
  dt_today_set_fixed (dt_print_today ());
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_unlink (f->path);
  g_assert_cmpint (g_rmdir (f->folder), ==, 0);    /* nothing else was left behind */
  g_free (f->folder);
  g_free (f->path);
  dt_today_set_fixed (DT_DAY_NONE);
}

static void
write_report (Fixture   *f,
              GPtrArray *tasks,
              DtGroupBy  group)
{
  g_autoptr(DtReport) report = dt_print_report (tasks, group);
  g_autoptr(GError) error = NULL;

  g_assert_true (dt_pdf_write (report, f->path, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
}

/* The text as one line, for words of a cell wrap. */
static char *
dup_text (Fixture *f)
{
  char *text = dt_print_run_tool ("pdftotext", "-raw", f->path, "-");

  return text != NULL ? g_strdelimit (text, "\n\f", ' ') : NULL;
}

static void
test_content (Fixture       *f,
              gconstpointer  data)
{
  g_autoptr(GPtrArray) tasks = dt_print_morning ();
  g_autofree char *text = NULL;
  static const char *expected[] = {
    "THÀNH ỦY QUẢNG NGÃI", "VĂN PHÒNG", "ĐẢNG CỘNG SẢN VIỆT NAM", "TP. Quảng Ngãi, ngày 12 tháng 8 năm 2024",
    "12/8/2024", "27/8/2024", "I Văn phòng Thành ủy", "VIII Liên đoàn Lao động thành phố", "150-KH/TU", "mục III.2",
    "1438-CV/TU", "22/7/2024", "Nơi nhận:", "- Thường trực Thành ủy (b/c),", "CHÁNH VĂN PHÒNG", "27/8",
  };

  write_report (f, tasks, DT_GROUP_UNIT);
  text = dup_text (f);
  if (text == NULL)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    if (strstr (text, expected[i]) == NULL)
      g_error ("not in the PDF: %s\n%s", expected[i], text);
}

/* Each title is in the PDF whole and once, whatever its length and wherever it wraps. */
static void
test_titles_whole (Fixture       *f,
                   gconstpointer  data)
{
  g_autoptr(GPtrArray) tasks = dt_print_random (60, 3, 60);
  g_autofree char *text = NULL;

  write_report (f, tasks, DT_GROUP_NONE);
  text = dup_text (f);
  if (text == NULL)
    return;

  for (guint i = 0; i < tasks->len; i++)
    {
      const DtTaskRow *row = g_ptr_array_index (tasks, i);
      g_auto(GStrv) words = g_strsplit (row->title, " ", -1);
      g_autofree char *mark = g_strdup_printf ("%s %s", words[0], words[1]);
      const char *at = strstr (text, mark);

      g_assert_nonnull (at);
      g_assert_null (strstr (at + 1, mark));
    }
}

static void
test_fonts (Fixture       *f,
            gconstpointer  data)
{
  g_autoptr(GPtrArray) tasks = dt_print_random (45, 9, 20);
  g_autofree char *output = NULL;
  g_auto(GStrv) lines = NULL;
  guint n_fonts = 0;

  write_report (f, tasks, DT_GROUP_UNIT);
  output = dt_print_run_tool ("pdffonts", "", f->path, NULL);
  if (output == NULL)
    return;

  lines = g_strsplit (output, "\n", -1);
  for (guint i = 2; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      /* emb and sub are yes, as two of the last columns */
      g_assert_nonnull (strstr (lines[i], "yes yes"));
      n_fonts++;
    }
  g_assert_cmpuint (n_fonts, >, 0);
}

static void
test_properties (Fixture       *f,
                 gconstpointer  data)
{
  g_autoptr(GPtrArray) tasks = dt_print_random (45, 9, 20);
  g_autofree char *output = NULL;

  write_report (f, tasks, DT_GROUP_UNIT);
  output = dt_print_run_tool ("pdfinfo", "-isodates", f->path, NULL);
  if (output == NULL)
    return;
  g_assert_nonnull (strstr (output, "Title:"));
  g_assert_nonnull (strstr (output, "Văn phòng, Thành ủy Quảng Ngãi"));
  g_assert_nonnull (strstr (output, "A4"));
  g_assert_nonnull (strstr (output, "2024-08-12T"));
}

/* Said once, in a catalogue that readers find; also of a file whose table of objects is long. */
static void
test_language (Fixture       *f,
               gconstpointer  data)
{
  static const guint sizes[] = { 0, 45, 3000 };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr(GPtrArray) tasks = dt_print_random (sizes[i], 9, 20);
      g_autofree char *output = NULL;
      g_autofree char *content = NULL;
      const char *place = NULL;
      gsize length;
      guint n = 0;

      write_report (f, tasks, DT_GROUP_UNIT);
      g_assert_true (g_file_get_contents (f->path, &content, &length, NULL));
      for (gsize k = 0; k + 11 < length; k++)
        if (memcmp (content + k, "/Lang (vi)\n", 11) == 0)
          {
            place = content + k;
            n++;
          }
      g_assert_cmpuint (n, ==, 1);
      g_assert_nonnull (g_strstr_len (place, (gssize) (content + length - place), "/Prev "));
      output = dt_print_run_tool ("pdfinfo", "-isodates", f->path, NULL);
      if (output != NULL)
        g_assert_nonnull (strstr (output, "Pages:"));
    }
}

static guint
count_words (const char *text,
             const char *words)
{
  guint n = 0;

  for (const char *place = strstr (text, words); place != NULL; place = strstr (place + 1, words))
    n++;
  return n;
}

/* What is read aloud: one title, one table over all pages whose heads are told once, and each row with its cells. */
static void
test_structure (Fixture       *f,
                gconstpointer  data)
{
  static const guint sizes[] = { 0, 1, 120 };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr(GPtrArray) tasks = dt_print_random (sizes[i], 4, 30);
      g_autofree char *output = NULL;

      write_report (f, tasks, DT_GROUP_NONE);
      output = dt_print_run_tool ("pdfinfo", "-struct", f->path, NULL);
      if (output == NULL)
        return;
      g_assert_cmpuint (count_words (output, "Document\n"), ==, 1);
      g_assert_cmpuint (count_words (output, "  H1 "), ==, 1);
      g_assert_cmpuint (count_words (output, "  Table "), ==, sizes[i] > 0 ? 1 : 0);
      /* The heads, the tasks, and the total, whose cells are fewer. */
      g_assert_cmpuint (count_words (output, "    TR\n"), ==, sizes[i] > 0 ? sizes[i] + 2 : 0);
      g_assert_cmpuint (count_words (output, "      TD\n") / MAX (count_words (output, "      TH\n"), 1), ==, sizes[i]);
      g_assert_cmpuint (count_words (output, "  P "), >=, 3);
    }
}

static void
test_same_bytes (Fixture       *f,
                 gconstpointer  data)
{
  g_autoptr(GPtrArray) tasks = dt_print_random (80, 4, 30);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  gsize first_length, second_length;

  write_report (f, tasks, DT_GROUP_DAY);
  g_assert_true (g_file_get_contents (f->path, &first, &first_length, NULL));
  write_report (f, tasks, DT_GROUP_DAY);
  g_assert_true (g_file_get_contents (f->path, &second, &second_length, NULL));

  g_assert_cmpmem (first, first_length, second, second_length);
}

static void
test_page_numbers (Fixture       *f,
                   gconstpointer  data)
{
  g_autoptr(GPtrArray) tasks = dt_print_random (120, 4, 30);
  g_autofree char *output = NULL;
  g_auto(GStrv) pages = NULL;

  write_report (f, tasks, DT_GROUP_UNIT);
  output = dt_print_run_tool ("pdftotext", "-layout", f->path, "-");
  if (output == NULL)
    return;

  pages = g_strsplit (output, "\f", -1);
  g_assert_cmpuint (g_strv_length (pages), >, 3);
  g_assert_nonnull (strstr (pages[0], "ĐẢNG CỘNG SẢN VIỆT NAM"));
  for (guint i = 1; pages[i + 1] != NULL; i++)
    {
      g_auto(GStrv) lines = g_strsplit (pages[i], "\n", 2);
      g_autofree char *number = g_strdup_printf ("Trang %u/%u", i + 1, g_strv_length (pages) - 1);

      g_assert_cmpstr (g_strstrip (lines[0]), ==, number);
      /* Every page with rows names the columns again. */
      g_assert_nonnull (strstr (lines[1], "Directive"));
    }
}

static void
on_progress (double   fraction,
             gpointer user_data)
{
  double *last = user_data;

  g_assert_cmpfloat (fraction, >=, *last);
  g_assert_cmpfloat (fraction, <=, 1);
  *last = fraction;
}

static void
cancel_half_way (double   fraction,
                 gpointer user_data)
{
  if (fraction > 0.6)
    g_cancellable_cancel (user_data);
}

static void
test_progress_and_cancel (Fixture       *f,
                          gconstpointer  data)
{
  g_autoptr(GPtrArray) tasks = dt_print_random (300, 4, 20);
  g_autoptr(DtReport) report = dt_print_report (tasks, DT_GROUP_UNIT);
  g_autoptr(DtReport) again = dt_print_report (tasks, DT_GROUP_UNIT);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  g_autofree char *content = NULL;
  double last = 0;

  g_assert_true (dt_pdf_write (report, f->path, on_progress, &last, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpfloat (last, ==, 1);

  /* Given up: what was there stays, and nothing is left beside it. */
  g_assert_true (g_file_set_contents (f->path, "before", -1, NULL));
  g_assert_false (dt_pdf_write (again, f->path, cancel_half_way, cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (g_file_get_contents (f->path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "before");
}

static void
test_no_place (Fixture       *f,
               gconstpointer  data)
{
  g_autoptr(GPtrArray) tasks = dt_print_random (2, 4, 20);
  g_autoptr(DtReport) report = dt_print_report (tasks, DT_GROUP_UNIT);
  g_autofree char *nowhere = g_build_filename (f->folder, "no", "such", "folder.pdf", NULL);
  g_autoptr(GError) error = NULL;

  g_assert_false (dt_pdf_write (report, nowhere, NULL, NULL, NULL, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_clear_error (&error);

  g_assert_false (dt_pdf_write (report, f->folder, NULL, NULL, NULL, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_ISDIR);
}

/* The disk takes no more in the middle: what was there stays, and nothing is left beside it. */
static void
test_write_fails (Fixture       *f,
                  gconstpointer  data)
{
  g_autoptr(GPtrArray) tasks = dt_print_random (300, 4, 20);
  g_autoptr(DtReport) report = dt_print_report (tasks, DT_GROUP_UNIT);
  g_autoptr(GError) error = NULL;
  g_autofree char *content = NULL;
  struct rlimit before, narrow;

  g_assert_true (g_file_set_contents (f->path, "before", -1, NULL));
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  narrow = before;
  narrow.rlim_cur = 8192;
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &narrow), ==, 0);

  g_assert_false (dt_pdf_write (report, f->path, NULL, NULL, NULL, &error));

  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  signal (SIGXFSZ, SIG_DFL);
  g_assert_nonnull (error);
  g_assert_cmpuint (error->domain, ==, G_FILE_ERROR);
  g_assert_true (g_file_get_contents (f->path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "before");
}

/* For a person to look at: DT_PRINT_SAMPLES names the folder they go to. */
static void
test_samples (void)
{
  static const struct { DtGroupBy group; const char *name; } sheets[] = {
    { DT_GROUP_UNIT, "unit" }, { DT_GROUP_DAY, "day" }, { DT_GROUP_DIRECTIVE, "directive" },
    { DT_GROUP_STATE, "state" }, { DT_GROUP_NONE, "none" },
  };
  const char *folder = g_getenv ("DT_PRINT_SAMPLES");

  if (folder == NULL)
    {
      g_test_skip ("DT_PRINT_SAMPLES is not set");
      return;
    }

  dt_today_set_fixed (dt_print_today ());
  for (gsize i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      g_autoptr(GPtrArray) tasks = dt_print_morning ();
      g_autoptr(GPtrArray) many = dt_print_random (90, 3, 60);
      g_autoptr(DtReport) report = dt_print_report (tasks, sheets[i].group);
      g_autoptr(DtReport) large = dt_print_report (many, sheets[i].group);
      g_autofree char *path = g_strdup_printf ("%s/%s.pdf", folder, sheets[i].name);
      g_autofree char *large_path = g_strdup_printf ("%s/%s-90.pdf", folder, sheets[i].name);

      g_assert_true (dt_pdf_write (report, path, NULL, NULL, NULL, NULL));
      g_assert_true (dt_pdf_write (large, large_path, NULL, NULL, NULL, NULL));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (g_getenv ("DT_PRINT_SAMPLES") != NULL)
    dt_print_use_language ();

  g_test_add ("/print/pdf/content", Fixture, NULL, set_up, test_content, tear_down);
  g_test_add ("/print/pdf/titles-whole", Fixture, NULL, set_up, test_titles_whole, tear_down);
  g_test_add ("/print/pdf/fonts", Fixture, NULL, set_up, test_fonts, tear_down);
  g_test_add ("/print/pdf/properties", Fixture, NULL, set_up, test_properties, tear_down);
  g_test_add ("/print/pdf/language", Fixture, NULL, set_up, test_language, tear_down);
  g_test_add ("/print/pdf/structure", Fixture, NULL, set_up, test_structure, tear_down);
  g_test_add ("/print/pdf/same-bytes", Fixture, NULL, set_up, test_same_bytes, tear_down);
  g_test_add ("/print/pdf/page-numbers", Fixture, NULL, set_up, test_page_numbers, tear_down);
  g_test_add ("/print/pdf/progress-and-cancel", Fixture, NULL, set_up, test_progress_and_cancel, tear_down);
  g_test_add ("/print/pdf/no-place", Fixture, NULL, set_up, test_no_place, tear_down);
  g_test_add ("/print/pdf/write-fails", Fixture, NULL, set_up, test_write_fails, tear_down);
  g_test_add_func ("/print/pdf/samples", test_samples);

  return g_test_run ();
}
