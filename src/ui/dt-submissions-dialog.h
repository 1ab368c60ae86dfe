/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dt-context.h"
#include "dt-task.h"

G_BEGIN_DECLS

/**
 * DtSubmissionsDialog:
 *
 * All versions of what a unit handed in for a task: looked at, corrected, removed, their files opened.
 */
#define DT_TYPE_SUBMISSIONS_DIALOG (dt_submissions_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DtSubmissionsDialog, dt_submissions_dialog, DT, SUBMISSIONS_DIALOG, AdwWindow)

DtSubmissionsDialog *dt_submissions_dialog_new (GtkWindow *parent, DtContext *context, const DtAssignmentRow *part, const char *task);

G_END_DECLS
