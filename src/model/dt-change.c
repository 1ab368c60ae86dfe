/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What one commit changed. Built by the writer, then never changed again. */

#include "dt-change.h"

G_DEFINE_BOXED_TYPE (DtChange, dt_change, dt_change_ref, dt_change_unref)

/**
 * dt_change_new:
 *
 * Returns: (transfer full): a change of nothing, to be filled by the one who makes it before anyone else
 *   sees it; ids must be sorted
 */
DtChange *
dt_change_new (void)
{
  DtChange *self = g_new0 (DtChange, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->tasks = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->units = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->directives = g_array_new (FALSE, FALSE, sizeof (gint64));

  return self;
}

/**
 * dt_change_ref:
 * @self: a change
 *
 * Returns: (transfer full): @self
 */
DtChange *
dt_change_ref (DtChange *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * dt_change_unref:
 * @self: (nullable) (transfer full): a change
 */
void
dt_change_unref (DtChange *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_pointer (&self->tasks, g_array_unref);
  g_clear_pointer (&self->units, g_array_unref);
  g_clear_pointer (&self->directives, g_array_unref);
  g_free (self->label);
  g_free (self);
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  gint64 x = *(const gint64 *) a;
  gint64 y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

static gboolean
has_id (GArray *ids,
        gint64  id)
{
  return ids != NULL && g_array_binary_search (ids, &id, compare_ids, NULL);
}

/**
 * dt_change_has_task:
 * @self: a change
 * @id: of a task
 *
 * Returns: whether the task may look different now
 */
gboolean
dt_change_has_task (const DtChange *self,
                    gint64          id)
{
  return self->everything || has_id (self->tasks, id);
}

/**
 * dt_change_has_unit:
 * @self: a change
 * @id: of a unit
 *
 * Returns: whether the unit may look different now
 */
gboolean
dt_change_has_unit (const DtChange *self,
                    gint64          id)
{
  return self->everything || has_id (self->units, id);
}
