/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person records about what units hand in. Every job checks all that it is given before it changes
 * anything; what the edit jobs look up and refuse alike is here too. */

#include "dt-edit-private.h"

#include "dt-error.h"
#include "dt-text.h"

#include <glib/gi18n-lib.h>
#include <stdarg.h>

#define MAX_SYMBOL 120
#define MAX_FILE_NAME 255

gboolean
dt_refuse (GError    **error,
           const char *format,
           ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error_literal (error, DT_ERROR, DT_ERROR_INVALID, message);

  return FALSE;
}

gboolean
dt_check_words (const char *words,
                gsize       max_chars,
                GError    **error)
{
  return words == NULL || dt_text_check (words, max_chars, error);
}

gboolean
dt_check_past (DtDay    day,
               GError **error)
{
  DtDay today = dt_today ();
  g_autofree char *shown = NULL;

  if (day == DT_DAY_NONE)
    return dt_refuse (error, _("The day is missing."));
  if (day <= today)
    return TRUE;

  shown = dt_day_format (day, DT_DAY_STYLE_PARTY, today);

  return dt_refuse (error, _("%s has not come yet. Enter today or an earlier day."), shown);
}

void
dt_target_free (DtTarget *self)
{
  if (self == NULL)
    return;

  g_free (self->unit);
  g_free (self->title);
  g_free (self);
}

DtTarget *
dt_target_load (DtDb    *db,
                gint64   assignment_id,
                GError **error)
{
  g_autoptr(DtTarget) self = g_new0 (DtTarget, 1);
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &st,
                      "SELECT a.task_id, a.unit_id, a.role, a.excused IS NOT NULL, t.hold, d.issued_day, u.short_name,"
                      "       coalesce (t.short_title, t.title), s.id, s.version, s.verdict, s.received_day"
                      "  FROM assignment a JOIN task t ON t.id = a.task_id JOIN directive d ON d.id = t.directive_id"
                      "  JOIN unit u ON u.id = a.unit_id LEFT JOIN submission s ON s.assignment_id = a.id"
                      " WHERE a.id = ?1 ORDER BY s.version DESC LIMIT 1",
                      error))
    return NULL;
  dt_bind_int64 (&st, 1, assignment_id);
  if (!dt_stmt_next (&st, &has_row, error))
    return NULL;
  if (!has_row)
    {
      g_set_error_literal (error, DT_ERROR, DT_ERROR_NOT_FOUND, _("This unit is no longer asked for this task."));
      return NULL;
    }

  self->id = assignment_id;
  self->task_id = dt_column_int64 (&st, 0);
  self->unit_id = dt_column_int64 (&st, 1);
  self->role = (DtRole) dt_column_nick (&st, 2, dt_role_nicks);
  self->excused = dt_column_int (&st, 3) != 0;
  self->hold = (DtHold) dt_column_nick (&st, 4, dt_hold_nicks);
  self->issued_day = dt_column_day (&st, 5);
  self->unit = dt_column_dup (&st, 6);
  self->title = dt_column_dup (&st, 7);
  self->submission_id = dt_column_int64 (&st, 8);
  self->version = dt_column_int (&st, 9);
  self->verdict = (DtVerdict) dt_column_nick (&st, 10, dt_verdict_nicks);
  self->received_day = dt_column_day (&st, 11);

  return g_steal_pointer (&self);
}

gboolean
dt_target_owes (const DtTarget *self,
                GError        **error)
{
  if (self->role != DT_ROLE_LEAD)
    return dt_refuse (error, _("%s does not lead this task: it owes nothing."), self->unit);
  if (self->excused)
    return dt_refuse (error, _("%s was excused from this task."), self->unit);
  if (self->hold == DT_HOLD_CANCELLED)
    return dt_refuse (error, _("The task is cancelled."));

  return TRUE;
}

void
dt_label_edit (DtDb           *db,
               const char     *one,
               const char     *many,
               guint           n,
               const DtTarget *target)
{
  g_autofree char *about = NULL;
  g_autofree char *label = NULL;

  if (n == 1)
    /* Translators: a unit and a task of it */
    about = g_strdup_printf (_("%s, %s"), target->unit, target->title);

  /* Translators: an action and what it is about: "Accept: Ward A, Report on the plan" */
  label = about != NULL ? g_strdup_printf (_("%s: %s"), one, about) : g_strdup (many);
  dt_db_set_label (db, label);
}

GPtrArray *
dt_targets_load (DtDb    *db,
                 GArray  *assignments,
                 GError **error)
{
  g_autoptr(GPtrArray) targets = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_target_free);

  if (assignments == NULL || assignments->len == 0)
    {
      dt_refuse (error, _("No unit was chosen."));
      return NULL;
    }

  for (guint i = 0; i < assignments->len; i++)
    {
      DtTarget *target = dt_target_load (db, g_array_index (assignments, gint64, i), error);

      if (target == NULL)
        return NULL;
      g_ptr_array_add (targets, target);
    }

  return g_steal_pointer (&targets);
}

/* Submissions */

/**
 * dt_record_edit_new:
 * @assignments: (array length=n): ids; copied
 * @n: how many
 * @day: when it was received
 *
 * Returns: (transfer full): data for dt_job_record_submission(), without time, symbol or file
 */
DtRecordEdit *
dt_record_edit_new (const gint64 *assignments,
                    guint         n,
                    DtDay         day)
{
  DtRecordEdit *self = g_new0 (DtRecordEdit, 1);

  self->assignments = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n);
  g_array_append_vals (self->assignments, assignments, n);
  self->day = day;
  self->time = DT_TIME_NONE;

  return self;
}

void
dt_record_edit_free (DtRecordEdit *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->assignments, g_array_unref);
  g_free (self->symbol);
  g_free (self->via);
  g_free (self->file);
  g_free (self->file_type);
  g_free (self->file_sha256);
  g_free (self);
}

static gboolean
check_received (const DtTarget *target,
                DtDay           day,
                GError        **error)
{
  g_autofree char *shown = NULL;

  if (!dt_target_owes (target, error))
    return FALSE;
  if (target->issued_day == DT_DAY_NONE || day >= target->issued_day)
    return TRUE;

  shown = dt_day_format (target->issued_day, DT_DAY_STYLE_PARTY, dt_today ());

  return dt_refuse (error, _("The directive is dated %s. Nothing can have been received for it before."), shown);
}

static gboolean
insert_attachment (DtDb               *db,
                   const DtRecordEdit *edit,
                   gint64              submission_id,
                   GError            **error)
{
  g_autofree char *uid = dt_uid_new ();
  g_autofree char *name = g_path_get_basename (edit->file);
  g_auto(DtStmt) st = { 0 };

  if (!dt_db_prepare (db, &st,
                      "INSERT INTO attachment (uid, submission_id, name, media_type, size, sha256)"
                      " VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                      error))
    return FALSE;
  dt_bind_text (&st, 1, uid);
  dt_bind_int64 (&st, 2, submission_id);
  dt_bind_text (&st, 3, name);
  dt_bind_text (&st, 4, edit->file_type != NULL ? edit->file_type : "application/octet-stream");
  dt_bind_int64 (&st, 5, MAX (edit->file_size, 0));
  dt_bind_text (&st, 6, edit->file_sha256);

  return dt_stmt_run (&st, error);
}

static gboolean
insert_submission (DtDb               *db,
                   const DtRecordEdit *edit,
                   const DtTarget     *target,
                   GError            **error)
{
  g_autofree char *uid = dt_uid_new ();
  g_auto(DtStmt) st = { 0 };
  gint64 id;

  if (!dt_db_prepare (db, &st,
                      "INSERT INTO submission (uid, assignment_id, version, received_day, received_time, symbol,"
                      "                        verdict, verdict_day, via)"
                      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                      error))
    return FALSE;
  dt_bind_text (&st, 1, uid);
  dt_bind_int64 (&st, 2, target->id);
  dt_bind_int (&st, 3, target->version + 1);
  dt_bind_day (&st, 4, edit->day);
  dt_bind_time (&st, 5, edit->time);
  dt_bind_text (&st, 6, edit->symbol != NULL && *edit->symbol != '\0' ? edit->symbol : NULL);
  dt_bind_text (&st, 7, dt_nick_get (dt_verdict_nicks, edit->accept ? DT_VERDICT_ACCEPTED : DT_VERDICT_WAITING));
  dt_bind_day (&st, 8, edit->accept ? MAX (edit->day, dt_today ()) : DT_DAY_NONE);
  dt_bind_text (&st, 9, edit->via != NULL && *edit->via != '\0' ? edit->via : NULL);
  if (!dt_stmt_run (&st, error))
    return FALSE;

  id = sqlite3_last_insert_rowid (dt_db_handle (db));

  return edit->file == NULL || *edit->file == '\0' || insert_attachment (db, edit, id, error);
}

/**
 * dt_job_record_submission:
 * @data: a #DtRecordEdit
 *
 * A new version for each assignment, also after one that was accepted. Refused: no lead, excused, cancelled, a
 * day that has not come or lies before the date of the directive.
 */
gboolean
dt_job_record_submission (DtDb     *db,
                          gpointer  data,
                          gpointer *result,
                          GError  **error)
{
  const DtRecordEdit *edit = data;
  g_autoptr(GPtrArray) targets = dt_targets_load (db, edit->assignments, error);
  g_autofree char *many = NULL;

  if (targets == NULL
      || !dt_check_past (edit->day, error)
      || !dt_check_words (edit->symbol, MAX_SYMBOL, error)
      || !dt_check_words (edit->via, MAX_SYMBOL, error)
      || !dt_check_words (edit->file, MAX_FILE_NAME * 16, error))
    return FALSE;
  for (guint i = 0; i < targets->len; i++)
    if (!check_received (g_ptr_array_index (targets, i), edit->day, error))
      return FALSE;

  for (guint i = 0; i < targets->len; i++)
    if (!insert_submission (db, edit, g_ptr_array_index (targets, i), error))
      return FALSE;

  many = g_strdup_printf (ngettext ("Record %u submission", "Record %u submissions", targets->len), targets->len);
  dt_label_edit (db, _("Record submission"), many, targets->len, g_ptr_array_index (targets, 0));

  return TRUE;
}

/* Verdicts */

/**
 * dt_verdict_edit_new:
 * @assignments: (array length=n): ids; copied
 * @n: how many
 * @verdict: what is said of the newest submission
 * @day: when
 * @reason: (nullable): of a return
 *
 * Returns: (transfer full): data for dt_job_give_verdict()
 */
DtVerdictEdit *
dt_verdict_edit_new (const gint64 *assignments,
                     guint         n,
                     DtVerdict     verdict,
                     DtDay         day,
                     const char   *reason)
{
  DtVerdictEdit *self = g_new0 (DtVerdictEdit, 1);

  self->assignments = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n);
  g_array_append_vals (self->assignments, assignments, n);
  self->verdict = verdict;
  self->day = day;
  self->reason = g_strdup (reason);

  return self;
}

void
dt_verdict_edit_free (DtVerdictEdit *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->assignments, g_array_unref);
  g_free (self->reason);
  g_free (self);
}

static gboolean
check_verdict (const DtVerdictEdit *edit,
               const DtTarget      *target,
               GError             **error)
{
  if (target->submission_id == 0)
    return dt_refuse (error, _("%s has not handed in anything yet."), target->unit);
  if (edit->verdict == DT_VERDICT_ACCEPTED && target->verdict != DT_VERDICT_WAITING)
    return dt_refuse (error, target->verdict == DT_VERDICT_ACCEPTED
                               ? _("The submission of %s is accepted already.")
                               : _("The submission of %s was returned. Record the new one first."),
                      target->unit);
  if (edit->verdict == DT_VERDICT_RETURNED && target->verdict == DT_VERDICT_RETURNED)
    return dt_refuse (error, _("The submission of %s is returned already."), target->unit);
  if (edit->verdict != DT_VERDICT_WAITING && edit->day < target->received_day)
    return dt_refuse (error, _("The verdict cannot be earlier than the submission of %s."), target->unit);

  return TRUE;
}

static gboolean
update_verdict (DtDb                *db,
                const DtVerdictEdit *edit,
                const DtTarget      *target,
                GError             **error)
{
  gboolean given = edit->verdict != DT_VERDICT_WAITING;
  g_auto(DtStmt) st = { 0 };

  if (!dt_db_prepare (db, &st, "UPDATE submission SET verdict = ?2, verdict_day = ?3, reason = ?4 WHERE id = ?1", error))
    return FALSE;
  dt_bind_int64 (&st, 1, target->submission_id);
  dt_bind_text (&st, 2, dt_nick_get (dt_verdict_nicks, (int) edit->verdict));
  dt_bind_day (&st, 3, given ? edit->day : DT_DAY_NONE);
  dt_bind_text (&st, 4, edit->verdict == DT_VERDICT_RETURNED ? edit->reason : NULL);

  return dt_stmt_run (&st, error);
}

static void
label_verdict (DtDb                *db,
               const DtVerdictEdit *edit,
               GPtrArray           *targets)
{
  g_autofree char *many = NULL;
  const char *one = NULL;

  switch (edit->verdict)
    {
    case DT_VERDICT_ACCEPTED:
      one = _("Accept");
      many = g_strdup_printf (ngettext ("Accept %u submission", "Accept %u submissions", targets->len), targets->len);
      break;
    case DT_VERDICT_RETURNED:
      one = _("Return");
      many = g_strdup_printf (ngettext ("Return %u submission", "Return %u submissions", targets->len), targets->len);
      break;
    case DT_VERDICT_WAITING:
      one = _("Withdraw verdict");
      many = g_strdup_printf (ngettext ("Withdraw %u verdict", "Withdraw %u verdicts", targets->len), targets->len);
      break;
    }

  dt_label_edit (db, one, many, targets->len, g_ptr_array_index (targets, 0));
}

/**
 * dt_job_give_verdict:
 * @data: a #DtVerdictEdit
 *
 * Accepts or returns the newest submission of each assignment. Only one that waits can be accepted; one that was
 * accepted can still be returned, with a reason; %DT_VERDICT_WAITING takes a verdict back.
 */
gboolean
dt_job_give_verdict (DtDb     *db,
                     gpointer  data,
                     gpointer *result,
                     GError  **error)
{
  const DtVerdictEdit *edit = data;
  g_autoptr(GPtrArray) targets = dt_targets_load (db, edit->assignments, error);
  g_autofree char *reason = g_strstrip (g_strdup (edit->reason != NULL ? edit->reason : ""));

  if (targets == NULL || !dt_check_words (edit->reason, DT_MAX_WORDS, error))
    return FALSE;
  if (edit->verdict != DT_VERDICT_WAITING && !dt_check_past (edit->day, error))
    return FALSE;
  if (edit->verdict == DT_VERDICT_RETURNED && *reason == '\0')
    return dt_refuse (error, _("Say why the submission is returned."));
  for (guint i = 0; i < targets->len; i++)
    if (!check_verdict (edit, g_ptr_array_index (targets, i), error))
      return FALSE;

  for (guint i = 0; i < targets->len; i++)
    if (!update_verdict (db, edit, g_ptr_array_index (targets, i), error))
      return FALSE;
  label_verdict (db, edit, targets);

  return TRUE;
}

/**
 * dt_job_remove_submission:
 * @data: a #GArray of gint64 assignment ids
 *
 * Removes the newest submission of each, with its files. What was there before is the newest again.
 */
gboolean
dt_job_remove_submission (DtDb     *db,
                          gpointer  data,
                          gpointer *result,
                          GError  **error)
{
  g_autoptr(GPtrArray) targets = dt_targets_load (db, data, error);
  g_autofree char *many = NULL;

  if (targets == NULL)
    return FALSE;
  for (guint i = 0; i < targets->len; i++)
    {
      const DtTarget *target = g_ptr_array_index (targets, i);

      if (target->submission_id == 0)
        return dt_refuse (error, _("%s has not handed in anything yet."), target->unit);
    }

  for (guint i = 0; i < targets->len; i++)
    {
      const DtTarget *target = g_ptr_array_index (targets, i);
      g_auto(DtStmt) st = { 0 };

      if (!dt_db_prepare (db, &st, "DELETE FROM submission WHERE id = ?1", error))
        return FALSE;
      dt_bind_int64 (&st, 1, target->submission_id);
      if (!dt_stmt_run (&st, error))
        return FALSE;
    }

  many = g_strdup_printf (ngettext ("Remove %u submission", "Remove %u submissions", targets->len), targets->len);
  dt_label_edit (db, _("Remove submission"), many, targets->len, g_ptr_array_index (targets, 0));

  return TRUE;
}
