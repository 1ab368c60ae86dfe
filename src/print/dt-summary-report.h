/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-directive.h"
#include "dt-office.h"
#include "dt-query.h"
#include "dt-report.h"
#include "dt-task.h"

G_BEGIN_DECLS

/**
 * DtSummary:
 * @tasks: (element-type DtTaskRow): what is printed, in the order of the list
 * @causes: (nullable) (element-type DtDirectiveRow): the directives that moved days of these tasks
 * @unit_ranks: (nullable) (element-type gint64 guint): id of a unit → its place in the order of units; without it they
 *   come in the order of the list
 * @office: how the office names itself
 * @query: which tasks these are, for the line under the title; also today and soon_days
 * @group: what the tasks are grouped by on paper
 * @unit: (nullable): full name of the unit that @query asks for
 * @directive: (nullable): symbol of the directive that @query asks for
 *
 * The snapshot a deadline summary is made of.
 */
typedef struct
{
  GPtrArray  *tasks;
  GPtrArray  *causes;
  GHashTable *unit_ranks;
  DtOffice   *office;
  DtQuery    *query;
  DtGroupBy   group;
  char       *unit;
  char       *directive;
} DtSummary;

DtSummary *dt_summary_new  (GPtrArray *tasks, DtOffice *office, const DtQuery *query, DtGroupBy group);
void       dt_summary_free (DtSummary *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtSummary, dt_summary_free)

DtReport  *dt_summary_report_new (DtSummary *summary);

G_END_DECLS
