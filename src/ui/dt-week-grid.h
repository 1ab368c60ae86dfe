/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dt-month-grid.h"

G_BEGIN_DECLS

/**
 * DtWeekGrid:
 *
 * A week: over it what is overdue from before, under each day its tasks as cards. Shows what it is given; what a person does
 * comes out as the actions of the calendar, as of a #DtMonthGrid.
 */
#define DT_TYPE_WEEK_GRID (dt_week_grid_get_type ())
G_DECLARE_FINAL_TYPE (DtWeekGrid, dt_week_grid, DT, WEEK_GRID, GtkWidget)

DtWeekGrid *dt_week_grid_new         (void);
/* monday: the first day; layers: read now, not kept */
void        dt_week_grid_set_week    (DtWeekGrid *self, DtDay monday, DtDay today, int soon_days, const DtMonthLayers *layers);
/* content: of a page that holds the week; NULL: none yet */
void        dt_week_grid_set_content (DtWeekGrid *self, const DtMonth *content, gboolean ghosts);
/* Tasks overdue from before: how many, and some of them (DtTaskRow); 0 hides the strip */
void        dt_week_grid_set_carried (DtWeekGrid *self, int n_carried, GPtrArray *rows);
void        dt_week_grid_select_day  (DtWeekGrid *self, DtDay day);
void        dt_week_grid_select_task (DtWeekGrid *self, gint64 task_id);    /* 0 none */
DtDay       dt_week_grid_get_monday  (DtWeekGrid *self);
GtkWidget  *dt_week_grid_get_column  (DtWeekGrid *self, DtDay day);         /* NULL: not of this week */
GtkWidget  *dt_week_grid_find_card   (DtWeekGrid *self, gint64 task_id);    /* no ghost; NULL none */
gboolean    dt_week_grid_focus_day   (DtWeekGrid *self);                    /* the selected one */

G_END_DECLS
