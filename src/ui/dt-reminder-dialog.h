/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dt-context.h"
#include "dt-edit-jobs.h"

G_BEGIN_DECLS

/**
 * DtReminderDialog:
 *
 * Writes down an act of urging: a call, a letter, a message, a visit; what was said, and the day that was promised. Signal
 * `apply` with a DtReminderEdit, which the receiver takes.
 */
#define DT_TYPE_REMINDER_DIALOG (dt_reminder_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DtReminderDialog, dt_reminder_dialog, DT, REMINDER_DIALOG, AdwWindow)

/* assignments: DtAssignmentRow, at least one */
DtReminderDialog *dt_reminder_dialog_new (GtkWindow *parent, DtContext *context, GPtrArray *assignments);

G_END_DECLS
