/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-notice-page.h"

#include <glib/gi18n-lib.h>

#include "dt-notifier.h"
#include "dt-preferences.h"
#include "dt-time-entry.h"

static void
on_time (GtkWidget *entry,
         GSettings *settings)
{
  int minutes = dt_time_entry_get_time (entry);

  if (minutes != DT_TIME_NONE)
    g_settings_set_int (settings, "notice-time", minutes);
}

/* The switch says what is, also when it could not be changed. */
static gboolean
on_autostart (GtkSwitch *button,
              gboolean   on,
              gpointer   user_data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  if (!dt_autostart_set (on, &error))
    {
      text = g_strdup_printf (_("That could not be kept: %s"), error->message);
      dt_preferences_tell (GTK_WIDGET (button), text);
    }
  gtk_switch_set_state (button, dt_autostart_get ());
  return GDK_EVENT_STOP;
}

static GtkWidget *
add_row (GtkWidget  *group,
         const char *title,
         const char *subtitle,
         GtkWidget  *control)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), control);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), control);
  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);

  return row;
}

/**
 * dt_notice_page_new:
 * @settings: the person's settings
 *
 * Returns: (transfer floating): a page for the preferences
 */
GtkWidget *
dt_notice_page_new (GSettings *settings)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *notice = gtk_switch_new ();
  GtkWidget *time = dt_time_entry_new (g_settings_get_int (settings, "notice-time"));
  GtkWidget *autostart = gtk_switch_new ();
  GtkWidget *time_row;

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), _("For this person on this machine; the register is not changed."));
  add_row (group, _("Notice of the morning"), _("Once a day: what is overdue, due today, and waits for acceptance"), notice);
  time_row = add_row (group, _("From"), _("Later if the machine is off then"), time);
  add_row (group, _("Begin in the background when I log in"), _("So that the notice comes without a window being opened"), autostart);
  g_settings_bind (settings, "notice", notice, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "notice", time_row, "sensitive", G_SETTINGS_BIND_GET);
  g_signal_connect_object (time, "changed", G_CALLBACK (on_time), settings, 0);
  gtk_switch_set_active (GTK_SWITCH (autostart), dt_autostart_get ());
  g_signal_connect (autostart, "state-set", G_CALLBACK (on_autostart), NULL);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));

  return page;
}
