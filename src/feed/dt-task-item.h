/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-query.h"
#include "dt-task.h"

G_BEGIN_DECLS

/**
 * DtTaskItem:
 *
 * A slot of the list: stands for a position, not for a task. When the list behind it changes it emits
 * `changed`, and the row widget shows what it now holds. Texts are absent (row NULL) until their page has come.
 * What the getters return is borrowed and lasts until the next `changed`.
 */
#define DT_TYPE_TASK_ITEM (dt_task_item_get_type ())
G_DECLARE_FINAL_TYPE (DtTaskItem, dt_task_item, DT, TASK_ITEM, GObject)

guint              dt_task_item_get_position   (DtTaskItem *self);
DtRowKind          dt_task_item_get_kind       (DtTaskItem *self);
gint64             dt_task_item_get_id         (DtTaskItem *self);        /* task or assignment id; group key */
const DtGroupHead *dt_task_item_get_head       (DtTaskItem *self);        /* the head it is, or stands under; NULL ungrouped */
DtTaskRow         *dt_task_item_get_task       (DtTaskItem *self);        /* NULL: not there yet, or no task row */
DtAssignmentRow   *dt_task_item_get_assignment (DtTaskItem *self);
gboolean           dt_task_item_is_expanded    (DtTaskItem *self);        /* of a collection or a group */

G_END_DECLS
