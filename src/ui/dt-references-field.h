/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dt-directive-edit-jobs.h"

G_BEGIN_DECLS

/**
 * DtReferencesField:
 *
 * What a directive cites: a line each with the relation, the symbol and a button that takes it out, and a button that adds
 * one. Signal `changed`: the person changed them.
 */
#define DT_TYPE_REFERENCES_FIELD (dt_references_field_get_type ())
G_DECLARE_FINAL_TYPE (DtReferencesField, dt_references_field, DT, REFERENCES_FIELD, GtkWidget)

GtkWidget *dt_references_field_new        (void);
void       dt_references_field_set        (DtReferencesField *self, const DtDirectiveEdit *edit);     /* emits nothing */
void       dt_references_field_store      (DtReferencesField *self, DtDirectiveEdit *edit);
GtkWidget *dt_references_field_get_button (DtReferencesField *self);                                  /* for a label's mnemonic */

/* Of a directive that is being entered */
typedef void (*DtReferenceFunc) (GtkWidget *entry, DtRelation relation, const char *symbol, DtDay issued_day, gpointer user_data);
GtkWidget *dt_references_field_add        (DtReferencesField *self, DtRelation relation, const char *symbol, DtDay issued_day);  /* the entry of the symbol */
void       dt_references_field_foreach    (DtReferencesField *self, DtReferenceFunc func, gpointer user_data);      /* lines with a symbol */
GtkWidget *dt_references_field_get_entry  (DtReferencesField *self, guint i);                                       /* NULL: there are fewer */
void       dt_references_field_tell       (DtReferencesField *self, GtkWidget *entry, const char *note);            /* what the register has of it */

G_END_DECLS
