/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The register as it stood on an earlier day: a copy on which the journal since that day is taken back. */

#include "dt-asof.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

#include "dt-asof-private.h"
#include "dt-db-private.h"
#include "dt-error.h"
#include "dt-folder.h"
#include "dt-status.h"

#define PREFIX "as-of-"
#define LOCK "lock"

/* Up to here the derived rows follow what is taken back; beyond, to make all of them anew is the shorter way. */
#define MAX_FOLLOWED_ITEMS 20000

struct _DtAsOf
{
  char  *folder;
  char  *path;
  char  *source;     /* the register that was copied */
  int    lock;       /* held as long as the folder is in use */
  DtDay  day;
};

/* The folder. A copy is of use to nobody once its program has ended, also by a crash or a cut of power: then nobody holds
 * its lock any more, and the next one takes it away. */

/* -1: it cannot be had, or (unless @wait) somebody holds it. */
static int
take_lock (const char *folder,
           gboolean    wait)
{
  g_autofree char *path = g_build_filename (folder, LOCK, NULL);
  int fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);

  if (fd >= 0 && flock (fd, wait ? LOCK_EX : LOCK_EX | LOCK_NB) == 0)
    return fd;

  if (fd >= 0)
    close (fd);
  return -1;
}

static void
remove_left_over (const char *parent)
{
  g_autoptr(GDir) dir = g_dir_open (parent, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *folder = NULL;
      int lock;

      if (!g_str_has_prefix (name, PREFIX))
        continue;
      folder = g_build_filename (parent, name, NULL);
      lock = take_lock (folder, FALSE);
      if (lock < 0)
        continue;
      dt_folder_remove (folder);
      close (lock);
    }
}

static char *
get_parent (void)
{
  return g_build_filename (g_get_user_cache_dir (), "directive-tracker", NULL);
}

static gboolean
set_errno_error (GError    **error,
                 const char *path)
{
  int code = errno;

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), "%s: %s", path, g_strerror (code));
  return FALSE;
}

/* Where nobody else may look, and, under the lock of all, complete with its own lock before anybody clears up. */
static gboolean
make_folder (DtAsOf  *self,
             GError **error)
{
  g_autofree char *parent = get_parent ();
  g_autofree char *template = g_build_filename (parent, PREFIX "XXXXXX", NULL);
  gboolean ok;
  int all;

  if (g_mkdir_with_parents (parent, 0700) != 0 || (all = take_lock (parent, TRUE)) < 0)
    return set_errno_error (error, parent);

  remove_left_over (parent);
  ok = g_mkdtemp_full (template, 0700) != NULL;
  if (ok)
    {
      self->folder = g_steal_pointer (&template);
      self->path = g_build_filename (self->folder, "register.db", NULL);
      self->lock = take_lock (self->folder, FALSE);
      ok = self->lock >= 0;
    }
  if (!ok)
    set_errno_error (error, parent);
  close (all);

  return ok;
}

/**
 * dt_as_of_clear_up:
 *
 * Takes away copies that a program has left behind. Done by itself whenever one is made; a program that starts should not
 * wait for that.
 */
void
dt_as_of_clear_up (void)
{
  g_autofree char *parent = get_parent ();
  int all;

  if (!g_file_test (parent, G_FILE_TEST_IS_DIR))
    return;

  all = take_lock (parent, TRUE);
  if (all < 0)
    return;
  remove_left_over (parent);
  close (all);
}

void
dt_as_of_free (DtAsOf *self)
{
  if (self == NULL)
    return;

  if (self->folder != NULL)
    dt_folder_remove (self->folder);
  if (self->lock >= 0)
    close (self->lock);
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
copy_register (DtAsOf        *self,
               DtProgress    *progress,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr(DtDb) db = dt_db_open (self->source, DT_DB_READ_ONLY, error);

  dt_progress_set_range (progress, 0, 0.4);
  return db != NULL && dt_schema_migrate (db, error) && dt_db_copy (db, self->path, progress, cancellable, error);
}

/* Foreign keys are off: what hung on a row that goes is in the journal too, and comes back by itself. */
static gboolean
take_back (DtAsOfWork *work,
           GError    **error)
{
  if (!dt_db_begin (work->db, error) || !dt_as_of_list_later (work, error))
    return FALSE;

  dt_progress_set_range (work->progress, 0.4, 0.7);
  if (work->large || work->renumbered || work->n_items > MAX_FOLLOWED_ITEMS)
    {
      if (!dt_undo_suspend (work->undo, error) || !dt_status_suspend (work->db, error))
        return FALSE;
    }
  else
    {
      dt_undo_start (work->undo);
    }

  return dt_as_of_take_back (work, error) && dt_as_of_forget_later (work, error) && dt_db_commit (work->db, error);
}

static gboolean
bring_up_derived (DtAsOfWork *work,
                  GError    **error)
{
  return dt_undo_get_step (work->undo) != 0 ? dt_status_refresh (work->db, error) : dt_status_rebuild (work->db, error);
}

/* Foreign keys are on: what falls away takes along what hangs on it. */
static gboolean
finish (DtAsOfWork *work,
        GError    **error)
{
  dt_progress_set_range (work->progress, 0.7, 1);
  dt_progress_tell (work->progress, 0);

  return dt_db_begin (work->db, error)
         && (!work->imported || dt_as_of_trim (work, error))
         && bring_up_derived (work, error)
         && dt_db_commit (work->db, error);
}

/* The file is our own and is thrown away if anything fails. */
static gboolean
go_back (DtAsOfWork *work,
         GError    **error)
{
  static const char settings[] = "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA recursive_triggers = ON;"
                                 "PRAGMA foreign_keys = OFF";
  g_autoptr(DtUndo) undo = dt_undo_new (work->db, error);

  work->undo = undo;
  return undo != NULL
         && dt_status_prepare (work->db, error)
         && dt_db_exec (work->db, settings, error)
         && take_back (work, error)
         && dt_db_exec (work->db, "PRAGMA foreign_keys = ON", error)
         && finish (work, error);
}

static gboolean
change_copy (DtAsOf        *self,
             DtProgress    *progress,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr(DtDb) db = dt_db_open (self->path, DT_DB_READ_WRITE, error);
  g_autoptr(GError) failure = NULL;
  DtAsOfWork work = { .db = db, .progress = progress, .day = self->day, .until = end_of_day (self->day) };

  if (db == NULL)
    return FALSE;

  dt_db_watch (db, cancellable);
  if (go_back (&work, &failure))
    {
      dt_db_watch (db, NULL);
      return TRUE;
    }

  dt_db_rollback (db);
  /* What the register does not take of what the journal says it was. */
  if (g_error_matches (failure, DT_ERROR, DT_ERROR_CONSTRAINT))
    {
      g_autofree char *day = dt_day_format (self->day, DT_DAY_STYLE_PARTY, DT_DAY_NONE);

      g_message ("%s: the journal does not lead back: %s", self->source, failure->message);
      g_set_error (error, DT_ERROR, DT_ERROR_PARSE,
                   _("The journal of this register is damaged: it does not lead back to %s. The register itself is as it was."), day);
      return FALSE;
    }

  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static DtAsOf *
make (const char    *path,
      DtDay          day,
      DtProgress    *progress,
      GCancellable  *cancellable,
      GError       **error)
{
  g_autoptr(DtAsOf) self = g_new0 (DtAsOf, 1);

  self->day = day;
  self->lock = -1;
  self->source = g_strdup (path);
  if (!make_folder (self, error)
      || !copy_register (self, progress, cancellable, error)
      || !change_copy (self, progress, cancellable, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * dt_as_of_make:
 * @path: the register
 * @day: the day at whose end it is wanted, where the office is
 *
 * Copies the register, while it is in use, and takes back on the copy what this register's own journal tells since the
 * end of that day: a row comes to be what it was, or goes. What was undone since then changed nothing, and entries that
 * came from another register are not this one's history.
 *
 * What was read from files since then is not taken back by when it was read, since files tell of days before. What they
 * brought counts from its own day: a directive from the day it arrived, else from its date, with all that hangs on it
 * (until then it is at most a name that others cite); a submission from the day it was received, a verdict, a lifting and
 * a decision on a request from theirs, a reminder from its day, a schedule change from the day it was decided, else from
 * the date of what ordered it. A verdict that a file gave to a report which was known here, or the text of a letter that
 * was only cited here, counts from its day as well; any other correction has none and counts from when it was read. Units,
 * groups, settings and days off that a file brought have no such day and stay, and so does progress. What was removed
 * again since then is not shown. Last days and recurring tasks follow by the rules.
 *
 * What a register tells of itself is exact. Of an import so large that the journal does not list what it brought, whatever
 * the journal did not know before is taken to have come with it.
 *
 * Returns: (transfer full) (nullable): the copy; %NULL with an error of the register, of GIO, or %DT_ERROR_PARSE where
 *   the journal does not lead back. Nothing is left behind then.
 */
DtAsOf *
dt_as_of_make (const char    *path,
               DtDay          day,
               GCancellable  *cancellable,
               GError       **error)
{
  return make (path, day, NULL, cancellable, error);
}

typedef struct
{
  char       *path;
  DtDay       day;
  DtProgress *progress;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->path);
  dt_progress_unref (request->progress);
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
  DtAsOf *made = make (request->path, request->day, request->progress, cancellable, &error);

  if (made != NULL)
    g_task_return_pointer (task, made, (GDestroyNotify) dt_as_of_free);
  else
    g_task_return_error (task, error);
}

/**
 * dt_as_of_make_async:
 * @progress: (nullable): told how far it has come, on the thread that asks
 *
 * As dt_as_of_make(), on a thread of its own.
 */
void
dt_as_of_make_async (const char          *path,
                     DtDay                day,
                     DtProgressFunc       progress,
                     gpointer             progress_data,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr(GMainContext) context = g_main_context_ref_thread_default ();
  Request *request = g_new0 (Request, 1);

  request->path = g_strdup (path);
  request->day = day;
  if (progress != NULL)
    request->progress = dt_progress_new (progress, progress_data, context, cancellable);
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

/**
 * dt_job_first_day:
 * @result: (out): a #DtDay, newly allocated; %DT_DAY_NONE for an empty register
 */
gboolean
dt_job_first_day (DtDb      *db,
                  gpointer   data,
                  gpointer  *result,
                  GError   **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  DtDay journal = DT_DAY_NONE;
  DtDay fact;
  DtDay first;

  if (!dt_db_prepare (db, &st,
                      "SELECT (SELECT min (at) FROM journal WHERE origin IS NULL),"
                      " (SELECT min (coalesce (arrived_day, issued_day)) FROM directive WHERE stub = 0)", error)
      || !dt_stmt_next (&st, &has_row, error))
    return FALSE;

  if (sqlite3_column_type (st.handle, 0) != SQLITE_NULL)
    {
      g_autoptr(GDateTime) written = g_date_time_new_from_unix_local (dt_column_int64 (&st, 0));

      if (written != NULL)
        journal = dt_day_new (g_date_time_get_year (written), g_date_time_get_month (written), g_date_time_get_day_of_month (written));
    }
  fact = dt_column_day (&st, 1);
  first = journal == DT_DAY_NONE ? fact : fact == DT_DAY_NONE ? journal : MIN (journal, fact);
  *result = g_memdup2 (&first, sizeof first);

  return TRUE;
}
