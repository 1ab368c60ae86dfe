/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-month.h"
#include "dt-query.h"
#include "dt-store.h"

G_BEGIN_DECLS

/* first_day: a Monday; of query: today, soon_days, states (which chips; 0 all), directive_id, unit_id, search. */
typedef struct { DtDay first_day; DtQuery *query; } DtMonthFetch;
DtMonthFetch *dt_month_fetch_new  (DtDay first_day, const DtQuery *query);
void          dt_month_fetch_free (DtMonthFetch *self);
gboolean dt_job_load_month    (DtDb *db, gpointer data, gpointer *result, GError **error);  /* → DtMonth */

/* data: NULL → DtWorkCalendar of the register's announced days (over the built-in ones) */
gboolean dt_job_load_calendar (DtDb *db, gpointer data, gpointer *result, GError **error);

/* data: int* first and last day → GArray of int: tasks with their last day on each day (marks of the small calendar) */
typedef struct { DtDay first, last; } DtDaySpan;
gboolean dt_job_count_days    (DtDb *db, gpointer data, gpointer *result, GError **error);

G_END_DECLS
