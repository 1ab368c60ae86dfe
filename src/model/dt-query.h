/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-state.h"

G_BEGIN_DECLS

typedef enum { DT_GROUP_DAY, DT_GROUP_DIRECTIVE, DT_GROUP_UNIT, DT_GROUP_STATE, DT_GROUP_NONE } DtGroupBy;
typedef enum
{
  DT_SORT_LAST_DAY,
  DT_SORT_TITLE,
  DT_SORT_DIRECTIVE,
  DT_SORT_LEAD,
  DT_SORT_TIME_LEFT,
  DT_SORT_PROGRESS,
} DtSort;

/**
 * DtQuery:
 *
 * Which tasks, in which order, under which heads. All conditions must hold; an unset one is open.
 * Deterministic: carries its own today.
 */
typedef struct
{
  DtDay      today;
  int        soon_days;       /* 1 to 10, default 3 */
  unsigned   states;          /* set of DT_STATE_BIT; 0: any */
  gboolean   open_only;       /* dt_state_is_open or standing/undated and not done */
  gboolean   owed_only;       /* what must still be handed in: with a unit, by it; not what waits or stands */
  gboolean   undated_only;    /* standing or no deadline, and still open */
  gboolean   morning;         /* "Sáng nay": overdue, due today, waiting for acceptance; heads are these three */
  DtDay      from, to;        /* last day within, both counted; DT_DAY_NONE: open end */
  gboolean   pin_overdue;     /* with from/to: the open overdue ones as well, under one head on top */
  gint64     directive_id;    /* 0: any */
  gint64     unit_id;         /* leads, 0: any */
  GHashTable *only;           /* set of gint64* task ids that were chosen by hand; NULL: any */
  char      *search;          /* as typed; NULL or "" none */
  DtGroupBy  group;
  DtSort     sort;            /* within a group */
  gboolean   descending;
  GHashTable *expanded;       /* set of gint64* task ids whose assignments are shown; NULL none */
  GHashTable *collapsed;      /* set of gint64* group keys whose tasks are hidden; NULL none */
  int        limit;           /* 0: none; else at most so many tasks */
} DtQuery;

DtQuery *dt_query_new      (DtDay today);
DtQuery *dt_query_copy     (const DtQuery *self);
void     dt_query_free     (DtQuery *self);
gboolean dt_query_equal    (const DtQuery *a, const DtQuery *b);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtQuery, dt_query_free)

typedef enum { DT_ROW_GROUP, DT_ROW_TASK, DT_ROW_ASSIGNMENT } DtRowKind;

/* A row of the flat list: 16 bytes. For a group, id is its key; for an assignment, its own id. */
typedef struct
{
  gint64  id;
  guint32 group;     /* index into heads */
  guint8  kind;      /* DtRowKind */
} DtRowKey;

typedef enum { DT_HEAD_OVERDUE, DT_HEAD_DAY, DT_HEAD_UNDATED, DT_HEAD_DIRECTIVE, DT_HEAD_UNIT, DT_HEAD_STATE } DtHeadKind;
typedef struct
{
  gint64      key;        /* day number, directive id, unit id, state + 1; overdue −1; undated −2 */
  DtHeadKind  kind;
  char       *title;      /* name of the directive or unit; NULL for days and states (formatted where shown) */
  int         n_tasks;    /* −1: not known yet, of a partial answer to a search */
  int         oldest;     /* overdue: days late of the oldest */
} DtGroupHead;

/* The answer to a DtQuery: the shape of the list, no texts. */
typedef struct
{
  GArray    *rows;        /* DtRowKey */
  GPtrArray *heads;       /* DtGroupHead */
  int        n_tasks;     /* all that match, collapsed groups too; −1: not known yet */
  int        n_overdue;
  gboolean   partial;     /* more rows follow; the numbers are those of the whole */
} DtTaskList;

void dt_group_head_free (DtGroupHead *self);
void dt_task_list_free  (DtTaskList *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtTaskList, dt_task_list_free)

G_END_DECLS
