/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dt-holiday-jobs.h"

G_BEGIN_DECLS

/* Asks for a day of the work calendar. Signal `apply` (DtHolidayEdit as a pointer, borrowed). */
#define DT_TYPE_HOLIDAY_DIALOG (dt_holiday_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DtHolidayDialog, dt_holiday_dialog, DT, HOLIDAY_DIALOG, AdwWindow)

/* row: what is changed; NULL: a new day. today: for days written short */
GtkWidget *dt_holiday_dialog_new (GtkWindow *parent, const DtHolidayRow *row, DtDay today);

G_END_DECLS
