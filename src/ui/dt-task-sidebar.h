/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dt-saved-foot.h"
#include "dt-task.h"
#include "dt-task-pages.h"

G_BEGIN_DECLS

/**
 * DtTaskSidebar:
 *
 * What to look at, with live counts. Signals `page` (DtPage), `filter` (gint64), `directive` (gint64), `unit` (gint64; 0: all of them).
 */
#define DT_TYPE_TASK_SIDEBAR (dt_task_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (DtTaskSidebar, dt_task_sidebar, DT, TASK_SIDEBAR, GtkWidget)

GtkWidget *dt_task_sidebar_new           (void);
void       dt_task_sidebar_set_counts    (DtTaskSidebar *self, const DtCounts *counts);
/* Marks what is shown; signals nothing. page −1 and ids 0: none of the rows */
void       dt_task_sidebar_set_filters   (DtTaskSidebar *self, GPtrArray *filters);          /* DtSavedFilter */
void       dt_task_sidebar_select        (DtTaskSidebar *self, int page, gint64 filter, gint64 directive, gint64 unit);
DtSavedFoot *dt_task_sidebar_get_foot    (DtTaskSidebar *self);

G_END_DECLS
