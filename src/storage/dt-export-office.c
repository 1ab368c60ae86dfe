/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the office keeps beside its matter, and the journal, as records. Rows are named by keys that hold in any register. */

#include "dt-export-private.h"

#include "dt-journal-keys.h"

gboolean
dt_export_templates (DtDb                *db,
                     const DtExportSink  *sink,
                     gpointer             user_data,
                     GError             **error)
{
  g_auto(DtStmt) stmt = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &stmt, "SELECT uid, name, channel, rung, subject, body, position FROM letter_template ORDER BY position, uid", error))
    return FALSE;

  while (dt_stmt_next (&stmt, &has_row, error))
    {
      g_autoptr(DtTemplateRecord) record = NULL;

      if (!has_row)
        return TRUE;
      record = dt_template_record_new ();
      record->uid = dt_column_dup (&stmt, 0);
      record->name = dt_column_dup (&stmt, 1);
      record->channel = (DtChannel) dt_column_nick (&stmt, 2, dt_channel_nicks);
      record->rung = dt_column_int (&stmt, 3);
      record->subject = dt_column_dup (&stmt, 4);
      record->body = dt_column_dup (&stmt, 5);
      record->position = dt_column_int (&stmt, 6);
      if (!sink->template (user_data, record, error))
        return FALSE;
    }

  return FALSE;
}

static gboolean
load_columns (DtDb           *db,
              gint64          board_id,
              DtBoardRecord  *record,
              GError        **error)
{
  g_auto(DtStmt) stmt = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &stmt, "SELECT task.uid FROM board_task JOIN task ON task.id = task_id WHERE board_id = ?1"
                                 " ORDER BY board_task.position, task.uid", error))
    return FALSE;

  dt_bind (&stmt, 1, board_id);
  while (dt_stmt_next (&stmt, &has_row, error))
    {
      DtTaskLinkRecord *column;

      if (!has_row)
        return TRUE;
      column = dt_task_link_record_new ();
      column->task = dt_column_dup (&stmt, 0);
      g_ptr_array_add (record->tasks, column);
    }

  return FALSE;
}

gboolean
dt_export_boards (DtDb                *db,
                  const DtExportSink  *sink,
                  gpointer             user_data,
                  GError             **error)
{
  g_auto(DtStmt) stmt = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &stmt, "SELECT board.id, board.uid, board.name, code, position FROM board"
                                 " LEFT JOIN unit_group AS g ON g.id = group_id ORDER BY position, board.uid", error))
    return FALSE;

  while (dt_stmt_next (&stmt, &has_row, error))
    {
      g_autoptr(DtBoardRecord) record = NULL;

      if (!has_row)
        return TRUE;
      record = dt_board_record_new ();
      record->uid = dt_column_dup (&stmt, 1);
      record->name = dt_column_dup (&stmt, 2);
      record->group = dt_column_dup_nullable (&stmt, 3);
      record->position = dt_column_int (&stmt, 4);
      if (!load_columns (db, dt_column_int64 (&stmt, 0), record, error) || !sink->board (user_data, record, error))
        return FALSE;
    }

  return FALSE;
}

gboolean
dt_export_filters (DtDb                *db,
                   const DtExportSink  *sink,
                   gpointer             user_data,
                   GError             **error)
{
  g_auto(DtStmt) stmt = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &stmt, "SELECT uid, name, query, position FROM saved_filter ORDER BY position, uid", error))
    return FALSE;

  while (dt_stmt_next (&stmt, &has_row, error))
    {
      g_autoptr(DtFilterRecord) record = NULL;

      if (!has_row)
        return TRUE;
      record = dt_filter_record_new ();
      record->uid = dt_column_dup (&stmt, 0);
      record->name = dt_column_dup (&stmt, 1);
      record->query = dt_column_dup (&stmt, 2);
      record->position = dt_column_int (&stmt, 3);
      if (!sink->filter (user_data, record, error))
        return FALSE;
    }

  return FALSE;
}

static gboolean
export_drafts (DtDb                *db,
               const DtExportSink  *sink,
               gpointer             user_data,
               GError             **error)
{
  g_auto(DtStmt) stmt = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &stmt, "SELECT uid, kind, title, made_at, changed_at, content FROM draft ORDER BY uid", error))
    return FALSE;

  while (dt_stmt_next (&stmt, &has_row, error))
    {
      g_autoptr(DtDraftRecord) record = NULL;

      if (!has_row)
        return TRUE;
      record = dt_draft_record_new ();
      record->uid = dt_column_dup (&stmt, 0);
      record->kind = dt_column_dup (&stmt, 1);
      record->title = dt_column_dup (&stmt, 2);
      record->made_at = dt_column_int64 (&stmt, 3);
      record->changed_at = dt_column_int64 (&stmt, 4);
      record->content = dt_column_dup (&stmt, 5);
      if (!sink->draft (user_data, record, error))
        return FALSE;
    }

  return FALSE;
}

/* The journal */

static gboolean
export_items (DtStmt              *stmt,
              gint64               journal_id,
              const char          *strangers,
              const DtExportSink  *sink,
              gpointer             user_data,
              GError             **error)
{
  gboolean has_row;

  dt_bind (stmt, 1, journal_id);
  dt_bind (stmt, 2, strangers);
  while (dt_stmt_next (stmt, &has_row, error))
    {
      g_autoptr(DtJournalItemRecord) item = NULL;

      if (!has_row)
        {
          dt_stmt_reset (stmt);
          return TRUE;
        }
      item = dt_journal_item_record_new ();
      item->table = dt_column_dup (stmt, 0);
      item->op = dt_column_dup (stmt, 1);
      item->task = dt_column_dup_nullable (stmt, 2);
      item->unit = dt_column_dup_nullable (stmt, 3);
      item->directive = dt_column_dup_nullable (stmt, 4);
      item->before = dt_column_dup_nullable (stmt, 5);
      item->after = dt_column_dup_nullable (stmt, 6);
      item->record = dt_column_dup_nullable (stmt, 7);
      if (!sink->journal_item (user_data, item, error))
        return FALSE;
    }

  return FALSE;
}

/* For ?2 of the items: ids that other rows had before. */
static char *
find_strangers (DtDb    *db,
                GError **error)
{
  g_auto(DtStmt) stmt = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &stmt,
                      "SELECT json_group_object (entity, json (ids)) FROM"
                      " (SELECT entity, json_group_object (entity_id, last) AS ids FROM"
                      "  (" DT_JOURNAL_STRANGERS_OF ("unit") " UNION ALL " DT_JOURNAL_STRANGERS_OF ("unit_group")
                      "   UNION ALL " DT_JOURNAL_STRANGERS_OF ("directive") " UNION ALL " DT_JOURNAL_STRANGERS_OF ("task")
                      "   UNION ALL " DT_JOURNAL_STRANGERS_OF ("assignment") " UNION ALL " DT_JOURNAL_STRANGERS_OF ("submission")
                      "   UNION ALL " DT_JOURNAL_STRANGERS_OF ("schedule_change") " UNION ALL " DT_JOURNAL_STRANGERS_OF ("reminder")
                      "   UNION ALL " DT_JOURNAL_STRANGERS_OF ("board") ") GROUP BY entity)", error)
      || !dt_stmt_next (&stmt, &has_row, error))
    return NULL;

  return dt_column_dup (&stmt, 0);
}

/* By rowid: the order in which the acts were done. An entry of this register bears the name of its office. @part: only
 * the items in temp.part_item, and the entries that have any. */
gboolean
dt_export_journal (DtDb                *db,
                   gboolean             part,
                   const DtExportSink  *sink,
                   gpointer             user_data,
                   GError             **error)
{
  g_autofree char *entries_sql = g_strconcat ("SELECT id, uid, at, who, action, label, coalesce (origin,"
                                              " (SELECT nullif (value, '') FROM setting WHERE name = 'office.name'), 'register')"
                                              " FROM journal", part ? " WHERE id IN (SELECT journal_id FROM part_item)" : "",
                                              " ORDER BY id", NULL);
  g_autofree char *items_sql = g_strconcat ("SELECT i.entity, i.op, task.uid, unit.code, directive.uid,"
                                            " " DT_JOURNAL_TO_KEYS ("i.before") ", " DT_JOURNAL_TO_KEYS ("i.after") ", i.record"
                                            " FROM journal_item AS i"
                                            " LEFT JOIN task ON task.id = i.task_id AND " DT_JOURNAL_IS_SAME ("task", "i.task_id")
                                            " LEFT JOIN unit ON unit.id = i.unit_id AND " DT_JOURNAL_IS_SAME ("unit", "i.unit_id")
                                            " LEFT JOIN directive ON directive.id = i.directive_id"
                                            "  AND " DT_JOURNAL_IS_SAME ("directive", "i.directive_id")
                                            " WHERE i.journal_id = ?1", part ? " AND i.id IN (SELECT id FROM part_item)" : "",
                                            " ORDER BY i.id", NULL);
  g_autofree char *strangers = find_strangers (db, error);
  g_auto(DtStmt) stmt = { 0 };
  g_auto(DtStmt) items = { 0 };
  gboolean has_row;

  if (strangers == NULL || !dt_db_prepare (db, &stmt, entries_sql, error) || !dt_db_prepare (db, &items, items_sql, error))
    return FALSE;

  while (dt_stmt_next (&stmt, &has_row, error))
    {
      g_autoptr(DtJournalRecord) record = NULL;

      if (!has_row)
        return TRUE;
      record = dt_journal_record_new ();
      record->uid = dt_column_dup (&stmt, 1);
      record->at = dt_column_int64 (&stmt, 2);
      record->who = dt_column_dup (&stmt, 3);
      record->action = dt_column_dup (&stmt, 4);
      record->label = dt_column_dup (&stmt, 5);
      record->origin = dt_column_dup (&stmt, 6);
      if (!sink->journal (user_data, record, error)
          || !export_items (&items, dt_column_int64 (&stmt, 0), strangers, sink, user_data, error)
          || !sink->end_journal (user_data, error))
        return FALSE;
    }

  return FALSE;
}

/* The parts of the register that are no matter of directives. */
gboolean
dt_export_office (DtDb                *db,
                  const DtExportSink  *sink,
                  gpointer             user_data,
                  GError             **error)
{
  return dt_export_templates (db, sink, user_data, error)
         && dt_export_boards (db, sink, user_data, error)
         && dt_export_filters (db, sink, user_data, error)
         && export_drafts (db, sink, user_data, error)
         && dt_export_journal (db, FALSE, sink, user_data, error);
}
