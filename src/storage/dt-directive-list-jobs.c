/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The list of directives. */

#include "dt-directive-jobs.h"

#include "dt-db.h"
#include "dt-text.h"

#include <string.h>

DtDirectiveFetch *
dt_directive_fetch_new (const char *search,
                        DtDay       today)
{
  DtDirectiveFetch *self = g_new0 (DtDirectiveFetch, 1);

  self->search = g_strdup (search);
  self->today = today;
  self->limit = DT_DIRECTIVE_LIST_PAGE;
  return self;
}

DtDirectiveFetch *
dt_directive_fetch_copy (const DtDirectiveFetch *self)
{
  DtDirectiveFetch *copy = g_memdup2 (self, sizeof *self);

  copy->search = g_strdup (self->search);
  return copy;
}

void
dt_directive_fetch_free (DtDirectiveFetch *self)
{
  g_free (self->search);
  g_free (self);
}

/* A word typed with accents must match them; one without matches with and without. */
static gboolean
matches (const char  *names,
         char       **words)
{
  g_autofree char *folded = dt_text_fold (names);
  g_autofree char *exact = dt_text_exact (names);

  for (int i = 0; words[i] != NULL; i++)
    {
      gboolean marked = dt_text_has_marks (words[i]);
      g_autofree char *word = marked ? dt_text_exact (words[i]) : dt_text_fold (words[i]);

      if (strstr (marked ? exact : folded, word) == NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
count_tasks (DtStmt           *st,
             DtDirectiveLine  *line,
             DtDay             today,
             GError          **error)
{
  gboolean has_row;

  dt_stmt_reset (st);
  dt_bind_int64 (st, 1, line->id);
  while (TRUE)
    {
      DtPhase phase;
      DtDay next_day;

      if (!dt_stmt_next (st, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      phase = (DtPhase) dt_column_int (st, 0);
      next_day = dt_column_day (st, 1);
      line->n_tasks++;
      line->n_done += phase == DT_PHASE_DONE || phase == DT_PHASE_DONE_LATE;
      line->n_open += dt_phase_is_open (phase) || phase == DT_PHASE_HANDED;
      line->n_late += dt_phase_is_open (phase) && next_day != DT_DAY_NONE && next_day < today;
    }
}

static DtDirectiveLine *
read_line (DtStmt *st)
{
  DtDirectiveLine *line = g_new0 (DtDirectiveLine, 1);

  line->id = dt_column_int64 (st, 0);
  line->symbol = dt_column_dup (st, 1);
  line->subject = dt_column_dup (st, 2);
  line->issuer = dt_column_dup (st, 3);
  line->issued_day = dt_column_day (st, 4);
  line->stub = dt_column_int (st, 5) != 0;
  return line;
}

/* Tasks of a directive `d` that are open; those of them that are late on day ?1. */
#define N_OPEN "(SELECT count (*) FROM task_status s WHERE s.directive_id = d.id AND s.phase <= 3)"
#define N_LATE "(SELECT count (*) FROM task_status s WHERE s.directive_id = d.id AND s.phase <= 2 AND s.next_day < ?1)"

static gboolean
prepare_lines (DtDb                    *db,
               DtStmt                  *st,
               const DtDirectiveFetch  *fetch,
               GError                 **error)
{
  static const char *const orders[] = {
    [DT_DIRECTIVE_ORDER_NEWEST] = "issued_day DESC, id DESC",
    [DT_DIRECTIVE_ORDER_OLDEST] = "issued_day IS NULL, issued_day, id",
    [DT_DIRECTIVE_ORDER_SYMBOL] = "CAST (symbol AS INTEGER), symbol, id",
    [DT_DIRECTIVE_ORDER_LATE] = N_LATE " DESC, " N_OPEN " DESC, issued_day, id",
    [DT_DIRECTIVE_ORDER_OPEN] = N_OPEN " DESC, issued_day, id",
  };
  g_autofree char *sql = g_strconcat ("SELECT id, symbol, subject, issuer, issued_day, stub FROM directive d ORDER BY ", orders[fetch->order], NULL);

  if (!dt_db_prepare (db, st, sql, error))
    return FALSE;
  if (fetch->order == DT_DIRECTIVE_ORDER_LATE)
    dt_bind_day (st, 1, fetch->today);
  return TRUE;
}

static gboolean
count_all (DtDb             *db,
           DtDirectiveList  *list,
           GError          **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &st, "SELECT count (*), coalesce (sum (stub), 0) FROM directive", error) || !dt_stmt_next (&st, &has_row, error))
    return FALSE;
  list->n_all = dt_column_int (&st, 0);
  list->n_stubs = dt_column_int (&st, 1);
  return TRUE;
}

static gboolean
is_found (DtStmt  *st,
          char   **words)
{
  g_autofree char *names = g_strjoin (" ", dt_column_peek (st, 1), dt_column_peek (st, 2), dt_column_peek (st, 3), NULL);

  return matches (names, words);
}

static gboolean
list_lines (DtDb                    *db,
            const DtDirectiveFetch  *fetch,
            DtDirectiveList         *list,
            GError                 **error)
{
  g_auto(GStrv) words = g_strsplit (fetch->search != NULL ? fetch->search : "", " ", -1);
  gboolean searching = fetch->search != NULL && *fetch->search != '\0';
  gboolean wanted = fetch->wanted_id == 0;
  g_auto(DtStmt) st = { 0 };
  g_auto(DtStmt) count = { 0 };
  gboolean has_row;

  if (!count_all (db, list, error)
      || !prepare_lines (db, &st, fetch, error)
      || !dt_db_prepare (db, &count, "SELECT phase, next_day FROM task_status WHERE directive_id = ?1", error))
    return FALSE;
  while (TRUE)
    {
      if (!dt_stmt_next (&st, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      if (searching && !is_found (&st, words))
        continue;
      if (list->lines->len >= (guint) fetch->limit && wanted)
        {
          list->more = TRUE;
          return TRUE;
        }
      g_ptr_array_add (list->lines, read_line (&st));
      wanted = wanted || dt_column_int64 (&st, 0) == fetch->wanted_id;
      if (!count_tasks (&count, g_ptr_array_index (list->lines, list->lines->len - 1), fetch->today, error))
        return FALSE;
    }
}

gboolean
dt_job_list_directive_lines (DtDb      *db,
                             gpointer   data,
                             gpointer  *result,
                             GError   **error)
{
  DtDirectiveList *list = g_new0 (DtDirectiveList, 1);

  list->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_directive_line_free);
  if (!list_lines (db, data, list, error))
    {
      dt_directive_list_free (list);
      return FALSE;
    }
  *result = list;
  return TRUE;
}
