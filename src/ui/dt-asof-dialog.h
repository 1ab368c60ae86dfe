/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dt-asof.h"
#include "dt-context.h"

G_BEGIN_DECLS

/**
 * DtAsofDialog:
 *
 * Asks for an earlier day and makes the register as it stood then, in the background; can be stopped. Signal `made` with
 * the open store (DtStore), which belongs to whoever takes a reference.
 */
#define DT_TYPE_ASOF_DIALOG (dt_asof_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DtAsofDialog, dt_asof_dialog, DT, ASOF_DIALOG, AdwWindow)

DtAsofDialog *dt_asof_dialog_new     (GtkWindow *parent, DtContext *context);
void          dt_asof_dialog_set_day (DtAsofDialog *self, DtDay day);

G_END_DECLS
