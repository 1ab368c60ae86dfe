/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How one block is measured and drawn. Only black, white and one light grey. */

#include <math.h>

#include "dt-report-private.h"

#define FRAME_WIDTH 0.5
#define SHADE 0.93
#define NUMBER_SIZE 14
/* From the foot of the first line of a ruled cell down to the rule, and its thickness; the line after it gives way. */
#define RULE_GAP 1.0
#define RULE_WIDTH 1.0

static double
pad_x (const DtReportCell *cell)
{
  return cell->framed ? DT_CELL_PAD_X : 0;
}

static double
pad_y (const DtReportCell *cell)
{
  return !cell->framed ? 0 : cell->tight ? DT_CELL_PAD_TIGHT : DT_CELL_PAD_Y;
}

static PangoLayout *
lay_out (DtReport           *self,
         const DtReportCell *cell,
         double             *height)
{
  return dt_report_texts_lay_out (self->texts, cell, cell->width - 2 * pad_x (cell), height);
}

/* The height of a block drawn whole, points. */
double
dt_report_measure_block (DtReport            *self,
                         const DtReportBlock *block)
{
  double height = block->min_height;

  for (int i = 0; i < block->n_cells; i++)
    {
      const DtReportCell *cell = &block->cells[i];

      double text_height;

      if (cell->markup == NULL)
        continue;
      lay_out (self, cell, &text_height);
      height = MAX (height, text_height + 2 * pad_y (cell));
    }

  /* Upwards, to what a float holds: pages are cut by the heights that are remembered. */
  return ceil (height * 64) / 64;
}

/* One after the last line of the laid-out cell, counted from line `from`, that ends within `height`. At least one
 * line is taken, for otherwise cutting would never end. */
static guint
count_lines (PangoLayout *text,
             guint        from,
             double       height)
{
  g_autoptr(DtLayoutIter) iter = pango_layout_get_iter (text);
  int first_top = 0, top, bottom;
  guint line = 0;

  do
    {
      pango_layout_iter_get_line_yrange (iter, &top, &bottom);
      if (line == from)
        first_top = top;
      if (line > from && (bottom - first_top) / (double) PANGO_SCALE > height)
        return line;
      line++;
    }
  while (pango_layout_iter_next_line (iter));

  return line;
}

/* The height that the lines of a slice take, with the padding. */
void
dt_report_measure_slice (DtReport            *self,
                         const DtReportBlock *block,
                         DtSlice             *slice)
{
  slice->height = 0;
  for (int i = 0; i < block->n_cells; i++)
    {
      const DtReportCell *cell = &block->cells[i];
      g_autoptr(DtLayoutIter) iter = NULL;
      int first_top = 0, last_bottom = 0, top, bottom;
      guint line = 0;
      PangoLayout *text;

      if (cell->markup == NULL)
        continue;

      /* A cell that was done on a page before takes no room on this one. */
      text = lay_out (self, cell, NULL);
      slice->to[i] = MIN (slice->to[i], (guint) pango_layout_get_line_count (text));
      if (slice->from[i] >= slice->to[i])
        continue;

      iter = pango_layout_get_iter (text);
      do
        {
          pango_layout_iter_get_line_yrange (iter, &top, &bottom);
          if (line == slice->from[i])
            first_top = top;
          last_bottom = bottom;
          line++;
        }
      while (line < slice->to[i] && pango_layout_iter_next_line (iter));

      slice->height = MAX (slice->height, (last_bottom - first_top) / (double) PANGO_SCALE + 2 * pad_y (cell));
    }
}

/**
 * dt_report_slice_block:
 * @block: a block taller than a page
 * @from: the first line of each cell
 * @height: the room there is, points
 * @keep_some: leave the last line of the block for the next page even if all would fit
 * @slice: (out): the lines that fit
 */
void
dt_report_slice_block (DtReport            *self,
                       const DtReportBlock *block,
                       const guint         *from,
                       double               height,
                       gboolean             keep_some,
                       DtSlice             *slice)
{
  *slice = (DtSlice) { .last = TRUE };

  for (int i = 0; i < block->n_cells; i++)
    {
      const DtReportCell *cell = &block->cells[i];
      PangoLayout *text;
      guint n_lines;

      slice->from[i] = slice->to[i] = from[i];
      if (cell->markup == NULL)
        continue;

      text = lay_out (self, cell, NULL);
      n_lines = (guint) pango_layout_get_line_count (text);
      if (from[i] >= n_lines)
        continue;

      slice->to[i] = count_lines (text, from[i], height - 2 * pad_y (cell));
      if (keep_some && slice->to[i] == n_lines && n_lines - from[i] > 1)
        slice->to[i] = n_lines - 1;
      if (slice->to[i] < n_lines)
        slice->last = FALSE;
    }

  dt_report_measure_slice (self, block, slice);
}

/* The lines around cells are remembered, and drawn together when the page is done: one stroke for each cell is a good part of
 * the time that a large table takes. */
static void
draw_frame (DtReport           *self,
            cairo_t            *cr,
            const DtReportCell *cell,
            double              y,
            double              height)
{
  if (cell->shaded)
    {
      cairo_rectangle (cr, cell->x, y, cell->width, height);
      cairo_set_source_rgb (cr, SHADE, SHADE, SHADE);
      cairo_fill (cr);
      cairo_set_source_rgb (cr, 0, 0, 0);
    }
  if (cell->framed)
    {
      cairo_rectangle_t frame = { cell->x, y, cell->width, height };

      g_array_append_val (self->frames, frame);
    }
}

/* Draws the lines around the cells of the page. */
void
dt_report_draw_frames (DtReport *self,
                       cairo_t  *cr)
{
  for (guint i = 0; i < self->frames->len; i++)
    {
      const cairo_rectangle_t *frame = &g_array_index (self->frames, cairo_rectangle_t, i);

      cairo_rectangle (cr, frame->x, frame->y, frame->width, frame->height);
    }
  cairo_set_line_width (cr, FRAME_WIDTH);
  cairo_stroke (cr);
  g_array_set_size (self->frames, 0);
}

/* A rule below a line, as wide as its text or in the middle below it. */
static void
draw_rule (cairo_t            *cr,
           PangoLayout        *text,
           const DtReportCell *cell,
           double              x,
           double              y)
{
  g_autoptr(DtLayoutIter) iter = pango_layout_get_iter (text);
  double part = cell->rule_part > 0 ? cell->rule_part : 1;
  PangoRectangle logical = { 0 };
  int paragraph = 0;
  double foot, width;

  /* A paragraph may take several lines: the rule is below the last. */
  do
    {
      paragraph += pango_layout_iter_get_line_readonly (iter)->is_paragraph_start;
      if (paragraph > cell->ruled)
        break;
      pango_layout_iter_get_line_extents (iter, NULL, &logical);
    }
  while (pango_layout_iter_next_line (iter));
  foot = y + (logical.y + logical.height) / (double) PANGO_SCALE + RULE_GAP;
  width = logical.width / (double) PANGO_SCALE;

  cairo_set_line_width (cr, RULE_WIDTH);
  cairo_move_to (cr, x + logical.x / (double) PANGO_SCALE + width * (1 - part) / 2, foot);
  cairo_rel_line_to (cr, width * part, 0);
  cairo_stroke (cr);
}

/* The names of ISO 32000-1, 14.8.4. */
static void
begin_tag (DtReport   *self,
           cairo_t    *cr,
           const char *name)
{
  if (self->tagged && self->role != DT_ROLE_NONE)
    cairo_tag_begin (cr, name, NULL);
}

static void
end_tag (DtReport   *self,
         cairo_t    *cr,
         const char *name)
{
  if (self->tagged && self->role != DT_ROLE_NONE)
    cairo_tag_end (cr, name);
}

static void
begin_row (DtReport *self,
           cairo_t  *cr)
{
  if (self->role > DT_ROLE_TEXT)
    begin_tag (self, cr, "TR");
}

static void
end_row (DtReport *self,
         cairo_t  *cr)
{
  if (self->role > DT_ROLE_TEXT)
    end_tag (self, cr, "TR");
}

static const char *
get_cell_tag (DtReport           *self,
              const DtReportCell *cell)
{
  if (self->role == DT_ROLE_TEXT)
    return cell->heading ? "H1" : "P";
  return self->role == DT_ROLE_HEADS ? "TH" : "TD";
}

/* Begins or ends a table, which goes on over as many pages as it takes. */
void
dt_report_tag_table (DtReport *self,
                     cairo_t  *cr,
                     gboolean  in_table)
{
  if (self->tagged && in_table && !self->in_table)
    cairo_tag_begin (cr, "Table", NULL);
  else if (self->tagged && !in_table && self->in_table)
    cairo_tag_end (cr, "Table");
  self->in_table = in_table;
}

/* Draws a block whole. */
void
dt_report_draw_block (DtReport            *self,
                      cairo_t             *cr,
                      const DtReportBlock *block,
                      double               y,
                      double               height)
{
  if (block->n_cells == 0)
    return;

  begin_row (self, cr);
  for (int i = 0; i < block->n_cells; i++)
    {
      const DtReportCell *cell = &block->cells[i];
      const char *tag = get_cell_tag (self, cell);
      double text_y = y + pad_y (cell);
      double text_height;
      PangoLayout *text;

      draw_frame (self, cr, cell, y, height);
      begin_tag (self, cr, tag);
      if (cell->markup == NULL)
        {
          end_tag (self, cr, tag);
          continue;
        }

      text = lay_out (self, cell, &text_height);
      if (cell->framed && !cell->top)
        text_y = y + (height - text_height) / 2;

      cairo_move_to (cr, cell->x + pad_x (cell), text_y);
      pango_cairo_show_layout (cr, text);
      cairo_new_path (cr);
      end_tag (self, cr, tag);
      if (cell->ruled > 0)
        draw_rule (cr, text, cell, cell->x + pad_x (cell), text_y);
    }
  end_row (self, cr);
}

static void
draw_lines (cairo_t     *cr,
            PangoLayout *text,
            double       x,
            double       y,
            guint        from,
            guint        to)
{
  g_autoptr(DtLayoutIter) iter = pango_layout_get_iter (text);
  int first_top = 0;
  guint line = 0;

  do
    {
      PangoRectangle logical;
      int top, bottom;

      pango_layout_iter_get_line_yrange (iter, &top, &bottom);
      if (line == from)
        first_top = top;
      if (line >= from && line < to)
        {
          pango_layout_iter_get_line_extents (iter, NULL, &logical);
          cairo_move_to (cr, x + logical.x / (double) PANGO_SCALE,
                         y + (pango_layout_iter_get_baseline (iter) - first_top) / (double) PANGO_SCALE);
          pango_cairo_show_layout_line (cr, pango_layout_iter_get_line_readonly (iter));
        }
      line++;
    }
  while (line < to && pango_layout_iter_next_line (iter));
  cairo_new_path (cr);
}

/* Draws the part of a block that stands on one page. */
void
dt_report_draw_slice (DtReport            *self,
                      cairo_t             *cr,
                      const DtReportBlock *block,
                      double               y,
                      const DtSlice       *slice)
{
  begin_row (self, cr);
  for (int i = 0; i < block->n_cells; i++)
    {
      const DtReportCell *cell = &block->cells[i];
      const char *tag = get_cell_tag (self, cell);

      draw_frame (self, cr, cell, y, slice->height);
      begin_tag (self, cr, tag);
      if (cell->markup != NULL && slice->from[i] < slice->to[i])
        draw_lines (cr, lay_out (self, cell, NULL), cell->x + pad_x (cell), y + pad_y (cell), slice->from[i], slice->to[i]);
      end_tag (self, cr, tag);
    }
  end_row (self, cr);
}

/* The number of the page: 14 pt, in the middle of the top margin. n_pages: told with it; 0: not */
void
dt_report_draw_number (DtReport *self,
                       cairo_t  *cr,
                       guint     number,
                       guint     n_pages)
{
  g_autofree char *markup = n_pages > 0 ? g_strdup_printf ("Trang %u/%u", number, n_pages) : g_strdup_printf ("%u", number);
  DtReportCell cell = {
    .x = self->layout.left,
    .width = dt_page_layout_get_width (&self->layout),
    .size = NUMBER_SIZE,
    .align = DT_CELL_CENTER,
    .markup = markup,
  };
  double height;
  PangoLayout *text = lay_out (self, &cell, &height);

  cairo_move_to (cr, cell.x, (self->layout.top - height) / 2 + DT_MM (2));
  pango_cairo_show_layout (cr, text);
  cairo_new_path (cr);
}
