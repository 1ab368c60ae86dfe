/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A unit asks for a later day; it is granted, in part, or refused. */

#include "dt-edit-private.h"
#include "dt-error.h"
#include "dt-obligation-jobs.h"
#include "dt-text.h"

#include <glib/gi18n-lib.h>

#define MAX_SYMBOL 200
#define DEFAULT_LIMIT 2

/**
 * dt_extension_edit_new:
 * @assignment_id: the unit's part of the task
 * @requested_day: when it asked
 * @wanted_day: for which day
 *
 * Returns: (transfer full): data for dt_job_request_extension(), without symbol and reason
 */
DtExtensionEdit *
dt_extension_edit_new (gint64 assignment_id,
                       DtDay  requested_day,
                       DtDay  wanted_day)
{
  DtExtensionEdit *self = g_new0 (DtExtensionEdit, 1);

  self->assignment_id = assignment_id;
  self->requested_day = requested_day;
  self->wanted_day = wanted_day;

  return self;
}

void
dt_extension_edit_free (DtExtensionEdit *self)
{
  if (self == NULL)
    return;

  g_free (self->symbol);
  g_free (self->reason);
  g_free (self);
}

/* The office's setting "extension.limit": how often it grants one. */
gboolean
dt_extension_limit (DtDb    *db,
                    int     *limit,
                    GError **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;
  gint64 value = DEFAULT_LIMIT;

  if (!dt_db_prepare (db, &st, "SELECT value FROM setting WHERE name = 'extension.limit'", error)
      || !dt_stmt_next (&st, &has_row, error))
    return FALSE;
  if (has_row && !g_ascii_string_to_signed (dt_column_peek (&st, 0), 10, 0, 99, &value, NULL))
    value = DEFAULT_LIMIT;
  *limit = (int) value;

  return TRUE;
}

static DtExtensionCount *
count_granted (DtDb    *db,
               gint64   assignment_id,
               gint64   extension_id,
               GError **error)
{
  g_autofree DtExtensionCount *count = g_new0 (DtExtensionCount, 1);
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_extension_limit (db, &count->limit, error)
      || !dt_db_prepare (db, &st, "SELECT count (*) FROM extension WHERE assignment_id = ?1 AND verdict IN ('granted', 'partly')", error))
    return NULL;
  dt_bind_int64 (&st, 1, assignment_id);
  if (!dt_stmt_next (&st, &has_row, error))
    return NULL;
  count->n = dt_column_int (&st, 0);
  count->extension_id = extension_id;

  return g_steal_pointer (&count);
}

static gboolean
load_day (DtDb    *db,
          gint64   assignment_id,
          DtDay   *day,
          GError **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &st, "SELECT last_day FROM assignment_status WHERE assignment_id = ?1", error))
    return FALSE;
  dt_bind_int64 (&st, 1, assignment_id);
  if (!dt_stmt_next (&st, &has_row, error))
    return FALSE;
  *day = has_row ? dt_column_day (&st, 0) : DT_DAY_NONE;

  return TRUE;
}

static gboolean
check_request (DtDb                  *db,
               const DtExtensionEdit *edit,
               const DtTarget        *target,
               GError               **error)
{
  DtDay day;

  if (!dt_target_owes (target, error)
      || !dt_check_past (edit->requested_day, error)
      || !dt_check_words (edit->symbol, MAX_SYMBOL, error)
      || !dt_check_words (edit->reason, DT_MAX_WORDS, error)
      || !load_day (db, target->id, &day, error))
    return FALSE;
  if (day == DT_DAY_NONE)
    return dt_refuse (error, _("This task has no day that could be put off."));
  if (edit->wanted_day <= day)
    return dt_refuse (error, _("The day that is asked for must be later than the one in force."));
  if (target->issued_day != DT_DAY_NONE && edit->requested_day < target->issued_day)
    return dt_refuse (error, _("Nothing can have been asked before the date of the directive."));

  return TRUE;
}

/**
 * dt_job_request_extension:
 * @data: a #DtExtensionEdit
 * @result: (out): a #DtExtensionCount
 *
 * Keeps the request; no day moves until it is decided. More often than the office grants is told, never refused.
 */
gboolean
dt_job_request_extension (DtDb     *db,
                          gpointer  data,
                          gpointer *result,
                          GError  **error)
{
  const DtExtensionEdit *edit = data;
  g_autoptr(DtTarget) target = dt_target_load (db, edit->assignment_id, error);
  g_autofree char *uid = dt_uid_new ();
  g_auto(DtStmt) st = { 0 };
  gint64 id;

  if (target == NULL || !check_request (db, edit, target, error)
      || !dt_db_prepare (db, &st,
                         "INSERT INTO extension (uid, assignment_id, requested_day, wanted_day, symbol, reason)"
                         " VALUES (?1, ?2, ?3, ?4, nullif (?5, ''), nullif (?6, ''))",
                         error))
    return FALSE;
  dt_bind_text (&st, 1, uid);
  dt_bind_int64 (&st, 2, edit->assignment_id);
  dt_bind_day (&st, 3, edit->requested_day);
  dt_bind_day (&st, 4, edit->wanted_day);
  dt_bind_text (&st, 5, edit->symbol);
  dt_bind_text (&st, 6, edit->reason);
  if (!dt_stmt_run (&st, error))
    return FALSE;
  id = sqlite3_last_insert_rowid (dt_db_handle (db));

  dt_label_edit (db, _("Ask for an extension"), _("Ask for an extension"), 1, target);
  *result = count_granted (db, edit->assignment_id, id, error);

  return *result != NULL;
}

/**
 * dt_extension_decision_new:
 * @extension_id: a request that waits
 * @verdict: what was decided
 * @day: when
 *
 * Returns: (transfer full): data for dt_job_decide_extension(), without day granted and cause
 */
DtExtensionDecision *
dt_extension_decision_new (gint64             extension_id,
                           DtExtensionVerdict verdict,
                           DtDay              day)
{
  DtExtensionDecision *self = g_new0 (DtExtensionDecision, 1);

  self->extension_id = extension_id;
  self->verdict = verdict;
  self->day = day;

  return self;
}

void
dt_extension_decision_free (DtExtensionDecision *self)
{
  g_free (self);
}

typedef struct { gint64 assignment_id; DtDay requested_day; DtDay wanted_day; gboolean decided; } Request;

static gboolean
load_request (DtDb    *db,
              gint64   id,
              Request *request,
              GError **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &st, "SELECT assignment_id, requested_day, wanted_day, verdict <> 'waiting' FROM extension WHERE id = ?1", error))
    return FALSE;
  dt_bind_int64 (&st, 1, id);
  if (!dt_stmt_next (&st, &has_row, error))
    return FALSE;
  if (!has_row)
    {
      g_set_error_literal (error, DT_ERROR, DT_ERROR_NOT_FOUND, _("This request is no longer in the register."));
      return FALSE;
    }
  request->assignment_id = dt_column_int64 (&st, 0);
  request->requested_day = dt_column_day (&st, 1);
  request->wanted_day = dt_column_day (&st, 2);
  request->decided = dt_column_int (&st, 3) != 0;

  return TRUE;
}

static gboolean
check_decision (const DtExtensionDecision *decision,
                const Request             *request,
                DtDay                      granted_day,
                GError                   **error)
{
  gboolean granted = decision->verdict != DT_EXTENSION_REFUSED;

  if (request->decided)
    return dt_refuse (error, _("This request was decided already."));
  if (decision->verdict == DT_EXTENSION_WAITING)
    return dt_refuse (error, _("Say what was decided."));
  if (!dt_check_past (decision->day, error))
    return FALSE;
  if (decision->day < request->requested_day)
    return dt_refuse (error, _("A request cannot be decided before it was made."));
  if (granted && decision->cause_id == 0)
    return dt_refuse (error, _("An extension needs the directive that grants it."));
  if (decision->verdict == DT_EXTENSION_PARTLY && (granted_day == DT_DAY_NONE || granted_day >= request->wanted_day))
    return dt_refuse (error, _("What is granted in part must be earlier than what was asked for."));

  return TRUE;
}

static gboolean
move_part (DtDb                      *db,
           const DtExtensionDecision *decision,
           gint64                     assignment_id,
           DtDay                      granted_day,
           GError                   **error)
{
  DtScheduleRule rule = { .kind = DT_CHANGE_EXTEND, .fixed_day = granted_day, .day_off = DT_DAY_OFF_KEEP };
  DtChangeEdit *edit = dt_change_edit_new_for_part (assignment_id, decision->cause_id, &rule, dt_today ());
  gpointer preview = NULL;
  gboolean ok;

  edit->decided_day = decision->day;
  ok = dt_job_apply_change (db, edit, &preview, error);
  dt_change_preview_free (preview);
  dt_change_edit_free (edit);

  return ok;
}

/**
 * dt_job_decide_extension:
 * @data: a #DtExtensionDecision
 * @result: (out): a #DtExtensionCount, with this one if it was granted
 *
 * Granted, in whole or in part: the unit's part moves by a schedule change of kind extend, decided on that day. Refused:
 * the request is kept with its answer. Without a day, what was asked for is granted.
 */
gboolean
dt_job_decide_extension (DtDb     *db,
                         gpointer  data,
                         gpointer *result,
                         GError  **error)
{
  const DtExtensionDecision *decision = data;
  gboolean granted = decision->verdict == DT_EXTENSION_GRANTED || decision->verdict == DT_EXTENSION_PARTLY;
  g_autoptr(DtTarget) target = NULL;
  g_auto(DtStmt) st = { 0 };
  Request request;
  DtDay granted_day;

  if (!load_request (db, decision->extension_id, &request, error))
    return FALSE;
  granted_day = decision->verdict == DT_EXTENSION_GRANTED && decision->granted_day == DT_DAY_NONE ? request.wanted_day : decision->granted_day;
  target = dt_target_load (db, request.assignment_id, error);
  if (target == NULL || !check_decision (decision, &request, granted_day, error)
      || (granted && !move_part (db, decision, request.assignment_id, granted_day, error))
      || !dt_db_prepare (db, &st,
                         "UPDATE extension SET verdict = ?2, decided_day = ?3, granted_day = ?4,"
                         " decided_by = (SELECT symbol FROM directive WHERE id = ?5) WHERE id = ?1",
                         error))
    return FALSE;
  dt_bind_int64 (&st, 1, decision->extension_id);
  dt_bind_text (&st, 2, dt_nick_get (dt_extension_verdict_nicks, (int) decision->verdict));
  dt_bind_day (&st, 3, decision->day);
  dt_bind_day (&st, 4, granted ? granted_day : DT_DAY_NONE);
  dt_bind_id (&st, 5, decision->cause_id);
  if (!dt_stmt_run (&st, error))
    return FALSE;

  dt_label_edit (db, granted ? _("Grant an extension") : _("Refuse an extension"), "", 1, target);
  *result = count_granted (db, request.assignment_id, decision->extension_id, error);

  return *result != NULL;
}
