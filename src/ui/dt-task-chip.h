/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dt-task.h"

G_BEGIN_DECLS

/**
 * DtTaskChip:
 *
 * A task on a day of the calendar: mark, short title, and how many handed in or the time of day. As a ghost it stands on
 * the day the task was first due and tells the day in force. A leaf: one button to a screen reader.
 */
#define DT_TYPE_TASK_CHIP (dt_task_chip_get_type ())
G_DECLARE_FINAL_TYPE (DtTaskChip, dt_task_chip, DT, TASK_CHIP, GtkWidget)

DtTaskChip *dt_task_chip_new          (void);
void        dt_task_chip_set_task     (DtTaskChip *self, DtTaskRow *row, DtDay day, gboolean ghost, DtDay today, int soon_days);
/* A turn of a recurring task that is not made yet: it is owed by nobody now, and leads to the recurring one. */
void        dt_task_chip_set_turn     (DtTaskChip *self, DtTaskRow *row, DtDay day, DtDay today);
DtTaskRow  *dt_task_chip_get_task     (DtTaskChip *self);   /* borrowed */
gboolean    dt_task_chip_is_ghost     (DtTaskChip *self);
DtDay       dt_task_chip_get_day      (DtTaskChip *self);   /* that it stands on */
const char *dt_task_chip_get_note     (DtTaskChip *self);   /* "11/30", "16:30"; "" none */
void        dt_task_chip_set_selected (DtTaskChip *self, gboolean selected);

/* "11/30" of a collection, "16:30", "trễ 2"; what stands at the end of a chip; caller frees */
char       *dt_task_chip_format_note  (const DtTaskRow *row, DtState state);

G_END_DECLS
