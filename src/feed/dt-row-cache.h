/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Private to feed/: rows by id, the last used kept. */

#include <glib.h>

G_BEGIN_DECLS

typedef struct _DtRowCache DtRowCache;

DtRowCache *dt_row_cache_new    (guint capacity, GDestroyNotify row_free);
void        dt_row_cache_free   (DtRowCache *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtRowCache, dt_row_cache_free)

/* FALSE: unknown. TRUE with *row NULL: known to be gone. Borrowed; counts as a use. */
gboolean    dt_row_cache_lookup (DtRowCache *self, gint64 id, gpointer *row);
gboolean    dt_row_cache_knows  (DtRowCache *self, gint64 id);
void        dt_row_cache_insert (DtRowCache *self, gint64 id, gpointer row);   /* takes row, NULL: gone */
void        dt_row_cache_remove (DtRowCache *self, gint64 id);
void        dt_row_cache_clear  (DtRowCache *self);
/* Forgets every row for which @matches is TRUE. */
void        dt_row_cache_remove_if (DtRowCache *self, gboolean (*matches) (gpointer row, gpointer user_data), gpointer user_data);

G_END_DECLS
