/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The reports by their names, and the job that makes one. */

#include "dt-reports-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "dt-edit-jobs.h"
#include "dt-error.h"

#define TASKS (DT_REPORT_TAKES_UNIT | DT_REPORT_TAKES_DIRECTIVE | DT_REPORT_TAKES_SEARCH)

const DtReportKind dt_report_kinds[] = {
  { "overdue", N_("Overdue"), N_("What is overdue, by whom and for how many days, and how often each was urged"),
    TASKS | DT_REPORT_TAKES_DAYS, dt_report_overdue },
  { "next-week", N_("Due Next Week"), N_("What falls due next week, Monday to Sunday"), TASKS, dt_report_next_week },
  { "next-month", N_("Due Next Month"), N_("What falls due in the next month"), TASKS, dt_report_next_month },
  { "unit", N_("Sheet of a Unit"), N_("What a unit owes and handed in, what was late, when it was urged, whom to call"),
    DT_REPORT_TAKES_UNIT | DT_REPORT_NEEDS_UNIT | DT_REPORT_TAKES_DAYS, dt_report_unit },
  { "units", N_("Statistics of Units"), N_("How much fell due for each unit, and the two rates: handled, and on time"),
    DT_REPORT_TAKES_DAYS, dt_report_rates },
  { "progress", N_("Progress of a Directive"), N_("Each task of a directive: who, when, state, result, difficulties"),
    DT_REPORT_TAKES_DIRECTIVE | DT_REPORT_NEEDS_DIRECTIVE, dt_report_progress },
  { "changes", N_("Schedule Changes"), N_("Which deadlines were moved, from what day to what day, by which directive"),
    DT_REPORT_TAKES_DIRECTIVE | DT_REPORT_TAKES_DAYS, dt_report_changes },
  { "month", N_("Calendar of a Month"), N_("The days of a month and what is due; that of --from, else this month"),
    TASKS | DT_REPORT_TAKES_DAYS, dt_report_month },
  { "incoming", N_("Book of Incoming Documents"), N_("Documents that arrived"), DT_REPORT_TAKES_DAYS, dt_report_incoming },
  { "outgoing", N_("Book of Outgoing Documents"), N_("Documents that were issued here, letters of reminder with them"),
    DT_REPORT_TAKES_DAYS, dt_report_outgoing },
  { "journal", N_("Extract of the Journal"), N_("Who did what when"),
    DT_REPORT_TAKES_UNIT | DT_REPORT_TAKES_DIRECTIVE | DT_REPORT_TAKES_DAYS | DT_REPORT_TAKES_SEARCH, dt_report_journal },
  { NULL, NULL, NULL, 0, NULL },
};

/**
 * dt_report_find:
 * @name: of a report
 *
 * Returns: (transfer none) (nullable): the kind
 */
const DtReportKind *
dt_report_find (const char *name)
{
  for (const DtReportKind *kind = dt_report_kinds; kind->name != NULL; kind++)
    if (strcmp (kind->name, name) == 0)
      return kind;

  return NULL;
}

/**
 * dt_report_ask_new:
 * @kind: which report
 * @query: of what; copied. What the kind does not take is left out, and groups and limits of a list are no matter
 *
 * Returns: (transfer full): data for dt_job_make_report()
 */
DtReportAsk *
dt_report_ask_new (const DtReportKind *kind,
                   const DtQuery      *query)
{
  DtReportAsk *self = g_new0 (DtReportAsk, 1);

  self->kind = kind;
  self->query = dt_query_new (query->today);
  self->query->soon_days = query->soon_days;
  self->query->group = DT_GROUP_NONE;
  if ((kind->takes & DT_REPORT_TAKES_UNIT) != 0)
    self->query->unit_id = query->unit_id;
  if ((kind->takes & DT_REPORT_TAKES_DIRECTIVE) != 0)
    self->query->directive_id = query->directive_id;
  if ((kind->takes & DT_REPORT_TAKES_DAYS) != 0)
    {
      self->query->from = query->from;
      self->query->to = query->to;
    }
  if ((kind->takes & DT_REPORT_TAKES_SEARCH) != 0)
    self->query->search = g_strdup (query->search);

  return self;
}

/**
 * dt_report_ask_free:
 * @self: (nullable) (transfer full): a question
 */
void
dt_report_ask_free (DtReportAsk *self)
{
  if (self == NULL)
    return;

  dt_query_free (self->query);
  g_free (self);
}

static gboolean
check_needs (const DtReportAsk  *ask,
             GError            **error)
{
  if ((ask->kind->takes & DT_REPORT_NEEDS_UNIT) != 0 && ask->query->unit_id == 0)
    g_set_error_literal (error, DT_ERROR, DT_ERROR_INVALID, _("This report is about one unit: choose which."));
  else if ((ask->kind->takes & DT_REPORT_NEEDS_DIRECTIVE) != 0 && ask->query->directive_id == 0)
    g_set_error_literal (error, DT_ERROR, DT_ERROR_INVALID, _("This report is about one directive: choose which."));
  else
    return TRUE;

  return FALSE;
}

/**
 * dt_job_make_report:
 * @data: a #DtReportAsk
 * @result: (out): a #DtListing
 *
 * All that the report says is read in one job, so that its parts belong together.
 */
gboolean
dt_job_make_report (DtDb      *db,
                    gpointer   data,
                    gpointer  *result,
                    GError   **error)
{
  const DtReportAsk *ask = data;
  g_autoptr(DtListing) table = NULL;
  gpointer settings = NULL;

  if (!check_needs (ask, error) || !ask->kind->make (db, ask->query, &table, error)
      || !dt_job_load_settings (db, NULL, &settings, error))
    return FALSE;

  table->office = dt_office_new (settings);
  g_hash_table_unref (settings);
  *result = g_steal_pointer (&table);

  return TRUE;
}
