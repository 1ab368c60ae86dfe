/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Opening the window that writes reminders: for tasks, for parts of them, for all that a unit owes, for what is selected. */

#include "dt-edit-actions-private.h"

#include <glib/gi18n-lib.h>

#include "dt-reminder-window.h"
#include "dt-task-view.h"

static void
on_stored (DtReminderWindow *reminder,
           guint             n_units,
           DtWindow         *window)
{
  g_autofree char *text = g_strdup_printf (ngettext ("Reminded %u unit", "Reminded %u units", n_units), n_units);

  dt_window_toast (window, text, TRUE);
}

static GArray *
dup_ids (GVariant *ids)
{
  gsize n;
  const gint64 *each = g_variant_get_fixed_array (ids, &n, sizeof (gint64));

  return g_array_append_vals (g_array_new (FALSE, FALSE, sizeof (gint64)), each, (guint) n);
}

/* What is selected: tasks in the list, parts elsewhere. FALSE if nothing is. */
static gboolean
aim_at_selection (DtWindow      *window,
                  DtDebtorQuery *query)
{
  DtView *view = dt_window_get_view (window);

  if (DT_IS_TASK_VIEW (view))
    {
      g_autoptr(GVariant) tasks = g_variant_ref_sink (dt_task_view_get_selected_tasks (DT_TASK_VIEW (view)));

      if (g_variant_n_children (tasks) > 0)
        query->tasks = dup_ids (tasks);
    }
  if (query->tasks == NULL)
    query->assignments = dt_view_dup_assignments (view);

  return query->tasks != NULL || (query->assignments != NULL && query->assignments->len > 0);
}

void
dt_edit_write_reminder (GtkWidget  *widget,
                        const char *action,
                        GVariant   *parameter)
{
  DtWindow *window = DT_WINDOW (widget);
  DtContext *context = dt_window_get_context (window);
  DtDebtorQuery *query = dt_debtor_query_new (dt_context_get_today (context));
  DtReminderWindow *reminder;

  if (g_str_equal (action, "win.write-reminder-unit"))
    query->unit_id = g_variant_get_int64 (parameter);
  else if (g_str_equal (action, "win.write-reminder-tasks"))
    query->tasks = dup_ids (parameter);
  else if (g_str_equal (action, "win.write-reminder"))
    query->assignments = dup_ids (parameter);
  else if (!aim_at_selection (window, query))
    {
      dt_debtor_query_free (query);
      dt_window_toast (window, _("Select the tasks whose units are to be reminded"), FALSE);
      return;
    }

  reminder = dt_reminder_window_new (GTK_WINDOW (window), context, query);
  g_signal_connect_object (reminder, "stored", G_CALLBACK (on_stored), window, 0);
  gtk_window_present (GTK_WINDOW (reminder));
}
