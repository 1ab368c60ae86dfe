/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reports that are tables: their pages as other programs read them, and where things stand on them. */

#include <glib/gstdio.h>
#include <string.h>

#include "dt-pdf.h"
#include "dt-print-samples.h"
#include "dt-listing-report.h"

enum { TASK, UNIT, LAST_DAY, COUNT, HEAD, N_COLUMNS };

static DtListing *
create_table (void)
{
  const DtListingColumn columns[N_COLUMNS] = {
    [TASK] = { "task", "Nhiệm vụ", 0, 3, 40, DT_COLUMN_FIXED },
    [UNIT] = { "unit", "Đơn vị", 0, 2, 30, DT_COLUMN_GROUPS },
    [LAST_DAY] = { "last-day", "Hạn cuối", 54, 0, 12, DT_COLUMN_CENTER | DT_COLUMN_GROUPS },
    [COUNT] = { "count", "Số lần", 52, 0, 8, DT_COLUMN_CENTER },
    [HEAD] = { "part", "Phần", 40, 0, 8, DT_COLUMN_GROUPS | DT_COLUMN_HEADS },
  };
  DtListing *table = dt_listing_new (dt_print_today (), "Thử", "BẢNG THỬ", "của bài thử");

  dt_listing_add_columns (table, columns, N_COLUMNS);
  table->office = dt_print_office ();
  dt_listing_set_empty (table, "Không có gì.");
  dt_listing_take_fact (table, g_strdup ("(Tính đến ngày thử)"));
  dt_listing_take_line (table, g_strdup ("Liên hệ: <không> & ai"));
  dt_listing_take_note (table, g_strdup ("Ghi chú thứ nhất."));
  dt_listing_take_note (table, g_strdup ("Ghi chú thứ hai."));
  return table;
}

static void
add_row (DtListing  *table,
         const char *task,
         guint       number)
{
  g_autofree char *unit = g_strdup_printf ("Đảng ủy phường số %u", number % 9 + 1);
  DtListingCell *cell;

  dt_listing_add_text (table, task);
  cell = dt_listing_add_text (table, unit);
  cell->number = number % 9 + 1;
  cell = dt_listing_add_day (table, dt_print_today () + (int) (number % 20) - 5);
  cell->original = number % 4 == 0 ? cell->day + 15 : DT_DAY_NONE;
  cell->style = DT_VALUE_BOLD;
  cell = dt_listing_add_number (table, number % 3);
  cell->under = number % 3 > 0 ? g_strdup ("08/8") : NULL;
  dt_listing_add_text (table, number % 2 == 0 ? "chẵn" : "lẻ");
}

static DtListing *
create_rows (guint n,
             guint words)
{
  DtListing *table = create_table ();
  g_autoptr(GPtrArray) tasks = dt_print_random (n, 11, words);

  for (guint i = 0; i < n; i++)
    add_row (table, ((const DtTaskRow *) g_ptr_array_index (tasks, i))->title, i);
  dt_listing_take_total (table, g_strdup_printf ("Tổng cộng: %u việc", n));
  dt_listing_set_sum (table, COUNT, n, NULL);
  return table;
}

static DtReport *
paginated (DtListing  *table,
           const char *group)
{
  g_autoptr(DtListingView) view = dt_listing_view_new (table, group, NULL);
  DtReport *report = dt_listing_report_new (view);
  g_autoptr(GError) error = NULL;

  g_assert_true (dt_report_paginate (report, NULL, &error));
  g_assert_no_error (error);
  return report;
}

/* Of any length, with and without groups, in both forms. */
static void
test_sizes (void)
{
  static const guint sizes[] = { 0, 1, 2, 20, 21, 22, 23, 24, 45, 300 };
  static const char *const groups[] = { "", "unit", "last-day", "part" };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (gsize k = 0; k < G_N_ELEMENTS (groups); k++)
      {
        g_autoptr(DtListing) table = create_rows (sizes[i], 20);
        g_autoptr(DtReport) report = NULL;

        table->office->form = k % 2 == 0 ? DT_FORM_PARTY : DT_FORM_STATE;
        table->landscape = i % 2 == 1;
        report = paginated (table, groups[k]);
        dt_print_check_order (report, TRUE);
        for (guint page = 0; page < dt_report_get_n_pages (report); page++)
          dt_print_check_ink (report, page);
      }
}

static void
test_many (gconstpointer data)
{
  guint n = GPOINTER_TO_UINT (data);
  g_autoptr(DtListing) table = create_rows (n, 14);
  g_autoptr(DtReport) report = NULL;
  guint n_pages;

  g_test_timer_start ();
  report = paginated (table, "unit");
  n_pages = dt_report_get_n_pages (report);
  dt_print_check_order (report, TRUE);
  for (guint page = 0; page < n_pages; page += MAX (1, n_pages / 8))
    dt_print_check_ink (report, page);
  dt_print_check_ink (report, n_pages - 1);
  g_test_message ("%u rows: %.2f s", n, g_test_timer_elapsed ());
}

/* A row taller than a page is cut, no other one is. */
static void
test_long_titles (void)
{
  for (guint words = 200; words <= 1600; words += 700)
    {
      g_autoptr(DtListing) table = create_rows (5, words);
      g_autoptr(DtReport) report = paginated (table, "unit");

      dt_print_check_order (report, FALSE);
      for (guint page = 0; page < dt_report_get_n_pages (report); page++)
        dt_print_check_ink (report, page);
    }
}

/* Each page as pdftotext reads it; NULL without that. */
static char **
read_pages (DtListing  *table,
            const char *group,
            guint      *n_pages)
{
  g_autoptr(DtListingView) view = dt_listing_view_new (table, group, NULL);
  g_autoptr(DtReport) report = dt_listing_report_new (view);
  g_autofree char *text = dt_print_text (report, n_pages);

  return text != NULL ? g_strsplit (text, "\f", -1) : NULL;
}

/* The head of the table on each page with rows, the number of the page and of all, the group again where it goes on; the total,
 * the notes and the signer once, after the rows. */
static void
test_pages (void)
{
  g_autoptr(DtListing) table = create_rows (120, 20);
  guint n_pages = 0;
  g_auto(GStrv) pages = read_pages (table, "part", &n_pages);

  if (pages == NULL)
    return;
  g_assert_cmpuint (n_pages, >, 3);
  g_assert_cmpuint (g_strv_length (pages), ==, n_pages + 1);
  g_assert_true (dt_print_says (pages[0], "ĐẢNG CỘNG SẢN VIỆT NAM"));
  g_assert_true (dt_print_says (pages[0], "BẢNG THỬ của bài thử (Tính đến ngày thử) Liên hệ: <không> & ai"));
  g_assert_false (dt_print_says (pages[0], "Trang 1"));

  for (guint i = 0; i < n_pages; i++)
    {
      g_autofree char *number = g_strdup_printf ("Trang %u/%u", i + 1, n_pages);

      g_assert_true (dt_print_says (pages[i], "No. Nhiệm vụ Đơn vị Hạn cuối Số lần"));
      g_assert_cmpint (dt_print_says (pages[i], number), ==, i > 0);
      g_assert_cmpint (dt_print_says (pages[i], "Tổng cộng: 120 việc 120"), ==, i + 1 == n_pages);
      g_assert_cmpint (dt_print_says (pages[i], "CHÁNH VĂN PHÒNG"), ==, i + 1 == n_pages);
    }
  g_assert_true (dt_print_says (pages[0], "I chẵn 60 lines"));
  g_assert_true (dt_print_says (pages[1], "I chẵn (continued) 60 lines"));
  g_assert_true (dt_print_says (pages[n_pages - 1], "Ghi chú thứ nhất. Ghi chú thứ hai. Nơi nhận:"));
}

/* What the heads tell is no column any more; a column that is left out is gone; days are told with what they were. */
static void
test_columns (void)
{
  static const char *const hidden[] = { "count", "task", NULL };     /* the task cannot be left out */
  g_autoptr(DtListing) table = create_table ();
  g_autoptr(DtListingView) view = NULL;
  g_autoptr(DtReport) report = NULL;
  g_autofree char *text = NULL;
  guint n_pages;

  add_row (table, "Việc thứ nhất", 8);
  add_row (table, "Việc thứ hai", 1);
  view = dt_listing_view_new (table, "unit", hidden);
  report = dt_listing_report_new (view);
  text = dt_print_text (report, &n_pages);
  if (text == NULL)
    return;
  g_assert_true (dt_print_says (text, "No. Nhiệm vụ Hạn cuối I"));
  g_assert_true (dt_print_says (text, "Đảng ủy phường số 2"));
  g_assert_true (dt_print_says (text, "Việc thứ nhất"));
  g_assert_true (dt_print_says (text, "Thu 15/8"));
  g_assert_true (dt_print_says (text, "30/8"));
  g_assert_cmpstr (dt_report_get_title (report), ==, "Bảng thử của bài thử");
}

/* Without rows it says so in words, and has neither head nor total of a table. */
static void
test_empty (void)
{
  g_autoptr(DtListing) table = create_rows (0, 1);
  guint n_pages = 0;
  g_auto(GStrv) pages = read_pages (table, NULL, &n_pages);

  if (pages == NULL)
    return;
  g_assert_cmpuint (n_pages, ==, 1);
  g_assert_true (dt_print_says (pages[0], "Không có gì."));
  g_assert_false (dt_print_says (pages[0], "Hạn cuối"));
  g_assert_false (dt_print_says (pages[0], "Tổng cộng"));
  g_assert_true (dt_print_says (pages[0], "CHÁNH VĂN PHÒNG"));
}

/* A line of words in place of the rows of a group, which counts for nothing. */
static void
test_messages (void)
{
  g_autoptr(DtListing) table = create_table ();
  guint n_pages = 0;
  g_auto(GStrv) pages = NULL;

  dt_listing_add_message (table, HEAD, "đầu", "Không nợ việc nào");
  add_row (table, "Việc", 2);
  pages = read_pages (table, "part", &n_pages);
  if (pages == NULL)
    return;
  g_assert_true (dt_print_says (pages[0], "I đầu Không nợ việc nào II chẵn 1 line 1 Việc"));
}

/* A line may end after a slash, but not within the symbol of a directive. */
static void
test_symbols (void)
{
  g_autoptr(DtListing) table = create_table ();
  guint n_pages = 0, n = 0;
  g_auto(GStrv) pages = NULL;

  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *before = g_strnfill (i * 2, 'm');
      g_autofree char *title = g_strdup_printf ("Việc %s 09-NQ/TU", before);

      add_row (table, title, i);
    }
  pages = read_pages (table, NULL, &n_pages);
  if (pages == NULL)
    return;
  for (guint i = 0; i < n_pages; i++)
    for (const char *at = strstr (pages[i], "09-NQ/TU"); at != NULL; at = strstr (at + 1, "09-NQ/TU"))
      n++;
  g_assert_cmpuint (n, ==, 12);
}

/* The State's form: motto, no star, semicolons. */
static void
test_state_form (void)
{
  g_autoptr(DtListing) table = create_rows (1, 4);
  guint n_pages = 0;
  g_auto(GStrv) pages = NULL;

  table->office->form = DT_FORM_STATE;
  g_strfreev (table->office->recipients);
  table->office->recipients = g_strsplit ("Thường trực|Lưu: VT", "|", -1);
  pages = read_pages (table, NULL, &n_pages);
  if (pages == NULL)
    return;
  g_assert_true (dt_print_says (pages[0], "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"));
  g_assert_true (dt_print_says (pages[0], "Độc lập - Tự do - Hạnh phúc"));
  g_assert_true (dt_print_says (pages[0], "TP. Quảng Ngãi, ngày 12 tháng 8 năm 2024"));
  g_assert_null (strstr (pages[0], "*"));
  g_assert_null (strstr (pages[0], "ĐẢNG CỘNG SẢN"));
  g_assert_true (dt_print_says (pages[0], "- Thường trực; - Lưu: VT."));
}

/* A sheet for the wall: the title between the two sides, nobody signs; six weeks stand on one sheet. */
static void
test_plain (void)
{
  g_autoptr(DtListing) table = create_rows (6, 3);
  g_autoptr(DtReport) report = NULL;
  guint n_pages = 0;
  g_auto(GStrv) pages = NULL;

  table->plain = table->landscape = TRUE;
  table->row_height = 62;
  table->size = 9;
  g_ptr_array_set_size (table->lines, 0);
  report = paginated (table, "");
  dt_print_check_ink (report, 0);
  pages = read_pages (table, "", &n_pages);
  if (pages == NULL)
    return;
  g_assert_cmpuint (n_pages, ==, 1);
  g_assert_true (dt_print_says (pages[0], "BẢNG THỬ"));
  g_assert_true (dt_print_says (pages[0], "(Tính đến ngày thử)"));
  g_assert_true (dt_print_says (pages[0], "ĐẢNG CỘNG SẢN VIỆT NAM"));
  g_assert_false (dt_print_says (pages[0], "CHÁNH VĂN PHÒNG"));
}

/* So many columns that the sheet is turned, then that all become narrower: everything stands between the margins. */
static void
test_wide (void)
{
  for (int n = 4; n <= 14; n += 2)
    {
      g_autoptr(DtListing) table = dt_listing_new (dt_print_today (), "Rộng", "RỘNG", "");
      g_autoptr(DtReport) report = NULL;

      for (int i = 0; i < n; i++)
        {
          g_autofree char *key = g_strdup_printf ("c%d", i);
          DtListingColumn column = { key, "Một cột", i == 0 ? 0 : 84, 1, 10, 0 };

          dt_listing_add_columns (table, &column, 1);
        }
      for (int i = 0; i < 3 * n; i++)
        dt_listing_add_text (table, "nghiêng ngả khuếch trương");
      table->office = dt_print_office ();
      report = paginated (table, NULL);
      dt_print_check_ink (report, 0);
      g_assert_cmpint (dt_report_get_layout (report)->paper_width > dt_report_get_layout (report)->paper_height, ==, n > 5);
    }
}

/* Other machines show the same letters: every font is in the file. And the file says what it is. */
static void
test_file (void)
{
  g_autofree char *folder = g_dir_make_tmp ("dt-listing-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "báo cáo.pdf", NULL);
  g_autoptr(DtListing) table = create_rows (45, 20);
  g_autoptr(DtListingView) view = dt_listing_view_new (table, "unit", NULL);
  g_autoptr(DtReport) report = dt_listing_report_new (view);
  g_autofree char *fonts = NULL;
  g_autofree char *info = NULL;

  g_assert_true (dt_pdf_write (report, path, NULL, NULL, NULL, NULL));
  fonts = dt_print_run_tool ("pdffonts", "", path, NULL);
  info = dt_print_run_tool ("pdfinfo", "-isodates", path, NULL);
  g_unlink (path);
  g_rmdir (folder);
  if (fonts == NULL || info == NULL)
    return;

  {
    g_auto(GStrv) lines = g_strsplit (fonts, "\n", -1);

    g_assert_cmpuint (g_strv_length (lines), >, 3);
    for (guint i = 2; lines[i] != NULL && *lines[i] != '\0'; i++)
      g_assert_nonnull (strstr (lines[i], " yes yes yes "));
  }
  g_assert_nonnull (strstr (info, "Bảng thử của bài thử"));
  g_assert_nonnull (strstr (info, "Văn phòng, Thành ủy Quảng Ngãi"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/print/listing/sizes", test_sizes);
  g_test_add_func ("/print/listing/long-titles", test_long_titles);
  g_test_add_func ("/print/listing/pages", test_pages);
  g_test_add_func ("/print/listing/columns", test_columns);
  g_test_add_func ("/print/listing/empty", test_empty);
  g_test_add_func ("/print/listing/messages", test_messages);
  g_test_add_func ("/print/listing/symbols", test_symbols);
  g_test_add_func ("/print/listing/state-form", test_state_form);
  g_test_add_func ("/print/listing/plain", test_plain);
  g_test_add_func ("/print/listing/wide", test_wide);
  g_test_add_func ("/print/listing/file", test_file);
  g_test_add_data_func ("/print/listing/1000-rows", GUINT_TO_POINTER (1000), test_many);
  g_test_add_data_func ("/print/listing/10000-rows", GUINT_TO_POINTER (10000), test_many);

  return g_test_run ();
}
