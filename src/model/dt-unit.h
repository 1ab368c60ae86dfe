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

/* How punctual a unit was with what fell due in a period. Handled and on time are two rates: one alone would hide either
 * what is missing or what was late. */
typedef struct
{
  gint64 unit_id;
  char  *code;
  char  *name;
  int    due;               /* = on_time + late + missing */
  int    on_time;           /* early ones among them */
  int    early;
  int    late;
  int    missing;           /* past its day, not handed in */
  double mean_days_early;   /* of the early ones */
  double mean_days_late;    /* of the late ones */
} DtUnitRates;
void dt_unit_rates_clear   (DtUnitRates *self);
void dt_unit_rates_free    (DtUnitRates *self);
int  dt_unit_rates_handled (const DtUnitRates *self);     /* percent of what was due, handed in at all; −1: nothing was due */
int  dt_unit_rates_on_time (const DtUnitRates *self);     /* percent of the same, in time */

/* The unit's page. */
typedef struct
{
  DtUnitRow *row;
  char      *parent;           /* name; "" */
  GPtrArray *groups;           /* char*, names of the groups it is in today */
  char      *contact, *phone, *email, *address;   /* "" */
  DtUnitRates rates;           /* of the period asked for; without code and name */
  GPtrArray *owed;             /* DtObligation by last day, at most 500 */
  GPtrArray *handed;           /* DtObligation newest first, at most 200 */
  int        n_handed;
  GPtrArray *reminders;        /* DtReminderRow newest first */
} DtUnitDetail;
void dt_unit_detail_free (DtUnitDetail *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtUnitDetail, dt_unit_detail_free)

G_END_DECLS
