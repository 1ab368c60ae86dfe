/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DT_MONTH_COLUMNS 8          /* the week rail and seven days */
#define DT_MONTH_RAIL_WIDTH 46

/**
 * DtMonthLayout:
 *
 * Lays out a month: a row of heads, then six rows of weeks. Its widget's children come in reading order, the cell of the
 * week rail first in each row. Monday to Friday are equally wide, the days of the weekend narrower.
 */
#define DT_TYPE_MONTH_LAYOUT (dt_month_layout_get_type ())
G_DECLARE_FINAL_TYPE (DtMonthLayout, dt_month_layout, DT, MONTH_LAYOUT, GtkLayoutManager)

GtkLayoutManager *dt_month_layout_new     (void);
void              dt_month_layout_columns (int width, int edges[DT_MONTH_COLUMNS + 1]);

G_END_DECLS
