/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dt-task.h"

G_BEGIN_DECLS

/**
 * DtDetailUnitRow:
 *
 * One unit's part of a task, as a row of a list: mark, unit, how far, and the buttons that help on.
 */
#define DT_TYPE_DETAIL_UNIT_ROW (dt_detail_unit_row_get_type ())
G_DECLARE_FINAL_TYPE (DtDetailUnitRow, dt_detail_unit_row, DT, DETAIL_UNIT_ROW, GtkListBoxRow)

GtkWidget  *dt_detail_unit_row_new      (void);
void        dt_detail_unit_row_set      (DtDetailUnitRow *self, DtAssignmentRow *assignment, DtDay task_last_day,
                                         DtDay today, int soon_days);
gint64      dt_detail_unit_row_get_id   (DtDetailUnitRow *self);
void        dt_detail_unit_row_activate (DtDetailUnitRow *self);   /* Enter, double click */
GMenuModel *dt_detail_unit_row_new_menu (DtDetailUnitRow *self, gboolean dated);   /* transfer full */

G_END_DECLS
