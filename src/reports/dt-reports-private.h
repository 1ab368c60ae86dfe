/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Shared by the reports: one file each, and the words that several have. */

#include "dt-reports.h"

#include "dt-summary-jobs.h"
#include "dt-task.h"

G_BEGIN_DECLS

/* Longer ones are no reports. */
#define DT_REPORT_MAX_ROWS 200000

/* dt-reports-overdue.c, … */
gboolean dt_report_overdue    (DtDb *db, const DtQuery *query, DtListing **table, GError **error);
gboolean dt_report_next_week  (DtDb *db, const DtQuery *query, DtListing **table, GError **error);
gboolean dt_report_next_month (DtDb *db, const DtQuery *query, DtListing **table, GError **error);
gboolean dt_report_unit       (DtDb *db, const DtQuery *query, DtListing **table, GError **error);
gboolean dt_report_rates      (DtDb *db, const DtQuery *query, DtListing **table, GError **error);
gboolean dt_report_progress   (DtDb *db, const DtQuery *query, DtListing **table, GError **error);
gboolean dt_report_changes    (DtDb *db, const DtQuery *query, DtListing **table, GError **error);
gboolean dt_report_month      (DtDb *db, const DtQuery *query, DtListing **table, GError **error);
gboolean dt_report_incoming   (DtDb *db, const DtQuery *query, DtListing **table, GError **error);
gboolean dt_report_outgoing   (DtDb *db, const DtQuery *query, DtListing **table, GError **error);
gboolean dt_report_journal    (DtDb *db, const DtQuery *query, DtListing **table, GError **error);

/* dt-reports-words.c */
void         dt_report_take_as_of     (DtListing *table, const DtQuery *query);
/* "(from … to …)"; nothing without days */
void         dt_report_take_period    (DtListing *table, const DtQuery *query, const char *whole);
void         dt_report_take_filters   (DtListing *table, const DtSummaryData *data, const DtQuery *query);
void         dt_report_take_day_note  (DtListing *table, const DtSummaryData *data);
void         dt_report_add_directive  (DtListing *table, const DtTaskRow *task);
DtListingCell *dt_report_add_last_day   (DtListing *table, DtDay day, DtDay original, int time);
DtListingCell *dt_report_add_lead       (DtListing *table, const DtTaskRow *task, const DtSummaryData *data);
char        *dt_report_progress_words (const DtTaskRow *task, const DtQuery *query);
int          dt_report_unit_rank      (const DtSummaryData *data, gint64 unit_id);

G_END_DECLS
