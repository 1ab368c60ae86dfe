/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a search could also mean: a state, a unit, a directive; and the list of directives to choose from. */

#include "dt-db.h"
#include "dt-directive.h"
#include "dt-list-jobs.h"
#include "dt-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_OF_A_KIND 3
#define MAX_DIRECTIVES 2000
#define MIN_LETTERS 2

void
dt_suggestion_free (DtSuggestion *self)
{
  if (self == NULL)
    return;

  g_free (self->label);
  g_free (self);
}

static void
suggest (GPtrArray    *suggestions,
         DtSuggestKind kind,
         gint64        id,
         const char   *label)
{
  DtSuggestion *suggestion = g_new0 (DtSuggestion, 1);

  suggestion->kind = kind;
  suggestion->id = id;
  suggestion->label = g_strdup (label);
  g_ptr_array_add (suggestions, suggestion);
}

/* Whether every typed word begins a word of the text; both are folded. */
static gboolean
has_words (const char  *folded,
           char *const *words)
{
  for (; *words != NULL; words++)
    {
      gsize length = strlen (*words);
      const char *at = folded;
      gboolean found = FALSE;

      while (at != NULL && !found)
        {
          found = strncmp (at, *words, length) == 0;
          at = strchr (at, ' ');
          if (at != NULL)
            at++;
        }
      if (!found)
        return FALSE;
    }

  return TRUE;
}

static void
suggest_states (GPtrArray   *suggestions,
                char *const *words)
{
  int n = 0;

  for (int state = 0; state < DT_N_STATES && n < MAX_OF_A_KIND; state++)
    {
      const char *label = dt_state_label ((DtState) state);
      g_autofree char *folded = dt_text_fold (label);

      if (!has_words (folded, words))
        continue;
      suggest (suggestions, DT_SUGGEST_STATE, state, label);
      n++;
    }
}

/* There are hundreds of units, not thousands of thousands: folding their names costs less than keeping them. */
static gboolean
suggest_units (DtDb        *db,
               GPtrArray   *suggestions,
               char *const *words,
               GError     **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;
  int n = 0;

  if (!dt_db_prepare (db, &st, "SELECT id, short_name, name FROM unit ORDER BY sort_key, id", error))
    return FALSE;

  while (n < MAX_OF_A_KIND)
    {
      g_autofree char *both = NULL;
      g_autofree char *folded = NULL;

      if (!dt_stmt_next (&st, &has_row, error))
        return FALSE;
      if (!has_row)
        break;

      both = g_strconcat (dt_column_peek (&st, 1), " ", dt_column_peek (&st, 2), NULL);
      folded = dt_text_fold (both);
      if (!has_words (folded, words))
        continue;
      suggest (suggestions, DT_SUGGEST_UNIT, dt_column_int64 (&st, 0), dt_column_peek (&st, 1));
      n++;
    }

  return TRUE;
}

static gboolean
suggest_directives (DtDb       *db,
                    GPtrArray  *suggestions,
                    const char *typed,
                    GError    **error)
{
  g_autofree char *key = dt_text_symbol_key (typed);
  g_autofree char *end = NULL;
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (key == NULL || *key == '\0')
    return TRUE;

  /* What begins with the key lies between it and the key followed by the highest character. */
  end = g_strconcat (key, "\xf4\x8f\xbf\xbf", NULL);
  if (!dt_db_prepare (db, &st,
                      "SELECT id, symbol FROM directive WHERE symbol_key >= ?1 AND symbol_key < ?2"
                      " ORDER BY issued_day DESC, id DESC LIMIT ?3",
                      error))
    return FALSE;
  dt_bind_text (&st, 1, key);
  dt_bind_text (&st, 2, end);
  dt_bind_int (&st, 3, MAX_OF_A_KIND);

  while (TRUE)
    {
      if (!dt_stmt_next (&st, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      suggest (suggestions, DT_SUGGEST_DIRECTIVE, dt_column_int64 (&st, 0), dt_column_peek (&st, 1));
    }
}

/**
 * dt_job_suggest:
 * @data: a #DtQuery with what is typed in `search`
 * @result: (out): #DtSuggestion, states first, then units and directives, at most three of each
 */
gboolean
dt_job_suggest (DtDb     *db,
                gpointer  data,
                gpointer *result,
                GError  **error)
{
  const DtQuery *query = data;
  g_autoptr(GPtrArray) suggestions = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_suggestion_free);
  g_autofree char *folded = dt_text_fold (query->search != NULL ? query->search : "");

  if (folded != NULL && strlen (folded) >= MIN_LETTERS)
    {
      g_auto(GStrv) words = g_strsplit (folded, " ", -1);

      suggest_states (suggestions, words);
      if (!suggest_units (db, suggestions, words, error)
          || !suggest_directives (db, suggestions, query->search, error))
        return FALSE;
    }

  *result = g_steal_pointer (&suggestions);

  return TRUE;
}

/**
 * dt_job_list_directives:
 * @data: NULL
 * @result: (out): #DtDirectiveRow, newest first, what is only cited too, at most 2000
 */
gboolean
dt_job_list_directives (DtDb     *db,
                        gpointer  data,
                        gpointer *result,
                        GError  **error)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_directive_row_unref);
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &st,
                      "SELECT d.id, d.uid, d.symbol, d.type, d.issuer, d.issued_day, d.subject, d.stub,"
                      "       (SELECT count(*) FROM task_status s WHERE s.directive_id = d.id)"
                      "  FROM directive d ORDER BY d.issued_day DESC, d.id DESC LIMIT ?1",
                      error))
    return FALSE;
  dt_bind_int (&st, 1, MAX_DIRECTIVES);

  while (TRUE)
    {
      DtDirectiveRow *row;

      if (!dt_stmt_next (&st, &has_row, error))
        return FALSE;
      if (!has_row)
        break;

      row = dt_directive_row_new ();
      row->id = dt_column_int64 (&st, 0);
      row->uid = dt_column_dup (&st, 1);
      row->symbol = dt_column_dup (&st, 2);
      row->type = (DtDocumentType) dt_column_nick (&st, 3, dt_document_type_nicks);
      row->issuer = dt_column_dup (&st, 4);
      row->issued_day = dt_column_day (&st, 5);
      row->subject = dt_column_dup (&st, 6);
      row->stub = dt_column_int (&st, 7) != 0;
      row->n_tasks = dt_column_int (&st, 8);
      g_ptr_array_add (rows, row);
    }

  *result = g_steal_pointer (&rows);

  return TRUE;
}
