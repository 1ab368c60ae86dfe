/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dt-task.h"

G_BEGIN_DECLS

/**
 * DtMatrixHeadCell:
 *
 * The head of a column of the matrix: a request, where it comes from, its last day and how much of it is there.
 */
#define DT_TYPE_MATRIX_HEAD_CELL (dt_matrix_head_cell_get_type ())
G_DECLARE_FINAL_TYPE (DtMatrixHeadCell, dt_matrix_head_cell, DT, MATRIX_HEAD_CELL, GtkWidget)

GtkWidget *dt_matrix_head_cell_new      (void);
void       dt_matrix_head_cell_set      (DtMatrixHeadCell *self, const DtTaskRow *request, DtDay today);
void       dt_matrix_head_cell_set_look (DtMatrixHeadCell *self, gboolean in_column, gboolean chosen, gboolean cursor);
gint64     dt_matrix_head_cell_get_task (DtMatrixHeadCell *self);

G_END_DECLS
