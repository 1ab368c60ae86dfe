/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dt-unit-jobs.h"

G_BEGIN_DECLS

GtkStringList *dt_unit_periods      (void);
void           dt_unit_period_set   (DtUnitFetch *fetch, guint choice);
void           dt_unit_figures_fill (GtkBox *box, GtkLabel *judged, const DtUnitDetail *detail);

G_END_DECLS
