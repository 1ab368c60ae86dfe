/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-store.h"
#include "dt-unit.h"

G_BEGIN_DECLS

/* from, to: what fell due then is judged, both days counted; DT_DAY_NONE: open end, both: the twelve months of the chart.
 * A plain copyable struct: g_memdup2. */
typedef struct { gint64 unit_id; DtDay today; int soon_days; DtDay from, to; gboolean ever; /* whenever it fell due */
                 gboolean whole; /* all that it owes and handed in, for paper; else what a page shows */ } DtUnitFetch;

gboolean dt_job_list_units   (DtDb *db, gpointer data, gpointer *result, GError **error);   /* DtUnitFetch → GPtrArray of DtUnitRow, by kind then order */
gboolean dt_job_load_unit    (DtDb *db, gpointer data, gpointer *result, GError **error);   /* DtUnitFetch → DtUnitDetail */
/* DtUnitFetch → GPtrArray of DtUnitRates of all units with something due in the period, in the order of dt_job_list_units() */
gboolean dt_job_list_rates   (DtDb *db, gpointer data, gpointer *result, GError **error);
gboolean dt_unit_load_rates  (DtDb *db, const DtUnitFetch *fetch, DtUnitRates *rates, GError **error);     /* of fetch->unit_id */

G_END_DECLS
