/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dt-directive-page.h"

G_BEGIN_DECLS

/**
 * DtChainPanel:
 *
 * The chain of a directive under its head, smaller or larger as one likes, and in a window of its own. Actions
 * `chain.zoom-in`, `chain.zoom-out`, `chain.expand`.
 */
#define DT_TYPE_CHAIN_PANEL (dt_chain_panel_get_type ())
G_DECLARE_FINAL_TYPE (DtChainPanel, dt_chain_panel, DT, CHAIN_PANEL, GtkWidget)

GtkWidget *dt_chain_panel_new (void);
void       dt_chain_panel_set (DtChainPanel *self, const DtDirectivePage *page);   /* must live until another is set */

G_END_DECLS
