/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Between the files of the actions that change the register. */

#include "dt-edit-words.h"
#include "dt-window-private.h"

G_BEGIN_DECLS

/* dt-edit-write.c; takes data */
void dt_edit_write    (DtWindow *window, DtEditKind kind, GPtrArray *rows, guint n, DtJobFunc job, gpointer data,
                       GDestroyNotify data_free);

/* dt-edit-actions.c: the form of a submission; file: what was handed in, NULL none. rows: DtAssignmentRow */
void dt_edit_ask_record (DtWindow *window, GPtrArray *rows, GFile *file);

/* Of gtk_widget_class_install_action() */
void dt_edit_show_submission (GtkWidget *widget, const char *action, GVariant *parameter);   /* dt-edit-cell.c */
void dt_edit_record_file (GtkWidget *widget, const char *action, GVariant *parameter);
void dt_edit_write_reminder (GtkWidget *widget, const char *action, GVariant *parameter);   /* dt-edit-remind.c */
void dt_edit_set_hold (GtkWidget *widget, const char *action, GVariant *parameter);   /* dt-edit-hold.c */
void dt_edit_ask_extension (GtkWidget *widget, const char *action, GVariant *parameter);   /* dt-edit-extend.c */
void dt_edit_decide_extension (GtkWidget *widget, const char *action, GVariant *parameter);
void dt_edit_link     (GtkWidget *widget, const char *action, GVariant *parameter);   /* dt-edit-link.c */
void dt_edit_unlink   (GtkWidget *widget, const char *action, GVariant *parameter);
void dt_edit_add_unit (GtkWidget *widget, const char *action, GVariant *parameter);   /* dt-edit-units.c */
void dt_edit_unit     (GtkWidget *widget, const char *action, GVariant *parameter);   /* dt-edit-unit.c */
void dt_edit_new_task (GtkWidget *widget, const char *action, GVariant *parameter);   /* dt-edit-task.c */
void dt_edit_task     (GtkWidget *widget, const char *action, GVariant *parameter);
void dt_edit_remove_task (GtkWidget *widget, const char *action, GVariant *parameter);
void dt_edit_tasks    (GtkWidget *widget, const char *action, GVariant *parameter);
void dt_edit_directive (GtkWidget *widget, const char *action, GVariant *parameter);   /* dt-edit-directive.c */
void dt_edit_send     (GtkWidget *widget, const char *action, GVariant *parameter);   /* dt-edit-send.c */
void dt_edit_remove_directive (GtkWidget *widget, const char *action, GVariant *parameter);
void dt_edit_group    (GtkWidget *widget, const char *action, GVariant *parameter);   /* dt-edit-group.c */
void dt_edit_remove_group (GtkWidget *widget, const char *action, GVariant *parameter);
void dt_edit_join_group (GtkWidget *widget, const char *action, GVariant *parameter);
void dt_edit_show_groups (GtkWidget *widget, const char *action, GVariant *parameter);
void dt_edit_merge_unit (GtkWidget *widget, const char *action, GVariant *parameter);   /* dt-edit-merge.c */
void dt_edit_save_filter (GtkWidget *widget, const char *action, GVariant *parameter);   /* dt-edit-filter.c */
void dt_edit_rename_filter (GtkWidget *widget, const char *action, GVariant *parameter);
void dt_edit_move_filter (GtkWidget *widget, const char *action, GVariant *parameter);
void dt_edit_remove_filter (GtkWidget *widget, const char *action, GVariant *parameter);
void dt_edit_selected (GtkWidget *widget, const char *action, GVariant *parameter);
void dt_edit_excuse   (GtkWidget *widget, const char *action, GVariant *parameter);
void dt_edit_obligation (GtkWidget *widget, const char *action, GVariant *parameter);
void dt_edit_show_submissions (GtkWidget *widget, const char *action, GVariant *parameter);   /* dt-edit-part.c */
void dt_edit_change_part (GtkWidget *widget, const char *action, GVariant *parameter);
void dt_edit_show_change (GtkWidget *widget, const char *action, GVariant *parameter);
void dt_edit_undo     (GtkWidget *widget, const char *action, GVariant *parameter);   /* dt-edit-undo.c */
void dt_edit_redo     (GtkWidget *widget, const char *action, GVariant *parameter);

G_END_DECLS
