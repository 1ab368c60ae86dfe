/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Deadlines: from the words of a directive to the last day that is still in time. Rules of counting:
 * Civil Code 91/2015/QH13 arts. 144–148. */

#include "dt-deadline.h"

#include "dt-error.h"

#include <glib/gi18n-lib.h>

/* The one rule of a recurring deadline: the day named is itself too late, as with %DT_BOUND_BEFORE. */
#define RULE_BEFORE "before"

/**
 * dt_deadline_new:
 * @bound: how the day limits
 * @named_day: the day named, or %DT_DAY_NONE; any day of a month or quarter stands for its first
 * @named_time: minutes since midnight, or %DT_TIME_NONE
 * @words: (nullable): the words of the directive
 *
 * Returns: (transfer full): a deadline
 */
DtDeadline *
dt_deadline_new (DtBound     bound,
                 DtDay       named_day,
                 int         named_time,
                 const char *words)
{
  DtDeadline *self = g_new0 (DtDeadline, 1);

  self->bound = bound;
  self->words = words != NULL && *words != '\0' ? g_strdup (words) : NULL;
  self->named_day = named_day;
  self->named_time = named_time;

  if (bound == DT_BOUND_IN_MONTH)
    self->named_day = dt_day_month_start (named_day);
  else if (bound == DT_BOUND_IN_QUARTER)
    self->named_day = dt_day_month_start (dt_day_add_months (dt_day_quarter_end (named_day), -2));

  return self;
}

/**
 * dt_deadline_copy:
 * @self: (nullable): a deadline
 *
 * Returns: (transfer full) (nullable): the same again
 */
DtDeadline *
dt_deadline_copy (const DtDeadline *self)
{
  DtDeadline *copy;

  if (self == NULL)
    return NULL;

  copy = g_memdup2 (self, sizeof *self);
  copy->words = g_strdup (self->words);
  copy->rule = g_strdup (self->rule);

  return copy;
}

/**
 * dt_deadline_clear:
 * @self: a deadline
 *
 * Makes it "no deadline".
 */
void
dt_deadline_clear (DtDeadline *self)
{
  self->bound = DT_BOUND_NONE;
  self->named_day = DT_DAY_NONE;
  self->named_time = DT_TIME_NONE;
  g_clear_pointer (&self->words, g_free);
  g_clear_pointer (&self->rule, g_free);
}

/**
 * dt_deadline_free:
 * @self: (nullable) (transfer full): a deadline
 */
void
dt_deadline_free (DtDeadline *self)
{
  if (self == NULL)
    return;

  dt_deadline_clear (self);
  g_free (self);
}

/* "trước ngày 25/8" ends when the 25th begins, so the 24th is the last day; "trước 14 giờ ngày 25/8" ends on
 * the 25th itself. No statute says otherwise; an office may count the day named. */
static DtDay
last_day_before (const DtDeadline *self,
                 gboolean          include_named)
{
  if (include_named || self->named_time > 0)
    return self->named_day;

  return self->named_day - 1;
}

/**
 * dt_deadline_get_last_day:
 * @self: (nullable): a deadline
 * @include_named: whether the office counts the day that "before" names
 *
 * The last day that is still in time. A fixed day is never moved off a weekend or a holiday; only counted
 * periods are (art. 148.5, see dt_deadline_after()).
 *
 * Returns: the day; %DT_DAY_NONE for a standing duty, words that are no date, or none
 */
DtDay
dt_deadline_get_last_day (const DtDeadline *self,
                          gboolean          include_named)
{
  if (self == NULL || self->named_day <= DT_DAY_NONE)
    return DT_DAY_NONE;

  switch (self->bound)
    {
    case DT_BOUND_BEFORE:
      return last_day_before (self, include_named);

    case DT_BOUND_RECURRING:
      if (g_strcmp0 (self->rule, RULE_BEFORE) == 0)
        return last_day_before (self, include_named);
      return self->named_day;

    case DT_BOUND_BY:
    case DT_BOUND_PERIOD:
      return self->named_day;

    case DT_BOUND_IN_MONTH:
      return dt_day_month_end (self->named_day);

    case DT_BOUND_IN_QUARTER:
      return dt_day_quarter_end (self->named_day);

    case DT_BOUND_NONE:
    case DT_BOUND_STANDING:
    case DT_BOUND_TEXT:
      break;
    }

  return DT_DAY_NONE;
}

/* What must hold for each bound. */
typedef enum { NEED_DAY, NEED_NO_DAY, DAY_IF_ANY } DayRule;

static DayRule
day_rule_of (DtBound bound)
{
  switch (bound)
    {
    case DT_BOUND_BEFORE:
    case DT_BOUND_BY:
    case DT_BOUND_IN_MONTH:
    case DT_BOUND_IN_QUARTER:
    case DT_BOUND_PERIOD:
      return NEED_DAY;

    case DT_BOUND_RECURRING:
      return DAY_IF_ANY;

    case DT_BOUND_NONE:
    case DT_BOUND_STANDING:
    case DT_BOUND_TEXT:
      break;
    }

  return NEED_NO_DAY;
}

/**
 * dt_deadline_check:
 * @self: a deadline
 * @error: return location for an error
 *
 * Whether bound, day, time and words go together.
 *
 * Returns: %TRUE, or %FALSE with %DT_ERROR_INVALID and a sentence for the person
 */
gboolean
dt_deadline_check (const DtDeadline  *self,
                   GError           **error)
{
  gboolean has_day = self->named_day != DT_DAY_NONE;
  const char *complaint = NULL;

  switch (day_rule_of (self->bound))
    {
    case NEED_DAY:
      if (!has_day)
        complaint = _("This kind of deadline needs a day");
      break;
    case NEED_NO_DAY:
      if (has_day)
        complaint = _("A deadline without a day cannot name one; choose “before” or “by” the day");
      break;
    case DAY_IF_ANY:
      break;
    }

  if (complaint == NULL && self->named_day < DT_DAY_NONE)
    complaint = _("The day of the deadline does not exist");
  if (complaint == NULL && self->named_time != DT_TIME_NONE && !has_day)
    complaint = _("A time of day needs a day");
  if (complaint == NULL && (self->named_time < DT_TIME_NONE || self->named_time >= 24 * 60))
    complaint = _("The time of day must lie between 00:00 and 23:59");
  if (complaint == NULL && self->bound == DT_BOUND_TEXT && (self->words == NULL || *self->words == '\0'))
    complaint = _("A deadline in words only needs the words of the directive");

  if (complaint == NULL)
    return TRUE;

  g_set_error_literal (error, DT_ERROR, DT_ERROR_INVALID, complaint);
  return FALSE;
}

/* Without a day there is only to say why. */
static char *
explain_without_day (const DtDeadline *self)
{
  if (self->bound == DT_BOUND_STANDING)
    return self->words != NULL
           ? g_strdup_printf (_("“%s”: a standing duty without a last day"), self->words)
           : g_strdup (_("A standing duty without a last day"));

  return self->words != NULL
         ? g_strdup_printf (_("“%s”: no day can be counted from these words"), self->words)
         : g_strdup (_("No deadline"));
}

/**
 * dt_deadline_explain:
 * @self: a deadline
 * @last_day: the last day in force, or %DT_DAY_NONE
 * @calendar: (nullable): the working days
 * @today: the day it is
 *
 * One sentence that leads from the words of the directive to the day: “trước ngày 25/8/2024” → last day
 * Saturday 24/8; last working day Friday 23/8. The working day is told only where it is another.
 *
 * Returns: (transfer full): the sentence
 */
char *
dt_deadline_explain (const DtDeadline *self,
                     DtDay             last_day,
                     DtWorkCalendar   *calendar,
                     DtDay             today)
{
  g_autofree char *last = NULL;
  g_autofree char *working = NULL;

  if (last_day == DT_DAY_NONE)
    return explain_without_day (self);

  last = dt_day_format (last_day, DT_DAY_STYLE_TABLE, today);
  if (dt_work_calendar_is_working (calendar, last_day))
    return self->words != NULL
           /* Translators: the words of the directive, then the last day that is in time */
           ? g_strdup_printf (_("“%1$s” → last day %2$s"), self->words, last)
           : g_strdup_printf (_("Last day %s"), last);

  working = dt_day_format (dt_work_calendar_previous (calendar, last_day), DT_DAY_STYLE_TABLE, today);
  return self->words != NULL
         /* Translators: the words of the directive, then the last day, which is a day off, and the last working day */
         ? g_strdup_printf (_("“%1$s” → last day %2$s; last working day %3$s"), self->words, last, working)
         : g_strdup_printf (_("Last day %1$s; last working day %2$s"), last, working);
}

/**
 * dt_deadline_in_month:
 * @year: a year
 * @month: 1 to 12
 *
 * Returns: the last day that is "trong tháng 7/2024"; %DT_DAY_NONE if there is no such month
 */
DtDay
dt_deadline_in_month (int year,
                      int month)
{
  return dt_deadline_part_of_month (year, month, DT_PART_END);
}

/**
 * dt_deadline_in_quarter:
 * @year: a year
 * @quarter: 1 to 4
 *
 * Calendar quarters, by practice: the Civil Code does not speak of quarters.
 *
 * Returns: the last day that is "trong quý III/2024"; %DT_DAY_NONE if there is no such quarter
 */
DtDay
dt_deadline_in_quarter (int year,
                        int quarter)
{
  if (quarter < 1 || quarter > 4)
    return DT_DAY_NONE;

  return dt_deadline_part_of_month (year, quarter * 3, DT_PART_END);
}

/**
 * dt_deadline_part_of_month:
 * @year: a year
 * @month: 1 to 12
 * @part: đầu, giữa, cuối
 *
 * Returns: the 1st, the 15th or the last day of the month (art. 146.2)
 */
DtDay
dt_deadline_part_of_month (int    year,
                           int    month,
                           DtPart part)
{
  switch (part)
    {
    case DT_PART_BEGIN:
      return dt_day_new (year, month, 1);
    case DT_PART_MIDDLE:
      return dt_day_new (year, month, 15);
    case DT_PART_END:
      return dt_day_new (year, month, dt_days_in_month (year, month));
    }

  return DT_DAY_NONE;
}

/**
 * dt_deadline_part_of_year:
 * @year: a year
 * @part: đầu, giữa, cuối
 *
 * Returns: 1 January, 30 June or 31 December (art. 146.3)
 */
DtDay
dt_deadline_part_of_year (int    year,
                          DtPart part)
{
  switch (part)
    {
    case DT_PART_BEGIN:
      return dt_day_new (year, 1, 1);
    case DT_PART_MIDDLE:
      return dt_day_new (year, 6, 30);
    case DT_PART_END:
      return dt_day_new (year, 12, 31);
    }

  return DT_DAY_NONE;
}

/**
 * dt_deadline_after:
 * @from: the day the period is counted from, itself not counted (art. 147)
 * @n: how many of @unit
 * @unit: days, working days or months
 * @calendar: (nullable): the working days
 *
 * The end of a counted period. Months end on the corresponding day or the month's last (art. 148.3, .4); an
 * end on a weekend or a holiday moves to the next working day (art. 148.5).
 *
 * Returns: the last day
 */
DtDay
dt_deadline_after (DtDay           from,
                   int             n,
                   DtSpanUnit      unit,
                   DtWorkCalendar *calendar)
{
  if (from <= DT_DAY_NONE)
    return DT_DAY_NONE;

  switch (unit)
    {
    case DT_SPAN_DAYS:
      return dt_work_calendar_next (calendar, from + n);
    case DT_SPAN_WORKING_DAYS:
      return dt_work_calendar_add (calendar, from, n);
    case DT_SPAN_MONTHS:
      return dt_work_calendar_next (calendar, dt_day_add_months (from, n));
    }

  return DT_DAY_NONE;
}

/**
 * dt_deadline_before_event:
 * @event: the day of an event, such as an election
 * @days: how many days before
 *
 * A countdown is not moved off a weekend: the 105 days before 23/5/2021 led to a Sunday.
 *
 * Returns: the day; %DT_DAY_NONE for none
 */
DtDay
dt_deadline_before_event (DtDay event,
                          int   days)
{
  if (event <= DT_DAY_NONE)
    return DT_DAY_NONE;

  return MAX (event - days, DT_DAY_NONE);
}
