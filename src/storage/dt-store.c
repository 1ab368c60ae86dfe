/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An open register, seen from the main thread: jobs go out in their order to a writer and a reader thread
 * of its own, and come back as the end of a GTask and as news of what a commit changed. */

#include "dt-store-private.h"

#include "dt-error.h"

/* How often to ask whether another process has written: a page of memory is compared. */
#define SECONDS_BETWEEN_LOOKS 2

enum
{
  PROP_PATH = 1,
  PROP_READ_ONLY,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  PROP_BUSY,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];
static guint signal_changed;

G_DEFINE_FINAL_TYPE (DtStore, dt_store, G_TYPE_OBJECT)

/* News */

static void
news_free (DtStoreNews *news)
{
  g_free (news->undo_label);
  g_free (news->redo_label);
  g_clear_pointer (&news->change, dt_change_unref);
  g_free (news);
}

static void
set_label (DtStore     *self,
           char       **label,
           const char  *text,
           int          property)
{
  if (g_strcmp0 (*label, text) == 0)
    return;

  g_free (*label);
  *label = g_strdup (text);
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static gboolean
on_look (gpointer data)
{
  DtStore *self = data;
  DtStoreJob *job;
  gboolean looking;

  g_mutex_lock (&self->lock);
  looking = self->looking;
  self->looking = TRUE;
  g_mutex_unlock (&self->lock);
  if (looking)
    return G_SOURCE_CONTINUE;

  job = g_new0 (DtStoreJob, 1);
  job->kind = DT_STORE_JOB_LOOK;
  g_thread_pool_push (self->read_only && self->reading != NULL ? self->reading : self->writing, job, NULL);
  return G_SOURCE_CONTINUE;
}

static void
start_looking (DtStore *self)
{
  if (self->look_timer != NULL || self->reading == NULL)
    return;

  self->look_timer = g_timeout_source_new_seconds (SECONDS_BETWEEN_LOOKS);
  g_source_set_callback (self->look_timer, on_look, self, NULL);
  g_source_set_static_name (self->look_timer, "[directive-tracker] look for other writers");
  g_source_attach (self->look_timer, self->context);
}

static void
tell (DtStore     *self,
      DtStoreNews *news)
{
  if (news->opened)
    {
      start_looking (self);
      if (self->read_only)
        g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READ_ONLY]);
    }

  if (news->labels)
    {
      set_label (self, &self->undo_label, news->undo_label, PROP_UNDO_LABEL);
      set_label (self, &self->redo_label, news->redo_label, PROP_REDO_LABEL);
    }

  if (news->wrote && --self->n_writes == 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);

  if (news->change != NULL)
    g_signal_emit (self, signal_changed, 0, news->change);
}

static DtStoreNews *
next_news (DtStore *self)
{
  DtStoreNews *news;

  g_mutex_lock (&self->lock);
  news = g_queue_pop_head (&self->news);
  if (news == NULL && self->news_source != NULL)
    {
      g_source_destroy (self->news_source);
      g_clear_pointer (&self->news_source, g_source_unref);
    }
  g_mutex_unlock (&self->lock);

  return news;
}

static void
tell_all (DtStore *self)
{
  g_autoptr(DtStore) alive = g_object_ref (self);
  DtStoreNews *news;

  while ((news = next_news (self)) != NULL)
    {
      tell (self, news);
      news_free (news);
    }
}

static gboolean
on_news (gpointer data)
{
  tell_all (data);
  return G_SOURCE_REMOVE;
}

/* From a worker. The source is attached before the job's task returns, so that whoever is told that a job
 * is done finds the labels current and the lists informed. */
void
dt_store_post_news (DtStore     *self,
                    DtStoreNews *news)
{
  g_mutex_lock (&self->lock);
  g_queue_push_tail (&self->news, news);
  if (self->news_source == NULL)
    {
      self->news_source = g_idle_source_new ();
      g_source_set_priority (self->news_source, G_PRIORITY_DEFAULT);
      g_source_set_callback (self->news_source, on_news, g_object_ref (self), g_object_unref);
      g_source_set_static_name (self->news_source, "[directive-tracker] news of the register");
      g_source_attach (self->news_source, self->context);
    }
  g_mutex_unlock (&self->lock);
}

/* Jobs */

static DtStoreJob *
new_job (DtStoreJobKind  kind,
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
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
  g_thread_pool_push (is_read && self->reading != NULL ? self->reading : self->writing, job, NULL);
  return TRUE;
}

static void
send_task (DtStore             *self,
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
static gboolean
send_and_wait (DtStore     *self,
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
  tell_all (self);
  return ok;
}

/* The class */

static void
dt_store_get_property (GObject    *object,
                       guint       property_id,
                       GValue     *value,
                       GParamSpec *pspec)
{
  DtStore *self = DT_STORE (object);

  switch (property_id)
    {
    case PROP_PATH:
      g_value_set_string (value, self->path);
      break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, dt_store_get_read_only (self));
      break;
    case PROP_UNDO_LABEL:
      g_value_set_string (value, self->undo_label);
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, self->redo_label);
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, self->n_writes > 0);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dt_store_finalize (GObject *object)
{
  DtStore *self = DT_STORE (object);

  /* Joining the threads here could make one wait for itself: a worker may drop the last reference. */
  if (self->writing != NULL)
    g_critical ("%s: the register was dropped without being closed", self->path);

  g_queue_clear_full (&self->news, (GDestroyNotify) news_free);
  g_free (self->undo_label);
  g_free (self->redo_label);
  g_free (self->path);
  g_main_context_unref (self->context);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->told);

  G_OBJECT_CLASS (dt_store_parent_class)->finalize (object);
}

static void
dt_store_class_init (DtStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = dt_store_get_property;
  object_class->finalize = dt_store_finalize;

  /**
   * DtStore:undo-label:
   *
   * What undo would undo, as the person saw it; %NULL when there is nothing.
   */
  properties[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL, flags);
  properties[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE, flags);
  properties[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, flags);
  properties[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, flags);
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  /**
   * DtStore::changed:
   * @change: (type DtChange): what one commit changed
   *
   * After each commit that changed something, on the thread that made the store: from its main loop,
   * before the callback of the write; from within dt_store_write() and the like when somebody waits.
   */
  signal_changed = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, DT_TYPE_CHANGE);
}

static void
dt_store_init (DtStore *self)
{
  g_mutex_init (&self->lock);
  g_cond_init (&self->told);
  g_queue_init (&self->news);
  self->context = g_main_context_ref_thread_default ();
  self->owner = g_thread_self ();
}

/* Opening and closing */

/**
 * dt_store_default_path:
 *
 * Returns: (transfer full): where the register of the person lies, `$XDG_DATA_HOME/directive-tracker/register.db`
 */
char *
dt_store_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "directive-tracker", "register.db", NULL);
}

/**
 * dt_store_new:
 * @path: a file, made when it is opened if it does not exist; ":memory:" for one that is lost with the store
 *
 * Returns: (transfer full): a store that is not open yet
 */
DtStore *
dt_store_new (const char   *path,
              DtStoreFlags  flags)
{
  DtStore *self = g_object_new (DT_TYPE_STORE, NULL);

  self->path = g_strdup (path);
  self->flags = flags;
  return self;
}

static DtStoreJob *
start_opening (DtStore      *self,
               GCancellable *cancellable)
{
  if (self->state != DT_STORE_NEW)
    return NULL;

  self->state = DT_STORE_OPENING;
  self->writing = g_thread_pool_new (dt_store_work, self, 1, TRUE, NULL);
  if (!g_str_equal (self->path, ":memory:"))
    self->reading = g_thread_pool_new (dt_store_work, self, 1, TRUE, NULL);
  return new_job (DT_STORE_JOB_OPEN, NULL, NULL, NULL, NULL, cancellable);
}

/**
 * dt_store_open_async:
 *
 * Opens the register, once: makes it if there is none, brings an older one up to date. What is sent
 * before it is open waits for it.
 */
void
dt_store_open_async (DtStore             *self,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  DtStoreJob *job;

  g_return_if_fail (DT_IS_STORE (self));

  job = start_opening (self, cancellable);
  g_return_if_fail (job != NULL);
  send_task (self, job, dt_store_open_async, callback, user_data);
}

gboolean
dt_store_open_finish (DtStore       *self,
                      GAsyncResult  *result,
                      GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

gboolean
dt_store_open (DtStore       *self,
               GCancellable  *cancellable,
               GError       **error)
{
  DtStoreJob *job;

  g_return_val_if_fail (DT_IS_STORE (self), FALSE);

  job = start_opening (self, cancellable);
  g_return_val_if_fail (job != NULL, FALSE);
  return send_and_wait (self, job, NULL, error);
}

static void
join (GThreadPool **pool)
{
  if (*pool == NULL)
    return;

  g_thread_pool_push (*pool, new_job (DT_STORE_JOB_CLOSE, NULL, NULL, NULL, NULL, NULL), NULL);
  g_thread_pool_free (g_steal_pointer (pool), FALSE, TRUE);
}

/**
 * dt_store_close:
 *
 * Waits until everything sent is done and closes the register. Callbacks of what was sent still come; news
 * does not. Afterwards every job is refused. Does nothing for a store that was never opened or is closed.
 */
void
dt_store_close (DtStore *self)
{
  g_autoptr(DtStore) alive = NULL;

  g_return_if_fail (DT_IS_STORE (self));
  g_return_if_fail (g_thread_self () == self->owner);

  alive = g_object_ref (self);
  if (self->look_timer != NULL)
    {
      g_source_destroy (self->look_timer);
      g_clear_pointer (&self->look_timer, g_source_unref);
    }

  join (&self->reading);
  join (&self->writing);

  g_mutex_lock (&self->lock);
  self->state = DT_STORE_CLOSED;
  g_queue_clear_full (&self->news, (GDestroyNotify) news_free);
  g_mutex_unlock (&self->lock);
  tell_all (self);   /* nothing is left but the source */
}

const char *
dt_store_get_path (DtStore *self)
{
  g_return_val_if_fail (DT_IS_STORE (self), NULL);

  return self->path;
}

/**
 * dt_store_get_read_only:
 *
 * Returns: whether the open register may only be read, because it was asked for or because of its file
 */
gboolean
dt_store_get_read_only (DtStore *self)
{
  gboolean read_only;

  g_return_val_if_fail (DT_IS_STORE (self), FALSE);

  g_mutex_lock (&self->lock);
  read_only = self->read_only;
  g_mutex_unlock (&self->lock);
  return read_only;
}

const char *
dt_store_get_undo_label (DtStore *self)
{
  g_return_val_if_fail (DT_IS_STORE (self), NULL);

  return self->undo_label;
}

const char *
dt_store_get_redo_label (DtStore *self)
{
  g_return_val_if_fail (DT_IS_STORE (self), NULL);

  return self->redo_label;
}

/* Reading and writing */

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

  send_task (self, new_job (DT_STORE_JOB_READ, job, data, data_free, result_free, cancellable),
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

  send_and_wait (self, new_job (DT_STORE_JOB_READ, job, data, NULL, NULL, cancellable), &result, error);
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

  sent = new_job (DT_STORE_JOB_WRITE, job, data, data_free, result_free, cancellable);
  set_write (sent, write);
  send_task (self, sent, dt_store_write_async, callback, user_data);
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

  sent = new_job (DT_STORE_JOB_WRITE, job, data, NULL, NULL, cancellable);
  set_write (sent, write);
  send_and_wait (self, sent, &result, error);
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

  send_task (self, new_job (DT_STORE_JOB_UNDO, NULL, NULL, NULL, g_free, NULL), dt_store_undo_async, callback, user_data);
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

  send_task (self, new_job (DT_STORE_JOB_REDO, NULL, NULL, NULL, g_free, NULL), dt_store_redo_async, callback, user_data);
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

  send_and_wait (self, new_job (DT_STORE_JOB_UNDO, NULL, NULL, NULL, NULL, NULL), &label, error);
  return label;
}

char *
dt_store_redo (DtStore  *self,
               GError  **error)
{
  gpointer label = NULL;

  g_return_val_if_fail (DT_IS_STORE (self), NULL);

  send_and_wait (self, new_job (DT_STORE_JOB_REDO, NULL, NULL, NULL, NULL, NULL), &label, error);
  return label;
}

/* Backup */

/* On a thread of GIO, with a connection of its own: neither lists nor edits wait for it. */
static void
run_backup (GTask        *task,
            gpointer      source,
            gpointer      data,
            GCancellable *cancellable)
{
  DtStore *self = source;
  g_autoptr(GError) error = NULL;
  g_autoptr(DtDb) db = dt_db_open (self->path, DT_DB_READ_ONLY, &error);

  if (db != NULL && dt_db_copy (db, data, cancellable, &error))
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
