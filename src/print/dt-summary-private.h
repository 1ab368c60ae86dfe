/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Words and groups of the deadline summary, shared by its files. */

#include "dt-deadline-summary.h"
#include "dt-summary-report.h"

G_BEGIN_DECLS

/* The columns; each grouping leaves out the one that its heads already tell. */
typedef enum
{
  DT_COLUMN_NUMBER,
  DT_COLUMN_TASK,
  DT_COLUMN_LEAD,
  DT_COLUMN_DIRECTIVE,
  DT_COLUMN_LAST_DAY,
  DT_COLUMN_ORIGINAL_DAY,
  DT_COLUMN_TIME_LEFT,
  DT_COLUMN_STATE,
} DtSummaryColumn;

/* Keys of groups that are no unit; those of units are their ids. */
#define DT_SUMMARY_SEVERAL_UNITS G_MAXINT64
#define DT_SUMMARY_NO_UNIT       (G_MAXINT64 - 1)
#define DT_SUMMARY_NO_DAY        G_MAXINT64

/* A group: its tasks are `order[first]` to `order[first + n - 1]`. */
typedef struct
{
  gint64 key;
  guint  first;
  guint  n;
} DtSummaryGroup;

/* All markup is ready for Pango; all are newly allocated. */
char *dt_summary_period        (const DtSummary *self);
char *dt_summary_note          (const DtSummary *self);
char *dt_summary_total         (const DtSummary *self);
char *dt_summary_count         (guint n_tasks);
char *dt_summary_group_name    (const DtSummary *self, const DtSummaryGroup *group, const DtTaskRow *first);
char *dt_summary_column_title  (DtSummaryColumn column);
char *dt_summary_cell          (const DtSummary *self, DtSummaryColumn column, const DtTaskRow *row);

GArray *dt_summary_group_tasks (const DtSummary *self, GArray *order);

G_END_DECLS
