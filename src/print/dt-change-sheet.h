/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-listing.h"
#include "dt-office.h"
#include "dt-report.h"
#include "dt-schedule-change.h"

G_BEGIN_DECLS

/* A schedule change on paper: each task with its old and new day and what that does. Immutable once it is filled. */
typedef struct _DtChangeSheet DtChangeSheet;

/* headline: what the change does and to what; cause: the directive that orders it; stage: whether it is planned, in force
 * or lifted. The office is set before it is drawn. */
DtChangeSheet *dt_change_sheet_new  (DtDay today, const char *headline, const char *cause, const char *stage);
void           dt_change_sheet_take_office (DtChangeSheet *self, DtOffice *office);
DtChangeSheet *dt_change_sheet_ref  (DtChangeSheet *self);
void           dt_change_sheet_unref (DtChangeSheet *self);
void           dt_change_sheet_add  (DtChangeSheet *self, const DtMovePreview *move, const char *effect);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtChangeSheet, dt_change_sheet_unref)

DtReport      *dt_change_sheet_report_new (DtChangeSheet *self);
/* (transfer none): the same as a table, of a sheet that is filled */
DtListing     *dt_change_sheet_get_listing (DtChangeSheet *self);

G_END_DECLS
