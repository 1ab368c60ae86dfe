/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The matrix on paper: thirty units on one sheet, what does not fit side by side in parts, its heads on every page. */

#include "dt-matrix-sheet.h"
#include "dt-print-samples.h"

static DtTaskRow *
make_request (guint i)
{
  DtTaskRow *row = dt_task_row_new ();

  row->id = i + 1;
  row->title = g_strdup_printf ("Yêu cầu %u", i + 1);
  row->short_title = g_strdup_printf ("Báo cáo số %u", i + 1);
  row->directive = g_strdup ("1438-CV/TU");
  row->last_day = dt_print_today () - 2;

  return row;
}

/* Of every three cells one is handed in late, one is overdue, one is not asked. */
static DtAssignmentRow *
make_cell (guint column,
           guint unit)
{
  DtAssignmentRow *cell;

  if ((column + unit) % 3 == 2)
    return NULL;

  cell = dt_assignment_row_new ();
  cell->task_id = column + 1;
  cell->last_day = dt_print_today () - 2;
  cell->phase = (column + unit) % 3 == 0 ? DT_PHASE_DONE_LATE : DT_PHASE_IDLE;
  cell->received_day = cell->phase == DT_PHASE_DONE_LATE ? dt_print_today () - 1 : DT_DAY_NONE;

  return cell;
}

/* It lies across, and everything stands between its margins. */
static void
check_paper (DtReport *report,
             DtPaper   paper)
{
  const DtPageLayout *layout = dt_report_get_layout (report);

  g_assert_cmpfloat (layout->paper_width, ==, DT_MM (paper == DT_PAPER_A3 ? 420 : 297));
  g_assert_cmpfloat (layout->paper_height, ==, DT_MM (paper == DT_PAPER_A3 ? 297 : 210));
  g_assert_true (dt_report_paginate (report, NULL, NULL));
  for (guint i = 0; i < dt_report_get_n_pages (report); i++)
    dt_print_check_ink (report, i);
}

static char *
print_on (DtPaper  paper,
          guint    n_requests,
          guint    n_units,
          guint   *n_pages)
{
  g_autoptr(DtMatrix) matrix = dt_matrix_new ();
  g_autoptr(DtMatrixSheet) sheet = NULL;
  g_autoptr(DtReport) report = NULL;

  matrix->name = g_strdup ("Chuẩn bị Đại hội XVII");
  matrix->group = g_strdup ("");
  for (guint i = 0; i < n_requests; i++)
    g_ptr_array_add (matrix->requests, make_request (i));
  for (guint i = 0; i < n_units; i++)
    {
      g_autofree char *name = g_strdup_printf ("Đảng ủy phường số %u", i + 1);
      DtMatrixUnit *unit = dt_matrix_add_unit (matrix, i + 1, DT_UNIT_PARTY_WARD, name, name);

      for (guint k = 0; k < n_requests; k++)
        {
          DtAssignmentRow *cell = make_cell (k, i);

          if (cell != NULL)
            dt_matrix_set_cell (matrix, unit, cell);
        }
    }
  dt_matrix_finish (matrix, dt_print_today ());

  sheet = dt_matrix_sheet_new (matrix, matrix->units, dt_print_today (), 3);
  dt_matrix_sheet_take_office (sheet, dt_print_office ());
  dt_matrix_sheet_set_paper (sheet, paper);
  report = dt_matrix_sheet_report_new (sheet);
  check_paper (report, paper);

  return dt_print_text (report, n_pages);
}

static char *
print (guint  n_requests,
       guint  n_units,
       guint *n_pages)
{
  return print_on (DT_PAPER_A4, n_requests, n_units, n_pages);
}

static void
test_one_sheet (void)
{
  guint n_pages;
  g_autofree char *text = print (8, 30, &n_pages);

  if (text == NULL)
    return;
  g_assert_cmpuint (n_pages, ==, 1);
  g_assert_true (dt_print_says (text, "ĐẢNG CỘNG SẢN VIỆT NAM"));
  g_assert_true (dt_print_says (text, "Chuẩn bị Đại hội XVII"));
  g_assert_true (dt_print_says (text, "Đảng ủy phường số 30"));
  g_assert_true (dt_print_says (text, "(+1)"));
  g_assert_true (dt_print_says (text, "OD 2"));
  g_assert_true (dt_print_says (text, "10/20"));
  g_assert_true (dt_print_says (text, "COMPILED BY"));
}

/* Ten requests stand on two sheets, each with all units. */
static void
test_parts (void)
{
  guint n_pages;
  g_autofree char *text = print (10, 12, &n_pages);
  g_auto(GStrv) pages = NULL;

  if (text == NULL)
    return;
  pages = g_strsplit (text, "\f", -1);
  g_assert_cmpuint (n_pages, ==, 2);
  g_assert_true (dt_print_says (pages[0], "Báo cáo số 8"));
  g_assert_false (dt_print_says (pages[0], "Báo cáo số 9"));
  g_assert_true (dt_print_says (pages[1], "(part 2 of 2)"));
  g_assert_true (dt_print_says (pages[1], "Báo cáo số 9"));
  g_assert_true (dt_print_says (pages[1], "Đảng ủy phường số 12"));
}

static void
test_many_units (void)
{
  guint n_pages;
  g_autofree char *text = print (3, 90, &n_pages);
  g_auto(GStrv) pages = NULL;

  if (text == NULL)
    return;
  pages = g_strsplit (text, "\f", -1);
  g_assert_cmpuint (n_pages, ==, 3);
  for (guint i = 0; i < n_pages; i++)
    g_assert_true (dt_print_says (pages[i], "Báo cáo số 3"));
  g_assert_true (dt_print_says (pages[2], "Đảng ủy phường số 90"));
}

/* Twelve requests and more units stand on one sheet of A3; the thirteenth begins another. */
static void
test_a3 (void)
{
  guint n_pages;
  g_autofree char *text = print_on (DT_PAPER_A3, 12, 45, &n_pages);
  g_autofree char *more = NULL;

  if (text == NULL)
    return;
  g_assert_cmpuint (n_pages, ==, 1);
  g_assert_true (dt_print_says (text, "Báo cáo số 12"));
  g_assert_true (dt_print_says (text, "Đảng ủy phường số 45"));
  more = print_on (DT_PAPER_A3, 13, 45, &n_pages);
  g_assert_cmpuint (n_pages, ==, 2);
  g_assert_true (dt_print_says (more, "(part 2 of 2)"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/print/matrix-sheet/one-sheet", test_one_sheet);
  g_test_add_func ("/print/matrix-sheet/parts", test_parts);
  g_test_add_func ("/print/matrix-sheet/many-units", test_many_units);
  g_test_add_func ("/print/matrix-sheet/a3", test_a3);

  return g_test_run ();
}
