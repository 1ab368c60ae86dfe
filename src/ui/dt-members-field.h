/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dt-group-jobs.h"

G_BEGIN_DECLS

/**
 * DtMembersField:
 *
 * The units of a group: a line each with the days on which the unit joined and left, and a button that adds one. Signal
 * `changed`: the person changed them.
 */
#define DT_TYPE_MEMBERS_FIELD (dt_members_field_get_type ())
G_DECLARE_FINAL_TYPE (DtMembersField, dt_members_field, DT, MEMBERS_FIELD, GtkWidget)

GtkWidget *dt_members_field_new        (DtDay today);
void       dt_members_field_add_choice (DtMembersField *self, gint64 unit_id, const char *unit, const char *name);
void       dt_members_field_set        (DtMembersField *self, const DtGroupEdit *edit);      /* emits nothing */
gboolean   dt_members_field_is_valid   (DtMembersField *self);                               /* all days are days */
void       dt_members_field_store      (DtMembersField *self, DtGroupEdit *edit);
GtkWidget *dt_members_field_get_button (DtMembersField *self);                               /* for a label's mnemonic */

G_END_DECLS
