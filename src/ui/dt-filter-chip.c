/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Chips are buttons with a look of their own, so that keys, focus and screen readers need nothing more. */

#include "dt-filter-chip.h"

#include <glib/gi18n-lib.h>

#define MAX_CHARS 26

static GtkWidget *
make_chip (const char *label,
           const char *icon,
           gboolean    icon_first,
           const char *name)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *image = g_object_new (GTK_TYPE_IMAGE, "icon-name", icon,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget *text = gtk_label_new (label);

  /* A long name is cut; what is short stays whole, however many chips there are. */
  if (g_utf8_strlen (label, -1) > MAX_CHARS)
    {
      gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
      gtk_label_set_width_chars (GTK_LABEL (text), MAX_CHARS);
      gtk_label_set_max_width_chars (GTK_LABEL (text), MAX_CHARS);
    }

  gtk_box_append (GTK_BOX (box), icon_first ? image : text);
  gtk_box_append (GTK_BOX (box), icon_first ? text : image);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "filter-chip");
  g_object_set_data_full (G_OBJECT (button), "chip-name", g_strdup (name), g_free);

  return button;
}

/**
 * dt_filter_chip_new:
 * @label: the condition, translated
 * @name: which one
 *
 * Returns: (transfer floating): a button that stands for a condition in force
 */
GtkWidget *
dt_filter_chip_new (const char *label,
                    const char *name)
{
  GtkWidget *chip = make_chip (label, "window-close-symbolic", FALSE, name);
  g_autofree char *spoken = g_strdup_printf (_("Remove the filter: %s"), label);

  gtk_widget_add_css_class (chip, "set");
  gtk_widget_set_tooltip_text (chip, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);

  return chip;
}

/**
 * dt_filter_chip_new_hint:
 * @label: the condition, translated
 * @icon: its mark
 * @name: which one
 *
 * Returns: (transfer floating): a button that offers a condition
 */
GtkWidget *
dt_filter_chip_new_hint (const char *label,
                         const char *icon,
                         const char *name)
{
  GtkWidget *chip = make_chip (label, icon, TRUE, name);
  g_autofree char *spoken = g_strdup_printf (_("Filter by: %s"), label);

  gtk_widget_add_css_class (chip, "hint");
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);

  return chip;
}

/**
 * dt_filter_chip_get_name:
 * @chip: a chip
 *
 * Returns: which condition it stands for
 */
const char *
dt_filter_chip_get_name (GtkWidget *chip)
{
  return g_object_get_data (G_OBJECT (chip), "chip-name");
}
