/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-context.h"

G_BEGIN_DECLS

/**
 * DtTaskView:
 *
 * The tasks: what to look at on the left, the list in the middle, the selected task on the right. Property
 * `n-overdue` (notifies): for the badge.
 */
#define DT_TYPE_TASK_VIEW (dt_task_view_get_type ())
G_DECLARE_FINAL_TYPE (DtTaskView, dt_task_view, DT, TASK_VIEW, GtkWidget)

GtkWidget *dt_task_view_new                (DtContext *context);
guint      dt_task_view_get_n_overdue      (DtTaskView *self);
/* Of the query, what concerns which tasks; group and order stay the person's. task: to select, 0 none */
void       dt_task_view_set_query          (DtTaskView *self, const DtQuery *query, gint64 task);
void       dt_task_view_open_task          (DtTaskView *self, gint64 task);
const DtQuery *dt_task_view_get_query      (DtTaskView *self);
gboolean   dt_task_view_focus_list        (DtTaskView *self);                 /* FALSE: there is nothing in it */
gint64     dt_task_view_get_task           (DtTaskView *self);                 /* the one selected; 0 none or several */
GVariant  *dt_task_view_get_selected_tasks (DtTaskView *self);                 /* ax, floating; without those of which only a unit's part is selected */
char      *dt_task_view_dup_text           (DtTaskView *self, guint *n_rows);  /* selected rows, tab separated; NULL none */
void       dt_task_view_reread             (DtTaskView *self);
void       dt_task_view_set_saved          (DtTaskView *self, gboolean saved);
void       dt_task_view_set_backup         (DtTaskView *self, const char *text, const char *problem);     /* NULL: nothing to say; no problem */

G_END_DECLS
