/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How punctual units were with what fell due in a period. */

#include "dt-db.h"
#include "dt-state.h"
#include "dt-unit-jobs.h"

#define CHART_MONTHS DT_UNIT_N_MONTHS

/* What was handed in is judged by the day that was in force then; what is open, by today. Not counted: what is not due
 * yet, has no day, or is suspended or cancelled. Phases: open 0-2, handed in 3, done 4, done late 5. */
#define JUDGED(of_unit) \
  "SELECT unit_id, day, received_day," \
  "       CASE WHEN phase = 4 OR (phase = 3 AND received_day <= day) THEN 1 ELSE 0 END AS on_time," \
  "       CASE WHEN phase = 5 OR (phase = 3 AND received_day > day) THEN 1 ELSE 0 END AS late," \
  "       CASE WHEN phase <= 2 AND day < ?1 THEN 1 ELSE 0 END AS missing" \
  "  FROM (SELECT unit_id, phase, received_day, CASE WHEN phase BETWEEN 3 AND 5 THEN judged_day ELSE last_day END AS day" \
  "          FROM assignment_status WHERE " of_unit "phase <= 5)" \
  " WHERE day BETWEEN ?2 AND ?3"

#define SUMS \
  "sum (on_time), sum (on_time AND received_day < day), sum (late), sum (missing)," \
  " coalesce (avg (CASE WHEN on_time AND received_day < day THEN day - received_day END), 0.0)," \
  " coalesce (avg (CASE WHEN late AND received_day > day THEN received_day - day END), 0.0)"

G_STATIC_ASSERT (DT_PHASE_IDLE == 2 && DT_PHASE_HANDED == 3 && DT_PHASE_DONE == 4 && DT_PHASE_DONE_LATE == 5);

/* Without a period: the months of the chart, what is early but due later this month among it. */
static void
bind_period (DtStmt            *st,
             const DtUnitFetch *fetch)
{
  gboolean chart = !fetch->ever && fetch->from == DT_DAY_NONE && fetch->to == DT_DAY_NONE;
  DtDay month = dt_day_month_start (fetch->today);
  DtDay from = chart ? dt_day_add_months (month, 1 - CHART_MONTHS) : fetch->from;
  DtDay to = chart ? dt_day_add_months (month, 1) - 1 : fetch->to != DT_DAY_NONE ? fetch->to : G_MAXINT;

  dt_bind_int (st, 1, fetch->today);
  dt_bind_int (st, 2, from);
  dt_bind_int (st, 3, to);
  dt_bind_int64 (st, 4, fetch->unit_id);
}

static void
read_sums (DtStmt      *st,
           int          column,
           DtUnitRates *rates)
{
  rates->on_time = dt_column_int (st, column);
  rates->early = dt_column_int (st, column + 1);
  rates->late = dt_column_int (st, column + 2);
  rates->missing = dt_column_int (st, column + 3);
  rates->due = rates->on_time + rates->late + rates->missing;
  rates->mean_days_early = sqlite3_column_double (st->handle, column + 4);
  rates->mean_days_late = sqlite3_column_double (st->handle, column + 5);
}

/**
 * dt_unit_load_rates:
 * @db: a register
 * @fetch: which unit and period
 * @rates: (out caller-allocates): filled, but for code and name
 * @error: return location for an error
 */
gboolean
dt_unit_load_rates (DtDb              *db,
                    const DtUnitFetch *fetch,
                    DtUnitRates       *rates,
                    GError           **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &st, "SELECT " SUMS " FROM (" JUDGED ("unit_id = ?4 AND ") ")", error))
    return FALSE;
  bind_period (&st, fetch);
  if (!dt_stmt_next (&st, &has_row, error))
    return FALSE;
  rates->unit_id = fetch->unit_id;
  read_sums (&st, 0, rates);

  return TRUE;
}

/**
 * dt_job_list_rates:
 * @data: a #DtUnitFetch with its period; unit_id 0 for all units
 * @result: (out): a #GPtrArray of #DtUnitRates, of units with something due in the period
 */
gboolean
dt_job_list_rates (DtDb     *db,
                   gpointer  data,
                   gpointer *result,
                   GError  **error)
{
  const DtUnitFetch *fetch = data;
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_unit_rates_free);
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &st,
                      "SELECT u.id, u.code, u.name, r.* FROM (SELECT unit_id, " SUMS " FROM (" JUDGED ("(?4 = 0 OR unit_id = ?4) AND ") ") GROUP BY unit_id) r"
                      "  JOIN unit u ON u.id = r.unit_id ORDER BY u.position = 0, u.position, u.sort_key, u.id",
                      error))
    return FALSE;
  bind_period (&st, fetch);

  while (TRUE)
    {
      DtUnitRates *rates;

      if (!dt_stmt_next (&st, &has_row, error))
        return FALSE;
      if (!has_row)
        break;

      rates = g_new0 (DtUnitRates, 1);
      rates->unit_id = dt_column_int64 (&st, 0);
      rates->code = dt_column_dup (&st, 1);
      rates->name = dt_column_dup (&st, 2);
      read_sums (&st, 4, rates);
      if (rates->due > 0)
        g_ptr_array_add (rows, rates);
      else
        dt_unit_rates_free (rates);
    }
  *result = g_steal_pointer (&rows);

  return TRUE;
}
