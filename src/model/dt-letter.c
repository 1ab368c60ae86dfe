/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The words of a letter: a template with blanks {like this} and words **to be stressed**, filled in. */

#include "dt-letter.h"

#include <string.h>

static void
run_free (DtLetterRun *run)
{
  g_free (run->text);
  g_free (run->blank);
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
 * @blank: (nullable): name of the blank they fill
 *
 * Adds a piece at the end; what is set like the piece before becomes one with it.
 */
void
dt_letter_text_add (DtLetterText *self,
                    const char   *text,
                    gboolean      bold,
                    const char   *blank)
{
  DtLetterRun *last = self->len > 0 ? g_ptr_array_index (self, self->len - 1) : NULL;
  DtLetterRun *run;

  if (*text == '\0')
    return;
  if (last != NULL && last->bold == bold && blank == NULL && last->blank == NULL)
    {
      g_autofree char *before = last->text;

      last->text = g_strconcat (before, text, NULL);
      return;
    }

  run = g_new0 (DtLetterRun, 1);
  run->text = g_strdup (text);
  run->bold = bold;
  run->filled = blank != NULL;
  run->blank = g_strdup (blank);
  g_ptr_array_add (self, run);
}

static void
add_span (DtLetterText *self,
          const char   *start,
          const char   *end,
          gboolean      bold)
{
  g_autofree char *text = g_strndup (start, (gsize) (end - start));

  dt_letter_text_add (self, text, bold, NULL);
}

/* The value of the blank that begins at @open, its name, and where it ends; NULL if that is no blank. */
static const char *
find_value (const char  *open,
            GHashTable  *values,
            char       **blank,
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
    {
      *blank = g_steal_pointer (&name);
      *end = close + 1;
    }

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
      g_autofree char *blank = NULL;
      const char *value = *at == '{' ? find_value (at, values, &blank, &end) : NULL;

      if (value == NULL && !g_str_has_prefix (at, "**"))
        {
          at++;
          continue;
        }

      add_span (self, start, at, bold);
      if (value != NULL)
        dt_letter_text_add (self, value, bold, blank);
      else
        bold = !bold;
      at = value != NULL ? end : at + 2;
      start = at;
    }
  dt_letter_text_add (self, start, bold, NULL);

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

/* ---- The whole letter ---- */

/* What the office has not told about itself is left open on the sheet. */
#define BLANK "……………"

/**
 * dt_letter_new:
 * @office: how the office names itself
 * @day: of the letter
 *
 * Returns: (transfer full): an empty letter with the office's head, recipients and signer
 */
DtLetter *
dt_letter_new (const DtOffice *office,
               DtDay           day)
{
  DtLetter *self = g_new0 (DtLetter, 1);
  g_autofree char *lines = g_strjoinv ("\n", office->recipients);
  int year, month, dom;

  dt_day_get (day, &year, &month, &dom);
  self->office = dt_office_copy (office);
  self->number = g_strdup ("");
  self->notation = g_strdup (office->notation);
  /* A day has two digits, a month two only for January and February. */
  self->place_and_day = g_strdup_printf ("%s, ngày %02d tháng %s%d năm %d", *office->place != '\0' ? office->place : BLANK, dom,
                                         month <= 2 ? "0" : "", month, year);
  self->subject = g_strdup ("");
  self->addressee = g_strdup ("");
  self->text = dt_letter_text_new ();
  /* A letter goes to those it is addressed to first of all. */
  self->recipients = *lines != '\0' ? g_strdup_printf ("Như trên\n%s", lines) : g_strdup ("Như trên");
  self->signer_title = g_strdup (office->signer_title);

  return self;
}

void
dt_letter_free (DtLetter *self)
{
  if (self == NULL)
    return;

  dt_office_free (self->office);
  g_free (self->number);
  g_free (self->notation);
  g_free (self->place_and_day);
  g_free (self->subject);
  g_free (self->addressee);
  g_ptr_array_unref (self->text);
  g_free (self->recipients);
  g_free (self->signer_title);
  g_free (self->list_title);
  g_clear_pointer (&self->debtors, g_ptr_array_unref);
  g_free (self);
}
