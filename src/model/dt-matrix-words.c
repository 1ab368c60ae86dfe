/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The words of a cell of the matrix: on the screen, read aloud, on paper. */

#include "dt-matrix.h"

#include <glib/gi18n-lib.h>

/* The judged day of a submission is not the day in force where that moved since; the phase knows. */
static int
days_late_in (const DtAssignmentRow *cell)
{
  if (cell->phase != DT_PHASE_DONE_LATE && cell->phase != DT_PHASE_HANDED)
    return 0;
  if (cell->last_day == DT_DAY_NONE || cell->received_day == DT_DAY_NONE)
    return 0;

  return MAX (cell->received_day - cell->last_day, 0);
}

/**
 * dt_matrix_days_late:
 * @cell: what a unit owes or has handed in
 * @today: the day it is
 *
 * Returns: days that it was handed in late, or is late by now
 */
int
dt_matrix_days_late (const DtAssignmentRow *cell,
                     DtDay                  today)
{
  if (cell->excused != NULL)
    return 0;
  if (dt_phase_is_open (cell->phase))
    return cell->last_day != DT_DAY_NONE ? MAX (today - cell->last_day, 0) : 0;

  return days_late_in (cell);
}

static int
year_of (DtDay day)
{
  int year = 0;

  if (day != DT_DAY_NONE)
    dt_day_get (day, &year, NULL, NULL);
  return year;
}

/* The year stands in the head of the column; one that is neither that nor this year's is told. */
static char *
format_day (const DtAssignmentRow *cell,
            DtDay                  day,
            DtDay                  today)
{
  int year = year_of (day);

  if (day == DT_DAY_NONE)
    return g_strdup ("");

  return dt_day_format (day, year == year_of (today) || year == year_of (cell->last_day) ? DT_DAY_STYLE_SHORT : DT_DAY_STYLE_PARTY, today);
}

/* What is to be known of a part that is open: only what is near or past. */
static char *
open_text (const DtAssignmentRow *cell,
           DtState                state,
           DtDay                  today)
{
  int days = cell->last_day - today;

  switch (state)
    {
    case DT_STATE_OVERDUE:
      return g_strdup_printf (C_("days late, short", "late %d"), -days);
    case DT_STATE_TODAY:
      return g_strdup (C_("time left", "today"));
    case DT_STATE_SOON:
      if (days == 1)
        /* Translators: due tomorrow, as short as possible */
        return g_strdup (C_("days left, short", "1 day"));
      return g_strdup_printf (C_("days left, short", "%d days"), days);
    case DT_STATE_RETURNED:
      return format_day (cell, cell->verdict_day, today);
    case DT_STATE_PROGRESS:
      return cell->percent > 0 ? g_strdup_printf ("%d%%", cell->percent) : g_strdup ("");
    case DT_STATE_IDLE:
    case DT_STATE_HANDED:
    case DT_STATE_DONE:
    case DT_STATE_DONE_LATE:
    case DT_STATE_SUSPENDED:
    case DT_STATE_CANCELLED:
    case DT_STATE_STANDING:
      break;
    }

  return g_strdup ("");
}

/**
 * dt_matrix_cell_text:
 * @cell: (nullable): what a unit owes or has handed in; %NULL: it was not asked
 * @content: what cells show of what was handed in
 * @today: the day it is
 * @soon_days: days before the last day in which something is due soon
 *
 * Returns: (transfer full): the few characters beside the mark
 */
char *
dt_matrix_cell_text (const DtAssignmentRow *cell,
                     DtCellContent          content,
                     DtDay                  today,
                     int                    soon_days)
{
  int late;

  if (cell == NULL)
    return g_strdup ("·");
  if (cell->excused != NULL)
    return g_strdup (C_("cell of the matrix", "excused"));
  if (!dt_matrix_is_handed_in (cell))
    return open_text (cell, dt_assignment_row_get_state (cell, today, soon_days), today);

  switch (content)
    {
    case DT_CELL_SYMBOL:
      return g_strdup (cell->symbol);
    case DT_CELL_DAYS_LATE:
      late = days_late_in (cell);
      if (late == 0 && cell->last_day != DT_DAY_NONE && cell->received_day != DT_DAY_NONE && cell->phase != DT_PHASE_DONE_LATE)
        return g_strdup_printf ("%d", MIN (cell->received_day - cell->last_day, 0));
      return late > 0 ? g_strdup_printf ("+%d", late) : g_strdup ("");
    case DT_CELL_DAY:
      break;
    }

  return format_day (cell, cell->received_day, today);
}

/**
 * dt_matrix_cell_extra:
 * @cell: (nullable): what a unit owes or has handed in
 * @content: what cells show
 *
 * Returns: (transfer full): "+3" behind the day handed in, where that was late; ""
 */
char *
dt_matrix_cell_extra (const DtAssignmentRow *cell,
                      DtCellContent          content)
{
  int late = cell != NULL && cell->excused == NULL && content == DT_CELL_DAY ? days_late_in (cell) : 0;

  return late > 0 ? g_strdup_printf ("+%d", late) : g_strdup ("");
}

/* What became of it, in words: also the day, which the time left does not tell. */
static char *
spoken_state (const DtAssignmentRow *cell,
              DtDay                  today,
              int                    soon_days)
{
  DtState state = dt_assignment_row_get_state (cell, today, soon_days);
  g_autofree char *left = dt_state_time_left (state, cell->last_day, cell->received_day, today);
  g_autofree char *day = NULL;

  if (dt_matrix_is_handed_in (cell) && cell->received_day != DT_DAY_NONE)
    {
      day = dt_day_format (cell->received_day, DT_DAY_STYLE_SPOKEN, today);
      /* Translators: read aloud of a cell: day handed in, then "on time", "3 days late", "awaiting acceptance" */
      return g_strdup_printf (_("handed in %1$s, %2$s"), day, left);
    }
  if (state == DT_STATE_OVERDUE || state == DT_STATE_TODAY || g_str_equal (left, "—"))
    return g_strdup (state == DT_STATE_OVERDUE || state == DT_STATE_TODAY ? left : dt_state_label (state));

  /* Translators: read aloud of a cell: a state, then "3 days left" */
  return g_strdup_printf (C_("state, time left", "%1$s, %2$s"), dt_state_label (state), left);
}

/**
 * dt_matrix_cell_spoken:
 * @unit: the row
 * @request: the column
 * @cell: (nullable): where they meet; %NULL: not asked
 * @today: the day it is
 * @soon_days: days before the last day in which something is due soon
 *
 * Returns: (transfer full): the cell as a sentence, which needs neither the head nor the name to be understood
 */
char *
dt_matrix_cell_spoken (const DtMatrixUnit    *unit,
                       const DtTaskRow       *request,
                       const DtAssignmentRow *cell,
                       DtDay                  today,
                       int                    soon_days)
{
  g_autofree char *state = NULL;

  if (cell == NULL)
    state = g_strdup (_("not asked"));
  else if (cell->excused != NULL)
    state = g_strdup_printf (_("excused: %s"), cell->excused);
  else
    state = spoken_state (cell, today, soon_days);

  /* Translators: read aloud of a cell: unit, request, what became of it */
  return g_strdup_printf (C_("cell of the matrix", "%1$s, %2$s, %3$s"), unit->unit_name, request->short_title, state);
}

/**
 * dt_matrix_cell_print:
 * @cell: what a unit owes or has handed in
 * @today: the day it is
 * @soon_days: days before the last day in which something is due soon
 *
 * Returns: (transfer full): the cell on paper; "" for what is not due yet
 */
char *
dt_matrix_cell_print (const DtAssignmentRow *cell,
                      DtDay                  today,
                      int                    soon_days)
{
  DtState state = dt_assignment_row_get_state (cell, today, soon_days);
  g_autofree char *day = NULL;

  if (cell->excused != NULL)
    return g_strdup (C_("cell of the matrix", "excused"));
  if (state == DT_STATE_HANDED)
    {
      day = format_day (cell, cell->received_day, today);
      /* Translators: printed, of what waits for acceptance: the day it was handed in */
      return g_strdup_printf (_("%s (aw.)"), day);
    }
  if (state == DT_STATE_OVERDUE)
    /* Translators: printed, overdue by so many days, as short as possible */
    return g_strdup_printf (_("OD %d"), today - cell->last_day);
  if (state == DT_STATE_DONE || state == DT_STATE_DONE_LATE || state == DT_STATE_TODAY || state == DT_STATE_SUSPENDED
      || state == DT_STATE_CANCELLED)
    return dt_state_print_word (state, cell->percent, cell->last_day, cell->received_day, today);
  if (state == DT_STATE_RETURNED)
    return g_strdup (C_("time left", "returned"));

  return g_strdup ("");
}
