/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-context.h"
#include "dt-matrix.h"

G_BEGIN_DECLS

/**
 * DtMatrixGrid:
 *
 * Units by requests: a head that stays, rows under the heads of their kinds, a cursor that keys and mouse move. What is
 * done with a cell it asks of the window by its actions. Signal `cursor-moved`.
 */
#define DT_TYPE_MATRIX_GRID (dt_matrix_grid_get_type ())
G_DECLARE_FINAL_TYPE (DtMatrixGrid, dt_matrix_grid, DT, MATRIX_GRID, GtkWidget)

typedef enum { DT_CHOSEN_CELL, DT_CHOSEN_COLUMN, DT_CHOSEN_ROW } DtChosen;

GtkWidget *dt_matrix_grid_new             (DtContext *context);
void       dt_matrix_grid_set_matrix      (DtMatrixGrid *self, DtMatrix *matrix);         /* NULL: none */
DtMatrix  *dt_matrix_grid_get_matrix      (DtMatrixGrid *self);
void       dt_matrix_grid_set_filter      (DtMatrixGrid *self, int kind, gboolean owing);  /* kind: DtUnitKind, -1 any */
void       dt_matrix_grid_set_look        (DtMatrixGrid *self, DtCellContent content, gboolean roomy);

/* column -1: the names; unit_id 0: the heads */
void       dt_matrix_grid_set_cursor      (DtMatrixGrid *self, gint64 unit_id, int column, gboolean focus);
gint64     dt_matrix_grid_get_unit        (DtMatrixGrid *self);
int        dt_matrix_grid_get_column      (DtMatrixGrid *self);
const DtTaskRow *dt_matrix_grid_get_request (DtMatrixGrid *self);                          /* of the column; NULL */
DtAssignmentRow *dt_matrix_grid_get_cell  (DtMatrixGrid *self);                            /* under the cursor; NULL */
DtChosen   dt_matrix_grid_get_chosen      (DtMatrixGrid *self);
gboolean   dt_matrix_grid_unchoose        (DtMatrixGrid *self);                            /* FALSE: nothing was chosen as a whole */
GArray    *dt_matrix_grid_dup_assignments (DtMatrixGrid *self);                            /* gint64; NULL none */
guint      dt_matrix_grid_get_n_shown     (DtMatrixGrid *self);                            /* units */
/* The units that are shown, in their order: what is printed. DtMatrixUnit, borrowed from the matrix. */
GPtrArray *dt_matrix_grid_dup_units       (DtMatrixGrid *self);

/* For tests: what can be seen of one cell; NULL where it is out of sight. */
GtkWidget *dt_matrix_grid_find_cell       (DtMatrixGrid *self, gint64 unit_id, int column);
GtkWidget *dt_matrix_grid_find_head       (DtMatrixGrid *self, int column);

G_END_DECLS
