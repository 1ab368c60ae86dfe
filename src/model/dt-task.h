/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "dt-deadline.h"
#include "dt-state.h"

G_BEGIN_DECLS

/**
 * DtTaskRow:
 *
 * What one line of the list, a chip of the calendar, or a line of print shows of a task. Built once on the
 * reader thread, never changed, shared by reference. Strings are never NULL unless said.
 */
typedef struct
{
  gatomicrefcount ref_count;
  gint64    id;
  char     *uid;
  gint64    directive_id;
  char     *directive;       /* symbol */
  char     *ordinal;         /* "2.1" */
  char     *clause;          /* "mục III.2"; "" */
  char     *title;
  char     *short_title;     /* for chips; falls back to the title */
  char     *product;         /* "" */
  gint64    lead_id;         /* first lead; 0 none */
  char     *lead;            /* its short name; "" none */
  char     *lead_name;       /* its full name; "" none */
  DtPhase   phase;
  DtBound   bound;
  char     *words;           /* of the deadline; "" */
  DtDay     last_day;        /* in force; 0 none */
  DtDay     next_day;        /* of the open part; 0 none */
  DtDay     original_day;    /* 0 where it never moved */
  int       time;            /* DT_TIME_NONE */
  DtDay     handed_day;      /* newest day received; 0 none */
  int       handed_time;
  int       owed;            /* leads that owe: > 1 is a collection */
  int       handed_in;
  int       accepted;
  int       percent;
  int       n_late;          /* leads that are open past their day (needs today; from the query) */
} DtTaskRow;

#define DT_TYPE_TASK_ROW (dt_task_row_get_type ())
GType      dt_task_row_get_type (void);
DtTaskRow *dt_task_row_new   (void);
DtTaskRow *dt_task_row_ref   (DtTaskRow *self);
void       dt_task_row_unref (DtTaskRow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtTaskRow, dt_task_row_unref)
gboolean   dt_task_row_is_collection (const DtTaskRow *self);
DtState    dt_task_row_get_state     (const DtTaskRow *self, DtDay today, int soon_days);
DtDay      dt_task_row_get_counted_day (const DtTaskRow *self);      /* the day lateness and time left are told from */
char      *dt_task_row_time_left     (const DtTaskRow *self, DtDay today, int soon_days);
/* "Quá hạn, trễ 3 ngày. Báo cáo tự kiểm tra…, 145-KH/TU mục 1, 15 trên 18 đơn vị, hạn thứ Sáu 9 tháng 8" */
char      *dt_task_row_spoken        (const DtTaskRow *self, DtDay today, int soon_days);

/* One unit's part of a task. */
typedef struct
{
  gatomicrefcount ref_count;
  gint64    id;
  gint64    task_id;
  gint64    unit_id;
  char     *unit;            /* short name */
  char     *unit_name;
  char     *phone;           /* "" */
  DtRole    role;
  DtPhase   phase;
  int       percent;
  DtDay     last_day;
  char     *excused;         /* NULL: it owes */
  gint64    submission_id;   /* newest; 0 none */
  int       version;
  DtVerdict verdict;         /* of the newest submission */
  DtDay     received_day;
  int       received_time;
  DtDay     verdict_day;
  char     *symbol;          /* of the newest submission; "" */
  char     *reason;          /* of the return; "" */
  char     *file;            /* name of its file; "" */
  int       n_reminders;
  DtDay     reminded_day;    /* newest */
  char     *via;             /* through whom the newest submission came; "" */
  char     *passed_from;     /* the unit whose part it was; "" */
} DtAssignmentRow;

#define DT_TYPE_ASSIGNMENT_ROW (dt_assignment_row_get_type ())
GType            dt_assignment_row_get_type (void);
DtAssignmentRow *dt_assignment_row_new   (void);
DtAssignmentRow *dt_assignment_row_ref   (DtAssignmentRow *self);
void             dt_assignment_row_unref (DtAssignmentRow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtAssignmentRow, dt_assignment_row_unref)
DtState          dt_assignment_row_get_state (const DtAssignmentRow *self, DtDay today, int soon_days);

typedef struct { DtChangeKind kind; int amount; DtSpanUnit span; DtDay old_day, new_day;
                 gint64 cause_id; char *cause; /* symbol */ gboolean excepted; char *reason;
                 gint64 change_id; DtDay decided_day; gint64 assignment_id; /* of one unit's part; 0 */ char *unit; /* "" */ } DtMoveRow;
typedef struct { gint64 task_id; char *clause; char *title; DtPhase phase; DtDay last_day, next_day; int percent;
                 int owed, handed_in; /* of a collection: "19/42" */
                 int lag_days; /* the inner day is derived: so many days before; -1 it is not */
                 gboolean has_slack; int slack, slack_working; /* days between the two last days, negative: too late */
                 char *note; } DtLinkRow;
/* A unit asked for a later day. */
typedef struct { gint64 id; gint64 assignment_id; char *unit; DtDay requested_day, wanted_day; char *symbol; char *reason;
                 DtExtensionVerdict verdict; DtDay decided_day, granted_day; char *decided_by; } DtExtensionRow;
typedef struct { gint64 id; DtDay day; int time; DtChannel channel; char *unit; gint64 unit_id; char *symbol; char *note;
                 char *answer; DtDay answer_day; int n_units; char *about; /* titles of the tasks */ } DtReminderRow;
typedef struct { gint64 at; char *who; char *label; } DtJournalRow;

void dt_move_row_free (DtMoveRow *self);
void dt_link_row_free (DtLinkRow *self);
void dt_extension_row_free (DtExtensionRow *self);
void dt_reminder_row_free (DtReminderRow *self);
void dt_journal_row_free (DtJournalRow *self);

/* All that the detail panel shows. */
typedef struct
{
  DtTaskRow  *row;
  char       *text;            /* the passage; "" */
  char       *directive_type;  /* nick */
  DtDay       issued_day;
  DtHold      hold;
  char       *hold_reason;
  DtDeadline *deadline;        /* NULL: none */
  GPtrArray  *assignments;     /* DtAssignmentRow: leads first in the directive's order, then coordinators, recipients, overseers */
  GPtrArray  *moves;           /* DtMoveRow, oldest first */
  GPtrArray  *part_moves;      /* DtMoveRow of single units' parts, oldest first */
  GPtrArray  *extensions;      /* DtExtensionRow, oldest first */
  int         extension_limit; /* how often the office grants one */
  gboolean    lead_unknown;    /* units co-ordinate, nobody was named as lead */
  gboolean    ready;           /* it waits for others, and all of them have handed in all they owe */
  GPtrArray  *waits_for;       /* DtLinkRow */
  GPtrArray  *waited_by;       /* DtLinkRow */
  GPtrArray  *reminders;       /* DtReminderRow, newest first, one per act (letter to n units: n_units) */
  GPtrArray  *journal;         /* DtJournalRow, newest first, at most 50 */
} DtTaskDetail;

void dt_task_detail_free (DtTaskDetail *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtTaskDetail, dt_task_detail_free)

/* Numbers of the sidebar. */
typedef struct { gint64 id; char *symbol; int n_open, n_overdue, n_tasks, n_done; } DtDirectiveCount;
typedef struct { gint64 id; char *short_name; int n_owed, n_overdue; } DtUnitCount;
typedef struct
{
  int        morning, overdue, today, handed;
  int        next_3, next_7, next_15, open, undated, done;
  int        by_state[DT_N_STATES];
  GPtrArray *directives;     /* DtDirectiveCount with open tasks, newest first */
  GPtrArray *units;          /* DtUnitCount by open, at most 10 */
  int        n_directives, n_units, n_tasks;
  gboolean   any_directive;  /* also one without open tasks */
} DtCounts;
void dt_counts_free (DtCounts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtCounts, dt_counts_free)

G_END_DECLS
