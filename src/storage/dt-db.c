/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A connection to a register: how it is opened, what it promises, how its errors are named. A connection
 * belongs to the thread that opened it. */

#include "dt-db-private.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dt-error.h"
#include "dt-network.h"

/* Virtual machine steps between two looks at the cancellable: well under a millisecond. */
#define STEPS_BETWEEN_LOOKS 4000

/* The cache is enough for the pages of a month of 100,000 tasks. A history kept in memory makes a commit two
 * milliseconds shorter than one in a file. */
#define SETTINGS                     \
  "PRAGMA foreign_keys = ON;"        \
  "PRAGMA temp_store = MEMORY;"      \
  "PRAGMA cache_size = -16384;"      \
  "PRAGMA cell_size_check = ON;"

void
dt_db_check_thread (DtDb *self)
{
  g_assert (self->thread == g_thread_self ());
}

/* Of the disk, of the person's share of it, of what one file may be. */
static gboolean
is_out_of_space (int code)
{
  return code == ENOSPC || code == EDQUOT || code == EFBIG;
}

static int
error_code (DtDb *self,
            int   code)
{
  switch (code & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return DT_ERROR_BUSY;
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
      return DT_ERROR_CONSTRAINT;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return DT_ERROR_CORRUPT;
    case SQLITE_FULL:
      return DT_ERROR_FULL;
    case SQLITE_NOMEM:
      return DT_ERROR_NO_MEMORY;
    case SQLITE_IOERR:
      if (code == SQLITE_IOERR_NOMEM)
        return DT_ERROR_NO_MEMORY;
      return is_out_of_space (sqlite3_system_errno (self->handle)) ? DT_ERROR_FULL : DT_ERROR_FAILED;
    case SQLITE_READONLY:
      return DT_ERROR_READ_ONLY;
    case SQLITE_TOOBIG:
      return DT_ERROR_TOO_LARGE;
    default:
      return DT_ERROR_FAILED;
    }
}

/**
 * dt_db_set_error:
 * @what: what was being done, for the log
 *
 * Turns the last error of the connection into a #GError. An interrupted statement, and a wait for a lock
 * that the person gave up, are %G_IO_ERROR_CANCELLED.
 *
 * Returns: %FALSE, always
 */
gboolean
dt_db_set_error (DtDb       *self,
                 GError    **error,
                 const char *what)
{
  int code = sqlite3_extended_errcode (self->handle);

  /* The index of words has other names for having been interrupted. */
  if ((code & 0xff) == SQLITE_INTERRUPT || g_cancellable_is_cancelled (self->watched))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Operation was cancelled");
  else
    g_set_error (error, DT_ERROR, error_code (self, code), "%s: %s (SQLite %d)", what,
                 sqlite3_errmsg (self->handle), code);
  return FALSE;
}

/* Instead of SQLite's own: ends at once when the person cancels. */
static int
on_busy (void *data,
         int   n_tries)
{
  DtDb *self = data;
  gint64 now = g_get_monotonic_time ();

  if (n_tries == 0)
    self->busy_since = now;
  if (now - self->busy_since >= DT_DB_BUSY_TIMEOUT || g_cancellable_is_cancelled (self->watched))
    return 0;

  g_usleep (MIN (1000 * (gulong) (n_tries + 1), 25000));
  return 1;
}

static int
on_progress (void *data)
{
  return g_cancellable_is_cancelled (data);
}

/**
 * dt_db_watch:
 * @cancellable: (nullable): what ends the running statement; %NULL to look no more
 */
void
dt_db_watch (DtDb         *self,
             GCancellable *cancellable)
{
  dt_db_check_thread (self);

  g_set_object (&self->watched, cancellable);
  sqlite3_progress_handler (self->handle, cancellable != NULL ? STEPS_BETWEEN_LOOKS : 0, on_progress, cancellable);
}

/* SQLite would make a file that everybody may read; its -wal and -shm take the mode of the register. */
static gboolean
make_file (const char *path,
           GError    **error)
{
  int fd = open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  int code = errno;

  if (fd < 0 && code == EEXIST)
    return TRUE;
  if (fd < 0)
    {
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), "%s: %s", path, g_strerror (code));
      return FALSE;
    }

  close (fd);
  return TRUE;
}

/* Only a plain file is opened: a pipe would wait for ever. */
static gboolean
check_file (const char *path,
            DtDbMode    mode,
            GError    **error)
{
  struct stat info;
  int code;

  if (stat (path, &info) == 0)
    {
      if (S_ISREG (info.st_mode))
        return TRUE;
      g_set_error (error, DT_ERROR, DT_ERROR_NOT_REGISTER, "%s is not a file", path);
      return FALSE;
    }

  code = errno;
  if (code == ENOENT && mode == DT_DB_READ_WRITE_CREATE)
    return make_file (path, error);

  if (code == ENOENT)
    g_set_error (error, DT_ERROR, DT_ERROR_NOT_FOUND, "There is no file %s", path);
  else
    g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), "%s: %s", path, g_strerror (code));
  return FALSE;
}

/**
 * dt_db_check:
 *
 * Whether all that was bound and read since the last look was so. A text that could not be copied for want of memory would be none.
 */
gboolean
dt_db_check (DtDb    *self,
             GError **error)
{
  int code = self->failure;

  if (G_LIKELY (code == SQLITE_OK))
    return TRUE;

  self->failure = SQLITE_OK;
  g_set_error (error, DT_ERROR, error_code (self, code), "%s: %s (SQLite %d)", self->path, sqlite3_errstr (code), code);
  return FALSE;
}

static void
harden (DtDb *self)
{
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
  sqlite3_limit (self->handle, SQLITE_LIMIT_ATTACHED, 0);
}

/* SQLite looks into the file with the first question, not before. */
static gboolean
try_read (DtDb    *self,
          GError **error)
{
  gint64 version;

  return dt_db_get_pragma (self, "schema_version", &version, error);
}

/* When there is no memory left any more it is too late for that. */
static gboolean
prepare_rollback (DtDb    *self,
                  GError **error)
{
  return sqlite3_prepare_v3 (self->handle, "ROLLBACK", -1, SQLITE_PREPARE_PERSISTENT, &self->rollback, NULL) == SQLITE_OK
         || dt_db_set_error (self, error, "open");
}

static gboolean
connect_to (DtDb       *self,
            const char *name,
            int         flags,
            GError    **error)
{
  if (sqlite3_open_v2 (name, &self->handle, flags | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOMUTEX, self->alone ? "unix-excl" : NULL) != SQLITE_OK)
    return dt_db_set_error (self, error, "open");

  sqlite3_busy_handler (self->handle, on_busy, self);
  harden (self);
  return dt_db_add_functions (self, error) && dt_db_exec (self, SETTINGS, error) && try_read (self, error)
         && (!(flags & SQLITE_OPEN_READWRITE) || !self->alone || !self->read_only || dt_db_exec (self, "PRAGMA query_only = ON", error))
         && prepare_rollback (self, error);
}

/* A register on a medium that cannot be written has no place for the -shm of write-ahead logging. Nobody
 * else can write it either, so it may be read as it lies, unless a log still holds a part of it. */
static gboolean
connect_frozen (DtDb    *self,
                GError **error)
{
  g_autofree char *wal = g_strconcat (self->path, "-wal", NULL);
  g_autofree char *absolute = g_canonicalize_filename (self->path, NULL);
  g_autofree char *uri = g_filename_to_uri (absolute, NULL, error);
  g_autofree char *frozen = NULL;
  struct stat info;

  if (uri == NULL)
    return FALSE;
  if (stat (wal, &info) == 0 && info.st_size > 0)
    {
      g_set_error (error, DT_ERROR, DT_ERROR_READ_ONLY, "%s was not closed, and its folder cannot be written", self->path);
      return FALSE;
    }

  frozen = g_strconcat (uri, "?immutable=1", NULL);
  dt_db_close_statements (self);
  g_clear_pointer (&self->rollback, sqlite3_finalize);
  sqlite3_close (self->handle);
  self->handle = NULL;
  return connect_to (self, frozen, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, error);
}

static gboolean
is_memory (const char *path)
{
  return g_str_equal (path, ":memory:") || (g_str_has_prefix (path, "file:") && strstr (path, "vfs=memdb") != NULL);
}

/* Statements are long, and borrowed for every row: their length and a few of their letters tell them apart. */
static guint
hash_sql (gconstpointer sql)
{
  const char *text = sql;
  gsize length = strlen (text);
  gsize step = length / 24 + 1;
  guint hash = (guint) length;

  for (gsize i = 0; i < length; i += step)
    hash = hash * 31 + (guchar) text[i];

  return hash;
}

/**
 * dt_db_open:
 * @path: a file; ":memory:" or "file:/NAME?vfs=memdb" for a register that is lost when it is closed
 *
 * Opens a connection for the calling thread. A new file is readable by its owner only. Whether the file
 * is a register is asked by dt_schema_migrate().
 *
 * Returns: (transfer full) (nullable): %NULL on error: %DT_ERROR_NOT_FOUND for a missing file,
 *   %DT_ERROR_NOT_REGISTER for what is no SQLite file
 */
DtDb *
dt_db_open (const char *path,
            DtDbMode    mode,
            GError    **error)
{
  static const int flags[] = { SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, SQLITE_OPEN_READWRITE, SQLITE_OPEN_READONLY };
  g_autoptr(DtDb) self = NULL;
  g_autoptr(GError) failure = NULL;
  gboolean memory = is_memory (path);

  if (!memory && !check_file (path, mode, error))
    return NULL;

  self = g_new0 (DtDb, 1);
  self->thread = g_thread_self ();
  self->path = g_strdup (path);
  self->idle = g_hash_table_new (hash_sql, g_str_equal);
  g_queue_init (&self->idle_order);

  /* Log and locks of a register on another machine are not shared with programs there: one program has it for itself. For that
   * the file must be open for writing, also where nothing is written. */
  self->alone = !memory && dt_network_holds (path);
  self->read_only = mode == DT_DB_READ_ONLY;
  if (!connect_to (self, path, (self->alone ? flags[DT_DB_READ_WRITE] : flags[mode]) | (memory ? SQLITE_OPEN_URI : 0), &failure))
    {
      int code = sqlite3_errcode (self->handle) & 0xff;

      if (code == SQLITE_NOTADB)
        {
          g_set_error (error, DT_ERROR, DT_ERROR_NOT_REGISTER, "%s is not a SQLite file", path);
          return NULL;
        }
      if (mode != DT_DB_READ_ONLY || (code != SQLITE_CANTOPEN && code != SQLITE_READONLY))
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return NULL;
        }
      if (!connect_frozen (self, error))
        return NULL;
    }

  self->read_only = (self->alone && mode == DT_DB_READ_ONLY) || sqlite3_db_readonly (self->handle, "main") == 1;
  return g_steal_pointer (&self);
}

/**
 * dt_db_close:
 * @self: (nullable) (transfer full): a connection, of this thread
 *
 * A statement that is still lent is a mistake of the program and is reported as one.
 */
void
dt_db_close (DtDb *self)
{
  if (self == NULL)
    return;

  dt_db_check_thread (self);
  dt_db_close_statements (self);
  sqlite3_finalize (self->rollback);
  if (sqlite3_close (self->handle) != SQLITE_OK)
    g_critical ("%s: closed with %u statements in use", self->path, self->n_lent);

  g_clear_object (&self->watched);
  g_hash_table_unref (self->idle);
  g_free (self->label);
  g_free (self->detail);
  g_free (self->path);
  g_free (self);
}

sqlite3 *
dt_db_handle (DtDb *self)
{
  dt_db_check_thread (self);

  return self->handle;
}

gboolean
dt_db_exec (DtDb       *self,
            const char *sql,
            GError    **error)
{
  dt_db_check_thread (self);

  if (!dt_db_check (self, error))
    return FALSE;
  if (sqlite3_exec (self->handle, sql, NULL, NULL, NULL) != SQLITE_OK)
    return dt_db_set_error (self, error, "exec");
  return TRUE;
}

gboolean
dt_db_get_pragma (DtDb       *self,
                  const char *pragma,
                  gint64     *value,
                  GError    **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA %s", pragma);
  g_auto(DtStmt) stmt = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (self, &stmt, sql, error) || !dt_stmt_next (&stmt, &has_row, error))
    return FALSE;

  *value = has_row ? dt_column_int64 (&stmt, 0) : 0;
  return TRUE;
}

/* Whether the pages hold together. Where memory ran out meanwhile SQLite says that something is wrong, but not what. */
gboolean
dt_db_check_pages (DtDb    *self,
                   GError **error)
{
  static const char head[] = "*** in database main ***";
  g_auto(DtStmt) stmt = { 0 };
  const char *text;
  gboolean has_row;

  if (!dt_db_prepare (self, &stmt, "PRAGMA quick_check (1)", error) || !dt_stmt_next (&stmt, &has_row, error))
    return FALSE;

  text = has_row ? dt_column_peek (&stmt, 0) : "ok";
  if (g_str_equal (text, "ok"))
    return TRUE;
  if (!dt_db_check (self, error))
    return FALSE;

  if (g_str_has_suffix (text, "error code=7")
      || (g_str_has_prefix (text, head) && strspn (text + strlen (head), "\n ") == strlen (text) - strlen (head)))
    g_set_error (error, DT_ERROR, DT_ERROR_NO_MEMORY, "%s: no memory to check it", self->path);
  else
    g_set_error (error, DT_ERROR, DT_ERROR_CORRUPT, "%s: %s", self->path, text);
  return FALSE;
}

/* SQLite does not wait for others when it changes the kind of log, which happens once, to a new register. */
static gboolean
start_log (DtDb    *self,
           GError **error)
{
  gint64 end = g_get_monotonic_time () + DT_DB_BUSY_TIMEOUT;
  g_autoptr(GError) failure = NULL;

  while (!dt_db_exec (self, "PRAGMA journal_mode = WAL", &failure))
    {
      if (!g_error_matches (failure, DT_ERROR, DT_ERROR_BUSY) || g_get_monotonic_time () > end)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
      g_clear_error (&failure);
      g_usleep (10000);
    }

  return TRUE;
}

/* Only for a file that is known to be ours: it changes the file. A commit that returned has reached the disk. */
gboolean
dt_db_set_durable (DtDb    *self,
                   GError **error)
{
  return start_log (self, error)
         && dt_db_exec (self, "PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 16777216", error);
}

/* Not the pragma: that needs memory, and does nothing where a transaction could not be rolled back for want of it. */
void
dt_db_set_foreign_keys (DtDb     *self,
                        gboolean  on)
{
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_ENABLE_FKEY, (int) on, NULL);
}

gboolean
dt_db_begin (DtDb    *self,
             GError **error)
{
  if (!sqlite3_get_autocommit (self->handle))
    dt_db_rollback (self);
  return dt_db_exec (self, "BEGIN IMMEDIATE", error);
}

gboolean
dt_db_commit (DtDb    *self,
              GError **error)
{
  return dt_db_exec (self, "COMMIT", error);
}

/* Some errors have already rolled back; then there is nothing to do. */
void
dt_db_rollback (DtDb *self)
{
  int code;

  dt_db_watch (self, NULL);
  self->failure = SQLITE_OK;
  if (sqlite3_get_autocommit (self->handle))
    return;
  code = sqlite3_step (self->rollback);
  sqlite3_reset (self->rollback);
  if (code == SQLITE_DONE || sqlite3_get_autocommit (self->handle))
    return;

  /* Where tables were changed there may be no memory even for that: whoever begins next does it. */
  if (code == SQLITE_NOMEM)
    g_message ("%s: no memory to roll back", self->path);
  else
    g_critical ("%s: %s", self->path, sqlite3_errmsg (self->handle));
}

/**
 * dt_db_set_label:
 * @label: translated, as the undo menu and the journal show it: "Ghi nộp: Báo cáo…"
 *
 * Names the running write from inside its job.
 */
void
dt_db_set_label (DtDb       *self,
                 const char *label)
{
  dt_db_check_thread (self);

  g_free (self->label);
  self->label = g_strdup (label);
}

/**
 * dt_db_set_detail:
 * @detail: what a journal entry tells that lists no rows
 */
void
dt_db_set_detail (DtDb       *self,
                  const char *detail)
{
  dt_db_check_thread (self);

  g_free (self->detail);
  self->detail = g_strdup (detail);
}

/**
 * dt_db_get_cancellable:
 *
 * Returns: (transfer none) (nullable): what cancels the running job, for a job that works outside of SQL
 */
GCancellable *
dt_db_get_cancellable (DtDb *self)
{
  dt_db_check_thread (self);

  return self->watched;
}

/* The day by which a read job counts: of a register as it stood on an earlier day that one, else today. */
DtDay
dt_db_today (DtDb *self)
{
  return self->as_of != DT_DAY_NONE ? self->as_of : dt_today ();
}
