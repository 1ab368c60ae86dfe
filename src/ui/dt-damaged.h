/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What can be done about a register that could not be opened: of a damaged one its newest backup is offered, and what can
 * still be read of it, before @other. */
GtkWidget *dt_damaged_new_ways (const char *path, const GError *error, GtkWidget *other);

/* @error: (nullable): what stood in the way */
typedef void (*DtDamagedDoneFunc) (GtkWindow *window, const GError *error, gpointer user_data);

/* Puts a backup in its place, while the window waits; what was there is kept beside it under another name. */
void       dt_damaged_replace  (GtkWindow *window, const char *path, const char *other, DtDamagedDoneFunc done, gpointer user_data);

G_END_DECLS
