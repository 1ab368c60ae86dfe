/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the two journals say of a record. Each entry has a uid and is told to the other register together with what it changed, so each
 * side can see which changes the other one had seen: where only one side has something new, that is in force; where
 * both have, a person decides. Nobody has to remember which package was sent or read when. */

#include "dt-sync-private.h"

#include <string.h>

#include "dt-merge-private.h"
#include "dt-export-private.h"

void
dt_sync_side_clear (DtSyncSide *side)
{
  g_clear_pointer (&side->who, g_free);
  g_clear_pointer (&side->uid, g_free);
}

/* Whether an image tells of one of the columns. A quotation mark inside a value is written with a backslash, so that this meets
 * names only. */
static gboolean
tells (const char         *image,
       const DtSyncColumn *columns)
{
  for (guint i = 0; i < DT_SYNC_MAX_COLUMNS && columns[i].name != NULL; i++)
    {
      g_autofree char *name = g_strdup_printf ("\"%s\":", columns[i].name);

      if (strstr (image, name) != NULL)
        return TRUE;
    }

  return FALSE;
}

static gboolean
knows (DtDb        *db,
       const char  *entry,
       const char  *record,
       const char  *other,
       gboolean    *known,
       GError     **error)
{
  g_auto(DtStmt) stmt = { 0 };

  if (!dt_db_prepare (db, &stmt, "SELECT 1 FROM journal j JOIN journal_item i ON i.journal_id = j.id"
                                 " WHERE j.uid = ?1 AND i.record IN (?2, ?3) LIMIT 1", error))
    return FALSE;
  dt_bind (&stmt, 1, entry);
  dt_bind (&stmt, 2, record);
  dt_bind (&stmt, 3, other);
  return dt_stmt_next (&stmt, known, error);
}

/* Keeps the last entry; of those that the other register does not know, if there are any. */
static void
note (DtSyncSide *side,
      DtStmt     *stmt,
      gboolean    only)
{
  gint64 at = dt_column_int64 (stmt, 1);
  const char *uid = dt_column_peek (stmt, 0);

  if (side->only && !only)
    return;
  if (side->only == only && side->uid != NULL && (at < side->at || (at == side->at && strcmp (uid, side->uid) < 0)))
    return;

  dt_sync_side_clear (side);
  side->only = only;
  side->at = at;
  side->uid = g_strdup (uid);
  side->who = dt_column_dup (stmt, 2);
}

/* The register that was made of the package has written an entry of its own when it was made: it does not count. */
#define OF_PACKAGE " AND j.origin IS NOT NULL"

static const char *
other_uid (DtSyncRun  *self,
           const char *uid)
{
  return g_hash_table_lookup (self->other_uids, uid);
}

gboolean
dt_sync_look (DtSyncRun           *self,
              gboolean             theirs,
              const char          *owner,
              const char          *entity,
              const char          *uid,
              const DtSyncColumn  *columns,
              DtSyncSide          *side,
              GError             **error)
{
  DtDb *db = theirs ? self->theirs : self->mine;
  DtDb *other = theirs ? self->mine : self->theirs;
  g_autofree char *sql = g_strconcat ("SELECT j.uid, j.at, j.who, i.op, coalesce (i.before, '') || coalesce (i.after, ''),"
                                      " EXISTS (SELECT 1 FROM journal_item o WHERE o.journal_id = i.journal_id AND o.record = i.record"
                                      "          AND o.entity = ?4 AND o.op = 'insert'), i.record"
                                      " FROM journal_item i JOIN journal j ON j.id = i.journal_id"
                                      " WHERE i.record IN (?1, ?2) AND i.entity = ?3 AND " DT_JOURNAL_IS_OWN_ACT ("j"),
                                      theirs ? OF_PACKAGE : "", NULL);
  g_auto(DtStmt) stmt = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &stmt, sql, error))
    return FALSE;
  dt_bind (&stmt, 1, uid);
  dt_bind (&stmt, 2, other_uid (self, uid));
  dt_bind (&stmt, 3, entity);
  dt_bind (&stmt, 4, owner);
  while (dt_stmt_next (&stmt, &has_row, error))
    {
      gboolean made = dt_column_int (&stmt, 5) != 0;
      gboolean known = TRUE;

      if (!has_row)
        return TRUE;
      /* A whole row that was made or removed tells of all columns. */
      if (columns != NULL && strcmp (dt_column_peek (&stmt, 3), "update") == 0 && !tells (dt_column_peek (&stmt, 4), columns))
        continue;
      /* That the record was made is what both have in common. */
      if (!made && !knows (other, dt_column_peek (&stmt, 0), uid, other_uid (self, uid), &known, error))
        return FALSE;
      note (side, &stmt, !known);
    }

  return FALSE;
}

/* The entry that made the record is what both have in common. */
gboolean
dt_sync_look_below (DtSyncRun          *self,
                    gboolean            theirs,
                    const DtSyncTable  *table,
                    const char         *uid,
                    DtSyncSide         *side,
                    GError            **error)
{
  DtDb *db = theirs ? self->theirs : self->mine;
  DtDb *other = theirs ? self->mine : self->theirs;
  g_autofree char *sql = g_strdup_printf ("SELECT j.uid, j.at, j.who, i.record FROM journal_item i JOIN journal j ON j.id = i.journal_id"
                                          " WHERE (i.record IN (?2, ?3) OR (?1 IS NOT NULL AND %s)) AND NOT EXISTS (SELECT 1 FROM journal_item o"
                                          "  WHERE o.journal_id = i.journal_id AND o.entity = '%s' AND o.op = 'insert' AND (o.record IN (?2, ?3) OR o.entity_id = ?1))"
                                          " AND i.record IS NOT NULL AND " DT_JOURNAL_IS_OWN_ACT ("j") "%s",
                                          table->below != NULL ? table->below : "false", table->table, theirs ? OF_PACKAGE : "");
  g_autofree char *find = g_strdup_printf ("SELECT id FROM %s WHERE uid = ?1", table->table);
  g_auto(DtStmt) row = { 0 };
  g_auto(DtStmt) stmt = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &stmt, sql, error))
    return FALSE;
  if (strcmp (table->key, "uid") == 0)
    {
      if (!dt_db_prepare (db, &row, find, error))
        return FALSE;
      dt_bind (&row, 1, uid);
      if (!dt_stmt_next (&row, &has_row, error))
        return FALSE;
      if (has_row)
        dt_bind (&stmt, 1, dt_column_int64 (&row, 0));
    }
  dt_bind (&stmt, 2, uid);
  dt_bind (&stmt, 3, other_uid (self, uid));
  while (dt_stmt_next (&stmt, &has_row, error))
    {
      gboolean known;

      if (!has_row)
        return TRUE;
      if (!knows (other, dt_column_peek (&stmt, 0), dt_column_peek (&stmt, 3), NULL, &known, error))
        return FALSE;
      note (side, &stmt, !known);
    }

  return FALSE;
}

gboolean
dt_sync_is_unread (DtSyncRun           *self,
                   const char          *entity,
                   const char          *uid,
                   const DtSyncColumn  *columns,
                   gboolean            *unread,
                   GError             **error)
{
  g_auto(DtStmt) stmt = { 0 };
  gboolean has_row;

  *unread = FALSE;
  if (!dt_db_prepare (self->mine, &stmt,
                      "SELECT i.op, coalesce (i.before, '') || coalesce (i.after, ''), j.action = 'undo' AND " DT_JOURNAL_IS_UNREAD ("j")
                      " FROM journal_item i JOIN journal j ON j.id = i.journal_id WHERE i.record = ?1 AND i.entity = ?2 AND j.origin IS NULL"
                      " ORDER BY i.id DESC", error))
    return FALSE;
  dt_bind (&stmt, 1, uid);
  dt_bind (&stmt, 2, entity);
  do
    {
      if (!dt_stmt_next (&stmt, &has_row, error))
        return FALSE;
      if (has_row && (columns == NULL || strcmp (dt_column_peek (&stmt, 0), "update") != 0 || tells (dt_column_peek (&stmt, 1), columns)))
        {
          *unread = dt_column_int (&stmt, 2) != 0;
          return TRUE;
        }
    }
  while (has_row);

  return TRUE;
}

gboolean
dt_sync_find_removal (DtSyncRun          *self,
                      gboolean            theirs,
                      const DtSyncTable  *table,
                      const char         *uid,
                      char              **entry,
                      GError            **error)
{
  g_autofree char *sql = g_strconcat ("SELECT iif (i.op = 'delete', j.uid, NULL) FROM journal_item i JOIN journal j ON j.id = i.journal_id"
                                      " WHERE i.record = ?1 AND i.entity = ?2 AND i.op <> 'update' AND " DT_JOURNAL_IS_OWN_ACT ("j"),
                                      theirs ? OF_PACKAGE : "", " ORDER BY j.at DESC, i.id DESC LIMIT 1", NULL);
  g_auto(DtStmt) stmt = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (theirs ? self->theirs : self->mine, &stmt, sql, error))
    return FALSE;
  dt_bind (&stmt, 1, uid);
  dt_bind (&stmt, 2, table->table);
  if (!dt_stmt_next (&stmt, &has_row, error))
    return FALSE;
  *entry = has_row ? dt_column_dup_nullable (&stmt, 0) : NULL;
  return TRUE;
}

/* ---- The journal itself ---- */

static gboolean
take_entry (gpointer                data,
            const DtJournalRecord  *record,
            GError                **error)
{
  return dt_merge_journal (data, record, error);
}

static gboolean
take_item (gpointer                    data,
           const DtJournalItemRecord  *item,
           GError                    **error)
{
  return dt_merge_journal_item (data, item, error);
}

static gboolean
end_entry (gpointer   data,
           GError   **error)
{
  return TRUE;
}

/* What was done there is told here as well; of entries that are known already, what was not. */
gboolean
dt_sync_take_journal (DtSyncRun  *self,
                      GError    **error)
{
  static const DtExportSink sink = { .journal = take_entry, .journal_item = take_item, .end_journal = end_entry };
  g_autoptr(DtMerge) merge = dt_merge_new (self->mine, self->report->report, dt_db_today (self->mine));

  merge->journal_in_parts = TRUE;
  return dt_db_exec (self->theirs, "CREATE TEMP TABLE part_item (id INTEGER PRIMARY KEY, journal_id INTEGER NOT NULL);"
                                   "INSERT INTO part_item SELECT i.id, i.journal_id FROM journal_item i JOIN journal j ON j.id = i.journal_id"
                                   " WHERE j.origin IS NOT NULL", error)
         && dt_export_journal (self->theirs, TRUE, &sink, merge, error);
}
