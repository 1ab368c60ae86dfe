/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Shared by those who bring the rows of a list into the register. */

#include "dt-known.h"
#include "dt-list-import.h"
#include "dt-merge.h"

G_BEGIN_DECLS

#define DT_LIST_MAX_NAME  500      /* characters */
#define DT_LIST_MAX_TITLE 2000
#define DT_LIST_MAX_TEXT  20000

/* What one import carries through its job. */
typedef struct
{
  const DtTable       *table;
  const DtListColumns *columns;
  const DtListOptions *options;
  DtDay                today;
  DtDb                *db;
  DtProgress          *progress;      /* NULL: nobody looks */
  DtMerge             *merge;
  DtImportReport      *told;          /* what the merge says of the row that is read */
  DtKnownUnits        *units;
  GHashTable          *by_row;        /* number → DtListLine, of the report */
  DtListReport        *report;
  guint                done;
} DtListRun;

gboolean           dt_list_run_units     (DtListRun *self, GError **error);
gboolean           dt_list_run_tasks     (DtListRun *self, GError **error);

/* The rows that belong to the list; not told of if nothing stands in the columns that are read. */
GPtrArray         *dt_list_run_rows      (DtListRun *self);                       /* DtTableRow, borrowed */
const DtTableCell *dt_list_run_cell      (DtListRun *self, const DtTableRow *row, DtListField field);
const char        *dt_list_run_text      (DtListRun *self, const DtTableRow *row, DtListField field);     /* NULL: nothing */
/* On one line. */
char              *dt_list_run_line_text (DtListRun *self, const DtTableRow *row, DtListField field);     /* NULL: nothing */
/* A line for the report; cells that are at fault by themselves are told. */
DtListLine        *dt_list_run_begin     (DtListRun *self, const DtTableRow *row, const char *title);
void               dt_list_run_fault     (DtListRun *self, DtListLine *line, DtListField field, const char *format, ...) G_GNUC_PRINTF (4, 5);
void               dt_list_run_note      (DtListLine *line, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* Checks the length of a text; what is wrong is told. */
void               dt_list_run_check     (DtListRun *self, DtListLine *line, DtListField field, const char *text, gsize max_chars);
/* What the merge has said since the last time goes to the line. Returns whether it found anything new or changed. @entity: of the row */
void               dt_list_run_settle    (DtListRun *self, DtListLine *line, DtEntity entity);
gboolean           dt_list_run_go_on     (DtListRun *self, GError **error);       /* FALSE: cancelled; after each row */

/* "I", "IV", "A": what numbers a heading. */
gboolean           dt_list_is_mark       (const char *ordinal);
/* "Tổng cộng", "Total". */
gboolean           dt_list_is_sum        (const char *text);

/* The units that a cell names. */
typedef struct { char *words; const DtKnownUnit *unit; /* NULL: nobody knows */ gboolean vague; /* "các đơn vị liên quan" */ } DtListName;
GPtrArray         *dt_list_names_read    (DtKnownUnits *units, const char *text);

G_END_DECLS
