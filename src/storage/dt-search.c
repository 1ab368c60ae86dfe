/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-search.h"

#include "dt-text.h"

/* A word of what was typed, and the column it is looked for in. */
typedef void (*WordFunc) (GString *sql, const char *column, const char *word, const char *row);

/* A word with an accent or đ is looked up as it is, one without also finds its accented forms. NULL: there is no word. */
static char *
join_words (const char *typed,
            WordFunc    append,
            const char *row)
{
  g_autofree char *exact = dt_text_exact (typed);
  g_auto(GStrv) words = g_strsplit (exact, " ", -1);
  g_autoptr(GString) sql = g_string_new (NULL);

  for (char **word = words; *word != NULL; word++)
    {
      gboolean marked = dt_text_has_marks (*word);
      g_autofree char *plain = marked ? NULL : dt_text_fold (*word);
      const char *wanted = marked ? *word : plain;

      if (*wanted == '\0')
        continue;
      if (sql->len > 0)
        g_string_append (sql, " AND ");
      append (sql, marked ? "exact" : "folded", wanted, row);
    }

  return sql->len > 0 ? g_string_free (g_steal_pointer (&sql), FALSE) : NULL;
}

static void
append_match (GString    *sql,
              const char *column,
              const char *word,
              const char *row)
{
  g_string_append_printf (sql, "{%s}: \"%s\"*", column, word);
}

static void
append_condition (GString    *sql,
                  const char *column,
                  const char *word,
                  const char *row)
{
  g_string_append_printf (sql, "instr (' ' || %s.%s, ' %s') > 0", row, column, word);
}

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
  return join_words (typed, append_match, NULL);
}

/**
 * dt_search_text_condition:
 * @typed: (nullable): what a person typed into a search field
 * @row: the name of a row of `task_search` in the statement
 *
 * The same question put to the words of one task, where there are few to be asked: an expression of SQL. Words are letters and digits
 * alone, so that no sign of SQL gets through.
 *
 * Returns: (transfer full) (nullable): the expression, %NULL when there is nothing to look for
 */
char *
dt_search_text_condition (const char *typed,
                          const char *row)
{
  return join_words (typed, append_condition, row);
}
