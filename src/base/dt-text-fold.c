/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The table of characters, and the folding that makes "bao cao" find "Báo cáo". Folding runs over every
 * title of an import and of a search, so Vietnamese never leaves the table. */

#include "dt-text.h"

#include "dt-text-private.h"

/* a ă â b c d đ e ê f g h i j k l m n o ô ơ p q r s t u ư v w x y z, without the marked letters */
static const guint8 rank_of_plain[26] = {
  0, 3, 4, 5, 7, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 21, 22, 23, 24, 25, 26, 28, 29, 30, 31, 32,
};
#define RANK_D_STROKE 6

/* Marks that make another letter of the alphabet: â ă, ê, ô ơ, ư. TRUE if @mark is one for @letter. */
static gboolean
mark_makes_letter (char      letter,
                   gunichar  mark,
                   guint8   *rank)
{
  int step = 0;

  if (mark == 0x0302 && letter == 'a')
    step = 2;
  else if (mark == 0x0306 && letter == 'a')
    step = 1;
  else if (mark == 0x0302 && (letter == 'e' || letter == 'o'))
    step = 1;
  else if (mark == 0x031B && letter == 'o')
    step = 2;
  else if (mark == 0x031B && letter == 'u')
    step = 1;
  else
    return FALSE;

  *rank = (guint8) (rank_of_plain[letter - 'a'] + step);
  return TRUE;
}

static gboolean
mark_is_tone (gunichar  mark,
              guint8   *tone)
{
  switch (mark)
    {
    case 0x0300:
      *tone = DT_TONE_GRAVE;
      return TRUE;
    case 0x0309:
      *tone = DT_TONE_HOOK;
      return TRUE;
    case 0x0303:
      *tone = DT_TONE_TILDE;
      return TRUE;
    case 0x0301:
      *tone = DT_TONE_ACUTE;
      return TRUE;
    case 0x0323:
      *tone = DT_TONE_DOT;
      return TRUE;
    default:
      return FALSE;
    }
}

static void
describe_char (gunichar    c,
               DtTextChar *entry)
{
  gunichar parts[18];
  gsize n;
  char letter;

  entry->kind = DT_CHAR_SEPARATOR;
  if (g_unichar_ismark (c))
    {
      entry->kind = DT_CHAR_MARK;
      mark_is_tone (c, &entry->tone);
      return;
    }

  if (c < 0x80 && g_ascii_isdigit (c))
    {
      entry->kind = DT_CHAR_DIGIT;
      entry->fold = (char) c;
      return;
    }

  if (!g_unichar_isalnum (c))
    return;

  entry->upper = g_unichar_isupper (c);
  if (c == 0x0110 || c == 0x0111)   /* Đ đ have no decomposition */
    {
      entry->kind = DT_CHAR_LETTER;
      entry->fold = 'd';
      entry->rank = RANK_D_STROKE;
      return;
    }

  entry->kind = DT_CHAR_OTHER;
  n = g_unichar_fully_decompose (c, FALSE, parts, G_N_ELEMENTS (parts));
  if (parts[0] >= 0x80 || !g_ascii_isalpha (parts[0]))
    return;

  letter = g_ascii_tolower ((char) parts[0]);
  entry->kind = DT_CHAR_LETTER;
  entry->fold = letter;
  entry->rank = rank_of_plain[letter - 'a'];
  for (gsize i = 1; i < n; i++)
    if (!mark_is_tone (parts[i], &entry->tone) && !mark_makes_letter (letter, parts[i], &entry->rank))
      entry->foreign = TRUE;
}

/* The table, made at the first call. */
const DtTextChar *
dt_text_table (void)
{
  static DtTextChar table[DT_TEXT_TABLE_SIZE];
  static gsize ready = 0;

  if (g_once_init_enter (&ready))
    {
      for (gunichar c = 0; c < DT_TEXT_TABLE_SIZE; c++)
        describe_char (c, &table[c]);
      g_once_init_leave (&ready, 1);
    }

  return table;
}

/* Steps over one character. Bytes that are no UTF-8 come out as U+FFFD one by one, so that a damaged
 * text is searched as well as it can be and never read beyond its end. */
gunichar
dt_text_next_char (const char **text)
{
  const guint8 *p = (const guint8 *) *text;
  gunichar c;

  if (p[0] < 0x80)
    {
      (*text)++;
      return p[0];
    }

  if (p[0] >= 0xC2 && p[0] < 0xE0 && (p[1] & 0xC0) == 0x80)
    {
      *text += 2;
      return (gunichar) (p[0] & 0x1F) << 6 | (p[1] & 0x3F);
    }

  if (p[0] >= 0xE1 && p[0] < 0xED && (p[1] & 0xC0) == 0x80 && (p[2] & 0xC0) == 0x80)
    {
      *text += 3;
      return (gunichar) (p[0] & 0x0F) << 12 | (gunichar) (p[1] & 0x3F) << 6 | (p[2] & 0x3F);
    }

  c = g_utf8_get_char_validated (*text, -1);
  if (c == (gunichar) -1 || c == (gunichar) -2)
    {
      (*text)++;
      return 0xFFFD;
    }

  *text = g_utf8_next_char (*text);
  return c;
}

/* A character that the table does not fold to ASCII. FALSE if it parts words. */
static gboolean
fold_other (gunichar  c,
            GString  *folded)
{
  gunichar parts[18];
  gsize n;
  gboolean any = FALSE;

  if (!g_unichar_isalnum (c))
    return FALSE;

  /* Lower case first: capitals of some scripts have no decomposition where their small letters do. */
  n = g_unichar_fully_decompose (g_unichar_tolower (c), TRUE, parts, G_N_ELEMENTS (parts));
  for (gsize i = 0; i < n; i++)
    {
      if (g_unichar_ismark (parts[i]) || !g_unichar_isalnum (parts[i]))
        continue;
      g_string_append_unichar (folded, g_unichar_tolower (parts[i]));
      any = TRUE;
    }

  return any;
}

/**
 * dt_text_fold:
 * @text: (nullable): any text; damaged UTF-8 is passed over
 *
 * The form in which texts are searched without accents: lower case, marks dropped, đ as d, everything
 * that is neither letter nor digit as one blank between words: "1438-CV/TU" is "1438 cv tu". Pure ASCII
 * for Vietnamese. Folding a folded text changes nothing.
 *
 * Returns: (transfer full): the folded text, without blanks at its ends
 */
char *
dt_text_fold (const char *text)
{
  const DtTextChar *table = dt_text_table ();
  GString *folded;
  gboolean gap = FALSE;

  if (text == NULL)
    return g_strdup ("");

  folded = g_string_sized_new (64);
  while (*text != '\0')
    {
      gunichar c = dt_text_next_char (&text);
      DtCharKind kind = c < DT_TEXT_TABLE_SIZE ? (DtCharKind) table[c].kind : DT_CHAR_OTHER;
      gsize before;

      if (kind == DT_CHAR_MARK || (c >= DT_TEXT_TABLE_SIZE && g_unichar_ismark (c)))
        continue;
      if (kind == DT_CHAR_SEPARATOR)
        {
          gap = TRUE;
          continue;
        }

      before = folded->len;
      if (gap && before > 0)
        g_string_append_c (folded, ' ');
      if (kind != DT_CHAR_OTHER)
        {
          g_string_append_c (folded, table[c].fold);
          gap = FALSE;
        }
      else if (fold_other (c, folded))
        {
          gap = FALSE;
        }
      else
        {
          g_string_truncate (folded, before);
          gap = TRUE;
        }
    }

  return g_string_free (folded, FALSE);
}

/**
 * dt_text_has_marks:
 * @text: (nullable): any text
 *
 * Whether an accent or đ was typed; a search must then respect it.
 *
 * Returns: %TRUE if there is any
 */
gboolean
dt_text_has_marks (const char *text)
{
  const DtTextChar *table = dt_text_table ();

  while (text != NULL && *text != '\0')
    {
      gunichar c = dt_text_next_char (&text);

      if (c < 0x80)
        continue;
      if (c < DT_TEXT_TABLE_SIZE
          ? table[c].kind == DT_CHAR_MARK || table[c].kind == DT_CHAR_LETTER
          : g_unichar_ismark (c))
        return TRUE;
    }

  return FALSE;
}
