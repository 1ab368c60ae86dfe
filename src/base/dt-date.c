/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Days as numbers, their Vietnamese forms, and the one clock of the program. */

#include "dt-date.h"

#include "dt-error.h"

#include <glib/gi18n-lib.h>

#define MAX_YEAR 9999
#define MINUTES_WHEN_FIXED (9 * 60 + 41)

/* Day number held still for tests and --today; DT_DAY_NONE: the real clock. */
static gint fixed_today = DT_DAY_NONE;

static gboolean
is_leap_year (int year)
{
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

/* Days of all months before @month in a year that is not a leap year. */
static const int days_before_month[13] = { 0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334 };

/* Days of all years before @year, since 1 January of year 1. */
static int
days_before_year (int year)
{
  int y = year - 1;

  return y * 365 + y / 4 - y / 100 + y / 400;
}

/**
 * dt_days_in_month:
 * @year: a year
 * @month: a month, 1 to 12
 *
 * Returns: the number of days, or 0 if there is no such month
 */
int
dt_days_in_month (int year,
                  int month)
{
  static const int days[13] = { 0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

  if (year < 1 || year > MAX_YEAR || month < 1 || month > 12)
    return 0;

  return days[month] + (month == 2 && is_leap_year (year) ? 1 : 0);
}

/**
 * dt_day_new:
 * @year: 1 to 9999
 * @month: 1 to 12
 * @day: 1 to the month's last
 *
 * Returns: the day, or %DT_DAY_NONE if there is no such day (31/6)
 */
DtDay
dt_day_new (int year,
            int month,
            int day)
{
  if (day < 1 || day > dt_days_in_month (year, month))
    return DT_DAY_NONE;

  return days_before_year (year) + days_before_month[month] + (month > 2 && is_leap_year (year) ? 1 : 0) + day;
}

/**
 * dt_day_get:
 * @day: a day
 * @year: (out) (optional): its year
 * @month: (out) (optional): its month, 1 to 12
 * @dom: (out) (optional): its day of the month
 *
 * The parts of a day. For %DT_DAY_NONE all three are 0.
 */
void
dt_day_get (DtDay  day,
            int   *year,
            int   *month,
            int   *dom)
{
  int y = 0;
  int m = 0;
  int d = 0;

  if (day > DT_DAY_NONE)
    {
      /* The mean year is 365.2425 days; the guess is at most one year off. */
      y = (int) ((gint64) (day - 1) * 10000 / 3652425) + 1;
      while (days_before_year (y + 1) < day)
        y++;
      while (days_before_year (y) >= day)
        y--;

      d = day - days_before_year (y);
      m = 1;
      while (m < 12 && d > dt_days_in_month (y, m))
        d -= dt_days_in_month (y, m++);
    }

  if (year != NULL)
    *year = y;
  if (month != NULL)
    *month = m;
  if (dom != NULL)
    *dom = d;
}

/**
 * dt_day_get_weekday:
 * @day: a day
 *
 * Returns: 1 for Monday to 7 for Sunday; 0 for %DT_DAY_NONE
 */
int
dt_day_get_weekday (DtDay day)
{
  if (day <= DT_DAY_NONE)
    return 0;

  /* 1 January of year 1 is a Monday in the proleptic Gregorian calendar. */
  return (day - 1) % 7 + 1;
}

/**
 * dt_day_get_iso_week:
 * @day: a day
 * @iso_year: (out) (optional): the year the week belongs to; not always the year of the day
 *
 * Returns: the week of ISO 8601, 1 to 53; 0 for %DT_DAY_NONE
 */
int
dt_day_get_iso_week (DtDay  day,
                     int   *iso_year)
{
  DtDay thursday;
  int year;

  if (day <= DT_DAY_NONE)
    {
      if (iso_year != NULL)
        *iso_year = 0;
      return 0;
    }

  /* A week belongs to the year of its Thursday. */
  thursday = day - dt_day_get_weekday (day) + 4;
  dt_day_get (thursday, &year, NULL, NULL);
  if (iso_year != NULL)
    *iso_year = year;

  return (thursday - days_before_year (year) - 1) / 7 + 1;
}

/**
 * dt_day_add_months:
 * @day: a day
 * @months: how many, may be negative
 *
 * The corresponding day of another month, or its last day when none corresponds (Civil Code art. 148:
 * 31/01 and one month is 28/02).
 *
 * Returns: the day; %DT_DAY_NONE for %DT_DAY_NONE or outside the years 1 to 9999
 */
DtDay
dt_day_add_months (DtDay day,
                   int   months)
{
  gint64 index;
  int year, month, dom;

  if (day <= DT_DAY_NONE)
    return DT_DAY_NONE;

  dt_day_get (day, &year, &month, &dom);
  index = (gint64) year * 12 + month - 1 + months;
  if (index < 12 || index >= (gint64) (MAX_YEAR + 1) * 12)
    return DT_DAY_NONE;

  year = (int) (index / 12);
  month = (int) (index % 12) + 1;

  return dt_day_new (year, month, MIN (dom, dt_days_in_month (year, month)));
}

/**
 * dt_day_month_start:
 * @day: a day
 *
 * Returns: the first day of its month
 */
DtDay
dt_day_month_start (DtDay day)
{
  int dom;

  if (day <= DT_DAY_NONE)
    return DT_DAY_NONE;

  dt_day_get (day, NULL, NULL, &dom);
  return day - dom + 1;
}

/**
 * dt_day_month_end:
 * @day: a day
 *
 * Returns: the last day of its month
 */
DtDay
dt_day_month_end (DtDay day)
{
  int year, month, dom;

  if (day <= DT_DAY_NONE)
    return DT_DAY_NONE;

  dt_day_get (day, &year, &month, &dom);
  return day - dom + dt_days_in_month (year, month);
}

/**
 * dt_day_quarter_end:
 * @day: a day
 *
 * Returns: the last day of its calendar quarter
 */
DtDay
dt_day_quarter_end (DtDay day)
{
  int year, month;

  if (day <= DT_DAY_NONE)
    return DT_DAY_NONE;

  dt_day_get (day, &year, &month, NULL);
  month = (month + 2) / 3 * 3;
  return dt_day_new (year, month, dt_days_in_month (year, month));
}

/**
 * dt_day_to_iso:
 * @day: a day
 *
 * Returns: (transfer full): "2024-08-25"; "" for %DT_DAY_NONE
 */
char *
dt_day_to_iso (DtDay day)
{
  int year, month, dom;

  if (day <= DT_DAY_NONE)
    return g_strdup ("");

  dt_day_get (day, &year, &month, &dom);
  return g_strdup_printf ("%04d-%02d-%02d", year, month, dom);
}

/**
 * dt_today:
 *
 * The day it is here, or the day set with dt_today_set_fixed(). May be called from any thread.
 *
 * Returns: a day
 */
DtDay
dt_today (void)
{
  g_autoptr(GDateTime) now = NULL;
  int year, month, dom;
  int fixed = g_atomic_int_get (&fixed_today);

  if (fixed != DT_DAY_NONE)
    return fixed;

  now = g_date_time_new_now_local ();
  g_date_time_get_ymd (now, &year, &month, &dom);
  return dt_day_new (year, month, dom);
}

/**
 * dt_today_set_fixed:
 * @day: the day the clock is to stand on, at 09:41; %DT_DAY_NONE for the real clock
 */
void
dt_today_set_fixed (DtDay day)
{
  g_atomic_int_set (&fixed_today, MAX (day, DT_DAY_NONE));
}

/**
 * dt_now_minutes:
 *
 * Returns: the local time of day in minutes since midnight; 09:41 when today is fixed
 */
int
dt_now_minutes (void)
{
  g_autoptr(GDateTime) now = NULL;

  if (g_atomic_int_get (&fixed_today) != DT_DAY_NONE)
    return MINUTES_WHEN_FIXED;

  now = g_date_time_new_now_local ();
  return g_date_time_get_hour (now) * 60 + g_date_time_get_minute (now);
}

/**
 * dt_now_instant:
 *
 * Returns: seconds since 1970-01-01 UTC; 09:41 local time of the fixed day when today is fixed
 */
gint64
dt_now_instant (void)
{
  int fixed = g_atomic_int_get (&fixed_today);

  if (fixed != DT_DAY_NONE)
    {
      g_autoptr(GDateTime) moment = NULL;
      int year, month, dom;

      dt_day_get (fixed, &year, &month, &dom);
      moment = g_date_time_new_local (year, month, dom, MINUTES_WHEN_FIXED / 60, MINUTES_WHEN_FIXED % 60, 0);
      if (moment != NULL)
        return g_date_time_to_unix (moment);
    }

  return g_get_real_time () / G_USEC_PER_SEC;
}
