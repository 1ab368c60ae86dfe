/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-task-words.h"

#include <glib/gi18n-lib.h>

/* Second lines: smaller and a little paler, by alpha, so that they follow the colour of their row. */
#define SECOND "<span size=\"9pt\" alpha=\"75%\">"
#define SECOND_STRUCK "<span size=\"9pt\" alpha=\"75%\" strikethrough=\"true\">"
#define SECOND_END "</span>"

static char *
two_lines (const char *first,
           const char *opening,
           const char *second)
{
  g_autofree char *escaped = g_markup_escape_text (second, -1);

  return g_strconcat (first, "\n", opening, escaped, SECOND_END, NULL);
}

/**
 * dt_words_source_markup:
 * @row: a task
 * @compact: one line only
 *
 * Returns: (transfer full): the directive's symbol and the place in it
 */
char *
dt_words_source_markup (const DtTaskRow *row,
                        gboolean         compact)
{
  g_autofree char *symbol = g_markup_escape_text (row->directive, -1);
  const char *place = row->clause[0] != '\0' ? row->clause : row->ordinal;

  if (compact || place[0] == '\0')
    return g_steal_pointer (&symbol);

  return two_lines (symbol, SECOND, place);
}

/**
 * dt_words_lead:
 * @row: a task
 *
 * Returns: (transfer full): who leads; of a request to many, how many
 */
char *
dt_words_lead (const DtTaskRow *row)
{
  if (dt_task_row_is_collection (row))
    return g_strdup_printf (ngettext ("%d unit", "%d units", (unsigned long) row->owed), row->owed);

  return g_strdup (row->lead[0] != '\0' ? row->lead : "—");
}

/**
 * dt_words_under_title:
 * @row: a task
 *
 * Returns: (transfer full): source and lead in one line, for a narrow list
 */
char *
dt_words_under_title (const DtTaskRow *row)
{
  g_autofree char *lead = dt_words_lead (row);
  const char *place = row->ordinal[0] != '\0' ? row->ordinal : row->clause;

  if (place[0] == '\0')
    return g_strjoin (" · ", row->directive, lead, NULL);
  return g_strjoin (" · ", row->directive, place, lead, NULL);
}

/**
 * dt_words_day_markup:
 * @row: a task
 * @today: the day it is
 * @compact: one line only
 *
 * Returns: (transfer full): the last day in bold; under it the original day, struck, or the time of day
 */
char *
dt_words_day_markup (const DtTaskRow *row,
                     DtDay            today,
                     gboolean         compact)
{
  g_autofree char *day = NULL;
  g_autofree char *bold = NULL;
  g_autofree char *second = NULL;
  const char *no_day;

  if (row->last_day == DT_DAY_NONE)
    {
      no_day = row->bound == DT_BOUND_STANDING ? _("standing") : _("no day");
      return g_strconcat (SECOND, no_day, SECOND_END, NULL);
    }

  day = dt_day_format (row->last_day, DT_DAY_STYLE_TABLE, today);
  bold = g_strconcat ("<b>", day, "</b>", NULL);
  if (compact)
    return g_steal_pointer (&bold);
  if (row->original_day != DT_DAY_NONE && row->original_day != row->last_day)
    {
      second = dt_day_format (row->original_day, DT_DAY_STYLE_TABLE, today);
      return two_lines (bold, SECOND_STRUCK, second);
    }
  if (row->time != DT_TIME_NONE)
    {
      second = dt_time_format (row->time);
      return two_lines (bold, SECOND, second);
    }

  return g_steal_pointer (&bold);
}

static DtDay
day_that_counts (const DtTaskRow *row)
{
  return row->next_day != DT_DAY_NONE ? row->next_day : row->last_day;
}

/**
 * dt_words_left_state:
 * @row: a task
 * @state: its state
 * @today: the day it is
 * @soon_days: days in which a task counts as due soon
 *
 * Returns: the state whose colour its time left has, −1 for none
 */
int
dt_words_left_state (const DtTaskRow *row,
                     DtState          state,
                     DtDay            today,
                     int              soon_days)
{
  switch (state)
    {
    case DT_STATE_PROGRESS:
    case DT_STATE_IDLE:
      return -1;

    case DT_STATE_RETURNED:
      {
        DtState by_day = dt_state_derive (DT_PHASE_IDLE, row->next_day, today, soon_days);
        return by_day == DT_STATE_IDLE ? (int) DT_STATE_RETURNED : (int) by_day;
      }

    case DT_STATE_OVERDUE:
    case DT_STATE_TODAY:
    case DT_STATE_SOON:
    case DT_STATE_HANDED:
    case DT_STATE_DONE:
    case DT_STATE_DONE_LATE:
    case DT_STATE_SUSPENDED:
    case DT_STATE_CANCELLED:
    case DT_STATE_STANDING:
      break;
    }

  return (int) state;
}

/**
 * dt_words_left_markup:
 * @row: a task
 * @state: its state
 * @today: the day it is
 * @compact: one line only
 *
 * Returns: (transfer full): how long there is still; under it that it was returned, or how many are late
 */
char *
dt_words_left_markup (const DtTaskRow *row,
                      DtState          state,
                      DtDay            today,
                      gboolean         compact)
{
  g_autofree char *left = dt_state_time_left (state, day_that_counts (row), row->handed_day, today);
  g_autofree char *escaped = g_markup_escape_text (left, -1);
  gboolean plain = state == DT_STATE_PROGRESS || state == DT_STATE_IDLE;
  g_autofree char *first = g_strconcat (plain ? "" : "<b>", escaped, plain ? "" : "</b>", NULL);
  g_autofree char *second = NULL;

  if (compact)
    return g_steal_pointer (&first);
  if (row->phase == DT_PHASE_RETURNED)
    return two_lines (first, "<span size=\"9pt\">", _("returned"));
  if (dt_task_row_is_collection (row) && row->n_late > 0 && row->n_late < row->owed)
    {
      second = g_strdup_printf (ngettext ("%d unit late", "%d units late", (unsigned long) row->n_late), row->n_late);
      return two_lines (first, "<span size=\"9pt\">", second);
    }

  return g_steal_pointer (&first);
}

/* The time when it came today, else the day. */
static char *
handed_when (DtDay day,
             int   minutes,
             DtDay today)
{
  if (day == today && minutes != DT_TIME_NONE)
    return dt_time_format (minutes);

  return dt_day_format (day, DT_DAY_STYLE_SHORT, today);
}

/**
 * dt_words_has_bar:
 * @row: a task
 * @state: its state
 *
 * Returns: whether a bar says something its words do not
 */
gboolean
dt_words_has_bar (const DtTaskRow *row,
                  DtState          state)
{
  if (dt_task_row_is_collection (row))
    return TRUE;

  return state != DT_STATE_HANDED && state != DT_STATE_DONE && state != DT_STATE_DONE_LATE
         && state != DT_STATE_STANDING && state != DT_STATE_CANCELLED;
}

/**
 * dt_words_progress_markup:
 * @row: a task
 * @state: its state
 * @today: the day it is
 *
 * Returns: (transfer full): how far it is
 */
char *
dt_words_progress_markup (const DtTaskRow *row,
                          DtState          state,
                          DtDay            today)
{
  g_autofree char *words = NULL;

  if (dt_task_row_is_collection (row))
    {
      /* Translators: reports handed in, units asked; keep the markup */
      return g_strdup_printf (ngettext ("<b>%d</b>/%d unit", "<b>%d</b>/%d units", (unsigned long) row->owed),
                              row->handed_in, row->owed);
    }

  if (row->handed_day != DT_DAY_NONE && !dt_words_has_bar (row, state))
    {
      g_autofree char *when = handed_when (row->handed_day, row->handed_time, today);

      /* Translators: a day or a time of day */
      words = g_strdup_printf (_("handed in %s"), when);
      return g_strconcat ("<span alpha=\"75%\">", words, "</span>", NULL);
    }
  if (!dt_words_has_bar (row, state))
    return g_strdup ("");

  return g_strdup_printf (_("%d%%"), row->percent);
}

/* --- Assignments --- */

/**
 * dt_words_assignment_left:
 * @row: one unit's part
 * @state: its state
 * @today: the day it is
 *
 * Returns: (transfer full): how long the unit has still
 */
char *
dt_words_assignment_left (const DtAssignmentRow *row,
                          DtState                state,
                          DtDay                  today)
{
  return dt_state_time_left (state, row->last_day, row->received_day, today);
}

/**
 * dt_words_assignment_progress:
 * @row: one unit's part
 * @state: its state
 * @today: the day it is
 *
 * Returns: (transfer full): what the unit has done about it
 */
char *
dt_words_assignment_progress (const DtAssignmentRow *row,
                              DtState                state,
                              DtDay                  today)
{
  g_autofree char *when = NULL;
  g_autofree char *base = NULL;

  if (row->excused != NULL)
    return g_strdup (_("does not owe"));
  if (row->submission_id != 0)
    when = handed_when (row->received_day, row->received_time, today);

  switch (row->phase)
    {
    case DT_PHASE_DONE:
    case DT_PHASE_DONE_LATE:
      return when != NULL ? g_strdup_printf (_("handed in %s, accepted"), when) : g_strdup (_("accepted"));
    case DT_PHASE_HANDED:
      return g_strdup_printf (_("handed in %s · awaiting acceptance"), when != NULL ? when : "");
    case DT_PHASE_RETURNED:
      base = g_strdup (_("returned"));
      break;
    case DT_PHASE_PROGRESS:
      base = g_strdup_printf (_("in progress %d%%"), row->percent);
      break;
    case DT_PHASE_IDLE:
      base = g_strdup (_("not started"));
      break;
    case DT_PHASE_SUSPENDED:
    case DT_PHASE_CANCELLED:
    case DT_PHASE_STANDING:
      return g_utf8_strdown (dt_state_label (state), -1);
    }

  if (row->reminded_day != DT_DAY_NONE)
    {
      g_autofree char *reminded = dt_day_format (row->reminded_day, DT_DAY_STYLE_SHORT, today);

      /* Translators: what a unit has done so far, then the day it was last urged */
      return g_strdup_printf (_("%s · urged %s"), base, reminded);
    }

  return g_steal_pointer (&base);
}

/**
 * dt_words_assignment_spoken:
 * @row: one unit's part
 * @today: the day it is
 * @soon_days: days in which a task counts as due soon
 *
 * Returns: (transfer full): one sentence to be read aloud
 */
char *
dt_words_assignment_spoken (const DtAssignmentRow *row,
                            DtDay                  today,
                            int                    soon_days)
{
  DtState state = dt_assignment_row_get_state (row, today, soon_days);
  g_autofree char *progress = dt_words_assignment_progress (row, state, today);

  /* Translators: a unit, the state of its part, what it has done */
  return g_strdup_printf (_("%s: %s, %s"), row->unit_name, dt_state_label (state), progress);
}

/* --- Heads --- */

/**
 * dt_words_head_state:
 * @head: head of a group
 * @today: the day it is
 *
 * Returns: the state whose mark it has, −1 for none
 */
int
dt_words_head_state (const DtGroupHead *head,
                     DtDay              today)
{
  switch (head->kind)
    {
    case DT_HEAD_OVERDUE:
      return DT_STATE_OVERDUE;
    case DT_HEAD_DAY:
      return head->key == today ? DT_STATE_TODAY : -1;
    case DT_HEAD_STATE:
      return (int) CLAMP (head->key - 1, 0, DT_N_STATES - 1);
    case DT_HEAD_UNDATED:
    case DT_HEAD_DIRECTIVE:
    case DT_HEAD_UNIT:
      break;
    }

  return -1;
}

static char *
day_title (DtDay day,
           DtDay today)
{
  g_autofree char *date = dt_day_format (day, DT_DAY_STYLE_LONG, today);

  if (day == today)
    /* Translators: a date */
    return g_strdup_printf (_("Today · %s"), date);
  if (day == today + 1)
    /* Translators: a date */
    return g_strdup_printf (_("Tomorrow · %s"), date);
  if (day == today - 1)
    /* Translators: a date */
    return g_strdup_printf (_("Yesterday · %s"), date);

  return g_steal_pointer (&date);
}

/**
 * dt_words_head_title:
 * @head: head of a group
 * @today: the day it is
 *
 * Returns: (transfer full): what the group has in common
 */
char *
dt_words_head_title (const DtGroupHead *head,
                     DtDay              today)
{
  switch (head->kind)
    {
    case DT_HEAD_OVERDUE:
      return g_strdup (_("Overdue"));
    case DT_HEAD_UNDATED:
      return g_strdup (_("Standing or Undated"));
    case DT_HEAD_DAY:
      return day_title ((DtDay) head->key, today);
    case DT_HEAD_STATE:
      return g_strdup (dt_state_label (dt_words_head_state (head, today)));
    case DT_HEAD_UNIT:
      return g_strdup (head->title != NULL && head->title[0] != '\0' ? head->title : _("No unit named"));
    case DT_HEAD_DIRECTIVE:
      break;
    }

  return g_strdup (head->title != NULL ? head->title : "");
}

/**
 * dt_words_working_days:
 * @day: a day
 * @today: the day it is
 * @calendar: the days that are worked
 *
 * Returns: (transfer full): how many working days there are until it
 */
char *
dt_words_working_days (DtDay           day,
                       DtDay           today,
                       DtWorkCalendar *calendar)
{
  int n = dt_work_calendar_count (calendar, today, day);

  return g_strdup_printf (ngettext ("%d working day", "%d working days", (unsigned long) MAX (n, 0)), n);
}

static char *
day_side (DtDay           day,
          DtDay           today,
          DtWorkCalendar *calendar)
{
  const char *holiday = dt_work_calendar_holiday_name (calendar, day);
  g_autofree char *left = NULL;
  g_autofree char *working = NULL;

  if (holiday != NULL)
    /* Translators: name of a public holiday */
    return g_strdup_printf (_("day off · %s"), holiday);
  if (!dt_work_calendar_is_working (calendar, day))
    return g_strdup (_("day off"));
  if (day <= today + 1)
    return g_strdup ("");

  left = dt_state_time_left (DT_STATE_IDLE, day, DT_DAY_NONE, today);
  working = dt_words_working_days (day, today, calendar);
  return g_strjoin (" · ", left, working, NULL);
}

/**
 * dt_words_head_side:
 * @head: head of a group
 * @today: the day it is
 * @calendar: the days that are worked
 *
 * Returns: (transfer full): what stands at the right end of the head; "" for nothing
 */
char *
dt_words_head_side (const DtGroupHead *head,
                    DtDay              today,
                    DtWorkCalendar    *calendar)
{
  if (head->kind == DT_HEAD_DAY)
    return day_side ((DtDay) head->key, today, calendar);
  if (dt_words_head_state (head, today) == DT_STATE_OVERDUE && head->oldest > 0)
    return g_strdup_printf (ngettext ("oldest %d day", "oldest %d days", (unsigned long) head->oldest), head->oldest);

  return g_strdup ("");
}
