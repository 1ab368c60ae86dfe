/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Names from letters, and the units and groups they mean. */

#include "dt-unit-match-jobs.h"

#include "dt-db.h"
#include "dt-unit-name.h"

#define MAX_CANDIDATES 5
#define MIN_LIKENESS   0.34

typedef struct { char *name, *key, *short_key; } Known;
typedef struct { const Known *known; double likeness; } Candidate;

static void
known_free (gpointer data)
{
  Known *self = data;

  g_free (self->name);
  g_free (self->key);
  g_free (self->short_key);
  g_free (self);
}

void
dt_unit_match_free (DtUnitMatch *self)
{
  g_free (self->words);
  g_free (self->name);
  g_ptr_array_unref (self->candidates);
  g_free (self);
}

static GPtrArray *
load_known (DtDb    *db,
            GError **error)
{
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func (known_free);
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &st, "SELECT name, short_name FROM unit WHERE successor_id IS NULL UNION ALL SELECT name, name FROM unit_group ORDER BY 1", error))
    return NULL;
  while (TRUE)
    {
      Known *known;

      if (!dt_stmt_next (&st, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&list);
      known = g_new0 (Known, 1);
      known->name = dt_column_dup (&st, 0);
      known->key = dt_unit_name_key (known->name);
      known->short_key = dt_unit_name_key (dt_column_peek (&st, 1));
      g_ptr_array_add (list, known);
    }
}

/* The only one that is called so; a second one makes it a question. */
static const Known *
find_exact (GPtrArray  *list,
            const char *key)
{
  const Known *found = NULL;

  for (guint i = 0; i < list->len; i++)
    {
      const Known *known = g_ptr_array_index (list, i);

      if (!g_str_equal (known->key, key) && !g_str_equal (known->short_key, key))
        continue;
      if (found != NULL)
        return NULL;
      found = known;
    }

  return found;
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const Candidate *first = a;
  const Candidate *second = b;

  return (first->likeness < second->likeness) - (first->likeness > second->likeness);
}

static void
add_candidates (DtUnitMatch *match,
                GPtrArray   *list,
                const char  *key)
{
  g_autoptr(GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));

  for (guint i = 0; i < list->len; i++)
    {
      const Known *known = g_ptr_array_index (list, i);
      Candidate candidate = { known, MAX (dt_unit_name_likeness (known->key, key), dt_unit_name_likeness (known->short_key, key)) };

      if (candidate.likeness >= MIN_LIKENESS)
        g_array_append_val (candidates, candidate);
    }
  g_array_sort (candidates, compare);
  for (guint i = 0; i < MIN (candidates->len, MAX_CANDIDATES); i++)
    g_ptr_array_add (match->candidates, g_strdup (g_array_index (candidates, Candidate, i).known->name));
}

/**
 * dt_job_match_units:
 * @data: (element-type utf8): a #GPtrArray of names
 * @result: (out) (element-type DtUnitMatch): who is meant by each
 */
gboolean
dt_job_match_units (DtDb      *db,
                    gpointer   data,
                    gpointer  *result,
                    GError   **error)
{
  GPtrArray *names = data;
  g_autoptr(GPtrArray) list = load_known (db, error);
  g_autoptr(GPtrArray) matches = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_unit_match_free);

  if (list == NULL)
    return FALSE;
  for (guint i = 0; i < names->len; i++)
    {
      DtUnitMatch *match = g_new0 (DtUnitMatch, 1);
      g_autofree char *key = dt_unit_name_key (g_ptr_array_index (names, i));
      const Known *known = *key != '\0' ? find_exact (list, key) : NULL;

      match->words = g_strdup (g_ptr_array_index (names, i));
      match->candidates = g_ptr_array_new_with_free_func (g_free);
      if (known != NULL)
        match->name = g_strdup (known->name);
      else
        add_candidates (match, list, key);
      g_ptr_array_add (matches, match);
    }
  *result = g_steal_pointer (&matches);
  return TRUE;
}
