/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the tables and columns of the register are called when the journal tells of them. A test sees to it that every
 * column that is remembered stands here. */

#include "dt-journal-private.h"

#include <glib/gi18n-lib.h>

#include "dt-journal-jobs.h"

#define NOT(name) { name, NULL, DT_TOLD_NOT, NULL }
#define END { NULL, NULL, DT_TOLD_NOT, NULL }
#define TEXT(name, label) { name, label, DT_TOLD_TEXT, NULL }
#define DAY(name, label) { name, label, DT_TOLD_DAY, NULL }
#define AS(name, label, as) { name, label, DT_TOLD_##as, NULL }
#define NICK(name, label, table) { name, label, DT_TOLD_NICK, dt_##table##_nicks }

static const DtToldColumn setting[] = {
  TEXT ("name", NC_("journal", "Setting")), TEXT ("value", NC_("journal", "Value")), NOT ("id"), END
};

static const DtToldColumn unit[] = {
  TEXT ("code", NC_("journal", "Code")), TEXT ("name", NC_("journal", "Name")),
  TEXT ("short_name", NC_("journal", "Short name")), NICK ("kind", NC_("journal", "Kind"), unit_kind),
  AS ("parent_id", NC_("journal", "Under"), UNIT), AS ("successor_id", NC_("journal", "Successor"), UNIT),
  DAY ("valid_from", NC_("journal", "Valid from")), DAY ("valid_to", NC_("journal", "Valid to")),
  TEXT ("contact", NC_("journal", "Contact")), TEXT ("phone", NC_("journal", "Telephone")),
  TEXT ("email", NC_("journal", "Mail")), TEXT ("address", NC_("journal", "Address")),
  NOT ("id"), NOT ("uid"), NOT ("position"), NOT ("sort_key"), END
};
static const DtToldColumn unit_group[] = {
  TEXT ("code", NC_("journal", "Code")), TEXT ("name", NC_("journal", "Name")), NOT ("id"), NOT ("uid"), END
};
static const DtToldColumn group_member[] = {
  AS ("group_id", NC_("journal", "Group"), GROUP), AS ("unit_id", NC_("journal", "Unit"), UNIT),
  DAY ("valid_from", NC_("journal", "Valid from")), DAY ("valid_to", NC_("journal", "Valid to")), NOT ("id"), END
};
static const DtToldColumn directive[] = {
  TEXT ("symbol", NC_("journal", "Symbol")), NICK ("type", NC_("journal", "Type"), document_type),
  AS ("issuer_id", NC_("journal", "Issuing unit"), UNIT), TEXT ("issuer", NC_("journal", "Issuer")),
  DAY ("issued_day", NC_("journal", "Date of issue")), TEXT ("place", NC_("journal", "Place")),
  TEXT ("signer", NC_("journal", "Signer")), TEXT ("signer_title", NC_("journal", "Signer's title")),
  TEXT ("subject", NC_("journal", "Subject")), NICK ("urgency", NC_("journal", "Urgency"), urgency),
  TEXT ("text", NC_("journal", "Text")), AS ("stub", NC_("journal", "Awaiting original"), NUMBER),
  DAY ("arrived_day", NC_("journal", "Arrived")), AS ("incoming_number", NC_("journal", "Incoming number"), NUMBER),
  DAY ("passed_day", NC_("journal", "Passed on")), TEXT ("passed_to", NC_("journal", "Passed to")),
  AS ("copies", NC_("journal", "Copies"), NUMBER), TEXT ("note", NC_("journal", "Note")),
  NOT ("id"), NOT ("uid"), NOT ("symbol_key"), NOT ("issuer_key"), END
};
static const DtToldColumn addressee[] = {
  TEXT ("words", NC_("journal", "Addressee")), AS ("unit_id", NC_("journal", "Unit"), UNIT),
  AS ("group_id", NC_("journal", "Group"), GROUP),
  NOT ("id"), NOT ("directive_id"), NOT ("kind"), NOT ("position"), END
};
static const DtToldColumn reference[] = {
  AS ("target_id", NC_("journal", "Cited directive"), DIRECTIVE),
  NICK ("relation", NC_("journal", "Relation"), relation), TEXT ("words", NC_("journal", "Words")),
  NOT ("id"), NOT ("directive_id"), END
};
static const DtToldColumn task[] = {
  TEXT ("ordinal", NC_("journal", "Ordinal")), TEXT ("clause", NC_("journal", "Clause")),
  TEXT ("title", NC_("journal", "Title")), TEXT ("short_title", NC_("journal", "Short title")),
  TEXT ("text", NC_("journal", "Text")), TEXT ("product", NC_("journal", "Product")),
  NICK ("hold", NC_("journal", "Held"), hold), TEXT ("hold_reason", NC_("journal", "Reason")),
  AS ("parent_id", NC_("journal", "Part of"), TASK), NOT ("id"), NOT ("uid"), NOT ("directive_id"), NOT ("position"), END
};
static const DtToldColumn deadline[] = {
  NICK ("bound", NC_("journal", "Bound"), bound), TEXT ("words", NC_("journal", "Words")),
  DAY ("named_day", NC_("journal", "Day named")), AS ("named_time", NC_("journal", "Time of day"), TIME),
  TEXT ("rule", NC_("journal", "Rule")), DAY ("original_day", NC_("journal", "Original day")),
  DAY ("last_day", NC_("journal", "Last day")), NOT ("task_id"), END
};
static const DtToldColumn assignment[] = {
  NICK ("role", NC_("journal", "Role"), role), AS ("percent", NC_("journal", "Progress"), PERCENT),
  DAY ("last_day", NC_("journal", "Last day of its part")), TEXT ("excused", NC_("journal", "Excused")),
  AS ("group_id", NC_("journal", "Through the group"), GROUP), AS ("passed_from", NC_("journal", "Passed on from"), UNIT),
  NOT ("id"), NOT ("uid"), NOT ("task_id"), NOT ("unit_id"), NOT ("position"), END
};
static const DtToldColumn schedule_change[] = {
  NICK ("kind", NC_("journal", "Kind"), change_kind), AS ("cause_id", NC_("journal", "Cause"), DIRECTIVE),
  TEXT ("cause_clause", NC_("journal", "Clause")),
  AS ("target_id", NC_("journal", "Of the tasks of"), DIRECTIVE), AS ("amount", NC_("journal", "By"), NUMBER),
  NICK ("span", NC_("journal", "Counted in"), span_unit),
  DAY ("fixed_day", NC_("journal", "To the day")), NICK ("day_off", NC_("journal", "On a day off"), day_off_rule),
  DAY ("decided_day", NC_("journal", "Decided")),
  DAY ("lifted_day", NC_("journal", "Lifted")), TEXT ("note", NC_("journal", "Note")), NOT ("id"), NOT ("uid"), END
};
static const DtToldColumn deadline_move[] = {
  DAY ("old_day", NC_("journal", "From the day")), DAY ("new_day", NC_("journal", "To the day")), NOT ("id"),
  NOT ("change_id"), NOT ("task_id"), NOT ("assignment_id"),
  NOT ("outcome"), NOT ("reason"), END
};
static const DtToldColumn extension[] = {
  DAY ("requested_day", NC_("journal", "Asked on")), DAY ("wanted_day", NC_("journal", "Asked for")),
  TEXT ("symbol", NC_("journal", "Symbol")), TEXT ("reason", NC_("journal", "Reason")),
  NICK ("verdict", NC_("journal", "Decision"), extension_verdict), DAY ("decided_day", NC_("journal", "Decided")),
  DAY ("granted_day", NC_("journal", "Granted")),
  TEXT ("decided_by", NC_("journal", "Decided by")), NOT ("id"), NOT ("uid"), NOT ("assignment_id"), END
};
static const DtToldColumn dependency[] = {
  AS ("needs_id", NC_("journal", "Waits for"), TASK), TEXT ("note", NC_("journal", "Note")),
  AS ("lag_days", NC_("journal", "Days before"), NUMBER), NOT ("id"), NOT ("task_id"), END
};
static const DtToldColumn submission[] = {
  AS ("version", NC_("journal", "Version"), NUMBER), DAY ("received_day", NC_("journal", "Received")),
  AS ("received_time", NC_("journal", "At"), TIME), TEXT ("symbol", NC_("journal", "Symbol")),
  TEXT ("via", NC_("journal", "Through")), NICK ("verdict", NC_("journal", "Verdict"), verdict),
  DAY ("verdict_day", NC_("journal", "Judged")), TEXT ("reason", NC_("journal", "Reason")),
  TEXT ("note", NC_("journal", "Note")), NOT ("id"), NOT ("uid"), NOT ("assignment_id"), END
};
static const DtToldColumn reminder[] = {
  DAY ("day", NC_("journal", "Day")), AS ("time", NC_("journal", "At"), TIME),
  NICK ("channel", NC_("journal", "How"), channel), AS ("rung", NC_("journal", "Step of urging"), NUMBER),
  TEXT ("symbol", NC_("journal", "Symbol")), TEXT ("by_whom", NC_("journal", "By")),
  TEXT ("note", NC_("journal", "Note")), TEXT ("answer", NC_("journal", "Answer")),
  DAY ("answer_day", NC_("journal", "Promised for")),
  NOT ("id"), NOT ("uid"), NOT ("unit_id"), END
};
static const DtToldColumn reminder_assignment[] = { NOT ("id"), NOT ("reminder_id"), NOT ("assignment_id"), END };
static const DtToldColumn attachment[] = {
  TEXT ("name", NC_("journal", "File")), AS ("size", NC_("journal", "Bytes"), NUMBER), NOT ("id"), NOT ("uid"),
  NOT ("directive_id"), NOT ("submission_id"),
  NOT ("media_type"), NOT ("sha256"), END
};
static const DtToldColumn calendar_day[] = {
  DAY ("day", NC_("journal", "Day")), NICK ("kind", NC_("journal", "Kind"), calendar_kind),
  TEXT ("name", NC_("journal", "Name")), END
};
static const DtToldColumn calendar_year[] = { AS ("year", NC_("journal", "Year"), NUMBER), END };
static const DtToldColumn letter_template[] = {
  TEXT ("name", NC_("journal", "Name")), NICK ("channel", NC_("journal", "How"), channel),
  AS ("rung", NC_("journal", "Step of urging"), NUMBER), TEXT ("subject", NC_("journal", "Subject")),
  TEXT ("body", NC_("journal", "Text")), NOT ("id"), NOT ("uid"), NOT ("position"), END
};
static const DtToldColumn board[] = {
  TEXT ("name", NC_("journal", "Name")), AS ("group_id", NC_("journal", "Group"), GROUP), NOT ("id"), NOT ("uid"),
  NOT ("position"), END
};
static const DtToldColumn board_task[] = {
  AS ("task_id", NC_("journal", "Task"), TASK), NOT ("id"), NOT ("board_id"), NOT ("position"), END
};
static const DtToldColumn saved_filter[] = {
  TEXT ("name", NC_("journal", "Name")), TEXT ("query", NC_("journal", "Question")), NOT ("id"), NOT ("uid"),
  NOT ("position"), END
};
static const DtToldColumn draft[] = {
  TEXT ("title", NC_("journal", "Title")), NOT ("id"), NOT ("uid"), NOT ("kind"), NOT ("content"), NOT ("made_at"),
  NOT ("changed_at"), END
};

#define TABLE(name, label) { #name, label, name }

static const DtToldTable tables[] = {
  TABLE (setting, NC_("journal", "Setting")), TABLE (unit, NC_("journal", "Unit")),
  TABLE (unit_group, NC_("journal", "Group of units")), TABLE (group_member, NC_("journal", "Member of a group")),
  TABLE (directive, NC_("journal", "Directive")), TABLE (addressee, NC_("journal", "Addressee")),
  TABLE (reference, NC_("journal", "Cited directive")), TABLE (task, NC_("journal", "Task")),
  TABLE (deadline, NC_("journal", "Deadline")), TABLE (assignment, NC_("journal", "Assignment")),
  TABLE (schedule_change, NC_("journal", "Schedule change")),
  TABLE (deadline_move, NC_("journal", "Moved deadline")),
  TABLE (extension, NC_("journal", "Request for a later day")),
  TABLE (dependency, NC_("journal", "Waiting for another task")),
  TABLE (submission, NC_("journal", "Submission")), TABLE (reminder, NC_("journal", "Reminder")),
  TABLE (reminder_assignment, NC_("journal", "Reminder")), TABLE (attachment, NC_("journal", "File")),
  TABLE (calendar_day, NC_("journal", "Day of the calendar")), TABLE (calendar_year, NC_("journal", "Announced year")),
  TABLE (letter_template, NC_("journal", "Letter template")),
  TABLE (board, NC_("journal", "Board")), TABLE (board_task, NC_("journal", "Request on a board")),
  TABLE (saved_filter, NC_("journal", "Saved filter")), TABLE (draft, NC_("journal", "Draft")),
};

const DtToldTable *
dt_told_table_find (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    if (g_str_equal (tables[i].name, name))
      return &tables[i];

  return NULL;
}

const DtToldColumn *
dt_told_column_find (const DtToldTable *table,
                     const char        *name)
{
  for (const DtToldColumn *column = table->columns; column->name != NULL; column++)
    if (g_str_equal (column->name, name))
      return column;

  return NULL;
}

const char *
dt_journal_table_words (const char *table)
{
  const DtToldTable *found = dt_told_table_find (table);

  return found != NULL ? g_dpgettext2 (GETTEXT_PACKAGE, "journal", found->label) : NULL;
}

const char *
dt_journal_column_words (const char *table,
                         const char *column,
                         gboolean   *known)
{
  const DtToldTable *found = dt_told_table_find (table);
  const DtToldColumn *told = found != NULL ? dt_told_column_find (found, column) : NULL;

  *known = told != NULL;
  return told != NULL && told->label != NULL ? g_dpgettext2 (GETTEXT_PACKAGE, "journal", told->label) : NULL;
}
