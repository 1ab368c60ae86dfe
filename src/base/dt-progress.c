/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-progress.h"

/* A bar does not show less. */
#define STEP 0.01

struct _DtProgress
{
  gatomicrefcount  ref_count;
  DtProgressFunc   func;
  gpointer         user_data;
  GMainContext    *context;        /* NULL: told right here */
  GCancellable    *cancellable;

  /* The thread that works */
  double           from, to;       /* the part of the whole that is being done */
  double           told;
};

/**
 * dt_progress_new:
 * @func: who is told
 * @context: (nullable): where; %NULL for right from dt_progress_tell()
 * @cancellable: (nullable): cancelled, nothing is told any more
 *
 * Returns: (transfer full): a progress of which nothing is done
 */
DtProgress *
dt_progress_new (DtProgressFunc  func,
                 gpointer        user_data,
                 GMainContext   *context,
                 GCancellable   *cancellable)
{
  DtProgress *self = g_new0 (DtProgress, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->func = func;
  self->user_data = user_data;
  self->context = context != NULL ? g_main_context_ref (context) : NULL;
  g_set_object (&self->cancellable, cancellable);
  self->to = 1;

  return self;
}

DtProgress *
dt_progress_ref (DtProgress *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
dt_progress_unref (DtProgress *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_pointer (&self->context, g_main_context_unref);
  g_clear_object (&self->cancellable);
  g_free (self);
}

/**
 * dt_progress_set_range:
 * @self: (nullable): a progress
 *
 * What is told from now on, from 0 to 1, is this part of the whole.
 */
void
dt_progress_set_range (DtProgress *self,
                       double      from,
                       double      to)
{
  if (self == NULL)
    return;

  self->from = from;
  self->to = to;
}

typedef struct
{
  DtProgress *progress;
  double      fraction;
} Told;

static gboolean
on_told (gpointer data)
{
  Told *told = data;

  if (!g_cancellable_is_cancelled (told->progress->cancellable))
    told->progress->func (told->fraction, told->progress->user_data);
  return G_SOURCE_REMOVE;
}

static void
told_free (gpointer data)
{
  Told *told = data;

  dt_progress_unref (told->progress);
  g_free (told);
}

/**
 * dt_progress_tell:
 * @self: (nullable): a progress
 * @fraction: of the range, 0 to 1
 */
void
dt_progress_tell (DtProgress *self,
                  double      fraction)
{
  g_autoptr(GSource) source = NULL;
  double of_all;
  Told *told;

  if (self == NULL)
    return;

  of_all = self->from + CLAMP (fraction, 0, 1) * (self->to - self->from);
  if (of_all < self->told + STEP)
    return;

  self->told = of_all;
  if (self->context == NULL)
    {
      self->func (of_all, self->user_data);
      return;
    }

  /* Not g_main_context_invoke(): it would call right here whenever the main loop is not running just now. */
  told = g_new (Told, 1);
  told->progress = dt_progress_ref (self);
  told->fraction = of_all;
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, on_told, told, told_free);
  g_source_attach (source, self->context);
}
