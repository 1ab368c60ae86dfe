/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dt-change-form.h"
#include "dt-context.h"

G_BEGIN_DECLS

/**
 * DtChangeDialog:
 *
 * What moving the days of many tasks would do, while it is being said how far: nothing is stored before it is applied,
 * and then in one step that can be undone.
 */
#define DT_TYPE_CHANGE_DIALOG (dt_change_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DtChangeDialog, dt_change_dialog, DT, CHANGE_DIALOG, AdwWindow)

void dt_change_dialog_present           (GtkWindow *parent, DtContext *context, gint64 target_directive_id);
/* For these tasks alone */
void dt_change_dialog_present_for_tasks (GtkWindow *parent, DtContext *context, const gint64 *tasks, guint n_tasks);
/* For one task, to a day */
void dt_change_dialog_present_to_day    (GtkWindow *parent, DtContext *context, gint64 task, DtDay day);
void dt_change_dialog_present_for_part  (GtkWindow *parent, DtContext *context, gint64 assignment_id, const char *unit);

/* For tests: the form; the counts shown (its moves are in the list; NULL: nothing has come yet). */
DtChangeForm          *dt_change_dialog_get_form    (DtChangeDialog *self);
const DtChangePreview *dt_change_dialog_get_preview (DtChangeDialog *self);
gboolean               dt_change_dialog_is_settled  (DtChangeDialog *self);    /* what is shown is what the form says */

G_END_DECLS
