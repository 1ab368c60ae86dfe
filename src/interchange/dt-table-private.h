/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Shared by those who fill tables from a file. */

#include "dt-table.h"

G_BEGIN_DECLS

/* Fills tables row by row, and keeps the limits. */
typedef struct
{
  const char *file_name;
  DtTables   *tables;
  DtTable    *table;        /* being filled */
  DtTableRow *row;          /* being filled */
  gsize       text;         /* bytes so far */
} DtTableBuilder;

DtTables    *dt_tables_new             (void);
DtTable     *dt_table_builder_begin    (DtTableBuilder *self, const char *name, gboolean hidden);
/* The row that follows; FALSE for one that stands before the last, or beyond the limits. */
gboolean     dt_table_builder_row      (DtTableBuilder *self, guint number, GError **error);
/* @text is tidied; nothing is added for one without anything in it. @cell: (out) (optional): borrowed; NULL: none was added */
gboolean     dt_table_builder_cell     (DtTableBuilder *self, guint column, DtCellKind kind, const char *text, DtTableCell **cell, GError **error);
void         dt_table_builder_end      (DtTableBuilder *self);
/* The value of the first cell for all rows below it, its width for what lies beside. @budget: cells that may still be made so */
gboolean     dt_table_merge            (DtTable *self, guint first_row, guint last_row, guint first_column, guint last_column, guint *budget);
/* Letters of old encodings, taken for Latin ones. */
void         dt_tables_mend            (DtTables *self);

/* "A file is damaged", with the place. */
gboolean     dt_table_refuse_at        (const DtTableBuilder *self, guint row, int column, GError **error, const char *reason);

DtTables    *dt_table_read_xlsx        (GBytes *bytes, const char *name, GCancellable *cancellable, GError **error);
DtTables    *dt_table_read_csv         (GBytes *bytes, const char *name, GCancellable *cancellable, GError **error);

/* The parts of a workbook that say what stands in its sheets. */
typedef struct
{
  char     *name;
  char     *path;           /* of its part */
  gboolean  hidden;
} DtBookSheet;

typedef struct
{
  const char   *name;       /* of the file */
  GCancellable *cancellable;
  GHashTable   *parts;      /* path → GByteArray */
  GPtrArray    *sheets;     /* DtBookSheet */
  GPtrArray    *strings;    /* char* */
  GPtrArray    *formats;    /* char*: of each style, the format of its numbers; "" general */
  gboolean      since_1904;
} DtBook;

gboolean     dt_book_read_heads        (DtBook *self, GError **error);      /* sheets, strings, formats */
gboolean     dt_book_read_sheet        (DtBook *self, const DtBookSheet *sheet, DtTableBuilder *builder, GError **error);

/* A part, walked element by element. FALSE stops with the error. */
typedef struct _xmlTextReader DtBookReader;
typedef gboolean (*DtBookFunc) (DtBookReader *reader, gpointer data, GError **error);
gboolean     dt_book_walk              (DtBook *self, GByteArray *part, DtBookFunc func, gpointer data, GError **error);
gboolean     dt_book_is                (DtBookReader *reader, const char *name);
char        *dt_book_attribute         (DtBookReader *reader, const char *name);   /* whatever its name space; NULL */

/* Whether the format of a number shows a date. */
gboolean     dt_number_format_is_date  (const char *format);
/* The day of a number; DT_DAY_NONE if there is none. */
DtDay        dt_number_to_day          (double number, gboolean since_1904, int *minutes);

G_END_DECLS
