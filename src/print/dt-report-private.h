/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Shared by the files of the report: what is measured, where pages are cut, how a block is drawn. */

#include <pango/pangocairo.h>

#include "dt-report.h"

G_BEGIN_DECLS

/* Between the frame of a cell and its text, points. */
#define DT_CELL_PAD_X 3.5
#define DT_CELL_PAD_Y 2.0
#define DT_CELL_PAD_TIGHT 0.5

/* A cleanup on an alias: a later Pango may define it for the type itself. */
typedef PangoLayoutIter DtLayoutIter;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtLayoutIter, pango_layout_iter_free)

/* What pagination remembers of a block. */
typedef struct
{
  float   height;
  float   space_before;
  guint32 head;
  guint8  kind;
  guint8  keep_with_next;
  guint8  page_break;
} DtBlockInfo;

/* Where a page begins: at a block, and within it at a line of each cell if the block was cut. */
typedef struct
{
  guint  first;
  guint8 inside;
  guint  lines[DT_REPORT_MAX_CELLS];
} DtPageStart;

typedef struct _DtReportTexts DtReportTexts;

/* What a block that is drawn is to a PDF that tells what it shows. Heads that are told again on a later page are nothing. */
typedef enum { DT_ROLE_NONE, DT_ROLE_TEXT, DT_ROLE_HEADS, DT_ROLE_ROW } DtBlockRole;

struct _DtReport
{
  GObject         parent_instance;

  /* Owned */
  char           *title;
  char           *author;
  DtReportTexts  *texts;
  GArray         *infos;       /* DtBlockInfo of those measured */
  GArray         *frames;      /* cairo_rectangle_t: around cells of the page that is drawn */
  GArray         *pages;       /* DtPageStart; whole once `cut` */
  gpointer        data;
  GDestroyNotify  data_free;

  DtPageLayout    layout;
  DtReportSource  source;
  double          table_head;  /* height; 0 before it is known */
  gboolean        cut;
  gboolean        tells_all;   /* "Page 2 of 5" */

  gboolean        tagged;
  DtBlockRole     role;        /* of the block that is drawn next */
  gboolean        in_table;    /* its tag is open */
};

/* The part of a cut block that stands on one page: lines of each cell. */
typedef struct
{
  guint    from[DT_REPORT_MAX_CELLS];
  guint    to[DT_REPORT_MAX_CELLS];
  double   height;             /* with the padding */
  gboolean last;               /* nothing is left after it */
} DtSlice;

DtReportTexts *dt_report_texts_new     (const char *family);
void           dt_report_texts_free    (DtReportTexts *self);
void           dt_report_texts_update  (DtReportTexts *self, cairo_t *cr);
PangoLayout   *dt_report_texts_lay_out (DtReportTexts *self, const DtReportCell *cell, double width, double *height);

void     dt_report_fill          (DtReport *self, guint index, gboolean continued, DtReportBlock *block);
double   dt_report_measure_block (DtReport *self, const DtReportBlock *block);
void     dt_report_slice_block   (DtReport *self, const DtReportBlock *block, const guint *from, double height,
                                  gboolean keep_some, DtSlice *slice);
void     dt_report_measure_slice (DtReport *self, const DtReportBlock *block, DtSlice *slice);
void     dt_report_draw_block    (DtReport *self, cairo_t *cr, const DtReportBlock *block, double y, double height);
void     dt_report_draw_slice    (DtReport *self, cairo_t *cr, const DtReportBlock *block, double y, const DtSlice *slice);
void     dt_report_tag_table     (DtReport *self, cairo_t *cr, gboolean in_table);
void     dt_report_draw_frames   (DtReport *self, cairo_t *cr);
void     dt_report_draw_number   (DtReport *self, cairo_t *cr, guint number, guint n_pages);

double   dt_report_top_height    (DtReport *self, guint index, gboolean inside);
double   dt_report_gap_before    (DtReport *self, guint index);
void     dt_report_cut           (DtReport *self);

G_END_DECLS
