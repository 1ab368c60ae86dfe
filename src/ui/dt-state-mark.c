/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-state-mark.h"

struct _DtStateMark
{
  GtkWidget  parent_instance;

  GtkWidget *image;         /* child */
  int        state;         /* −1: none yet */
};

G_DEFINE_FINAL_TYPE (DtStateMark, dt_state_mark, GTK_TYPE_WIDGET)

static void
dt_state_mark_dispose (GObject *object)
{
  DtStateMark *self = DT_STATE_MARK (object);

  g_clear_pointer (&self->image, gtk_widget_unparent);

  G_OBJECT_CLASS (dt_state_mark_parent_class)->dispose (object);
}

static void
dt_state_mark_class_init (DtStateMarkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dt_state_mark_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "state-mark");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
dt_state_mark_init (DtStateMark *self)
{
  self->state = -1;
  self->image = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_set_parent (self->image, GTK_WIDGET (self));
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self), "state");
}

/**
 * dt_state_mark_new:
 *
 * Returns: (transfer floating): a mark that shows nothing yet
 */
GtkWidget *
dt_state_mark_new (void)
{
  return g_object_new (DT_TYPE_STATE_MARK, NULL);
}

/**
 * dt_state_mark_set:
 * @self: a mark
 * @state: what to show
 * @percent: how far it is, 0 to 100; only work in progress shows it
 */
void
dt_state_mark_set (DtStateMark *self,
                   DtState      state,
                   int          percent)
{
  g_return_if_fail (DT_IS_STATE_MARK (self));

  gtk_image_set_from_icon_name (GTK_IMAGE (self->image), dt_state_icon_name (state, percent));
  if ((int) state == self->state)
    return;

  if (self->state >= 0)
    gtk_widget_remove_css_class (GTK_WIDGET (self), dt_state_css_class (self->state));
  gtk_widget_add_css_class (GTK_WIDGET (self), dt_state_css_class (state));
  self->state = (int) state;
}

/**
 * dt_state_mark_set_size:
 * @self: a mark
 * @pixels: 12 or 16
 */
void
dt_state_mark_set_size (DtStateMark *self,
                        int          pixels)
{
  g_return_if_fail (DT_IS_STATE_MARK (self));

  if (pixels < 16)
    gtk_widget_add_css_class (GTK_WIDGET (self), "small");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "small");
}

/**
 * dt_state_style:
 * @widget: any widget
 * @state: a #DtState, or negative for none
 *
 * Gives the widget the colour of a state.
 */
void
dt_state_style (GtkWidget *widget,
                int        state)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  for (int i = 0; i < DT_N_STATES; i++)
    if (i != state)
      gtk_widget_remove_css_class (widget, dt_state_css_class (i));

  if (state < 0)
    {
      gtk_widget_remove_css_class (widget, "state");
      return;
    }

  gtk_widget_add_css_class (widget, "state");
  gtk_widget_add_css_class (widget, dt_state_css_class (state));
}
