/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-matrix-grid-private.h"

G_BEGIN_DECLS

/**
 * DtMatrixHead:
 *
 * The heads of the columns, which stay while the rows move. On a board a head can be dragged to another place.
 */
#define DT_TYPE_MATRIX_HEAD (dt_matrix_head_get_type ())
G_DECLARE_FINAL_TYPE (DtMatrixHead, dt_matrix_head, DT, MATRIX_HEAD, GtkWidget)

GtkWidget *dt_matrix_head_new      (DtMatrixGrid *grid);
void       dt_matrix_head_sync     (DtMatrixHead *self);          /* range and looks as the grid says */
void       dt_matrix_head_refill   (DtMatrixHead *self);
GtkWidget *dt_matrix_head_get_cell (DtMatrixHead *self, int column);

G_END_DECLS
