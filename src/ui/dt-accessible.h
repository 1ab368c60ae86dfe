/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void dt_accessible_name_buttons (GtkWidget *root);
void dt_accessible_set_label    (GtkWidget *widget, const char *label);

G_END_DECLS
