/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How work is given to the store: jobs are sent to one of its threads, and told of as the end of a GTask
 * or to somebody who waits. */

#include "dt-store-private.h"

#include <sys/stat.h>

#include "dt-error.h"

DtStoreJob *
dt_store_job_new (DtStoreJobKind  kind,
         DtJobFunc       func,
         gpointer        data,
         GDestroyNotify  data_free,
         GDestroyNotify  result_free,
         GCancellable   *cancellable)
{
  DtStoreJob *job = g_new0 (DtStoreJob, 1);

  job->kind = kind;
  job->func = func;
  job->data = data;
  job->data_free = data_free;
  job->result_free = result_free;
  g_set_object (&job->cancellable, cancellable);
  return job;
}

static void
set_write (DtStoreJob    *job,
           const DtWrite *write)
{
  job->write = *write;
  job->write.action = g_strdup (write->action);
  job->write.label = g_strdup (write->label);
}

static gboolean
is_write (DtStoreJob *job)
{
  return job->kind == DT_STORE_JOB_WRITE || job->kind == DT_STORE_JOB_UNDO || job->kind == DT_STORE_JOB_REDO;
}

/* FALSE when the store does not take jobs; then the job is as before. */
static gboolean
send (DtStore    *self,
      DtStoreJob *job)
{
  gboolean is_read = job->kind == DT_STORE_JOB_READ;

  g_return_val_if_fail (g_thread_self () == self->owner, FALSE);
  if (self->writing == NULL)
    return FALSE;

  if (is_write (job) && self->n_writes++ == 0)
    g_object_notify (G_OBJECT (self), "busy");
  g_thread_pool_push (is_read && !self->in_memory ? self->reading : self->writing, job, NULL);
  return TRUE;
}

void
dt_store_send_task (DtStore             *self,
           DtStoreJob          *job,
           gpointer             tag,
           GAsyncReadyCallback  callback,
           gpointer             user_data)
{
  GTask *task = g_task_new (self, job->cancellable, callback, user_data);

  /* What is committed is told as such, even if somebody has meanwhile given up waiting. */
  g_task_set_check_cancellable (task, job->kind == DT_STORE_JOB_READ);
  g_task_set_source_tag (task, tag);
  job->task = task;
  if (send (self, job))
    return;

  job->task = NULL;
  g_task_return_new_error (task, DT_ERROR, DT_ERROR_FAILED, "The register is not open");
  g_object_unref (task);
  dt_store_job_free (job);
}

/* Sends and waits, without a main loop. */
gboolean
dt_store_send_and_wait (DtStore     *self,
               DtStoreJob  *job,
               gpointer    *result,
               GError     **error)
{
  gboolean ok;

  if (!send (self, job))
    {
      g_set_error_literal (error, DT_ERROR, DT_ERROR_FAILED, "The register is not open");
      dt_store_job_free (job);
      return FALSE;
    }

  g_mutex_lock (&self->lock);
  while (!job->done)
    g_cond_wait (&self->told, &self->lock);
  g_mutex_unlock (&self->lock);

  ok = job->error == NULL;
  if (ok && result != NULL)
    *result = job->result;
  else if (!ok)
    g_propagate_error (error, g_steal_pointer (&job->error));
  dt_store_job_free (job);
  dt_store_tell_all (self);
  return ok;
}

/**
 * dt_store_read_async:
 * @data: (transfer full): for the job
 * @data_free: (nullable): frees @data, on any thread
 * @result_free: (nullable): frees a result that nobody takes
 *
 * Runs a job on the reader thread, after the ones sent before.
 */
void
dt_store_read_async (DtStore             *self,
                     DtJobFunc            job,
                     gpointer             data,
                     GDestroyNotify       data_free,
                     GDestroyNotify       result_free,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  g_return_if_fail (DT_IS_STORE (self));

  dt_store_send_task (self, dt_store_job_new (DT_STORE_JOB_READ, job, data, data_free, result_free, cancellable),
             dt_store_read_async, callback, user_data);
}

gpointer
dt_store_read_finish (DtStore       *self,
                      GAsyncResult  *result,
                      GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * dt_store_read:
 * @data: (transfer none): for the job
 *
 * As dt_store_read_async(), but waits; needs no main loop.
 *
 * Returns: (transfer full): the result; %NULL may be a good one, so look at @error
 */
gpointer
dt_store_read (DtStore       *self,
               DtJobFunc      job,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  gpointer result = NULL;

  g_return_val_if_fail (DT_IS_STORE (self), NULL);

  dt_store_send_and_wait (self, dt_store_job_new (DT_STORE_JOB_READ, job, data, NULL, NULL, cancellable), &result, error);
  return result;
}

/**
 * dt_store_write_async:
 * @write: copied
 * @data: (transfer full): for the job
 * @data_free: (nullable): frees @data, on any thread
 * @result_free: (nullable): frees a result that nobody takes
 *
 * Runs a job on the writer thread, in one transaction. If it fails nothing is changed.
 */
void
dt_store_write_async (DtStore             *self,
                      const DtWrite       *write,
                      DtJobFunc            job,
                      gpointer             data,
                      GDestroyNotify       data_free,
                      GDestroyNotify       result_free,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  DtStoreJob *sent;

  g_return_if_fail (DT_IS_STORE (self));
  g_return_if_fail (write != NULL && write->action != NULL);

  sent = dt_store_job_new (DT_STORE_JOB_WRITE, job, data, data_free, result_free, cancellable);
  set_write (sent, write);
  dt_store_send_task (self, sent, dt_store_write_async, callback, user_data);
}

gpointer
dt_store_write_finish (DtStore       *self,
                       GAsyncResult  *result,
                       GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * dt_store_write:
 * @data: (transfer none): for the job
 *
 * As dt_store_write_async(), but waits; needs no main loop. `changed` is emitted before it returns.
 *
 * Returns: (transfer full): the result; %NULL may be a good one, so look at @error
 */
gpointer
dt_store_write (DtStore        *self,
                const DtWrite  *write,
                DtJobFunc       job,
                gpointer        data,
                GCancellable   *cancellable,
                GError        **error)
{
  DtStoreJob *sent;
  gpointer result = NULL;

  g_return_val_if_fail (DT_IS_STORE (self), NULL);
  g_return_val_if_fail (write != NULL && write->action != NULL, NULL);

  sent = dt_store_job_new (DT_STORE_JOB_WRITE, job, data, NULL, NULL, cancellable);
  set_write (sent, write);
  dt_store_send_and_wait (self, sent, &result, error);
  return result;
}

/**
 * dt_store_undo_async:
 *
 * Takes back the newest step of this session. %DT_ERROR_NOT_FOUND when there is none.
 */
void
dt_store_undo_async (DtStore             *self,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  g_return_if_fail (DT_IS_STORE (self));

  dt_store_send_task (self, dt_store_job_new (DT_STORE_JOB_UNDO, NULL, NULL, NULL, g_free, NULL), dt_store_undo_async, callback, user_data);
}

char *
dt_store_undo_finish (DtStore       *self,
                      GAsyncResult  *result,
                      GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
dt_store_redo_async (DtStore             *self,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  g_return_if_fail (DT_IS_STORE (self));

  dt_store_send_task (self, dt_store_job_new (DT_STORE_JOB_REDO, NULL, NULL, NULL, g_free, NULL), dt_store_redo_async, callback, user_data);
}

char *
dt_store_redo_finish (DtStore       *self,
                      GAsyncResult  *result,
                      GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

char *
dt_store_undo (DtStore  *self,
               GError  **error)
{
  gpointer label = NULL;

  g_return_val_if_fail (DT_IS_STORE (self), NULL);

  dt_store_send_and_wait (self, dt_store_job_new (DT_STORE_JOB_UNDO, NULL, NULL, NULL, NULL, NULL), &label, error);
  return label;
}

char *
dt_store_redo (DtStore  *self,
               GError  **error)
{
  gpointer label = NULL;

  g_return_val_if_fail (DT_IS_STORE (self), NULL);

  dt_store_send_and_wait (self, dt_store_job_new (DT_STORE_JOB_REDO, NULL, NULL, NULL, NULL, NULL), &label, error);
  return label;
}

/* Backup */

/* The register must not be replaced by its own copy. */
static gboolean
check_target (DtStore     *self,
              const char  *path,
              GError     **error)
{
  struct stat ours, theirs;

  if (self->in_memory)
    {
      g_set_error_literal (error, DT_ERROR, DT_ERROR_UNSUPPORTED, "A register in memory has no file to copy");
      return FALSE;
    }
  if (stat (self->path, &ours) == 0 && stat (path, &theirs) == 0
      && ours.st_dev == theirs.st_dev && ours.st_ino == theirs.st_ino)
    {
      g_set_error (error, DT_ERROR, DT_ERROR_INVALID, "%s is the register itself", path);
      return FALSE;
    }

  return TRUE;
}

/* On a thread of GIO, with a connection of its own: neither lists nor edits wait for it. */
static void
run_backup (GTask        *task,
            gpointer      source,
            gpointer      data,
            GCancellable *cancellable)
{
  DtStore *self = source;
  g_autoptr(GError) error = NULL;
  g_autoptr(DtDb) db = NULL;

  if (check_target (self, data, &error))
    db = dt_db_open (self->path, DT_DB_READ_ONLY, &error);

  if (db != NULL && dt_db_copy (db, data, NULL, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * dt_store_backup_async:
 * @path: a file; if there is one, it is replaced when the copy is complete
 *
 * Copies the register as it is now into one file, and checks the copy.
 */
void
dt_store_backup_async (DtStore             *self,
                       const char          *path,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (DT_IS_STORE (self));
  g_return_if_fail (path != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, dt_store_backup_async);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, run_backup);
}

gboolean
dt_store_backup_finish (DtStore       *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
