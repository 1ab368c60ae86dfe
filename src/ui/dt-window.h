/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dt-context.h"

G_BEGIN_DECLS

/**
 * DtWindow:
 *
 * The window on one register: header bar, banners, the views, and every action a person can do. Views
 * activate those actions by name; they change nothing by themselves.
 */
#define DT_TYPE_WINDOW (dt_window_get_type ())
G_DECLARE_FINAL_TYPE (DtWindow, dt_window, DT, WINDOW, AdwApplicationWindow)

/* store: open; the window closes it when it is closed itself */
DtWindow   *dt_window_new          (GtkApplication *application, DtStore *store, GSettings *settings);
DtContext  *dt_window_get_context  (DtWindow *self);
void        dt_window_import_file  (DtWindow *self, GFile *file);
void        dt_window_register_file (DtWindow *self, GFile *file);    /* a letter, a packet, or XML of our own */
void        dt_window_register_files (DtWindow *self, GListModel *files);   /* GFile: one at once, or a list to go through */
const char *dt_window_get_view_name (DtWindow *self);       /* "tasks", "calendar", "units" */
DtView     *dt_window_get_view     (DtWindow *self);        /* the one before the eyes */

G_END_DECLS
