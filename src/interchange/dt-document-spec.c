/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The tables of the document format, version 1. data/directive-tracker-1.rng says the same for others. */

#include "dt-document-spec.h"

#include <stddef.h>

#define AT(Type, member) offsetof (Type, member)
#define END { NULL, 0, FALSE, 0, NULL, 0, 0, 0 }

#define TEXT(name, offset)          { name, DT_VALUE_TEXT, FALSE, offset, NULL, 0, 0, 0 }
#define WORD(name, offset)          { name, DT_VALUE_WORD, FALSE, offset, NULL, 0, 0, 0 }
#define WORD_NEEDED(name, offset)   { name, DT_VALUE_WORD, TRUE, offset, NULL, 0, 0, 0 }
#define CODE(name, offset)          { name, DT_VALUE_CODE, FALSE, offset, NULL, 0, 0, 0 }
#define CODE_NEEDED(name, offset)   { name, DT_VALUE_CODE, TRUE, offset, NULL, 0, 0, 0 }
#define UID(offset)                 { "uid", DT_VALUE_UID, FALSE, offset, NULL, 0, 0, 0 }
#define UID_NAMED(name, offset)     { name, DT_VALUE_UID, FALSE, offset, NULL, 0, 0, 0 }
#define TASK_KEY(name, offset)      { name, DT_VALUE_TASK, FALSE, offset, NULL, 0, 0, 0 }
#define TASK_NEEDED(name, offset)   { name, DT_VALUE_TASK, TRUE, offset, NULL, 0, 0, 0 }
#define DAY(name, offset)           { name, DT_VALUE_DAY, FALSE, offset, NULL, 0, 0, 0 }
#define DAY_NEEDED(name, offset)    { name, DT_VALUE_DAY, TRUE, offset, NULL, 0, 0, 0 }
#define DAY_IGNORED(name, offset)   { name, DT_VALUE_IGNORED_DAY, FALSE, offset, NULL, 0, 0, 0 }
#define TIME(name, offset)          { name, DT_VALUE_TIME, FALSE, offset, NULL, 0, 0, DT_TIME_NONE }
#define NUMBER(name, offset, low, high, absent) { name, DT_VALUE_NUMBER, FALSE, offset, NULL, low, high, absent }
#define NICK(name, offset, table, absent)       { name, DT_VALUE_NICK, FALSE, offset, table, 0, 0, absent }
#define NICK_NEEDED(name, offset, table)        { name, DT_VALUE_NICK, TRUE, offset, table, 0, 0, -1 }
#define BOOLEAN(name, offset)       { name, DT_VALUE_BOOLEAN, FALSE, offset, NULL, 0, 0, 0 }

#define ONE(element)    { DT_ELEMENT_##element, FALSE, FALSE }
#define NEEDED(element) { DT_ELEMENT_##element, TRUE, FALSE }
#define MANY(element)   { DT_ELEMENT_##element, FALSE, TRUE }
#define NO_MORE         { DT_ELEMENT_END, FALSE, FALSE }

static const DtChildSpec register_children[] = {
  ONE (SETTINGS), ONE (WORK_CALENDAR), ONE (UNITS), ONE (UNIT_GROUPS), ONE (DIRECTIVES), ONE (SCHEDULE_CHANGES), ONE (REMINDERS),
  ONE (TEMPLATES), ONE (BOARDS), ONE (FILTERS), ONE (DRAFTS), ONE (JOURNAL), NO_MORE,
};

/* Settings and calendar */

static const DtChildSpec settings_children[] = { MANY (SETTING), NO_MORE };
static const DtAttributeSpec setting_attributes[] = { WORD_NEEDED ("name", AT (DtSettingRecord, name)), END };

static const DtChildSpec calendar_children[] = { MANY (YEAR), MANY (DAY), NO_MORE };
static const DtAttributeSpec year_attributes[] = {
  { "year", DT_VALUE_NUMBER, TRUE, AT (DtYearDraft, year), NULL, 1900, 2199, 0 },
  END,
};
static const DtAttributeSpec day_attributes[] = {
  DAY_NEEDED ("date", AT (DtCalendarDay, day)),
  NICK_NEEDED ("kind", AT (DtCalendarDay, kind), dt_calendar_kind_nicks),
  END,
};

/* Units */

static const DtChildSpec units_children[] = { MANY (UNIT), NO_MORE };
static const DtAttributeSpec unit_attributes[] = {
  UID (AT (DtUnitRecord, uid)),
  CODE_NEEDED ("code", AT (DtUnitRecord, code)),
  NICK_NEEDED ("kind", AT (DtUnitRecord, kind), dt_unit_kind_nicks),
  WORD ("short-name", AT (DtUnitRecord, short_name)),
  CODE ("parent", AT (DtUnitRecord, parent)),
  CODE ("successor", AT (DtUnitRecord, successor)),
  DAY ("valid-from", AT (DtUnitRecord, valid_from)),
  DAY ("valid-to", AT (DtUnitRecord, valid_to)),
  NUMBER ("position", AT (DtUnitRecord, position), 0, 1000000, 0),
  END,
};
static const DtChildSpec unit_children[] = { NEEDED (UNIT_NAME), ONE (CONTACT), NO_MORE };
static const DtAttributeSpec contact_attributes[] = {
  TEXT ("phone", AT (DtUnitRecord, phone)),
  TEXT ("email", AT (DtUnitRecord, email)),
  TEXT ("address", AT (DtUnitRecord, address)),
  END,
};

static const DtChildSpec groups_children[] = { MANY (UNIT_GROUP), NO_MORE };
static const DtAttributeSpec group_attributes[] = {
  UID (AT (DtGroupRecord, uid)),
  CODE_NEEDED ("code", AT (DtGroupRecord, code)),
  END,
};
static const DtChildSpec group_children[] = { NEEDED (GROUP_NAME), MANY (MEMBER), NO_MORE };
static const DtAttributeSpec member_attributes[] = {
  CODE_NEEDED ("unit", AT (DtMemberRecord, unit)),
  DAY ("from", AT (DtMemberRecord, valid_from)),
  DAY ("to", AT (DtMemberRecord, valid_to)),
  END,
};

/* Directives */

static const DtChildSpec directives_children[] = { MANY (DIRECTIVE), NO_MORE };
static const DtAttributeSpec directive_attributes[] = {
  UID (AT (DtDirectiveRecord, uid)),
  WORD_NEEDED ("symbol", AT (DtDirectiveRecord, symbol)),
  NICK_NEEDED ("type", AT (DtDirectiveRecord, type), dt_document_type_nicks),
  DAY ("date", AT (DtDirectiveRecord, issued_day)),
  CODE ("issuer", AT (DtDirectiveRecord, issuer_code)),
  NICK ("urgency", AT (DtDirectiveRecord, urgency), dt_urgency_nicks, -1),
  BOOLEAN ("stub", AT (DtDirectiveRecord, stub)),
  DAY ("arrived", AT (DtDirectiveRecord, arrived_day)),
  NUMBER ("incoming-number", AT (DtDirectiveRecord, incoming_number), 0, G_MAXINT, 0),
  DAY ("passed", AT (DtDirectiveRecord, passed_day)),
  TEXT ("passed-to", AT (DtDirectiveRecord, passed_to)),
  NUMBER ("copies", AT (DtDirectiveRecord, copies), 0, G_MAXINT, 0),
  END,
};
static const DtChildSpec directive_children[] = {
  ONE (ISSUER), ONE (PLACE), ONE (SUBJECT), ONE (SIGNER), MANY (ADDRESSEE), MANY (DISTRIBUTION), MANY (REFERENCE),
  ONE (DIRECTIVE_NOTE), ONE (DIRECTIVE_TEXT), MANY (ATTACHMENT), ONE (TASKS), NO_MORE,
};
static const DtAttributeSpec signer_attributes[] = { TEXT ("title", AT (DtDirectiveRecord, signer_title)), END };
static const DtAttributeSpec addressee_attributes[] = {
  CODE ("unit", AT (DtAddresseeRecord, unit)),
  CODE ("group", AT (DtAddresseeRecord, group)),
  END,
};
static const DtAttributeSpec reference_attributes[] = {
  NICK_NEEDED ("relation", AT (DtReferenceRecord, relation), dt_relation_nicks),
  UID (AT (DtReferenceRecord, target.uid)),
  WORD_NEEDED ("symbol", AT (DtReferenceRecord, target.symbol)),
  DAY ("date", AT (DtReferenceRecord, target.issued_day)),
  WORD ("issuer", AT (DtReferenceRecord, target.issuer)),
  NICK ("type", AT (DtReferenceRecord, type), dt_document_type_nicks, DT_DOCUMENT_OTHER),
  TEXT ("subject", AT (DtReferenceRecord, subject)),
  END,
};
static const DtAttributeSpec attachment_attributes[] = {
  UID (AT (DtAttachmentRecord, uid)),
  { "name", DT_VALUE_FILE_NAME, TRUE, AT (DtAttachmentRecord, name), NULL, 0, 0, 0 },
  WORD ("media-type", AT (DtAttachmentRecord, media_type)),
  { "size", DT_VALUE_SIZE, FALSE, AT (DtAttachmentRecord, size), NULL, 0, 0, 0 },
  { "sha256", DT_VALUE_SHA256, FALSE, AT (DtAttachmentRecord, sha256), NULL, 0, 0, 0 },
  END,
};

/* Tasks */

static const DtChildSpec tasks_children[] = { MANY (TASK), NO_MORE };
static const DtAttributeSpec task_attributes[] = {
  UID (AT (DtTaskRecord, uid)),
  WORD ("ordinal", AT (DtTaskRecord, ordinal)),
  TEXT ("clause", AT (DtTaskRecord, clause)),
  TEXT ("product", AT (DtTaskRecord, product)),
  TASK_KEY ("parent", AT (DtTaskRecord, parent)),
  NUMBER ("position", AT (DtTaskRecord, position), 0, G_MAXINT, 0),
  NICK ("hold", AT (DtTaskRecord, hold), dt_hold_nicks, -1),
  END,
};
static const DtChildSpec task_children[] = {
  NEEDED (TITLE), ONE (SHORT_TITLE), ONE (TASK_TEXT), ONE (HOLD_REASON), ONE (DEADLINE), MANY (ASSIGNMENT), MANY (NEEDS),
  NO_MORE,
};
static const DtAttributeSpec deadline_attributes[] = {
  NICK_NEEDED ("bound", AT (DtDeadlineDraft, bound), dt_bound_nicks),
  { "date", DT_VALUE_DATE_OR_PERIOD, FALSE, AT (DtDeadlineDraft, date), NULL, 0, 0, 0 },
  TIME ("time", AT (DtDeadlineDraft, time)),
  TEXT ("rule", AT (DtDeadlineDraft, rule)),
  DAY_IGNORED ("original", AT (DtDeadlineDraft, original_day)),
  DAY_IGNORED ("last", AT (DtDeadlineDraft, last_day)),
  END,
};
static const DtAttributeSpec assignment_attributes[] = {
  UID (AT (DtAssignmentRecord, uid)),
  CODE ("unit", AT (DtAssignmentRecord, unit)),
  CODE ("group", AT (DtAssignmentRecord, group)),
  NICK ("role", AT (DtAssignmentRecord, role), dt_role_nicks, DT_ROLE_LEAD),
  NUMBER ("percent", AT (DtAssignmentRecord, percent), 0, 100, -1),
  NUMBER ("position", AT (DtAssignmentRecord, position), 0, 1000000, -1),
  DAY_IGNORED ("last", AT (DtAssignmentRecord, last_day)),
  TEXT ("excused", AT (DtAssignmentRecord, excused)),
  CODE ("passed-from", AT (DtAssignmentRecord, passed_from)),
  END,
};
static const DtChildSpec assignment_children[] = { MANY (SUBMISSION), MANY (EXTENSION), NO_MORE };
static const DtAttributeSpec submission_attributes[] = {
  UID (AT (DtSubmissionRecord, uid)),
  NUMBER ("version", AT (DtSubmissionRecord, version), 1, 1000000, 0),
  DAY_NEEDED ("received", AT (DtSubmissionRecord, received_day)),
  TIME ("time", AT (DtSubmissionRecord, received_time)),
  WORD ("symbol", AT (DtSubmissionRecord, symbol)),
  TEXT ("via", AT (DtSubmissionRecord, via)),
  NICK ("verdict", AT (DtSubmissionRecord, verdict), dt_verdict_nicks, -1),
  DAY ("verdict-day", AT (DtSubmissionRecord, verdict_day)),
  END,
};
static const DtChildSpec submission_children[] = { ONE (REASON), ONE (SUBMISSION_NOTE), MANY (ATTACHMENT), NO_MORE };
static const DtAttributeSpec extension_attributes[] = {
  UID (AT (DtExtensionRecord, uid)),
  DAY_NEEDED ("requested", AT (DtExtensionRecord, requested_day)),
  DAY_NEEDED ("wanted", AT (DtExtensionRecord, wanted_day)),
  WORD ("symbol", AT (DtExtensionRecord, symbol)),
  NICK ("verdict", AT (DtExtensionRecord, verdict), dt_extension_verdict_nicks, -1),
  DAY ("decided", AT (DtExtensionRecord, decided_day)),
  DAY ("granted", AT (DtExtensionRecord, granted_day)),
  WORD ("decided-by", AT (DtExtensionRecord, decided_by)),
  END,
};
static const DtAttributeSpec need_attributes[] = {
  TASK_NEEDED ("task", AT (DtTaskLinkRecord, task)),
  NUMBER ("days-before", AT (DtTaskLinkRecord, lag_days), 0, 3660, -1),
  END,
};
static const DtAttributeSpec link_attributes[] = { TASK_NEEDED ("task", AT (DtTaskLinkRecord, task)), END };

/* Schedule changes */

static const DtChildSpec changes_children[] = { MANY (SCHEDULE_CHANGE), NO_MORE };
static const DtAttributeSpec change_attributes[] = {
  UID (AT (DtScheduleChangeRecord, uid)),
  NICK_NEEDED ("kind", AT (DtScheduleChangeRecord, rule.kind), dt_change_kind_nicks),
  NUMBER ("amount", AT (DtScheduleChangeRecord, rule.amount), 0, 36500, 0),
  NICK ("span", AT (DtScheduleChangeRecord, rule.unit), dt_span_unit_nicks, DT_SPAN_DAYS),
  DAY ("fixed", AT (DtScheduleChangeRecord, rule.fixed_day)),
  NICK ("day-off", AT (DtScheduleChangeRecord, rule.day_off), dt_day_off_rule_nicks, DT_DAY_OFF_KEEP),
  DAY ("decided", AT (DtScheduleChangeRecord, decided_day)),
  DAY ("lifted", AT (DtScheduleChangeRecord, lifted_day)),
  END,
};
static const DtChildSpec change_children[] = { NEEDED (CAUSE), ONE (TARGET), ONE (CHANGE_NOTE), MANY (MOVE), NO_MORE };
static const DtAttributeSpec cause_attributes[] = {
  UID (AT (DtScheduleChangeRecord, cause.uid)),
  WORD_NEEDED ("symbol", AT (DtScheduleChangeRecord, cause.symbol)),
  DAY ("date", AT (DtScheduleChangeRecord, cause.issued_day)),
  WORD ("issuer", AT (DtScheduleChangeRecord, cause.issuer)),
  TEXT ("clause", AT (DtScheduleChangeRecord, cause_clause)),
  END,
};
static const DtAttributeSpec target_attributes[] = {
  UID (AT (DtScheduleChangeRecord, target.uid)),
  WORD_NEEDED ("symbol", AT (DtScheduleChangeRecord, target.symbol)),
  DAY ("date", AT (DtScheduleChangeRecord, target.issued_day)),
  WORD ("issuer", AT (DtScheduleChangeRecord, target.issuer)),
  END,
};
static const DtAttributeSpec move_attributes[] = {
  TASK_NEEDED ("task", AT (DtMoveRecord, task)),
  CODE ("unit", AT (DtMoveRecord, unit)),
  DAY_NEEDED ("old", AT (DtMoveRecord, old_day)),
  DAY_NEEDED ("new", AT (DtMoveRecord, new_day)),
  BOOLEAN ("excepted", AT (DtMoveRecord, excepted)),
  TEXT ("reason", AT (DtMoveRecord, reason)),
  END,
};

/* Reminders */

static const DtChildSpec reminders_children[] = { MANY (REMINDER), NO_MORE };
static const DtAttributeSpec reminder_attributes[] = {
  UID (AT (DtReminderRecord, uid)),
  CODE_NEEDED ("unit", AT (DtReminderRecord, unit)),
  DAY_NEEDED ("date", AT (DtReminderRecord, day)),
  TIME ("time", AT (DtReminderRecord, time)),
  NICK_NEEDED ("channel", AT (DtReminderRecord, channel), dt_channel_nicks),
  NUMBER ("rung", AT (DtReminderRecord, rung), 1, 4, 1),
  WORD ("symbol", AT (DtReminderRecord, symbol)),
  TEXT ("by", AT (DtReminderRecord, by_whom)),
  DAY ("answer-day", AT (DtReminderRecord, answer_day)),
  END,
};
static const DtChildSpec reminder_children[] = { ONE (REMINDER_NOTE), ONE (ANSWER), MANY (ABOUT), NO_MORE };

/* What the office keeps beside its matter */

static const DtChildSpec templates_children[] = { MANY (TEMPLATE), NO_MORE };
static const DtAttributeSpec template_attributes[] = {
  UID (AT (DtTemplateRecord, uid)),
  WORD_NEEDED ("name", AT (DtTemplateRecord, name)),
  NICK_NEEDED ("channel", AT (DtTemplateRecord, channel), dt_channel_nicks),
  NUMBER ("rung", AT (DtTemplateRecord, rung), 1, 4, 2),
  NUMBER ("position", AT (DtTemplateRecord, position), 0, 1000000, 0),
  END,
};
static const DtChildSpec template_children[] = { ONE (TEMPLATE_SUBJECT), ONE (TEMPLATE_BODY), NO_MORE };
static const DtChildSpec boards_children[] = { MANY (BOARD), NO_MORE };
static const DtAttributeSpec board_attributes[] = {
  UID (AT (DtBoardRecord, uid)),
  WORD_NEEDED ("name", AT (DtBoardRecord, name)),
  CODE ("group", AT (DtBoardRecord, group)),
  NUMBER ("position", AT (DtBoardRecord, position), 0, 1000000, 0),
  END,
};
static const DtChildSpec board_children[] = { MANY (COLUMN), NO_MORE };
static const DtChildSpec filters_children[] = { MANY (FILTER), NO_MORE };
static const DtAttributeSpec filter_attributes[] = {
  UID (AT (DtFilterRecord, uid)),
  WORD_NEEDED ("name", AT (DtFilterRecord, name)),
  NUMBER ("position", AT (DtFilterRecord, position), 0, 1000000, 0),
  END,
};

static const DtChildSpec drafts_children[] = { MANY (DRAFT), NO_MORE };
static const DtAttributeSpec draft_attributes[] = {
  { "uid", DT_VALUE_UID, TRUE, AT (DtDraftRecord, uid), NULL, 0, 0, 0 },
  WORD_NEEDED ("kind", AT (DtDraftRecord, kind)),
  TEXT ("title", AT (DtDraftRecord, title)),
  { "made", DT_VALUE_INSTANT, TRUE, AT (DtDraftRecord, made_at), NULL, 0, 0, 0 },
  { "changed", DT_VALUE_INSTANT, TRUE, AT (DtDraftRecord, changed_at), NULL, 0, 0, 0 },
  END,
};

/* Journal */

static const DtChildSpec journal_children[] = { MANY (ENTRY), NO_MORE };
static const DtAttributeSpec entry_attributes[] = {
  { "uid", DT_VALUE_UID, TRUE, AT (DtJournalRecord, uid), NULL, 0, 0, 0 },
  { "at", DT_VALUE_INSTANT, TRUE, AT (DtJournalRecord, at), NULL, 0, 0, 0 },
  TEXT ("who", AT (DtJournalRecord, who)),
  WORD_NEEDED ("action", AT (DtJournalRecord, action)),
  TEXT ("origin", AT (DtJournalRecord, origin)),
  END,
};
static const DtChildSpec entry_children[] = { ONE (LABEL), MANY (CHANGED), NO_MORE };
static const DtAttributeSpec changed_attributes[] = {
  WORD_NEEDED ("table", AT (DtJournalItemRecord, table)),
  WORD_NEEDED ("op", AT (DtJournalItemRecord, op)),
  UID_NAMED ("task", AT (DtJournalItemRecord, task)),
  CODE ("unit", AT (DtJournalItemRecord, unit)),
  UID_NAMED ("directive", AT (DtJournalItemRecord, directive)),
  WORD ("record", AT (DtJournalItemRecord, record)),
  END,
};
static const DtChildSpec changed_children[] = { ONE (BEFORE), ONE (AFTER), NO_MORE };

#define PARENT(name, children)                   { name, NULL, DT_WORDS_NONE, 0, FALSE, children }
#define BRANCH(name, attributes, children)       { name, attributes, DT_WORDS_NONE, 0, FALSE, children }
#define EMPTY(name, attributes)                  { name, attributes, DT_WORDS_NONE, 0, FALSE, NULL }
#define LINE(name, attributes, offset)           { name, attributes, DT_WORDS_LINE, offset, FALSE, NULL }
#define LINE_NEEDED(name, attributes, offset)    { name, attributes, DT_WORDS_LINE, offset, TRUE, NULL }
#define BLOCK(name, offset)                      { name, NULL, DT_WORDS_BLOCK, offset, FALSE, NULL }

const DtElementSpec dt_document_spec[DT_N_ELEMENTS] = {
  [DT_ELEMENT_REGISTER] = PARENT ("Register", register_children),
  [DT_ELEMENT_SETTINGS] = PARENT ("Settings", settings_children),
  /* Of several lines where it is a list: the recipients of a summary. */
  [DT_ELEMENT_SETTING] = { "Setting", setting_attributes, DT_WORDS_BLOCK, AT (DtSettingRecord, value), FALSE, NULL },
  [DT_ELEMENT_WORK_CALENDAR] = PARENT ("WorkCalendar", calendar_children),
  [DT_ELEMENT_YEAR] = EMPTY ("Year", year_attributes),
  [DT_ELEMENT_DAY] = LINE ("Day", day_attributes, AT (DtCalendarDay, name)),
  [DT_ELEMENT_UNITS] = PARENT ("Units", units_children),
  [DT_ELEMENT_UNIT] = BRANCH ("Unit", unit_attributes, unit_children),
  [DT_ELEMENT_UNIT_NAME] = LINE_NEEDED ("Name", NULL, AT (DtUnitRecord, name)),
  [DT_ELEMENT_CONTACT] = LINE ("Contact", contact_attributes, AT (DtUnitRecord, contact)),
  [DT_ELEMENT_UNIT_GROUPS] = PARENT ("UnitGroups", groups_children),
  [DT_ELEMENT_UNIT_GROUP] = BRANCH ("UnitGroup", group_attributes, group_children),
  [DT_ELEMENT_GROUP_NAME] = LINE_NEEDED ("Name", NULL, AT (DtGroupRecord, name)),
  [DT_ELEMENT_MEMBER] = EMPTY ("Member", member_attributes),
  [DT_ELEMENT_DIRECTIVES] = PARENT ("Directives", directives_children),
  [DT_ELEMENT_DIRECTIVE] = BRANCH ("Directive", directive_attributes, directive_children),
  [DT_ELEMENT_ISSUER] = LINE ("Issuer", NULL, AT (DtDirectiveRecord, issuer)),
  [DT_ELEMENT_PLACE] = LINE ("Place", NULL, AT (DtDirectiveRecord, location)),
  [DT_ELEMENT_SUBJECT] = LINE ("Subject", NULL, AT (DtDirectiveRecord, subject)),
  [DT_ELEMENT_SIGNER] = LINE ("Signer", signer_attributes, AT (DtDirectiveRecord, signer)),
  [DT_ELEMENT_ADDRESSEE] = LINE_NEEDED ("Addressee", addressee_attributes, AT (DtAddresseeRecord, words)),
  [DT_ELEMENT_DISTRIBUTION] = LINE_NEEDED ("Distribution", addressee_attributes, AT (DtAddresseeRecord, words)),
  [DT_ELEMENT_REFERENCE] = LINE ("Reference", reference_attributes, AT (DtReferenceRecord, words)),
  [DT_ELEMENT_DIRECTIVE_NOTE] = BLOCK ("Note", AT (DtDirectiveRecord, note)),
  [DT_ELEMENT_DIRECTIVE_TEXT] = BLOCK ("Text", AT (DtDirectiveRecord, text)),
  [DT_ELEMENT_ATTACHMENT] = EMPTY ("Attachment", attachment_attributes),
  [DT_ELEMENT_TASKS] = PARENT ("Tasks", tasks_children),
  [DT_ELEMENT_TASK] = BRANCH ("Task", task_attributes, task_children),
  [DT_ELEMENT_TITLE] = LINE_NEEDED ("Title", NULL, AT (DtTaskRecord, title)),
  [DT_ELEMENT_SHORT_TITLE] = LINE ("ShortTitle", NULL, AT (DtTaskRecord, short_title)),
  [DT_ELEMENT_TASK_TEXT] = BLOCK ("Text", AT (DtTaskRecord, text)),
  [DT_ELEMENT_HOLD_REASON] = LINE ("HoldReason", NULL, AT (DtTaskRecord, hold_reason)),
  [DT_ELEMENT_DEADLINE] = LINE ("Deadline", deadline_attributes, AT (DtDeadlineDraft, words)),
  [DT_ELEMENT_ASSIGNMENT] = BRANCH ("Assignment", assignment_attributes, assignment_children),
  [DT_ELEMENT_SUBMISSION] = BRANCH ("Submission", submission_attributes, submission_children),
  [DT_ELEMENT_REASON] = LINE ("Reason", NULL, AT (DtSubmissionRecord, reason)),
  [DT_ELEMENT_SUBMISSION_NOTE] = BLOCK ("Note", AT (DtSubmissionRecord, note)),
  [DT_ELEMENT_EXTENSION] = LINE ("Extension", extension_attributes, AT (DtExtensionRecord, reason)),
  [DT_ELEMENT_NEEDS] = LINE ("Needs", need_attributes, AT (DtTaskLinkRecord, note)),
  [DT_ELEMENT_SCHEDULE_CHANGES] = PARENT ("ScheduleChanges", changes_children),
  [DT_ELEMENT_SCHEDULE_CHANGE] = BRANCH ("ScheduleChange", change_attributes, change_children),
  [DT_ELEMENT_CAUSE] = EMPTY ("Cause", cause_attributes),
  [DT_ELEMENT_TARGET] = EMPTY ("Target", target_attributes),
  [DT_ELEMENT_CHANGE_NOTE] = BLOCK ("Note", AT (DtScheduleChangeRecord, note)),
  [DT_ELEMENT_MOVE] = EMPTY ("Move", move_attributes),
  [DT_ELEMENT_REMINDERS] = PARENT ("Reminders", reminders_children),
  [DT_ELEMENT_REMINDER] = BRANCH ("Reminder", reminder_attributes, reminder_children),
  [DT_ELEMENT_REMINDER_NOTE] = BLOCK ("Note", AT (DtReminderRecord, note)),
  [DT_ELEMENT_ANSWER] = BLOCK ("Answer", AT (DtReminderRecord, answer)),
  [DT_ELEMENT_ABOUT] = EMPTY ("About", link_attributes),
  [DT_ELEMENT_TEMPLATES] = PARENT ("LetterTemplates", templates_children),
  [DT_ELEMENT_TEMPLATE] = BRANCH ("LetterTemplate", template_attributes, template_children),
  [DT_ELEMENT_TEMPLATE_SUBJECT] = LINE ("Subject", NULL, AT (DtTemplateRecord, subject)),
  [DT_ELEMENT_TEMPLATE_BODY] = BLOCK ("Body", AT (DtTemplateRecord, body)),
  [DT_ELEMENT_BOARDS] = PARENT ("Boards", boards_children),
  [DT_ELEMENT_BOARD] = BRANCH ("Board", board_attributes, board_children),
  [DT_ELEMENT_COLUMN] = EMPTY ("Column", link_attributes),
  [DT_ELEMENT_FILTERS] = PARENT ("Filters", filters_children),
  [DT_ELEMENT_FILTER] = { "Filter", filter_attributes, DT_WORDS_BLOCK, AT (DtFilterRecord, query), TRUE, NULL },
  [DT_ELEMENT_DRAFTS] = PARENT ("Drafts", drafts_children),
  [DT_ELEMENT_DRAFT] = { "Draft", draft_attributes, DT_WORDS_BLOCK, AT (DtDraftRecord, content), TRUE, NULL },
  [DT_ELEMENT_JOURNAL] = PARENT ("Journal", journal_children),
  [DT_ELEMENT_ENTRY] = BRANCH ("Entry", entry_attributes, entry_children),
  [DT_ELEMENT_LABEL] = LINE ("Label", NULL, AT (DtJournalRecord, label)),
  [DT_ELEMENT_CHANGED] = BRANCH ("Changed", changed_attributes, changed_children),
  [DT_ELEMENT_BEFORE] = BLOCK ("Before", AT (DtJournalItemRecord, before)),
  [DT_ELEMENT_AFTER] = BLOCK ("After", AT (DtJournalItemRecord, after)),
};

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/**
 * dt_words_tidy:
 * @text: a text as it stands in a file
 * @words: whether its line breaks mean something
 *
 * Drops the blanks at both ends. In a line, a run of blanks with a line break in it becomes one blank: that is how
 * editors wrap and indent. Other blanks are the writer's own.
 *
 * Returns: (transfer full): the text as it is meant
 */
char *
dt_words_tidy (const char *text,
               DtWords     words)
{
  GString *tidy = g_string_new (NULL);
  const char *p = text;

  while (is_blank (*p))
    p++;

  while (*p != '\0')
    {
      gsize blanks = 0;
      gboolean breaks = FALSE;

      while (is_blank (p[blanks]))
        breaks |= p[blanks++] == '\n';

      if (p[blanks] == '\0')
        break;
      if (blanks == 0)
        g_string_append_c (tidy, *p++);
      else if (breaks && words == DT_WORDS_LINE)
        g_string_append_c (tidy, ' ');
      else
        g_string_append_len (tidy, p, (gssize) blanks);
      p += blanks;
    }

  return g_string_free (tidy, FALSE);
}
