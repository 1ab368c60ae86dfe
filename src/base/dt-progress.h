/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* @fraction: 0 to 1 */
typedef void (*DtProgressFunc) (double fraction, gpointer user_data);

/**
 * DtProgress:
 *
 * How far a long work has come, told from its thread to the main loop of whoever waits for it: no more than a hundred
 * times, and not at all once it is cancelled.
 */
typedef struct _DtProgress DtProgress;

DtProgress *dt_progress_new       (DtProgressFunc func, gpointer user_data, GMainContext *context, GCancellable *cancellable);
DtProgress *dt_progress_ref       (DtProgress *self);
void        dt_progress_unref     (DtProgress *self);
void        dt_progress_set_range (DtProgress *self, double from, double to);
void        dt_progress_tell      (DtProgress *self, double fraction);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtProgress, dt_progress_unref)

G_END_DECLS
