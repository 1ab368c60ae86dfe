/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dt-directive.h"
#include "dt-schedule-change.h"

G_BEGIN_DECLS

/**
 * DtChangeForm:
 *
 * What a schedule change says: because of what, for what, how far, and what of days off. In one line, or in two where
 * there is no room for one. Signal `changed` on every change by the person.
 */
#define DT_TYPE_CHANGE_FORM (dt_change_form_get_type ())
G_DECLARE_FINAL_TYPE (DtChangeForm, dt_change_form, DT, CHANGE_FORM, GtkWidget)

void        dt_change_form_set_today      (DtChangeForm *self, DtDay today);
void        dt_change_form_set_directives (DtChangeForm *self, GPtrArray *rows);      /* DtDirectiveRow; kept */
void        dt_change_form_set_target     (DtChangeForm *self, gint64 id);            /* 0: the tasks chosen */
gint64      dt_change_form_get_target     (DtChangeForm *self);
void        dt_change_form_set_n_chosen   (DtChangeForm *self, guint n_chosen);       /* of 0 there is no such choice */
void        dt_change_form_set_part       (DtChangeForm *self, const char *unit);     /* the choice is this unit's part */
void        dt_change_form_set_counts     (DtChangeForm *self, int n_moved, int n_all);
void        dt_change_form_set_cause      (DtChangeForm *self, gint64 id);            /* 0: none yet */
gint64      dt_change_form_get_cause      (DtChangeForm *self);
char       *dt_change_form_dup_clause     (DtChangeForm *self);                       /* NULL: none */
char       *dt_change_form_dup_headline   (DtChangeForm *self);                       /* "−15 days for all dated tasks of 150-KH/TU" */
char       *dt_change_form_dup_cause      (DtChangeForm *self);                       /* "By 1438-CV/TU, mục 1"; "" */
void        dt_change_form_set_rule       (DtChangeForm *self, const DtScheduleRule *rule);
gboolean    dt_change_form_get_rule       (DtChangeForm *self, DtScheduleRule *rule); /* FALSE: no day is named yet */
void        dt_change_form_refuse         (DtChangeForm *self);    /* outlines the missing cause and goes there */

G_END_DECLS
