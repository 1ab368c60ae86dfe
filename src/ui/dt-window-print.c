/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is before the eyes, and the reports of the menu, as pages to look at first. */

#include "dt-window-private.h"

#include <glib/gi18n-lib.h>

#include "dt-calendar-view.h"
#include "dt-collection-view.h"
#include "dt-directive-view.h"
#include "dt-matrix-print.h"
#include "dt-print-preview.h"
#include "dt-task-table.h"
#include "dt-unit-view.h"

/* The matrix that is shown, else what was looked at last in the collections. */
void
dt_window_print_matrix (GtkWidget  *widget,
                        const char *action,
                        GVariant   *parameter)
{
  DtWindow *self = DT_WINDOW (widget);
  DtCollectionView *view = DT_COLLECTION_VIEW (dt_window_find_view (self, "collections"));
  DtMatrix *matrix = dt_collection_view_get_matrix (view);
  g_autoptr(GPtrArray) units = dt_collection_view_dup_units (view);

  if (matrix != NULL && units->len > 0)
    dt_matrix_print (GTK_WINDOW (self), dt_window_get_context (self), matrix, units);
  else
    dt_window_show_view (self, "collections");
}

void
dt_window_print_summary (GtkWidget  *widget,
                         const char *action,
                         GVariant   *parameter)
{
  DtWindow *self = DT_WINDOW (widget);
  g_autoptr(DtQuery) query = NULL;
  GtkWidget *preview;

  query = dt_view_dup_query (dt_window_get_view (self));
  if (query == NULL)
    query = dt_view_dup_query (DT_VIEW (dt_window_get_task_view (self)));
  preview = GTK_WIDGET (dt_print_preview_new (dt_window_get_context (self), query));
  gtk_window_set_transient_for (GTK_WINDOW (preview), GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (preview));
}

static void
add_ids (GHashTable *set,
         GVariant   *ids)
{
  gsize n;
  const gint64 *each = g_variant_get_fixed_array (ids, &n, sizeof (gint64));

  for (gsize i = 0; i < n; i++)
    g_hash_table_add (set, g_memdup2 (&each[i], sizeof (gint64)));
}

/* parameter: ax: tasks. Exactly these, whatever the list is filtered by; in its order and groups. */
void
dt_window_print_tasks (GtkWidget  *widget,
                       const char *action,
                       GVariant   *parameter)
{
  DtWindow *self = DT_WINDOW (widget);
  g_autoptr(DtQuery) shown = dt_view_dup_query (DT_VIEW (dt_window_get_task_view (self)));
  g_autoptr(DtQuery) query = dt_query_new (shown->today);
  GtkWidget *preview;

  if (g_variant_n_children (parameter) >= DT_TASK_TABLE_MAX_SELECTED)
    {
      dt_window_toast (self, _("Too many tasks are selected to act on them together"), FALSE);
      return;
    }

  query->soon_days = shown->soon_days;
  query->group = shown->group;
  query->sort = shown->sort;
  query->descending = shown->descending;
  query->only = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  add_ids (query->only, parameter);
  preview = GTK_WIDGET (dt_print_preview_new (dt_window_get_context (self), query));
  gtk_window_set_transient_for (GTK_WINDOW (preview), GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (preview));
}

/* parameter: s: the name of the report. What is before the eyes says of which unit, directive and days. */
void
dt_window_print_report (GtkWidget  *widget,
                        const char *action,
                        GVariant   *parameter)
{
  DtWindow *self = DT_WINDOW (widget);
  g_autoptr(DtQuery) query = dt_view_dup_query (dt_window_get_view (self));
  const char *name = g_variant_get_string (parameter, NULL);
  GtkWidget *preview;

  if (query == NULL)
    query = dt_view_dup_query (DT_VIEW (dt_window_get_task_view (self)));
  /* Days of a list are last days; those of other reports are of something else. */
  if (!g_str_equal (name, "month"))
    query->from = query->to = DT_DAY_NONE;
  preview = GTK_WIDGET (dt_print_preview_new_report (dt_window_get_context (self), name, query));
  gtk_window_set_transient_for (GTK_WINDOW (preview), GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (preview));
}

static gboolean
is_month (const DtQuery *query)
{
  int dom = 0;

  if (query->from != DT_DAY_NONE)
    dt_day_get (query->from, NULL, NULL, &dom);

  return dom == 1 && query->to == dt_day_month_end (query->from);
}

/* Several tasks that are selected; one is only what the detail shows. */
static GVariant *
dup_several (DtView *view)
{
  g_autoptr(GVariant) tasks = DT_IS_TASK_VIEW (view) ? g_variant_ref_sink (dt_task_view_get_selected_tasks (DT_TASK_VIEW (view))) : NULL;

  return tasks != NULL && g_variant_n_children (tasks) > 1 ? g_steal_pointer (&tasks) : NULL;
}

/* What is before the eyes is printed: of a month its days, of a unit its sheet, of a directive how far it is; of a list the
 * tasks that are selected, if several are. */
void
dt_window_print_shown (GtkWidget  *widget,
                       const char *action,
                       GVariant   *parameter)
{
  DtView *view = dt_window_get_view (DT_WINDOW (widget));
  g_autoptr(DtQuery) query = dt_view_dup_query (view);
  g_autoptr(GVariant) several = dup_several (view);
  const char *report = NULL;

  if (query != NULL && DT_IS_CALENDAR_VIEW (view) && is_month (query))
    report = "month";
  else if (query != NULL && DT_IS_UNIT_VIEW (view))
    report = "unit";
  else if (query != NULL && DT_IS_DIRECTIVE_VIEW (view))
    report = "progress";

  if (DT_IS_COLLECTION_VIEW (view))
    dt_window_print_matrix (widget, action, parameter);
  else if (report != NULL)
    gtk_widget_activate_action (widget, "win.report", "s", report);
  else if (several != NULL)
    dt_window_print_tasks (widget, action, several);
  else
    dt_window_print_summary (widget, action, parameter);
}
