/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-context.h"
#include "dt-unit.h"

G_BEGIN_DECLS

/**
 * DtUnitPage:
 *
 * A unit's page: five figures, what it owes, what it handed in, whom to call, its punctuality, how it was urged.
 */
#define DT_TYPE_UNIT_PAGE (dt_unit_page_get_type ())
G_DECLARE_FINAL_TYPE (DtUnitPage, dt_unit_page, DT, UNIT_PAGE, GtkWidget)

GtkWidget          *dt_unit_page_new        (DtContext *context);
void                dt_unit_page_show       (DtUnitPage *self, gint64 unit_id);   /* 0: nothing chosen */
const DtUnitDetail *dt_unit_page_get_detail (DtUnitPage *self);                   /* borrowed; NULL: not read yet */

G_END_DECLS
