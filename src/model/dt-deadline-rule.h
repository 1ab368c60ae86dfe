/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-work-calendar.h"

G_BEGIN_DECLS

/* The text form of a rule, kept in the register and in the attribute `rule` of the interchange format. Upper and
 * lower case count; there are no spaces. dt_deadline_rule_format() gives the one canonical form of each rule.
 *
 *   rule      = part | count | recurring
 *   part      = period "/" ( "BEGIN" | "MIDDLE" | "END" )
 *   period    = year | year "-" month | year "-Q" 1…4 | year "-H" 1…2
 *               2024-08/END  2024-Q3/BEGIN  2024-H1/END  2024/MIDDLE
 *   count     = [ "-" ] "P" 1…9999 ( "D" | "WD" | "M" | "W" | "Y" ) "@" anchor
 *               "-": before the anchor. Weeks and years are read, and kept as days and months.
 *   anchor    = date | "received" | "issued" | "event" | "done:" task | "due:" task
 *               received, issued: of the directive; event: the day named by the deadline; done: the day on which
 *               the last unit handed in what was then accepted; due: the last day in force of that task
 *   task      = uid of a task | "#" ordinal in the same directive
 *               P5WD@received  P1M@2025-01-31  -P105D@event  P10D@done:#2.1  -P5D@due:#3
 *   recurring = "R/" cycle { ";" field }, fields in this order, each at most once
 *   cycle     = "DAILY" | "WEEKLY" | "MONTHLY" | "QUARTERLY" | "HALFYEARLY" | "YEARLY"
 *   field     = "WORKING"                       with DAILY: on working days only
 *             | "MONTH=" 1…3 | 1…6 | 1…12       which month of the quarter, half-year or year; without it the last
 *             | "FROM=" day                     opens on this day; not with DAILY
 *             | "DAY=" day                      the day named; must be given except with DAILY
 *             | "BEFORE"                        the day named is itself too late
 *             | "SINCE=" date | "UNTIL=" date   the first and the last day that may be named
 *   day       = "MO" … "SU" with WEEKLY, else 1…31 (a short month: its last day) | "LAST"
 *               R/MONTHLY;DAY=20;BEFORE  R/MONTHLY;FROM=1;DAY=5  R/WEEKLY;DAY=FR  R/QUARTERLY;MONTH=3;DAY=15
 */

typedef enum
{
  DT_RULE_PART,
  DT_RULE_COUNT,
  DT_RULE_RECURRING,
} DtRuleKind;

typedef enum { DT_PART_BEGIN, DT_PART_MIDDLE, DT_PART_END } DtPart;

typedef enum
{
  DT_CYCLE_DAY,
  DT_CYCLE_WEEK,
  DT_CYCLE_MONTH,
  DT_CYCLE_QUARTER,
  DT_CYCLE_HALF_YEAR,
  DT_CYCLE_YEAR,
} DtCycle;

typedef enum
{
  DT_ANCHOR_DAY,
  DT_ANCHOR_RECEIVED,
  DT_ANCHOR_ISSUED,
  DT_ANCHOR_EVENT,
  DT_ANCHOR_DONE,
  DT_ANCHOR_DUE,
} DtAnchor;

#define DT_RULE_LAST_DAY 32     /* "LAST": of the month */
#define DT_RULE_MAX_COUNT 9999

/**
 * DtDeadlineRule:
 * @cycle: of a part the kind of period, month to year; of a recurring one how often
 * @year: of a part
 * @index: of a part: which month, quarter or half of @year; 1 for a year
 * @amount: of a count, negative before the anchor, never 0
 * @anchor_day: with %DT_ANCHOR_DAY
 * @task: with %DT_ANCHOR_DONE and %DT_ANCHOR_DUE: the task as written
 * @month: of a recurring one by quarter, half-year or year: which month of it
 * @from: of a recurring one: the day it opens, 0 none
 * @day: of a recurring one: 1 Monday to 7 by week, else day of the month; 0 by day
 *
 * A rule as read. Only the fields of its kind mean anything, the rest is 0.
 */
typedef struct
{
  DtRuleKind kind;
  DtCycle    cycle;

  int        year;
  int        index;
  DtPart     part;

  int        amount;
  DtSpanUnit unit;
  DtAnchor   anchor;
  DtDay      anchor_day;
  char      *task;

  gboolean   working;
  int        month;
  int        from;
  int        day;
  gboolean   before;
  DtDay      since;
  DtDay      until;
} DtDeadlineRule;

DtDeadlineRule *dt_deadline_rule_parse  (const char *text, GError **error);
char           *dt_deadline_rule_format (const DtDeadlineRule *self);
void            dt_deadline_rule_free   (DtDeadlineRule *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtDeadlineRule, dt_deadline_rule_free)

/* The day that a part or a count leads to. */
DtDay           dt_deadline_rule_get_day (const DtDeadlineRule *self, DtDay anchor_day, DtWorkCalendar *calendar);

/* One turn of a recurring rule. */
typedef struct
{
  DtDay opens;      /* "từ ngày 1": the first day; DT_DAY_NONE where the rule names none */
  DtDay named;      /* the day named */
} DtOccurrence;

/* The turns whose day named lies from first to last, both counted; at most max. Element type DtOccurrence. */
GArray         *dt_deadline_rule_list   (const DtDeadlineRule *self, DtDay first, DtDay last, guint max, DtWorkCalendar *calendar);

/* Names of the turn: "2024-08", "2024-W32", "2024-Q3", "2024-08-12"; and for a person: "August 2024" */
char           *dt_deadline_rule_turn_key   (const DtDeadlineRule *self, DtDay named);
char           *dt_deadline_rule_turn_title (const DtDeadlineRule *self, DtDay named);

/* In words: "5 working days after receipt (22/7/2024)". @anchor_day: DT_DAY_NONE where it is not known. */
char           *dt_deadline_rule_label  (const DtDeadlineRule *self, DtDay anchor_day);

G_END_DECLS
