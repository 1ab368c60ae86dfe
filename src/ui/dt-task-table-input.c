/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the pointer and the keys do to the list. */

#include "dt-task-table-private.h"

#include "dt-task-menu.h"

/* --- Buttons of a row --- */

static void
set_hot (DtTaskTable *self,
         DtTaskLine  *line)
{
  if (line == self->hot)
    return;

  if (self->hot != NULL)
    dt_task_line_set_hot (self->hot, FALSE);
  self->hot = line;
  if (line != NULL)
    dt_task_line_set_hot (line, TRUE);
}

static void
on_motion (DtTaskTable *self,
           double       x,
           double       y)
{
  set_hot (self, dt_task_table_line_at (self, x, y));
}

static void
on_leave (DtTaskTable *self)
{
  set_hot (self, dt_task_table_get_focused (self));
}

void
dt_task_table_sync_focus (DtTaskTable *self)
{
  DtTaskLine *line = dt_task_table_get_focused (self);

  if (line != NULL)
    set_hot (self, line);
}

/* --- Clicks and keys --- */

static void
toggle (DtTaskTable *self,
        guint        position)
{
  dt_task_feed_toggle (self->feed, position);
}

static void
activate_for_item (DtTaskTable *self,
                   DtTaskItem  *item,
                   const char  *task_action,
                   const char  *assignment_action)
{
  gint64 id = dt_task_item_get_id (item);

  gtk_widget_activate_action_variant (GTK_WIDGET (self),
                                      dt_task_item_get_kind (item) == DT_ROW_TASK ? task_action : assignment_action,
                                      g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, &id, 1, sizeof id));
}

static gboolean
is_in_button (DtTaskTable *self,
              double       x,
              double       y)
{
  GtkWidget *picked = gtk_widget_pick (self->list, x, y, GTK_PICK_DEFAULT);

  return picked != NULL && gtk_widget_get_ancestor (picked, GTK_TYPE_BUTTON) != NULL;
}

/* Whether the row of an item is one of those selected. */
static gboolean
is_meant (DtTaskTable *self,
          DtTaskItem  *item)
{
  GArray *ids = dt_task_item_get_kind (item) == DT_ROW_TASK ? self->tasks : self->parts;

  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == dt_task_item_get_id (item))
      return TRUE;

  return FALSE;
}

static void
popup_menu (DtTaskTable *self,
            DtTaskLine  *line,
            double       x,
            double       y)
{
  DtTaskItem *item = dt_task_line_get_item (line);
  g_autoptr(GMenuModel) model = NULL;

  if (item == NULL || dt_task_item_get_kind (item) == DT_ROW_GROUP)
    return;

  /* What is clicked is meant, unless it is one of several selected. */
  if (!is_meant (self, item))
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), dt_task_item_get_position (item), TRUE);

  if (dt_task_item_get_assignment (item) != NULL)
    model = dt_task_menu_new_for_assignment (dt_task_item_get_assignment (item), self->parts);
  else
    model = dt_task_menu_new (dt_task_item_get_task (item), self->tasks);
  if (self->menu == NULL)
    {
      self->menu = gtk_popover_menu_new_from_model (NULL);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
    }
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), model);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
on_pressed (DtTaskTable     *self,
            int              n_press,
            double           x,
            double           y,
            GtkGestureClick *gesture)
{
  DtTaskLine *line = dt_task_table_line_at (self, x, y);
  graphene_point_t in_line;
  DtTaskItem *item;

  if (line == NULL || is_in_button (self, x, y))
    return;
  /* With these the row is added to what is selected, wherever it is clicked. */
  if ((gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture)) & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != 0)
    return;
  item = dt_task_line_get_item (line);
  if (item == NULL
      || !gtk_widget_compute_point (self->list, GTK_WIDGET (line), &GRAPHENE_POINT_INIT ((float) x, (float) y), &in_line))
    return;

  switch (dt_task_line_get_part (line, in_line.x))
    {
    case DT_LINE_ARROW:
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      toggle (self, dt_task_item_get_position (item));
      break;

    case DT_LINE_MARK:
    case DT_LINE_PROGRESS:
      if (dt_task_item_get_task (item) != NULL && dt_task_row_is_collection (dt_task_item_get_task (item)))
        break;
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      gtk_widget_grab_focus (gtk_widget_get_parent (GTK_WIDGET (line)));
      gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), dt_task_item_get_position (item), TRUE);
      activate_for_item (self, item, "win.choose-task-progress", "win.choose-progress");
      break;

    case DT_LINE_NOTHING:
      break;
    }
}

static void
on_secondary_pressed (DtTaskTable     *self,
                      int              n_press,
                      double           x,
                      double           y,
                      GtkGestureClick *gesture)
{
  DtTaskLine *line = dt_task_table_line_at (self, x, y);
  graphene_point_t here;

  if (line == NULL
      || !gtk_widget_compute_point (self->list, GTK_WIDGET (self), &GRAPHENE_POINT_INIT ((float) x, (float) y), &here))
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  popup_menu (self, line, here.x, here.y);
}

void
dt_task_table_popup_for_focus (GtkWidget  *widget,
                               const char *action,
                               GVariant   *parameter)
{
  DtTaskTable *self = DT_TASK_TABLE (widget);
  DtTaskLine *line = dt_task_table_get_focused (self);
  graphene_rect_t bounds;

  if (line != NULL && gtk_widget_compute_bounds (GTK_WIDGET (line), widget, &bounds))
    popup_menu (self, line, bounds.origin.x + 60, bounds.origin.y + bounds.size.height);
}

static gboolean
can_open (DtTaskItem *item)
{
  return dt_task_item_get_kind (item) == DT_ROW_GROUP
         || (dt_task_item_get_task (item) != NULL && dt_task_row_is_collection (dt_task_item_get_task (item)));
}

static void
focus_position (DtTaskTable *self,
                guint        position)
{
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  dt_task_table_scroll_to (self, position);
  /* This toolkit version has no call for it: the row is looked for among those that are made. */
  for (GtkWidget *row = gtk_widget_get_first_child (self->list); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (dt_task_table_line_of (row) != NULL && dt_task_table_position_of (dt_task_table_line_of (row)) == position)
      {
        gtk_widget_grab_focus (row);
        return;
      }
}

static gboolean
on_key (DtTaskTable     *self,
        guint            keyval,
        guint            keycode,
        GdkModifierType  state)
{
  DtTaskLine *line = dt_task_table_get_focused (self);
  DtTaskItem *item = line != NULL ? dt_task_line_get_item (line) : NULL;
  guint position;

  if (item == NULL || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0)
    return FALSE;

  position = dt_task_item_get_position (item);
  switch (keyval)
    {
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      if (!can_open (item) || dt_task_item_is_expanded (item))
        return FALSE;
      toggle (self, position);
      return TRUE;

    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      if (can_open (item) && dt_task_item_is_expanded (item))
        {
          toggle (self, position);
          return TRUE;
        }
      if (dt_task_item_get_kind (item) == DT_ROW_ASSIGNMENT)
        {
          guint above = dt_task_feed_find (self->feed, dt_task_table_task_above (self, position));

          if (above != GTK_INVALID_LIST_POSITION)
            focus_position (self, above);
          return TRUE;
        }
      return FALSE;

    case GDK_KEY_space:
    case GDK_KEY_KP_Space:
      if (dt_task_item_get_kind (item) == DT_ROW_GROUP)
        toggle (self, position);
      else if (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), position))
        gtk_selection_model_unselect_item (GTK_SELECTION_MODEL (self->selection), position);
      else
        gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, FALSE);
      return TRUE;

    default:
      return FALSE;
    }
}

void
dt_task_table_add_controllers (DtTaskTable *self)
{
  GtkGesture *primary = gtk_gesture_click_new ();
  GtkGesture *secondary = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (primary), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (primary, "pressed", G_CALLBACK (on_pressed), self);
  gtk_widget_add_controller (self->list, GTK_EVENT_CONTROLLER (primary));

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (secondary, "pressed", G_CALLBACK (on_secondary_pressed), self);
  gtk_widget_add_controller (self->list, GTK_EVENT_CONTROLLER (secondary));

  g_signal_connect_swapped (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (on_leave), self);
  gtk_widget_add_controller (self->list, motion);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (self->list, keys);
}
