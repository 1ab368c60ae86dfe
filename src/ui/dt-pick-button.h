/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dt-pick-popover.h"

G_BEGIN_DECLS

/**
 * DtPickButton:
 *
 * One of many things, shown on a button that opens the choice. Signal `picked` when the person has chosen.
 */
#define DT_TYPE_PICK_BUTTON (dt_pick_button_get_type ())
G_DECLARE_FINAL_TYPE (DtPickButton, dt_pick_button, DT, PICK_BUTTON, GtkWidget)

GtkWidget *dt_pick_button_new         (const char *unset, const char *placeholder);
void       dt_pick_button_add         (DtPickButton *self, gint64 id, const char *label, const char *second);
void       dt_pick_button_clear       (DtPickButton *self);
void       dt_pick_button_set_id      (DtPickButton *self, gint64 id);     /* 0: none */
gint64     dt_pick_button_get_id      (DtPickButton *self);
const char *dt_pick_button_get_label  (DtPickButton *self);                /* of what is chosen; NULL */
DtPickPopover *dt_pick_button_get_popover (DtPickButton *self);            /* for a choice that is looked for as one types */
GtkWidget *dt_pick_button_get_button  (DtPickButton *self);                /* for a label's mnemonic */

G_END_DECLS
