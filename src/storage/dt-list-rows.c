/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows with their texts, fetched by id in pages: what a line of the list shows. */

#include "dt-list-rows.h"

#include "dt-list-jobs.h"

/* Declared in the order of the SELECT list. */
enum
{
  TASK_ID,
  TASK_UID,
  TASK_DIRECTIVE_ID,
  TASK_DIRECTIVE,
  TASK_ORDINAL,
  TASK_CLAUSE,
  TASK_TITLE,
  TASK_SHORT_TITLE,
  TASK_PRODUCT,
  TASK_LEAD_ID,
  TASK_LEAD,
  TASK_LEAD_NAME,
  TASK_PHASE,
  TASK_BOUND,
  TASK_WORDS,
  TASK_LAST_DAY,
  TASK_NEXT_DAY,
  TASK_ORIGINAL_DAY,
  TASK_TIME,
  TASK_HANDED_DAY,
  TASK_HANDED_TIME,
  TASK_OWED,
  TASK_HANDED_IN,
  TASK_ACCEPTED,
  TASK_PERCENT,
  TASK_N_LATE,
};

static const char task_sql[] =
  "SELECT t.id, t.uid, t.directive_id, d.symbol, t.ordinal, t.clause, t.title, coalesce (t.short_title, t.title),"
  "       t.product, s.lead_id, u.short_name, u.name, s.phase, l.bound, l.words, s.last_day, s.next_day,"
  "       s.original_day, l.named_time, s.handed_day,"
  "       CASE WHEN s.handed_day IS NULL THEN NULL ELSE"
  "         (SELECT b.received_time FROM assignment a JOIN submission b ON b.assignment_id = a.id"
  "           WHERE a.task_id = t.id AND a.role = 'lead' AND b.received_day = s.handed_day"
  "           ORDER BY b.version DESC LIMIT 1) END,"
  "       s.owed, s.handed_in, s.accepted, s.percent,"
  "       CASE WHEN s.phase > ?3 OR s.next_day IS NULL OR s.next_day >= ?2 THEN 0 ELSE"
  "         (SELECT count(*) FROM assignment_status x WHERE x.task_id = t.id AND x.phase <= ?3 AND x.last_day < ?2) END"
  "  FROM task t JOIN directive d ON d.id = t.directive_id"
  "  JOIN task_status s ON s.task_id = t.id"
  "  LEFT JOIN deadline l ON l.task_id = t.id"
  "  LEFT JOIN unit u ON u.id = s.lead_id"
  " WHERE t.id = ?1";

enum
{
  ASSIGNMENT_ID,
  ASSIGNMENT_TASK_ID,
  ASSIGNMENT_UNIT_ID,
  ASSIGNMENT_UNIT,
  ASSIGNMENT_UNIT_NAME,
  ASSIGNMENT_PHONE,
  ASSIGNMENT_ROLE,
  ASSIGNMENT_PHASE,
  ASSIGNMENT_PERCENT,
  ASSIGNMENT_LAST_DAY,
  ASSIGNMENT_EXCUSED,
  ASSIGNMENT_SUBMISSION_ID,
  ASSIGNMENT_VERSION,
  ASSIGNMENT_VERDICT,
  ASSIGNMENT_RECEIVED_DAY,
  ASSIGNMENT_RECEIVED_TIME,
  ASSIGNMENT_VERDICT_DAY,
  ASSIGNMENT_SYMBOL,
  ASSIGNMENT_REASON,
  ASSIGNMENT_FILE,
  ASSIGNMENT_N_REMINDERS,
  ASSIGNMENT_REMINDED_DAY,
  ASSIGNMENT_VIA,
  ASSIGNMENT_PASSED_FROM,
};

static const char assignment_sql[] =
  "SELECT a.id, a.task_id, a.unit_id, u.short_name, u.name, u.phone, a.role,"
  "       s.phase, a.percent, coalesce (s.last_day, a.last_day, l.last_day), a.excused,"
  "       b.id, b.version, b.verdict, b.received_day, b.received_time, b.verdict_day, b.symbol, b.reason,"
  "       (SELECT f.name FROM attachment f WHERE f.submission_id = b.id ORDER BY f.id LIMIT 1),"
  "       (SELECT count(*) FROM reminder_assignment r WHERE r.assignment_id = a.id),"
  "       (SELECT max (m.day) FROM reminder_assignment r JOIN reminder m ON m.id = r.reminder_id"
  "         WHERE r.assignment_id = a.id), b.via, p.short_name"
  "  FROM assignment a JOIN unit u ON u.id = a.unit_id LEFT JOIN unit p ON p.id = a.passed_from"
  "  LEFT JOIN assignment_status s ON s.assignment_id = a.id"
  "  LEFT JOIN deadline l ON l.task_id = a.task_id"
  "  LEFT JOIN submission b ON b.assignment_id = a.id"
  "   AND b.version = (SELECT max (v.version) FROM submission v WHERE v.assignment_id = a.id)"
  " WHERE a.id = ?1";

static DtTaskRow *
read_task_row (DtStmt *st)
{
  DtTaskRow *row = dt_task_row_new ();

  row->id = dt_column_int64 (st, TASK_ID);
  row->uid = dt_column_dup (st, TASK_UID);
  row->directive_id = dt_column_int64 (st, TASK_DIRECTIVE_ID);
  row->directive = dt_column_dup (st, TASK_DIRECTIVE);
  row->ordinal = dt_column_dup (st, TASK_ORDINAL);
  row->clause = dt_column_dup (st, TASK_CLAUSE);
  row->title = dt_column_dup (st, TASK_TITLE);
  row->short_title = dt_column_dup (st, TASK_SHORT_TITLE);
  row->product = dt_column_dup (st, TASK_PRODUCT);
  row->lead_id = dt_column_int64 (st, TASK_LEAD_ID);
  row->lead = dt_column_dup (st, TASK_LEAD);
  row->lead_name = dt_column_dup (st, TASK_LEAD_NAME);
  row->phase = (DtPhase) dt_column_int (st, TASK_PHASE);
  row->bound = (DtBound) dt_column_nick (st, TASK_BOUND, dt_bound_nicks);
  row->words = dt_column_dup (st, TASK_WORDS);
  row->last_day = dt_column_day (st, TASK_LAST_DAY);
  row->next_day = dt_column_day (st, TASK_NEXT_DAY);
  row->original_day = dt_column_day (st, TASK_ORIGINAL_DAY);
  row->time = dt_column_time (st, TASK_TIME);
  row->handed_day = dt_column_day (st, TASK_HANDED_DAY);
  row->handed_time = dt_column_time (st, TASK_HANDED_TIME);
  row->owed = dt_column_int (st, TASK_OWED);
  row->handed_in = dt_column_int (st, TASK_HANDED_IN);
  row->accepted = dt_column_int (st, TASK_ACCEPTED);
  row->percent = dt_column_int (st, TASK_PERCENT);
  row->n_late = dt_column_int (st, TASK_N_LATE);

  return row;
}

/* @st: of task_sql; it is ready for the next id afterwards */
static gboolean
load_task_row (DtStmt     *st,
               gint64      task_id,
               DtDay       today,
               DtTaskRow **row,
               GError    **error)
{
  gboolean has_row;

  dt_bind_int64 (st, 1, task_id);
  dt_bind_int (st, 2, today);
  dt_bind_int (st, 3, DT_PHASE_IDLE);
  if (!dt_stmt_next (st, &has_row, error))
    return FALSE;

  *row = has_row ? read_task_row (st) : NULL;
  dt_stmt_reset (st);

  return TRUE;
}

gboolean
dt_load_task_row (DtDb       *db,
                  gint64      task_id,
                  DtDay       today,
                  DtTaskRow **row,
                  GError    **error)
{
  g_auto(DtStmt) st = { 0 };

  return dt_db_prepare (db, &st, task_sql, error) && load_task_row (&st, task_id, today, row, error);
}

static DtAssignmentRow *
read_assignment_row (DtStmt *st)
{
  DtAssignmentRow *row = dt_assignment_row_new ();

  row->id = dt_column_int64 (st, ASSIGNMENT_ID);
  row->task_id = dt_column_int64 (st, ASSIGNMENT_TASK_ID);
  row->unit_id = dt_column_int64 (st, ASSIGNMENT_UNIT_ID);
  row->unit = dt_column_dup (st, ASSIGNMENT_UNIT);
  row->unit_name = dt_column_dup (st, ASSIGNMENT_UNIT_NAME);
  row->phone = dt_column_dup (st, ASSIGNMENT_PHONE);
  row->role = (DtRole) dt_column_nick (st, ASSIGNMENT_ROLE, dt_role_nicks);
  /* Only leads owe something; the others have no phase of their own. */
  row->phase = sqlite3_column_type (st->handle, ASSIGNMENT_PHASE) == SQLITE_NULL
                 ? DT_PHASE_IDLE : (DtPhase) dt_column_int (st, ASSIGNMENT_PHASE);
  row->percent = dt_column_int (st, ASSIGNMENT_PERCENT);
  row->last_day = dt_column_day (st, ASSIGNMENT_LAST_DAY);
  row->excused = dt_column_dup_nullable (st, ASSIGNMENT_EXCUSED);
  row->submission_id = dt_column_int64 (st, ASSIGNMENT_SUBMISSION_ID);
  row->version = dt_column_int (st, ASSIGNMENT_VERSION);
  row->verdict = (DtVerdict) dt_column_nick (st, ASSIGNMENT_VERDICT, dt_verdict_nicks);
  row->received_day = dt_column_day (st, ASSIGNMENT_RECEIVED_DAY);
  row->received_time = dt_column_time (st, ASSIGNMENT_RECEIVED_TIME);
  row->verdict_day = dt_column_day (st, ASSIGNMENT_VERDICT_DAY);
  row->symbol = dt_column_dup (st, ASSIGNMENT_SYMBOL);
  row->reason = dt_column_dup (st, ASSIGNMENT_REASON);
  row->file = dt_column_dup (st, ASSIGNMENT_FILE);
  row->n_reminders = dt_column_int (st, ASSIGNMENT_N_REMINDERS);
  row->reminded_day = dt_column_day (st, ASSIGNMENT_REMINDED_DAY);
  row->via = dt_column_dup (st, ASSIGNMENT_VIA);
  row->passed_from = dt_column_dup (st, ASSIGNMENT_PASSED_FROM);

  return row;
}

gboolean
dt_load_assignment_row (DtDb             *db,
                        gint64            assignment_id,
                        DtAssignmentRow **row,
                        GError          **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &st, assignment_sql, error))
    return FALSE;
  dt_bind_int64 (&st, 1, assignment_id);
  if (!dt_stmt_next (&st, &has_row, error))
    return FALSE;

  *row = has_row ? read_assignment_row (&st) : NULL;

  return TRUE;
}

gboolean
dt_load_assignment_rows (DtDb      *db,
                         DtStmt    *ids,
                         GPtrArray *rows,
                         GError   **error)
{
  gboolean has_row;

  while (TRUE)
    {
      DtAssignmentRow *row = NULL;

      if (!dt_stmt_next (ids, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      if (!dt_load_assignment_row (db, dt_column_int64 (ids, 0), &row, error))
        return FALSE;
      if (row != NULL)
        g_ptr_array_add (rows, row);
    }
}

/**
 * dt_row_fetch_new:
 * @ids: (array length=n_ids): ids of tasks or of assignments; copied
 * @n_ids: how many
 * @today: the day that tells which leads are late
 *
 * Returns: (transfer full): data for dt_job_fetch_tasks() and dt_job_fetch_assignments()
 */
DtRowFetch *
dt_row_fetch_new (const gint64 *ids,
                  guint         n_ids,
                  DtDay         today)
{
  DtRowFetch *self = g_new0 (DtRowFetch, 1);

  self->ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n_ids);
  if (n_ids > 0)
    g_array_append_vals (self->ids, ids, n_ids);
  self->today = today;

  return self;
}

void
dt_row_fetch_free (DtRowFetch *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->ids, g_array_unref);
  g_free (self);
}

gboolean
dt_job_fetch_tasks (DtDb     *db,
                    gpointer  data,
                    gpointer *result,
                    GError  **error)
{
  const DtRowFetch *fetch = data;
  g_autoptr(GPtrArray) rows = g_ptr_array_new_full (fetch->ids->len, (GDestroyNotify) dt_task_row_unref);
  g_auto(DtStmt) st = { 0 };

  /* Once for all: to look the statement up takes a third as long as to run it. */
  if (!dt_db_prepare (db, &st, task_sql, error))
    return FALSE;

  for (guint i = 0; i < fetch->ids->len; i++)
    {
      DtTaskRow *row = NULL;

      if (!load_task_row (&st, g_array_index (fetch->ids, gint64, i), fetch->today, &row, error))
        return FALSE;
      if (row != NULL)
        g_ptr_array_add (rows, row);
    }

  *result = g_steal_pointer (&rows);

  return TRUE;
}

gboolean
dt_job_fetch_assignments (DtDb     *db,
                          gpointer  data,
                          gpointer *result,
                          GError  **error)
{
  const DtRowFetch *fetch = data;
  g_autoptr(GPtrArray) rows = g_ptr_array_new_full (fetch->ids->len, (GDestroyNotify) dt_assignment_row_unref);

  for (guint i = 0; i < fetch->ids->len; i++)
    {
      DtAssignmentRow *row = NULL;

      if (!dt_load_assignment_row (db, g_array_index (fetch->ids, gint64, i), &row, error))
        return FALSE;
      if (row != NULL)
        g_ptr_array_add (rows, row);
    }

  *result = g_steal_pointer (&rows);

  return TRUE;
}
