/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* What a read under way holds of a window. A strong reference would keep a window that was closed alive past its parent,
 * which GTK 4.8 then touches as it frees the child. */
typedef struct _DtWeak DtWeak;
DtWeak   *dt_weak_new  (gpointer object);
/* The object, if it is still there, and frees @self. Returns: (transfer full) (nullable) */
gpointer  dt_weak_take (DtWeak *self);

G_END_DECLS
