/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dt-context.h"
#include "dt-task.h"

G_BEGIN_DECLS

/**
 * DtTaskPopover:
 *
 * What a chip stands for: title, lead, how its last day came about, and what can be done. Does not grab: a double click on
 * the chip must reach it; whoever shows it also closes it.
 */
#define DT_TYPE_TASK_POPOVER (dt_task_popover_get_type ())
G_DECLARE_FINAL_TYPE (DtTaskPopover, dt_task_popover, DT, TASK_POPOVER, GtkPopover)

GtkWidget    *dt_task_popover_new             (DtContext *context);
void          dt_task_popover_set_task        (DtTaskPopover *self, DtTaskRow *row);
gint64        dt_task_popover_get_task_id     (DtTaskPopover *self);          /* 0 none */
GArray       *dt_task_popover_dup_assignments (DtTaskPopover *self);          /* gint64 of leads that still owe; NULL none, or not read yet */

G_END_DECLS
