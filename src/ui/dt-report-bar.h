/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-context.h"
#include "dt-reports.h"

G_BEGIN_DECLS

/**
 * DtReportBar:
 *
 * Which report, of what, and how it is looked at: unit, directive, days; grouping and columns. Signal `asked` when another
 * listing must be read, `looked` when the same is to be shown otherwise.
 */
#define DT_TYPE_REPORT_BAR (dt_report_bar_get_type ())
G_DECLARE_FINAL_TYPE (DtReportBar, dt_report_bar, DT, REPORT_BAR, GtkBox)

GtkWidget     *dt_report_bar_new         (DtContext *context, const DtReportKind *kind, const DtQuery *query);
GtkWidget     *dt_report_bar_get_kinds   (DtReportBar *self);     /* the choice of the report, to be put elsewhere */
const char    *dt_report_bar_get_title   (DtReportBar *self);     /* of that report, translated */
/* To where what the report needs is chosen. */
void           dt_report_bar_focus_needed (DtReportBar *self);
DtReportAsk   *dt_report_bar_dup_ask     (DtReportBar *self);     /* caller frees */
/* Offers its columns and groups. */
void           dt_report_bar_set_listing (DtReportBar *self, DtListing *listing);
DtListingView *dt_report_bar_make_view   (DtReportBar *self, DtListing *listing);     /* caller unrefs */

G_END_DECLS
