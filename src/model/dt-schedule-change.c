/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a schedule change does to one day, and the preview of what it does to many. */

#include "dt-schedule-change.h"

#include <glib/gi18n-lib.h>

static DtDay
shift (DtDay           day,
       int             amount,
       DtSpanUnit      unit,
       DtWorkCalendar *calendar)
{
  switch (unit)
    {
    case DT_SPAN_DAYS:
      return MAX (day + amount, DT_DAY_NONE);
    case DT_SPAN_WORKING_DAYS:
      return dt_work_calendar_add (calendar, day, amount);
    case DT_SPAN_MONTHS:
      return dt_day_add_months (day, amount);
    }

  return day;
}

static DtDay
leave_day_off (DtDay           day,
               DtDayOffRule    rule,
               DtWorkCalendar *calendar)
{
  switch (rule)
    {
    case DT_DAY_OFF_KEEP:
      return day;
    case DT_DAY_OFF_PREVIOUS:
      return dt_work_calendar_previous (calendar, day);
    case DT_DAY_OFF_NEXT:
      return dt_work_calendar_next (calendar, day);
    }

  return day;
}

/**
 * dt_schedule_rule_apply:
 * @self: a rule
 * @day: the day in force
 * @calendar: (nullable): the working days
 *
 * The day under the rule. A correction with a day sets that day, without one it moves later by its amount.
 * "15 days earlier" is counted in calendar days from the day itself: 31/8 becomes 16/8.
 *
 * Returns: the new day; %DT_DAY_NONE for %DT_DAY_NONE, for what has no day is not moved
 */
DtDay
dt_schedule_rule_apply (const DtScheduleRule *self,
                        DtDay                 day,
                        DtWorkCalendar       *calendar)
{
  DtDay moved = day;

  if (day <= DT_DAY_NONE)
    return DT_DAY_NONE;

  switch (self->kind)
    {
    case DT_CHANGE_ACCELERATE:
      moved = shift (day, -self->amount, self->unit, calendar);
      break;

    case DT_CHANGE_POSTPONE:
      moved = shift (day, self->amount, self->unit, calendar);
      break;

    case DT_CHANGE_FIX:
      moved = self->fixed_day != DT_DAY_NONE ? self->fixed_day : day;
      break;

    case DT_CHANGE_EXTEND:
    case DT_CHANGE_CORRECT:
      moved = self->fixed_day != DT_DAY_NONE ? self->fixed_day : shift (day, self->amount, self->unit, calendar);
      break;
    }

  if (moved == day || moved == DT_DAY_NONE)
    return day;

  return leave_day_off (moved, self->day_off, calendar);
}

static char *
earlier_label (int        amount,
               DtSpanUnit unit)
{
  switch (unit)
    {
    case DT_SPAN_DAYS:
      return g_strdup_printf (ngettext ("−%d day", "−%d days", (gulong) amount), amount);
    case DT_SPAN_WORKING_DAYS:
      return g_strdup_printf (ngettext ("−%d working day", "−%d working days", (gulong) amount), amount);
    case DT_SPAN_MONTHS:
      return g_strdup_printf (ngettext ("−%d month", "−%d months", (gulong) amount), amount);
    }

  return g_strdup ("");
}

static char *
later_label (int        amount,
             DtSpanUnit unit)
{
  switch (unit)
    {
    case DT_SPAN_DAYS:
      return g_strdup_printf (ngettext ("+%d day", "+%d days", (gulong) amount), amount);
    case DT_SPAN_WORKING_DAYS:
      return g_strdup_printf (ngettext ("+%d working day", "+%d working days", (gulong) amount), amount);
    case DT_SPAN_MONTHS:
      return g_strdup_printf (ngettext ("+%d month", "+%d months", (gulong) amount), amount);
    }

  return g_strdup ("");
}

/**
 * dt_schedule_rule_label:
 * @self: a rule
 *
 * Returns: (transfer full): what it does in a few signs: "−15 ngày", "+5 ngày làm việc", "→ 15/8/2024"
 */
char *
dt_schedule_rule_label (const DtScheduleRule *self)
{
  g_autofree char *day = NULL;

  if (self->kind == DT_CHANGE_ACCELERATE)
    return earlier_label (self->amount, self->unit);

  if (self->kind == DT_CHANGE_POSTPONE || (self->kind != DT_CHANGE_FIX && self->fixed_day == DT_DAY_NONE))
    return later_label (self->amount, self->unit);

  day = dt_day_format (self->fixed_day, DT_DAY_STYLE_PARTY, DT_DAY_NONE);
  return g_strconcat ("→ ", day, NULL);
}

/**
 * dt_move_preview_free:
 * @self: (nullable) (transfer full): the preview of one move
 */
void
dt_move_preview_free (DtMovePreview *self)
{
  if (self == NULL)
    return;

  g_free (self->clause);
  g_free (self->title);
  g_free (self->lead);
  g_free (self->other);
  g_free (self);
}

/**
 * dt_change_row_free:
 * @self: (nullable) (transfer full): a schedule change of a list
 */
void
dt_change_row_free (DtChangeRow *self)
{
  if (self == NULL)
    return;

  g_free (self->cause);
  g_free (self->cause_clause);
  g_free (self->target);
  g_free (self->unit);
  g_free (self->note);
  g_free (self);
}

/**
 * dt_change_preview_free:
 * @self: (nullable) (transfer full): the preview of a schedule change
 */
void
dt_change_preview_free (DtChangePreview *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->moves, g_ptr_array_unref);
  g_free (self);
}

void
dt_change_view_free (DtChangeView *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->row, dt_change_row_free);
  g_clear_pointer (&self->preview, dt_change_preview_free);
  g_free (self);
}
