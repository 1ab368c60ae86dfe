/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The versions of what a unit handed in: listed, corrected, one of them removed. */

#include "dt-edit-private.h"
#include "dt-error.h"
#include "dt-obligation-jobs.h"
#include "dt-submission.h"

#include <glib/gi18n-lib.h>

#define MAX_SYMBOL 200

/**
 * dt_submission_edit_new:
 * @submission_id: a submission
 * @day: when it was received
 * @time: in minutes, or %DT_TIME_NONE
 *
 * Returns: (transfer full): data for dt_job_edit_submission() that leaves its texts
 */
DtSubmissionEdit *
dt_submission_edit_new (gint64 submission_id,
                        DtDay  day,
                        int    time)
{
  DtSubmissionEdit *self = g_new0 (DtSubmissionEdit, 1);

  self->submission_id = submission_id;
  self->day = day;
  self->time = time;

  return self;
}

void
dt_submission_edit_free (DtSubmissionEdit *self)
{
  if (self == NULL)
    return;

  g_free (self->symbol);
  g_free (self->via);
  g_free (self->note);
  g_free (self);
}

static gboolean
check_correction (DtDb                   *db,
                  const DtSubmissionEdit *edit,
                  DtTarget              **target,
                  GError                **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;
  DtDay verdict_day;

  if (!dt_db_prepare (db, &st, "SELECT assignment_id, verdict_day FROM submission WHERE id = ?1", error))
    return FALSE;
  dt_bind_int64 (&st, 1, edit->submission_id);
  if (!dt_stmt_next (&st, &has_row, error))
    return FALSE;
  if (!has_row)
    {
      g_set_error_literal (error, DT_ERROR, DT_ERROR_NOT_FOUND, _("This submission is no longer in the register."));
      return FALSE;
    }
  verdict_day = dt_column_day (&st, 1);
  *target = dt_target_load (db, dt_column_int64 (&st, 0), error);
  if (*target == NULL
      || !dt_check_past (edit->day, error)
      || !dt_check_words (edit->symbol, MAX_SYMBOL, error)
      || !dt_check_words (edit->via, MAX_SYMBOL, error)
      || !dt_check_words (edit->note, DT_MAX_WORDS, error))
    return FALSE;
  if (verdict_day != DT_DAY_NONE && edit->day > verdict_day)
    return dt_refuse (error, _("The verdict cannot be earlier than the submission of %s."), (*target)->unit);
  if ((*target)->issued_day != DT_DAY_NONE && edit->day < (*target)->issued_day)
    {
      g_autofree char *shown = dt_day_format ((*target)->issued_day, DT_DAY_STYLE_PARTY, dt_today ());

      return dt_refuse (error, _("The directive is dated %s. Nothing can have been received for it before."), shown);
    }

  return TRUE;
}

/**
 * dt_job_edit_submission:
 * @data: a #DtSubmissionEdit
 *
 * Day, time, symbol, recipient and note of any version; its verdict stays. Refused where recording it so would be.
 */
gboolean
dt_job_edit_submission (DtDb     *db,
                        gpointer  data,
                        gpointer *result,
                        GError  **error)
{
  const DtSubmissionEdit *edit = data;
  g_autoptr(DtTarget) target = NULL;
  g_auto(DtStmt) st = { 0 };

  if (!check_correction (db, edit, &target, error)
      || !dt_db_prepare (db, &st,
                         "UPDATE submission SET received_day = ?2, received_time = ?3,"
                         " symbol = CASE WHEN ?4 IS NULL THEN symbol ELSE nullif (?4, '') END,"
                         " via = CASE WHEN ?5 IS NULL THEN via ELSE nullif (?5, '') END,"
                         " note = CASE WHEN ?6 IS NULL THEN note ELSE nullif (?6, '') END WHERE id = ?1",
                         error))
    return FALSE;
  dt_bind_int64 (&st, 1, edit->submission_id);
  dt_bind_day (&st, 2, edit->day);
  dt_bind_time (&st, 3, edit->time);
  dt_bind_text (&st, 4, edit->symbol);
  dt_bind_text (&st, 5, edit->via);
  dt_bind_text (&st, 6, edit->note);
  dt_label_edit (db, _("Correct submission"), _("Correct submission"), 1, target);

  return dt_stmt_run (&st, error);
}

static DtSubmissionRow *
read_version (DtStmt *st)
{
  DtSubmissionRow *row = g_new0 (DtSubmissionRow, 1);

  row->id = dt_column_int64 (st, 0);
  row->version = dt_column_int (st, 1);
  row->received_day = dt_column_day (st, 2);
  row->received_time = dt_column_time (st, 3);
  row->symbol = dt_column_dup (st, 4);
  row->via = dt_column_dup (st, 5);
  row->note = dt_column_dup (st, 6);
  row->verdict = (DtVerdict) dt_column_nick (st, 7, dt_verdict_nicks);
  row->verdict_day = dt_column_day (st, 8);
  row->reason = dt_column_dup (st, 9);
  row->file = dt_column_dup (st, 10);
  row->sha256 = dt_column_dup (st, 11);

  return row;
}

/**
 * dt_job_list_submissions:
 * @data: (type gint64): pointer to the id of an assignment
 * @result: (out): a #GPtrArray of #DtSubmissionRow, newest version first; empty if nothing was handed in
 */
gboolean
dt_job_list_submissions (DtDb     *db,
                         gpointer  data,
                         gpointer *result,
                         GError  **error)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_submission_row_free);
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &st,
                      "SELECT s.id, s.version, s.received_day, s.received_time, coalesce (s.symbol, ''), coalesce (s.via, ''),"
                      "       coalesce (s.note, ''), s.verdict, s.verdict_day, coalesce (s.reason, ''),"
                      "       coalesce (f.name, ''), coalesce (f.sha256, '')"
                      "  FROM submission s LEFT JOIN attachment f ON f.id ="
                      "       (SELECT min (id) FROM attachment WHERE submission_id = s.id)"
                      " WHERE s.assignment_id = ?1 ORDER BY s.version DESC",
                      error))
    return FALSE;
  dt_bind_int64 (&st, 1, *(const gint64 *) data);

  while (TRUE)
    {
      if (!dt_stmt_next (&st, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      g_ptr_array_add (rows, read_version (&st));
    }
  *result = g_steal_pointer (&rows);

  return TRUE;
}

/**
 * dt_job_remove_version:
 * @data: (type gint64): pointer to the id of a submission
 *
 * Removes this version alone, with its file; the others keep their numbers. %DT_ERROR_NOT_FOUND if it is gone.
 */
gboolean
dt_job_remove_version (DtDb     *db,
                       gpointer  data,
                       gpointer *result,
                       GError  **error)
{
  g_autoptr(DtTarget) target = NULL;
  g_auto(DtStmt) find = { 0 };
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &find, "SELECT assignment_id FROM submission WHERE id = ?1", error))
    return FALSE;
  dt_bind_int64 (&find, 1, *(const gint64 *) data);
  if (!dt_stmt_next (&find, &has_row, error))
    return FALSE;
  if (!has_row)
    {
      g_set_error_literal (error, DT_ERROR, DT_ERROR_NOT_FOUND, _("This submission is no longer in the register."));
      return FALSE;
    }
  target = dt_target_load (db, dt_column_int64 (&find, 0), error);
  if (target == NULL || !dt_db_prepare (db, &st, "DELETE FROM submission WHERE id = ?1", error))
    return FALSE;
  dt_bind_int64 (&st, 1, *(const gint64 *) data);
  dt_label_edit (db, _("Remove submission"), _("Remove submission"), 1, target);

  return dt_stmt_run (&st, error);
}
