/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the journal tells since a moment, taken back: from the newest item to the oldest, each row gets what it was before. */

#include "dt-asof-private.h"

#include <string.h>

#include "dt-error.h"

/* Entries of this register alone; those that came with a file are another's history. */
#define LATER_ENTRIES "SELECT id FROM journal WHERE at > ?1 AND origin IS NULL"
#define BY_IMPORT "journal_id IN (SELECT id FROM journal WHERE at > ?1 AND origin IS NULL AND action = 'import')"

typedef struct
{
  DtDb       *db;
  GHashTable *keys;       /* char* table → char* its key */
} TakeBack;

static gboolean
load_keys (TakeBack *self,
           GError  **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  self->keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (!dt_db_prepare (self->db, &st,
                      "SELECT t.name, c.name FROM pragma_table_list t, pragma_table_info (t.name, 'main') c"
                      " WHERE t.schema = 'main' AND t.type = 'table' AND c.pk = 1 AND t.name NOT GLOB 'sqlite_*' AND t.name NOT GLOB 'journal*'",
                      error))
    return FALSE;
  while (TRUE)
    {
      if (!dt_stmt_next (&st, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      g_hash_table_insert (self->keys, dt_column_dup (&st, 0), dt_column_dup (&st, 1));
    }
}

/* The columns that an image names and the table has, with what the program computes filled in for the time being. */
static gboolean
read_columns (TakeBack    *self,
              const char  *entity,
              const char  *image,
              GPtrArray   *names,
              GError     **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (self->db, &st,
                      "SELECT j.key FROM json_each (?1) j JOIN pragma_table_info (?2, 'main') c ON c.name = j.key ORDER BY c.cid", error))
    return FALSE;
  dt_bind_text (&st, 1, image);
  dt_bind_text (&st, 2, entity);
  while (TRUE)
    {
      if (!dt_stmt_next (&st, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      g_ptr_array_add (names, dt_column_dup (&st, 0));
    }
}

static gboolean
run_on (TakeBack    *self,
        const char  *sql,
        gint64       id,
        const char  *image,
        GError     **error)
{
  g_auto(DtStmt) st = { 0 };

  if (!dt_db_prepare (self->db, &st, sql, error))
    return FALSE;
  dt_bind_int64 (&st, 1, id);
  if (image != NULL)
    dt_bind_text (&st, 2, image);

  return dt_stmt_run (&st, error);
}

static gboolean
remove_row (TakeBack    *self,
            const char  *entity,
            gint64       id,
            GError     **error)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM main.%s WHERE %s = ?1", entity,
                                          (const char *) g_hash_table_lookup (self->keys, entity));

  return run_on (self, sql, id, NULL, error);
}

static gboolean
put_back (TakeBack    *self,
          const char  *entity,
          gint64       id,
          const char  *before,
          GError     **error)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GString) sql = g_string_new (NULL);

  if (!read_columns (self, entity, before, names, error))
    return FALSE;
  if (names->len == 0)
    return TRUE;

  g_string_printf (sql, "UPDATE main.%s SET ", entity);
  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (sql, "%1$s%2$s = json_extract (?2, '$.%2$s')", i > 0 ? ", " : "", (const char *) names->pdata[i]);
  g_string_append_printf (sql, " WHERE %s = ?1", (const char *) g_hash_table_lookup (self->keys, entity));

  return run_on (self, sql->str, id, before, error);
}

/* Keys for sorting and comparing are not in the journal: they are computed at the end, and till then must only differ. */
static void
add_computed (const char *entity,
              GString    *columns,
              GString    *values)
{
  if (g_str_equal (entity, "directive"))
    {
      g_string_append (columns, ", symbol_key, issuer_key");
      g_string_append (values, ", 'as of ' || ?1, ''");
    }
  else if (g_str_equal (entity, "unit"))
    {
      g_string_append (columns, ", sort_key");
      g_string_append (values, ", ''");
    }
}

static gboolean
bring_back (TakeBack    *self,
            const char  *entity,
            gint64       id,
            const char  *before,
            GError     **error)
{
  const char *key = g_hash_table_lookup (self->keys, entity);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GString) columns = g_string_new (key);
  g_autoptr(GString) values = g_string_new ("?1");
  g_autofree char *sql = NULL;

  if (!read_columns (self, entity, before, names, error))
    return FALSE;
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = names->pdata[i];

      if (g_str_equal (name, key))
        continue;
      g_string_append_printf (columns, ", %s", name);
      g_string_append_printf (values, ", json_extract (?2, '$.%s')", name);
    }
  add_computed (entity, columns, values);
  sql = g_strdup_printf ("INSERT INTO main.%s (%s) VALUES (%s)", entity, columns->str, values->str);

  return run_on (self, sql, id, before, error);
}

static gboolean
take_back_item (TakeBack *self,
                DtStmt   *st,
                GError  **error)
{
  g_autofree char *entity = dt_column_dup (st, 0);
  gint64 id = dt_column_int64 (st, 1);
  const char *op = dt_column_peek (st, 2);
  const char *before = dt_column_peek (st, 3);
  gboolean imported = dt_column_int (st, 4) != 0;
  gboolean imported_row = dt_column_int (st, 5) != 0;

  /* Of the register as a whole, or of a table that is no more. */
  if (!g_hash_table_contains (self->keys, entity))
    return TRUE;
  /* What an import brought in is judged by its own day; what was thrown away again was never there. */
  if (g_str_equal (op, "insert"))
    return imported || remove_row (self, entity, id, error);
  if (g_str_equal (op, "delete"))
    return imported_row || bring_back (self, entity, id, before, error);

  return put_back (self, entity, id, before, error);
}

/* A table of what imports have brought in since, by name and key. */
static gboolean
list_imported (DtDb    *db,
               gint64   until,
               GError **error)
{
  g_auto(DtStmt) st = { 0 };

  if (!dt_db_exec (db, "CREATE TEMP TABLE imported (entity TEXT, entity_id INTEGER, PRIMARY KEY (entity, entity_id)) WITHOUT ROWID", error)
      || !dt_db_prepare (db, &st, "INSERT OR IGNORE INTO imported SELECT entity, entity_id FROM journal_item"
                                  " WHERE op = 'insert' AND " BY_IMPORT, error))
    return FALSE;
  dt_bind_int64 (&st, 1, until);

  return dt_stmt_run (&st, error);
}

static gboolean
compute_keys (DtDb    *db,
              GError **error)
{
  return dt_db_exec (db,
                     "UPDATE unit SET sort_key = dt_sort_key (short_name) WHERE sort_key IS NOT dt_sort_key (short_name);"
                     "UPDATE directive SET symbol_key = dt_symbol_key (symbol), issuer_key = dt_fold (issuer)"
                     " WHERE symbol_key IS NOT dt_symbol_key (symbol) OR issuer_key IS NOT dt_fold (issuer)",
                     error);
}

/* Whether anything was read into the register after that moment. */
gboolean
dt_as_of_has_later_import (DtDb      *db,
                           gint64     until,
                           gboolean  *has,
                           GError   **error)
{
  g_auto(DtStmt) st = { 0 };

  if (!dt_db_prepare (db, &st, "SELECT 1 FROM journal WHERE at > ?1 AND origin IS NULL AND action = 'import' LIMIT 1", error))
    return FALSE;
  dt_bind_int64 (&st, 1, until);

  return dt_stmt_next (&st, has, error);
}

/* Foreign keys are off: what hung on a row that goes is in the journal too. */
gboolean
dt_as_of_take_back (DtDb    *db,
                    gint64   until,
                    GError **error)
{
  TakeBack self = { .db = db };
  g_autoptr(GHashTable) keys = NULL;
  g_auto(DtStmt) st = { 0 };
  gboolean ok = list_imported (db, until, error) && load_keys (&self, error);
  gboolean has_row = TRUE;

  keys = self.keys;
  if (!ok
      || !dt_db_prepare (db, &st,
                         "SELECT i.entity, i.entity_id, i.op, i.before, i." BY_IMPORT ","
                         "       EXISTS (SELECT 1 FROM imported m WHERE m.entity = i.entity AND m.entity_id = i.entity_id)"
                         "  FROM journal_item i WHERE i.journal_id IN (" LATER_ENTRIES ") ORDER BY i.journal_id DESC, i.id DESC",
                         error))
    return FALSE;
  dt_bind_int64 (&st, 1, until);

  while (has_row)
    {
      if (!dt_stmt_next (&st, &has_row, error))
        return FALSE;
      if (has_row && !take_back_item (&self, &st, error))
        return FALSE;
    }
  dt_stmt_clear (&st);

  return compute_keys (db, error);
}
