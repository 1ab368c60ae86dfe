/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Makes bold what a search has found, by the search's own rule: a word without accents finds all spellings, one
 * with accents only its own. */

#include "dt-highlight.h"

#include <string.h>

#include "dt-text.h"

/* A text letter by letter: each folded for comparing, and where in the folded text it begins. */
typedef struct
{
  char    *text;         /* NFC */
  GString *folded;
  GString *exact;
  GArray  *folded_at;    /* guint: letter of each byte of folded */
  GArray  *exact_at;
  guint    n_letters;
} Spelled;

static void
spelled_clear (Spelled *self)
{
  if (self->text == NULL)
    return;

  g_free (self->text);
  g_string_free (self->folded, TRUE);
  g_string_free (self->exact, TRUE);
  g_array_unref (self->folded_at);
  g_array_unref (self->exact_at);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Spelled, spelled_clear)

/* What is neither letter nor digit parts words. */
static void
append (GString    *string,
        GArray     *at,
        const char *piece,
        guint       letter)
{
  const char *what = *piece != '\0' ? piece : " ";

  g_string_append (string, what);
  for (const char *p = what; *p != '\0'; p++)
    g_array_append_val (at, letter);
}

static void
spell (Spelled    *self,
       const char *text)
{
  self->text = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  if (self->text == NULL)
    self->text = g_strdup ("");
  self->folded = g_string_new (NULL);
  self->exact = g_string_new (NULL);
  self->folded_at = g_array_new (FALSE, FALSE, sizeof (guint));
  self->exact_at = g_array_new (FALSE, FALSE, sizeof (guint));

  for (const char *p = self->text; *p != '\0'; p = g_utf8_next_char (p))
    {
      g_autofree char *letter = g_strndup (p, (gsize) (g_utf8_next_char (p) - p));
      g_autofree char *folded = dt_text_fold (letter);
      g_autofree char *exact = g_utf8_strdown (letter, -1);

      append (self->folded, self->folded_at, folded, self->n_letters);
      append (self->exact, self->exact_at, *folded != '\0' ? exact : "", self->n_letters);
      self->n_letters++;
    }
}

static void
mark_hits (const GString *haystack,
           const GArray  *at,
           const char    *needle,
           gboolean      *bold)
{
  gsize length = strlen (needle);
  const char *p = haystack->str;

  while (length > 0 && (p = strstr (p, needle)) != NULL)
    {
      gsize offset = (gsize) (p - haystack->str);

      if (offset == 0 || haystack->str[offset - 1] == ' ')
        for (gsize i = 0; i < length; i++)
          bold[g_array_index (at, guint, offset + i)] = TRUE;
      p += 1;
    }
}

static void
mark_word (const Spelled *text,
           const char    *word,
           gboolean      *bold)
{
  if (dt_text_has_marks (word))
    {
      g_autofree char *exact = dt_text_exact (word);
      mark_hits (text->exact, text->exact_at, exact, bold);
    }
  else
    {
      g_autofree char *folded = dt_text_fold (word);
      g_auto(GStrv) pieces = g_strsplit (folded, " ", -1);

      for (int i = 0; pieces[i] != NULL; i++)
        mark_hits (text->folded, text->folded_at, pieces[i], bold);
    }
}

/**
 * dt_highlight_markup:
 * @text: any text
 * @search: (nullable): what was typed into the search entry
 *
 * Returns: (transfer full): @text as Pango markup, hits in bold
 */
char *
dt_highlight_markup (const char *text,
                     const char *search)
{
  g_auto(Spelled) spelled = { 0 };
  g_auto(GStrv) words = NULL;
  g_autofree gboolean *bold = NULL;
  GString *markup;
  guint letter = 0;

  if (search == NULL || *search == '\0')
    return g_markup_escape_text (text, -1);

  spell (&spelled, text);
  bold = g_new0 (gboolean, spelled.n_letters + 1);
  words = g_strsplit_set (search, " \t\n", -1);
  for (int i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0')
      mark_word (&spelled, words[i], bold);

  markup = g_string_new (NULL);
  for (const char *p = spelled.text; *p != '\0'; p = g_utf8_next_char (p), letter++)
    {
      g_autofree char *escaped = g_markup_escape_text (p, g_utf8_next_char (p) - p);

      if (bold[letter] && (letter == 0 || !bold[letter - 1]))
        g_string_append (markup, "<b>");
      g_string_append (markup, escaped);
      if (bold[letter] && !bold[letter + 1])
        g_string_append (markup, "</b>");
    }

  return g_string_free (markup, FALSE);
}
