/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The buttons over a line that the pointer or the focus is on, and what lies under a point of it. */

#include "dt-task-line-private.h"

#include <glib/gi18n-lib.h>

static void
activate_for_row (DtTaskLine *self,
                  const char *task_action,
                  const char *assignment_action)
{
  gint64 id;
  gboolean assignment;

  if (self->item == NULL)
    return;

  id = dt_task_item_get_id (self->item);
  assignment = dt_task_item_get_kind (self->item) == DT_ROW_ASSIGNMENT;
  gtk_widget_activate_action_variant (GTK_WIDGET (self), assignment ? assignment_action : task_action,
                                      g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, &id, 1, sizeof id));
}

static void
on_record (DtTaskLine *self)
{
  activate_for_row (self, "win.record-tasks", "win.record");
}

static void
on_accept (DtTaskLine *self)
{
  activate_for_row (self, "win.accept-tasks", "win.accept");
}

static void
on_remind (DtTaskLine *self)
{
  activate_for_row (self, "win.write-reminder-tasks", "win.write-reminder");
}

static void
add_button (DtTaskLine *self,
            const char *icon,
            const char *name,
            GCallback   clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "row-button");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (self->buttons), button);
}

static int
get_item_state (DtTaskLine *self)
{
  DtDay today = dt_context_get_today (self->context);
  int soon_days = dt_context_get_soon_days (self->context);

  if (self->item != NULL && dt_task_item_get_task (self->item) != NULL)
    return (int) dt_task_row_get_state (dt_task_item_get_task (self->item), today, soon_days);
  if (self->item != NULL && dt_task_item_get_assignment (self->item) != NULL)
    return (int) dt_assignment_row_get_state (dt_task_item_get_assignment (self->item), today, soon_days);

  return -1;
}

static void
make_buttons (DtTaskLine *self)
{
  int state = get_item_state (self);

  if (state < 0 || !(dt_state_is_open ((DtState) state) || state == DT_STATE_STANDING))
    return;
  if (dt_store_get_read_only (dt_context_get_store (self->context)))
    return;

  self->buttons = g_object_new (GTK_TYPE_BOX, "spacing", 4, "valign", GTK_ALIGN_CENTER, NULL);
  gtk_widget_add_css_class (self->buttons, "row-buttons");
  if (state == DT_STATE_HANDED)
    add_button (self, "object-select-symbolic", _("Accept"), G_CALLBACK (on_accept));
  else
    add_button (self, "dt-state-handed-symbolic", _("Record submission"), G_CALLBACK (on_record));
  if (state != DT_STATE_HANDED)
    add_button (self, "preferences-system-notifications-symbolic", _("Write a reminder"), G_CALLBACK (on_remind));
  gtk_widget_set_parent (self->buttons, GTK_WIDGET (self));
}

/**
 * dt_task_line_set_hot:
 * @self: a line
 * @hot: whether the pointer or the focus is on it
 *
 * Shows the buttons of the row, over its progress.
 */
void
dt_task_line_set_hot (DtTaskLine *self,
                      gboolean    hot)
{
  g_return_if_fail (DT_IS_TASK_LINE (self));

  hot = hot && self->kind != DT_ROW_GROUP;
  if (hot == self->hot)
    return;

  self->hot = hot;
  if (hot)
    make_buttons (self);
  else
    g_clear_pointer (&self->buttons, gtk_widget_unparent);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/**
 * dt_task_line_get_part:
 * @self: a line
 * @x: a point, in the line's own measure
 *
 * Returns: what lies there
 */
DtLinePart
dt_task_line_get_part (DtTaskLine *self,
                       double      x)
{
  DtColumnPlace places[DT_N_COLUMNS];

  if (self->item == NULL)
    return DT_LINE_NOTHING;
  if (self->kind == DT_ROW_GROUP)
    return DT_LINE_ARROW;

  dt_columns_place (self->columns, gtk_widget_get_width (GTK_WIDGET (self)), places);
  if (self->kind == DT_ROW_TASK && x < dt_columns_px (self->columns, 20) && self->arrow != NULL
      && gtk_widget_get_visible (self->arrow))
    return DT_LINE_ARROW;
  if (self->mark != NULL && x < places[DT_COLUMN_TITLE].x)
    return DT_LINE_MARK;
  if (places[DT_COLUMN_PROGRESS].width > 0 && x >= places[DT_COLUMN_PROGRESS].x && self->has_bar && self->buttons == NULL)
    return DT_LINE_PROGRESS;

  return DT_LINE_NOTHING;
}
