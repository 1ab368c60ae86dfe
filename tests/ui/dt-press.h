/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a key would do: the binding of the widget with the focus, or of one above it. FALSE: nobody takes the key. */
gboolean   dt_press_key      (GtkWindow *window, guint keyval, GdkModifierType modifiers);

/* The first widget of a type at or below @root that is visible; NULL: none. */
GtkWidget *dt_find_widget    (GtkWidget *root, GType type);
GtkWidget *dt_find_window    (GType type);                      /* of the program, that is visible; NULL: none */
guint      dt_count_widgets  (GtkWidget *root, GType type);     /* all of them, seen or not */

G_END_DECLS
