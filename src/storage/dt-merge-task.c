/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tasks: their row, their deadline, and the links from task to task. */

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
           const char *note)
{
  DtTaskLinkRecord *copy = dt_task_link_record_new ();

  copy->place = place;
  copy->task = g_strdup (task);
  copy->note = g_strdup (note);

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

static gboolean
add_need (DtMerge                 *self,
          gint64                   task_id,
          gint64                   needs_id,
          const DtTaskLinkRecord  *link,
          GError                 **error)
{
  DtStmt *stmt;

  if (task_id == needs_id)
    {
      dt_import_report_error (self->report, link->place, NULL, _("A task cannot wait for itself"));
      return TRUE;
    }

  stmt = dt_merge_stmt (self, DT_STMT_ADD_NEED,
                        "INSERT INTO dependency (task_id, needs_id, note) VALUES (?1, ?2, nullif (?3, ''))"
                        " ON CONFLICT (task_id, needs_id) DO UPDATE SET note = excluded.note"
                        " WHERE ?3 IS NOT NULL AND note IS NOT excluded.note", error);
  if (stmt == NULL)
    return FALSE;
  dt_bind (stmt, 1, task_id);
  dt_bind (stmt, 2, needs_id);
  dt_bind (stmt, 3, (const char *) link->note);
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

static gboolean
merge_links (DtMerge             *self,
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

          g_ptr_array_add (links, copy_link (record->place, record->parent, NULL));
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

          g_ptr_array_add (links, copy_link (link->place, link->task, link->note));
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

/* Deadlines */

/* A bound without a day takes the old day away, so days are always given; the computed ones only where the words gave
 * others before. */
static void
fill_deadline (DtMergeRow       *row,
               const DtDeadline *deadline,
               gint64            task_id,
               DtDay             last_day,
               gboolean          computed_too)
{
  dt_merge_row_id (row, "task_id", FALSE, task_id);
  dt_merge_row_nick (row, "bound", N_("Deadline"), dt_bound_nicks, (int) deadline->bound, DT_BOUND_NONE);
  dt_merge_row_text (row, "words", N_("Words of the Deadline"), deadline->words);
  dt_merge_row_exact_day (row, "named_day", N_("Day Named"), TRUE, deadline->named_day);
  dt_merge_row_time (row, "named_time", N_("Time Named"), TRUE, deadline->named_time);
  dt_merge_row_text (row, "rule", NULL, deadline->rule);
  dt_merge_row_exact_day (row, "original_day", NULL, computed_too, last_day);
  dt_merge_row_exact_day (row, "last_day", NULL, computed_too, last_day);
}

static gboolean
get_last_day (DtMerge   *self,
              gint64     task_id,
              gboolean  *has_deadline,
              DtDay     *original_day,
              DtDay     *last_day,
              GError   **error)
{
  DtStmt *stmt = dt_merge_stmt (self, DT_STMT_LAST_DAY, "SELECT original_day, last_day FROM deadline WHERE task_id = ?1", error);

  if (stmt == NULL)
    return FALSE;
  dt_bind (stmt, 1, task_id);
  if (!dt_stmt_next (stmt, has_deadline, error))
    return FALSE;

  *original_day = *has_deadline ? dt_column_day (stmt, 0) : DT_DAY_NONE;
  *last_day = *has_deadline ? dt_column_day (stmt, 1) : DT_DAY_NONE;
  dt_stmt_reset (stmt);
  return TRUE;
}

/* Words that give the same last day leave the day in force alone. */
static gboolean
update_deadline (DtMerge             *self,
                 const DtTaskRecord  *record,
                 gint64               id,
                 DtDay                last_day,
                 gboolean            *changed,
                 GString             *detail,
                 GError             **error)
{
  DtMergeRow row = { .n = 0 };
  DtDay original;
  DtDay before;
  gboolean has_deadline;
  gint64 ignored;

  if (!get_last_day (self, id, &has_deadline, &original, &before, error))
    return FALSE;

  fill_deadline (&row, record->deadline, id, last_day, !has_deadline || original != last_day);
  if (!has_deadline)
    {
      *changed = TRUE;
      g_hash_table_insert (self->dirty, GSIZE_TO_POINTER (self->directive.id), GINT_TO_POINTER (1));
      return dt_merge_insert (self, DT_MERGE_DEADLINE, &row, &ignored, error);
    }

  if (original != last_day)
    {
      g_hash_table_insert (self->days_before, GSIZE_TO_POINTER (id), GINT_TO_POINTER (before));
      g_hash_table_insert (self->dirty, GSIZE_TO_POINTER (self->directive.id), GINT_TO_POINTER (1));
    }
  return dt_merge_update (self, DT_MERGE_DEADLINE, id, &row, changed, detail, error);
}

static gboolean
merge_deadline (DtMerge             *self,
                const DtTaskRecord  *record,
                gint64               id,
                gboolean             is_new,
                gboolean            *changed,
                GString             *detail,
                GError             **error)
{
  gboolean was_changed = FALSE;
  DtDay last_day;

  if (record->deadline == NULL)
    return TRUE;

  last_day = dt_deadline_get_last_day (record->deadline, self->include_named);
  if (is_new)
    {
      DtMergeRow row = { .n = 0 };
      gint64 ignored;

      fill_deadline (&row, record->deadline, id, last_day, TRUE);
      if (!dt_merge_insert (self, DT_MERGE_DEADLINE, &row, &ignored, error))
        return FALSE;
      if (last_day != DT_DAY_NONE && !self->directive.is_new)
        g_hash_table_insert (self->dirty, GSIZE_TO_POINTER (self->directive.id), GINT_TO_POINTER (1));
      was_changed = TRUE;
    }
  else if (!update_deadline (self, record, id, last_day, &was_changed, detail, error))
    {
      return FALSE;
    }

  if (was_changed)
    dt_merge_warn_of_day (self, record->deadline_place, record->title, last_day, self->directive.issued_day, TRUE);
  *changed |= was_changed;
  return TRUE;
}

/* Tasks */

static void
fill_task (DtMerge            *self,
           DtMergeRow         *row,
           const DtTaskRecord *record)
{
  dt_merge_row_id (row, "directive_id", FALSE, self->directive.id);
  dt_merge_row_number (row, "position", NULL, TRUE, record->position > 0 ? record->position : self->directive.n_tasks);
  dt_merge_row_string (row, "ordinal", N_("Ordinal"), record->ordinal);
  dt_merge_row_text (row, "clause", N_("Clause"), record->clause);
  dt_merge_row_string (row, "title", N_("Title"), record->title);
  dt_merge_row_text (row, "short_title", N_("Short Title"), record->short_title);
  dt_merge_row_text (row, "text", N_("Text"), record->text);
  dt_merge_row_text (row, "product", N_("Product"), record->product);
  dt_merge_row_nick (row, "hold", N_("State"), dt_hold_nicks, (int) record->hold, DT_HOLD_ACTIVE);
  dt_merge_row_text (row, "hold_reason", N_("Reason"), record->hold_reason);
}

/* Which task of the register it is: by uid, else by its ordinal, else by its title, each only once. */
static gint64
find_known (DtMerge            *self,
            const DtTaskRecord *record)
{
  DtMergeDirective *directive = &self->directive;
  gboolean has_ordinal = record->ordinal != NULL && *record->ordinal != '\0';
  const char *name = has_ordinal ? record->ordinal : record->title;
  gpointer hash = GSIZE_TO_POINTER (dt_merge_hash (name, 0));
  int count = GPOINTER_TO_INT (g_hash_table_lookup (directive->counts, hash)) + 1;
  gint64 id = 0;

  if (g_hash_table_size (directive->known) == 0)
    return 0;

  g_hash_table_insert (directive->counts, hash, GINT_TO_POINTER (count));
  if (record->uid != NULL)
    id = (gint64) GPOINTER_TO_SIZE (g_hash_table_lookup (directive->known, GSIZE_TO_POINTER (dt_merge_hash (record->uid, -1))));
  if (id == 0)
    id = (gint64) GPOINTER_TO_SIZE (g_hash_table_lookup (directive->known, GSIZE_TO_POINTER (dt_merge_hash (name, count))));
  if (id != 0 && !g_hash_table_add (directive->claimed, GSIZE_TO_POINTER (id)))
    id = 0;

  return id;
}

static void
remember_ordinal (DtMerge            *self,
                  const DtTaskRecord *record,
                  gint64              id)
{
  gpointer hash;
  gpointer known;

  if (record->ordinal == NULL || *record->ordinal == '\0')
    return;

  hash = GSIZE_TO_POINTER (dt_merge_hash (record->ordinal, 0));
  known = g_hash_table_lookup (self->directive.ordinals, hash);
  if (known == NULL)
    g_hash_table_insert (self->directive.ordinals, hash, GSIZE_TO_POINTER (id));
  else if (known != GSIZE_TO_POINTER (id))
    g_hash_table_insert (self->directive.ordinals, hash, GSIZE_TO_POINTER (-1));
}

static gboolean
insert_task (DtMerge             *self,
             const DtTaskRecord  *record,
             gint64              *id,
             GError             **error)
{
  g_autofree char *uid = record->uid != NULL ? g_strdup (record->uid) : dt_uid_new ();
  DtMergeRow row = { .n = 0 };

  dt_merge_row_string (&row, "uid", NULL, uid);
  fill_task (self, &row, record);
  if (!dt_merge_insert (self, DT_MERGE_TASK, &row, id, error))
    return FALSE;
  if (*id == 0)
    dt_import_report_error (self->report, record->place, _("Each task has a uid of its own."),
                            _("The uid “%s” belongs to another task already"), uid);
  return TRUE;
}

static gboolean
update_task (DtMerge             *self,
             const DtTaskRecord  *record,
             gint64               id,
             gboolean            *changed,
             GString             *detail,
             GError             **error)
{
  DtMergeRow row = { .n = 0 };

  /* The register keeps its own uid; what the file names by its other one must still be found. */
  if (record->uid != NULL && !g_hash_table_contains (self->directive.known, GSIZE_TO_POINTER (dt_merge_hash (record->uid, -1))))
    g_hash_table_insert (self->task_uids, g_strdup (record->uid), GSIZE_TO_POINTER (id));
  dt_merge_row_string (&row, "uid", NULL, NULL);
  fill_task (self, &row, record);

  return dt_merge_update (self, DT_MERGE_TASK, id, &row, changed, detail, error);
}

gboolean
dt_merge_task (DtMerge             *self,
               const DtTaskRecord  *record,
               GError             **error)
{
  g_autoptr(GString) detail = NULL;
  gboolean changed = FALSE;
  gboolean is_new;
  DtOutcome outcome;
  gint64 id;

  if (self->directive.id == 0)
    return TRUE;        /* the directive was at fault, and that is told */
  if (!dt_merge_load (self, error))
    return FALSE;

  self->directive.n_tasks++;
  id = find_known (self, record);
  is_new = id == 0;
  if (!is_new)
    detail = g_string_new (NULL);
  if (is_new ? !insert_task (self, record, &id, error) : !update_task (self, record, id, &changed, detail, error))
    return FALSE;
  if (id == 0)
    return TRUE;

  remember_ordinal (self, record, id);
  if (!merge_deadline (self, record, id, is_new, &changed, detail, error)
      || !dt_merge_assignments (self, record, id, is_new, error)
      || !merge_links (self, record, id, is_new, &changed, error))
    return FALSE;

  outcome = is_new ? DT_OUTCOME_NEW : changed ? DT_OUTCOME_CHANGED : DT_OUTCOME_UNCHANGED;
  dt_import_report_count (self->report, DT_ENTITY_TASK, outcome);
  if (outcome != DT_OUTCOME_UNCHANGED && self->report->lines->len < DT_IMPORT_MAX_LINES)
    {
      g_autofree char *title = record->ordinal != NULL && *record->ordinal != '\0'
                               ? g_strdup_printf ("%s %s", record->ordinal, record->title) : g_strdup (record->title);

      dt_import_report_line (self->report, DT_ENTITY_TASK, outcome, title, detail != NULL && detail->len > 0 ? detail->str : NULL,
                             DT_DAY_NONE, DT_DAY_NONE);
    }

  return TRUE;
}
