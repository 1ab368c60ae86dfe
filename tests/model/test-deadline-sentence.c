/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The sentence of every kind of deadline, in both languages. */

#include "dt-deadline.h"
#include "dt-test.h"

typedef struct
{
  DtBound     bound;
  const char *words;
  const char *named;     /* the day named */
  int         time;
  const char *rule;
  const char *anchor;    /* the day counted from, where the rule does not name it */
  const char *english;
  const char *vietnamese;
} Case;

/* Bounds: with words, without, with a time of day. */
static const Case bounds[] = {
  { DT_BOUND_BEFORE, "trước ngày 25/8/2024", "2024-08-25", DT_TIME_NONE, NULL, NULL,
    "“trước ngày 25/8/2024” → last day Saturday 24/8; last working day Friday 23/8",
    "“trước ngày 25/8/2024” → hạn cuối thứ Bảy 24/8; ngày làm việc cuối: thứ Sáu 23/8" },
  { DT_BOUND_BEFORE, NULL, "2024-08-25", DT_TIME_NONE, NULL, NULL,
    "before 25/8/2024 → last day Saturday 24/8; last working day Friday 23/8",
    "trước ngày 25/8/2024 → hạn cuối thứ Bảy 24/8; ngày làm việc cuối: thứ Sáu 23/8" },
  { DT_BOUND_BY, "chậm nhất ngày 30/8/2024", "2024-08-30", DT_TIME_NONE, NULL, NULL,
    "“chậm nhất ngày 30/8/2024” → last day Friday 30/8",
    "“chậm nhất ngày 30/8/2024” → hạn cuối thứ Sáu 30/8" },
  { DT_BOUND_BY, NULL, "2024-08-30", 16 * 60 + 30, NULL, NULL,
    "by 30/8/2024 → last day 16:30, Friday 30/8",
    "chậm nhất ngày 30/8/2024 → hạn cuối 16:30, thứ Sáu 30/8" },
  { DT_BOUND_BEFORE, "trước 14 giờ 00 ngày 28/8/2024", "2024-08-28", 14 * 60, NULL, NULL,
    "“trước 14 giờ 00 ngày 28/8/2024” → last day 14:00, Wednesday 28/8",
    "“trước 14 giờ 00 ngày 28/8/2024” → hạn cuối 14:00, thứ Tư 28/8" },
  { DT_BOUND_IN_MONTH, "trong tháng 7/2024", "2024-07-01", DT_TIME_NONE, NULL, NULL,
    "“trong tháng 7/2024” → last day Wednesday 31/7",
    "“trong tháng 7/2024” → hạn cuối thứ Tư 31/7" },
  { DT_BOUND_IN_MONTH, NULL, "2024-08-01", DT_TIME_NONE, NULL, NULL,
    "in month 8/2024 → last day Saturday 31/8; last working day Friday 30/8",
    "trong tháng 8/2024 → hạn cuối thứ Bảy 31/8; ngày làm việc cuối: thứ Sáu 30/8" },
  { DT_BOUND_IN_QUARTER, "trong quý III/2024", "2024-07-01", DT_TIME_NONE, NULL, NULL,
    "“trong quý III/2024” → last day Monday 30/9",
    "“trong quý III/2024” → hạn cuối thứ Hai 30/9" },
  { DT_BOUND_IN_QUARTER, NULL, "2024-07-01", DT_TIME_NONE, NULL, NULL,
    "in quarter III/2024 → last day Monday 30/9",
    "trong quý III/2024 → hạn cuối thứ Hai 30/9" },
  { DT_BOUND_PERIOD, "trước bầu cử 30 ngày", "2024-10-25", DT_TIME_NONE, "-P30D@event", NULL,
    "“trước bầu cử 30 ngày” → 30 days before the event on 25/10/2024 → last day Wednesday 25/9",
    "“trước bầu cử 30 ngày” → 30 ngày trước ngày diễn ra sự kiện (25/10/2024) → hạn cuối thứ Tư 25/9" },
  { DT_BOUND_PERIOD, NULL, "2024-10-25", DT_TIME_NONE, "-P1M@event", NULL,
    "1 month before the event on 25/10/2024 → last day Wednesday 25/9",
    "1 tháng trước ngày diễn ra sự kiện (25/10/2024) → hạn cuối thứ Tư 25/9" },
  { DT_BOUND_STANDING, "thường xuyên", NULL, DT_TIME_NONE, NULL, NULL,
    "“thường xuyên”: a standing duty without a last day",
    "“thường xuyên”: việc thường xuyên, không có ngày cuối" },
  { DT_BOUND_STANDING, NULL, NULL, DT_TIME_NONE, NULL, NULL,
    "A standing duty without a last day",
    "Việc thường xuyên, không có ngày cuối" },
  { DT_BOUND_TEXT, "theo kỳ họp", NULL, DT_TIME_NONE, NULL, NULL,
    "“theo kỳ họp”: no day can be counted from these words",
    "“theo kỳ họp”: không tính được ngày từ nguyên văn này" },
  { DT_BOUND_NONE, NULL, NULL, DT_TIME_NONE, NULL, NULL,
    "No deadline",
    "Không có thời hạn" },
};

/* Rules: parts of every period, counts of every span from every anchor, turns of every cycle. */
static const Case rules[] = {
  { DT_BOUND_PERIOD, NULL, NULL, DT_TIME_NONE, "2024-09/BEGIN", NULL,
    "beginning of month 9/2024 → last day Sunday 01/9; last working day Friday 30/8",
    "đầu tháng 9/2024 → hạn cuối Chủ nhật 01/9; ngày làm việc cuối: thứ Sáu 30/8" },
  { DT_BOUND_PERIOD, NULL, NULL, DT_TIME_NONE, "2024-09/MIDDLE", NULL,
    "middle of month 9/2024 → last day Sunday 15/9; last working day Friday 13/9",
    "giữa tháng 9/2024 → hạn cuối Chủ nhật 15/9; ngày làm việc cuối: thứ Sáu 13/9" },
  { DT_BOUND_PERIOD, NULL, NULL, DT_TIME_NONE, "2024-09/END", NULL,
    "end of month 9/2024 → last day Monday 30/9",
    "cuối tháng 9/2024 → hạn cuối thứ Hai 30/9" },
  { DT_BOUND_PERIOD, NULL, NULL, DT_TIME_NONE, "2024-Q4/BEGIN", NULL,
    "beginning of quarter IV/2024 → last day Tuesday 01/10",
    "đầu quý IV/2024 → hạn cuối thứ Ba 01/10" },
  { DT_BOUND_PERIOD, NULL, NULL, DT_TIME_NONE, "2024-Q4/MIDDLE", NULL,
    "middle of quarter IV/2024 → last day Friday 15/11",
    "giữa quý IV/2024 → hạn cuối thứ Sáu 15/11" },
  { DT_BOUND_PERIOD, NULL, NULL, DT_TIME_NONE, "2024-Q3/END", NULL,
    "end of quarter III/2024 → last day Monday 30/9",
    "cuối quý III/2024 → hạn cuối thứ Hai 30/9" },
  { DT_BOUND_PERIOD, NULL, NULL, DT_TIME_NONE, "2024-H2/BEGIN", NULL,
    "beginning of the second half of 2024 → last day Monday 01/7",
    "đầu 6 tháng cuối năm 2024 → hạn cuối thứ Hai 01/7" },
  { DT_BOUND_PERIOD, NULL, NULL, DT_TIME_NONE, "2024-H2/MIDDLE", NULL,
    "middle of the second half of 2024 → last day Monday 30/9",
    "giữa 6 tháng cuối năm 2024 → hạn cuối thứ Hai 30/9" },
  { DT_BOUND_PERIOD, NULL, NULL, DT_TIME_NONE, "2024-H1/END", NULL,
    "end of the first half of 2024 → last day Sunday 30/6; last working day Friday 28/6",
    "hết 6 tháng đầu năm 2024 → hạn cuối Chủ nhật 30/6; ngày làm việc cuối: thứ Sáu 28/6" },
  { DT_BOUND_PERIOD, NULL, NULL, DT_TIME_NONE, "2024/BEGIN", NULL,
    "beginning of the year 2024 → last day Monday 01/01; last working day Friday 29/12/2023 (no official holidays yet)",
    "đầu năm 2024 → hạn cuối thứ Hai 01/01; ngày làm việc cuối: thứ Sáu 29/12/2023 (chưa có lịch nghỉ chính thức)" },
  { DT_BOUND_PERIOD, NULL, NULL, DT_TIME_NONE, "2024/MIDDLE", NULL,
    "middle of the year 2024 → last day Sunday 30/6; last working day Friday 28/6",
    "giữa năm 2024 → hạn cuối Chủ nhật 30/6; ngày làm việc cuối: thứ Sáu 28/6" },
  { DT_BOUND_PERIOD, NULL, NULL, DT_TIME_NONE, "2024/END", NULL,
    "end of the year 2024 → last day Tuesday 31/12",
    "cuối năm 2024 → hạn cuối thứ Ba 31/12" },
  { DT_BOUND_PERIOD, NULL, NULL, DT_TIME_NONE, "P10D@2024-08-12", NULL,
    "10 days after 12/8/2024 → last day Thursday 22/8",
    "10 ngày kể từ 12/8/2024 → hạn cuối thứ Năm 22/8" },
  { DT_BOUND_PERIOD, NULL, NULL, DT_TIME_NONE, "P5WD@received", "2024-08-29",
    "5 working days after receipt on 29/8/2024 → last day Monday 09/9",
    "5 ngày làm việc kể từ ngày nhận được (29/8/2024) → hạn cuối thứ Hai 09/9" },
  { DT_BOUND_PERIOD, NULL, NULL, DT_TIME_NONE, "P1M@issued", "2024-08-12",
    "1 month after the date of the directive on 12/8/2024 → last day Thursday 12/9",
    "1 tháng kể từ ngày ban hành văn bản (12/8/2024) → hạn cuối thứ Năm 12/9" },
  { DT_BOUND_PERIOD, NULL, NULL, DT_TIME_NONE, "-P30D@event", NULL,
    "Counted: 30 days before the event, whose day is not known yet",
    "Tính theo: 30 ngày trước ngày diễn ra sự kiện, ngày này chưa biết" },
  { DT_BOUND_PERIOD, NULL, NULL, DT_TIME_NONE, "-P3WD@event", NULL,
    "Counted: 3 working days before the event, whose day is not known yet",
    "Tính theo: 3 ngày làm việc trước ngày diễn ra sự kiện, ngày này chưa biết" },
  { DT_BOUND_PERIOD, NULL, NULL, DT_TIME_NONE, "-P1M@event", NULL,
    "Counted: 1 month before the event, whose day is not known yet",
    "Tính theo: 1 tháng trước ngày diễn ra sự kiện, ngày này chưa biết" },
  { DT_BOUND_PERIOD, NULL, NULL, DT_TIME_NONE, "P2D@done:#1", "2024-08-12",
    "2 days after the other task is done on 12/8/2024 → last day Wednesday 14/8",
    "2 ngày kể từ ngày hoàn thành nhiệm vụ kia (12/8/2024) → hạn cuối thứ Tư 14/8" },
  { DT_BOUND_PERIOD, NULL, NULL, DT_TIME_NONE, "-P5D@due:#3", "2024-08-30",
    "5 days before the deadline of the other task on 30/8/2024 → last day Sunday 25/8; last working day Friday 23/8",
    "5 ngày trước hạn của nhiệm vụ kia (30/8/2024) → hạn cuối Chủ nhật 25/8; ngày làm việc cuối: thứ Sáu 23/8" },
  { DT_BOUND_PERIOD, NULL, NULL, DT_TIME_NONE, "P5D@event", NULL,
    "Counted: 5 days after the event, whose day is not known yet",
    "Tính theo: 5 ngày kể từ ngày diễn ra sự kiện, ngày này chưa biết" },
  { DT_BOUND_PERIOD, NULL, NULL, DT_TIME_NONE, "-P5D@due:#3", NULL,
    "Counted: 5 days before the deadline of the other task, whose day is not known yet",
    "Tính theo: 5 ngày trước hạn của nhiệm vụ kia, ngày này chưa biết" },
  { DT_BOUND_RECURRING, NULL, NULL, DT_TIME_NONE, "R/DAILY", NULL,
    "Recurs: every day; each time is a task of its own",
    "Định kỳ: hằng ngày; mỗi kỳ là một nhiệm vụ riêng" },
  { DT_BOUND_RECURRING, NULL, NULL, DT_TIME_NONE, "R/DAILY;WORKING", NULL,
    "Recurs: every working day; each time is a task of its own",
    "Định kỳ: mỗi ngày làm việc; mỗi kỳ là một nhiệm vụ riêng" },
  { DT_BOUND_RECURRING, NULL, NULL, DT_TIME_NONE, "R/WEEKLY;DAY=FR", NULL,
    "Recurs: every week by Friday; each time is a task of its own",
    "Định kỳ: hằng tuần, chậm nhất thứ Sáu; mỗi kỳ là một nhiệm vụ riêng" },
  { DT_BOUND_RECURRING, NULL, NULL, DT_TIME_NONE, "R/WEEKLY;FROM=MO;DAY=WE", NULL,
    "Recurs: every week from Monday to Wednesday; each time is a task of its own",
    "Định kỳ: hằng tuần, từ thứ Hai đến thứ Tư; mỗi kỳ là một nhiệm vụ riêng" },
  { DT_BOUND_RECURRING, NULL, NULL, DT_TIME_NONE, "R/MONTHLY;DAY=20;BEFORE", NULL,
    "Recurs: every month before day 20; each time is a task of its own",
    "Định kỳ: hằng tháng, trước ngày 20; mỗi kỳ là một nhiệm vụ riêng" },
  { DT_BOUND_RECURRING, NULL, NULL, DT_TIME_NONE, "R/MONTHLY;DAY=LAST", NULL,
    "Recurs: every month by the last day of the month; each time is a task of its own",
    "Định kỳ: hằng tháng, chậm nhất ngày cuối tháng; mỗi kỳ là một nhiệm vụ riêng" },
  { DT_BOUND_RECURRING, NULL, NULL, DT_TIME_NONE, "R/QUARTERLY;MONTH=3;DAY=15", NULL,
    "Recurs: every quarter by day 15 of its month 3; each time is a task of its own",
    "Định kỳ: hằng quý, chậm nhất ngày 15 của tháng thứ 3; mỗi kỳ là một nhiệm vụ riêng" },
  { DT_BOUND_RECURRING, NULL, NULL, DT_TIME_NONE, "R/QUARTERLY;DAY=LAST;BEFORE", NULL,
    "Recurs: every quarter before the last day of its month 3; each time is a task of its own",
    "Định kỳ: hằng quý, trước ngày cuối của tháng thứ 3; mỗi kỳ là một nhiệm vụ riêng" },
  { DT_BOUND_RECURRING, NULL, NULL, DT_TIME_NONE, "R/HALFYEARLY;MONTH=6;DAY=LAST", NULL,
    "Recurs: every half-year by the last day of its month 6; each time is a task of its own",
    "Định kỳ: 6 tháng một lần, chậm nhất ngày cuối của tháng thứ 6; mỗi kỳ là một nhiệm vụ riêng" },
  { DT_BOUND_RECURRING, NULL, NULL, DT_TIME_NONE, "R/HALFYEARLY;MONTH=6;DAY=15;BEFORE", NULL,
    "Recurs: every half-year before day 15 of its month 6; each time is a task of its own",
    "Định kỳ: 6 tháng một lần, trước ngày 15 của tháng thứ 6; mỗi kỳ là một nhiệm vụ riêng" },
  { DT_BOUND_RECURRING, NULL, NULL, DT_TIME_NONE, "R/YEARLY;MONTH=12;DAY=15", NULL,
    "Recurs: every year by 15/12; each time is a task of its own",
    "Định kỳ: hằng năm, chậm nhất ngày 15/12; mỗi kỳ là một nhiệm vụ riêng" },
  { DT_BOUND_RECURRING, NULL, NULL, DT_TIME_NONE, "R/YEARLY;DAY=LAST;BEFORE", NULL,
    "Recurs: every year before the last day of month 12; each time is a task of its own",
    "Định kỳ: hằng năm, trước ngày cuối tháng 12; mỗi kỳ là một nhiệm vụ riêng" },
};

static char *
explain (const Case *self)
{
  g_autoptr(DtDeadline) deadline = dt_deadline_new (self->bound, self->named != NULL ? dt_test_day (self->named) : DT_DAY_NONE,
                                                    self->time, self->words);

  deadline->rule = g_strdup (self->rule);
  deadline->anchor_day = self->anchor != NULL ? dt_test_day (self->anchor) : DT_DAY_NONE;
  g_assert_true (dt_deadline_check (deadline, NULL));

  return dt_deadline_explain (deadline, dt_deadline_compute (deadline, FALSE, NULL), NULL, dt_test_day ("2024-08-12"));
}

static void
test_english (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bounds); i++)
    dt_test_assert_string (explain (&bounds[i]), bounds[i].english);
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    dt_test_assert_string (explain (&rules[i]), rules[i].english);
}

static void
test_vietnamese (void)
{
  if (!dt_test_use_vietnamese ())
    return;

  for (gsize i = 0; i < G_N_ELEMENTS (bounds); i++)
    dt_test_assert_string (explain (&bounds[i]), bounds[i].vietnamese);
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    dt_test_assert_string (explain (&rules[i]), rules[i].vietnamese);
}

/* In this order: there is no way back from a language. */
int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/deadline-sentence/english", test_english);
  g_test_add_func ("/model/deadline-sentence/vietnamese", test_vietnamese);

  return g_test_run ();
}
