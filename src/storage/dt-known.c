/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-known.h"

#include "dt-db.h"
#include "dt-text.h"
#include "dt-unit-name.h"

#define MIN_LIKENESS 0.34
#define MAX_ASKED    200        /* names that are compared with all; nobody corrects more at a time */

struct _DtKnownUnits
{
  GPtrArray  *list;           /* DtKnownUnit */
  GPtrArray  *keys;           /* char*: of each its name */
  GHashTable *by_code;        /* folded → unit */
  GHashTable *current;        /* key → unit; NULL: several */
  GHashTable *former;
  int         last_position;
  guint       n_asked;
};

static void
unit_free (gpointer data)
{
  DtKnownUnit *unit = data;

  g_free (unit->uid);
  g_free (unit->code);
  g_free (unit->name);
  g_free (unit->short_name);
  g_free (unit->parent);
  g_free (unit->successor);
  g_free (unit);
}

static void
add_key (GHashTable  *table,
         char        *key,
         DtKnownUnit *unit)
{
  gpointer other = NULL;
  gboolean taken = g_hash_table_lookup_extended (table, key, NULL, &other);

  if (*key == '\0')
    g_free (key);
  else
    g_hash_table_insert (table, key, taken && other != unit ? NULL : unit);
}

static void
add_unit (DtKnownUnits *self,
          DtStmt       *st)
{
  DtKnownUnit *unit = g_new0 (DtKnownUnit, 1);
  GHashTable *table;

  unit->is_group = dt_column_int (st, 0) != 0;
  unit->uid = dt_column_dup (st, 1);
  unit->code = dt_column_dup (st, 2);
  unit->name = dt_column_dup (st, 3);
  unit->short_name = dt_column_dup (st, 4);
  unit->parent = dt_column_dup (st, 5);
  unit->successor = dt_column_dup (st, 6);
  self->last_position = MAX (self->last_position, dt_column_int (st, 7));

  table = *unit->successor != '\0' ? self->former : self->current;
  g_ptr_array_add (self->list, unit);
  g_ptr_array_add (self->keys, dt_unit_name_key (unit->name));
  g_hash_table_insert (self->by_code, dt_text_fold (unit->code), unit);
  add_key (table, dt_unit_name_key (unit->name), unit);
  add_key (table, dt_unit_name_key (unit->short_name), unit);
}

/**
 * dt_known_units_load:
 * @db: the connection of the running job
 * @error: of the register
 *
 * Returns: (transfer full) (nullable): all units and groups
 */
DtKnownUnits *
dt_known_units_load (DtDb    *db,
                     GError **error)
{
  g_autoptr(DtKnownUnits) self = g_new0 (DtKnownUnits, 1);
  g_auto(DtStmt) st = { 0 };
  gboolean has_row = TRUE;

  self->list = g_ptr_array_new_with_free_func (unit_free);
  self->keys = g_ptr_array_new_with_free_func (g_free);
  self->by_code = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->current = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->former = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  /* Units last: a code that a group has too means the unit. */
  if (!dt_db_prepare (db, &st,
                      "SELECT 1, uid, code, name, name, NULL, NULL, 0 FROM unit_group UNION ALL"
                      " SELECT 0, u.uid, u.code, u.name, u.short_name, p.code, s.code, u.position FROM unit AS u"
                      " LEFT JOIN unit AS p ON p.id = u.parent_id LEFT JOIN unit AS s ON s.id = u.successor_id ORDER BY 1 DESC, 3", error))
    return NULL;
  while (has_row)
    {
      if (!dt_stmt_next (&st, &has_row, error))
        return NULL;
      if (has_row)
        add_unit (self, &st);
    }

  return g_steal_pointer (&self);
}

void
dt_known_units_free (DtKnownUnits *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->list, g_ptr_array_unref);
  g_clear_pointer (&self->keys, g_ptr_array_unref);
  g_clear_pointer (&self->by_code, g_hash_table_unref);
  g_clear_pointer (&self->current, g_hash_table_unref);
  g_clear_pointer (&self->former, g_hash_table_unref);
  g_free (self);
}

const DtKnownUnit *
dt_known_units_find_code (DtKnownUnits *self,
                          const char   *code)
{
  g_autofree char *fold = dt_text_fold (code);

  return g_hash_table_lookup (self->by_code, fold);
}

/**
 * dt_known_units_find:
 * @name: a name, a short name or a code, as people write it
 *
 * Returns: (transfer none) (nullable): who is meant, if there is no doubt
 */
const DtKnownUnit *
dt_known_units_find (DtKnownUnits *self,
                     const char   *name)
{
  g_autofree char *key = dt_unit_name_key (name);
  gpointer found = NULL;

  if (*key == '\0')
    return NULL;
  if (g_hash_table_lookup_extended (self->current, key, NULL, &found))
    return found;
  found = (gpointer) dt_known_units_find_code (self, name);

  return found != NULL ? found : g_hash_table_lookup (self->former, key);
}

/**
 * dt_known_units_nearest:
 * @name: of nobody
 *
 * Returns: (transfer full) (nullable): the name that is most like it; %NULL if none is, and for all after the first two hundred
 */
char *
dt_known_units_nearest (DtKnownUnits *self,
                        const char   *name)
{
  g_autofree char *key = dt_unit_name_key (name);
  double best = 0;
  guint at = 0;

  if (++self->n_asked > MAX_ASKED)
    return NULL;
  for (guint i = 0; i < self->list->len; i++)
    {
      double likeness = dt_unit_name_likeness (g_ptr_array_index (self->keys, i), key);

      if (likeness > best)
        {
          best = likeness;
          at = i;
        }
    }

  return best >= MIN_LIKENESS ? g_strdup (((const DtKnownUnit *) g_ptr_array_index (self->list, at))->name) : NULL;
}

int
dt_known_units_last_position (DtKnownUnits *self)
{
  return self->last_position;
}

/* ---- Directives ---- */

static void
directive_free (gpointer data)
{
  DtKnownDirective *directive = data;

  g_free (directive->uid);
  g_free (directive->symbol);
  g_free (directive->issuer);
  g_free (directive);
}

GPtrArray *
dt_known_directives (DtDb        *db,
                     const char  *symbol,
                     GError     **error)
{
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func (directive_free);
  g_autofree char *key = dt_text_symbol_key (symbol);
  g_auto(DtStmt) st = { 0 };
  gboolean has_row = TRUE;

  if (!dt_db_prepare (db, &st, "SELECT id, uid, symbol, issuer, issued_day, stub FROM directive WHERE symbol_key = ?1 ORDER BY issued_day, id", error))
    return NULL;
  dt_bind (&st, 1, key);
  while (has_row)
    {
      DtKnownDirective *directive;

      if (!dt_stmt_next (&st, &has_row, error))
        return NULL;
      if (!has_row)
        break;
      directive = g_new0 (DtKnownDirective, 1);
      directive->id = dt_column_int64 (&st, 0);
      directive->uid = dt_column_dup (&st, 1);
      directive->symbol = dt_column_dup (&st, 2);
      directive->issuer = dt_column_dup (&st, 3);
      directive->day = dt_column_day (&st, 4);
      directive->stub = dt_column_int (&st, 5) != 0;
      g_ptr_array_add (list, directive);
    }

  return g_steal_pointer (&list);
}

/* ---- Tasks ---- */

static void
part_free (gpointer data)
{
  DtKnownPart *part = data;

  g_free (part->code);
  g_free (part->name);
  g_free (part->group);
  g_free (part);
}

static void
task_free (gpointer data)
{
  DtKnownTask *task = data;

  g_free (task->uid);
  g_free (task->ordinal);
  g_free (task->clause);
  g_free (task->title);
  g_free (task->text);
  g_clear_pointer (&task->deadline, dt_deadline_free);
  g_ptr_array_unref (task->parts);
  g_free (task);
}

static DtDeadline *
read_deadline (DtStmt *st,
               int     first)
{
  DtDeadline *deadline;

  if (*dt_column_peek (st, first) == '\0')
    return NULL;
  deadline = dt_deadline_new ((DtBound) dt_column_nick (st, first, dt_bound_nicks), dt_column_day (st, first + 2), dt_column_time (st, first + 3),
                              dt_column_peek (st, first + 1));
  deadline->rule = dt_column_dup_nullable (st, first + 4);

  return deadline;
}

static gboolean
add_parts (DtDb        *db,
           gint64       directive_id,
           GHashTable  *tasks,
           GError     **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row = TRUE;

  if (!dt_db_prepare (db, &st,
                      "SELECT a.task_id, a.role, u.code, u.name, g.code FROM assignment AS a JOIN task AS t ON t.id = a.task_id"
                      " JOIN unit AS u ON u.id = a.unit_id LEFT JOIN unit_group AS g ON g.id = a.group_id"
                      " WHERE t.directive_id = ?1 ORDER BY a.position, a.id", error))
    return FALSE;
  dt_bind (&st, 1, directive_id);
  while (has_row)
    {
      DtKnownTask *task;
      DtKnownPart *part;

      if (!dt_stmt_next (&st, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      task = g_hash_table_lookup (tasks, GSIZE_TO_POINTER (dt_column_int64 (&st, 0)));
      part = g_new0 (DtKnownPart, 1);
      part->role = (DtRole) dt_column_nick (&st, 1, dt_role_nicks);
      part->code = dt_column_dup (&st, 2);
      part->name = dt_column_dup (&st, 3);
      part->group = dt_column_dup (&st, 4);
      g_ptr_array_add (task->parts, part);
    }

  return TRUE;
}

GPtrArray *
dt_known_tasks (DtDb    *db,
                gint64   directive_id,
                GError **error)
{
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func (task_free);
  g_autoptr(GHashTable) by_id = g_hash_table_new (NULL, NULL);
  g_auto(DtStmt) st = { 0 };
  gboolean has_row = TRUE;

  if (!dt_db_prepare (db, &st,
                      "SELECT t.id, t.uid, t.ordinal, t.clause, t.title, t.text, t.position, d.bound, d.words, d.named_day, d.named_time, d.rule,"
                      " d.original_day, d.last_day FROM task AS t LEFT JOIN deadline AS d ON d.task_id = t.id"
                      " WHERE t.directive_id = ?1 ORDER BY t.position, t.id", error))
    return NULL;
  dt_bind (&st, 1, directive_id);
  while (has_row)
    {
      DtKnownTask *task;

      if (!dt_stmt_next (&st, &has_row, error))
        return NULL;
      if (!has_row)
        break;
      task = g_new0 (DtKnownTask, 1);
      task->uid = dt_column_dup (&st, 1);
      task->ordinal = dt_column_dup (&st, 2);
      task->clause = dt_column_dup (&st, 3);
      task->title = dt_column_dup (&st, 4);
      task->text = dt_column_dup (&st, 5);
      task->position = dt_column_int (&st, 6);
      task->deadline = read_deadline (&st, 7);
      task->original_day = dt_column_day (&st, 12);
      task->last_day = dt_column_day (&st, 13);
      task->parts = g_ptr_array_new_with_free_func (part_free);
      g_ptr_array_add (list, task);
      g_hash_table_insert (by_id, GSIZE_TO_POINTER (dt_column_int64 (&st, 0)), task);
    }

  return add_parts (db, directive_id, by_id, error) ? g_steal_pointer (&list) : NULL;
}
