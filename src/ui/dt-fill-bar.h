/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DtFillBar:
 *
 * A thin bar that is filled from the left. Its number always stands beside it in words, so it is silent for
 * those who listen.
 */
#define DT_TYPE_FILL_BAR (dt_fill_bar_get_type ())
G_DECLARE_FINAL_TYPE (DtFillBar, dt_fill_bar, DT, FILL_BAR, GtkWidget)

GtkWidget *dt_fill_bar_new (void);
/* fraction: 0 to 1; css_class of the fill: NULL (in progress), "done", "handed", "late", "overdue" */
void       dt_fill_bar_set (DtFillBar *self, double fraction, const char *css_class);

G_END_DECLS
