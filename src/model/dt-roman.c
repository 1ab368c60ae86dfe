/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-roman.h"

/**
 * dt_roman_format:
 * @number: from 1
 *
 * Returns: (transfer full): in Roman numerals; in Arabic ones from 4000 on
 */
char *
dt_roman_format (guint number)
{
  static const struct { guint value; const char *text; } parts[] = {
    { 1000, "M" }, { 900, "CM" }, { 500, "D" }, { 400, "CD" }, { 100, "C" }, { 90, "XC" }, { 50, "L" },
    { 40, "XL" }, { 10, "X" }, { 9, "IX" }, { 5, "V" }, { 4, "IV" }, { 1, "I" },
  };
  g_autoptr(GString) text = g_string_new (NULL);

  if (number == 0 || number >= 4000)
    return g_strdup_printf ("%u", number);

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    for (; number >= parts[i].value; number -= parts[i].value)
      g_string_append (text, parts[i].text);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * dt_roman_width:
 * @last: up to which number
 * @size: of the font
 *
 * Returns: how wide the widest numeral is in bold Times, from the widths of its letters
 */
double
dt_roman_width (guint  last,
                double size)
{
  double widest = 0;

  for (guint i = 1; i <= last; i++)
    {
      g_autofree char *text = dt_roman_format (i);
      double width = 0;

      for (const char *letter = text; *letter != '\0'; letter++)
        width += *letter == 'I' ? 0.39 : *letter == 'M' ? 0.95 : 0.73;
      widest = MAX (widest, width * size);
    }

  return widest;
}
