/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The words of the model in Vietnamese, through the real translation. */

#include "dt-lunar.h"
#include "dt-schedule-change.h"
#include "dt-state.h"
#include "dt-test.h"

static void
test_states (void)
{
  static const char *const labels[DT_N_STATES] = {
    "Quá hạn", "Đến hạn hôm nay", "Sắp đến hạn", "Trả lại", "Đang thực hiện", "Chưa bắt đầu", "Chờ duyệt", "Đúng hạn",
    "Hoàn thành trễ", "Tạm dừng", "Đã huỷ", "Thường xuyên",
  };
  DtDay today = dt_test_day ("2024-08-12");

  if (!dt_test_use_vietnamese ())
    return;

  for (int state = 0; state < DT_N_STATES; state++)
    g_assert_cmpstr (dt_state_label ((DtState) state), ==, labels[state]);

  dt_test_assert_string (dt_state_time_left (DT_STATE_OVERDUE, today - 3, 0, today), "trễ 3 ngày");
  dt_test_assert_string (dt_state_time_left (DT_STATE_TODAY, today, 0, today), "hôm nay");
  dt_test_assert_string (dt_state_time_left (DT_STATE_IDLE, today + 9, 0, today), "còn 9 ngày");
  dt_test_assert_string (dt_state_time_left (DT_STATE_HANDED, today + 9, today, today), "chờ duyệt");
  dt_test_assert_string (dt_state_time_left (DT_STATE_DONE, today, today - 1, today), "sớm 1 ngày");
  dt_test_assert_string (dt_state_time_left (DT_STATE_DONE, today, today, today), "đúng hạn");
  dt_test_assert_string (dt_state_time_left (DT_STATE_DONE_LATE, today - 2, today, today), "trễ 2 ngày");
  dt_test_assert_string (dt_state_time_left (DT_STATE_SUSPENDED, today, 0, today), "tạm dừng");
  dt_test_assert_string (dt_state_time_left (DT_STATE_STANDING, 0, 0, today), "thường xuyên");
  dt_test_assert_string (dt_state_print_word (DT_STATE_OVERDUE, 0, today - 3, 0, today), "Trễ 3 ngày");
  dt_test_assert_string (dt_state_print_word (DT_STATE_SOON, 0, today + 2, 0, today), "Còn 2 ngày");
  dt_test_assert_string (dt_state_print_word (DT_STATE_PROGRESS, 60, today + 9, 0, today), "Đang làm 60%");
  dt_test_assert_string (dt_state_print_word (DT_STATE_HANDED, 0, today, today, today), "Đã nộp, chờ duyệt");
}

/* The same English word in two senses. */
static void
test_contexts (void)
{
  if (!dt_test_use_vietnamese ())
    return;

  g_assert_cmpstr (dt_nick_label (dt_document_type_nicks, DT_DOCUMENT_DIRECTIVE), ==, "Chỉ thị");
  g_assert_cmpstr (dt_nick_label (dt_document_type_nicks, DT_DOCUMENT_LETTER), ==, "Công văn");
  g_assert_cmpstr (dt_nick_label (dt_relation_nicks, DT_RELATION_ACCELERATES), ==, "đẩy nhanh");
  g_assert_cmpstr (dt_nick_label (dt_unit_kind_nicks, DT_UNIT_PARTY_WARD), ==, "Đảng bộ phường");
}

static void
test_days (void)
{
  g_autoptr(DtDeadline) deadline = dt_deadline_new (DT_BOUND_BEFORE, dt_test_day ("2024-08-25"), DT_TIME_NONE,
                                                    "trước ngày 25/8/2024");
  DtScheduleRule rule = { DT_CHANGE_ACCELERATE, 15, DT_SPAN_DAYS, DT_DAY_NONE, DT_DAY_OFF_KEEP };
  DtLunar lunar = { 2024, 7, 1, FALSE };

  if (!dt_test_use_vietnamese ())
    return;

  g_assert_cmpstr (dt_work_calendar_holiday_name (NULL, dt_test_day ("2024-08-31")), ==, "Nghỉ lễ");
  g_assert_cmpstr (dt_work_calendar_holiday_name (NULL, dt_test_day ("2024-09-02")), ==, "Quốc khánh 2/9");
  g_assert_cmpstr (dt_work_calendar_holiday_name (NULL, dt_test_day ("2024-09-03")), ==, "Nghỉ Quốc khánh");
  g_assert_cmpstr (dt_work_calendar_holiday_name (NULL, dt_test_day ("2024-04-18")), ==, "Giỗ Tổ Hùng Vương");
  dt_test_assert_string (dt_deadline_explain (deadline, dt_test_day ("2024-08-24"), NULL, dt_test_day ("2024-08-12")),
                         "“trước ngày 25/8/2024” → hạn cuối thứ Bảy 24/8; ngày làm việc cuối: thứ Sáu 23/8");
  dt_test_assert_string (dt_schedule_rule_label (&rule), "−15 ngày");
  rule.kind = DT_CHANGE_POSTPONE;
  rule.unit = DT_SPAN_WORKING_DAYS;
  rule.amount = 5;
  dt_test_assert_string (dt_schedule_rule_label (&rule), "+5 ngày làm việc");
  dt_test_assert_string (dt_lunar_format (&lunar), "1/7 ÂL");
}

static char *
explain (DtBound     bound,
         const char *words,
         const char *rule,
         const char *anchor)
{
  g_autoptr(DtDeadline) deadline = dt_deadline_new (bound, DT_DAY_NONE, DT_TIME_NONE, words);

  deadline->rule = g_strdup (rule);
  deadline->anchor_day = anchor != NULL ? dt_test_day (anchor) : DT_DAY_NONE;
  return dt_deadline_explain (deadline, dt_deadline_get_last_day (deadline, FALSE), NULL, dt_test_day ("2024-08-12"));
}

static void
test_rules (void)
{
  if (!dt_test_use_vietnamese ())
    return;

  dt_test_assert_string (explain (DT_BOUND_PERIOD, "05 ngày làm việc kể từ khi nhận được", "P5WD@received", "2024-07-22"),
                         "“05 ngày làm việc kể từ khi nhận được” → 5 ngày làm việc kể từ ngày nhận được (22/7/2024) → hạn cuối thứ Hai 29/7");
  dt_test_assert_string (explain (DT_BOUND_PERIOD, "cuối quý III", "2024-Q3/END", NULL),
                         "“cuối quý III” → cuối quý III/2024 → hạn cuối thứ Hai 30/9");
  dt_test_assert_string (explain (DT_BOUND_RECURRING, "trước ngày 20 hằng tháng", "R/MONTHLY;DAY=20;BEFORE", NULL),
                         "“trước ngày 20 hằng tháng” → hằng tháng, trước ngày 20; mỗi kỳ là một nhiệm vụ riêng");
  dt_test_assert_string (explain (DT_BOUND_PERIOD, NULL, "-P5D@due:#3", "2024-08-30"),
                         "5 ngày trước hạn của nhiệm vụ kia (30/8/2024) → hạn cuối Chủ nhật 25/8; ngày làm việc cuối: thứ Sáu 23/8");
  dt_test_assert_string (explain (DT_BOUND_PERIOD, NULL, "P5WD@2027-03-01", NULL),
                         "5 ngày làm việc kể từ 01/3/2027 → hạn cuối thứ Hai 08/3/2027 (chưa có lịch nghỉ chính thức)");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/vietnamese/states", test_states);
  g_test_add_func ("/model/vietnamese/contexts", test_contexts);
  g_test_add_func ("/model/vietnamese/days", test_days);
  g_test_add_func ("/model/vietnamese/rules", test_rules);

  return g_test_run ();
}
