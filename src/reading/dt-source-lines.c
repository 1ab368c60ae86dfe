/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lines that are not those of the letter: a page that came as one single line, or one whose paragraphs were broken into
 * short pieces and parted by blank lines. */

#include "dt-reading-private.h"

#include <string.h>

#define LONG_LINE 250     /* no line of a page is as long */
#define HEAD      4000    /* characters; the head of a letter ends before */

/* ---- A page in one line ---- */

typedef enum { BREAK_BEFORE = 1, BREAK_AFTER = 2, BREAK_AROUND = 3 } BreakPlace;

typedef struct
{
  const char *pattern;
  BreakPlace  place;
  gboolean    capital;    /* only where it is written with a capital, and the next letter too if there is one in it */
  gboolean    head;       /* only in the head */
  gboolean    capitals;   /* all of it is written so */
} Break;

/* What stands in a line of its own. */
static const Break breaks[] = {
  { "(?:cong hoa xa hoi chu nghia viet nam|dang cong san viet nam)", BREAK_AROUND, TRUE, TRUE },
  { "doc lap ?- ?tu(?: do)? ?- ?hanh phuc", BREAK_AROUND, TRUE, TRUE },
  { "so ?:? ?\\d{1,5} ?[/-] ?[a-z0-9]+(?: ?[-/&] ?[a-z0-9]+)*", BREAK_AROUND, TRUE, TRUE },
  { "[a-z .-]{3,30}?, ?ngay ?\\d{1,2} ?thang ?\\d{1,2} ?nam ?\\d{4}", BREAK_AFTER, TRUE, TRUE },
  { "v/v", BREAK_BEFORE, TRUE, TRUE },
  { "(?:ke hoach|chi thi|cong dien|thong bao|ket luan|nghi quyet|quyet dinh|huong dan|bao cao|to trinh|chuong trinh)", BREAK_AROUND, TRUE, TRUE, TRUE },
  { "(?<=[a-z] )(?:dang uy|huyen uy|thanh uy|ban|so|phong|van phong|truong) [a-z]+", BREAK_BEFORE, TRUE, TRUE, TRUE },
  { "(?<=[a-z0-9] )- ?(?=(?:can cu|thuc hien)\\b)", BREAK_BEFORE, FALSE, TRUE },
  { "kinh gui ?:", BREAK_BEFORE, TRUE, TRUE },
  { "(?<=[.;)] )(?:can cu|thuc hien|trien khai|theo|de|vua qua|ngay|trong thoi gian|tiep theo)\\b", BREAK_BEFORE, TRUE, TRUE },
  { "(?<=[.;:,/] )(?:dieu \\d{1,2}\\. |[ivx]{1,4}\\. ?|\\d{1,2}(?:\\.\\d{1,2})?\\.? |[a-h]\\) ?|[-+] ?)(?=[a-z])", BREAK_BEFORE, FALSE, FALSE },
  { "(?:thuc hien|thuc|can cu|tiep theo|thi hanh) (?:cong van|chi thi|ke hoach|quyet dinh|nghi quyet|thong bao|van ban|huong dan) so\\b", BREAK_BEFORE, TRUE, TRUE },
  { "noi nhan ?:", BREAK_BEFORE, TRUE, FALSE },
  { "(?:tm\\.|kt\\.|tl\\.|t/m|k/t|t/l) ?(?=[a-z])", BREAK_BEFORE, TRUE, FALSE },
};

static void
mark_breaks (const DtSourceText *text,
             guint               start,
             guint               end,
             guint8             *before)
{
  static gsize places[G_N_ELEMENTS (breaks)];

  for (guint i = 0; i < G_N_ELEMENTS (breaks); i++)
    {
      g_autoptr(GMatchInfo) match = NULL;
      g_autofree char *pattern = g_strconcat ("(?<![a-z0-9])", breaks[i].pattern, NULL);
      guint limit = breaks[i].head ? MIN (end, start + HEAD) : end;

      dt_reading_match (dt_reading_regex (&places[i], pattern), text, start, limit, &match);
      while (g_match_info_matches (match))
        {
          int from, to;

          g_match_info_fetch_pos (match, 0, &from, &to);
          if (breaks[i].capitals && !dt_source_text_is_capitals (text, start + (guint) from, start + (guint) to, 2))
            {
              g_match_info_next (match, NULL);
              continue;
            }
          /* "- Sở …" begins a line, "2020 - 2025" does not. */
          if (breaks[i].capital ? text->upper[start + (guint) from] : text->upper[start + (guint) to])
            {
              if (breaks[i].place & BREAK_BEFORE)
                before[start + (guint) from] = TRUE;
              if (breaks[i].place & BREAK_AFTER)
                before[start + (guint) to] = TRUE;
            }
          g_match_info_next (match, NULL);
        }
    }
}

static guint
find_line_end (const DtSourceText *text,
               guint               start)
{
  const char *end = memchr (text->fold + start, '\n', text->n - start);

  return end != NULL ? (guint) (end - text->fold) : text->n;
}

/* The motto never stands in the midst of a long line but where a page has lost its lines. */
static gboolean
is_flat (const DtSourceText *text)
{
  guint start = 0;

  for (guint i = 0; i < 10 && start < text->n; i++)
    {
      guint end = find_line_end (text, start);

      if (end - start > LONG_LINE && dt_reading_match (DT_REGEX ("(?:hoa xa hoi chu nghia viet nam|dang cong san viet nam) .*\\bngay ?\\d"), text, start, MIN (end, start + 900), NULL))
        return TRUE;
      start = end + 1;
    }

  return FALSE;
}

static DtSourceText *
part_flat (const DtSourceText *self)
{
  DtSourceText *parted = dt_source_text_new ();
  g_autofree guint8 *before = g_malloc0 (self->n + 1);
  guint start = 0;

  while (start < self->n)
    {
      guint end = find_line_end (self, start);

      if (end - start > LONG_LINE)
        mark_breaks (self, start, end, before);
      start = end + 1;
    }
  for (guint i = 0, copied = 0; i <= self->n; i++)
    if (i == self->n || before[i])
      {
        dt_source_text_append (parted, self, copied, i);
        if (i < self->n && i > 0)
          dt_source_text_add (parted, '\n', self->origin[i]);
        copied = i;
      }

  return parted;
}

/* ---- Stray letters ---- */

/* A stamp that runs across the page leaves its letters in lines of their own, two or three at a time. */
static gboolean
is_fragment (const DtSourceText *text,
             guint               start,
             guint               end)
{
  while (start < end && text->fold[start] == ' ')
    start++;
  while (end > start && text->fold[end - 1] == ' ')
    end--;

  return end > start && end - start <= 3 && dt_reading_match (DT_REGEX ("^(?:[a-z]{1,3}|\\d{1,3}[/:]?|[/:-][a-z0-9]{1,2})$"), text, start, end, NULL)
         && !dt_reading_match (DT_REGEX ("^(?:so|tm|kt|tl|q|tuq|stt|tt)$"), text, start, end, NULL);
}

static DtSourceText *
drop_fragments (const DtSourceText *self)
{
  DtSourceText *clean;
  guint n_lines = 0, n_fragments = 0, n_small = 0;

  if (memchr (self->fold, DT_LETTER_CELL, self->n) != NULL)
    return NULL;
  for (guint start = 0, end; start < self->n; start = end + 1)
    {
      end = find_line_end (self, start);
      n_lines += end > start;
      if (!is_fragment (self, start, end))
        continue;
      n_fragments++;
      n_small += g_ascii_isalpha (self->fold[end - 1]) && !self->upper[end - 1];
    }
  if (n_small < 4 || n_fragments < 8 || n_fragments * 8 < n_lines)
    return NULL;

  clean = dt_source_text_new ();
  for (guint start = 0, end; start < self->n; start = end + 1)
    {
      end = find_line_end (self, start);
      if (!is_fragment (self, start, end))
        dt_source_text_append (clean, self, start, MIN (end + 1, self->n));
    }

  return clean;
}

/* ---- Paragraphs in pieces ---- */

static gboolean
is_blank (const DtSourceText *text,
          guint               start,
          guint               end)
{
  while (start < end && g_ascii_isspace (text->fold[start]))
    start++;

  return start == end;
}

static guint
skip_blanks (const DtSourceText *text,
             guint               start,
             guint               end)
{
  while (start < end && text->fold[start] == ' ')
    start++;

  return start;
}

/* Whether blank lines part the paragraphs, and what follows a line without one mostly carries it on. */
static gboolean
is_broken (const DtSourceText *text)
{
  guint n_blank = 0, n_pairs = 0, n_soft = 0;
  guint start = 0, last;
  gboolean after_line = FALSE, goes_on = FALSE;

  if (memchr (text->fold, DT_LETTER_CELL, text->n) != NULL)
    return FALSE;
  while (start < text->n)
    {
      guint end = find_line_end (text, start);
      guint first = skip_blanks (text, start, end);

      if (is_blank (text, start, end))
        {
          n_blank++;
          after_line = FALSE;
        }
      else
        {
          n_pairs += after_line;
          n_soft += after_line && (goes_on || (g_ascii_isalpha (text->fold[first]) && !text->upper[first]));
          after_line = TRUE;
          last = end;
          while (last > first && text->fold[last - 1] == ' ')
            last--;
          goes_on = last - first < 60 && g_ascii_isalnum (text->fold[last - 1]) && !dt_source_text_is_capitals (text, first, last, 2);
        }
      if (end - start > 110)
        return FALSE;
      start = end + 1;
    }

  return n_blank >= 8 && n_pairs >= 8 && n_soft * 10 >= n_pairs * 6;
}

/* Whether @next carries on the line before it. */
static gboolean
is_piece (const DtSourceText *text,
          guint               start,
          guint               end,
          guint               next,
          guint               next_end)
{
  start = skip_blanks (text, start, end);
  next = skip_blanks (text, next, next_end);
  /* "Độc lập" / "- Tự do - Hạnh phúc"; "-" / "Lưu: VT"; "TM." / "BAN THƯỜNG TRỰC" */
  if (dt_reading_match (DT_REGEX ("^(?:doc lap|[-+]|cong(?: hoa?)?|(?:tm|kt|tl|q)\\.) ?$"), text, start, end, NULL))
    return TRUE;
  /* "Lương" / "Minh, ngày 22 tháng 12 năm 2025" */
  if (dt_reading_match (DT_REGEX (", ?ngay \\d{0,2} ?thang \\d"), text, next, next_end, NULL))
    return end - start < 20 && dt_reading_match (DT_REGEX ("^[a-z ]+$"), text, start, end, NULL);
  if (strchr ("-+", text->fold[next]) != NULL || dt_reading_match (DT_REGEX ("^(?:\\d{1,2}[.)] |[a-h]\\) |[ivx]{1,4}\\. |dieu \\d+\\.|so ?:|kinh gui|noi nhan|v/v)"), text, next, next_end, NULL))
    return FALSE;
  if (dt_source_text_is_capitals (text, start, end, 2) && text->upper[next])
    return FALSE;

  return TRUE;
}

static DtSourceText *
join_broken (const DtSourceText *self)
{
  DtSourceText *joined = dt_source_text_new ();
  guint start = 0;

  while (start < self->n)
    {
      guint end = find_line_end (self, start);
      guint next = end + 1;
      guint next_end = next < self->n ? find_line_end (self, next) : self->n;

      dt_source_text_append (joined, self, start, end);
      if (end < self->n)
        dt_source_text_add (joined, next < self->n && !is_blank (self, start, end) && !is_blank (self, next, next_end)
                                    && is_piece (self, start, end, next, next_end) ? ' ' : '\n', self->origin[end]);
      start = next;
    }

  return joined;
}

/* "Số      -CV/TU", "ngày       tháng 10 năm 2021": blanks left open for a pen part no columns. */
static DtSourceText *
close_blanks (const DtSourceText *self)
{
  g_autoptr(GMatchInfo) match = NULL;
  DtSourceText *closed = NULL;
  guint copied = 0;

  dt_reading_match (DT_REGEX ("(?:(?<=\\bngay)|(?<=\\bthang)|(?<=\\bso)|(?<=\\bso:)) {3,}(?=thang\\b|nam \\d|[-/] ?[a-z]{2})"), self, 0, MIN (self->n, HEAD), &match);
  while (g_match_info_matches (match))
    {
      int from, to;

      if (closed == NULL)
        closed = dt_source_text_new ();
      g_match_info_fetch_pos (match, 0, &from, &to);
      dt_source_text_append (closed, self, copied, (guint) from + 1);
      copied = (guint) to;
      g_match_info_next (match, NULL);
    }
  if (closed != NULL)
    dt_source_text_append (closed, self, copied, self->n);

  return closed;
}

/**
 * dt_source_text_mend_lines:
 * @self: a text
 *
 * Gives a page that came in one line its lines, makes paragraphs whole that came in pieces, and drops the letters of a stamp.
 *
 * Returns: (transfer full) (nullable): the same with other lines; %NULL if they were good
 */
DtSourceText *
dt_source_text_mend_lines (const DtSourceText *self)
{
  g_autoptr(DtSourceText) clean = drop_fragments (self);

  if (clean != NULL)
    {
      DtSourceText *lined = dt_source_text_mend_lines (clean);

      return lined != NULL ? lined : g_steal_pointer (&clean);
    }
  if (is_flat (self))
    return part_flat (self);
  if (is_broken (self))
    return join_broken (self);

  return close_blanks (self);
}
