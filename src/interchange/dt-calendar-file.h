/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-progress.h"
#include "dt-query.h"
#include "dt-store.h"

G_BEGIN_DECLS

#define DT_CALENDAR_MAX_ALARM 60       /* days */

/**
 * DtCalendarOptions:
 * @events: as all-day events, which every calendar shows, instead of tasks (VTODO)
 * @alarm_days: how many days before the last day it reminds; −1: never
 * @now: seconds since 1970, UTC, of the writing; 0: the clock. A later file updates what an earlier one brought.
 */
typedef struct { gboolean events; int alarm_days; gint64 now; } DtCalendarOptions;

/* The tasks of a question as iCalendar (RFC 5545), as dt_sheet_write() does it with a spreadsheet. */
gboolean dt_calendar_file_write       (DtStore *store, const DtQuery *query, const char *path, const DtCalendarOptions *options, int *n_written,
                                       int *n_left_out, GCancellable *cancellable, GError **error);   /* waits */
void     dt_calendar_file_write_async (DtStore *store, const DtQuery *query, const char *path, const DtCalendarOptions *options,
                                       DtProgressFunc progress, gpointer progress_data, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer user_data);

gboolean dt_calendar_file_write_finish (DtStore *store, GAsyncResult *result, int *n_written, int *n_left_out, GError **error);

G_END_DECLS
