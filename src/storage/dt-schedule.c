/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Last days, computed: the words of the directive first, then every schedule change in force, in the order in
 * which they were decided. The only place that writes them. */

#include "dt-schedule.h"

#include "dt-db.h"
#include "dt-deadline.h"
#include "dt-schedule-change.h"
#include "dt-schedule-private.h"

#include <glib/gi18n-lib.h>

/* A schedule change in force. */
typedef struct
{
  gint64         id;
  gint64         target_id;    /* all dated tasks of this directive; 0: only the tasks of its moves */
  DtDay          decided_day;
  DtScheduleRule rule;
} Change;

/* A move as it is stored. */
typedef struct
{
  gint64   id;
  gint64   change_id;
  DtDay    old_day;
  DtDay    new_day;
  gboolean excepted;
} Move;

typedef struct
{
  DtDb           *db;
  DtWorkCalendar *calendar;     /* NULL until a rule is applied: most tasks are under none */
  gboolean        include_named;
  GArray         *changes;      /* Change, in the order decided */
  GHashTable     *waiting;      /* tasks whose day is just being computed; NULL until one waits for another */
} Schedule;

/* A task with its deadline as it is stored. */
typedef struct
{
  gint64      id;
  gint64      directive_id;
  DtDay       issued_day;
  gboolean    cancelled;
  gboolean    occurrence;       /* a turn of a recurring task */
  DtDay       original_day;
  DtDay       last_day;
  DtDeadline *deadline;
} Dated;

static void
schedule_clear (Schedule *self)
{
  g_clear_pointer (&self->calendar, dt_work_calendar_unref);
  g_clear_pointer (&self->changes, g_array_unref);
  g_clear_pointer (&self->waiting, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Schedule, schedule_clear)

static void
dated_clear (Dated *self)
{
  g_clear_pointer (&self->deadline, dt_deadline_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Dated, dated_clear)

static gboolean
load_changes (Schedule *self,
              GError  **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (self->db, &st,
                      "SELECT c.id, c.target_id, coalesce (c.decided_day, d.issued_day) AS decided,"
                      "       c.kind, c.amount, c.span, c.fixed_day, c.day_off"
                      "  FROM schedule_change c JOIN directive d ON d.id = c.cause_id"
                      " WHERE c.lifted_day IS NULL ORDER BY decided, c.id",
                      error))
    return FALSE;

  self->changes = g_array_new (FALSE, TRUE, sizeof (Change));
  while (TRUE)
    {
      Change change;

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
schedule_init (Schedule *self,
               DtDb     *db,
               GError  **error)
{
  self->db = db;

  return dt_schedule_include_named (db, &self->include_named, error)
         && load_changes (self, error);
}

static gboolean
need_calendar (Schedule *self,
               GError  **error)
{
  if (self->calendar == NULL)
    self->calendar = dt_schedule_calendar (self->db, error);

  return self->calendar != NULL;
}

static gboolean
apply_rule (Schedule     *self,
            const Change *change,
            DtDay        *day,
            GError      **error)
{
  if (!need_calendar (self, error))
    return FALSE;
  *day = dt_schedule_rule_apply (&change->rule, *day, self->calendar);

  return TRUE;
}

/* assignment_id 0: of the task itself */
static GArray *
load_moves (Schedule *self,
            gint64    task_id,
            gint64    assignment_id,
            GError  **error)
{
  g_autoptr(GArray) moves = g_array_new (FALSE, TRUE, sizeof (Move));
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (self->db, &st,
                      "SELECT id, change_id, old_day, new_day, outcome = 'excepted' FROM deadline_move"
                      " WHERE task_id = ?1 AND assignment_id IS ?2",
                      error))
    return NULL;
  dt_bind_int64 (&st, 1, task_id);
  dt_bind_id (&st, 2, assignment_id);

  while (TRUE)
    {
      Move move;

      if (!dt_stmt_next (&st, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&moves);

      move.id = dt_column_int64 (&st, 0);
      move.change_id = dt_column_int64 (&st, 1);
      move.old_day = dt_column_day (&st, 2);
      move.new_day = dt_column_day (&st, 3);
      move.excepted = dt_column_int (&st, 4) != 0;
      g_array_append_val (moves, move);
    }
}

static const Move *
find_move (GArray *moves,
           gint64  change_id)
{
  for (guint i = 0; i < moves->len; i++)
    if (g_array_index (moves, Move, i).change_id == change_id)
      return &g_array_index (moves, Move, i);

  return NULL;
}

/* Whether everything had been handed in by the day the change was decided: nothing is left to move. */
static gboolean
was_handed_in (Schedule *self,
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
                         DtDay       old_day,
                         DtDay       new_day,
                         const char *excepted,
                         GError    **error)
{
  g_auto(DtStmt) st = { 0 };

  if (!dt_db_prepare (db, &st,
                      "INSERT INTO deadline_move (change_id, task_id, old_day, new_day, outcome, reason)"
                      " VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                      error))
    return FALSE;
  dt_bind_int64 (&st, 1, change_id);
  dt_bind_int64 (&st, 2, task_id);
  dt_bind_int (&st, 3, old_day);
  dt_bind_int (&st, 4, new_day);
  dt_bind_text (&st, 5, excepted != NULL ? "excepted" : "moved");
  dt_bind_text (&st, 6, excepted);

  return dt_stmt_run (&st, error);
}

static gboolean
update_move (Schedule *self,
             gint64    id,
             DtDay     old_day,
             DtDay     new_day,
             GError  **error)
{
  g_auto(DtStmt) st = { 0 };

  if (!dt_db_prepare (self->db, &st, "UPDATE deadline_move SET old_day = ?2, new_day = ?3 WHERE id = ?1", error))
    return FALSE;
  dt_bind_int64 (&st, 1, id);
  dt_bind_int (&st, 2, old_day);
  dt_bind_int (&st, 3, new_day);

  return dt_stmt_run (&st, error);
}

/* The move is stored: what the rule left out stays out; a day that was recorded stands as long as the day it
 * started from does. */
static gboolean
repeat_move (Schedule     *self,
             const Change *change,
             const Move   *move,
             DtDay        *day,
             GError      **error)
{
  DtDay new_day = *day;

  if (!move->excepted && move->old_day == *day)
    new_day = move->new_day;
  else if (!move->excepted && !apply_rule (self, change, &new_day, error))
    return FALSE;

  if ((move->old_day != *day || move->new_day != new_day)
      && !update_move (self, move->id, *day, new_day, error))
    return FALSE;

  *day = new_day;

  return TRUE;
}

/* The task came under the rule after it was applied. */
static gboolean
first_move (Schedule     *self,
            const Change *change,
            const Dated  *task,
            DtDay        *day,
            GError      **error)
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
    excepted = dt_schedule_reason (DT_EXCEPTED_CANCELLED);
  else if (handed_in)
    excepted = dt_schedule_reason (DT_EXCEPTED_HANDED_IN);
  else if (task->issued_day != DT_DAY_NONE && new_day < task->issued_day)
    excepted = dt_schedule_reason (DT_EXCEPTED_BEFORE_ISSUE);

  if (!dt_schedule_insert_move (self->db, change->id, task->id, *day, excepted != NULL ? *day : new_day, excepted, error))
    return FALSE;
  if (excepted == NULL)
    *day = new_day;

  return TRUE;
}

const char *
dt_schedule_reason (DtExcepted excepted)
{
  switch (excepted)
    {
    case DT_EXCEPTED_CANCELLED:
      return _("The task is cancelled.");
    case DT_EXCEPTED_HANDED_IN:
      return _("Everything had been handed in.");
    case DT_EXCEPTED_BEFORE_ISSUE:
      return _("The new day would lie before the date of the directive.");
    case DT_EXCEPTED_BY_HAND:
      return _("Left out by hand.");
    }

  return "";
}

static gboolean
store_days (Schedule    *self,
            const Dated *task,
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

/* The day that a single unit was given. It is a day, not a span, and does not follow those of the task. */
static gboolean
recompute_part (Schedule *self,
                gint64    task_id,
                gint64    assignment_id,
                DtDay     stored_day,
                GError  **error)
{
  g_autoptr(GArray) moves = load_moves (self, task_id, assignment_id, error);
  g_auto(DtStmt) st = { 0 };
  DtDay day = DT_DAY_NONE;

  if (moves == NULL)
    return FALSE;

  for (guint i = 0; i < self->changes->len; i++)
    {
      const Change *change = &g_array_index (self->changes, Change, i);
      const Move *move = find_move (moves, change->id);

      if (move != NULL && !move->excepted)
        day = move->new_day;
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
recompute_parts (Schedule *self,
                 gint64    task_id,
                 GError  **error)
{
  g_autoptr(GArray) parts = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (self->db, &st,
                      "SELECT DISTINCT a.id, a.last_day FROM deadline_move m JOIN assignment a ON a.id = m.assignment_id"
                      " WHERE m.task_id = ?1",
                      error))
    return FALSE;
  dt_bind_int64 (&st, 1, task_id);

  while (TRUE)
    {
      gint64 id;
      gint64 day;

      if (!dt_stmt_next (&st, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      id = dt_column_int64 (&st, 0);
      day = dt_column_day (&st, 1);
      g_array_append_val (parts, id);
      g_array_append_val (parts, day);
    }

  for (guint i = 0; i < parts->len; i += 2)
    if (!recompute_part (self, task_id, g_array_index (parts, gint64, i), (DtDay) g_array_index (parts, gint64, i + 1),
                         error))
      return FALSE;

  return TRUE;
}

static gboolean recompute_one (Schedule *self, gint64 task_id, GError **error);

/* The other task's day first, unless that waits for this one. */
static gboolean
recompute_anchor (Schedule    *self,
                  const Dated *task,
                  gint64       anchor_id,
                  GError     **error)
{
  gboolean ok;

  if (self->waiting == NULL)
    self->waiting = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_hash_table_add (self->waiting, g_memdup2 (&task->id, sizeof task->id));

  if (g_hash_table_contains (self->waiting, &anchor_id))
    return dt_schedule_refuse_loop (self->db, task->id, anchor_id, error);

  ok = recompute_one (self, anchor_id, error);
  g_hash_table_remove (self->waiting, &task->id);

  return ok;
}

static gboolean
compute_original (Schedule    *self,
                  const Dated *task,
                  DtDay       *original_day,
                  GError     **error)
{
  g_autoptr(DtDeadlineRule) rule = NULL;
  gint64 anchor_id = 0;

  if (task->deadline->rule != NULL)
    rule = dt_deadline_rule_parse (task->deadline->rule, NULL);

  if (rule != NULL && rule->kind == DT_RULE_COUNT)
    {
      if (!need_calendar (self, error) || !dt_schedule_find_anchor_task (self->db, task->id, rule, &anchor_id, error))
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
recompute_task (Schedule    *self,
                const Dated *task,
                GError     **error)
{
  g_autoptr(GArray) moves = load_moves (self, task->id, 0, error);
  DtDay original_day = DT_DAY_NONE;
  DtDay day;

  if (moves == NULL || !compute_original (self, task, &original_day, error))
    return FALSE;

  day = original_day;
  for (guint i = 0; i < self->changes->len && day != DT_DAY_NONE; i++)
    {
      const Change *change = &g_array_index (self->changes, Change, i);
      const Move *move = find_move (moves, change->id);

      if (move != NULL)
        {
          if (!repeat_move (self, change, move, &day, error))
            return FALSE;
        }
      else if (change->target_id == task->directive_id && change->target_id != 0 && !task->occurrence)
        {
          if (!first_move (self, change, task, &day, error))
            return FALSE;
        }
    }

  return store_days (self, task, original_day, day, error)
         && recompute_parts (self, task->id, error);
}

static gboolean
load_dated (Schedule *self,
            gint64    task_id,
            Dated    *task,
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
recompute_one (Schedule *self,
               gint64    task_id,
               GError  **error)
{
  g_auto(Dated) task = { 0 };
  g_autoptr(GError) local_error = NULL;
  gboolean found = FALSE;

  if (!load_dated (self, task_id, &task, &found, &local_error) && local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return !found || recompute_task (self, &task, error);
}

/* All ids first: the rows change while they are walked. */
static gboolean
recompute_all_of (Schedule *self,
                  DtStmt   *st,
                  GError  **error)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean has_row;

  while (TRUE)
    {
      gint64 id;

      if (!dt_stmt_next (st, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      id = dt_column_int64 (st, 0);
      g_array_append_val (ids, id);
    }

  for (guint i = 0; i < ids->len; i++)
    if (!recompute_one (self, g_array_index (ids, gint64, i), error))
      return FALSE;

  return TRUE;
}

gboolean
dt_schedule_recompute (DtDb    *db,
                       gint64   directive_id,
                       GError **error)
{
  g_auto(Schedule) self = { 0 };
  g_auto(DtStmt) st = { 0 };

  if (!schedule_init (&self, db, error)
      || !dt_db_prepare (db, &st,
                         directive_id == 0 ? "SELECT task_id FROM deadline ORDER BY task_id"
                                           : "SELECT l.task_id FROM task t JOIN deadline l ON l.task_id = t.id"
                                             " WHERE t.directive_id = ?1 ORDER BY t.id",
                         error))
    return FALSE;
  if (directive_id != 0)
    dt_bind_int64 (&st, 1, directive_id);

  return recompute_all_of (&self, &st, error);
}

gboolean
dt_schedule_apply_to_new_task (DtDb    *db,
                               gint64   task_id,
                               GError **error)
{
  g_auto(Schedule) self = { 0 };

  return schedule_init (&self, db, error) && recompute_one (&self, task_id, error);
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
    "   AND (EXISTS (SELECT 1 FROM touched_calendar_day) OR EXISTS (SELECT 1 FROM touched_calendar_year))";
  g_auto(Schedule) self = { 0 };
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  /* Most registers have none: nothing more is read then. */
  if (!dt_db_prepare (db, &st, "SELECT 1 FROM deadline WHERE rule IS NOT NULL LIMIT 1", error)
      || !dt_stmt_next (&st, &has_row, error))
    return FALSE;
  dt_stmt_clear (&st);
  if (!has_row)
    return TRUE;

  return dt_db_prepare (db, &st, sql, error)
         && schedule_init (&self, db, error)
         && recompute_all_of (&self, &st, error);
}

gboolean
dt_schedule_follow_all (DtDb    *db,
                        GError **error)
{
  g_auto(Schedule) self = { 0 };
  g_auto(DtStmt) st = { 0 };

  return dt_db_prepare (db, &st, RULED "substr (l.rule, 1, 2) <> 'R/'", error)
         && schedule_init (&self, db, error)
         && recompute_all_of (&self, &st, error);
}
