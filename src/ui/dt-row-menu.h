/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Returns: (transfer full) (nullable): what can be done with @row */
typedef GMenuModel *(*DtRowMenuFunc) (GtkListBoxRow *row, gpointer user_data);

void dt_row_menu_attach (GtkListBox *list, DtRowMenuFunc make, gpointer user_data);

G_END_DECLS
