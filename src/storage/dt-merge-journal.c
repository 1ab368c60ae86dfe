/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Entries of a journal that come by file. They tell what was done in another register, or in this one before it was
 * lost; they are added, never rewritten, and taken back by nobody: not by undo, nor by "as it stood on". */

#include "dt-merge-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dt-journal-keys.h"

/* @id: (out): the entry of that uid; 0 for none, -1 for one of this register, of which everything is known */
static gboolean
find_entry (DtMerge     *self,
            const char  *uid,
            gint64      *id,
            GError     **error)
{
  DtStmt *stmt = dt_merge_stmt (self, DT_STMT_JOURNAL_KNOWN, "SELECT iif (origin IS NULL, -1, id) FROM journal WHERE uid = ?1", error);
  gboolean has_row;

  if (stmt == NULL)
    return FALSE;
  dt_bind (stmt, 1, uid);
  if (!dt_stmt_next (stmt, &has_row, error))
    return FALSE;
  *id = has_row ? dt_column_int64 (stmt, 0) : 0;
  dt_stmt_reset (stmt);

  return TRUE;
}

static gboolean
has_item (DtMerge                    *self,
          const DtJournalItemRecord  *item,
          gboolean                   *has,
          GError                    **error)
{
  DtStmt *stmt = dt_merge_stmt (self, DT_STMT_JOURNAL_HAS_ITEM,
                                "SELECT 1 FROM journal_item WHERE journal_id = ?1 AND entity = ?2 AND record IS ?3 AND op = ?4 LIMIT 1", error);

  if (stmt == NULL)
    return FALSE;
  dt_bind (stmt, 1, self->journal_id);
  dt_bind (stmt, 2, (const char *) item->table);
  dt_bind (stmt, 3, (const char *) item->record);
  dt_bind (stmt, 4, (const char *) item->op);
  if (!dt_stmt_next (stmt, has, error))
    return FALSE;
  dt_stmt_reset (stmt);

  return TRUE;
}

static gboolean
add_entry (DtMerge                *self,
           const DtJournalRecord  *record,
           gint64                 *id,
           GError                **error)
{
  DtStmt *stmt = dt_merge_stmt (self, DT_STMT_JOURNAL_ENTRY,
                                "INSERT INTO journal (uid, at, who, action, label, origin) VALUES (?1, ?2, ?3, ?4, ?5, ?6)", error);

  if (stmt == NULL)
    return FALSE;
  dt_bind (stmt, 1, (const char *) record->uid);
  dt_bind (stmt, 2, record->at);
  dt_bind (stmt, 3, record->who != NULL ? (const char *) record->who : "");
  dt_bind (stmt, 4, (const char *) record->action);
  dt_bind (stmt, 5, record->label != NULL ? (const char *) record->label : "");
  dt_bind (stmt, 6, record->origin != NULL ? (const char *) record->origin : "register");
  if (!dt_stmt_run (stmt, error))
    return FALSE;
  *id = sqlite3_last_insert_rowid (dt_db_handle (self->db));

  return TRUE;
}

/* An image that is no JSON would make every later reading of it fail. */
static gboolean
check_item (DtMerge                    *self,
            const DtJournalItemRecord  *item)
{
  static const char *const ops[] = { "insert", "update", "delete", NULL };

  if (item->table == NULL || item->op == NULL)
    return FALSE;             /* told already */
  if (g_strv_contains (ops, item->op))
    return TRUE;

  dt_import_report_error (self->report, item->place, _("Values: insert, update, delete."),
                          _("“%s” is not something that is done to a row"), item->op);
  return FALSE;
}

static gboolean
is_json (DtMerge                    *self,
         const DtJournalItemRecord  *item,
         gboolean                   *good,
         GError                    **error)
{
  g_auto(DtStmt) stmt = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (self->db, &stmt, "SELECT (?1 IS NULL OR json_valid (?1)) AND (?2 IS NULL OR json_valid (?2))", error))
    return FALSE;
  dt_bind (&stmt, 1, (const char *) item->before);
  dt_bind (&stmt, 2, (const char *) item->after);
  if (!dt_stmt_next (&stmt, &has_row, error))
    return FALSE;
  *good = dt_column_int (&stmt, 0) != 0;
  if (!*good)
    dt_import_report_error (self->report, item->place, NULL, _("The image of a row in the journal is not valid JSON"));

  return TRUE;
}

static gboolean
add_item (DtMerge                    *self,
          gint64                      journal_id,
          const DtJournalItemRecord  *item,
          GError                    **error)
{
  DtStmt *stmt = dt_merge_stmt (self, DT_STMT_JOURNAL_ITEM,
                                "WITH at (task, unit, directive) AS (SELECT (SELECT id FROM task WHERE uid = ?4),"
                                "  (SELECT id FROM unit WHERE code = ?5), (SELECT id FROM directive WHERE uid = ?6))"
                                " INSERT INTO journal_item (journal_id, entity, entity_id, task_id, unit_id, directive_id, op, before, after, record)"
                                " SELECT ?1, ?2, coalesce (CASE ?2 WHEN 'task' THEN task WHEN 'unit' THEN unit"
                                "   WHEN 'directive' THEN directive END, 0), task, unit, directive, ?3,"
                                "  " DT_JOURNAL_TO_IDS ("?7", "?2") ", " DT_JOURNAL_TO_IDS ("?8", "?2") ", ?9 FROM at", error);

  if (stmt == NULL)
    return FALSE;
  dt_bind (stmt, 1, journal_id);
  dt_bind (stmt, 2, (const char *) item->table);
  dt_bind (stmt, 3, (const char *) item->op);
  dt_bind (stmt, 4, (const char *) item->task);
  dt_bind (stmt, 5, (const char *) item->unit);
  dt_bind (stmt, 6, (const char *) item->directive);
  dt_bind (stmt, 7, (const char *) item->before);
  dt_bind (stmt, 8, (const char *) item->after);
  dt_bind (stmt, 9, (const char *) item->record);

  return dt_stmt_run (stmt, error);
}

gboolean
dt_merge_journal (DtMerge                *self,
                  const DtJournalRecord  *record,
                  GError                **error)
{
  gint64 known;

  self->journal_id = 0;
  if (!find_entry (self, record->uid, &known, error) || (known == 0 && !add_entry (self, record, &self->journal_id, error)))
    return FALSE;
  self->journal_known = known != 0;
  if (self->journal_in_parts && known > 0)
    self->journal_id = known;
  dt_import_report_count (self->report, DT_ENTITY_JOURNAL, known != 0 ? DT_OUTCOME_UNCHANGED : DT_OUTCOME_NEW);

  return TRUE;
}

/* A row of the entry before it. */
gboolean
dt_merge_journal_item (DtMerge                    *self,
                       const DtJournalItemRecord  *item,
                       GError                    **error)
{
  gboolean good;
  gboolean has = FALSE;

  if (self->journal_id == 0 || !check_item (self, item))
    return TRUE;
  if (self->journal_known && !has_item (self, item, &has, error))
    return FALSE;
  if (has)
    return TRUE;

  return is_json (self, item, &good, error) && (!good || add_item (self, self->journal_id, item, error));
}
