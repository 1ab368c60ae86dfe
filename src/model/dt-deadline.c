/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Deadlines: from the words of a directive to the last day that is still in time. Rules of counting:
 * Civil Code 91/2015/QH13 arts. 144–148. */

#include "dt-deadline.h"

#include "dt-error.h"

#include <glib/gi18n-lib.h>

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
                 DtDay             day,
                 gboolean          include_named)
{
  if (include_named || self->named_time > 0)
    return day;

  return day - 1;
}

/* The day that the words lead to, before the bound is looked at. */
static DtDay
find_day (const DtDeadline *self,
          DtWorkCalendar   *calendar)
{
  g_autoptr(DtDeadlineRule) rule = NULL;

  if (self->rule == NULL)
    return self->named_day;

  rule = dt_deadline_rule_parse (self->rule, NULL);
  if (rule == NULL)
    return DT_DAY_NONE;

  return dt_deadline_rule_get_day (rule, dt_deadline_get_anchor_day (self, rule), calendar);
}

/**
 * dt_deadline_get_anchor_day:
 * @self: a deadline
 * @rule: its rule
 *
 * Returns: the day that the rule counts from; %DT_DAY_NONE if it is not known yet
 */
DtDay
dt_deadline_get_anchor_day (const DtDeadline     *self,
                            const DtDeadlineRule *rule)
{
  switch (rule->anchor)
    {
    case DT_ANCHOR_DAY:
      return rule->anchor_day;
    case DT_ANCHOR_EVENT:
      return self->named_day;
    case DT_ANCHOR_RECEIVED:
    case DT_ANCHOR_ISSUED:
    case DT_ANCHOR_DONE:
    case DT_ANCHOR_DUE:
      break;
    }

  return self->anchor_day;
}

/**
 * dt_deadline_compute:
 * @self: (nullable): a deadline, its anchor_day filled in where the rule needs one
 * @include_named: whether the office counts the day that "before" names
 * @calendar: (nullable): the working days
 *
 * The last day that is still in time. A fixed day is never moved off a weekend or a holiday; only counted
 * periods are (art. 148.5, see dt_deadline_after()).
 *
 * Returns: the day; %DT_DAY_NONE for a standing or recurring duty, words that are no date, a period whose first
 *   day is not known yet, or none
 */
DtDay
dt_deadline_compute (const DtDeadline *self,
                     gboolean          include_named,
                     DtWorkCalendar   *calendar)
{
  DtDay day = self != NULL ? find_day (self, calendar) : DT_DAY_NONE;

  if (day <= DT_DAY_NONE)
    return DT_DAY_NONE;

  switch (self->bound)
    {
    case DT_BOUND_BEFORE:
      return last_day_before (self, day, include_named);

    case DT_BOUND_BY:
    case DT_BOUND_PERIOD:
    case DT_BOUND_RECURRING:
      return day;

    case DT_BOUND_IN_MONTH:
      return dt_day_month_end (day);

    case DT_BOUND_IN_QUARTER:
      return dt_day_quarter_end (day);

    case DT_BOUND_NONE:
    case DT_BOUND_STANDING:
    case DT_BOUND_TEXT:
      break;
    }

  return DT_DAY_NONE;
}

/**
 * dt_deadline_get_last_day:
 * @self: (nullable): a deadline
 * @include_named: whether the office counts the day that "before" names
 *
 * dt_deadline_compute() with the days off of law and built-in announcements.
 *
 * Returns: the day or %DT_DAY_NONE
 */
DtDay
dt_deadline_get_last_day (const DtDeadline *self,
                          gboolean          include_named)
{
  return dt_deadline_compute (self, include_named, NULL);
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

/* Which rules go with which bound. Without a rule nothing is to be said. */
static const char *
complain_of_rule (const DtDeadline     *self,
                  const DtDeadlineRule *rule)
{
  switch (self->bound)
    {
    case DT_BOUND_BEFORE:
    case DT_BOUND_BY:
    case DT_BOUND_PERIOD:
      if (rule->kind == DT_RULE_RECURRING)
        return _("A rule that recurs goes with a recurring deadline only");
      break;

    case DT_BOUND_RECURRING:
      if (rule->kind != DT_RULE_RECURRING)
        return _("A recurring deadline needs a rule that recurs, such as R/MONTHLY;DAY=20");
      break;

    case DT_BOUND_IN_MONTH:
    case DT_BOUND_IN_QUARTER:
    case DT_BOUND_NONE:
    case DT_BOUND_STANDING:
    case DT_BOUND_TEXT:
      return _("This kind of deadline has no rule");
    }

  return NULL;
}

static const char *
complain_of_day (const DtDeadline *self)
{
  gboolean has_day = self->named_day != DT_DAY_NONE;
  gboolean has_rule = self->rule != NULL;

  if (day_rule_of (self->bound) == NEED_DAY && !has_day && !has_rule)
    return _("This kind of deadline needs a day");
  if (day_rule_of (self->bound) == NEED_NO_DAY && has_day)
    return _("A deadline without a day cannot name one; choose “before” or “by” the day");
  if (self->named_day < DT_DAY_NONE)
    return _("The day of the deadline does not exist");
  if (self->named_time != DT_TIME_NONE && !has_day && !has_rule)
    return _("A time of day needs a day");
  if (self->named_time < DT_TIME_NONE || self->named_time >= 24 * 60)
    return _("The time of day must lie between 00:00 and 23:59");
  if (self->bound == DT_BOUND_TEXT && (self->words == NULL || *self->words == '\0'))
    return _("A deadline in words only needs the words of the directive");

  return NULL;
}

/**
 * dt_deadline_check:
 * @self: a deadline
 * @error: return location for an error
 *
 * Whether bound, day, time, rule and words go together.
 *
 * Returns: %TRUE, or %FALSE with %DT_ERROR_INVALID and a sentence for the person; a rule that cannot be read is
 *   %DT_ERROR_PARSE and names the place
 */
gboolean
dt_deadline_check (const DtDeadline  *self,
                   GError           **error)
{
  g_autoptr(DtDeadlineRule) rule = NULL;
  const char *complaint;

  if (self->rule != NULL)
    {
      rule = dt_deadline_rule_parse (self->rule, error);
      if (rule == NULL)
        return FALSE;
    }

  complaint = complain_of_day (self);
  if (complaint == NULL && rule != NULL)
    complaint = complain_of_rule (self, rule);
  if (complaint == NULL)
    return TRUE;

  g_set_error_literal (error, DT_ERROR, DT_ERROR_INVALID, complaint);
  return FALSE;
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
