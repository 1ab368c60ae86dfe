/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tasks of which one waits for the other, with the days as a schedule change will leave them. */

#include "dt-change-private.h"

/* What a row of PAIR says */
typedef struct
{
  gint64 task_id, needs_id;
  DtDay  task_day, needs_day;      /* before the change */
} Pair;

/* The least slack of a task is the one to tell. */
static void
tell_slack (DtMovePreview *move,
            gboolean       waits,
            int            before,
            int            after,
            DtStmt        *st,
            int            name_column)
{
  if ((move->effects & DT_EFFECT_MOVED) == 0)
    return;
  if (after < 0)
    move->effects |= DT_EFFECT_SQUEEZED;
  if (move->other != NULL && move->slack_after <= after)
    return;

  g_free (move->other);
  move->other = dt_column_dup (st, name_column);
  move->waits = waits;
  move->slack_before = before;
  move->slack_after = after;
}

static void
check_pair (DtPlan *self,
            DtStmt *st)
{
  const Pair pair = { .task_id = dt_column_int64 (st, 0), .task_day = dt_column_day (st, 1),
                      .needs_id = dt_column_int64 (st, 2), .needs_day = dt_column_day (st, 3) };
  DtPlanTask *task = dt_plan_find (self, pair.task_id);
  DtPlanTask *needs = dt_plan_find (self, pair.needs_id);
  DtDay task_day = task != NULL ? task->move->new_day : pair.task_day;
  DtDay needs_day = needs != NULL ? needs->move->new_day : pair.needs_day;
  DtDay task_was = task != NULL ? task->move->old_day : pair.task_day;
  DtDay needs_was = needs != NULL ? needs->move->old_day : pair.needs_day;

  if (task_day == DT_DAY_NONE || needs_day == DT_DAY_NONE)
    return;
  if (task != NULL)
    tell_slack (task->move, TRUE, task_was - needs_was, task_day - needs_day, st, 5);
  if (needs != NULL)
    tell_slack (needs->move, FALSE, task_was - needs_was, task_day - needs_day, st, 4);
}

/* The other task is named by its item, and by its directive where that is another: "III.3", "98-KH/TU 2". */
#define NAME(task, directive, other) \
  "CASE WHEN " task ".directive_id = " other ".directive_id THEN '' ELSE " directive ".symbol || ' ' END" \
  " || coalesce (replace (" task ".clause, 'mục ', ''), " task ".ordinal)"

/* Nothing waits any longer for what was handed in. */
#define PAIRS(direction, of) \
  "SELECT x.task_id, a.last_day, x.needs_id, b.last_day, " NAME ("ta", "da", "tb") ", " NAME ("tb", "db", "ta") \
  "  FROM task t JOIN dependency x ON x." direction " = t.id" \
  "  JOIN task_status a ON a.task_id = x.task_id JOIN task_status b ON b.task_id = x.needs_id" \
  "  JOIN task ta ON ta.id = x.task_id JOIN task tb ON tb.id = x.needs_id" \
  "  JOIN directive da ON da.id = ta.directive_id JOIN directive db ON db.id = tb.directive_id" of " AND b.phase <= ?2"

static gboolean
check_direction (DtPlan      *self,
                 const char  *of_directive,
                 const char  *of_tasks,
                 GError     **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_plan_prepare (self, &st, of_directive, of_tasks, error))
    return FALSE;
  dt_bind_int (&st, 2, DT_PHASE_IDLE);

  while (TRUE)
    {
      if (!dt_stmt_next (&st, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      check_pair (self, &st);
    }
}

/**
 * dt_plan_check_pairs:
 * @self: a plan with all its days
 * @error: return location for an error
 *
 * Tells of each task that moves the slack it has left towards what it waits for or what waits for it.
 */
gboolean
dt_plan_check_pairs (DtPlan  *self,
                     GError **error)
{
  return check_direction (self, PAIRS ("task_id", DT_PLAN_OF_DIRECTIVE ("t.directive_id")), PAIRS ("task_id", DT_PLAN_OF_TASKS), error)
         && check_direction (self, PAIRS ("needs_id", DT_PLAN_OF_DIRECTIVE ("t.directive_id")), PAIRS ("needs_id", DT_PLAN_OF_TASKS),
                             error);
}
