/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-query.h"
#include "dt-window-fixture.h"

G_BEGIN_DECLS

/* The list of tasks in the real window. */
GtkWidget         *dt_list_get      (DtWindowFixture *f);
GtkSelectionModel *dt_list_get_rows (DtWindowFixture *f);
guint              dt_list_find     (DtWindowFixture *f, DtRowKind kind, gint64 id);    /* GTK_INVALID_LIST_POSITION: not there */
void               dt_list_open_all (DtWindowFixture *f);                               /* shows all that is open, and waits for it */

G_END_DECLS
