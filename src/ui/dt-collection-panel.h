/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-context.h"
#include "dt-matrix.h"

G_BEGIN_DECLS

/**
 * DtCollectionPanel:
 *
 * One request of the matrix: its deadline, how much is there, what waits for it, who has not handed in; from it the
 * reminder is written to those who are checked.
 */
#define DT_TYPE_COLLECTION_PANEL (dt_collection_panel_get_type ())
G_DECLARE_FINAL_TYPE (DtCollectionPanel, dt_collection_panel, DT, COLLECTION_PANEL, GtkWidget)

GtkWidget *dt_collection_panel_new (DtContext *context);
void       dt_collection_panel_set (DtCollectionPanel *self, DtMatrix *matrix, int column);    /* NULL: nothing */
/* ids (gint64) of the parts that are checked; caller unrefs */
GArray    *dt_collection_panel_dup_checked (DtCollectionPanel *self);

G_END_DECLS
