/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-columns.h"
#include "dt-context.h"
#include "dt-task-feed.h"

G_BEGIN_DECLS

/* What lies under a point of a line. */
typedef enum { DT_LINE_NOTHING, DT_LINE_ARROW, DT_LINE_MARK, DT_LINE_PROGRESS } DtLinePart;

/**
 * DtTaskLine:
 *
 * One row of the task list: head of a group, task, or one unit's part of it. Children are made when first needed, since a
 * list keeps two hundred rows.
 */
#define DT_TYPE_TASK_LINE (dt_task_line_get_type ())
G_DECLARE_FINAL_TYPE (DtTaskLine, dt_task_line, DT, TASK_LINE, GtkWidget)

GtkWidget  *dt_task_line_new        (DtContext *context, DtColumns *columns);
void        dt_task_line_set_item   (DtTaskLine *self, DtTaskItem *item);       /* NULL: unbound */
DtTaskItem *dt_task_line_get_item   (DtTaskLine *self);
void        dt_task_line_set_head   (DtTaskLine *self, const DtGroupHead *head);   /* without an item: the head kept on top */
void        dt_task_line_set_search (DtTaskLine *self, const char *search);     /* what to make bold */
void        dt_task_line_refresh    (DtTaskLine *self);
void        dt_task_line_set_hot    (DtTaskLine *self, gboolean hot);           /* shows the buttons */
DtLinePart  dt_task_line_get_part   (DtTaskLine *self, double x);

G_END_DECLS
