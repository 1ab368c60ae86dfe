/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-matrix-item.h"

struct _DtMatrixItem
{
  GObject             parent_instance;

  DtMatrix           *matrix;     /* owned; the unit lies in it */
  const DtMatrixUnit *unit;
  DtUnitKind          kind;
};

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DtMatrixItem, dt_matrix_item, G_TYPE_OBJECT)

static void
dt_matrix_item_finalize (GObject *object)
{
  g_clear_pointer (&DT_MATRIX_ITEM (object)->matrix, dt_matrix_unref);

  G_OBJECT_CLASS (dt_matrix_item_parent_class)->finalize (object);
}

static void
dt_matrix_item_class_init (DtMatrixItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dt_matrix_item_finalize;

  signals[CHANGED] = g_signal_new ("changed", DT_TYPE_MATRIX_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dt_matrix_item_init (DtMatrixItem *self)
{
}

/**
 * dt_matrix_item_new:
 * @matrix: what is shown
 * @kind: the kind of the unit, or that the head names
 * @unit: (nullable): one of its units; %NULL for a head
 *
 * Returns: (transfer full): a line
 */
DtMatrixItem *
dt_matrix_item_new (DtMatrix           *matrix,
                    DtUnitKind          kind,
                    const DtMatrixUnit *unit)
{
  DtMatrixItem *self = g_object_new (DT_TYPE_MATRIX_ITEM, NULL);

  self->matrix = dt_matrix_ref (matrix);
  self->kind = kind;
  self->unit = unit;

  return self;
}

/**
 * dt_matrix_item_set:
 * @self: a line
 * @like: the same line of a newer matrix
 */
void
dt_matrix_item_set (DtMatrixItem *self,
                    DtMatrixItem *like)
{
  DtMatrix *old;

  g_return_if_fail (DT_IS_MATRIX_ITEM (self));

  old = self->matrix;
  self->matrix = dt_matrix_ref (like->matrix);
  self->unit = like->unit;
  self->kind = like->kind;
  g_signal_emit (self, signals[CHANGED], 0);
  dt_matrix_unref (old);
}

gboolean
dt_matrix_item_is_same (DtMatrixItem *self,
                        DtMatrixItem *other)
{
  if (self->unit == NULL || other->unit == NULL)
    return self->unit == other->unit && self->kind == other->kind;

  return self->unit->unit_id == other->unit->unit_id;
}

const DtMatrixUnit *
dt_matrix_item_get_unit (DtMatrixItem *self)
{
  return self->unit;
}

DtMatrix *
dt_matrix_item_get_matrix (DtMatrixItem *self)
{
  return self->matrix;
}

DtUnitKind
dt_matrix_item_get_kind (DtMatrixItem *self)
{
  return self->kind;
}
