/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-query.h"
#include "dt-store.h"
#include "dt-listing.h"

G_BEGIN_DECLS

/* What may be said of a report, and what must be. */
typedef enum
{
  DT_REPORT_TAKES_UNIT      = 1 << 0,
  DT_REPORT_TAKES_DIRECTIVE = 1 << 1,
  DT_REPORT_TAKES_DAYS      = 1 << 2,    /* from, to */
  DT_REPORT_TAKES_SEARCH    = 1 << 3,
  DT_REPORT_NEEDS_UNIT      = 1 << 4,
  DT_REPORT_NEEDS_DIRECTIVE = 1 << 5,
} DtReportTakes;

typedef gboolean (*DtReportFunc) (DtDb *db, const DtQuery *query, DtListing **table, GError **error);

/**
 * DtReportKind:
 * @name: to a script
 * @title: msgid, as a menu names it
 * @summary: msgid, what it holds
 *
 * A report that leaves the register as a table.
 */
typedef struct
{
  const char    *name;
  const char    *title;
  const char    *summary;
  DtReportTakes  takes;
  DtReportFunc   make;
} DtReportKind;

/* In the order of a menu; a kind without a name ends them. */
extern const DtReportKind dt_report_kinds[];
const DtReportKind *dt_report_find (const char *name);

/* Of query count today, soon_days, unit_id, directive_id, from, to and search, as far as the kind takes them. */
typedef struct { const DtReportKind *kind; DtQuery *query; } DtReportAsk;
DtReportAsk *dt_report_ask_new  (const DtReportKind *kind, const DtQuery *query);
void         dt_report_ask_free (DtReportAsk *self);
/* DtReportAsk → DtListing with its office; DT_ERROR_INVALID without what the kind needs */
gboolean     dt_job_make_report (DtDb *db, gpointer data, gpointer *result, GError **error);
/* DtQuery → DtListing with its office: the deadline summary, of exactly these tasks */
gboolean     dt_job_make_deadlines (DtDb *db, gpointer data, gpointer *result, GError **error);

G_END_DECLS
