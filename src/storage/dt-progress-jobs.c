/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The two things of a state that a person sets: how far a lead has come, and whether the task is put off. */

#include "dt-edit-private.h"

#include <glib/gi18n-lib.h>

#include "dt-error.h"

/* Progress */

/**
 * dt_progress_edit_new:
 * @assignments: (array length=n): ids; copied
 * @n: how many
 * @percent: 0 to 100
 *
 * Returns: (transfer full): data for dt_job_set_progress()
 */
DtProgressEdit *
dt_progress_edit_new (const gint64 *assignments,
                      guint         n,
                      int           percent)
{
  DtProgressEdit *self = g_new0 (DtProgressEdit, 1);

  self->assignments = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n);
  g_array_append_vals (self->assignments, assignments, n);
  self->percent = percent;

  return self;
}

void
dt_progress_edit_free (DtProgressEdit *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->assignments, g_array_unref);
  g_free (self);
}

static gboolean
check_progress (const DtTarget *target,
                GError        **error)
{
  if (!dt_target_owes (target, error))
    return FALSE;
  if (target->submission_id != 0 && target->verdict != DT_VERDICT_RETURNED)
    return dt_refuse (error, _("%s has handed in already."), target->unit);

  return TRUE;
}

/**
 * dt_job_set_progress:
 * @data: a #DtProgressEdit
 *
 * How far a lead has come, as it says itself. 100 percent is still not handed in.
 */
gboolean
dt_job_set_progress (DtDb     *db,
                     gpointer  data,
                     gpointer *result,
                     GError  **error)
{
  const DtProgressEdit *edit = data;
  g_autoptr(GPtrArray) targets = dt_targets_load (db, edit->assignments, error);
  g_autofree char *one = NULL;
  g_autofree char *many = NULL;

  if (targets == NULL)
    return FALSE;
  if (edit->percent < 0 || edit->percent > 100)
    return dt_refuse (error, _("Progress is a number from 0 to 100."));
  for (guint i = 0; i < targets->len; i++)
    if (!check_progress (g_ptr_array_index (targets, i), error))
      return FALSE;

  for (guint i = 0; i < targets->len; i++)
    {
      const DtTarget *target = g_ptr_array_index (targets, i);
      g_auto(DtStmt) st = { 0 };

      if (!dt_db_prepare (db, &st, "UPDATE assignment SET percent = ?2 WHERE id = ?1", error))
        return FALSE;
      dt_bind_int64 (&st, 1, target->id);
      dt_bind_int (&st, 2, edit->percent);
      if (!dt_stmt_run (&st, error))
        return FALSE;
    }

  one = g_strdup_printf (_("Progress %d%%"), edit->percent);
  many = g_strdup_printf (ngettext ("Progress of %u unit", "Progress of %u units", targets->len), targets->len);
  dt_label_edit (db, one, many, targets->len, g_ptr_array_index (targets, 0));

  return TRUE;
}

/* Suspending and cancelling */

/**
 * dt_hold_edit_new:
 * @task_id: a task
 * @hold: what it becomes
 * @reason: (nullable): why
 *
 * Returns: (transfer full): data for dt_job_set_hold()
 */
DtHoldEdit *
dt_hold_edit_new (gint64      task_id,
                  DtHold      hold,
                  const char *reason)
{
  DtHoldEdit *self = g_new0 (DtHoldEdit, 1);

  self->task_id = task_id;
  self->hold = hold;
  self->reason = g_strdup (reason);

  return self;
}

void
dt_hold_edit_free (DtHoldEdit *self)
{
  if (self == NULL)
    return;

  g_free (self->reason);
  g_free (self);
}

/**
 * dt_job_set_hold:
 * @data: a #DtHoldEdit
 *
 * Suspends, cancels or resumes a task. What is cancelled stays in the register.
 */
gboolean
dt_job_set_hold (DtDb     *db,
                 gpointer  data,
                 gpointer *result,
                 GError  **error)
{
  const DtHoldEdit *edit = data;
  g_autofree char *title = NULL;
  g_autofree char *label = NULL;
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_check_words (edit->reason, DT_MAX_WORDS, error)
      || !dt_db_prepare (db, &st,
                         "UPDATE task SET hold = ?2, hold_reason = ?3 WHERE id = ?1"
                         " RETURNING coalesce (short_title, title)",
                         error))
    return FALSE;
  dt_bind_int64 (&st, 1, edit->task_id);
  dt_bind_text (&st, 2, dt_nick_get (dt_hold_nicks, (int) edit->hold));
  dt_bind_text (&st, 3, edit->hold != DT_HOLD_ACTIVE && edit->reason != NULL && *edit->reason != '\0' ? edit->reason : NULL);
  if (!dt_stmt_next (&st, &has_row, error))
    return FALSE;
  if (!has_row)
    {
      g_set_error_literal (error, DT_ERROR, DT_ERROR_NOT_FOUND, _("This task is no longer in the register."));
      return FALSE;
    }
  title = dt_column_dup (&st, 0);
  if (!dt_stmt_next (&st, &has_row, error))
    return FALSE;

  label = g_strdup_printf (_("%s: %s"),
                           edit->hold == DT_HOLD_SUSPENDED ? _("Suspend")
                           : edit->hold == DT_HOLD_CANCELLED ? _("Cancel task") : _("Resume"),
                           title);
  dt_db_set_label (db, label);

  return TRUE;
}
