/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lines and pieces of a page, and the patterns they are held against. */

#include "dt-reading-private.h"

/**
 * dt_reading_regex:
 *
 * Returns: (transfer none): the pattern, compiled at the first call
 */
GRegex *
dt_reading_regex (gsize      *place,
                  const char *pattern)
{
  if (g_once_init_enter (place))
    {
      g_autoptr(GError) error = NULL;
      GRegex *regex = g_regex_new (pattern, G_REGEX_RAW | G_REGEX_OPTIMIZE, G_REGEX_MATCH_DEFAULT, &error);

      if (regex == NULL)
        g_error ("a pattern of the reader is wrong: %s: %s", pattern, error->message);
      g_once_init_leave (place, GPOINTER_TO_SIZE (regex));
    }

  return GSIZE_TO_POINTER (*place);
}

/**
 * dt_reading_match:
 *
 * Matches the plain form of a piece; "^" and "$" are its ends, places count from its start.
 */
gboolean
dt_reading_match (GRegex              *regex,
                  const DtSourceText  *text,
                  guint                start,
                  guint                end,
                  GMatchInfo         **match)
{
  /* GLib makes one also of what does not match. */
  if (match != NULL)
    g_clear_pointer (match, g_match_info_unref);

  return start <= end && g_regex_match_full (regex, text->fold + start, (gssize) (end - start), 0, G_REGEX_MATCH_DEFAULT, match, NULL);
}

/**
 * dt_source_text_is_capitals:
 * @n_letters: fewer letters tell nothing
 *
 * Returns: whether a piece is written in capitals, a few small letters apart
 */
gboolean
dt_source_text_is_capitals (const DtSourceText *self,
                            guint               start,
                            guint               end,
                            guint               n_letters)
{
  guint capitals = 0, letters = 0;

  for (guint k = start; k < end; k++)
    if (g_unichar_isalpha (self->chars[k]))
      {
        letters++;
        capitals += self->upper[k];
      }

  return letters >= n_letters && capitals * 10 >= letters * 8;
}

/**
 * dt_page_line:
 *
 * Returns: (transfer none): a line
 */
DtSourceLine *
dt_page_line (const DtPage *self,
              guint         i)
{
  return &g_array_index (self->lines, DtSourceLine, i);
}

/**
 * dt_page_line_fits:
 *
 * Returns: whether there is such a line and it matches
 */
gboolean
dt_page_line_fits (const DtPage *self,
                   guint         i,
                   GRegex       *regex)
{
  return i < self->lines->len && dt_reading_match (regex, self->source, dt_page_line (self, i)->start, dt_page_line (self, i)->end, NULL);
}

/**
 * dt_page_line_text:
 *
 * Returns: (transfer full): its words
 */
char *
dt_page_line_text (const DtPage *self,
                   guint         i)
{
  return dt_source_text_trimmed (self->source, dt_page_line (self, i)->start, dt_page_line (self, i)->end);
}

/**
 * dt_page_line_is_capitals:
 *
 * Returns: whether it is written in capitals
 */
gboolean
dt_page_line_is_capitals (const DtPage *self,
                          guint         i)
{
  return dt_source_text_is_capitals (self->source, dt_page_line (self, i)->start, dt_page_line (self, i)->end, 2);
}

/**
 * dt_page_span:
 *
 * Returns: the bytes of the source that the characters come from
 */
DtSpan
dt_page_span (const DtPage *self,
              guint         start,
              guint         end)
{
  DtSpan span = { 0 };

  if (start < end && end <= self->source->n)
    {
      dt_source_text_place (self->source, start, end, &span.start, &span.end);
    }

  return span;
}
