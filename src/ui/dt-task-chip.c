/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dt-task-chip.h"

#include <glib/gi18n-lib.h>

#include "dt-state-mark.h"
#include "dt-task-drag.h"

#define MARK_SIZE 12
#define SPACING 4

struct _DtTaskChip
{
  GtkWidget  parent_instance;

  /* Children: NULL after dispose */
  GtkWidget *mark;
  GtkWidget *moved;         /* the arrow of a ghost */
  GtkWidget *title;
  GtkWidget *note;

  /* Owned */
  DtTaskRow *row;

  DtDay      day;
  DtState    state;
  DtDay      today;
  gboolean   ghost;
  gboolean   turn;          /* a ghost of what is to come */
  gboolean   selected;
};

G_DEFINE_FINAL_TYPE (DtTaskChip, dt_task_chip, GTK_TYPE_WIDGET)

/**
 * dt_task_chip_format_note:
 * @row: a task
 * @state: its state
 *
 * The few characters that a chip has room for beside the title.
 *
 * Returns: (transfer full): "" where there is nothing to tell
 */
char *
dt_task_chip_format_note (const DtTaskRow *row,
                          DtState          state)
{
  if (state == DT_STATE_DONE_LATE && row->handed_day > row->last_day)
    return g_strdup_printf (C_("days late, short", "late %d"), row->handed_day - row->last_day);
  if (dt_task_row_is_collection (row) && dt_state_is_open (state))
    return g_strdup_printf ("%d/%d", row->handed_in, row->owed);
  if (row->time != DT_TIME_NONE && dt_state_is_open (state))
    return dt_time_format (row->time);
  return g_strdup ("");
}

/* What a screen reader says, and the tooltip: the whole title, never the short one. */
static void
update_description (DtTaskChip *self,
                    int         soon_days)
{
  g_autofree char *text = NULL;

  if (self->turn)
    {
      text = g_strdup_printf (_("“%s”, %s, is to recur"), self->row->title, self->row->directive);
      gtk_widget_set_tooltip_text (GTK_WIDGET (self), text);
    }
  else if (self->ghost)
    {
      g_autofree char *day = dt_day_format (self->row->last_day, DT_DAY_STYLE_LONG, self->today);

      text = g_strdup_printf (_("Original day of “%s”, %s; now due %s"), self->row->title, self->row->directive, day);
      gtk_widget_set_tooltip_text (GTK_WIDGET (self), text);
    }
  else
    {
      g_autofree char *tip = g_strdup_printf ("%s\n%s · %s", self->row->title, self->row->directive, self->row->lead);

      text = dt_task_row_spoken (self->row, self->today, soon_days);
      gtk_widget_set_tooltip_text (GTK_WIDGET (self), tip);
    }

  gtk_widget_set_has_tooltip (GTK_WIDGET (self), !self->selected);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
update_classes (DtTaskChip *self)
{
  const char *classes[] = { self->turn ? "turn" : self->ghost ? "ghost" : dt_state_css_class (self->state),
                            self->selected ? "selected" : NULL,
                            NULL };

  gtk_widget_set_css_classes (GTK_WIDGET (self), classes);
}

static void
update_texts (DtTaskChip *self)
{
  g_autofree char *note = NULL;
  const char *title = self->row->short_title[0] != '\0' ? self->row->short_title : self->row->title;
  g_autoptr(PangoAttrList) struck = NULL;

  /* An inscription does not follow text-decoration-line of the style sheet. */
  if ((self->ghost && !self->turn) || self->state == DT_STATE_CANCELLED)
    {
      struck = pango_attr_list_new ();
      pango_attr_list_insert (struck, pango_attr_strikethrough_new (TRUE));
    }

  if (self->turn)
    note = g_strdup ("");
  else if (self->ghost)
    note = dt_day_format (self->row->last_day, DT_DAY_STYLE_SHORT, self->today);
  else
    note = dt_task_chip_format_note (self->row, self->state);

  gtk_inscription_set_text (GTK_INSCRIPTION (self->title), title);
  gtk_inscription_set_attributes (GTK_INSCRIPTION (self->title), struck);
  gtk_label_set_label (GTK_LABEL (self->note), note);
  gtk_widget_set_visible (self->note, note[0] != '\0');
}

/**
 * dt_task_chip_set_task:
 * @row: what it shows; referenced
 * @day: the day it stands on: the last day in force, or the original one for a ghost
 * @ghost: whether it marks the day the task was moved from
 * @soon_days: days before the last day in which a task is due soon
 *
 * Makes the chip show another task; chips are kept and filled anew when the month changes.
 */
void
dt_task_chip_set_task (DtTaskChip *self,
                       DtTaskRow  *row,
                       DtDay       day,
                       gboolean    ghost,
                       DtDay       today,
                       int         soon_days)
{
  g_return_if_fail (DT_IS_TASK_CHIP (self));
  g_return_if_fail (row != NULL);

  self->turn = FALSE;
  if (self->row != row)
    {
      g_clear_pointer (&self->row, dt_task_row_unref);
      self->row = dt_task_row_ref (row);
    }
  self->day = day;
  self->ghost = ghost;
  self->today = today;
  self->state = dt_task_row_get_state (row, today, soon_days);

  gtk_widget_set_visible (self->mark, !ghost);
  gtk_widget_set_visible (self->moved, ghost);
  if (ghost)
    gtk_image_set_from_icon_name (GTK_IMAGE (self->moved),
                                  row->last_day < day ? "dt-moved-earlier-symbolic" : "dt-moved-later-symbolic");
  else
    dt_state_mark_set (DT_STATE_MARK (self->mark), self->state, row->percent);

  update_texts (self);
  update_classes (self);
  update_description (self, soon_days);
}

void
dt_task_chip_set_turn (DtTaskChip *self,
                       DtTaskRow  *row,
                       DtDay       day,
                       DtDay       today)
{
  dt_task_chip_set_task (self, row, day, TRUE, today, 0);
  self->turn = TRUE;
  gtk_image_set_from_icon_name (GTK_IMAGE (self->moved), "media-playlist-repeat-symbolic");
  update_texts (self);
  update_classes (self);
  update_description (self, 0);
}

DtTaskRow *
dt_task_chip_get_task (DtTaskChip *self)
{
  g_return_val_if_fail (DT_IS_TASK_CHIP (self), NULL);

  return self->row;
}

gboolean
dt_task_chip_is_ghost (DtTaskChip *self)
{
  g_return_val_if_fail (DT_IS_TASK_CHIP (self), FALSE);

  return self->ghost;
}

DtDay
dt_task_chip_get_day (DtTaskChip *self)
{
  g_return_val_if_fail (DT_IS_TASK_CHIP (self), DT_DAY_NONE);

  return self->day;
}

const char *
dt_task_chip_get_note (DtTaskChip *self)
{
  g_return_val_if_fail (DT_IS_TASK_CHIP (self), NULL);

  return gtk_label_get_label (GTK_LABEL (self->note));
}

void
dt_task_chip_set_selected (DtTaskChip *self,
                           gboolean    selected)
{
  g_return_if_fail (DT_IS_TASK_CHIP (self));

  if (self->selected == selected)
    return;

  self->selected = selected;
  /* What the tooltip says stands in the popover, which it would cover. */
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), !selected);
  if (selected)
    gtk_widget_add_css_class (GTK_WIDGET (self), "selected");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "selected");
}

/* A ghost leads to the day in force; a task tells about itself. */
static void
show_task (DtTaskChip *self)
{
  if (self->row == NULL)
    return;

  if (self->ghost && !self->turn)
    gtk_widget_activate_action (GTK_WIDGET (self), "calendar.go-to-task", "(xi)", self->row->id, self->row->last_day);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "calendar.show-task", "(xi)", self->row->id, self->day);
}

static gboolean
on_activate_key (GtkWidget *widget,
                 GVariant  *parameter,
                 gpointer   user_data)
{
  show_task (DT_TASK_CHIP (widget));
  return GDK_EVENT_STOP;
}

static void
on_pressed (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            DtTaskChip      *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);

  if (n_press == 2 && self->row != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-task", "x", self->row->id);
}

/* Not before it is clear that it is no drag. */
static void
on_released (GtkGestureClick *gesture,
             int              n_press,
             double           x,
             double           y,
             DtTaskChip      *self)
{
  if (n_press == 1)
    show_task (self);
}

static DtTaskRow *
get_dragged (GtkWidget *widget)
{
  DtTaskChip *self = DT_TASK_CHIP (widget);

  return !self->ghost && dt_state_is_open (self->state) ? self->row : NULL;
}

static void
dt_task_chip_dispose (GObject *object)
{
  DtTaskChip *self = DT_TASK_CHIP (object);

  /* An inscription of GTK 4.8 does not let go of its attributes. */
  if (self->title != NULL)
    gtk_inscription_set_attributes (GTK_INSCRIPTION (self->title), NULL);
  g_clear_pointer (&self->mark, gtk_widget_unparent);
  g_clear_pointer (&self->moved, gtk_widget_unparent);
  g_clear_pointer (&self->title, gtk_widget_unparent);
  g_clear_pointer (&self->note, gtk_widget_unparent);
  g_clear_pointer (&self->row, dt_task_row_unref);

  G_OBJECT_CLASS (dt_task_chip_parent_class)->dispose (object);
}

static void
dt_task_chip_class_init (DtTaskChipClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const guint keys[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_ISO_Enter, GDK_KEY_space, GDK_KEY_KP_Space, GDK_KEY_Menu };

  object_class->dispose = dt_task_chip_dispose;

  gtk_widget_class_set_css_name (widget_class, "task-chip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i], 0, on_activate_key, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, on_activate_key, NULL);
}

/* The parts of a chip say nothing of their own: the chip has the label. */
static GtkWidget *
add_part (DtTaskChip *self,
          GtkWidget  *part)
{
  gtk_widget_set_can_target (part, FALSE);
  gtk_widget_set_parent (part, GTK_WIDGET (self));
  return part;
}

static void
dt_task_chip_init (DtTaskChip *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), SPACING);

  self->mark = add_part (self, dt_state_mark_new ());
  dt_state_mark_set_size (DT_STATE_MARK (self->mark), MARK_SIZE);
  self->moved = add_part (self, g_object_new (GTK_TYPE_IMAGE,
                                              "pixel-size", MARK_SIZE,
                                              "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                              NULL));
  self->title = add_part (self, g_object_new (GTK_TYPE_INSCRIPTION,
                                              "hexpand", TRUE,
                                              "text-overflow", GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END,
                                              "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                              NULL));
  self->note = add_part (self, g_object_new (GTK_TYPE_LABEL,
                                             "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                             NULL));
  gtk_widget_add_css_class (self->note, "note");
  gtk_widget_add_css_class (self->note, "numeric");

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  g_signal_connect (click, "released", G_CALLBACK (on_released), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  dt_task_drag_add_source (GTK_WIDGET (self), click, get_dragged);
}

/**
 * dt_task_chip_new:
 *
 * Returns: (transfer floating): an empty chip
 */
DtTaskChip *
dt_task_chip_new (void)
{
  return g_object_new (DT_TYPE_TASK_CHIP, NULL);
}
