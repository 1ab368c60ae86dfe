/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-deadline-summary.h"

#include <glib/gi18n-lib.h>

/**
 * dt_deadline_summary_title:
 * @group: what the tasks are grouped by
 * @whole: in one line, for the properties of the file; else the second line of the heading
 *
 * Returns: (transfer full): plain text
 */
char *
dt_deadline_summary_title (DtGroupBy group,
                  gboolean  whole)
{
  switch (group)
    {
    case DT_GROUP_UNIT:
      return g_strdup (whole ? _("Summary of task deadlines by lead unit") : _("of task deadlines by lead unit"));
    case DT_GROUP_DAY:
      return g_strdup (whole ? _("Summary of task deadlines by day") : _("of task deadlines by day"));
    case DT_GROUP_DIRECTIVE:
      return g_strdup (whole ? _("Summary of task deadlines by directive") : _("of task deadlines by directive"));
    case DT_GROUP_STATE:
      return g_strdup (whole ? _("Summary of task deadlines by state") : _("of task deadlines by state"));
    case DT_GROUP_NONE:
      break;
    }

  return g_strdup (whole ? _("Summary of task deadlines") : _("of task deadlines"));
}

/**
 * dt_deadline_summary_period:
 * @query: which tasks it has
 *
 * Returns: (transfer full): which days it is about, or which tasks, and as of which day; plain text
 */
char *
dt_deadline_summary_period (const DtQuery *query)
{
  g_autofree char *today = dt_day_format (query->today, DT_DAY_STYLE_PARTY, DT_DAY_NONE);
  g_autofree char *from = dt_day_format (query->from, DT_DAY_STYLE_PARTY, DT_DAY_NONE);
  g_autofree char *to = dt_day_format (query->to, DT_DAY_STYLE_PARTY, DT_DAY_NONE);

  if (query->only != NULL)
    return g_strdup_printf (_("Chosen tasks, as of %s"), today);
  if (query->morning)
    return g_strdup_printf (_("Overdue, due and waiting for acceptance on %s"), today);
  if (query->undated_only)
    return g_strdup_printf (_("Standing tasks and tasks without a deadline, as of %s"), today);
  if (query->from != DT_DAY_NONE && query->to != DT_DAY_NONE)
    return g_strdup_printf (query->pin_overdue ? _("Overdue, and due from %s to %s") : _("Due from %s to %s"), from, to);
  if (query->from != DT_DAY_NONE)
    return g_strdup_printf (query->pin_overdue ? _("Overdue, and due from %s on") : _("Due from %s on"), from);
  if (query->to != DT_DAY_NONE)
    return g_strdup_printf (_("Due up to %s"), to);
  if (query->owed_only)
    return g_strdup_printf (_("Still to be handed in, as of %s"), today);
  if (query->open_only)
    return g_strdup_printf (_("All open tasks, as of %s"), today);

  return g_strdup_printf (_("As of %s"), today);
}

/**
 * dt_deadline_summary_time_left:
 * @task: a task
 * @today: the day
 * @urgent: (out): whether it is due or late
 *
 * Returns: (transfer full) (nullable): how long there is still to go, or how late it is, whatever was done so far; %NULL if that no longer
 *   matters
 */
char *
dt_deadline_summary_time_left (const DtTaskRow *task,
                               DtDay            today,
                               gboolean        *urgent)
{
  DtDay day = task->phase == DT_PHASE_HANDED ? task->last_day : task->next_day;
  DtState state;

  *urgent = FALSE;
  if (day == DT_DAY_NONE || !(dt_phase_is_open (task->phase) || task->phase == DT_PHASE_HANDED))
    return NULL;
  /* What is handed in is not late for want of an answer. */
  if (task->phase == DT_PHASE_HANDED && day < today)
    return NULL;

  state = day < today ? DT_STATE_OVERDUE : day == today ? DT_STATE_TODAY : DT_STATE_SOON;
  *urgent = state != DT_STATE_SOON;
  return dt_state_print_word (state, task->percent, day, task->handed_day, today);
}

/**
 * dt_deadline_summary_total:
 * @tasks: (element-type DtTaskRow): all of it
 * @query: which they are
 *
 * Returns: (transfer full): the last line of the table
 */
char *
dt_deadline_summary_total (const GPtrArray *tasks,
                           const DtQuery   *query)
{
  int counts[DT_N_STATES] = { 0 };

  for (guint i = 0; i < tasks->len; i++)
    counts[dt_task_row_get_state (g_ptr_array_index (tasks, i), query->today, query->soon_days)]++;

  return g_strdup_printf (_("Total: overdue %d, due today %d, waiting for acceptance %d, completed %d"),
                          counts[DT_STATE_OVERDUE], counts[DT_STATE_TODAY], counts[DT_STATE_HANDED],
                          counts[DT_STATE_DONE] + counts[DT_STATE_DONE_LATE]);
}
