/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dt-list-import.h"

G_BEGIN_DECLS

/* A row of a list, and what reading it would do. Signal `changed`. */
#define DT_TYPE_SHEET_ITEM (dt_sheet_item_get_type ())
G_DECLARE_FINAL_TYPE (DtSheetItem, dt_sheet_item, DT, SHEET_ITEM, GObject)

DtSheetItem      *dt_sheet_item_new      (DtTables *tables, const DtTableRow *row);
void              dt_sheet_item_set_line (DtSheetItem *self, const DtListLine *line);    /* borrowed; NULL: not known (yet) */
const DtListLine *dt_sheet_item_get_line (DtSheetItem *self);
guint             dt_sheet_item_get_number (DtSheetItem *self);

/* The width of each column in a head and in rows, so that they stand under one another. */
#define DT_SHEET_STATUS_WIDTH 160

/**
 * DtSheetRow:
 *
 * Shows an item: what becomes of the row, its number, its cells, and under them what is wrong or what changes.
 */
#define DT_TYPE_SHEET_ROW (dt_sheet_row_get_type ())
G_DECLARE_FINAL_TYPE (DtSheetRow, dt_sheet_row, DT, SHEET_ROW, GtkWidget)

GtkWidget *dt_sheet_row_new      (const guint *widths, guint n);
void       dt_sheet_row_set_item (DtSheetRow *self, DtSheetItem *item);     /* NULL: none */
DtSheetItem *dt_sheet_row_get_item (DtSheetRow *self);

/* The mark of an outcome: name of its icon and class of style. */
const char *dt_sheet_outcome_icon  (DtListOutcome outcome);
const char *dt_sheet_outcome_class (DtListOutcome outcome);

G_END_DECLS
