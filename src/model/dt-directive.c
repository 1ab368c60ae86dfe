/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-directive.h"

G_DEFINE_BOXED_TYPE (DtDirectiveRow, dt_directive_row, dt_directive_row_ref, dt_directive_row_unref)

DtDirectiveRow *
dt_directive_row_new (void)
{
  DtDirectiveRow *self = g_new0 (DtDirectiveRow, 1);

  g_atomic_ref_count_init (&self->ref_count);
  return self;
}

DtDirectiveRow *
dt_directive_row_ref (DtDirectiveRow *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
dt_directive_row_unref (DtDirectiveRow *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->uid);
  g_free (self->symbol);
  g_free (self->issuer);
  g_free (self->subject);
  g_free (self);
}
