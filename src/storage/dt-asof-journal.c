/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The journal taken back: the rows that it tells of are taken out into tables without rules, each gets what it was before,
 * from the newest item to the oldest, and only then they come back. So it does not matter in which order values passed
 * from row to row. */

#include "dt-asof-private.h"

#include <string.h>

#include "dt-error.h"

/* A bar that moves for each of a hundred thousand items would cost more than they do. */
#define ITEMS_BETWEEN_LOOKS 256

/* What an import told of a day of its own is judged by that day: if it had come, the import is not taken back there. */
static const struct
{
  const char *table;
  const char *columns;     /* NULL: all of them */
  const char *had_come;    /* ?4: the day */
} dated[] = {
  /* A letter that had only been cited, and came. */
  { "directive", NULL, "stub = 0 AND json_extract (?2, '$.stub') = 1 AND coalesce (arrived_day, issued_day, 0) <= ?4" },
  { "submission", " verdict verdict_day reason ", "coalesce (verdict_day, received_day) <= ?4" },
  { "extension", " verdict decided_day granted_day decided_by ", "coalesce (decided_day, requested_day) <= ?4" },
  { "schedule_change", " lifted_day ", "coalesce (lifted_day, decided_day, 0) <= ?4" },
};

/* Keys for sorting and comparing are not in the journal: they are made from what is. */
static const struct
{
  const char *table;
  const char *column;
  const char *made_of;
} computed[] = {
  { "unit", "sort_key", "dt_sort_key (short_name)" },
  { "directive", "symbol_key", "dt_symbol_key (symbol)" },
  { "directive", "issuer_key", "dt_fold (issuer)" },
};

static const char *
made_of (const DtUndoTable *table,
         const char        *column)
{
  for (gsize i = 0; i < G_N_ELEMENTS (computed); i++)
    if (g_str_equal (computed[i].table, table->name) && g_str_equal (computed[i].column, column))
      return computed[i].made_of;

  return NULL;
}

static gboolean
is_told (const DtUndoTable *table,
         const char        *column)
{
  return !g_str_equal (column, table->key) && made_of (table, column) == NULL;
}

static const char *
had_come (const DtUndoTable *table,
          const char        *column)
{
  g_autofree char *word = g_strdup_printf (" %s ", column);

  for (gsize i = 0; i < G_N_ELEMENTS (dated); i++)
    if (g_str_equal (dated[i].table, table->name) && (dated[i].columns == NULL || strstr (dated[i].columns, word) != NULL))
      return dated[i].had_come;

  return NULL;
}

static gboolean
is_dated (const DtUndoTable *table)
{
  for (gsize i = 0; i < G_N_ELEMENTS (dated); i++)
    if (g_str_equal (dated[i].table, table->name))
      return TRUE;

  return FALSE;
}

/* Statements of one table */

/* Without types or rules: what is in it need only make sense in the end. */
static char *
aside_sql (const DtUndoTable *table)
{
  g_autoptr(GString) sql = g_string_new (NULL);

  g_string_printf (sql, "CREATE TEMP TABLE aside_%s (%s INTEGER PRIMARY KEY", table->name, table->key);
  for (guint i = 0; i < table->columns->len; i++)
    if (!g_str_equal (table->columns->pdata[i], table->key))
      g_string_append_printf (sql, ", %s", (const char *) table->columns->pdata[i]);
  g_string_append_c (sql, ')');

  return g_string_free (g_steal_pointer (&sql), FALSE);
}

#define NEW_NUMBER                                                                                    \
  "coalesce ((SELECT r.new_id FROM renumbered r WHERE r.entity = i.entity AND r.old_id = i.entity_id AND i.id > r.item), i.entity_id)"

#define LATER_ITEMS "FROM later_entry e JOIN journal_item i ON i.journal_id = e.id WHERE i.entity = '%1$s'"

/* The values of the columns, made of ?2, an image in JSON: all of them. */
static char *
put_sql (const DtUndoTable *table)
{
  g_autoptr(GString) columns = g_string_new (table->key);
  g_autoptr(GString) values = g_string_new ("?1");

  for (guint i = 0; i < table->columns->len; i++)
    {
      const char *name = table->columns->pdata[i];

      if (!is_told (table, name))
        continue;
      g_string_append_printf (columns, ", %s", name);
      g_string_append_printf (values, ", json_extract (?2, '$.%s')", name);
    }

  return g_strdup_printf ("INSERT OR REPLACE INTO aside_%s (%s) SELECT %s WHERE ?2 IS NOT NULL", table->name, columns->str, values->str);
}

/* The same for those that the image has. Of a table with days of its own, ?3: whether an import is taken back. */
static char *
set_sql (const DtUndoTable *table)
{
  g_autoptr(GString) sql = g_string_new (NULL);

  /* The key is set to itself, since a table may have nothing else. */
  g_string_printf (sql, "UPDATE aside_%1$s SET %2$s = %2$s", table->name, table->key);
  for (guint i = 0; i < table->columns->len; i++)
    {
      const char *name = table->columns->pdata[i];
      const char *when = had_come (table, name);

      if (!is_told (table, name))
        continue;
      g_string_append_printf (sql, ", %1$s = CASE WHEN json_type (?2, '$.%1$s') IS NULL", name);
      if (when != NULL)
        g_string_append_printf (sql, " OR (?3 AND %s)", when);
      g_string_append_printf (sql, " THEN %1$s ELSE json_extract (?2, '$.%1$s') END", name);
    }
  g_string_append_printf (sql, " WHERE %s = ?1 AND ?2 IS NOT NULL", table->key);

  return g_string_free (g_steal_pointer (&sql), FALSE);
}

/* Where a row of today is in the way of one of that day, it is the same thing, read from a file again (or else the journal
 * is at fault, and no import excuses it). */
static char *
back_sql (DtAsOfWork        *self,
          const DtUndoTable *table)
{
  g_autoptr(GString) columns = g_string_new (NULL);
  g_autoptr(GString) values = g_string_new (NULL);

  for (guint i = 0; i < table->columns->len; i++)
    {
      const char *name = table->columns->pdata[i];

      g_string_append_printf (columns, "%s%s", i > 0 ? ", " : "", name);
      g_string_append_printf (values, "%s%s", i > 0 ? ", " : "", made_of (table, name) != NULL ? made_of (table, name) : name);
    }

  return g_strdup_printf ("INSERT%s INTO main.%s (%s) SELECT %s FROM aside_%s ORDER BY"
                          " EXISTS (SELECT 1 FROM imported m WHERE m.entity = '%s' AND m.entity_id = %s) DESC, %s",
                          self->imported ? " OR REPLACE" : "", table->name, columns->str, values->str, table->name,
                          table->name, table->key, table->key);
}

/* One table */

typedef struct
{
  DtStmt remove;
  DtStmt set;
  DtStmt put;
  DtStmt is_imported;
  DtStmt no_import;
  gboolean dated;
} Statements;

static void
statements_clear (Statements *self)
{
  dt_stmt_clear (&self->remove);
  dt_stmt_clear (&self->set);
  dt_stmt_clear (&self->put);
  dt_stmt_clear (&self->is_imported);
  dt_stmt_clear (&self->no_import);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Statements, statements_clear)

static gboolean
prepare (DtAsOfWork        *self,
         const DtUndoTable *table,
         Statements        *statements,
         GError           **error)
{
  g_autofree char *remove = g_strdup_printf ("DELETE FROM aside_%s WHERE %s = ?1", table->name, table->key);
  g_autofree char *set = set_sql (table);
  g_autofree char *put = put_sql (table);
  g_autofree char *is_imported = g_strdup_printf ("SELECT item FROM imported WHERE entity = '%s' AND entity_id = ?1", table->name);
  g_autofree char *no_import = g_strdup_printf ("DELETE FROM imported WHERE entity = '%s' AND entity_id = ?1", table->name);

  statements->dated = is_dated (table);
  return dt_db_prepare (self->db, &statements->remove, remove, error)
         && dt_db_prepare (self->db, &statements->set, set, error)
         && dt_db_prepare (self->db, &statements->put, put, error)
         && dt_db_prepare (self->db, &statements->is_imported, is_imported, error)
         && dt_db_prepare (self->db, &statements->no_import, no_import, error);
}

/* The item of the import that brought the row; 0: none did. */
static gboolean
find_import (Statements *statements,
             gint64      id,
             gint64     *item,
             GError    **error)
{
  DtStmt *st = &statements->is_imported;
  gboolean has_row;

  dt_bind (st, 1, id);
  if (!dt_stmt_next (st, &has_row, error))
    return FALSE;
  *item = has_row ? dt_column_int64 (st, 0) : 0;
  dt_stmt_reset (st);

  return TRUE;
}

static gboolean
run_on (DtStmt     *st,
        gint64      id,
        const char *image,
        GError    **error)
{
  dt_bind (st, 1, id);
  if (image != NULL)
    dt_bind (st, 2, image);

  return dt_stmt_run (st, error);
}

/* What came with a file and was thrown away again never was; what was there before, and was read again, comes back as
 * itself. */
static gboolean
put_back (Statements *statements,
          gint64      item,
          gint64      id,
          const char *before,
          GError    **error)
{
  gint64 import;

  if (!find_import (statements, id, &import, error))
    return FALSE;
  if (import > 0 && import < item)
    return TRUE;
  if (import > 0 && !run_on (&statements->no_import, id, NULL, error))
    return FALSE;

  return run_on (&statements->put, id, before, error);
}

static gboolean
take_back_item (DtAsOfWork *self,
                Statements *statements,
                DtStmt     *st,
                GError    **error)
{
  gint64 item = dt_column_int64 (st, 0);
  gint64 id = dt_column_int64 (st, 1);
  const char *op = dt_column_peek (st, 2);
  const char *before = dt_column_peek (st, 3);
  int import = dt_column_int (st, 4);

  if (g_str_equal (op, "insert"))
    return import || run_on (&statements->remove, id, NULL, error);
  if (g_str_equal (op, "delete"))
    return put_back (statements, item, id, before, error);

  if (statements->dated)
    {
      dt_bind (&statements->set, 3, import);
      dt_bind_day (&statements->set, 4, self->day);
    }
  return run_on (&statements->set, id, before, error);
}

static gboolean
take_back_items (DtAsOfWork        *self,
                 const DtUndoTable *table,
                 GError           **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT i.id, " NEW_NUMBER ", i.op, i.before, e.import " LATER_ITEMS
                                          " ORDER BY e.id DESC, i.id DESC", table->name);
  g_auto(Statements) statements = { { 0 } };
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!prepare (self, table, &statements, error) || !dt_db_prepare (self->db, &st, sql, error)
      || !dt_stmt_next (&st, &has_row, error))
    return FALSE;

  for (gint64 n = 1; has_row; n++)
    {
      if (!take_back_item (self, &statements, &st, error) || !dt_stmt_next (&st, &has_row, error))
        return FALSE;
      if (n % ITEMS_BETWEEN_LOOKS == 0)
        dt_progress_tell (self->progress, (double) n / (double) self->n_items);
    }

  return TRUE;
}

static gboolean
set_aside (DtAsOfWork        *self,
           const DtUndoTable *table,
           GError           **error)
{
  g_autoptr(GString) columns = g_string_new (NULL);
  g_autofree char *make = aside_sql (table);
  g_autofree char *take = NULL;
  g_autofree char *clear = NULL;

  for (guint i = 0; i < table->columns->len; i++)
    g_string_append_printf (columns, "%s%s", i > 0 ? ", " : "", (const char *) table->columns->pdata[i]);
  take = g_strdup_printf ("INSERT INTO aside_%1$s (%3$s) SELECT %3$s FROM main.%1$s WHERE %2$s IN (SELECT " NEW_NUMBER " " LATER_ITEMS ")",
                          table->name, table->key, columns->str);
  clear = g_strdup_printf ("DELETE FROM main.%1$s WHERE %2$s IN (SELECT %2$s FROM aside_%1$s)", table->name, table->key);

  return dt_db_exec (self->db, make, error) && dt_db_exec (self->db, take, error) && dt_db_exec (self->db, clear, error);
}

static gboolean
put_all_back (DtAsOfWork        *self,
              const DtUndoTable *table,
              GError           **error)
{
  g_autofree char *back = back_sql (self, table);
  g_autofree char *drop = g_strdup_printf ("DROP TABLE aside_%s", table->name);

  return dt_db_exec (self->db, back, error) && dt_db_exec (self->db, drop, error);
}

/* Rows that hang on nothing: if a file brought them, what they hung on has given way to what was there on that day. If it
 * did not, the journal does not tell all, and what would be shown is not what was. */
static gboolean
remove_orphan (DtAsOfWork *self,
               const char *table,
               gint64      id,
               GError    **error)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM main.%s WHERE rowid = ?1", table);
  g_auto(DtStmt) st = { 0 };
  gboolean brought = FALSE;

  if (self->imported && !dt_as_of_is_brought (self, table, id, &brought, error))
    return FALSE;
  if (!brought)
    {
      g_set_error (error, DT_ERROR, DT_ERROR_CONSTRAINT, "A row of %s hangs on nothing", table);
      return FALSE;
    }
  if (!dt_db_prepare (self->db, &st, sql, error))
    return FALSE;
  dt_bind (&st, 1, id);

  return dt_stmt_run (&st, error);
}

/* What is derived follows later. */
#define ORPHAN                                                                                        \
  "SELECT \"table\", rowid FROM pragma_foreign_key_check"                                             \
  " WHERE \"table\" NOT IN ('assignment_status', 'task_status', 'task_search') LIMIT 1"

static gboolean
remove_orphans (DtAsOfWork *self,
                GError    **error)
{
  while (TRUE)
    {
      g_auto(DtStmt) st = { 0 };
      g_autofree char *table = NULL;
      gboolean has_row;
      gint64 id;

      if (!dt_db_prepare (self->db, &st, ORPHAN, error) || !dt_stmt_next (&st, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      table = dt_column_dup (&st, 0);
      id = dt_column_int64 (&st, 1);
      dt_stmt_clear (&st);
      if (!remove_orphan (self, table, id, error))
        return FALSE;
    }
}

static gboolean
has_items (DtAsOfWork        *self,
           const DtUndoTable *table,
           gboolean          *has,
           GError           **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT 1 " LATER_ITEMS " LIMIT 1", table->name);
  g_auto(DtStmt) st = { 0 };

  return dt_db_prepare (self->db, &st, sql, error) && dt_stmt_next (&st, has, error);
}

/* Foreign keys are off: what hung on a row that goes is in the journal too. */
gboolean
dt_as_of_take_back (DtAsOfWork *self,
                    GError    **error)
{
  GPtrArray *tables = dt_undo_get_tables (self->undo);
  g_autoptr(GPtrArray) touched = g_ptr_array_new ();

  for (guint i = 0; i < tables->len; i++)
    {
      gboolean has;

      if (!has_items (self, tables->pdata[i], &has, error))
        return FALSE;
      if (has)
        g_ptr_array_add (touched, tables->pdata[i]);
    }

  for (guint i = 0; i < touched->len; i++)
    if (!set_aside (self, touched->pdata[i], error) || !take_back_items (self, touched->pdata[i], error))
      return FALSE;
  for (guint i = 0; i < touched->len; i++)
    if (!put_all_back (self, touched->pdata[i], error))
      return FALSE;

  return remove_orphans (self, error);
}

/* The journal itself */

static GPtrArray *
load_guards (DtAsOfWork *self,
             GPtrArray  *drops,
             GError    **error)
{
  g_autoptr(GPtrArray) makes = g_ptr_array_new_with_free_func (g_free);
  g_auto(DtStmt) st = { 0 };
  gboolean has_row = TRUE;

  if (!dt_db_prepare (self->db, &st, "SELECT 'DROP TRIGGER main.' || name, sql FROM main.sqlite_schema"
                                     " WHERE type = 'trigger' AND tbl_name IN ('journal', 'journal_item')", error))
    return NULL;

  while (has_row)
    {
      if (!dt_stmt_next (&st, &has_row, error))
        return NULL;
      if (!has_row)
        break;
      g_ptr_array_add (drops, dt_column_dup (&st, 0));
      g_ptr_array_add (makes, dt_column_dup (&st, 1));
    }

  return g_steal_pointer (&makes);
}

static gboolean
exec_all (DtAsOfWork *self,
          GPtrArray  *statements,
          GError    **error)
{
  for (guint i = 0; i < statements->len; i++)
    if (!dt_db_exec (self->db, statements->pdata[i], error))
      return FALSE;

  return TRUE;
}

/**
 * dt_as_of_forget_later:
 *
 * On that day the journal ended with the day. It is guarded against being shortened; the copy's guards step aside.
 */
gboolean
dt_as_of_forget_later (DtAsOfWork *self,
                       GError    **error)
{
  static const char *const statements[] = {
    "DELETE FROM journal_item WHERE journal_id IN (SELECT id FROM journal WHERE at > ?1)",
    "DELETE FROM journal WHERE at > ?1",
  };
  g_autoptr(GPtrArray) drops = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) makes = load_guards (self, drops, error);

  if (makes == NULL || !exec_all (self, drops, error))
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      g_auto(DtStmt) st = { 0 };

      if (!dt_db_prepare (self->db, &st, statements[i], error))
        return FALSE;
      dt_bind (&st, 1, self->until);
      if (!dt_stmt_run (&st, error))
        return FALSE;
    }

  return exec_all (self, makes, error);
}
