/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dt-context.h"

G_BEGIN_DECLS

/**
 * DtFormDialog:
 *
 * A small window that asks a few things, tells the effect while they are typed, and stores them as one action. It
 * stays open with all that was typed until that is stored. Signal `apply` when the person says so.
 */
#define DT_TYPE_FORM_DIALOG (dt_form_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DtFormDialog, dt_form_dialog, DT, FORM_DIALOG, AdwWindow)

typedef void  (*DtFormShow) (DtFormDialog *self, gpointer result, const GError *error, gpointer user_data);
typedef char *(*DtFormTell) (gpointer result, gpointer user_data);     /* the notice that it was done */

DtFormDialog *dt_form_dialog_new         (GtkWindow *parent, DtContext *context, const char *title, const char *apply_label);
DtContext    *dt_form_dialog_get_context (DtFormDialog *self);
void          dt_form_dialog_set_about   (DtFormDialog *self, const char *text);
void          dt_form_dialog_add         (DtFormDialog *self, const char *label, GtkWidget *field, GtkWidget *named);
void          dt_form_dialog_add_wide    (DtFormDialog *self, GtkWidget *widget);
GtkWidget    *dt_form_dialog_add_entry   (DtFormDialog *self, const char *label, const char *text, const char *placeholder);
GtkWidget    *dt_form_dialog_add_day     (DtFormDialog *self, const char *label, DtDay day);
void          dt_form_dialog_show_field  (DtFormDialog *self, GtkWidget *field, gboolean shown);
void          dt_form_dialog_set_effect  (DtFormDialog *self, const char *text, gboolean warning);    /* NULL: none */
void          dt_form_dialog_set_problem (DtFormDialog *self, const char *text);                      /* NULL: none */
void          dt_form_dialog_set_ready   (DtFormDialog *self, gboolean ready);
void          dt_form_dialog_touch       (DtFormDialog *self);
void          dt_form_dialog_set_filled  (DtFormDialog *self);

void          dt_form_dialog_read        (DtFormDialog *self, DtJobFunc job, gpointer data, GDestroyNotify data_free,
                                          GDestroyNotify result_free, DtFormShow show, gpointer user_data);
void          dt_form_dialog_write       (DtFormDialog *self, const DtWrite *write, DtJobFunc job, gpointer data,
                                          GDestroyNotify data_free, GDestroyNotify result_free, DtFormTell tell, gpointer user_data);
gboolean      dt_form_dialog_is_settled  (DtFormDialog *self);      /* nothing is being read or stored */

G_END_DECLS
