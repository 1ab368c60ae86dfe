/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The public holidays of a year by law (Labour Code 45/2019/QH14 art. 112, and its forerunners), with the
 * days that the government has announced so far.
 *
 * Where the law leaves a choice to the yearly announcement and there is none here:
 * - Tết: the last day of the old lunar year and the first four of the new (three before 2014);
 * - the second day of National Day (since 2021): 01/9 or 03/9, whichever makes the longer break; where both
 *   make the same, the one that is a weekday, then 01/9. This is what was announced for 2021 to 2026.
 * A holiday on a weekly day off moves to the next working day (art. 111.3). */

#include "dt-statutory-year.h"

#include "dt-holiday-table.h"
#include "dt-lunar.h"

#include <glib/gi18n-lib.h>

/* Since when the law knows a holiday in its present form. */
#define YEAR_HUNG_KINGS 2007
#define YEAR_TET_FIVE_DAYS 2014
#define YEAR_NATIONAL_DAY_TWO 2021
#define YEAR_CULTURE_DAY 2026

typedef struct
{
  DtDay      first;   /* 1 January */
  int        year;
  DtYearDay *days;
} Year;

static gboolean
is_weekend (DtDay day)
{
  return dt_day_get_weekday (day) >= 6;
}

static DtYearDay *
day_of (Year  *self,
        DtDay  day)
{
  return &self->days[day - self->first];
}

static void
mark (Year           *self,
      DtDay           day,
      DtCalendarKind  kind,
      const char     *name)
{
  DtYearDay *entry = day_of (self, day);

  entry->marked = TRUE;
  entry->kind = (guint8) kind;
  entry->own_name = FALSE;
  entry->name = name;
}

static gboolean
is_off (Year  *self,
        DtDay  day)
{
  return is_weekend (day) || day_of (self, day)->marked;
}

static void
mark_tet_day (Year  *self,
              DtDay  day)
{
  mark (self, day, DT_CALENDAR_HOLIDAY,
        day == dt_lunar_new_year (self->year) ? N_("Lunar New Year") : N_("Lunar New Year Holiday"));
}

/* Returns whether the days of Tết have been announced and were taken from there. */
static gboolean
mark_announced_tet (Year *self)
{
  for (const DtAnnouncedSpan *span = dt_announced_tet; span->first != 0; span++)
    {
      DtDay first, last;

      if (span->first / 10000 != self->year)
        continue;

      first = dt_day_new (span->first / 10000, span->first / 100 % 100, span->first % 100);
      last = dt_day_new (span->last / 10000, span->last / 100 % 100, span->last % 100);
      for (DtDay day = first; day <= last; day++)
        mark_tet_day (self, day);
      return TRUE;
    }

  return FALSE;
}

/* Days in a row without work around 02/9 if @second were the second day off. */
static int
national_break (int   year,
                DtDay second)
{
  DtDay national = dt_day_new (year, 9, 2);
  DtDay first = MIN (national, second);
  DtDay last = MAX (national, second);
  int owed = is_weekend (national) + is_weekend (second);

  while (is_weekend (first - 1))
    first--;
  /* Days owed for the weekend follow the break and lengthen it. */
  while (is_weekend (last + 1) || owed > 0)
    if (!is_weekend (++last))
      owed--;

  return last - first + 1;
}

static DtDay
second_national_day (int year)
{
  DtDay before = dt_day_new (year, 9, 1);
  DtDay after = dt_day_new (year, 9, 3);
  int difference = national_break (year, before) - national_break (year, after);

  if (difference != 0)
    return difference > 0 ? before : after;

  return is_weekend (before) && !is_weekend (after) ? after : before;
}

/* Art. 111.3, in the order of the year. Announced days of Tết already contain theirs. */
static void
mark_compensation (Year     *self,
                   gboolean  tet_is_announced)
{
  DtDay tet = dt_lunar_new_year (self->year);
  int n_days = dt_day_new (self->year, 12, 31) - self->first + 1;

  for (int i = 0; i < n_days; i++)
    {
      DtDay day = self->first + i;
      DtDay next = day;

      if (!self->days[i].marked || self->days[i].kind != DT_CALENDAR_HOLIDAY || !is_weekend (day))
        continue;
      if (tet_is_announced && day > tet - 7 && day < tet + 10)
        continue;

      while (next < self->first + n_days && is_off (self, next))
        next++;
      if (next < self->first + n_days)
        mark (self, next, DT_CALENDAR_COMPENSATORY, N_("Compensatory Day Off"));
    }
}

static void
mark_announced_spans (Year *self)
{
  for (const DtAnnouncedSpan *span = dt_announced_spans; span->first != 0; span++)
    {
      DtDay first, last;

      if (span->first / 10000 != self->year)
        continue;

      first = dt_day_new (span->first / 10000, span->first / 100 % 100, span->first % 100);
      last = dt_day_new (span->last / 10000, span->last / 100 % 100, span->last % 100);
      for (DtDay day = first; day <= last; day++)
        mark (self, day, span->kind, span->name);
    }
}

/**
 * dt_statutory_year_fill:
 * @year: DT_CALENDAR_FIRST_YEAR to DT_CALENDAR_LAST_YEAR
 * @days: (out): a day for each of the year, from 1 January; names are msgids
 *
 * The days off of a year, as far as law and known announcements tell.
 */
void
dt_statutory_year_fill (int       year,
                        DtYearDay days[DT_YEAR_DAYS])
{
  static const DtYearDay plain = { FALSE, 0, FALSE, NULL };
  Year self = { dt_day_new (year, 1, 1), year, days };
  gboolean tet_is_announced;

  for (int i = 0; i < DT_YEAR_DAYS; i++)
    days[i] = plain;

  tet_is_announced = mark_announced_tet (&self);
  if (!tet_is_announced)
    {
      DtDay tet = dt_lunar_new_year (year);

      for (DtDay day = tet - 1; day < tet + (year >= YEAR_TET_FIVE_DAYS ? 4 : 3); day++)
        mark_tet_day (&self, day);
    }

  mark (&self, dt_day_new (year, 1, 1), DT_CALENDAR_HOLIDAY, N_("New Year's Day"));
  if (year >= YEAR_HUNG_KINGS)
    mark (&self, dt_lunar_to_day (year, 3, 10, FALSE), DT_CALENDAR_HOLIDAY, N_("Hùng Kings' Commemoration"));
  mark (&self, dt_day_new (year, 4, 30), DT_CALENDAR_HOLIDAY, N_("Victory Day"));
  mark (&self, dt_day_new (year, 5, 1), DT_CALENDAR_HOLIDAY, N_("Labour Day"));
  if (year >= YEAR_NATIONAL_DAY_TWO)
    mark (&self, second_national_day (year), DT_CALENDAR_HOLIDAY, N_("National Day Holiday"));
  mark (&self, dt_day_new (year, 9, 2), DT_CALENDAR_HOLIDAY, N_("National Day"));
  if (year >= YEAR_CULTURE_DAY)
    mark (&self, dt_day_new (year, 11, 24), DT_CALENDAR_HOLIDAY, N_("Viet Nam Culture Day"));

  mark_compensation (&self, tet_is_announced);
  mark_announced_spans (&self);
}
