/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dt-list-import.h"

G_BEGIN_DECLS

/**
 * DtSheetTable:
 *
 * The rows of a sheet under their heads; under each head the choice of what the column says, at the left of each row what reading it
 * would do. Signal `matched` (column: uint, field: int) when the person has chosen.
 */
#define DT_TYPE_SHEET_TABLE (dt_sheet_table_get_type ())
G_DECLARE_FINAL_TYPE (DtSheetTable, dt_sheet_table, DT, SHEET_TABLE, GtkWidget)

void       dt_sheet_table_set          (DtSheetTable *self, DtTables *tables, const DtTable *table, const DtListColumns *columns);
void       dt_sheet_table_set_fields   (DtSheetTable *self, const DtListColumns *columns);   /* the same heads, chosen otherwise */
void       dt_sheet_table_take_report  (DtSheetTable *self, DtListReport *report);           /* NULL: none */
const DtListReport *dt_sheet_table_get_report (DtSheetTable *self);
void       dt_sheet_table_next_fault   (DtSheetTable *self);

G_END_DECLS
