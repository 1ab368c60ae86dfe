/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Heads copied from a page of the web: what were cells of a table stand one under the other, parted by lines of a single
 * bar, each broken where its column was narrow. */

#include "dt-reading-private.h"

#define MAX_LINES 60
#define MAX_CELL  6     /* lines; what is longer is no cell of a head */

typedef struct { guint start, end; } Piece;     /* of a line, without blanks at its ends */

static gboolean
fits (const DtSourceText *text,
      const Piece        *line,
      GRegex             *regex)
{
  return dt_reading_match (regex, text, line->start, line->end, NULL);
}

static gboolean
is_bar (const DtSourceText *text,
        const Piece        *line)
{
  return line->end - line->start == 1 && text->fold[line->start] == '|';
}

static gboolean
is_rule (const DtSourceText *text,
         const Piece        *line)
{
  return line->start == line->end || is_bar (text, line) || fits (text, line, DT_REGEX ("^[-_=*?. ]+$"));
}

/* Columns that stand side by side carry on each under itself. */
static gboolean
has_columns (const DtSourceText *text,
             const Piece        *line)
{
  return fits (text, line, DT_REGEX ("   |[\\t|\\x1e\\x1f]"));
}

static Piece
next_line (const DtSourceText *text,
           guint               start,
           guint              *after)
{
  Piece line = { start, start };

  while (line.end < text->n && text->fold[line.end] != '\n')
    line.end++;
  *after = MIN (line.end + 1, text->n);
  while (line.end > line.start && g_ascii_isspace (text->fold[line.end - 1]))
    line.end--;
  while (line.start < line.end && g_ascii_isspace (text->fold[line.start]))
    line.start++;

  return line;
}

/* The last bar of the head; 0 none. */
static guint
find_last_bar (const DtSourceText *text)
{
  guint n_bars = 0, last = 0, at = 0, n_lines = 0;

  while (n_lines <= MAX_CELL && at < text->n)
    {
      Piece line = next_line (text, at, &at);

      if (is_bar (text, &line))
        {
          n_bars++;
          n_lines = 0;
          last = line.start;
        }
      else if (line.end > line.start)
        {
          n_lines++;
        }
    }

  return n_bars >= 2 ? last : 0;
}

/* "Số:" / "22/KH-UBND"; "Sơn La, ngày 21" / "tháng 01 năm 2024"; "Quảng Trị," / "ngày 13 tháng 10 năm 2014" */
static gboolean
is_cut (const DtSourceText *text,
        const Piece        *line,
        const Piece        *next)
{
  return (fits (text, line, DT_REGEX ("^so\\s*(?:ky hieu)?\\s*[:.]?$")) && fits (text, next, DT_REGEX ("^\\d{1,5}\\s*(?:/|-)\\s*[\\da-z]")))
         || (fits (text, line, DT_REGEX ("\\bngay(?: \\d{1,2})?$")) && fits (text, next, DT_REGEX ("^(?:\\d{1,2} )?thang \\d{1,2} nam \\d{4}$")))
         || (fits (text, line, DT_REGEX ("^[a-z .-]{2,40},$")) && fits (text, next, DT_REGEX ("^ngay \\d{1,2} thang \\d{1,2} nam \\d{4}$")));
}

/* In a cell every line carries on but those that begin a name or a subject of their own. */
static gboolean
begins_anew (const DtSourceText *text,
             guint               cell,
             const Piece        *line,
             const Piece        *next)
{
  Piece whole = { cell, line->end };

  if (fits (text, &whole, DT_REGEX ("^cong\\b")))
    return FALSE;

  return fits (text, next, DT_REGEX ("^(?:v/v|ve viec|so\\s*[:.]|tinh|thanh pho|tp|huyen|quan|xa|phuong|thi (?:xa|tran)|dac khu|ban|van phong|so|phong|bo|cuc|chi cuc|tong cuc|uy ban|dang (?:bo|uy|doan)|ngay)\\b"))
         || fits (text, line, DT_REGEX ("^(?:hoa toc|khan|thuong khan)$"));
}

/* "BỘ TÀI CHÍNH CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM": what stood side by side came as one line. Returns where the motto begins; 0 nowhere. */
static guint
find_motto (const DtSourceText *text,
            const Piece        *line)
{
  g_autoptr(GMatchInfo) match = NULL;
  int from;

  if (line->end - line->start > 140 || has_columns (text, line)
      || !dt_reading_match (DT_REGEX ("(?<=[a-z0-9] )(?:cong hoa xa hoi chu nghia viet nam|dang cong san viet nam|doc lap ?- ?tu do ?- ?hanh phuc)[ .*]*$"), text, line->start, line->end, &match))
    return 0;
  g_match_info_fetch_pos (match, 0, &from, NULL);

  return dt_source_text_is_capitals (text, line->start, line->start + (guint) from, 2) ? line->start + (guint) from : 0;
}

/**
 * dt_source_text_mend_head:
 * @self: a text
 *
 * Joins lines of the head that were broken within a number, a date, a name or the motto, and parts the motto from what stands beside it.
 *
 * Returns: (transfer full) (nullable): the same with those lines whole; %NULL if there were none
 */
DtSourceText *
dt_source_text_mend_head (const DtSourceText *self)
{
  DtSourceText *mended = dt_source_text_new ();
  guint last_bar = find_last_bar (self);
  guint at = 0, cell = 0, copied = 0;
  gboolean any = FALSE;

  for (guint i = 0; i < MAX_LINES && at < self->n; i++)
    {
      Piece line = next_line (self, at, &at);
      guint after;
      Piece next = next_line (self, at, &after);
      guint motto = i < 12 ? find_motto (self, &line) : 0;

      if (motto > 0)
        {
          dt_source_text_append (mended, self, copied, motto - 1);
          dt_source_text_add (mended, '\n', self->origin[motto]);
          copied = motto;
          any = TRUE;
        }
      if (is_rule (self, &line))
        cell = at;
      if (is_rule (self, &line) || is_rule (self, &next) || has_columns (self, &line) || has_columns (self, &next))
        continue;
      if (is_cut (self, &line, &next) || (line.start < last_bar && !begins_anew (self, cell, &line, &next)))
        {
          dt_source_text_append (mended, self, copied, line.end);
          dt_source_text_add (mended, ' ', self->origin[line.end]);
          copied = next.start;
          any = TRUE;
        }
      else
        {
          cell = next.start;
        }
    }
  if (any)
    dt_source_text_append (mended, self, copied, self->n);
  else
    g_clear_pointer (&mended, dt_source_text_free);

  return mended;
}
