/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *dt_side_head_new                 (const char *title, const char *note);
GtkWidget *dt_side_head_new_register_button (void);    /* "+": a directive from its letter */

G_END_DECLS
