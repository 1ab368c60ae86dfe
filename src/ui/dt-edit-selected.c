/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Ctrl+E and F2: the form of what is looked at. */

#include "dt-edit-actions-private.h"

#include <glib/gi18n-lib.h>

#include "dt-directive-view.h"
#include "dt-task-view.h"
#include "dt-unit-view.h"

void
dt_edit_selected (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  DtWindow *window = DT_WINDOW (widget);
  DtView *view = dt_window_get_view (window);
  const char *edit = NULL;
  gint64 id = 0;

  if (DT_IS_TASK_VIEW (view))
    {
      edit = "win.edit-task";
      id = dt_task_view_get_task (DT_TASK_VIEW (view));
    }
  else if (DT_IS_UNIT_VIEW (view))
    {
      edit = "win.edit-unit";
      id = dt_unit_view_get_selected (DT_UNIT_VIEW (view));
    }
  else if (DT_IS_DIRECTIVE_VIEW (view))
    {
      edit = "win.edit-directive";
      id = dt_directive_view_get_selected (DT_DIRECTIVE_VIEW (view));
    }

  if (id != 0)
    gtk_widget_activate_action (widget, edit, "x", id);
  else
    dt_window_toast (window, _("Choose one task, unit or directive to edit"), FALSE);
}
