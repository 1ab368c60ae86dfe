/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Between a list and its slots. */

#include "dt-task-feed.h"

G_BEGIN_DECLS

/* What a slot holds. head is borrowed from the list in force; task and assignment are referenced by the slot. */
typedef struct
{
  DtRowKey           key;
  const DtGroupHead *head;
  DtTaskRow         *task;
  DtAssignmentRow   *assignment;
  gboolean           expanded;
} DtSlotContent;

DtTaskItem          *dt_task_item_new       (DtTaskFeed *feed, guint position);
const DtSlotContent *dt_task_item_peek      (DtTaskItem *self);
/* TRUE if what is shown differs from before; the caller emits `changed` when all slots are set. */
gboolean             dt_task_item_set       (DtTaskItem *self, const DtSlotContent *content);
void                 dt_task_item_announce  (DtTaskItem *self);
/* The position is gone, or the list: the slot holds nothing from now on. */
void                 dt_task_item_detach    (DtTaskItem *self);

/* A slot was given up by its last holder. */
void                 dt_task_feed_forget    (DtTaskFeed *self, guint position);

G_END_DECLS
