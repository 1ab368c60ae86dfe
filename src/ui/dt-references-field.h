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

G_END_DECLS
