/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dt-day-cell.h"
#include "dt-work-calendar.h"

G_BEGIN_DECLS

#define DT_MONTH_WEEKS 6

/**
 * DtMonthGrid:
 *
 * Six weeks of a month: heads, week rail, 42 days. Shows what it is given. What a person does comes out as the actions
 * `calendar.select-day` (i), `calendar.show-day` (i), `calendar.page` (i: months), which a widget above must have.
 */
#define DT_TYPE_MONTH_GRID (dt_month_grid_get_type ())
G_DECLARE_FINAL_TYPE (DtMonthGrid, dt_month_grid, DT, MONTH_GRID, GtkWidget)

/* What lies over the days besides tasks. */
typedef struct
{
  gboolean        moved;       /* ghosts */
  gboolean        lunar;
  DtWorkCalendar *holidays;    /* NULL: the layer is off */
} DtMonthLayers;

DtMonthGrid *dt_month_grid_new         (void);
DtDay        dt_month_grid_first_day   (DtDay month);    /* the Monday the page of this month begins with */
void         dt_month_grid_set_month   (DtMonthGrid *self, DtDay month, DtDay today, int soon_days, const DtMonthLayers *layers);
void         dt_month_grid_set_content (DtMonthGrid *self, const DtMonth *content, gboolean ghosts, gboolean turns);   /* NULL: none yet */
void         dt_month_grid_select_day  (DtMonthGrid *self, DtDay day);
void         dt_month_grid_select_task (DtMonthGrid *self, gint64 task_id);    /* 0 none */
DtDay        dt_month_grid_get_selected_day (DtMonthGrid *self);
DtDayCell   *dt_month_grid_get_cell    (DtMonthGrid *self, DtDay day);         /* NULL: not on this page */
gboolean     dt_month_grid_focus_day   (DtMonthGrid *self);                    /* the selected one */

G_END_DECLS
