/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dt-unit.h"

G_BEGIN_DECLS

/**
 * DtSparkline:
 *
 * Twelve months of a unit in twelve bars: low for a month in time, middle where something came late, tall
 * where something is missing; a dot where nothing was due. Height tells as much as colour.
 */
#define DT_TYPE_SPARKLINE (dt_sparkline_get_type ())
G_DECLARE_FINAL_TYPE (DtSparkline, dt_sparkline, DT, SPARKLINE, GtkWidget)

GtkWidget *dt_sparkline_new (void);
void       dt_sparkline_set (DtSparkline *self, const DtPunctuality months[DT_UNIT_N_MONTHS]);

G_END_DECLS
