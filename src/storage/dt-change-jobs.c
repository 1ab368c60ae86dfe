/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A schedule change over all dated tasks of a directive, over chosen tasks or one unit's part: what it would do, and
 * doing it. */

#include "dt-db.h"
#include "dt-edit-jobs.h"
#include "dt-error.h"
#include "dt-schedule-private.h"
#include "dt-text.h"

#include <glib/gi18n-lib.h>

/* A task of the directive while the change is worked out; the preview's line belongs to the preview. */
typedef struct
{
  DtMovePreview *move;
  DtDay          issued_day;
  DtPhase        phase;
  DtDay          next_day;
  DtDay          base_day;      /* what the rule starts from, where changes decided later follow it */
  GArray        *later;         /* DtScheduleRule of these; NULL: none */
  gboolean       excepted;
  DtExcepted     reason;
} Candidate;

static void
candidate_clear (gpointer data)
{
  Candidate *self = data;

  g_clear_pointer (&self->later, g_array_unref);
}

typedef struct
{
  DtDb               *db;
  const DtChangeEdit *edit;
  DtWorkCalendar     *calendar;
  DtDay               decided_day;
  char               *ids;           /* JSON list of the tasks, where they were chosen */
  GArray             *candidates;    /* Candidate, as the moves of the preview */
  GHashTable         *by_task;       /* gint64* → index + 1 */
  DtChangePreview    *preview;
} Plan;

static void
plan_clear (Plan *self)
{
  g_clear_pointer (&self->calendar, dt_work_calendar_unref);
  g_clear_pointer (&self->ids, g_free);
  g_clear_pointer (&self->candidates, g_array_unref);
  g_clear_pointer (&self->by_task, g_hash_table_unref);
  g_clear_pointer (&self->preview, dt_change_preview_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Plan, plan_clear)

/**
 * dt_change_edit_new:
 * @target_id: the directive whose dated tasks move
 * @cause_id: the directive that says so
 * @rule: what it says; copied
 * @today: the day it is
 *
 * Returns: (transfer full): data for dt_job_preview_change() and dt_job_apply_change()
 */
DtChangeEdit *
dt_change_edit_new (gint64                target_id,
                    gint64                cause_id,
                    const DtScheduleRule *rule,
                    DtDay                 today)
{
  DtChangeEdit *self = g_new0 (DtChangeEdit, 1);

  self->target_id = target_id;
  self->cause_id = cause_id;
  self->rule = *rule;
  self->today = today;

  return self;
}

/**
 * dt_change_edit_new_for_tasks:
 * @tasks: (array length=n): ids; copied
 * @n: how many
 * @cause_id: the directive that says so
 * @rule: what it says; copied
 * @today: the day it is
 *
 * Returns: (transfer full): data for the jobs, for these tasks alone
 */
DtChangeEdit *
dt_change_edit_new_for_tasks (const gint64         *tasks,
                              guint                 n,
                              gint64                cause_id,
                              const DtScheduleRule *rule,
                              DtDay                 today)
{
  DtChangeEdit *self = dt_change_edit_new (0, cause_id, rule, today);

  self->tasks = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n);
  g_array_append_vals (self->tasks, tasks, n);

  return self;
}

/**
 * dt_change_edit_new_for_part:
 * @assignment_id: one unit's part of a task
 * @cause_id: the directive that says so
 * @rule: what it says; copied
 * @today: the day it is
 *
 * Returns: (transfer full): data for the jobs, for that part alone
 */
DtChangeEdit *
dt_change_edit_new_for_part (gint64                assignment_id,
                             gint64                cause_id,
                             const DtScheduleRule *rule,
                             DtDay                 today)
{
  DtChangeEdit *self = dt_change_edit_new (0, cause_id, rule, today);

  self->assignment_id = assignment_id;

  return self;
}

void
dt_change_edit_free (DtChangeEdit *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->tasks, g_array_unref);
  g_free (self->note);
  g_free (self->cause_clause);
  g_clear_pointer (&self->excepted, g_hash_table_unref);
  g_free (self);
}

static gboolean
refuse (GError    **error,
        const char *message)
{
  g_set_error_literal (error, DT_ERROR, DT_ERROR_INVALID, message);

  return FALSE;
}

static gboolean
load_directive (DtDb    *db,
                gint64   id,
                char   **symbol,
                DtDay   *issued_day,
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
add_candidate (Plan   *self,
               DtStmt *st)
{
  Candidate candidate = { 0 };
  DtMovePreview *move = g_new0 (DtMovePreview, 1);

  move->task_id = dt_column_int64 (st, 0);
  move->clause = dt_column_dup (st, 1);
  move->title = dt_column_dup (st, 2);
  move->lead = dt_column_dup (st, 3);
  move->old_day = dt_column_day (st, 4);
  move->new_day = move->old_day;
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
  "       CASE WHEN s.owed > 1 THEN '' ELSE u.short_name END, l.last_day, s.phase, s.next_day, d.issued_day" \
  "  FROM task t JOIN task_status s ON s.task_id = t.id JOIN directive d ON d.id = t.directive_id"  \
  "  LEFT JOIN deadline l ON l.task_id = t.id LEFT JOIN unit u ON u.id = s.lead_id"

/* A part that owes nothing any longer has no row in assignment_status: the rule passes over it. */
#define CANDIDATE_PART                                                                             \
  "SELECT t.id, coalesce (t.clause, t.ordinal), t.title, u.short_name, coalesce (a.last_day, l.last_day)," \
  "       coalesce (s.phase, 7), coalesce (a.last_day, l.last_day), d.issued_day"                  \
  "  FROM assignment a JOIN task t ON t.id = a.task_id JOIN directive d ON d.id = t.directive_id"   \
  "  JOIN unit u ON u.id = a.unit_id LEFT JOIN deadline l ON l.task_id = t.id"                      \
  "  LEFT JOIN assignment_status s ON s.assignment_id = a.id"

G_STATIC_ASSERT (DT_PHASE_CANCELLED == 7);

#define OF_DIRECTIVE(column) " WHERE " column " = ?1"
#define OF_TASKS             " WHERE t.id IN (SELECT value FROM json_each (?1))"

/* Which tasks a statement is about: those of the directive, or those that were chosen. */
static gboolean
prepare (Plan       *self,
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
load_candidates (Plan    *self,
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
  else if (!prepare (self, &st, CANDIDATE OF_DIRECTIVE ("t.directive_id") " ORDER BY t.position, t.id",
                     CANDIDATE OF_TASKS " ORDER BY d.issued_day, d.id, t.position, t.id", error))
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

static Candidate *
candidate_of (Plan  *self,
              gint64 task_id)
{
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_task, &task_id));

  return index > 0 ? &g_array_index (self->candidates, Candidate, index - 1) : NULL;
}

#define LATER                                                                                      \
  "SELECT m.task_id, m.old_day, c.kind, c.amount, c.span, c.fixed_day, c.day_off"                  \
  "  FROM task t JOIN deadline_move m ON m.task_id = t.id AND m.assignment_id IS NULL AND m.outcome = 'moved'" \
  "  JOIN schedule_change c ON c.id = m.change_id JOIN directive q ON q.id = c.cause_id"

#define LATER_ORDER " AND c.lifted_day IS NULL AND " DT_SCHEDULE_DECIDED " > ?2 ORDER BY m.task_id, " DT_SCHEDULE_ORDER

/* Changes that were decided after this one work upon what it leaves, although they were entered before it. */
static gboolean
load_later (Plan    *self,
            GError **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (self->edit->assignment_id != 0)
    return TRUE;
  if (!prepare (self, &st, LATER OF_DIRECTIVE ("t.directive_id") LATER_ORDER, LATER OF_TASKS LATER_ORDER, error))
    return FALSE;
  dt_bind_int (&st, 2, self->decided_day);

  while (TRUE)
    {
      DtScheduleRule rule;
      Candidate *candidate;

      if (!dt_stmt_next (&st, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;

      candidate = candidate_of (self, dt_column_int64 (&st, 0));
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
static DtDay
base_of (const Candidate *candidate)
{
  return candidate->later != NULL ? candidate->base_day : candidate->move->old_day;
}

/* What the changes decided after it make of the day it gives; none of them moves before the directive's own date. */
static DtDay
apply_later (Plan            *self,
             const Candidate *candidate,
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
exception_of (Plan            *self,
              const Candidate *candidate,
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
tell_effects (Plan            *self,
              const Candidate *candidate)
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
plan_move (Plan      *self,
           Candidate *candidate)
{
  DtMovePreview *move = candidate->move;
  DtDay new_day;
  int exception;

  if (move->old_day == DT_DAY_NONE || candidate->phase == DT_PHASE_STANDING)
    {
      move->effects = DT_EFFECT_UNCHANGED;
      return;
    }

  new_day = dt_schedule_rule_apply (&self->edit->rule, base_of (candidate), self->calendar);
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

/* A pair in which one waits for the other, with the days as they will be. */
static void
check_pair (Plan  *self,
            gint64 task_id,
            DtDay  task_day,
            gint64 needs_id,
            DtDay  needs_day)
{
  Candidate *task = candidate_of (self, task_id);
  Candidate *needs = candidate_of (self, needs_id);

  if (task != NULL)
    task_day = task->move->new_day;
  if (needs != NULL)
    needs_day = needs->move->new_day;
  if (task_day == DT_DAY_NONE || needs_day == DT_DAY_NONE || task_day >= needs_day)
    return;

  if (task != NULL && (task->move->effects & DT_EFFECT_MOVED) != 0)
    task->move->effects |= DT_EFFECT_SQUEEZED;
  if (needs != NULL && (needs->move->effects & DT_EFFECT_MOVED) != 0)
    needs->move->effects |= DT_EFFECT_SQUEEZED;
}

#define PAIR                                                                                       \
  "SELECT x.task_id, a.last_day, x.needs_id, b.last_day FROM task t JOIN dependency x ON x."
#define PAIR_STATUS                                                                                \
  " = t.id JOIN task_status a ON a.task_id = x.task_id JOIN task_status b ON b.task_id = x.needs_id"
#define STILL_WAITED " AND b.phase <= ?2"

/* Nothing waits any longer for what was handed in. */
static gboolean
check_pairs (Plan       *self,
             const char *of_directive,
             const char *of_tasks,
             GError    **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!prepare (self, &st, of_directive, of_tasks, error))
    return FALSE;
  dt_bind_int (&st, 2, DT_PHASE_IDLE);

  while (TRUE)
    {
      if (!dt_stmt_next (&st, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      check_pair (self, dt_column_int64 (&st, 0), dt_column_day (&st, 1), dt_column_int64 (&st, 2), dt_column_day (&st, 3));
    }
}

/* The task's day is derived from that of another: it stays @lag_days before it, and the rule itself does not touch it. */
static gboolean
follow (Plan    *self,
        gint64   outward_id,
        gint64   inner_id,
        int      lag_days,
        GError **error)
{
  Candidate *inner = candidate_of (self, inner_id);
  DtDay day = candidate_of (self, outward_id)->move->new_day;

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
      inner = candidate_of (self, inner_id);
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
plan_followers (Plan    *self,
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
      const DtMovePreview *move = g_array_index (self->candidates, Candidate, i).move;
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
          Candidate *inner;

          if (!dt_stmt_next (&st, &has_row, error))
            return FALSE;
          if (!has_row)
            break;
          inner = candidate_of (self, dt_column_int64 (&st, 0));
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

static gboolean
begin_plan (Plan               *self,
            DtDb               *db,
            const DtChangeEdit *edit,
            GError            **error)
{
  DtDay issued_day;

  self->db = db;
  self->edit = edit;
  self->preview = g_new0 (DtChangePreview, 1);
  self->preview->moves = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_move_preview_free);
  self->candidates = g_array_new (FALSE, TRUE, sizeof (Candidate));
  g_array_set_clear_func (self->candidates, candidate_clear);
  self->by_task = g_hash_table_new (g_int64_hash, g_int64_equal);
  if (edit->target_id == 0)
    self->ids = edit->tasks != NULL ? list_ids (edit->tasks) : g_strdup ("[]");

  if (!check_rule (edit, error)
      || (edit->target_id != 0 && !load_directive (db, edit->target_id, NULL, &issued_day, error))
      || (edit->cause_id != 0 && !load_directive (db, edit->cause_id, NULL, &self->decided_day, error)))
    return FALSE;

  if (edit->decided_day != DT_DAY_NONE)
    self->decided_day = edit->decided_day;
  else if (self->decided_day == DT_DAY_NONE)
    self->decided_day = edit->today;
  self->calendar = dt_schedule_calendar (db, error);

  return self->calendar != NULL;
}

static gboolean
make_plan (Plan               *self,
           DtDb               *db,
           const DtChangeEdit *edit,
           GError            **error)
{
  if (!begin_plan (self, db, edit, error) || !load_candidates (self, error) || !load_later (self, error))
    return FALSE;

  for (guint i = 0; i < self->candidates->len; i++)
    plan_move (self, &g_array_index (self->candidates, Candidate, i));

  if (edit->assignment_id == 0
      && (!plan_followers (self, error)
          || !check_pairs (self, PAIR "task_id" PAIR_STATUS OF_DIRECTIVE ("t.directive_id") STILL_WAITED,
                           PAIR "task_id" PAIR_STATUS OF_TASKS STILL_WAITED, error)
          || !check_pairs (self, PAIR "needs_id" PAIR_STATUS OF_DIRECTIVE ("t.directive_id") STILL_WAITED,
                           PAIR "needs_id" PAIR_STATUS OF_TASKS STILL_WAITED, error)))
    return FALSE;

  count_effects (self->preview);

  return TRUE;
}

/**
 * dt_job_preview_change:
 * @data: a #DtChangeEdit
 * @result: (out): a #DtChangePreview with every task of the directive, in its order
 *
 * A task that is handed in, done, cancelled, standing or undated stays; so does one whose new day would lie before the
 * directive's own date. The cause may still be missing (0): then as if decided today. DT_ERROR_INVALID for a rule that says nothing, DT_ERROR_NOT_FOUND for a directive that is gone.
 */
gboolean
dt_job_preview_change (DtDb     *db,
                       gpointer  data,
                       gpointer *result,
                       GError  **error)
{
  g_auto(Plan) plan = { 0 };

  if (!make_plan (&plan, db, data, error))
    return FALSE;
  *result = g_steal_pointer (&plan.preview);

  return TRUE;
}

static gboolean
insert_change (DtDb               *db,
               const DtChangeEdit *edit,
               DtDay               decided_day,
               gint64             *id,
               GError            **error)
{
  g_autofree char *uid = dt_uid_new ();
  g_auto(DtStmt) st = { 0 };

  if (!dt_db_prepare (db, &st,
                      "INSERT INTO schedule_change (uid, kind, cause_id, cause_clause, target_id, amount, span,"
                      "                             fixed_day, day_off, decided_day, note)"
                      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
                      error))
    return FALSE;
  dt_bind_text (&st, 1, uid);
  dt_bind_text (&st, 2, dt_nick_get (dt_change_kind_nicks, (int) edit->rule.kind));
  dt_bind_int64 (&st, 3, edit->cause_id);
  dt_bind_text (&st, 4, edit->cause_clause);
  dt_bind_id (&st, 5, edit->target_id);
  dt_bind_int (&st, 6, edit->rule.amount);
  dt_bind_text (&st, 7, dt_nick_get (dt_span_unit_nicks, (int) edit->rule.unit));
  dt_bind_day (&st, 8, edit->rule.fixed_day);
  dt_bind_text (&st, 9, dt_nick_get (dt_day_off_rule_nicks, (int) edit->rule.day_off));
  dt_bind_day (&st, 10, decided_day);
  dt_bind_text (&st, 11, edit->note);
  if (!dt_stmt_run (&st, error))
    return FALSE;
  *id = sqlite3_last_insert_rowid (dt_db_handle (db));

  return TRUE;
}

static gboolean
insert_moves (Plan    *self,
              gint64   change_id,
              GError **error)
{
  for (guint i = 0; i < self->candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (self->candidates, Candidate, i);
      const DtMovePreview *move = candidate->move;

      /* What this rule alone does; later ones work upon it. */
      DtDay old_day = base_of (candidate);
      DtDay new_day = candidate->excepted ? old_day : dt_schedule_rule_apply (&self->edit->rule, old_day, self->calendar);

      /* Without a directive the moves alone say what the rule is about: also a task that it does not move today. */
      if (move->follows || old_day == DT_DAY_NONE || candidate->phase == DT_PHASE_STANDING
          || (new_day == old_day && !candidate->excepted && self->edit->target_id != 0))
        continue;
      if (!dt_schedule_insert_move (self->db, change_id, move->task_id, self->edit->assignment_id, old_day, new_day,
                                    candidate->excepted ? dt_nick_get (dt_excepted_nicks, (int) candidate->reason) : NULL,
                                    error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
insert_reference (DtDb               *db,
                  const DtChangeEdit *edit,
                  GError            **error)
{
  DtRelation relation = edit->rule.kind == DT_CHANGE_ACCELERATE ? DT_RELATION_ACCELERATES : DT_RELATION_AMENDS;
  g_auto(DtStmt) st = { 0 };

  if (edit->cause_id == edit->target_id || edit->target_id == 0)
    return TRUE;
  if (!dt_db_prepare (db, &st,
                      "INSERT INTO reference (directive_id, target_id, relation) VALUES (?1, ?2, ?3)"
                      " ON CONFLICT (directive_id, target_id, relation) DO NOTHING",
                      error))
    return FALSE;
  dt_bind_int64 (&st, 1, edit->cause_id);
  dt_bind_int64 (&st, 2, edit->target_id);
  dt_bind_text (&st, 3, dt_nick_get (dt_relation_nicks, (int) relation));

  return dt_stmt_run (&st, error);
}

/* What the change is about: the directive, the one task, or how many. */
static char *
name_target (Plan    *self,
             GError **error)
{
  g_autofree char *symbol = NULL;
  const DtMovePreview *first;
  DtDay day;

  if (self->edit->target_id != 0)
    return load_directive (self->db, self->edit->target_id, &symbol, &day, error) ? g_steal_pointer (&symbol) : NULL;

  first = g_ptr_array_index (self->preview->moves, 0);
  if (self->edit->assignment_id != 0)
    /* Translators: a unit and a task of it */
    return g_strdup_printf (_("%s, %s"), first->lead, first->title);
  if (self->edit->tasks->len == 1)
    return g_strdup (first->title);

  return g_strdup_printf (ngettext ("%u task", "%u tasks", self->edit->tasks->len), self->edit->tasks->len);
}

/**
 * dt_job_apply_change:
 * @data: a #DtChangeEdit
 * @result: (out): the #DtChangePreview of what was done
 *
 * Keeps the change as a rule, decided on the cause's date unless told otherwise, with a move for every dated task: also
 * for those left out, with the reason. The last days follow from it.
 */
gboolean
dt_job_apply_change (DtDb     *db,
                     gpointer  data,
                     gpointer *result,
                     GError  **error)
{
  const DtChangeEdit *edit = data;
  g_auto(Plan) plan = { 0 };
  g_autofree char *cause = NULL;
  g_autofree char *target = NULL;
  g_autofree char *rule = NULL;
  g_autofree char *label = NULL;
  DtDay cause_day;
  gint64 change_id;

  if (edit->cause_id == 0)
    return refuse (error, _("A schedule change needs the directive that orders it."));
  if (!make_plan (&plan, db, edit, error) || !load_directive (db, edit->cause_id, &cause, &cause_day, error))
    return FALSE;
  target = name_target (&plan, error);
  if (target == NULL
      || !insert_change (db, edit, plan.decided_day, &change_id, error)
      || !insert_moves (&plan, change_id, error)
      || !insert_reference (db, edit, error)
      || !dt_schedule_recompute_change (db, change_id, error))
    return FALSE;

  rule = dt_schedule_rule_label (&edit->rule);
  /* Translators: directive whose days move, by how much, directive that orders it: "150-KH/TU: −15 days by 1438-CV/TU" */
  label = g_strdup_printf (_("%s: %s by %s"), target, rule, cause);
  dt_db_set_label (db, label);
  *result = g_steal_pointer (&plan.preview);

  return TRUE;
}
