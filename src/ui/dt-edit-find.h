/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-task.h"
#include "dt-window.h"

G_BEGIN_DECLS

/* Ids are those of assignments, or of tasks whose open or waiting lead assignments are looked for. */
typedef enum { DT_FIND_GIVEN, DT_FIND_OPEN, DT_FIND_WAITING } DtFind;

/* rows: DtAssignmentRow, at least one */
typedef void (*DtFoundFunc) (DtWindow *window, GPtrArray *rows, gpointer user_data);

void dt_edit_find (DtWindow *window, DtFind find_what, GArray *ids, DtFoundFunc found, gpointer user_data,
                   GDestroyNotify user_data_free);

typedef void (*DtTaskFoundFunc) (DtWindow *window, const DtTaskDetail *detail, gint64 about);

void dt_edit_find_task (DtWindow *window, gint64 task_id, DtTaskFoundFunc found, gint64 about);

G_END_DECLS
