/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-matrix.h"

G_DEFINE_BOXED_TYPE (DtMatrix, dt_matrix, dt_matrix_ref, dt_matrix_unref)

void
dt_collection_row_free (DtCollectionRow *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self->title);
  g_free (self->directive);
  g_free (self->folded);
  g_free (self);
}

void
dt_group_row_free (DtGroupRow *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self);
}

static void
matrix_unit_free (gpointer data)
{
  DtMatrixUnit *self = data;

  for (guint i = 0; i < self->n_cells; i++)
    g_clear_pointer (&self->cells[i], dt_assignment_row_unref);
  g_free (self->cells);
  g_free (self->unit);
  g_free (self->unit_name);
  g_free (self);
}

/**
 * dt_matrix_new:
 *
 * Returns: (transfer full): a matrix without requests, which come before its units
 */
DtMatrix *
dt_matrix_new (void)
{
  DtMatrix *self = g_new0 (DtMatrix, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->requests = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_task_row_unref);
  self->units = g_ptr_array_new_with_free_func (matrix_unit_free);

  return self;
}

DtMatrix *
dt_matrix_ref (DtMatrix *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
dt_matrix_unref (DtMatrix *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->name);
  g_free (self->group);
  g_clear_pointer (&self->requests, g_ptr_array_unref);
  g_clear_pointer (&self->units, g_ptr_array_unref);
  g_free (self);
}

/**
 * dt_matrix_add_unit:
 * @self: a matrix that has all its requests
 * @unit_id: the unit
 * @kind: its kind
 * @unit: its short name
 * @unit_name: its full name
 *
 * Returns: (transfer none): a row without cells
 */
DtMatrixUnit *
dt_matrix_add_unit (DtMatrix   *self,
                    gint64      unit_id,
                    DtUnitKind  kind,
                    const char *unit,
                    const char *unit_name)
{
  DtMatrixUnit *row = g_new0 (DtMatrixUnit, 1);

  row->unit_id = unit_id;
  row->kind = kind;
  row->unit = g_strdup (unit);
  row->unit_name = g_strdup (unit_name);
  row->n_cells = self->requests->len;
  row->cells = g_new0 (DtAssignmentRow *, MAX (row->n_cells, 1));
  g_ptr_array_add (self->units, row);

  return row;
}

int
dt_matrix_find_request (const DtMatrix *self,
                        gint64          task_id)
{
  for (guint i = 0; i < self->requests->len; i++)
    if (((const DtTaskRow *) g_ptr_array_index (self->requests, i))->id == task_id)
      return (int) i;

  return -1;
}

/**
 * dt_matrix_set_cell:
 * @self: a matrix
 * @unit: one of its rows
 * @cell: (transfer full): what that unit owes or has handed in of one of the requests
 */
void
dt_matrix_set_cell (DtMatrix        *self,
                    DtMatrixUnit    *unit,
                    DtAssignmentRow *cell)
{
  int column = dt_matrix_find_request (self, cell->task_id);

  if (column < 0)
    {
      dt_assignment_row_unref (cell);
      return;
    }

  g_clear_pointer (&unit->cells[column], dt_assignment_row_unref);
  unit->cells[column] = cell;
}

gboolean
dt_matrix_is_handed_in (const DtAssignmentRow *cell)
{
  return cell->excused == NULL
         && (cell->phase == DT_PHASE_HANDED || cell->phase == DT_PHASE_DONE || cell->phase == DT_PHASE_DONE_LATE);
}

/* What one cell adds to the numbers of its row, of its column and of all. */
static void
count_cell (DtMatrix              *self,
            DtMatrixUnit          *unit,
            DtTaskRow             *request,
            const DtAssignmentRow *cell,
            DtDay                  today)
{
  gboolean in = dt_matrix_is_handed_in (cell);
  gboolean open = dt_phase_is_open (cell->phase);
  gboolean late = open && cell->last_day != DT_DAY_NONE && cell->last_day < today;

  if (cell->excused != NULL)
    return;

  unit->owed++;
  unit->handed_in += in;
  unit->n_open += open;
  unit->n_late += late;
  request->owed++;
  request->handed_in += in;
  request->accepted += in && cell->phase != DT_PHASE_HANDED;
  request->n_late += late;
  self->owed++;
  self->handed_in += in;
  self->n_late += late;
}

/* By kind, in the order of the heads; within one, as they came. */
static void
sort_units (DtMatrix *self)
{
  g_autoptr(GPtrArray) came = g_ptr_array_new ();
  guint n = 0;

  for (guint i = 0; i < self->units->len; i++)
    g_ptr_array_add (came, g_ptr_array_index (self->units, i));
  for (int kind = 0; kind <= DT_UNIT_OTHER; kind++)
    for (guint i = 0; i < came->len; i++)
      if ((int) ((DtMatrixUnit *) g_ptr_array_index (came, i))->kind == kind)
        self->units->pdata[n++] = g_ptr_array_index (came, i);
}

/**
 * dt_matrix_finish:
 * @self: a matrix with all its cells
 * @today: the day that tells what is late
 *
 * Counts, and puts the units in their order.
 */
void
dt_matrix_finish (DtMatrix *self,
                  DtDay     today)
{
  for (guint i = 0; i < self->requests->len; i++)
    {
      DtTaskRow *request = g_ptr_array_index (self->requests, i);

      request->owed = request->handed_in = request->accepted = request->n_late = 0;
    }

  for (guint i = 0; i < self->units->len; i++)
    {
      DtMatrixUnit *unit = g_ptr_array_index (self->units, i);

      for (guint k = 0; k < unit->n_cells; k++)
        if (unit->cells[k] != NULL)
          count_cell (self, unit, g_ptr_array_index (self->requests, k), unit->cells[k], today);
    }
  sort_units (self);
}

DtAssignmentRow *
dt_matrix_get_cell (const DtMatrix *self,
                    guint           row,
                    guint           column)
{
  const DtMatrixUnit *unit = row < self->units->len ? g_ptr_array_index (self->units, row) : NULL;

  return unit != NULL && column < unit->n_cells ? unit->cells[column] : NULL;
}

/**
 * dt_matrix_count_column:
 * @units: (element-type DtMatrixUnit): those that are counted
 * @column: a request of their matrix
 * @handed_in: (out): how many of them have handed it in
 * @owed: (out): how many were asked and not excused
 */
void
dt_matrix_count_column (GPtrArray *units,
                        guint      column,
                        int       *handed_in,
                        int       *owed)
{
  *handed_in = *owed = 0;
  for (guint i = 0; i < units->len; i++)
    {
      const DtMatrixUnit *unit = g_ptr_array_index (units, i);
      const DtAssignmentRow *cell = column < unit->n_cells ? unit->cells[column] : NULL;

      if (cell == NULL || cell->excused != NULL)
        continue;
      *owed += 1;
      *handed_in += dt_matrix_is_handed_in (cell);
    }
}
