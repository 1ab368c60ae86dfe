/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The daily backup of the register in a window: told at the foot of the left list; and putting one back. */

#include "dt-window-parts.h"

#include <glib/gi18n-lib.h>

#include "dt-restore-window.h"

static void
on_told (DtWindow *self)
{
  const char *problem = dt_backup_keeper_get_problem (self->keeper);
  gint64 moment = dt_backup_keeper_get_moment (self->keeper);
  g_autoptr(GDateTime) when = moment != 0 ? g_date_time_new_from_unix_local (moment) : NULL;
  g_autofree char *time = when != NULL ? g_date_time_format (when, "%H:%M") : NULL;
  g_autofree char *text = NULL;

  if (self->task_view == NULL)
    return;
  if (problem != NULL)
    text = g_strdup (_("not backed up today"));
  else if (time != NULL)
    /* Translators: a time of day */
    text = g_strdup_printf (_("backed up at %s"), time);
  dt_task_view_set_backup (self->task_view, text, problem);
}

void
dt_window_keep_backups (DtWindow *self)
{
  self->keeper = dt_backup_keeper_new (self->context);
  g_signal_connect_object (self->keeper, "told", G_CALLBACK (on_told), self, G_CONNECT_SWAPPED);
}

void
dt_window_restore_backup (GtkWidget  *widget,
                          const char *action,
                          GVariant   *parameter)
{
  gtk_window_present (GTK_WINDOW (dt_restore_window_new (GTK_WINDOW (widget), dt_window_get_context (DT_WINDOW (widget)))));
}
