/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tables that a page only sets out by blanks: the head tells where the columns begin, and what stands under them is
 * gathered cell by cell. */

#include "dt-reading-private.h"

#include <string.h>

#define MAX_COLUMNS 10
#define GAP 3

typedef struct { guint start, end, at; } Segment;     /* at: where it begins in its line */

typedef struct
{
  const DtSourceText *from;
  DtSourceText       *to;
  guint               columns[MAX_COLUMNS];
  guint               n;
  DtSourceText       *cells[MAX_COLUMNS];
  gboolean            any;
} Gatherer;

static guint
list_segments (const DtSourceText *text,
               guint               start,
               guint               end,
               Segment            *segments)
{
  guint n = 0, i = start;

  while (i < end && n < MAX_COLUMNS)
    {
      guint from, last;

      while (i < end && text->fold[i] == ' ')
        i++;
      from = last = i;
      while (i < end && i - last < GAP)
        {
          if (text->fold[i] != ' ')
            last = i + 1;
          i++;
        }
      if (last > from)
        segments[n++] = (Segment) { from, last, from - start };
      i = MAX (i, last);
    }

  return n;
}

static gboolean
is_header (const DtSourceText *text,
           guint               start,
           guint               end,
           guint               n)
{
  return n >= 3 && dt_reading_match (DT_REGEX ("noi dung|nhiem vu|cong viec"), text, start, end, NULL)
         && dt_reading_match (DT_REGEX ("chu tri|thoi gian|thoi han|don vi|hoan thanh|co quan|tien do"), text, start, end, NULL)
         && dt_reading_match (DT_REGEX ("^\\s*(?:s?tt|so\\s*tt|noi dung|nhiem vu)\\b"), text, start, end, NULL);
}

static void
end_row (Gatherer *self)
{
  if (!self->any)
    return;

  for (guint i = 0; i < self->n; i++)
    {
      if (i > 0)
        dt_source_text_add (self->to, DT_LETTER_CELL, self->to->n > 0 ? self->to->origin[self->to->n - 1] : 0);
      dt_source_text_append (self->to, self->cells[i], 0, self->cells[i]->n);
      self->cells[i]->n = 0;
    }
  dt_source_text_add (self->to, DT_LETTER_ROW, self->to->origin[self->to->n - 1]);
  self->any = FALSE;
}

static void
end_table (Gatherer *self)
{
  end_row (self);
  for (guint i = 0; i < self->n; i++)
    g_clear_pointer (&self->cells[i], dt_source_text_free);
  self->n = 0;
}

/* The column that a segment stands under: the last that begins before its middle, or the nearest. */
static guint
column_of (const Gatherer *self,
           const Segment  *segment)
{
  guint best = 0;

  for (guint i = 1; i < self->n; i++)
    if (segment->at + 3 >= self->columns[i] || segment->at + (segment->end - segment->start) / 2 >= self->columns[i])
      best = i;

  return best;
}

static void
add_line (Gatherer      *self,
          const Segment *segments,
          guint          n)
{
  for (guint i = 0; i < n; i++)
    {
      DtSourceText *cell = self->cells[column_of (self, &segments[i])];

      if (cell->n > 0)
        dt_source_text_add (cell, ' ', self->from->origin[segments[i].start]);
      dt_source_text_append (cell, self->from, segments[i].start, segments[i].end);
    }
  self->any = TRUE;
}

static void
begin_table (Gatherer      *self,
             const Segment *segments,
             guint          n)
{
  self->n = n;
  for (guint i = 0; i < n; i++)
    {
      self->columns[i] = segments[i].at;
      self->cells[i] = dt_source_text_new ();
    }
  add_line (self, segments, n);
}

/* A line that stands under no column of the table, but across the page. */
static gboolean
leaves_table (const Gatherer *self,
              const Segment  *segments,
              guint           n)
{
  const DtSourceText *text = self->from;

  if (dt_reading_match (DT_REGEX ("^(?:noi nhan|t/m|tm\\.|k/t|kt\\.|phu luc|[ivx]+[.-] |\\d+\\. )"), text, segments[0].start, segments[0].end, NULL)
      && segments[0].end - segments[0].start > 6)
    return TRUE;

  return n == 1 && segments[0].at + 3 < self->columns[1] && segments[0].end - segments[0].start > self->columns[1] - self->columns[0] + 12
         && self->columns[1] - self->columns[0] < 12;
}

/**
 * dt_source_text_gather_tables:
 * @self: a text
 *
 * Returns: (transfer full) (nullable): the same with its set-out tables as rows and cells; %NULL if it has none
 */
DtSourceText *
dt_source_text_gather_tables (const DtSourceText *self)
{
  Gatherer gatherer = { .from = self, .to = dt_source_text_new () };
  gboolean found = FALSE;
  guint start = 0;

  while (start < self->n)
    {
      Segment segments[MAX_COLUMNS];
      guint end = start, n;

      while (end < self->n && self->fold[end] != '\n')
        end++;
      n = memchr (self->fold + start, '\t', end - start) == NULL && memchr (self->fold + start, '|', end - start) == NULL
          && memchr (self->fold + start, DT_LETTER_CELL, end - start) == NULL ? list_segments (self, start, end, segments) : 0;
      if (gatherer.n > 0 && n > 0 && leaves_table (&gatherer, segments, n))
        end_table (&gatherer);
      if (gatherer.n > 0 && n > 0)
        {
          /* A row begins with its number. */
          if (segments[0].at + 2 < gatherer.columns[1]
              && dt_reading_match (DT_REGEX ("^(?:\\d{1,3}(?:\\.\\d{1,2})*|[ivx]{1,5})[.)]?$"), self, segments[0].start, segments[0].end, NULL))
            end_row (&gatherer);
          add_line (&gatherer, segments, n);
        }
      else if (gatherer.n == 0 && is_header (self, start, end, n))
        {
          found = TRUE;
          begin_table (&gatherer, segments, n);
        }
      else if (gatherer.n == 0)
        {
          dt_source_text_append (gatherer.to, self, start, MIN (end + 1, self->n));
        }
      start = end + 1;
    }
  end_table (&gatherer);
  if (!found)
    g_clear_pointer (&gatherer.to, dt_source_text_free);

  return gatherer.to;
}
