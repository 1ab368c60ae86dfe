/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-context.h"
#include "dt-edit-jobs.h"

G_BEGIN_DECLS

/**
 * DtRecordPopover:
 *
 * Asks what is needed to record a submission: day, symbol, file, whether it is accepted at once. Of several assignments it
 * asks which. Signal `apply` with a DtRecordEdit, which the receiver takes.
 */
#define DT_TYPE_RECORD_POPOVER (dt_record_popover_get_type ())
G_DECLARE_FINAL_TYPE (DtRecordPopover, dt_record_popover, DT, RECORD_POPOVER, GtkPopover)

/* assignments: DtAssignmentRow */
GtkWidget *dt_record_popover_new (DtContext *context, GPtrArray *assignments);
void       dt_record_popover_choose_all (DtRecordPopover *self);
/* The file that is handed in: copied beside the register, as if it had been chosen. */
void       dt_record_popover_attach (DtRecordPopover *self, GFile *file);

G_END_DECLS
