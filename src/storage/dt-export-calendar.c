/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The days of one year, to be handed to another office. */

#include "dt-export.h"

#include "dt-schedule.h"

/**
 * dt_export_calendar:
 * @db: a connection inside one transaction
 * @year: a year
 * @sink: takes the records; only its calendar_year and calendar_day are called
 * @user_data: for @sink
 * @error: return location for an error
 *
 * All that counts in the year here, whether by law or announced; the year itself only where its announcement is
 * complete. Read elsewhere it gives the same working days.
 *
 * Returns: %FALSE if the register or @sink failed
 */
gboolean
dt_export_calendar (DtDb                *db,
                    int                  year,
                    const DtExportSink  *sink,
                    gpointer             user_data,
                    GError             **error)
{
  g_autoptr(DtWorkCalendar) calendar = dt_schedule_calendar (db, error);
  g_autoptr(GPtrArray) days = NULL;

  if (calendar == NULL)
    return FALSE;
  if (dt_work_calendar_is_official (calendar, year) && !sink->calendar_year (user_data, year, error))
    return FALSE;

  days = dt_work_calendar_list_year (calendar, year);
  for (guint i = 0; i < days->len; i++)
    if (!sink->calendar_day (user_data, g_ptr_array_index (days, i), error))
      return FALSE;

  return TRUE;
}
