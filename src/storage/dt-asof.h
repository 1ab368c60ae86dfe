/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-progress.h"
#include "dt-store.h"

G_BEGIN_DECLS

/**
 * DtAsOf:
 *
 * The register as it stood at the end of a day, in a private folder that goes with it. To be opened read-only.
 */
typedef struct _DtAsOf DtAsOf;

void        dt_as_of_make_async  (const char *path, DtDay day, DtProgressFunc progress, gpointer progress_data,
                                  GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
DtAsOf     *dt_as_of_make_finish (GAsyncResult *result, GError **error);
DtAsOf     *dt_as_of_make        (const char *path, DtDay day, GCancellable *cancellable, GError **error);   /* waits */
const char *dt_as_of_get_path    (DtAsOf *self);
const char *dt_as_of_get_source  (DtAsOf *self);      /* the path of the register it was made from */
DtDay       dt_as_of_get_day     (DtAsOf *self);
void        dt_as_of_free        (DtAsOf *self);      /* removes the folder; its store must be closed */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtAsOf, dt_as_of_free)
void        dt_as_of_clear_up    (void);              /* what a program that crashed has left behind */

/* A store that reads it; takes it. */
DtStore    *dt_store_new_as_of   (DtAsOf *as_of);
DtDay       dt_store_get_as_of   (DtStore *store);    /* none: the register itself */
const char *dt_store_get_source  (DtStore *store);    /* path of the register itself */

/* data: NULL → DtDay*: the first day that the register can tell of: of its journal, or of what was read into it */
gboolean dt_job_first_day (DtDb *db, gpointer data, gpointer *result, GError **error);

G_END_DECLS
