/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-schedule-change.h"
#include "dt-test.h"

typedef struct
{
  DtScheduleRule rule;
  const char    *day;
  const char    *expected;
  const char    *label;
} Case;

static const Case cases[] = {
  /* sớm hơn 15 ngày so với 31/8/2024 */
  { { DT_CHANGE_ACCELERATE, 15, DT_SPAN_DAYS, 0, DT_DAY_OFF_KEEP }, "2024-08-31", "2024-08-16", "−15 days" },
  { { DT_CHANGE_ACCELERATE, 1, DT_SPAN_DAYS, 0, DT_DAY_OFF_KEEP }, "2024-08-26", "2024-08-25", "−1 day" },
  { { DT_CHANGE_ACCELERATE, 1, DT_SPAN_DAYS, 0, DT_DAY_OFF_PREVIOUS }, "2024-08-26", "2024-08-23", "−1 day" },
  { { DT_CHANGE_ACCELERATE, 1, DT_SPAN_DAYS, 0, DT_DAY_OFF_NEXT }, "2024-08-26", "2024-08-26", "−1 day" },
  { { DT_CHANGE_ACCELERATE, 5, DT_SPAN_WORKING_DAYS, 0, DT_DAY_OFF_KEEP }, "2024-09-05", "2024-08-27", "−5 working days" },
  { { DT_CHANGE_ACCELERATE, 1, DT_SPAN_MONTHS, 0, DT_DAY_OFF_KEEP }, "2024-03-31", "2024-02-29", "−1 month" },
  { { DT_CHANGE_POSTPONE, 5, DT_SPAN_WORKING_DAYS, 0, DT_DAY_OFF_KEEP }, "2024-08-29", "2024-09-09", "+5 working days" },
  { { DT_CHANGE_POSTPONE, 2, DT_SPAN_DAYS, 0, DT_DAY_OFF_NEXT }, "2024-08-29", "2024-09-04", "+2 days" },
  { { DT_CHANGE_EXTEND, 2, DT_SPAN_MONTHS, 0, DT_DAY_OFF_KEEP }, "2024-12-31", "2025-02-28", "+2 months" },
};

static void
test_cases (void)
{
  g_autoptr(DtWorkCalendar) calendar = dt_work_calendar_new (NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      dt_test_assert_day (dt_schedule_rule_apply (&cases[i].rule, dt_test_day (cases[i].day), calendar),
                          cases[i].expected);
      dt_test_assert_string (dt_schedule_rule_label (&cases[i].rule), cases[i].label);
      dt_test_assert_day (dt_schedule_rule_apply (&cases[i].rule, DT_DAY_NONE, calendar), "");
    }
}

static void
test_fix (void)
{
  DtScheduleRule rule = { DT_CHANGE_FIX, 0, DT_SPAN_DAYS, dt_test_day ("2024-08-15"), DT_DAY_OFF_KEEP };
  DtDay day = dt_test_day ("2024-09-20");

  dt_test_assert_day (dt_schedule_rule_apply (&rule, day, NULL), "2024-08-15");
  dt_test_assert_string (dt_schedule_rule_label (&rule), "→ 15/8/2024");

  rule.kind = DT_CHANGE_CORRECT;
  dt_test_assert_day (dt_schedule_rule_apply (&rule, day, NULL), "2024-08-15");
  dt_test_assert_string (dt_schedule_rule_label (&rule), "→ 15/8/2024");

  /* A fixed Sunday goes where the rule for days off says. */
  rule.fixed_day = dt_test_day ("2024-08-25");
  rule.day_off = DT_DAY_OFF_PREVIOUS;
  dt_test_assert_day (dt_schedule_rule_apply (&rule, day, NULL), "2024-08-23");

  rule.kind = DT_CHANGE_FIX;
  rule.fixed_day = DT_DAY_NONE;
  dt_test_assert_day (dt_schedule_rule_apply (&rule, day, NULL), "2024-09-20");
}

/* A day that does not move is not pushed off a day off either. */
static void
test_nothing (void)
{
  DtScheduleRule rule = { DT_CHANGE_POSTPONE, 0, DT_SPAN_DAYS, DT_DAY_NONE, DT_DAY_OFF_NEXT };

  dt_test_assert_day (dt_schedule_rule_apply (&rule, dt_test_day ("2024-08-25"), NULL), "2024-08-25");
}

/* Earlier is earlier, later is later, and calendar days can be taken back. */
static void
test_property (void)
{
  for (int i = 0; i < 5000; i++)
    {
      DtDay day = g_test_rand_int_range (dt_day_new (2000, 1, 1), dt_day_new (2090, 1, 1));
      DtScheduleRule rule = { DT_CHANGE_ACCELERATE, g_test_rand_int_range (1, 60),
                              (DtSpanUnit) g_test_rand_int_range (0, 3), DT_DAY_NONE, DT_DAY_OFF_KEEP };
      DtDay earlier = dt_schedule_rule_apply (&rule, day, NULL);
      DtDay back;

      g_assert_cmpint (earlier, <, day);
      rule.kind = DT_CHANGE_POSTPONE;
      g_assert_cmpint (dt_schedule_rule_apply (&rule, day, NULL), >, day);
      back = dt_schedule_rule_apply (&rule, earlier, NULL);
      if (rule.unit == DT_SPAN_DAYS)
        g_assert_cmpint (back, ==, day);

      rule.day_off = DT_DAY_OFF_PREVIOUS;
      g_assert_true (dt_work_calendar_is_working (NULL, dt_schedule_rule_apply (&rule, day, NULL)));
      rule.day_off = DT_DAY_OFF_NEXT;
      g_assert_true (dt_work_calendar_is_working (NULL, dt_schedule_rule_apply (&rule, day, NULL)));
    }
}

static void
test_preview (void)
{
  g_autoptr(DtChangePreview) preview = g_new0 (DtChangePreview, 1);
  DtMovePreview *move = g_new0 (DtMovePreview, 1);

  move->clause = g_strdup ("mục 1");
  move->title = g_strdup ("Báo cáo");
  preview->moves = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_move_preview_free);
  g_ptr_array_add (preview->moves, move);
  dt_move_preview_free (NULL);
  dt_change_preview_free (NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/schedule-change/cases", test_cases);
  g_test_add_func ("/model/schedule-change/fix", test_fix);
  g_test_add_func ("/model/schedule-change/nothing", test_nothing);
  g_test_add_func ("/model/schedule-change/property", test_property);
  g_test_add_func ("/model/schedule-change/preview", test_preview);

  return g_test_run ();
}
