/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-form-dialog.h"
#include "dt-types.h"

G_BEGIN_DECLS

/* The usual fields of a form. Each is put under those there are; label: translated, with mnemonic; edited (of user_data) is
 * called when the person has changed it. */

GtkEditable *dt_form_add_entry   (DtFormDialog *form, const char *label, const char *placeholder, GCallback edited, gpointer user_data);
GtkTextView *dt_form_add_text    (DtFormDialog *form, const char *label, int height, GCallback edited, gpointer user_data);
GtkDropDown *dt_form_add_nicks   (DtFormDialog *form, const char *label, const DtNick *nicks, GCallback edited, gpointer user_data);
GtkWidget   *dt_form_get_frame   (GtkTextView *view);          /* the field that a text was added as */
void         dt_form_select_nick (GtkDropDown *field, const DtNick *nicks, int value);

char        *dt_form_dup_text    (GtkEditable *entry);         /* without blanks around */
char        *dt_form_dup_buffer  (GtkTextBuffer *buffer);

G_END_DECLS
