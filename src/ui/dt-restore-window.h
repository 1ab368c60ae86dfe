/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dt-context.h"

G_BEGIN_DECLS

/**
 * DtRestoreWindow:
 *
 * The backups of the register; of the chosen one how much it holds beside the register of now, and what was done since and would be
 * lost; and putting it back, after a backup of what is there.
 */
#define DT_TYPE_RESTORE_WINDOW (dt_restore_window_get_type ())
G_DECLARE_FINAL_TYPE (DtRestoreWindow, dt_restore_window, DT, RESTORE_WINDOW, AdwWindow)

DtRestoreWindow *dt_restore_window_new        (GtkWindow *parent, DtContext *context);
gboolean         dt_restore_window_is_settled (DtRestoreWindow *self);      /* for tests */

G_END_DECLS
