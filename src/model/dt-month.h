/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-task.h"

G_BEGIN_DECLS

#define DT_MONTH_DAYS 42          /* six weeks from a Monday */
#define DT_MONTH_PER_DAY 60       /* rows kept of one day at most, fewer where many days are full; the count is always whole */

typedef struct
{
  int        n_tasks;          /* all due on the day that pass the query */
  int        n_late;           /* overdue ones */
  GPtrArray *tasks;            /* DtTaskRow by severity, then lead; at most DT_MONTH_PER_DAY */
  GPtrArray *ghosts;           /* DtTaskRow whose original day this was */
  GPtrArray *turns;            /* DtTaskRow of recurring tasks whose turn of this day is not made yet */
} DtMonthDay;

/* Six weeks of the calendar. */
typedef struct
{
  DtDay      first_day;        /* a Monday */
  DtMonthDay days[DT_MONTH_DAYS];
  int        by_state[DT_N_STATES];   /* over the six weeks, before the state filter */
  int        n_ghosts;
} DtMonth;

DtMonth *dt_month_new  (DtDay first_day);
void     dt_month_free (DtMonth *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtMonth, dt_month_free)

G_END_DECLS
