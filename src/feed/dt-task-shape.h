/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Private to feed/: the rows of an answer by position. Immutable. */

#include "dt-query.h"

G_BEGIN_DECLS

typedef struct _DtTaskShape DtTaskShape;

DtTaskShape       *dt_task_shape_new           (DtTaskList *list);   /* takes list; NULL: empty */
void               dt_task_shape_free          (DtTaskShape *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtTaskShape, dt_task_shape_free)

guint              dt_task_shape_get_n_rows    (const DtTaskShape *self);
int                dt_task_shape_get_n_tasks   (const DtTaskShape *self);
int                dt_task_shape_get_n_overdue (const DtTaskShape *self);
gboolean           dt_task_shape_is_partial    (const DtTaskShape *self);                   /* more rows follow */
const DtRowKey    *dt_task_shape_get_row       (const DtTaskShape *self, guint position);   /* NULL beyond the end */
const DtGroupHead *dt_task_shape_get_head      (const DtTaskShape *self, guint position);   /* NULL ungrouped */
guint              dt_task_shape_get_head_position (const DtTaskShape *self, guint position); /* G_MAXUINT none */
guint              dt_task_shape_find          (const DtTaskShape *self, gint64 task_id);   /* G_MAXUINT none */

/* The same without the rows under the head, or of the collection, at @position. */
DtTaskShape       *dt_task_shape_close         (const DtTaskShape *self, guint position);

G_END_DECLS
