/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Statements: lent from the connection's cache, bound and read by type. */

#include "dt-db-private.h"

#include <string.h>

#include "dt-error.h"

/* Jobs, undo and journal have about this many texts between them. */
#define MAX_IDLE 256

static sqlite3_stmt *
take_idle (DtDb       *self,
           const char *sql)
{
  GList *link = g_hash_table_lookup (self->idle, sql);
  sqlite3_stmt *handle;

  if (link == NULL)
    return NULL;

  handle = link->data;
  g_hash_table_remove (self->idle, sql);
  g_queue_delete_link (&self->idle_order, link);
  return handle;
}

static void
drop_oldest (DtDb *self)
{
  sqlite3_stmt *handle = g_queue_pop_tail (&self->idle_order);

  g_hash_table_remove (self->idle, sqlite3_sql (handle));
  sqlite3_finalize (handle);
}

/* The same SQL may be in use twice at once; one of the two is enough to keep. */
static void
keep_idle (DtDb         *self,
           sqlite3_stmt *handle)
{
  if (g_hash_table_contains (self->idle, sqlite3_sql (handle)))
    {
      sqlite3_finalize (handle);
      return;
    }

  g_queue_push_head (&self->idle_order, handle);
  g_hash_table_insert (self->idle, (gpointer) sqlite3_sql (handle), self->idle_order.head);
  if (self->idle_order.length > MAX_IDLE)
    drop_oldest (self);
}

void
dt_db_close_statements (DtDb *self)
{
  while (self->idle_order.length > 0)
    drop_oldest (self);
}

/**
 * dt_db_prepare:
 * @stmt: (out caller-allocates): an empty guard, `g_auto(DtStmt) stmt = { 0 }`
 * @sql: one statement
 *
 * Borrows a statement. The guard gives it back, without its bindings, when it leaves its scope.
 */
gboolean
dt_db_prepare (DtDb       *self,
               DtStmt     *stmt,
               const char *sql,
               GError    **error)
{
  sqlite3_stmt *handle;

  dt_db_check_thread (self);
  g_return_val_if_fail (stmt->handle == NULL, FALSE);

  handle = take_idle (self, sql);
  if (handle == NULL
      && sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &handle, NULL) != SQLITE_OK)
    return dt_db_set_error (self, error, sql);

  g_assert (handle != NULL);
  stmt->db = self;
  stmt->handle = handle;
  self->n_lent++;
  return TRUE;
}

void
dt_stmt_clear (DtStmt *stmt)
{
  if (stmt->handle == NULL)
    return;

  dt_db_check_thread (stmt->db);
  sqlite3_reset (stmt->handle);
  sqlite3_clear_bindings (stmt->handle);
  stmt->db->n_lent--;
  keep_idle (stmt->db, stmt->handle);
  stmt->handle = NULL;
}

/**
 * dt_stmt_next:
 * @has_row: (out): whether there is a row to read
 */
gboolean
dt_stmt_next (DtStmt   *stmt,
              gboolean *has_row,
              GError  **error)
{
  int code;

  if (!dt_db_check (stmt->db, error))
    return FALSE;

  code = sqlite3_step (stmt->handle);
  if (code != SQLITE_ROW && code != SQLITE_DONE)
    return dt_db_set_error (stmt->db, error, sqlite3_sql (stmt->handle));

  *has_row = code == SQLITE_ROW;
  return TRUE;
}

gboolean
dt_stmt_run (DtStmt  *stmt,
             GError **error)
{
  gboolean more = TRUE;

  while (more)
    if (!dt_stmt_next (stmt, &more, error))
      {
        sqlite3_reset (stmt->handle);
        return FALSE;
      }

  sqlite3_reset (stmt->handle);
  return TRUE;
}

void
dt_stmt_reset (DtStmt *stmt)
{
  sqlite3_reset (stmt->handle);
}

/* For want of memory, or for a text of more than a gigabyte, it would run with NULL: the next step fails instead. A bind fails for a
 * wrong index or a statement that runs too: a mistake of the program. */
static void
check_bind (DtStmt *stmt,
            int     code)
{
  if (G_UNLIKELY (code == SQLITE_NOMEM || code == SQLITE_IOERR_NOMEM || code == SQLITE_TOOBIG))
    stmt->db->failure = code;
  else if (G_UNLIKELY (code != SQLITE_OK))
    g_error ("Wrong bind (SQLite %d): %s", code, sqlite3_sql (stmt->handle));
}

void
dt_bind_int (DtStmt *stmt,
             int     index,
             int     value)
{
  check_bind (stmt, sqlite3_bind_int (stmt->handle, index, value));
}

void
dt_bind_int64 (DtStmt *stmt,
               int     index,
               gint64  value)
{
  check_bind (stmt, sqlite3_bind_int64 (stmt->handle, index, value));
}

void
dt_bind_double (DtStmt *stmt,
                int     index,
                double  value)
{
  check_bind (stmt, sqlite3_bind_double (stmt->handle, index, value));
}

void
dt_bind_text (DtStmt     *stmt,
              int         index,
              const char *value)
{
  check_bind (stmt, sqlite3_bind_text (stmt->handle, index, value, -1, SQLITE_TRANSIENT));
}

void
dt_bind_null (DtStmt *stmt,
              int     index)
{
  check_bind (stmt, sqlite3_bind_null (stmt->handle, index));
}

void
dt_bind_day (DtStmt *stmt,
             int     index,
             DtDay   value)
{
  if (value == DT_DAY_NONE)
    dt_bind_null (stmt, index);
  else
    dt_bind_int (stmt, index, value);
}

void
dt_bind_time (DtStmt *stmt,
              int     index,
              int     value)
{
  if (value == DT_TIME_NONE)
    dt_bind_null (stmt, index);
  else
    dt_bind_int (stmt, index, value);
}

void
dt_bind_id (DtStmt *stmt,
            int     index,
            gint64  value)
{
  if (value == 0)
    dt_bind_null (stmt, index);
  else
    dt_bind_int64 (stmt, index, value);
}

/* One that was read from another connection too. */
void
dt_bind_value (DtStmt        *stmt,
               int            index,
               sqlite3_value *value)
{
  check_bind (stmt, sqlite3_bind_value (stmt->handle, index, value));
}

gint64
dt_column_int64 (DtStmt *stmt,
                 int     column)
{
  return sqlite3_column_int64 (stmt->handle, column);
}

int
dt_column_int (DtStmt *stmt,
               int     column)
{
  return sqlite3_column_int (stmt->handle, column);
}

DtDay
dt_column_day (DtStmt *stmt,
               int     column)
{
  return sqlite3_column_int (stmt->handle, column);
}

int
dt_column_time (DtStmt *stmt,
                int     column)
{
  if (sqlite3_column_type (stmt->handle, column) == SQLITE_NULL)
    return DT_TIME_NONE;
  return sqlite3_column_int (stmt->handle, column);
}

/* None as well for want of memory; then the next step fails. */
static const char *
get_text (DtStmt *stmt,
          int     column)
{
  const char *text = (const char *) sqlite3_column_text (stmt->handle, column);

  if (G_UNLIKELY (text == NULL) && (sqlite3_errcode (stmt->db->handle) & 0xff) == SQLITE_NOMEM)
    stmt->db->failure = SQLITE_NOMEM;
  return text;
}

const char *
dt_column_peek (DtStmt *stmt,
                int     column)
{
  const char *text = get_text (stmt, column);

  return text != NULL ? text : "";
}

char *
dt_column_dup (DtStmt *stmt,
               int     column)
{
  return g_strdup (dt_column_peek (stmt, column));
}

char *
dt_column_dup_nullable (DtStmt *stmt,
                        int     column)
{
  return g_strdup (get_text (stmt, column));
}

int
dt_column_nick (DtStmt        *stmt,
                int            column,
                const DtNick  *table)
{
  int value;

  if (dt_nick_find (table, dt_column_peek (stmt, column), &value))
    return value;
  return table[0].value;
}
