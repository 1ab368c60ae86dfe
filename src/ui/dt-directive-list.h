/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-context.h"

G_BEGIN_DECLS

/**
 * DtDirectiveSideList:
 *
 * The directives by month, the newest first, and a search over them. Property `selected`: the id of the one that is
 * chosen, 0 none.
 */
#define DT_TYPE_DIRECTIVE_SIDE_LIST (dt_directive_side_list_get_type ())
G_DECLARE_FINAL_TYPE (DtDirectiveSideList, dt_directive_side_list, DT, DIRECTIVE_SIDE_LIST, GtkWidget)

GtkWidget *dt_directive_side_list_new          (DtContext *context);
gint64     dt_directive_side_list_get_selected (DtDirectiveSideList *self);
void       dt_directive_side_list_select       (DtDirectiveSideList *self, gint64 id);   /* also one that is not listed */
void       dt_directive_side_list_focus_search (DtDirectiveSideList *self);
gboolean   dt_directive_side_list_clear_search (DtDirectiveSideList *self);    /* FALSE: there was none */
void       dt_directive_side_list_focus_rows   (DtDirectiveSideList *self);

G_END_DECLS
