/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "dt-date.h"
#include "dt-office.h"

G_BEGIN_DECLS

/* What stands in a cell. A message is a line of words in place of a whole row. */
typedef enum { DT_VALUE_NONE, DT_VALUE_TEXT, DT_VALUE_NUMBER, DT_VALUE_DAY, DT_VALUE_MESSAGE } DtValueKind;

typedef enum
{
  DT_VALUE_BOLD   = 1 << 0,
  DT_VALUE_ITALIC = 1 << 1,
  DT_VALUE_STRUCK = 1 << 2,
  DT_VALUE_SHADED = 1 << 3,
  DT_VALUE_TOLD   = 1 << 4,   /* another column of a spreadsheet tells its second line */
} DtValueStyle;

/**
 * DtListingCell:
 * @text: of a text; behind a number ("%") or a day ("16:30"); %NULL none
 * @under: a second, smaller line; %NULL none
 * @number: of a number; of a text that is grouped by: its place among the others, 0: as they come
 * @original: of a day: the one it had before it was moved
 */
typedef struct
{
  char   *text;
  char   *under;
  gint64  number;
  DtDay   day;
  DtDay   original;
  guint8  kind;
  guint8  style;
} DtListingCell;

typedef enum
{
  DT_COLUMN_CENTER    = 1 << 0,
  DT_COLUMN_GROUPS    = 1 << 1,   /* the rows may be grouped by it */
  DT_COLUMN_HEADS     = 1 << 2,   /* only grouped by, never a column of its own on paper */
  DT_COLUMN_SHEET     = 1 << 3,   /* only in a spreadsheet: on paper another column tells it */
  DT_COLUMN_FIXED     = 1 << 4,   /* cannot be left out */
  DT_COLUMN_TOP       = 1 << 5,   /* its texts begin at the top of the row */
  DT_COLUMN_DATE      = 1 << 6,   /* its days are written with the year and without the weekday */
} DtColumnFlags;

/**
 * DtListingColumn:
 * @key: names it to a script
 * @title: what stands over it
 * @width: on paper, points; 0: what the others leave, parted by @share
 * @sheet_width: in a spreadsheet, characters
 */
typedef struct
{
  const char    *key;
  const char    *title;
  double         width;
  int            share;
  int            sheet_width;
  DtColumnFlags  flags;
} DtListingColumn;

/* What a table counts its rows as. */
typedef enum { DT_COUNT_ROWS, DT_COUNT_TASKS, DT_COUNT_UNITS, DT_COUNT_DIRECTIVES } DtListingCount;

/**
 * DtListing:
 *
 * A report as columns and rows: what is printed, and what a spreadsheet gets. Immutable once it is filled; shared by
 * reference. Texts are plain, never NULL unless said.
 */
typedef struct
{
  gatomicrefcount ref_count;
  DtDay       today;
  char       *name;        /* of a sheet and of a file */
  char       *title;       /* of the document; NULL: heading and subject in one line */
  char       *heading;     /* capitals: "BẢNG TỔNG HỢP" */
  char       *subject;     /* what of; "" */
  GPtrArray  *facts;       /* char*: lines under the title, in the middle */
  GPtrArray  *lines;       /* char*: lines over the table, from the left */
  GPtrArray  *notes;       /* char*: lines below the table */
  char       *empty;       /* said in place of a table without rows */
  char       *total;       /* words of the last row; "" none */
  GArray     *sums;        /* DtListingCell, as many as columns; len 0: none */
  GArray     *columns;     /* DtListingColumn; strings owned */
  GArray     *cells;       /* DtListingCell, row by row */
  char       *group;       /* key of the column it is grouped by unless another is chosen; "" none */
  DtListingCount count;
  gboolean    numbered;    /* rows have a number before them */
  gboolean    landscape;
  gboolean    plain;       /* neither recipients nor signer: a sheet for the wall */
  gboolean    tight;       /* no room above and below its texts */
  const char *compiler;    /* static: what stands beside the notes, over the name of who made it; NULL: nothing */
  double      row_height;  /* at least, points */
  double      size;        /* of its texts, points; 0: as usual */
  DtOffice   *office;      /* NULL until it is known */
  gpointer    list;        /* DtListing*: what a spreadsheet gets instead; NULL: the same */
} DtListing;

DtListing *dt_listing_new          (DtDay today, const char *name, const char *heading, const char *subject);
DtListing *dt_listing_ref          (DtListing *self);
void     dt_listing_unref        (DtListing *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtListing, dt_listing_unref)

/* While it is filled: columns first, then cell after cell. */
void     dt_listing_add_columns  (DtListing *self, const DtListingColumn *columns, guint n);
void     dt_listing_set_group    (DtListing *self, const char *key);
void     dt_listing_set_empty    (DtListing *self, const char *words);
void     dt_listing_take_total   (DtListing *self, char *words);
void     dt_listing_take_fact    (DtListing *self, char *line);
void     dt_listing_take_line    (DtListing *self, char *line);
void     dt_listing_take_note    (DtListing *self, char *line);
/* Each cell answers itself, to set what is unusual; valid until the next one. */
DtListingCell *dt_listing_add_text    (DtListing *self, const char *text);
DtListingCell *dt_listing_take_text   (DtListing *self, char *text);
DtListingCell *dt_listing_add_number  (DtListing *self, gint64 number);
DtListingCell *dt_listing_add_day     (DtListing *self, DtDay day);
DtListingCell *dt_listing_add_empty   (DtListing *self);
void     dt_listing_add_message  (DtListing *self, guint group_column, const char *group, const char *text);
void     dt_listing_set_sum      (DtListing *self, guint column, gint64 number, const char *behind);

guint    dt_listing_get_n_rows   (const DtListing *self);
const DtListingCell *dt_listing_get_cell (const DtListing *self, guint row, guint column);
gboolean dt_listing_is_message   (const DtListing *self, guint row);
int      dt_listing_find_column  (const DtListing *self, const char *key);
char    *dt_listing_count_words  (const DtListing *self, guint n);
char    *dt_listing_cell_words   (const DtListing *self, const DtListingCell *cell);

/* Rows of one group stand together: `order[first]` to `order[first + n - 1]`. */
typedef struct { guint first, n; } DtListingGroup;

/**
 * DtListingView:
 *
 * A table as it is looked at: which columns, grouped by what. Immutable; shared by reference.
 */
typedef struct
{
  gatomicrefcount ref_count;
  DtListing    *table;
  GArray     *columns;     /* guint: those that are shown */
  int         group;       /* column; -1: none */
  GArray     *order;       /* guint: rows */
  GArray     *groups;      /* DtListingGroup; one of all rows where there is none */
} DtListingView;

/* group: a key, "" for none, NULL as the table says. hidden: keys; NULL: none */
DtListingView *dt_listing_view_new   (DtListing *table, const char *group, const char *const *hidden);
DtListingView *dt_listing_view_ref   (DtListingView *self);
void         dt_listing_view_unref (DtListingView *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtListingView, dt_listing_view_unref)
/* (transfer full) The name of a group as its head tells it; "" for none. */
char        *dt_listing_view_group_name (const DtListingView *self, guint group);
/* How many of its rows are no messages. */
guint        dt_listing_view_count (const DtListingView *self, guint group);

G_END_DECLS
