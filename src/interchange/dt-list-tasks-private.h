/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Shared by the two halves of a list of tasks. */

#include "dt-list-private.h"

G_BEGIN_DECLS

/* A row that only adds units to the one above it. */
typedef struct { const DtTableRow *row; DtListLine *line; } DtListMore;

/* A row that is a task. */
typedef struct
{
  const DtTableRow *row;
  DtListLine       *line;
  char             *title, *ordinal;      /* ordinal: NULL none */
  GPtrArray        *more;                 /* DtListMore */
  DtKnownTask      *known;                /* NULL: new */
  gboolean          by_title;             /* known by that alone: its number is one of the list, not of the directive */
} DtListTaskRow;

/* The rows of one directive. */
typedef struct
{
  gint64     id;                          /* chosen by the person; 0: to be found */
  char      *uid;                         /* NULL: new */
  char      *symbol, *issuer;
  DtDay      day;
  gboolean   is_stub, is_bad;
  GPtrArray *rows;                        /* DtListTaskRow, borrowed */
  GPtrArray *known;                       /* DtKnownTask; NULL: new */
  int        last_position;
} DtListGroup;

typedef struct
{
  DtListRun  *run;
  GPtrArray  *rows;                       /* DtListTaskRow */
  GPtrArray  *groups;                     /* DtListGroup */
  GHashTable *by_key;
  gboolean    open;                       /* the row before is a task */
} DtListTasks;

gboolean dt_list_task_row_merge (DtListRun *run, DtListGroup *group, DtListTaskRow *row, GError **error);

G_END_DECLS
