/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a file names a task, and the links from task to task. */

#include "dt-merge-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dt-text.h"

/* Naming a task */

static gboolean
find_by_uid (DtMerge     *self,
             const char  *uid,
             gint64      *id,
             GError     **error)
{
  g_autofree char *lower = g_ascii_strdown (uid, -1);
  DtStmt *stmt;
  gboolean has_row;

  *id = (gint64) GPOINTER_TO_SIZE (g_hash_table_lookup (self->task_uids, lower));
  if (*id != 0)
    return TRUE;

  stmt = dt_merge_stmt (self, DT_STMT_TASK_BY_UID, "SELECT id FROM task WHERE uid = ?1", error);
  if (stmt == NULL)
    return FALSE;
  dt_bind (stmt, 1, (const char *) lower);
  if (!dt_stmt_next (stmt, &has_row, error))
    return FALSE;

  *id = has_row ? dt_column_int64 (stmt, 0) : 0;
  dt_stmt_reset (stmt);
  return TRUE;
}

/* "150-KH/TU#2.1", "150-KH/TU@2024-07-08#2.1" */
static gboolean
find_by_symbol (DtMerge     *self,
                const char  *key,
                const char  *number_sign,
                gint64      *id,
                gboolean    *ambiguous,
                GError     **error)
{
  const char *at = memchr (key, '@', (gsize) (number_sign - key));
  g_autofree char *symbol = g_strndup (key, (gsize) ((at != NULL ? at : number_sign) - key));
  g_autofree char *date = at != NULL ? g_strndup (at + 1, (gsize) (number_sign - at - 1)) : NULL;
  g_autofree char *symbol_key = dt_text_symbol_key (symbol);
  DtDay day = date != NULL ? dt_day_from_iso (date, NULL) : DT_DAY_NONE;
  DtStmt *stmt;
  gboolean has_row;

  *id = 0;
  if (date != NULL && day == DT_DAY_NONE)
    return TRUE;        /* no such day, so no such task */

  stmt = dt_merge_stmt (self, DT_STMT_TASKS_BY_SYMBOL,
                        "SELECT task.id FROM directive JOIN task ON task.directive_id = directive.id"
                        " WHERE symbol_key = ?1 AND ordinal = ?2 AND (?3 IS NULL OR issued_day = ?3) LIMIT 2", error);
  if (stmt == NULL)
    return FALSE;
  dt_bind (stmt, 1, (const char *) symbol_key);
  dt_bind (stmt, 2, number_sign + 1);
  dt_bind_day (stmt, 3, day);
  if (!dt_stmt_next (stmt, &has_row, error))
    return FALSE;

  if (has_row)
    {
      *id = dt_column_int64 (stmt, 0);
      if (!dt_stmt_next (stmt, &has_row, error))
        return FALSE;
      *ambiguous = has_row;
    }
  dt_stmt_reset (stmt);
  return TRUE;
}

/**
 * dt_merge_find_task:
 * @place: where it is named
 * @key: by uid, "symbol#ordinal", "symbol@date#ordinal", or inside a directive "#ordinal"
 * @final: whether every task is in the register by now, so that one that is missing is a fault
 * @id: (out): its id, or 0
 */
gboolean
dt_merge_find_task (DtMerge     *self,
                    DtPlace      place,
                    const char  *key,
                    gboolean     final,
                    gint64      *id,
                    GError     **error)
{
  const char *number_sign = strrchr (key, '#');
  gboolean ambiguous = FALSE;

  *id = 0;
  if (number_sign == key && self->directive.id != 0)
    {
      gsize found = GPOINTER_TO_SIZE (g_hash_table_lookup (self->directive.ordinals, GSIZE_TO_POINTER (dt_merge_hash (key + 1, 0))));

      ambiguous = found == (gsize) -1;
      *id = ambiguous ? 0 : (gint64) found;
    }
  else if (number_sign != NULL && number_sign != key)
    {
      if (!find_by_symbol (self, key, number_sign, id, &ambiguous, error))
        return FALSE;
    }
  else if (dt_uid_is_valid (key))
    {
      if (!find_by_uid (self, key, id, error))
        return FALSE;
    }

  if (ambiguous && final)
    {
      *id = 0;
      dt_import_report_error (self->report, place, _("Name it by its uid, or by symbol@date#ordinal."),
                              _("More than one task is meant by “%s”"), key);
    }
  else if (*id == 0 && final)
    {
      dt_import_report_error (self->report, place, _("Write symbol#ordinal, as in “150-KH/TU#2.1”; inside a directive “#2.1”."),
                              _("There is no task “%s”"), key);
    }
  else if (ambiguous)
    {
      *id = 0;
    }

  return TRUE;
}

/* Links */

static void
postpone (DtMerge   *self,
          gint64     task_id,
          gboolean   is_parent,
          gboolean   is_new,
          GPtrArray *links)
{
  DtPendingLinks *pending = g_new0 (DtPendingLinks, 1);

  pending->task_id = task_id;
  pending->directive_id = self->directive.id;
  pending->is_parent = is_parent;
  pending->is_new = is_new;
  pending->links = g_ptr_array_ref (links);
  g_ptr_array_add (self->pending, pending);
}

static DtTaskLinkRecord *
copy_link (DtPlace     place,
           const char *task,
           const char *note,
           int         lag_days)
{
  DtTaskLinkRecord *copy = dt_task_link_record_new ();

  copy->place = place;
  copy->task = g_strdup (task);
  copy->note = g_strdup (note);
  copy->lag_days = lag_days;

  return copy;
}

static gboolean
set_parent (DtMerge  *self,
            gint64    task_id,
            gint64    parent_id,
            GError  **error)
{
  DtStmt *stmt = dt_merge_stmt (self, DT_STMT_SET_PARENT, "UPDATE task SET parent_id = ?1 WHERE id = ?2 AND parent_id IS NOT ?1", error);

  if (stmt == NULL)
    return FALSE;
  dt_bind (stmt, 1, parent_id);
  dt_bind (stmt, 2, task_id);
  return dt_stmt_run (stmt, error);
}

/* Would the one that is waited for wait for this one, by whatever way round? Looks far enough for anything that people write. */
static gboolean
closes_circle (DtMerge   *self,
               gint64     task_id,
               gint64     needs_id,
               gboolean  *circle,
               GError   **error)
{
  DtStmt *stmt = dt_merge_stmt (self, DT_STMT_NEEDS_CIRCLE,
                                "WITH RECURSIVE needed (id) AS (SELECT needs_id FROM dependency WHERE task_id = ?1"
                                " UNION SELECT needs_id FROM dependency JOIN needed ON task_id = needed.id LIMIT 200)"
                                " SELECT 1 FROM needed WHERE id = ?2", error);

  if (stmt == NULL)
    return FALSE;
  dt_bind (stmt, 1, needs_id);
  dt_bind (stmt, 2, task_id);
  if (!dt_stmt_next (stmt, circle, error))
    return FALSE;

  dt_stmt_reset (stmt);
  return TRUE;
}

static gboolean
add_need (DtMerge                 *self,
          gint64                   task_id,
          gint64                   needs_id,
          const DtTaskLinkRecord  *link,
          GError                 **error)
{
  gboolean circle = FALSE;
  DtStmt *stmt;

  if (task_id == needs_id)
    {
      dt_import_report_error (self->report, link->place, NULL, _("A task cannot wait for itself"));
      return TRUE;
    }
  if (!closes_circle (self, task_id, needs_id, &circle, error))
    return FALSE;
  if (circle)
    {
      dt_import_report_error (self->report, link->place, NULL, _("The tasks wait for each other in a circle"));
      return TRUE;
    }

  stmt = dt_merge_stmt (self, DT_STMT_ADD_NEED,
                        "INSERT INTO dependency (task_id, needs_id, note, lag_days) VALUES (?1, ?2, nullif (?3, ''), ?4)"
                        " ON CONFLICT (task_id, needs_id) DO UPDATE SET note = CASE WHEN ?3 IS NULL THEN note ELSE excluded.note END,"
                        " lag_days = coalesce (?4, lag_days)"
                        " WHERE (?3 IS NOT NULL AND note IS NOT excluded.note) OR (?4 IS NOT NULL AND lag_days IS NOT ?4)", error);
  if (stmt == NULL)
    return FALSE;
  dt_bind (stmt, 1, task_id);
  dt_bind (stmt, 2, needs_id);
  dt_bind (stmt, 3, (const char *) link->note);
  if (link->lag_days >= 0)
    dt_bind (stmt, 4, link->lag_days);
  else
    dt_bind_null (stmt, 4);
  return dt_stmt_run (stmt, error);
}

/* What the task needs no longer. */
static gboolean
drop_needs (DtMerge   *self,
            gint64     task_id,
            GArray    *kept,
            gboolean  *changed,
            GError   **error)
{
  DtStmt *list = dt_merge_stmt (self, DT_STMT_NEEDS_OF_TASK, "SELECT id, needs_id FROM dependency WHERE task_id = ?1", error);
  DtStmt *drop = dt_merge_stmt (self, DT_STMT_DROP_NEED, "DELETE FROM dependency WHERE id = ?1", error);
  g_autoptr(GArray) gone = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean has_row = TRUE;

  if (list == NULL || drop == NULL)
    return FALSE;

  dt_bind (list, 1, task_id);
  while (has_row)
    {
      gint64 id;
      gboolean found = FALSE;

      if (!dt_stmt_next (list, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      id = dt_column_int64 (list, 0);
      for (guint i = 0; i < kept->len && !found; i++)
        found = g_array_index (kept, gint64, i) == dt_column_int64 (list, 1);
      if (!found)
        g_array_append_val (gone, id);
    }
  dt_stmt_reset (list);

  for (guint i = 0; i < gone->len; i++)
    {
      dt_bind (drop, 1, g_array_index (gone, gint64, i));
      if (!dt_stmt_run (drop, error))
        return FALSE;
      *changed = TRUE;
    }

  return TRUE;
}

/* FALSE in @whole: some task is not there yet, and nothing was done. */
static gboolean
link_needs (DtMerge    *self,
            gint64      task_id,
            GPtrArray  *links,
            gboolean    is_new,
            gboolean    final,
            gboolean   *whole,
            gboolean   *changed,
            GError    **error)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3 *handle = dt_db_handle (self->db);

  *whole = TRUE;
  for (guint i = 0; i < links->len; i++)
    {
      const DtTaskLinkRecord *link = links->pdata[i];
      gint64 id = 0;

      if (link->task != NULL && !dt_merge_find_task (self, link->place, link->task, final, &id, error))
        return FALSE;
      *whole &= id != 0;
      g_array_append_val (ids, id);
    }
  if (!*whole && !final)
    return TRUE;

  for (guint i = 0; i < links->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      int before = sqlite3_total_changes (handle);

      if (id != 0 && !add_need (self, task_id, id, links->pdata[i], error))
        return FALSE;
      *changed |= sqlite3_total_changes (handle) != before;
    }

  return is_new || drop_needs (self, task_id, ids, changed, error);
}

/**
 * dt_merge_links:
 * @record: a task with its parent and what it waits for
 * @id: its row
 * @changed: set where something was linked otherwise before
 *
 * What points to a task that is not there yet waits for the end of the file.
 */
gboolean
dt_merge_links (DtMerge             *self,
                const DtTaskRecord  *record,
                gint64               id,
                gboolean             is_new,
                gboolean            *changed,
                GError             **error)
{
  gboolean whole = TRUE;

  if (record->parent != NULL && *record->parent != '\0')
    {
      gint64 parent_id;

      if (!dt_merge_find_task (self, record->place, record->parent, FALSE, &parent_id, error))
        return FALSE;
      if (parent_id == id)
        {
          dt_import_report_error (self->report, record->place, NULL, _("A task cannot be a part of itself"));
        }
      else if (parent_id != 0)
        {
          if (!set_parent (self, id, parent_id, error))
            return FALSE;
          *changed |= sqlite3_changes (dt_db_handle (self->db)) > 0;
        }
      else
        {
          g_autoptr(GPtrArray) links = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_task_link_record_free);

          g_ptr_array_add (links, copy_link (record->place, record->parent, NULL, -1));
          postpone (self, id, TRUE, is_new, links);
        }
    }

  if (record->needs->len == 0)
    return TRUE;
  if (!link_needs (self, id, record->needs, is_new, FALSE, &whole, changed, error))
    return FALSE;
  if (!whole)
    {
      g_autoptr(GPtrArray) links = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_task_link_record_free);

      for (guint i = 0; i < record->needs->len; i++)
        {
          const DtTaskLinkRecord *link = record->needs->pdata[i];

          g_ptr_array_add (links, copy_link (link->place, link->task, link->note, link->lag_days));
        }
      postpone (self, id, FALSE, is_new, links);
    }

  return TRUE;
}

static gboolean
resolve_parent (DtMerge               *self,
                const DtPendingLinks  *pending,
                GError               **error)
{
  const DtTaskLinkRecord *link = pending->links->pdata[0];
  gint64 id;

  if (!dt_merge_find_task (self, link->place, link->task, TRUE, &id, error))
    return FALSE;

  return id == 0 || set_parent (self, pending->task_id, id, error);
}

/* "#2.1" counts inside the directive where it stood. */
static gboolean
load_ordinals (DtMerge  *self,
               gint64    directive_id,
               GError  **error)
{
  DtStmt *stmt = dt_merge_stmt (self, DT_STMT_TASKS_OF_DIRECTIVE,
                                "SELECT id, uid, ordinal, title FROM task WHERE directive_id = ?1 ORDER BY position, id", error);
  gboolean has_row = TRUE;

  if (stmt == NULL)
    return FALSE;

  self->directive.id = directive_id;
  g_hash_table_remove_all (self->directive.ordinals);
  dt_bind (stmt, 1, directive_id);
  while (has_row)
    {
      gpointer hash;

      if (!dt_stmt_next (stmt, &has_row, error))
        return FALSE;
      if (!has_row || *dt_column_peek (stmt, 2) == '\0')
        continue;
      hash = GSIZE_TO_POINTER (dt_merge_hash (dt_column_peek (stmt, 2), 0));
      g_hash_table_insert (self->directive.ordinals, hash,
                           g_hash_table_contains (self->directive.ordinals, hash) ? GSIZE_TO_POINTER (-1)
                                                                                  : GSIZE_TO_POINTER (dt_column_int64 (stmt, 0)));
    }

  dt_stmt_reset (stmt);
  return TRUE;
}

/* A part of itself, by whatever way round: the tree of tasks would have no top. */
static gboolean
check_parent_circles (DtMerge  *self,
                      gint64    task_id,
                      DtPlace   place,
                      GError  **error)
{
  g_auto(DtStmt) stmt = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (self->db, &stmt,
                      "WITH RECURSIVE up (id) AS (SELECT parent_id FROM task WHERE id = ?1"
                      " UNION SELECT parent_id FROM task JOIN up ON task.id = up.id WHERE parent_id IS NOT NULL)"
                      " SELECT 1 FROM up WHERE id = ?1", error))
    return FALSE;
  dt_bind (&stmt, 1, task_id);
  if (!dt_stmt_next (&stmt, &has_row, error))
    return FALSE;

  if (has_row)
    dt_import_report_error (self->report, place, NULL, _("A task cannot be a part of itself"));
  return TRUE;
}

gboolean
dt_merge_resolve_pending (DtMerge  *self,
                          GError  **error)
{
  gint64 loaded = 0;

  for (guint i = 0; i < self->pending->len; i++)
    {
      const DtPendingLinks *pending = self->pending->pdata[i];
      const DtTaskLinkRecord *first = pending->links->pdata[0];
      gboolean whole;
      gboolean changed = FALSE;

      if (pending->directive_id != loaded && !load_ordinals (self, pending->directive_id, error))
        return FALSE;
      loaded = pending->directive_id;

      if (pending->is_parent
          ? !resolve_parent (self, pending, error) || !check_parent_circles (self, pending->task_id, first->place, error)
          : !link_needs (self, pending->task_id, pending->links, pending->is_new, TRUE, &whole, &changed, error))
        return FALSE;
    }

  self->directive.id = 0;
  return TRUE;
}
