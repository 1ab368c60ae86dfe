/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-task-card.h"

#include <glib/gi18n-lib.h>

#include "dt-fill-bar.h"
#include "dt-state-mark.h"
#include "dt-task-drag.h"
#include "dt-task-words.h"

#define MARK_SIZE 12
#define TITLE_LINES 4

struct _DtTaskCard
{
  GtkWidget  parent_instance;

  /* Owned */
  DtTaskRow *row;

  DtDay      day;
  DtState    state;
  gboolean   ghost;
};

G_DEFINE_FINAL_TYPE (DtTaskCard, dt_task_card, GTK_TYPE_WIDGET)

DtTaskRow *
dt_task_card_get_task (DtTaskCard *self)
{
  g_return_val_if_fail (DT_IS_TASK_CARD (self), NULL);

  return self->row;
}

gboolean
dt_task_card_is_ghost (DtTaskCard *self)
{
  g_return_val_if_fail (DT_IS_TASK_CARD (self), FALSE);

  return self->ghost;
}

void
dt_task_card_set_selected (DtTaskCard *self,
                           gboolean    selected)
{
  g_return_if_fail (DT_IS_TASK_CARD (self));

  if (selected)
    gtk_widget_add_css_class (GTK_WIDGET (self), "selected");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "selected");
}

/* ---- What a person does with it ---- */

/* A ghost leads to the day in force; a task tells about itself. */
static void
show_task (DtTaskCard *self)
{
  if (self->ghost)
    gtk_widget_activate_action (GTK_WIDGET (self), "calendar.go-to-task", "(xi)", self->row->id, self->row->last_day);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "calendar.show-task", "(xi)", self->row->id, self->day);
}

static gboolean
on_activate_key (GtkWidget *widget,
                 GVariant  *parameter,
                 gpointer   user_data)
{
  show_task (DT_TASK_CARD (widget));
  return GDK_EVENT_STOP;
}

/* Up and down within the day. */
static gboolean
on_step_key (GtkWidget *widget,
             GVariant  *parameter,
             gpointer   user_data)
{
  GtkWidget *next = g_variant_get_int32 (parameter) > 0 ? gtk_widget_get_next_sibling (widget)
                                                        : gtk_widget_get_prev_sibling (widget);

  if (next != NULL && gtk_widget_get_visible (next) && gtk_widget_get_focusable (next))
    gtk_widget_grab_focus (next);
  return GDK_EVENT_STOP;
}

static void
on_pressed (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            DtTaskCard      *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (n_press == 2)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-task", "x", self->row->id);
}

/* Not before it is clear that it is no drag. */
static void
on_released (GtkGestureClick *gesture,
             int              n_press,
             double           x,
             double           y,
             DtTaskCard      *self)
{
  if (n_press == 1)
    show_task (self);
}

static DtTaskRow *
get_dragged (GtkWidget *widget)
{
  DtTaskCard *self = DT_TASK_CARD (widget);

  return !self->ghost && dt_state_is_open (self->state) ? self->row : NULL;
}

/* ---- What it shows ---- */

static GtkWidget *
add_part (GtkWidget *parent,
          GtkWidget *part)
{
  gtk_widget_set_can_target (part, FALSE);
  gtk_widget_set_parent (part, parent);
  return part;
}

static GtkWidget *
add_label (GtkWidget  *parent,
           const char *text,
           gboolean    markup,
           int         lines,
           const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.f, "wrap", lines > 1, "wrap-mode", PANGO_WRAP_WORD_CHAR, "lines", lines,
                                   "ellipsize", PANGO_ELLIPSIZE_END, "use-markup", markup, "label", text,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_add_css_class (label, css_class);
  return add_part (parent, label);
}

static char *
name_state (DtTaskCard *self,
            DtDay       today)
{
  if (self->state == DT_STATE_OVERDUE || self->state == DT_STATE_SOON)
    return dt_state_print_word (self->state, self->row->percent, self->row->last_day, self->row->handed_day, today);
  return g_strdup (dt_state_label (self->state));
}

static void
add_state (DtTaskCard *self,
           DtDay       today)
{
  GtkWidget *line = add_part (GTK_WIDGET (self), gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  GtkWidget *mark = add_part (line, dt_state_mark_new ());
  g_autofree char *word = name_state (self, today);
  GtkWidget *label = add_label (line, word, FALSE, 1, "state");
  g_autofree char *time = NULL;

  dt_state_mark_set (DT_STATE_MARK (mark), self->state, self->row->percent);
  dt_state_mark_set_size (DT_STATE_MARK (mark), MARK_SIZE);
  dt_state_style (label, (int) self->state);
  gtk_widget_set_hexpand (label, TRUE);
  if (self->row->time == DT_TIME_NONE)
    return;
  time = dt_time_format (self->row->time);
  add_label (line, time, FALSE, 1, "numeric");
}

static void
add_progress (DtTaskCard *self,
              DtDay       today)
{
  g_autofree char *text = dt_words_progress_markup (self->row, self->state, today);
  gboolean many = dt_task_row_is_collection (self->row);
  double fraction = many ? (double) self->row->handed_in / self->row->owed : self->row->percent / 100.;
  GtkWidget *bar;

  if (text[0] != '\0')
    add_label (GTK_WIDGET (self), text, TRUE, 1, "quiet");
  if (!dt_words_has_bar (self->row, self->state))
    return;
  bar = add_part (GTK_WIDGET (self), dt_fill_bar_new ());
  dt_fill_bar_set (DT_FILL_BAR (bar), fraction, many ? "done" : NULL);
}

static void
fill_task (DtTaskCard *self,
           DtDay       today,
           int         soon_days)
{
  const char *place = self->row->ordinal[0] != '\0' ? self->row->ordinal : self->row->clause;
  g_autofree char *source = g_strjoin (" · ", self->row->directive, place[0] != '\0' ? place : NULL, NULL);
  g_autofree char *lead = dt_words_lead (self->row);
  g_autofree char *spoken = dt_task_row_spoken (self->row, today, soon_days);

  add_state (self, today);
  add_label (GTK_WIDGET (self), self->row->title, FALSE, TITLE_LINES, "title");
  if (lead[0] != '\0')
    add_label (GTK_WIDGET (self), lead, FALSE, 1, "quiet");
  add_label (GTK_WIDGET (self), source, FALSE, 1, "quiet");
  add_progress (self, today);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), self->row->title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
fill_ghost (DtTaskCard *self,
            DtDay       today)
{
  g_autofree char *day = dt_day_format (self->row->last_day, DT_DAY_STYLE_SHORT, today);
  g_autofree char *long_day = dt_day_format (self->row->last_day, DT_DAY_STYLE_LONG, today);
  /* Translators: a task that was moved to another day, "25/8" */
  g_autofree char *moved = g_strdup_printf (_("moved to %s"), day);
  g_autofree char *spoken = g_strdup_printf (_("Original day of “%s”, %s; now due %s"), self->row->title, self->row->directive, long_day);
  GtkWidget *title = add_label (GTK_WIDGET (self), self->row->title, FALSE, TITLE_LINES, "title");
  GtkWidget *line = add_part (GTK_WIDGET (self), gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  g_autoptr(PangoAttrList) struck = pango_attr_list_new ();

  pango_attr_list_insert (struck, pango_attr_strikethrough_new (TRUE));
  gtk_label_set_attributes (GTK_LABEL (title), struck);
  add_part (line, g_object_new (GTK_TYPE_IMAGE, "pixel-size", MARK_SIZE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "icon-name",
                                self->row->last_day < self->day ? "dt-moved-earlier-symbolic" : "dt-moved-later-symbolic", NULL));
  add_label (line, moved, FALSE, 1, "state");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/* ---- The object ---- */

static void
dt_task_card_dispose (GObject *object)
{
  DtTaskCard *self = DT_TASK_CARD (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->row, dt_task_row_unref);

  G_OBJECT_CLASS (dt_task_card_parent_class)->dispose (object);
}

static void
dt_task_card_class_init (DtTaskCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const guint keys[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_ISO_Enter, GDK_KEY_space, GDK_KEY_KP_Space, GDK_KEY_Menu };

  G_OBJECT_CLASS (klass)->dispose = dt_task_card_dispose;

  gtk_widget_class_set_css_name (widget_class, "task-card");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i], 0, on_activate_key, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, on_activate_key, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, 0, on_step_key, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Up, 0, on_step_key, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, 0, on_step_key, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Down, 0, on_step_key, "i", 1);
}

static void
dt_task_card_init (DtTaskCard *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  g_signal_connect (click, "released", G_CALLBACK (on_released), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  dt_task_drag_add_source (GTK_WIDGET (self), click, get_dragged);
}

/**
 * dt_task_card_new:
 * @row: what it shows; referenced
 * @day: the day it stands on: the last day in force, or the original one for a ghost
 * @ghost: whether it marks the day the task was moved from
 * @today: the day it is
 * @soon_days: days before the last day in which a task is due soon
 *
 * Returns: (transfer floating): a card
 */
DtTaskCard *
dt_task_card_new (DtTaskRow *row,
                  DtDay      day,
                  gboolean   ghost,
                  DtDay      today,
                  int        soon_days)
{
  DtTaskCard *self = g_object_new (DT_TYPE_TASK_CARD, NULL);

  g_return_val_if_fail (row != NULL, self);

  self->row = dt_task_row_ref (row);
  self->day = day;
  self->ghost = ghost;
  self->state = dt_task_row_get_state (row, today, soon_days);
  gtk_widget_add_css_class (GTK_WIDGET (self), ghost ? "ghost" : dt_state_css_class (self->state));
  if (ghost)
    fill_ghost (self, today);
  else
    fill_task (self, today, soon_days);
  return self;
}
