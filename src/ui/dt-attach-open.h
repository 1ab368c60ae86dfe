/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Opens a copy of an attachment, under its own name, in the program the desktop has for it. */
void     dt_attach_open_async  (const char *register_path, const char *sha256, const char *name, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data);
gboolean dt_attach_open_finish (GAsyncResult *result, GError **error);

G_END_DECLS
