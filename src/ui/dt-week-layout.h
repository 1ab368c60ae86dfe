/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DtWeekLayout:
 *
 * Seven children side by side, Monday to Sunday: the working days equally wide, the others narrower; a line between them.
 */
#define DT_TYPE_WEEK_LAYOUT (dt_week_layout_get_type ())
G_DECLARE_FINAL_TYPE (DtWeekLayout, dt_week_layout, DT, WEEK_LAYOUT, GtkLayoutManager)

/* Where the day stands in @width pixels; weekday 0 is Monday */
void dt_week_layout_place (int width, int weekday, int *x, int *day_width);

G_END_DECLS
