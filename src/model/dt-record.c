/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Making and freeing the records of interchange: every list exists, every time of day starts as none. */

#include "dt-record.h"

void
dt_directive_key_clear (DtDirectiveKey *self)
{
  g_clear_pointer (&self->uid, g_free);
  g_clear_pointer (&self->symbol, g_free);
  g_clear_pointer (&self->issuer, g_free);
  self->issued_day = DT_DAY_NONE;
}

DtMemberRecord *
dt_member_record_new (void)
{
  return g_new0 (DtMemberRecord, 1);
}

void
dt_member_record_free (DtMemberRecord *self)
{
  if (self == NULL)
    return;

  g_free (self->unit);
  g_free (self);
}

DtAddresseeRecord *
dt_addressee_record_new (void)
{
  return g_new0 (DtAddresseeRecord, 1);
}

void
dt_addressee_record_free (DtAddresseeRecord *self)
{
  if (self == NULL)
    return;

  g_free (self->words);
  g_free (self->unit);
  g_free (self->group);
  g_free (self);
}

DtReferenceRecord *
dt_reference_record_new (void)
{
  return g_new0 (DtReferenceRecord, 1);
}

void
dt_reference_record_free (DtReferenceRecord *self)
{
  if (self == NULL)
    return;

  dt_directive_key_clear (&self->target);
  g_free (self->subject);
  g_free (self->words);
  g_free (self);
}

DtTaskLinkRecord *
dt_task_link_record_new (void)
{
  DtTaskLinkRecord *self = g_new0 (DtTaskLinkRecord, 1);

  self->lag_days = -1;

  return self;
}

void
dt_task_link_record_free (DtTaskLinkRecord *self)
{
  if (self == NULL)
    return;

  g_free (self->task);
  g_free (self->note);
  g_free (self);
}

DtAttachmentRecord *
dt_attachment_record_new (void)
{
  return g_new0 (DtAttachmentRecord, 1);
}

void
dt_attachment_record_free (DtAttachmentRecord *self)
{
  if (self == NULL)
    return;

  g_free (self->uid);
  g_free (self->name);
  g_free (self->media_type);
  g_free (self->sha256);
  g_free (self);
}

DtUnitRecord *
dt_unit_record_new (void)
{
  return g_new0 (DtUnitRecord, 1);
}

void
dt_unit_record_free (DtUnitRecord *self)
{
  if (self == NULL)
    return;

  g_free (self->uid);
  g_free (self->code);
  g_free (self->name);
  g_free (self->short_name);
  g_free (self->parent);
  g_free (self->successor);
  g_free (self->contact);
  g_free (self->phone);
  g_free (self->email);
  g_free (self->address);
  g_free (self);
}

DtGroupRecord *
dt_group_record_new (void)
{
  DtGroupRecord *self = g_new0 (DtGroupRecord, 1);

  self->members = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_member_record_free);

  return self;
}

void
dt_group_record_free (DtGroupRecord *self)
{
  if (self == NULL)
    return;

  g_free (self->uid);
  g_free (self->code);
  g_free (self->name);
  g_clear_pointer (&self->members, g_ptr_array_unref);
  g_free (self);
}

DtDirectiveRecord *
dt_directive_record_new (void)
{
  DtDirectiveRecord *self = g_new0 (DtDirectiveRecord, 1);

  self->addressees = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_addressee_record_free);
  self->references = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_reference_record_free);
  self->attachments = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_attachment_record_free);

  return self;
}

void
dt_directive_record_free (DtDirectiveRecord *self)
{
  if (self == NULL)
    return;

  g_free (self->uid);
  g_free (self->symbol);
  g_free (self->issuer_code);
  g_free (self->issuer);
  g_free (self->location);
  g_free (self->signer);
  g_free (self->signer_title);
  g_free (self->passed_to);
  g_free (self->subject);
  g_free (self->text);
  g_free (self->note);
  g_clear_pointer (&self->addressees, g_ptr_array_unref);
  g_clear_pointer (&self->references, g_ptr_array_unref);
  g_clear_pointer (&self->attachments, g_ptr_array_unref);
  g_free (self);
}

DtSubmissionRecord *
dt_submission_record_new (void)
{
  DtSubmissionRecord *self = g_new0 (DtSubmissionRecord, 1);

  self->received_time = DT_TIME_NONE;
  self->attachments = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_attachment_record_free);

  return self;
}

void
dt_submission_record_free (DtSubmissionRecord *self)
{
  if (self == NULL)
    return;

  g_free (self->uid);
  g_free (self->symbol);
  g_free (self->via);
  g_free (self->reason);
  g_free (self->note);
  g_clear_pointer (&self->attachments, g_ptr_array_unref);
  g_free (self);
}

DtExtensionRecord *
dt_extension_record_new (void)
{
  return g_new0 (DtExtensionRecord, 1);
}

void
dt_extension_record_free (DtExtensionRecord *self)
{
  if (self == NULL)
    return;

  g_free (self->uid);
  g_free (self->symbol);
  g_free (self->reason);
  g_free (self->decided_by);
  g_free (self);
}

DtAssignmentRecord *
dt_assignment_record_new (void)
{
  DtAssignmentRecord *self = g_new0 (DtAssignmentRecord, 1);

  self->submissions = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_submission_record_free);
  self->extensions = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_extension_record_free);
  self->position = -1;

  return self;
}

void
dt_assignment_record_free (DtAssignmentRecord *self)
{
  if (self == NULL)
    return;

  g_free (self->uid);
  g_free (self->unit);
  g_free (self->group);
  g_free (self->excused);
  g_free (self->passed_from);
  g_clear_pointer (&self->submissions, g_ptr_array_unref);
  g_clear_pointer (&self->extensions, g_ptr_array_unref);
  g_free (self);
}

DtMoveRecord *
dt_move_record_new (void)
{
  return g_new0 (DtMoveRecord, 1);
}

void
dt_move_record_free (DtMoveRecord *self)
{
  if (self == NULL)
    return;

  g_free (self->task);
  g_free (self->unit);
  g_free (self->reason);
  g_free (self);
}

DtTaskRecord *
dt_task_record_new (void)
{
  DtTaskRecord *self = g_new0 (DtTaskRecord, 1);

  self->assignments = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_assignment_record_free);
  self->needs = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_task_link_record_free);

  return self;
}

void
dt_task_record_free (DtTaskRecord *self)
{
  if (self == NULL)
    return;

  g_free (self->uid);
  g_free (self->parent);
  g_free (self->ordinal);
  g_free (self->clause);
  g_free (self->title);
  g_free (self->short_title);
  g_free (self->text);
  g_free (self->product);
  g_free (self->hold_reason);
  g_clear_pointer (&self->deadline, dt_deadline_free);
  g_clear_pointer (&self->assignments, g_ptr_array_unref);
  g_clear_pointer (&self->needs, g_ptr_array_unref);
  g_free (self);
}

DtScheduleChangeRecord *
dt_schedule_change_record_new (void)
{
  DtScheduleChangeRecord *self = g_new0 (DtScheduleChangeRecord, 1);

  self->moves = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_move_record_free);

  return self;
}

void
dt_schedule_change_record_free (DtScheduleChangeRecord *self)
{
  if (self == NULL)
    return;

  g_free (self->uid);
  dt_directive_key_clear (&self->cause);
  g_free (self->cause_clause);
  dt_directive_key_clear (&self->target);
  g_free (self->note);
  g_clear_pointer (&self->moves, g_ptr_array_unref);
  g_free (self);
}

DtReminderRecord *
dt_reminder_record_new (void)
{
  DtReminderRecord *self = g_new0 (DtReminderRecord, 1);

  self->time = DT_TIME_NONE;
  self->rung = 1;
  self->tasks = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_task_link_record_free);

  return self;
}

void
dt_reminder_record_free (DtReminderRecord *self)
{
  if (self == NULL)
    return;

  g_free (self->uid);
  g_free (self->unit);
  g_free (self->symbol);
  g_free (self->by_whom);
  g_free (self->note);
  g_free (self->answer);
  g_clear_pointer (&self->tasks, g_ptr_array_unref);
  g_free (self);
}

DtSettingRecord *
dt_setting_record_new (void)
{
  return g_new0 (DtSettingRecord, 1);
}

void
dt_setting_record_free (DtSettingRecord *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self->value);
  g_free (self);
}

DtTemplateRecord *
dt_template_record_new (void)
{
  DtTemplateRecord *self = g_new0 (DtTemplateRecord, 1);

  self->rung = 2;

  return self;
}

void
dt_template_record_free (DtTemplateRecord *self)
{
  if (self == NULL)
    return;

  g_free (self->uid);
  g_free (self->name);
  g_free (self->subject);
  g_free (self->body);
  g_free (self);
}

DtBoardRecord *
dt_board_record_new (void)
{
  DtBoardRecord *self = g_new0 (DtBoardRecord, 1);

  self->tasks = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_task_link_record_free);

  return self;
}

void
dt_board_record_free (DtBoardRecord *self)
{
  if (self == NULL)
    return;

  g_free (self->uid);
  g_free (self->name);
  g_free (self->group);
  g_clear_pointer (&self->tasks, g_ptr_array_unref);
  g_free (self);
}

DtFilterRecord *
dt_filter_record_new (void)
{
  return g_new0 (DtFilterRecord, 1);
}

void
dt_filter_record_free (DtFilterRecord *self)
{
  if (self == NULL)
    return;

  g_free (self->uid);
  g_free (self->name);
  g_free (self->query);
  g_free (self);
}

DtDraftRecord *
dt_draft_record_new (void)
{
  return g_new0 (DtDraftRecord, 1);
}

void
dt_draft_record_free (DtDraftRecord *self)
{
  if (self == NULL)
    return;

  g_free (self->uid);
  g_free (self->kind);
  g_free (self->title);
  g_free (self->content);
  g_free (self);
}

DtJournalItemRecord *
dt_journal_item_record_new (void)
{
  return g_new0 (DtJournalItemRecord, 1);
}

void
dt_journal_item_record_free (DtJournalItemRecord *self)
{
  if (self == NULL)
    return;

  g_free (self->table);
  g_free (self->op);
  g_free (self->task);
  g_free (self->unit);
  g_free (self->directive);
  g_free (self->record);
  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

DtJournalRecord *
dt_journal_record_new (void)
{
  return g_new0 (DtJournalRecord, 1);
}

void
dt_journal_record_free (DtJournalRecord *self)
{
  if (self == NULL)
    return;

  g_free (self->uid);
  g_free (self->who);
  g_free (self->action);
  g_free (self->label);
  g_free (self->origin);
  g_free (self);
}
