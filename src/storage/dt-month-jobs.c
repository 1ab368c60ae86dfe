/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Six weeks of the calendar. How many tasks are due on each day is kept, and only those that a day has room for are looked for,
 * however many there are. */

#include "dt-calendar-jobs.h"

#include "dt-db.h"
#include "dt-list-rows.h"
#include "dt-occurrence-jobs.h"
#include "dt-task-pick.h"

#include <string.h>

/* Of six weeks that are full to the brim no day keeps more than fits this many in all, nor fewer than the other. */
#define MOST_ROWS 1000
#define LEAST_PER_DAY 12

/* A task in its day. */
typedef struct
{
  gint64  id;
  DtState state;
} Chip;

/* What a day has: Chip of tasks, and of those that were moved away from it; or Cell that its tasks are to be taken from. */
typedef struct { GArray *tasks, *ghosts, *cells; } Chips;

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

/* ---- Which are due on which day ---- */

static void
clear_chips (Chips *chips)
{
  for (int i = 0; i < DT_MONTH_DAYS; i++)
    {
      g_clear_pointer (&chips[i].tasks, g_array_unref);
      g_clear_pointer (&chips[i].ghosts, g_array_unref);
      g_clear_pointer (&chips[i].cells, g_array_unref);
    }
}

static void
add_chip (GArray  **chips,
          gint64    id,
          DtState   state)
{
  Chip chip = { id, state };

  if (*chips == NULL)
    *chips = g_array_new (FALSE, FALSE, sizeof (Chip));
  g_array_append_val (*chips, chip);
}

static gboolean
is_shown (const DtMonthFetch *fetch,
          DtState             state)
{
  return fetch->query->states == 0 || (fetch->query->states & DT_STATE_BIT (state)) != 0;
}

static void
add_due (const DtMonthFetch *fetch,
         DtMonth            *month,
         Chips              *chips,
         gint64              id,
         DtDay               day,
         DtState             state)
{
  int at = day - month->first_day;

  if (day == DT_DAY_NONE || at < 0 || at >= DT_MONTH_DAYS)
    return;
  month->by_state[state]++;
  if (!is_shown (fetch, state))
    return;
  month->days[at].n_tasks++;
  month->days[at].n_late += state == DT_STATE_OVERDUE;
  add_chip (&chips[at].tasks, id, state);
}

static void
add_moved (const DtMonthFetch *fetch,
           DtMonth            *month,
           Chips              *chips,
           gint64              id,
           DtDay               original_day,
           DtDay               day,
           DtState             state)
{
  int at = original_day - month->first_day;

  if (original_day == DT_DAY_NONE || at < 0 || at >= DT_MONTH_DAYS || original_day == day || !is_shown (fetch, state))
    return;
  month->n_ghosts++;
  add_chip (&chips[at].ghosts, id, state);
}

/* Of a unit, of a directive, of what is searched for: few. */
static gboolean
pick_some (DtDb                *db,
           const DtMonthFetch  *fetch,
           DtMonth             *month,
           Chips               *chips,
           GError             **error)
{
  g_autoptr(DtQuery) query = make_query (fetch);
  g_autoptr(DtPick) pick = dt_pick_tasks (db, query, DT_PICK_TEXT_NONE, TRUE, error);

  if (pick == NULL)
    return FALSE;
  for (guint i = 0; i < pick->tasks->len; i++)
    {
      const DtPicked *task = &g_array_index (pick->tasks, DtPicked, i);

      add_due (fetch, month, chips, task->id, task->day, (DtState) task->state);
      add_moved (fetch, month, chips, task->id, task->original_day, task->day, (DtState) task->state);
    }
  return TRUE;
}

/* Tasks of one phase and of the same days, of all units and directives. */
typedef struct
{
  DtPhase phase;
  DtDay   next_day;
  DtDay   last_day;
  DtState state;
} Cell;

static void
add_cell (const DtMonthFetch *fetch,
          DtMonth            *month,
          DtStmt             *st,
          Chips              *chips)
{
  Cell cell = { (DtPhase) dt_column_int (st, 0), dt_column_int (st, 1), dt_column_int (st, 2), 0 };
  DtDay day = dt_pick_day (cell.phase, cell.next_day, cell.last_day);
  int at = day - month->first_day;
  int n = dt_column_int (st, 3);

  if (day == DT_DAY_NONE || at < 0 || at >= DT_MONTH_DAYS)
    return;
  cell.state = dt_state_derive (cell.phase, cell.next_day, fetch->query->today, fetch->query->soon_days);
  month->by_state[cell.state] += n;
  if (!is_shown (fetch, cell.state))
    return;
  month->days[at].n_tasks += n;
  month->days[at].n_late += cell.state == DT_STATE_OVERDUE ? n : 0;
  if (chips[at].cells == NULL)
    chips[at].cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  g_array_append_val (chips[at].cells, cell);
}

static gboolean
count_days (DtDb                *db,
            const DtMonthFetch  *fetch,
            DtMonth             *month,
            Chips               *chips,
            GError             **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &st, "SELECT phase, next_day, last_day, sum (n) FROM day_status"
                               " WHERE n > 0 AND (next_day BETWEEN ?1 AND ?2 OR last_day BETWEEN ?1 AND ?2) GROUP BY 1, 2, 3", error))
    return FALSE;
  dt_bind_day (&st, 1, month->first_day);
  dt_bind_day (&st, 2, month->first_day + DT_MONTH_DAYS - 1);
  while (TRUE)
    {
      if (!dt_stmt_next (&st, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      add_cell (fetch, month, &st, chips);
    }
}

static gboolean
pick_moved (DtDb                *db,
            const DtMonthFetch  *fetch,
            DtMonth             *month,
            Chips               *chips,
            GError             **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  /* From the index alone. */
  if (!dt_db_prepare (db, &st, "SELECT task_id, phase, next_day, last_day, original_day FROM task_status"
                               " WHERE original_day BETWEEN ?1 AND ?2", error))
    return FALSE;
  dt_bind_day (&st, 1, month->first_day);
  dt_bind_day (&st, 2, month->first_day + DT_MONTH_DAYS - 1);
  while (TRUE)
    {
      DtPhase phase;
      DtDay next_day;

      if (!dt_stmt_next (&st, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      phase = (DtPhase) dt_column_int (&st, 1);
      next_day = dt_column_day (&st, 2);
      add_moved (fetch, month, chips, dt_column_int64 (&st, 0), dt_column_day (&st, 4), dt_pick_day (phase, next_day, dt_column_day (&st, 3)),
                 dt_state_derive (phase, next_day, fetch->query->today, fetch->query->soon_days));
    }
}

/* ---- Those that a day has room for ---- */

static int
compare_chips (gconstpointer a,
               gconstpointer b)
{
  const Chip *left = a;
  const Chip *right = b;

  if (left->state != right->state)
    return (int) left->state - (int) right->state;
  return (left->id > right->id) - (left->id < right->id);
}

static guint
find_room (const DtMonth *month)
{
  int room = DT_MONTH_PER_DAY;

  while (room > LEAST_PER_DAY)
    {
      int sum = 0;

      for (int i = 0; i < DT_MONTH_DAYS; i++)
        sum += MIN (month->days[i].n_tasks, room);
      if (sum <= MOST_ROWS)
        break;
      room--;
    }
  return (guint) room;
}

static int
compare_cells (gconstpointer a,
               gconstpointer b)
{
  return (int) ((const Cell *) a)->state - (int) ((const Cell *) b)->state;
}

/* The first of a cell, as many as a day has room for. */
static gboolean
pick_cell (DtStmt      *st,
           const Cell  *cell,
           guint        room,
           GArray     **chips,
           GError     **error)
{
  gboolean has_row;

  dt_bind_int (st, 1, (int) cell->phase);
  dt_bind_day (st, 2, cell->next_day);
  dt_bind_day (st, 3, cell->last_day);
  dt_bind_int (st, 4, (int) room);
  while (TRUE)
    {
      if (!dt_stmt_next (st, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      add_chip (chips, dt_column_int64 (st, 0), cell->state);
    }
  dt_stmt_reset (st);

  return TRUE;
}

/* Of one day: the cells of the worst state, then of the next, until there are enough. */
static gboolean
pick_day (DtStmt  *st,
          Chips   *chips,
          guint    room,
          GError **error)
{
  if (chips->cells == NULL)
    return TRUE;

  g_array_sort (chips->cells, compare_cells);
  for (guint i = 0; i < chips->cells->len; i++)
    {
      const Cell *cell = &g_array_index (chips->cells, Cell, i);
      gboolean is_next = i > 0 && cell->state != g_array_index (chips->cells, Cell, i - 1).state;

      if (is_next && chips->tasks != NULL && chips->tasks->len >= room)
        break;
      if (!pick_cell (st, cell, room, &chips->tasks, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
pick_all (DtDb                *db,
          const DtMonthFetch  *fetch,
          DtMonth             *month,
          Chips               *chips,
          GError             **error)
{
  g_auto(DtStmt) st = { 0 };
  guint room;

  if (!count_days (db, fetch, month, chips, error)
      || !dt_db_prepare (db, &st, "SELECT task_id FROM task_status WHERE phase = ?1 AND next_day IS ?2 AND last_day IS ?3"
                                  " ORDER BY task_id LIMIT ?4", error))
    return FALSE;
  room = find_room (month);
  for (int i = 0; i < DT_MONTH_DAYS; i++)
    if (!pick_day (&st, &chips[i], room, error))
      return FALSE;

  return pick_moved (db, fetch, month, chips, error);
}

/* A row and what it is ordered by. */
typedef struct
{
  DtTaskRow *row;
  DtState    state;
  char      *lead_key;
  int        position;
} Placed;

static void
clear_placed (gpointer data)
{
  Placed *placed = data;

  g_clear_pointer (&placed->row, dt_task_row_unref);
  g_free (placed->lead_key);
}

/* By severity, then by lead, who is without one last. */
static int
compare_placed (gconstpointer a,
                gconstpointer b)
{
  const Placed *left = a;
  const Placed *right = b;
  int result;

  if (left->state != right->state)
    return (int) left->state - (int) right->state;
  if ((*left->lead_key == '\0') != (*right->lead_key == '\0'))
    return *left->lead_key == '\0' ? 1 : -1;
  result = strcmp (left->lead_key, right->lead_key);
  if (result != 0)
    return result;
  if (left->row->directive_id != right->row->directive_id)
    return left->row->directive_id < right->row->directive_id ? -1 : 1;
  if (left->position != right->position)
    return left->position < right->position ? -1 : 1;
  return (left->row->id > right->row->id) - (left->row->id < right->row->id);
}

static gboolean
place_row (DtDb        *db,
           DtStmt      *keys,
           const Chip  *chip,
           DtDay        today,
           GArray      *placed,
           GError     **error)
{
  Placed one = { NULL, chip->state, NULL, 0 };
  gboolean has_row;

  dt_bind_int64 (keys, 1, chip->id);
  if (!dt_load_task_row (db, chip->id, today, &one.row, error) || !dt_stmt_next (keys, &has_row, error))
    {
      clear_placed (&one);
      return FALSE;
    }
  if (one.row != NULL && has_row)
    {
      one.lead_key = dt_column_dup (keys, 0);
      one.position = dt_column_int (keys, 1);
      g_array_append_val (placed, one);
    }
  else
    clear_placed (&one);
  dt_stmt_reset (keys);
  return TRUE;
}

static gboolean
load_chips (DtDb       *db,
            DtStmt     *keys,
            GArray     *chips,
            guint       room,
            DtDay       today,
            GPtrArray  *rows,
            GError    **error)
{
  g_autoptr(GArray) placed = g_array_new (FALSE, FALSE, sizeof (Placed));

  g_array_set_clear_func (placed, clear_placed);
  if (chips == NULL)
    return TRUE;
  g_array_sort (chips, compare_chips);
  for (guint i = 0; i < MIN (chips->len, room); i++)
    if (!place_row (db, keys, &g_array_index (chips, Chip, i), today, placed, error))
      return FALSE;
  g_array_sort (placed, compare_placed);
  for (guint i = 0; i < placed->len; i++)
    g_ptr_array_add (rows, g_steal_pointer (&g_array_index (placed, Placed, i).row));
  return TRUE;
}

static gboolean
load_rows (DtDb                *db,
           const DtMonthFetch  *fetch,
           DtMonth             *month,
           Chips               *chips,
           GError             **error)
{
  g_auto(DtStmt) keys = { 0 };
  guint room = find_room (month);

  if (!dt_db_prepare (db, &keys, "SELECT lead_key, position FROM task_status WHERE task_id = ?1", error))
    return FALSE;
  for (int i = 0; i < DT_MONTH_DAYS; i++)
    if (!load_chips (db, &keys, chips[i].tasks, room, fetch->query->today, month->days[i].tasks, error)
        || !load_chips (db, &keys, chips[i].ghosts, room, fetch->query->today, month->days[i].ghosts, error))
      return FALSE;
  return TRUE;
}

/* ---- Turns that are not made yet ---- */

static gboolean
add_row (DtDb      *db,
         gint64     id,
         DtDay      today,
         GPtrArray *rows,
         GError   **error)
{
  DtTaskRow *row = NULL;

  if (!dt_load_task_row (db, id, today, &row, error))
    return FALSE;
  if (row != NULL)
    g_ptr_array_add (rows, row);

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
  return turning->month->days[at].turns->len >= DT_MONTH_PER_DAY
         || add_row (db, task_id, turning->fetch->query->today, turning->month->days[at].turns, error);
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
 * A task stands on the day by which it is due, as in the list; moved ones also leave a ghost on the original day. Where a day
 * has more than there is room for, the worst are kept, of equally bad ones those that came first.
 */
gboolean
dt_job_load_month (DtDb     *db,
                   gpointer  data,
                   gpointer *result,
                   GError  **error)
{
  const DtMonthFetch *fetch = data;
  const DtQuery *query = fetch->query;
  g_autoptr(DtMonth) month = dt_month_new (fetch->first_day);
  gboolean narrow = query->directive_id != 0 || query->unit_id != 0 || (query->search != NULL && *query->search != '\0');
  Chips chips[DT_MONTH_DAYS] = { { NULL } };
  gboolean ok = (narrow ? pick_some : pick_all) (db, fetch, month, chips, error)
                && load_rows (db, fetch, month, chips, error) && fill_turns (db, fetch, month, error);

  clear_chips (chips);
  if (ok)
    *result = g_steal_pointer (&month);
  return ok;
}
