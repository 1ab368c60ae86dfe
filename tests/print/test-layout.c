/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the words of a report stand, as another program finds them in its PDF: within the margins, each in its column and not on
 * another, every row once and in its order, whatever there is to print. */

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "dt-listing-paper.h"
#include "dt-listing-report.h"
#include "dt-page-layout.h"
#include "dt-pdf.h"
#include "dt-print-samples.h"

/* As poppler rounds, points. */
#define SLACK 0.6
/* Of a letter's height in parts of its box: boxes of lines that stand close touch each other. */
#define CORE 0.25

/* Letters that a word of that column begins with, and no other. */
enum { TASK, UNIT, CODE, N_COLUMNS };
static const char marks[N_COLUMNS] = { 'q', 'w', 'z' };

typedef struct
{
  double  x0, y0, x1, y1;
  char   *text;
} Word;

static void
word_clear (gpointer word)
{
  g_free (((Word *) word)->text);
}

static double
number_after (const char *line,
              const char *name)
{
  const char *place = strstr (line, name);

  g_assert_nonnull (place);
  return g_ascii_strtod (place + strlen (name), NULL);
}

static int
compare_words (gconstpointer a,
               gconstpointer b)
{
  const Word *left = a, *right = b;

  return left->y0 < right->y0 ? -1 : left->y0 > right->y0;
}

/* The words of each page from its top; NULL, and the case skipped, without poppler's tools. */
static GPtrArray *
read_words (DtReport *report)
{
  g_autofree char *folder = g_dir_make_tmp ("dt-layout-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "report.pdf", NULL);
  g_autofree char *boxes = NULL;
  g_auto(GStrv) lines = NULL;
  g_autoptr(GError) error = NULL;
  GPtrArray *pages = NULL;

  g_assert_true (dt_pdf_write (report, path, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  boxes = dt_print_run_tool ("pdftotext", "-bbox", path, "-");
  g_unlink (path);
  g_rmdir (folder);
  if (boxes == NULL)
    return NULL;

  pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  lines = g_strsplit (boxes, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *text = strchr (lines[i], '>');

      if (strstr (lines[i], "<page ") != NULL)
        {
          GArray *words = g_array_new (FALSE, FALSE, sizeof (Word));

          g_array_set_clear_func (words, word_clear);
          g_ptr_array_add (pages, words);
        }
      else if (strstr (lines[i], "<word ") != NULL && text != NULL)
        {
          Word word = { number_after (lines[i], "xMin=\""), number_after (lines[i], "yMin=\""), number_after (lines[i], "xMax=\""),
                        number_after (lines[i], "yMax=\""), g_strndup (text + 1, strcspn (text + 1, "<")) };

          g_array_append_val ((GArray *) g_ptr_array_index (pages, pages->len - 1), word);
        }
    }
  g_assert_cmpuint (pages->len, ==, dt_report_get_n_pages (report));
  for (guint i = 0; i < pages->len; i++)
    g_array_sort (g_ptr_array_index (pages, i), compare_words);

  return pages;
}

/* The number of a page stands in the margin above. */
static void
check_margins (const GArray       *words,
               const DtPageLayout *layout)
{
  for (guint i = 0; i < words->len; i++)
    {
      const Word *word = &g_array_index (words, Word, i);

      g_assert_cmpfloat (word->x0, >=, layout->left - SLACK);
      g_assert_cmpfloat (word->x1, <=, layout->paper_width - layout->right + SLACK);
      g_assert_cmpfloat (word->y1, <=, layout->paper_height - layout->bottom + SLACK);
      if (word->y0 < layout->top - SLACK)
        g_assert_true (g_str_equal (word->text, "Trang") || strspn (word->text, "0123456789/") == strlen (word->text));
    }
}

static void
check_overlaps (const GArray *words)
{
  for (guint i = 0; i < words->len; i++)
    for (guint k = i + 1; k < words->len; k++)
      {
        const Word *one = &g_array_index (words, Word, i), *other = &g_array_index (words, Word, k);
        double core = (one->y1 - one->y0) * CORE, other_core = (other->y1 - other->y0) * CORE;

        if (MIN (one->x1, other->x1) - MAX (one->x0, other->x0) > SLACK
            && MIN (one->y1 - core, other->y1 - other_core) - MAX (one->y0 + core, other->y0 + other_core) > 0)
          g_error ("“%s” and “%s” stand on each other", one->text, other->text);
      }
}

/* Each word between the lines of its column. */
static void
check_columns (const GArray         *words,
               const DtListingPaper *paper,
               const DtPageLayout   *layout)
{
  for (guint i = 0; i < words->len; i++)
    {
      const Word *word = &g_array_index (words, Word, i);

      for (int k = 0; k < paper->n_columns; k++)
        {
          const DtListingPlace *place = &paper->columns[k];

          if (place->index < 0 || word->text[0] != marks[place->index])
            continue;
          g_assert_cmpfloat (word->x0, >=, layout->left + place->x);
          g_assert_cmpfloat (word->x1, <=, layout->left + place->x + place->width);
        }
    }
}

/* ---- Tables ---- */

static char *
random_words (GRand *rand,
              char   mark,
              guint  number,
              guint  max_words)
{
  GString *text = g_string_new (NULL);
  int n = g_rand_int_range (rand, 0, (int) max_words + 1);

  g_string_append_printf (text, "%c#%u", mark, number);
  for (int i = 0; i < n; i++)
    {
      g_string_append_printf (text, " %c", mark);
      for (int k = g_rand_int_range (rand, 1, 7); k > 0; k--)
        g_string_append (text, k % 3 == 0 ? "ế" : k % 3 == 1 ? "Ộ" : "m");
    }
  return g_string_free (text, FALSE);
}

static DtListing *
create_table (guint    n,
              guint    max_words,
              gboolean landscape)
{
  const DtListingColumn columns[N_COLUMNS] = {
    [TASK] = { "task", "Nhiệm vụ", 0, 3, 40, DT_COLUMN_FIXED },
    [UNIT] = { "unit", "Đơn vị", 0, 2, 30, 0 },
    [CODE] = { "code", "Mã", 90, 0, 8, DT_COLUMN_CENTER },
  };
  DtListing *table = dt_listing_new (dt_print_today (), "Thử", "BẢNG THỬ", "của bài thử");
  g_autoptr(GRand) rand = g_rand_new_with_seed (7);

  dt_listing_add_columns (table, columns, N_COLUMNS);
  table->office = dt_print_office ();
  table->landscape = landscape;
  dt_listing_set_empty (table, "Không có gì.");
  dt_listing_take_total (table, g_strdup ("Tổng cộng"));
  dt_listing_take_note (table, g_strdup ("Ghi chú."));
  for (guint i = 0; i < n; i++)
    {
      dt_listing_take_text (table, random_words (rand, marks[TASK], i, max_words));
      dt_listing_take_text (table, random_words (rand, marks[UNIT], i, max_words / 3));
      dt_listing_take_text (table, random_words (rand, marks[CODE], i, 0));
    }
  return table;
}

/* Every row is there once, after the one before. */
static guint
count_rows (const GArray *words,
            guint         next)
{
  char mark[3] = { marks[TASK], '#', '\0' };

  for (guint i = 0; i < words->len; i++)
    {
      const char *text = g_array_index (words, Word, i).text;

      if (g_str_has_prefix (text, mark))
        g_assert_cmpint (atoi (text + 2), ==, next++);
    }
  return next;
}

static void
check_table (guint    n,
             guint    max_words,
             gboolean landscape)
{
  g_autoptr(DtListing) table = create_table (n, max_words, landscape);
  g_autoptr(DtListingView) view = dt_listing_view_new (table, NULL, NULL);
  g_autoptr(DtReport) report = dt_listing_report_new (view);
  g_autoptr(GPtrArray) pages = read_words (report);
  const DtPageLayout *layout = dt_report_get_layout (report);
  double width = dt_page_layout_get_width (layout);
  DtListingPaper paper;
  guint next = 0;

  if (pages == NULL)
    return;
  g_assert_cmpint (layout->paper_width > layout->paper_height, ==, landscape);
  dt_listing_paper_init (&paper, view, width, width);
  for (guint i = 0; i < pages->len; i++)
    {
      const GArray *words = g_ptr_array_index (pages, i);

      check_margins (words, layout);
      check_overlaps (words);
      check_columns (words, &paper, layout);
      next = count_rows (words, next);
      if (n <= 45)
        dt_print_check_ink (report, i);
    }
  g_assert_cmpuint (next, ==, n);
}

static void
test_rows (gconstpointer data)
{
  guint n = GPOINTER_TO_UINT (data);

  check_table (n, 16, FALSE);
  if (n <= 1000)
    check_table (n, 16, TRUE);
}

/* Titles of some hundred words, higher than a page. */
static void
test_long (void)
{
  check_table (12, 1200, FALSE);
  check_table (12, 1200, TRUE);
}

/* ---- All that is printed ---- */

/* The fonts are in the file, and its title and language are said. */
static void
check_file (DtReport *report)
{
  g_autofree char *folder = g_dir_make_tmp ("dt-layout-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "report.pdf", NULL);
  g_autofree char *fonts = NULL;
  g_autofree char *said = NULL;
  g_autofree char *title = g_strdup_printf ("Title:           %s\n", dt_report_get_title (report));
  g_auto(GStrv) lines = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (dt_pdf_write (report, path, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  fonts = dt_print_run_tool ("pdffonts", "", path, NULL);
  said = dt_print_run_tool ("pdfinfo", "-isodates", path, NULL);
  if (fonts != NULL && said != NULL)
    {
      lines = g_strsplit (fonts, "\n", -1);
      g_assert_cmpuint (g_strv_length (lines), >, 3);
      for (guint i = 2; *lines[i] != '\0'; i++)
        g_assert_nonnull (strstr (lines[i], "yes yes yes"));      /* embedded, of the letters that are used, readable as text */
      g_assert_nonnull (strstr (said, title));
    }
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_summary (gconstpointer data)
{
  guint n = GPOINTER_TO_UINT (data);

  for (DtGroupBy group = DT_GROUP_NONE; group <= DT_GROUP_STATE; group++)
    {
      g_autoptr(GPtrArray) tasks = dt_print_random (n, 3, 30);
      g_autoptr(DtReport) report = dt_print_report (tasks, group);
      g_autoptr(GPtrArray) pages = read_words (report);

      if (pages == NULL)
        return;
      for (guint i = 0; i < pages->len; i++)
        {
          check_margins (g_ptr_array_index (pages, i), dt_report_get_layout (report));
          check_overlaps (g_ptr_array_index (pages, i));
        }
      check_file (report);
    }
}

static void
test_files (void)
{
  static const guint sizes[] = { 0, 1, 45 };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr(DtListing) table = create_table (sizes[i], 12, i == 1);
      g_autoptr(DtListingView) view = dt_listing_view_new (table, NULL, NULL);
      g_autoptr(DtReport) report = dt_listing_report_new (view);

      check_file (report);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/print/layout/empty", GUINT_TO_POINTER (0), test_rows);
  g_test_add_data_func ("/print/layout/1-row", GUINT_TO_POINTER (1), test_rows);
  g_test_add_data_func ("/print/layout/45-rows", GUINT_TO_POINTER (45), test_rows);
  g_test_add_data_func ("/print/layout/1000-rows", GUINT_TO_POINTER (1000), test_rows);
  g_test_add_data_func ("/print/layout/10000-rows", GUINT_TO_POINTER (10000), test_rows);
  g_test_add_func ("/print/layout/long-titles", test_long);
  g_test_add_data_func ("/print/layout/summary-empty", GUINT_TO_POINTER (0), test_summary);
  g_test_add_data_func ("/print/layout/summary-45", GUINT_TO_POINTER (45), test_summary);
  g_test_add_data_func ("/print/layout/summary-1000", GUINT_TO_POINTER (1000), test_summary);
  g_test_add_func ("/print/layout/files", test_files);
  return g_test_run ();
}
