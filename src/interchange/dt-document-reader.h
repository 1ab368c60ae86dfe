/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dt-import-report.h"

G_BEGIN_DECLS

/* Faults after which reading stops: nobody reads more, and a file that is no register has no end of them. */
#define DT_DOCUMENT_MAX_FAULTS 200

/**
 * DtDocumentSink:
 *
 * Takes the records of a document, in its order, one at a time. Records are borrowed for the call. A callback that
 * returns FALSE stops the reading with its error; faults of content go into the report instead.
 */
typedef struct
{
  gboolean (*setting)         (gpointer user_data, const DtSettingRecord *record, GError **error);
  gboolean (*calendar_year)   (gpointer user_data, int year, GError **error);
  gboolean (*calendar_day)    (gpointer user_data, DtPlace place, const DtCalendarDay *day, GError **error);
  gboolean (*unit)            (gpointer user_data, const DtUnitRecord *record, GError **error);
  gboolean (*group)           (gpointer user_data, const DtGroupRecord *record, GError **error);
  gboolean (*begin_directive) (gpointer user_data, const DtDirectiveRecord *record, GError **error);
  gboolean (*task)            (gpointer user_data, const DtTaskRecord *record, GError **error);
  gboolean (*end_directive)   (gpointer user_data, GError **error);
  gboolean (*schedule_change) (gpointer user_data, const DtScheduleChangeRecord *record, GError **error);
  gboolean (*reminder)        (gpointer user_data, const DtReminderRecord *record, GError **error);
  gboolean (*template)        (gpointer user_data, const DtTemplateRecord *record, GError **error);
  gboolean (*board)           (gpointer user_data, const DtBoardRecord *record, GError **error);
  gboolean (*filter)          (gpointer user_data, const DtFilterRecord *record, GError **error);
  gboolean (*draft)           (gpointer user_data, const DtDraftRecord *record, GError **error);
  gboolean (*journal)         (gpointer user_data, const DtJournalRecord *record, GError **error);
  gboolean (*journal_item)    (gpointer user_data, const DtJournalItemRecord *record, GError **error);
} DtDocumentSink;

typedef void (*DtDocumentProgress) (goffset bytes, gpointer user_data);

typedef struct
{
  goffset             max_bytes;       /* 0: no limit */
  DtDocumentProgress  progress;        /* now and then; NULL: nobody looks */
  gpointer            progress_data;
} DtDocumentOptions;

/* @readable: (out): FALSE where the reading stopped at a fault of the file itself, so that more may be missing */
gboolean dt_document_read (GInputStream *stream, const DtDocumentOptions *options, const DtDocumentSink *sink, gpointer user_data,
                           DtImportReport *report, gboolean *readable, GCancellable *cancellable, GError **error);

G_END_DECLS
