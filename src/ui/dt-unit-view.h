/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-context.h"

G_BEGIN_DECLS

/**
 * DtUnitView:
 *
 * The Units view: the list at the left, the page of the chosen unit at the right.
 */
#define DT_TYPE_UNIT_VIEW (dt_unit_view_get_type ())
G_DECLARE_FINAL_TYPE (DtUnitView, dt_unit_view, DT, UNIT_VIEW, GtkWidget)

GtkWidget *dt_unit_view_new  (DtContext *context);
void       dt_unit_view_open (DtUnitView *self, gint64 unit_id);

gint64     dt_unit_view_get_selected (DtUnitView *self);      /* 0 none */

G_END_DECLS
