/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dt-list-jobs.h"
#include "dt-result.h"
#include "dt-store.h"
#include "dt-task-item.h"

G_BEGIN_DECLS

/**
 * DtTaskFeed:
 *
 * A GListModel of DtTaskItem over a DtQuery. Holds ids for the whole answer and rows for what is looked at.
 * Property `query`; signals `reloaded` (the ids were swapped: select again by id), `failed` (GError).
 * Properties `loading`, `n-tasks`, `n-overdue`.
 */
#define DT_TYPE_TASK_FEED (dt_task_feed_get_type ())
G_DECLARE_FINAL_TYPE (DtTaskFeed, dt_task_feed, DT, TASK_FEED, GObject)

DtTaskFeed    *dt_task_feed_new          (DtStore *store);
void           dt_task_feed_set_query    (DtTaskFeed *self, const DtQuery *query);
const DtQuery *dt_task_feed_get_query    (DtTaskFeed *self);
void           dt_task_feed_toggle       (DtTaskFeed *self, guint position);      /* expand or collapse a collection or a group */
guint          dt_task_feed_find         (DtTaskFeed *self, gint64 task_id);      /* GTK_INVALID_LIST_POSITION (G_MAXUINT) if absent */
gboolean       dt_task_feed_peek         (DtTaskFeed *self, guint position, DtRowKey *key);   /* without making an item */
const DtGroupHead *dt_task_feed_get_head (DtTaskFeed *self, guint position);
guint          dt_task_feed_get_head_position (DtTaskFeed *self, guint position); /* of the head above; G_MAXUINT ungrouped */
int            dt_task_feed_get_n_tasks  (DtTaskFeed *self);
int            dt_task_feed_get_n_overdue (DtTaskFeed *self);
gboolean       dt_task_feed_get_loading  (DtTaskFeed *self);
gboolean       dt_task_feed_get_partial  (DtTaskFeed *self);

G_END_DECLS
