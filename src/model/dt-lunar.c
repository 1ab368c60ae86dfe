/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The Vietnamese lunisolar calendar, from the positions of the moon and the sun at UTC+7. China uses UTC+8,
 * so its calendar is another one now and then: Tết 2030 is 02/02 in Viet Nam and 03/02 there.
 *
 * A month begins on the day of the new moon. Month 11 contains the winter solstice. If 13 months begin
 * between two months 11, the first of them in which the sun enters no major term (multiple of 30° of
 * longitude) is leap and repeats the number before it. The series are those of J. Meeus, Astronomical
 * Algorithms (2nd ed.): new moons chapter 49, good to seconds; the sun chapter 25, good to a few minutes. */

#include "dt-lunar.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define FIRST_YEAR 1900
#define LAST_YEAR 2199
#define MAX_MONTHS 14

/* Julian day of 00:00 UTC of day 0, and the local zone in days. */
#define JULIAN_OF_DAY_ZERO 1721424.5
#define ZONE (7.0 / 24.0)

#define SYNODIC_MONTH 29.530588861
#define NEW_MOON_2000 2451550.09766

/* The months from month 11 of the year before to the last before the next month 11. */
typedef struct
{
  gboolean ready;
  int      n_months;                /* 12 or 13 */
  int      leap;                    /* index of the leap month, 0 none */
  DtDay    starts[MAX_MONTHS + 1];  /* of each month, and of the next month 11 */
} LunarSpan;

static GMutex span_lock;
static LunarSpan spans[LAST_YEAR + 2 - FIRST_YEAR + 1];

/* Tết and leap months as published and as found by independent programs; the truth where it speaks. */
static const struct
{
  int year, month, day, leap;
} known_years[] = {
  { 2020, 1, 25, 4 }, { 2021, 2, 12, 0 }, { 2022, 2, 1, 0 }, { 2023, 1, 22, 2 }, { 2024, 2, 10, 0 },
  { 2025, 1, 29, 6 }, { 2026, 2, 17, 0 }, { 2027, 2, 6, 0 }, { 2028, 1, 26, 5 }, { 2029, 2, 13, 0 },
  { 2030, 2, 2, 0 }, { 2031, 1, 23, 3 }, { 2032, 2, 11, 0 }, { 2033, 1, 31, 11 }, { 2034, 2, 19, 0 },
  { 2035, 2, 8, 0 }, { 2036, 1, 28, 6 },
};

static double
degrees_sin (double degrees)
{
  return sin (degrees * G_PI / 180.0);
}

/* Terrestrial less universal time in days: observed to 2020, then a slow guess. A minute of error here
 * moves a month only when the moon is new within that minute of midnight. */
static double
delta_t (double year)
{
  static const struct
  {
    double year, seconds;
  } points[] = {
    { 1880, -5 }, { 1900, -3 }, { 1920, 21 }, { 1940, 24 }, { 1960, 33 }, { 1980, 51 }, { 2000, 64 },
    { 2020, 69 }, { 2050, 85 }, { 2100, 120 }, { 2150, 180 }, { 2210, 260 },
  };
  gsize last = G_N_ELEMENTS (points) - 1;

  for (gsize i = 0; i < last; i++)
    if (year < points[i + 1].year)
      {
        double share = (year - points[i].year) / (points[i + 1].year - points[i].year);

        return (points[i].seconds + share * (points[i + 1].seconds - points[i].seconds)) / 86400.0;
      }

  return points[last].seconds / 86400.0;
}

/* Terms of the series: coefficient × E^e × sin (m·M + n·M' + f·F). */
static const struct
{
  double coefficient;
  int    e, m, n, f;
} new_moon_terms[] = {
  { -0.40720, 0, 0, 1, 0 },   { 0.17241, 1, 1, 0, 0 },   { 0.01608, 0, 0, 2, 0 },   { 0.01039, 0, 0, 0, 2 },
  { 0.00739, 1, -1, 1, 0 },   { -0.00514, 1, 1, 1, 0 },  { 0.00208, 2, 2, 0, 0 },   { -0.00111, 0, 0, 1, -2 },
  { -0.00057, 0, 0, 1, 2 },   { 0.00056, 1, 1, 2, 0 },   { -0.00042, 0, 0, 3, 0 },  { 0.00042, 1, 1, 0, 2 },
  { 0.00038, 1, 1, 0, -2 },   { -0.00024, 1, -1, 2, 0 }, { -0.00007, 0, 2, 1, 0 },  { 0.00004, 0, 0, 2, -2 },
  { 0.00004, 0, 3, 0, 0 },    { 0.00003, 0, 1, 1, -2 },  { 0.00003, 0, 0, 2, 2 },   { -0.00003, 0, 1, 1, 2 },
  { 0.00003, 0, -1, 1, 2 },   { -0.00002, 0, -1, 1, -2 }, { -0.00002, 0, 1, 3, 0 }, { 0.00002, 0, 0, 4, 0 },
};

/* The pull of the planets: coefficient × sin (start + rate·k). */
static const struct
{
  double coefficient, start, rate;
} planet_terms[] = {
  { 0.000325, 299.77, 0.107408 },  { 0.000165, 251.88, 0.016321 },  { 0.000164, 251.83, 26.651886 },
  { 0.000126, 349.42, 36.412478 }, { 0.000110, 84.66, 18.206239 },  { 0.000062, 141.74, 53.303771 },
  { 0.000060, 207.14, 2.453732 },  { 0.000056, 154.84, 7.306860 },  { 0.000047, 34.52, 27.261239 },
  { 0.000042, 207.19, 0.121824 },  { 0.000040, 291.34, 1.844379 },  { 0.000037, 161.72, 24.198154 },
  { 0.000035, 239.56, 25.513099 }, { 0.000023, 331.55, 3.592518 },
};

/* The local day of the new moon number @k, counted from that of 6 January 2000. */
static DtDay
new_moon_day (int k)
{
  double t = k / 1236.85;
  double t2 = t * t;
  double t3 = t2 * t;
  double e = 1 - 0.002516 * t - 0.0000074 * t2;
  double sun = 2.5534 + 29.10535670 * k - 0.0000014 * t2 - 0.00000011 * t3;
  double moon = 201.5643 + 385.81693528 * k + 0.0107582 * t2 + 0.00001238 * t3;
  double latitude = 160.7108 + 390.67050284 * k - 0.0016118 * t2 - 0.00000227 * t3;
  double node = 124.7746 - 1.56375588 * k + 0.0020672 * t2 + 0.00000215 * t3;
  double moment = NEW_MOON_2000 + SYNODIC_MONTH * k + 0.00015437 * t2 - 0.000000150 * t3;

  for (gsize i = 0; i < G_N_ELEMENTS (new_moon_terms); i++)
    {
      double angle = new_moon_terms[i].m * sun + new_moon_terms[i].n * moon + new_moon_terms[i].f * latitude;

      moment += new_moon_terms[i].coefficient * pow (e, new_moon_terms[i].e) * degrees_sin (angle);
    }
  moment -= 0.00017 * degrees_sin (node);

  for (gsize i = 0; i < G_N_ELEMENTS (planet_terms); i++)
    {
      double angle = planet_terms[i].start + planet_terms[i].rate * k - (i == 0 ? 0.009173 * t2 : 0);

      moment += planet_terms[i].coefficient * degrees_sin (angle);
    }

  moment += ZONE - delta_t (2000.0 + t * 100.0);
  return (DtDay) floor (moment - JULIAN_OF_DAY_ZERO);
}

/* Which twelfth of its course the sun is in when @day begins: 0 from the spring equinox, 9 from the winter
 * solstice. */
static int
sun_sector (DtDay day)
{
  double julian = day + JULIAN_OF_DAY_ZERO - ZONE;
  double t = (julian + delta_t (2000.0 + (julian - 2451545.0) / 365.25) - 2451545.0) / 36525.0;
  double mean = 280.46646 + 36000.76983 * t + 0.0003032 * t * t;
  double anomaly = 357.52911 + 35999.05029 * t - 0.0001537 * t * t;
  double centre = (1.914602 - 0.004817 * t - 0.000014 * t * t) * degrees_sin (anomaly)
                  + (0.019993 - 0.000101 * t) * degrees_sin (2 * anomaly)
                  + 0.000289 * degrees_sin (3 * anomaly);
  double apparent = mean + centre - 0.00569 - 0.00478 * degrees_sin (125.04 - 1934.136 * t);
  double turns = apparent / 360.0;

  return (int) ((turns - floor (turns)) * 12.0) % 12;
}

/* The number of the new moon that begins month 11 of @year. */
static int
month_11_moon (int year)
{
  DtDay last = dt_day_new (year, 12, 31);
  int k = (int) ((last + JULIAN_OF_DAY_ZERO - NEW_MOON_2000) / SYNODIC_MONTH);

  while (new_moon_day (k + 1) <= last)
    k++;
  while (new_moon_day (k) > last)
    k--;

  /* The sun stands past the solstice already: the month before contains it. */
  return sun_sector (new_moon_day (k)) >= 9 ? k - 1 : k;
}

static void
compute_span (LunarSpan *span,
              int        year)
{
  int first = month_11_moon (year - 1);
  int next = month_11_moon (year);

  span->n_months = next - first;
  for (int i = 0; i <= span->n_months && i <= MAX_MONTHS; i++)
    span->starts[i] = new_moon_day (first + i);

  span->leap = 0;
  for (int i = 1; span->n_months == 13 && span->leap == 0 && i < span->n_months; i++)
    if (sun_sector (span->starts[i]) == sun_sector (span->starts[i + 1]))
      span->leap = i;
}

/* The span that ends in @year, FIRST_YEAR to LAST_YEAR + 1. Kept once computed. */
static const LunarSpan *
get_span (int year)
{
  LunarSpan *span = &spans[year - FIRST_YEAR];

  g_mutex_lock (&span_lock);
  if (!span->ready)
    {
      compute_span (span, year);
      span->ready = TRUE;
    }
  g_mutex_unlock (&span_lock);

  return span;
}

/* Month and year of the month at @index of the span that ends in @year. */
static void
describe_month (const LunarSpan *span,
                int              year,
                int              index,
                DtLunar         *lunar)
{
  int place = span->leap != 0 && index >= span->leap ? index - 1 : index;

  lunar->leap = span->leap != 0 && index == span->leap;
  lunar->month = (place + 10) % 12 + 1;
  lunar->year = place < 2 ? year - 1 : year;
}

/**
 * dt_lunar_from_day:
 * @day: a day of the solar years 1900 to 2199
 * @lunar: (out): its lunar date, untouched on failure
 *
 * Returns: %FALSE outside these years
 */
gboolean
dt_lunar_from_day (DtDay    day,
                   DtLunar *lunar)
{
  const LunarSpan *span;
  int year;
  int index = 0;

  dt_day_get (day, &year, NULL, NULL);
  if (year < FIRST_YEAR || year > LAST_YEAR)
    return FALSE;

  /* The days from month 11 of this year on belong to the span of the next. */
  span = get_span (year);
  if (day >= span->starts[span->n_months])
    span = get_span (++year);

  while (index + 1 < span->n_months && day >= span->starts[index + 1])
    index++;

  describe_month (span, year, index, lunar);
  lunar->day = day - span->starts[index] + 1;
  return TRUE;
}

/**
 * dt_lunar_to_day:
 * @year: a lunar year
 * @month: 1 to 12
 * @day: 1 to 30
 * @leap: whether the leap month of that number is meant
 *
 * Returns: the day, or %DT_DAY_NONE if that year has no such month or day, or lies outside 1900 to 2199
 */
DtDay
dt_lunar_to_day (int      year,
                 int      month,
                 int      day,
                 gboolean leap)
{
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1)
    return DT_DAY_NONE;

  /* Months 1 to 10 stand in the span of the year; 11 and 12, and their leap months, in the next. */
  for (int end = year; end <= year + 1; end++)
    {
      const LunarSpan *span = get_span (end);

      for (int i = 0; i < span->n_months; i++)
        {
          DtLunar found;

          describe_month (span, end, i, &found);
          if (found.year != year || found.month != month || !found.leap != !leap)
            continue;
          return day <= span->starts[i + 1] - span->starts[i] ? span->starts[i] + day - 1 : DT_DAY_NONE;
        }
    }

  return DT_DAY_NONE;
}

/**
 * dt_lunar_new_year_computed:
 * @year: 1900 to 2199
 *
 * Returns: the first day of the lunar year, always computed
 */
DtDay
dt_lunar_new_year_computed (int year)
{
  return dt_lunar_to_day (year, 1, 1, FALSE);
}

/**
 * dt_lunar_new_year:
 * @year: 1900 to 2199
 *
 * Returns: Tết, the first day of the lunar year: as known for 2020 to 2036, else computed
 */
DtDay
dt_lunar_new_year (int year)
{
  for (gsize i = 0; i < G_N_ELEMENTS (known_years); i++)
    if (known_years[i].year == year)
      return dt_day_new (year, known_years[i].month, known_years[i].day);

  return dt_lunar_new_year_computed (year);
}

/**
 * dt_lunar_leap_month:
 * @year: a lunar year, 1900 to 2199
 *
 * Returns: the number of its leap month, 0 if it has none
 */
int
dt_lunar_leap_month (int year)
{
  if (year < FIRST_YEAR || year > LAST_YEAR)
    return 0;

  for (gsize i = 0; i < G_N_ELEMENTS (known_years); i++)
    if (known_years[i].year == year)
      return known_years[i].leap;

  for (int end = year; end <= year + 1; end++)
    {
      const LunarSpan *span = get_span (end);
      DtLunar leap;

      if (span->leap == 0)
        continue;
      describe_month (span, end, span->leap, &leap);
      if (leap.year == year)
        return leap.month;
    }

  return 0;
}

/**
 * dt_lunar_format:
 * @lunar: a lunar date
 *
 * Returns: (transfer full): day and month, "9/7"; on the first of a month marked as lunar, "1/7 ÂL"
 */
char *
dt_lunar_format (const DtLunar *lunar)
{
  if (lunar->day == 1)
    /* Translators: the first day of a lunar month in the calendar: day, month */
    return g_strdup_printf (lunar->leap ? C_("lunar day", "%1$d/%2$d lunar, leap") : C_("lunar day", "%1$d/%2$d lunar"),
                            lunar->day, lunar->month);

  /* Translators: a lunar day in the calendar: day, month; the second form is of a leap month */
  return g_strdup_printf (lunar->leap ? C_("lunar day", "%1$d/%2$d leap") : C_("lunar day", "%1$d/%2$d"),
                          lunar->day, lunar->month);
}
