/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Private to storage/: a connection, its statements, and the mapping of SQLite's errors. */

#include <sqlite3.h>

#include "dt-store.h"

G_BEGIN_DECLS

typedef enum
{
  DT_DB_READ_WRITE_CREATE,
  DT_DB_READ_WRITE,
  DT_DB_READ_ONLY,
} DtDbMode;

DtDb     *dt_db_open        (const char *path, DtDbMode mode, GError **error);
void      dt_db_close       (DtDb *self);
sqlite3  *dt_db_handle      (DtDb *self);
gboolean  dt_db_exec        (DtDb *self, const char *sql, GError **error);
DtDay     dt_db_today       (DtDb *self);     /* today, or the day that a register as it stood shows */
void      dt_db_watch       (DtDb *self, GCancellable *cancellable);     /* polled by the progress handler; NULL to stop */
gboolean  dt_db_set_error   (DtDb *self, GError **error, const char *what);  /* maps the last error; always FALSE */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtDb, dt_db_close)

/* A statement borrowed from the connection's cache; leaving the scope resets it and gives it back. */
typedef struct { DtDb *db; sqlite3_stmt *handle; } DtStmt;
void      dt_stmt_clear     (DtStmt *stmt);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DtStmt, dt_stmt_clear)

gboolean  dt_db_prepare     (DtDb *self, DtStmt *stmt, const char *sql, GError **error);
gboolean  dt_stmt_next      (DtStmt *stmt, gboolean *has_row, GError **error);   /* one step */
gboolean  dt_stmt_run       (DtStmt *stmt, GError **error);                      /* to the end, rows ignored; then reset, bindings kept */
void      dt_stmt_reset     (DtStmt *stmt);

void      dt_bind_int       (DtStmt *stmt, int index, int value);
void      dt_bind_int64     (DtStmt *stmt, int index, gint64 value);
void      dt_bind_double    (DtStmt *stmt, int index, double value);
void      dt_bind_text      (DtStmt *stmt, int index, const char *value);  /* NULL binds NULL; copied */
void      dt_bind_value     (DtStmt *stmt, int index, sqlite3_value *value);
void      dt_bind_null      (DtStmt *stmt, int index);
void      dt_bind_day       (DtStmt *stmt, int index, DtDay value);        /* DT_DAY_NONE binds NULL */
void      dt_bind_time      (DtStmt *stmt, int index, int value);          /* DT_TIME_NONE binds NULL */
void      dt_bind_id        (DtStmt *stmt, int index, gint64 value);       /* 0 binds NULL */

#define dt_bind(stmt, index, value)                                                          \
  _Generic ((value), int: dt_bind_int, unsigned: dt_bind_int64, gint64: dt_bind_int64,        \
            double: dt_bind_double, char *: dt_bind_text, const char *: dt_bind_text) (stmt, index, value)

gint64    dt_column_int64   (DtStmt *stmt, int column);   /* NULL reads as 0 */
int       dt_column_int     (DtStmt *stmt, int column);
DtDay     dt_column_day     (DtStmt *stmt, int column);
int       dt_column_time    (DtStmt *stmt, int column);   /* NULL reads as DT_TIME_NONE */
char     *dt_column_dup     (DtStmt *stmt, int column);   /* "" for NULL */
char     *dt_column_dup_nullable (DtStmt *stmt, int column);
const char *dt_column_peek  (DtStmt *stmt, int column);   /* "" for NULL; until the next step */

/* Name a text value of a nick table; a value the program does not know reads as the first of the table. */
int       dt_column_nick    (DtStmt *stmt, int column, const DtNick *table);

/* Schema */
int       dt_schema_latest  (void);
gboolean  dt_schema_migrate (DtDb *db, GError **error);   /* also refuses strangers, newer ones, hostile schemas */

/* Undo, journal, derived rows: storage/dt-undo.h, dt-journal.h, dt-status.h, all called by the store's write path. */

G_END_DECLS
