/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dt-unit.h"

G_BEGIN_DECLS

/* The lines of a unit's page. Each returns a new, floating widget. */

GtkWidget *dt_unit_owed_row     (const DtObligation *obligation, DtDay today, int soon_days);
GtkWidget *dt_unit_handed_row   (const DtObligation *obligation, DtDay today, int soon_days);
GtkWidget *dt_unit_reminder_row (const DtReminderRow *reminder, DtDay today);
GtkWidget *dt_unit_contact_row  (const char *icon_name, const char *text, gboolean strong, const char *copy_label);
GtkWidget *dt_unit_figure       (const char *figure, const char *caption, gboolean alarming);
GtkWidget *dt_unit_key          (const char *css_class, const char *label);

gint64      dt_unit_row_get_task_id   (GtkWidget *row);
const char *dt_unit_row_get_copy_text (GtkWidget *row);

G_END_DECLS
