/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One directive as records: its own, then its tasks one by one. */

#include "dt-export-private.h"

static gboolean
load_addressees (DtDb               *db,
                 gint64              id,
                 DtDirectiveRecord  *record,
                 GError            **error)
{
  g_auto(DtStmt) stmt = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &stmt, "SELECT addressee.kind = 'distribution', words, unit.code, unit_group.code FROM addressee"
                                 " LEFT JOIN unit ON unit.id = unit_id LEFT JOIN unit_group ON unit_group.id = group_id"
                                 " WHERE directive_id = ?1 ORDER BY addressee.kind, addressee.position", error))
    return FALSE;

  dt_bind (&stmt, 1, id);
  while (dt_stmt_next (&stmt, &has_row, error))
    {
      DtAddresseeRecord *addressee;

      if (!has_row)
        return TRUE;
      addressee = dt_addressee_record_new ();
      addressee->distribution = dt_column_int (&stmt, 0) != 0;
      addressee->words = dt_column_dup (&stmt, 1);
      addressee->unit = dt_column_dup_nullable (&stmt, 2);
      addressee->group = dt_column_dup_nullable (&stmt, 3);
      g_ptr_array_add (record->addressees, addressee);
    }

  return FALSE;
}

static gboolean
load_references (DtDb               *db,
                 gint64              id,
                 DtDirectiveRecord  *record,
                 GError            **error)
{
  g_auto(DtStmt) stmt = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &stmt, "SELECT relation, words, uid, symbol, issued_day, issuer, type FROM reference"
                                 " JOIN directive ON directive.id = target_id WHERE directive_id = ?1"
                                 " ORDER BY coalesce (issued_day, 0), symbol, uid, relation", error))
    return FALSE;

  dt_bind (&stmt, 1, id);
  while (dt_stmt_next (&stmt, &has_row, error))
    {
      DtReferenceRecord *reference;

      if (!has_row)
        return TRUE;
      reference = dt_reference_record_new ();
      reference->relation = (DtRelation) dt_column_nick (&stmt, 0, dt_relation_nicks);
      reference->words = dt_column_dup_nullable (&stmt, 1);
      reference->target.uid = dt_column_dup (&stmt, 2);
      reference->target.symbol = dt_column_dup (&stmt, 3);
      reference->target.issued_day = dt_column_day (&stmt, 4);
      reference->target.issuer = *dt_column_peek (&stmt, 5) != '\0' ? dt_column_dup (&stmt, 5) : NULL;
      reference->type = (DtDocumentType) dt_column_nick (&stmt, 6, dt_document_type_nicks);
      g_ptr_array_add (record->references, reference);
    }

  return FALSE;
}

static gboolean
load_attachments (DtDb        *db,
                  const char  *sql,
                  gint64       owner_id,
                  GPtrArray   *attachments,
                  GError     **error)
{
  g_auto(DtStmt) stmt = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &stmt, sql, error))
    return FALSE;

  dt_bind (&stmt, 1, owner_id);
  while (dt_stmt_next (&stmt, &has_row, error))
    {
      DtAttachmentRecord *attachment;

      if (!has_row)
        return TRUE;
      attachment = dt_attachment_record_new ();
      attachment->uid = dt_column_dup (&stmt, 0);
      attachment->name = dt_column_dup (&stmt, 1);
      attachment->media_type = dt_column_dup (&stmt, 2);
      attachment->size = dt_column_int64 (&stmt, 3);
      attachment->sha256 = dt_column_dup_nullable (&stmt, 4);
      g_ptr_array_add (attachments, attachment);
    }

  return FALSE;
}

static gboolean
load_directive (DtDb               *db,
                gint64              id,
                DtDirectiveRecord  *record,
                GError            **error)
{
  g_auto(DtStmt) stmt = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &stmt, "SELECT d.uid, symbol, type, unit.code, issuer, issued_day, place, signer, signer_title, subject,"
                                 " urgency, text, stub, arrived_day, incoming_number, note, passed_day, passed_to, copies"
                                 " FROM directive AS d LEFT JOIN unit ON unit.id = issuer_id WHERE d.id = ?1", error))
    return FALSE;
  dt_bind (&stmt, 1, id);
  if (!dt_stmt_next (&stmt, &has_row, error))
    return FALSE;

  record->uid = dt_column_dup (&stmt, 0);
  record->symbol = dt_column_dup (&stmt, 1);
  record->type = (DtDocumentType) dt_column_nick (&stmt, 2, dt_document_type_nicks);
  record->issuer_code = dt_column_dup_nullable (&stmt, 3);
  record->issuer = dt_column_dup (&stmt, 4);
  record->issued_day = dt_column_day (&stmt, 5);
  record->location = dt_column_dup_nullable (&stmt, 6);
  record->signer = dt_column_dup_nullable (&stmt, 7);
  record->signer_title = dt_column_dup_nullable (&stmt, 8);
  record->subject = dt_column_dup (&stmt, 9);
  record->urgency = (DtUrgency) dt_column_nick (&stmt, 10, dt_urgency_nicks);
  record->text = dt_column_dup_nullable (&stmt, 11);
  record->stub = dt_column_int (&stmt, 12) != 0;
  record->arrived_day = dt_column_day (&stmt, 13);
  record->incoming_number = dt_column_int (&stmt, 14);
  record->note = dt_column_dup_nullable (&stmt, 15);
  record->passed_day = dt_column_day (&stmt, 16);
  record->passed_to = dt_column_dup_nullable (&stmt, 17);
  record->copies = dt_column_int (&stmt, 18);

  return load_addressees (db, id, record, error)
         && load_references (db, id, record, error)
         && load_attachments (db, "SELECT uid, name, media_type, size, sha256 FROM attachment WHERE directive_id = ?1 ORDER BY name, uid",
                              id, record->attachments, error);
}

/* Tasks */

static gboolean
load_submissions (DtDb                *db,
                  gint64               assignment_id,
                  DtAssignmentRecord  *record,
                  GError             **error)
{
  g_auto(DtStmt) stmt = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &stmt, "SELECT id, uid, version, received_day, received_time, symbol, verdict, verdict_day, reason, note, via"
                                 " FROM submission WHERE assignment_id = ?1 ORDER BY version", error))
    return FALSE;

  dt_bind (&stmt, 1, assignment_id);
  while (dt_stmt_next (&stmt, &has_row, error))
    {
      DtSubmissionRecord *submission;

      if (!has_row)
        return TRUE;
      submission = dt_submission_record_new ();
      g_ptr_array_add (record->submissions, submission);
      submission->uid = dt_column_dup (&stmt, 1);
      submission->version = dt_column_int (&stmt, 2);
      submission->received_day = dt_column_day (&stmt, 3);
      submission->received_time = dt_column_time (&stmt, 4);
      submission->symbol = dt_column_dup_nullable (&stmt, 5);
      submission->verdict = (DtVerdict) dt_column_nick (&stmt, 6, dt_verdict_nicks);
      submission->verdict_day = dt_column_day (&stmt, 7);
      submission->reason = dt_column_dup_nullable (&stmt, 8);
      submission->note = dt_column_dup_nullable (&stmt, 9);
      submission->via = dt_column_dup_nullable (&stmt, 10);
      if (!load_attachments (db, "SELECT uid, name, media_type, size, sha256 FROM attachment WHERE submission_id = ?1 ORDER BY name, uid",
                             dt_column_int64 (&stmt, 0), submission->attachments, error))
        return FALSE;
    }

  return FALSE;
}

static gboolean
load_extensions (DtDb                *db,
                 gint64               assignment_id,
                 DtAssignmentRecord  *record,
                 GError             **error)
{
  g_auto(DtStmt) stmt = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &stmt, "SELECT uid, requested_day, wanted_day, symbol, reason, verdict, decided_day, granted_day, decided_by"
                                 " FROM extension WHERE assignment_id = ?1 ORDER BY requested_day, uid", error))
    return FALSE;

  dt_bind (&stmt, 1, assignment_id);
  while (dt_stmt_next (&stmt, &has_row, error))
    {
      DtExtensionRecord *extension;

      if (!has_row)
        return TRUE;
      extension = dt_extension_record_new ();
      g_ptr_array_add (record->extensions, extension);
      extension->uid = dt_column_dup (&stmt, 0);
      extension->requested_day = dt_column_day (&stmt, 1);
      extension->wanted_day = dt_column_day (&stmt, 2);
      extension->symbol = dt_column_dup_nullable (&stmt, 3);
      extension->reason = dt_column_dup_nullable (&stmt, 4);
      extension->verdict = (DtExtensionVerdict) dt_column_nick (&stmt, 5, dt_extension_verdict_nicks);
      extension->decided_day = dt_column_day (&stmt, 6);
      extension->granted_day = dt_column_day (&stmt, 7);
      extension->decided_by = dt_column_dup_nullable (&stmt, 8);
    }

  return FALSE;
}

static gboolean
load_assignments (DtDb          *db,
                  gint64         task_id,
                  DtTaskRecord  *record,
                  GError       **error)
{
  g_auto(DtStmt) stmt = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &stmt, "SELECT a.id, a.uid, unit.code, unit_group.code, role, percent, last_day, excused, old.code, a.position FROM assignment AS a"
                                 " JOIN unit ON unit.id = unit_id LEFT JOIN unit AS old ON old.id = passed_from LEFT JOIN unit_group ON unit_group.id = group_id"
                                 " WHERE task_id = ?1 ORDER BY a.position, unit.code, role", error))
    return FALSE;

  dt_bind (&stmt, 1, task_id);
  while (dt_stmt_next (&stmt, &has_row, error))
    {
      DtAssignmentRecord *assignment;

      if (!has_row)
        return TRUE;
      assignment = dt_assignment_record_new ();
      g_ptr_array_add (record->assignments, assignment);
      assignment->uid = dt_column_dup (&stmt, 1);
      assignment->unit = dt_column_dup (&stmt, 2);
      assignment->group = dt_column_dup_nullable (&stmt, 3);
      assignment->role = (DtRole) dt_column_nick (&stmt, 4, dt_role_nicks);
      assignment->percent = dt_column_int (&stmt, 5);
      /* Only a lead has progress to tell. */
      if (assignment->role != DT_ROLE_LEAD && assignment->percent == 0)
        assignment->percent = -1;
      assignment->last_day = dt_column_day (&stmt, 6);
      assignment->excused = dt_column_dup_nullable (&stmt, 7);
      assignment->passed_from = dt_column_dup_nullable (&stmt, 8);
      assignment->position = dt_column_int (&stmt, 9);
      if (!load_submissions (db, dt_column_int64 (&stmt, 0), assignment, error)
          || !load_extensions (db, dt_column_int64 (&stmt, 0), assignment, error))
        return FALSE;
    }

  return FALSE;
}

static gboolean
load_needs (DtDb          *db,
            gint64         task_id,
            DtTaskRecord  *record,
            GError       **error)
{
  g_auto(DtStmt) stmt = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &stmt, "SELECT uid, note, lag_days FROM dependency JOIN task ON task.id = needs_id WHERE task_id = ?1 ORDER BY uid", error))
    return FALSE;

  dt_bind (&stmt, 1, task_id);
  while (dt_stmt_next (&stmt, &has_row, error))
    {
      DtTaskLinkRecord *link;

      if (!has_row)
        return TRUE;
      link = dt_task_link_record_new ();
      link->task = dt_column_dup (&stmt, 0);
      link->note = dt_column_dup_nullable (&stmt, 1);
      if (sqlite3_column_type (stmt.handle, 2) != SQLITE_NULL)
        link->lag_days = dt_column_int (&stmt, 2);
      g_ptr_array_add (record->needs, link);
    }

  return FALSE;
}

static DtTaskRecord *
read_task (DtStmt *stmt)
{
  DtTaskRecord *record = dt_task_record_new ();

  record->uid = dt_column_dup (stmt, 1);
  record->parent = dt_column_dup_nullable (stmt, 2);
  record->position = dt_column_int (stmt, 3);
  record->ordinal = dt_column_dup (stmt, 4);
  record->clause = dt_column_dup_nullable (stmt, 5);
  record->title = dt_column_dup (stmt, 6);
  record->short_title = dt_column_dup_nullable (stmt, 7);
  record->text = dt_column_dup_nullable (stmt, 8);
  record->product = dt_column_dup_nullable (stmt, 9);
  record->hold = (DtHold) dt_column_nick (stmt, 10, dt_hold_nicks);
  record->hold_reason = dt_column_dup_nullable (stmt, 11);
  if (sqlite3_column_type (stmt->handle, 12) != SQLITE_NULL)
    {
      record->deadline = dt_deadline_new ((DtBound) dt_column_nick (stmt, 12, dt_bound_nicks), dt_column_day (stmt, 14),
                                          dt_column_time (stmt, 15), dt_column_peek (stmt, 13));
      record->deadline->rule = dt_column_dup_nullable (stmt, 16);
      record->original_day = dt_column_day (stmt, 17);
      record->last_day = dt_column_day (stmt, 18);
    }

  return record;
}

static gboolean
export_tasks (DtDb                *db,
              gint64               directive_id,
              const DtExportSink  *sink,
              gpointer             user_data,
              GError             **error)
{
  g_auto(DtStmt) stmt = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &stmt,
                      "SELECT t.id, t.uid, parent.uid, t.position, t.ordinal, t.clause, t.title, t.short_title, t.text, t.product, t.hold,"
                      " t.hold_reason, bound, words, named_day, named_time, rule, original_day, last_day"
                      " FROM task AS t LEFT JOIN deadline ON task_id = t.id LEFT JOIN task AS parent ON parent.id = t.parent_id"
                      " WHERE t.directive_id = ?1 ORDER BY t.position, t.uid", error))
    return FALSE;

  dt_bind (&stmt, 1, directive_id);
  while (dt_stmt_next (&stmt, &has_row, error))
    {
      g_autoptr(DtTaskRecord) record = NULL;
      gint64 id;

      if (!has_row)
        return TRUE;
      record = read_task (&stmt);
      id = dt_column_int64 (&stmt, 0);
      if (!load_assignments (db, id, record, error) || !load_needs (db, id, record, error) || !sink->task (user_data, record, error))
        return FALSE;
    }

  return FALSE;
}

gboolean
dt_export_directive (DtDb                *db,
                     gint64               id,
                     const DtExportSink  *sink,
                     gpointer             user_data,
                     GError             **error)
{
  g_autoptr(DtDirectiveRecord) record = dt_directive_record_new ();

  return load_directive (db, id, record, error)
         && sink->begin_directive (user_data, record, error)
         && export_tasks (db, id, sink, user_data, error)
         && sink->end_directive (user_data, error);
}
