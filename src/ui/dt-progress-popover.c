/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-progress-popover.h"

#include <glib/gi18n-lib.h>

#include "dt-state-mark.h"

struct _DtProgressPopover
{
  GtkPopover     parent_instance;

  /* Children */
  DtStateMark   *mark;
  GtkLabel      *state;
  GtkLabel      *unit;
  GtkSpinButton *spin;
};

enum { SIGNAL_APPLY, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DtProgressPopover, dt_progress_popover, GTK_TYPE_POPOVER)

static void
apply (DtProgressPopover *self,
       int                percent)
{
  g_signal_emit (self, signals[SIGNAL_APPLY], 0, percent);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
on_preset (DtProgressPopover *self,
           GtkButton         *button)
{
  apply (self, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "percent")));
}

static void
on_set (DtProgressPopover *self)
{
  gtk_spin_button_update (self->spin);
  apply (self, gtk_spin_button_get_value_as_int (self->spin));
}

static GtkWidget *
make_presets (DtProgressPopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  for (int percent = 0; percent <= 100; percent += 25)
    {
      g_autofree char *label = g_strdup_printf (_("%d%%"), percent);
      GtkWidget *button = gtk_button_new_with_label (label);

      g_object_set_data (G_OBJECT (button), "percent", GINT_TO_POINTER (percent));
      g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_preset), self);
      gtk_box_append (GTK_BOX (box), button);
    }

  return box;
}

static GtkWidget *
make_head (DtProgressPopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->mark = DT_STATE_MARK (dt_state_mark_new ());
  self->state = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "css-classes", (const char *[]) { "heading", NULL }, NULL);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->mark));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->state));

  return box;
}

static GtkWidget *
make_entry (DtProgressPopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Set Progress"));

  self->spin = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (0, 100, 5));
  gtk_widget_set_hexpand (GTK_WIDGET (self->spin), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->spin), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Progress in percent"), -1);
  gtk_widget_add_css_class (button, "suggested-action");
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_set), self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->spin));
  gtk_box_append (GTK_BOX (box), button);

  return box;
}

static void
dt_progress_popover_class_init (DtProgressPopoverClass *klass)
{
  signals[SIGNAL_APPLY] = g_signal_new ("apply", DT_TYPE_PROGRESS_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
dt_progress_popover_init (DtProgressPopover *self)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 8,
                                 "margin-top", 6, "margin-bottom", 6, "margin-start", 6, "margin-end", 6, NULL);

  gtk_box_append (GTK_BOX (box), make_head (self));
  self->unit = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "max-width-chars", 32,
                             "css-classes", (const char *[]) { "dim", NULL }, NULL);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->unit));
  gtk_box_append (GTK_BOX (box), make_presets (self));
  gtk_box_append (GTK_BOX (box), make_entry (self));
  gtk_popover_set_child (GTK_POPOVER (self), box);
}

/**
 * dt_progress_popover_new:
 * @row: whose part it is
 * @today: the day it is
 * @soon_days: days in which a task counts as due soon
 *
 * Returns: (transfer floating): a popover to be given a parent
 */
GtkWidget *
dt_progress_popover_new (const DtAssignmentRow *row,
                         DtDay                  today,
                         int                    soon_days)
{
  DtProgressPopover *self = g_object_new (DT_TYPE_PROGRESS_POPOVER, NULL);
  DtState state = dt_assignment_row_get_state (row, today, soon_days);
  g_autofree char *left = dt_state_time_left (state, row->last_day, row->received_day, today);
  /* Translators: a state and how long there is still: "Overdue · 3 days late" */
  g_autofree char *text = g_strdup_printf (_("%s · %s"), dt_state_label (state), left);

  dt_state_mark_set (self->mark, state, row->percent);
  gtk_label_set_label (self->state, text);
  gtk_label_set_label (self->unit, row->unit_name);
  gtk_spin_button_set_value (self->spin, row->percent);

  return GTK_WIDGET (self);
}
