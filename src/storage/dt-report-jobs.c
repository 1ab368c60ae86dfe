/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What reports need beside the rows of the lists: parts that are late, and what was said of a task. */

#include "dt-report-jobs.h"

#include "dt-db.h"
#include "dt-list-rows.h"

/* ---- Late parts ---- */

static gboolean
add_late (DtDb       *db,
          gint64      assignment_id,
          DtTaskRow  *task,
          GPtrArray  *rows,
          GError    **error)
{
  DtObligation *late = g_new0 (DtObligation, 1);

  g_ptr_array_add (rows, late);
  late->task = dt_task_row_ref (task);
  return dt_load_assignment_row (db, assignment_id, &late->assignment, error);
}

static gboolean
list_late_of (DtDb               *db,
              DtStmt             *st,
              const DtLateQuery  *query,
              gint64              task_id,
              GPtrArray          *rows,
              GError            **error)
{
  g_autoptr(DtTaskRow) task = NULL;
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  dt_bind_int64 (st, 1, task_id);
  dt_bind_int (st, 2, query->today);
  dt_bind_int64 (st, 3, query->unit_id);
  while (TRUE)
    {
      gboolean has_row;
      gint64 id;

      if (!dt_stmt_next (st, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      id = dt_column_int64 (st, 0);
      g_array_append_val (ids, id);
    }
  dt_stmt_reset (st);

  if (ids->len > 0 && !dt_load_task_row (db, task_id, query->today, &task, error))
    return FALSE;
  for (guint i = 0; i < ids->len && task != NULL; i++)
    if (!add_late (db, g_array_index (ids, gint64, i), task, rows, error))
      return FALSE;

  return TRUE;
}

G_STATIC_ASSERT (DT_PHASE_IDLE == 2);

/**
 * dt_job_list_late:
 * @data: a #DtLateQuery
 * @result: (out): a #GPtrArray of #DtObligation, task by task as asked, within a task in its order of units
 */
gboolean
dt_job_list_late (DtDb      *db,
                  gpointer   data,
                  gpointer  *result,
                  GError   **error)
{
  const DtLateQuery *query = data;
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_obligation_free);
  g_auto(DtStmt) st = { 0 };

  if (!dt_db_prepare (db, &st,
                      "SELECT s.assignment_id FROM assignment_status s JOIN assignment a ON a.id = s.assignment_id"
                      " WHERE s.task_id = ?1 AND s.phase <= 2 AND s.last_day < ?2 AND (?3 = 0 OR s.unit_id = ?3)"
                      "   AND a.excused IS NULL ORDER BY a.position, a.id",
                      error))
    return FALSE;

  for (guint i = 0; i < query->tasks->len; i++)
    if (!list_late_of (db, &st, query, g_array_index (query->tasks, gint64, i), rows, error))
      return FALSE;
  *result = g_steal_pointer (&rows);

  return TRUE;
}

/* ---- Remarks ---- */

/**
 * dt_remark_free:
 * @self: (nullable) (transfer full): a remark
 */
void
dt_remark_free (DtRemark *self)
{
  if (self == NULL)
    return;

  g_free (self->unit);
  g_free (self->symbol);
  g_free (self->words);
  g_free (self);
}

/* kind, unit, day, symbol, words. What was handed in is told of the newest version alone; an extension until it is decided. */
static const char remarks_sql[] =
  "SELECT CASE b.verdict WHEN 'returned' THEN 1 ELSE 0 END, u.short_name,"
  "       CASE b.verdict WHEN 'returned' THEN coalesce (b.verdict_day, b.received_day) ELSE b.received_day END,"
  "       b.symbol, CASE b.verdict WHEN 'returned' THEN b.reason ELSE b.note END, a.position, a.id"
  "  FROM assignment a JOIN unit u ON u.id = a.unit_id JOIN submission b ON b.assignment_id = a.id"
  " WHERE a.task_id = ?1 AND a.role = 'lead'"
  "   AND b.version = (SELECT max (v.version) FROM submission v WHERE v.assignment_id = a.id)"
  " UNION ALL "
  "SELECT 2, u.short_name, e.wanted_day, e.symbol, e.reason, a.position, a.id"
  "  FROM assignment a JOIN unit u ON u.id = a.unit_id JOIN extension e ON e.assignment_id = a.id"
  " WHERE a.task_id = ?1 AND e.verdict = 'waiting'"
  " UNION ALL "
  "SELECT 3, u.short_name, r.answer_day, '', r.answer, a.position, a.id"
  "  FROM assignment a JOIN unit u ON u.id = a.unit_id JOIN reminder_assignment x ON x.assignment_id = a.id"
  "  JOIN reminder r ON r.id = x.reminder_id"
  " WHERE a.task_id = ?1 AND coalesce (r.answer, '') <> ''"
  " UNION ALL "
  "SELECT 4, '', NULL, '', hold_reason, 0, 0 FROM task WHERE id = ?1 AND hold <> 'active'"
  " ORDER BY 1, 6, 7";

G_STATIC_ASSERT (DT_REMARK_RETURNED == 1 && DT_REMARK_EXTENSION == 2 && DT_REMARK_ANSWER == 3 && DT_REMARK_HOLD == 4);

/**
 * dt_job_list_remarks:
 * @data: (type gint64*): id of a task
 * @result: (out): a #GPtrArray of #DtRemark: by kind, then in the task's order of units
 */
gboolean
dt_job_list_remarks (DtDb      *db,
                     gpointer   data,
                     gpointer  *result,
                     GError   **error)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_remark_free);
  g_auto(DtStmt) st = { 0 };

  if (!dt_db_prepare (db, &st, remarks_sql, error))
    return FALSE;
  dt_bind_int64 (&st, 1, *(const gint64 *) data);
  while (TRUE)
    {
      DtRemark *remark;
      gboolean has_row;

      if (!dt_stmt_next (&st, &has_row, error))
        return FALSE;
      if (!has_row)
        break;

      remark = g_new0 (DtRemark, 1);
      remark->kind = (DtRemarkKind) dt_column_int (&st, 0);
      remark->unit = dt_column_dup (&st, 1);
      remark->day = dt_column_day (&st, 2);
      remark->symbol = dt_column_dup (&st, 3);
      remark->words = dt_column_dup (&st, 4);
      g_ptr_array_add (rows, remark);
    }
  *result = g_steal_pointer (&rows);

  return TRUE;
}
