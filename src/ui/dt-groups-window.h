/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dt-window.h"

G_BEGIN_DECLS

/**
 * DtGroupsWindow:
 *
 * The groups of units: how many members each has today and how many tasks ask it; to add, edit and remove.
 */
#define DT_TYPE_GROUPS_WINDOW (dt_groups_window_get_type ())
G_DECLARE_FINAL_TYPE (DtGroupsWindow, dt_groups_window, DT, GROUPS_WINDOW, AdwWindow)

DtGroupsWindow *dt_groups_window_new  (DtWindow *parent);
GtkWindow      *dt_groups_window_find (DtWindow *parent);     /* that which stands before @parent; NULL none */

G_END_DECLS
