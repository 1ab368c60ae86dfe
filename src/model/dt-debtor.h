/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-task.h"
#include "dt-work-calendar.h"

G_BEGIN_DECLS

/**
 * DtDebt:
 * @assignment_id: one unit's part of a task, as lead
 * @last_day: in force for that part now, never an earlier one; none where the task has no day
 *
 * What a unit still owes. Strings are never NULL.
 */
typedef struct
{
  gint64  assignment_id;
  gint64  task_id;
  char   *title;
  char   *clause;           /* "mục III.2", else the ordinal; "" */
  char   *directive;        /* symbol */
  DtDay   last_day;
  int     time;             /* DT_TIME_NONE */
  DtPhase phase;
  int     percent;
  int     n_reminders;      /* about this part */
  DtDay   reminded_day;     /* newest of them; none */
} DtDebt;

/**
 * DtDebtor:
 * @rung: the step of urging that is next for it, 1 to 4
 *
 * A unit that owes something of what is asked for.
 */
typedef struct
{
  gatomicrefcount ref_count;
  gint64     unit_id;
  DtUnitKind kind;
  char      *unit;          /* short name */
  char      *unit_name;
  char      *contact;       /* whom to call; "" */
  char      *phone;         /* "" */
  GPtrArray *debts;         /* DtDebt, by last day */
  int        n_reminders;   /* the most that one of the debts was urged */
  DtDay      reminded_day;  /* newest about any of the debts; none */
  DtChannel  channel;       /* of that one */
  int        rung;
} DtDebtor;

/**
 * DtDebtorList:
 * @debtors: (element-type DtDebtor): in the order of the unit list: by kind, place and name
 *
 * Who still owes what of some tasks, and what a letter about it says of them. The texts and days of the task are
 * those of the one task that is asked for; with several, "" and none.
 */
typedef struct
{
  GPtrArray *debtors;
  GHashTable *settings;       /* of the register, by name */
  DtWorkCalendar *calendar;
  char      *office;          /* full name of the office's own unit; "" */
  guint      n_tasks;         /* different tasks among the debts */
  char      *title;           /* of the task */
  char      *short_title;     /* the same, for a line that has little room */
  char      *directive;       /* its symbol */
  DtDay      issued_day;
  char      *issuer;
  char      *words;           /* of its deadline */
  DtBound    bound;
  DtDay      named_day;
  DtDay      last_day;
  DtDay      working_day;     /* the last working day up to it */
  int        owed;            /* leads that owe */
  int        handed_in;
  char      *recipient;       /* short name of the unit that receives the product; "" */
  char      *outward;         /* title of what waits for it; "" */
  DtDay      outward_day;     /* its last day */
} DtDebtorList;

void dt_debt_free        (DtDebt *self);
DtDebtor *dt_debtor_new    (void);
DtDebtor *dt_debtor_ref    (DtDebtor *self);
void      dt_debtor_unref  (DtDebtor *self);
DtDebtorList *dt_debtor_list_new    (void);
/* The same, of these units (gint64) alone. */
DtDebtorList *dt_debtor_list_choose (const DtDebtorList *self, GArray *units);
void dt_debtor_list_free (DtDebtorList *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtDebtorList, dt_debtor_list_free)

guint dt_debtor_list_count_debts (const DtDebtorList *self);

G_END_DECLS
