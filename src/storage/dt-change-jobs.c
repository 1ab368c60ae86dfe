/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A schedule change over all dated tasks of a directive, over chosen tasks or one unit's part: what it would do, and
 * doing it. */

#include "dt-change-private.h"
#include "dt-edit-private.h"
#include "dt-error.h"
#include "dt-schedule-private.h"
#include "dt-text.h"

#include <glib/gi18n-lib.h>

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
  g_auto(DtPlan) plan = { 0 };

  if (!dt_plan_make (&plan, db, data, error))
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
name_target (DtPlan    *self,
             GError **error)
{
  g_autofree char *symbol = NULL;
  const DtMovePreview *first;
  DtDay day;

  if (self->edit->target_id != 0)
    return dt_plan_load_directive (self->db, self->edit->target_id, &symbol, &day, error) ? g_steal_pointer (&symbol) : NULL;

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
  g_auto(DtPlan) plan = { 0 };
  g_autofree char *cause = NULL;
  g_autofree char *target = NULL;
  g_autofree char *rule = NULL;
  g_autofree char *label = NULL;
  DtDay cause_day;
  gint64 change_id;

  if (edit->cause_id == 0)
    return dt_refuse (error, _("A schedule change needs the directive that orders it."));
  if (!dt_plan_make (&plan, db, edit, error) || !dt_plan_load_directive (db, edit->cause_id, &cause, &cause_day, error))
    return FALSE;
  target = name_target (&plan, error);
  if (target == NULL
      || !insert_change (db, edit, plan.decided_day, &change_id, error)
      || !dt_plan_store (&plan, change_id, error)
      || !insert_reference (db, edit, error))
    return FALSE;

  rule = dt_schedule_rule_label (&edit->rule);
  /* Translators: directive whose days move, by how much, directive that orders it: "150-KH/TU: −15 days by 1438-CV/TU" */
  label = g_strdup_printf (_("%s: %s by %s"), target, rule, cause);
  dt_db_set_label (db, label);
  *result = g_steal_pointer (&plan.preview);

  return TRUE;
}
