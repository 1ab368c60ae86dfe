/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DtBlock:
 *
 * A bare rectangle that the style sheet fills: the bar of a chart, a grid line. Charts are made of these, because the
 * colours of a theme are not to be asked for in code.
 */
#define DT_TYPE_BLOCK (dt_block_get_type ())
G_DECLARE_FINAL_TYPE (DtBlock, dt_block, DT, BLOCK, GtkWidget)

GtkWidget *dt_block_new       (const char *css_class);
void       dt_block_set_class (GtkWidget *block, const char *css_class);   /* replaces the one set before */

G_END_DECLS
