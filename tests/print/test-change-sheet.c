/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A schedule change on paper: every task with its old and new day, its head on every page, who signs on the last. */

#include <string.h>

#include "dt-change-sheet.h"
#include "dt-print-samples.h"

static DtChangeSheet *
make_sheet (guint n_rows)
{
  DtChangeSheet *sheet = dt_change_sheet_new (dt_print_today (), "−15 ngày cho mọi nhiệm vụ có hạn của 150-KH/TU",
                                              "Theo 1438-CV/TU, mục 1", "Dự kiến");

  dt_change_sheet_take_office (sheet, dt_print_office ());
  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *clause = g_strdup_printf ("mục %u", i + 1);
      g_autofree char *title = g_strdup_printf ("Nhiệm vụ số %u: chuẩn bị văn kiện trình đại hội đại biểu đảng bộ các cấp", i + 1);
      char lead[] = "Ban Tổ chức";
      const DtMovePreview move = { .clause = clause, .title = title, .lead = lead, .old_day = dt_day_new (2024, 8, 30),
                                   .new_day = i % 5 == 4 ? dt_day_new (2024, 8, 30) : dt_day_new (2024, 8, 15),
                                   .effects = i % 5 == 4 ? DT_EFFECT_UNCHANGED : DT_EFFECT_MOVED };

      dt_change_sheet_add (sheet, &move, i % 5 == 4 ? "giữ nguyên" : "—");
    }

  return sheet;
}

static char *
print (guint  n_rows,
       guint *n_pages)
{
  g_autoptr(DtChangeSheet) sheet = make_sheet (n_rows);
  g_autoptr(DtReport) report = dt_change_sheet_report_new (sheet);

  return dt_print_text (report, n_pages);
}

static void
test_one_page (void)
{
  guint n_pages;
  g_autofree char *text = print (5, &n_pages);

  if (text == NULL)
    return;
  g_assert_cmpuint (n_pages, ==, 1);
  g_assert_true (dt_print_says (text, "−15 ngày cho mọi nhiệm vụ có hạn của 150-KH/TU"));
  g_assert_true (dt_print_says (text, "Theo 1438-CV/TU, mục 1"));
  g_assert_true (dt_print_says (text, "30/8/2024 15/8/2024"));
  g_assert_true (dt_print_says (text, "Total: 4 deadlines move, 1 stays."));
  g_assert_true (dt_print_says (text, "CHÁNH VĂN PHÒNG"));
}

static void
test_many_pages (void)
{
  guint n_pages, n_heads = 0;
  g_autofree char *text = print (200, &n_pages);
  g_auto(GStrv) pages = NULL;
  g_autofree char *flat = NULL;

  if (text == NULL)
    return;
  pages = g_strsplit (text, "\f", -1);
  flat = dt_print_flatten (text);
  g_assert_cmpuint (n_pages, >, 5);
  for (guint i = 0; i < n_pages; i++)
    n_heads += dt_print_says (pages[i], "Old day New day");
  g_assert_cmpuint (n_heads, ==, n_pages);
  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *title = g_strdup_printf ("Nhiệm vụ số %u:", i + 1);

      g_assert_nonnull (strstr (flat, title));
    }
  g_assert_true (dt_print_says (pages[n_pages - 1], "Total: 160 deadlines move, 40 stay."));
}

static void
test_empty (void)
{
  guint n_pages;
  g_autofree char *text = print (0, &n_pages);

  if (text == NULL)
    return;
  g_assert_cmpuint (n_pages, ==, 1);
  g_assert_true (dt_print_says (text, "Total: 0 deadlines move, 0 stay."));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/print/change-sheet/one-page", test_one_page);
  g_test_add_func ("/print/change-sheet/many-pages", test_many_pages);
  g_test_add_func ("/print/change-sheet/empty", test_empty);

  return g_test_run ();
}
