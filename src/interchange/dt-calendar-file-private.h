/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The file of a calendar that is being written; who reads the tasks is dt-sheet.c. */

#include "dt-calendar-file.h"
#include "dt-summary-jobs.h"
#include "dt-task.h"

G_BEGIN_DECLS

typedef struct _DtCalendarFile DtCalendarFile;

DtCalendarFile *dt_calendar_file_open   (const char *path, const DtCalendarOptions *options, GError **error);
/* *written: (out): FALSE for an event without a day, which no calendar has */
gboolean        dt_calendar_file_add    (DtCalendarFile *self, const DtTaskRow *row, const DtTaskUnits *units, gboolean *written, GError **error);
gboolean        dt_calendar_file_finish (DtCalendarFile *self, GError **error);
void            dt_calendar_file_free   (DtCalendarFile *self);

G_END_DECLS
