/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which units a task is asked of: added later, excused, replaced by their successor, named as lead. */

#include "dt-obligation-jobs.h"

#include "dt-edit-private.h"
#include "dt-error.h"
#include "dt-text.h"

#include <glib/gi18n-lib.h>

/**
 * dt_add_unit_edit_new:
 * @task_id: a task
 * @unit_id: the unit that is asked as well
 * @role: as what
 *
 * Returns: (transfer full): data for dt_job_add_unit()
 */
DtAddUnitEdit *
dt_add_unit_edit_new (gint64 task_id,
                      gint64 unit_id,
                      DtRole role)
{
  DtAddUnitEdit *self = g_new0 (DtAddUnitEdit, 1);

  self->task_id = task_id;
  self->unit_id = unit_id;
  self->role = role;

  return self;
}

void
dt_add_unit_edit_free (DtAddUnitEdit *self)
{
  g_free (self);
}

/* A value of one row, as text; %NULL with @error set if there is no such row. */
static char *
load_text (DtDb       *db,
           const char *sql,
           gint64      id,
           const char *gone,
           GError    **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &st, sql, error))
    return NULL;
  dt_bind_int64 (&st, 1, id);
  if (!dt_stmt_next (&st, &has_row, error))
    return NULL;
  if (!has_row)
    {
      g_set_error_literal (error, DT_ERROR, DT_ERROR_NOT_FOUND, gone);
      return NULL;
    }

  return dt_column_dup (&st, 0);
}

static char *
load_title (DtDb    *db,
            gint64   task_id,
            GError **error)
{
  return load_text (db, "SELECT coalesce (short_title, title) FROM task WHERE id = ?1", task_id,
                    _("This task is no longer in the register."), error);
}

static char *
load_unit (DtDb    *db,
           gint64   unit_id,
           GError **error)
{
  return load_text (db, "SELECT short_name FROM unit WHERE id = ?1", unit_id,
                    _("This unit is no longer in the register."), error);
}

static gboolean
has_part (DtDb     *db,
          gint64    task_id,
          gint64    unit_id,
          DtRole    role,
          gboolean *has,
          GError  **error)
{
  g_auto(DtStmt) st = { 0 };

  if (!dt_db_prepare (db, &st, "SELECT 1 FROM assignment WHERE task_id = ?1 AND unit_id = ?2 AND role = ?3", error))
    return FALSE;
  dt_bind_int64 (&st, 1, task_id);
  dt_bind_int64 (&st, 2, unit_id);
  dt_bind_text (&st, 3, dt_nick_get (dt_role_nicks, (int) role));

  return dt_stmt_next (&st, has, error);
}

static gboolean
insert_part (DtDb    *db,
             gint64   task_id,
             gint64   unit_id,
             DtRole   role,
             gint64   group_id,
             gint64   passed_from,
             GError **error)
{
  g_autofree char *uid = dt_uid_new ();
  g_auto(DtStmt) st = { 0 };

  if (!dt_db_prepare (db, &st,
                      "INSERT INTO assignment (uid, task_id, unit_id, role, group_id, passed_from, position)"
                      " SELECT ?1, ?2, ?3, ?4, ?5, ?6, 1 + coalesce (max (position), 0) FROM assignment WHERE task_id = ?2",
                      error))
    return FALSE;
  dt_bind_text (&st, 1, uid);
  dt_bind_int64 (&st, 2, task_id);
  dt_bind_int64 (&st, 3, unit_id);
  dt_bind_text (&st, 4, dt_nick_get (dt_role_nicks, (int) role));
  dt_bind_id (&st, 5, group_id);
  dt_bind_id (&st, 6, passed_from);

  return dt_stmt_run (&st, error);
}

/**
 * dt_job_add_unit:
 * @data: a #DtAddUnitEdit
 *
 * The unit goes behind those that are asked already. Refused if it has that role in the task.
 */
gboolean
dt_job_add_unit (DtDb     *db,
                 gpointer  data,
                 gpointer *result,
                 GError  **error)
{
  const DtAddUnitEdit *edit = data;
  g_autofree char *title = load_title (db, edit->task_id, error);
  g_autofree char *unit = title != NULL ? load_unit (db, edit->unit_id, error) : NULL;
  g_autofree char *label = NULL;
  gboolean has;

  if (unit == NULL || !has_part (db, edit->task_id, edit->unit_id, edit->role, &has, error))
    return FALSE;
  if (has)
    return dt_refuse (error, _("%s is asked for this task already."), unit);
  if (!insert_part (db, edit->task_id, edit->unit_id, edit->role, edit->group_id, 0, error))
    return FALSE;

  /* Translators: a unit and the task it is asked for: "Add Ward A: Report on the plan" */
  label = g_strdup_printf (_("Add %s: %s"), unit, title);
  dt_db_set_label (db, label);

  return TRUE;
}

static gboolean
has_history (DtDb     *db,
             gint64    assignment_id,
             gboolean *has,
             GError  **error)
{
  g_auto(DtStmt) st = { 0 };

  if (!dt_db_prepare (db, &st,
                      "SELECT 1 FROM submission WHERE assignment_id = ?1"
                      " UNION ALL SELECT 1 FROM extension WHERE assignment_id = ?1"
                      " UNION ALL SELECT 1 FROM reminder_assignment WHERE assignment_id = ?1",
                      error))
    return FALSE;
  dt_bind_int64 (&st, 1, assignment_id);

  return dt_stmt_next (&st, has, error);
}

/**
 * dt_job_remove_part:
 * @data: (type gint64): pointer to the id of an assignment
 *
 * For a unit that was named by mistake. One that handed in, was urged or asked for an extension is refused: it can only
 * be excused, so that what happened stays.
 */
gboolean
dt_job_remove_part (DtDb     *db,
                    gpointer  data,
                    gpointer *result,
                    GError  **error)
{
  g_autoptr(DtTarget) target = dt_target_load (db, *(const gint64 *) data, error);
  g_auto(DtStmt) st = { 0 };
  gboolean has;

  if (target == NULL || !has_history (db, target->id, &has, error))
    return FALSE;
  if (has)
    return dt_refuse (error, _("%s has a history in this task. Excuse it instead, so that the history stays."), target->unit);
  if (!dt_db_prepare (db, &st, "DELETE FROM assignment WHERE id = ?1", error))
    return FALSE;
  dt_bind_int64 (&st, 1, target->id);
  dt_label_edit (db, _("Remove the unit"), _("Remove the unit"), 1, target);

  return dt_stmt_run (&st, error);
}

/* Excuses */

/**
 * dt_excuse_edit_new:
 * @assignments: (array length=n): ids; copied
 * @n: how many
 * @reason: (nullable): why these units do not owe it; %NULL takes it back
 *
 * Returns: (transfer full): data for dt_job_excuse()
 */
DtExcuseEdit *
dt_excuse_edit_new (const gint64 *assignments,
                    guint         n,
                    const char   *reason)
{
  DtExcuseEdit *self = g_new0 (DtExcuseEdit, 1);

  self->assignments = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n);
  g_array_append_vals (self->assignments, assignments, n);
  self->reason = g_strdup (reason);

  return self;
}

void
dt_excuse_edit_free (DtExcuseEdit *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->assignments, g_array_unref);
  g_free (self->reason);
  g_free (self);
}

static gboolean
set_excused (DtDb       *db,
             gint64      assignment_id,
             const char *reason,
             GError    **error)
{
  g_auto(DtStmt) st = { 0 };

  if (!dt_db_prepare (db, &st, "UPDATE assignment SET excused = ?2 WHERE id = ?1", error))
    return FALSE;
  dt_bind_int64 (&st, 1, assignment_id);
  dt_bind_text (&st, 2, reason);

  return dt_stmt_run (&st, error);
}

/**
 * dt_job_excuse:
 * @data: a #DtExcuseEdit
 *
 * An excused unit keeps its place and what it handed in, but owes nothing. The reason is needed.
 */
gboolean
dt_job_excuse (DtDb     *db,
               gpointer  data,
               gpointer *result,
               GError  **error)
{
  const DtExcuseEdit *edit = data;
  g_autoptr(GPtrArray) targets = dt_targets_load (db, edit->assignments, error);
  g_autofree char *reason = edit->reason != NULL ? g_strstrip (g_strdup (edit->reason)) : NULL;
  g_autofree char *many = NULL;

  if (targets == NULL || !dt_check_words (reason, DT_MAX_WORDS, error))
    return FALSE;
  if (reason != NULL && *reason == '\0')
    return dt_refuse (error, _("Say why the unit is excused."));
  for (guint i = 0; i < targets->len; i++)
    {
      const DtTarget *target = g_ptr_array_index (targets, i);

      if (target->role != DT_ROLE_LEAD)
        return dt_refuse (error, _("%s does not lead this task: it owes nothing."), target->unit);
      if (reason == NULL && !target->excused)
        return dt_refuse (error, _("%s is not excused from this task."), target->unit);
    }

  for (guint i = 0; i < targets->len; i++)
    if (!set_excused (db, ((const DtTarget *) g_ptr_array_index (targets, i))->id, reason, error))
      return FALSE;

  many = reason != NULL ? g_strdup_printf (ngettext ("Excuse %u unit", "Excuse %u units", targets->len), targets->len)
                        : g_strdup_printf (ngettext ("Ask %u unit again", "Ask %u units again", targets->len), targets->len);
  dt_label_edit (db, reason != NULL ? _("Excuse") : _("Ask again"), many, targets->len, g_ptr_array_index (targets, 0));

  return TRUE;
}

/* Successors */

typedef struct { gint64 id; gint64 task_id; gint64 group_id; DtRole role; DtDay last_day; int percent; } Part;

/* What the unit still has to do with tasks that are not done: as lead what it owes, else as long as the task is open. */
static GArray *
load_open (DtDb    *db,
           gint64   unit_id,
           GError **error)
{
  g_autoptr(GArray) parts = g_array_new (FALSE, TRUE, sizeof (Part));
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &st,
                      "SELECT a.id, a.task_id, a.group_id, a.role, a.last_day, a.percent FROM assignment a"
                      "  JOIN task t ON t.id = a.task_id JOIN task_status k ON k.task_id = a.task_id"
                      "  LEFT JOIN assignment_status s ON s.assignment_id = a.id"
                      " WHERE a.unit_id = ?1 AND t.hold <> 'cancelled' AND a.excused IS NULL"
                      "   AND CASE a.role WHEN 'lead' THEN s.phase NOT IN (3, 4, 5, 7) ELSE k.phase NOT IN (3, 4, 5, 7) END"
                      " ORDER BY a.task_id, a.id",
                      error))
    return NULL;
  dt_bind_int64 (&st, 1, unit_id);

  while (TRUE)
    {
      Part part;

      if (!dt_stmt_next (&st, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&parts);
      part.id = dt_column_int64 (&st, 0);
      part.task_id = dt_column_int64 (&st, 1);
      part.group_id = dt_column_int64 (&st, 2);
      part.role = (DtRole) dt_column_nick (&st, 3, dt_role_nicks);
      part.last_day = dt_column_day (&st, 4);
      part.percent = dt_column_int (&st, 5);
      g_array_append_val (parts, part);
    }
}

/* A day that was granted to the unit goes with what it was granted for; what was returned, urged, asked stays. */
static gboolean
hand_over (DtDb       *db,
           const Part *part,
           gint64      from_id,
           gint64      new_id,
           GError    **error)
{
  g_auto(DtStmt) moves = { 0 };
  g_auto(DtStmt) day = { 0 };

  if (!dt_db_prepare (db, &moves,
                      "INSERT INTO deadline_move (change_id, task_id, assignment_id, old_day, new_day, outcome, reason)"
                      " SELECT change_id, task_id, ?2, old_day, new_day, outcome, reason FROM deadline_move WHERE assignment_id = ?1",
                      error)
      || !dt_db_prepare (db, &day, "UPDATE assignment SET last_day = ?2, percent = ?3 WHERE id = ?1", error))
    return FALSE;
  dt_bind_int64 (&moves, 1, part->id);
  dt_bind_int64 (&moves, 2, new_id);
  dt_bind_int64 (&day, 1, new_id);
  dt_bind_day (&day, 2, part->last_day);
  dt_bind_int (&day, 3, part->percent);

  return dt_stmt_run (&moves, error) && dt_stmt_run (&day, error);
}

static gboolean
pass_on (DtDb       *db,
         const Part *part,
         gint64      from_id,
         gint64      to_id,
         const char *reason,
         GError    **error)
{
  gboolean has;

  if (!set_excused (db, part->id, reason, error)
      || !has_part (db, part->task_id, to_id, part->role, &has, error))
    return FALSE;
  if (has)
    return TRUE;

  return insert_part (db, part->task_id, to_id, part->role, part->group_id, from_id, error)
         && hand_over (db, part, from_id, sqlite3_last_insert_rowid (dt_db_handle (db)), error);
}

/**
 * dt_job_pass_to_successor:
 * @data: (type gint64): pointer to the id of a unit that has a successor
 * @result: (out): (type int): pointer to how many tasks have passed on
 *
 * What the unit owes and has not handed in, and what it does in tasks that are open, passes to its successor; the old
 * part stays, excused, with all that happened to it, and the new one names from whom it came. A successor that is
 * asked for the task already gets nothing more.
 */
gboolean
dt_job_pass_to_successor (DtDb     *db,
                          gpointer  data,
                          gpointer *result,
                          GError  **error)
{
  gint64 from_id = *(const gint64 *) data;
  g_autofree char *from = load_unit (db, from_id, error);
  g_autofree char *to = NULL;
  g_autofree char *reason = NULL;
  g_autofree char *label = NULL;
  g_autoptr(GArray) parts = NULL;
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;
  gint64 to_id;
  int *n;

  if (from == NULL
      || !dt_db_prepare (db, &st, "SELECT n.id, n.short_name FROM unit u JOIN unit n ON n.id = u.successor_id WHERE u.id = ?1", error))
    return FALSE;
  dt_bind_int64 (&st, 1, from_id);
  if (!dt_stmt_next (&st, &has_row, error))
    return FALSE;
  if (!has_row)
    return dt_refuse (error, _("%s has no successor. Name it first."), from);
  to_id = dt_column_int64 (&st, 0);
  to = dt_column_dup (&st, 1);

  parts = load_open (db, from_id, error);
  if (parts == NULL)
    return FALSE;
  reason = g_strdup_printf (_("Passed on to %s"), to);
  for (guint i = 0; i < parts->len; i++)
    if (!pass_on (db, &g_array_index (parts, Part, i), from_id, to_id, reason, error))
      return FALSE;

  /* Translators: two units: "Pass on what Ward A owes to Ward B" */
  label = g_strdup_printf (_("Pass on what %s owes to %s"), from, to);
  dt_db_set_label (db, label);
  n = g_new (int, 1);
  *n = (int) parts->len;
  *result = n;

  return TRUE;
}

/* Lead to confirm */

/**
 * dt_job_list_leadless:
 * @result: (out): a #GArray of gint64, in the order of directives
 *
 * "Giao A, B, C phối hợp": tasks for which only co-ordinating units are named. A person says who leads.
 */
gboolean
dt_job_list_leadless (DtDb     *db,
                      gpointer  data,
                      gpointer *result,
                      GError  **error)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &st,
                      "SELECT t.id FROM task t JOIN directive d ON d.id = t.directive_id"
                      " WHERE t.hold <> 'cancelled'"
                      "   AND EXISTS (SELECT 1 FROM assignment a WHERE a.task_id = t.id AND a.role = 'coordinator')"
                      "   AND NOT EXISTS (SELECT 1 FROM assignment a WHERE a.task_id = t.id AND a.role = 'lead')"
                      " ORDER BY d.issued_day, d.id, t.position, t.id",
                      error))
    return FALSE;

  while (TRUE)
    {
      gint64 id;

      if (!dt_stmt_next (&st, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      id = dt_column_int64 (&st, 0);
      g_array_append_val (ids, id);
    }
  *result = g_steal_pointer (&ids);

  return TRUE;
}

/**
 * dt_job_set_lead:
 * @data: (type gint64): pointer to the id of an assignment
 *
 * The unit leads the task from now on; who else leads it, goes on doing so. Refused if it leads already.
 */
gboolean
dt_job_set_lead (DtDb     *db,
                 gpointer  data,
                 gpointer *result,
                 GError  **error)
{
  g_autoptr(DtTarget) target = dt_target_load (db, *(const gint64 *) data, error);
  g_auto(DtStmt) st = { 0 };
  gboolean leads;

  if (target == NULL || !has_part (db, target->task_id, target->unit_id, DT_ROLE_LEAD, &leads, error))
    return FALSE;
  if (leads)
    return dt_refuse (error, _("%s leads this task already."), target->unit);

  if (!dt_db_prepare (db, &st, "UPDATE assignment SET role = 'lead' WHERE id = ?1", error))
    return FALSE;
  dt_bind_int64 (&st, 1, target->id);
  dt_label_edit (db, _("Name as lead"), _("Name as lead"), 1, target);

  return dt_stmt_run (&st, error);
}

/* Naming */

static gboolean
answer_id (DtStmt     *st,
           const char *missing,
           gpointer   *result,
           GError    **error)
{
  gboolean has_row;
  gint64 *id;

  if (!dt_stmt_next (st, &has_row, error))
    return FALSE;
  if (!has_row)
    {
      g_set_error_literal (error, DT_ERROR, DT_ERROR_NOT_FOUND, missing);
      return FALSE;
    }
  id = g_new (gint64, 1);
  *id = dt_column_int64 (st, 0);
  *result = id;

  return TRUE;
}

gboolean
dt_job_find_task (DtDb     *db,
                  gpointer  data,
                  gpointer *result,
                  GError  **error)
{
  const DtTaskKey *key = data;
  g_autofree char *missing = g_strdup_printf (_("The directive has no task “%s”."), key->ordinal);
  g_auto(DtStmt) st = { 0 };

  if (!dt_db_prepare (db, &st, "SELECT id FROM task WHERE directive_id = ?1 AND ordinal = ?2 ORDER BY position, id LIMIT 1", error))
    return FALSE;
  dt_bind_int64 (&st, 1, key->directive_id);
  dt_bind_text (&st, 2, key->ordinal);

  return answer_id (&st, missing, result, error);
}

gboolean
dt_job_find_part (DtDb     *db,
                  gpointer  data,
                  gpointer *result,
                  GError  **error)
{
  const DtPartKey *key = data;
  g_auto(DtStmt) st = { 0 };

  if (!dt_db_prepare (db, &st, "SELECT id FROM assignment WHERE task_id = ?1 AND unit_id = ?2 AND role = 'lead'", error))
    return FALSE;
  dt_bind_int64 (&st, 1, key->task_id);
  dt_bind_int64 (&st, 2, key->unit_id);

  return answer_id (&st, _("This unit does not lead the task."), result, error);
}
