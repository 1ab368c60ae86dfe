/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-sheet.h"

G_BEGIN_DECLS

typedef enum { DT_SHEET_TEXT, DT_SHEET_DAY, DT_SHEET_NUMBER } DtCellKind;

typedef struct
{
  const char *title;      /* translated */
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

/* The heads are written at once. path: of a file that may be overwritten; n_rows: that will come before the totals;
 * n_fixed: columns that stay in sight */
DtSheetSink *dt_sheet_open_xlsx (const char *path, const DtSheetColumn *columns, guint n_columns, guint n_rows, guint n_fixed, GError **error);
DtSheetSink *dt_sheet_open_csv  (const char *path, const DtSheetColumn *columns, guint n_columns, guint n_rows, guint n_fixed, GError **error);

/* Writes a file beside @path by @func, and puts it in its place when it is whole. */
typedef gboolean (*DtSheetPartFunc) (const char *part, gpointer user_data, GError **error);
gboolean     dt_sheet_write_part (const char *path, DtSheetPartFunc func, gpointer user_data, GError **error);

G_END_DECLS
