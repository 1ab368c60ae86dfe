/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dt-unit.h"

G_BEGIN_DECLS

/**
 * DtUnitItem:
 *
 * An item of the unit list: a unit, or the head of a kind. Emits `changed` when its row was read again.
 */
#define DT_TYPE_UNIT_ITEM (dt_unit_item_get_type ())
G_DECLARE_FINAL_TYPE (DtUnitItem, dt_unit_item, DT, UNIT_ITEM, GObject)

DtUnitItem *dt_unit_item_new_unit (DtUnitRow *row);
DtUnitItem *dt_unit_item_new_head (DtUnitKind kind, int n_units);
DtUnitRow  *dt_unit_item_get_row  (DtUnitItem *self);     /* NULL: a head */
void        dt_unit_item_set_row  (DtUnitItem *self, DtUnitRow *row);
gint64      dt_unit_item_get_key  (DtUnitItem *self);     /* unit id; heads negative */

/**
 * DtUnitListRow:
 *
 * One line of the unit list, 36 px: name, overdue mark and count, twelve months, what is owed.
 */
#define DT_TYPE_UNIT_LIST_ROW (dt_unit_list_row_get_type ())
G_DECLARE_FINAL_TYPE (DtUnitListRow, dt_unit_list_row, DT, UNIT_LIST_ROW, GtkWidget)

GtkWidget  *dt_unit_list_row_new      (void);
void        dt_unit_list_row_set_item (DtUnitListRow *self, DtUnitItem *item);
DtUnitItem *dt_unit_list_row_get_item (DtUnitListRow *self);

G_END_DECLS
