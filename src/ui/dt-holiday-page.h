/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dt-context.h"

G_BEGIN_DECLS

/* The page "Days Off" of the preferences: the work calendar of a year, as the law has it and as it was announced. */
#define DT_TYPE_HOLIDAY_PAGE (dt_holiday_page_get_type ())
G_DECLARE_FINAL_TYPE (DtHolidayPage, dt_holiday_page, DT, HOLIDAY_PAGE, AdwPreferencesPage)

GtkWidget *dt_holiday_page_new (DtContext *context);

G_END_DECLS
