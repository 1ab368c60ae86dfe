/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Bytes of an unknown encoding as text. */

#include "dt-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dt-error.h"
#include "dt-text-private.h"

static char *
decode_utf16 (const guint8 *data,
              gsize         size,
              gboolean      big)
{
  GString *text = g_string_sized_new (size);

  for (gsize i = 0; i + 1 < size; i += 2)
    {
      gunichar c = big ? (gunichar) data[i] << 8 | data[i + 1] : (gunichar) data[i + 1] << 8 | data[i];

      if (c >= 0xD800 && c < 0xDC00 && i + 3 < size)
        {
          gunichar low = big ? (gunichar) data[i + 2] << 8 | data[i + 3] : (gunichar) data[i + 3] << 8 | data[i + 2];

          if (low >= 0xDC00 && low < 0xE000)
            {
              c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
              i += 2;
            }
        }
      g_string_append_unichar (text, c == 0 || (c >= 0xD800 && c < 0xE000) ? 0xFFFD : c);
    }

  return g_string_free (text, FALSE);
}

/* Latin letters of UTF-16 have a zero byte each. */
static gboolean
looks_like_utf16 (const guint8 *data,
                  gsize         size,
                  gboolean     *big)
{
  gsize even = 0, odd = 0, n = MIN (size, 4096);

  if (size >= 2 && ((data[0] == 0xFF && data[1] == 0xFE) || (data[0] == 0xFE && data[1] == 0xFF)))
    {
      *big = data[0] == 0xFE;
      return TRUE;
    }
  for (gsize i = 0; i < n; i++)
    if (data[i] == 0)
      {
        even += i % 2 == 0;
        odd += i % 2 == 1;
      }
  *big = even > odd;

  return (even > n / 8) != (odd > n / 8);
}

/**
 * dt_text_decode:
 * @data: (array length=size): the bytes of a text file
 * @size: how many
 * @name: what the file is called, for the sentence of the error
 * @error: return location for an error
 *
 * Returns: (transfer full): the text as UTF-8; %NULL with %DT_ERROR_UNSUPPORTED if it is no text
 */
char *
dt_text_decode (const guint8  *data,
                gsize          size,
                const char    *name,
                GError       **error)
{
  gboolean big;
  guint controls = 0;

  if (looks_like_utf16 (data, size, &big))
    return decode_utf16 (data, size, big);
  if (memchr (data, 0, size) == NULL && g_utf8_validate ((const char *) data, (gssize) size, NULL))
    return g_strndup ((const char *) data, size);

  for (gsize i = 0; i < size; i++)
    controls += data[i] < 0x20 && strchr ("\t\n\v\f\r\x1a", data[i]) == NULL;
  if (memchr (data, 0, size) == NULL && controls * 50 <= size)
    {
      g_autofree char *latin = dt_text_from_latin (data, size);
      char *mended = dt_text_mend_legacy (latin);

      if (mended != NULL)
        return mended;
      /* Mostly UTF-8, with a damaged byte here and there. */
      if (g_utf8_validate ((const char *) data, (gssize) MIN (size, 64), NULL) || controls == 0)
        return g_utf8_make_valid ((const char *) data, (gssize) size);
    }

  g_set_error (error, DT_ERROR, DT_ERROR_UNSUPPORTED,
               _("“%s” is no letter that can be read. Save it as .docx, .odt, .pdf with text, or as plain text."), name);
  return NULL;
}
