/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-backup-plan.h"

typedef enum { PERIOD_DAY, PERIOD_WEEK, PERIOD_MONTH, PERIOD_YEAR } Period;

static int
count_months (DtDay day)
{
  int year, month, number;

  dt_day_get (day, &year, &month, &number);
  return year * 12 + month;
}

/* By how much a backup is thinned out: the older, the more. */
static Period
period_of (DtDay day,
           DtDay today)
{
  if (today - day < DT_BACKUP_DAYS)
    return PERIOD_DAY;
  if (today - day < DT_BACKUP_WEEKS * 7)
    return PERIOD_WEEK;
  if (count_months (today) - count_months (day) < DT_BACKUP_MONTHS)
    return PERIOD_MONTH;

  return PERIOD_YEAR;
}

/* Weeks begin on Monday. */
static gboolean
is_same (Period period,
         DtDay  a,
         DtDay  b)
{
  int year_a, year_b, month, day;

  switch (period)
    {
    case PERIOD_WEEK:
      return a - dt_day_get_weekday (a) == b - dt_day_get_weekday (b);
    case PERIOD_MONTH:
      return count_months (a) == count_months (b);
    case PERIOD_YEAR:
      dt_day_get (a, &year_a, &month, &day);
      dt_day_get (b, &year_b, &month, &day);
      return year_a == year_b;
    case PERIOD_DAY:
    default:
      return a == b;
    }
}

static int
compare_days (gconstpointer a,
              gconstpointer b)
{
  DtDay one = *(const DtDay *) a, other = *(const DtDay *) b;

  return one < other ? -1 : one > other;
}

/**
 * dt_backup_plan_surplus:
 * @days: (element-type DtDay): days that have a backup
 * @today: the day it is
 *
 * Of every period only the last backup stays: a day of the last week, a week of the last five, a month of the last year, then a
 * year. The newest of all always stays, also one that seems to come from the future because a clock was wrong.
 *
 * Returns: (transfer full) (element-type DtDay): days whose backups may go, the earliest first
 */
GArray *
dt_backup_plan_surplus (const GArray *days,
                        DtDay         today)
{
  g_autoptr(GArray) sorted = g_array_sized_new (FALSE, FALSE, sizeof (DtDay), days->len);
  GArray *surplus = g_array_new (FALSE, FALSE, sizeof (DtDay));

  g_array_append_vals (sorted, days->data, days->len);
  g_array_sort (sorted, compare_days);
  for (guint i = 0; i + 1 < sorted->len; i++)
    {
      DtDay day = g_array_index (sorted, DtDay, i);
      DtDay next = g_array_index (sorted, DtDay, i + 1);

      /* A younger one of the same period that stays itself, as its own period goes on. */
      if (day != next && is_same (period_of (day, today), day, next) && period_of (next, today) == period_of (day, today))
        g_array_append_val (surplus, day);
    }

  return surplus;
}
