/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-collection-view.h"
#include "dt-form-dialog.h"

G_BEGIN_DECLS

/* Asks for the name of a board, its units and its requests; what it shows is then looked at in @view.
 * board: what is changed; NULL: a new one. rows: DtCollectionRow, to choose from. task_id: a request that is chosen at once; 0. */
DtFormDialog *dt_board_dialog_new (DtCollectionView *view, DtContext *context, DtMatrix *board, GPtrArray *rows, gint64 task_id);

G_END_DECLS
