/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A condition in force: tinted, a click takes it away. name: which condition, kept for the one who listens to "clicked". */
GtkWidget  *dt_filter_chip_new      (const char *label, const char *name);
/* What is offered while one types: outlined, with a mark before it. */
GtkWidget  *dt_filter_chip_new_hint (const char *label, const char *icon, const char *name);
const char *dt_filter_chip_get_name (GtkWidget *chip);

G_END_DECLS
