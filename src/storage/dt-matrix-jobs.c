/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who has handed in what: the requests to many units, and the matrix of some of them. Only what is asked for is read: the
 * cells of a matrix are the leads of its requests, never those of the register. */

#include "dt-matrix-jobs.h"

#include "dt-db.h"
#include "dt-error.h"
#include "dt-list-rows.h"
#include "dt-text.h"

#include <glib/gi18n-lib.h>

/* ?1: the group, ?2: the day */
#define MEMBERS(group, day) \
  "SELECT m.unit_id FROM group_member m WHERE m.group_id = " group                                       \
  " AND (m.valid_from IS NULL OR m.valid_from <= " day ") AND (m.valid_to IS NULL OR m.valid_to >= " day ")"

/* --- The matrix --- */

static gboolean
load_board (DtDb      *db,
            gint64     board_id,
            DtMatrix  *matrix,
            GError   **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &st, "SELECT b.name, b.group_id, g.name, b.position > 0 FROM board b"
                               " LEFT JOIN unit_group g ON g.id = b.group_id WHERE b.id = ?1", error))
    return FALSE;
  dt_bind_int64 (&st, 1, board_id);
  if (!dt_stmt_next (&st, &has_row, error))
    return FALSE;
  if (!has_row)
    {
      g_set_error_literal (error, DT_ERROR, DT_ERROR_NOT_FOUND, _("The board is no longer in the register."));
      return FALSE;
    }

  matrix->board_id = board_id;
  matrix->name = dt_column_dup (&st, 0);
  matrix->group_id = dt_column_int64 (&st, 1);
  matrix->group = dt_column_dup (&st, 2);
  matrix->pinned = dt_column_int (&st, 3) != 0;

  return TRUE;
}

static gboolean
add_request (DtDb      *db,
             gint64     task_id,
             DtDay      today,
             DtMatrix  *matrix,
             GError   **error)
{
  DtTaskRow *row = NULL;

  if (!dt_load_task_row (db, task_id, today, &row, error))
    return FALSE;
  if (row != NULL)
    g_ptr_array_add (matrix->requests, row);

  return TRUE;
}

static gboolean
load_requests (DtDb                *db,
               const DtMatrixFetch *fetch,
               DtMatrix            *matrix,
               GError             **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (fetch->board_id == 0)
    {
      if (!add_request (db, fetch->task_id, fetch->today, matrix, error))
        return FALSE;
      if (matrix->requests->len == 0)
        {
          g_set_error_literal (error, DT_ERROR, DT_ERROR_NOT_FOUND, _("The task is no longer in the register."));
          return FALSE;
        }
      matrix->name = g_strdup (((DtTaskRow *) g_ptr_array_index (matrix->requests, 0))->title);
      matrix->group = g_strdup ("");
      return TRUE;
    }

  if (!load_board (db, fetch->board_id, matrix, error)
      || !dt_db_prepare (db, &st, "SELECT task_id FROM board_task WHERE board_id = ?1 ORDER BY position, id", error))
    return FALSE;
  dt_bind_int64 (&st, 1, fetch->board_id);
  while (TRUE)
    {
      if (!dt_stmt_next (&st, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      if (!add_request (db, dt_column_int64 (&st, 0), fetch->today, matrix, error))
        return FALSE;
    }
}

static char *
list_requests (const DtMatrix *matrix)
{
  GString *list = g_string_new ("[");

  for (guint i = 0; i < matrix->requests->len; i++)
    g_string_append_printf (list, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", ((DtTaskRow *) g_ptr_array_index (matrix->requests, i))->id);
  g_string_append_c (list, ']');

  return g_string_free (list, FALSE);
}

/* ?1: the requests as a JSON list, ?2: the group or NULL, ?3: today. A member of the group that was never asked has a
 * row without cells: that it was not asked is an answer too. */
static const char units_sql[] =
  "SELECT u.id, u.kind, u.short_name, u.name, a.id FROM unit u"
  "  LEFT JOIN assignment a ON a.unit_id = u.id AND a.role = 'lead' AND a.task_id IN (SELECT value FROM json_each (?1))"
  " WHERE CASE WHEN ?2 IS NULL THEN u.id IN (SELECT x.unit_id FROM assignment x WHERE x.role = 'lead'"
  "   AND x.task_id IN (SELECT value FROM json_each (?1)))"
  "  ELSE u.id IN (" MEMBERS ("?2", "?3") ") END"
  " ORDER BY u.position = 0, u.position, u.sort_key, u.id, a.id";

static gboolean
load_units (DtDb      *db,
            DtDay      today,
            DtMatrix  *matrix,
            GError   **error)
{
  g_autofree char *requests = list_requests (matrix);
  g_auto(DtStmt) st = { 0 };
  DtMatrixUnit *unit = NULL;
  gboolean has_row;

  if (!dt_db_prepare (db, &st, units_sql, error))
    return FALSE;
  dt_bind_text (&st, 1, requests);
  dt_bind_id (&st, 2, matrix->group_id);
  dt_bind_int (&st, 3, today);

  while (TRUE)
    {
      DtAssignmentRow *cell = NULL;

      if (!dt_stmt_next (&st, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;

      if (unit == NULL || unit->unit_id != dt_column_int64 (&st, 0))
        unit = dt_matrix_add_unit (matrix, dt_column_int64 (&st, 0), (DtUnitKind) dt_column_nick (&st, 1, dt_unit_kind_nicks),
                                   dt_column_peek (&st, 2), dt_column_peek (&st, 3));
      if (dt_column_int64 (&st, 4) == 0)
        continue;
      if (!dt_load_assignment_row (db, dt_column_int64 (&st, 4), &cell, error))
        return FALSE;
      if (cell != NULL)
        dt_matrix_set_cell (matrix, unit, cell);
    }
}

/**
 * dt_job_load_matrix:
 * @data: a #DtMatrixFetch
 * @result: (out): a #DtMatrix
 *
 * The rows of a board with a group are the members of that group on the day; else all units that were asked.
 */
gboolean
dt_job_load_matrix (DtDb     *db,
                    gpointer  data,
                    gpointer *result,
                    GError  **error)
{
  const DtMatrixFetch *fetch = data;
  g_autoptr(DtMatrix) matrix = dt_matrix_new ();

  if (!load_requests (db, fetch, matrix, error) || !load_units (db, fetch->today, matrix, error))
    return FALSE;

  dt_matrix_finish (matrix, fetch->today);
  *result = g_steal_pointer (&matrix);

  return TRUE;
}

/* --- The left list --- */

/* Shared by both kinds of line; in the order of the SELECT lists. */
enum
{
  LINE_ID,
  LINE_NAME,
  LINE_TITLE,
  LINE_DIRECTIVE,
  LINE_LAST_DAY,
  LINE_N_REQUESTS,
  LINE_N_UNITS,
  LINE_OWED,
  LINE_HANDED_IN,
  LINE_N_LATE,
  LINE_FLAG,          /* of a board: pinned; of a request: closed */
};

/* ?1: today. 0 to 2: open; 3 to 5: handed in. */
static const char boards_sql[] =
  "SELECT b.id, b.name, b.name, '', NULL, count(DISTINCT x.task_id),"
  "       CASE WHEN b.group_id IS NULL THEN count(DISTINCT s.unit_id) ELSE (SELECT count(*) FROM (" MEMBERS ("b.group_id", "?1") ")) END,"
  "       count(s.assignment_id), count(*) FILTER (WHERE s.phase BETWEEN 3 AND 5),"
  "       count(*) FILTER (WHERE s.phase <= 2 AND s.last_day < ?1), b.position > 0"
  "  FROM board b LEFT JOIN board_task x ON x.board_id = b.id"
  "  LEFT JOIN assignment_status s ON s.task_id = x.task_id AND (b.group_id IS NULL OR s.unit_id IN (" MEMBERS ("b.group_id", "?1") "))"
  " GROUP BY b.id ORDER BY b.position = 0, b.position, b.name, b.id";

/* Which they are is settled before their words are looked up, by an index of requests to several units; the plus keeps the planner
 * from the one of the phases. */
#define REQUESTS(condition, order)                                                                        \
  "SELECT t.id, coalesce (t.short_title, t.title), t.title, d.symbol, s.last_day, 1, s.owed, s.owed, s.handed_in," \
  "       CASE WHEN s.phase > 2 OR s.next_day IS NULL OR s.next_day >= ?1 THEN 0 ELSE"                    \
  "        (SELECT count(*) FROM assignment_status x WHERE x.task_id = t.id AND x.phase <= 2 AND x.last_day < ?1) END," \
  "       s.phase IN (4, 5, 6, 7)"                                                                        \
  "  FROM (SELECT task_id FROM task_status s WHERE s.owed > 1 AND " condition " ORDER BY " order " LIMIT ?2) f" \
  "  JOIN task_status s ON s.task_id = f.task_id JOIN task t ON t.id = s.task_id JOIN directive d ON d.id = t.directive_id ORDER BY " order

static const char open_sql[] = REQUESTS ("+s.phase NOT IN (4, 5, 6, 7)", "s.last_day IS NULL, s.last_day, s.directive_id, s.position, s.task_id");
static const char closed_sql[] = REQUESTS ("+s.phase IN (4, 5, 6, 7)", "coalesce (s.handed_day, s.last_day, 0) DESC, s.task_id DESC");

static DtCollectionRow *
read_line (DtStmt  *st,
           gboolean board)
{
  DtCollectionRow *row = g_new0 (DtCollectionRow, 1);
  g_autofree char *words = NULL;

  if (board)
    row->board_id = dt_column_int64 (st, LINE_ID);
  else
    row->task_id = dt_column_int64 (st, LINE_ID);
  row->name = dt_column_dup (st, LINE_NAME);
  row->title = dt_column_dup (st, LINE_TITLE);
  row->directive = dt_column_dup (st, LINE_DIRECTIVE);
  row->last_day = dt_column_day (st, LINE_LAST_DAY);
  row->n_requests = dt_column_int (st, LINE_N_REQUESTS);
  row->n_units = dt_column_int (st, LINE_N_UNITS);
  row->owed = dt_column_int (st, LINE_OWED);
  row->handed_in = dt_column_int (st, LINE_HANDED_IN);
  row->n_late = dt_column_int (st, LINE_N_LATE);
  row->pinned = board && dt_column_int (st, LINE_FLAG) != 0;
  row->closed = !board && dt_column_int (st, LINE_FLAG) != 0;
  words = g_strjoin (" ", row->name, row->title, row->directive, NULL);
  row->folded = dt_text_fold (words);

  return row;
}

static gboolean
add_lines (DtDb       *db,
           const char *sql,
           DtDay       today,
           int         limit,
           GPtrArray  *rows,
           GError    **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &st, sql, error))
    return FALSE;
  dt_bind_int (&st, 1, today);
  if (limit > 0)
    dt_bind_int (&st, 2, limit);

  while (TRUE)
    {
      if (!dt_stmt_next (&st, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      g_ptr_array_add (rows, read_line (&st, limit == 0));
    }
}

gboolean
dt_job_list_collections (DtDb     *db,
                         gpointer  data,
                         gpointer *result,
                         GError  **error)
{
  const DtMatrixFetch *fetch = data;
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_collection_row_free);

  if (!add_lines (db, boards_sql, fetch->today, 0, rows, error)
      || !add_lines (db, open_sql, fetch->today, DT_COLLECTION_MAX_OPEN, rows, error)
      || !add_lines (db, closed_sql, fetch->today, DT_COLLECTION_MAX_CLOSED, rows, error))
    return FALSE;

  *result = g_steal_pointer (&rows);

  return TRUE;
}

/* --- Groups of units --- */

gboolean
dt_job_list_groups (DtDb     *db,
                    gpointer  data,
                    gpointer *result,
                    GError  **error)
{
  const DtMatrixFetch *fetch = data;
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_group_row_free);
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &st, "SELECT g.id, g.name, (SELECT count(*) FROM (" MEMBERS ("g.id", "?1") ")) FROM unit_group g"
                               " ORDER BY g.name, g.id", error))
    return FALSE;
  dt_bind_int (&st, 1, fetch->today);

  while (TRUE)
    {
      DtGroupRow *row;

      if (!dt_stmt_next (&st, &has_row, error))
        return FALSE;
      if (!has_row)
        break;

      row = g_new0 (DtGroupRow, 1);
      row->id = dt_column_int64 (&st, 0);
      row->name = dt_column_dup (&st, 1);
      row->n_units = dt_column_int (&st, 2);
      g_ptr_array_add (rows, row);
    }
  *result = g_steal_pointer (&rows);

  return TRUE;
}
