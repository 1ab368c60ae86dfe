/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DtPickPopover:
 *
 * One of many things, found by typing a part of its name, with or without accents. Signals `picked`
 * (gint64) and, where the owner looks for what fits, `typed` (string).
 */
#define DT_TYPE_PICK_POPOVER (dt_pick_popover_get_type ())
G_DECLARE_FINAL_TYPE (DtPickPopover, dt_pick_popover, DT, PICK_POPOVER, GtkPopover)

GtkWidget *dt_pick_popover_new   (const char *placeholder);
void       dt_pick_popover_clear (DtPickPopover *self);
void       dt_pick_popover_add   (DtPickPopover *self, gint64 id, const char *label, const char *second);   /* second may be NULL */
void       dt_pick_popover_set_live (DtPickPopover *self);
void       dt_pick_popover_refresh  (DtPickPopover *self);

G_END_DECLS
