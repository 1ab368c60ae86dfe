/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Forms of Vietnamese texts besides folding and order, and identifiers. */

#include "dt-text.h"

#include "dt-error.h"
#include "dt-text-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A vowel as the tone-placement rule sees it. */
typedef struct
{
  gunichar plain;   /* without its tone; 0 if it is none of o a e u y */
  gunichar tone;    /* the combining mark, 0 none */
} ToneVowel;

/* The five vowels of the syllables oa, oe, uy, each with its tones: none, then the marks of tone_marks. */
static const gunichar tone_marks[] = { 0, 0x0300, 0x0309, 0x0303, 0x0301, 0x0323 };
static const gunichar tone_vowels[][G_N_ELEMENTS (tone_marks)] = {
  { 'a', 0x00E0, 0x1EA3, 0x00E3, 0x00E1, 0x1EA1 },
  { 'e', 0x00E8, 0x1EBB, 0x1EBD, 0x00E9, 0x1EB9 },
  { 'o', 0x00F2, 0x1ECF, 0x00F5, 0x00F3, 0x1ECD },
  { 'u', 0x00F9, 0x1EE7, 0x0169, 0x00FA, 0x1EE5 },
  { 'y', 0x1EF3, 0x1EF7, 0x1EF9, 0x00FD, 0x1EF5 },
};

static ToneVowel
tone_vowel_of (gunichar c)
{
  ToneVowel vowel = { 0, 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (tone_vowels); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (tone_marks); j++)
      if (tone_vowels[i][j] == c)
        {
          vowel.plain = tone_vowels[i][0];
          vowel.tone = tone_marks[j];
        }

  return vowel;
}

static gunichar
with_tone (gunichar plain,
           gunichar tone)
{
  for (gsize i = 0; i < G_N_ELEMENTS (tone_vowels); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (tone_marks); j++)
      if (tone_vowels[i][0] == plain && tone_marks[j] == tone)
        return tone_vowels[i][j];

  return plain;
}

/* Moves the tone of an open syllable ending in oa, oe, uy from the second vowel to the first: hoà → hòa,
 * uỷ → ủy. After q the u belongs to the consonant, so quý stays. */
static void
place_tone (gunichar *word,
            gsize     length)
{
  ToneVowel first, second;

  if (length < 2)
    return;

  second = tone_vowel_of (word[length - 1]);
  if (second.tone == 0)
    return;

  first = tone_vowel_of (word[length - 2]);
  if (first.tone != 0)
    return;

  if (first.plain == 'o' ? second.plain != 'a' && second.plain != 'e'
                         : first.plain != 'u' || second.plain != 'y')
    return;

  if (length > 2 && word[length - 3] == 'q')
    return;

  word[length - 2] = with_tone (first.plain, second.tone);
  word[length - 1] = second.plain;
}

/* Whether composing could change the text: it has marks of their own or characters beyond the table. */
static gboolean
needs_composing (const char *text)
{
  const DtTextChar *table = dt_text_table ();

  while (*text != '\0')
    {
      gunichar c = dt_text_next_char (&text);

      if (c >= DT_TEXT_TABLE_SIZE || table[c].kind == DT_CHAR_MARK)
        return TRUE;
    }

  return FALSE;
}

/**
 * dt_text_exact:
 * @text: (nullable): any text; damaged UTF-8 is passed over
 *
 * The form in which texts are searched with their accents: lower case, composed (NFC), words apart by
 * one blank, and one placement of the tone in the open syllables oa, oe and uy, which people write in two
 * ways: uỷ and ủy, hoà and hòa.
 *
 * Returns: (transfer full): the text in that form
 */
char *
dt_text_exact (const char *text)
{
  g_autofree char *composed = NULL;
  g_autoptr(GArray) word = NULL;
  GString *exact;

  if (text == NULL)
    return g_strdup ("");

  if (needs_composing (text))
    {
      g_autofree char *valid = g_utf8_make_valid (text, -1);

      composed = g_utf8_normalize (valid, -1, G_NORMALIZE_DEFAULT_COMPOSE);
      text = composed;
    }

  exact = g_string_sized_new (64);
  word = g_array_new (FALSE, FALSE, sizeof (gunichar));
  while (TRUE)
    {
      gunichar c = *text != '\0' ? dt_text_next_char (&text) : 0;

      if (c != 0 && (g_unichar_isalnum (c) || (g_unichar_ismark (c) && word->len > 0)))
        {
          c = g_unichar_tolower (c);
          g_array_append_val (word, c);
          continue;
        }

      if (word->len > 0)
        {
          if (exact->len > 0)
            g_string_append_c (exact, ' ');
          place_tone ((gunichar *) (gpointer) word->data, word->len);
          for (guint i = 0; i < word->len; i++)
            g_string_append_unichar (exact, g_array_index (word, gunichar, i));
          g_array_set_size (word, 0);
        }
      if (c == 0)
        break;
    }

  return g_string_free (exact, FALSE);
}

/**
 * dt_text_symbol_key:
 * @symbol: (nullable): number and notation of a document
 *
 * The form in which symbols are compared: capital letters and digits only, without accents and without
 * the zeros that offices put before a number below 10. "1438 - CV/TU", "1438/CV/TU" and "1438-CV/TU" are
 * one; so are "05-QĐ/TU" and "5-QD/TU". A symbol identifies nothing by itself: issuer and date do.
 *
 * Returns: (transfer full): the key
 */
char *
dt_text_symbol_key (const char *symbol)
{
  g_autofree char *folded = dt_text_fold (symbol);
  GString *key = g_string_new (NULL);
  const char *p = folded;

  while (*p == '0' && g_ascii_isdigit (p[1]))
    p++;
  for (; *p != '\0'; p++)
    if (*p != ' ')
      g_string_append_c (key, g_ascii_toupper (*p));

  return g_string_free (key, FALSE);
}

/**
 * dt_text_check:
 * @text: a text from outside
 * @max_chars: the most characters allowed
 * @error: return location for an error
 *
 * Whether a text may enter the register: valid UTF-8, no control characters but tabulator and line end,
 * not too long.
 *
 * Returns: %TRUE, or %FALSE with %DT_ERROR_INVALID or %DT_ERROR_TOO_LARGE and a sentence for the person
 */
gboolean
dt_text_check (const char  *text,
               gsize        max_chars,
               GError     **error)
{
  gsize n_chars = 0;

  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (error, DT_ERROR, DT_ERROR_INVALID,
                           _("The text is damaged: it is not in the encoding UTF-8"));
      return FALSE;
    }

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      n_chars++;
      if (c != '\t' && c != '\n' && g_unichar_iscntrl (c))
        {
          g_set_error (error, DT_ERROR, DT_ERROR_INVALID,
                       _("The text contains a control character (U+%04X) that cannot be shown"), c);
          return FALSE;
        }
    }

  if (n_chars > max_chars)
    {
      g_autofree char *have = g_strdup_printf ("%" G_GSIZE_FORMAT, n_chars);
      g_autofree char *limit = g_strdup_printf ("%" G_GSIZE_FORMAT, max_chars);

      g_set_error (error, DT_ERROR, DT_ERROR_TOO_LARGE,
                   _("The text is too long: it has %1$s characters, at most %2$s are allowed"), have, limit);
      return FALSE;
    }

  return TRUE;
}

/**
 * dt_text_initials:
 * @name: (nullable): the name of a unit or a person
 *
 * Returns: (transfer full): the first letters of its last two words, in capitals with their accents:
 *   "MT" for "Đảng ủy phường Minh Tân"; "" if there is no letter
 */
char *
dt_text_initials (const char *name)
{
  gunichar last = 0;
  gunichar before = 0;
  gboolean in_word = FALSE;
  GString *initials = g_string_new (NULL);

  while (name != NULL && *name != '\0')
    {
      gunichar c = dt_text_next_char (&name);
      gboolean is_word = g_unichar_isalnum (c) || g_unichar_ismark (c);

      if (is_word && !in_word)
        {
          before = last;
          last = g_unichar_toupper (c);
        }
      in_word = is_word;
    }

  if (before != 0)
    g_string_append_unichar (initials, before);
  if (last != 0)
    g_string_append_unichar (initials, last);

  return g_string_free (initials, FALSE);
}

/**
 * dt_uid_new:
 *
 * Made of the time and of 74 random bits (RFC 9562, version 7): those made one after the other sort so, which keeps an
 * index of them compact when many are entered at once.
 *
 * Returns: (transfer full): a UUID in lower case, the identity of a record across registers
 */
char *
dt_uid_new (void)
{
  guint64 time = (guint64) g_get_real_time () / 1000;
  guint32 a = g_random_int ();
  guint32 b = g_random_int ();
  guint32 c = g_random_int ();

  return g_strdup_printf ("%08x-%04x-7%03x-%04x-%04x%08x", (guint) (time >> 16), (guint) (time & 0xffff), a & 0xfff,
                          0x8000 | ((a >> 12) & 0x3fff), b & 0xffff, c);
}

/**
 * dt_uid_is_valid:
 * @uid: (nullable): a text
 *
 * Returns: whether it is a UUID
 */
gboolean
dt_uid_is_valid (const char *uid)
{
  return uid != NULL && g_uuid_string_is_valid (uid);
}
