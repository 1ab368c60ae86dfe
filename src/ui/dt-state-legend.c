/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dt-state-legend.h"

#include <glib/gi18n-lib.h>

#include "dt-state-mark.h"

/* A standing task has no day, so it never stands in the calendar. */
static const DtState order[] =
{
  DT_STATE_OVERDUE, DT_STATE_TODAY, DT_STATE_SOON, DT_STATE_PROGRESS, DT_STATE_IDLE, DT_STATE_HANDED,
  DT_STATE_RETURNED, DT_STATE_DONE, DT_STATE_DONE_LATE, DT_STATE_SUSPENDED, DT_STATE_CANCELLED,
};

struct _DtStateLegend
{
  GtkWidget  parent_instance;

  /* Children by state; NULL for the one that has no row */
  GtkWidget *checks[DT_N_STATES];
  GtkWidget *counts[DT_N_STATES];

  gboolean   quiet;               /* several change at once: one signal after */
};

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DtStateLegend, dt_state_legend, GTK_TYPE_WIDGET)

static gboolean
is_rare (DtState state)
{
  return state == DT_STATE_SUSPENDED || state == DT_STATE_CANCELLED;
}

gboolean
dt_state_legend_is_checked (DtStateLegend *self,
                            DtState        state)
{
  g_return_val_if_fail (DT_IS_STATE_LEGEND (self), FALSE);

  return self->checks[state] != NULL && gtk_check_button_get_active (GTK_CHECK_BUTTON (self->checks[state]));
}

void
dt_state_legend_set_checked (DtStateLegend *self,
                             DtState        state,
                             gboolean       checked)
{
  g_return_if_fail (DT_IS_STATE_LEGEND (self));
  g_return_if_fail (self->checks[state] != NULL);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->checks[state]), checked);
}

/**
 * dt_state_legend_get_states:
 *
 * Returns: a set of DT_STATE_BIT for a query. All checked is 0, which restricts nothing; none checked is a set that no
 *   task with a day is in.
 */
unsigned
dt_state_legend_get_states (DtStateLegend *self)
{
  unsigned states = 0;
  gboolean all = TRUE;

  g_return_val_if_fail (DT_IS_STATE_LEGEND (self), 0);

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (dt_state_legend_is_checked (self, order[i]))
      states |= DT_STATE_BIT (order[i]);
    else
      all = FALSE;

  if (all)
    return 0;
  return states != 0 ? states : DT_STATE_BIT (DT_STATE_STANDING);
}

static void
on_toggled (DtStateLegend *self)
{
  if (!self->quiet)
    g_signal_emit (self, signals[CHANGED], 0);
}

gboolean
dt_state_legend_reset (DtStateLegend *self)
{
  gboolean filtered;

  g_return_val_if_fail (DT_IS_STATE_LEGEND (self), FALSE);

  filtered = dt_state_legend_get_states (self) != 0;
  self->quiet = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    dt_state_legend_set_checked (self, order[i], TRUE);
  self->quiet = FALSE;
  if (filtered)
    g_signal_emit (self, signals[CHANGED], 0);
  return filtered;
}

void
dt_state_legend_set_counts (DtStateLegend *self,
                            const int      by_state[DT_N_STATES])
{
  g_return_if_fail (DT_IS_STATE_LEGEND (self));

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      DtState state = order[i];
      g_autofree char *count = g_strdup_printf ("%'d", by_state[state]);
      g_autofree char *spoken = g_strdup_printf (C_("state and its count", "%s, %d"), dt_state_label (state), by_state[state]);

      gtk_label_set_label (GTK_LABEL (self->counts[state]), count);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->checks[state]), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
      if (is_rare (state))
        gtk_widget_set_visible (self->checks[state], by_state[state] > 0 || !dt_state_legend_is_checked (self, state));
    }
}

/**
 * dt_state_legend_new_row:
 * @picture: 16 px
 * @label: translated
 * @count: (out): the label of the number at the end
 *
 * Returns: (transfer floating): a GtkCheckButton
 */
GtkWidget *
dt_state_legend_new_row (GtkWidget   *picture,
                         const char  *label,
                         GtkWidget  **count)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *text = g_object_new (GTK_TYPE_LABEL, "label", label, "xalign", 0.0, "hexpand", TRUE,
                                  "wrap", TRUE, "width-chars", 1, NULL);

  *count = gtk_label_new (NULL);
  gtk_widget_add_css_class (*count, "numeric");
  gtk_widget_add_css_class (*count, "dim");
  gtk_widget_set_valign (picture, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), picture);
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), *count);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), box);
  gtk_widget_add_css_class (check, "legend-row");
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return check;
}

static void
dt_state_legend_dispose (GObject *object)
{
  DtStateLegend *self = DT_STATE_LEGEND (object);
  GtkWidget *child;

  self->quiet = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (dt_state_legend_parent_class)->dispose (object);
}

static void
dt_state_legend_class_init (DtStateLegendClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dt_state_legend_dispose;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "state-legend");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
dt_state_legend_init (DtStateLegend *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("State"), -1);

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      GtkWidget *mark = dt_state_mark_new ();
      GtkWidget *check;

      dt_state_mark_set (DT_STATE_MARK (mark), order[i], 50);
      check = dt_state_legend_new_row (mark, dt_state_label (order[i]), &self->counts[order[i]]);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
      gtk_widget_set_visible (check, !is_rare (order[i]));
      g_signal_connect_swapped (check, "toggled", G_CALLBACK (on_toggled), self);
      gtk_widget_set_parent (check, GTK_WIDGET (self));
      self->checks[order[i]] = check;
    }
}

/**
 * dt_state_legend_new:
 *
 * Returns: (transfer floating): a legend with everything checked
 */
GtkWidget *
dt_state_legend_new (void)
{
  return g_object_new (DT_TYPE_STATE_LEGEND, NULL);
}
