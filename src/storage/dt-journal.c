/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The journal: who did what, and for each row that changed what it was and what it is. It is written from
 * the shadow tables, so nothing that a write did can be missing from it. */

#include "dt-journal.h"

#include <string.h>

#include "dt-date.h"

/* What an item concerns, for the history of a task, a unit, a directive. 0: none. */
typedef struct
{
  gint64 task, unit, directive;
  gint64 assignment, submission, reminder, change;
} Concern;

typedef struct
{
  DtDb   *db;
  DtUndo *undo;
  gint64  journal_id;    /* 0 until there is something to tell */
  const char *action;
  const char *label;
  DtStmt  insert;        /* of an item, borrowed for all of them */
} Journal;

static void
journal_clear (Journal *self)
{
  dt_stmt_clear (&self->insert);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Journal, journal_clear)

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

static void
append_quoted (GString    *json,
               const char *text)
{
  g_string_append_c (json, '"');
  for (; *text != '\0'; text++)
    {
      guchar c = (guchar) *text;

      if (c == '"' || c == '\\')
        g_string_append_printf (json, "\\%c", c);
      else if (c == '\n')
        g_string_append (json, "\\n");
      else if (c < 0x20)
        g_string_append_printf (json, "\\u%04x", c);
      else
        g_string_append_c (json, (char) c);
    }
  g_string_append_c (json, '"');
}

static void
append_member (GString    *json,
               const char *name,
               DtStmt     *stmt,
               int         column)
{
  g_string_append (json, json->len == 0 ? "{" : ",");
  append_quoted (json, name);
  g_string_append_c (json, ':');

  switch (sqlite3_column_type (stmt->handle, column))
    {
    case SQLITE_NULL:
      g_string_append (json, "null");
      break;
    case SQLITE_INTEGER:
      g_string_append_printf (json, "%" G_GINT64_FORMAT, dt_column_int64 (stmt, column));
      break;
    default:
      append_quoted (json, dt_column_peek (stmt, column));
      break;
    }
}

static gboolean
is_null (DtStmt *stmt,
         int     column)
{
  return sqlite3_column_type (stmt->handle, column) == SQLITE_NULL;
}

static gboolean
differ (DtStmt *stmt,
        int     a,
        int     b)
{
  if (is_null (stmt, a) || is_null (stmt, b))
    return is_null (stmt, a) != is_null (stmt, b);
  if (sqlite3_column_type (stmt->handle, a) == SQLITE_INTEGER)
    return dt_column_int64 (stmt, a) != dt_column_int64 (stmt, b);
  return !g_str_equal (dt_column_peek (stmt, a), dt_column_peek (stmt, b));
}

/* Keys for sorting and comparing are computed from what is told anyway. */
static gboolean
is_told (DtUndoTable *table,
         const char  *column)
{
  return !g_str_has_suffix (column, "_key") && (!g_str_equal (column, table->key) || !g_str_equal (column, "id"));
}

/* A value of another row: as it is, or as it was when the step has removed it. */
static gboolean
look_up (Journal    *self,
         const char *table,
         gint64      id,
         const char *column,
         gint64     *value,
         GError    **error)
{
  g_autofree char *sql = NULL;
  g_auto(DtStmt) stmt = { 0 };
  gboolean has_row;

  if (id == 0 || *value != 0)
    return TRUE;

  sql = g_strdup_printf ("SELECT coalesce ((SELECT %2$s FROM main.%1$s WHERE id = ?1),"
                         " (SELECT %2$s FROM undo_%1$s WHERE step = dt_undo_step () AND id = ?1 AND op <> 'I' LIMIT 1))",
                         table, column);
  if (!dt_db_prepare (self->db, &stmt, sql, error))
    return FALSE;
  dt_bind (&stmt, 1, id);
  if (!dt_stmt_next (&stmt, &has_row, error))
    return FALSE;

  *value = dt_column_int64 (&stmt, 0);
  return TRUE;
}

static gboolean
follow (Journal *self,
        Concern *of,
        GError **error)
{
  return look_up (self, "submission", of->submission, "assignment_id", &of->assignment, error)
         && look_up (self, "assignment", of->assignment, "task_id", &of->task, error)
         && look_up (self, "assignment", of->assignment, "unit_id", &of->unit, error)
         && look_up (self, "reminder", of->reminder, "unit_id", &of->unit, error)
         && look_up (self, "task", of->task, "directive_id", &of->directive, error)
         && look_up (self, "schedule_change", of->change, "target_id", &of->directive, error)
         && look_up (self, "schedule_change", of->change, "cause_id", &of->directive, error);
}

/* What a row names itself. @first is the column of the statement with its first value. */
static void
read_concern (DtUndoTable *table,
              DtStmt      *stmt,
              int          first,
              Concern     *of)
{
  const struct { const char *table, *column; gint64 *id; } names[] = {
    { NULL, "task_id", &of->task },
    { NULL, "unit_id", &of->unit },
    { NULL, "directive_id", &of->directive },
    { NULL, "assignment_id", &of->assignment },
    { NULL, "submission_id", &of->submission },
    { NULL, "reminder_id", &of->reminder },
    { NULL, "change_id", &of->change },
    { "task", "id", &of->task },
    { "unit", "id", &of->unit },
    { "directive", "id", &of->directive },
    { "assignment", "id", &of->assignment },
    { "submission", "id", &of->submission },
    { "reminder", "id", &of->reminder },
    { "schedule_change", "id", &of->change },
  };

  for (guint i = 0; i < table->columns->len; i++)
    for (gsize n = 0; n < G_N_ELEMENTS (names); n++)
      if (g_str_equal (table->columns->pdata[i], names[n].column)
          && (names[n].table == NULL || g_str_equal (table->name, names[n].table)))
        *names[n].id = dt_column_int64 (stmt, first + (int) i);
}

static void
bind_json (DtStmt  *stmt,
           int      index,
           GString *json)
{
  if (json->len == 0)
    {
      dt_bind_null (stmt, index);
      return;
    }

  g_string_append_c (json, '}');
  dt_bind_text (stmt, index, json->str);
}

static gboolean
add_item (Journal     *self,
          const char  *entity,
          gint64       entity_id,
          Concern     *of,
          const char  *op,
          GString     *before,
          GString     *after,
          GError     **error)
{
  DtStmt *stmt = &self->insert;

  if (!begin_entry (self, error)
      || (stmt->handle == NULL
          && !dt_db_prepare (self->db, stmt,
                             "INSERT INTO journal_item (journal_id, entity, entity_id, task_id, unit_id, directive_id, op,"
                             " before, after) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)", error)))
    return FALSE;

  dt_bind (stmt, 1, self->journal_id);
  dt_bind (stmt, 2, entity);
  dt_bind (stmt, 3, entity_id);
  dt_bind_id (stmt, 4, of->task);
  dt_bind_id (stmt, 5, of->unit);
  dt_bind_id (stmt, 6, of->directive);
  dt_bind (stmt, 7, op);
  bind_json (stmt, 8, before);
  bind_json (stmt, 9, after);
  return dt_stmt_run (stmt, error);
}

/* A row of the statement: op, the earliest image, the present row (its key NULL if it is gone). */
static gboolean
tell_row (Journal      *self,
          DtUndoTable  *table,
          DtStmt       *stmt,
          int           key,
          GError      **error)
{
  int n = (int) table->columns->len;
  gboolean was = !g_str_equal (dt_column_peek (stmt, 0), "I");
  gboolean is = !is_null (stmt, 1 + n + key);
  g_autoptr(GString) before = g_string_new (NULL);
  g_autoptr(GString) after = g_string_new (NULL);
  Concern of = { 0 };

  for (int i = 0; i < n; i++)
    {
      const char *name = table->columns->pdata[i];
      int old = 1 + i;
      int now = 1 + n + i;

      if (!is_told (table, name) || (was && is && !differ (stmt, old, now)))
        continue;
      if (was && (is || !is_null (stmt, old)))
        append_member (before, name, stmt, old);
      if (is && (was || !is_null (stmt, now)))
        append_member (after, name, stmt, now);
    }

  if (before->len == 0 && after->len == 0)
    return TRUE;

  read_concern (table, stmt, is ? 1 + n : 1, &of);
  return follow (self, &of, error)
         && add_item (self, table->name, dt_column_int64 (stmt, 1 + key), &of,
                      !was ? "insert" : is ? "update" : "delete", before, after, error);
}

static char *
rows_sql (DtUndoTable *table)
{
  GString *sql = g_string_new ("SELECT was.op");

  for (guint i = 0; i < table->columns->len; i++)
    g_string_append_printf (sql, ", was.%s", (const char *) table->columns->pdata[i]);
  for (guint i = 0; i < table->columns->len; i++)
    g_string_append_printf (sql, ", now.%s", (const char *) table->columns->pdata[i]);

  g_string_append_printf (sql,
                          " FROM undo_%1$s AS was LEFT JOIN main.%1$s AS now ON now.%2$s = was.%2$s"
                          " WHERE was.step = ?1 AND was.rowid ="
                          "  (SELECT min (rowid) FROM undo_%1$s AS any WHERE any.step = ?1 AND any.%2$s = was.%2$s)"
                          " ORDER BY was.rowid",
                          table->name, table->key);
  return g_string_free (sql, FALSE);
}

static gboolean
tell_table (Journal      *self,
            DtUndoTable  *table,
            GError      **error)
{
  g_autofree char *sql = rows_sql (table);
  g_auto(DtStmt) stmt = { 0 };
  gboolean has_row;
  int key = 0;

  while (!g_str_equal (table->columns->pdata[key], table->key))
    key++;

  if (!dt_db_prepare (self->db, &stmt, sql, error))
    return FALSE;
  dt_bind (&stmt, 1, dt_undo_get_step (self->undo));

  if (!dt_stmt_next (&stmt, &has_row, error))
    return FALSE;
  while (has_row)
    if (!tell_row (self, table, &stmt, key, error) || !dt_stmt_next (&stmt, &has_row, error))
      return FALSE;

  return TRUE;
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
  g_auto(Journal) self = { .db = db, .undo = undo, .action = action, .label = label != NULL ? label : action };
  GPtrArray *tables = dt_undo_get_tables (undo);

  for (guint i = 0; i < tables->len; i++)
    if (!tell_table (&self, tables->pdata[i], error))
      return FALSE;

  if (detail != NULL)
    {
      g_autoptr(GString) before = g_string_new (NULL);
      g_autoptr(GString) after = g_string_new ("{\"detail\":");
      Concern of = { 0 };

      append_quoted (after, detail);
      if (!add_item (&self, "register", 0, &of, "insert", before, after, error))
        return FALSE;
    }

  *written = self.journal_id != 0;
  return TRUE;
}
