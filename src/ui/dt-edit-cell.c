/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the cells of the matrix ask for: what was handed in, and a file that was dropped on one. */

#include "dt-edit-actions-private.h"

#include "dt-edit-find.h"
#include "dt-submission-popover.h"

static GArray *
one_id (gint64 id)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (ids, id);
  return ids;
}

static void
popup_submission (DtWindow  *window,
                  GPtrArray *rows,
                  gpointer   user_data)
{
  const DtAssignmentRow *row = g_ptr_array_index (rows, 0);

  if (row->submission_id != 0)
    dt_window_popup_over_focus (window, dt_submission_popover_new (dt_window_get_context (window), row));
}

/* parameter: x: a part of which something was handed in */
void
dt_edit_show_submission (GtkWidget  *widget,
                         const char *action,
                         GVariant   *parameter)
{
  dt_edit_find (DT_WINDOW (widget), DT_FIND_GIVEN, one_id (g_variant_get_int64 (parameter)), popup_submission, NULL, NULL);
}

static void
ask_with_file (DtWindow  *window,
               GPtrArray *rows,
               gpointer   user_data)
{
  dt_edit_ask_record (window, rows, G_FILE (user_data));
}

/* parameter: (xs): a part, and the path of the file handed in */
void
dt_edit_record_file (GtkWidget  *widget,
                     const char *action,
                     GVariant   *parameter)
{
  const char *path;
  gint64 id;

  g_variant_get (parameter, "(x&s)", &id, &path);
  dt_edit_find (DT_WINDOW (widget), DT_FIND_GIVEN, one_id (id), ask_with_file, g_file_new_for_path (path), g_object_unref);
}
