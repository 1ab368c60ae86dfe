/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A thing read from the register and kept current. The old value stays until the new one has come, so that a
 * panel never blinks. At most one reading is under way and one is waiting, however many changes there were. */

#include "dt-result.h"

struct _DtResult
{
  GObject         parent_instance;

  /* Owned */
  DtStore        *store;
  GCancellable   *cancellable;    /* of the reading under way; NULL: none */
  gpointer        value;
  gpointer        data;           /* the prototype of what the job is given */

  DtJobFunc       job;
  GDestroyNotify  result_free;
  GBoxedCopyFunc  copy;
  GDestroyNotify  data_free;
  gulong          changed_id;
  gboolean        loaded;         /* asked for: changes of the store count */
  gboolean        again;
};

G_DEFINE_FINAL_TYPE (DtResult, dt_result, G_TYPE_OBJECT)

enum
{
  SIGNAL_UPDATED,
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void start_reading (DtResult *self);

/* What a reading carries: the result may be gone, or ask for something else, when it ends. */
typedef struct
{
  GWeakRef       result;
  GCancellable  *cancellable;
  GDestroyNotify result_free;
} Reading;

static void
reading_free (Reading *reading)
{
  g_weak_ref_clear (&reading->result);
  g_clear_object (&reading->cancellable);
  g_free (reading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

static void
set_value (DtResult *self,
           gpointer  value)
{
  gpointer old = g_steal_pointer (&self->value);

  self->value = value;
  if (old != NULL && self->result_free != NULL)
    self->result_free (old);
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(Reading) reading = user_data;
  g_autoptr(DtResult) self = g_weak_ref_get (&reading->result);
  g_autoptr(GError) error = NULL;
  gpointer value = dt_store_read_finish (DT_STORE (source), result, &error);
  gboolean again;

  /* Another reading has taken its place. */
  if (self == NULL || self->cancellable != reading->cancellable)
    {
      if (value != NULL && reading->result_free != NULL)
        reading->result_free (value);
      return;
    }

  g_clear_object (&self->cancellable);
  again = self->again;
  self->again = FALSE;

  if (error == NULL)
    {
      set_value (self, value);
      g_signal_emit (self, signals[SIGNAL_UPDATED], 0);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
    }

  if (again && self->loaded && self->cancellable == NULL)
    start_reading (self);
}

static void
start_reading (DtResult *self)
{
  Reading *reading = g_new0 (Reading, 1);

  g_weak_ref_init (&reading->result, self);
  self->cancellable = g_cancellable_new ();
  reading->cancellable = g_object_ref (self->cancellable);
  reading->result_free = self->result_free;

  dt_store_read_async (self->store, self->job,
                       self->copy != NULL ? self->copy (self->data) : self->data,
                       self->copy != NULL ? self->data_free : NULL,
                       self->result_free, self->cancellable, on_read, reading);
}

static void
stop_reading (DtResult *self)
{
  g_autoptr(GCancellable) cancellable = g_steal_pointer (&self->cancellable);

  self->again = FALSE;
  if (cancellable != NULL)
    g_cancellable_cancel (cancellable);
}

static void
on_store_changed (DtResult *self)
{
  if (!self->loaded)
    return;

  if (self->cancellable != NULL)
    self->again = TRUE;
  else
    start_reading (self);
}

static void
drop_data (DtResult *self)
{
  gpointer data = g_steal_pointer (&self->data);

  if (data != NULL && self->data_free != NULL)
    self->data_free (data);
}

static void
dt_result_dispose (GObject *object)
{
  DtResult *self = DT_RESULT (object);

  self->loaded = FALSE;
  stop_reading (self);
  if (self->store != NULL)
    g_clear_signal_handler (&self->changed_id, self->store);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (dt_result_parent_class)->dispose (object);
}

static void
dt_result_finalize (GObject *object)
{
  DtResult *self = DT_RESULT (object);

  set_value (self, NULL);
  drop_data (self);

  G_OBJECT_CLASS (dt_result_parent_class)->finalize (object);
}

static void
dt_result_class_init (DtResultClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dt_result_dispose;
  object_class->finalize = dt_result_finalize;

  /**
   * DtResult::updated:
   *
   * A new value has come, or the value was cleared.
   */
  signals[SIGNAL_UPDATED] = g_signal_new ("updated", DT_TYPE_RESULT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
  /**
   * DtResult::failed:
   * @error: what went wrong; the old value stays
   */
  signals[SIGNAL_FAILED] = g_signal_new ("failed", DT_TYPE_RESULT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_ERROR | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
dt_result_init (DtResult *self)
{
}

/**
 * dt_result_new:
 * @store: the register; a reference is kept
 * @job: the read job
 * @result_free: (nullable): frees what the job gives
 *
 * Returns: (transfer full): a result that has read nothing yet
 */
DtResult *
dt_result_new (DtStore       *store,
               DtJobFunc      job,
               GDestroyNotify result_free)
{
  DtResult *self;

  g_return_val_if_fail (DT_IS_STORE (store), NULL);
  g_return_val_if_fail (job != NULL, NULL);

  self = g_object_new (DT_TYPE_RESULT, NULL);
  self->store = g_object_ref (store);
  self->job = job;
  self->result_free = result_free;
  self->changed_id = g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * dt_result_load:
 * @data: (nullable) (transfer full): what to ask for
 * @copy: (nullable): makes a copy of @data for each reading; NULL: @data is never freed and outlives the result
 * @data_free: (nullable): frees @data and its copies
 *
 * Reads, and reads again whenever the register changes. A reading under way for something else is dropped.
 */
void
dt_result_load (DtResult      *self,
                gpointer       data,
                GBoxedCopyFunc copy,
                GDestroyNotify data_free)
{
  g_return_if_fail (DT_IS_RESULT (self));
  g_return_if_fail (data == NULL || copy != NULL || data_free == NULL);

  stop_reading (self);
  drop_data (self);
  self->data = data;
  self->copy = data != NULL ? copy : NULL;
  self->data_free = data_free;
  self->loaded = TRUE;
  start_reading (self);
}

/**
 * dt_result_clear:
 *
 * Forgets the value and reads no more until the next dt_result_load(). Emits #DtResult::updated if there was a value.
 */
void
dt_result_clear (DtResult *self)
{
  gboolean had_value;

  g_return_if_fail (DT_IS_RESULT (self));

  had_value = self->value != NULL;
  stop_reading (self);
  self->loaded = FALSE;
  set_value (self, NULL);
  if (had_value)
    g_signal_emit (self, signals[SIGNAL_UPDATED], 0);
}

/**
 * dt_result_get:
 *
 * Returns: (transfer none) (nullable): the newest value, until the next #DtResult::updated; NULL: none has come
 */
gpointer
dt_result_get (DtResult *self)
{
  g_return_val_if_fail (DT_IS_RESULT (self), NULL);

  return self->value;
}

/**
 * dt_result_get_loading:
 *
 * Returns: whether a reading is under way
 */
gboolean
dt_result_get_loading (DtResult *self)
{
  g_return_val_if_fail (DT_IS_RESULT (self), FALSE);

  return self->cancellable != NULL;
}
