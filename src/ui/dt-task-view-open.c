/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What others ask of the view. */

#include "dt-task-view-private.h"

/**
 * dt_task_view_set_query:
 * @self: the tasks
 * @query: which ones
 * @task: the one to select, or 0
 *
 * Shows other tasks; group and order stay as they are. What was asked of another day is asked of this one.
 */
void
dt_task_view_set_query (DtTaskView    *self,
                        const DtQuery *query,
                        gint64         task)
{
  DtQuery *own;

  g_return_if_fail (DT_IS_TASK_VIEW (self));

  dt_task_view_set_search (self, query->search);
  own = dt_query_copy (query);
  dt_page_set_today (own, dt_context_get_today (self->context));
  own->soon_days = dt_context_get_soon_days (self->context);
  own->group = self->query->group;
  own->sort = self->query->sort;
  own->descending = self->query->descending;
  self->wanted_task = task;
  dt_task_view_apply_new (self, own);
  /* The same question as before is not asked again. */
  if (!dt_task_feed_get_loading (self->feed))
    dt_task_view_select_wanted (self);
}

/**
 * dt_task_view_open_task:
 * @self: the tasks
 * @task: id
 *
 * Selects a task, with all tasks listed if it is not among those that are.
 */
void
dt_task_view_open_task (DtTaskView *self,
                        gint64      task)
{
  g_return_if_fail (DT_IS_TASK_VIEW (self));

  if (!dt_task_table_select_task (self->table, task))
    {
      dt_task_view_set_search (self, NULL);
      dt_task_view_apply_new (self, dt_task_view_new_query (self));
      self->wanted_task = task;
      dt_detail_panel_show (self->panel, &task, 1);
      if (!dt_task_feed_get_loading (self->feed))
        dt_task_view_select_wanted (self);
    }
}

/**
 * dt_task_view_focus_list:
 * @self: the tasks
 *
 * Returns: whether the keys are for the list now
 */
gboolean
dt_task_view_focus_list (DtTaskView *self)
{
  g_return_val_if_fail (DT_IS_TASK_VIEW (self), FALSE);

  return gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

gint64
dt_task_view_get_task (DtTaskView *self)
{
  GArray *tasks = dt_task_table_get_tasks (self->table);

  return tasks->len == 1 ? g_array_index (tasks, gint64, 0) : 0;
}

/**
 * dt_task_view_get_selected_tasks:
 * @self: the tasks
 *
 * Returns: (transfer floating): ids of the tasks selected (ax)
 */
GVariant *
dt_task_view_get_selected_tasks (DtTaskView *self)
{
  GArray *tasks = dt_task_table_get_tasks (self->table);

  return g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, tasks->data, tasks->len, sizeof (gint64));
}

static void
append_row (GString         *text,
            const DtTaskRow *row,
            DtTaskView      *self)
{
  DtDay today = dt_context_get_today (self->context);
  DtState state = dt_task_row_get_state (row, today, dt_context_get_soon_days (self->context));
  g_autofree char *day = row->last_day != DT_DAY_NONE ? dt_day_format (row->last_day, DT_DAY_STYLE_PARTY, today) : g_strdup ("");
  g_autofree char *title = g_strdelimit (g_strdup (row->title), "\t\n", ' ');

  g_string_append_printf (text, "%s\t%s\t%s\t%s\t%s\t%s\n", row->directive,
                          row->clause[0] != '\0' ? row->clause : row->ordinal, title, row->lead, day, dt_state_label (state));
}

/**
 * dt_task_view_dup_text:
 * @self: the tasks
 * @n_rows: (out): how many rows
 *
 * Returns: (transfer full) (nullable): the selected tasks, one a line, cells parted by tabs
 */
char *
dt_task_view_dup_text (DtTaskView *self,
                       guint      *n_rows)
{
  GArray *tasks = dt_task_table_get_tasks (self->table);
  DtRowFetch fetch = { tasks, dt_context_get_today (self->context) };
  g_autoptr(GPtrArray) rows = NULL;
  g_autoptr(GError) error = NULL;
  GString *text;

  g_return_val_if_fail (DT_IS_TASK_VIEW (self), NULL);

  if (tasks->len == 0)
    return NULL;
  rows = dt_store_read (dt_context_get_store (self->context), dt_job_fetch_tasks, &fetch, NULL, &error);
  if (rows == NULL)
    {
      dt_task_view_on_failed (self, error);
      return NULL;
    }

  text = g_string_new (NULL);
  for (guint i = 0; i < rows->len; i++)
    append_row (text, g_ptr_array_index (rows, i), self);
  *n_rows = rows->len;
  return g_string_free (text, FALSE);
}

/**
 * dt_task_view_reread:
 * @self: the tasks
 *
 * Reads everything again.
 */
void
dt_task_view_reread (DtTaskView *self)
{
  g_autoptr(DtQuery) none = NULL;

  g_return_if_fail (DT_IS_TASK_VIEW (self));

  /* A question that is equal is not asked twice: ask another in between. */
  none = dt_query_copy (self->query);
  none->limit = 1;
  dt_task_feed_set_query (self->feed, none);
  dt_task_feed_set_query (self->feed, self->query);
  dt_task_view_load_counts (self);
}

/**
 * dt_task_view_set_saved:
 * @self: the tasks
 * @saved: whether the last change was stored
 */
void
dt_task_view_set_saved (DtTaskView *self,
                        gboolean    saved)
{
  g_return_if_fail (DT_IS_TASK_VIEW (self));

  dt_saved_foot_set_saved (dt_task_sidebar_get_foot (self->sidebar), saved);
}

void
dt_task_view_set_backup (DtTaskView *self,
                         const char *text,
                         const char *problem)
{
  g_return_if_fail (DT_IS_TASK_VIEW (self));

  dt_saved_foot_set_backup (dt_task_sidebar_get_foot (self->sidebar), text, problem);
}
