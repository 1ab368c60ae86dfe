/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An open register, seen from the main thread: jobs go out in their order to a writer and a reader thread
 * of its own, and come back as the end of a GTask and as news of what a commit changed. */

#include "dt-store-private.h"

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
  g_thread_pool_push (self->read_only ? self->reading : self->writing, job, NULL);
  return G_SOURCE_CONTINUE;
}

static void
start_looking (DtStore *self)
{
  if (self->look_timer != NULL || self->in_memory)
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

void
dt_store_tell_all (DtStore *self)
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
  dt_store_tell_all (data);
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
  g_clear_pointer (&self->as_of, dt_as_of_free);
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
  self->in_memory = g_str_equal (path, ":memory:");
  return self;
}

/**
 * dt_store_new_as_of:
 * @as_of: (transfer full): a register as it stood on an earlier day
 *
 * Returns: (transfer full): a store to read it, which takes the copy away when it goes itself
 */
DtStore *
dt_store_new_as_of (DtAsOf *as_of)
{
  DtStore *self = dt_store_new (dt_as_of_get_path (as_of), DT_STORE_FLAGS_READ_ONLY);

  self->as_of = as_of;
  return self;
}

/**
 * dt_store_get_as_of:
 *
 * Returns: the day at whose end the register is shown; %DT_DAY_NONE for the register itself
 */
DtDay
dt_store_get_as_of (DtStore *self)
{
  g_return_val_if_fail (DT_IS_STORE (self), DT_DAY_NONE);

  return self->as_of != NULL ? dt_as_of_get_day (self->as_of) : DT_DAY_NONE;
}

/**
 * dt_store_get_source:
 *
 * Returns: (transfer none): the path of the register, also where what is shown is a copy as it stood
 */
const char *
dt_store_get_source (DtStore *self)
{
  g_return_val_if_fail (DT_IS_STORE (self), NULL);

  return self->as_of != NULL ? dt_as_of_get_source (self->as_of) : self->path;
}

static DtStoreJob *
start_opening (DtStore      *self,
               GCancellable *cancellable)
{
  if (self->state != DT_STORE_NEW)
    return NULL;

  self->state = DT_STORE_OPENING;
  self->writing = g_thread_pool_new (dt_store_work, self, 1, TRUE, NULL);
  self->reading = g_thread_pool_new (dt_store_work, self, 1, TRUE, NULL);
  return dt_store_job_new (DT_STORE_JOB_OPEN, NULL, NULL, NULL, NULL, cancellable);
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
  dt_store_send_task (self, job, dt_store_open_async, callback, user_data);
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
  return dt_store_send_and_wait (self, job, NULL, error);
}

static void
join (GThreadPool **pool)
{
  if (*pool == NULL)
    return;

  g_thread_pool_push (*pool, dt_store_job_new (DT_STORE_JOB_CLOSE, NULL, NULL, NULL, NULL, NULL), NULL);
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
  dt_store_tell_all (self);   /* nothing is left but the source */
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
