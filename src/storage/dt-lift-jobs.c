/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Schedule changes as a list, and taking one back: what the others leave is in force again. */

#include "dt-edit-private.h"

#include "dt-error.h"
#include "dt-schedule-private.h"
#include "dt-state.h"

#include <glib/gi18n-lib.h>

/**
 * dt_lift_edit_new:
 * @change_id: a schedule change in force
 * @day: since when it is not
 *
 * Returns: (transfer full): data for dt_job_preview_lift() and dt_job_lift_change()
 */
DtLiftEdit *
dt_lift_edit_new (gint64 change_id,
                  DtDay  day)
{
  DtLiftEdit *self = g_new0 (DtLiftEdit, 1);

  self->change_id = change_id;
  self->day = day;

  return self;
}

void
dt_lift_edit_free (DtLiftEdit *self)
{
  g_free (self);
}

/* The list */

static DtScheduleRule
read_rule (DtStmt *st,
           int     column)
{
  DtScheduleRule rule;

  rule.kind = (DtChangeKind) dt_column_nick (st, column, dt_change_kind_nicks);
  rule.amount = dt_column_int (st, column + 1);
  rule.unit = (DtSpanUnit) dt_column_nick (st, column + 2, dt_span_unit_nicks);
  rule.fixed_day = dt_column_day (st, column + 3);
  rule.day_off = (DtDayOffRule) dt_column_nick (st, column + 4, dt_day_off_rule_nicks);

  return rule;
}

#define RULE_COLUMNS "c.kind, c.amount, c.span, c.fixed_day, c.day_off"

static DtChangeRow *
read_change (DtStmt *st)
{
  DtChangeRow *row = g_new0 (DtChangeRow, 1);

  row->id = dt_column_int64 (st, 0);
  row->rule = read_rule (st, 1);
  row->cause_id = dt_column_int64 (st, 6);
  row->cause = dt_column_dup (st, 7);
  row->cause_clause = dt_column_dup (st, 8);
  row->target_id = dt_column_int64 (st, 9);
  row->target = dt_column_dup (st, 10);
  row->decided_day = dt_column_day (st, 11);
  row->lifted_day = dt_column_day (st, 12);
  row->note = dt_column_dup (st, 13);
  row->n_moved = dt_column_int (st, 14);
  row->n_excepted = dt_column_int (st, 15);
  row->unit = dt_column_dup (st, 16);

  return row;
}

#define CHANGE                                                                                     \
  "SELECT c.id, " RULE_COLUMNS ", c.cause_id, q.symbol, c.cause_clause, c.target_id, t.symbol,"    \
  "       coalesce (c.decided_day, q.issued_day), c.lifted_day, c.note,"                           \
  "       (SELECT count (*) FROM deadline_move m WHERE m.change_id = c.id AND m.outcome = 'moved')," \
  "       (SELECT count (*) FROM deadline_move m WHERE m.change_id = c.id AND m.outcome = 'excepted')," \
  "       (SELECT u.short_name FROM deadline_move m JOIN assignment a ON a.id = m.assignment_id"    \
  "         JOIN unit u ON u.id = a.unit_id WHERE m.change_id = c.id LIMIT 1)"                     \
  "  FROM schedule_change c JOIN directive q ON q.id = c.cause_id LEFT JOIN directive t ON t.id = c.target_id"

/**
 * dt_job_list_changes:
 * @data: (type gint64): pointer to the id of a directive, or to 0 for all changes
 * @result: (out): a #GPtrArray of #DtChangeRow, in the order in which they work upon a day; also those that were lifted
 */
gboolean
dt_job_list_changes (DtDb     *db,
                     gpointer  data,
                     gpointer *result,
                     GError  **error)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_change_row_free);
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &st,
                      CHANGE
                      " WHERE ?1 = 0 OR c.cause_id = ?1 OR c.target_id = ?1"
                      "    OR EXISTS (SELECT 1 FROM deadline_move m JOIN task k ON k.id = m.task_id"
                      "                WHERE m.change_id = c.id AND k.directive_id = ?1)"
                      " ORDER BY " DT_SCHEDULE_ORDER,
                      error))
    return FALSE;
  dt_bind_int64 (&st, 1, *(const gint64 *) data);

  while (TRUE)
    {
      if (!dt_stmt_next (&st, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      g_ptr_array_add (rows, read_change (&st));
    }
  *result = g_steal_pointer (&rows);

  return TRUE;
}

/* One change */

static void
add_made (DtChangePreview *preview,
          DtStmt          *st,
          DtWorkCalendar  *calendar)
{
  DtMovePreview *move = g_new0 (DtMovePreview, 1);
  gboolean excepted = dt_column_int (st, 6) != 0;

  g_ptr_array_add (preview->moves, move);
  move->task_id = dt_column_int64 (st, 0);
  move->clause = dt_column_dup (st, 1);
  move->title = dt_column_dup (st, 2);
  move->lead = dt_column_dup (st, 3);
  move->old_day = dt_column_day (st, 4);
  move->new_day = excepted ? move->old_day : dt_column_day (st, 5);
  if (excepted)
    {
      move->effects = DT_EFFECT_UNCHANGED | (dt_column_int (st, 7) != 0 ? DT_EFFECT_BEFORE_ISSUE : 0);
      preview->n_unchanged++;
      return;
    }

  move->effects = DT_EFFECT_MOVED;
  preview->n_moved++;
  if (!dt_work_calendar_is_working (calendar, move->new_day))
    {
      move->effects |= DT_EFFECT_DAY_OFF;
      preview->n_day_off++;
    }
}

static DtChangePreview *
load_made (DtDb    *db,
           gint64   change_id,
           GError **error)
{
  g_autoptr(DtChangePreview) preview = g_new0 (DtChangePreview, 1);
  g_autoptr(DtWorkCalendar) calendar = dt_schedule_calendar (db, error);
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  preview->moves = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_move_preview_free);
  if (calendar == NULL
      || !dt_db_prepare (db, &st,
                         "SELECT t.id, coalesce (t.clause, t.ordinal), t.title,"
                         "       coalesce (pu.short_name, CASE WHEN s.owed > 1 THEN '' ELSE u.short_name END),"
                         "       m.old_day, m.new_day, m.outcome = 'excepted', m.reason = 'before-issue'"
                         "  FROM deadline_move m JOIN task t ON t.id = m.task_id JOIN task_status s ON s.task_id = t.id"
                         "  LEFT JOIN unit u ON u.id = s.lead_id"
                         "  LEFT JOIN assignment a ON a.id = m.assignment_id LEFT JOIN unit pu ON pu.id = a.unit_id"
                         " WHERE m.change_id = ?1 ORDER BY t.directive_id, t.position, t.id",
                         error))
    return NULL;
  dt_bind_int64 (&st, 1, change_id);

  while (TRUE)
    {
      if (!dt_stmt_next (&st, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&preview);
      add_made (preview, &st, calendar);
    }
}

/**
 * dt_job_show_change:
 * @data: (type gint64): pointer to the id of a change
 * @result: (out): a #DtChangeView: the days as this change found and left them, whatever moved them since
 */
gboolean
dt_job_show_change (DtDb     *db,
                    gpointer  data,
                    gpointer *result,
                    GError  **error)
{
  gint64 id = *(const gint64 *) data;
  g_autoptr(DtChangeView) view = g_new0 (DtChangeView, 1);
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &st, CHANGE " WHERE c.id = ?1", error))
    return FALSE;
  dt_bind_int64 (&st, 1, id);
  if (!dt_stmt_next (&st, &has_row, error))
    return FALSE;
  if (!has_row)
    {
      g_set_error_literal (error, DT_ERROR, DT_ERROR_NOT_FOUND, _("This schedule change is no longer in the register."));
      return FALSE;
    }
  view->row = read_change (&st);
  view->preview = load_made (db, id, error);
  if (view->preview == NULL)
    return FALSE;
  *result = g_steal_pointer (&view);

  return TRUE;
}

/* Lifting */

typedef struct
{
  DtDb            *db;
  gint64           change_id;
  DtWorkCalendar  *calendar;
  DtChangePreview *preview;
  char            *cause;
  char            *rule;
} Lift;

static void
lift_clear (Lift *self)
{
  g_clear_pointer (&self->calendar, dt_work_calendar_unref);
  g_clear_pointer (&self->preview, dt_change_preview_free);
  g_clear_pointer (&self->cause, g_free);
  g_clear_pointer (&self->rule, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Lift, lift_clear)

static gboolean
load_change (Lift    *self,
             DtDay    day,
             GError **error)
{
  g_auto(DtStmt) st = { 0 };
  DtScheduleRule rule;
  gboolean has_row;

  if (!dt_db_prepare (self->db, &st,
                      "SELECT c.lifted_day IS NOT NULL, coalesce (c.decided_day, q.issued_day), q.symbol, " RULE_COLUMNS
                      "  FROM schedule_change c JOIN directive q ON q.id = c.cause_id WHERE c.id = ?1",
                      error))
    return FALSE;
  dt_bind_int64 (&st, 1, self->change_id);
  if (!dt_stmt_next (&st, &has_row, error))
    return FALSE;
  if (!has_row)
    {
      g_set_error_literal (error, DT_ERROR, DT_ERROR_NOT_FOUND, _("This schedule change is no longer in the register."));
      return FALSE;
    }
  if (dt_column_int (&st, 0) != 0)
    return dt_refuse (error, _("This schedule change was lifted already."));
  if (day < dt_column_day (&st, 1))
    return dt_refuse (error, _("A schedule change cannot be lifted before the day it was decided."));

  rule = read_rule (&st, 3);
  self->cause = dt_column_dup (&st, 2);
  self->rule = dt_schedule_rule_label (&rule);

  return TRUE;
}

#define ORDER_OF(c, q) "(coalesce (" c ".decided_day, " q ".issued_day, 0), " c ".kind, " q ".symbol_key,"      \
                       " coalesce (" c ".cause_clause, ''), " c ".amount, " c ".uid)"

/* What the changes after this one make of the day that it found. */
static gboolean
leave_to_others (Lift    *self,
                 gint64   move_id,
                 DtDay   *day,
                 GError **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (self->db, &st,
                      "SELECT " RULE_COLUMNS
                      "  FROM deadline_move was JOIN schedule_change l ON l.id = was.change_id JOIN directive lq ON lq.id = l.cause_id"
                      "  JOIN deadline_move m ON m.task_id = was.task_id AND m.assignment_id IS was.assignment_id"
                      "  JOIN schedule_change c ON c.id = m.change_id JOIN directive q ON q.id = c.cause_id"
                      " WHERE was.id = ?1 AND m.outcome = 'moved' AND c.lifted_day IS NULL"
                      "   AND " ORDER_OF ("c", "q") " > " ORDER_OF ("l", "lq")
                      " ORDER BY " DT_SCHEDULE_ORDER,
                      error))
    return FALSE;
  dt_bind_int64 (&st, 1, move_id);

  while (TRUE)
    {
      DtScheduleRule rule;

      if (!dt_stmt_next (&st, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      rule = read_rule (&st, 0);
      *day = dt_schedule_rule_apply (&rule, *day, self->calendar);
    }
}

static void
tell_effects (Lift          *self,
              DtMovePreview *move,
              gboolean       open)
{
  DtDay today = dt_today ();

  if (move->new_day == move->old_day)
    {
      move->effects = DT_EFFECT_UNCHANGED;
      self->preview->n_unchanged++;
      return;
    }

  move->effects = DT_EFFECT_MOVED;
  self->preview->n_moved++;
  if (move->new_day < today)
    {
      move->effects |= DT_EFFECT_PAST;
      self->preview->n_past++;
    }
  if (!dt_work_calendar_is_working (self->calendar, move->new_day))
    {
      move->effects |= DT_EFFECT_DAY_OFF;
      self->preview->n_day_off++;
    }
  if (open && move->new_day < today && move->old_day >= today)
    {
      move->effects |= DT_EFFECT_LATE;
      self->preview->n_late++;
    }
}

static gboolean
plan_lift (Lift             *self,
           DtDb             *db,
           const DtLiftEdit *edit,
           GError          **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  self->db = db;
  self->change_id = edit->change_id;
  self->preview = g_new0 (DtChangePreview, 1);
  self->preview->moves = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_move_preview_free);
  if (!load_change (self, edit->day, error))
    return FALSE;
  self->calendar = dt_schedule_calendar (db, error);
  if (self->calendar == NULL
      || !dt_db_prepare (db, &st,
                         "SELECT m.id, t.id, coalesce (t.clause, t.ordinal), t.title, coalesce (pu.short_name, u.short_name),"
                         "       coalesce (a.last_day, l.last_day), m.old_day, s.phase"
                         "  FROM deadline_move m JOIN task t ON t.id = m.task_id JOIN task_status s ON s.task_id = t.id"
                         "  LEFT JOIN deadline l ON l.task_id = t.id LEFT JOIN unit u ON u.id = s.lead_id"
                         "  LEFT JOIN assignment a ON a.id = m.assignment_id LEFT JOIN unit pu ON pu.id = a.unit_id"
                         " WHERE m.change_id = ?1 AND m.outcome = 'moved' ORDER BY t.directive_id, t.position, t.id",
                         error))
    return FALSE;
  dt_bind_int64 (&st, 1, edit->change_id);

  while (TRUE)
    {
      DtMovePreview *move;

      if (!dt_stmt_next (&st, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;

      move = g_new0 (DtMovePreview, 1);
      g_ptr_array_add (self->preview->moves, move);
      move->task_id = dt_column_int64 (&st, 1);
      move->clause = dt_column_dup (&st, 2);
      move->title = dt_column_dup (&st, 3);
      move->lead = dt_column_dup (&st, 4);
      move->old_day = dt_column_day (&st, 5);
      move->new_day = dt_column_day (&st, 6);
      if (!leave_to_others (self, dt_column_int64 (&st, 0), &move->new_day, error))
        return FALSE;
      tell_effects (self, move, dt_phase_is_open ((DtPhase) dt_column_int (&st, 7)));
    }
}

/**
 * dt_job_preview_lift:
 * @data: a #DtLiftEdit
 * @result: (out): a #DtChangePreview of the tasks that the change had moved
 */
gboolean
dt_job_preview_lift (DtDb     *db,
                     gpointer  data,
                     gpointer *result,
                     GError  **error)
{
  g_auto(Lift) lift = { 0 };

  if (!plan_lift (&lift, db, data, error))
    return FALSE;
  *result = g_steal_pointer (&lift.preview);

  return TRUE;
}

/**
 * dt_job_lift_change:
 * @data: a #DtLiftEdit
 * @result: (out): the #DtChangePreview of what was done
 *
 * The change is kept, with the day since which it is not in force, and so are its moves. What was received while it was
 * in force is still judged by the day it had set. Refused: lifted already, or before it was decided.
 */
gboolean
dt_job_lift_change (DtDb     *db,
                    gpointer  data,
                    gpointer *result,
                    GError  **error)
{
  const DtLiftEdit *edit = data;
  g_auto(Lift) lift = { 0 };
  g_auto(DtStmt) st = { 0 };
  g_autofree char *label = NULL;

  if (!plan_lift (&lift, db, edit, error)
      || !dt_check_past (edit->day, error)
      || !dt_db_prepare (db, &st, "UPDATE schedule_change SET lifted_day = ?2 WHERE id = ?1", error))
    return FALSE;
  dt_bind_int64 (&st, 1, edit->change_id);
  dt_bind_day (&st, 2, edit->day);
  if (!dt_stmt_run (&st, error) || !dt_schedule_recompute_change (db, edit->change_id, error))
    return FALSE;

  /* Translators: what a schedule change does, and the directive that ordered it: "Lift −15 days by 1438-CV/TU" */
  label = g_strdup_printf (_("Lift %s by %s"), lift.rule, lift.cause);
  dt_db_set_label (db, label);
  *result = g_steal_pointer (&lift.preview);

  return TRUE;
}
