/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Last days, computed: the words of the directive first, then every schedule change in force, in the order in
 * which they were decided. The only place that writes them. */

#include "dt-schedule.h"

#include "dt-db.h"
#include "dt-deadline.h"
#include "dt-schedule-change.h"
#include "dt-schedule-private.h"

static gboolean
store_days (DtScheduleRun    *self,
            const DtScheduleTask *task,
            DtDay        original_day,
            DtDay        last_day,
            GError     **error)
{
  g_auto(DtStmt) st = { 0 };

  if (task->original_day == original_day && task->last_day == last_day)
    return TRUE;

  if (!dt_db_prepare (self->db, &st, "UPDATE deadline SET original_day = ?2, last_day = ?3 WHERE task_id = ?1", error))
    return FALSE;
  dt_bind_int64 (&st, 1, task->id);
  dt_bind_day (&st, 2, original_day);
  dt_bind_day (&st, 3, last_day);

  return dt_stmt_run (&st, error);
}

/* The day of one unit's part. As long as nothing was decided for it alone it follows the task; from then on it has its
 * own, which later changes of the task leave alone. @days: of the task, before each change. */
static gboolean
recompute_part (DtScheduleRun    *self,
                const DtScheduleTask *task,
                gint64       assignment_id,
                DtDay        stored_day,
                GArray      *moves,
                GArray      *days,
                GError     **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean own = FALSE;
  DtDay day = DT_DAY_NONE;

  for (guint i = 0; i < self->changes->len; i++)
    {
      const DtScheduleAct *change = &g_array_index (self->changes, DtScheduleAct, i);
      const DtScheduleMove *move = dt_schedule_find_move (moves, change->id, assignment_id);
      DtDay before = own ? day : g_array_index (days, DtDay, i);
      gboolean moved;

      /* A task that lost its day, or never had one, can still have a part that was given one. */
      if (move == NULL)
        continue;
      if (before == DT_DAY_NONE)
        before = move->old_day;
      if (!dt_schedule_repeat_move (self, change, task, move, &before, &moved, error))
        return FALSE;
      own |= moved;
      if (own)
        day = before;
    }
  if (day == stored_day)
    return TRUE;

  if (!dt_db_prepare (self->db, &st, "UPDATE assignment SET last_day = ?2 WHERE id = ?1", error))
    return FALSE;
  dt_bind_int64 (&st, 1, assignment_id);
  dt_bind_day (&st, 2, day);

  return dt_stmt_run (&st, error);
}

static gboolean
load_part_day (DtScheduleRun *self,
               gint64    assignment_id,
               DtDay    *day,
               GError  **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (self->db, &st, "SELECT last_day FROM assignment WHERE id = ?1", error))
    return FALSE;
  dt_bind_int64 (&st, 1, assignment_id);
  if (!dt_stmt_next (&st, &has_row, error))
    return FALSE;
  *day = has_row ? dt_column_day (&st, 0) : DT_DAY_NONE;

  return TRUE;
}

static gboolean recompute_one (DtScheduleRun *self, gint64 task_id, int depth, GError **error);

/* The other task's day first, unless that waits for this one. */
static gboolean
recompute_anchor (DtScheduleRun    *self,
                  const DtScheduleTask *task,
                  gint64       anchor_id,
                  GError     **error)
{
  gboolean ok;

  if (self->waiting == NULL)
    self->waiting = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_hash_table_add (self->waiting, g_memdup2 (&task->id, sizeof task->id));

  if (g_hash_table_contains (self->waiting, &anchor_id))
    return dt_schedule_refuse_loop (self->db, task->id, anchor_id, error);

  ok = recompute_one (self, anchor_id, 0, error);
  g_hash_table_remove (self->waiting, &task->id);

  return ok;
}

static gboolean
compute_original (DtScheduleRun    *self,
                  const DtScheduleTask *task,
                  DtDay       *original_day,
                  GError     **error)
{
  g_autoptr(DtDeadlineRule) rule = NULL;
  gint64 anchor_id = 0;

  if (task->deadline->rule != NULL)
    rule = dt_deadline_rule_parse (task->deadline->rule, NULL);

  if (rule != NULL && rule->kind == DT_RULE_COUNT)
    {
      if (!dt_schedule_need_calendar (self, error) || !dt_schedule_find_anchor_task (self->db, task->id, rule, &anchor_id, error))
        return FALSE;
      if (rule->anchor == DT_ANCHOR_DUE && anchor_id != 0 && !recompute_anchor (self, task, anchor_id, error))
        return FALSE;
      if (!dt_schedule_load_anchor (self->db, task->id, rule, anchor_id, &task->deadline->anchor_day, error))
        return FALSE;
    }

  *original_day = dt_deadline_compute (task->deadline, self->include_named, self->calendar);

  return TRUE;
}

static gboolean
recompute_parts (DtScheduleRun    *self,
                 const DtScheduleTask *task,
                 GArray      *moves,
                 GArray      *days,
                 GError     **error)
{
  g_autoptr(GHashTable) seen = NULL;

  for (guint i = 0; i < moves->len; i++)
    {
      const DtScheduleMove *move = &g_array_index (moves, DtScheduleMove, i);
      DtDay stored_day;

      if (move->assignment_id == 0)
        continue;
      if (seen == NULL)
        seen = g_hash_table_new (g_int64_hash, g_int64_equal);
      if (!g_hash_table_add (seen, (gpointer) &move->assignment_id))
        continue;
      if (!load_part_day (self, move->assignment_id, &stored_day, error)
          || !recompute_part (self, task, move->assignment_id, stored_day, moves, days, error))
        return FALSE;
    }

  return TRUE;
}

/* What a task's own words give, unless its day is derived: then it is due so many days before the task that waits for
 * it, and follows that one alone. */
static gboolean
find_outward (DtScheduleRun *self,
              gint64    task_id,
              gboolean *derived,
              DtDay    *original_day,
              DtDay    *last_day,
              GError  **error)
{
  g_auto(DtStmt) st = { 0 };

  if (!dt_db_prepare (self->db, &st,
                      "SELECT l.original_day - x.lag_days, l.last_day - x.lag_days"
                      "  FROM dependency x JOIN deadline l ON l.task_id = x.task_id"
                      " WHERE x.needs_id = ?1 AND x.lag_days IS NOT NULL AND l.last_day IS NOT NULL"
                      " ORDER BY l.last_day - x.lag_days, x.id LIMIT 1",
                      error))
    return FALSE;
  dt_bind_int64 (&st, 1, task_id);
  if (!dt_stmt_next (&st, derived, error))
    return FALSE;
  if (*derived)
    {
      *original_day = MAX (dt_column_day (&st, 0), DT_DAY_NONE);
      *last_day = MAX (dt_column_day (&st, 1), DT_DAY_NONE);
    }

  return TRUE;
}

static gboolean recompute_inner (DtScheduleRun *self, gint64 task_id, int depth, GError **error);

/* A chain longer than this is a circle that a file has brought. */
#define MAX_DEPTH 64

static gboolean
recompute_task (DtScheduleRun    *self,
                const DtScheduleTask *task,
                int          depth,
                GError     **error)
{
  g_autoptr(GArray) moves = dt_schedule_load_moves (self, task->id, error);
  g_autoptr(GArray) days = NULL;
  DtDay original_day = DT_DAY_NONE;
  DtDay day = DT_DAY_NONE;
  gboolean derived = FALSE;

  if (moves == NULL || (self->derives && !find_outward (self, task->id, &derived, &original_day, &day, error)))
    return FALSE;
  if (!derived)
    {
      if (!compute_original (self, task, &original_day, error))
        return FALSE;
      day = original_day;
    }

  days = g_array_sized_new (FALSE, FALSE, sizeof (DtDay), self->changes->len);
  for (guint i = 0; i < self->changes->len; i++)
    {
      const DtScheduleAct *change = &g_array_index (self->changes, DtScheduleAct, i);
      const DtScheduleMove *move = moves->len > 0 ? dt_schedule_find_move (moves, change->id, 0) : NULL;
      gboolean moved;

      g_array_append_val (days, day);
      if (day == DT_DAY_NONE || derived)
        continue;
      if (move != NULL)
        {
          if (!dt_schedule_repeat_move (self, change, task, move, &day, &moved, error))
            return FALSE;
        }
      else if (change->target_id == task->directive_id && change->target_id != 0 && !task->occurrence)
        {
          if (!dt_schedule_first_move (self, change, task, &day, error))
            return FALSE;
        }
    }

  return store_days (self, task, original_day, day, error)
         && recompute_parts (self, task, moves, days, error)
         && (!self->derives || day == task->last_day || depth >= MAX_DEPTH || recompute_inner (self, task->id, depth + 1, error));
}

static gboolean
load_dated (DtScheduleRun *self,
            gint64    task_id,
            DtScheduleTask    *task,
            gboolean *found,
            GError  **error)
{
  g_auto(DtStmt) st = { 0 };

  if (!dt_db_prepare (self->db, &st,
                      "SELECT t.directive_id, d.issued_day, t.hold = 'cancelled', l.original_day, l.last_day,"
                      "       l.bound, l.named_day, l.named_time, l.rule,"
                      "       EXISTS (SELECT 1 FROM deadline p WHERE p.task_id = t.parent_id AND substr (p.rule, 1, 2) = 'R/')"
                      "  FROM deadline l JOIN task t ON t.id = l.task_id JOIN directive d ON d.id = t.directive_id"
                      " WHERE l.task_id = ?1",
                      error))
    return FALSE;
  dt_bind_int64 (&st, 1, task_id);
  if (!dt_stmt_next (&st, found, error) || !*found)
    return *found;

  task->id = task_id;
  task->directive_id = dt_column_int64 (&st, 0);
  task->issued_day = dt_column_day (&st, 1);
  task->cancelled = dt_column_int (&st, 2) != 0;
  task->original_day = dt_column_day (&st, 3);
  task->last_day = dt_column_day (&st, 4);
  task->deadline = dt_deadline_new ((DtBound) dt_column_nick (&st, 5, dt_bound_nicks), dt_column_day (&st, 6),
                                    dt_column_time (&st, 7), NULL);
  task->deadline->rule = dt_column_dup_nullable (&st, 8);
  task->occurrence = dt_column_int (&st, 9) != 0;

  return TRUE;
}

static gboolean
recompute_one (DtScheduleRun *self,
               gint64    task_id,
               int       depth,
               GError  **error)
{
  g_auto(DtScheduleTask) task = { 0 };
  g_autoptr(GError) local_error = NULL;
  gboolean found = FALSE;

  if (!load_dated (self, task_id, &task, &found, &local_error) && local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return !found || recompute_task (self, &task, depth, error);
}

/* All ids first: the rows change while they are walked. */
static gboolean
recompute_all_of (DtScheduleRun *self,
                  DtStmt   *st,
                  int       depth,
                  GError  **error)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean has_row = TRUE;

  while (has_row)
    {
      gint64 id;

      if (!dt_stmt_next (st, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      id = dt_column_int64 (st, 0);
      g_array_append_val (ids, id);
    }
  dt_stmt_clear (st);

  for (guint i = 0; i < ids->len; i++)
    if (!recompute_one (self, g_array_index (ids, gint64, i), depth, error))
      return FALSE;

  return TRUE;
}

/* The tasks whose day is derived from the one of @task_id. */
static gboolean
recompute_inner (DtScheduleRun *self,
                 gint64    task_id,
                 int       depth,
                 GError  **error)
{
  g_auto(DtStmt) st = { 0 };

  if (!dt_db_prepare (self->db, &st,
                      "SELECT x.needs_id FROM dependency x JOIN deadline l ON l.task_id = x.needs_id"
                      " WHERE x.task_id = ?1 AND x.lag_days IS NOT NULL ORDER BY x.id",
                      error))
    return FALSE;
  dt_bind_int64 (&st, 1, task_id);

  return recompute_all_of (self, &st, depth, error);
}

gboolean
dt_schedule_recompute (DtDb    *db,
                       gint64   directive_id,
                       GError **error)
{
  g_auto(DtScheduleRun) self = { 0 };
  g_auto(DtStmt) st = { 0 };

  if (!dt_schedule_run_init (&self, db, error)
      || !dt_db_prepare (db, &st,
                         directive_id == 0 ? "SELECT task_id FROM deadline ORDER BY task_id"
                                           : "SELECT l.task_id FROM task t JOIN deadline l ON l.task_id = t.id"
                                             " WHERE t.directive_id = ?1 ORDER BY t.id",
                         error))
    return FALSE;
  if (directive_id != 0)
    dt_bind_int64 (&st, 1, directive_id);

  return recompute_all_of (&self, &st, 0, error);
}

gboolean
dt_schedule_recompute_change (DtDb    *db,
                              gint64   change_id,
                              GError **error)
{
  g_auto(DtScheduleRun) self = { 0 };
  g_auto(DtStmt) st = { 0 };

  if (!dt_schedule_run_init (&self, db, error)
      || !dt_db_prepare (db, &st,
                         "SELECT task_id FROM deadline_move WHERE change_id = ?1"
                         " UNION SELECT t.id FROM schedule_change c JOIN task t ON t.directive_id = c.target_id"
                         "  WHERE c.id = ?1 ORDER BY 1",
                         error))
    return FALSE;
  dt_bind_int64 (&st, 1, change_id);

  return recompute_all_of (&self, &st, 0, error);
}

gboolean
dt_schedule_recompute_tasks (DtDb    *db,
                             GArray  *tasks,
                             GError **error)
{
  g_auto(DtScheduleRun) self = { 0 };

  if (tasks->len == 0)
    return TRUE;
  if (!dt_schedule_run_init (&self, db, error))
    return FALSE;
  for (guint i = 0; i < tasks->len; i++)
    if (!recompute_one (&self, g_array_index (tasks, gint64, i), 0, error))
      return FALSE;

  return TRUE;
}

gboolean
dt_schedule_apply_to_new_task (DtDb    *db,
                               gint64   task_id,
                               GError **error)
{
  g_auto(DtScheduleRun) self = { 0 };

  return dt_schedule_run_init (&self, db, error) && recompute_one (&self, task_id, 0, error);
}

#define RULED "SELECT task_id FROM deadline l JOIN task t ON t.id = l.task_id WHERE l.rule IS NOT NULL AND "

/* A day that hangs on another task can hang on nearly anything; there are few of them. */
#define HANGS_ON_TASK "(l.rule LIKE '%@done:%' OR l.rule LIKE '%@due:%')"

gboolean
dt_schedule_follow (DtDb    *db,
                    GError **error)
{
  static const char *const sql =
    RULED "t.directive_id IN (SELECT id FROM touched_directive)"
    " UNION " RULED "t.id IN (SELECT task_id FROM touched_deadline)"
    " UNION " RULED HANGS_ON_TASK
    "   AND (EXISTS (SELECT 1 FROM touched_submission) OR EXISTS (SELECT 1 FROM touched_assignment)"
    "        OR EXISTS (SELECT 1 FROM touched_deadline) OR EXISTS (SELECT 1 FROM touched_task))"
    " UNION " RULED "l.rule LIKE '%P%@%'"
    "   AND (EXISTS (SELECT 1 FROM touched_calendar_day) OR EXISTS (SELECT 1 FROM touched_calendar_year))"
    " UNION SELECT needs_id FROM dependency WHERE lag_days IS NOT NULL AND task_id IN (SELECT task_id FROM touched_deadline)"
    " UNION SELECT needs_id FROM dependency WHERE lag_days IS NOT NULL AND needs_id IN (SELECT task_id FROM touched_deadline)"
    " UNION SELECT needs_id FROM touched_dependency WHERE lag_days IS NOT NULL";
  g_auto(DtScheduleRun) self = { 0 };
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  /* Most registers have none: nothing more is read then. */
  if (!dt_db_prepare (db, &st, "SELECT 1 WHERE EXISTS (SELECT 1 FROM deadline WHERE rule IS NOT NULL)"
                                " OR EXISTS (SELECT 1 FROM dependency WHERE lag_days IS NOT NULL)"
                                " OR EXISTS (SELECT 1 FROM touched_dependency WHERE lag_days IS NOT NULL)", error)
      || !dt_stmt_next (&st, &has_row, error))
    return FALSE;
  dt_stmt_clear (&st);
  if (!has_row)
    return TRUE;

  return dt_db_prepare (db, &st, sql, error)
         && dt_schedule_run_init (&self, db, error)
         && recompute_all_of (&self, &st, 0, error);
}

gboolean
dt_schedule_follow_all (DtDb    *db,
                        GError **error)
{
  g_auto(DtScheduleRun) self = { 0 };
  g_auto(DtStmt) st = { 0 };

  return dt_db_prepare (db, &st, RULED "substr (l.rule, 1, 2) <> 'R/'"
                        " UNION SELECT needs_id FROM dependency WHERE lag_days IS NOT NULL", error)
         && dt_schedule_run_init (&self, db, error)
         && recompute_all_of (&self, &st, 0, error);
}
