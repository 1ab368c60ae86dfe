/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dt-date.h"

G_BEGIN_DECLS

/* off: one for days off too. today: the words for its line */
void dt_change_legend_add_marks (GtkBox *box, gboolean off, const char *today);
void dt_change_legend_fill (GtkBox *box, DtDay today);

G_END_DECLS
