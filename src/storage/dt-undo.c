/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-db-private.h"
#include "dt-undo.h"

#include "dt-error.h"

struct _DtUndo
{
  DtDb      *db;        /* borrowed */
  GPtrArray *tables;    /* DtUndoTable */
  gint64     step;      /* recorded now, 0: none */
  gint64     last_step;
};

/* Derived rows are refreshed, not restored; the journal is never taken back, nor is what was sent. */
#define REMEMBERED_TABLES                                                                             \
  "SELECT name FROM pragma_table_list"                                                                \
  " WHERE schema = 'main' AND type = 'table' AND name NOT GLOB 'sqlite_*' AND name NOT GLOB 'journal*'" \
  " AND name NOT IN ('assignment_status', 'task_status', 'day_status', 'directive_status', 'unit_status', 'task_search', 'exchange') ORDER BY name"

static void
table_free (DtUndoTable *table)
{
  g_free (table->name);
  g_free (table->key);
  g_clear_pointer (&table->columns, g_ptr_array_unref);
  g_free (table);
}

static void
call_step (sqlite3_context  *context,
           int               n_values,
           sqlite3_value   **values)
{
  DtUndo *self = sqlite3_user_data (context);

  sqlite3_result_int64 (context, self->step);
}

static gboolean
read_exclusive (DtUndo       *self,
                DtUndoTable  *table,
                GError      **error)
{
  g_auto(DtStmt) stmt = { 0 };

  if (!dt_db_prepare (self->db, &stmt, "SELECT 1 FROM pragma_index_list (?1, 'main') WHERE \"unique\"", error))
    return FALSE;
  dt_bind (&stmt, 1, table->name);
  return dt_stmt_next (&stmt, &table->exclusive, error);
}

static gboolean
read_columns (DtUndo       *self,
              DtUndoTable  *table,
              GError      **error)
{
  g_auto(DtStmt) stmt = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (self->db, &stmt, "SELECT name, pk FROM pragma_table_info (?1, 'main') ORDER BY cid", error))
    return FALSE;

  dt_bind (&stmt, 1, table->name);
  while (dt_stmt_next (&stmt, &has_row, error) && has_row)
    {
      g_ptr_array_add (table->columns, dt_column_dup (&stmt, 0));
      if (dt_column_int (&stmt, 1) == 1)
        table->key = dt_column_dup (&stmt, 0);
    }

  if (*error != NULL)
    return FALSE;
  g_assert (table->key != NULL);
  return read_exclusive (self, table, error);
}

static gboolean
read_tables (DtUndo  *self,
             GError **error)
{
  g_auto(DtStmt) stmt = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (self->db, &stmt, REMEMBERED_TABLES, error))
    return FALSE;

  while (TRUE)
    {
      DtUndoTable *table;

      if (!dt_stmt_next (&stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;

      table = g_new0 (DtUndoTable, 1);
      table->name = dt_column_dup (&stmt, 0);
      table->columns = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (self->tables, table);
      if (!read_columns (self, table, error))
        return FALSE;
    }
}

/* "PREFIXa, PREFIXb, …" */
static char *
list_columns (DtUndoTable *table,
              const char  *prefix)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < table->columns->len; i++)
    g_string_append_printf (list, "%s%s%s", i > 0 ? ", " : "", prefix, (const char *) table->columns->pdata[i]);
  return g_string_free (list, FALSE);
}

/* Of a row only the first event of a step is kept: what it was then is all that undo, journal and notices ask for. */
static char *
shadow_sql (DtUndoTable *table)
{
  g_autofree char *names = list_columns (table, "");

  return g_strdup_printf (
    "CREATE TEMP TABLE undo_%1$s (step INTEGER NOT NULL, op TEXT NOT NULL, %3$s, PRIMARY KEY (step, %2$s)) WITHOUT ROWID;"
    "CREATE TEMP VIEW touched_%1$s AS"
    " SELECT %3$s FROM undo_%1$s WHERE step = dt_undo_step () AND op <> 'I'"
    " UNION ALL"
    " SELECT %3$s FROM main.%1$s"
    "  WHERE %2$s IN (SELECT %2$s FROM undo_%1$s WHERE step = dt_undo_step ());",
    table->name, table->key, names);
}

static char *
trigger_sql (DtUndoTable *table)
{
  g_autofree char *names = list_columns (table, "");
  g_autofree char *olds = list_columns (table, "old.");

  return g_strdup_printf (
    "CREATE TEMP TRIGGER undo_%1$s_i AFTER INSERT ON main.%1$s WHEN dt_undo_step () > 0 BEGIN"
    " INSERT INTO undo_%1$s (step, op, %2$s) VALUES (dt_undo_step (), 'I', new.%2$s) ON CONFLICT DO NOTHING; END;"
    "CREATE TEMP TRIGGER undo_%1$s_u AFTER UPDATE ON main.%1$s WHEN dt_undo_step () > 0 BEGIN"
    " INSERT INTO undo_%1$s (step, op, %3$s) VALUES (dt_undo_step (), 'U', %4$s) ON CONFLICT DO NOTHING; END;"
    "CREATE TEMP TRIGGER undo_%1$s_d AFTER DELETE ON main.%1$s WHEN dt_undo_step () > 0 BEGIN"
    " INSERT INTO undo_%1$s (step, op, %3$s) VALUES (dt_undo_step (), 'D', %4$s) ON CONFLICT DO NOTHING; END;",
    table->name, table->key, names, olds);
}

typedef char *(*TableSqlFunc) (DtUndoTable *table);

static gboolean
exec_for_each (DtUndo        *self,
               TableSqlFunc   make_sql,
               GError       **error)
{
  for (guint i = 0; i < self->tables->len; i++)
    {
      g_autofree char *sql = make_sql (self->tables->pdata[i]);

      if (!dt_db_exec (self->db, sql, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * dt_undo_new:
 * @db: the writer's connection, of a register that has its tables
 *
 * Returns: (transfer full) (nullable): an empty memory
 */
DtUndo *
dt_undo_new (DtDb    *db,
             GError **error)
{
  g_autoptr(DtUndo) self = g_new0 (DtUndo, 1);
  g_autoptr(GError) failure = NULL;

  self->db = db;
  self->tables = g_ptr_array_new_with_free_func ((GDestroyNotify) table_free);

  /* Within one statement its value never changes, which lets SQLite seek by it. */
  if (sqlite3_create_function (dt_db_handle (db), "dt_undo_step", 0, SQLITE_UTF8 | SQLITE_DETERMINISTIC, self,
                               call_step, NULL, NULL) != SQLITE_OK)
    {
      dt_db_set_error (db, error, "function");
      return NULL;
    }

  if (!dt_db_exec (db, "BEGIN", &failure)
      || !read_tables (self, &failure)
      || !exec_for_each (self, shadow_sql, &failure)
      || !exec_for_each (self, trigger_sql, &failure)
      || !dt_db_commit (db, &failure))
    {
      dt_db_rollback (db);
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }

  return g_steal_pointer (&self);
}

void
dt_undo_free (DtUndo *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->tables);
  g_free (self);
}

GPtrArray *
dt_undo_get_tables (DtUndo *self)
{
  return self->tables;
}

static char *
touched_sql (DtUndo *self)
{
  GString *sql = g_string_new (NULL);

  for (guint i = 0; i < self->tables->len; i++)
    g_string_append_printf (sql, "%s SELECT %u WHERE EXISTS (SELECT 1 FROM undo_%s WHERE step = ?1)", i > 0 ? " UNION ALL" : "", i,
                            ((DtUndoTable *) self->tables->pdata[i])->name);
  return g_string_free (sql, FALSE);
}

/**
 * dt_undo_list_touched:
 *
 * Returns: (transfer container) (nullable): the #DtUndoTable of which the recorded step has touched rows
 */
GPtrArray *
dt_undo_list_touched (DtUndo  *self,
                      GError **error)
{
  g_autoptr(GPtrArray) touched = g_ptr_array_new ();
  g_autofree char *sql = touched_sql (self);
  g_auto(DtStmt) stmt = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (self->db, &stmt, sql, error))
    return NULL;
  dt_bind (&stmt, 1, self->step);
  if (!dt_stmt_next (&stmt, &has_row, error))
    return NULL;

  while (has_row)
    {
      g_ptr_array_add (touched, self->tables->pdata[dt_column_int (&stmt, 0)]);
      if (!dt_stmt_next (&stmt, &has_row, error))
        return NULL;
    }

  return g_steal_pointer (&touched);
}

gint64
dt_undo_get_step (DtUndo *self)
{
  return self->step;
}

gint64
dt_undo_start (DtUndo *self)
{
  self->step = ++self->last_step;
  return self->step;
}

void
dt_undo_stop (DtUndo *self)
{
  self->step = 0;
}

static char *
drop_trigger_sql (DtUndoTable *table)
{
  return g_strdup_printf ("DROP TRIGGER temp.undo_%1$s_i; DROP TRIGGER temp.undo_%1$s_u; DROP TRIGGER temp.undo_%1$s_d;",
                          table->name);
}

/**
 * dt_undo_suspend:
 *
 * For a large write, inside its transaction: takes the triggers away, so that it costs what it would cost
 * without them. dt_undo_resume() puts them back; so does a rollback.
 */
gboolean
dt_undo_suspend (DtUndo  *self,
                 GError **error)
{
  return exec_for_each (self, drop_trigger_sql, error);
}

gboolean
dt_undo_resume (DtUndo  *self,
                GError **error)
{
  return exec_for_each (self, trigger_sql, error);
}

/**
 * dt_undo_count:
 * @n_rows: (out): how many rows the shadow tables hold of a step
 */
gboolean
dt_undo_count (DtUndo  *self,
               gint64   step,
               gint64  *n_rows,
               GError **error)
{
  gint64 sum = 0;

  for (guint i = 0; i < self->tables->len; i++)
    {
      DtUndoTable *table = self->tables->pdata[i];
      g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM undo_%s WHERE step = ?1", table->name);
      g_auto(DtStmt) stmt = { 0 };
      gboolean has_row;

      if (!dt_db_prepare (self->db, &stmt, sql, error))
        return FALSE;
      dt_bind (&stmt, 1, step);
      if (!dt_stmt_next (&stmt, &has_row, error))
        return FALSE;
      sum += dt_column_int64 (&stmt, 0);
    }

  *n_rows = sum;
  return TRUE;
}

static gboolean
exec_on_step (DtUndo      *self,
              const char  *sql,
              gint64       step,
              GError     **error)
{
  g_auto(DtStmt) stmt = { 0 };

  if (!dt_db_prepare (self->db, &stmt, sql, error))
    return FALSE;
  dt_bind (&stmt, 1, step);
  return dt_stmt_run (&stmt, error);
}

/* "a = excluded.a, b = excluded.b, …" of all columns but the key. */
static char *
list_assignments (DtUndoTable *table)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < table->columns->len; i++)
    {
      const char *name = table->columns->pdata[i];

      if (!g_str_equal (name, table->key))
        g_string_append_printf (list, "%1$s%2$s = excluded.%2$s", list->len > 0 ? ", " : "", name);
    }
  return g_string_free (list, FALSE);
}

/* Rows that may stand in each other's way all go before any comes back; others are put right where they stand, which leaves
 * alone what indexes say of them and has not changed. */
static gboolean
revert_table (DtUndo       *self,
              DtUndoTable  *table,
              gint64        step,
              GError      **error)
{
  g_autofree char *names = list_columns (table, "");
  g_autofree char *assignments = list_assignments (table);
  g_autofree char *take = g_strdup_printf (
    "DELETE FROM main.%1$s WHERE %2$s IN (SELECT %2$s FROM undo_%1$s WHERE step = ?1%3$s)", table->name, table->key,
    table->exclusive ? "" : " AND op = 'I'");
  g_autofree char *put = g_strdup_printf (
    "INSERT INTO main.%1$s (%3$s) SELECT %3$s FROM undo_%1$s WHERE step = ?1 AND op <> 'I' ORDER BY %2$s"
    " ON CONFLICT (%2$s) DO %4$s%5$s",
    table->name, table->key, names, *assignments != '\0' ? "UPDATE SET " : "NOTHING", assignments);

  return exec_on_step (self, take, step, error) && exec_on_step (self, put, step, error);
}

/**
 * dt_undo_revert:
 * @step: what to take back
 *
 * Puts every row back that the step changed, as its record says: an image, or that there was no such row. The caller
 * has a transaction open and **foreign keys off**: nothing must cascade, since what cascaded then is in the records
 * too. Recorded under a new step, this is also the way forward again.
 */
gboolean
dt_undo_revert (DtUndo  *self,
                gint64   step,
                GError **error)
{
  g_return_val_if_fail (self->step != 0 && self->step != step, FALSE);

  for (guint i = 0; i < self->tables->len; i++)
    if (!revert_table (self, self->tables->pdata[i], step, error))
      return FALSE;

  return TRUE;
}

gboolean
dt_undo_forget (DtUndo  *self,
                gint64   step,
                GError **error)
{
  for (guint i = 0; i < self->tables->len; i++)
    {
      DtUndoTable *table = self->tables->pdata[i];
      g_autofree char *sql = g_strdup_printf ("DELETE FROM undo_%s WHERE step = ?1", table->name);

      if (!exec_on_step (self, sql, step, error))
        return FALSE;
    }

  return TRUE;
}

static char *
forget_sql (DtUndoTable *table)
{
  return g_strdup_printf ("DELETE FROM temp.undo_%s", table->name);
}

gboolean
dt_undo_forget_all (DtUndo  *self,
                    GError **error)
{
  return exec_for_each (self, forget_sql, error);
}
