/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-journal-entry.h"

#include <glib/gi18n-lib.h>

#define DEFAULT_LIMIT 200

const DtNick dt_journal_kind_nicks[] = {
  { DT_JOURNAL_ALL, "all", NC_("kind of action", "All actions") },
  { DT_JOURNAL_SUBMISSIONS, "submissions", NC_("kind of action", "Submissions, progress") },
  { DT_JOURNAL_DEADLINES, "deadlines", NC_("kind of action", "Deadlines") },
  { DT_JOURNAL_REMINDERS, "reminders", NC_("kind of action", "Reminders") },
  { DT_JOURNAL_OBLIGATIONS, "obligations", NC_("kind of action", "Who owes what") },
  { DT_JOURNAL_IMPORTS, "imports", NC_("kind of action", "Files read") },
  { DT_JOURNAL_SETTINGS, "settings", NC_("kind of action", "Settings, days off, boards") },
  { DT_JOURNAL_TAKEN_BACK, "taken-back", NC_("kind of action", "Undone, redone") },
  { 0, NULL, "kind of action" },
};

static const char *const kind_actions[] = {
  [DT_JOURNAL_ALL] = NULL,
  [DT_JOURNAL_SUBMISSIONS] = "record-submission,accept,return,withdraw-verdict,remove-submission,edit-submission,set-progress,suspend,cancel,resume",
  [DT_JOURNAL_DEADLINES] = "change-schedule,accelerate,postpone,fix,extend,correct,lift,add-link,remove-link,make-occurrences",
  [DT_JOURNAL_REMINDERS] = "remind,log-reminder,save-template,remove-template",
  [DT_JOURNAL_OBLIGATIONS] = "new-unit,edit-unit,merge-unit,new-group,edit-group,remove-group,edit-directive,remove-directive,new-task,edit-task,edit-tasks,remove-task,add-unit,remove-unit,excuse,set-lead,pass-to-successor",
  [DT_JOURNAL_IMPORTS] = "import,unpack",
  [DT_JOURNAL_SETTINGS] = "set-setting,set-holiday,remove-holiday,set-calendar-year,save-board,pin-board,order-board,remove-board,save-filter,order-filter,remove-filter",
  [DT_JOURNAL_TAKEN_BACK] = "undo,redo",
};

const char *
dt_journal_kind_actions (DtJournalKind kind)
{
  return kind_actions[kind];
}

G_DEFINE_BOXED_TYPE (DtJournalEntry, dt_journal_entry, dt_journal_entry_ref, dt_journal_entry_unref)

DtJournalEntry *
dt_journal_entry_new (void)
{
  DtJournalEntry *self = g_new0 (DtJournalEntry, 1);

  g_atomic_ref_count_init (&self->ref_count);

  return self;
}

DtJournalEntry *
dt_journal_entry_ref (DtJournalEntry *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
dt_journal_entry_unref (DtJournalEntry *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->who);
  g_free (self->action);
  g_free (self->label);
  g_free (self->origin);
  g_free (self->about);
  g_free (self);
}

void
dt_journal_line_free (DtJournalLine *self)
{
  if (self == NULL)
    return;

  g_free (self->what);
  g_free (self->field);
  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

DtJournalQuery *
dt_journal_query_new (void)
{
  DtJournalQuery *self = g_new0 (DtJournalQuery, 1);

  self->limit = DEFAULT_LIMIT;

  return self;
}

DtJournalQuery *
dt_journal_query_copy (const DtJournalQuery *self)
{
  DtJournalQuery *copy = g_memdup2 (self, sizeof *self);

  copy->words = g_strdup (self->words);

  return copy;
}

void
dt_journal_query_free (DtJournalQuery *self)
{
  if (self == NULL)
    return;

  g_free (self->words);
  g_free (self);
}
