/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-context.h"
#include "dt-matrix.h"

G_BEGIN_DECLS

/* Shows the sheets of a matrix. units: DtMatrixUnit, those that are printed. */
void dt_matrix_print (GtkWindow *parent, DtContext *context, DtMatrix *matrix, GPtrArray *units);

G_END_DECLS
