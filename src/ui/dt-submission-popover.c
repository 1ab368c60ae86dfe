/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-submission-popover.h"

#include <glib/gi18n-lib.h>

#include "dt-detail-cards.h"
#include "dt-state-mark.h"

struct _DtSubmissionPopover
{
  GtkPopover parent_instance;

  GtkWidget *first;      /* button that gets the focus */
};

G_DEFINE_FINAL_TYPE (DtSubmissionPopover, dt_submission_popover, GTK_TYPE_POPOVER)

static void
dt_submission_popover_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dt_submission_popover_parent_class)->map (widget);

  gtk_widget_grab_focus (DT_SUBMISSION_POPOVER (widget)->first);
}

static void
dt_submission_popover_class_init (DtSubmissionPopoverClass *klass)
{
  GTK_WIDGET_CLASS (klass)->map = dt_submission_popover_map;
}

static void
dt_submission_popover_init (DtSubmissionPopover *self)
{
}

static char *
format_received (const DtAssignmentRow *row,
                 DtDay                  today)
{
  g_autofree char *day = dt_day_format (row->received_day, DT_DAY_STYLE_LONG, today);
  g_autofree char *time = row->received_time != DT_TIME_NONE ? dt_time_format (row->received_time) : NULL;

  /* Translators: a time of day and the day it is on */
  return time != NULL ? g_strdup_printf (_("%1$s, %2$s"), time, day) : g_steal_pointer (&day);
}

/* A line of the grid; nothing for what is not known. */
static int
add_line (GtkGrid    *grid,
          int         line,
          const char *label,
          const char *text)
{
  GtkWidget *name;
  GtkWidget *value;

  if (*text == '\0')
    return line;

  name = dt_detail_label (label, "dim");
  value = dt_detail_label (text, NULL);
  gtk_label_set_ellipsize (GTK_LABEL (value), PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (GTK_LABEL (value), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (value), 36);
  gtk_widget_set_valign (name, GTK_ALIGN_START);
  gtk_grid_attach (grid, name, 0, line, 1, 1);
  gtk_grid_attach (grid, value, 1, line, 1, 1);

  return line + 1;
}

static GtkWidget *
make_grid (const DtAssignmentRow *row,
           DtContext             *context)
{
  DtDay today = dt_context_get_today (context);
  DtState state = dt_assignment_row_get_state (row, today, dt_context_get_soon_days (context));
  g_autofree char *received = format_received (row, today);
  g_autofree char *left = dt_state_time_left (state, row->last_day, row->received_day, today);
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());
  int line = 0;

  gtk_grid_set_row_spacing (grid, 3);
  gtk_grid_set_column_spacing (grid, 12);
  line = add_line (grid, line, _("Date received"), received);
  line = add_line (grid, line, _("State"), left);
  line = add_line (grid, line, _("Symbol"), row->symbol);
  line = add_line (grid, line, _("Through"), row->via);
  line = add_line (grid, line, _("File"), row->file);
  add_line (grid, line, _("Reason"), row->reason);

  return GTK_WIDGET (grid);
}

static GtkWidget *
add_button (DtSubmissionPopover *self,
            GtkBox              *box,
            const char          *label,
            const char          *action,
            GVariant            *target)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  dt_detail_aim (button, action, target);
  g_signal_connect_object (button, "clicked", G_CALLBACK (gtk_popover_popdown), self, G_CONNECT_SWAPPED);
  gtk_box_append (box, button);
  if (self->first == NULL)
    self->first = button;

  return button;
}

static GtkWidget *
make_buttons (DtSubmissionPopover   *self,
              const DtAssignmentRow *row)
{
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));

  if (row->phase == DT_PHASE_HANDED)
    {
      gtk_widget_add_css_class (add_button (self, box, _("Accept"), "win.accept", dt_detail_ids (&row->id, 1)), "suggested-action");
      add_button (self, box, _("Return…"), "win.return", dt_detail_ids (&row->id, 1));
    }
  add_button (self, box, _("Submissions…"), "win.show-submissions", g_variant_new_int64 (row->id));
  add_button (self, box, C_("button", "Remove"), "win.remove-submission", dt_detail_ids (&row->id, 1));

  return GTK_WIDGET (box);
}

/**
 * dt_submission_popover_new:
 * @context: what the window shares
 * @row: a part of which something was handed in
 *
 * Returns: (transfer floating): a popover to be given a parent
 */
GtkWidget *
dt_submission_popover_new (DtContext             *context,
                           const DtAssignmentRow *row)
{
  DtSubmissionPopover *self = g_object_new (DT_TYPE_SUBMISSION_POPOVER, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *head = dt_detail_label (row->unit_name, "strong");

  gtk_widget_add_css_class (box, "submission-popover");
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), make_grid (row, context));
  gtk_box_append (GTK_BOX (box), make_buttons (self, row));
  gtk_popover_set_child (GTK_POPOVER (self), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, row->unit_name, -1);

  return GTK_WIDGET (self);
}
