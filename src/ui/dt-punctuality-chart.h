/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dt-unit.h"

G_BEGIN_DECLS

/**
 * DtPunctualityChart:
 *
 * Twelve months of a unit as stacked columns: in time (plain), late (hatched and outlined), not handed in (solid). Its
 * label reads the months aloud.
 */
#define DT_TYPE_PUNCTUALITY_CHART (dt_punctuality_chart_get_type ())
G_DECLARE_FINAL_TYPE (DtPunctualityChart, dt_punctuality_chart, DT, PUNCTUALITY_CHART, GtkWidget)

GtkWidget *dt_punctuality_chart_new (void);
void       dt_punctuality_chart_set (DtPunctualityChart *self, const DtPunctuality months[DT_UNIT_N_MONTHS]);

G_END_DECLS
