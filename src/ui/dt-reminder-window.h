/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dt-context.h"
#include "dt-debtor-jobs.h"

G_BEGIN_DECLS

/**
 * DtReminderWindow:
 *
 * Who still owes, the letter to them as it will be printed, or a list of calls. Nothing is stored until "Enter in
 * Reminder Log": then one reminder for each unit, as one step. Follows the register while it is open, so that it
 * never names an old day.
 */
#define DT_TYPE_REMINDER_WINDOW (dt_reminder_window_get_type ())
G_DECLARE_FINAL_TYPE (DtReminderWindow, dt_reminder_window, DT, REMINDER_WINDOW, AdwWindow)

/* Takes the query. Signal "stored" (uint: how many units) when they are in the register. */
DtReminderWindow *dt_reminder_window_new        (GtkWindow *parent, DtContext *context, DtDebtorQuery *query);
gboolean          dt_reminder_window_is_settled (DtReminderWindow *self);
void              dt_reminder_window_write_pdf  (DtReminderWindow *self, GFile *file);

G_END_DECLS
