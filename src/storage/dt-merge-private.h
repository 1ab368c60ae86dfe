/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Shared by the files of the merge. */

#include "dt-db.h"
#include "dt-merge.h"
#include "dt-work-calendar.h"

G_BEGIN_DECLS

/* Rows: what a record says about one row, column by column, whatever the table */

typedef enum
{
  DT_MERGE_UNIT,
  DT_MERGE_GROUP,
  DT_MERGE_DIRECTIVE,
  DT_MERGE_TASK,
  DT_MERGE_DEADLINE,
  DT_MERGE_ASSIGNMENT,
  DT_MERGE_SUBMISSION,
  DT_MERGE_ATTACHMENT,
  DT_MERGE_CHANGE,
  DT_MERGE_MOVE,
  DT_MERGE_REMINDER,
  DT_MERGE_EXTENSION,
  DT_MERGE_TEMPLATE,
  DT_MERGE_BOARD,
  DT_MERGE_FILTER,
  DT_MERGE_DRAFT,
  DT_N_MERGE_TABLES,
} DtMergeTable;

#define DT_MERGE_MAX_FIELDS 24

typedef enum
{
  DT_FIELD_TEXT,       /* "" is NULL in the row */
  DT_FIELD_STRING,     /* NOT NULL: nothing is "" */
  DT_FIELD_NICK,       /* as DT_FIELD_STRING; shown by its label */
  DT_FIELD_NUMBER,
  DT_FIELD_DAY,        /* 0 is NULL in the row */
  DT_FIELD_ID,         /* 0 is NULL in the row */
  DT_FIELD_TIME,       /* DT_TIME_NONE is NULL in the row */
} DtFieldKind;

typedef struct
{
  const char   *column;
  const char   *label;     /* msgid for the preview; NULL: not shown */
  DtFieldKind   kind;
  gboolean      given;     /* else an existing row keeps its value */
  const char   *text;      /* borrowed */
  gint64        number;
  const DtNick *nicks;
} DtMergeField;

/* A list of fields being filled; always all columns of the table, in one order. */
typedef struct
{
  DtMergeField fields[DT_MERGE_MAX_FIELDS];
  guint        n;
} DtMergeRow;

void     dt_merge_row_text   (DtMergeRow *row, const char *column, const char *label, const char *value);       /* NULL: not given */
void     dt_merge_row_string (DtMergeRow *row, const char *column, const char *label, const char *value);
void     dt_merge_row_nick   (DtMergeRow *row, const char *column, const char *label, const DtNick *nicks, int value, int initial);  /* value < 0: not given */
void     dt_merge_row_number (DtMergeRow *row, const char *column, const char *label, gboolean given, gint64 value);
void     dt_merge_row_day    (DtMergeRow *row, const char *column, const char *label, DtDay value);             /* none: not given */
void     dt_merge_row_exact_day (DtMergeRow *row, const char *column, const char *label, gboolean given, DtDay value);
void     dt_merge_row_time   (DtMergeRow *row, const char *column, const char *label, gboolean given, int value);
void     dt_merge_row_id     (DtMergeRow *row, const char *column, gboolean given, gint64 value);

/* One record that bears a uid is one row: of two that are alike in the rest, the second is not the first over again. */
gboolean dt_merge_is_claimed (DtMerge *self, DtMergeTable table, const char *uid, gint64 id);
void     dt_merge_claim      (DtMerge *self, DtMergeTable table, gint64 id);

/* @id: (out): of the new row; 0 where its uid belongs to another row already */
gboolean dt_merge_insert     (DtMerge *self, DtMergeTable table, const DtMergeRow *row, gint64 *id, GError **error);
/* @detail: (nullable): gets "field: old → new" */
gboolean dt_merge_update     (DtMerge *self, DtMergeTable table, gint64 id, const DtMergeRow *row, gboolean *changed, GString *detail, GError **error);

/* Statements kept for the whole merge, by place of use. Reset after use. */

typedef enum
{
  DT_STMT_FIND_DIRECTIVES,
  DT_STMT_DIRECTIVE_BY_UID,
  DT_STMT_TASK_BY_UID,
  DT_STMT_TASKS_BY_SYMBOL,
  DT_STMT_TASKS_OF_DIRECTIVE,
  DT_STMT_ASSIGNMENTS_OF_TASK,
  DT_STMT_SUBMISSIONS,
  DT_STMT_MAY_DROP,
  DT_STMT_DROP_ASSIGNMENT,
  DT_STMT_ASSIGNMENT_OF_UNIT,
  DT_STMT_NEEDS_OF_TASK,
  DT_STMT_ADD_NEED,
  DT_STMT_NEEDS_CIRCLE,
  DT_STMT_DROP_NEED,
  DT_STMT_NOTE_NEED,
  DT_STMT_SET_PARENT,
  DT_STMT_LAST_DAY,
  DT_STMT_IS_OPEN,
  DT_STMT_ATTACHMENTS,
  DT_STMT_JOURNAL_KNOWN,
  DT_STMT_JOURNAL_HAS_ITEM,
  DT_STMT_JOURNAL_ENTRY,
  DT_STMT_JOURNAL_ITEM,
  DT_N_STMTS,
} DtMergeStmt;

DtStmt  *dt_merge_stmt       (DtMerge *self, DtMergeStmt which, const char *sql, GError **error);

/* What the merge knows by heart */

typedef struct { gint64 unit_id; DtDay valid_from, valid_to; } DtMergeMember;
typedef struct { gint64 id; GArray *members; } DtMergeGroup;      /* members: NULL until asked for */
typedef struct { gint64 unit_id; char *parent; char *successor; DtPlace place; } DtUnitLink;
typedef struct { gint64 task_id; gint64 directive_id; gboolean is_parent; gboolean is_new; GPtrArray *links; /* DtTaskLinkRecord */ } DtPendingLinks;

/* The directive that is read; keys are hashes of a uid, or of an ordinal or title with a count of the same before. */
typedef struct
{
  gint64      id;            /* 0: none begun, or it was at fault */
  gboolean    is_new;
  char       *symbol;
  DtDay       issued_day;
  int         n_tasks;       /* in the file so far */
  GHashTable *known;         /* hash → id: tasks that were in the register */
  GHashTable *counts;        /* hash of ordinal or title → how often in the file so far */
  GHashTable *ordinals;      /* hash of ordinal → id, -1 where two have it: for "#2.1" */
  GHashTable *claimed;       /* ids found once */
} DtMergeDirective;

struct _DtMerge
{
  DtDb              *db;             /* borrowed */
  DtImportReport    *report;         /* borrowed */
  DtDay              today;

  DtStmt             stmts[DT_N_STMTS];
  DtStmt             inserts[DT_N_MERGE_TABLES];
  DtStmt             selects[DT_N_MERGE_TABLES];
  DtStmt             updates[DT_N_MERGE_TABLES];

  GHashTable        *units;          /* code → id */
  GHashTable        *groups;         /* code → DtMergeGroup */
  GHashTable        *directive_uids; /* uid of a file → id, where the register has another uid for it */
  GHashTable        *claimed[DT_N_MERGE_TABLES];   /* ids that a record has been, so far; NULL none */
  GHashTable        *stubs_made;     /* ids of directives that were only cited, so far */
  GHashTable        *task_uids;      /* the same for tasks */
  gint64             journal_id;     /* the entry that is read; 0: it was known before */
  gboolean           journal_in_parts;     /* an entry may be known, and not all that it changed */
  gboolean           journal_known;
  GArray            *unit_links;     /* DtUnitLink */
  GPtrArray         *pending;        /* DtPendingLinks */
  GHashTable        *dirty;          /* ids of directives whose last days may have to be computed anew */
  GHashTable        *days_before;    /* task id → last day before this import, where the words changed */
  gboolean           recompute_all;
  DtPlace            change_place;   /* of the last schedule change, for warnings */

  gboolean           include_named;
  DtWorkCalendar    *calendar;       /* NULL: to be read anew */
  gboolean           knows_settings;

  DtMergeDirective   directive;
};

gboolean  dt_merge_load           (DtMerge *self, GError **error);                /* what is known by heart; cheap after the first time */
guint64   dt_merge_hash           (const char *text, int count);
gint64    dt_merge_find_unit      (DtMerge *self, DtPlace place, const char *code);   /* 0: told in the report */
DtMergeGroup *dt_merge_find_group (DtMerge *self, DtPlace place, const char *code);
gboolean  dt_merge_load_members   (DtMerge *self, DtMergeGroup *group, GError **error);
gboolean  dt_merge_link_units     (DtMerge *self, GError **error);

/* What a file says of a directive. @issuer is a name as on the document, @issuer_id its unit. */
typedef struct { const char *uid; const char *symbol; const char *issuer; gint64 issuer_id; DtDay issued_day; gboolean is_stub; } DtDirectiveWanted;

gboolean  dt_merge_look_up_directive (DtMerge *self, DtPlace place, const DtDirectiveWanted *wanted, gboolean exact, gint64 *id, GError **error);
gboolean  dt_merge_cite_directive    (DtMerge *self, DtPlace place, const DtDirectiveKey *key, DtDocumentType type, const char *subject, gint64 *id, GError **error);
gboolean  dt_merge_addressees        (DtMerge *self, GPtrArray *records, gboolean is_new, gboolean *changed, GError **error);
gboolean  dt_merge_references        (DtMerge *self, GPtrArray *records, gboolean is_new, gboolean *changed, GError **error);
gboolean  dt_merge_attachments       (DtMerge *self, GPtrArray *records, const char *owner, gint64 owner_id, gboolean is_new, gboolean *changed, GError **error);
gboolean dt_merge_extensions (DtMerge *self, GPtrArray *records, gint64 assignment_id, GError **error);

/* *@id: 0 if there is none (yet); then, if @final, it is told. */
gboolean  dt_merge_find_task      (DtMerge *self, DtPlace place, const char *key, gboolean final, gint64 *id, GError **error);
gboolean  dt_merge_find_part      (DtMerge *self, DtPlace place, gint64 task_id, const char *task, const char *unit, gint64 *id, GError **error);
gboolean  dt_merge_links          (DtMerge *self, const DtTaskRecord *record, gint64 id, gboolean is_new, gboolean *changed, GError **error);
gboolean  dt_merge_resolve_pending (DtMerge *self, GError **error);
gboolean  dt_merge_assignments    (DtMerge *self, const DtTaskRecord *record, gint64 task_id, gboolean is_new, GError **error);
gboolean  dt_merge_recompute      (DtMerge *self, GError **error);
gboolean  dt_merge_warn_of_day    (DtMerge *self, DtPlace place, gint64 task_id, const char *title, DtDay day, DtDay issued_day, GError **error);

G_END_DECLS
