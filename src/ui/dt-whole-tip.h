/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Where there is no room for all of a label, the whole of it is its tooltip. */
void dt_whole_tip_attach (GtkWidget *label);

G_END_DECLS
