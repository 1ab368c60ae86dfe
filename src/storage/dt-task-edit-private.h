/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Between the jobs of tasks by form. */

#include "dt-task-edit-jobs.h"

G_BEGIN_DECLS

/* dt-task-edit-parts.c: makes the units of a task those that the edit names. A unit with a history is not taken away:
 * DT_ERROR_INVALID. issued: the day on which a group is taken apart. */
gboolean dt_task_edit_store_parts (DtDb *db, const DtTaskEdit *edit, gint64 task_id, DtDay issued, GError **error);
/* dt-task-edit-parts.c: fills parts; dt-task-edit-load.c calls it */
gboolean dt_task_edit_load_parts  (DtDb *db, DtTaskEdit *edit, GError **error);
/* Whether anything was handed in, asked for or urged in the task or in a part of it. */
gboolean dt_task_edit_has_history (DtDb *db, gint64 task_id, gboolean *has, GError **error);

/* dt-register-jobs.c: the one unit or group of that code or name; 0 and NULL if there is none or more than one. */
gboolean dt_register_find_named (DtDb *db, const char *table, const char *name, gint64 *id, char **code, GError **error);

G_END_DECLS
