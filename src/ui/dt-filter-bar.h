/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-context.h"

G_BEGIN_DECLS

/**
 * DtFilterBar:
 *
 * The conditions in force as chips, and the menus that add some. It changes nothing by itself: signal `edited`
 * with the DtQuery that is wanted instead (borrowed).
 */
#define DT_TYPE_FILTER_BAR (dt_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (DtFilterBar, dt_filter_bar, DT, FILTER_BAR, GtkWidget)

GtkWidget *dt_filter_bar_new         (DtContext *context);
void       dt_filter_bar_set_context (DtFilterBar *self, DtContext *context);      /* once */
void       dt_filter_bar_set_query   (DtFilterBar *self, const DtQuery *query);
void       dt_filter_bar_set_narrow  (DtFilterBar *self, gboolean narrow);         /* all menus in one */
void       dt_filter_bar_set_summary (DtFilterBar *self, const char *full, const char *brief);
void       dt_filter_bar_pick_unit   (DtFilterBar *self);                          /* opens the choice of units */

G_END_DECLS
