/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-task.h"

G_BEGIN_DECLS

#define DT_UNIT_N_MONTHS 12

/* How a unit did in one month, counted by the last day of what it owed. */
typedef struct { int year, month; int on_time, late, missing; } DtPunctuality;

/* A line of the unit list. */
typedef struct
{
  gatomicrefcount ref_count;
  gint64        id;
  char         *uid;
  char         *code;
  char         *name;
  char         *short_name;
  DtUnitKind    kind;
  char         *sort_key;
  char         *folded;        /* name and short name, for the search entry */
  DtDay         valid_from, valid_to;
  gint64        successor_id;
  char         *successor;     /* short name; "" */
  int           n_owed;        /* open */
  int           n_overdue;
  int           n_waiting;     /* for acceptance */
  DtPunctuality months[DT_UNIT_N_MONTHS];   /* oldest first, ending with today's month */
} DtUnitRow;

#define DT_TYPE_UNIT_ROW (dt_unit_row_get_type ())
GType      dt_unit_row_get_type (void);
DtUnitRow *dt_unit_row_new   (void);
DtUnitRow *dt_unit_row_ref   (DtUnitRow *self);
void       dt_unit_row_unref (DtUnitRow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtUnitRow, dt_unit_row_unref)

/* Something a unit owes or handed in. */
typedef struct
{
  DtAssignmentRow *assignment;
  DtTaskRow       *task;
} DtObligation;
void dt_obligation_free (DtObligation *self);

/* The unit's page. */
typedef struct
{
  DtUnitRow *row;
  char      *parent;           /* name; "" */
  GPtrArray *groups;           /* char*, names of the groups it is in today */
  char      *contact, *phone, *email, *address;   /* "" */
  int        rate_handled;     /* of what fell due in the 12 months, handed in at all: percent; −1 none */
  int        rate_on_time;     /* of the same, in time */
  double     mean_days_late;   /* of what was handed in late */
  GPtrArray *owed;             /* DtObligation by last day, at most 500 */
  GPtrArray *handed;           /* DtObligation newest first, at most 200 */
  int        n_handed;
  GPtrArray *reminders;        /* DtReminderRow newest first */
} DtUnitDetail;
void dt_unit_detail_free (DtUnitDetail *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtUnitDetail, dt_unit_detail_free)

G_END_DECLS
