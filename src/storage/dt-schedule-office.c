/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the office has laid down about days: how it reads "before", and which days are off. */

#include "dt-schedule.h"

#include <string.h>

#include "dt-db.h"

gboolean
dt_schedule_include_named (DtDb     *db,
                           gboolean *include_named,
                           GError  **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &st, "SELECT value FROM setting WHERE name = 'deadline.include-named'", error)
      || !dt_stmt_next (&st, &has_row, error))
    return FALSE;

  *include_named = has_row && (strcmp (dt_column_peek (&st, 0), "true") == 0 || strcmp (dt_column_peek (&st, 0), "1") == 0);

  return TRUE;
}

static GPtrArray *
load_announced_days (DtDb    *db,
                     GError **error)
{
  g_autoptr(GPtrArray) days = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_calendar_day_free);
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &st, "SELECT day, kind, name FROM calendar_day ORDER BY day", error))
    return NULL;

  while (TRUE)
    {
      g_autofree char *name = NULL;

      if (!dt_stmt_next (&st, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&days);

      name = dt_column_dup_nullable (&st, 2);
      g_ptr_array_add (days, dt_calendar_day_new (dt_column_day (&st, 0),
                                                  (DtCalendarKind) dt_column_nick (&st, 1, dt_calendar_kind_nicks),
                                                  name));
    }
}

DtWorkCalendar *
dt_schedule_calendar (DtDb    *db,
                      GError **error)
{
  g_autoptr(GPtrArray) days = load_announced_days (db, error);
  g_autoptr(GArray) years = g_array_new (FALSE, FALSE, sizeof (int));
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (days == NULL || !dt_db_prepare (db, &st, "SELECT year FROM calendar_year ORDER BY year", error))
    return NULL;

  while (TRUE)
    {
      int year;

      if (!dt_stmt_next (&st, &has_row, error))
        return NULL;
      if (!has_row)
        return dt_work_calendar_new (days, years);

      year = dt_column_int (&st, 0);
      g_array_append_val (years, year);
    }
}
