/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-progress.h"
#include "dt-query.h"
#include "dt-store.h"

G_BEGIN_DECLS

/* Tables as spreadsheets. */
typedef enum { DT_SHEET_XLSX, DT_SHEET_CSV } DtSheetFormat;

/* By the end of its name; FALSE with DT_ERROR_INVALID for any other. */
gboolean dt_sheet_find_format (const char *path, DtSheetFormat *format, GError **error);

/* A list of tasks: exactly those of a question, in its order.
 * query: its groups and what is opened in them do not count. progress: NULL, told on the main thread */
void     dt_sheet_write_async  (DtStore *store, const DtQuery *query, const char *path, DtProgressFunc progress, gpointer progress_data,
                                GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean dt_sheet_write_finish (DtStore *store, GAsyncResult *result, int *n_written, GError **error);
gboolean dt_sheet_write        (DtStore *store, const DtQuery *query, const char *path, int *n_written, GCancellable *cancellable,
                                GError **error);   /* waits */

G_END_DECLS
