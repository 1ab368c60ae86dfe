/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The words of a letter: a template with blanks {like this} and words **to be stressed**, filled in. */

#include "dt-letter.h"

#include <string.h>

static void
run_free (DtLetterRun *run)
{
  g_free (run->text);
  g_free (run);
}

/**
 * dt_letter_text_new:
 *
 * Returns: (transfer full): no words yet
 */
DtLetterText *
dt_letter_text_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) run_free);
}

/**
 * dt_letter_text_add:
 * @text: words; "" adds nothing
 *
 * Adds a piece at the end; what is set like the piece before becomes one with it.
 */
void
dt_letter_text_add (DtLetterText *self,
                    const char   *text,
                    gboolean      bold,
                    gboolean      filled)
{
  DtLetterRun *last = self->len > 0 ? g_ptr_array_index (self, self->len - 1) : NULL;
  DtLetterRun *run;

  if (*text == '\0')
    return;
  if (last != NULL && last->bold == bold && last->filled == filled)
    {
      g_autofree char *before = last->text;

      last->text = g_strconcat (before, text, NULL);
      return;
    }

  run = g_new0 (DtLetterRun, 1);
  run->text = g_strdup (text);
  run->bold = bold;
  run->filled = filled;
  g_ptr_array_add (self, run);
}

static void
add_span (DtLetterText *self,
          const char   *start,
          const char   *end,
          gboolean      bold)
{
  g_autofree char *text = g_strndup (start, (gsize) (end - start));

  dt_letter_text_add (self, text, bold, FALSE);
}

/* The value of the blank that begins at @open, and where it ends; NULL if that is no blank. */
static const char *
find_value (const char  *open,
            GHashTable  *values,
            const char **end)
{
  const char *close = strchr (open, '}');
  g_autofree char *name = NULL;
  const char *value;

  if (close == NULL)
    return NULL;
  name = g_strndup (open + 1, (gsize) (close - open - 1));
  value = g_hash_table_lookup (values, name);
  if (value != NULL)
    *end = close + 1;

  return value;
}

/**
 * dt_letter_text_fill:
 * @template: words with {blanks} and **stress**, paragraphs by newline
 * @values: (element-type utf8 utf8): what the blanks are filled with, by name
 *
 * A blank that has no value stays as it is written, so that it is seen.
 *
 * Returns: (transfer full): the words
 */
DtLetterText *
dt_letter_text_fill (const char *template,
                     GHashTable *values)
{
  DtLetterText *self = dt_letter_text_new ();
  const char *start = template;
  gboolean bold = FALSE;

  for (const char *at = template; *at != '\0';)
    {
      const char *end = NULL;
      const char *value = *at == '{' ? find_value (at, values, &end) : NULL;

      if (value == NULL && !g_str_has_prefix (at, "**"))
        {
          at++;
          continue;
        }

      add_span (self, start, at, bold);
      if (value != NULL)
        dt_letter_text_add (self, value, bold, TRUE);
      else
        bold = !bold;
      at = value != NULL ? end : at + 2;
      start = at;
    }
  dt_letter_text_add (self, start, bold, FALSE);

  return self;
}

char *
dt_letter_text_plain (DtLetterText *self)
{
  GString *plain = g_string_new (NULL);

  for (guint i = 0; i < self->len; i++)
    g_string_append (plain, ((DtLetterRun *) g_ptr_array_index (self, i))->text);

  return g_string_free (plain, FALSE);
}

char *
dt_letter_text_template (DtLetterText *self)
{
  GString *template = g_string_new (NULL);
  gboolean bold = FALSE;

  for (guint i = 0; i < self->len; i++)
    {
      const DtLetterRun *run = g_ptr_array_index (self, i);

      if (run->bold != bold)
        g_string_append (template, "**");
      bold = run->bold;
      g_string_append (template, run->text);
    }
  if (bold)
    g_string_append (template, "**");

  return g_string_free (template, FALSE);
}

/**
 * dt_letter_text_paragraphs:
 *
 * Returns: (transfer full): Pango markup of each paragraph that has words
 */
GStrv
dt_letter_text_paragraphs (DtLetterText *self)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr(GString) markup = g_string_new (NULL);

  for (guint i = 0; i < self->len; i++)
    {
      const DtLetterRun *run = g_ptr_array_index (self, i);
      g_auto(GStrv) lines = g_strsplit (run->text, "\n", -1);

      for (guint k = 0; lines[k] != NULL; k++)
        {
          g_autofree char *escaped = g_markup_escape_text (lines[k], -1);

          if (k > 0)
            {
              if (*g_strstrip (markup->str) != '\0')
                g_strv_builder_add (builder, markup->str);
              g_string_truncate (markup, 0);
            }
          if (*escaped != '\0')
            g_string_append_printf (markup, run->bold ? "<b>%s</b>" : "%s", escaped);
        }
    }
  if (*g_strstrip (markup->str) != '\0')
    g_strv_builder_add (builder, markup->str);

  return g_strv_builder_end (builder);
}
