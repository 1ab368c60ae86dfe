/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Private to storage/: rows with their texts, by id. */

#include "dt-db.h"
#include "dt-task.h"

G_BEGIN_DECLS

/* *row is NULL when there is no such task or assignment; that is no error. */
gboolean   dt_load_task_row        (DtDb *db, gint64 task_id, DtDay today, DtTaskRow **row, GError **error);
gboolean   dt_load_assignment_row  (DtDb *db, gint64 assignment_id, DtAssignmentRow **row, GError **error);

/* Appends what the statement gives, one DtAssignmentRow for each assignment id in its first column. */
gboolean   dt_load_assignment_rows (DtDb *db, DtStmt *ids, GPtrArray *rows, GError **error);

/* The acts of urging about a task (task_id) or to a unit (unit_id), newest first; the other is 0. */
GPtrArray *dt_load_reminders       (DtDb *db, gint64 task_id, gint64 unit_id, GError **error);

G_END_DECLS
