/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dt-context.h"
#include "dt-schedule-change.h"

G_BEGIN_DECLS

/**
 * DtChangeWindow:
 *
 * A schedule change that was made: its cause, what it moved from when to when; and lifting it, with the effect first.
 */
#define DT_TYPE_CHANGE_WINDOW (dt_change_window_get_type ())
G_DECLARE_FINAL_TYPE (DtChangeWindow, dt_change_window, DT, CHANGE_WINDOW, AdwWindow)

DtChangeWindow *dt_change_window_new        (GtkWindow *parent, DtContext *context, gint64 change_id);
gboolean        dt_change_window_is_settled (DtChangeWindow *self);      /* for tests: what it is to show is there */

G_END_DECLS
