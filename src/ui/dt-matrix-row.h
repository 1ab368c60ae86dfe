/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-matrix-grid-private.h"

G_BEGIN_DECLS

/**
 * DtMatrixRow:
 *
 * A unit with its cells and their sum, or the head of a kind.
 */
#define DT_TYPE_MATRIX_ROW (dt_matrix_row_get_type ())
G_DECLARE_FINAL_TYPE (DtMatrixRow, dt_matrix_row, DT, MATRIX_ROW, GtkWidget)

GtkWidget    *dt_matrix_row_new       (DtMatrixGrid *grid);
void          dt_matrix_row_set_item  (DtMatrixRow *self, DtMatrixItem *item);       /* NULL: none */
gint64        dt_matrix_row_get_unit  (DtMatrixRow *self);                           /* 0: a head, or nothing */
void          dt_matrix_row_sync      (DtMatrixRow *self);                           /* range and looks as the grid says */
void          dt_matrix_row_refill    (DtMatrixRow *self);
GtkWidget    *dt_matrix_row_get_cell  (DtMatrixRow *self, int column);               /* -1: the name; NULL: out of sight */

G_END_DECLS
