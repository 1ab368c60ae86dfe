/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Whether something in the widget has the focus. A widget that hands the focus on to a part of it must refuse it then: GTK 4.8
 * asks it to take the focus when Tab has passed its last part, and would never get out of it. */
gboolean dt_focus_is_inside (GtkWidget *widget);

G_END_DECLS
