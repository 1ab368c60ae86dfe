/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-columns.h"
#include "dt-context.h"
#include "dt-task-feed.h"

G_BEGIN_DECLS

/**
 * DtTaskTable:
 *
 * The list of tasks itself: rows, selection, keys, context menu, and the head of the first group kept on top. Signals
 * `selected` (what is selected is another), `open-detail`.
 */
#define DT_TYPE_TASK_TABLE (dt_task_table_get_type ())
G_DECLARE_FINAL_TYPE (DtTaskTable, dt_task_table, DT, TASK_TABLE, GtkWidget)

/* More are not taken in; an act on so many must be refused, because it would leave some out. */
#define DT_TASK_TABLE_MAX_SELECTED 5000

GtkWidget  *dt_task_table_new             (DtContext *context, DtColumns *columns, DtTaskFeed *feed);
void        dt_task_table_set_search      (DtTaskTable *self, const char *search);     /* what to make bold */
GArray     *dt_task_table_get_tasks       (DtTaskTable *self);         /* gint64 ids of selected tasks; borrowed until the next selection */
GArray     *dt_task_table_get_parts       (DtTaskTable *self);         /* gint64 ids of the units' parts selected; as above */
gint64      dt_task_table_get_task_of_parts (DtTaskTable *self);       /* the task of the first of them; 0: none is selected */
gboolean    dt_task_table_select_task     (DtTaskTable *self, gint64 task);    /* FALSE: it is not in the list */
void        dt_task_table_unselect        (DtTaskTable *self);
gboolean    dt_task_table_has_selection   (DtTaskTable *self);
void        dt_task_table_scroll_to_top   (DtTaskTable *self);
void        dt_task_table_refresh         (DtTaskTable *self);         /* rows again: another day, other columns */

G_END_DECLS
