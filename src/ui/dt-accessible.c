/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-accessible.h"

/* The label as it is read: "_Cancel" is "Cancel", "A__B" is "A_B". */
static char *
without_underline (const char *label)
{
  g_autoptr(GString) plain = g_string_new (NULL);

  for (const char *p = label; *p != '\0'; p++)
    {
      if (*p == '_' && p[1] != '\0')
        p++;
      g_string_append_c (plain, *p);
    }

  return g_string_free (g_steal_pointer (&plain), FALSE);
}

/**
 * dt_accessible_name_buttons:
 * @root: a widget whose template has been built
 *
 * Names every button below that has a mnemonic. GTK 4.8 makes the name of such a button from its label property
 * and again from the label inside that carries the mnemonic, and a screen reader then says “_Cancel Cancel”.
 */
void
dt_accessible_name_buttons (GtkWidget *root)
{
  g_return_if_fail (GTK_IS_WIDGET (root));

  if (GTK_IS_BUTTON (root) && gtk_button_get_use_underline (GTK_BUTTON (root)) && gtk_button_get_label (GTK_BUTTON (root)) != NULL)
    {
      g_autofree char *name = without_underline (gtk_button_get_label (GTK_BUTTON (root)));

      gtk_accessible_reset_relation (GTK_ACCESSIBLE (root), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
      gtk_accessible_update_property (GTK_ACCESSIBLE (root), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    }

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    dt_accessible_name_buttons (child);
}

/**
 * dt_accessible_set_label:
 * @label: translated
 *
 * What a screen reader calls a widget that has no text of its own beside it.
 */
void
dt_accessible_set_label (GtkWidget  *widget,
                         const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}
