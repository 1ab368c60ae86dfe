/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dt-context.h"
#include "dt-pack.h"

G_BEGIN_DECLS

/**
 * DtUnpackWindow:
 *
 * Shows what a package of another register would bring, and asks about each value that both registers have changed. Nothing is stored
 * before.
 */
#define DT_TYPE_UNPACK_WINDOW (dt_unpack_window_get_type ())
G_DECLARE_FINAL_TYPE (DtUnpackWindow, dt_unpack_window, DT, UNPACK_WINDOW, AdwWindow)

/* Takes report, of a look at the package. */
DtUnpackWindow *dt_unpack_window_new (GtkWindow *parent, DtContext *context, DtPack *pack, DtSyncReport *report);

G_END_DECLS
