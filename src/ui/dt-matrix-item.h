/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-matrix.h"

G_BEGIN_DECLS

/**
 * DtMatrixItem:
 *
 * A line of the matrix: a unit, or the head of a kind of unit. Signal `changed`: the same unit has other cells.
 */
#define DT_TYPE_MATRIX_ITEM (dt_matrix_item_get_type ())
G_DECLARE_FINAL_TYPE (DtMatrixItem, dt_matrix_item, DT, MATRIX_ITEM, GObject)

DtMatrixItem       *dt_matrix_item_new        (DtMatrix *matrix, DtUnitKind kind, const DtMatrixUnit *unit);   /* NULL unit: a head */
void                dt_matrix_item_set        (DtMatrixItem *self, DtMatrixItem *like);
gboolean            dt_matrix_item_is_same    (DtMatrixItem *self, DtMatrixItem *other);
const DtMatrixUnit *dt_matrix_item_get_unit   (DtMatrixItem *self);       /* NULL: a head */
DtMatrix           *dt_matrix_item_get_matrix (DtMatrixItem *self);
DtUnitKind          dt_matrix_item_get_kind   (DtMatrixItem *self);

G_END_DECLS
