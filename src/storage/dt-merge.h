/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-import-report.h"
#include "dt-store.h"

G_BEGIN_DECLS

/**
 * DtMerge:
 *
 * Brings records into the register inside the running write job, one call per record, in the order of
 * the file, with memory independent of the number of tasks. Identity: by uid; else units and groups by
 * code, directives by issuer + symbol + date, tasks by directive + ordinal (then title), assignments by
 * task + unit + role, submissions by assignment + version or day. What is equal is left alone; what
 * differs is updated; nothing is deleted that a file does not mention, except children of a record that the file
 * gives whole (addressees, references, members, an assignment dropped from a task that the file holds,
 * as long as nothing was handed in for it).
 *
 * A call returns FALSE only for an error of the register itself; a fault of the record (an unknown unit, an impossible
 * value) goes into the report with its place, and reading goes on so that all faults are told.
 */
typedef struct _DtMerge DtMerge;

DtMerge *dt_merge_new    (DtDb *db, DtImportReport *report, DtDay today);    /* report borrowed */
void     dt_merge_free   (DtMerge *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtMerge, dt_merge_free)

gboolean dt_merge_setting         (DtMerge *self, const DtSettingRecord *record, GError **error);
gboolean dt_merge_calendar_day    (DtMerge *self, DtPlace place, const DtCalendarDay *day, GError **error);
gboolean dt_merge_calendar_year   (DtMerge *self, int year, GError **error);
gboolean dt_merge_unit            (DtMerge *self, const DtUnitRecord *record, GError **error);
gboolean dt_merge_group           (DtMerge *self, const DtGroupRecord *record, GError **error);
gboolean dt_merge_begin_directive (DtMerge *self, const DtDirectiveRecord *record, GError **error);
gboolean dt_merge_task            (DtMerge *self, const DtTaskRecord *record, GError **error);     /* of the directive begun */
gboolean dt_merge_end_directive   (DtMerge *self, GError **error);
gboolean dt_merge_schedule_change (DtMerge *self, const DtScheduleChangeRecord *record, GError **error);
gboolean dt_merge_reminder        (DtMerge *self, const DtReminderRecord *record, GError **error);
gboolean dt_merge_template        (DtMerge *self, const DtTemplateRecord *record, GError **error);
gboolean dt_merge_board           (DtMerge *self, const DtBoardRecord *record, GError **error);
gboolean dt_merge_filter          (DtMerge *self, const DtFilterRecord *record, GError **error);
gboolean dt_merge_draft           (DtMerge *self, const DtDraftRecord *record, GError **error);
/* Append-only: an entry whose uid is known is left alone, a new one is added as one of another register. */
gboolean dt_merge_journal         (DtMerge *self, const DtJournalRecord *record, GError **error);
gboolean dt_merge_journal_item    (DtMerge *self, const DtJournalItemRecord *item, GError **error);
/* Links that point forward in the file (parents, successors, needs), rules that apply to new tasks, warnings. */
gboolean dt_merge_finish          (DtMerge *self, GError **error);

G_END_DECLS
