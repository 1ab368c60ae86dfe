/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tasks as a form has them: made, freed, and read from the register. */

#include "dt-task-edit-private.h"

#include "dt-db.h"
#include "dt-error.h"

#include <glib/gi18n-lib.h>

#define MAX_PARENTS 500

void
dt_task_part_clear (DtTaskPart *self)
{
  g_clear_pointer (&self->name, g_free);
}

/**
 * dt_task_edit_new:
 * @id: the task, 0 for a new one
 *
 * Returns: (transfer full): without texts, and with the units and the deadline that the task has
 */
DtTaskEdit *
dt_task_edit_new (gint64 id)
{
  DtTaskEdit *self = g_new0 (DtTaskEdit, 1);

  self->id = id;
  self->parent_index = -1;
  self->keep_deadline = id != 0;
  return self;
}

void
dt_task_edit_free (DtTaskEdit *self)
{
  if (self == NULL)
    return;

  g_free (self->ordinal);
  g_free (self->clause);
  g_free (self->title);
  g_free (self->short_title);
  g_free (self->text);
  g_free (self->product);
  for (int i = 0; i < DT_N_ROLES; i++)
    {
      g_clear_pointer (&self->parts[i], g_array_unref);
      g_free (self->names[i]);
    }
  g_clear_pointer (&self->deadline, dt_deadline_free);
  g_free (self);
}

/**
 * dt_task_edit_add_part:
 * @unit_id: a unit, or 0 for the group
 * @group_id: a group, 0 none
 * @name: (nullable): for show
 * @n_units: for show: of a group how many are asked through it, 0 not known
 */
void
dt_task_edit_add_part (DtTaskEdit *self,
                       DtRole      role,
                       gint64      unit_id,
                       gint64      group_id,
                       const char *name,
                       int         n_units)
{
  DtTaskPart part = { unit_id, group_id, g_strdup (name), n_units };

  if (self->parts[role] == NULL)
    {
      self->parts[role] = g_array_new (FALSE, TRUE, sizeof (DtTaskPart));
      g_array_set_clear_func (self->parts[role], (GDestroyNotify) dt_task_part_clear);
    }
  g_array_append_val (self->parts[role], part);
}

DtTasksEdit *
dt_tasks_edit_new (gint64 directive_id)
{
  DtTasksEdit *self = g_new0 (DtTasksEdit, 1);

  self->directive_id = directive_id;
  self->tasks = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_task_edit_free);
  self->removed = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

void
dt_tasks_edit_free (DtTasksEdit *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->tasks);
  g_array_unref (self->removed);
  g_free (self);
}

void
dt_task_sheet_free (DtTaskSheet *self)
{
  if (self == NULL)
    return;

  g_free (self->symbol);
  g_free (self->next_ordinal);
  g_clear_pointer (&self->tasks, g_ptr_array_unref);
  g_clear_pointer (&self->parents, g_ptr_array_unref);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_pointer (&self->units, g_ptr_array_unref);
  g_free (self);
}

/* ---- Ordinals ---- */

/**
 * dt_task_next_ordinal:
 * @ordinal: of a task, as on the document
 *
 * Returns: (transfer full): that of the one after it: its last number, or a single letter, is one higher; "" where there is neither
 */
char *
dt_task_next_ordinal (const char *ordinal)
{
  gsize length = strlen (ordinal);
  gsize end = length;
  gsize start;

  while (end > 0 && !g_ascii_isalnum (ordinal[end - 1]))
    end--;
  for (start = end; start > 0 && g_ascii_isdigit (ordinal[start - 1]); start--)
    ;
  if (start < end && end - start < 9)
    return g_strdup_printf ("%.*s%d%s", (int) start, ordinal, atoi (ordinal + start) + 1, ordinal + end);
  if (end > 0 && g_ascii_islower (ordinal[end - 1]) && ordinal[end - 1] != 'z' && (end == 1 || !g_ascii_isalpha (ordinal[end - 2])))
    return g_strdup_printf ("%.*s%c%s", (int) end - 1, ordinal, ordinal[end - 1] + 1, ordinal + end);

  return g_strdup ("");
}

/* ---- Reading ---- */

static gboolean
load_directive (DtDb         *db,
                DtTaskSheet  *sheet,
                GError      **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &st, "SELECT symbol, issued_day, (SELECT count (*) FROM task t WHERE t.directive_id = d.id),"
                               " (SELECT ordinal FROM task t WHERE t.directive_id = d.id AND t.parent_id IS NULL"
                               "   ORDER BY position DESC, id DESC LIMIT 1) FROM directive d WHERE id = ?1", error))
    return FALSE;
  dt_bind_int64 (&st, 1, sheet->directive_id);
  if (!dt_stmt_next (&st, &has_row, error))
    return FALSE;
  if (!has_row)
    {
      g_set_error_literal (error, DT_ERROR, DT_ERROR_NOT_FOUND, _("This directive is no longer in the register."));
      return FALSE;
    }
  sheet->symbol = dt_column_dup (&st, 0);
  sheet->issued_day = dt_column_day (&st, 1);
  sheet->n_tasks = (guint) dt_column_int64 (&st, 2);
  sheet->next_ordinal = sheet->n_tasks == 0 ? g_strdup ("1") : dt_task_next_ordinal (dt_column_peek (&st, 3));

  return TRUE;
}

static gboolean
find_directive (DtDb         *db,
                gint64        task_id,
                DtTaskSheet  *sheet,
                GError      **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &st, "SELECT directive_id FROM task WHERE id = ?1", error))
    return FALSE;
  dt_bind_int64 (&st, 1, task_id);
  if (!dt_stmt_next (&st, &has_row, error))
    return FALSE;
  if (!has_row)
    {
      g_set_error_literal (error, DT_ERROR, DT_ERROR_NOT_FOUND, _("This task is no longer in the register."));
      return FALSE;
    }
  sheet->directive_id = dt_column_int64 (&st, 0);

  return TRUE;
}

static DtTaskEdit *
read_task (DtStmt *st)
{
  DtTaskEdit *edit = dt_task_edit_new (dt_column_int64 (st, 0));

  edit->parent_id = dt_column_int64 (st, 1);
  edit->ordinal = dt_column_dup (st, 2);
  edit->clause = dt_column_dup (st, 3);
  edit->title = dt_column_dup (st, 4);
  edit->short_title = dt_column_dup (st, 5);
  edit->text = dt_column_dup (st, 6);
  edit->product = dt_column_dup (st, 7);
  if (sqlite3_column_type (st->handle, 8) != SQLITE_NULL)
    {
      edit->deadline = dt_deadline_new ((DtBound) dt_column_nick (st, 8, dt_bound_nicks), dt_column_day (st, 10), dt_column_time (st, 11), NULL);
      edit->deadline->words = dt_column_dup_nullable (st, 9);
      edit->deadline->rule = dt_column_dup_nullable (st, 12);
      edit->last_day = dt_column_day (st, 13);
    }

  return edit;
}

static gboolean
load_tasks (DtDb               *db,
            const DtTaskFetch  *fetch,
            DtTaskSheet        *sheet,
            GError            **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row = fetch->task_id != 0 || fetch->all;

  /* Occurrences of a recurring task are made, not entered. */
  if (!dt_db_prepare (db, &st,
                      "SELECT t.id, t.parent_id, t.ordinal, t.clause, t.title, t.short_title, t.text, t.product,"
                      "       l.bound, l.words, l.named_day, l.named_time, l.rule, l.last_day"
                      "  FROM task t LEFT JOIN deadline l ON l.task_id = t.id"
                      " WHERE t.directive_id = ?1 AND iif (?2 <> 0, t.id = ?2,"
                      "   NOT EXISTS (SELECT 1 FROM deadline p WHERE p.task_id = t.parent_id AND substr (p.rule, 1, 2) = 'R/'))"
                      " ORDER BY t.position, t.id LIMIT ?3",
                      error))
    return FALSE;
  dt_bind_int64 (&st, 1, sheet->directive_id);
  dt_bind_int64 (&st, 2, fetch->task_id);
  dt_bind_int64 (&st, 3, fetch->limit);

  while (has_row)
    {
      g_autoptr(DtTaskEdit) edit = NULL;

      if (!dt_stmt_next (&st, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      edit = read_task (&st);
      if (!dt_task_edit_load_parts (db, edit, error))
        return FALSE;
      g_ptr_array_add (sheet->tasks, g_steal_pointer (&edit));
    }

  return TRUE;
}

static gboolean
load_parents (DtDb         *db,
              gint64        task_id,
              DtTaskSheet  *sheet,
              GError      **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row = TRUE;

  if (!dt_db_prepare (db, &st,
                      "WITH RECURSIVE own (id) AS (SELECT ?2 UNION SELECT t.id FROM own JOIN task t ON t.parent_id = own.id)"
                      "SELECT id, ordinal, title FROM task WHERE directive_id = ?1 AND id NOT IN (SELECT id FROM own)"
                      " ORDER BY parent_id IS NOT NULL, position, id LIMIT ?3",
                      error))
    return FALSE;
  dt_bind_int64 (&st, 1, sheet->directive_id);
  dt_bind_int64 (&st, 2, task_id);
  dt_bind_int (&st, 3, MAX_PARENTS);

  while (TRUE)
    {
      DtTaskEdit *parent;

      if (!dt_stmt_next (&st, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      parent = dt_task_edit_new (dt_column_int64 (&st, 0));
      parent->ordinal = dt_column_dup (&st, 1);
      parent->title = dt_column_dup (&st, 2);
      g_ptr_array_add (sheet->parents, parent);
    }
}

static void
free_part (gpointer part)
{
  dt_task_part_clear (part);
  g_free (part);
}

static GPtrArray *
load_choices (DtDb        *db,
              const char  *sql,
              DtDay        today,
              GError     **error)
{
  g_autoptr(GPtrArray) choices = g_ptr_array_new_with_free_func (free_part);
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &st, sql, error))
    return NULL;
  dt_bind_int (&st, 1, today);

  while (TRUE)
    {
      DtTaskPart *part;

      if (!dt_stmt_next (&st, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&choices);
      part = g_new0 (DtTaskPart, 1);
      part->unit_id = dt_column_int64 (&st, 0);
      part->group_id = dt_column_int64 (&st, 1);
      part->name = dt_column_dup (&st, 2);
      g_ptr_array_add (choices, part);
    }
}

/**
 * dt_job_load_task_sheet:
 * @data: a #DtTaskFetch
 * @result: (out): a #DtTaskSheet
 *
 * DT_ERROR_NOT_FOUND for a task or a directive that is gone.
 */
gboolean
dt_job_load_task_sheet (DtDb      *db,
                        gpointer   data,
                        gpointer  *result,
                        GError   **error)
{
  const DtTaskFetch *fetch = data;
  g_autoptr(DtTaskSheet) sheet = g_new0 (DtTaskSheet, 1);

  sheet->directive_id = fetch->directive_id;
  sheet->tasks = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_task_edit_free);
  sheet->parents = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_task_edit_free);
  if ((fetch->task_id != 0 && !find_directive (db, fetch->task_id, sheet, error))
      || !load_directive (db, sheet, error)
      || !load_tasks (db, fetch, sheet, error)
      || !load_parents (db, fetch->task_id, sheet, error))
    return FALSE;

  sheet->groups = load_choices (db, "SELECT 0, id, name FROM unit_group WHERE ?1 > 0 ORDER BY dt_sort_key (name), id", fetch->today, error);
  if (sheet->groups == NULL)
    return FALSE;
  sheet->units = load_choices (db, "SELECT id, 0, short_name FROM unit WHERE coalesce (valid_from, ?1) <= ?1"
                                   " AND coalesce (valid_to, ?1) >= ?1 ORDER BY sort_key, id", fetch->today, error);
  if (sheet->units == NULL)
    return FALSE;

  *result = g_steal_pointer (&sheet);
  return TRUE;
}
