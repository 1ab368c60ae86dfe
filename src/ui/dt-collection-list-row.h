/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dt-matrix.h"

G_BEGIN_DECLS

/* A line of the left list: a board, a request, or the head over some of them. */
#define DT_TYPE_COLLECTION_ITEM (dt_collection_item_get_type ())
G_DECLARE_FINAL_TYPE (DtCollectionItem, dt_collection_item, DT, COLLECTION_ITEM, GObject)

DtCollectionItem      *dt_collection_item_new      (DtCollectionRow *row);           /* copies */
DtCollectionItem      *dt_collection_item_new_head (const char *title);              /* static */
const DtCollectionRow *dt_collection_item_get_row  (DtCollectionItem *self);         /* NULL: a head */
const char            *dt_collection_item_get_head (DtCollectionItem *self);
gboolean               dt_collection_item_is_same  (DtCollectionItem *self, DtCollectionItem *other);
void                   dt_collection_item_set      (DtCollectionItem *self, DtCollectionItem *like);

#define DT_TYPE_COLLECTION_LIST_ROW (dt_collection_list_row_get_type ())
G_DECLARE_FINAL_TYPE (DtCollectionListRow, dt_collection_list_row, DT, COLLECTION_LIST_ROW, GtkWidget)

GtkWidget        *dt_collection_list_row_new      (void);
void              dt_collection_list_row_set_item (DtCollectionListRow *self, DtCollectionItem *item, DtDay today);   /* NULL: none */
DtCollectionItem *dt_collection_list_row_get_item (DtCollectionListRow *self);

G_END_DECLS
