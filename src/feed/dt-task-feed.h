/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-list-jobs.h"
#include "dt-store.h"

G_BEGIN_DECLS

/**
 * DtTaskItem:
 *
 * A slot of the list: stands for a position, not for a task. When the list behind it changes it emits
 * `changed`, and the row widget shows what it now holds. Texts are absent (row NULL) until their page has come.
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
guint          dt_task_feed_get_head_position (DtTaskFeed *self, guint position); /* of the head above */
int            dt_task_feed_get_n_tasks  (DtTaskFeed *self);
int            dt_task_feed_get_n_overdue (DtTaskFeed *self);
gboolean       dt_task_feed_get_loading  (DtTaskFeed *self);

/**
 * DtResult:
 *
 * A thing read from the register and kept current: rereads when its store changes in a way that may concern it. Used for
 * the detail panel, the sidebar counts, the unit list, the unit page, the month. Signals `updated`, `failed` (GError).
 */
#define DT_TYPE_RESULT (dt_result_get_type ())
G_DECLARE_FINAL_TYPE (DtResult, dt_result, DT, RESULT, GObject)

/* copy: makes the job's data for each reading from the prototype */
DtResult *dt_result_new      (DtStore *store, DtJobFunc job, GDestroyNotify result_free);
void      dt_result_load     (DtResult *self, gpointer data, GBoxedCopyFunc copy, GDestroyNotify data_free);  /* takes data; the old value stays until the new has come */
void      dt_result_clear    (DtResult *self);
gpointer  dt_result_get      (DtResult *self);      /* borrowed, NULL: none yet */
gboolean  dt_result_get_loading (DtResult *self);

G_END_DECLS
