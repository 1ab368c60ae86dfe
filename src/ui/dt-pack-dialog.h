/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dt-context.h"
#include "dt-pack.h"

G_BEGIN_DECLS

/**
 * DtPackDialog:
 *
 * Asks what goes into a package for a register on another network, and where it is put. Signal `chosen` with a file (GFile), the dialog
 * still open: dt_pack_dialog_get_options() tells the rest.
 */
#define DT_TYPE_PACK_DIALOG (dt_pack_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DtPackDialog, dt_pack_dialog, DT, PACK_DIALOG, AdwWindow)

/* symbols: of the directives that are chosen in the window, by "; "; "" for none */
DtPackDialog *dt_pack_dialog_new         (GtkWindow *parent, DtContext *context, const char *symbols);
/* Borrowed, until the dialog is changed. */
void          dt_pack_dialog_get_options (DtPackDialog *self, DtPackOptions *options);

G_END_DECLS
