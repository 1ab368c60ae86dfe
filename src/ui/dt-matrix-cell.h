/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dt-matrix.h"

G_BEGIN_DECLS

/**
 * DtMatrixCell:
 *
 * What one unit owes or has handed in of one request: a mark and a few characters; read aloud, a whole sentence.
 */
#define DT_TYPE_MATRIX_CELL (dt_matrix_cell_get_type ())
G_DECLARE_FINAL_TYPE (DtMatrixCell, dt_matrix_cell, DT, MATRIX_CELL, GtkWidget)

/* How all cells of a matrix are looked at. */
typedef struct { DtCellContent content; DtDay today; int soon_days; } DtMatrixTerms;

GtkWidget  *dt_matrix_cell_new      (void);
void        dt_matrix_cell_set      (DtMatrixCell *self, const DtMatrixUnit *unit, const DtTaskRow *request,
                                     const DtAssignmentRow *cell, const DtMatrixTerms *terms);
/* In the column of the cursor; part of what is chosen as a whole; where the cursor is. */
void        dt_matrix_cell_set_look (DtMatrixCell *self, gboolean in_column, gboolean chosen, gboolean cursor);
const char *dt_matrix_cell_get_text (DtMatrixCell *self);      /* as it is seen: "22/7 +3" */
const char *dt_matrix_cell_get_name (DtMatrixCell *self);      /* as it is heard */

G_END_DECLS
