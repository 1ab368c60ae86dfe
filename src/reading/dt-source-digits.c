/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Digits that a scan took for letters: 0 for O, 1 for l or I. Mended in the plain form alone, where what stands there is a
 * number but for them. */

#include "dt-reading-private.h"

#include <string.h>

/* Each part of a date has a digit of its own: "quý I/2024" is none. */
static gboolean
has_number_parts (const char *fold,
                  guint       length)
{
  gboolean digit = FALSE;

  while (length > 0 && !g_ascii_isalnum (fold[length - 1]))
    length--;
  for (guint i = 0; i <= length; i++)
    {
      if (i < length && g_ascii_isalnum (fold[i]))
        {
          digit = digit || g_ascii_isdigit (fold[i]);
          continue;
        }
      if (!digit)
        return FALSE;
      digit = FALSE;
    }

  return TRUE;
}

/* A scan reads 0 as O and 1 as l or I: mended in the plain form of what is a number or a date but for them. */
static void
mend_numbers (DtSourceText *self)
{
  for (guint i = 0; i < self->n;)
    {
      guint start = i, digits = 0, letters = 0, marks = 0;

      while (i < self->n && (g_ascii_isdigit (self->fold[i]) || strchr ("oli/.-", self->fold[i]) != NULL))
        {
          digits += g_ascii_isdigit (self->fold[i]);
          letters += g_ascii_isalpha (self->fold[i]);
          marks += !g_ascii_isalnum (self->fold[i]);
          i++;
        }
      if (i == start)
        {
          i++;
          continue;
        }
      if (letters == 0 || letters > 2 || digits < letters || digits + letters > 8
          || (start > 0 && g_ascii_isalnum (self->fold[start - 1])) || (i < self->n && g_ascii_isalnum (self->fold[i]))
          || !has_number_parts (self->fold + start, i - start) || !(marks >= 1 ? digits >= 2 : digits + letters == 4 && digits == 3))
        continue;
      for (guint k = start; k < i; k++)
        if (g_ascii_isalpha (self->fold[k]))
          self->fold[k] = self->fold[k] == 'o' ? '0' : '1';
    }
}

/* Makes digits of a group of a match; FALSE: nothing but letters stands in it. */
static gboolean
mend_group (DtSourceText *self,
            GMatchInfo   *match,
            int           group)
{
  int from, to;
  gboolean digit = FALSE;

  g_match_info_fetch_pos (match, group, &from, &to);
  for (int k = from; k < to; k++)
    digit = digit || g_ascii_isdigit (self->fold[k]);
  for (int k = from; digit && k < to; k++)
    if (g_ascii_isalpha (self->fold[k]))
      self->fold[k] = self->fold[k] == 'o' ? '0' : '1';

  return digit;
}

/* "S6: 4l2/UBND-VX", "số 1O2/SGDĐT"; "ngày l5 tháng 8 năm 2O24". */
static void
mend_heads (DtSourceText *self)
{
  g_autoptr(GMatchInfo) symbols = NULL;
  g_autoptr(GMatchInfo) dates = NULL;
  g_autofree char *view = g_strndup (self->fold, self->n);

  g_regex_match (DT_REGEX ("\\b(s[o6]) ?[:.]? ?([0-9oli]{1,5})(?= ?[/-] ?[a-z]{2})"), view, G_REGEX_MATCH_DEFAULT, &symbols);
  while (g_match_info_matches (symbols))
    {
      int from;

      g_match_info_fetch_pos (symbols, 1, &from, NULL);
      if (mend_group (self, symbols, 2))
        self->fold[from + 1] = 'o';
      g_match_info_next (symbols, NULL);
    }
  g_regex_match (DT_REGEX ("\\bngay ?([0-9oli]{1,2}) ?thang ?([0-9oli]{1,2}) ?nam ?(2[0-9oli]{3})(?![a-z0-9])"), view, G_REGEX_MATCH_DEFAULT, &dates);
  while (g_match_info_matches (dates))
    {
      for (int group = 1; group <= 3; group++)
        mend_group (self, dates, group);
      g_match_info_next (dates, NULL);
    }
}

/**
 * dt_source_text_mend_digits:
 *
 * Makes digits of the letters that a scan read instead of them.
 */
void
dt_source_text_mend_digits (DtSourceText *self)
{
  mend_numbers (self);
  mend_heads (self);
}
