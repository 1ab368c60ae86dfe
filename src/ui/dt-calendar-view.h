/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-context.h"

G_BEGIN_DECLS

/**
 * DtCalendarView:
 *
 * The calendar: a month of last days, with a legend that is a filter, and layers over the days. Implements DtView.
 */
#define DT_TYPE_CALENDAR_VIEW (dt_calendar_view_get_type ())
G_DECLARE_FINAL_TYPE (DtCalendarView, dt_calendar_view, DT, CALENDAR_VIEW, GtkWidget)

GtkWidget *dt_calendar_view_new       (DtContext *context);
DtDay      dt_calendar_view_get_month (DtCalendarView *self);     /* its first day */
void       dt_calendar_view_set_saved (DtCalendarView *self, gboolean saved);   /* whether the last change was stored */

G_END_DECLS
