/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-excerpt.h"

#include "dt-error.h"
#include "dt-transfer.h"

#define LINES_BEFORE 3
#define LINES_AFTER 2
#define MAX_SHOWN 160          /* characters of a line */
#define SHOWN_BEFORE 60        /* of these, before the place in a line that is cut */
#define TAB "  "

typedef struct
{
  GFile *file;
  int    line, column;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_object_unref (request->file);
  g_free (request);
}

void
dt_excerpt_free (DtExcerpt *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_free (self);
}

/* Without tabs and control characters; *@column (characters, from 0) follows what is put in. */
static char *
clean_line (const char *raw,
            int        *column)
{
  GString *clean = g_string_new (NULL);
  int moved = 0;
  int index = 0;

  for (const char *at = raw; *at != '\0'; at = g_utf8_next_char (at), index++)
    {
      gunichar c = g_utf8_get_char (at);

      if (c == '\t')
        {
          g_string_append (clean, TAB);
          if (column != NULL && index < *column)
            moved += strlen (TAB) - 1;
        }
      else if (c == '\r')
        continue;
      else
        g_string_append_unichar (clean, g_unichar_iscntrl (c) ? 0xfffd : c);
    }

  if (column != NULL)
    *column += moved;
  return g_string_free (clean, FALSE);
}

static char *
cut_line (const char *line,
          int        *column)
{
  int length = (int) g_utf8_strlen (line, -1);
  int from = 0;
  g_autofree char *part = NULL;

  if (length <= MAX_SHOWN)
    return g_strdup (line);

  if (column != NULL && *column > SHOWN_BEFORE)
    from = MIN (*column - SHOWN_BEFORE, length - MAX_SHOWN / 2);
  part = g_utf8_substring (line, from, MIN (length, from + MAX_SHOWN));
  if (column != NULL)
    *column += (from > 0 ? 1 : 0) - from;
  return g_strconcat (from > 0 ? "…" : "", part, from + MAX_SHOWN < length ? "…" : "", NULL);
}

static gboolean
is_boundary (gunichar c)
{
  return c == '<' || c == '>' || c == '"' || c == '\'';
}

/* The word at the place: up to the next mark of XML; a place on such a mark takes in what is before it. */
static void
find_range (const char *line,
            int         column,
            int        *start,
            int        *end)
{
  g_autofree gunichar *text = NULL;
  glong length;

  text = g_utf8_to_ucs4_fast (line, -1, &length);
  *start = CLAMP (column, 0, (int) MAX (0, length - 1));
  *end = *start;
  while (*end < length && !is_boundary (text[*end]))
    (*end)++;
  if (*end > *start)
    return;

  while (*start > 0 && !g_unichar_isspace (text[*start - 1]) && text[*start] != '<')
    (*start)--;
  *end = (int) MIN (length, *end + 1);
}

/**
 * dt_excerpt_new:
 * @lines: of the file, valid UTF-8
 * @first_line: number of the first of them, from 1
 * @line: the one with the place
 * @column: from 1, in characters; 0: not known
 *
 * Returns: (transfer full) (nullable): %NULL if @line is not among @lines
 */
DtExcerpt *
dt_excerpt_new (const char * const *lines,
                int                 first_line,
                int                 line,
                int                 column)
{
  DtExcerpt *self;
  int at = MAX (0, column - 1);

  g_return_val_if_fail (lines != NULL, NULL);

  if (line < first_line || line - first_line >= (int) g_strv_length ((char **) lines))
    return NULL;

  self = g_new0 (DtExcerpt, 1);
  self->first_line = first_line;
  self->index = line - first_line;
  self->lines = g_ptr_array_new_with_free_func (g_free);
  for (int i = 0; lines[i] != NULL; i++)
    {
      int *here = i == self->index ? &at : NULL;
      g_autofree char *clean = clean_line (lines[i], here);

      g_ptr_array_add (self->lines, cut_line (clean, here));
    }
  find_range (g_ptr_array_index (self->lines, self->index), at, &self->start, &self->end);
  return self;
}

static void
read_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  const Request *request = task_data;
  g_autoptr(GError) error = NULL;
  int first = 1;
  g_auto(GStrv) lines = dt_transfer_excerpt (request->file, request->line, LINES_BEFORE, LINES_AFTER, &first, &error);
  DtExcerpt *excerpt;

  if (lines == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  excerpt = dt_excerpt_new ((const char * const *) lines, first, request->line, request->column);
  if (excerpt != NULL)
    g_task_return_pointer (task, excerpt, (GDestroyNotify) dt_excerpt_free);
  else
    g_task_return_new_error (task, DT_ERROR, DT_ERROR_NOT_FOUND, "no line %d in the file", request->line);
}

/**
 * dt_excerpt_read_async:
 * @file: what a report is about
 *
 * Reads the lines around a place, on a thread of its own.
 */
void
dt_excerpt_read_async (GFile               *file,
                       int                  line,
                       int                  column,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Request *request = g_new0 (Request, 1);

  request->file = g_object_ref (file);
  request->line = line;
  request->column = column;
  g_task_set_source_tag (task, dt_excerpt_read_async);
  g_task_set_task_data (task, request, request_free);
  g_task_run_in_thread (task, read_in_thread);
}

DtExcerpt *
dt_excerpt_read_finish (GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
