/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The order of Vietnamese dictionaries as bytes. A dictionary compares syllable by syllable, first the
 * letters (a ă â b c d đ …) and then the tone (ngang huyền hỏi ngã sắc nặng): "ba", "ba má", "bà", "bà
 * con", "bả", "ban". Case decides last.
 *
 * A key is made of these bytes, all of them valid in UTF-8 and none of them NUL, so that it can be
 * stored as TEXT and compared with memcmp:
 *
 *   0x20         ends the first level; below everything, so that a shorter text comes first
 *   0x22 … 0x27  ends a syllable, with its tone; below letters and digits: "bà" < "ban"
 *   0x28 … 0x3F  begins a number and tells how many digits follow; numbers come before letters
 *   0x41 … 0x61  letters
 *   0x7B         followed by a letter that is not Latin, as it is
 */

#include "dt-text.h"

#include "dt-text-private.h"

#include <string.h>

#define KEY_LEVEL_END 0x20
#define KEY_TONE 0x22
#define KEY_NUMBER 0x28
#define KEY_NUMBER_LONG 0x3F
#define KEY_LETTER 0x41
#define KEY_OTHER 0x7B
#define MAX_SHORT_DIGITS (KEY_NUMBER_LONG - KEY_NUMBER - 1)

/* The last level: one byte for each character; the lowest is left out at the end of a key. */
#define DETAIL_LOWER '!'
#define DETAIL_UPPER '"'
#define DETAIL_FOREIGN 2   /* added */
#define DETAIL_ZERO '\''   /* a leading zero of a number */

typedef struct
{
  GString *key;
  GString *details;
  gboolean in_syllable;
  guint8   tone;
} Collator;

static void
end_syllable (Collator *self)
{
  if (self->in_syllable)
    g_string_append_c (self->key, (char) (KEY_TONE + self->tone));
  self->in_syllable = FALSE;
  self->tone = DT_TONE_LEVEL;
}

/* A run of digits, by its value. Returns where it ends. */
static const char *
add_number (Collator   *self,
            const char *digits)
{
  gsize length;

  end_syllable (self);
  while (digits[0] == '0' && g_ascii_isdigit (digits[1]))
    {
      g_string_append_c (self->details, DETAIL_ZERO);
      digits++;
    }

  length = strspn (digits, "0123456789");
  if (length <= MAX_SHORT_DIGITS)
    {
      g_string_append_c (self->key, (char) (KEY_NUMBER + length));
    }
  else
    {
      g_string_append_c (self->key, KEY_NUMBER_LONG);
      g_string_append_printf (self->key, "%020" G_GSIZE_FORMAT, length);
    }
  g_string_append_len (self->key, digits, (gssize) length);
  g_string_append_c (self->details, DETAIL_LOWER);

  return digits + length;
}

static void
add_letter (Collator         *self,
            const DtTextChar *entry)
{
  g_string_append_c (self->key, (char) (KEY_LETTER + entry->rank));
  g_string_append_c (self->details,
                     (char) ((entry->upper ? DETAIL_UPPER : DETAIL_LOWER) + (entry->foreign ? DETAIL_FOREIGN : 0)));
  self->in_syllable = TRUE;
  if (entry->tone != DT_TONE_LEVEL)
    self->tone = entry->tone;
}

static void
add_other (Collator *self,
           gunichar  c)
{
  gunichar lower = g_unichar_tolower (c);

  g_string_append_c (self->key, KEY_OTHER);
  g_string_append_unichar (self->key, lower);
  g_string_append_c (self->details, lower == c ? DETAIL_LOWER : DETAIL_UPPER);
  self->in_syllable = TRUE;
}

/* A mark that stands apart from its letter, as in decomposed text. */
static void
add_mark (Collator *self,
          gunichar  mark,
          guint8    tone)
{
  gsize last = self->key->len;

  if (!self->in_syllable)
    return;

  if (tone != DT_TONE_LEVEL)
    {
      self->tone = tone;
      return;
    }

  /* Letters in the order of the alphabet: ă and â follow a, ê follows e, ô and ơ follow o, ư follows u. */
  switch (self->key->str[last - 1] - KEY_LETTER)
    {
    case 0:    /* a */
      self->key->str[last - 1] += mark == 0x0306 ? 1 : mark == 0x0302 ? 2 : 0;
      break;
    case 7:    /* e */
      self->key->str[last - 1] += mark == 0x0302 ? 1 : 0;
      break;
    case 18:   /* o */
      self->key->str[last - 1] += mark == 0x0302 ? 1 : mark == 0x031B ? 2 : 0;
      break;
    case 26:   /* u */
      self->key->str[last - 1] += mark == 0x031B ? 1 : 0;
      break;
    default:
      break;
    }
}

/**
 * dt_text_sort_key:
 * @text: (nullable): any text
 *
 * Bytes that compare, with memcmp() or in SQL, as Vietnamese dictionaries order; numbers by their value,
 * so that "mục 2" comes before "mục 10". Punctuation only parts words. Valid UTF-8.
 *
 * Returns: (transfer full): the key
 */
char *
dt_text_sort_key (const char *text)
{
  const DtTextChar *table = dt_text_table ();
  g_autoptr(GString) details = g_string_new (NULL);
  Collator self = { g_string_sized_new (64), details, FALSE, DT_TONE_LEVEL };

  while (text != NULL && *text != '\0')
    {
      const char *start = text;
      gunichar c = dt_text_next_char (&text);

      if (c >= DT_TEXT_TABLE_SIZE || table[c].kind == DT_CHAR_OTHER)
        {
          if (g_unichar_isalnum (c))
            add_other (&self, c);
          else if (!g_unichar_ismark (c))
            end_syllable (&self);
        }
      else if (table[c].kind == DT_CHAR_DIGIT)
        text = add_number (&self, start);
      else if (table[c].kind == DT_CHAR_LETTER)
        add_letter (&self, &table[c]);
      else if (table[c].kind == DT_CHAR_MARK)
        add_mark (&self, c, table[c].tone);
      else
        end_syllable (&self);
    }
  end_syllable (&self);

  while (details->len > 0 && details->str[details->len - 1] == DETAIL_LOWER)
    g_string_truncate (details, details->len - 1);
  if (details->len > 0)
    {
      g_string_append_c (self.key, KEY_LEVEL_END);
      g_string_append_len (self.key, details->str, (gssize) details->len);
    }

  return g_string_free (self.key, FALSE);
}

/**
 * dt_text_compare:
 * @a: (nullable): a text
 * @b: (nullable): another
 *
 * Returns: below, equal to or above 0 as @a comes before, with or after @b in a Vietnamese dictionary
 */
int
dt_text_compare (const char *a,
                 const char *b)
{
  g_autofree char *key_a = dt_text_sort_key (a);
  g_autofree char *key_b = dt_text_sort_key (b);

  return strcmp (key_a, key_b);
}
