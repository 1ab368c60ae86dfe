/* SPDX-License-Identifier: GPL-3.0-or-later */

/* All that the panel beside the list shows of one task. */

#include "dt-db.h"
#include "dt-error.h"
#include "dt-journal-private.h"
#include "dt-list-jobs.h"
#include "dt-list-rows.h"
#include "dt-obligation-jobs.h"
#include "dt-schedule.h"
#include "dt-schedule-private.h"

#include <glib/gi18n-lib.h>

#define MAX_JOURNAL 50

static gboolean
load_head (DtDb         *db,
           gint64        id,
           DtTaskDetail *detail,
           GError      **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &st,
                      "SELECT t.text, d.type, d.issued_day, t.hold, t.hold_reason,"
                      "       l.bound, l.words, l.named_day, l.named_time, l.rule"
                      "  FROM task t JOIN directive d ON d.id = t.directive_id"
                      "  LEFT JOIN deadline l ON l.task_id = t.id WHERE t.id = ?1",
                      error))
    return FALSE;
  dt_bind_int64 (&st, 1, id);
  if (!dt_stmt_next (&st, &has_row, error))
    return FALSE;
  if (!has_row)
    {
      g_set_error_literal (error, DT_ERROR, DT_ERROR_NOT_FOUND, _("This task is no longer in the register."));
      return FALSE;
    }

  detail->text = dt_column_dup (&st, 0);
  detail->directive_type = dt_column_dup (&st, 1);
  detail->issued_day = dt_column_day (&st, 2);
  detail->hold = (DtHold) dt_column_nick (&st, 3, dt_hold_nicks);
  detail->hold_reason = dt_column_dup (&st, 4);
  if (sqlite3_column_type (st.handle, 5) != SQLITE_NULL)
    {
      detail->deadline = dt_deadline_new ((DtBound) dt_column_nick (&st, 5, dt_bound_nicks), dt_column_day (&st, 7),
                                          dt_column_time (&st, 8), NULL);
      detail->deadline->words = dt_column_dup_nullable (&st, 6);
      detail->deadline->rule = dt_column_dup_nullable (&st, 9);
      return dt_schedule_fill_anchor (db, id, detail->deadline, error);
    }

  return TRUE;
}

static gboolean
load_assignments (DtDb         *db,
                  gint64        id,
                  DtTaskDetail *detail,
                  GError      **error)
{
  g_auto(DtStmt) st = { 0 };

  if (!dt_db_prepare (db, &st,
                      "SELECT id FROM assignment WHERE task_id = ?1"
                      " ORDER BY CASE role WHEN 'lead' THEN 0 WHEN 'coordinator' THEN 1 WHEN 'recipient' THEN 2 ELSE 3 END,"
                      "          position, id",
                      error))
    return FALSE;
  dt_bind_int64 (&st, 1, id);
  detail->assignments = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_assignment_row_unref);

  return dt_load_assignment_rows (db, &st, detail->assignments, error);
}

/* What is in force; a change that was lifted has moved nothing. */
static gboolean
load_moves (DtDb         *db,
            gint64        id,
            gboolean      of_parts,
            GPtrArray   **moves,
            GError      **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &st,
                      "SELECT c.kind, c.amount, c.span, m.old_day, m.new_day, c.cause_id, q.symbol,"
                      "       m.outcome = 'excepted', m.reason, c.id, m.assignment_id, u.short_name, " DT_SCHEDULE_DECIDED
                      "  FROM deadline_move m JOIN schedule_change c ON c.id = m.change_id"
                      "  JOIN directive q ON q.id = c.cause_id LEFT JOIN assignment a ON a.id = m.assignment_id"
                      "  LEFT JOIN unit u ON u.id = a.unit_id"
                      " WHERE m.task_id = ?1 AND (m.assignment_id IS NOT NULL) = ?2 AND c.lifted_day IS NULL"
                      "   AND (m.old_day <> m.new_day OR m.outcome = 'excepted')"
                      " ORDER BY " DT_SCHEDULE_ORDER ", m.id",
                      error))
    return FALSE;
  dt_bind_int64 (&st, 1, id);
  dt_bind_int (&st, 2, of_parts);
  *moves = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_move_row_free);

  while (TRUE)
    {
      DtMoveRow *move;

      if (!dt_stmt_next (&st, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;

      move = g_new0 (DtMoveRow, 1);
      move->kind = (DtChangeKind) dt_column_nick (&st, 0, dt_change_kind_nicks);
      move->amount = dt_column_int (&st, 1);
      move->span = (DtSpanUnit) dt_column_nick (&st, 2, dt_span_unit_nicks);
      move->old_day = dt_column_day (&st, 3);
      move->new_day = dt_column_day (&st, 4);
      move->cause_id = dt_column_int64 (&st, 5);
      move->cause = dt_column_dup (&st, 6);
      move->excepted = dt_column_int (&st, 7) != 0;
      move->reason = g_strdup (dt_schedule_reason (dt_column_peek (&st, 8)));
      move->change_id = dt_column_int64 (&st, 9);
      move->assignment_id = dt_column_int64 (&st, 10);
      move->unit = dt_column_dup (&st, 11);
      move->decided_day = dt_column_day (&st, 12);
      g_ptr_array_add (*moves, move);
    }
}

#define LINK_SQL(wanted, given)                                                                   \
  "SELECT t.id, coalesce (t.clause, t.ordinal), t.title, s.phase, s.last_day, s.next_day, s.percent,"  \
  "       s.owed, s.handed_in, x.lag_days, o.last_day, i.last_day, x.note"                          \
  "  FROM dependency x LEFT JOIN deadline o ON o.task_id = x.task_id"                              \
  "  LEFT JOIN deadline i ON i.task_id = x.needs_id"                                               \
  "  JOIN task t ON t.id = x." wanted " JOIN task_status s ON s.task_id = t.id"   \
  " WHERE x." given " = ?1 ORDER BY s.last_day IS NULL, s.last_day, t.directive_id, t.position, t.id"

/* How many days the one that waits has after the other one is due. */
static void
read_slack (DtStmt         *st,
            int             column,
            DtWorkCalendar *calendar,
            DtLinkRow      *row)
{
  DtDay outward = dt_column_day (st, column);
  DtDay inner = dt_column_day (st, column + 1);

  row->has_slack = outward != DT_DAY_NONE && inner != DT_DAY_NONE;
  if (!row->has_slack)
    return;

  row->slack = outward - inner;
  row->slack_working = dt_work_calendar_count (calendar, inner, outward);
}

static GPtrArray *
load_links (DtDb       *db,
            gint64      id,
            const char *sql,
            GError    **error)
{
  g_autoptr(GPtrArray) links = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_link_row_free);
  g_autoptr(DtWorkCalendar) calendar = NULL;
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &st, sql, error))
    return NULL;
  dt_bind_int64 (&st, 1, id);

  while (TRUE)
    {
      DtLinkRow *row;

      if (!dt_stmt_next (&st, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&links);

      if (calendar == NULL)
        {
          calendar = dt_schedule_calendar (db, error);
          if (calendar == NULL)
            return NULL;
        }
      row = g_new0 (DtLinkRow, 1);
      row->task_id = dt_column_int64 (&st, 0);
      row->clause = dt_column_dup (&st, 1);
      row->title = dt_column_dup (&st, 2);
      row->phase = (DtPhase) dt_column_int (&st, 3);
      row->last_day = dt_column_day (&st, 4);
      row->next_day = dt_column_day (&st, 5);
      row->percent = dt_column_int (&st, 6);
      row->owed = dt_column_int (&st, 7);
      row->handed_in = dt_column_int (&st, 8);
      row->lag_days = sqlite3_column_type (st.handle, 9) != SQLITE_NULL ? dt_column_int (&st, 9) : -1;
      read_slack (&st, 10, calendar, row);
      row->note = dt_column_dup (&st, 12);
      g_ptr_array_add (links, row);
    }
}

static gboolean
load_journal (DtDb         *db,
              gint64        id,
              DtTaskDetail *detail,
              GError      **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &st,
                      "SELECT at, who, label FROM journal"
                      " WHERE id IN (SELECT journal_id FROM journal_item WHERE task_id = ?1)"
                      "   AND id > " DT_JOURNAL_STRANGERS ("task", "?1")
                      " ORDER BY id DESC LIMIT ?2",
                      error))
    return FALSE;
  dt_bind_int64 (&st, 1, id);
  dt_bind_int (&st, 2, MAX_JOURNAL);
  detail->journal = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_journal_row_free);

  while (TRUE)
    {
      DtJournalRow *row;

      if (!dt_stmt_next (&st, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;

      row = g_new0 (DtJournalRow, 1);
      row->at = dt_column_int64 (&st, 0);
      row->who = dt_column_dup (&st, 1);
      row->label = dt_column_dup (&st, 2);
      g_ptr_array_add (detail->journal, row);
    }
}

static gboolean
load_extensions (DtDb         *db,
                 gint64        id,
                 DtTaskDetail *detail,
                 GError      **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &st,
                      "SELECT e.id, a.id, u.short_name, e.requested_day, e.wanted_day, e.symbol, e.reason, e.verdict,"
                      "       e.decided_day, e.granted_day, e.decided_by"
                      "  FROM assignment a JOIN extension e ON e.assignment_id = a.id JOIN unit u ON u.id = a.unit_id"
                      " WHERE a.task_id = ?1 ORDER BY e.requested_day, e.id",
                      error))
    return FALSE;
  dt_bind_int64 (&st, 1, id);
  detail->extensions = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_extension_row_free);

  while (TRUE)
    {
      DtExtensionRow *row;

      if (!dt_stmt_next (&st, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;

      row = g_new0 (DtExtensionRow, 1);
      row->id = dt_column_int64 (&st, 0);
      row->assignment_id = dt_column_int64 (&st, 1);
      row->unit = dt_column_dup (&st, 2);
      row->requested_day = dt_column_day (&st, 3);
      row->wanted_day = dt_column_day (&st, 4);
      row->symbol = dt_column_dup (&st, 5);
      row->reason = dt_column_dup (&st, 6);
      row->verdict = (DtExtensionVerdict) dt_column_nick (&st, 7, dt_extension_verdict_nicks);
      row->decided_day = dt_column_day (&st, 8);
      row->granted_day = dt_column_day (&st, 9);
      row->decided_by = dt_column_dup (&st, 10);
      g_ptr_array_add (detail->extensions, row);
    }
}

/* Whether a lead has to be confirmed, and whether all that the task waits for has been handed in. */
static void
derive_flags (DtTaskDetail *detail)
{
  gboolean led = FALSE;
  gboolean coordinated = FALSE;

  for (guint i = 0; i < detail->assignments->len; i++)
    {
      const DtAssignmentRow *row = g_ptr_array_index (detail->assignments, i);

      led |= row->role == DT_ROLE_LEAD;
      coordinated |= row->role == DT_ROLE_COORDINATOR;
    }
  detail->lead_unknown = coordinated && !led;

  detail->ready = detail->waits_for->len > 0;
  for (guint i = 0; i < detail->waits_for->len; i++)
    {
      const DtLinkRow *row = g_ptr_array_index (detail->waits_for, i);

      detail->ready &= row->phase == DT_PHASE_CANCELLED || (row->owed > 0 && row->handed_in >= row->owed);
    }
}

/**
 * dt_job_load_task:
 * @data: (type gint64): pointer to the id of a task
 * @result: (out): a #DtTaskDetail
 *
 * The row in it counts late leads as of dt_db_today().
 */
gboolean
dt_job_load_task (DtDb     *db,
                  gpointer  data,
                  gpointer *result,
                  GError  **error)
{
  gint64 id = *(const gint64 *) data;
  g_autoptr(DtTaskDetail) detail = g_new0 (DtTaskDetail, 1);

  if (!load_head (db, id, detail, error)
      || !dt_load_task_row (db, id, dt_db_today (db), &detail->row, error))
    return FALSE;
  if (detail->row == NULL)
    {
      g_set_error_literal (error, DT_ERROR, DT_ERROR_NOT_FOUND, _("This task is no longer in the register."));
      return FALSE;
    }
  if (!load_assignments (db, id, detail, error) || !load_moves (db, id, FALSE, &detail->moves, error)
      || !load_moves (db, id, TRUE, &detail->part_moves, error))
    return FALSE;

  detail->waits_for = load_links (db, id, LINK_SQL ("needs_id", "task_id"), error);
  if (detail->waits_for == NULL)
    return FALSE;
  detail->waited_by = load_links (db, id, LINK_SQL ("task_id", "needs_id"), error);
  if (detail->waited_by == NULL)
    return FALSE;
  detail->reminders = dt_load_reminders (db, id, 0, error);
  if (detail->reminders == NULL || !load_journal (db, id, detail, error))
    return FALSE;

  if (!load_extensions (db, id, detail, error) || !dt_extension_limit (db, &detail->extension_limit, error))
    return FALSE;
  derive_flags (detail);

  *result = g_steal_pointer (&detail);

  return TRUE;
}
