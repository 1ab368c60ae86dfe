/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is left to be confirmed: counted at the foot of the window, and gone through one by one. */

#include "dt-register-window-private.h"

#include <glib/gi18n-lib.h>

static gboolean
is_open (GtkWidget *doubt)
{
  return dt_register_window_is_question (doubt) ? dt_register_window_is_asked (doubt) : !gtk_check_button_get_active (GTK_CHECK_BUTTON (doubt));
}

static GtkWidget *
next_of (GtkWidget *check,
         gboolean   backwards)
{
  return backwards ? gtk_widget_get_prev_sibling (check) : gtk_widget_get_next_sibling (check);
}

guint
dt_register_window_count_doubts (DtRegisterWindow *self)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (self->doubts); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += is_open (child);
  return n;
}

/* From the one that has the focus on, and around. */
static GtkWidget *
find_doubt (DtRegisterWindow *self,
            gboolean          backwards)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *end = backwards ? gtk_widget_get_last_child (self->doubts) : gtk_widget_get_first_child (self->doubts);

  while (focus != NULL && gtk_widget_get_parent (focus) != self->doubts)
    focus = gtk_widget_get_parent (focus);
  if (focus != NULL)
    for (GtkWidget *at = next_of (focus, backwards); at != NULL; at = next_of (at, backwards))
      if (is_open (at))
        return at;
  for (GtkWidget *at = end; at != NULL; at = next_of (at, backwards))
    if (is_open (at))
      return at;

  return NULL;
}

static void
go (GtkWidget  *widget,
    const char *action,
    GVariant   *parameter)
{
  GtkWidget *doubt = find_doubt (DT_REGISTER_WINDOW (widget), g_str_has_suffix (action, "previous-doubt"));

  if (doubt != NULL)
    gtk_widget_grab_focus (dt_register_window_is_question (doubt) ? gtk_widget_get_last_child (doubt) : doubt);
}

static void
keep (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  dt_register_window_keep (DT_REGISTER_WINDOW (widget));
  gtk_window_destroy (GTK_WINDOW (widget));
}

void
dt_register_window_sync_foot (DtRegisterWindow *self)
{
  guint n = dt_register_window_count_doubts (self);
  g_autofree char *text = g_strdup_printf (ngettext ("%u place is still to be confirmed", "%u places are still to be confirmed", n), n);

  gtk_label_set_label (self->left, n > 0 ? text : _("Nothing is left to be confirmed"));
  if (n > 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->left), "to-confirm");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->left), "to-confirm");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "register.next-doubt", n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "register.previous-doubt", n > 0);
}

static GtkWidget *
new_arrow (const char *icon,
           const char *name,
           const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

GtkWidget *
dt_register_window_build_foot (DtRegisterWindow *self)
{
  GtkWidget *foot = g_object_new (GTK_TYPE_BOX, "spacing", 6, "css-classes", (const char *[]) { "register-foot", NULL }, NULL);
  GtkWidget *draft = gtk_button_new_with_mnemonic (_("Keep as _Draft"));

  self->left = g_object_new (GTK_TYPE_LABEL, "xalign", 0.f, "margin-end", 6, NULL);
  gtk_box_append (GTK_BOX (foot), GTK_WIDGET (self->left));
  gtk_box_append (GTK_BOX (foot), new_arrow ("go-previous-symbolic", _("Previous Place (Shift+F7)"), "register.previous-doubt"));
  gtk_box_append (GTK_BOX (foot), new_arrow ("go-next-symbolic", _("Next Place (F7)"), "register.next-doubt"));
  gtk_box_append (GTK_BOX (foot), g_object_new (GTK_TYPE_LABEL, "xalign", 1.f, "hexpand", TRUE, "ellipsize", PANGO_ELLIPSIZE_END, "margin-end", 6, "label",
                                                self->text != NULL ? _("Ctrl+Enter: enter in register · F6: between letter and form") : _("Ctrl+Enter: enter in register"),
                                                "css-classes", (const char *[]) { "quiet", NULL }, NULL));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (draft), "register.keep");
  gtk_box_append (GTK_BOX (foot), draft);
  return foot;
}

void
dt_register_window_install_foot (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "register.next-doubt", NULL, go);
  gtk_widget_class_install_action (widget_class, "register.previous-doubt", NULL, go);
  gtk_widget_class_install_action (widget_class, "register.keep", NULL, keep);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F7, 0, "register.next-doubt", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F7, GDK_SHIFT_MASK, "register.previous-doubt", NULL);
}
