/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DtReasonDialog:
 *
 * Asks why: for a return, a suspension, a cancellation. Signal `apply` with the reason (char*), which is
 * never empty where it is required.
 */
#define DT_TYPE_REASON_DIALOG (dt_reason_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DtReasonDialog, dt_reason_dialog, DT, REASON_DIALOG, AdwWindow)

/* title, about and apply are translated; about says what it is for. */
DtReasonDialog *dt_reason_dialog_new (GtkWindow *parent, const char *title, const char *about, const char *apply,
                                      gboolean required);

G_END_DECLS
