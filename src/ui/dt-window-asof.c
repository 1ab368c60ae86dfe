/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The register as it stood on an earlier day: in a window of its own, so that it can be laid beside the one of today. Its
 * store is read-only and its context's today is that day; everything else is as in any window. */

#include "dt-window-parts.h"

#include <glib/gi18n-lib.h>

#include "dt-asof-dialog.h"

/* Where the other window is, as far as it was there on that day. */
static void
go_where (DtWindow *self,
          DtWindow *other)
{
  g_autoptr(DtQuery) query = dt_view_dup_query (DT_VIEW (other->task_view));

  if (query != NULL)
    dt_task_view_set_query (self->task_view, query, dt_task_view_get_task (other->task_view));
  dt_window_show_view (self, dt_window_get_view_name (other));
}

static void
on_made (DtAsofDialog *dialog,
         DtStore      *store,
         DtWindow     *self)
{
  DtWindow *window = dt_window_new (gtk_window_get_application (GTK_WINDOW (self)), store,
                                    dt_context_get_settings (self->context));

  go_where (window, self);
  gtk_window_present (GTK_WINDOW (window));
  /* One day after another is looked at in the same place; beside today there is always one. */
  if (dt_context_is_as_of (self->context))
    gtk_window_close (GTK_WINDOW (self));
}

void
dt_window_show_as_of (GtkWidget  *widget,
                      const char *action,
                      GVariant   *parameter)
{
  DtAsofDialog *dialog = dt_asof_dialog_new (GTK_WINDOW (widget), dt_window_get_context (DT_WINDOW (widget)));

  g_signal_connect_object (dialog, "made", G_CALLBACK (on_made), widget, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * dt_window_tell_as_of:
 * @self: a window of a register as it stood
 *
 * Says so in its title, and above everything it shows as long as it is open.
 */
void
dt_window_tell_as_of (DtWindow *self)
{
  DtDay as_of = dt_context_get_today (self->context);
  g_autofree char *long_day = dt_day_format (as_of, DT_DAY_STYLE_LONG, as_of);
  g_autofree char *day = dt_day_format (as_of, DT_DAY_STYLE_PARTY, as_of);
  g_autofree char *text = g_strdup_printf (_("The register as it stood at the end of %s. It can only be read."), long_day);
  /* Translators: title of the window: the day, then the program */
  g_autofree char *title = g_strdup_printf (_("As of %s · %s"), day, _("Directive Tracker"));

  gtk_window_set_title (GTK_WINDOW (self), title);
  /* It is made anew from the register; there is nothing in it to lose. */
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.backup", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.restore-backup", FALSE);
  dt_banner_show (self->banner, FALSE, text, _("Back to Today"), "window.close");
  dt_banner_add_button (self->banner, _("Another Day…"), "win.as-of");
  dt_banner_explain (self->banner, _("Told from the journal. What was read from files counts from its own day: a directive from its arrival,"
                                      " a report from the day it was received. Nothing can be changed in it."));
}
