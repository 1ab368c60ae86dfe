/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-context.h"
#include "dt-task.h"

G_BEGIN_DECLS

/**
 * DtSubmissionPopover:
 *
 * What a unit has handed in, at the cell of the matrix: the newest version, and what can be done with it.
 */
#define DT_TYPE_SUBMISSION_POPOVER (dt_submission_popover_get_type ())
G_DECLARE_FINAL_TYPE (DtSubmissionPopover, dt_submission_popover, DT, SUBMISSION_POPOVER, GtkPopover)

GtkWidget *dt_submission_popover_new (DtContext *context, const DtAssignmentRow *row);

G_END_DECLS
