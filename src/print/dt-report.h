/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "dt-page-layout.h"

G_BEGIN_DECLS

#define DT_REPORT_MAX_CELLS 16
#define DT_REPORT_NO_HEAD G_MAXUINT

typedef enum { DT_CELL_START, DT_CELL_CENTER, DT_CELL_END } DtCellAlign;

/**
 * DtReportCell:
 * @x: from the left margin, points
 * @width: points
 * @size: of the font, points
 * @align: of the lines
 * @framed: has lines around it
 * @shaded: lies on light grey
 * @tight: a framed cell without room above and below its text
 * @heading: it is the title of the document, for who has it read aloud
 * @top: the text begins at the top of the row; else it stands in the middle
 * @indent: of the first line of each paragraph, points
 * @justified: both edges are even
 * @leading: from line to line, points; 0: as the font says
 * @ruled: the paragraph, from 1, that has a rule below it; 0: none
 * @rule_part: how wide that is, in parts of its last line; 0: as that line
 * @markup: Pango markup; %NULL for an empty cell
 *
 * A piece of text in a place of its own.
 */
typedef struct
{
  double       x;
  double       width;
  double       size;
  DtCellAlign  align;
  gboolean     framed;
  gboolean     tight;
  gboolean     shaded;
  gboolean     top;
  gboolean     heading;
  int          ruled;
  double       rule_part;
  gboolean     justified;
  double       indent;
  double       leading;
  char        *markup;
} DtReportCell;

/* What a block begins: a page, or a letter of its own, whose pages are counted from 1. */
typedef enum { DT_BREAK_NONE, DT_BREAK_PAGE, DT_BREAK_LETTER } DtPageBreak;

typedef enum
{
  DT_BLOCK_TEXT,    /* stands by itself: a heading, a note, the signature */
  DT_BLOCK_HEAD,    /* of a table: the name of a group; never last on a page, told again where the group goes on */
  DT_BLOCK_ROW,     /* of a table */
} DtBlockKind;

/**
 * DtReportBlock:
 * @page_break: what it begins; not for rows of a table
 * @keep_with_next: may not be the last on a page
 * @head: index of the group head the row stands under, or %DT_REPORT_NO_HEAD
 * @space_before: points; left out at the top of a page
 * @min_height: points
 *
 * Cells side by side; they break over pages together. A row is cut only if it is taller than a page.
 */
typedef struct
{
  DtBlockKind  kind;
  DtPageBreak  page_break;
  gboolean     keep_with_next;
  guint        head;
  double       space_before;
  double       min_height;
  int          n_cells;
  DtReportCell cells[DT_REPORT_MAX_CELLS];
} DtReportBlock;

DtReportCell *dt_report_block_add_cell (DtReportBlock *self, double x, double width, double size, DtCellAlign align,
                                        char *markup);
void          dt_report_block_clear    (DtReportBlock *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DtReportBlock, dt_report_block_clear)

/**
 * DtReportSource:
 * @n_blocks: how many blocks there are
 * @fill: makes block @index, cleared before; @continued: as the head of a group that goes on from the page before
 * @fill_table_head: makes the head of the table, repeated on every page with rows
 * @dup_outline: (nullable): name of a head block in the table of contents of a PDF
 *
 * Where a report's contents come from. Blocks are made when they are needed and thrown away, so a report of many
 * thousand rows costs little more than the rows themselves. Called on the thread that measures or draws.
 */
typedef struct
{
  guint   n_blocks;
  void  (*fill)            (gpointer data, guint index, gboolean continued, DtReportBlock *block);
  void  (*fill_table_head) (gpointer data, DtReportBlock *block);
  char *(*dup_outline)     (gpointer data, guint index);
} DtReportSource;

/**
 * DtReport:
 *
 * A document cut into pages, drawn on any cairo context. Knows Pango and Cairo, no printer and no screen. May
 * move between threads, but only one may use it at a time.
 */
#define DT_TYPE_REPORT (dt_report_get_type ())
G_DECLARE_FINAL_TYPE (DtReport, dt_report, DT, REPORT, GObject)

DtReport           *dt_report_new            (const DtPageLayout *layout, const char *title, const char *author,
                                              const DtReportSource *source, gpointer data, GDestroyNotify data_free);
const DtPageLayout *dt_report_get_layout     (DtReport *self);
const char         *dt_report_get_title      (DtReport *self);
const char         *dt_report_get_author     (DtReport *self);

gboolean            dt_report_paginate_step  (DtReport *self);
gboolean            dt_report_paginate       (DtReport *self, GCancellable *cancellable, GError **error);
double              dt_report_get_fraction   (DtReport *self);

guint               dt_report_get_n_pages    (DtReport *self);
void                dt_report_draw_page      (DtReport *self, guint page, cairo_t *cr);

/* How pages after the first are numbered: "2", or "Page 2 of 5". */
void                dt_report_set_tells_all  (DtReport *self, gboolean tells_all);

/* Whether pages tell a PDF what is a paragraph, a table, a cell; they are then drawn from the first to the last, each once. */
void                dt_report_set_tagged     (DtReport *self, gboolean tagged);

guint               dt_report_get_n_blocks   (DtReport *self);
void                dt_report_get_page_range (DtReport *self, guint page, guint *first, guint *end, gboolean *begins_inside);
guint               dt_report_find_page      (DtReport *self, guint block);
char               *dt_report_dup_outline    (DtReport *self, guint block);

G_END_DECLS
