/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who has handed in what as a spreadsheet: a row for each unit, a column for each request. What was handed in is a date that
 * can be sorted; how late it was stands behind it. */

#include "dt-matrix-file.h"

#include <glib/gi18n-lib.h>

#include "dt-sheet-private.h"

typedef struct
{
  DtMatrix     *matrix;       /* owned */
  GPtrArray    *units;        /* owned */
  DtDay         today;
  int           soon_days;
  char         *path;         /* owned */
  GCancellable *cancellable;  /* borrowed */
} Writing;

static Writing *
writing_new (DtMatrix   *matrix,
             GPtrArray  *units,
             const char *path,
             DtDay       today,
             int         soon_days)
{
  Writing *self = g_new0 (Writing, 1);

  self->matrix = dt_matrix_ref (matrix);
  self->units = g_ptr_array_ref (units);
  self->today = today;
  self->soon_days = soon_days;
  self->path = g_strdup (path);
  return self;
}

static void
writing_free (gpointer data)
{
  Writing *self = data;

  dt_matrix_unref (self->matrix);
  g_ptr_array_unref (self->units);
  g_free (self->path);
  g_free (self);
}

/* ---- Rows ---- */

/* What is said behind the day: "+3", that it still waits for acceptance, or both. */
static char *
make_note (const DtAssignmentRow *cell)
{
  g_autofree char *late = dt_matrix_cell_extra (cell, DT_CELL_DAY);
  const char *waits = C_("cell of the matrix", "awaits acceptance");

  if (cell->phase != DT_PHASE_HANDED)
    return g_steal_pointer (&late);
  return *late != '\0' ? g_strdup_printf ("%s, %s", late, waits) : g_strdup (waits);
}

static void
add_cell (const Writing         *self,
          DtSheetSink           *sink,
          const DtAssignmentRow *cell)
{
  g_autofree char *text = NULL;
  DtState state;

  if (cell != NULL && cell->excused == NULL && dt_matrix_is_handed_in (cell) && cell->received_day != DT_DAY_NONE)
    {
      g_autofree char *note = make_note (cell);

      sink->add_day (sink, cell->received_day, note);
      return;
    }

  text = dt_matrix_cell_text (cell, DT_CELL_DAY, self->today, self->soon_days);
  state = cell != NULL && cell->excused == NULL ? dt_assignment_row_get_state (cell, self->today, self->soon_days) : DT_STATE_IDLE;
  /* On the screen a mark tells these. */
  if (state == DT_STATE_RETURNED || state == DT_STATE_SUSPENDED || state == DT_STATE_CANCELLED || state == DT_STATE_STANDING)
    sink->add_text (sink, dt_state_label (state));
  else if (*text != '\0')
    sink->add_text (sink, text);
  else
    sink->add_empty (sink);
}

static gboolean
write_unit (const Writing       *self,
            DtSheetSink         *sink,
            const DtMatrixUnit  *unit,
            GError             **error)
{
  sink->add_text (sink, unit->unit_name);
  sink->add_text (sink, dt_nick_label (dt_unit_kind_nicks, (int) unit->kind));
  for (guint i = 0; i < unit->n_cells; i++)
    add_cell (self, sink, unit->cells[i]);
  sink->add_number (sink, unit->handed_in);
  sink->add_number (sink, unit->owed);
  return sink->end_row (sink, error);
}

/* Two lines, so that both are numbers: how many have handed in, of how many. */
static gboolean
write_totals (const Writing  *self,
              DtSheetSink    *sink,
              gboolean        owed,
              GError        **error)
{
  int all[2] = { 0, 0 };

  sink->add_text (sink, owed ? _("To be handed in") : C_("head of the matrix", "Handed in"));
  sink->add_empty (sink);
  for (guint i = 0; i < self->matrix->requests->len; i++)
    {
      int column[2];

      dt_matrix_count_column (self->units, i, &column[0], &column[1]);
      sink->add_number (sink, column[owed]);
      all[0] += column[0];
      all[1] += column[1];
    }
  /* The sum stands under the column that it is the sum of. */
  if (owed)
    sink->add_empty (sink);
  sink->add_number (sink, all[owed]);
  return sink->end_row (sink, error);
}

/* ---- Head ---- */

static char *
request_title (const DtTaskRow *request,
               DtDay            today)
{
  g_autofree char *day = NULL;
  g_autofree char *due = NULL;

  if (request->last_day == DT_DAY_NONE)
    return g_strdup_printf ("%s\n%s\n%s", request->short_title, request->directive, C_("head of the matrix", "no deadline"));

  day = dt_day_format (request->last_day, DT_DAY_STYLE_PARTY, today);
  due = g_strdup_printf (_("due %s"), day);
  return g_strdup_printf ("%s\n%s\n%s", request->short_title, request->directive, due);
}

static DtSheetSink *
open_table (const Writing  *self,
            DtSheetPlace   *place,
            GError        **error)
{
  g_autoptr(GArray) columns = g_array_new (FALSE, FALSE, sizeof (DtSheetColumn));
  g_autoptr(GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  DtSheetColumn sides[] = {
    { _("Unit"), 38 }, { _("Kind"), 22 }, { C_("head of the matrix", "Handed in"), 10 }, { _("To be handed in"), 10 },
  };
  g_autofree char *day = dt_day_format (self->today, DT_DAY_STYLE_PARTY, self->today);
  /* Translators: the line over a table of units by requests; %s is a day */
  g_autofree char *note = g_strdup_printf (_("As of %s. A day: handed in; (+n): n days late; “·”: not asked; empty: not handed in, not due soon."), day);
  DtSheetHead head = { .name = _("Collections"), .title = self->matrix->name, .note = note, .n_fixed = 1, .n_rows = self->units->len };

  g_array_append_vals (columns, sides, 2);
  for (guint i = 0; i < self->matrix->requests->len; i++)
    {
      DtSheetColumn column = { request_title (g_ptr_array_index (self->matrix->requests, i), self->today), 19 };

      g_ptr_array_add (titles, (gpointer) column.title);
      g_array_append_val (columns, column);
    }
  g_array_append_vals (columns, sides + 2, 2);
  head.columns = (const DtSheetColumn *) (gpointer) columns->data;
  head.n_columns = columns->len;

  return dt_sheet_place_open (place, &head, error);
}

/* ---- Together ---- */

static gboolean
write_all (DtSheetPlace  *place,
           gpointer       data,
           GError       **error)
{
  const Writing *self = data;
  DtSheetSink *sink = open_table (self, place, error);

  if (sink == NULL)
    return FALSE;
  for (guint i = 0; i < self->units->len; i++)
    if (g_cancellable_set_error_if_cancelled (self->cancellable, error)
        || !write_unit (self, sink, g_ptr_array_index (self->units, i), error))
      return FALSE;
  return write_totals (self, sink, FALSE, error) && write_totals (self, sink, TRUE, error);
}

/**
 * dt_matrix_file_write:
 * @matrix: who has handed in what
 * @units: (element-type DtMatrixUnit): which of its units, in their order; nobody changes it any more
 * @path: the file, .xlsx or .csv; an old one of that name is replaced when the new one is whole
 * @today: the day it is written as of
 * @soon_days: days before the last day in which something is due soon
 * @cancellable: (nullable): stops it
 * @error: DT_ERROR_INVALID for another kind of name, DT_ERROR_IO
 *
 * Writes a matrix as a spreadsheet, and waits.
 */
gboolean
dt_matrix_file_write (DtMatrix      *matrix,
                      GPtrArray     *units,
                      const char    *path,
                      DtDay          today,
                      int            soon_days,
                      GCancellable  *cancellable,
                      GError       **error)
{
  Writing *writing;
  gboolean done;

  g_return_val_if_fail (matrix != NULL && units != NULL && path != NULL, FALSE);

  writing = writing_new (matrix, units, path, today, soon_days);
  writing->cancellable = cancellable;
  done = dt_sheet_write_file (path, write_all, writing, error);
  writing_free (writing);
  return done;
}

static void
write_thread (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  Writing *writing = data;
  GError *error = NULL;

  writing->cancellable = cancellable;
  if (dt_sheet_write_file (writing->path, write_all, writing, &error))
    g_task_return_int (task, writing->units->len);
  else
    g_task_return_error (task, error);
}

/**
 * dt_matrix_file_write_async:
 *
 * As dt_matrix_file_write(), on a thread of its own. There is no source object.
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
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (matrix != NULL && units != NULL && path != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, dt_matrix_file_write_async);
  g_task_set_task_data (task, writing_new (matrix, units, path, today, soon_days), writing_free);
  g_task_run_in_thread (task, write_thread);
}

gboolean
dt_matrix_file_write_finish (GAsyncResult  *result,
                             guint         *n_units,
                             GError       **error)
{
  gssize n;

  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  n = g_task_propagate_int (G_TASK (result), error);
  if (n_units != NULL)
    *n_units = (guint) MAX (n, 0);
  return n >= 0;
}
