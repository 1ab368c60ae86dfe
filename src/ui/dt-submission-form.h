/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-form-dialog.h"
#include "dt-submission.h"

G_BEGIN_DECLS

DtFormDialog *dt_submission_form_new (GtkWindow *parent, DtContext *context, const DtSubmissionRow *row, const char *unit);

G_END_DECLS
