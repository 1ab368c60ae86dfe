/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-sheet.h"

G_BEGIN_DECLS

typedef struct
{
  const char *title;      /* translated */
  int         width;      /* in characters */
} DtSheetColumn;

/**
 * DtSheetHead:
 * @name: of the sheet in a workbook, translated: at most 31 characters, none of []:*?/\
 * @title: the line over the table
 * @note: the line under it: as of which day, and what signs mean
 * @columns: of the table
 * @n_fixed: columns at the left that stay in sight
 * @n_rows: that will come before the totals
 *
 * What is known of a table before its rows. Borrowed by who is given it.
 */
typedef struct
{
  const char          *name;
  const char          *title;
  const char          *note;
  const DtSheetColumn *columns;
  guint                n_columns;
  guint                n_fixed;
  guint                n_rows;
} DtSheetHead;

/* Where a table goes, row by row; nothing of it is kept. */
typedef struct _DtSheetSink DtSheetSink;
struct _DtSheetSink
{
  void     (*add_text)   (DtSheetSink *self, const char *text);
  void     (*add_number) (DtSheetSink *self, gint64 number);
  /* DT_DAY_NONE: an empty cell. note: shown behind the day, which stays a day to reckon with; "": none */
  void     (*add_day)    (DtSheetSink *self, DtDay day, const char *note);
  void     (*add_empty)  (DtSheetSink *self);
  gboolean (*end_row)    (DtSheetSink *self, GError **error);
  gboolean (*finish)     (DtSheetSink *self, GError **error);     /* the file is whole */
  void     (*free)       (DtSheetSink *self);                     /* also without finish() */
};

/* The heads are written at once. path: of a file that may be overwritten */
DtSheetSink *dt_sheet_open_xlsx (const char *path, const DtSheetHead *head, GError **error);
DtSheetSink *dt_sheet_open_csv  (const char *path, const DtSheetHead *head, GError **error);

/* Writes a table: opens the place with its head, adds all rows. The place finishes the file. */
typedef struct _DtSheetPlace DtSheetPlace;
typedef gboolean (*DtSheetFunc) (DtSheetPlace *place, gpointer data, GError **error);
DtSheetSink *dt_sheet_place_open (DtSheetPlace *self, const DtSheetHead *head, GError **error);    /* (transfer none) */
gboolean     dt_sheet_write_file (const char *path, DtSheetFunc func, gpointer data, GError **error);

G_END_DECLS
