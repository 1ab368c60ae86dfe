/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-context.h"
#include "dt-directive-page.h"

G_BEGIN_DECLS

/**
 * DtDirectiveSide:
 *
 * Beside a directive: the chain it stands in, the deadlines it moved, its tasks. Signal `task-chosen` (gint64) when one of
 * these is selected.
 */
#define DT_TYPE_DIRECTIVE_SIDE (dt_directive_side_get_type ())
G_DECLARE_FINAL_TYPE (DtDirectiveSide, dt_directive_side, DT, DIRECTIVE_SIDE, GtkWidget)

GtkWidget *dt_directive_side_new         (DtContext *context);
void       dt_directive_side_set         (DtDirectiveSide *self, const DtDirectivePage *page);   /* read now, not kept; NULL: nothing */
void       dt_directive_side_select_task (DtDirectiveSide *self, gint64 task);                   /* 0 none; tells nobody */

G_END_DECLS
