/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Titles that tell all of the head in one: "CHỈ THỊ CỦA THỦ TƯỚNG CHÍNH PHỦ SỐ 16/2001/CT-TTg NGÀY … VỀ VIỆC …". */

#include "dt-reading-private.h"

#define MAX_LINES 8

/* Lines of capitals from @first on, as one. */
static DtSourceText *
join_capitals (const DtPage *self,
               guint         first,
               guint        *last)
{
  DtSourceText *joined = dt_source_text_new ();

  for (guint i = first; i < MIN (first + MAX_LINES, self->lines->len) && (i == first || dt_page_line_is_capitals (self, i)); i++)
    {
      const DtSourceLine *line = dt_page_line (self, i);

      if (joined->n > 0)
        dt_source_text_add (joined, ' ', self->source->origin[line->start]);
      dt_source_text_append (joined, self->source, line->start, line->end);
      *last = i;
    }

  return joined;
}

/**
 * dt_page_read_full_title:
 * @first: a line
 * @last: (out): the last line of the title
 *
 * Reads issuer, number, date and subject where the title itself holds them.
 *
 * Returns: whether it does
 */
gboolean
dt_page_read_full_title (DtPage *self,
                         guint   first,
                         guint  *last)
{
  g_autoptr(DtSourceText) title = NULL;
  g_autoptr(GArray) symbols = NULL;
  g_autoptr(GMatchInfo) match = NULL;
  const DtFoundSymbol *symbol;
  int from, to;

  if (!dt_page_line_is_capitals (self, first) || !dt_page_line_fits (self, first, DT_REGEX ("^(?:[a-z ]{6,20} )?(?:cua |so \\d)")))
    return FALSE;
  title = join_capitals (self, first, last);
  symbols = dt_symbols_find (title, 0, title->n);
  if (symbols->len == 0)
    return FALSE;
  symbol = &g_array_index (symbols, DtFoundSymbol, 0);
  if (symbol->day == DT_DAY_NONE || !dt_reading_match (DT_REGEX ("^(?:[a-z ]{6,20} )?(?:cua (?<a>[^,;\\d]{4,80}?) ?)?so ?:? ?$"), title, 0, symbol->start, &match))
    return FALSE;

  self->proposal->symbol = g_strdup (symbol->symbol);
  self->proposal->day = symbol->day;
  dt_source_text_place (title, symbol->start, symbol->end, &self->proposal->symbol_place.start, &self->proposal->symbol_place.end);
  self->proposal->day_place = self->proposal->symbol_place;
  if (g_match_info_fetch_named_pos (match, "a", &from, &to) && from >= 0)
    {
      g_autofree char *issuer = dt_source_text_trimmed (title, (guint) from, (guint) to);

      self->proposal->issuer = dt_page_settle_name (self, issuer);
      dt_source_text_place (title, (guint) from, (guint) to, &self->proposal->issuer_place.start, &self->proposal->issuer_place.end);
    }
  if (symbol->whole_end < title->n)
    {
      self->proposal->subject = dt_source_text_trimmed (title, symbol->whole_end, title->n);
      dt_source_text_place (title, symbol->whole_end, title->n, &self->proposal->subject_place.start, &self->proposal->subject_place.end);
    }

  return TRUE;
}
