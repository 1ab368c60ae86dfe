/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dt-matrix.h"

G_BEGIN_DECLS

/* The collection matrix as a spreadsheet (.xlsx, .csv): of @units, a line each in their order, on a thread of its own. */
void     dt_matrix_file_write_async  (DtMatrix *matrix, GPtrArray *units, const char *path, DtDay today, int soon_days, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data);
gboolean dt_matrix_file_write_finish (GAsyncResult *result, guint *n_units, GError **error);
gboolean dt_matrix_file_write        (DtMatrix *matrix, GPtrArray *units, const char *path, DtDay today, int soon_days, GCancellable *cancellable,
                                      GError **error);   /* waits */

G_END_DECLS
