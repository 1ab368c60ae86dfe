/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-context.h"
#include "dt-unit.h"

G_BEGIN_DECLS

/**
 * DtUnitList:
 *
 * The left list of the Units view: search, three orders, the units with their marks. Property `selected`
 * (unit id, 0 none) notifies.
 */
#define DT_TYPE_UNIT_LIST (dt_unit_list_get_type ())
G_DECLARE_FINAL_TYPE (DtUnitList, dt_unit_list, DT, UNIT_LIST, GtkWidget)

GtkWidget *dt_unit_list_new          (DtContext *context);
gint64     dt_unit_list_get_selected (DtUnitList *self);
void       dt_unit_list_select       (DtUnitList *self, gint64 unit_id);   /* also before the list has been read */
void       dt_unit_list_focus_search (DtUnitList *self);
void       dt_unit_list_focus_rows   (DtUnitList *self);
gboolean   dt_unit_list_clear_search (DtUnitList *self);                   /* TRUE if there was something to clear */

G_END_DECLS
