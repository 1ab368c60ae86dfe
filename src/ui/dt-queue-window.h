/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dt-context.h"
#include "dt-window.h"

G_BEGIN_DECLS

/**
 * DtQueueWindow:
 *
 * Several letters or packets that came at once: each with what it is and whether the register has it already, to be opened one
 * after the other. Reads them in the background; stores nothing itself.
 */
#define DT_TYPE_QUEUE_WINDOW (dt_queue_window_get_type ())
G_DECLARE_FINAL_TYPE (DtQueueWindow, dt_queue_window, DT, QUEUE_WINDOW, AdwWindow)

DtQueueWindow *dt_queue_window_new        (DtWindow *parent, GListModel *files);        /* of GFile */
gboolean       dt_queue_window_is_settled (DtQueueWindow *self);                        /* for tests: everything was read */

G_END_DECLS
