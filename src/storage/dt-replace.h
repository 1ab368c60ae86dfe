/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-progress.h"
#include "dt-store.h"

G_BEGIN_DECLS

/* In the place of a register that cannot be opened: on a thread of its own. */
void     dt_register_replace_async  (const char *path, const char *other, DtProgress *progress, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data);
gboolean dt_register_replace_finish (GAsyncResult *result, GError **error);

G_END_DECLS
