/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-record.h"

G_BEGIN_DECLS

/* The format as data: what each element holds and where that goes in a record. Reader and writer both follow these
 * tables, so neither can know an attribute that the other does not. Private to interchange/. */

#define DT_DOCUMENT_NAMESPACE      "https://example.org/ns/directive-tracker/1"
#define DT_DOCUMENT_NAMESPACE_BASE "https://example.org/ns/directive-tracker/"
#define DT_DOCUMENT_VERSION        "1.0"

typedef enum
{
  DT_ELEMENT_END,          /* closes a list of children */
  DT_ELEMENT_REGISTER,
  DT_ELEMENT_SETTINGS,
  DT_ELEMENT_SETTING,
  DT_ELEMENT_WORK_CALENDAR,
  DT_ELEMENT_YEAR,
  DT_ELEMENT_DAY,
  DT_ELEMENT_UNITS,
  DT_ELEMENT_UNIT,
  DT_ELEMENT_UNIT_NAME,
  DT_ELEMENT_CONTACT,
  DT_ELEMENT_UNIT_GROUPS,
  DT_ELEMENT_UNIT_GROUP,
  DT_ELEMENT_GROUP_NAME,
  DT_ELEMENT_MEMBER,
  DT_ELEMENT_DIRECTIVES,
  DT_ELEMENT_DIRECTIVE,
  DT_ELEMENT_ISSUER,
  DT_ELEMENT_PLACE,
  DT_ELEMENT_SUBJECT,
  DT_ELEMENT_SIGNER,
  DT_ELEMENT_ADDRESSEE,
  DT_ELEMENT_DISTRIBUTION,
  DT_ELEMENT_REFERENCE,
  DT_ELEMENT_DIRECTIVE_NOTE,
  DT_ELEMENT_DIRECTIVE_TEXT,
  DT_ELEMENT_ATTACHMENT,
  DT_ELEMENT_TASKS,
  DT_ELEMENT_TASK,
  DT_ELEMENT_TITLE,
  DT_ELEMENT_SHORT_TITLE,
  DT_ELEMENT_TASK_TEXT,
  DT_ELEMENT_HOLD_REASON,
  DT_ELEMENT_DEADLINE,
  DT_ELEMENT_ASSIGNMENT,
  DT_ELEMENT_SUBMISSION,
  DT_ELEMENT_REASON,
  DT_ELEMENT_SUBMISSION_NOTE,
  DT_ELEMENT_EXTENSION,
  DT_ELEMENT_NEEDS,
  DT_ELEMENT_SCHEDULE_CHANGES,
  DT_ELEMENT_SCHEDULE_CHANGE,
  DT_ELEMENT_CAUSE,
  DT_ELEMENT_TARGET,
  DT_ELEMENT_CHANGE_NOTE,
  DT_ELEMENT_MOVE,
  DT_ELEMENT_REMINDERS,
  DT_ELEMENT_REMINDER,
  DT_ELEMENT_REMINDER_NOTE,
  DT_ELEMENT_ANSWER,
  DT_ELEMENT_ABOUT,
  DT_ELEMENT_TEMPLATES,
  DT_ELEMENT_TEMPLATE,
  DT_ELEMENT_TEMPLATE_SUBJECT,
  DT_ELEMENT_TEMPLATE_BODY,
  DT_ELEMENT_BOARDS,
  DT_ELEMENT_BOARD,
  DT_ELEMENT_COLUMN,
  DT_ELEMENT_FILTERS,
  DT_ELEMENT_FILTER,
  DT_ELEMENT_DRAFTS,
  DT_ELEMENT_DRAFT,
  DT_ELEMENT_JOURNAL,
  DT_ELEMENT_ENTRY,
  DT_ELEMENT_LABEL,
  DT_ELEMENT_CHANGED,
  DT_ELEMENT_BEFORE,
  DT_ELEMENT_AFTER,
  DT_N_ELEMENTS,
} DtElement;

typedef enum
{
  DT_VALUE_TEXT,           /* char* */
  DT_VALUE_WORD,           /* char*, not empty */
  DT_VALUE_CODE,           /* char*: of a unit or group; no blanks */
  DT_VALUE_UID,            /* char* */
  DT_VALUE_TASK,           /* char*: names a task */
  DT_VALUE_FILE_NAME,      /* char* */
  DT_VALUE_SHA256,         /* char* */
  DT_VALUE_DATE_OR_PERIOD, /* char*: 2024-08-25, 2024-08, 2024-Q3 */
  DT_VALUE_DAY,            /* DtDay */
  DT_VALUE_IGNORED_DAY,    /* DtDay: written for others, checked, not read */
  DT_VALUE_TIME,           /* int */
  DT_VALUE_NUMBER,         /* int between minimum and maximum */
  DT_VALUE_SIZE,           /* gint64 */
  DT_VALUE_INSTANT,        /* gint64: 2024-08-12T02:41:00Z */
  DT_VALUE_NICK,           /* an enumeration */
  DT_VALUE_BOOLEAN,        /* gboolean; FALSE is not written */
} DtValueKind;

typedef struct
{
  const char   *name;
  DtValueKind   kind;
  gboolean      required;
  gsize         offset;      /* in the record */
  const DtNick *nicks;
  int           minimum, maximum;
  int           absent;      /* what an attribute that is not there reads as; it is not written either */
} DtAttributeSpec;

typedef struct
{
  DtElement element;
  gboolean  required;
  gboolean  many;
} DtChildSpec;

typedef enum
{
  DT_WORDS_NONE,
  DT_WORDS_LINE,           /* line breaks are blanks */
  DT_WORDS_BLOCK,          /* line breaks are kept */
} DtWords;

typedef struct
{
  const char            *name;
  const DtAttributeSpec *attributes;   /* ended by a NULL name; NULL for none */
  DtWords                words;
  gsize                  words_offset; /* char* in the record */
  gboolean               words_required;
  const DtChildSpec     *children;     /* in their order, ended by DT_ELEMENT_END; NULL for none */
} DtElementSpec;

/* What stands between an element and the records. */
typedef struct { int year; } DtYearDraft;

typedef struct
{
  int    bound;
  char  *date;
  int    time;
  char  *rule;
  DtDay  original_day, last_day;
  char  *words;
} DtDeadlineDraft;

extern const DtElementSpec dt_document_spec[DT_N_ELEMENTS];

/* Limits of values, in characters. */
#define DT_MAX_WORD   200
#define DT_MAX_LINE   4000
#define DT_MAX_BLOCK  2000000

/* As hand-written text is meant: blanks at the ends dropped, a line break stands for a blank (or is kept). */
char *dt_words_tidy (const char *text, DtWords words);

G_END_DECLS
