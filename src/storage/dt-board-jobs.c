/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Boards: requests to many units that are looked at together. A board that is not pinned has the position 0. */

#include "dt-matrix-jobs.h"

#include "dt-db.h"
#include "dt-edit-private.h"
#include "dt-error.h"
#include "dt-text.h"

#include <glib/gi18n-lib.h>

#define MAX_NAME 120
#define MAX_REQUESTS 200

DtBoardEdit *
dt_board_edit_new (gint64        id,
                   const char   *name,
                   gint64        group_id,
                   const gint64 *tasks,
                   guint         n_tasks,
                   gboolean      pinned)
{
  DtBoardEdit *self = g_new0 (DtBoardEdit, 1);

  self->id = id;
  self->name = g_strdup (name);
  self->group_id = group_id;
  self->tasks = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n_tasks);
  if (n_tasks > 0)
    g_array_append_vals (self->tasks, tasks, n_tasks);
  self->pinned = pinned;

  return self;
}

void
dt_board_edit_free (DtBoardEdit *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_clear_pointer (&self->tasks, g_array_unref);
  g_free (self);
}

/* DT_ERROR_NOT_FOUND if it is gone. */
static gboolean
load_name (DtDb    *db,
           gint64   id,
           char   **name,
           GError **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &st, "SELECT name FROM board WHERE id = ?1", error))
    return FALSE;
  dt_bind_int64 (&st, 1, id);
  if (!dt_stmt_next (&st, &has_row, error))
    return FALSE;
  if (!has_row)
    {
      g_set_error_literal (error, DT_ERROR, DT_ERROR_NOT_FOUND, _("The board is no longer in the register."));
      return FALSE;
    }
  *name = dt_column_dup (&st, 0);

  return TRUE;
}

/* Two boards of one name could not be told apart. */
static gboolean
check_name (DtDb        *db,
            const char  *name,
            gint64       id,
            GError     **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (*name == '\0')
    return dt_refuse (error, _("Give the board a name."));
  if (!dt_check_words (name, MAX_NAME, error)
      || !dt_db_prepare (db, &st, "SELECT 1 FROM board WHERE name = ?1 AND id <> ?2", error))
    return FALSE;
  dt_bind_text (&st, 1, name);
  dt_bind_int64 (&st, 2, id);
  if (!dt_stmt_next (&st, &has_row, error))
    return FALSE;
  if (has_row)
    return dt_refuse (error, _("There is a board “%s” already."), name);

  return TRUE;
}

/* A board that is pinned comes last among the pinned ones, and keeps its place while it is. */
#define PLACE "CASE WHEN NOT ?4 THEN 0 ELSE coalesce ((SELECT nullif (position, 0) FROM board WHERE id = ?1)," \
              " (SELECT 1 + coalesce (max (position), 0) FROM board)) END"

static gboolean
store_board (DtDb              *db,
             const DtBoardEdit *edit,
             const char        *name,
             gint64            *id,
             GError           **error)
{
  g_autofree char *uid = dt_uid_new ();
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &st,
                      edit->id != 0 ? "UPDATE board SET name = ?2, group_id = ?3, position = " PLACE " WHERE id = ?1 RETURNING id"
                                    : "INSERT INTO board (uid, name, group_id, position) VALUES (?5, ?2, ?3, " PLACE ") RETURNING id",
                      error))
    return FALSE;
  dt_bind_int64 (&st, 1, edit->id);
  dt_bind_text (&st, 2, name);
  dt_bind_id (&st, 3, edit->group_id);
  dt_bind_int (&st, 4, edit->pinned);
  if (edit->id == 0)
    dt_bind_text (&st, 5, uid);
  if (!dt_stmt_next (&st, &has_row, error))
    return FALSE;
  *id = has_row ? dt_column_int64 (&st, 0) : 0;

  return TRUE;
}

static gboolean
remove_others (DtDb        *db,
               gint64       board_id,
               GArray      *tasks,
               GError     **error)
{
  g_autoptr(GString) list = g_string_new ("[");
  g_auto(DtStmt) st = { 0 };

  for (guint i = 0; i < tasks->len; i++)
    g_string_append_printf (list, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", g_array_index (tasks, gint64, i));
  g_string_append_c (list, ']');
  if (!dt_db_prepare (db, &st, "DELETE FROM board_task WHERE board_id = ?1 AND task_id NOT IN (SELECT value FROM json_each (?2))", error))
    return FALSE;
  dt_bind_int64 (&st, 1, board_id);
  dt_bind_text (&st, 2, list->str);

  return dt_stmt_run (&st, error);
}

/* Rows that stay as they are are not written, so that the journal tells only what is new. */
static gboolean
place_tasks (DtDb    *db,
             gint64   board_id,
             GArray  *tasks,
             GError **error)
{
  g_auto(DtStmt) st = { 0 };

  if (!dt_db_prepare (db, &st, "INSERT INTO board_task (board_id, task_id, position) VALUES (?1, ?2, ?3)"
                               " ON CONFLICT (board_id, task_id) DO UPDATE SET position = excluded.position"
                               " WHERE position <> excluded.position", error))
    return FALSE;
  for (guint i = 0; i < tasks->len; i++)
    {
      dt_bind_int64 (&st, 1, board_id);
      dt_bind_int64 (&st, 2, g_array_index (tasks, gint64, i));
      dt_bind_int (&st, 3, (int) i + 1);
      if (!dt_stmt_run (&st, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * dt_job_save_board:
 * @data: a #DtBoardEdit
 * @result: (out): pointer to its id; free with g_free()
 *
 * Makes a board, or gives one another name, other units and other requests.
 */
gboolean
dt_job_save_board (DtDb     *db,
                   gpointer  data,
                   gpointer *result,
                   GError  **error)
{
  const DtBoardEdit *edit = data;
  g_autofree char *name = g_strstrip (g_strdup (edit->name));
  g_autofree char *old_name = NULL;
  g_autofree char *label = NULL;
  gint64 id = 0;

  if (edit->id != 0 && !load_name (db, edit->id, &old_name, error))
    return FALSE;
  if (!check_name (db, name, edit->id, error))
    return FALSE;
  if (edit->tasks->len == 0)
    return dt_refuse (error, _("Choose at least one request."));
  if (edit->tasks->len > MAX_REQUESTS)
    return dt_refuse (error, _("A board has at most %d requests."), MAX_REQUESTS);
  if (!store_board (db, edit, name, &id, error) || !remove_others (db, id, edit->tasks, error)
      || !place_tasks (db, id, edit->tasks, error))
    return FALSE;

  if (old_name != NULL && !g_str_equal (old_name, name))
    label = g_strdup_printf (_("Rename board “%s” to “%s”"), old_name, name);
  else
    label = g_strdup_printf (old_name != NULL ? _("Change board “%s”") : _("New board “%s”"), name);
  dt_db_set_label (db, label);
  *result = g_memdup2 (&id, sizeof id);

  return TRUE;
}

/**
 * dt_job_pin_board:
 * @data: a #DtBoardPin
 */
gboolean
dt_job_pin_board (DtDb     *db,
                  gpointer  data,
                  gpointer *result,
                  GError  **error)
{
  const DtBoardPin *pin = data;
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;
  g_auto(DtStmt) st = { 0 };

  if (!load_name (db, pin->id, &name, error)
      || !dt_db_prepare (db, &st, "UPDATE board SET position = " PLACE " WHERE id = ?1", error))
    return FALSE;
  dt_bind_int64 (&st, 1, pin->id);
  dt_bind_int (&st, 4, pin->pinned);
  if (!dt_stmt_run (&st, error))
    return FALSE;

  label = g_strdup_printf (pin->pinned ? _("Pin board “%s”") : _("Unpin board “%s”"), name);
  dt_db_set_label (db, label);

  return TRUE;
}

static GArray *
load_tasks (DtDb    *db,
            gint64   board_id,
            GError **error)
{
  g_autoptr(GArray) tasks = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &st, "SELECT task_id FROM board_task WHERE board_id = ?1 ORDER BY position, id", error))
    return NULL;
  dt_bind_int64 (&st, 1, board_id);
  while (TRUE)
    {
      gint64 id;

      if (!dt_stmt_next (&st, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&tasks);
      id = dt_column_int64 (&st, 0);
      g_array_append_val (tasks, id);
    }
}

/**
 * dt_job_move_on_board:
 * @data: a #DtBoardMove: the place it gets is counted from 0 without it
 */
gboolean
dt_job_move_on_board (DtDb     *db,
                      gpointer  data,
                      gpointer *result,
                      GError  **error)
{
  const DtBoardMove *move = data;
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;
  g_autoptr(GArray) tasks = NULL;
  guint from = 0, to;

  if (!load_name (db, move->id, &name, error))
    return FALSE;
  tasks = load_tasks (db, move->id, error);
  if (tasks == NULL)
    return FALSE;
  while (from < tasks->len && g_array_index (tasks, gint64, from) != move->task_id)
    from++;
  if (from == tasks->len)
    return dt_refuse (error, _("The request is not on this board."));

  g_array_remove_index (tasks, from);
  to = (guint) CLAMP (move->to, 0, (int) tasks->len);
  g_array_insert_val (tasks, to, move->task_id);
  if (!place_tasks (db, move->id, tasks, error))
    return FALSE;

  label = g_strdup_printf (_("Order of board “%s”"), name);
  dt_db_set_label (db, label);

  return TRUE;
}

/**
 * dt_job_remove_board:
 * @data: gint64*: its id; its requests stay in the register
 */
gboolean
dt_job_remove_board (DtDb     *db,
                     gpointer  data,
                     gpointer *result,
                     GError  **error)
{
  const gint64 *id = data;
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;
  g_auto(DtStmt) st = { 0 };

  if (!load_name (db, *id, &name, error) || !dt_db_prepare (db, &st, "DELETE FROM board WHERE id = ?1", error))
    return FALSE;
  dt_bind_int64 (&st, 1, *id);
  if (!dt_stmt_run (&st, error))
    return FALSE;

  label = g_strdup_printf (_("Remove board “%s”"), name);
  dt_db_set_label (db, label);

  return TRUE;
}
