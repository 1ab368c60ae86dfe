/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-context.h"
#include "dt-matrix.h"

G_BEGIN_DECLS

/**
 * DtCollectionList:
 *
 * The left list of the collections: boards over single requests, with what is there of each. Signals `chosen` when another
 * line is looked at, `filled` when it has been read.
 */
#define DT_TYPE_COLLECTION_LIST (dt_collection_list_get_type ())
G_DECLARE_FINAL_TYPE (DtCollectionList, dt_collection_list, DT, COLLECTION_LIST, GtkWidget)

GtkWidget *dt_collection_list_new          (DtContext *context);
/* Of what is looked at; NULL: nothing */
const DtCollectionRow *dt_collection_list_get_chosen (DtCollectionList *self);
gboolean   dt_collection_list_get_ids      (DtCollectionList *self, gint64 *board_id, gint64 *task_id);
void       dt_collection_list_choose       (DtCollectionList *self, gint64 board_id, gint64 task_id);
GtkWidget *dt_collection_list_find_chosen  (DtCollectionList *self);       /* the line that is looked at; NULL: out of sight */
GPtrArray *dt_collection_list_get_rows     (DtCollectionList *self);       /* DtCollectionRow; NULL: not read yet */
void       dt_collection_list_focus_search (DtCollectionList *self);
void       dt_collection_list_focus_rows   (DtCollectionList *self);
gboolean   dt_collection_list_clear_search (DtCollectionList *self);

G_END_DECLS
