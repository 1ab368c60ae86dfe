/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What can be done about a register that could not be opened: of a damaged one its newest backup is offered, and what can
 * still be read of it, before @other. */
GtkWidget *dt_damaged_new_ways (const char *path, const GError *error, GtkWidget *other);

/* Puts a backup in its place; what was there is kept beside it under another name. */
gboolean   dt_damaged_replace  (const char *path, const char *backup, GError **error);

G_END_DECLS
