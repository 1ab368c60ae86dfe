/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The register as it stood on an earlier day: a copy on which the journal since that day is taken back. */

#include "dt-asof.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "dt-asof-private.h"
#include "dt-db-private.h"
#include "dt-error.h"
#include "dt-status.h"

#define PREFIX "as-of-"

struct _DtAsOf
{
  char  *folder;
  char  *path;
  char  *source;     /* the register that was copied */
  DtDay  day;
};

static void
remove_folder (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      (void) g_unlink (path);
    }
  (void) g_rmdir (folder);
}

void
dt_as_of_free (DtAsOf *self)
{
  if (self == NULL)
    return;

  if (self->folder != NULL)
    remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->path);
  g_free (self->source);
  g_free (self);
}

const char *
dt_as_of_get_source (DtAsOf *self)
{
  return self->source;
}

const char *
dt_as_of_get_path (DtAsOf *self)
{
  return self->path;
}

DtDay
dt_as_of_get_day (DtAsOf *self)
{
  return self->day;
}

/* Copies of a program that has ended without taking them along: after a crash, or a cut of power. */
static void
remove_left_over (const char *parent)
{
  g_autoptr(GDir) dir = g_dir_open (parent, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = NULL;
      gint64 pid;

      if (!g_str_has_prefix (name, PREFIX))
        continue;
      pid = g_ascii_strtoll (name + strlen (PREFIX), NULL, 10);
      if (pid <= 0 || kill ((pid_t) pid, 0) == 0 || errno != ESRCH)
        continue;
      path = g_build_filename (parent, name, NULL);
      remove_folder (path);
    }
}

static gboolean
make_folder (DtAsOf  *self,
             GError **error)
{
  g_autofree char *parent = g_build_filename (g_get_user_cache_dir (), "directive-tracker", NULL);
  g_autofree char *template = g_strdup_printf ("%s/" PREFIX "%ld-XXXXXX", parent, (long) getpid ());

  if (g_mkdir_with_parents (parent, 0700) == 0)
    {
      remove_left_over (parent);
      if (g_mkdtemp_full (template, 0700) != NULL)
        {
          self->folder = g_steal_pointer (&template);
          self->path = g_build_filename (self->folder, "register.db", NULL);
          return TRUE;
        }
    }

  {
    int code = errno;

    g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), "%s: %s", parent, g_strerror (code));
  }
  return FALSE;
}

/* The last second of the day, where the office is. */
static gint64
end_of_day (DtDay day)
{
  g_autoptr(GDateTime) next = NULL;
  int year, month, dom;

  dt_day_get (day + 1, &year, &month, &dom);
  next = g_date_time_new_local (year, month, dom, 0, 0, 0);

  return g_date_time_to_unix (next) - 1;
}

static gboolean
copy_register (const char    *from,
               const char    *to,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr(DtDb) db = dt_db_open (from, DT_DB_READ_ONLY, error);

  return db != NULL && dt_schema_migrate (db, error) && dt_db_copy (db, to, cancellable, error);
}

/* Rows that hang on nothing: then the journal did not tell all, and what would be shown is not what was. */
static gboolean
check_links (DtDb    *db,
             GError **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &st, "SELECT \"table\" FROM pragma_foreign_key_check", error) || !dt_stmt_next (&st, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;

  g_set_error (error, DT_ERROR, DT_ERROR_CORRUPT, "The journal does not lead back: rows of %s hang on nothing", dt_column_peek (&st, 0));
  return FALSE;
}

/* The file is our own and is thrown away if anything fails. First the journal, with foreign keys off, since what hung
 * on a row is told there too; then, with them on, what falls away takes along what hangs on it. */
static gboolean
go_back (DtDb    *db,
         DtDay    day,
         GError **error)
{
  gint64 until = end_of_day (day);
  gboolean imported;

  return dt_db_exec (db, "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF", error)
         && dt_as_of_has_later_import (db, until, &imported, error)
         && dt_db_begin (db, error)
         /* Derived rows are made anew at the end. */
         && dt_db_exec (db, "DELETE FROM assignment_status; DELETE FROM task_status; DELETE FROM task_search", error)
         && dt_as_of_take_back (db, until, error) && dt_db_commit (db, error)
         && check_links (db, error)
         && dt_db_exec (db, "PRAGMA foreign_keys = ON", error)
         && dt_db_begin (db, error)
         && (!imported || dt_as_of_trim (db, day, error))
         && dt_status_rebuild (db, error)
         && dt_db_commit (db, error);
}

static gboolean
change_copy (DtAsOf        *self,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr(DtDb) db = dt_db_open (self->path, DT_DB_READ_WRITE, error);
  gboolean ok;

  if (db == NULL)
    return FALSE;

  dt_db_watch (db, cancellable);
  ok = go_back (db, self->day, error);
  dt_db_watch (db, NULL);
  if (!ok && !sqlite3_get_autocommit (dt_db_handle (db)))
    dt_db_rollback (db);

  return ok;
}

/**
 * dt_as_of_make:
 * @path: the register
 * @day: the day at whose end it is wanted
 *
 * Copies the register, while it is in use, and takes back on the copy what its journal tells since the end of that day.
 * What was read from files is not taken back by when it was read, since it tells of days before: a directive counts from
 * the day it arrived (or was issued), a submission from the day it was received and a verdict from the day it was given,
 * a reminder, a request and a schedule change from theirs. Progress that a file brought in has no day and stays.
 * Entries of the journal that came from another register are not this one's history and are left alone.
 *
 * Returns: (transfer full) (nullable): the copy; %NULL with an error of the register, of GIO, or %DT_ERROR_CORRUPT where
 *   the journal does not lead back. Nothing is left behind then.
 */
DtAsOf *
dt_as_of_make (const char    *path,
               DtDay          day,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr(DtAsOf) self = g_new0 (DtAsOf, 1);

  self->day = day;
  self->source = g_strdup (path);
  if (!make_folder (self, error)
      || !copy_register (path, self->path, cancellable, error)
      || !change_copy (self, cancellable, error))
    return NULL;

  return g_steal_pointer (&self);
}

typedef struct
{
  char  *path;
  DtDay  day;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->path);
  g_free (request);
}

static void
make_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Request *request = data;
  GError *error = NULL;
  DtAsOf *made = dt_as_of_make (request->path, request->day, cancellable, &error);

  if (made != NULL)
    g_task_return_pointer (task, made, (GDestroyNotify) dt_as_of_free);
  else
    g_task_return_error (task, error);
}

void
dt_as_of_make_async (const char          *path,
                     DtDay                day,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Request *request = g_new0 (Request, 1);

  request->path = g_strdup (path);
  request->day = day;
  g_task_set_source_tag (task, dt_as_of_make_async);
  g_task_set_task_data (task, request, request_free);
  g_task_run_in_thread (task, make_thread);
}

DtAsOf *
dt_as_of_make_finish (GAsyncResult  *result,
                      GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

gboolean
dt_job_first_day (DtDb      *db,
                  gpointer   data,
                  gpointer  *result,
                  GError   **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &st,
                      "SELECT min (day) FROM (SELECT min (at) / 86400 + 719163 AS day FROM journal"
                      " UNION ALL SELECT min (coalesce (arrived_day, issued_day)) FROM directive WHERE stub = 0)", error)
      || !dt_stmt_next (&st, &has_row, error))
    return FALSE;
  *result = g_memdup2 (&(int) { dt_column_int (&st, 0) }, sizeof (int));

  return TRUE;
}
