/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Between the files of the actions that change the register. */

#include "dt-edit-words.h"
#include "dt-window-private.h"

G_BEGIN_DECLS

/* dt-edit-write.c; takes data */
void dt_edit_write    (DtWindow *window, DtEditKind kind, GPtrArray *rows, guint n, DtJobFunc job, gpointer data,
                       GDestroyNotify data_free);

/* Of gtk_widget_class_install_action() */
void dt_edit_write_reminder (GtkWidget *widget, const char *action, GVariant *parameter);   /* dt-edit-remind.c */
void dt_edit_set_hold (GtkWidget *widget, const char *action, GVariant *parameter);   /* dt-edit-hold.c */
void dt_edit_undo     (GtkWidget *widget, const char *action, GVariant *parameter);   /* dt-edit-undo.c */
void dt_edit_redo     (GtkWidget *widget, const char *action, GVariant *parameter);

G_END_DECLS
