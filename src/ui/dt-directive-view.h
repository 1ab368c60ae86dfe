/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-context.h"

G_BEGIN_DECLS

/**
 * DtDirectiveView:
 *
 * The Directives view: the list at the left, the sheet of the chosen one in the middle, and beside it what it is linked to.
 * Where there is no room for both, one of them at a time.
 */
#define DT_TYPE_DIRECTIVE_VIEW (dt_directive_view_get_type ())
G_DECLARE_FINAL_TYPE (DtDirectiveView, dt_directive_view, DT, DIRECTIVE_VIEW, GtkWidget)

GtkWidget *dt_directive_view_new          (DtContext *context);
void       dt_directive_view_open         (DtDirectiveView *self, gint64 directive_id);
gint64     dt_directive_view_get_selected (DtDirectiveView *self);      /* 0 none */

G_END_DECLS
