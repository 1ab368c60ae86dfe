/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tasks by form: entered, corrected, put under another, taken out. However many of a directive, it is one action. */

#include "dt-task-edit-private.h"

#include "dt-db.h"
#include "dt-edit-private.h"
#include "dt-error.h"
#include "dt-schedule.h"
#include "dt-text.h"

#include <glib/gi18n-lib.h>

#define MAX_ORDINAL 40
#define MAX_TITLE   2000

/* What is the same for all tasks of the edit. */
typedef struct
{
  DtDb              *db;
  const DtTasksEdit *edit;
  GArray            *ids;         /* gint64, as far as stored */
  DtDay              issued_day;
  char              *symbol;
} Run;

static void
run_clear (Run *self)
{
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->symbol, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

static gboolean
load_directive (Run     *self,
                GError **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (self->db, &st, "SELECT symbol, issued_day FROM directive WHERE id = ?1", error))
    return FALSE;
  dt_bind_int64 (&st, 1, self->edit->directive_id);
  if (!dt_stmt_next (&st, &has_row, error))
    return FALSE;
  if (!has_row)
    {
      g_set_error_literal (error, DT_ERROR, DT_ERROR_NOT_FOUND, _("This directive is no longer in the register."));
      return FALSE;
    }
  self->symbol = dt_column_dup (&st, 0);
  self->issued_day = dt_column_day (&st, 1);

  return TRUE;
}

/* ---- What cannot be ---- */

static gboolean
check_texts (const DtTaskEdit  *task,
             GError           **error)
{
  if (task->title == NULL || *task->title == '\0')
    return task->ordinal != NULL && *task->ordinal != '\0' ? dt_refuse (error, _("Task %s says nothing of what is to be done."), task->ordinal)
                                                           : dt_refuse (error, _("A task needs words that say what is to be done."));

  return dt_check_words (task->title, MAX_TITLE, error)
         && dt_check_words (task->ordinal, MAX_ORDINAL, error)
         && dt_check_words (task->clause, DT_MAX_WORDS, error)
         && dt_check_words (task->short_title, MAX_TITLE, error)
         && dt_check_words (task->text, 100 * DT_MAX_WORDS, error)
         && dt_check_words (task->product, DT_MAX_WORDS, error);
}

/* The parent is of the same directive, and not a part of the task itself. */
static gboolean
check_parent (Run     *self,
              gint64   task_id,
              gint64   parent_id,
              GError **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (parent_id == 0)
    return TRUE;
  if (!dt_db_prepare (self->db, &st,
                      "WITH RECURSIVE above (id) AS (SELECT ?1 UNION SELECT t.parent_id FROM above JOIN task t ON t.id = above.id"
                      "   WHERE t.parent_id IS NOT NULL)"
                      "SELECT EXISTS (SELECT 1 FROM task WHERE id = ?1 AND directive_id = ?3), EXISTS (SELECT 1 FROM above WHERE id = ?2)",
                      error))
    return FALSE;
  dt_bind_int64 (&st, 1, parent_id);
  dt_bind_int64 (&st, 2, task_id);
  dt_bind_int64 (&st, 3, self->edit->directive_id);
  if (!dt_stmt_next (&st, &has_row, error))
    return FALSE;
  if (dt_column_int (&st, 0) == 0)
    return dt_refuse (error, _("A task can only be a part of one of the same directive."));

  return dt_column_int (&st, 1) == 0 || dt_refuse (error, _("A task cannot be a part of itself."));
}

/* ---- Rows ---- */

static void
bind_optional (DtStmt     *st,
               int         index,
               const char *text)
{
  dt_bind_text (st, index, text != NULL && *text != '\0' ? text : NULL);
}

static void
bind_task (DtStmt           *st,
           const DtTaskEdit *task,
           gint64            parent_id)
{
  dt_bind_id (st, 2, parent_id);
  dt_bind_text (st, 3, task->ordinal != NULL ? task->ordinal : "");
  bind_optional (st, 4, task->clause);
  dt_bind_text (st, 5, task->title);
  bind_optional (st, 6, task->short_title);
  bind_optional (st, 7, task->text);
  bind_optional (st, 8, task->product);
}

/* Behind the last part of its parent, else behind all. The others make room. */
static gboolean
find_position (Run     *self,
               gint64   parent_id,
               int     *position,
               GError **error)
{
  g_auto(DtStmt) find = { 0 };
  g_auto(DtStmt) shift = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (self->db, &find,
                      "WITH RECURSIVE part (id) AS (SELECT ?2 UNION SELECT t.id FROM part JOIN task t ON t.parent_id = part.id)"
                      "SELECT 1 + coalesce (max (position), 0) FROM task WHERE directive_id = ?1 AND (?2 = 0 OR id IN (SELECT id FROM part))",
                      error)
      || !dt_db_prepare (self->db, &shift,
                         "UPDATE task SET position = position + 1 WHERE directive_id = ?1 AND position >= ?2"
                         "  AND EXISTS (SELECT 1 FROM task WHERE directive_id = ?1 AND position = ?2)", error))
    return FALSE;
  dt_bind_int64 (&find, 1, self->edit->directive_id);
  dt_bind_int64 (&find, 2, parent_id);
  if (!dt_stmt_next (&find, &has_row, error))
    return FALSE;
  *position = dt_column_int (&find, 0);
  dt_bind_int64 (&shift, 1, self->edit->directive_id);
  dt_bind_int (&shift, 2, *position);

  return dt_stmt_run (&shift, error);
}

static gboolean
insert_task (Run               *self,
             const DtTaskEdit  *task,
             gint64             parent_id,
             gint64            *id,
             GError           **error)
{
  g_autofree char *uid = dt_uid_new ();
  g_auto(DtStmt) st = { 0 };
  int position;

  if (!find_position (self, parent_id, &position, error)
      || !dt_db_prepare (self->db, &st,
                         "INSERT INTO task (directive_id, parent_id, ordinal, clause, title, short_title, text, product, uid, position)"
                         " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
                         error))
    return FALSE;
  dt_bind_int64 (&st, 1, self->edit->directive_id);
  bind_task (&st, task, parent_id);
  dt_bind_text (&st, 9, uid);
  dt_bind_int (&st, 10, position);
  if (!dt_stmt_run (&st, error))
    return FALSE;
  *id = sqlite3_last_insert_rowid (dt_db_handle (self->db));

  return TRUE;
}

static gboolean
update_task (Run               *self,
             const DtTaskEdit  *task,
             gint64             parent_id,
             GError           **error)
{
  g_auto(DtStmt) st = { 0 };

  if (!dt_db_prepare (self->db, &st,
                      "UPDATE task SET parent_id = ?2, ordinal = ?3, clause = ?4, title = ?5, short_title = ?6, text = ?7, product = ?8"
                      " WHERE id = ?1 AND directive_id = ?9",
                      error))
    return FALSE;
  dt_bind_int64 (&st, 1, task->id);
  bind_task (&st, task, parent_id);
  dt_bind_int64 (&st, 9, self->edit->directive_id);
  if (!dt_stmt_run (&st, error))
    return FALSE;
  if (sqlite3_changes (dt_db_handle (self->db)) == 0)
    {
      g_set_error_literal (error, DT_ERROR, DT_ERROR_NOT_FOUND, _("This task is no longer in the register."));
      return FALSE;
    }

  return TRUE;
}

/* The day follows from the words, and from the schedule changes that stand on the task or the whole directive. */
static gboolean
store_deadline (Run               *self,
                const DtTaskEdit  *task,
                gint64             id,
                GError           **error)
{
  const DtDeadline *deadline = task->deadline;
  g_auto(DtStmt) st = { 0 };

  if (task->keep_deadline)
    return TRUE;
  if (deadline == NULL || deadline->bound == DT_BOUND_NONE)
    {
      if (!dt_db_prepare (self->db, &st, "DELETE FROM deadline WHERE task_id = ?1", error))
        return FALSE;
      dt_bind_int64 (&st, 1, id);
      return dt_stmt_run (&st, error);
    }

  if (!dt_deadline_check (deadline, error)
      || !dt_db_prepare (self->db, &st,
                         "INSERT INTO deadline (task_id, bound, words, named_day, named_time, rule) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
                         " ON CONFLICT (task_id) DO UPDATE SET bound = excluded.bound, words = excluded.words,"
                         "  named_day = excluded.named_day, named_time = excluded.named_time, rule = excluded.rule",
                         error))
    return FALSE;
  dt_bind_int64 (&st, 1, id);
  dt_bind_text (&st, 2, dt_nick_get (dt_bound_nicks, (int) deadline->bound));
  dt_bind_text (&st, 3, deadline->words);
  dt_bind_day (&st, 4, deadline->named_day);
  dt_bind_time (&st, 5, deadline->named_time);
  dt_bind_text (&st, 6, deadline->rule);

  return dt_stmt_run (&st, error) && dt_schedule_apply_to_new_task (self->db, id, error);
}

static gboolean
store_task (Run               *self,
            const DtTaskEdit  *task,
            GError           **error)
{
  gint64 parent_id = task->parent_id;
  gint64 id = task->id;

  if (task->parent_index >= 0)
    {
      g_return_val_if_fail ((guint) task->parent_index < self->ids->len, FALSE);
      parent_id = g_array_index (self->ids, gint64, task->parent_index);
    }
  if (!check_texts (task, error)
      || !check_parent (self, id, parent_id, error)
      || (id == 0 ? !insert_task (self, task, parent_id, &id, error) : !update_task (self, task, parent_id, error))
      || !dt_task_edit_store_parts (self->db, task, id, self->issued_day != DT_DAY_NONE ? self->issued_day : dt_db_today (self->db), error)
      || !store_deadline (self, task, id, error))
    return FALSE;
  g_array_append_val (self->ids, id);

  return TRUE;
}

/* What was entered by mistake goes; where something has happened, the task is cancelled instead, so that it stays told. */
static gboolean
remove_task (Run     *self,
             gint64   id,
             GError **error)
{
  g_auto(DtStmt) find = { 0 };
  g_auto(DtStmt) remove = { 0 };
  gboolean has_row, has;

  if (!dt_db_prepare (self->db, &find, "SELECT coalesce (short_title, title) FROM task WHERE id = ?1 AND directive_id = ?2", error)
      || !dt_db_prepare (self->db, &remove, "DELETE FROM task WHERE id = ?1", error))
    return FALSE;
  dt_bind_int64 (&find, 1, id);
  dt_bind_int64 (&find, 2, self->edit->directive_id);
  if (!dt_stmt_next (&find, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;    /* with its parent */
  if (!dt_task_edit_has_history (self->db, id, &has, error))
    return FALSE;
  if (has)
    return dt_refuse (error, _("“%s” has a history. Cancel the task instead, so that the history stays."), dt_column_peek (&find, 0));
  dt_bind_int64 (&remove, 1, id);

  return dt_stmt_run (&remove, error);
}

/* ---- The action ---- */

static char *
make_label (Run *self)
{
  guint n = self->edit->tasks->len;
  guint n_removed = self->edit->removed->len;
  const DtTaskEdit *only = n == 1 ? g_ptr_array_index (self->edit->tasks, 0) : NULL;

  if (n_removed > 0 && n == 0)
    return g_strdup_printf (ngettext ("Take %u task out of %s", "Take %u tasks out of %s", n_removed), n_removed, self->symbol);
  if (only != NULL && n_removed == 0 && only->id == 0)
    /* Translators: a task, and the directive that sets it */
    return g_strdup_printf (_("Enter task: %s, %s"), only->title, self->symbol);
  if (only != NULL && n_removed == 0)
    return g_strdup_printf (_("Edit task: %s, %s"), only->title, self->symbol);

  return g_strdup_printf (_("Edit the tasks of %s"), self->symbol);
}

/**
 * dt_job_store_tasks:
 * @data: a #DtTasksEdit
 * @result: (out): a #GArray of gint64: the ids, in the order of its tasks
 *
 * New tasks fall under the schedule changes of the directive. DT_ERROR_INVALID, with a sentence for the person, for a task
 * without words, a unit that is not in the directory, a circle of parts, a unit or a task with a history that would go.
 */
gboolean
dt_job_store_tasks (DtDb      *db,
                    gpointer   data,
                    gpointer  *result,
                    GError   **error)
{
  g_auto(Run) self = { db, data, g_array_new (FALSE, FALSE, sizeof (gint64)), DT_DAY_NONE, NULL };
  g_autofree char *label = NULL;

  if (!load_directive (&self, error))
    return FALSE;
  for (guint i = 0; i < self.edit->removed->len; i++)
    if (!remove_task (&self, g_array_index (self.edit->removed, gint64, i), error))
      return FALSE;
  for (guint i = 0; i < self.edit->tasks->len; i++)
    if (!store_task (&self, g_ptr_array_index (self.edit->tasks, i), error))
      return FALSE;

  label = make_label (&self);
  dt_db_set_label (db, label);
  *result = g_steal_pointer (&self.ids);

  return TRUE;
}

/**
 * dt_job_remove_task:
 * @data: (type gint64): pointer to the id of a task
 *
 * DT_ERROR_INVALID for one with a history: it is cancelled instead.
 */
gboolean
dt_job_remove_task (DtDb      *db,
                    gpointer   data,
                    gpointer  *result,
                    GError   **error)
{
  gint64 id = *(const gint64 *) data;
  g_autoptr(DtTasksEdit) edit = NULL;
  g_auto(DtStmt) st = { 0 };
  gpointer ids = NULL;
  gboolean has_row;

  if (!dt_db_prepare (db, &st, "SELECT directive_id FROM task WHERE id = ?1", error))
    return FALSE;
  dt_bind_int64 (&st, 1, id);
  if (!dt_stmt_next (&st, &has_row, error))
    return FALSE;
  if (!has_row)
    {
      g_set_error_literal (error, DT_ERROR, DT_ERROR_NOT_FOUND, _("This task is no longer in the register."));
      return FALSE;
    }
  edit = dt_tasks_edit_new (dt_column_int64 (&st, 0));
  g_array_append_val (edit->removed, id);

  if (!dt_job_store_tasks (db, edit, &ids, error))
    return FALSE;
  g_array_unref (ids);

  return TRUE;
}
