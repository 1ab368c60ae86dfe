/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The report: its life, the measuring of its blocks, and the drawing of a page. Where pages are cut is
 * decided in dt-report-cut.c; how one block looks in dt-report-draw.c. */

#include "dt-report-private.h"

/* Blocks measured in one step: some ten milliseconds. */
#define BLOCKS_PER_STEP 200

G_DEFINE_FINAL_TYPE (DtReport, dt_report, G_TYPE_OBJECT)

/**
 * dt_report_block_add_cell:
 * @self: a block with fewer than %DT_REPORT_MAX_CELLS cells
 * @x: from the left margin, points
 * @width: points
 * @size: of the font, points
 * @align: of the lines
 * @markup: (transfer full) (nullable): Pango markup
 *
 * Returns: (transfer none): the cell, to set what is unusual about it
 */
DtReportCell *
dt_report_block_add_cell (DtReportBlock *self,
                          double         x,
                          double         width,
                          double         size,
                          DtCellAlign    align,
                          char          *markup)
{
  DtReportCell *cell;

  g_assert (self->n_cells < DT_REPORT_MAX_CELLS);

  cell = &self->cells[self->n_cells++];
  *cell = (DtReportCell) { .x = x, .width = width, .size = size, .align = align, .markup = markup };

  return cell;
}

/**
 * dt_report_block_clear:
 * @self: a block
 *
 * Frees the texts and makes the block empty.
 */
void
dt_report_block_clear (DtReportBlock *self)
{
  for (int i = 0; i < self->n_cells; i++)
    g_free (self->cells[i].markup);
  *self = (DtReportBlock) { .head = DT_REPORT_NO_HEAD };
}

static void
dt_report_finalize (GObject *object)
{
  DtReport *self = DT_REPORT (object);

  g_free (self->title);
  g_free (self->author);
  g_clear_pointer (&self->texts, dt_report_texts_free);
  g_array_unref (self->infos);
  g_array_unref (self->frames);
  g_array_unref (self->pages);
  if (self->data_free != NULL)
    self->data_free (self->data);

  G_OBJECT_CLASS (dt_report_parent_class)->finalize (object);
}

static void
dt_report_class_init (DtReportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dt_report_finalize;
}

static void
dt_report_init (DtReport *self)
{
  self->infos = g_array_new (FALSE, FALSE, sizeof (DtBlockInfo));
  self->frames = g_array_new (FALSE, FALSE, sizeof (cairo_rectangle_t));
  self->pages = g_array_new (FALSE, FALSE, sizeof (DtPageStart));
}

/**
 * dt_report_new:
 * @layout: sheet and margins; copied
 * @title: of the document
 * @author: (nullable): who issues it
 * @source: where its blocks come from; copied
 * @data: given to the functions of @source
 * @data_free: (nullable): frees @data
 *
 * Returns: (transfer full): a report not yet cut into pages
 */
DtReport *
dt_report_new (const DtPageLayout   *layout,
               const char           *title,
               const char           *author,
               const DtReportSource *source,
               gpointer              data,
               GDestroyNotify        data_free)
{
  DtReport *self = g_object_new (DT_TYPE_REPORT, NULL);

  self->layout = *layout;
  self->texts = dt_report_texts_new (layout->family);
  self->title = g_strdup (title);
  self->author = g_strdup (author);
  self->source = *source;
  self->data = data;
  self->data_free = data_free;

  return self;
}

/**
 * dt_report_get_layout:
 *
 * Returns: (transfer none): sheet and margins
 */
const DtPageLayout *
dt_report_get_layout (DtReport *self)
{
  return &self->layout;
}

/**
 * dt_report_get_title:
 *
 * Returns: the title of the document
 */
const char *
dt_report_get_title (DtReport *self)
{
  return self->title;
}

/**
 * dt_report_get_author:
 *
 * Returns: (nullable): who issues it
 */
const char *
dt_report_get_author (DtReport *self)
{
  return self->author;
}

void
dt_report_fill (DtReport      *self,
                guint          index,
                gboolean       continued,
                DtReportBlock *block)
{
  dt_report_block_clear (block);
  self->source.fill (self->data, index, continued, block);
}

static void
measure_table_head (DtReport *self)
{
  g_auto(DtReportBlock) block = { .head = DT_REPORT_NO_HEAD };

  self->source.fill_table_head (self->data, &block);
  self->table_head = dt_report_measure_block (self, &block);
}

/**
 * dt_report_paginate_step:
 * @self: a report
 *
 * Measures some more blocks and, after the last one, cuts the pages.
 *
 * Returns: whether the pages are known; %FALSE: call again
 */
gboolean
dt_report_paginate_step (DtReport *self)
{
  guint stop = MIN (self->infos->len + BLOCKS_PER_STEP, self->source.n_blocks);
  g_auto(DtReportBlock) block = { .head = DT_REPORT_NO_HEAD };

  if (self->cut)
    return TRUE;

  if (self->table_head <= 0)
    measure_table_head (self);

  for (guint i = self->infos->len; i < stop; i++)
    {
      DtBlockInfo info;

      dt_report_fill (self, i, FALSE, &block);
      info = (DtBlockInfo) {
        .height = (float) dt_report_measure_block (self, &block),
        .space_before = (float) block.space_before,
        .head = block.head,
        .kind = (guint8) block.kind,
        /* A head that closes a page says nothing about the rows that follow. */
        .keep_with_next = block.keep_with_next || block.kind == DT_BLOCK_HEAD,
        .page_break = (guint8) block.page_break,
      };
      g_array_append_val (self->infos, info);
    }

  if (self->infos->len < self->source.n_blocks)
    return FALSE;

  dt_report_cut (self);
  self->cut = TRUE;
  return TRUE;
}

/**
 * dt_report_paginate:
 * @self: a report
 * @cancellable: (nullable): to give up
 * @error: set to %G_IO_ERROR_CANCELLED
 *
 * Does all of dt_report_paginate_step(); meant for a worker thread.
 *
 * Returns: whether it was done
 */
gboolean
dt_report_paginate (DtReport      *self,
                    GCancellable  *cancellable,
                    GError       **error)
{
  do
    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
  while (!dt_report_paginate_step (self));

  return TRUE;
}

/**
 * dt_report_get_fraction:
 *
 * Returns: how much of the measuring is done, 0 to 1
 */
double
dt_report_get_fraction (DtReport *self)
{
  if (self->cut || self->source.n_blocks == 0)
    return 1;

  return self->infos->len / (double) self->source.n_blocks;
}

/**
 * dt_report_get_n_pages:
 *
 * Returns: how many pages there are; 0 before they are cut
 */
guint
dt_report_get_n_pages (DtReport *self)
{
  return self->cut ? self->pages->len : 0;
}

/**
 * dt_report_set_tells_all:
 * @tells_all: whether the number of a page says also how many there are; for a report that is one document
 */
void
dt_report_set_tells_all (DtReport *self,
                         gboolean  tells_all)
{
  self->tells_all = tells_all;
}

/**
 * dt_report_get_n_blocks:
 *
 * Returns: how many blocks there are
 */
guint
dt_report_get_n_blocks (DtReport *self)
{
  return self->source.n_blocks;
}

/**
 * dt_report_get_page_range:
 * @page: from 0
 * @first: (out): the first block on the page
 * @end: (out): one after the last block that begins on the page or goes on over it
 * @begins_inside: (out) (optional): whether the first one began on an earlier page
 */
void
dt_report_get_page_range (DtReport *self,
                          guint     page,
                          guint    *first,
                          guint    *end,
                          gboolean *begins_inside)
{
  const DtPageStart *start, *next;

  g_return_if_fail (page < self->pages->len);

  start = &g_array_index (self->pages, DtPageStart, page);
  *first = start->first;
  if (begins_inside != NULL)
    *begins_inside = start->inside;

  if (page + 1 == self->pages->len)
    {
      *end = self->source.n_blocks;
      return;
    }

  next = &g_array_index (self->pages, DtPageStart, page + 1);
  *end = next->first + (next->inside ? 1 : 0);
}

/**
 * dt_report_find_page:
 * @block: index of a block
 *
 * Returns: the page the block begins on, from 0
 */
guint
dt_report_find_page (DtReport *self,
                     guint     block)
{
  guint low = 0, high = self->pages->len;

  while (high - low > 1)
    {
      guint middle = (low + high) / 2;
      const DtPageStart *start = &g_array_index (self->pages, DtPageStart, middle);

      if (start->first < block || (start->first == block && !start->inside))
        low = middle;
      else
        high = middle;
    }

  return low;
}

/**
 * dt_report_dup_outline:
 * @block: index of a block
 *
 * Returns: (transfer full) (nullable): its name in a table of contents, if it is a head
 */
char *
dt_report_dup_outline (DtReport *self,
                       guint     block)
{
  if (self->source.dup_outline == NULL
      || g_array_index (self->infos, DtBlockInfo, block).kind != DT_BLOCK_HEAD)
    return NULL;

  return self->source.dup_outline (self->data, block);
}

/* Draws what a page with rows begins with; returns where the first block goes. */
static double
draw_top (DtReport          *self,
          cairo_t           *cr,
          const DtPageStart *start)
{
  const DtBlockInfo *info;
  g_auto(DtReportBlock) block = { .head = DT_REPORT_NO_HEAD };
  double y = self->table_head;

  if (self->infos->len == 0)
    return 0;

  info = &g_array_index (self->infos, DtBlockInfo, start->first);
  if (info->kind == DT_BLOCK_TEXT)
    return 0;

  self->role = self->in_table ? DT_ROLE_NONE : DT_ROLE_HEADS;
  dt_report_tag_table (self, cr, TRUE);
  self->source.fill_table_head (self->data, &block);
  dt_report_draw_block (self, cr, &block, 0, self->table_head);
  self->role = DT_ROLE_NONE;

  if (info->kind == DT_BLOCK_ROW && info->head != DT_REPORT_NO_HEAD)
    {
      double height;

      dt_report_fill (self, info->head, TRUE, &block);
      height = dt_report_measure_block (self, &block);
      dt_report_draw_block (self, cr, &block, y, height);
      y += height;
    }

  return y;
}

static void
draw_table_head (DtReport *self,
                 cairo_t  *cr,
                 double    y)
{
  g_auto(DtReportBlock) block = { .head = DT_REPORT_NO_HEAD };

  dt_report_tag_table (self, cr, TRUE);
  self->role = DT_ROLE_HEADS;
  self->source.fill_table_head (self->data, &block);
  dt_report_draw_block (self, cr, &block, y, self->table_head);
}

static void
draw_blocks (DtReport *self,
             cairo_t  *cr,
             guint     page)
{
  const DtPageStart *start = &g_array_index (self->pages, DtPageStart, page);
  const DtPageStart *next = page + 1 < self->pages->len ? start + 1 : NULL;
  double y = draw_top (self, cr, start);
  g_auto(DtReportBlock) block = { .head = DT_REPORT_NO_HEAD };
  guint first, end;

  dt_report_get_page_range (self, page, &first, &end, NULL);
  for (guint i = first; i < end; i++)
    {
      const DtBlockInfo *info = &g_array_index (self->infos, DtBlockInfo, i);
      gboolean cut_before = i == first && start->inside;
      gboolean cut_after = next != NULL && next->inside && next->first == i;

      if (i > first)
        {
          double gap = dt_report_gap_before (self, i);

          if (gap > info->space_before)
            draw_table_head (self, cr, y + info->space_before);
          y += gap;
        }

      dt_report_tag_table (self, cr, info->kind != DT_BLOCK_TEXT);
      self->role = info->kind == DT_BLOCK_TEXT ? DT_ROLE_TEXT : info->kind == DT_BLOCK_HEAD ? DT_ROLE_HEADS : DT_ROLE_ROW;
      dt_report_fill (self, i, FALSE, &block);
      if (cut_before || cut_after)
        {
          DtSlice slice = { 0 };

          for (int k = 0; k < block.n_cells; k++)
            {
              slice.from[k] = cut_before ? start->lines[k] : 0;
              slice.to[k] = cut_after ? next->lines[k] : G_MAXUINT;
            }
          dt_report_measure_slice (self, &block, &slice);
          dt_report_draw_slice (self, cr, &block, y, &slice);
          y += slice.height;
        }
      else
        {
          dt_report_draw_block (self, cr, &block, y, info->height);
          y += info->height;
        }
    }
}

/**
 * dt_report_set_tagged:
 * @tagged: whether pages tell what is a paragraph, a table, a cell; for a PDF, drawn from the first page to the last, each once
 */
void
dt_report_set_tagged (DtReport *self,
                      gboolean  tagged)
{
  self->tagged = tagged;
  self->in_table = FALSE;
}

/* Counted from the page on which its letter begins. */
static guint
get_page_number (DtReport *self,
                 guint     page)
{
  for (guint i = page; i > 0; i--)
    {
      const DtPageStart *start = &g_array_index (self->pages, DtPageStart, i);

      if (!start->inside && start->first < self->infos->len
          && g_array_index (self->infos, DtBlockInfo, start->first).page_break == DT_BREAK_LETTER)
        return page - i + 1;
    }

  return page + 1;
}

/**
 * dt_report_draw_page:
 * @self: a report cut into pages
 * @page: from 0
 * @cr: a context whose unit is the point and whose origin is the corner of the sheet
 *
 * Draws one page, black on whatever is there. From the second one on the number stands at the top.
 */
void
dt_report_draw_page (DtReport *self,
                     guint     page,
                     cairo_t  *cr)
{
  guint number;

  g_return_if_fail (DT_IS_REPORT (self));
  g_return_if_fail (self->cut && page < self->pages->len);

  cairo_save (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  dt_report_texts_update (self->texts, cr);
  if (self->tagged && page == 0)
    cairo_tag_begin (cr, "Document", NULL);
  self->role = DT_ROLE_NONE;
  number = get_page_number (self, page);
  if (number > 1)
    dt_report_draw_number (self, cr, number, self->tells_all ? self->pages->len : 0);
  cairo_translate (cr, self->layout.left, self->layout.top);
  draw_blocks (self, cr, page);
  dt_report_draw_frames (self, cr);
  if (page + 1 == self->pages->len)
    {
      dt_report_tag_table (self, cr, FALSE);
      if (self->tagged)
        cairo_tag_end (cr, "Document");
    }
  cairo_restore (cr);
}
