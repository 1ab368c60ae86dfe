/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-time-entry.h"

#include <glib/gi18n-lib.h>

static char *
dup_text (GtkWidget *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
}

static void
on_changed (GtkWidget *entry)
{
  if (dt_time_entry_is_valid (entry))
    gtk_widget_remove_css_class (entry, "error");
  else
    gtk_widget_add_css_class (entry, "error");
}

/**
 * dt_time_entry_new:
 * @minutes: since midnight, or %DT_TIME_NONE
 *
 * Returns: (transfer floating): an entry
 */
GtkWidget *
dt_time_entry_new (int minutes)
{
  GtkWidget *entry = gtk_entry_new ();
  g_autofree char *text = minutes != DT_TIME_NONE ? dt_time_format (minutes) : g_strdup ("");

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_object_set (entry, "placeholder-text", _("hh:mm"), "width-chars", 6, "max-width-chars", 6, "halign", GTK_ALIGN_START, NULL);
  gtk_widget_set_tooltip_text (entry, _("Time of day, such as 16:30; may stay empty"));
  g_signal_connect (entry, "changed", G_CALLBACK (on_changed), NULL);

  return entry;
}

int
dt_time_entry_get_time (GtkWidget *entry)
{
  g_autofree char *text = dup_text (entry);

  return dt_time_parse (text);
}

gboolean
dt_time_entry_is_valid (GtkWidget *entry)
{
  g_autofree char *text = dup_text (entry);

  return *text == '\0' || dt_time_parse (text) != DT_TIME_NONE;
}
