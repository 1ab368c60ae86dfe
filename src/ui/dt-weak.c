/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-weak.h"

struct _DtWeak
{
  GWeakRef ref;
};

DtWeak *
dt_weak_new (gpointer object)
{
  DtWeak *self = g_new0 (DtWeak, 1);

  g_weak_ref_init (&self->ref, object);

  return self;
}

gpointer
dt_weak_take (DtWeak *self)
{
  gpointer object = g_weak_ref_get (&self->ref);

  g_weak_ref_clear (&self->ref);
  g_free (self);

  return object;
}
