/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Names from letters, and the units and groups they mean. */

#include "dt-unit-match-jobs.h"

#include <string.h>

#include "dt-db.h"
#include "dt-unit-name.h"

#define MAX_CANDIDATES 5
#define MIN_LIKENESS   0.34

typedef struct { char *name, *key, *short_key; gboolean group; } Known;
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

  if (!dt_db_prepare (db, &st, "SELECT name, short_name, 0 FROM unit WHERE successor_id IS NULL UNION ALL SELECT name, name, 1 FROM unit_group ORDER BY 1", error))
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
      known->group = dt_column_int (&st, 2) != 0;
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

/* --- Groups, which letters name in their own way --- */

/* Of which body: said or left out. Folded. */
static const char *const bodies[] = { "thanh uy", "tinh uy", "huyen uy", "quan uy", "thi uy", "thanh pho", "tinh", "huyen", "quan", "thi xa" };

/* So many names of a directory tell of which level it is; one alone may be that of the body above. */
#define MIN_OF_LEVEL 3

/* The body at the end of @key; NULL: none is said. */
static const char *
find_body (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autofree char *end = g_strconcat (" ", bodies[i], NULL);

      if (g_str_has_suffix (key, end))
        return bodies[i];
    }

  return NULL;
}

/* Whether most of the directory is of that body, so that leaving it out changes nothing. */
static gboolean
is_own_body (GPtrArray  *list,
             const char *body)
{
  guint n = 0;

  for (guint i = 0; i < list->len; i++)
    n += g_strcmp0 (find_body (((const Known *) g_ptr_array_index (list, i))->key), body) == 0;

  return n >= MIN_OF_LEVEL;
}

/* "Cơ quan chuyên trách tham mưu" are "cơ quan tham mưu"; of the own body, its name may be missing. */
static char *
make_core (GPtrArray  *list,
           const char *key)
{
  g_autoptr(GString) core = g_string_new (key);
  const char *body;

  g_string_replace (core, "chuyen trach ", "", 0);
  body = find_body (core->str);
  if (body != NULL && is_own_body (list, body))
    g_string_truncate (core, core->len - strlen (body) - 1);

  return g_string_free (g_steal_pointer (&core), FALSE);
}

static const Known *
find_group (GPtrArray  *list,
            const char *key)
{
  g_autofree char *core = make_core (list, key);
  const Known *found = NULL;

  for (guint i = 0; i < list->len && *core != '\0'; i++)
    {
      const Known *known = g_ptr_array_index (list, i);
      g_autofree char *other = known->group ? make_core (list, known->key) : NULL;

      if (g_strcmp0 (core, other) != 0)
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

static DtUnitMatch *
match_name (GPtrArray  *list,
            const char *name)
{
  DtUnitMatch *match = g_new0 (DtUnitMatch, 1);
  g_autofree char *key = dt_unit_name_key (name);
  const Known *known = *key != '\0' ? find_exact (list, key) : NULL;

  if (known == NULL)
    known = find_group (list, key);
  match->words = g_strdup (name);
  match->candidates = g_ptr_array_new_with_free_func (g_free);
  if (known != NULL)
    match->name = g_strdup (known->name);
  else
    add_candidates (match, list, key);

  return match;
}

/* "Mặt trận" and "các tổ chức chính trị - xã hội" one after the other are one group of that name. */
static void
join_names (GPtrArray *list,
            GPtrArray *matches)
{
  for (guint i = 0; i + 1 < matches->len; i++)
    {
      DtUnitMatch *first = g_ptr_array_index (matches, i);
      DtUnitMatch *second = g_ptr_array_index (matches, i + 1);
      g_autofree char *both = g_strconcat (first->words, " ", second->words, NULL);
      g_autofree char *key = dt_unit_name_key (both);
      const Known *known = first->name == NULL && second->name == NULL ? find_group (list, key) : NULL;

      if (known == NULL)
        continue;
      first->name = g_strdup (known->name);
      second->name = g_strdup (known->name);
    }
}

/**
 * dt_job_match_units:
 * @data: (element-type utf8): a #GPtrArray of names, in the order of the letter
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
    g_ptr_array_add (matches, match_name (list, g_ptr_array_index (names, i)));
  join_names (list, matches);
  *result = g_steal_pointer (&matches);
  return TRUE;
}
