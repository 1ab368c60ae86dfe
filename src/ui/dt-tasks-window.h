/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dt-context.h"

G_BEGIN_DECLS

/**
 * DtTasksWindow:
 *
 * All tasks of a directive under each other, each with its parts, to correct, add and take out several at once. What was
 * done is stored as one action.
 */
#define DT_TYPE_TASKS_WINDOW (dt_tasks_window_get_type ())
G_DECLARE_FINAL_TYPE (DtTasksWindow, dt_tasks_window, DT, TASKS_WINDOW, AdwWindow)

DtTasksWindow *dt_tasks_window_new        (GtkWindow *parent, DtContext *context, gint64 directive_id);
gboolean       dt_tasks_window_is_settled (DtTasksWindow *self);     /* nothing is being read or stored */

G_END_DECLS
