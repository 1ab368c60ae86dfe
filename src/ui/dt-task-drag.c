/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-task-drag.h"

static GdkContentProvider *
on_prepare (GtkDragSource *source,
            double         x,
            double         y,
            gpointer       user_data)
{
  DtTaskDragRow get_row = (DtTaskDragRow) user_data;
  DtTaskRow *row = get_row (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source)));

  return row != NULL ? gdk_content_provider_new_typed (DT_TYPE_TASK_ROW, row) : NULL;
}

static void
on_drag_begin (GtkDragSource *source,
               GdkDrag       *drag,
               gpointer       user_data)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  g_autoptr(GdkPaintable) picture = gtk_widget_paintable_new (widget);

  gtk_drag_source_set_icon (source, picture, 12, 8);
}

/**
 * dt_task_drag_add_source:
 * @widget: shows a task
 * @click: the gesture by which @widget is clicked; a press may turn out to be either
 * @get_row: tells which task that is
 *
 * Lets the task of @widget be dragged.
 */
void
dt_task_drag_add_source (GtkWidget     *widget,
                         GtkGesture    *click,
                         DtTaskDragRow  get_row)
{
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (on_prepare), (gpointer) get_row);
  g_signal_connect (source, "drag-begin", G_CALLBACK (on_drag_begin), NULL);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (source));
  gtk_gesture_group (GTK_GESTURE (source), click);
}

static gboolean
on_drop (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         gpointer       user_data)
{
  DtTaskDragDay get_day = (DtTaskDragDay) user_data;
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  const DtTaskRow *row = g_value_get_boxed (value);
  DtDay day = get_day (widget);

  if (row == NULL || day == DT_DAY_NONE || row->last_day == day)
    return FALSE;
  return gtk_widget_activate_action (widget, "win.change-schedule-to-day", "(xi)", row->id, day);
}

/**
 * dt_task_drag_add_target:
 * @widget: stands for a day
 * @get_day: tells which
 *
 * Lets tasks be dropped on @widget. Where the register is only looked at the drop is refused.
 */
void
dt_task_drag_add_target (GtkWidget     *widget,
                         DtTaskDragDay  get_day)
{
  GtkDropTarget *target = gtk_drop_target_new (DT_TYPE_TASK_ROW, GDK_ACTION_MOVE);

  g_signal_connect (target, "drop", G_CALLBACK (on_drop), (gpointer) get_day);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
}
