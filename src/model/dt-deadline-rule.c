/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From a rule to its days: parts of periods, counted periods, turns of what recurs. Law: Civil Code 91/2015/QH13
 * arts. 144–148. */

#include "dt-deadline-rule.h"

#include "dt-deadline.h"

/* Months of the period of a cycle that is made of months. */
static int
cycle_months (DtCycle cycle)
{
  switch (cycle)
    {
    case DT_CYCLE_QUARTER:
      return 3;
    case DT_CYCLE_HALF_YEAR:
      return 6;
    case DT_CYCLE_YEAR:
      return 12;
    case DT_CYCLE_DAY:
    case DT_CYCLE_WEEK:
    case DT_CYCLE_MONTH:
      break;
    }

  return 1;
}

/* Art. 146 knows the beginning, middle and end of months and years. Quarters and half-years are calendar ones, by
 * practice; their middles follow the law's own: as the 15th halves a month, it halves a quarter in its second month;
 * as the end of the sixth month halves a year, that of the third halves a half-year. */
static DtDay
part_day (const DtDeadlineRule *self)
{
  int first_month = (self->index - 1) * cycle_months (self->cycle) + 1;
  int last_month = first_month + cycle_months (self->cycle) - 1;

  if (self->cycle == DT_CYCLE_MONTH)
    return dt_deadline_part_of_month (self->year, self->index, self->part);
  if (self->cycle == DT_CYCLE_YEAR)
    return dt_deadline_part_of_year (self->year, self->part);

  switch (self->part)
    {
    case DT_PART_BEGIN:
      return dt_day_new (self->year, first_month, 1);
    case DT_PART_MIDDLE:
      return self->cycle == DT_CYCLE_QUARTER
             ? dt_deadline_part_of_month (self->year, first_month + 1, DT_PART_MIDDLE)
             : dt_deadline_in_month (self->year, first_month + 2);
    case DT_PART_END:
      return dt_deadline_in_month (self->year, last_month);
    }

  return DT_DAY_NONE;
}

/* Forward, an end on a day off moves (art. 148.5). Backward, from an event or another deadline, it stays: what is
 * wanted so many days before is not wanted later. */
static DtDay
count_day (const DtDeadlineRule *self,
           DtDay                 anchor_day,
           DtWorkCalendar       *calendar)
{
  if (self->anchor == DT_ANCHOR_DAY)
    anchor_day = self->anchor_day;
  if (anchor_day <= DT_DAY_NONE)
    return DT_DAY_NONE;

  if (self->amount > 0)
    return dt_deadline_after (anchor_day, self->amount, self->unit, calendar);

  switch (self->unit)
    {
    case DT_SPAN_DAYS:
      return dt_deadline_before_event (anchor_day, -self->amount);
    case DT_SPAN_WORKING_DAYS:
      return dt_work_calendar_add (calendar, anchor_day, self->amount);
    case DT_SPAN_MONTHS:
      return dt_day_add_months (anchor_day, self->amount);
    }

  return DT_DAY_NONE;
}

/**
 * dt_deadline_rule_get_day:
 * @self: a rule
 * @anchor_day: the day that the rule counts from, where it does not name one itself; %DT_DAY_NONE if not known yet
 * @calendar: (nullable): the working days
 *
 * Returns: the day it leads to; %DT_DAY_NONE while the day it counts from is not known, and for a recurring rule
 */
DtDay
dt_deadline_rule_get_day (const DtDeadlineRule *self,
                          DtDay                 anchor_day,
                          DtWorkCalendar       *calendar)
{
  switch (self->kind)
    {
    case DT_RULE_PART:
      return part_day (self);
    case DT_RULE_COUNT:
      return count_day (self, anchor_day, calendar);
    case DT_RULE_RECURRING:
      break;
    }

  return DT_DAY_NONE;
}

/* Turns */

static DtDay
day_of_month (int year,
              int month,
              int day)
{
  return dt_day_new (year, month, MIN (day, dt_days_in_month (year, month)));
}

/* The turn of the period that starts in this month. */
static DtOccurrence
turn_of_month (const DtDeadlineRule *self,
               DtDay                 period_start)
{
  DtOccurrence turn = { DT_DAY_NONE, DT_DAY_NONE };
  int year, month;

  dt_day_get (dt_day_add_months (period_start, MAX (self->month, 1) - 1), &year, &month, NULL);
  turn.named = day_of_month (year, month, self->day);
  if (self->from != 0)
    turn.opens = day_of_month (year, month, self->from);

  return turn;
}

/* The first day of the period that @day lies in. */
static DtDay
period_start (const DtDeadlineRule *self,
              DtDay                 day)
{
  int months = cycle_months (self->cycle);
  int year, month;

  if (self->cycle == DT_CYCLE_DAY)
    return day;
  if (self->cycle == DT_CYCLE_WEEK)
    return day - dt_day_get_weekday (day) + 1;

  dt_day_get (day, &year, &month, NULL);
  return dt_day_new (year, (month - 1) / months * months + 1, 1);
}

static DtDay
next_period (const DtDeadlineRule *self,
             DtDay                 start)
{
  if (self->cycle == DT_CYCLE_DAY)
    return start + 1;
  if (self->cycle == DT_CYCLE_WEEK)
    return start + 7;

  return dt_day_add_months (start, cycle_months (self->cycle));
}

static DtOccurrence
turn_of (const DtDeadlineRule *self,
         DtDay                 start)
{
  DtOccurrence turn = { DT_DAY_NONE, start };

  if (self->cycle == DT_CYCLE_WEEK)
    {
      turn.named = start + self->day - 1;
      turn.opens = self->from != 0 ? start + self->from - 1 : DT_DAY_NONE;
    }
  else if (self->cycle != DT_CYCLE_DAY)
    {
      turn = turn_of_month (self, start);
    }

  return turn;
}

/**
 * dt_deadline_rule_list:
 * @self: a rule
 * @first: the first day that may be named
 * @last: the last day that may be named
 * @max: how many turns at most
 * @calendar: (nullable): the working days, for "every working day"
 *
 * The turns of a recurring rule in their order, each once: a day named that a short month does not have is its
 * last day. A day named is a fixed date and is not moved off a day off.
 *
 * Returns: (transfer full) (element-type DtOccurrence): the turns; none for another rule
 */
GArray *
dt_deadline_rule_list (const DtDeadlineRule *self,
                       DtDay                 first,
                       DtDay                 last,
                       guint                 max,
                       DtWorkCalendar       *calendar)
{
  GArray *turns = g_array_new (FALSE, FALSE, sizeof (DtOccurrence));

  if (self->kind != DT_RULE_RECURRING)
    return turns;

  first = MAX (MAX (first, self->since), 1);
  if (self->until != DT_DAY_NONE)
    last = MIN (last, self->until);

  for (DtDay start = period_start (self, first); start > DT_DAY_NONE && start <= last && turns->len < max;
       start = next_period (self, start))
    {
      DtOccurrence turn = turn_of (self, start);

      if (turn.named < first || turn.named > last)
        continue;
      if (self->working && !dt_work_calendar_is_working (calendar, turn.named))
        continue;
      g_array_append_val (turns, turn);
    }

  return turns;
}

/**
 * dt_deadline_rule_turn_key:
 * @self: a recurring rule
 * @named: the day named of a turn
 *
 * Returns: (transfer full): a short name of the turn that no other turn of the rule has
 */
char *
dt_deadline_rule_turn_key (const DtDeadlineRule *self,
                           DtDay                 named)
{
  int year, month, week;

  dt_day_get (named, &year, &month, NULL);
  switch (self->cycle)
    {
    case DT_CYCLE_DAY:
      return dt_day_to_iso (named);
    case DT_CYCLE_WEEK:
      week = dt_day_get_iso_week (named, &year);
      return g_strdup_printf ("%04d-W%02d", year, week);
    case DT_CYCLE_MONTH:
      return g_strdup_printf ("%04d-%02d", year, month);
    case DT_CYCLE_QUARTER:
      return g_strdup_printf ("%04d-Q%d", year, (month + 2) / 3);
    case DT_CYCLE_HALF_YEAR:
      return g_strdup_printf ("%04d-H%d", year, (month + 5) / 6);
    case DT_CYCLE_YEAR:
      break;
    }

  return g_strdup_printf ("%04d", year);
}
