/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dt-day-head.h"
#include "dt-month.h"
#include "dt-task-chip.h"

G_BEGIN_DECLS

/**
 * DtDayCell:
 *
 * A day of the calendar: its number, and as many chips as there is room for; the rest behind "3 more". Chips are made
 * once and filled anew, so that turning the month builds nothing.
 */
#define DT_TYPE_DAY_CELL (dt_day_cell_get_type ())
G_DECLARE_FINAL_TYPE (DtDayCell, dt_day_cell, DT, DAY_CELL, GtkWidget)

DtDayCell  *dt_day_cell_new          (void);
void        dt_day_cell_set_look     (DtDayCell *self, const DtDayLook *look);
/* content: NULL empties the cell; ghosts: whether the moved ones are shown; turns: and the recurring ones to come */
void        dt_day_cell_set_content  (DtDayCell *self, const DtMonthDay *content, gboolean ghosts, gboolean turns);
void        dt_day_cell_set_selected (DtDayCell *self, gboolean selected);
void        dt_day_cell_select_task  (DtDayCell *self, gint64 task_id);  /* 0: none */
DtDay       dt_day_cell_get_day      (DtDayCell *self);
int         dt_day_cell_get_n_tasks  (DtDayCell *self);
GPtrArray  *dt_day_cell_get_tasks    (DtDayCell *self);                  /* DtTaskRow; borrowed, NULL none */
GPtrArray  *dt_day_cell_get_ghosts   (DtDayCell *self);                  /* the same; those of the layer, if shown */
DtTaskChip *dt_day_cell_find_chip    (DtDayCell *self, gint64 task_id);  /* shown and no ghost; NULL none */
int         dt_day_cell_get_n_shown  (DtDayCell *self);                  /* chips that there is room for */

G_END_DECLS
