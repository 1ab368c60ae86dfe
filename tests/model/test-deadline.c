/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "dt-deadline.h"
#include "dt-error.h"
#include "dt-test.h"

static DtDay
last_day (DtBound     bound,
          const char *named,
          int         time,
          gboolean    include_named)
{
  g_autoptr(DtDeadline) deadline = dt_deadline_new (bound, named != NULL ? dt_test_day (named) : DT_DAY_NONE, time, "x");

  return dt_deadline_get_last_day (deadline, include_named);
}

static void
test_bounds (void)
{
  /* trước ngày 25/8/2024 */
  dt_test_assert_day (last_day (DT_BOUND_BEFORE, "2024-08-25", DT_TIME_NONE, FALSE), "2024-08-24");
  dt_test_assert_day (last_day (DT_BOUND_BEFORE, "2024-08-25", DT_TIME_NONE, TRUE), "2024-08-25");
  /* trước 14 giờ 00 ngày 28/4/2020: on the day itself; trước 0 giờ: on the day before */
  dt_test_assert_day (last_day (DT_BOUND_BEFORE, "2020-04-28", 14 * 60, FALSE), "2020-04-28");
  dt_test_assert_day (last_day (DT_BOUND_BEFORE, "2020-04-28", 0, FALSE), "2020-04-27");
  /* chậm nhất ngày 25/8 */
  dt_test_assert_day (last_day (DT_BOUND_BY, "2024-08-25", DT_TIME_NONE, FALSE), "2024-08-25");
  dt_test_assert_day (last_day (DT_BOUND_BY, "2024-08-25", DT_TIME_NONE, TRUE), "2024-08-25");
  dt_test_assert_day (last_day (DT_BOUND_IN_MONTH, "2024-07-01", DT_TIME_NONE, FALSE), "2024-07-31");
  dt_test_assert_day (last_day (DT_BOUND_IN_MONTH, "2024-07-20", DT_TIME_NONE, FALSE), "2024-07-31");
  dt_test_assert_day (last_day (DT_BOUND_IN_QUARTER, "2024-07-01", DT_TIME_NONE, FALSE), "2024-09-30");
  dt_test_assert_day (last_day (DT_BOUND_PERIOD, "2024-07-29", DT_TIME_NONE, FALSE), "2024-07-29");
  dt_test_assert_day (last_day (DT_BOUND_RECURRING, "2024-07-20", DT_TIME_NONE, FALSE), "2024-07-20");
  dt_test_assert_day (last_day (DT_BOUND_RECURRING, NULL, DT_TIME_NONE, FALSE), "");
  dt_test_assert_day (last_day (DT_BOUND_STANDING, NULL, DT_TIME_NONE, FALSE), "");
  dt_test_assert_day (last_day (DT_BOUND_TEXT, NULL, DT_TIME_NONE, FALSE), "");
  dt_test_assert_day (last_day (DT_BOUND_NONE, NULL, DT_TIME_NONE, FALSE), "");
  dt_test_assert_day (dt_deadline_get_last_day (NULL, FALSE), "");
}

/* Each turn of a recurring rule is a task of its own: the rule itself is due on no day. */
static void
test_recurring_rule (void)
{
  g_autoptr(DtDeadline) deadline = dt_deadline_new (DT_BOUND_RECURRING, DT_DAY_NONE, DT_TIME_NONE, NULL);

  deadline->rule = g_strdup ("R/MONTHLY;DAY=20;BEFORE");
  g_assert_true (dt_deadline_check (deadline, NULL));
  dt_test_assert_day (dt_deadline_get_last_day (deadline, FALSE), "");
}

static void
test_named_first (void)
{
  g_autoptr(DtDeadline) month = dt_deadline_new (DT_BOUND_IN_MONTH, dt_test_day ("2024-02-29"), DT_TIME_NONE, NULL);
  g_autoptr(DtDeadline) quarter = dt_deadline_new (DT_BOUND_IN_QUARTER, dt_test_day ("2024-08-15"), DT_TIME_NONE, "");

  dt_test_assert_day (month->named_day, "2024-02-01");
  dt_test_assert_day (quarter->named_day, "2024-07-01");
  g_assert_null (quarter->words);
}

static void
test_periods (void)
{
  g_autoptr(DtWorkCalendar) calendar = dt_work_calendar_new (NULL, NULL);

  dt_test_assert_day (dt_deadline_in_month (2024, 7), "2024-07-31");
  dt_test_assert_day (dt_deadline_in_quarter (2024, 3), "2024-09-30");
  dt_test_assert_day (dt_deadline_in_quarter (2024, 5), "");
  dt_test_assert_day (dt_deadline_part_of_month (2024, 3, DT_PART_BEGIN), "2024-03-01");
  dt_test_assert_day (dt_deadline_part_of_month (2024, 2, DT_PART_MIDDLE), "2024-02-15");
  dt_test_assert_day (dt_deadline_part_of_month (2024, 2, DT_PART_END), "2024-02-29");
  dt_test_assert_day (dt_deadline_part_of_month (2024, 13, DT_PART_END), "");
  dt_test_assert_day (dt_deadline_part_of_year (2024, DT_PART_BEGIN), "2024-01-01");
  dt_test_assert_day (dt_deadline_part_of_year (2024, DT_PART_MIDDLE), "2024-06-30");
  dt_test_assert_day (dt_deadline_part_of_year (2024, DT_PART_END), "2024-12-31");

  dt_test_assert_day (dt_deadline_after (dt_test_day ("2024-07-22"), 5, DT_SPAN_WORKING_DAYS, calendar), "2024-07-29");
  dt_test_assert_day (dt_deadline_after (dt_test_day ("2024-08-29"), 5, DT_SPAN_WORKING_DAYS, calendar), "2024-09-09");
  dt_test_assert_day (dt_deadline_after (dt_test_day ("2024-04-25"), 4, DT_SPAN_WORKING_DAYS, calendar), "2024-05-04");
  dt_test_assert_day (dt_deadline_after (dt_test_day ("2025-01-20"), 10, DT_SPAN_DAYS, calendar), "2025-02-03");
  dt_test_assert_day (dt_deadline_after (dt_test_day ("2025-01-31"), 1, DT_SPAN_MONTHS, calendar), "2025-02-28");
  dt_test_assert_day (dt_deadline_after (DT_DAY_NONE, 1, DT_SPAN_MONTHS, calendar), "");
  dt_test_assert_day (dt_deadline_before_event (dt_test_day ("2021-05-23"), 105), "2021-02-07");
  dt_test_assert_day (dt_deadline_before_event (DT_DAY_NONE, 105), "");
}

/* The same count when the swap of 29/4 against Saturday 04/5 has not been entered. */
static void
test_unknown_swap (void)
{
  g_autoptr(GPtrArray) days = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_calendar_day_free);
  g_autoptr(GArray) years = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr(DtWorkCalendar) calendar = NULL;
  int year = 2024;

  for (DtDay day = dt_test_day ("2024-04-29"); day <= dt_test_day ("2024-05-01"); day++)
    g_ptr_array_add (days, dt_calendar_day_new (day, DT_CALENDAR_HOLIDAY, NULL));
  g_array_append_val (years, year);
  calendar = dt_work_calendar_new (days, years);

  dt_test_assert_day (dt_deadline_after (dt_test_day ("2024-04-25"), 4, DT_SPAN_WORKING_DAYS, calendar), "2024-05-06");
}

static void
test_check (void)
{
  static const struct
  {
    DtBound     bound;
    int         day;
    int         time;
    const char *words;
    gboolean    valid;
  } cases[] = {
    { DT_BOUND_BEFORE, 739123, DT_TIME_NONE, NULL, TRUE },
    { DT_BOUND_BEFORE, 739123, 990, NULL, TRUE },
    { DT_BOUND_BEFORE, 0, DT_TIME_NONE, "trước ngày", FALSE },
    { DT_BOUND_BY, 0, DT_TIME_NONE, NULL, FALSE },
    { DT_BOUND_IN_MONTH, 0, DT_TIME_NONE, NULL, FALSE },
    { DT_BOUND_IN_QUARTER, 0, DT_TIME_NONE, NULL, FALSE },
    { DT_BOUND_PERIOD, 0, DT_TIME_NONE, NULL, FALSE },
    { DT_BOUND_RECURRING, 0, DT_TIME_NONE, NULL, TRUE },
    { DT_BOUND_RECURRING, 739123, DT_TIME_NONE, NULL, TRUE },
    { DT_BOUND_STANDING, 0, DT_TIME_NONE, "thường xuyên", TRUE },
    { DT_BOUND_STANDING, 739123, DT_TIME_NONE, NULL, FALSE },
    { DT_BOUND_TEXT, 0, DT_TIME_NONE, "theo kỳ họp", TRUE },
    { DT_BOUND_TEXT, 0, DT_TIME_NONE, NULL, FALSE },
    { DT_BOUND_NONE, 0, DT_TIME_NONE, NULL, TRUE },
    { DT_BOUND_NONE, 739123, DT_TIME_NONE, NULL, FALSE },
    { DT_BOUND_NONE, 0, 990, NULL, FALSE },
    { DT_BOUND_BY, 739123, 1440, NULL, FALSE },
    { DT_BOUND_BY, 739123, -2, NULL, FALSE },
    { DT_BOUND_BY, -5, DT_TIME_NONE, NULL, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(DtDeadline) deadline = dt_deadline_new (cases[i].bound, cases[i].day, cases[i].time, cases[i].words);
      g_autoptr(GError) error = NULL;

      g_assert_cmpint (dt_deadline_check (deadline, &error), ==, cases[i].valid);
      if (cases[i].valid)
        g_assert_no_error (error);
      else
        g_assert_error (error, DT_ERROR, DT_ERROR_INVALID);
    }
}

static void
test_explain (void)
{
  g_autoptr(DtDeadline) before = dt_deadline_new (DT_BOUND_BEFORE, dt_test_day ("2024-08-25"), DT_TIME_NONE,
                                                  "trước ngày 25/8/2024");
  g_autoptr(DtDeadline) standing = dt_deadline_new (DT_BOUND_STANDING, DT_DAY_NONE, DT_TIME_NONE, "thường xuyên");
  g_autoptr(DtDeadline) none = dt_deadline_new (DT_BOUND_NONE, DT_DAY_NONE, DT_TIME_NONE, NULL);
  DtDay today = dt_test_day ("2024-08-12");

  dt_test_assert_string (dt_deadline_explain (before, dt_test_day ("2024-08-24"), NULL, today),
                         "“trước ngày 25/8/2024” → last day Saturday 24/8; last working day Friday 23/8");
  dt_test_assert_string (dt_deadline_explain (before, dt_test_day ("2024-08-09"), NULL, today),
                         "“trước ngày 25/8/2024” → last day Friday 09/8");
  dt_test_assert_string (dt_deadline_explain (none, dt_test_day ("2024-08-09"), NULL, today), "Last day Friday 09/8");
  dt_test_assert_string (dt_deadline_explain (none, dt_test_day ("2024-09-02"), NULL, today),
                         "Last day Monday 02/9; last working day Friday 30/8");
  dt_test_assert_string (dt_deadline_explain (standing, DT_DAY_NONE, NULL, today),
                         "“thường xuyên”: a standing duty without a last day");
  dt_test_assert_string (dt_deadline_explain (none, DT_DAY_NONE, NULL, today), "No deadline");

  /* Without words of its own it is told by its bound and the day that is named. */
  g_clear_pointer (&before->words, g_free);
  dt_test_assert_string (dt_deadline_explain (before, dt_test_day ("2024-08-24"), NULL, today),
                         "before 25/8/2024 → last day Saturday 24/8; last working day Friday 23/8");
  before->bound = DT_BOUND_BY;
  before->named_time = 16 * 60 + 30;
  dt_test_assert_string (dt_deadline_explain (before, dt_test_day ("2024-08-26"), NULL, today),
                         "by 25/8/2024 → last day 16:30, Monday 26/8");
}

/* A sentence leans on every year it counts through, not only on that of its last day. */
static void
test_explain_unsure (void)
{
  g_autoptr(DtDeadline) counted = dt_deadline_new (DT_BOUND_PERIOD, DT_DAY_NONE, DT_TIME_NONE, NULL);
  DtDay today = dt_test_day ("2024-08-12");

  counted->rule = g_strdup ("P10WD@2026-12-28");
  dt_test_assert_string (dt_deadline_explain (counted, dt_deadline_compute (counted, FALSE, NULL), NULL, today),
                         "10 working days after 28/12/2026 → last day Tuesday 12/01/2027 (no official holidays yet)");
  /* The other way: 2025 and 2026 were announced, so nothing is unsure. */
  g_free (counted->rule);
  counted->rule = g_strdup ("P5WD@2025-12-29");
  dt_test_assert_string (dt_deadline_explain (counted, dt_deadline_compute (counted, FALSE, NULL), NULL, today),
                         "5 working days after 29/12/2025 → last day Wednesday 07/01/2026");
}

static void
test_copy (void)
{
  g_autoptr(DtDeadline) deadline = dt_deadline_new (DT_BOUND_RECURRING, dt_test_day ("2024-08-20"), 990, "hằng tháng");
  g_autoptr(DtDeadline) copy = NULL;

  deadline->rule = g_strdup ("R/DAILY");
  copy = dt_deadline_copy (deadline);
  dt_deadline_clear (deadline);

  g_assert_cmpint (copy->bound, ==, DT_BOUND_RECURRING);
  g_assert_cmpint (copy->named_time, ==, 990);
  g_assert_cmpstr (copy->words, ==, "hằng tháng");
  g_assert_cmpstr (copy->rule, ==, "R/DAILY");
  g_assert_cmpint (deadline->bound, ==, DT_BOUND_NONE);
  g_assert_cmpint (deadline->named_time, ==, DT_TIME_NONE);
  g_assert_true (dt_deadline_check (deadline, NULL));
  g_assert_null (dt_deadline_copy (NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/deadline/bounds", test_bounds);
  g_test_add_func ("/model/deadline/recurring-rule", test_recurring_rule);
  g_test_add_func ("/model/deadline/named-first", test_named_first);
  g_test_add_func ("/model/deadline/periods", test_periods);
  g_test_add_func ("/model/deadline/unknown-swap", test_unknown_swap);
  g_test_add_func ("/model/deadline/check", test_check);
  g_test_add_func ("/model/deadline/explain", test_explain);
  g_test_add_func ("/model/deadline/explain-unsure", test_explain_unsure);
  g_test_add_func ("/model/deadline/copy", test_copy);

  return g_test_run ();
}
