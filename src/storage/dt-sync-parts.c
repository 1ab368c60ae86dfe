/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What belongs to records as a whole (members, addressees, deadlines …), records that were removed, and records that both registers
 * have under two uids. */

#include "dt-sync-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dt-error.h"
#include "dt-journal-jobs.h"

/* ---- Sets ---- */

static gboolean
get_pair (DtDb        *db,
          const char  *sql,
          const char  *uid,
          gint64      *id,
          char       **value,
          char       **shown,
          GError     **error)
{
  g_auto(DtStmt) stmt = { 0 };
  gboolean has_row;

  *id = 0;
  if (!dt_db_prepare (db, &stmt, sql, error))
    return FALSE;
  dt_bind (&stmt, 1, uid);
  if (!dt_stmt_next (&stmt, &has_row, error))
    return FALSE;
  if (has_row)
    {
      *id = dt_column_int64 (&stmt, 0);
      *value = dt_column_dup (&stmt, 1);
      *shown = dt_column_dup (&stmt, 2);
    }
  return TRUE;
}

static gboolean
put_set (DtSyncRun        *self,
         const DtSyncSet  *set,
         gint64            id,
         const char       *value,
         GError          **error)
{
  const char *statements[] = { set->remove, set->insert };

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      g_auto(DtStmt) stmt = { 0 };

      if (!dt_db_prepare (self->mine, &stmt, statements[i], error))
        return FALSE;
      dt_bind (&stmt, 1, id);
      dt_bind (&stmt, 2, value);
      if (!dt_stmt_run (&stmt, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
judge (DtSyncRun          *self,
       const DtSyncTable  *table,
       const DtSyncSet    *set,
       const char         *uid,
       const char *const   values[4],     /* mine, theirs, and as they are shown */
       DtSyncVerdict      *verdict,
       GError            **error)
{
  DtSyncQuestion question = { table, uid, set->table, set->table, set->quiet, values[0], values[1], values[2], values[3] };
  g_auto(DtSyncSide) mine = { 0 };
  g_auto(DtSyncSide) theirs = { 0 };
  gboolean unread = FALSE;

  *verdict = DT_SYNC_TAKE;
  if (g_hash_table_contains (self->added, uid))
    return TRUE;
  if (!dt_sync_look (self, FALSE, table->table, set->table, uid, NULL, &mine, error)
      || !dt_sync_look (self, TRUE, table->table, set->table, uid, NULL, &theirs, error))
    return FALSE;
  if (theirs.only && !mine.only)
    return TRUE;

  *verdict = DT_SYNC_KEEP;
  if (!theirs.only && mine.only)
    return TRUE;
  if (!theirs.only && !dt_sync_is_unread (self, set->table, uid, NULL, &unread, error))
    return FALSE;
  /* What was computed anew when a package was read is nobody's act. */
  if (unread || (!theirs.only && set->quiet))
    {
      *verdict = DT_SYNC_TAKE;
      return TRUE;
    }
  return dt_sync_decide (self, &question, &mine, &theirs, verdict, error);
}

static gboolean
compare_set (DtSyncRun          *self,
             const DtSyncTable  *table,
             const DtSyncSet    *set,
             const char         *uid,
             const char         *theirs,
             const char         *theirs_shown,
             GError            **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT r.id, %s, %s FROM %s r WHERE r.uid = ?1", set->select, set->shown, table->table);
  g_autofree char *mine = NULL;
  g_autofree char *mine_shown = NULL;
  DtSyncVerdict verdict;
  gint64 id;

  if (!get_pair (self->mine, sql, uid, &id, &mine, &mine_shown, error))
    return FALSE;
  if (id == 0 || strcmp (mine, theirs) == 0)
    return TRUE;
  if (!judge (self, table, set, uid, (const char *const[]) { mine, theirs, mine_shown, theirs_shown }, &verdict, error))
    return FALSE;
  if (verdict != DT_SYNC_TAKE)
    return TRUE;
  if (!put_set (self, set, id, theirs, error))
    return FALSE;

  if (!g_hash_table_contains (self->added, uid) && !set->quiet)
    {
      g_autofree char *title = dt_sync_title (self, table, uid);
      g_autofree char *detail = g_strdup_printf (_("%1$s: %2$s → %3$s"), dt_journal_table_words (set->table), *mine_shown != '\0' ? mine_shown : "—",
                                                 *theirs_shown != '\0' ? theirs_shown : "—");

      dt_import_report_line (self->report->report, table->entity, DT_OUTCOME_CHANGED, title, detail, DT_DAY_NONE, DT_DAY_NONE);
    }
  return TRUE;
}

/* A directive that was only cited there tells nothing of its parts. */
static gboolean
walk_sets (DtSyncRun          *self,
           const DtSyncTable  *table,
           const DtSyncSet    *set,
           GError            **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT r.uid, %s, %s FROM %s r%s ORDER BY r.id", set->select, set->shown, table->table,
                                          table->entity == DT_ENTITY_DIRECTIVE ? " WHERE r.stub = 0" : "");
  g_auto(DtStmt) stmt = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (self->theirs, &stmt, sql, error))
    return FALSE;
  while (dt_stmt_next (&stmt, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      if (!compare_set (self, table, set, dt_column_peek (&stmt, 0), dt_column_peek (&stmt, 1), dt_column_peek (&stmt, 2), error))
        return FALSE;
    }

  return FALSE;
}

gboolean
dt_sync_run_parts (DtSyncRun  *self,
                   GError    **error)
{
  for (const DtSyncTable *table = dt_sync_tables; table->table != NULL; table++)
    for (const DtSyncSet *set = table->sets; set != NULL && set->table != NULL; set++)
      if (!walk_sets (self, table, set, error))
        return FALSE;

  return TRUE;
}

/* ---- Removed records ---- */

/* What something else here still needs stays. */
static gboolean
remove_row (DtSyncRun          *self,
            const DtSyncTable  *table,
            const char         *uid,
            GError            **error)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM %s WHERE %s", table->table, DT_SYNC_KEY_IS (table));
  g_autofree char *title = dt_sync_title (self, table, uid);
  g_autoptr(GError) failure = NULL;
  g_auto(DtStmt) stmt = { 0 };

  if (!dt_db_exec (self->mine, "SAVEPOINT removal", error) || !dt_db_prepare (self->mine, &stmt, sql, error))
    return FALSE;
  dt_bind (&stmt, 1, uid);
  if (dt_stmt_run (&stmt, &failure))
    {
      self->report->n_removed++;
      if ((int) table->entity >= 0)
        dt_import_report_line (self->report->report, table->entity, DT_OUTCOME_CHANGED, title, _("removed"), DT_DAY_NONE, DT_DAY_NONE);
      return dt_db_exec (self->mine, "RELEASE removal", error);
    }
  dt_stmt_clear (&stmt);
  if (!g_error_matches (failure, DT_ERROR, DT_ERROR_CONSTRAINT))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  return dt_db_exec (self->mine, "ROLLBACK TO removal; RELEASE removal", error);
}

static gboolean
get_owner (DtDb               *db,
           const DtSyncTable  *table,
           const char         *column,
           const char         *ref,
           const char         *uid,
           char              **owner,
           GError            **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT x.uid FROM %s r JOIN %s x ON x.id = r.%s WHERE r.uid = ?1", table->table, ref, column);
  g_auto(DtStmt) stmt = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &stmt, sql, error))
    return FALSE;
  dt_bind (&stmt, 1, uid);
  if (!dt_stmt_next (&stmt, &has_row, error))
    return FALSE;
  *owner = has_row ? dt_column_dup (&stmt, 0) : NULL;
  return TRUE;
}

gboolean
dt_sync_owner_stays (DtSyncRun          *self,
                     gboolean            theirs,
                     const DtSyncTable  *table,
                     const char         *uid,
                     const char         *entry,
                     gboolean           *stays,
                     GError            **error)
{
  *stays = FALSE;
  for (guint i = 0; entry != NULL && !*stays && i < G_N_ELEMENTS (table->fixed) + 1; i++)
    {
      gboolean is_parent = i == G_N_ELEMENTS (table->fixed);
      const char *column = is_parent ? table->parent : table->fixed[i].name;
      g_autofree char *owner = NULL;

      if (column == NULL)
        continue;
      if (!get_owner (theirs ? self->theirs : self->mine, table, column, is_parent ? table->table : table->fixed[i].ref, uid, &owner, error))
        return FALSE;
      *stays = owner != NULL && g_strcmp0 (g_hash_table_lookup (self->stayed, owner), entry) == 0;
    }

  return TRUE;
}

static gboolean take_removal (DtSyncRun *self, const DtSyncTable *table, const char *uid, GHashTable *open, GError **error);

/* The parent first, if it was removed as well. */
static gboolean
take_parent (DtSyncRun          *self,
             const DtSyncTable  *table,
             const char         *uid,
             GHashTable         *open,
             GError            **error)
{
  g_autofree char *parent = NULL;

  if (table->parent == NULL)
    return TRUE;
  if (!get_owner (self->mine, table, table->parent, table->table, uid, &parent, error))
    return FALSE;

  return parent == NULL || !g_hash_table_contains (open, parent) || take_removal (self, table, parent, open, error);
}

static gboolean
take_removal (DtSyncRun          *self,
              const DtSyncTable  *table,
              const char         *uid,
              GHashTable         *open,
              GError            **error)
{
  g_auto(DtSyncSide) mine = { 0 };
  g_auto(DtSyncSide) theirs = { 0 };
  g_autofree char *entry = NULL;
  DtSyncVerdict verdict = DT_SYNC_TAKE;
  gboolean unread = FALSE;
  gboolean stays;

  if (!g_hash_table_remove (open, uid))
    return TRUE;
  if (!take_parent (self, table, uid, open, error)
      || !dt_sync_find_removal (self, TRUE, table, uid, &entry, error) || !dt_sync_owner_stays (self, FALSE, table, uid, entry, &stays, error))
    return FALSE;
  if (entry == NULL || stays)
    {
      g_hash_table_insert (self->stayed, g_strdup (uid), g_steal_pointer (&entry));
      return TRUE;
    }
  if (!dt_sync_look_below (self, FALSE, table, uid, &mine, error)
      || !dt_sync_look (self, TRUE, table->table, table->table, uid, NULL, &theirs, error))
    return FALSE;
  /* It was heard of before, and the record has stayed all the same; unless only the reading was taken back. */
  if (!theirs.only)
    {
      if (!dt_sync_is_unread (self, table->table, uid, NULL, &unread, error))
        return FALSE;
      if (!unread)
        return TRUE;
    }
  if (mine.only)
    {
      g_autofree char *here = dt_sync_title (self, table, uid);
      DtSyncQuestion question = { table, uid, table->table, "", FALSE, "1", NULL, here, _("removed") };

      if (!dt_sync_decide (self, &question, &mine, &theirs, &verdict, error))
        return FALSE;
    }

  if (verdict == DT_SYNC_TAKE)
    return remove_row (self, table, uid, error);

  g_hash_table_insert (self->stayed, g_strdup (uid), g_steal_pointer (&entry));
  return TRUE;
}

static gboolean
list_removed (DtSyncRun          *self,
              const DtSyncTable  *table,
              GPtrArray          *uids,
              GError            **error)
{
  g_autofree char *here_sql = g_strdup_printf ("SELECT 1 FROM %s WHERE %s", table->table, DT_SYNC_KEY_IS (table));
  g_autofree char *sql = g_strdup_printf ("SELECT DISTINCT i.record FROM journal_item i JOIN journal j ON j.id = i.journal_id"
                                          " WHERE i.entity = '%1$s' AND i.op = 'delete' AND i.record IS NOT NULL AND j.origin IS NOT NULL"
                                          " AND NOT EXISTS (SELECT 1 FROM %1$s r WHERE r.%2$s = %3$s)", table->table, table->key,
                                          strcmp (table->key, "uid") == 0 ? "i.record" : "CAST (i.record AS INTEGER)");
  g_auto(DtStmt) stmt = { 0 };
  g_auto(DtStmt) here = { 0 };
  gboolean has_row, is_here;

  if (!dt_db_prepare (self->theirs, &stmt, sql, error) || !dt_db_prepare (self->mine, &here, here_sql, error))
    return FALSE;
  while (dt_stmt_next (&stmt, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      dt_bind (&here, 1, dt_column_peek (&stmt, 0));
      if (!dt_stmt_next (&here, &is_here, error))
        return FALSE;
      dt_stmt_reset (&here);
      if (is_here)
        g_ptr_array_add (uids, dt_column_dup (&stmt, 0));
    }

  return FALSE;
}

/* What others hang on is decided first, and takes them along; units and groups, which others only name, come last. */
gboolean
dt_sync_run_removed (DtSyncRun  *self,
                     GError    **error)
{
  static const char *const order[] = {
    "schedule_change", "reminder", "board", "saved_filter", "letter_template", "directive", "task", "assignment", "extension", "submission",
    "attachment", "unit_group", "unit", "calendar_day", "calendar_year",
  };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      const DtSyncTable *table = dt_sync_tables;
      g_autoptr(GPtrArray) uids = g_ptr_array_new_with_free_func (g_free);
      g_autoptr(GHashTable) open = g_hash_table_new (g_str_hash, g_str_equal);

      while (strcmp (table->table, order[i]) != 0)
        table++;
      if (!list_removed (self, table, uids, error))
        return FALSE;
      for (guint j = 0; j < uids->len; j++)
        g_hash_table_add (open, uids->pdata[j]);
      for (guint j = 0; j < uids->len; j++)
        if (!take_removal (self, table, uids->pdata[j], open, error))
          return FALSE;
    }

  return TRUE;
}

/* ---- Two uids for one ---- */

static gboolean
set_uid (DtDb        *db,
         const char  *table,
         const char  *old,
         const char  *new,
         GError     **error)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE %s SET uid = ?2 WHERE uid = ?1", table);
  g_auto(DtStmt) stmt = { 0 };

  if (!dt_db_prepare (db, &stmt, sql, error))
    return FALSE;
  dt_bind (&stmt, 1, old);
  dt_bind (&stmt, 2, new);
  return dt_stmt_run (&stmt, error);
}

static gboolean
has_uid (DtDb        *db,
         const char  *table,
         const char  *uid,
         gboolean    *has,
         GError     **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT 1 FROM %s WHERE uid = ?1", table);
  g_auto(DtStmt) stmt = { 0 };

  if (!dt_db_prepare (db, &stmt, sql, error))
    return FALSE;
  dt_bind (&stmt, 1, uid);
  return dt_stmt_next (&stmt, has, error);
}

/* The smaller one holds from now on: the other register comes to the same. */
static gboolean
join (DtSyncRun          *self,
      const DtSyncTable  *table,
      const char         *mine,
      const char         *theirs,
      GError            **error)
{
  if (strcmp (theirs, mine) < 0)
    {
      g_hash_table_replace (self->other_uids, g_strdup (theirs), g_strdup (mine));
      return set_uid (self->mine, table->table, mine, theirs, error);
    }

  g_hash_table_replace (self->other_uids, g_strdup (mine), g_strdup (theirs));
  return set_uid (self->theirs, table->table, theirs, mine, error);
}

/* Both registers may have entered the same thing before they ever met; what identifies it for people tells. */
gboolean
dt_sync_unify (DtSyncRun          *self,
               const DtSyncTable  *table,
               GError            **error)
{
  g_autofree char *from = g_strdup_printf ("SELECT r.uid, %s FROM %s r ORDER BY r.id", table->same_from, table->table);
  g_autofree char *to = g_strdup_printf ("SELECT r.uid FROM %s r WHERE %s ORDER BY r.id LIMIT 1", table->table, table->same_to);
  g_autoptr(GPtrArray) pairs = g_ptr_array_new_with_free_func (g_free);
  g_auto(DtStmt) theirs = { 0 };
  g_auto(DtStmt) mine = { 0 };
  gboolean has_row = TRUE;

  if (!dt_db_prepare (self->theirs, &theirs, from, error) || !dt_db_prepare (self->mine, &mine, to, error))
    return FALSE;
  while (has_row)
    {
      gboolean known, found, taken = FALSE;

      if (!dt_stmt_next (&theirs, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      if (!has_uid (self->mine, table->table, dt_column_peek (&theirs, 0), &known, error))
        return FALSE;
      if (known)
        continue;
      for (int i = 1; i < sqlite3_column_count (theirs.handle); i++)
        dt_bind_value (&mine, i, sqlite3_column_value (theirs.handle, i));
      if (!dt_stmt_next (&mine, &found, error)
          || (found && !has_uid (self->theirs, table->table, dt_column_peek (&mine, 0), &taken, error)))
        return FALSE;
      if (found && !taken)
        {
          g_ptr_array_add (pairs, dt_column_dup (&mine, 0));
          g_ptr_array_add (pairs, dt_column_dup (&theirs, 0));
        }
      dt_stmt_reset (&mine);
    }
  dt_stmt_clear (&theirs);
  dt_stmt_clear (&mine);

  for (guint i = 0; i + 1 < pairs->len; i += 2)
    if (!join (self, table, pairs->pdata[i], pairs->pdata[i + 1], error))
      return FALSE;
  return TRUE;
}

/* ---- Versions of what was handed in ---- */

static gboolean
set_version (DtSyncRun  *self,
             gint64      id,
             gint64      version,
             GError    **error)
{
  g_auto(DtStmt) stmt = { 0 };

  if (!dt_db_prepare (self->mine, &stmt, "UPDATE submission SET version = ?2 WHERE id = ?1 AND version <> ?2", error))
    return FALSE;
  dt_bind (&stmt, 1, id);
  dt_bind (&stmt, 2, version);
  return dt_stmt_run (&stmt, error);
}

/* A new one gets the number that it has there. If that is taken, both registers handed in one each: then all are numbered anew, in an
 * order on which both sides agree. */
gboolean
dt_sync_add_submission (DtSyncRun   *self,
                        const char  *uid,
                        GError     **error)
{
  g_auto(DtStmt) there = { 0 };
  g_auto(DtStmt) here = { 0 };
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean has_row, clash;
  gint64 version, assignment;

  if (!dt_db_prepare (self->theirs, &there, "SELECT version FROM submission WHERE uid = ?1", error))
    return FALSE;
  dt_bind (&there, 1, uid);
  if (!dt_stmt_next (&there, &has_row, error))
    return FALSE;
  version = has_row ? dt_column_int64 (&there, 0) : 1;

  if (!dt_db_prepare (self->mine, &here, "SELECT s.id, s.assignment_id, EXISTS (SELECT 1 FROM submission o WHERE o.assignment_id = s.assignment_id"
                                         " AND o.version = ?2) FROM submission s WHERE s.uid = ?1", error))
    return FALSE;
  dt_bind (&here, 1, uid);
  dt_bind (&here, 2, version);
  if (!dt_stmt_next (&here, &has_row, error))
    return FALSE;
  assignment = dt_column_int64 (&here, 1);
  clash = dt_column_int (&here, 2) != 0;
  if (!clash)
    return set_version (self, dt_column_int64 (&here, 0), version, error);

  dt_stmt_clear (&here);
  if (!dt_db_prepare (self->mine, &here, "SELECT id FROM submission WHERE assignment_id = ?1"
                                         " ORDER BY iif (uid = ?2, ?3, version), received_day, coalesce (received_time, -1), uid", error))
    return FALSE;
  dt_bind (&here, 1, assignment);
  dt_bind (&here, 2, uid);
  dt_bind (&here, 3, version);
  do
    {
      gint64 id;

      if (!dt_stmt_next (&here, &has_row, error))
        return FALSE;
      id = dt_column_int64 (&here, 0);
      if (has_row)
        g_array_append_val (ids, id);
    }
  while (has_row);
  dt_stmt_clear (&here);

  /* First out of each other's way. */
  for (int round = 0; round < 2; round++)
    for (guint i = 0; i < ids->len; i++)
      if (!set_version (self, g_array_index (ids, gint64, i), (round == 0 ? 1000000 : 0) + (gint64) i + 1, error))
        return FALSE;
  return TRUE;
}
