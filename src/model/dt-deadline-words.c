/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rules of deadlines in words, and the sentence that leads from the words of a directive to its last day. */

#include "dt-deadline.h"

#include <glib/gi18n-lib.h>

static const char *const romans[] = { "", "I", "II", "III", "IV" };

/* Parts */

static char *
month_part_label (const DtDeadlineRule *self)
{
  switch (self->part)
    {
    case DT_PART_BEGIN:
      return g_strdup_printf (_("beginning of month %1$d/%2$d"), self->index, self->year);
    case DT_PART_MIDDLE:
      return g_strdup_printf (_("middle of month %1$d/%2$d"), self->index, self->year);
    case DT_PART_END:
      break;
    }

  return g_strdup_printf (_("end of month %1$d/%2$d"), self->index, self->year);
}

static char *
quarter_part_label (const DtDeadlineRule *self)
{
  const char *quarter = romans[self->index];

  switch (self->part)
    {
    case DT_PART_BEGIN:
      return g_strdup_printf (_("beginning of quarter %1$s/%2$d"), quarter, self->year);
    case DT_PART_MIDDLE:
      return g_strdup_printf (_("middle of quarter %1$s/%2$d"), quarter, self->year);
    case DT_PART_END:
      break;
    }

  return g_strdup_printf (_("end of quarter %1$s/%2$d"), quarter, self->year);
}

static char *
half_part_label (const DtDeadlineRule *self)
{
  gboolean first = self->index == 1;

  switch (self->part)
    {
    case DT_PART_BEGIN:
      return g_strdup_printf (first ? _("beginning of the first half of %d") : _("beginning of the second half of %d"),
                              self->year);
    case DT_PART_MIDDLE:
      return g_strdup_printf (first ? _("middle of the first half of %d") : _("middle of the second half of %d"),
                              self->year);
    case DT_PART_END:
      break;
    }

  return g_strdup_printf (first ? _("end of the first half of %d") : _("end of the second half of %d"), self->year);
}

static char *
part_label (const DtDeadlineRule *self)
{
  if (self->cycle == DT_CYCLE_MONTH)
    return month_part_label (self);
  if (self->cycle == DT_CYCLE_QUARTER)
    return quarter_part_label (self);
  if (self->cycle == DT_CYCLE_HALF_YEAR)
    return half_part_label (self);

  switch (self->part)
    {
    case DT_PART_BEGIN:
      return g_strdup_printf (_("beginning of the year %d"), self->year);
    case DT_PART_MIDDLE:
      return g_strdup_printf (_("middle of the year %d"), self->year);
    case DT_PART_END:
      break;
    }

  return g_strdup_printf (_("end of the year %d"), self->year);
}

/* Counts */

static char *
span_label (const DtDeadlineRule *self)
{
  int n = ABS (self->amount);

  switch (self->unit)
    {
    case DT_SPAN_WORKING_DAYS:
      return g_strdup_printf (ngettext ("%d working day", "%d working days", (gulong) n), n);
    case DT_SPAN_MONTHS:
      return g_strdup_printf (ngettext ("%d month", "%d months", (gulong) n), n);
    case DT_SPAN_DAYS:
      break;
    }

  return g_strdup_printf (ngettext ("%d day", "%d days", (gulong) n), n);
}

static char *
anchor_label (const DtDeadlineRule *self)
{
  switch (self->anchor)
    {
    case DT_ANCHOR_DAY:
      return dt_day_format (self->anchor_day, DT_DAY_STYLE_PARTY, self->anchor_day);
    case DT_ANCHOR_RECEIVED:
      return g_strdup (C_("what a deadline is counted from", "receipt"));
    case DT_ANCHOR_ISSUED:
      return g_strdup (C_("what a deadline is counted from", "the date of the directive"));
    case DT_ANCHOR_EVENT:
      return g_strdup (C_("what a deadline is counted from", "the event"));
    case DT_ANCHOR_DONE:
      return g_strdup (C_("what a deadline is counted from", "the other task is done"));
    case DT_ANCHOR_DUE:
      break;
    }

  return g_strdup (C_("what a deadline is counted from", "the deadline of the other task"));
}

static char *
count_label (const DtDeadlineRule *self,
             DtDay                 anchor_day)
{
  g_autofree char *span = span_label (self);
  g_autofree char *anchor = anchor_label (self);
  g_autofree char *day = NULL;
  gboolean after = self->amount > 0;

  if (self->anchor == DT_ANCHOR_DAY)
    /* Translators: "5 working days", a date */
    return g_strdup_printf (after ? _("%1$s after %2$s") : _("%1$s before %2$s"), span, anchor);

  if (anchor_day == DT_DAY_NONE)
    /* Translators: "5 working days", "receipt" */
    return g_strdup_printf (after ? _("%1$s after %2$s, whose day is not known yet")
                                  : _("%1$s before %2$s, whose day is not known yet"), span, anchor);

  day = dt_day_format (anchor_day, DT_DAY_STYLE_PARTY, anchor_day);
  /* Translators: "5 working days", "receipt", a date */
  return g_strdup_printf (after ? _("%1$s after %2$s on %3$s") : _("%1$s before %2$s on %3$s"), span, anchor, day);
}

/* Recurring */

/* A day of the week, of the month, of a month of a longer period, or of the year. */
static char *
day_label (const DtDeadlineRule *self,
           int                   day)
{
  gboolean last = day == DT_RULE_LAST_DAY;

  switch (self->cycle)
    {
    case DT_CYCLE_WEEK:
      return g_strdup (dt_weekday_spoken_name (day));
    case DT_CYCLE_QUARTER:
    case DT_CYCLE_HALF_YEAR:
      return last ? g_strdup_printf (_("the last day of its month %d"), self->month)
                  : g_strdup_printf (_("day %1$d of its month %2$d"), day, self->month);
    case DT_CYCLE_YEAR:
      return last ? g_strdup_printf (_("the last day of month %d"), self->month)
                  : g_strdup_printf (C_("day and month of every year", "%1$d/%2$d"), day, self->month);
    case DT_CYCLE_DAY:
    case DT_CYCLE_MONTH:
      break;
    }

  return last ? g_strdup (_("the last day of the month")) : g_strdup_printf (_("day %d"), day);
}

typedef enum { LIMIT_BY, LIMIT_BEFORE, LIMIT_SPAN, N_LIMITS } Limit;

static const char *const recurring_formats[][N_LIMITS] = {
  [DT_CYCLE_WEEK]      = { N_("every week by %s"), N_("every week before %s"), N_("every week from %2$s to %1$s") },
  [DT_CYCLE_MONTH]     = { N_("every month by %s"), N_("every month before %s"), N_("every month from %2$s to %1$s") },
  [DT_CYCLE_QUARTER]   = { N_("every quarter by %s"), N_("every quarter before %s"), N_("every quarter from %2$s to %1$s") },
  [DT_CYCLE_HALF_YEAR] = { N_("every half-year by %s"), N_("every half-year before %s"), N_("every half-year from %2$s to %1$s") },
  [DT_CYCLE_YEAR]      = { N_("every year by %s"), N_("every year before %s"), N_("every year from %2$s to %1$s") },
};

static char *
recurring_label (const DtDeadlineRule *self)
{
  g_autofree char *day = NULL;
  g_autofree char *from = NULL;
  const char *format;

  if (self->cycle == DT_CYCLE_DAY)
    return g_strdup (self->working ? _("every working day") : _("every day"));

  day = day_label (self, self->day);
  if (self->from != 0)
    {
      from = day_label (self, self->from);
      format = _(recurring_formats[self->cycle][LIMIT_SPAN]);
    }
  else
    {
      format = _(recurring_formats[self->cycle][self->before ? LIMIT_BEFORE : LIMIT_BY]);
    }

  /* The formats are those of the table above. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf (format, day, from);
#pragma GCC diagnostic pop
}

/**
 * dt_deadline_rule_label:
 * @self: a rule
 * @anchor_day: the day it counts from, where it does not name one itself; %DT_DAY_NONE if not known yet
 *
 * Returns: (transfer full): the rule in words, without its limits in time
 */
char *
dt_deadline_rule_label (const DtDeadlineRule *self,
                        DtDay                 anchor_day)
{
  switch (self->kind)
    {
    case DT_RULE_PART:
      return part_label (self);
    case DT_RULE_COUNT:
      return count_label (self, anchor_day);
    case DT_RULE_RECURRING:
      break;
    }

  return recurring_label (self);
}

/**
 * dt_deadline_rule_turn_title:
 * @self: a recurring rule
 * @named: the day named of a turn
 *
 * Returns: (transfer full): the period of the turn, for the title of its task: "August 2024"
 */
char *
dt_deadline_rule_turn_title (const DtDeadlineRule *self,
                             DtDay                 named)
{
  int year, month, week;

  dt_day_get (named, &year, &month, NULL);
  switch (self->cycle)
    {
    case DT_CYCLE_DAY:
      return dt_day_format (named, DT_DAY_STYLE_PARTY, named);
    case DT_CYCLE_WEEK:
      week = dt_day_get_iso_week (named, &year);
      return g_strdup_printf (_("week %1$d/%2$d"), week, year);
    case DT_CYCLE_MONTH:
      return g_strdup_printf (_("month %1$d/%2$d"), month, year);
    case DT_CYCLE_QUARTER:
      return g_strdup_printf (_("quarter %1$s/%2$d"), romans[(month + 2) / 3], year);
    case DT_CYCLE_HALF_YEAR:
      return g_strdup_printf (month <= 6 ? _("first half of %d") : _("second half of %d"), year);
    case DT_CYCLE_YEAR:
      break;
    }

  return g_strdup_printf (_("year %d"), year);
}

/* The sentence */

/* The time of day that the directive gives is the end of that day for it. */
static char *
tell_last (const DtDeadline *self,
           DtDay             last_day,
           DtDay             today)
{
  g_autofree char *day = dt_day_format (last_day, DT_DAY_STYLE_CLAUSE, today);
  g_autofree char *time = NULL;

  if (self->named_time == DT_TIME_NONE)
    return g_steal_pointer (&day);
  time = dt_time_format (self->named_time);
  /* Translators: time of day, day: "16:30, Saturday 24/8" */
  return g_strdup_printf (_("%1$s, %2$s"), time, day);
}

/* What stands in for the words where the register has none of them; NULL: there is nothing to say. */
static char *
tell_bound (const DtDeadline *self)
{
  g_autofree char *named = NULL;
  int year, month;

  if (self->named_day == DT_DAY_NONE)
    return NULL;
  named = dt_day_format (self->named_day, DT_DAY_STYLE_PARTY, self->named_day);
  if (self->bound == DT_BOUND_BEFORE)
    return g_strdup_printf (C_("deadline", "before %s"), named);
  if (self->bound == DT_BOUND_BY)
    return g_strdup_printf (C_("deadline", "by %s"), named);
  dt_day_get (self->named_day, &year, &month, NULL);
  if (self->bound == DT_BOUND_IN_MONTH)
    return g_strdup_printf (C_("deadline", "in month %1$d/%2$d"), month, year);
  if (self->bound == DT_BOUND_IN_QUARTER)
    return g_strdup_printf (C_("deadline", "in quarter %1$s/%2$d"), romans[(month + 2) / 3], year);

  return NULL;
}

/* Without a day there is only to say why. */
static char *
explain_without_day (const DtDeadline     *self,
                     const DtDeadlineRule *rule)
{
  g_autofree char *label = rule != NULL ? dt_deadline_rule_label (rule, dt_deadline_get_anchor_day (self, rule)) : NULL;

  if (label != NULL && rule->kind == DT_RULE_RECURRING)
    return self->words != NULL
           /* Translators: the words of the directive, "every month before day 20" */
           ? g_strdup_printf (_("“%1$s” → %2$s; each time is a task of its own"), self->words, label)
           : g_strdup_printf (_("Recurs: %s; each time is a task of its own"), label);

  if (label != NULL)
    return self->words != NULL
           /* Translators: the words of the directive, "5 working days after receipt, whose day is not known yet" */
           ? g_strdup_printf (_("“%1$s” → %2$s"), self->words, label)
           : g_strdup_printf (_("Counted: %s"), label);

  if (self->bound == DT_BOUND_STANDING)
    return self->words != NULL
           ? g_strdup_printf (_("“%s”: a standing duty without a last day"), self->words)
           : g_strdup (_("A standing duty without a last day"));

  return self->words != NULL
         ? g_strdup_printf (_("“%s”: no day can be counted from these words"), self->words)
         : g_strdup (_("No deadline"));
}

/* Translators' formats stay whole: with or without a rule, with or without words. */
static char *
explain_rule (const DtDeadline     *self,
              const DtDeadlineRule *rule,
              const char           *last)
{
  g_autofree char *label = dt_deadline_rule_label (rule, dt_deadline_get_anchor_day (self, rule));

  if (self->words != NULL)
    /* Translators: the words of the directive, "5 working days after receipt on 22/7/2024", the last day */
    return g_strdup_printf (_("“%1$s” → %2$s → last day %3$s"), self->words, label, last);

  return g_strdup_printf (_("%1$s → last day %2$s"), label, last);
}

static char *
explain_rule_off (const DtDeadline     *self,
                  const DtDeadlineRule *rule,
                  const char           *last,
                  const char           *working)
{
  g_autofree char *label = dt_deadline_rule_label (rule, dt_deadline_get_anchor_day (self, rule));

  if (self->words != NULL)
    /* Translators: the same, and the last working day, as the last day is a day off */
    return g_strdup_printf (_("“%1$s” → %2$s → last day %3$s; last working day %4$s"), self->words, label, last, working);

  return g_strdup_printf (_("%1$s → last day %2$s; last working day %3$s"), label, last, working);
}

static char *
explain_day (const DtDeadline     *self,
             const DtDeadlineRule *rule,
             const char           *last)
{
  g_autofree char *bound = tell_bound (self);

  if (rule != NULL)
    return explain_rule (self, rule, last);
  if (self->words != NULL)
    /* Translators: the words of the directive, then the last day that is in time */
    return g_strdup_printf (_("“%1$s” → last day %2$s"), self->words, last);
  if (bound != NULL)
    return g_strdup_printf (_("%1$s → last day %2$s"), bound, last);

  return g_strdup_printf (_("Last day %s"), last);
}

static char *
explain_day_off (const DtDeadline     *self,
                 const DtDeadlineRule *rule,
                 const char           *last,
                 const char           *working)
{
  g_autofree char *bound = tell_bound (self);

  if (rule != NULL)
    return explain_rule_off (self, rule, last, working);
  if (self->words != NULL)
    /* Translators: the words of the directive, then the last day, which is a day off, and the last working day */
    return g_strdup_printf (_("“%1$s” → last day %2$s; last working day %3$s"), self->words, last, working);
  if (bound != NULL)
    return g_strdup_printf (_("%1$s → last day %2$s; last working day %3$s"), bound, last, working);

  return g_strdup_printf (_("Last day %1$s; last working day %2$s"), last, working);
}

/* Whether the sentence leans on the days off of a year that has no announcement yet: those from the day it counts from
 * to the last, and back to the last working day. */
static gboolean
is_unsure (const DtDeadline     *self,
           const DtDeadlineRule *rule,
           DtDay                 last_day,
           gboolean              day_off,
           DtWorkCalendar       *calendar)
{
  gboolean counted = rule != NULL && rule->kind == DT_RULE_COUNT && (rule->amount > 0 || rule->unit == DT_SPAN_WORKING_DAYS);
  DtDay anchor = counted ? dt_deadline_get_anchor_day (self, rule) : DT_DAY_NONE;
  DtDay working = day_off ? dt_work_calendar_previous (calendar, last_day) : last_day;
  DtDay first = anchor != DT_DAY_NONE ? MIN (anchor, working) : working;
  int from, to;

  if (!counted && !day_off)
    return FALSE;
  dt_day_get (first, &from, NULL, NULL);
  dt_day_get (MAX (last_day, anchor), &to, NULL, NULL);
  for (int year = from; year <= to; year++)
    if (!dt_work_calendar_is_official (calendar, year))
      return TRUE;

  return FALSE;
}

/**
 * dt_deadline_explain:
 * @self: a deadline
 * @last_day: the last day in force, or %DT_DAY_NONE
 * @calendar: (nullable): the working days
 * @today: the day it is
 *
 * One sentence that leads from the words of the directive to the day: “trước ngày 25/8/2024” → last day
 * Saturday 24/8; last working day Friday 23/8. The working day is told only where it is another; that only the
 * statutory days off of its year are known, only where the sentence leans on them.
 *
 * Returns: (transfer full): the sentence
 */
char *
dt_deadline_explain (const DtDeadline *self,
                     DtDay             last_day,
                     DtWorkCalendar   *calendar,
                     DtDay             today)
{
  g_autoptr(DtDeadlineRule) rule = self->rule != NULL ? dt_deadline_rule_parse (self->rule, NULL) : NULL;
  gboolean day_off = !dt_work_calendar_is_working (calendar, last_day);
  g_autofree char *last = NULL;
  g_autofree char *sentence = NULL;

  if (last_day == DT_DAY_NONE)
    return explain_without_day (self, rule);

  last = tell_last (self, last_day, today);
  if (day_off)
    {
      g_autofree char *working = dt_day_format (dt_work_calendar_previous (calendar, last_day), DT_DAY_STYLE_CLAUSE, today);

      sentence = explain_day_off (self, rule, last, working);
    }
  else
    {
      sentence = explain_day (self, rule, last);
    }

  if (is_unsure (self, rule, last_day, day_off, calendar))
    /* Translators: a sentence that leans on the days off of a year */
    return g_strdup_printf (_("%s (no official holidays yet)"), sentence);
  return g_steal_pointer (&sentence);
}
