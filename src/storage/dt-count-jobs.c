/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The numbers of the sidebar. Each is the number of rows that a click on its line lists, by the same rules, from numbers that
 * are kept. */

#include "dt-db.h"
#include "dt-list-jobs.h"
#include "dt-task-pick.h"

/* A sidebar is read, not searched: beyond this the line "All…" leads on. */
#define MAX_DIRECTIVES 40
#define MAX_UNITS 10

typedef struct
{
  DtCounts   *counts;
  DtDay       today;
  int         soon_days;
} Tally;

static void
directive_count_free (DtDirectiveCount *self)
{
  g_free (self->symbol);
  g_free (self);
}

static void
unit_count_free (DtUnitCount *self)
{
  g_free (self->short_name);
  g_free (self);
}

static void
count_day (Tally *self,
           DtDay  day,
           int    n)
{
  DtCounts *counts = self->counts;
  int days_left = day - self->today;

  if (day == DT_DAY_NONE || days_left < 0)
    return;

  counts->today += days_left == 0 ? n : 0;
  counts->next_3 += days_left <= 3 ? n : 0;
  counts->next_7 += days_left <= 7 ? n : 0;
  counts->next_15 += days_left <= 15 ? n : 0;
}

/* @n tasks that are alike */
static void
count_tasks (Tally    *self,
             DtPhase   phase,
             DtDay     next_day,
             DtDay     last_day,
             gboolean  waiting,
             int       n)
{
  DtCounts *counts = self->counts;
  DtState state = dt_state_derive (phase, next_day, self->today, self->soon_days);
  DtDay day = dt_pick_day (phase, next_day, last_day);
  gboolean overdue = state == DT_STATE_OVERDUE;

  counts->n_tasks += n;
  counts->by_state[state] += n;
  counts->overdue += overdue ? n : 0;
  counts->handed += waiting ? n : 0;
  counts->morning += overdue || state == DT_STATE_TODAY || waiting ? n : 0;
  counts->done += phase == DT_PHASE_DONE || phase == DT_PHASE_DONE_LATE ? n : 0;
  if (!dt_pick_is_open (phase))
    return;

  counts->open += n;
  counts->undated += day == DT_DAY_NONE || phase == DT_PHASE_STANDING ? n : 0;
  count_day (self, day, n);
}

static gboolean
read_tasks (DtDb    *db,
            Tally   *self,
            GError **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &st, "SELECT phase, next_day, last_day, waiting, n FROM day_status", error))
    return FALSE;

  while (TRUE)
    {
      if (!dt_stmt_next (&st, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;

      count_tasks (self, (DtPhase) sqlite3_column_int (st.handle, 0), sqlite3_column_int (st.handle, 1),
                   sqlite3_column_int (st.handle, 2), sqlite3_column_int (st.handle, 3), sqlite3_column_int (st.handle, 4));
    }
}

/* One of those that are shown, counted out. */
static gboolean
count_directive (DtDb              *db,
                 Tally             *self,
                 DtDirectiveCount  *count,
                 GError           **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &st, "SELECT phase, next_day FROM task_status WHERE directive_id = ?1", error))
    return FALSE;
  dt_bind_int64 (&st, 1, count->id);
  while (TRUE)
    {
      DtPhase phase;

      if (!dt_stmt_next (&st, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;

      phase = (DtPhase) sqlite3_column_int (st.handle, 0);
      count->n_tasks++;
      count->n_open += dt_pick_is_open (phase);
      count->n_overdue += dt_state_derive (phase, sqlite3_column_int (st.handle, 1), self->today, self->soon_days) == DT_STATE_OVERDUE;
      count->n_done += phase == DT_PHASE_DONE || phase == DT_PHASE_DONE_LATE;
    }
}

/* Those with something open, newest first. */
static gboolean
list_directives (DtDb    *db,
                 Tally   *self,
                 GError **error)
{
  DtCounts *counts = self->counts;
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &st, "SELECT d.id, d.symbol, (SELECT count (*) FROM directive_status)"
                               "  FROM directive d CROSS JOIN directive_status s ON s.directive_id = d.id"
                               " ORDER BY d.issued_day DESC, d.id DESC LIMIT ?1", error))
    return FALSE;
  dt_bind_int (&st, 1, MAX_DIRECTIVES);

  while (TRUE)
    {
      DtDirectiveCount *count;

      if (!dt_stmt_next (&st, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;

      count = g_new0 (DtDirectiveCount, 1);
      g_ptr_array_add (counts->directives, count);
      count->id = dt_column_int64 (&st, 0);
      count->symbol = dt_column_dup (&st, 1);
      counts->n_directives = dt_column_int (&st, 2);
      if (!count_directive (db, self, count, error))
        return FALSE;
    }
}

/* What each unit owes: what it leads and must still hand in, as the page of the unit and the list behind the line have it. */
static gboolean
list_units (DtDb    *db,
            Tally   *self,
            GError **error)
{
  DtCounts *counts = self->counts;
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &st,
                      "SELECT u.id, u.short_name, o.n_owed,"
                      "       (SELECT count (*) FROM assignment_status a"
                      "         WHERE a.unit_id = o.unit_id AND a.phase IN (0, 1, 2) AND a.last_day < ?1) AS n_overdue,"
                      "       (SELECT count (*) FROM unit_status)"
                      "  FROM unit_status o CROSS JOIN unit u ON u.id = o.unit_id"
                      " WHERE o.n_owed >= (SELECT min (n_owed) FROM (SELECT n_owed FROM unit_status ORDER BY n_owed DESC LIMIT ?2))"
                      " ORDER BY o.n_owed DESC, n_overdue DESC, u.sort_key, u.id LIMIT ?2",
                      error))
    return FALSE;
  dt_bind_int (&st, 1, self->today);
  dt_bind_int (&st, 2, MAX_UNITS);

  while (TRUE)
    {
      DtUnitCount *count;

      if (!dt_stmt_next (&st, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;

      count = g_new0 (DtUnitCount, 1);
      count->id = dt_column_int64 (&st, 0);
      count->short_name = dt_column_dup (&st, 1);
      count->n_owed = dt_column_int (&st, 2);
      count->n_overdue = dt_column_int (&st, 3);
      counts->n_units = dt_column_int (&st, 4);
      g_ptr_array_add (counts->units, count);
    }
}

/* Of a register whose directives are all done, or ask nothing, nothing above tells. */
static gboolean
find_any_directive (DtDb      *db,
                    DtCounts  *counts,
                    GError   **error)
{
  g_auto(DtStmt) st = { 0 };

  return dt_db_prepare (db, &st, "SELECT 1 FROM directive LIMIT 1", error)
         && dt_stmt_next (&st, &counts->any_directive, error);
}

/**
 * dt_job_count:
 * @data: a #DtQuery, of which only today and soon_days are read
 * @result: (out): #DtCounts
 *
 * `handed` counts every task of which something waits for acceptance; `morning` each task once; `next_n` what
 * is open or waiting and due from today on, so without the overdue. The directives with open tasks are the
 * newest 40, `n_directives` tells how many there are; the units are the ten that owe most, of `n_units`. `any_directive`
 * tells whether the register holds one at all.
 */
gboolean
dt_job_count (DtDb     *db,
              gpointer  data,
              gpointer *result,
              GError  **error)
{
  const DtQuery *query = data;
  g_autoptr(DtCounts) counts = g_new0 (DtCounts, 1);
  Tally tally = { counts, query->today, query->soon_days };

  counts->directives = g_ptr_array_new_with_free_func ((GDestroyNotify) directive_count_free);
  counts->units = g_ptr_array_new_with_free_func ((GDestroyNotify) unit_count_free);

  if (!read_tasks (db, &tally, error) || !list_directives (db, &tally, error) || !list_units (db, &tally, error)
      || !find_any_directive (db, counts, error))
    return FALSE;

  *result = g_steal_pointer (&counts);

  return TRUE;
}
