/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-detail-words.h"

#include <glib/gi18n-lib.h>

#include "dt-schedule-change.h"

/**
 * dt_detail_day:
 * @day: a day
 * @today: the day it is
 *
 * Returns: (transfer full): the day as short as can be: without its year where that is this year's
 */
char *
dt_detail_day (DtDay day,
               DtDay today)
{
  int year, this_year;

  dt_day_get (day, &year, NULL, NULL);
  dt_day_get (today, &this_year, NULL, NULL);
  return dt_day_format (day, year == this_year ? DT_DAY_STYLE_SHORT : DT_DAY_STYLE_PARTY, today);
}

/**
 * dt_detail_capitalise:
 * @text: a few words in lower case
 *
 * Returns: (transfer full): the same, to begin a line with
 */
char *
dt_detail_capitalise (const char *text)
{
  char first[7] = { 0 };

  if (text[0] == '\0')
    return g_strdup ("");

  g_unichar_to_utf8 (g_unichar_toupper (g_utf8_get_char (text)), first);
  return g_strconcat (first, g_utf8_next_char (text), NULL);
}

/**
 * dt_detail_pill:
 *
 * Returns: (transfer full): the words beside the mark of the task: "Còn 3 ngày"; the name of the state where no day says more
 */
char *
dt_detail_pill (const DtTaskRow *row,
                DtDay            today,
                int              soon_days)
{
  DtState state = dt_task_row_get_state (row, today, soon_days);
  gboolean has_day = dt_task_row_get_counted_day (row) != DT_DAY_NONE;
  g_autofree char *left = NULL;

  if (!has_day && state < DT_STATE_HANDED)
    return g_strdup (dt_state_label (state));

  left = dt_task_row_time_left (row, today, soon_days);
  return dt_detail_capitalise (left);
}

/**
 * dt_detail_big_day:
 *
 * Returns: (transfer full): the last day in force in full, with its time if it has one; the kind of deadline where there is none
 */
char *
dt_detail_big_day (const DtTaskDetail *detail,
                   DtDay               today)
{
  const DtTaskRow *row = detail->row;
  g_autofree char *day = NULL;
  g_autofree char *time = NULL;

  if (row->last_day == DT_DAY_NONE)
    return g_strdup (dt_nick_label (dt_bound_nicks, (int) row->bound));

  day = dt_day_format (row->last_day, DT_DAY_STYLE_LONG, today);
  if (row->time == DT_TIME_NONE)
    return g_steal_pointer (&day);

  time = dt_time_format (row->time);
  /* Translators: a time of day and the day it is on */
  return g_strdup_printf (_("%1$s, %2$s"), time, day);
}

/**
 * dt_detail_days_left:
 *
 * Returns: (transfer full): how many working days are left of an open task; else how it stands with the day
 */
char *
dt_detail_days_left (const DtTaskDetail *detail,
                     DtWorkCalendar     *calendar,
                     DtDay               today,
                     int                 soon_days)
{
  const DtTaskRow *row = detail->row;
  int n;

  if (row->last_day == DT_DAY_NONE)
    return g_strdup ("");
  if (!dt_phase_is_open (row->phase) || row->last_day <= today)
    return dt_task_row_time_left (row, today, soon_days);

  n = dt_work_calendar_count (calendar, today, row->last_day);
  return g_strdup_printf (ngettext ("%d working day", "%d working days", (gulong) n), n);
}

/**
 * dt_detail_move_label:
 * @move: a move of the last day
 *
 * Returns: (transfer full): what it did: "−15 ngày"; of a day that was fixed or corrected the kind of change, as the new
 *   day stands beside it
 */
char *
dt_detail_move_label (const DtMoveRow *move)
{
  DtScheduleRule rule = { .kind = move->kind, .amount = move->amount, .unit = move->span };

  if (move->excepted)
    /* Translators: a task that a schedule change left where it was */
    return g_strdup (_("Left as It Was"));
  if (move->amount > 0 && move->kind != DT_CHANGE_FIX && move->kind != DT_CHANGE_CORRECT)
    return dt_schedule_rule_label (&rule);

  return g_strdup (dt_nick_label (dt_change_kind_nicks, (int) move->kind));
}

/**
 * dt_detail_day_off:
 * @day: the last day in force
 * @calendar: (nullable): the working days
 * @today: the day it is
 *
 * Returns: (transfer full) (nullable): a warning that nobody works on the day, with the last day somebody does
 */
char *
dt_detail_day_off (DtDay           day,
                   DtWorkCalendar *calendar,
                   DtDay           today)
{
  const char *holiday;
  g_autofree char *working = NULL;

  if (day == DT_DAY_NONE || dt_work_calendar_is_working (calendar, day))
    return NULL;

  holiday = dt_work_calendar_holiday_name (calendar, day);
  working = dt_day_format (dt_work_calendar_previous (calendar, day), DT_DAY_STYLE_TABLE, today);
  if (holiday != NULL)
    /* Translators: warning about a last day: name of the holiday, last working day before it */
    return g_strdup_printf (_("Public holiday (%1$s): last working day %2$s"), holiday, working);
  if (dt_work_calendar_is_weekend (day))
    return g_strdup_printf (_("Weekend: last working day %s"), working);

  return g_strdup_printf (_("Day off: last working day %s"), working);
}

/* How far the unit is, without who reminded it when. */
static char *
how_far (const DtAssignmentRow *row,
         DtDay                  today)
{
  g_autofree char *day = NULL;
  int late;

  switch (row->phase)
    {
    case DT_PHASE_HANDED:
      day = dt_detail_day (row->received_day, today);
      /* Translators: a report that came in on that day */
      return g_strdup_printf (_("handed in %s · awaiting acceptance"), day);

    case DT_PHASE_DONE:
      if (row->received_day == DT_DAY_NONE)
        return g_strdup (_("done"));
      day = dt_detail_day (row->received_day, today);
      return g_strdup_printf (_("handed in %s, accepted"), day);

    case DT_PHASE_DONE_LATE:
      if (row->received_day == DT_DAY_NONE)
        return g_strdup (_("done late"));
      day = dt_detail_day (row->received_day, today);
      late = row->received_day - row->last_day;
      if (row->last_day == DT_DAY_NONE || late <= 0)
        return g_strdup_printf (_("handed in %s late, accepted"), day);
      return g_strdup_printf (ngettext ("handed in %1$s, %2$d day late, accepted",
                                        "handed in %1$s, %2$d days late, accepted", (gulong) late), day, late);

    case DT_PHASE_RETURNED:
      if (row->verdict_day == DT_DAY_NONE)
        return g_strdup (_("returned"));
      day = dt_detail_day (row->verdict_day, today);
      if (row->reason[0] == '\0')
        return g_strdup_printf (_("returned %s"), day);
      /* Translators: a report sent back: the day, the reason */
      return g_strdup_printf (_("returned %1$s: %2$s"), day, row->reason);

    case DT_PHASE_PROGRESS:
      return g_strdup_printf (_("in progress %d%%"), row->percent);

    case DT_PHASE_IDLE:
      return g_strdup (_("not started"));

    case DT_PHASE_SUSPENDED:
      return g_strdup (_("suspended"));

    case DT_PHASE_CANCELLED:
      return g_strdup (_("cancelled"));

    case DT_PHASE_STANDING:
      return g_strdup (_("standing duty"));
    }

  return g_strdup ("");
}

/**
 * dt_detail_when_received:
 * @row: the part of one unit, of which something waits for acceptance
 * @today: the day it is
 *
 * Returns: (transfer full): only when it came in, where the button beside it says that it waits: "nộp 10/8"
 */
char *
dt_detail_when_received (const DtAssignmentRow *row,
                         DtDay                  today)
{
  g_autofree char *day = dt_detail_day (row->received_day, today);

  return g_strdup_printf (_("handed in %s"), day);
}

/**
 * dt_detail_when:
 * @row: the part of one unit
 * @task_last_day: the last day of the whole task
 * @today: the day it is
 *
 * Returns: (transfer full): how far the unit is and since when: "chưa bắt đầu · nhắc 09/8"
 */
char *
dt_detail_when (const DtAssignmentRow *row,
                DtDay                  task_last_day,
                DtDay                  today)
{
  g_autofree char *text = NULL;

  if (row->excused != NULL)
    return row->excused[0] != '\0' ? g_strdup_printf (_("excused: %s"), row->excused) : g_strdup (_("excused"));

  text = how_far (row, today);
  if (!dt_phase_is_open (row->phase))
    return g_steal_pointer (&text);

  if (row->last_day != DT_DAY_NONE && row->last_day != task_last_day)
    {
      g_autofree char *day = dt_detail_day (row->last_day, today);
      /* Translators: how far a unit is, and its last day, which is not that of the others */
      char *with_day = g_strdup_printf (_("%1$s · own last day %2$s"), text, day);

      g_free (text);
      text = with_day;
    }
  if (row->reminded_day != DT_DAY_NONE)
    {
      g_autofree char *day = dt_detail_day (row->reminded_day, today);
      /* Translators: how far a unit is, and the day it was last reminded */
      char *with_day = g_strdup_printf (_("%1$s · reminded %2$s"), text, day);

      g_free (text);
      text = with_day;
    }

  return g_steal_pointer (&text);
}

/**
 * dt_detail_source:
 *
 * Returns: (transfer full): where in its directive the task stands; "" unknown
 */
char *
dt_detail_source (const DtTaskRow *row)
{
  if (row->clause[0] != '\0')
    return g_strdup (row->clause);
  if (row->ordinal[0] != '\0')
    /* Translators: an item of a directive by its number */
    return g_strdup_printf (_("item %s"), row->ordinal);

  return g_strdup ("");
}

/**
 * dt_detail_link_title:
 *
 * Returns: (transfer full): item and title of a task that this one waits for, or that waits for it
 */
char *
dt_detail_link_title (const DtLinkRow *link)
{
  return link->clause[0] != '\0' ? g_strdup_printf ("%s · %s", link->clause, link->title) : g_strdup (link->title);
}

/**
 * dt_detail_link_progress:
 *
 * Returns: (transfer full): last day and how far: "12/8 · 90%", "12/8 · 11/30"
 */
char *
dt_detail_link_progress (const DtLinkRow *link,
                         DtState          state,
                         DtDay            today)
{
  g_autofree char *day = link->last_day != DT_DAY_NONE ? dt_detail_day (link->last_day, today) : g_strdup (_("no last day"));
  g_autofree char *far = NULL;

  if (!dt_phase_is_open (link->phase))
    far = g_strdup (dt_state_label (state));
  else if (link->owed > 1)
    far = g_strdup_printf ("%d/%d", link->handed_in, link->owed);
  else
    far = g_strdup_printf ("%d%%", link->percent);

  return g_strdup_printf ("%s · %s", day, far);
}

/**
 * dt_detail_slack:
 * @days: days between the end of one task and the end of the one that waits for it
 *
 * Returns: (transfer full): "dư 6 ngày", "thiếu 4 ngày"
 */
char *
dt_detail_slack (int days)
{
  if (days < 0)
    return g_strdup_printf (ngettext ("short by %d day", "short by %d days", (gulong) -days), -days);
  if (days == 0)
    /* Translators: two tasks of which one waits for the other end on the same day */
    return g_strdup (_("no slack"));

  return g_strdup_printf (ngettext ("%d day of slack", "%d days of slack", (gulong) days), days);
}

/**
 * dt_detail_slack_days:
 * @needed_day: last day of the task that is waited for
 * @needed_open: whether it is still to be done; what is late cannot end before today
 * @waiting_day: last day of the task that waits
 * @today: the day it is
 *
 * Returns: the days between them; negative where the one that waits must end first
 */
int
dt_detail_slack_days (DtDay    needed_day,
                      gboolean needed_open,
                      DtDay    waiting_day,
                      DtDay    today)
{
  DtDay end = needed_open ? MAX (needed_day, today) : needed_day;

  return waiting_day - end;
}

static char *
to_many (DtChannel channel,
         int       n)
{
  switch (channel)
    {
    case DT_CHANNEL_PHONE:
      return g_strdup_printf (ngettext ("Calls to %d unit", "Calls to %d units", (gulong) n), n);
    case DT_CHANNEL_LETTER:
      return g_strdup_printf (ngettext ("Reminder letter to %d unit", "Reminder letter to %d units", (gulong) n), n);
    case DT_CHANNEL_MAIL:
      return g_strdup_printf (ngettext ("Mail to %d unit", "Mail to %d units", (gulong) n), n);
    case DT_CHANNEL_VISIT:
      return g_strdup_printf (ngettext ("Visits to %d unit", "Visits to %d units", (gulong) n), n);
    }

  return g_strdup ("");
}

/**
 * dt_detail_reminder:
 *
 * Returns: (transfer full): who was reminded and what was said: "Ban Tổ chức – hẹn gửi ngày 13/8"
 */
char *
dt_detail_reminder (const DtReminderRow *reminder)
{
  if (reminder->n_units > 1)
    {
      if (reminder->note[0] == '\0')
        return to_many (reminder->channel, reminder->n_units);
      /* Translators: how many units were reminded, and what was said to them */
      return g_strdup_printf (ngettext ("%1$d unit – %2$s", "%1$d units – %2$s", (gulong) reminder->n_units),
                              reminder->n_units, reminder->note);
    }
  if (reminder->note[0] == '\0')
    return g_strdup_printf ("%s – %s", reminder->unit, dt_nick_label (dt_channel_nicks, (int) reminder->channel));

  return g_strdup_printf ("%s – %s", reminder->unit, reminder->note);
}

/**
 * dt_detail_answer:
 *
 * Returns: (transfer full) (nullable): what the unit answered, and the day it promised
 */
char *
dt_detail_answer (const DtReminderRow *reminder,
                  DtDay                today)
{
  g_autofree char *day = NULL;

  if (reminder->answer_day == DT_DAY_NONE)
    return reminder->answer[0] != '\0' ? g_strdup_printf (_("answer: %s"), reminder->answer) : NULL;

  day = dt_detail_day (reminder->answer_day, today);
  if (reminder->answer[0] == '\0')
    /* Translators: the day a unit promised to hand in, when it was reminded */
    return g_strdup_printf (_("promised for %s"), day);

  /* Words that name the day themselves need no other. */
  if (strstr (reminder->answer, day) != NULL)
    return g_strdup_printf (_("answer: %s"), reminder->answer);

  /* Translators: the day a unit promised to hand in, and its words */
  return g_strdup_printf (_("promised for %1$s: %2$s"), day, reminder->answer);
}

/**
 * dt_detail_copy_text:
 *
 * Returns: (transfer full): the task as one line for other programs
 */
char *
dt_detail_copy_text (const DtTaskRow *row)
{
  g_autofree char *day = row->last_day != DT_DAY_NONE ? dt_day_format (row->last_day, DT_DAY_STYLE_PARTY, DT_DAY_NONE)
                                                      : g_strdup ("");
  g_autofree char *source = dt_detail_source (row);

  return g_strjoin ("\t", row->title, row->directive, source, row->lead, day, NULL);
}
