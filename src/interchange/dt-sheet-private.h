/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-sheet.h"

G_BEGIN_DECLS

typedef enum { DT_CELL_TEXT, DT_CELL_DAY, DT_CELL_NUMBER } DtCellKind;

typedef struct
{
  const char *title;      /* translated where it is written */
  DtCellKind  kind;
  int         width;      /* in characters */
} DtSheetColumn;

/* Where a table goes, row by row; nothing of it is kept. */
typedef struct _DtSheetSink DtSheetSink;
struct _DtSheetSink
{
  void     (*add_text)   (DtSheetSink *self, const char *text);
  void     (*add_number) (DtSheetSink *self, gint64 number);
  void     (*add_day)    (DtSheetSink *self, DtDay day);          /* DT_DAY_NONE: an empty cell */
  void     (*add_empty)  (DtSheetSink *self);
  gboolean (*end_row)    (DtSheetSink *self, GError **error);
  gboolean (*finish)     (DtSheetSink *self, GError **error);     /* the file is whole */
  void     (*free)       (DtSheetSink *self);                     /* also without dt_sheet_sink_finish() */
};

/* The heads are written at once. path: of a file that may be overwritten; n_rows: that will come before the totals */
DtSheetSink *dt_sheet_open_xlsx (const char *path, const DtSheetColumn *columns, guint n_columns, guint n_rows, GError **error);
DtSheetSink *dt_sheet_open_csv  (const char *path, const DtSheetColumn *columns, guint n_columns, guint n_rows, GError **error);

G_END_DECLS
