/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-matrix.h"
#include "dt-office.h"
#include "dt-report.h"

G_BEGIN_DECLS

/* Who has handed in what, on paper: the units that are shown by the requests of a matrix. Immutable once it has its office. */
typedef struct _DtMatrixSheet DtMatrixSheet;

/* units: DtMatrixUnit of the matrix, in their order; taken as they are */
DtMatrixSheet *dt_matrix_sheet_new         (DtMatrix *matrix, GPtrArray *units, DtDay today, int soon_days);
void           dt_matrix_sheet_take_office (DtMatrixSheet *self, DtOffice *office);
DtOffice      *dt_matrix_sheet_get_office  (DtMatrixSheet *self);      /* borrowed; NULL: none was given */
DtMatrixSheet *dt_matrix_sheet_ref         (DtMatrixSheet *self);
void           dt_matrix_sheet_unref       (DtMatrixSheet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtMatrixSheet, dt_matrix_sheet_unref)

void           dt_matrix_sheet_set_paper   (DtMatrixSheet *self, DtPaper paper);
DtMatrix      *dt_matrix_sheet_get_matrix  (DtMatrixSheet *self);
GPtrArray     *dt_matrix_sheet_get_units   (DtMatrixSheet *self);     /* DtMatrixUnit */
DtDay          dt_matrix_sheet_get_today   (DtMatrixSheet *self);
int            dt_matrix_sheet_get_soon_days (DtMatrixSheet *self);
DtReport      *dt_matrix_sheet_report_new  (DtMatrixSheet *self);

G_END_DECLS
