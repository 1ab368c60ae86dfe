/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-context.h"
#include "dt-matrix.h"

G_BEGIN_DECLS

/**
 * DtCollectionView:
 *
 * Who has handed in what: boards and requests at the left, the matrix of units by requests, the chosen request at the right.
 */
#define DT_TYPE_COLLECTION_VIEW (dt_collection_view_get_type ())
G_DECLARE_FINAL_TYPE (DtCollectionView, dt_collection_view, DT, COLLECTION_VIEW, GtkWidget)

GtkWidget *dt_collection_view_new      (DtContext *context);
void       dt_collection_view_open     (DtCollectionView *self, gint64 board_id, gint64 task_id);
/* What is before the eyes, for print: units that are shown (DtMatrixUnit, of the matrix); NULL: nothing. */
DtMatrix  *dt_collection_view_get_matrix (DtCollectionView *self);
GPtrArray *dt_collection_view_dup_units  (DtCollectionView *self);
/* As text: a line for each unit that is shown, columns by tabulators, under a line of heads; NULL: nothing. */
char      *dt_collection_view_dup_text   (DtCollectionView *self, guint *n_rows);

G_END_DECLS
