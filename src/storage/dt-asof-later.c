/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the journal tells of the time after a day: which entries count, what of it files brought, and which numbers of
 * rows that were removed have gone to other rows since. */

#include "dt-asof-private.h"

#include <string.h>

#include "dt-error.h"

/* Entries that were taken back */

/* An entry that stands, or was undone. */
typedef struct
{
  gint64    id;
  gint64    undo;      /* the entry that took it back; 0: it is itself the undoing of what stands since before */
  gboolean  import;
  char     *label;
} Entry;

typedef struct
{
  GPtrArray *done;     /* Entry, as the history of the writer: the newest at the end */
  GPtrArray *undone;
  GPtrArray *earlier;  /* Entry: undoings of what was written before the day ended, and never done again */
} History;

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->label);
  g_free (entry);
}

static void
history_clear (History *self)
{
  g_clear_pointer (&self->done, g_ptr_array_unref);
  g_clear_pointer (&self->undone, g_ptr_array_unref);
  g_clear_pointer (&self->earlier, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (History, history_clear)

static Entry *
steal_newest (GPtrArray  *entries,
              const char *label)
{
  Entry *newest = entries->len > 0 ? entries->pdata[entries->len - 1] : NULL;

  if (newest == NULL || !g_str_equal (newest->label, label))
    return NULL;
  return g_ptr_array_steal_index (entries, entries->len - 1);
}

/* A new write ends what could be done again. What was undone, and its undoing, changed nothing together. */
static void
settle (History *self)
{
  Entry *entry;

  while (self->undone->len > 0)
    {
      entry = g_ptr_array_steal_index (self->undone, 0);
      if (entry->undo == 0)
        g_ptr_array_add (self->earlier, entry);
      else
        entry_free (entry);
    }
}

/* Takes @entry. */
static void
replay (History    *self,
        Entry      *entry,
        const char *action)
{
  Entry *before;

  if (g_str_equal (action, "undo"))
    {
      before = steal_newest (self->done, entry->label);
      if (before == NULL)
        {
          g_ptr_array_add (self->undone, entry);
          return;
        }
      before->undo = entry->id;
      g_ptr_array_add (self->undone, before);
      entry_free (entry);
      return;
    }

  if (g_str_equal (action, "redo") && (before = steal_newest (self->undone, entry->label)) != NULL)
    {
      if (before->undo != 0)
        g_ptr_array_add (self->done, before);
      else
        entry_free (before);
      entry_free (entry);
      return;
    }

  settle (self);
  g_ptr_array_add (self->done, entry);
}

static gboolean
read_history (DtAsOfWork *self,
              History    *history,
              GError    **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  /* Entries of another register tell of that one. */
  if (!dt_db_prepare (self->db, &st, "SELECT id, action, label FROM journal WHERE at > ?1 AND origin IS NULL ORDER BY id", error))
    return FALSE;
  dt_bind (&st, 1, self->until);

  while (TRUE)
    {
      Entry *entry;

      if (!dt_stmt_next (&st, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      entry = g_new0 (Entry, 1);
      entry->id = dt_column_int64 (&st, 0);
      entry->import = g_str_equal (dt_column_peek (&st, 1), "import");
      entry->label = dt_column_dup (&st, 2);
      replay (history, entry, dt_column_peek (&st, 1));
    }

  settle (history);
  return TRUE;
}

static gboolean
keep_entries (DtAsOfWork *self,
              GPtrArray  *entries,
              GError    **error)
{
  g_auto(DtStmt) st = { 0 };

  if (!dt_db_prepare (self->db, &st, "INSERT INTO later_entry (id, import) VALUES (?1, ?2)", error))
    return FALSE;

  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = g_ptr_array_index (entries, i);

      dt_bind (&st, 1, entry->id);
      dt_bind (&st, 2, entry->import);
      if (!dt_stmt_run (&st, error))
        return FALSE;
      self->imported |= entry->import;
    }

  return TRUE;
}

static gboolean
list_entries (DtAsOfWork *self,
              GError    **error)
{
  g_auto(History) history = { 0 };

  history.done = g_ptr_array_new_with_free_func (entry_free);
  history.undone = g_ptr_array_new_with_free_func (entry_free);
  history.earlier = g_ptr_array_new_with_free_func (entry_free);

  return dt_db_exec (self->db, "CREATE TEMP TABLE later_entry (id INTEGER PRIMARY KEY, import INTEGER NOT NULL)", error)
         && read_history (self, &history, error)
         && keep_entries (self, history.done, error)
         && keep_entries (self, history.earlier, error);
}

/* What files brought */

#define LATER "FROM later_entry e JOIN journal_item i ON i.journal_id = e.id "

static gboolean
run (DtAsOfWork *self,
     const char *sql,
     GError    **error)
{
  g_auto(DtStmt) st = { 0 };

  if (!dt_db_prepare (self->db, &st, sql, error))
    return FALSE;
  if (strstr (sql, "?1") != NULL)
    dt_bind (&st, 1, self->until);

  return dt_stmt_run (&st, error);
}

static gboolean
ask (DtAsOfWork *self,
     const char *sql,
     gint64     *answer,
     GError    **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (self->db, &st, sql, error) || !dt_stmt_next (&st, &has_row, error))
    return FALSE;
  *answer = has_row ? dt_column_int64 (&st, 0) : 0;

  return TRUE;
}

/* Rows that the journal, up to the end of the day, tells of: they were there, whatever a large import brought later. One
 * that was changed before the first of these imports was there too. */
#define LIST_KNOWN                                                                                    \
  "INSERT OR IGNORE INTO known SELECT entity, entity_id FROM"                                         \
  " (SELECT i.entity, i.entity_id, i.op, max (i.id) FROM journal j JOIN journal_item i ON i.journal_id = j.id" \
  "   WHERE j.at <= ?1 AND j.origin IS NULL GROUP BY i.entity, i.entity_id) WHERE op <> 'delete'"     \
  " UNION SELECT i.entity, i.entity_id " LATER "WHERE i.op <> 'insert' AND e.id <"                    \
  "  (SELECT min (id) FROM later_entry x WHERE x.import AND NOT EXISTS"                               \
  "    (SELECT 1 FROM journal_item y WHERE y.journal_id = x.id AND y.entity <> 'register'))"

static gboolean
list_brought (DtAsOfWork *self,
              GError    **error)
{
  gint64 large;

  if (!dt_db_exec (self->db,
                   "CREATE TEMP TABLE imported (entity TEXT, entity_id INTEGER, item INTEGER, PRIMARY KEY (entity, entity_id)) WITHOUT ROWID;"
                   "CREATE TEMP TABLE known (entity TEXT, entity_id INTEGER, PRIMARY KEY (entity, entity_id)) WITHOUT ROWID;"
                   "INSERT INTO imported SELECT i.entity, i.entity_id, max (i.id) " LATER
                   " WHERE e.import AND i.op = 'insert' AND i.entity <> 'register' GROUP BY 1, 2",
                   error)
      || !ask (self, "SELECT 1 FROM later_entry e WHERE import AND NOT EXISTS"
                     " (SELECT 1 FROM journal_item i WHERE i.journal_id = e.id AND i.entity <> 'register') LIMIT 1", &large, error))
    return FALSE;

  self->large = large != 0;
  return !self->large || run (self, LIST_KNOWN, error);
}

static gboolean
make_views (DtAsOfWork *self,
            GError    **error)
{
  GPtrArray *tables = dt_undo_get_tables (self->undo);

  for (guint i = 0; i < tables->len; i++)
    {
      const DtUndoTable *table = tables->pdata[i];
      g_autofree char *sql = g_strdup_printf ("CREATE TEMP VIEW brought_%1$s AS SELECT t.%2$s AS id FROM main.%1$s t WHERE "
                                              "(EXISTS (SELECT 1 FROM imported m WHERE m.entity = '%1$s' AND m.entity_id = t.%2$s)"
                                              " OR (%3$d AND NOT EXISTS (SELECT 1 FROM known k WHERE k.entity = '%1$s' AND k.entity_id = t.%2$s)))",
                                              table->name, table->key, self->large);

      if (!dt_db_exec (self->db, sql, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * dt_as_of_is_brought:
 * @brought: (out): whether the row came with a file that was read later
 */
gboolean
dt_as_of_is_brought (DtAsOfWork *self,
                     const char *table,
                     gint64      id,
                     gboolean   *brought,
                     GError    **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT 1 FROM brought_%s WHERE id = ?1", table);
  g_auto(DtStmt) st = { 0 };

  if (!dt_db_prepare (self->db, &st, sql, error))
    return FALSE;
  dt_bind (&st, 1, id);

  return dt_stmt_next (&st, brought, error);
}

/* Numbers that changed hands */

typedef struct
{
  gint64 id;
  gint64 item;       /* that removed the row which had the number before */
} Taken;

/* Rows of a table whose number was that of another row, which was removed and is to come back. A row that tells by its
 * uid that it is the same thing, read from a file again, gives way by itself. */
static gboolean
find_taken (DtAsOfWork        *self,
            const DtUndoTable *table,
            GArray            *taken,
            GError           **error)
{
  gboolean has_uid = g_ptr_array_find_with_equal_func (table->columns, "uid", g_str_equal, NULL);
  g_autofree char *sql = NULL;
  g_auto(DtStmt) st = { 0 };
  gboolean has_row = TRUE;

  sql = g_strdup_printf ("SELECT g.id, g.gone FROM"
                         " (SELECT i.entity_id AS id, max (iif (i.op = 'delete', i.id, 0)) AS gone,"
                         "         max (iif (i.op = 'insert' AND NOT e.import, i.id, 0)) AS made " LATER
                         "   WHERE i.entity = '%1$s' AND i.op <> 'update' GROUP BY 1) g JOIN main.%1$s t ON t.id = g.id"
                         " WHERE g.gone > g.made%2$s",
                         table->name,
                         has_uid ? " AND t.uid IS NOT (SELECT json_extract (before, '$.uid') FROM journal_item WHERE id = g.gone)" : "");
  if (!dt_db_prepare (self->db, &st, sql, error))
    return FALSE;

  while (has_row)
    {
      Taken row;

      if (!dt_stmt_next (&st, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      row.id = dt_column_int64 (&st, 0);
      row.item = dt_column_int64 (&st, 1);
      g_array_append_val (taken, row);
    }

  return TRUE;
}

/* The row, and whatever names it: all of it is of today, nothing has been put back yet. */
static gboolean
renumber (DtAsOfWork  *self,
          const char  *table,
          const Taken *taken,
          gint64       new_id,
          GPtrArray   *links,
          GError     **error)
{
  g_auto(DtStmt) note = { 0 };

  for (guint i = 0; i < links->len; i++)
    {
      g_auto(DtStmt) st = { 0 };

      if (!dt_db_prepare (self->db, &st, links->pdata[i], error))
        return FALSE;
      dt_bind (&st, 1, taken->id);
      dt_bind (&st, 2, new_id);
      if (!dt_stmt_run (&st, error))
        return FALSE;
    }

  if (!dt_db_prepare (self->db, &note, "INSERT INTO renumbered (entity, old_id, new_id, item) VALUES (?1, ?2, ?3, ?4)", error))
    return FALSE;
  dt_bind (&note, 1, table);
  dt_bind (&note, 2, taken->id);
  dt_bind (&note, 3, new_id);
  dt_bind (&note, 4, taken->item);
  self->renumbered = TRUE;

  return dt_stmt_run (&note, error);
}

/* char*: statements that give ?1 of the table the number ?2, in its own row and in those that name it. */
static GPtrArray *
list_links (DtAsOfWork  *self,
            const char  *table,
            GError     **error)
{
  g_autoptr(GPtrArray) links = g_ptr_array_new_with_free_func (g_free);
  g_auto(DtStmt) st = { 0 };
  gboolean has_row = TRUE;

  g_ptr_array_add (links, g_strdup_printf ("UPDATE main.%s SET id = ?2 WHERE id = ?1", table));
  g_ptr_array_add (links, g_strdup_printf ("UPDATE imported SET entity_id = ?2 WHERE entity = '%s' AND entity_id = ?1", table));
  if (!dt_db_prepare (self->db, &st,
                      "SELECT t.name, k.\"from\" FROM pragma_table_list t, pragma_foreign_key_list (t.name) k"
                      " WHERE t.schema = 'main' AND t.type = 'table' AND k.\"table\" = ?1", error))
    return NULL;
  dt_bind (&st, 1, table);

  while (has_row)
    {
      if (!dt_stmt_next (&st, &has_row, error))
        return NULL;
      if (has_row)
        g_ptr_array_add (links, g_strdup_printf ("UPDATE main.%1$s SET %2$s = ?2 WHERE %2$s = ?1",
                                                 dt_column_peek (&st, 0), dt_column_peek (&st, 1)));
    }

  return g_steal_pointer (&links);
}

static gboolean
free_numbers (DtAsOfWork        *self,
              const DtUndoTable *table,
              GError           **error)
{
  g_autoptr(GArray) taken = g_array_new (FALSE, FALSE, sizeof (Taken));
  g_autoptr(GPtrArray) links = NULL;
  g_autofree char *sql = NULL;
  gint64 last;

  if (!g_str_equal (table->key, "id"))      /* a day, a year, a task: no number of its own */
    return TRUE;
  if (!find_taken (self, table, taken, error))
    return FALSE;
  if (taken->len == 0)
    return TRUE;

  links = list_links (self, table->name, error);
  sql = g_strdup_printf ("SELECT max ((SELECT coalesce (max (id), 0) FROM main.%1$s),"
                         " (SELECT coalesce (max (entity_id), 0) FROM journal_item WHERE entity = '%1$s'))", table->name);
  if (links == NULL || !ask (self, sql, &last, error))
    return FALSE;

  for (guint i = 0; i < taken->len; i++)
    if (!renumber (self, table->name, &g_array_index (taken, Taken, i), ++last, links, error))
      return FALSE;

  return TRUE;
}

static gboolean
free_all_numbers (DtAsOfWork *self,
                  GError    **error)
{
  GPtrArray *tables = dt_undo_get_tables (self->undo);

  for (guint i = 0; i < tables->len; i++)
    if (!free_numbers (self, tables->pdata[i], error))
      return FALSE;

  return TRUE;
}

/* Said before anything is done, since for SQLite it is an error like any other. */
static gboolean
check_images (DtAsOfWork *self,
              GError    **error)
{
  gint64 broken;

  if (!ask (self, "SELECT i.id " LATER "WHERE (i.op <> 'insert' OR i.before IS NOT NULL) AND NOT json_valid (coalesce (i.before, '')) LIMIT 1",
            &broken, error))
    return FALSE;
  if (broken == 0)
    return TRUE;

  g_set_error (error, DT_ERROR, DT_ERROR_CONSTRAINT, "Item %" G_GINT64_FORMAT " cannot be read", broken);
  return FALSE;
}

/**
 * dt_as_of_list_later:
 * @self: work of which nothing is done
 *
 * Finds out what there is to take back. Foreign keys must be off: a row of today that has the number of one of that day
 * gets another.
 */
gboolean
dt_as_of_list_later (DtAsOfWork *self,
                     GError    **error)
{
  return list_entries (self, error)
         && ask (self, "SELECT count (*) " LATER, &self->n_items, error)
         && check_images (self, error)
         && list_brought (self, error)
         && dt_db_exec (self->db, "CREATE TEMP TABLE renumbered (entity TEXT, old_id INTEGER, new_id INTEGER, item INTEGER,"
                                  " PRIMARY KEY (entity, old_id)) WITHOUT ROWID", error)
         && make_views (self, error)
         && (!self->imported || free_all_numbers (self, error));
}
