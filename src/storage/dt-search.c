/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-search.h"

#include "dt-text.h"

/**
 * dt_search_match_expression:
 * @typed: (nullable): what a person typed into a search field
 *
 * The question to `task_fts` for tasks that have a word beginning with each word of @typed, in any order:
 * `task_fts MATCH ?`. A word with an accent or đ is looked up as it is, one without also finds its
 * accented forms. Everything that is neither letter nor digit parts words, so "1438-CV/TU" asks for
 * three and no sign of the query language gets through.
 *
 * Returns: (transfer full) (nullable): the expression, %NULL when there is nothing to look for
 */
char *
dt_search_match_expression (const char *typed)
{
  g_autofree char *exact = dt_text_exact (typed);
  g_auto(GStrv) words = g_strsplit (exact, " ", -1);
  g_autoptr(GString) expression = g_string_new (NULL);

  for (char **word = words; *word != NULL; word++)
    {
      gboolean marked = dt_text_has_marks (*word);
      g_autofree char *plain = marked ? NULL : dt_text_fold (*word);
      const char *wanted = marked ? *word : plain;

      if (*wanted == '\0')
        continue;

      g_string_append_printf (expression, "%s{%s}: \"%s\"*", expression->len > 0 ? " AND " : "",
                              marked ? "exact" : "folded", wanted);
    }

  if (expression->len == 0)
    return NULL;
  return g_string_free (g_steal_pointer (&expression), FALSE);
}
