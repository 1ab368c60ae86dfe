/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-agenda.h"

#include "dt-focus.h"
#include "dt-list-options.h"
#include "dt-task-feed.h"
#include "dt-task-header.h"
#include "dt-task-table.h"

struct _DtAgenda
{
  GtkWidget     parent_instance;

  /* Children: NULL after dispose */
  DtTaskHeader *header;
  DtTaskTable  *table;

  /* Owned */
  DtContext    *context;
  DtColumns    *columns;
  DtTaskFeed   *feed;
  DtQuery      *query;        /* NULL: nothing asked yet */
};

enum { SIGNAL_RELOADED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DtAgenda, dt_agenda, GTK_TYPE_WIDGET)

static void
ask (DtAgenda *self)
{
  dt_task_header_set_sort (self->header, self->query->sort, self->query->descending);
  dt_task_table_set_search (self->table, self->query->search);
  dt_task_feed_set_query (self->feed, self->query);
}

/**
 * dt_agenda_set_query:
 * @query: which tasks; copied. Its order gives way to the one chosen by a head.
 */
void
dt_agenda_set_query (DtAgenda      *self,
                     const DtQuery *query)
{
  DtQuery *copy;

  g_return_if_fail (DT_IS_AGENDA (self));
  g_return_if_fail (query != NULL);

  copy = dt_query_copy (query);
  if (self->query != NULL)
    {
      copy->sort = self->query->sort;
      copy->descending = self->query->descending;
    }
  g_clear_pointer (&self->query, dt_query_free);
  self->query = copy;
  ask (self);
}

static void
on_sort (DtAgenda *self,
         DtSort    sort,
         gboolean  descending)
{
  if (self->query == NULL)
    return;
  self->query->sort = sort;
  self->query->descending = descending;
  ask (self);
}

void
dt_agenda_set_narrow (DtAgenda *self,
                      gboolean  narrow)
{
  g_return_if_fail (DT_IS_AGENDA (self));

  dt_columns_set_narrow (self->columns, narrow);
}

gboolean
dt_agenda_is_empty (DtAgenda *self)
{
  g_return_val_if_fail (DT_IS_AGENDA (self), FALSE);

  return self->query != NULL && !dt_task_feed_get_loading (self->feed) && dt_task_feed_get_n_tasks (self->feed) == 0;
}

GArray *
dt_agenda_get_tasks (DtAgenda *self)
{
  g_return_val_if_fail (DT_IS_AGENDA (self), NULL);

  return dt_task_table_get_tasks (self->table);
}

gboolean
dt_agenda_unselect (DtAgenda *self)
{
  g_return_val_if_fail (DT_IS_AGENDA (self), FALSE);

  if (!dt_task_table_has_selection (self->table))
    return FALSE;
  dt_task_table_unselect (self->table);
  return TRUE;
}

/* There is no panel here: the task is shown among the tasks. */
static void
on_open_detail (DtAgenda *self)
{
  GArray *tasks = dt_task_table_get_tasks (self->table);

  if (tasks != NULL && tasks->len > 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-task", "x", g_array_index (tasks, gint64, 0));
}

static void
on_reloaded (DtAgenda *self)
{
  g_signal_emit (self, signals[SIGNAL_RELOADED], 0);
}

static gboolean
dt_agenda_grab_focus (GtkWidget *widget)
{
  if (dt_focus_is_inside (widget))
    return FALSE;
  return gtk_widget_child_focus (GTK_WIDGET (DT_AGENDA (widget)->table), GTK_DIR_TAB_FORWARD);
}

static void
dt_agenda_dispose (GObject *object)
{
  DtAgenda *self = DT_AGENDA (object);
  GtkWidget *child;

  if (self->feed != NULL)
    g_signal_handlers_disconnect_by_data (self->feed, self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->header = NULL;
  self->table = NULL;
  g_clear_object (&self->feed);
  g_clear_object (&self->columns);
  g_clear_object (&self->context);
  g_clear_pointer (&self->query, dt_query_free);

  G_OBJECT_CLASS (dt_agenda_parent_class)->dispose (object);
}

static void
dt_agenda_class_init (DtAgendaClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dt_agenda_dispose;
  widget_class->grab_focus = dt_agenda_grab_focus;
  signals[SIGNAL_RELOADED] = g_signal_new ("reloaded", DT_TYPE_AGENDA, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "agenda");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
dt_agenda_init (DtAgenda *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
}

/**
 * dt_agenda_new:
 * @context: what the views of the window share
 *
 * Returns: (transfer floating): an agenda that has not been asked for anything
 */
GtkWidget *
dt_agenda_new (DtContext *context)
{
  DtAgenda *self = g_object_new (DT_TYPE_AGENDA, NULL);
  g_autoptr(GSimpleActionGroup) options = NULL;

  g_return_val_if_fail (DT_IS_CONTEXT (context), GTK_WIDGET (self));

  self->context = g_object_ref (context);
  self->columns = dt_columns_new ();
  self->feed = dt_task_feed_new (dt_context_get_store (context));
  self->header = DT_TASK_HEADER (dt_task_header_new (self->columns));
  self->table = DT_TASK_TABLE (dt_task_table_new (context, self->columns, self->feed));
  gtk_widget_set_parent (GTK_WIDGET (self->header), GTK_WIDGET (self));
  gtk_widget_set_vexpand (GTK_WIDGET (self->table), TRUE);
  gtk_widget_set_parent (GTK_WIDGET (self->table), GTK_WIDGET (self));
  options = dt_list_options_new (dt_context_get_settings (context), self->columns);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "tasks", G_ACTION_GROUP (options));
  g_signal_connect_swapped (self->header, "sort", G_CALLBACK (on_sort), self);
  g_signal_connect_swapped (self->table, "open-detail", G_CALLBACK (on_open_detail), self);
  g_signal_connect_swapped (self->feed, "reloaded", G_CALLBACK (on_reloaded), self);
  return GTK_WIDGET (self);
}
