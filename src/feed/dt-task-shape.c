/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-task-shape.h"

struct _DtTaskShape
{
  DtTaskList *list;              /* NULL: empty */
  GArray     *head_positions;    /* guint by head */
};

static void
index_heads (DtTaskShape *self)
{
  GArray *rows = self->list->rows;

  g_array_set_size (self->head_positions, self->list->heads->len);
  for (guint position = 0; position < rows->len; position++)
    {
      const DtRowKey *key = &g_array_index (rows, DtRowKey, position);

      if (key->kind == DT_ROW_GROUP && key->group < self->head_positions->len)
        g_array_index (self->head_positions, guint, key->group) = position;
    }
}

DtTaskShape *
dt_task_shape_new (DtTaskList *list)
{
  DtTaskShape *self = g_new0 (DtTaskShape, 1);

  self->list = list;
  self->head_positions = g_array_new (FALSE, TRUE, sizeof (guint));
  if (list != NULL)
    index_heads (self);

  return self;
}

void
dt_task_shape_free (DtTaskShape *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->list, dt_task_list_free);
  g_array_unref (self->head_positions);
  g_free (self);
}

guint
dt_task_shape_get_n_rows (const DtTaskShape *self)
{
  return self->list != NULL ? self->list->rows->len : 0;
}

int
dt_task_shape_get_n_tasks (const DtTaskShape *self)
{
  return self->list != NULL ? self->list->n_tasks : 0;
}

int
dt_task_shape_get_n_overdue (const DtTaskShape *self)
{
  return self->list != NULL ? self->list->n_overdue : 0;
}

gboolean
dt_task_shape_is_partial (const DtTaskShape *self)
{
  return self->list != NULL && self->list->partial;
}

const DtRowKey *
dt_task_shape_get_row (const DtTaskShape *self,
                       guint              position)
{
  return position < dt_task_shape_get_n_rows (self) ? &g_array_index (self->list->rows, DtRowKey, position) : NULL;
}

const DtGroupHead *
dt_task_shape_get_head (const DtTaskShape *self,
                        guint              position)
{
  const DtRowKey *key = dt_task_shape_get_row (self, position);

  return key != NULL && key->group < self->list->heads->len ? g_ptr_array_index (self->list->heads, key->group) : NULL;
}

guint
dt_task_shape_get_head_position (const DtTaskShape *self,
                                 guint              position)
{
  const DtRowKey *key = dt_task_shape_get_row (self, position);

  return key != NULL && key->group < self->head_positions->len ? g_array_index (self->head_positions, guint, key->group)
                                                               : G_MAXUINT;
}

guint
dt_task_shape_find (const DtTaskShape *self,
                    gint64             task_id)
{
  guint n_rows = dt_task_shape_get_n_rows (self);

  for (guint position = 0; position < n_rows; position++)
    {
      const DtRowKey *key = &g_array_index (self->list->rows, DtRowKey, position);

      if (key->id == task_id && key->kind == DT_ROW_TASK)
        return position;
    }

  return G_MAXUINT;
}

static guint
end_below (const DtTaskShape *self,
           guint              position)
{
  DtRowKind kind = (DtRowKind) dt_task_shape_get_row (self, position)->kind;
  guint end = position + 1;

  for (; end < dt_task_shape_get_n_rows (self); end++)
    {
      DtRowKind below = (DtRowKind) dt_task_shape_get_row (self, end)->kind;

      if (kind == DT_ROW_GROUP ? below == DT_ROW_GROUP : below != DT_ROW_ASSIGNMENT)
        break;
    }

  return end;
}

DtTaskShape *
dt_task_shape_close (const DtTaskShape *self,
                     guint              position)
{
  DtTaskList *list = g_new0 (DtTaskList, 1);
  guint end = end_below (self, position);

  list->rows = g_array_copy (self->list->rows);
  if (end > position + 1)
    g_array_remove_range (list->rows, position + 1, end - position - 1);
  list->heads = g_ptr_array_ref (self->list->heads);
  list->n_tasks = self->list->n_tasks;
  list->n_overdue = self->list->n_overdue;
  list->partial = self->list->partial;

  return dt_task_shape_new (list);
}
