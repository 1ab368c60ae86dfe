/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dt-task.h"

G_BEGIN_DECLS

/**
 * DtDetailDeadline:
 *
 * The card of the deadline: the day in force, the original one struck, each move with the directive that caused it, and how
 * the words of the directive lead to the day.
 */
#define DT_TYPE_DETAIL_DEADLINE (dt_detail_deadline_get_type ())
G_DECLARE_FINAL_TYPE (DtDetailDeadline, dt_detail_deadline, DT, DETAIL_DEADLINE, GtkWidget)

GtkWidget *dt_detail_deadline_new (void);
void       dt_detail_deadline_set (DtDetailDeadline *self, const DtTaskDetail *detail, DtWorkCalendar *calendar,
                                   DtDay today, int soon_days);

G_END_DECLS
