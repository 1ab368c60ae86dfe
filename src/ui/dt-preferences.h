/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dt-context.h"

G_BEGIN_DECLS

/**
 * DtPreferences:
 *
 * What the office and the person have laid down: names for print and the reading of "before", the days off of each
 * year, what is shown. Everything is stored as soon as it is given; each edit of the register is one step of undo.
 */
#define DT_TYPE_PREFERENCES (dt_preferences_get_type ())
G_DECLARE_FINAL_TYPE (DtPreferences, dt_preferences, DT, PREFERENCES, AdwWindow)

GtkWidget *dt_preferences_new (GtkWindow *parent, DtContext *context);

void       dt_preferences_show_page (DtPreferences *self, const char *page);

/* For its pages: a write of the register from @page; what is refused is told. Takes data. */
void       dt_preferences_write (GtkWidget *page, DtStore *store, const char *action, DtJobFunc job, gpointer data,
                                 GDestroyNotify data_free);
void       dt_preferences_tell  (GtkWidget *page, const char *text);

G_END_DECLS
