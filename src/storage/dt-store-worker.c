/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The store's half on its two threads: each opens its own connection, runs the jobs in their order and
 * closes the connection as the last of them. */

#include "dt-store-private.h"

#include <errno.h>
#include <string.h>

#include "dt-error.h"

static void
set_state (DtStore      *self,
           DtStoreState  state)
{
  g_mutex_lock (&self->lock);
  self->state = state;
  g_cond_broadcast (&self->told);
  g_mutex_unlock (&self->lock);
}

static gboolean
not_open (GError **error)
{
  g_set_error_literal (error, DT_ERROR, DT_ERROR_FAILED, "The register is not open");
  return FALSE;
}

static gboolean
make_folder (DtStore *self,
             GError **error)
{
  g_autofree char *standard = dt_store_default_path ();
  g_autofree char *folder = g_path_get_dirname (standard);
  int code;

  if (!g_str_equal (self->path, standard) || g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;

  code = errno;
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), "%s: %s", folder, g_strerror (code));
  return FALSE;
}

/* A register in a folder that cannot be written is opened for reading. */
static DtDb *
open_file (DtStore *self,
           GError **error)
{
  g_autoptr(GError) failure = NULL;
  DtDb *db;

  if (self->flags & DT_STORE_FLAGS_READ_ONLY)
    return dt_db_open (self->path, DT_DB_READ_ONLY, error);

  db = dt_db_open (self->path, DT_DB_READ_WRITE_CREATE, &failure);
  if (db == NULL && (g_error_matches (failure, DT_ERROR, DT_ERROR_FAILED)
                     || g_error_matches (failure, DT_ERROR, DT_ERROR_READ_ONLY)))
    db = dt_db_open (self->path, DT_DB_READ_ONLY, NULL);

  if (db == NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  return db;
}

static gboolean
open_register (DtStore *self,
               GError **error)
{
  g_autoptr(DtDb) db = NULL;

  if (!make_folder (self, error))
    return FALSE;

  db = open_file (self, error);
  if (db == NULL || !dt_schema_migrate (db, error))
    return FALSE;

  g_mutex_lock (&self->lock);
  self->read_only = db->read_only;
  g_mutex_unlock (&self->lock);
  if (db->read_only)
    return TRUE;

  self->writer = dt_writer_new (db, error);
  if (self->writer == NULL)
    return FALSE;

  self->write_db = g_steal_pointer (&db);
  return TRUE;
}

static gboolean
run_open (DtStore *self,
          GError **error)
{
  DtStoreNews *news;

  if (!open_register (self, error))
    {
      set_state (self, DT_STORE_FAILED);
      return FALSE;
    }

  set_state (self, DT_STORE_OPEN);
  news = g_new0 (DtStoreNews, 1);
  news->opened = TRUE;
  dt_store_post_news (self, news);
  return TRUE;
}

/* The connection of the reader thread. It waits until the writer has made sure that there is a register. */
static DtDb *
ensure_reader (DtStore *self,
               GError **error)
{
  DtStoreState state;

  if (self->in_memory)
    {
      if (self->write_db == NULL)
        not_open (error);
      return self->write_db;
    }

  g_mutex_lock (&self->lock);
  while (self->state == DT_STORE_OPENING)
    g_cond_wait (&self->told, &self->lock);
  state = self->state;
  g_mutex_unlock (&self->lock);

  if (state == DT_STORE_NEW || state == DT_STORE_FAILED)
    {
      not_open (error);
      return NULL;
    }

  if (self->read_db == NULL)
    {
      self->read_db = dt_db_open (self->path, DT_DB_READ_ONLY, error);
      if (self->read_db != NULL && self->as_of != NULL)
        self->read_db->as_of = dt_as_of_get_day (self->as_of);
      if (self->read_db != NULL && !dt_db_get_pragma (self->read_db, "data_version", &self->seen_version, error))
        g_clear_pointer (&self->read_db, dt_db_close);
    }

  return self->read_db;
}

/* All statements of a read job see the register at one moment. */
static gboolean
run_read (DtStore     *self,
          DtStoreJob  *job,
          gpointer    *result,
          GError     **error)
{
  DtDb *db = ensure_reader (self, error);
  gpointer answer = NULL;
  gboolean done, whole;

  if (db == NULL)
    return FALSE;

  dt_db_rollback (db);      /* should it have failed the last time */
  dt_db_watch (db, job->cancellable);
  done = dt_db_exec (db, "BEGIN", error) && job->func (db, job->data, &answer, error);
  whole = done && dt_db_check (db, error);
  dt_db_rollback (db);
  if (whole)
    *result = answer;
  else if (done && answer != NULL && job->result_free != NULL)
    job->result_free (answer);
  return whole;
}

static void
tell_of_write (DtStore  *self,
               DtChange *change)
{
  DtStoreNews *news = g_new0 (DtStoreNews, 1);

  news->wrote = TRUE;
  news->change = change;
  if (self->writer != NULL)
    {
      news->labels = TRUE;
      news->undo_label = g_strdup (dt_writer_get_undo_label (self->writer));
      news->redo_label = g_strdup (dt_writer_get_redo_label (self->writer));
    }
  dt_store_post_news (self, news);
}

static gboolean
check_writable (DtStore *self,
                GError **error)
{
  if (self->writer != NULL)
    return TRUE;
  if (!dt_store_get_read_only (self))
    return not_open (error);

  g_set_error (error, DT_ERROR, DT_ERROR_READ_ONLY, "%s is open for reading only", self->path);
  return FALSE;
}

static gboolean
run_write (DtStore     *self,
           DtStoreJob  *job,
           gpointer    *result,
           GError     **error)
{
  DtChange *change = NULL;
  gboolean ok = check_writable (self, error);

  if (ok)
    {
      dt_db_watch (self->write_db, job->cancellable);
      if (job->kind == DT_STORE_JOB_WRITE)
        ok = dt_writer_run (self->writer, &job->write, job->func, job->data, job->result_free, result, &change, error);
      else if (job->kind == DT_STORE_JOB_UNDO)
        ok = (*result = dt_writer_undo (self->writer, &change, error)) != NULL;
      else
        ok = (*result = dt_writer_redo (self->writer, &change, error)) != NULL;
      dt_db_watch (self->write_db, NULL);
    }

  tell_of_write (self, change);
  return ok;
}

/* Has another process written? Only the reader can tell where there is no writer. */
static gboolean
look_as_reader (DtStore   *self,
                DtChange **change,
                GError   **error)
{
  DtDb *db = ensure_reader (self, error);
  gint64 version;

  if (db == NULL || !dt_db_get_pragma (db, "data_version", &version, error))
    return FALSE;

  if (version != self->seen_version)
    {
      self->seen_version = version;
      *change = dt_change_new ();
      (*change)->everything = TRUE;
    }
  return TRUE;
}

static void
run_look (DtStore *self)
{
  g_autoptr(GError) error = NULL;
  DtChange *change = NULL;
  gboolean ok;

  if (self->writer != NULL)
    ok = dt_writer_look (self->writer, &change, &error);
  else
    ok = look_as_reader (self, &change, &error);

  if (!ok)
    g_debug ("%s: %s", self->path, error->message);
  g_mutex_lock (&self->lock);
  self->looking = FALSE;
  g_mutex_unlock (&self->lock);

  if (change != NULL)
    {
      DtStoreNews *news = g_new0 (DtStoreNews, 1);

      news->change = change;
      news->labels = self->writer != NULL;
      dt_store_post_news (self, news);
    }
}

/* The last job of each thread. The reader goes first, so that the writer is the last connection and
 * folds the log into the register. */
static void
run_close (DtStore *self)
{
  if (self->read_db != NULL && self->read_db->thread == g_thread_self ())
    g_clear_pointer (&self->read_db, dt_db_close);

  if (self->write_db != NULL && self->write_db->thread == g_thread_self ())
    {
      g_clear_pointer (&self->writer, dt_writer_free);
      g_clear_pointer (&self->write_db, dt_db_close);
    }
}

static gboolean
run_job (DtStore     *self,
         DtStoreJob  *job,
         gpointer    *result,
         GError     **error)
{
  switch (job->kind)
    {
    case DT_STORE_JOB_OPEN:
      return run_open (self, error);
    case DT_STORE_JOB_READ:
      return !g_cancellable_set_error_if_cancelled (job->cancellable, error) && run_read (self, job, result, error);
    case DT_STORE_JOB_WRITE:
    case DT_STORE_JOB_UNDO:
    case DT_STORE_JOB_REDO:
      return run_write (self, job, result, error);
    case DT_STORE_JOB_LOOK:
      run_look (self);
      return TRUE;
    case DT_STORE_JOB_CLOSE:
      run_close (self);
      return TRUE;
    default:
      g_return_val_if_reached (FALSE);
    }
}

void
dt_store_job_free (DtStoreJob *self)
{
  if (self->data_free != NULL && self->data != NULL)
    self->data_free (self->data);
  g_free ((char *) self->write.action);
  g_free ((char *) self->write.label);
  g_clear_object (&self->cancellable);
  g_clear_error (&self->error);
  g_free (self);
}

/* The one who waits frees the job. */
static void
wake (DtStore    *self,
      DtStoreJob *job,
      gpointer    result,
      GError     *error)
{
  g_mutex_lock (&self->lock);
  job->result = result;
  job->error = error;
  job->done = TRUE;
  g_cond_broadcast (&self->told);
  g_mutex_unlock (&self->lock);
}

static void
answer (DtStoreJob *job,
        gboolean    ok,
        gpointer    result,
        GError     *error)
{
  g_autoptr(GTask) task = g_steal_pointer (&job->task);

  if (!ok)
    g_task_return_error (task, error);
  else if (job->kind == DT_STORE_JOB_OPEN)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_pointer (task, result, job->result_free);
  dt_store_job_free (job);
}

void
dt_store_work (gpointer data,
               gpointer user_data)
{
  DtStoreJob *job = data;
  DtStore *self = user_data;
  gpointer result = NULL;
  GError *error = NULL;
  gboolean ok = run_job (self, job, &result, &error);

  if (job->kind == DT_STORE_JOB_LOOK || job->kind == DT_STORE_JOB_CLOSE)
    dt_store_job_free (job);
  else if (job->task != NULL)
    answer (job, ok, result, error);
  else
    wake (self, job, result, error);
}
