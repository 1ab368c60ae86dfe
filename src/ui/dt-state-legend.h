/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dt-state.h"

G_BEGIN_DECLS

/**
 * DtStateLegend:
 *
 * The marks and their words, each with how many there are, and a check to show or hide them. States that are rare
 * (suspended, cancelled) have a row only while there are any. Signal `changed`: another set is checked.
 */
#define DT_TYPE_STATE_LEGEND (dt_state_legend_get_type ())
G_DECLARE_FINAL_TYPE (DtStateLegend, dt_state_legend, DT, STATE_LEGEND, GtkWidget)

GtkWidget *dt_state_legend_new        (void);
void       dt_state_legend_set_counts (DtStateLegend *self, const int by_state[DT_N_STATES]);
unsigned   dt_state_legend_get_states (DtStateLegend *self);     /* set of DT_STATE_BIT, as for a query: 0 is all */
gboolean   dt_state_legend_is_checked (DtStateLegend *self, DtState state);
void       dt_state_legend_set_checked (DtStateLegend *self, DtState state, gboolean checked);
gboolean   dt_state_legend_reset      (DtStateLegend *self);     /* checks all; TRUE if any was not */

/* A check row with a picture, a word and a number; used by the layers as well. The count label is returned in @count. */
GtkWidget *dt_state_legend_new_row    (GtkWidget *picture, const char *label, GtkWidget **count);

G_END_DECLS
