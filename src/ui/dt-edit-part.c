/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What opens a window of its own about one unit's part of a task, or about a schedule change. */

#include "dt-edit-actions-private.h"

#include "dt-change-dialog.h"
#include "dt-change-window.h"
#include "dt-edit-find.h"
#include "dt-submissions-dialog.h"

static GArray *
one_id (GVariant *parameter)
{
  gint64 id = g_variant_get_int64 (parameter);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (ids, id);
  return ids;
}

static void
present_submissions (DtWindow           *window,
                     const DtTaskDetail *detail,
                     gint64              assignment_id)
{
  for (guint i = 0; i < detail->assignments->len; i++)
    {
      const DtAssignmentRow *row = g_ptr_array_index (detail->assignments, i);

      if (row->id == assignment_id)
        gtk_window_present (GTK_WINDOW (dt_submissions_dialog_new (GTK_WINDOW (window), dt_window_get_context (window), row,
                                                                   detail->row->title)));
    }
}

static void
find_submissions (DtWindow  *window,
                  GPtrArray *rows,
                  gpointer   user_data)
{
  const DtAssignmentRow *row = g_ptr_array_index (rows, 0);

  dt_edit_find_task (window, row->task_id, present_submissions, row->id);
}

/* parameter: x: a unit's part */
void
dt_edit_show_submissions (GtkWidget  *widget,
                          const char *action,
                          GVariant   *parameter)
{
  dt_edit_find (DT_WINDOW (widget), DT_FIND_GIVEN, one_id (parameter), find_submissions, NULL, NULL);
}

static void
present_part (DtWindow  *window,
              GPtrArray *rows,
              gpointer   user_data)
{
  const DtAssignmentRow *row = g_ptr_array_index (rows, 0);

  dt_change_dialog_present_for_part (GTK_WINDOW (window), dt_window_get_context (window), row->id, row->unit);
}

/* parameter: x: a unit's part */
void
dt_edit_change_part (GtkWidget  *widget,
                     const char *action,
                     GVariant   *parameter)
{
  dt_edit_find (DT_WINDOW (widget), DT_FIND_GIVEN, one_id (parameter), present_part, NULL, NULL);
}

/* parameter: x: a schedule change */
void
dt_edit_show_change (GtkWidget  *widget,
                     const char *action,
                     GVariant   *parameter)
{
  DtWindow *window = DT_WINDOW (widget);

  gtk_window_present (GTK_WINDOW (dt_change_window_new (GTK_WINDOW (window), dt_window_get_context (window),
                                                        g_variant_get_int64 (parameter))));
}
