/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The moves of a schedule change, stored, and the last days that follow from them. Of most tasks nothing else bears on the
 * day: it is the one that was planned. Where something does, the day is computed as it always is. */

#include "dt-change-private.h"

typedef struct
{
  DtPlan     *plan;
  gint64      change_id;
  GHashTable *winding;      /* gint64*, owned: tasks whose day hangs on more than this change */
  GArray     *left;         /* gint64: tasks to be computed one by one */
  DtStmt      insert;
} Moves;

static void
moves_clear (Moves *self)
{
  g_clear_pointer (&self->winding, g_hash_table_unref);
  g_clear_pointer (&self->left, g_array_unref);
  dt_stmt_clear (&self->insert);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Moves, moves_clear)

/* Changes c in force that work upon a day after the change w. */
#define AFTER_THIS                                                                                    \
  " FROM schedule_change w JOIN directive wq ON wq.id = w.cause_id"                                   \
  " JOIN schedule_change c ON c.lifted_day IS NULL AND c.id <> w.id JOIN directive q ON q.id = c.cause_id" \
  " WHERE w.id = ?1 AND (" DT_SCHEDULE_ORDER ") >"                                                    \
  "  (coalesce (w.decided_day, wq.issued_day, 0), w.kind, wq.symbol_key, coalesce (w.cause_clause, ''), w.amount, w.uid)"

#define WINDING                                                                                       \
  "SELECT task_id FROM deadline WHERE rule IS NOT NULL"                                               \
  " UNION SELECT task_id FROM deadline_move WHERE assignment_id IS NOT NULL"                          \
  " UNION SELECT task_id FROM dependency WHERE lag_days IS NOT NULL"                                  \
  " UNION SELECT needs_id FROM dependency WHERE lag_days IS NOT NULL"                                 \
  " UNION SELECT task_id FROM deadline_move WHERE change_id IN (SELECT c.id" AFTER_THIS ")"           \
  " UNION SELECT id FROM task WHERE directive_id IN (SELECT c.target_id" AFTER_THIS ")"

#define STORE_MOVES                                                                                   \
  "INSERT INTO deadline_move (change_id, task_id, assignment_id, old_day, new_day, outcome, reason)"  \
  " SELECT ?1, task_id, ?2, old_day, new_day, iif (reason IS NULL, 'moved', 'excepted'), reason"      \
  "  FROM planned WHERE has_move ORDER BY rowid"

#define STORE_DAYS \
  "UPDATE deadline SET last_day = p.new_day FROM planned AS p WHERE deadline.task_id = p.task_id AND p.is_last"

static gboolean
load_winding (Moves   *self,
              GError **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  self->winding = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  if (!dt_db_prepare (self->plan->db, &st, WINDING, error))
    return FALSE;
  dt_bind_int64 (&st, 1, self->change_id);
  while (TRUE)
    {
      gint64 id;

      if (!dt_stmt_next (&st, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      id = dt_column_int64 (&st, 0);
      g_hash_table_add (self->winding, g_memdup2 (&id, sizeof id));
    }
}

/* One statement for all rows of a table is much cheaper than one for each: so they are gathered first, in a table that has
 * neither indexes nor rules. */
gboolean
dt_schedule_prepare (DtDb    *db,
                     GError **error)
{
  return dt_db_exec (db,
                     "CREATE TEMP TABLE planned (task_id INTEGER, old_day INTEGER, new_day INTEGER, reason TEXT,"
                     " has_move INTEGER, is_last INTEGER)", error);
}

static gboolean
gather_task (Moves            *self,
             const DtPlanTask *candidate,
             DtDay             old_day,
             DtDay             new_day,
             gboolean          has_move,
             gboolean          is_last,
             GError          **error)
{
  dt_bind_int64 (&self->insert, 1, candidate->move->task_id);
  dt_bind_int (&self->insert, 2, old_day);
  dt_bind_int (&self->insert, 3, new_day);
  dt_bind_text (&self->insert, 4, candidate->excepted ? dt_nick_get (dt_excepted_nicks, (int) candidate->reason) : NULL);
  dt_bind_int (&self->insert, 5, has_move);
  dt_bind_int (&self->insert, 6, is_last);

  return dt_stmt_run (&self->insert, error);
}

static gboolean
plan_task (Moves            *self,
            const DtPlanTask *candidate,
            GError          **error)
{
  const DtMovePreview *move = candidate->move;
  gboolean plain = self->plan->edit->assignment_id == 0 && candidate->later == NULL && !move->follows
                   && candidate->phase != DT_PHASE_STANDING && !g_hash_table_contains (self->winding, &move->task_id);

  /* What this rule alone does; later ones work upon it. */
  DtDay old_day = dt_plan_base_of (candidate);
  DtDay new_day = candidate->excepted ? old_day : dt_schedule_rule_apply (&self->plan->edit->rule, old_day, self->plan->calendar);

  /* Without a directive the moves alone say what the rule is about: also a task that it does not move today. */
  gboolean has_move = !move->follows && old_day != DT_DAY_NONE && candidate->phase != DT_PHASE_STANDING
                      && (new_day != old_day || candidate->excepted || self->plan->edit->target_id == 0);

  gboolean is_last = plain && new_day != old_day && old_day != DT_DAY_NONE;

  if (!plain)
    g_array_append_val (self->left, move->task_id);

  return (!has_move && !is_last) || gather_task (self, candidate, old_day, new_day, has_move, is_last, error);
}

static gboolean
run (Moves      *self,
     const char *sql,
     GError    **error)
{
  g_auto(DtStmt) st = { 0 };

  if (!dt_db_prepare (self->plan->db, &st, sql, error))
    return FALSE;
  if (sqlite3_bind_parameter_count (st.handle) > 0)
    {
      dt_bind_int64 (&st, 1, self->change_id);
      dt_bind_id (&st, 2, self->plan->edit->assignment_id);
    }

  return dt_stmt_run (&st, error);
}

/**
 * dt_plan_store:
 * @change_id: the change, as it is stored
 *
 * Stores a move for every dated task of the plan, also for those left out, with the reason, and the last days.
 */
gboolean
dt_plan_store (DtPlan  *self,
               gint64   change_id,
               GError **error)
{
  g_auto(Moves) moves = { .plan = self, .change_id = change_id, .left = g_array_new (FALSE, FALSE, sizeof (gint64)) };

  if (!load_winding (&moves, error)
      || !run (&moves, "DELETE FROM planned", error)
      || !dt_db_prepare (self->db, &moves.insert, "INSERT INTO planned VALUES (?1, ?2, ?3, ?4, ?5, ?6)", error))
    return FALSE;

  for (guint i = 0; i < self->candidates->len; i++)
    if (!plan_task (&moves, &g_array_index (self->candidates, DtPlanTask, i), error))
      return FALSE;

  return run (&moves, STORE_MOVES, error)
         && run (&moves, STORE_DAYS, error)
         && dt_schedule_recompute_tasks (self->db, moves.left, error);
}
