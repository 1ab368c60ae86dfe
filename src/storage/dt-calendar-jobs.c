/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Six weeks of the calendar, the marks of the small one, and the days off of the register. */

#include "dt-calendar-jobs.h"

#include "dt-db.h"
#include "dt-list-rows.h"
#include "dt-occurrence-jobs.h"
#include "dt-schedule.h"
#include "dt-task-pick.h"

#include <string.h>

/**
 * dt_month_fetch_new:
 * @first_day: a Monday
 * @query: today, soon_days, states, directive, unit and search count; copied
 *
 * Returns: (transfer full): data for dt_job_load_month()
 */
DtMonthFetch *
dt_month_fetch_new (DtDay          first_day,
                    const DtQuery *query)
{
  DtMonthFetch *self = g_new0 (DtMonthFetch, 1);

  self->first_day = first_day;
  self->query = dt_query_copy (query);

  return self;
}

void
dt_month_fetch_free (DtMonthFetch *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->query, dt_query_free);
  g_free (self);
}

/* The same question for all states: the chips of the calendar tell what each would show. */
static DtQuery *
make_query (const DtMonthFetch *fetch)
{
  DtQuery *query = dt_query_new (fetch->query->today);

  query->soon_days = fetch->query->soon_days;
  query->directive_id = fetch->query->directive_id;
  query->unit_id = fetch->query->unit_id;
  query->search = g_strdup (fetch->query->search);
  query->from = fetch->first_day;
  query->to = fetch->first_day + DT_MONTH_DAYS - 1;

  return query;
}

/* By severity, then by lead, who is without one last. */
static int
compare_chips (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  const char *texts = user_data;
  const DtPicked *left = a;
  const DtPicked *right = b;
  int result;

  if (left->state != right->state)
    return (int) left->state - (int) right->state;
  if ((left->text == 0) != (right->text == 0))
    return left->text == 0 ? 1 : -1;
  result = strcmp (texts + left->text, texts + right->text);
  if (result != 0)
    return result;
  if (left->directive_id != right->directive_id)
    return left->directive_id < right->directive_id ? -1 : 1;
  if (left->position != right->position)
    return left->position < right->position ? -1 : 1;

  return (left->id > right->id) - (left->id < right->id);
}

static gboolean
add_row (DtDb      *db,
         gint64     id,
         DtDay      today,
         GPtrArray *rows,
         GError   **error)
{
  DtTaskRow *row = NULL;

  if (rows->len >= DT_MONTH_PER_DAY)
    return TRUE;
  if (!dt_load_task_row (db, id, today, &row, error))
    return FALSE;
  if (row != NULL)
    g_ptr_array_add (rows, row);

  return TRUE;
}

static gboolean
is_shown (unsigned        states,
          const DtPicked *task)
{
  return states == 0 || (states & DT_STATE_BIT (task->state)) != 0;
}

static gboolean
fill_month (DtDb               *db,
            const DtMonthFetch *fetch,
            const DtPick       *pick,
            DtMonth            *month,
            GError            **error)
{
  DtDay today = fetch->query->today;
  unsigned states = fetch->query->states;

  for (guint i = 0; i < pick->tasks->len; i++)
    {
      const DtPicked *task = &g_array_index (pick->tasks, DtPicked, i);
      int at = task->day - month->first_day;
      int was_at = task->original_day - month->first_day;

      if (task->day != DT_DAY_NONE && at >= 0 && at < DT_MONTH_DAYS)
        {
          month->by_state[task->state]++;
          if (is_shown (states, task))
            {
              month->days[at].n_tasks++;
              month->days[at].n_late += task->state == DT_STATE_OVERDUE;
              if (!add_row (db, task->id, today, month->days[at].tasks, error))
                return FALSE;
            }
        }
      if (task->original_day != DT_DAY_NONE && was_at != at && was_at >= 0 && was_at < DT_MONTH_DAYS
          && is_shown (states, task))
        {
          month->n_ghosts++;
          if (!add_row (db, task->id, today, month->days[was_at].ghosts, error))
            return FALSE;
        }
    }

  return TRUE;
}

typedef struct { const DtMonthFetch *fetch; DtMonth *month; } Turning;

static gboolean
add_turn (DtDb      *db,
          gint64     task_id,
          gint64     directive_id,
          DtDay      last_day,
          gpointer   user_data,
          GError   **error)
{
  Turning *turning = user_data;
  int at = last_day - turning->month->first_day;

  if (at < 0 || at >= DT_MONTH_DAYS || (turning->fetch->query->directive_id != 0 && turning->fetch->query->directive_id != directive_id))
    return TRUE;
  return add_row (db, task_id, turning->fetch->query->today, turning->month->days[at].turns, error);
}

/* Who a turn will be owed by is not settled before it is made: with a unit or words asked for there are none. */
static gboolean
fill_turns (DtDb               *db,
            const DtMonthFetch *fetch,
            DtMonth            *month,
            GError            **error)
{
  Turning turning = { fetch, month };

  if (fetch->query->unit_id != 0 || (fetch->query->search != NULL && *fetch->query->search != '\0'))
    return TRUE;
  /* The day named may lie after the last day. */
  return dt_turns_foreach (db, fetch->query->today, month->first_day, month->first_day + DT_MONTH_DAYS, add_turn, &turning, error);
}

/**
 * dt_job_load_month:
 * @data: a #DtMonthFetch
 * @result: (out): a #DtMonth
 *
 * A task stands on the day by which it is due, as in the list; moved ones also leave a ghost on the original day.
 */
gboolean
dt_job_load_month (DtDb     *db,
                   gpointer  data,
                   gpointer *result,
                   GError  **error)
{
  const DtMonthFetch *fetch = data;
  g_autoptr(DtQuery) query = make_query (fetch);
  g_autoptr(DtMonth) month = dt_month_new (fetch->first_day);
  g_autoptr(DtPick) pick = dt_pick_tasks (db, query, DT_PICK_TEXT_LEAD, TRUE, error);

  if (pick == NULL)
    return FALSE;

  g_array_sort_with_data (pick->tasks, compare_chips, pick->texts->data);
  if (!fill_month (db, fetch, pick, month, error) || !fill_turns (db, fetch, month, error))
    return FALSE;

  *result = g_steal_pointer (&month);

  return TRUE;
}

/**
 * dt_job_load_calendar:
 * @data: NULL
 * @result: (out): a #DtWorkCalendar
 */
gboolean
dt_job_load_calendar (DtDb     *db,
                      gpointer  data,
                      gpointer *result,
                      GError  **error)
{
  DtWorkCalendar *calendar = dt_schedule_calendar (db, error);

  if (calendar == NULL)
    return FALSE;
  *result = calendar;

  return TRUE;
}

/**
 * dt_job_count_days:
 * @data: a #DtDaySpan
 * @result: (out): a #GArray of int, one for each day of the span: tasks with their last day on it, cancelled ones not
 */
gboolean
dt_job_count_days (DtDb     *db,
                   gpointer  data,
                   gpointer *result,
                   GError  **error)
{
  const DtDaySpan *span = data;
  g_autoptr(GArray) counts = g_array_new (FALSE, TRUE, sizeof (int));
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  g_array_set_size (counts, span->last >= span->first ? (guint) (span->last - span->first + 1) : 0);
  if (!dt_db_prepare (db, &st,
                      "SELECT last_day, count(*) FROM task_status"
                      " WHERE last_day BETWEEN ?1 AND ?2 AND phase <> ?3 GROUP BY last_day",
                      error))
    return FALSE;
  dt_bind_int (&st, 1, span->first);
  dt_bind_int (&st, 2, span->last);
  dt_bind_int (&st, 3, DT_PHASE_CANCELLED);

  while (TRUE)
    {
      if (!dt_stmt_next (&st, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      g_array_index (counts, int, dt_column_day (&st, 0) - span->first) = dt_column_int (&st, 1);
    }

  *result = g_steal_pointer (&counts);

  return TRUE;
}
