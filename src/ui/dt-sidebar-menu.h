/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What can be done with a row of the left list of tasks. Returns: (transfer full) */
GMenuModel *dt_sidebar_menu_new_for_filter    (gint64 id, const char *name);
GMenuModel *dt_sidebar_menu_new_for_directive (gint64 id, const char *symbol);
GMenuModel *dt_sidebar_menu_new_for_unit      (gint64 id, const char *name);
GMenuModel *dt_sidebar_menu_new_for_page      (void);

G_END_DECLS
