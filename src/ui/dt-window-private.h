/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Between the files of the window. */

#include "dt-pack.h"
#include "dt-task-view.h"
#include "dt-window.h"

G_BEGIN_DECLS

void        dt_window_install_actions      (GtkWidgetClass *widget_class);   /* dt-window-actions.c */
void        dt_window_install_edit_actions (GtkWidgetClass *widget_class);   /* dt-edit-actions.c */
void        dt_window_sync_actions         (DtWindow *self);
void        dt_window_sync_edit_actions    (DtWindow *self);

void        dt_window_show_as_of           (GtkWidget *widget, const char *action, GVariant *parameter);   /* dt-window-asof.c */

DtTaskView *dt_window_get_task_view        (DtWindow *self);
GtkWidget  *dt_window_find_view            (DtWindow *self, const char *name);   /* NULL: not built */
gboolean    dt_window_show_view            (DtWindow *self, const char *name);
void        dt_window_step_view            (DtWindow *self, int step);
void        dt_window_popup_menu           (DtWindow *self);
void        dt_window_remember_place       (DtWindow *self);     /* before going elsewhere: for Alt+← */
void        dt_window_step_place           (DtWindow *self, gboolean back);
void        dt_window_toast                (DtWindow *self, const char *text, gboolean undoable);
/* heading: what did not work, translated; NULL: something general. Cancelling is no failure and is not told. */
void        dt_window_tell_error           (DtWindow *self, const char *heading, const GError *error);
/* A popover over the widget with the focus that outlives it: shown here, taken down when it is closed. */
void        dt_window_popup_over_focus     (DtWindow *self, GtkWidget *popover);
void        dt_window_set_saved            (DtWindow *self, const GError *error);   /* NULL: the last write was stored */

/* Where files were looked for last */
GFile      *dt_window_dup_last_folder       (DtWindow *self);          /* NULL: nowhere yet */
void        dt_window_keep_folder           (DtWindow *self, GFile *file);

/* dt-window-register.c */
void        dt_window_print_shown           (GtkWidget *widget, const char *action, GVariant *parameter);
void        dt_window_print_summary         (GtkWidget *widget, const char *action, GVariant *parameter);
void        dt_window_print_tasks           (GtkWidget *widget, const char *action, GVariant *parameter);
void        dt_window_print_matrix          (GtkWidget *widget, const char *action, GVariant *parameter);
void        dt_window_print_report          (GtkWidget *widget, const char *action, GVariant *parameter);
void        dt_window_open_register         (GtkWidget *widget, const char *action, GVariant *parameter);
void        dt_window_new_register          (GtkWidget *widget, const char *action, GVariant *parameter);
void        dt_window_register_form         (GtkWidget *widget, const char *action, GVariant *parameter);
void        dt_window_restore_backup        (GtkWidget *widget, const char *action, GVariant *parameter);   /* dt-window-backup.c */
void        dt_window_register_letter       (GtkWidget *widget, const char *action, GVariant *parameter);
void        dt_window_register_text         (GtkWidget *widget, const char *action, GVariant *parameter);
void        dt_window_open_draft            (GtkWidget *widget, const char *action, GVariant *parameter);
void        dt_window_sync_drafts           (DtWindow *self);

/* dt-window-export.c */
void        dt_window_import                (GtkWidget *widget, const char *action, GVariant *parameter);
void        dt_window_export_shown          (GtkWidget *widget, const char *action, GVariant *parameter);
void        dt_window_export_list           (GtkWidget *widget, const char *action, GVariant *parameter);
void        dt_window_export_calendar       (GtkWidget *widget, const char *action, GVariant *parameter);
void        dt_window_write_calendar        (DtWindow *self, GFile *file, gboolean events);
void        dt_window_export_matrix         (GtkWidget *widget, const char *action, GVariant *parameter);
void        dt_window_export_register       (GtkWidget *widget, const char *action, GVariant *parameter);
void        dt_window_back_up               (GtkWidget *widget, const char *action, GVariant *parameter);
void        dt_window_write_list            (DtWindow *self, GFile *file);
void        dt_window_write_matrix          (DtWindow *self, GFile *file);
void        dt_window_write_register        (DtWindow *self, GFile *file);

/* dt-window-pack.c */
void        dt_window_pack                  (GtkWidget *widget, const char *action, GVariant *parameter);
void        dt_window_write_pack            (DtWindow *self, const char *path, DtPackOptions *options);
gboolean    dt_window_is_pack               (const char *name);
void        dt_window_unpack_file           (DtWindow *self, GFile *file);

G_END_DECLS
