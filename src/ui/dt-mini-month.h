/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dt-work-calendar.h"

G_BEGIN_DECLS

/**
 * DtMiniMonth:
 *
 * The small month of the left list, with a mark under each day on which something falls due. Pages for itself; a click on a
 * day activates `calendar.open-day` (i). Signal `page-changed`: its first day is another, marks are wanted for it.
 */
#define DT_TYPE_MINI_MONTH (dt_mini_month_get_type ())
G_DECLARE_FINAL_TYPE (DtMiniMonth, dt_mini_month, DT, MINI_MONTH, GtkWidget)

DtMiniMonth *dt_mini_month_new           (void);
void         dt_mini_month_set_month     (DtMiniMonth *self, DtDay month);
void         dt_mini_month_set_selected  (DtMiniMonth *self, DtDay day);
void         dt_mini_month_set_calendar  (DtMiniMonth *self, DtWorkCalendar *calendar, DtDay today);   /* NULL: no holidays marked */
void         dt_mini_month_set_marks     (DtMiniMonth *self, DtDay first, const GArray *counts);  /* ints from that day on; NULL none */
DtDay        dt_mini_month_get_first_day (DtMiniMonth *self);   /* of the 42 it shows */

G_END_DECLS
