/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dt-date.h"

G_BEGIN_DECLS

/* The limits of a spreadsheet. The lists of an office stay far below all of them. */
#define DT_TABLE_MAX_FILE    (64 * 1024 * 1024)     /* bytes of the file */
#define DT_TABLE_MAX_TEXT    (64 * 1024 * 1024)     /* bytes of text taken from it */
#define DT_TABLE_MAX_ROWS    50000                  /* of a sheet, that hold anything */
#define DT_TABLE_MAX_COLUMNS 256
#define DT_TABLE_MAX_SHEETS  256
#define DT_TABLE_LAST_ROW    1048576                /* a number of a row cannot be larger */

typedef enum
{
  DT_CELL_TEXT,
  DT_CELL_NUMBER,       /* the text is the number, written plainly */
  DT_CELL_DAY,          /* a real date; the text is it, as people write it */
  DT_CELL_FAULT,        /* an error of a formula, or a date that there is not; the text is what the sheet says */
} DtCellKind;

/**
 * DtTableCell:
 * @column: from 0
 * @span: how many columns it covers
 * @carried: it belongs to the cell above it, and has its value from there
 * @minutes: the time of a day; %DT_TIME_NONE
 */
typedef struct
{
  guint       column;
  guint       span;
  DtCellKind  kind;
  gboolean    carried;
  char       *text;         /* never empty */
  DtDay       day;
  int         minutes;
} DtTableCell;

/* A row that holds anything; its cells that hold anything, from left to right. */
typedef struct
{
  guint      number;        /* as the spreadsheet counts, from 1 */
  GPtrArray *cells;         /* DtTableCell */
} DtTableRow;

typedef struct
{
  char      *name;          /* of the sheet; NULL: the file has no sheets */
  gboolean   hidden;
  GPtrArray *rows;          /* DtTableRow, downwards */
  guint      n_columns;
} DtTable;

/**
 * DtTables:
 *
 * What stands in the sheets of a spreadsheet, whatever kind of file it was. Sparse: a row that is far down costs
 * no more than one at the top. Never changes once it is read, so that threads may share it.
 */
typedef struct
{
  gatomicrefcount ref_count;
  GPtrArray      *tables;   /* DtTable, at least one */
} DtTables;

/* .xlsx or .csv, known by the first bytes; NULL with a sentence that says what is wrong, and where. */
DtTables          *dt_tables_read       (const char *path, GCancellable *cancellable, GError **error);
DtTables          *dt_tables_read_bytes (GBytes *bytes, const char *name, GCancellable *cancellable, GError **error);
DtTables          *dt_tables_ref        (DtTables *self);
void               dt_tables_unref      (DtTables *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtTables, dt_tables_unref)
/* By name, accents and capitals aside; NULL name: the first that is not hidden and holds anything. NULL: there is none. */
const DtTable     *dt_tables_find       (const DtTables *self, const char *name);
/* .xlsx, .csv and their like, by the name: the window of letters and the one of XML are not for them. */
gboolean           dt_tables_is_name    (const char *name);

const DtTableCell *dt_table_row_get     (const DtTableRow *self, guint column);                   /* NULL: empty */
char              *dt_table_column_name (guint column);                                           /* "C" */
char              *dt_table_place       (const DtTable *self, guint row, int column);             /* "sheet “Danh sách”, cell C17"; column −1: the row */

G_END_DECLS
