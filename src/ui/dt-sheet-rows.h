/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-sheet-row.h"

G_BEGIN_DECLS

/**
 * DtSheetRows:
 *
 * The rows of a list as a #GListModel of #DtSheetItem. Items are made for the rows that are looked at, not for all: a sheet may have
 * fifty thousand.
 */
#define DT_TYPE_SHEET_ROWS (dt_sheet_rows_get_type ())
G_DECLARE_FINAL_TYPE (DtSheetRows, dt_sheet_rows, DT, SHEET_ROWS, GObject)

DtSheetRows        *dt_sheet_rows_new         (void);
void                dt_sheet_rows_set         (DtSheetRows *self, DtTables *tables, const DtTable *table, guint first_row);     /* forgets the report */
void                dt_sheet_rows_take_report (DtSheetRows *self, DtListReport *report);       /* NULL: none */
const DtListReport *dt_sheet_rows_get_report  (DtSheetRows *self);
/* The position of the next fault after @after, from the end on from the beginning; GTK_INVALID_LIST_POSITION: there is none. */
guint               dt_sheet_rows_next_fault  (DtSheetRows *self, guint after);

G_END_DECLS
