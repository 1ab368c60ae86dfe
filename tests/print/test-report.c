/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Invariants of pagination, on many random reports of every size and grouping. */

#include "dt-print-samples.h"
#include "dt-report-private.h"

static const DtGroupBy groupings[] = { DT_GROUP_UNIT, DT_GROUP_DAY, DT_GROUP_DIRECTIVE, DT_GROUP_STATE, DT_GROUP_NONE };

static DtReport *
paginated (GPtrArray *tasks,
           DtGroupBy  group)
{
  DtReport *report = dt_print_report (tasks, group);
  g_autoptr(GError) error = NULL;

  g_assert_true (dt_report_paginate (report, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (dt_report_get_n_pages (report), >, 0);

  return report;
}

static void
check_report (GPtrArray *tasks,
              DtGroupBy  group,
              gboolean   strict)
{
  g_autoptr(DtReport) report = paginated (tasks, group);
  guint n_pages = dt_report_get_n_pages (report);

  dt_print_check_order (report, strict);
  for (guint page = 0; page < n_pages; page += MAX (1, n_pages / 8))
    dt_print_check_ink (report, page);
  dt_print_check_ink (report, n_pages - 1);
}

static void
test_sizes (void)
{
  static const guint sizes[] = { 0, 1, 2, 45, 300 };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (gsize k = 0; k < G_N_ELEMENTS (groupings); k++)
      {
        g_autoptr(GPtrArray) tasks = dt_print_random (sizes[i], 1, 20);

        check_report (tasks, groupings[k], TRUE);
      }
}

/* Where pages end changes with every row: so many lengths, and every remainder of a page is met. */
static void
test_every_length (void)
{
  for (guint n = 1; n < 90; n++)
    {
      g_autoptr(GPtrArray) tasks = dt_print_random (n, 1000 + n, 25);
      g_autoptr(DtReport) report = paginated (tasks, groupings[n % G_N_ELEMENTS (groupings)]);

      dt_print_check_order (report, TRUE);
    }
}

static void
test_long_titles (void)
{
  for (guint seed = 0; seed < 8; seed++)
    {
      g_autoptr(GPtrArray) tasks = dt_print_random (7, seed, 1200);

      check_report (tasks, groupings[seed % G_N_ELEMENTS (groupings)], FALSE);
    }
}

static void
test_many (gconstpointer data)
{
  guint n = GPOINTER_TO_UINT (data);
  g_autoptr(GPtrArray) tasks = dt_print_random (n, 7, 14);

  g_test_timer_start ();
  check_report (tasks, DT_GROUP_UNIT, TRUE);
  g_test_message ("%u rows: %.2f s", n, g_test_timer_elapsed ());
}

/* Every line of a title that goes over pages is drawn once: the letters that a page shows add up to the title. */
static void
test_cut_rows_lose_nothing (void)
{
  for (guint seed = 20; seed < 28; seed++)
    {
      g_autoptr(GPtrArray) tasks = dt_print_random (3, seed, 1500);
      g_autoptr(DtReport) report = paginated (tasks, DT_GROUP_UNIT);

      for (guint page = 0; page + 1 < report->pages->len; page++)
        {
          const DtPageStart *next = &g_array_index (report->pages, DtPageStart, page + 1);
          const DtPageStart *start = next - 1;
          gboolean same = start->inside && start->first == next->first;

          if (!next->inside)
            continue;
          /* A cut goes forward, and leaves something before it. */
          g_assert_cmpuint (next->lines[1], >, same ? start->lines[1] : 0);
          g_assert_cmpuint (g_array_index (report->infos, DtBlockInfo, next->first).kind, ==, DT_BLOCK_ROW);
        }
      dt_print_check_order (report, FALSE);
    }
}

static void
test_find_page (void)
{
  g_autoptr(GPtrArray) tasks = dt_print_random (120, 3, 200);
  g_autoptr(DtReport) report = paginated (tasks, DT_GROUP_UNIT);

  for (guint block = 0; block < dt_report_get_n_blocks (report); block++)
    {
      guint page = dt_report_find_page (report, block);
      guint first, end;
      gboolean inside;

      dt_report_get_page_range (report, page, &first, &end, &inside);
      g_assert_cmpuint (block, >=, first + (inside ? 1 : 0));
      g_assert_cmpuint (block, <, end);
    }
}

static void
test_steps (void)
{
  g_autoptr(GPtrArray) tasks = dt_print_random (1000, 5, 10);
  g_autoptr(DtReport) report = dt_print_report (tasks, DT_GROUP_DAY);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  double fraction = 0;
  guint steps = 0;

  g_cancellable_cancel (cancellable);
  g_assert_false (dt_report_paginate (report, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (dt_report_get_n_pages (report), ==, 0);

  while (!dt_report_paginate_step (report))
    {
      g_assert_cmpfloat (dt_report_get_fraction (report), >, fraction);
      fraction = dt_report_get_fraction (report);
      steps++;
    }
  g_assert_cmpuint (steps, >, 3);
  g_assert_cmpfloat (dt_report_get_fraction (report), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/print/report/sizes", test_sizes);
  g_test_add_func ("/print/report/every-length", test_every_length);
  g_test_add_func ("/print/report/long-titles", test_long_titles);
  g_test_add_func ("/print/report/cut-rows-lose-nothing", test_cut_rows_lose_nothing);
  g_test_add_func ("/print/report/find-page", test_find_page);
  g_test_add_func ("/print/report/steps", test_steps);
  g_test_add_data_func ("/print/report/1000-rows", GUINT_TO_POINTER (1000), test_many);
  g_test_add_data_func ("/print/report/10000-rows", GUINT_TO_POINTER (10000), test_many);

  return g_test_run ();
}
