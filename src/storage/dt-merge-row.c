/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One row of any table: made, or compared column by column and changed where it differs. */

#include "dt-merge-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Of a text in "old → new". */
#define MAX_SHOWN 80

static const struct { const char *name; const char *key; gboolean has_uid; } tables[DT_N_MERGE_TABLES] = {
  [DT_MERGE_UNIT] = { "unit", "id", TRUE },
  [DT_MERGE_GROUP] = { "unit_group", "id", TRUE },
  [DT_MERGE_DIRECTIVE] = { "directive", "id", TRUE },
  [DT_MERGE_TASK] = { "task", "id", TRUE },
  [DT_MERGE_DEADLINE] = { "deadline", "task_id", FALSE },
  [DT_MERGE_ASSIGNMENT] = { "assignment", "id", TRUE },
  [DT_MERGE_SUBMISSION] = { "submission", "id", TRUE },
  [DT_MERGE_ATTACHMENT] = { "attachment", "id", TRUE },
  [DT_MERGE_CHANGE] = { "schedule_change", "id", TRUE },
  [DT_MERGE_MOVE] = { "deadline_move", "id", FALSE },
  [DT_MERGE_REMINDER] = { "reminder", "id", TRUE },
  [DT_MERGE_EXTENSION] = { "extension", "id", TRUE },
  [DT_MERGE_TEMPLATE] = { "letter_template", "id", TRUE },
  [DT_MERGE_BOARD] = { "board", "id", TRUE },
  [DT_MERGE_FILTER] = { "saved_filter", "id", TRUE },
  [DT_MERGE_DRAFT] = { "draft", "id", TRUE },
};

static DtMergeField *
add (DtMergeRow  *row,
     const char  *column,
     const char  *label,
     DtFieldKind  kind,
     gboolean     given)
{
  DtMergeField *field = &row->fields[row->n++];

  g_assert (row->n <= DT_MERGE_MAX_FIELDS);
  *field = (DtMergeField) { .column = column, .label = label, .kind = kind, .given = given };

  return field;
}

void
dt_merge_row_text (DtMergeRow *row,
                   const char *column,
                   const char *label,
                   const char *value)
{
  add (row, column, label, DT_FIELD_TEXT, value != NULL)->text = value;
}

void
dt_merge_row_string (DtMergeRow *row,
                     const char *column,
                     const char *label,
                     const char *value)
{
  add (row, column, label, DT_FIELD_STRING, value != NULL)->text = value;
}

/* @initial: what a new row gets where the value is not given. */
void
dt_merge_row_nick (DtMergeRow   *row,
                   const char   *column,
                   const char   *label,
                   const DtNick *nicks,
                   int           value,
                   int           initial)
{
  DtMergeField *field = add (row, column, label, DT_FIELD_NICK, value >= 0);

  field->text = dt_nick_get (nicks, value >= 0 ? value : initial);
  field->nicks = nicks;
}

void
dt_merge_row_number (DtMergeRow *row,
                     const char *column,
                     const char *label,
                     gboolean    given,
                     gint64      value)
{
  add (row, column, label, DT_FIELD_NUMBER, given)->number = value;
}

void
dt_merge_row_day (DtMergeRow *row,
                  const char *column,
                  const char *label,
                  DtDay       value)
{
  add (row, column, label, DT_FIELD_DAY, value != DT_DAY_NONE)->number = value;
}

void
dt_merge_row_exact_day (DtMergeRow *row,
                        const char *column,
                        const char *label,
                        gboolean    given,
                        DtDay       value)
{
  add (row, column, label, DT_FIELD_DAY, given)->number = value;
}

void
dt_merge_row_time (DtMergeRow *row,
                   const char *column,
                   const char *label,
                   gboolean    given,
                   int         value)
{
  add (row, column, label, DT_FIELD_TIME, given)->number = value;
}

void
dt_merge_row_id (DtMergeRow *row,
                 const char *column,
                 gboolean    given,
                 gint64      value)
{
  add (row, column, NULL, DT_FIELD_ID, given)->number = value;
}

/**
 * dt_merge_stmt:
 * @which: a place of use; it always has the same @sql
 *
 * Returns: (nullable): the statement, to be reset after use
 */
DtStmt *
dt_merge_stmt (DtMerge      *self,
               DtMergeStmt   which,
               const char   *sql,
               GError      **error)
{
  DtStmt *stmt = &self->stmts[which];

  if (stmt->handle == NULL && !dt_db_prepare (self->db, stmt, sql, error))
    return NULL;

  return stmt;
}

gboolean
dt_merge_is_claimed (DtMerge      *self,
                     DtMergeTable  table,
                     const char   *uid,
                     gint64        id)
{
  return uid != NULL && self->claimed[table] != NULL && g_hash_table_contains (self->claimed[table], GSIZE_TO_POINTER (id));
}

void
dt_merge_claim (DtMerge      *self,
                DtMergeTable  table,
                gint64        id)
{
  if (self->claimed[table] == NULL)
    self->claimed[table] = g_hash_table_new (NULL, NULL);
  g_hash_table_add (self->claimed[table], GSIZE_TO_POINTER (id));
}

static gboolean
is_nothing (const DtMergeField *field)
{
  switch (field->kind)
    {
    case DT_FIELD_TEXT:
    case DT_FIELD_STRING:
    case DT_FIELD_NICK:
      return field->text == NULL || *field->text == '\0';
    case DT_FIELD_DAY:
    case DT_FIELD_ID:
      return field->number == 0;
    case DT_FIELD_TIME:
      return field->number < 0;
    case DT_FIELD_NUMBER:
      return FALSE;
    }

  g_return_val_if_reached (TRUE);
}

static gboolean
is_text (const DtMergeField *field)
{
  return field->kind == DT_FIELD_TEXT || field->kind == DT_FIELD_STRING || field->kind == DT_FIELD_NICK;
}

static void
bind_field (DtStmt             *stmt,
            int                 index,
            const DtMergeField *field)
{
  if (is_nothing (field))
    {
      if (field->kind == DT_FIELD_STRING || field->kind == DT_FIELD_NICK)
        dt_bind_text (stmt, index, "");
      else
        dt_bind_null (stmt, index);
    }
  else if (is_text (field))
    {
      dt_bind_text (stmt, index, field->text);
    }
  else
    {
      dt_bind_int64 (stmt, index, field->number);
    }
}

static gboolean
prepare_insert (DtMerge          *self,
                DtMergeTable      table,
                const DtMergeRow *row,
                GError          **error)
{
  g_autoptr(GString) sql = g_string_new (NULL);

  g_string_printf (sql, "INSERT INTO %s (", tables[table].name);
  for (guint i = 0; i < row->n; i++)
    g_string_append_printf (sql, "%s%s", i > 0 ? ", " : "", row->fields[i].column);
  g_string_append (sql, ") VALUES (");
  for (guint i = 0; i < row->n; i++)
    g_string_append_printf (sql, "%s?%u", i > 0 ? ", " : "", i + 1);
  g_string_append (sql, ")");
  if (tables[table].has_uid)
    g_string_append (sql, " ON CONFLICT (uid) DO NOTHING");

  return dt_db_prepare (self->db, &self->inserts[table], sql->str, error);
}

gboolean
dt_merge_insert (DtMerge          *self,
                 DtMergeTable      table,
                 const DtMergeRow *row,
                 gint64           *id,
                 GError          **error)
{
  DtStmt *stmt = &self->inserts[table];

  if (stmt->handle == NULL && !prepare_insert (self, table, row, error))
    return FALSE;

  for (guint i = 0; i < row->n; i++)
    bind_field (stmt, (int) i + 1, &row->fields[i]);
  if (!dt_stmt_run (stmt, error))
    return FALSE;

  *id = sqlite3_changes (dt_db_handle (self->db)) > 0 ? sqlite3_last_insert_rowid (dt_db_handle (self->db)) : 0;
  return TRUE;
}

static gboolean
prepare_update (DtMerge          *self,
                DtMergeTable      table,
                const DtMergeRow *row,
                GError          **error)
{
  g_autoptr(GString) select = g_string_new ("SELECT ");
  g_autoptr(GString) update = g_string_new (NULL);

  g_string_printf (update, "UPDATE %s SET ", tables[table].name);
  for (guint i = 0; i < row->n; i++)
    {
      g_string_append_printf (select, "%s%s", i > 0 ? ", " : "", row->fields[i].column);
      g_string_append_printf (update, "%s%s = ?%u", i > 0 ? ", " : "", row->fields[i].column, i + 1);
    }
  g_string_append_printf (select, " FROM %s WHERE %s = ?1", tables[table].name, tables[table].key);
  g_string_append_printf (update, " WHERE %s = ?%u", tables[table].key, row->n + 1);

  return dt_db_prepare (self->db, &self->selects[table], select->str, error)
         && dt_db_prepare (self->db, &self->updates[table], update->str, error);
}

static gboolean
is_equal (DtStmt             *stmt,
          int                 column,
          const DtMergeField *field)
{
  if (is_text (field))
    return strcmp (dt_column_peek (stmt, column), field->text != NULL ? field->text : "") == 0;
  if (is_nothing (field))
    return sqlite3_column_type (stmt->handle, column) == SQLITE_NULL;
  return sqlite3_column_type (stmt->handle, column) != SQLITE_NULL && dt_column_int64 (stmt, column) == field->number;
}

static char *
shorten (const char *text)
{
  if (g_utf8_strlen (text, -1) <= MAX_SHOWN)
    return g_strdup (text);

  {
    g_autofree char *start = g_utf8_substring (text, 0, MAX_SHOWN);

    return g_strconcat (start, "…", NULL);
  }
}

static char *
show_nick (const DtNick *nicks,
           const char   *nick)
{
  int value;

  return g_strdup (nick != NULL && dt_nick_find (nicks, nick, &value) ? dt_nick_label (nicks, value) : "—");
}

static char *
show_number (DtFieldKind kind,
             gint64      number,
             gboolean    is_null)
{
  if (is_null)
    return g_strdup ("—");
  if (kind == DT_FIELD_DAY)
    return dt_day_format ((DtDay) number, DT_DAY_STYLE_PARTY, (DtDay) number);
  if (kind == DT_FIELD_TIME)
    return dt_time_format ((int) number);
  return g_strdup_printf ("%" G_GINT64_FORMAT, number);
}

static void
tell_difference (GString            *detail,
                 DtStmt             *stmt,
                 int                 column,
                 const DtMergeField *field)
{
  g_autofree char *old = NULL;
  g_autofree char *new = NULL;

  if (detail == NULL || field->label == NULL)
    return;

  if (field->kind == DT_FIELD_NICK)
    {
      old = show_nick (field->nicks, dt_column_peek (stmt, column));
      new = show_nick (field->nicks, field->text);
    }
  else if (is_text (field))
    {
      const char *before = dt_column_peek (stmt, column);

      old = shorten (*before != '\0' ? before : "—");
      new = shorten (is_nothing (field) ? "—" : field->text);
    }
  else
    {
      old = show_number (field->kind, dt_column_int64 (stmt, column), sqlite3_column_type (stmt->handle, column) == SQLITE_NULL);
      new = show_number (field->kind, field->number, is_nothing (field));
    }

  if (detail->len > 0)
    g_string_append (detail, "; ");
  /* Translators: name of a field, old value, new value */
  g_string_append_printf (detail, _("%1$s: %2$s → %3$s"), _(field->label), old, new);
}

gboolean
dt_merge_update (DtMerge          *self,
                 DtMergeTable      table,
                 gint64            id,
                 const DtMergeRow *row,
                 gboolean         *changed,
                 GString          *detail,
                 GError          **error)
{
  DtStmt *select = &self->selects[table];
  DtStmt *update = &self->updates[table];
  gboolean has_row = FALSE;
  gboolean differs = FALSE;
  gboolean ok = TRUE;

  if (select->handle == NULL && !prepare_update (self, table, row, error))
    return FALSE;

  dt_bind_int64 (select, 1, id);
  if (!dt_stmt_next (select, &has_row, error))
    return FALSE;

  for (guint i = 0; has_row && i < row->n; i++)
    {
      const DtMergeField *field = &row->fields[i];

      if (field->given && !is_equal (select, (int) i, field))
        {
          differs = TRUE;
          tell_difference (detail, select, (int) i, field);
          bind_field (update, (int) i + 1, field);
        }
      else
        {
          dt_bind_value (update, (int) i + 1, sqlite3_column_value (select->handle, (int) i));
        }
    }

  if (differs)
    {
      dt_bind_int64 (update, (int) row->n + 1, id);
      ok = dt_stmt_run (update, error);
      *changed = TRUE;
    }
  dt_stmt_reset (select);

  return ok;
}
