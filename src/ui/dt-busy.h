/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DtBusy:
 *
 * Stands before a window while something long is done to its register: what, how far, and a way to stop it. Not seen at
 * all if it is over at once.
 */
#define DT_TYPE_BUSY (dt_busy_get_type ())
G_DECLARE_FINAL_TYPE (DtBusy, dt_busy, DT, BUSY, AdwWindow)

/* text: translated. The caller keeps the reference and ends it with dt_busy_end(). */
DtBusy       *dt_busy_begin           (GtkWindow *parent, const char *text);
GCancellable *dt_busy_get_cancellable (DtBusy *self);                          /* borrowed */
void          dt_busy_tell            (double fraction, gpointer self);        /* a DtProgressFunc */
void          dt_busy_end             (DtBusy *self);                          /* takes the reference */

G_END_DECLS
