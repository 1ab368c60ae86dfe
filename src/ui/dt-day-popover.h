/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dt-context.h"
#include "dt-task.h"

G_BEGIN_DECLS

/**
 * DtDayPopover:
 *
 * All tasks of a day, two lines each, with what can be done for the whole day. Activating a row activates
 * `calendar.show-task` (xi) or, for one that was moved away from the day, `calendar.go-to-task` (xi).
 */
#define DT_TYPE_DAY_POPOVER (dt_day_popover_get_type ())
G_DECLARE_FINAL_TYPE (DtDayPopover, dt_day_popover, DT, DAY_POPOVER, GtkPopover)

GtkWidget *dt_day_popover_new     (DtContext *context);
/* tasks, ghosts: DtTaskRow, may be NULL; n_tasks: all that fall due, of which the first are in tasks */
void       dt_day_popover_set_day (DtDayPopover *self, DtDay day, GPtrArray *tasks, int n_tasks, GPtrArray *ghosts);
DtDay      dt_day_popover_get_day (DtDayPopover *self);

G_END_DECLS
