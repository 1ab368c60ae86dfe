/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who has handed in what, as a table with the words of the printed sheet: for a word processor, which has no sheet of that kind. */

#include "dt-reports-matrix.h"

#include <glib/gi18n-lib.h>

#include "dt-listing-paper.h"

#define UNIT_WIDTH 158.0
#define SUM_WIDTH 44.0
#define SIZE 9.5

static char *
head_of (const DtListing *table,
         const DtTaskRow *request)
{
  g_autofree char *day = NULL;
  g_autofree char *due = NULL;

  if (request->last_day == DT_DAY_NONE)
    return g_strdup_printf ("%s\n%s\n%s", request->short_title, request->directive, C_("head of the matrix", "no deadline"));
  day = dt_listing_short_day (table, request->last_day);
  due = g_strdup_printf (_("due %s"), day);
  return g_strdup_printf ("%s\n%s\n%s", request->short_title, request->directive, due);
}

static void
add_columns (DtListing      *table,
             const DtMatrix *matrix)
{
  const DtListingColumn unit = { "unit", _("Unit"), UNIT_WIDTH, 0, 34, DT_COLUMN_FIXED };
  const DtListingColumn sum = { "handed-in", C_("head of the matrix", "Handed in"), SUM_WIDTH, 0, 10, DT_COLUMN_CENTER };

  dt_listing_add_columns (table, &unit, 1);
  for (guint i = 0; i < matrix->requests->len; i++)
    {
      g_autofree char *title = head_of (table, g_ptr_array_index (matrix->requests, i));
      g_autofree char *key = g_strdup_printf ("request-%u", i + 1);
      const DtListingColumn column = { key, title, 0, 1, 14, DT_COLUMN_CENTER };

      dt_listing_add_columns (table, &column, 1);
    }
  dt_listing_add_columns (table, &sum, 1);
}

static void
add_cell (DtListing             *table,
          const DtAssignmentRow *row,
          int                    soon_days)
{
  DtState state;
  DtListingCell *cell;

  if (row == NULL)
    {
      dt_listing_add_text (table, "")->style = DT_VALUE_SHADED;
      return;
    }
  state = dt_assignment_row_get_state (row, table->today, soon_days);
  cell = dt_listing_take_text (table, dt_matrix_cell_print (row, table->today, soon_days));
  if (row->excused == NULL && state == DT_STATE_OVERDUE)
    cell->style = DT_VALUE_BOLD;
  else if (row->excused != NULL || state == DT_STATE_HANDED || state == DT_STATE_RETURNED)
    cell->style = DT_VALUE_ITALIC;
}

static void
set_sums (DtListing      *table,
          const DtMatrix *matrix,
          GPtrArray      *units)
{
  int all_in = 0, all_owed = 0;

  for (guint i = 0; i < matrix->requests->len; i++)
    {
      g_autofree char *behind = NULL;
      int in, owed;

      dt_matrix_count_column (units, i, &in, &owed);
      behind = g_strdup_printf ("/%d", owed);
      dt_listing_set_sum (table, i + 1, in, behind);
      all_in += in;
      all_owed += owed;
    }
  {
    g_autofree char *behind = g_strdup_printf ("/%d", all_owed);

    dt_listing_set_sum (table, matrix->requests->len + 1, all_in, behind);
  }
}

/**
 * dt_report_matrix_listing:
 * @matrix: who was asked for what
 * @units: (element-type DtMatrixUnit): those of it that are shown
 * @office: (transfer full): how the office names itself
 *
 * Returns: (transfer full): the table, a row for each unit
 */
DtListing *
dt_report_matrix_listing (const DtMatrix *matrix,
                          GPtrArray      *units,
                          DtOffice       *office,
                          DtDay           today,
                          int             soon_days)
{
  DtListing *table = dt_listing_new (today, matrix->name, C_("heading in capitals", "REPORTS HANDED IN"), matrix->name);

  add_columns (table, matrix);
  for (guint i = 0; i < units->len; i++)
    {
      const DtMatrixUnit *unit = g_ptr_array_index (units, i);

      dt_listing_add_text (table, unit->unit_name);
      for (guint k = 0; k < matrix->requests->len; k++)
        add_cell (table, unit->cells[k], soon_days);
      dt_listing_take_text (table, g_strdup_printf ("%d/%d", unit->handed_in, unit->owed))->style = DT_VALUE_BOLD;
    }
  table->landscape = table->plain = table->tight = TRUE;
  table->compiler = C_("heading in capitals", "COMPILED BY");
  table->size = SIZE;
  table->count = DT_COUNT_UNITS;
  table->office = office;
  dt_listing_set_empty (table, _("No unit was asked."));
  dt_listing_take_total (table, g_strdup (_("Handed in / asked for")));
  set_sums (table, matrix, units);
  dt_listing_take_note (table, g_strdup (_("✓ day received; (+n) n days late; (aw.) received, awaits acceptance; OD n: overdue by n days; "
                                           "empty: not handed in, not due; grey: not asked.")));
  return table;
}
