/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a report is cut into pages. Blocks tied by "keep with next" form a run that goes to the next page as a
 * whole when it does not fit; only a row taller than a page is cut, between its lines. */

#include "dt-report-private.h"

/* Height lost to rounding when heights are kept as floats. */
#define SLACK 0.01

typedef struct
{
  DtReport *report;
  double    room;      /* height between the margins */
  double    y;         /* used on the page so far, with what it begins with */
  gboolean  empty;     /* no block on the page yet */
} Cutter;

static const DtBlockInfo *
get_info (DtReport *self,
          guint     index)
{
  return &g_array_index (self->infos, DtBlockInfo, index);
}

/* The height of the head of a group as it is told again on a new page. */
static double
continued_head_height (DtReport *self,
                       guint     head)
{
  g_auto(DtReportBlock) block = { .head = DT_REPORT_NO_HEAD };

  dt_report_fill (self, head, TRUE, &block);
  return dt_report_measure_block (self, &block);
}

/* What a page begins with when this block is its first: nothing, the head of the table, that of the group. */
double
dt_report_top_height (DtReport *self,
                      guint     index,
                      gboolean  inside)
{
  const DtBlockInfo *info = get_info (self, index);

  if (info->kind == DT_BLOCK_TEXT)
    return 0;
  if (info->kind == DT_BLOCK_HEAD || info->head == DT_REPORT_NO_HEAD)
    return self->table_head;

  return self->table_head + continued_head_height (self, info->head);
}

/* The room above a block that is not the first of its page; more than its own if the table begins with it. */
double
dt_report_gap_before (DtReport *self,
                      guint     index)
{
  const DtBlockInfo *info = get_info (self, index);
  gboolean begins_table = info->kind != DT_BLOCK_TEXT
                          && (index == 0 || get_info (self, index - 1)->kind == DT_BLOCK_TEXT);

  return info->space_before + (begins_table ? self->table_head : 0);
}

/* Whether no page can hold the block whole. */
static gboolean
is_tall (Cutter *cutter,
         guint   index)
{
  double height = get_info (cutter->report, index)->height;

  /* What a page begins with takes measuring, and never half a page. */
  if (height < cutter->room / 2)
    return FALSE;

  return dt_report_top_height (cutter->report, index, FALSE) + height > cutter->room + SLACK;
}

/* The least of a tall block that may stand at the foot of a page: its padding and two lines. */
static double
least_of_tall (Cutter *cutter,
               guint   index)
{
  g_auto(DtReportBlock) block = { .head = DT_REPORT_NO_HEAD };
  double size = 0;

  dt_report_fill (cutter->report, index, FALSE, &block);
  for (int i = 0; i < block.n_cells; i++)
    size = MAX (size, block.cells[i].size);

  return 2 * DT_CELL_PAD_Y + 3 * size;
}

static void
begin_page (Cutter      *cutter,
            guint        index,
            const guint *lines)
{
  DtPageStart start = { .first = index, .inside = lines != NULL };

  if (lines != NULL)
    memcpy (start.lines, lines, sizeof start.lines);
  g_array_append_val (cutter->report->pages, start);
  cutter->y = dt_report_top_height (cutter->report, index, lines != NULL);
  cutter->empty = TRUE;
}

/**
 * measure_run:
 * @y: where the run would begin
 * @empty: nothing stands on the page yet
 * @room: the height of the page
 * @end: (out): one after the last block of the run that still fits into @room, at least one
 *
 * Returns: where the whole run of blocks that are kept together would end, or G_MAXDOUBLE if it does not fit
 */
static double
measure_run (Cutter   *cutter,
             guint     index,
             double    y,
             gboolean  empty,
             guint    *end)
{
  DtReport *self = cutter->report;

  *end = index + 1;
  for (guint i = index; i < self->infos->len; i++)
    {
      const DtBlockInfo *info = get_info (self, i);
      gboolean tall = is_tall (cutter, i);

      if (i > index && info->page_break != DT_BREAK_NONE)
        break;
      if (i > index || !empty)
        y += dt_report_gap_before (self, i);
      y += tall ? least_of_tall (cutter, i) : info->height;
      if (y > cutter->room + SLACK)
        return G_MAXDOUBLE;

      *end = i + 1;
      if (tall || !info->keep_with_next)
        break;
    }

  return y;
}

/* Places a block that no page can hold, line by line over as many pages as it takes. */
static void
place_tall (Cutter *cutter,
            guint   index)
{
  DtReport *self = cutter->report;
  g_auto(DtReportBlock) block = { .head = DT_REPORT_NO_HEAD };
  guint from[DT_REPORT_MAX_CELLS] = { 0 };

  dt_report_fill (self, index, FALSE, &block);
  for (;;)
    {
      DtSlice slice;
      guint end;

      dt_report_slice_block (self, &block, from, cutter->room - cutter->y, FALSE, &slice);
      cutter->empty = FALSE;

      /* What must stay with the end of the row would go to a page of its own: take the last line along. */
      if (slice.last && get_info (self, index)->keep_with_next && index + 1 < self->infos->len
          && measure_run (cutter, index + 1, cutter->y + slice.height, FALSE, &end) == G_MAXDOUBLE)
        dt_report_slice_block (self, &block, from, cutter->room - cutter->y, TRUE, &slice);

      cutter->y += slice.height;
      if (slice.last)
        return;

      memcpy (from, slice.to, sizeof from);
      begin_page (cutter, index, from);
    }
}

static void
place (Cutter *cutter,
       guint   index)
{
  if (!cutter->empty)
    cutter->y += dt_report_gap_before (cutter->report, index);

  if (is_tall (cutter, index))
    {
      place_tall (cutter, index);
      return;
    }

  cutter->y += get_info (cutter->report, index)->height;
  cutter->empty = FALSE;
}

/* Cuts the pages of a report whose blocks are all measured. A report has at least one page. */
void
dt_report_cut (DtReport *self)
{
  Cutter cutter = { .report = self, .room = dt_page_layout_get_height (&self->layout) };
  guint i = 0;

  g_array_set_size (self->pages, 0);
  if (self->infos->len == 0)
    {
      DtPageStart start = { 0 };

      g_array_append_val (self->pages, start);
      return;
    }

  begin_page (&cutter, 0, NULL);
  while (i < self->infos->len)
    {
      guint end;

      if (!cutter.empty && get_info (self, i)->page_break != DT_BREAK_NONE)
        begin_page (&cutter, i, NULL);
      if (measure_run (&cutter, i, cutter.y, cutter.empty, &end) == G_MAXDOUBLE && !cutter.empty)
        {
          begin_page (&cutter, i, NULL);
          measure_run (&cutter, i, cutter.y, TRUE, &end);
        }

      /* A run longer than a page is cut where the page ends, but never just after a head. */
      while (end > i + 1 && end < self->infos->len && get_info (self, end - 1)->kind == DT_BLOCK_HEAD)
        end--;
      for (; i < end; i++)
        place (&cutter, i);
    }
}
