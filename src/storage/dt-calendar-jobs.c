/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The marks of the small calendar, and the days off of the register. */

#include "dt-calendar-jobs.h"

#include "dt-db.h"
#include "dt-schedule.h"

/**
 * dt_job_load_calendar:
 * @data: NULL
 * @result: (out): a #DtWorkCalendar
 */
gboolean
dt_job_load_calendar (DtDb     *db,
                      gpointer  data,
                      gpointer *result,
                      GError  **error)
{
  DtWorkCalendar *calendar = dt_schedule_calendar (db, error);

  if (calendar == NULL)
    return FALSE;
  *result = calendar;

  return TRUE;
}

/**
 * dt_job_count_days:
 * @data: a #DtDaySpan
 * @result: (out): a #GArray of int, one for each day of the span: tasks with their last day on it, cancelled ones not
 */
gboolean
dt_job_count_days (DtDb     *db,
                   gpointer  data,
                   gpointer *result,
                   GError  **error)
{
  const DtDaySpan *span = data;
  g_autoptr(GArray) counts = g_array_new (FALSE, TRUE, sizeof (int));
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  g_array_set_size (counts, span->last >= span->first ? (guint) (span->last - span->first + 1) : 0);
  if (!dt_db_prepare (db, &st,
                      "SELECT last_day, count(*) FROM task_status"
                      " WHERE last_day BETWEEN ?1 AND ?2 AND phase <> ?3 GROUP BY last_day",
                      error))
    return FALSE;
  dt_bind_int (&st, 1, span->first);
  dt_bind_int (&st, 2, span->last);
  dt_bind_int (&st, 3, DT_PHASE_CANCELLED);

  while (TRUE)
    {
      if (!dt_stmt_next (&st, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      g_array_index (counts, int, dt_column_day (&st, 0) - span->first) = dt_column_int (&st, 1);
    }

  *result = g_steal_pointer (&counts);

  return TRUE;
}
