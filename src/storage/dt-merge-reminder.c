/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reminders, and what each was about. */

#include "dt-merge-private.h"

#include <glib/gi18n-lib.h>

#include "dt-text.h"

static gboolean
find_reminder (DtMerge                 *self,
               const DtReminderRecord  *record,
               gint64                   unit_id,
               gint64                  *id,
               GError                 **error)
{
  g_auto(DtStmt) stmt = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (self->db, &stmt,
                      "SELECT id FROM reminder WHERE uid = ?1 OR (unit_id = ?2 AND day = ?3 AND channel = ?4"
                      " AND (?5 IS NULL OR time IS ?5) AND (?6 IS NULL OR symbol IS nullif (?6, '')))"
                      " ORDER BY uid IS ?1 DESC, id", error))
    return FALSE;
  dt_bind (&stmt, 1, (const char *) record->uid);
  dt_bind (&stmt, 2, unit_id);
  dt_bind_day (&stmt, 3, record->day);
  dt_bind (&stmt, 4, dt_nick_get (dt_channel_nicks, (int) record->channel));
  dt_bind_time (&stmt, 5, record->time);
  dt_bind (&stmt, 6, (const char *) record->symbol);
  do
    {
      if (!dt_stmt_next (&stmt, &has_row, error))
        return FALSE;
      *id = has_row ? dt_column_int64 (&stmt, 0) : 0;
    }
  while (has_row && dt_merge_is_claimed (self, DT_MERGE_REMINDER, record->uid, *id));

  return TRUE;
}

static gboolean
link_reminder (DtMerge                 *self,
               const DtReminderRecord  *record,
               gint64                   id,
               gboolean                *changed,
               GError                 **error)
{
  g_auto(DtStmt) insert = { 0 };
  sqlite3 *handle = dt_db_handle (self->db);

  if (!dt_db_prepare (self->db, &insert, "INSERT INTO reminder_assignment (reminder_id, assignment_id) VALUES (?1, ?2)"
                                         " ON CONFLICT (reminder_id, assignment_id) DO NOTHING", error))
    return FALSE;

  for (guint i = 0; i < record->tasks->len; i++)
    {
      const DtTaskLinkRecord *link = record->tasks->pdata[i];
      gint64 task_id = 0;
      gint64 part = 0;

      if (link->task == NULL)
        continue;
      if (!dt_merge_find_task (self, link->place, link->task, TRUE, &task_id, error)
          || (task_id != 0 && !dt_merge_find_part (self, link->place, task_id, link->task, record->unit, &part, error)))
        return FALSE;
      if (part == 0)
        continue;

      dt_bind (&insert, 1, id);
      dt_bind (&insert, 2, part);
      if (!dt_stmt_run (&insert, error))
        return FALSE;
      *changed |= sqlite3_changes (handle) > 0;
    }

  return TRUE;
}

gboolean
dt_merge_reminder (DtMerge                 *self,
                   const DtReminderRecord  *record,
                   GError                 **error)
{
  g_autofree char *uid = NULL;
  DtMergeRow row = { .n = 0 };
  gboolean changed = FALSE;
  gint64 unit_id;
  gint64 id;

  if (!dt_merge_load (self, error))
    return FALSE;

  unit_id = dt_merge_find_unit (self, record->place, record->unit);
  if (unit_id == 0 || (int) record->channel < 0)
    return TRUE;
  if (!find_reminder (self, record, unit_id, &id, error))
    return FALSE;

  if (id == 0)
    uid = record->uid != NULL ? g_strdup (record->uid) : dt_uid_new ();
  dt_merge_row_string (&row, "uid", NULL, uid);
  dt_merge_row_id (&row, "unit_id", TRUE, unit_id);
  dt_merge_row_day (&row, "day", NULL, record->day);
  dt_merge_row_time (&row, "time", NULL, record->time != DT_TIME_NONE, record->time);
  dt_merge_row_nick (&row, "channel", NULL, dt_channel_nicks, (int) record->channel, DT_CHANNEL_PHONE);
  dt_merge_row_number (&row, "rung", NULL, TRUE, CLAMP (record->rung, 1, 4));
  dt_merge_row_text (&row, "symbol", NULL, record->symbol);
  dt_merge_row_text (&row, "by_whom", NULL, record->by_whom);
  dt_merge_row_text (&row, "note", NULL, record->note);
  dt_merge_row_text (&row, "answer", NULL, record->answer);
  dt_merge_row_day (&row, "answer_day", NULL, record->answer_day);
  if (uid != NULL ? !dt_merge_insert (self, DT_MERGE_REMINDER, &row, &id, error)
                  : !dt_merge_update (self, DT_MERGE_REMINDER, id, &row, &changed, NULL, error))
    return FALSE;
  dt_merge_claim (self, DT_MERGE_REMINDER, id);
  if (!link_reminder (self, record, id, &changed, error))
    return FALSE;

  dt_import_report_count (self->report, DT_ENTITY_REMINDER, uid != NULL ? DT_OUTCOME_NEW : changed ? DT_OUTCOME_CHANGED : DT_OUTCOME_UNCHANGED);
  return TRUE;
}
