/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-deadline-rule.h"

G_BEGIN_DECLS

/**
 * DtDeadline:
 * @bound: how the day named limits
 * @words: the words of the directive ("trước ngày 25/8/2024"), or NULL
 * @named_day: the day named; of a month or a quarter its first day; of a period its end
 * @named_time: minutes since midnight, or DT_TIME_NONE
 * @rule: the canonical text of a #DtDeadlineRule where the day is counted or recurs, else NULL; then @named_day is
 *   at most the day of the event that it counts from
 * @anchor_day: the day that @rule counts from where another part of the register knows it (receipt, another task);
 *   filled in by the register, never stored
 *
 * What a directive says about when. formats.md §4.
 */
typedef struct
{
  DtBound  bound;
  char    *words;
  DtDay    named_day;
  int      named_time;
  char    *rule;
  DtDay    anchor_day;
} DtDeadline;

DtDeadline *dt_deadline_new      (DtBound bound, DtDay named_day, int named_time, const char *words);
DtDeadline *dt_deadline_copy     (const DtDeadline *self);
void        dt_deadline_free     (DtDeadline *self);
void        dt_deadline_clear    (DtDeadline *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtDeadline, dt_deadline_free)

/* The last day that is still in time. DT_DAY_NONE for standing, text, none, recurring by rule, and as long as the day
 * counted from is not known. include_named: the office's setting "tính cả ngày nêu trong văn bản". */
DtDay       dt_deadline_compute      (const DtDeadline *self, gboolean include_named, DtWorkCalendar *calendar);
DtDay       dt_deadline_get_last_day (const DtDeadline *self, gboolean include_named);
DtDay       dt_deadline_get_anchor_day (const DtDeadline *self, const DtDeadlineRule *rule);
/* FALSE with DT_ERROR_INVALID when bound and days do not go together (a `before` without a day, …). */
gboolean    dt_deadline_check        (const DtDeadline *self, GError **error);
/* One sentence: “trước ngày 25/8/2024” → last day Saturday 24/8; last working day: Friday 23/8 */
char       *dt_deadline_explain      (const DtDeadline *self, DtDay last_day, DtWorkCalendar *calendar, DtDay today);

/* Period arithmetic of Civil Code arts. 146–148; all pure. */
DtDay       dt_deadline_in_month     (int year, int month);
DtDay       dt_deadline_in_quarter   (int year, int quarter);
DtDay       dt_deadline_part_of_month (int year, int month, DtPart part);
DtDay       dt_deadline_part_of_year  (int year, DtPart part);
DtDay       dt_deadline_after        (DtDay from, int n, DtSpanUnit unit, DtWorkCalendar *calendar);
DtDay       dt_deadline_before_event (DtDay event, int days);

G_END_DECLS
