/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "dt-date.h"
#include "dt-types.h"

G_BEGIN_DECLS

/* What an action was about, for choosing among them; nicks: all submissions deadlines reminders obligations imports settings taken-back other */
typedef enum
{
  DT_JOURNAL_ALL,
  DT_JOURNAL_SUBMISSIONS,
  DT_JOURNAL_DEADLINES,
  DT_JOURNAL_REMINDERS,
  DT_JOURNAL_OBLIGATIONS,
  DT_JOURNAL_IMPORTS,
  DT_JOURNAL_SETTINGS,
  DT_JOURNAL_TAKEN_BACK,
} DtJournalKind;
extern const DtNick dt_journal_kind_nicks[];
/* The nicks of the actions of a kind, by commas; NULL for all. */
const char *dt_journal_kind_actions (DtJournalKind kind);

/**
 * DtJournalEntry:
 * @origin: (nullable): the register it came from with a file; %NULL: this one
 * @n_items: how many rows it changed
 *
 * One action: when, who, what. Built once on the reader thread, never changed.
 */
typedef struct
{
  gatomicrefcount ref_count;
  gint64  id;
  gint64  at;           /* instant */
  char   *who;
  char   *action;       /* nick */
  char   *label;        /* as the person saw it */
  char   *origin;
  char   *about;        /* directive, unit or task it is about; "" where there are several or none */
  gint64  task_id;      /* of the one task it is about; 0 */
  gint64  unit_id;
  int     n_items;
} DtJournalEntry;

#define DT_TYPE_JOURNAL_ENTRY (dt_journal_entry_get_type ())
GType           dt_journal_entry_get_type (void);
DtJournalEntry *dt_journal_entry_new      (void);
DtJournalEntry *dt_journal_entry_ref      (DtJournalEntry *self);
void            dt_journal_entry_unref    (DtJournalEntry *self);

/* One value before and after, in words. Strings are never NULL; "" where there was, or is, nothing. */
typedef struct
{
  char *what;           /* "Submission · P. Minh Tân · Báo cáo …" */
  char *field;          /* "Last day" */
  char *before;
  char *after;
} DtJournalLine;

void dt_journal_line_free (DtJournalLine *self);

/**
 * DtJournalQuery:
 * @from: first day, none: from the beginning
 * @to: last day, none: to the end
 * @before_id: only entries older than this one, for the next page; 0
 * @limit: at most so many
 */
typedef struct
{
  DtDay          from, to;
  DtJournalKind  kind;
  gint64         unit_id, directive_id, task_id;   /* 0: any */
  char          *words;                            /* in what was done, by whom, about what; NULL */
  gint64         before_id;
  int            limit;
} DtJournalQuery;

DtJournalQuery *dt_journal_query_new  (void);
DtJournalQuery *dt_journal_query_copy (const DtJournalQuery *self);
void            dt_journal_query_free (DtJournalQuery *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtJournalQuery, dt_journal_query_free)

G_END_DECLS
