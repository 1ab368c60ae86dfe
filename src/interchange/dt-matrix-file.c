/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The collection matrix as a spreadsheet: what was handed in is a date, the rest is told as on paper. */

#include "dt-matrix-file.h"

#include <glib/gi18n-lib.h>

#include "dt-sheet-private.h"

typedef struct
{
  DtMatrix  *matrix;
  GPtrArray *units;
  char      *path;
  DtDay      today;
  int        soon_days;
} Writing;

static void
writing_free (gpointer data)
{
  Writing *self = data;

  dt_matrix_unref (self->matrix);
  g_ptr_array_unref (self->units);
  g_free (self->path);
  g_free (self);
}

/* Short titles may be alike, so the directive stands in the head too. */
static DtSheetColumn *
make_columns (Writing   *self,
              GPtrArray *titles)
{
  guint n = self->matrix->requests->len;
  DtSheetColumn *columns = g_new0 (DtSheetColumn, n + 3);

  columns[0] = (DtSheetColumn) { _("Unit"), DT_SHEET_TEXT, 38 };
  for (guint i = 0; i < n; i++)
    {
      const DtTaskRow *request = g_ptr_array_index (self->matrix->requests, i);
      g_autofree char *day = request->last_day != DT_DAY_NONE ? dt_day_format (request->last_day, DT_DAY_STYLE_PARTY, DT_DAY_NONE) : g_strdup ("");

      g_ptr_array_add (titles, g_strdup_printf ("%s\n%s\n%s", request->short_title, request->directive, day));
      columns[i + 1] = (DtSheetColumn) { g_ptr_array_index (titles, i), DT_SHEET_DAY, 16 };
    }
  columns[n + 1] = (DtSheetColumn) { C_("head of the matrix", "Handed in"), DT_SHEET_NUMBER, 10 };
  columns[n + 2] = (DtSheetColumn) { _("To be handed in"), DT_SHEET_NUMBER, 10 };
  return columns;
}

static void
add_cell (Writing               *self,
          DtSheetSink           *sink,
          const DtAssignmentRow *cell)
{
  g_autofree char *text = NULL;

  if (cell == NULL)
    sink->add_text (sink, "·");
  else if (cell->excused == NULL && dt_matrix_is_handed_in (cell) && cell->received_day != DT_DAY_NONE)
    sink->add_day (sink, cell->received_day);
  else
    {
      text = dt_matrix_cell_print (cell, self->today, self->soon_days);
      sink->add_text (sink, text);
    }
}

static gboolean
write_rows (Writing      *self,
            DtSheetSink  *sink,
            GCancellable *cancellable,
            GError      **error)
{
  for (guint i = 0; i < self->units->len; i++)
    {
      const DtMatrixUnit *unit = g_ptr_array_index (self->units, i);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      sink->add_text (sink, unit->unit_name);
      for (guint k = 0; k < self->matrix->requests->len; k++)
        add_cell (self, sink, unit->cells[k]);
      sink->add_number (sink, unit->handed_in);
      sink->add_number (sink, unit->owed);
      if (!sink->end_row (sink, error))
        return FALSE;
    }

  return TRUE;
}

/* Of the units that are written, which may be fewer than the matrix has. */
static gboolean
write_totals (Writing      *self,
              DtSheetSink  *sink,
              GError      **error)
{
  int handed_in = 0, owed = 0;

  sink->add_text (sink, _("Total"));
  for (guint k = 0; k < self->matrix->requests->len; k++)
    {
      int n_handed_in = 0;

      for (guint i = 0; i < self->units->len; i++)
        {
          const DtAssignmentRow *cell = ((const DtMatrixUnit *) g_ptr_array_index (self->units, i))->cells[k];

          n_handed_in += cell != NULL && dt_matrix_is_handed_in (cell);
        }
      sink->add_number (sink, n_handed_in);
    }
  for (guint i = 0; i < self->units->len; i++)
    {
      handed_in += ((const DtMatrixUnit *) g_ptr_array_index (self->units, i))->handed_in;
      owed += ((const DtMatrixUnit *) g_ptr_array_index (self->units, i))->owed;
    }
  sink->add_number (sink, handed_in);
  sink->add_number (sink, owed);
  return sink->end_row (sink, error);
}

typedef struct { Writing *writing; GCancellable *cancellable; DtSheetFormat format; } Part;

static gboolean
write_part (const char  *path,
            gpointer     user_data,
            GError     **error)
{
  Part *part = user_data;
  Writing *self = part->writing;
  g_autoptr(GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  g_autofree DtSheetColumn *columns = make_columns (self, titles);
  DtSheetSink *sink = (part->format == DT_SHEET_XLSX ? dt_sheet_open_xlsx : dt_sheet_open_csv) (path, columns, self->matrix->requests->len + 3, self->units->len, 1, error);
  gboolean done;

  if (sink == NULL)
    return FALSE;
  done = write_rows (self, sink, part->cancellable, error) && write_totals (self, sink, error) && sink->finish (sink, error);
  sink->free (sink);
  return done;
}

static void
write_thread (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  Writing *self = data;
  Part part = { .writing = self, .cancellable = cancellable };
  GError *error = NULL;

  if (dt_sheet_find_format (self->path, &part.format, &error) && dt_sheet_write_part (self->path, write_part, &part, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * dt_matrix_file_write_async:
 * @matrix: what is written; nobody changes it any more
 * @units: (element-type DtMatrixUnit): which of its units
 * @path: .xlsx or .csv; an old file of that name is replaced when the new one is whole
 * @today: the day of the sheet
 * @soon_days: days before the last day in which something is due soon
 */
void
dt_matrix_file_write_async (DtMatrix            *matrix,
                            GPtrArray           *units,
                            const char          *path,
                            DtDay                today,
                            int                  soon_days,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Writing *self = g_new0 (Writing, 1);

  self->matrix = dt_matrix_ref (matrix);
  self->units = g_ptr_array_ref (units);
  self->path = g_strdup (path);
  self->today = today;
  self->soon_days = soon_days;
  g_task_set_source_tag (task, dt_matrix_file_write_async);
  g_task_set_task_data (task, self, writing_free);
  g_task_run_in_thread (task, write_thread);
}

gboolean
dt_matrix_file_write_finish (GAsyncResult  *result,
                             GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
