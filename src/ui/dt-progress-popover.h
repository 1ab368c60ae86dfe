/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dt-task.h"

G_BEGIN_DECLS

/**
 * DtProgressPopover:
 *
 * Explains a state and lets one set how far the work is, 0 to 100 %. Signal `apply` with the percent (int).
 */
#define DT_TYPE_PROGRESS_POPOVER (dt_progress_popover_get_type ())
G_DECLARE_FINAL_TYPE (DtProgressPopover, dt_progress_popover, DT, PROGRESS_POPOVER, GtkPopover)

GtkWidget *dt_progress_popover_new (const DtAssignmentRow *row, DtDay today, int soon_days);

G_END_DECLS
