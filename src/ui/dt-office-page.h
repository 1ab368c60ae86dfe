/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dt-context.h"

G_BEGIN_DECLS

/* The page "Office" of the preferences: names for print, and how the office reads "before". Kept in the register. */
#define DT_TYPE_OFFICE_PAGE (dt_office_page_get_type ())
G_DECLARE_FINAL_TYPE (DtOfficePage, dt_office_page, DT, OFFICE_PAGE, AdwPreferencesPage)

GtkWidget *dt_office_page_new (DtContext *context);

G_END_DECLS
