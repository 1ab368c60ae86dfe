/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Words that a conversion has glued together: "cácsở", "cơquan", "kếhoạch". A word of Vietnamese is one syllable, so that
 * what is none, but is two or three of them, has lost its blanks. */

#include "dt-source-text.h"

#include <string.h>

#define MAX_TOKEN 18

static const char *const onsets[] = {
  "ngh", "ng", "nh", "gh", "gi", "kh", "ph", "qu", "th", "tr", "ch", "b", "c", "d", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x",
};

/* Vowels in their plain form: with and without a final consonant, only without, only with one. */
static const char *const both_rimes[] = { "a", "e", "i", "o", "u", "y", "oa", "oe", "ue", "uy", "ua" };
static const char *const open_rimes[] = {
  "ai", "ao", "au", "ay", "eo", "eu", "ia", "iu", "oi", "ui", "uu", "uo", "ieu", "oai", "oao", "oay", "oeo", "uoi", "uou", "uay", "uya", "uyu", "yeu", "uao",
};
static const char *const closed_rimes[] = { "ie", "ye", "uye", "uo", "oo" };
static const char *const finals[] = { "c", "ch", "m", "n", "ng", "nh", "p", "t" };

static gboolean
is_one_of (const char *const *table,
           guint              n_table,
           const char        *text,
           guint              n)
{
  for (guint i = 0; i < n_table; i++)
    if (strlen (table[i]) == n && strncmp (table[i], text, n) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
is_rime (const char *text,
         guint       n)
{
  guint n_vowels = 0;
  const char *final;

  while (n_vowels < n && strchr ("aeiouy", text[n_vowels]) != NULL)
    n_vowels++;
  if (n_vowels == 0)
    return FALSE;
  if (n_vowels == n)
    return is_one_of (both_rimes, G_N_ELEMENTS (both_rimes), text, n) || is_one_of (open_rimes, G_N_ELEMENTS (open_rimes), text, n);

  final = text + n_vowels;
  return is_one_of (finals, G_N_ELEMENTS (finals), final, n - n_vowels)
         && (n - n_vowels < 2 || final[1] != 'h' || strchr ("aeiy", text[n_vowels - 1]) != NULL)
         && (is_one_of (both_rimes, G_N_ELEMENTS (both_rimes), text, n_vowels) || is_one_of (closed_rimes, G_N_ELEMENTS (closed_rimes), text, n_vowels));
}

/* Before -c, -ch, -p and -t a word has the acute tone or the dot; "ư" stands before -c, -ng and -t alone. */
static gboolean
sounds (const DtSourceText *self,
        guint               start,
        guint               end)
{
  gboolean stopped = strchr ("cpt", self->fold[end - 1]) != NULL || (end - start > 2 && self->fold[end - 1] == 'h' && self->fold[end - 2] == 'c');

  for (guint i = start; i < end; i++)
    {
      gunichar parts[18];
      gsize n = g_unichar_fully_decompose (g_unichar_tolower (self->chars[i]), FALSE, parts, G_N_ELEMENTS (parts));

      for (gsize k = 1; k < n; k++)
        {
          if (stopped && (parts[k] == 0x300 || parts[k] == 0x303 || parts[k] == 0x309))
            return FALSE;
          if (parts[k] == 0x31B && parts[0] == 'u' && i + 2 == end && strchr ("mnp", self->fold[end - 1]) != NULL)
            return FALSE;
        }
    }

  return TRUE;
}

/* @onset: it must begin with a consonant. */
static gboolean
is_syllable (const DtSourceText *self,
             guint               start,
             guint               end,
             gboolean            onset)
{
  const char *text = self->fold + start;
  guint n = end - start;

  if (n == 0 || !sounds (self, start, end))
    return FALSE;
  if (!onset && is_rime (text, n))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (onsets); i++)
    {
      guint length = (guint) strlen (onsets[i]);

      if (length <= n && strncmp (text, onsets[i], length) == 0 && (is_rime (text + length, n - length) || (n == length && g_str_equal (onsets[i], "gi"))))
        return TRUE;
    }

  return FALSE;
}

/* Where the pieces of a word begin, beside the first; 0: it is no such word. */
static guint
part (const DtSourceText *self,
      guint               start,
      guint               end,
      gboolean            first,
      guint              *places,
      guint               n_places)
{
  for (guint i = end - 2; i >= start + 2 && n_places < 3; i--)
    {
      guint found;

      if (!is_syllable (self, start, i, !first))
        continue;
      places[n_places] = i;
      /* "ng" begins more words than "g" behind an "n". */
      if (self->fold[i] == 'g' && self->fold[i - 1] == 'n' && is_syllable (self, start, i - 1, !first) && is_syllable (self, i - 1, end, TRUE))
        {
          places[n_places] = i - 1;
          return n_places + 1;
        }
      if (is_syllable (self, i, end, TRUE))
        return n_places + 1;
      found = part (self, i, end, FALSE, places, n_places + 1);
      if (found > 0)
        return found;
    }

  return 0;
}

/* Written as a word is: all small behind the first letter, or all in capitals; and with a mark, as foreign words are not. */
static gboolean
may_be_glued (const DtSourceText *self,
              guint               start,
              guint               end)
{
  guint capitals = 0;
  gboolean marked = FALSE;

  if (end - start < 5 || end - start > MAX_TOKEN || (start > 0 && strchr ("0123456789/-&@._", self->fold[start - 1]) != NULL)
      || (end < self->n && strchr ("0123456789/&@_-", self->fold[end]) != NULL))
    return FALSE;
  for (guint i = start; i < end; i++)
    {
      if (self->fold[i] == '?' || self->fold[i] == '1')
        return FALSE;
      capitals += self->upper[i];
      marked = marked || self->chars[i] > 0x7F;
    }

  return marked && (capitals == 0 || (capitals == 1 && self->upper[start]) || capitals == end - start);
}

/**
 * dt_source_text_part_glued:
 * @self: a text
 *
 * Returns: (transfer full) (nullable): the same with blanks between words that were glued; %NULL if there were none
 */
DtSourceText *
dt_source_text_part_glued (const DtSourceText *self)
{
  DtSourceText *parted = NULL;
  guint copied = 0;

  for (guint start = 0; start < self->n;)
    {
      guint end = start;
      guint places[4];
      guint n;

      while (end < self->n && (g_ascii_isalpha (self->fold[end]) || self->fold[end] == '?'))
        end++;
      if (end == start)
        {
          start++;
          continue;
        }
      if (may_be_glued (self, start, end) && !is_syllable (self, start, end, FALSE))
        {
          n = part (self, start, end, TRUE, places, 0);
          for (guint i = 0; i < n; i++)
            {
              if (parted == NULL)
                parted = dt_source_text_new ();
              dt_source_text_append (parted, self, copied, places[i]);
              copied = places[i];
              dt_source_text_add (parted, ' ', self->origin[copied]);
            }
        }
      start = end;
    }
  if (parted != NULL)
    dt_source_text_append (parted, self, copied, self->n);

  return parted;
}
