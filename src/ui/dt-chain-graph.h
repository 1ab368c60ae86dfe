/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dt-directive-page.h"

G_BEGIN_DECLS

/**
 * DtChainGraph:
 *
 * A directive among others: what it rests on above, what came of it below, with the relation on each link. Every node is a
 * button: `chain.show` (x), which whoever holds the graph does.
 */
#define DT_TYPE_CHAIN_GRAPH (dt_chain_graph_get_type ())
G_DECLARE_FINAL_TYPE (DtChainGraph, dt_chain_graph, DT, CHAIN_GRAPH, GtkWidget)

GtkWidget *dt_chain_graph_new (void);
void       dt_chain_graph_set (DtChainGraph *self, const DtDirectivePage *page);   /* read now, not kept */
void       dt_chain_graph_set_zoom (DtChainGraph *self, double zoom);

G_END_DECLS
