/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-deadline.h"

G_BEGIN_DECLS

/**
 * DtScheduleRule:
 * @kind: which way
 * @amount: how many of @unit, always positive; unused for DT_CHANGE_FIX
 * @fixed_day: the new day for DT_CHANGE_FIX
 *
 * What a schedule change does to one day. Kept with its cause; never applied by overwriting.
 */
typedef struct
{
  DtChangeKind kind;
  int          amount;
  DtSpanUnit   unit;
  DtDay        fixed_day;
  DtDayOffRule day_off;
} DtScheduleRule;

DtDay dt_schedule_rule_apply (const DtScheduleRule *self, DtDay day, DtWorkCalendar *calendar);
char *dt_schedule_rule_label (const DtScheduleRule *self);     /* "−15 ngày", "+5 ngày làm việc", "→ 15/8/2024" */

/* Effects told before and after applying; a move may have several. */
typedef enum
{
  DT_EFFECT_MOVED       = 1 << 0,
  DT_EFFECT_PAST        = 1 << 1,   /* the new day lies before today */
  DT_EFFECT_DAY_OFF     = 1 << 2,
  DT_EFFECT_SQUEEZED    = 1 << 3,   /* a task waits for one that is due later */
  DT_EFFECT_LATE        = 1 << 4,   /* becomes overdue by the move */
  DT_EFFECT_UNCHANGED   = 1 << 5,   /* nothing to move: undated, done, standing */
  DT_EFFECT_BEFORE_ISSUE = 1 << 6,  /* the new day lies before the directive's own date: left out, told */
} DtEffect;

typedef struct
{
  gint64   task_id;
  char    *clause;
  char    *title;
  char    *lead;
  DtDay    old_day;
  DtDay    new_day;        /* = old_day when unchanged */
  unsigned effects;        /* DtEffect */
  gboolean follows;        /* not moved itself: its day is derived from one that is */
  int      n_leads;        /* that owe it; of several, lead is "" */
  DtDay    handed_day;     /* everything was handed in by then; none */
  char    *other;          /* the task it waits for, or that waits for it, with the least slack left: "III.3"; NULL none */
  gboolean waits;          /* it waits for the other; else the other for it */
  int      slack_before;   /* days between the two, negative: too few */
  int      slack_after;
} DtMovePreview;

typedef struct
{
  GPtrArray *moves;        /* DtMovePreview, in the order of the directive */
  int        n_moved;
  int        n_past;
  int        n_day_off;
  int        n_squeezed;
  int        n_late;
  int        n_unchanged;
  int        n_alike;      /* changes in force that the same cause has ordered for the same target */
} DtChangePreview;

/* A schedule change as a list shows it. Strings are never NULL. */
typedef struct
{
  gint64         id;
  DtScheduleRule rule;
  gint64         cause_id;
  char          *cause;          /* symbol */
  char          *cause_clause;
  gint64         target_id;      /* 0: chosen tasks, or a unit's part */
  char          *target;         /* symbol; "" */
  char          *unit;           /* whose part; "" */
  DtDay          decided_day;
  DtDay          lifted_day;     /* none: in force */
  int            n_moved;
  int            n_excepted;
  char          *note;
} DtChangeRow;

/* A schedule change with what it did. */
typedef struct
{
  DtChangeRow     *row;
  DtChangePreview *preview;      /* its moves as they were made; counts moved, day off and unchanged alone */
} DtChangeView;

void dt_change_row_free     (DtChangeRow *self);
void dt_change_view_free    (DtChangeView *self);
void dt_move_preview_free   (DtMovePreview *self);
void dt_change_preview_free (DtChangePreview *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtChangePreview, dt_change_preview_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtChangeView, dt_change_view_free)

G_END_DECLS
