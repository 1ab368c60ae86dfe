/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-welcome.h"

struct _DtWelcome
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (DtWelcome, dt_welcome, GTK_TYPE_WIDGET)

static void
dt_welcome_dispose (GObject *object)
{
  GtkWidget *child;

  gtk_widget_dispose_template (GTK_WIDGET (object), DT_TYPE_WELCOME);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (dt_welcome_parent_class)->dispose (object);
}

static void
dt_welcome_class_init (DtWelcomeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dt_welcome_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/DirectiveTracker/ui/dt-welcome.ui");
}

static void
dt_welcome_init (DtWelcome *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dt_welcome_new:
 *
 * Returns: (transfer floating): the page of an empty register
 */
GtkWidget *
dt_welcome_new (void)
{
  return g_object_new (DT_TYPE_WELCOME, NULL);
}
