/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-side-head.h"

#include <glib/gi18n-lib.h>

#include "dt-accessible.h"

/**
 * dt_side_head_new:
 * @title: translated
 * @note: (nullable): what is said of the order below it, translated
 *
 * Returns: (transfer floating): the head of a part of a left list, a box to which more can be put
 */
GtkWidget *
dt_side_head_new (const char *title,
                  const char *note)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_add_css_class (head, "side-head");
  gtk_box_append (GTK_BOX (head), g_object_new (GTK_TYPE_LABEL, "label", title, "xalign", 0.f, "hexpand", TRUE, "ellipsize", PANGO_ELLIPSIZE_END,
                                                "css-classes", (const char *[]) { "section-head", NULL }, NULL));
  if (note != NULL)
    gtk_box_append (GTK_BOX (head), g_object_new (GTK_TYPE_LABEL, "label", note, "ellipsize", PANGO_ELLIPSIZE_END,
                                                  "css-classes", (const char *[]) { "caption9", "dim", NULL }, NULL));

  return head;
}

GtkWidget *
dt_side_head_new_register_button (void)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-add-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "small-button");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Register from letter (Ctrl+O)"));
  dt_accessible_set_label (button, _("Register from letter"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.register-letter");

  return button;
}
