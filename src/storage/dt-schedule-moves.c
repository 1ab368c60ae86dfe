/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The schedule changes in force, and what each of them does to the day of one task: the moves. */

#include "dt-schedule-private.h"

#include "dt-db.h"

#include <glib/gi18n-lib.h>

void
dt_schedule_run_clear (DtScheduleRun *self)
{
  g_clear_pointer (&self->calendar, dt_work_calendar_unref);
  g_clear_pointer (&self->changes, g_array_unref);
  g_clear_pointer (&self->waiting, g_hash_table_unref);
}

void
dt_schedule_task_clear (DtScheduleTask *self)
{
  g_clear_pointer (&self->deadline, dt_deadline_free);
}

static gboolean
load_changes (DtScheduleRun *self,
              GError  **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (self->db, &st,
                      "SELECT c.id, c.target_id, coalesce (c.decided_day, q.issued_day),"
                      "       c.kind, c.amount, c.span, c.fixed_day, c.day_off"
                      "  FROM schedule_change c JOIN directive q ON q.id = c.cause_id"
                      " WHERE c.lifted_day IS NULL ORDER BY " DT_SCHEDULE_ORDER,
                      error))
    return FALSE;

  self->changes = g_array_new (FALSE, TRUE, sizeof (DtScheduleAct));
  while (TRUE)
    {
      DtScheduleAct change;

      if (!dt_stmt_next (&st, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;

      change.id = dt_column_int64 (&st, 0);
      change.target_id = dt_column_int64 (&st, 1);
      change.decided_day = dt_column_day (&st, 2);
      change.rule.kind = (DtChangeKind) dt_column_nick (&st, 3, dt_change_kind_nicks);
      change.rule.amount = dt_column_int (&st, 4);
      change.rule.unit = (DtSpanUnit) dt_column_nick (&st, 5, dt_span_unit_nicks);
      change.rule.fixed_day = dt_column_day (&st, 6);
      change.rule.day_off = (DtDayOffRule) dt_column_nick (&st, 7, dt_day_off_rule_nicks);
      g_array_append_val (self->changes, change);
    }
}

static gboolean
load_derives (DtScheduleRun *self,
              GError  **error)
{
  g_auto(DtStmt) st = { 0 };

  return dt_db_prepare (self->db, &st, "SELECT 1 FROM dependency WHERE lag_days IS NOT NULL LIMIT 1", error)
         && dt_stmt_next (&st, &self->derives, error);
}

gboolean
dt_schedule_run_init (DtScheduleRun *self,
                      DtDb *db,
                      GError **error)
{
  self->db = db;

  return dt_schedule_include_named (db, &self->include_named, error)
         && load_derives (self, error)
         && load_changes (self, error);
}

gboolean
dt_schedule_need_calendar (DtScheduleRun *self,
                           GError **error)
{
  if (self->calendar == NULL)
    self->calendar = dt_schedule_calendar (self->db, error);

  return self->calendar != NULL;
}

static gboolean
apply_rule (DtScheduleRun     *self,
            const DtScheduleAct *change,
            DtDay        *day,
            GError      **error)
{
  if (!dt_schedule_need_calendar (self, error))
    return FALSE;
  *day = dt_schedule_rule_apply (&change->rule, *day, self->calendar);

  return TRUE;
}

/* Those of the task itself and of its parts. */
GArray *
dt_schedule_load_moves (DtScheduleRun *self,
                        gint64 task_id,
                        GError **error)
{
  g_autoptr(GArray) moves = g_array_new (FALSE, TRUE, sizeof (DtScheduleMove));
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (self->db, &st,
                      "SELECT id, change_id, assignment_id, old_day, new_day, outcome = 'excepted', reason = 'before-issue'"
                      "  FROM deadline_move WHERE task_id = ?1 ORDER BY id",
                      error))
    return NULL;
  dt_bind_int64 (&st, 1, task_id);

  while (TRUE)
    {
      DtScheduleMove move;

      if (!dt_stmt_next (&st, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&moves);

      move.id = dt_column_int64 (&st, 0);
      move.change_id = dt_column_int64 (&st, 1);
      move.assignment_id = dt_column_int64 (&st, 2);
      move.old_day = dt_column_day (&st, 3);
      move.new_day = dt_column_day (&st, 4);
      move.excepted = dt_column_int (&st, 5) != 0;
      move.too_early = move.excepted && dt_column_int (&st, 6) != 0;
      g_array_append_val (moves, move);
    }
}

const DtScheduleMove *
dt_schedule_find_move (GArray *moves,
                       gint64 change_id,
                       gint64 assignment_id)
{
  for (guint i = 0; i < moves->len; i++)
    {
      const DtScheduleMove *move = &g_array_index (moves, DtScheduleMove, i);

      if (move->change_id == change_id && move->assignment_id == assignment_id)
        return move;
    }

  return NULL;
}

/* Whether everything had been handed in by the day the change was decided: nothing is left to move. */
static gboolean
was_handed_in (DtScheduleRun *self,
               gint64    task_id,
               DtDay     day,
               gboolean *handed_in,
               GError  **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (self->db, &st,
                      "SELECT count(*) > 0 AND min (EXISTS (SELECT 1 FROM submission s WHERE s.assignment_id = a.id"
                      "                                        AND s.verdict <> 'returned' AND s.received_day <= ?2))"
                      "  FROM assignment a WHERE a.task_id = ?1 AND a.role = 'lead' AND a.excused IS NULL",
                      error))
    return FALSE;
  dt_bind_int64 (&st, 1, task_id);
  dt_bind_int (&st, 2, day != DT_DAY_NONE ? day : G_MAXINT);
  if (!dt_stmt_next (&st, &has_row, error))
    return FALSE;
  *handed_in = has_row && dt_column_int (&st, 0) != 0;

  return TRUE;
}

gboolean
dt_schedule_insert_move (DtDb       *db,
                         gint64      change_id,
                         gint64      task_id,
                         gint64      assignment_id,
                         DtDay       old_day,
                         DtDay       new_day,
                         const char *excepted,
                         GError    **error)
{
  g_auto(DtStmt) st = { 0 };

  if (!dt_db_prepare (db, &st,
                      "INSERT INTO deadline_move (change_id, task_id, assignment_id, old_day, new_day, outcome, reason)"
                      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                      error))
    return FALSE;
  dt_bind_int64 (&st, 1, change_id);
  dt_bind_int64 (&st, 2, task_id);
  dt_bind_id (&st, 3, assignment_id);
  dt_bind_int (&st, 4, old_day);
  dt_bind_int (&st, 5, new_day);
  dt_bind_text (&st, 6, excepted != NULL ? "excepted" : "moved");
  dt_bind_text (&st, 7, excepted);

  return dt_stmt_run (&st, error);
}

static gboolean
update_move (DtScheduleRun   *self,
             const DtScheduleMove *move,
             DtDay       old_day,
             DtDay       new_day,
             gboolean    too_early,
             GError    **error)
{
  g_auto(DtStmt) st = { 0 };

  if (move->old_day == old_day && move->new_day == new_day && move->too_early == too_early)
    return TRUE;

  if (!dt_db_prepare (self->db, &st,
                      "UPDATE deadline_move SET old_day = ?2, new_day = ?3,"
                      " outcome = CASE WHEN ?4 = ?5 THEN outcome WHEN ?4 THEN 'excepted' ELSE 'moved' END,"
                      " reason = CASE WHEN ?4 = ?5 THEN reason WHEN ?4 THEN 'before-issue' END WHERE id = ?1",
                      error))
    return FALSE;
  dt_bind_int64 (&st, 1, move->id);
  dt_bind_int (&st, 2, old_day);
  dt_bind_int (&st, 3, new_day);
  dt_bind_int (&st, 4, too_early);
  dt_bind_int (&st, 5, move->too_early);

  return dt_stmt_run (&st, error);
}

/* The move is stored. What was left out because it was handed in, or by hand, stays out; whether the day would lie
 * before the directive's own date is asked anew. A day that was recorded stands as long as the day it started from does. */
gboolean
dt_schedule_repeat_move (DtScheduleRun *self,
                         const DtScheduleAct *change,
                         const DtScheduleTask *task,
                         const DtScheduleMove *move,
                         DtDay *day,
                         gboolean *moved,
                         GError **error)
{
  gboolean left_out = move->excepted && !move->too_early;
  gboolean too_early = FALSE;
  DtDay new_day = *day;

  if (!move->excepted && move->old_day == *day)
    {
      new_day = move->new_day;
    }
  else if (!left_out)
    {
      if (!apply_rule (self, change, &new_day, error))
        return FALSE;
      too_early = task->issued_day != DT_DAY_NONE && new_day < task->issued_day && new_day != *day;
      if (too_early)
        new_day = *day;
    }

  if (!update_move (self, move, *day, new_day, too_early, error))
    return FALSE;
  *day = new_day;
  *moved = !left_out && !too_early;

  return TRUE;
}

/* The task came under the rule after it was applied. */
gboolean
dt_schedule_first_move (DtScheduleRun *self,
                        const DtScheduleAct *change,
                        const DtScheduleTask *task,
                        DtDay *day,
                        GError **error)
{
  DtDay new_day = *day;
  const char *excepted = NULL;
  gboolean handed_in = FALSE;

  if (!apply_rule (self, change, &new_day, error))
    return FALSE;
  if (new_day == *day)
    return TRUE;
  if (!was_handed_in (self, task->id, change->decided_day, &handed_in, error))
    return FALSE;

  if (task->cancelled)
    excepted = dt_nick_get (dt_excepted_nicks, DT_EXCEPTED_CANCELLED);
  else if (handed_in)
    excepted = dt_nick_get (dt_excepted_nicks, DT_EXCEPTED_HANDED_IN);
  else if (task->issued_day != DT_DAY_NONE && new_day < task->issued_day)
    excepted = dt_nick_get (dt_excepted_nicks, DT_EXCEPTED_BEFORE_ISSUE);

  if (!dt_schedule_insert_move (self->db, change->id, task->id, 0, *day, excepted != NULL ? *day : new_day, excepted, error))
    return FALSE;
  if (excepted == NULL)
    *day = new_day;

  return TRUE;
}

const DtNick dt_excepted_nicks[] = {
  { DT_EXCEPTED_CANCELLED, "cancelled", NC_("left out", "The task is cancelled.") },
  { DT_EXCEPTED_HANDED_IN, "handed-in", NC_("left out", "Everything had been handed in.") },
  { DT_EXCEPTED_BEFORE_ISSUE, "before-issue", NC_("left out", "The new day would lie before the date of the directive.") },
  { DT_EXCEPTED_BY_HAND, "by-hand", NC_("left out", "Left out by hand.") },
  { 0, NULL, "left out" },
};

const char *
dt_schedule_reason (const char *stored)
{
  int value;

  return stored != NULL && dt_nick_find (dt_excepted_nicks, stored, &value) ? dt_nick_label (dt_excepted_nicks, value) : stored;
}
