/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-task.h"

#include <glib/gi18n-lib.h>

G_DEFINE_BOXED_TYPE (DtTaskRow, dt_task_row, dt_task_row_ref, dt_task_row_unref)
G_DEFINE_BOXED_TYPE (DtAssignmentRow, dt_assignment_row, dt_assignment_row_ref, dt_assignment_row_unref)

DtTaskRow *
dt_task_row_new (void)
{
  DtTaskRow *self = g_new0 (DtTaskRow, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->time = DT_TIME_NONE;
  self->handed_time = DT_TIME_NONE;
  return self;
}

DtTaskRow *
dt_task_row_ref (DtTaskRow *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
dt_task_row_unref (DtTaskRow *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->uid);
  g_free (self->directive);
  g_free (self->ordinal);
  g_free (self->clause);
  g_free (self->title);
  g_free (self->short_title);
  g_free (self->product);
  g_free (self->lead);
  g_free (self->lead_name);
  g_free (self->words);
  g_free (self);
}

/**
 * dt_task_row_is_collection:
 *
 * Whether the task is one request to several units, which owe an answer each.
 */
gboolean
dt_task_row_is_collection (const DtTaskRow *self)
{
  return self->owed > 1;
}

/**
 * dt_task_row_get_state:
 * @today: the day to judge by
 * @soon_days: how near a last day must be to be soon, 1 to 10
 */
DtState
dt_task_row_get_state (const DtTaskRow *self,
                       DtDay            today,
                       int              soon_days)
{
  return dt_state_derive (self->phase, self->next_day, today, soon_days);
}

/**
 * dt_task_row_get_counted_day:
 *
 * The day that lateness and time left are told from: of an open task the last day of what is still open
 * (a unit may have a day of its own, by an extension), else the last day in force.
 *
 * Returns: the day, %DT_DAY_NONE for an undated task
 */
DtDay
dt_task_row_get_counted_day (const DtTaskRow *self)
{
  return dt_phase_is_open (self->phase) && self->next_day != DT_DAY_NONE ? self->next_day : self->last_day;
}

/**
 * dt_task_row_time_left:
 * @today: the day to judge by
 * @soon_days: how near a last day must be to be soon, 1 to 10
 *
 * Returns: (transfer full): the words of the column "Còn lại", see dt_state_time_left()
 */
char *
dt_task_row_time_left (const DtTaskRow *self,
                       DtDay            today,
                       int              soon_days)
{
  return dt_state_time_left (dt_task_row_get_state (self, today, soon_days), dt_task_row_get_counted_day (self),
                             self->handed_day, today);
}

/**
 * dt_task_row_spoken:
 *
 * The row as one sentence for who cannot see it: state, time left, title, source, who, last day.
 */
char *
dt_task_row_spoken (const DtTaskRow *self,
                    DtDay            today,
                    int              soon_days)
{
  DtState state = dt_task_row_get_state (self, today, soon_days);
  g_autofree char *left = dt_task_row_time_left (self, today, soon_days);
  g_autofree char *source = NULL;
  g_autofree char *who = NULL;
  g_autofree char *day = NULL;

  source = self->clause[0] != '\0' ? g_strdup_printf ("%s %s", self->directive, self->clause)
                                   : g_strdup (self->directive);
  if (dt_task_row_is_collection (self))
    /* Translators: reports handed in, units asked; read aloud */
    who = g_strdup_printf (ngettext ("%d of %d unit", "%d of %d units", (unsigned long) self->owed),
                           self->handed_in, self->owed);
  else
    who = g_strdup (self->lead);

  if (self->last_day == DT_DAY_NONE)
    /* Translators: a task read aloud: state, time left, title, directive and clause, unit */
    return g_strdup_printf (_("%s, %s. %s, %s, %s, no last day"), dt_state_label (state), left,
                            self->title, source, who);

  day = dt_day_format (self->last_day, DT_DAY_STYLE_SPOKEN, today);
  /* Translators: a task read aloud: state, time left, title, directive and clause, unit, last day */
  return g_strdup_printf (_("%s, %s. %s, %s, %s, last day %s"), dt_state_label (state), left,
                          self->title, source, who, day);
}

DtAssignmentRow *
dt_assignment_row_new (void)
{
  DtAssignmentRow *self = g_new0 (DtAssignmentRow, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->received_time = DT_TIME_NONE;
  return self;
}

DtAssignmentRow *
dt_assignment_row_ref (DtAssignmentRow *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
dt_assignment_row_unref (DtAssignmentRow *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->unit);
  g_free (self->unit_name);
  g_free (self->phone);
  g_free (self->excused);
  g_free (self->symbol);
  g_free (self->reason);
  g_free (self->file);
  g_free (self->via);
  g_free (self->passed_from);
  g_free (self);
}

DtState
dt_assignment_row_get_state (const DtAssignmentRow *self,
                             DtDay                  today,
                             int                    soon_days)
{
  return dt_state_derive (self->phase, self->last_day, today, soon_days);
}

void
dt_move_row_free (DtMoveRow *self)
{
  if (self == NULL)
    return;

  g_free (self->cause);
  g_free (self->reason);
  g_free (self->unit);
  g_free (self);
}

void
dt_link_row_free (DtLinkRow *self)
{
  if (self == NULL)
    return;

  g_free (self->clause);
  g_free (self->title);
  g_free (self->note);
  g_free (self);
}

void
dt_extension_row_free (DtExtensionRow *self)
{
  if (self == NULL)
    return;

  g_free (self->unit);
  g_free (self->symbol);
  g_free (self->reason);
  g_free (self->decided_by);
  g_free (self);
}

void
dt_reminder_row_free (DtReminderRow *self)
{
  if (self == NULL)
    return;

  g_free (self->unit);
  g_free (self->symbol);
  g_free (self->note);
  g_free (self->answer);
  g_free (self->about);
  g_free (self);
}

void
dt_journal_row_free (DtJournalRow *self)
{
  if (self == NULL)
    return;

  g_free (self->who);
  g_free (self->label);
  g_free (self);
}

void
dt_task_detail_free (DtTaskDetail *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->row, dt_task_row_unref);
  g_free (self->text);
  g_free (self->directive_type);
  g_free (self->hold_reason);
  g_clear_pointer (&self->deadline, dt_deadline_free);
  g_clear_pointer (&self->assignments, g_ptr_array_unref);
  g_clear_pointer (&self->moves, g_ptr_array_unref);
  g_clear_pointer (&self->part_moves, g_ptr_array_unref);
  g_clear_pointer (&self->extensions, g_ptr_array_unref);
  g_clear_pointer (&self->waits_for, g_ptr_array_unref);
  g_clear_pointer (&self->waited_by, g_ptr_array_unref);
  g_clear_pointer (&self->reminders, g_ptr_array_unref);
  g_clear_pointer (&self->journal, g_ptr_array_unref);
  g_free (self);
}

void
dt_counts_free (DtCounts *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->directives, g_ptr_array_unref);
  g_clear_pointer (&self->units, g_ptr_array_unref);
  g_free (self);
}
