/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The lines around a fault, for showing. */

#include "dt-transfer.h"

#define MAX_EXCERPT_CHARS 500

static char *
show_line (const char *line,
           gsize       length)
{
  g_autofree char *valid = g_utf8_make_valid (line, (gssize) length);

  return g_utf8_strlen (valid, -1) > MAX_EXCERPT_CHARS ? g_utf8_substring (valid, 0, MAX_EXCERPT_CHARS) : g_steal_pointer (&valid);
}

/**
 * dt_transfer_excerpt:
 * @file: a document with a fault
 * @line: where the fault is
 * @before: how many lines before it
 * @after: how many behind it
 * @first: (out): the number of the first line that is returned
 * @error: return location for an error
 *
 * Returns: (transfer full) (array zero-terminated=1): lines for showing, each at most 500 characters of valid UTF-8
 */
GStrv
dt_transfer_excerpt (GFile   *file,
                     int      line,
                     int      before,
                     int      after,
                     int     *first,
                     GError **error)
{
  g_autoptr(GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autoptr(GDataInputStream) lines = NULL;
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  int wanted = MAX (1, line - before);

  if (stream == NULL)
    return NULL;

  lines = g_data_input_stream_new (G_INPUT_STREAM (stream));
  g_data_input_stream_set_newline_type (lines, G_DATA_STREAM_NEWLINE_TYPE_LF);
  for (int i = 1; i <= line + after; i++)
    {
      g_autoptr(GError) failure = NULL;
      gsize length;
      g_autofree char *text = g_data_input_stream_read_line (lines, &length, NULL, &failure);

      if (failure != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return NULL;
        }
      if (text == NULL)
        break;
      if (length > 0 && text[length - 1] == '\r')
        length--;
      if (i >= wanted)
        {
          g_autofree char *shown = show_line (text, length);

          g_strv_builder_add (builder, shown);
        }
    }

  *first = wanted;
  return g_strv_builder_end (builder);
}
