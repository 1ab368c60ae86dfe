/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The register as records, in the canonical order. What belongs to one directive is in dt-export-directive.c. */

#include "dt-export-private.h"

static gboolean
export_settings (DtDb                *db,
                 const DtExportSink  *sink,
                 gpointer             user_data,
                 GError             **error)
{
  g_auto(DtStmt) stmt = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &stmt, "SELECT name, value FROM setting ORDER BY name", error))
    return FALSE;

  while (dt_stmt_next (&stmt, &has_row, error))
    {
      g_autoptr(DtSettingRecord) record = NULL;

      if (!has_row)
        return TRUE;
      record = dt_setting_record_new ();
      record->name = dt_column_dup (&stmt, 0);
      record->value = dt_column_dup (&stmt, 1);
      if (!sink->setting (user_data, record, error))
        return FALSE;
    }

  return FALSE;
}

gboolean
dt_export_years (DtDb                *db,
                 const DtExportSink  *sink,
                 gpointer             user_data,
                 GError             **error)
{
  g_auto(DtStmt) stmt = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &stmt, "SELECT year FROM calendar_year ORDER BY year", error))
    return FALSE;

  while (dt_stmt_next (&stmt, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      if (!sink->calendar_year (user_data, dt_column_int (&stmt, 0), error))
        return FALSE;
    }

  return FALSE;
}

gboolean
dt_export_days (DtDb                *db,
                const DtExportSink  *sink,
                gpointer             user_data,
                GError             **error)
{
  g_auto(DtStmt) stmt = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &stmt, "SELECT day, kind, name FROM calendar_day ORDER BY day", error))
    return FALSE;

  while (dt_stmt_next (&stmt, &has_row, error))
    {
      g_autoptr(DtCalendarDay) day = NULL;

      if (!has_row)
        return TRUE;
      day = dt_calendar_day_new (dt_column_day (&stmt, 0), (DtCalendarKind) dt_column_nick (&stmt, 1, dt_calendar_kind_nicks),
                                 dt_column_peek (&stmt, 2));
      if (!sink->calendar_day (user_data, day, error))
        return FALSE;
    }

  return FALSE;
}

gboolean
dt_export_units (DtDb                *db,
                 const DtExportSink  *sink,
                 gpointer             user_data,
                 GError             **error)
{
  g_auto(DtStmt) stmt = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &stmt,
                      "SELECT unit.uid, unit.code, unit.name, unit.short_name, unit.kind, parent.code, successor.code,"
                      " unit.valid_from, unit.valid_to, unit.contact, unit.phone, unit.email, unit.address, unit.position"
                      " FROM unit LEFT JOIN unit AS parent ON parent.id = unit.parent_id"
                      " LEFT JOIN unit AS successor ON successor.id = unit.successor_id ORDER BY unit.code", error))
    return FALSE;

  while (dt_stmt_next (&stmt, &has_row, error))
    {
      g_autoptr(DtUnitRecord) record = NULL;

      if (!has_row)
        return TRUE;
      record = dt_unit_record_new ();
      record->uid = dt_column_dup (&stmt, 0);
      record->code = dt_column_dup (&stmt, 1);
      record->name = dt_column_dup (&stmt, 2);
      record->short_name = dt_column_dup (&stmt, 3);
      record->kind = (DtUnitKind) dt_column_nick (&stmt, 4, dt_unit_kind_nicks);
      record->parent = dt_column_dup_nullable (&stmt, 5);
      record->successor = dt_column_dup_nullable (&stmt, 6);
      record->valid_from = dt_column_day (&stmt, 7);
      record->valid_to = dt_column_day (&stmt, 8);
      record->contact = dt_column_dup_nullable (&stmt, 9);
      record->phone = dt_column_dup_nullable (&stmt, 10);
      record->email = dt_column_dup_nullable (&stmt, 11);
      record->address = dt_column_dup_nullable (&stmt, 12);
      record->position = dt_column_int (&stmt, 13);
      if (!sink->unit (user_data, record, error))
        return FALSE;
    }

  return FALSE;
}

static gboolean
load_members (DtDb           *db,
              gint64          group_id,
              DtGroupRecord  *record,
              GError        **error)
{
  g_auto(DtStmt) stmt = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &stmt, "SELECT code, group_member.valid_from, group_member.valid_to FROM group_member"
                                 " JOIN unit ON unit.id = unit_id WHERE group_id = ?1 ORDER BY code, group_member.valid_from", error))
    return FALSE;

  dt_bind (&stmt, 1, group_id);
  while (dt_stmt_next (&stmt, &has_row, error))
    {
      DtMemberRecord *member;

      if (!has_row)
        return TRUE;
      member = dt_member_record_new ();
      member->unit = dt_column_dup (&stmt, 0);
      member->valid_from = dt_column_day (&stmt, 1);
      member->valid_to = dt_column_day (&stmt, 2);
      g_ptr_array_add (record->members, member);
    }

  return FALSE;
}

gboolean
dt_export_groups (DtDb                *db,
                  const DtExportSink  *sink,
                  gpointer             user_data,
                  GError             **error)
{
  g_auto(DtStmt) stmt = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &stmt, "SELECT id, uid, code, name FROM unit_group ORDER BY code", error))
    return FALSE;

  while (dt_stmt_next (&stmt, &has_row, error))
    {
      g_autoptr(DtGroupRecord) record = NULL;

      if (!has_row)
        return TRUE;
      record = dt_group_record_new ();
      record->uid = dt_column_dup (&stmt, 1);
      record->code = dt_column_dup (&stmt, 2);
      record->name = dt_column_dup (&stmt, 3);
      if (!load_members (db, dt_column_int64 (&stmt, 0), record, error) || !sink->group (user_data, record, error))
        return FALSE;
    }

  return FALSE;
}

/* @sql: gives the ids of the directives in their order */
gboolean
dt_export_directives (DtDb                *db,
                      const char          *sql,
                      const DtExportSink  *sink,
                      gpointer             user_data,
                      GError             **error)
{
  g_auto(DtStmt) stmt = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &stmt, sql, error))
    return FALSE;

  while (dt_stmt_next (&stmt, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      if (!dt_export_directive (db, dt_column_int64 (&stmt, 0), sink, user_data, error))
        return FALSE;
    }

  return FALSE;
}

/* Schedule changes */

static void
read_key (DtStmt         *stmt,
          int             column,
          DtDirectiveKey *key)
{
  if (sqlite3_column_type (stmt->handle, column) == SQLITE_NULL)
    return;

  key->uid = dt_column_dup (stmt, column);
  key->symbol = dt_column_dup (stmt, column + 1);
  key->issued_day = dt_column_day (stmt, column + 2);
  key->issuer = *dt_column_peek (stmt, column + 3) != '\0' ? dt_column_dup (stmt, column + 3) : NULL;
}

static gboolean
load_moves (DtDb                    *db,
            gint64                   change_id,
            DtScheduleChangeRecord  *record,
            GError                 **error)
{
  g_auto(DtStmt) stmt = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &stmt,
                      "SELECT task.uid, unit.code, old_day, new_day, outcome = 'excepted', reason"
                      " FROM deadline_move AS m JOIN task ON task.id = m.task_id JOIN directive ON directive.id = directive_id"
                      " LEFT JOIN assignment AS a ON a.id = m.assignment_id LEFT JOIN unit ON unit.id = a.unit_id"
                      " WHERE change_id = ?1 ORDER BY coalesce (issued_day, 0), symbol, directive.uid, task.position, task.uid, unit.code", error))
    return FALSE;

  dt_bind (&stmt, 1, change_id);
  while (dt_stmt_next (&stmt, &has_row, error))
    {
      DtMoveRecord *move;

      if (!has_row)
        return TRUE;
      move = dt_move_record_new ();
      move->task = dt_column_dup (&stmt, 0);
      move->unit = dt_column_dup_nullable (&stmt, 1);
      move->old_day = dt_column_day (&stmt, 2);
      move->new_day = dt_column_day (&stmt, 3);
      move->excepted = dt_column_int (&stmt, 4) != 0;
      move->reason = dt_column_dup_nullable (&stmt, 5);
      g_ptr_array_add (record->moves, move);
    }

  return FALSE;
}

gboolean
dt_export_changes (DtDb                *db,
                   const DtExportSink  *sink,
                   gpointer             user_data,
                   GError             **error)
{
  g_auto(DtStmt) stmt = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &stmt,
                      "SELECT c.id, c.uid, kind, amount, span, fixed_day, day_off, decided_day, lifted_day, cause_clause, c.note,"
                      " cause.uid, cause.symbol, cause.issued_day, cause.issuer, target.uid, target.symbol, target.issued_day, target.issuer"
                      " FROM schedule_change AS c JOIN directive AS cause ON cause.id = cause_id"
                      " LEFT JOIN directive AS target ON target.id = target_id"
                      " ORDER BY coalesce (decided_day, cause.issued_day, 0), c.uid", error))
    return FALSE;

  while (dt_stmt_next (&stmt, &has_row, error))
    {
      g_autoptr(DtScheduleChangeRecord) record = NULL;

      if (!has_row)
        return TRUE;
      record = dt_schedule_change_record_new ();
      record->uid = dt_column_dup (&stmt, 1);
      record->rule.kind = (DtChangeKind) dt_column_nick (&stmt, 2, dt_change_kind_nicks);
      record->rule.amount = dt_column_int (&stmt, 3);
      record->rule.unit = (DtSpanUnit) dt_column_nick (&stmt, 4, dt_span_unit_nicks);
      record->rule.fixed_day = dt_column_day (&stmt, 5);
      record->rule.day_off = (DtDayOffRule) dt_column_nick (&stmt, 6, dt_day_off_rule_nicks);
      record->decided_day = dt_column_day (&stmt, 7);
      record->lifted_day = dt_column_day (&stmt, 8);
      record->cause_clause = dt_column_dup_nullable (&stmt, 9);
      record->note = dt_column_dup_nullable (&stmt, 10);
      read_key (&stmt, 11, &record->cause);
      read_key (&stmt, 15, &record->target);
      if (!load_moves (db, dt_column_int64 (&stmt, 0), record, error) || !sink->schedule_change (user_data, record, error))
        return FALSE;
    }

  return FALSE;
}

/* Reminders */

static gboolean
load_tasks (DtDb              *db,
            gint64             reminder_id,
            DtReminderRecord  *record,
            GError           **error)
{
  g_auto(DtStmt) stmt = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &stmt, "SELECT DISTINCT task.uid FROM reminder_assignment JOIN assignment ON assignment.id = assignment_id"
                                 " JOIN task ON task.id = task_id WHERE reminder_id = ?1 ORDER BY task.uid", error))
    return FALSE;

  dt_bind (&stmt, 1, reminder_id);
  while (dt_stmt_next (&stmt, &has_row, error))
    {
      DtTaskLinkRecord *link;

      if (!has_row)
        return TRUE;
      link = dt_task_link_record_new ();
      link->task = dt_column_dup (&stmt, 0);
      g_ptr_array_add (record->tasks, link);
    }

  return FALSE;
}

gboolean
dt_export_reminders (DtDb                *db,
                     const DtExportSink  *sink,
                     gpointer             user_data,
                     GError             **error)
{
  g_auto(DtStmt) stmt = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &stmt, "SELECT reminder.id, reminder.uid, unit.code, day, time, channel, rung, symbol, by_whom, note, answer, answer_day"
                                 " FROM reminder JOIN unit ON unit.id = unit_id ORDER BY day, reminder.uid", error))
    return FALSE;

  while (dt_stmt_next (&stmt, &has_row, error))
    {
      g_autoptr(DtReminderRecord) record = NULL;

      if (!has_row)
        return TRUE;
      record = dt_reminder_record_new ();
      record->uid = dt_column_dup (&stmt, 1);
      record->unit = dt_column_dup (&stmt, 2);
      record->day = dt_column_day (&stmt, 3);
      record->time = dt_column_time (&stmt, 4);
      record->channel = (DtChannel) dt_column_nick (&stmt, 5, dt_channel_nicks);
      record->rung = dt_column_int (&stmt, 6);
      record->symbol = dt_column_dup_nullable (&stmt, 7);
      record->by_whom = dt_column_dup_nullable (&stmt, 8);
      record->note = dt_column_dup_nullable (&stmt, 9);
      record->answer = dt_column_dup_nullable (&stmt, 10);
      record->answer_day = dt_column_day (&stmt, 11);
      if (!load_tasks (db, dt_column_int64 (&stmt, 0), record, error) || !sink->reminder (user_data, record, error))
        return FALSE;
    }

  return FALSE;
}

/**
 * dt_export_register:
 * @db: a connection inside one transaction
 * @sink: takes the records
 * @user_data: for @sink
 * @error: return location for an error
 *
 * Returns: %FALSE if the register or @sink failed
 */
gboolean
dt_export_register (DtDb                *db,
                    const DtExportSink  *sink,
                    gpointer             user_data,
                    GError             **error)
{
  return export_settings (db, sink, user_data, error)
         && dt_export_years (db, sink, user_data, error)
         && dt_export_days (db, sink, user_data, error)
         && dt_export_units (db, sink, user_data, error)
         && dt_export_groups (db, sink, user_data, error)
         && dt_export_directives (db, "SELECT id FROM directive ORDER BY coalesce (issued_day, 0), symbol, uid", sink, user_data, error)
         && dt_export_changes (db, sink, user_data, error)
         && dt_export_reminders (db, sink, user_data, error)
         && dt_export_office (db, sink, user_data, error);
}
