/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-store.h"

G_BEGIN_DECLS

/**
 * DtResult:
 *
 * A thing read from the register and kept current: rereads when its store changes. Used for
 * the detail panel, the sidebar counts, the unit list, the unit page, the month. Signals `updated`, `failed` (GError).
 */
#define DT_TYPE_RESULT (dt_result_get_type ())
G_DECLARE_FINAL_TYPE (DtResult, dt_result, DT, RESULT, GObject)

DtResult *dt_result_new      (DtStore *store, DtJobFunc job, GDestroyNotify result_free);
/* copy: makes the job's data for each reading from the prototype; NULL with NULL data */
void      dt_result_load     (DtResult *self, gpointer data, GBoxedCopyFunc copy, GDestroyNotify data_free);  /* takes data; the old value stays until the new has come */
void      dt_result_clear    (DtResult *self);
gpointer  dt_result_get      (DtResult *self);      /* borrowed, NULL: none yet */
gboolean  dt_result_get_loading (DtResult *self);

G_END_DECLS
