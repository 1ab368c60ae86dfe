/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-deadline.h"
#include "dt-schedule-change.h"

G_BEGIN_DECLS

/* Records: the nouns of the register as they enter and leave it by file. Other things are named by key
 * (code of a unit or group, uid of a task), never by row id. Strings may be NULL where the thing is optional.
 * `line` and `column` say where in the file a record or value stood, 0 when it came from elsewhere.
 *
 * A file need not mention everything: NULL, an absent day, and -1 for the values marked so mean "not mentioned"
 * and leave what is in the register alone; an empty string clears. */

typedef struct { int line, column; } DtPlace;

typedef struct
{
  DtPlace     place;
  char       *uid;            /* NULL in a file: identity by code, then a new one */
  char       *code;
  char       *name;
  char       *short_name;     /* NULL: the name */
  DtUnitKind  kind;
  char       *parent;         /* code */
  char       *successor;      /* code */
  DtDay       valid_from, valid_to;
  char       *contact, *phone, *email, *address;
  int         position;
} DtUnitRecord;

typedef struct { DtPlace place; char *unit; DtDay valid_from, valid_to; } DtMemberRecord;

typedef struct
{
  DtPlace    place;
  char      *uid;
  char      *code;
  char      *name;
  GPtrArray *members;         /* DtMemberRecord */
} DtGroupRecord;

typedef struct { DtPlace place; gboolean distribution; char *words; char *unit; char *group; } DtAddresseeRecord;

/* Names another directive: by uid if given, else issuer + symbol + date. */
typedef struct { char *uid; char *symbol; char *issuer; DtDay issued_day; } DtDirectiveKey;

typedef struct { DtPlace place; DtRelation relation; DtDirectiveKey target; DtDocumentType type; char *subject; char *words; } DtReferenceRecord;

/* Names a task: by uid, "150-KH/TU#2.1", "150-KH/TU@2024-07-08#2.1", or inside a directive "#2.1". */
typedef struct { DtPlace place; char *task; char *note; int lag_days; /* derived day; or -1 */ } DtTaskLinkRecord;

typedef struct { DtPlace place; char *uid; char *name; char *media_type; gint64 size; char *sha256; } DtAttachmentRecord;

typedef struct
{
  DtPlace         place;
  char           *uid;
  char           *symbol;
  DtDocumentType  type;
  char           *issuer_code;      /* unit code, or NULL */
  char           *issuer;           /* name on the day of issue */
  DtDay           issued_day;
  char           *location;         /* place of issue */
  char           *signer, *signer_title;
  char           *subject;
  DtUrgency       urgency;          /* or -1 */
  char           *text;
  gboolean        stub;
  DtDay           arrived_day;
  int             incoming_number;  /* 0 none */
  DtDay           passed_day;       /* passed on, or sent */
  char           *passed_to;
  int             copies;           /* 0 none */
  char           *note;
  GPtrArray      *addressees;       /* DtAddresseeRecord */
  GPtrArray      *references;       /* DtReferenceRecord */
  GPtrArray      *attachments;      /* DtAttachmentRecord */
} DtDirectiveRecord;

typedef struct
{
  DtPlace    place;
  char      *uid;
  int        version;               /* 0: by order */
  DtDay      received_day;
  int        received_time;
  char      *symbol;
  char      *via;                   /* through whom it came */
  DtVerdict  verdict;               /* or -1 */
  DtDay      verdict_day;
  char      *reason, *note;
  GPtrArray *attachments;           /* DtAttachmentRecord */
} DtSubmissionRecord;

typedef struct
{
  DtPlace             place;
  char               *uid;
  DtDay               requested_day;
  DtDay               wanted_day;
  char               *symbol;
  char               *reason;
  DtExtensionVerdict  verdict;
  DtDay               decided_day;
  DtDay               granted_day;
  char               *decided_by;   /* symbol */
} DtExtensionRecord;

typedef struct
{
  DtPlace    place;
  char      *uid;
  char      *unit;                  /* code; NULL when group is given */
  char      *group;                 /* code: alone, expands to its members on the day of the directive; with unit: through which group */
  DtRole     role;
  int        percent;               /* or -1 */
  int        position;              /* -1: by order in the file */
  DtDay      last_day;
  char      *excused;
  char      *passed_from;           /* code of the unit whose part it was */
  GPtrArray *submissions;           /* DtSubmissionRecord */
  GPtrArray *extensions;            /* DtExtensionRecord */
} DtAssignmentRecord;

typedef struct
{
  DtPlace     place;
  char       *uid;
  char       *parent;               /* a task of the same directive, named as in DtTaskLinkRecord */
  int         position;             /* 0: by order in the file */
  char       *ordinal, *clause, *title, *short_title, *text, *product;
  DtHold      hold;                 /* or -1 */
  char       *hold_reason;
  DtDeadline *deadline;             /* NULL none */
  DtDay       original_day;         /* 0: computed */
  DtDay       last_day;             /* in force; 0: computed from the deadline and the changes */
  DtPlace     deadline_place;
  GPtrArray  *assignments;          /* DtAssignmentRecord */
  GPtrArray  *needs;                /* DtTaskLinkRecord: tasks this one waits for */
  /* It comes from a list that somebody keeps, not from a document: which task it is says its uid alone, places are left as
   * they are, and a role that no unit is named for is not spoken of. */
  gboolean    listed;
} DtTaskRecord;

typedef struct { DtPlace place; char *task; /* as in DtTaskLinkRecord */ char *unit; /* code: that unit's part only */ DtDay old_day, new_day; gboolean excepted; char *reason; } DtMoveRecord;

typedef struct
{
  DtPlace        place;
  char          *uid;
  DtScheduleRule rule;
  DtDirectiveKey cause;
  char          *cause_clause;
  DtDirectiveKey target;            /* symbol NULL: chosen tasks */
  DtDay          decided_day, lifted_day;
  char          *note;
  GPtrArray     *moves;             /* DtMoveRecord; NULL or empty with a target: computed by applying the rule */
} DtScheduleChangeRecord;

typedef struct
{
  DtPlace    place;
  char      *uid;
  char      *unit;                  /* code */
  DtDay      day;
  int        time;
  DtChannel  channel;
  int        rung;
  char      *symbol, *by_whom, *note, *answer;
  DtDay      answer_day;
  GPtrArray *tasks;                 /* DtTaskLinkRecord: tasks whose lead assignment of the unit it is about */
} DtReminderRecord;

typedef struct { DtPlace place; char *name; char *value; } DtSettingRecord;

/* What the office keeps beside its matter: words of letters, boards of collections, saved questions. */
typedef struct { DtPlace place; char *uid; char *name; DtChannel channel; int rung; int position; char *subject, *body; } DtTemplateRecord;

typedef struct
{
  DtPlace    place;
  char      *uid;
  char      *name;
  char      *group;                 /* code; NULL: every unit asked */
  int        position;
  GPtrArray *tasks;                 /* DtTaskLinkRecord, in the order of the columns */
} DtBoardRecord;

typedef struct { DtPlace place; char *uid; char *name; int position; char *query; } DtFilterRecord;

/* What was begun and not yet entered. */
typedef struct
{
  DtPlace    place;
  char      *uid;
  char      *kind;                  /* "directive", "letter" … */
  char      *title;
  gint64     made_at, changed_at;   /* seconds since 1970-01-01 UTC */
  char      *content;               /* in a form of the kind's own */
} DtDraftRecord;

/* An act in the journal, and each row it changed; these follow it one by one, as there may be very many. Never rewritten: a
 * uid that is known already is left alone. */
typedef struct
{
  DtPlace  place;
  char    *table;
  char    *op;                      /* insert, update, delete */
  char    *task, *unit, *directive; /* what it is about: uid, code, uid; NULL none, or gone */
  char    *record;                  /* key of the record that the row is or is a part of: a uid, a name, a number; NULL not known */
  char    *before, *after;          /* JSON of the columns that differ; other rows by their uid or code */
} DtJournalItemRecord;

typedef struct
{
  DtPlace    place;
  char      *uid;
  gint64     at;                    /* seconds since 1970-01-01 UTC */
  char      *who, *action, *label;
  char      *origin;                /* the register it was written in */
} DtJournalRecord;

#define DT_DEFINE_RECORD(Type, func)  \
  Type *func##_new (void);            \
  void  func##_free (Type *self);     \
  G_DEFINE_AUTOPTR_CLEANUP_FUNC (Type, func##_free)

DT_DEFINE_RECORD (DtUnitRecord, dt_unit_record)
DT_DEFINE_RECORD (DtMemberRecord, dt_member_record)
DT_DEFINE_RECORD (DtGroupRecord, dt_group_record)
DT_DEFINE_RECORD (DtAddresseeRecord, dt_addressee_record)
DT_DEFINE_RECORD (DtReferenceRecord, dt_reference_record)
DT_DEFINE_RECORD (DtTaskLinkRecord, dt_task_link_record)
DT_DEFINE_RECORD (DtAttachmentRecord, dt_attachment_record)
DT_DEFINE_RECORD (DtDirectiveRecord, dt_directive_record)
DT_DEFINE_RECORD (DtSubmissionRecord, dt_submission_record)
DT_DEFINE_RECORD (DtExtensionRecord, dt_extension_record)
DT_DEFINE_RECORD (DtAssignmentRecord, dt_assignment_record)
DT_DEFINE_RECORD (DtTaskRecord, dt_task_record)
DT_DEFINE_RECORD (DtMoveRecord, dt_move_record)
DT_DEFINE_RECORD (DtScheduleChangeRecord, dt_schedule_change_record)
DT_DEFINE_RECORD (DtReminderRecord, dt_reminder_record)
DT_DEFINE_RECORD (DtSettingRecord, dt_setting_record)
DT_DEFINE_RECORD (DtTemplateRecord, dt_template_record)
DT_DEFINE_RECORD (DtBoardRecord, dt_board_record)
DT_DEFINE_RECORD (DtFilterRecord, dt_filter_record)
DT_DEFINE_RECORD (DtDraftRecord, dt_draft_record)
DT_DEFINE_RECORD (DtJournalItemRecord, dt_journal_item_record)
DT_DEFINE_RECORD (DtJournalRecord, dt_journal_record)

void dt_directive_key_clear (DtDirectiveKey *self);

G_END_DECLS
