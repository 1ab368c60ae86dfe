/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a schedule change would do to every task it is about, worked out before anything is stored. */

#include "dt-change-private.h"

#include "dt-error.h"

#include <glib/gi18n-lib.h>

static void
candidate_clear (gpointer data)
{
  DtPlanTask *self = data;

  g_clear_pointer (&self->later, g_array_unref);
}

void
dt_plan_clear (DtPlan *self)
{
  g_clear_pointer (&self->calendar, dt_work_calendar_unref);
  g_clear_pointer (&self->ids, g_free);
  g_clear_pointer (&self->candidates, g_array_unref);
  g_clear_pointer (&self->by_task, g_hash_table_unref);
  g_clear_pointer (&self->preview, dt_change_preview_free);
}

static gboolean
refuse (GError    **error,
        const char *message)
{
  g_set_error_literal (error, DT_ERROR, DT_ERROR_INVALID, message);

  return FALSE;
}

gboolean
dt_plan_load_directive (DtDb *db,
                        gint64 id,
                        char **symbol,
                        DtDay *issued_day,
                        GError **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &st, "SELECT symbol, issued_day FROM directive WHERE id = ?1", error))
    return FALSE;
  dt_bind_int64 (&st, 1, id);
  if (!dt_stmt_next (&st, &has_row, error))
    return FALSE;
  if (!has_row)
    {
      g_set_error_literal (error, DT_ERROR, DT_ERROR_NOT_FOUND, _("This directive is no longer in the register."));
      return FALSE;
    }

  if (symbol != NULL)
    *symbol = dt_column_dup (&st, 0);
  *issued_day = dt_column_day (&st, 1);

  return TRUE;
}

static gboolean
check_rule (const DtChangeEdit *edit,
            GError            **error)
{
  const DtScheduleRule *rule = &edit->rule;
  gboolean by_day = rule->kind == DT_CHANGE_FIX
                    || ((rule->kind == DT_CHANGE_EXTEND || rule->kind == DT_CHANGE_CORRECT) && rule->fixed_day != DT_DAY_NONE);

  if (edit->target_id == 0 && edit->assignment_id == 0 && (edit->tasks == NULL || edit->tasks->len == 0))
    return refuse (error, _("No task was chosen."));
  if (edit->cause_id != 0 && edit->cause_id == edit->target_id && rule->kind != DT_CHANGE_CORRECT)
    return refuse (error, _("A directive cannot move its own days. Choose the directive that orders it."));
  if (by_day && rule->fixed_day == DT_DAY_NONE)
    return refuse (error, _("The new day is missing."));
  if (!by_day && rule->amount <= 0)
    return refuse (error, _("The number of days must be at least 1."));

  return TRUE;
}

static void
add_candidate (DtPlan   *self,
               DtStmt *st)
{
  DtPlanTask candidate = { 0 };
  DtMovePreview *move = g_new0 (DtMovePreview, 1);

  move->task_id = dt_column_int64 (st, 0);
  move->clause = dt_column_dup (st, 1);
  move->title = dt_column_dup (st, 2);
  move->lead = dt_column_dup (st, 3);
  move->old_day = dt_column_day (st, 4);
  move->new_day = move->old_day;
  move->n_leads = dt_column_int (st, 8);
  move->handed_day = dt_column_day (st, 9);
  candidate.move = move;
  candidate.phase = (DtPhase) dt_column_int (st, 5);
  candidate.next_day = dt_column_day (st, 6);
  candidate.issued_day = dt_column_day (st, 7);

  g_ptr_array_add (self->preview->moves, move);
  g_array_append_val (self->candidates, candidate);
  g_hash_table_insert (self->by_task, &move->task_id, GUINT_TO_POINTER (self->candidates->len));
}

#define CANDIDATE                                                                                  \
  "SELECT t.id, coalesce (t.clause, t.ordinal), t.title,"                                          \
  "       CASE WHEN s.owed > 1 THEN '' ELSE u.short_name END, l.last_day, s.phase, s.next_day, d.issued_day," \
  "       s.owed, s.handed_day"                                                                    \
  "  FROM task t JOIN task_status s ON s.task_id = t.id JOIN directive d ON d.id = t.directive_id"  \
  "  LEFT JOIN deadline l ON l.task_id = t.id LEFT JOIN unit u ON u.id = s.lead_id"

/* A part that owes nothing any longer has no row in assignment_status: the rule passes over it. */
#define CANDIDATE_PART                                                                             \
  "SELECT t.id, coalesce (t.clause, t.ordinal), t.title, u.short_name, coalesce (a.last_day, l.last_day)," \
  "       coalesce (s.phase, 7), coalesce (a.last_day, l.last_day), d.issued_day,"                 \
  "       1, NULL"                                                                                 \
  "  FROM assignment a JOIN task t ON t.id = a.task_id JOIN directive d ON d.id = t.directive_id"   \
  "  JOIN unit u ON u.id = a.unit_id LEFT JOIN deadline l ON l.task_id = t.id"                      \
  "  LEFT JOIN assignment_status s ON s.assignment_id = a.id"

G_STATIC_ASSERT (DT_PHASE_CANCELLED == 7);

/* Which tasks a statement is about: those of the directive, or those that were chosen. */
gboolean
dt_plan_prepare (DtPlan     *self,
                 DtStmt     *st,
                 const char *of_directive,
                 const char *of_tasks,
                 GError    **error)
{
  if (!dt_db_prepare (self->db, st, self->ids == NULL ? of_directive : of_tasks, error))
    return FALSE;
  if (self->ids == NULL)
    dt_bind_int64 (st, 1, self->edit->target_id);
  else
    dt_bind_text (st, 1, self->ids);

  return TRUE;
}

static gboolean
load_candidates (DtPlan    *self,
                 GError **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (self->edit->assignment_id != 0)
    {
      if (!dt_db_prepare (self->db, &st, CANDIDATE_PART " WHERE a.id = ?1", error))
        return FALSE;
      dt_bind_int64 (&st, 1, self->edit->assignment_id);
    }
  else if (!dt_plan_prepare (self, &st, CANDIDATE DT_PLAN_OF_DIRECTIVE ("t.directive_id") " ORDER BY t.position, t.id",
                     CANDIDATE DT_PLAN_OF_TASKS " ORDER BY d.issued_day, d.id, t.position, t.id", error))
    {
      return FALSE;
    }

  while (TRUE)
    {
      if (!dt_stmt_next (&st, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      add_candidate (self, &st);
    }

  if (self->candidates->len == 0 && self->edit->target_id == 0)
    {
      g_set_error_literal (error, DT_ERROR, DT_ERROR_NOT_FOUND, _("This task is no longer in the register."));
      return FALSE;
    }
  return TRUE;
}

DtPlanTask *
dt_plan_find (DtPlan *self,
              gint64  task_id)
{
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_task, &task_id));

  return index > 0 ? &g_array_index (self->candidates, DtPlanTask, index - 1) : NULL;
}

#define LATER                                                                                      \
  "SELECT m.task_id, m.old_day, c.kind, c.amount, c.span, c.fixed_day, c.day_off"                  \
  "  FROM task t JOIN deadline_move m ON m.task_id = t.id AND m.assignment_id IS NULL AND m.outcome = 'moved'" \
  "  JOIN schedule_change c ON c.id = m.change_id JOIN directive q ON q.id = c.cause_id"

#define LATER_ORDER " AND c.lifted_day IS NULL AND " DT_SCHEDULE_DECIDED " > ?2 ORDER BY m.task_id, " DT_SCHEDULE_ORDER

/* Changes that were decided after this one work upon what it leaves, although they were entered before it. */
static gboolean
load_later (DtPlan    *self,
            GError **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (self->edit->assignment_id != 0)
    return TRUE;
  if (!dt_plan_prepare (self, &st, LATER DT_PLAN_OF_DIRECTIVE ("t.directive_id") LATER_ORDER, LATER DT_PLAN_OF_TASKS LATER_ORDER, error))
    return FALSE;
  dt_bind_int (&st, 2, self->decided_day);

  while (TRUE)
    {
      DtScheduleRule rule;
      DtPlanTask *candidate;

      if (!dt_stmt_next (&st, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;

      candidate = dt_plan_find (self, dt_column_int64 (&st, 0));
      if (candidate == NULL)
        continue;
      if (candidate->later == NULL)
        {
          candidate->later = g_array_new (FALSE, TRUE, sizeof (DtScheduleRule));
          candidate->base_day = dt_column_day (&st, 1);
        }
      rule.kind = (DtChangeKind) dt_column_nick (&st, 2, dt_change_kind_nicks);
      rule.amount = dt_column_int (&st, 3);
      rule.unit = (DtSpanUnit) dt_column_nick (&st, 4, dt_span_unit_nicks);
      rule.fixed_day = dt_column_day (&st, 5);
      rule.day_off = (DtDayOffRule) dt_column_nick (&st, 6, dt_day_off_rule_nicks);
      g_array_append_val (candidate->later, rule);
    }
}

/* What the rule works upon: what the changes decided before it leave. */
DtDay
dt_plan_base_of (const DtPlanTask *candidate)
{
  return candidate->later != NULL ? candidate->base_day : candidate->move->old_day;
}

/* What the changes decided after it make of the day it gives; none of them moves before the directive's own date. */
static DtDay
apply_later (DtPlan            *self,
             const DtPlanTask *candidate,
             DtDay            day)
{
  for (guint i = 0; candidate->later != NULL && i < candidate->later->len; i++)
    {
      DtDay next = dt_schedule_rule_apply (&g_array_index (candidate->later, DtScheduleRule, i), day, self->calendar);

      if (candidate->issued_day == DT_DAY_NONE || next >= candidate->issued_day || next == day)
        day = next;
    }

  return day;
}

/* Why the rule passes over the task; -1: it does not. */
static int
exception_of (DtPlan            *self,
              const DtPlanTask *candidate,
              DtDay            new_day)
{
  const DtMovePreview *move = candidate->move;

  if (candidate->phase == DT_PHASE_CANCELLED)
    return DT_EXCEPTED_CANCELLED;
  if (candidate->phase == DT_PHASE_HANDED || candidate->phase == DT_PHASE_DONE || candidate->phase == DT_PHASE_DONE_LATE)
    return DT_EXCEPTED_HANDED_IN;
  if (self->edit->excepted != NULL && g_hash_table_contains (self->edit->excepted, &move->task_id))
    return DT_EXCEPTED_BY_HAND;
  if (candidate->issued_day != DT_DAY_NONE && new_day < candidate->issued_day)
    return DT_EXCEPTED_BEFORE_ISSUE;

  return -1;
}

static void
tell_effects (DtPlan            *self,
              const DtPlanTask *candidate)
{
  DtMovePreview *move = candidate->move;
  DtDay today = self->edit->today;

  move->effects = DT_EFFECT_MOVED;
  if (move->new_day < today)
    move->effects |= DT_EFFECT_PAST;
  if (!dt_work_calendar_is_working (self->calendar, move->new_day))
    move->effects |= DT_EFFECT_DAY_OFF;
  if (dt_phase_is_open (candidate->phase) && move->new_day < today
      && !(candidate->next_day != DT_DAY_NONE && candidate->next_day < today))
    move->effects |= DT_EFFECT_LATE;
}

static void
plan_move (DtPlan      *self,
           DtPlanTask *candidate)
{
  DtMovePreview *move = candidate->move;
  DtDay new_day;
  int exception;

  if (move->old_day == DT_DAY_NONE || candidate->phase == DT_PHASE_STANDING)
    {
      move->effects = DT_EFFECT_UNCHANGED;
      return;
    }

  new_day = dt_schedule_rule_apply (&self->edit->rule, dt_plan_base_of (candidate), self->calendar);
  exception = exception_of (self, candidate, new_day);
  new_day = apply_later (self, candidate, new_day);
  if (exception >= 0 || new_day == move->old_day)
    {
      move->effects = DT_EFFECT_UNCHANGED | (exception == DT_EXCEPTED_BEFORE_ISSUE ? DT_EFFECT_BEFORE_ISSUE : 0);
      candidate->excepted = exception >= 0;
      candidate->reason = exception >= 0 ? (DtExcepted) exception : DT_EXCEPTED_BY_HAND;
      return;
    }

  move->new_day = new_day;
  tell_effects (self, candidate);
}

/* The task's day is derived from that of another: it stays @lag_days before it, and the rule itself does not touch it. */
static gboolean
follow (DtPlan    *self,
        gint64   outward_id,
        gint64   inner_id,
        int      lag_days,
        GError **error)
{
  DtPlanTask *inner = dt_plan_find (self, inner_id);
  DtDay day = dt_plan_find (self, outward_id)->move->new_day;

  if (inner == NULL)
    {
      g_auto(DtStmt) st = { 0 };
      gboolean has_row;

      if (!dt_db_prepare (self->db, &st, CANDIDATE " WHERE t.id = ?1", error))
        return FALSE;
      dt_bind_int64 (&st, 1, inner_id);
      if (!dt_stmt_next (&st, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      add_candidate (self, &st);
      inner = dt_plan_find (self, inner_id);
    }

  inner->excepted = FALSE;
  inner->move->follows = TRUE;
  inner->move->new_day = MAX (day - lag_days, DT_DAY_NONE);
  if (inner->move->new_day != inner->move->old_day)
    tell_effects (self, inner);
  else
    inner->move->effects = DT_EFFECT_UNCHANGED;

  return TRUE;
}

/* The list grows while it is walked, so that followers are followed too. A task follows once. */
static gboolean
plan_followers (DtPlan    *self,
                GError **error)
{
  g_auto(DtStmt) any = { 0 };
  gboolean has_any;

  if (!dt_db_prepare (self->db, &any, "SELECT 1 FROM dependency WHERE lag_days IS NOT NULL LIMIT 1", error)
      || !dt_stmt_next (&any, &has_any, error))
    return FALSE;
  if (!has_any)
    return TRUE;

  for (guint i = 0; i < self->candidates->len; i++)
    {
      const DtMovePreview *move = g_array_index (self->candidates, DtPlanTask, i).move;
      g_auto(DtStmt) st = { 0 };
      gboolean has_row = TRUE;

      if (!dt_db_prepare (self->db, &st,
                          "SELECT x.needs_id, x.lag_days FROM dependency x JOIN deadline l ON l.task_id = x.needs_id"
                          " WHERE x.task_id = ?1 AND x.lag_days IS NOT NULL ORDER BY x.id",
                          error))
        return FALSE;
      dt_bind_int64 (&st, 1, move->task_id);
      while (has_row)
        {
          DtPlanTask *inner;

          if (!dt_stmt_next (&st, &has_row, error))
            return FALSE;
          if (!has_row)
            break;
          inner = dt_plan_find (self, dt_column_int64 (&st, 0));
          if (inner != NULL && inner->move->follows)
            continue;
          if (!follow (self, move->task_id, dt_column_int64 (&st, 0), dt_column_int (&st, 1), error))
            return FALSE;
        }
    }

  return TRUE;
}

static void
count_effects (DtChangePreview *preview)
{
  for (guint i = 0; i < preview->moves->len; i++)
    {
      unsigned effects = ((const DtMovePreview *) g_ptr_array_index (preview->moves, i))->effects;

      preview->n_moved += (effects & DT_EFFECT_MOVED) != 0;
      preview->n_past += (effects & DT_EFFECT_PAST) != 0;
      preview->n_day_off += (effects & DT_EFFECT_DAY_OFF) != 0;
      preview->n_squeezed += (effects & DT_EFFECT_SQUEEZED) != 0;
      preview->n_late += (effects & DT_EFFECT_LATE) != 0;
      preview->n_unchanged += (effects & DT_EFFECT_UNCHANGED) != 0;
    }
}

static char *
list_ids (GArray *ids)
{
  GString *json = g_string_new ("[");

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (json, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", g_array_index (ids, gint64, i));
  g_string_append_c (json, ']');

  return g_string_free (json, FALSE);
}

/* "15 days earlier than Plan 150", entered twice, would be thirty: it may be meant, so it is told, not refused. */
static gboolean
count_alike (DtPlan  *self,
             GError **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (self->edit->cause_id == 0 || self->edit->target_id == 0)
    return TRUE;
  if (!dt_db_prepare (self->db, &st,
                      "SELECT count (*) FROM schedule_change WHERE cause_id = ?1 AND target_id = ?2 AND lifted_day IS NULL", error))
    return FALSE;
  dt_bind_int64 (&st, 1, self->edit->cause_id);
  dt_bind_int64 (&st, 2, self->edit->target_id);
  if (!dt_stmt_next (&st, &has_row, error))
    return FALSE;
  self->preview->n_alike = dt_column_int (&st, 0);

  return TRUE;
}

static gboolean
begin_plan (DtPlan               *self,
            DtDb               *db,
            const DtChangeEdit *edit,
            GError            **error)
{
  DtDay issued_day;

  self->db = db;
  self->edit = edit;
  self->preview = g_new0 (DtChangePreview, 1);
  self->preview->moves = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_move_preview_free);
  self->candidates = g_array_new (FALSE, TRUE, sizeof (DtPlanTask));
  g_array_set_clear_func (self->candidates, candidate_clear);
  self->by_task = g_hash_table_new (g_int64_hash, g_int64_equal);
  if (edit->target_id == 0)
    self->ids = edit->tasks != NULL ? list_ids (edit->tasks) : g_strdup ("[]");

  if (!check_rule (edit, error)
      || (edit->target_id != 0 && !dt_plan_load_directive (db, edit->target_id, NULL, &issued_day, error))
      || (edit->cause_id != 0 && !dt_plan_load_directive (db, edit->cause_id, NULL, &self->decided_day, error)))
    return FALSE;

  if (edit->decided_day != DT_DAY_NONE)
    self->decided_day = edit->decided_day;
  else if (self->decided_day == DT_DAY_NONE)
    self->decided_day = edit->today;
  self->calendar = dt_schedule_calendar (db, error);

  return self->calendar != NULL && count_alike (self, error);
}

gboolean
dt_plan_make (DtPlan *self,
              DtDb *db,
              const DtChangeEdit *edit,
              GError **error)
{
  if (!begin_plan (self, db, edit, error) || !load_candidates (self, error) || !load_later (self, error))
    return FALSE;

  for (guint i = 0; i < self->candidates->len; i++)
    plan_move (self, &g_array_index (self->candidates, DtPlanTask, i));

  if (edit->assignment_id == 0
      && (!plan_followers (self, error)
          || !dt_plan_check_pairs (self, error)))
    return FALSE;

  count_effects (self->preview);

  return TRUE;
}
