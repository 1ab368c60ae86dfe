/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dt-date.h"

G_BEGIN_DECLS

/* An entry for a time of day, "16:30"; empty is none. */
GtkWidget *dt_time_entry_new      (int minutes);
int        dt_time_entry_get_time (GtkWidget *entry);      /* DT_TIME_NONE where empty or not valid */
gboolean   dt_time_entry_is_valid (GtkWidget *entry);

G_END_DECLS
