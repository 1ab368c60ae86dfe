/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dt-task-edit-jobs.h"

G_BEGIN_DECLS

/**
 * DtUnitsField:
 *
 * Units and groups that are asked, each with a button that takes it out, and one that adds another. They keep the order
 * in which they were added. Signal `changed`: the person changed them.
 */
#define DT_TYPE_UNITS_FIELD (dt_units_field_get_type ())
G_DECLARE_FINAL_TYPE (DtUnitsField, dt_units_field, DT, UNITS_FIELD, GtkWidget)

GtkWidget *dt_units_field_new         (const char *add_label);                         /* "Add a lead…" */
void       dt_units_field_set_choices (DtUnitsField *self, GPtrArray *groups, GPtrArray *units);   /* DtTaskPart */
void       dt_units_field_set_parts   (DtUnitsField *self, GArray *parts);             /* DtTaskPart; NULL none; emits nothing */
guint      dt_units_field_get_n_parts (DtUnitsField *self);
void       dt_units_field_store       (DtUnitsField *self, DtTaskEdit *edit, DtRole role);
GtkWidget *dt_units_field_get_button  (DtUnitsField *self);                            /* for a label's mnemonic */

G_END_DECLS
