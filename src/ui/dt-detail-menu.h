/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dt-task.h"

G_BEGIN_DECLS

/* The menu of a task: only what can be done with it now. assignments: gint64, those that owe; transfer full */
GMenuModel *dt_detail_menu_new             (const DtTaskDetail *detail, GArray *assignments);

/* Parts of menus */
void        dt_detail_menu_append          (GMenu *menu, const char *label, const char *action, GVariant *target);
void        dt_detail_menu_append_percents (GMenu *menu, const gint64 *assignments, guint n);

G_END_DECLS
