/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dt-state.h"

G_BEGIN_DECLS

/**
 * DtStateMark:
 *
 * The mark of a state, 16 px, or 12 px where it is small. It has no words of its own for those who listen: the state's word
 * always stands beside it.
 */
#define DT_TYPE_STATE_MARK (dt_state_mark_get_type ())
G_DECLARE_FINAL_TYPE (DtStateMark, dt_state_mark, DT, STATE_MARK, GtkWidget)

GtkWidget *dt_state_mark_new      (void);
void       dt_state_mark_set      (DtStateMark *self, DtState state, int percent);
void       dt_state_mark_set_size (DtStateMark *self, int pixels);
/* Gives @widget the colour of @state; used for words. A negative state takes all away. */
void       dt_state_style         (GtkWidget *widget, int state);

G_END_DECLS
