/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dt-listing.h"

G_BEGIN_DECLS

/* A report as a spreadsheet, .xlsx or .csv by the end of the name: its columns as they are chosen, its rows in the order of its groups. */
gboolean dt_listing_file_write        (DtListingView *view, const char *path, guint *n_rows, GCancellable *cancellable, GError **error);   /* waits */
void     dt_listing_file_write_async  (DtListingView *view, const char *path, GCancellable *cancellable, GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean dt_listing_file_write_finish (GAsyncResult *result, guint *n_rows, GError **error);

G_END_DECLS
