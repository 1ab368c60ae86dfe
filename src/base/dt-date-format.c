/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How days and times are written. The form is the Party's: a day has two digits, a month two only when
 * it is 1 or 2 (08/7/2024, 05/02/2025). Names of days come from the program's own messages and not from
 * the C library, whose locale may lack Vietnamese. */

#include "dt-date.h"

#include <glib/gi18n-lib.h>

/**
 * dt_weekday_name:
 * @weekday: 1 Monday to 7 Sunday
 *
 * Returns: the translated name that can begin a line ("Thứ Hai"); "" if there is no such day
 */
const char *
dt_weekday_name (int weekday)
{
  switch (weekday)
    {
    case 1:
      return C_("weekday at the start of a line", "Monday");
    case 2:
      return C_("weekday at the start of a line", "Tuesday");
    case 3:
      return C_("weekday at the start of a line", "Wednesday");
    case 4:
      return C_("weekday at the start of a line", "Thursday");
    case 5:
      return C_("weekday at the start of a line", "Friday");
    case 6:
      return C_("weekday at the start of a line", "Saturday");
    case 7:
      return C_("weekday at the start of a line", "Sunday");
    default:
      return "";
    }
}

/**
 * dt_weekday_short_name:
 * @weekday: 1 Monday to 7 Sunday
 *
 * Returns: the translated short name ("T2", "CN"); "" if there is no such day
 */
const char *
dt_weekday_short_name (int weekday)
{
  switch (weekday)
    {
    case 1:
      return C_("short weekday", "Mon");
    case 2:
      return C_("short weekday", "Tue");
    case 3:
      return C_("short weekday", "Wed");
    case 4:
      return C_("short weekday", "Thu");
    case 5:
      return C_("short weekday", "Fri");
    case 6:
      return C_("short weekday", "Sat");
    case 7:
      return C_("short weekday", "Sun");
    default:
      return "";
    }
}

/**
 * dt_weekday_spoken_name:
 * @weekday: 1 Monday to 7 Sunday
 *
 * Returns: the translated name as it stands inside a sentence ("thứ Hai"); "" if there is no such day
 */
const char *
dt_weekday_spoken_name (int weekday)
{
  switch (weekday)
    {
    case 1:
      return C_("weekday inside a sentence", "Monday");
    case 2:
      return C_("weekday inside a sentence", "Tuesday");
    case 3:
      return C_("weekday inside a sentence", "Wednesday");
    case 4:
      return C_("weekday inside a sentence", "Thursday");
    case 5:
      return C_("weekday inside a sentence", "Friday");
    case 6:
      return C_("weekday inside a sentence", "Saturday");
    case 7:
      return C_("weekday inside a sentence", "Sunday");
    default:
      return "";
    }
}

/* In Vietnamese a month has no name but a number; in letters it is written 01, 02, 3 … 12. */
static const char *
month_written_name (int month)
{
  switch (month)
    {
    case 1:
      return C_("month in the date of a letter", "January");
    case 2:
      return C_("month in the date of a letter", "February");
    case 3:
      return C_("month in the date of a letter", "March");
    case 4:
      return C_("month in the date of a letter", "April");
    case 5:
      return C_("month in the date of a letter", "May");
    case 6:
      return C_("month in the date of a letter", "June");
    case 7:
      return C_("month in the date of a letter", "July");
    case 8:
      return C_("month in the date of a letter", "August");
    case 9:
      return C_("month in the date of a letter", "September");
    case 10:
      return C_("month in the date of a letter", "October");
    case 11:
      return C_("month in the date of a letter", "November");
    case 12:
      return C_("month in the date of a letter", "December");
    default:
      return "";
    }
}

/* The month as it is said and as it heads a page: 1 … 12 in Vietnamese. */
static const char *
month_plain_name (int month)
{
  switch (month)
    {
    case 1:
      return C_("month", "January");
    case 2:
      return C_("month", "February");
    case 3:
      return C_("month", "March");
    case 4:
      return C_("month", "April");
    case 5:
      return C_("month", "May");
    case 6:
      return C_("month", "June");
    case 7:
      return C_("month", "July");
    case 8:
      return C_("month", "August");
    case 9:
      return C_("month", "September");
    case 10:
      return C_("month", "October");
    case 11:
      return C_("month", "November");
    case 12:
      return C_("month", "December");
    default:
      return "";
    }
}

/* Day and month in the Party's form, with the year unless it is 0. The same in every language, so that a
 * day on the screen is the day on the paper. */
static char *
format_numbers (int dom,
                int month,
                int year)
{
  const char *zero = month <= 2 ? "0" : "";

  if (year == 0)
    return g_strdup_printf ("%02d/%s%d", dom, zero, month);

  return g_strdup_printf ("%02d/%s%d/%d", dom, zero, month, year);
}

static int
year_of (DtDay day)
{
  int year;

  dt_day_get (day, &year, NULL, NULL);
  return year;
}

/**
 * dt_day_format:
 * @day: a day
 * @style: which form
 * @today: the day it is, for the styles that leave out this year; %DT_DAY_NONE to always write the year there
 *
 * Returns: (transfer full): the day in words; "" for %DT_DAY_NONE
 */
char *
dt_day_format (DtDay      day,
               DtDayStyle style,
               DtDay      today)
{
  g_autofree char *numbers = NULL;
  int year, month, dom, weekday;

  if (day <= DT_DAY_NONE)
    return g_strdup ("");

  dt_day_get (day, &year, &month, &dom);
  weekday = dt_day_get_weekday (day);

  switch (style)
    {
    case DT_DAY_STYLE_PARTY:
      return format_numbers (dom, month, year);

    case DT_DAY_STYLE_SHORT:
      return format_numbers (dom, month, 0);

    case DT_DAY_STYLE_TABLE:
      numbers = format_numbers (dom, month, year == year_of (today) ? 0 : year);
      /* Translators: a day in a table: short weekday, then day and month, as in "Sat 24/8" */
      return g_strdup_printf (C_("day in a table", "%1$s %2$s"), dt_weekday_short_name (weekday), numbers);

    case DT_DAY_STYLE_LONG:
      numbers = format_numbers (dom, month, year);
      /* Translators: a day in a head: weekday, then the date, as in "Saturday, 24/8/2024" */
      return g_strdup_printf (C_("day in a head", "%1$s, %2$s"), dt_weekday_name (weekday), numbers);

    case DT_DAY_STYLE_PROSE:
      /* Translators: the day of the month as letters write it; Vietnamese uses two digits: "%02d" */
      numbers = g_strdup_printf (C_("day of the month in a letter", "%d"), dom);
      /* Translators: the date of a letter: day, month, year, as in "22 July 2024" */
      return g_strdup_printf (C_("date of a letter", "%1$s %2$s %3$d"), numbers, month_written_name (month), year);

    case DT_DAY_STYLE_CLAUSE:
      numbers = format_numbers (dom, month, year == year_of (today) ? 0 : year);
      /* Translators: a day in a short sentence: weekday, then day and month, as in "Saturday 24/8" */
      return g_strdup_printf (C_("day in a clause", "%1$s %2$s"), dt_weekday_spoken_name (weekday), numbers);

    case DT_DAY_STYLE_SENTENCE:
      numbers = format_numbers (dom, month, year);
      /* Translators: a day in a sentence: weekday, then the date, as in "Friday, 23/8/2024" */
      return g_strdup_printf (C_("day in a sentence", "%1$s, %2$s"), dt_weekday_spoken_name (weekday), numbers);

    case DT_DAY_STYLE_SPOKEN:
      /* Translators: a day that is read aloud inside a sentence: weekday, day, month, as in "Friday 9 August" */
      return g_strdup_printf (C_("day read aloud", "%1$s %2$d %3$s"),
                              dt_weekday_spoken_name (weekday), dom, month_plain_name (month));
    }

  return format_numbers (dom, month, year);
}

/**
 * dt_month_title:
 * @year: a year
 * @month: 1 to 12
 *
 * Returns: (transfer full): the head of a page of the calendar: "Tháng 8, 2024"
 */
char *
dt_month_title (int year,
                int month)
{
  /* Translators: the head of a month: month, then year, as in "August 2024" */
  return g_strdup_printf (C_("head of a month", "%1$s %2$d"), month_plain_name (month), year);
}

/**
 * dt_time_format:
 * @minutes: minutes since midnight, or %DT_TIME_NONE
 *
 * Returns: (transfer full): "16:30"; "" for %DT_TIME_NONE
 */
char *
dt_time_format (int minutes)
{
  if (minutes < 0 || minutes >= 24 * 60)
    return g_strdup ("");

  return g_strdup_printf ("%02d:%02d", minutes / 60, minutes % 60);
}

/**
 * dt_instant_format:
 * @instant: seconds since 1970-01-01 UTC
 * @today: the day it is
 *
 * Returns: (transfer full): local time: "09:40" today, "12/8 09:40" this year, else with the year
 */
char *
dt_instant_format (gint64 instant,
                   DtDay  today)
{
  g_autoptr(GDateTime) moment = g_date_time_new_from_unix_local (instant);
  g_autofree char *time = NULL;
  g_autofree char *numbers = NULL;
  int year, month, dom;

  if (moment == NULL)
    return g_strdup ("");

  g_date_time_get_ymd (moment, &year, &month, &dom);
  time = dt_time_format (g_date_time_get_hour (moment) * 60 + g_date_time_get_minute (moment));
  if (dt_day_new (year, month, dom) == today)
    return g_steal_pointer (&time);

  numbers = format_numbers (dom, month, year == year_of (today) ? 0 : year);
  /* Translators: a moment: day, then time of day, as in "12/8 09:40" */
  return g_strdup_printf (C_("moment", "%1$s %2$s"), numbers, time);
}
