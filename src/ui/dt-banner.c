/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-banner.h"

#include <glib/gi18n-lib.h>

struct _DtBanner
{
  GtkWidget  parent_instance;

  /* Children */
  GtkWidget *revealer;
  GtkWidget *image;
  GtkWidget *label;
  GtkWidget *button;
};

G_DEFINE_FINAL_TYPE (DtBanner, dt_banner, GTK_TYPE_WIDGET)

static void
dt_banner_dispose (GObject *object)
{
  DtBanner *self = DT_BANNER (object);

  g_clear_pointer (&self->revealer, gtk_widget_unparent);

  G_OBJECT_CLASS (dt_banner_parent_class)->dispose (object);
}

static void
dt_banner_class_init (DtBannerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dt_banner_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "dt-banner");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
}

static void
dt_banner_init (DtBanner *self)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "css-name", "banner", "spacing", 12, NULL);

  self->image = gtk_image_new ();
  self->label = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0, "hexpand", TRUE, NULL);
  self->button = gtk_button_new ();
  gtk_box_append (GTK_BOX (box), self->image);
  gtk_box_append (GTK_BOX (box), self->label);
  gtk_box_append (GTK_BOX (box), self->button);

  self->revealer = g_object_new (GTK_TYPE_REVEALER, "child", box, NULL);
  gtk_widget_set_parent (self->revealer, GTK_WIDGET (self));
}

/**
 * dt_banner_new:
 *
 * Returns: (transfer floating): a banner that is not seen yet
 */
GtkWidget *
dt_banner_new (void)
{
  return g_object_new (DT_TYPE_BANNER, NULL);
}

/**
 * dt_banner_show:
 * @self: a banner
 * @error: whether it tells of an error rather than of a limit
 * @text: what is so, translated
 * @button: (nullable): label of the button
 * @action: (nullable): name of the action of the button
 */
void
dt_banner_show (DtBanner   *self,
                gboolean    error,
                const char *text,
                const char *button,
                const char *action)
{
  GtkWidget *box;

  g_return_if_fail (DT_IS_BANNER (self));

  box = gtk_revealer_get_child (GTK_REVEALER (self->revealer));
  if (error)
    gtk_widget_add_css_class (box, "error");
  else
    gtk_widget_remove_css_class (box, "error");

  gtk_image_set_from_icon_name (GTK_IMAGE (self->image), error ? "dialog-error-symbolic" : "dialog-warning-symbolic");
  gtk_label_set_label (GTK_LABEL (self->label), text);
  gtk_widget_set_visible (self->button, button != NULL && action != NULL);
  if (button != NULL)
    gtk_button_set_label (GTK_BUTTON (self->button), button);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (self->button), action);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/**
 * dt_banner_add_button:
 * @self: a banner that is shown
 * @button: label of a second button, before the other
 * @action: name of its action
 */
void
dt_banner_add_button (DtBanner   *self,
                      const char *button,
                      const char *action)
{
  GtkWidget *box;
  GtkWidget *second;

  g_return_if_fail (DT_IS_BANNER (self));

  box = gtk_revealer_get_child (GTK_REVEALER (self->revealer));
  second = gtk_button_new_with_label (button);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (second), action);
  gtk_box_insert_child_after (GTK_BOX (box), second, self->label);
}

/**
 * dt_banner_explain:
 * @self: a banner that is shown
 * @text: how what it says comes about, translated
 */
void
dt_banner_explain (DtBanner   *self,
                   const char *text)
{
  g_return_if_fail (DT_IS_BANNER (self));

  gtk_widget_set_tooltip_text (GTK_WIDGET (self), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

/**
 * dt_banner_hide:
 * @self: a banner
 */
void
dt_banner_hide (DtBanner *self)
{
  g_return_if_fail (DT_IS_BANNER (self));

  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), FALSE);
}
