/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-store.h"
#include "dt-unit.h"

G_BEGIN_DECLS

typedef struct { gint64 unit_id; DtDay today; int soon_days; } DtUnitFetch;   /* a plain copyable struct: g_memdup2 */

gboolean dt_job_list_units   (DtDb *db, gpointer data, gpointer *result, GError **error);   /* DtUnitFetch → GPtrArray of DtUnitRow, by kind then order */
gboolean dt_job_load_unit    (DtDb *db, gpointer data, gpointer *result, GError **error);   /* DtUnitFetch → DtUnitDetail */

G_END_DECLS
