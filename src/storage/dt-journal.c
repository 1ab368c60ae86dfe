/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The journal: who did what, and for each row that changed what it was and what it is. It is written from
 * the shadow tables, so nothing that a write did can be missing from it. */

#include "dt-journal.h"

#include "dt-date.h"

typedef struct
{
  DtDb       *db;
  DtUndo     *undo;
  gint64      journal_id;    /* 0 until there is something to tell */
  const char *action;
  const char *label;
} Journal;

/* The name of the person at the desk, else of the account. */
static const char *
get_who (void)
{
  const char *name = g_get_real_name ();

  if (name == NULL || *name == '\0' || g_str_equal (name, "Unknown"))
    name = g_get_user_name ();
  return name;
}

static gboolean
begin_entry (Journal *self,
             GError **error)
{
  g_autofree char *uid = NULL;
  g_auto(DtStmt) stmt = { 0 };

  if (self->journal_id != 0)
    return TRUE;

  if (!dt_db_prepare (self->db, &stmt, "INSERT INTO journal (uid, at, who, action, label) VALUES (?5, ?1, ?2, ?3, ?4)", error))
    return FALSE;

  uid = g_uuid_string_random ();

  dt_bind (&stmt, 1, dt_now_instant ());
  dt_bind (&stmt, 2, get_who ());
  dt_bind (&stmt, 3, self->action);
  dt_bind (&stmt, 4, self->label);
  dt_bind (&stmt, 5, uid);
  if (!dt_stmt_run (&stmt, error))
    return FALSE;

  self->journal_id = sqlite3_last_insert_rowid (dt_db_handle (self->db));
  return TRUE;
}

/* Keys for sorting and comparing are computed from what is told anyway. */
static gboolean
is_told (DtUndoTable *table,
         const char  *column)
{
  return !g_str_has_suffix (column, "_key") && (!g_str_equal (column, table->key) || !g_str_equal (column, "id"));
}

/* The items of a table are made by one statement: `was` is the image of a row before the step, `now` the
 * present row, or NULLs where it is gone. What follows writes the parts of that statement. */

/* The row as it is, or as it was when the step has removed it. Takes @column of the table, if it has one. */
static char *
own_value (DtUndoTable *table,
           const char  *column)
{
  if (!g_ptr_array_find_with_equal_func (table->columns, column, g_str_equal, NULL))
    return NULL;

  return g_strdup_printf ("iif (now.%1$s IS NULL, was.%2$s, now.%2$s)", table->key, column);
}

/* A value of the row of another table that @id (an expression, freed) names, found also when the step has removed it. */
static char *
value_of (char       *id,
          const char *table,
          const char *column)
{
  g_autofree char *owned = id;

  if (id == NULL)
    return NULL;

  return g_strdup_printf ("coalesce ((SELECT %2$s FROM main.%1$s WHERE id = %3$s),"
                          " (SELECT %2$s FROM undo_%1$s WHERE step = ?1 AND id = %3$s AND op <> 'I' LIMIT 1))",
                          table, column, id);
}

/* The first that is there; NULL for none. Takes all of them. */
static char *
first_of (char *a,
          char *b,
          char *c)
{
  char *parts[] = { a, b, c };
  g_autoptr(GPtrArray) present = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *joined = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      g_ptr_array_add (present, parts[i]);
  if (present->len == 0)
    return NULL;
  if (present->len == 1)
    return g_strdup (present->pdata[0]);

  g_ptr_array_add (present, NULL);
  joined = g_strjoinv (", ", (char **) present->pdata);
  return g_strdup_printf ("coalesce (%s)", joined);
}

/* Of a table that is itself what is asked for, the key. */
static char *
id_of (DtUndoTable *table,
       const char  *name,
       const char  *column)
{
  return own_value (table, g_str_equal (table->name, name) ? "id" : column);
}

/* What an item concerns, for the history of a task, a unit, a directive. */

static char *
assignment_of (DtUndoTable *table)
{
  return first_of (id_of (table, "assignment", "assignment_id"),
                   value_of (id_of (table, "submission", "submission_id"), "submission", "assignment_id"), NULL);
}

static char *
task_of (DtUndoTable *table)
{
  return first_of (id_of (table, "task", "task_id"), value_of (assignment_of (table), "assignment", "task_id"), NULL);
}

static char *
unit_of (DtUndoTable *table)
{
  return first_of (id_of (table, "unit", "unit_id"), value_of (assignment_of (table), "assignment", "unit_id"),
                   value_of (id_of (table, "reminder", "reminder_id"), "reminder", "unit_id"));
}

static char *
directive_of (DtUndoTable *table)
{
  return first_of (id_of (table, "directive", "directive_id"), value_of (task_of (table), "task", "directive_id"),
                   first_of (value_of (id_of (table, "schedule_change", "change_id"), "schedule_change", "target_id"),
                             value_of (id_of (table, "schedule_change", "change_id"), "schedule_change", "cause_id"), NULL));
}

/* The key of the record that the row is or is a part of, the same in every register. */
static char *
record_of (DtUndoTable *table)
{
  static const struct { const char *table, *column, *owner; } parts[] = {
    { "group_member", "group_id", "unit_group" }, { "addressee", "directive_id", "directive" },
    { "reference", "directive_id", "directive" }, { "deadline", "task_id", "task" }, { "dependency", "task_id", "task" },
    { "deadline_move", "change_id", "schedule_change" }, { "reminder_assignment", "reminder_id", "reminder" },
    { "board_task", "board_id", "board" },
  };
  char *own = own_value (table, g_str_equal (table->name, "setting") ? "name" : "uid");

  for (gsize i = 0; own == NULL && i < G_N_ELEMENTS (parts); i++)
    if (g_str_equal (parts[i].table, table->name))
      own = value_of (own_value (table, parts[i].column), parts[i].owner, "uid");

  return own != NULL ? own : g_strdup_printf ("CAST (was.%s AS TEXT)", table->key);
}

/* JSON of the values of @image, where there is one (@changed): all that are not NULL where the other image is missing
 * (@whole), else those that differ. */
static char *
members_of (DtUndoTable *table,
            const char  *image,
            const char  *changed,
            const char  *whole)
{
  g_autoptr(GString) sql = g_string_new ("nullif ('{' || substr (''");

  for (guint i = 0; i < table->columns->len; i++)
    {
      const char *name = table->columns->pdata[i];

      if (is_told (table, name))
        g_string_append_printf (sql, " || CASE WHEN iif (%1$s, %2$s.%3$s IS NOT NULL, was.%3$s IS NOT now.%3$s)"
                                     " THEN ',\"%3$s\":' || json_quote (%2$s.%3$s) ELSE '' END",
                                whole, image, name);
    }
  g_string_append (sql, ", 2) || '}', '{}')");

  return g_strdup_printf ("CASE WHEN %s THEN %s END", changed, sql->str);
}

/* Whether the row has become another: cheap, since it is asked before anything is put into words. */
static char *
differs_of (DtUndoTable *table)
{
  g_autoptr(GString) sql = g_string_new (NULL);

  g_string_append_printf (sql, "CASE WHEN was.op = 'I' THEN now.%1$s IS NOT NULL WHEN now.%1$s IS NULL THEN 1 ELSE 0", table->key);
  for (guint i = 0; i < table->columns->len; i++)
    if (is_told (table, table->columns->pdata[i]))
      g_string_append_printf (sql, " OR was.%1$s IS NOT now.%1$s", (const char *) table->columns->pdata[i]);
  g_string_append (sql, " END");

  return g_string_free (g_steal_pointer (&sql), FALSE);
}

/* Rows of a step that are not what they were. */
static char *
rows_sql (DtUndoTable *table)
{
  g_autofree char *differs = differs_of (table);

  return g_strdup_printf (" FROM undo_%1$s AS was LEFT JOIN main.%1$s AS now ON now.%2$s = was.%2$s"
                          " WHERE was.step = ?1 AND %3$s",
                          table->name, table->key, differs);
}

/* The items of a table, in the order of its keys, which an index has ready. */
static char *
items_sql (DtUndoTable *table)
{
  g_autofree char *is = g_strdup_printf ("now.%s IS NOT NULL", table->key);
  g_autofree char *is_not = g_strdup_printf ("now.%s IS NULL", table->key);
  g_autofree char *before = members_of (table, "was", "was.op <> 'I'", is_not);
  g_autofree char *after = members_of (table, "now", is, "was.op = 'I'");
  g_autofree char *task = task_of (table);
  g_autofree char *unit = unit_of (table);
  g_autofree char *directive = directive_of (table);
  g_autofree char *record = record_of (table);
  g_autofree char *rows = rows_sql (table);

  return g_strdup_printf (
    "SELECT ?2, '%1$s', was.%2$s, %3$s, %4$s, %5$s,"
    " CASE WHEN was.op = 'I' THEN 'insert' WHEN %6$s THEN 'update' ELSE 'delete' END, %7$s, %8$s, %10$s%9$s"
    " ORDER BY was.%2$s",
    table->name, table->key, task != NULL ? task : "NULL", unit != NULL ? unit : "NULL",
    directive != NULL ? directive : "NULL", is, before, after, rows, record);
}

/* Whether any row of the table is not what it was. */
static gboolean
has_items (Journal      *self,
           DtUndoTable  *table,
           gboolean     *found,
           GError      **error)
{
  g_autofree char *rows = rows_sql (table);
  g_autofree char *sql = g_strdup_printf ("SELECT 1%s LIMIT 1", rows);
  g_auto(DtStmt) stmt = { 0 };

  if (!dt_db_prepare (self->db, &stmt, sql, error))
    return FALSE;
  dt_bind (&stmt, 1, dt_undo_get_step (self->undo));

  return dt_stmt_next (&stmt, found, error);
}

static gboolean
tell_table (Journal      *self,
            DtUndoTable  *table,
            GError      **error)
{
  g_autofree char *items = NULL;
  g_autofree char *sql = NULL;
  g_auto(DtStmt) stmt = { 0 };
  gboolean found = TRUE;

  if (self->journal_id == 0 && !has_items (self, table, &found, error))
    return FALSE;
  if (!found)
    return TRUE;
  if (!begin_entry (self, error))
    return FALSE;

  items = items_sql (table);
  sql = g_strconcat ("INSERT INTO journal_item (journal_id, entity, entity_id, task_id, unit_id, directive_id, op, before, after, record) ",
                     items, NULL);
  if (!dt_db_prepare (self->db, &stmt, sql, error))
    return FALSE;
  dt_bind (&stmt, 1, dt_undo_get_step (self->undo));
  dt_bind (&stmt, 2, self->journal_id);

  return dt_stmt_run (&stmt, error);
}

/* Drafts are nobody's act: what became of one is told by what it became. */
static gboolean
is_aside (const DtUndoTable *table)
{
  return g_str_equal (table->name, "draft");
}

/* What is told besides the rows, as an item about the register. */
static gboolean
tell_detail (Journal    *self,
             const char *detail,
             GError    **error)
{
  g_auto(DtStmt) stmt = { 0 };

  if (!begin_entry (self, error)
      || !dt_db_prepare (self->db, &stmt,
                         "INSERT INTO journal_item (journal_id, entity, entity_id, op, after)"
                         " VALUES (?1, 'register', 0, 'insert', json_object ('detail', ?2))", error))
    return FALSE;
  dt_bind (&stmt, 1, self->journal_id);
  dt_bind (&stmt, 2, detail);

  return dt_stmt_run (&stmt, error);
}

/**
 * dt_journal_write:
 * @action: nick of the action
 * @label: (nullable): as the person saw it
 * @detail: (nullable): what is told besides the rows
 * @written: (out): %FALSE if there was nothing to tell, because nothing has changed
 *
 * Enters the recorded step of @undo, inside its transaction.
 */
gboolean
dt_journal_write (DtDb        *db,
                  DtUndo      *undo,
                  const char  *action,
                  const char  *label,
                  const char  *detail,
                  gboolean    *written,
                  GError     **error)
{
  Journal self = { .db = db, .undo = undo, .action = action, .label = label != NULL ? label : action };
  g_autoptr(GPtrArray) tables = dt_undo_list_touched (undo, error);

  if (tables == NULL)
    return FALSE;
  for (guint i = 0; i < tables->len; i++)
    if (!is_aside (tables->pdata[i]) && !tell_table (&self, tables->pdata[i], error))
      return FALSE;
  if (detail != NULL && !tell_detail (&self, detail, error))
    return FALSE;

  *written = self.journal_id != 0;
  return TRUE;
}
