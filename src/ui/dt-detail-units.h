/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dt-task.h"

G_BEGIN_DECLS

/**
 * DtDetailUnits:
 *
 * Who does the task: a row for each unit that leads, with how far it is and what can be done about it; below, in short lines,
 * who co-ordinates, receives and oversees. Of many units those that owe come first, the rest is shown on demand.
 */
#define DT_TYPE_DETAIL_UNITS (dt_detail_units_get_type ())
G_DECLARE_FINAL_TYPE (DtDetailUnits, dt_detail_units, DT, DETAIL_UNITS, GtkWidget)

GtkWidget *dt_detail_units_new (void);
void       dt_detail_units_set (DtDetailUnits *self, const DtTaskDetail *detail, DtDay today, int soon_days);

/* Whether a report of this unit may be recorded: it leads, and owes or has a standing duty. */
gboolean   dt_detail_is_owed   (const DtAssignmentRow *row);

G_END_DECLS
