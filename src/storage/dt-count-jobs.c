/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The numbers of the sidebar. Each is the number of rows that a click on its line lists: the same rules,
 * one scan over the derived rows. */

#include "dt-db.h"
#include "dt-list-jobs.h"
#include "dt-task-pick.h"

/* A sidebar is read, not searched: beyond this the line "All…" leads on. */
#define MAX_DIRECTIVES 40
#define MAX_UNITS 10

typedef struct
{
  DtCounts   *counts;
  GHashTable *directives;   /* gint64* → DtDirectiveCount, owned */
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

static DtDirectiveCount *
count_of_directive (Tally *self,
                    gint64 id)
{
  DtDirectiveCount *count = g_hash_table_lookup (self->directives, &id);

  if (count == NULL)
    {
      count = g_new0 (DtDirectiveCount, 1);
      count->id = id;
      g_hash_table_insert (self->directives, &count->id, count);
    }

  return count;
}

static void
count_day (Tally *self,
           DtDay  day)
{
  DtCounts *counts = self->counts;
  int days_left = day - self->today;

  if (day == DT_DAY_NONE || days_left < 0)
    return;

  counts->today += days_left == 0;
  counts->next_3 += days_left <= 3;
  counts->next_7 += days_left <= 7;
  counts->next_15 += days_left <= 15;
}

static void
count_task (Tally  *self,
            gint64  directive_id,
            DtPhase phase,
            DtDay   next_day,
            DtDay   last_day,
            gboolean waiting)
{
  DtCounts *counts = self->counts;
  DtDirectiveCount *directive = count_of_directive (self, directive_id);
  DtState state = dt_state_derive (phase, next_day, self->today, self->soon_days);
  DtDay day = dt_pick_day (phase, next_day, last_day);
  gboolean overdue = state == DT_STATE_OVERDUE;
  gboolean done = phase == DT_PHASE_DONE || phase == DT_PHASE_DONE_LATE;
  gboolean open = dt_pick_is_open (phase);

  counts->n_tasks++;
  counts->by_state[state]++;
  counts->overdue += overdue;
  counts->handed += waiting;
  counts->morning += overdue || state == DT_STATE_TODAY || waiting;
  counts->done += done;
  counts->open += open;
  if (open)
    {
      counts->undated += day == DT_DAY_NONE || phase == DT_PHASE_STANDING;
      count_day (self, day);
    }

  directive->n_tasks++;
  directive->n_open += open;
  directive->n_overdue += overdue;
  directive->n_done += done;
}

static gboolean
scan_tasks (DtDb    *db,
            Tally   *self,
            GError **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &st,
                      "SELECT directive_id, phase, next_day, last_day, handed_in, accepted FROM task_status",
                      error))
    return FALSE;

  while (TRUE)
    {
      DtPhase phase;

      if (!dt_stmt_next (&st, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;

      phase = (DtPhase) sqlite3_column_int (st.handle, 1);
      count_task (self, sqlite3_column_int64 (st.handle, 0), phase, sqlite3_column_int (st.handle, 2),
                  sqlite3_column_int (st.handle, 3),
                  dt_pick_waits (phase, sqlite3_column_int (st.handle, 4), sqlite3_column_int (st.handle, 5)));
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

  if (!dt_db_prepare (db, &st, "SELECT id, symbol FROM directive ORDER BY issued_day DESC, id DESC", error))
    return FALSE;

  while (TRUE)
    {
      DtDirectiveCount *count;
      gint64 id;

      if (!dt_stmt_next (&st, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;

      id = dt_column_int64 (&st, 0);
      count = g_hash_table_lookup (self->directives, &id);
      if (count == NULL || count->n_open == 0)
        continue;
      counts->n_directives++;
      if (counts->directives->len >= MAX_DIRECTIVES)
        continue;

      g_hash_table_steal (self->directives, &id);
      count->symbol = dt_column_dup (&st, 1);
      g_ptr_array_add (counts->directives, count);
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
                      "SELECT u.id, u.short_name, o.n_owed, o.n_overdue, count(*) OVER ()"
                      "  FROM (SELECT unit_id, count(*) AS n_owed,"
                      "               total (last_day < ?2) AS n_overdue"
                      "          FROM assignment_status WHERE phase <= ?1 GROUP BY unit_id) o"
                      "  JOIN unit u ON u.id = o.unit_id"
                      " ORDER BY o.n_owed DESC, o.n_overdue DESC, u.sort_key, u.id LIMIT ?3",
                      error))
    return FALSE;
  dt_bind_int (&st, 1, DT_PHASE_IDLE);
  dt_bind_int (&st, 2, self->today);
  dt_bind_int (&st, 3, MAX_UNITS);

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
  g_autoptr(GHashTable) directives = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL,
                                                            (GDestroyNotify) directive_count_free);
  Tally tally = { counts, directives, query->today, query->soon_days };

  counts->directives = g_ptr_array_new_with_free_func ((GDestroyNotify) directive_count_free);
  counts->units = g_ptr_array_new_with_free_func ((GDestroyNotify) unit_count_free);

  if (!scan_tasks (db, &tally, error) || !list_directives (db, &tally, error) || !list_units (db, &tally, error)
      || !find_any_directive (db, counts, error))
    return FALSE;

  *result = g_steal_pointer (&counts);

  return TRUE;
}
