/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-context.h"
#include "dt-list-jobs.h"

G_BEGIN_DECLS

/**
 * DtSearchHints:
 *
 * Under a search entry: the states, units and directives that what is typed may mean, as chips. Not seen while there are none.
 * Signal `picked` (DtSuggestKind, gint64 id).
 */
#define DT_TYPE_SEARCH_HINTS (dt_search_hints_get_type ())
G_DECLARE_FINAL_TYPE (DtSearchHints, dt_search_hints, DT, SEARCH_HINTS, GtkWidget)

void dt_search_hints_set_context (DtSearchHints *self, DtContext *context);     /* once */
void dt_search_hints_set_text    (DtSearchHints *self, const char *text);       /* "" none */

G_END_DECLS
