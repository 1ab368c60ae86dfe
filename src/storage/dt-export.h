/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-record.h"
#include "dt-store.h"

G_BEGIN_DECLS

/* Calls back with every record of the register in the canonical order (settings by name, calendar by day, units by
 * code, groups by code, directives by date, symbol and uid with their tasks by position, schedule changes by
 * day and uid, reminders by day and uid, templates,
 * boards and filters by position and uid, drafts by uid, the journal as it was written, each entry with its rows). One record at a time is in memory. A callback that returns FALSE stops with its error. */
typedef struct
{
  gboolean (*setting)         (gpointer user_data, const DtSettingRecord *record, GError **error);
  gboolean (*calendar_day)    (gpointer user_data, const DtCalendarDay *day, GError **error);
  gboolean (*calendar_year)   (gpointer user_data, int year, GError **error);
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
  gboolean (*end_journal)     (gpointer user_data, GError **error);
} DtExportSink;

gboolean dt_export_register (DtDb *db, const DtExportSink *sink, gpointer user_data, GError **error);
gboolean dt_export_calendar (DtDb *db, int year, const DtExportSink *sink, gpointer user_data, GError **error);

G_END_DECLS
