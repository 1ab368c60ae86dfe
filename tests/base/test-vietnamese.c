/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The Vietnamese forms that the interface promises, through the real translation. */

#include "dt-error.h"
#include "dt-test.h"

typedef struct
{
  const char *day;
  DtDayStyle  style;
  const char *expected;
} Form;

static const Form forms[] = {
  { "2024-07-08", DT_DAY_STYLE_PARTY, "08/7/2024" },
  { "2024-08-24", DT_DAY_STYLE_TABLE, "T7 24/8" },
  { "2024-08-25", DT_DAY_STYLE_TABLE, "CN 25/8" },
  { "2024-08-08", DT_DAY_STYLE_TABLE, "T5 08/8" },
  { "2023-08-08", DT_DAY_STYLE_TABLE, "T3 08/8/2023" },
  { "2024-08-24", DT_DAY_STYLE_LONG, "Thứ Bảy, 24/8/2024" },
  { "2024-08-12", DT_DAY_STYLE_LONG, "Thứ Hai, 12/8/2024" },
  { "2024-07-22", DT_DAY_STYLE_PROSE, "ngày 22 tháng 7 năm 2024" },
  { "2025-02-05", DT_DAY_STYLE_PROSE, "ngày 05 tháng 02 năm 2025" },
  { "2024-12-05", DT_DAY_STYLE_PROSE, "ngày 05 tháng 12 năm 2024" },
  { "2024-08-09", DT_DAY_STYLE_SPOKEN, "thứ Sáu 9 tháng 8" },
};

static void
test_forms (void)
{
  if (!dt_test_use_vietnamese ())
    return;

  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    dt_test_assert_string (dt_day_format (dt_test_day (forms[i].day), forms[i].style, dt_test_day ("2024-08-12")),
                           forms[i].expected);

  dt_test_assert_string (dt_month_title (2024, 8), "Tháng 8, 2024");
  g_assert_cmpstr (dt_weekday_name (7), ==, "Chủ Nhật");
}

/* What is shown in Vietnamese can be typed in Vietnamese. */
static void
test_round_trip (void)
{
  DtDay today = dt_test_day ("2024-08-12");

  if (!dt_test_use_vietnamese ())
    return;

  for (DtDay day = dt_day_new (2024, 1, 1); day < dt_day_new (2026, 1, 1); day++)
    {
      static const DtDayStyle styles[] = { DT_DAY_STYLE_TABLE, DT_DAY_STYLE_LONG, DT_DAY_STYLE_PROSE };

      for (gsize i = 0; i < G_N_ELEMENTS (styles); i++)
        {
          g_autoptr(GError) error = NULL;
          g_autofree char *text = dt_day_format (day, styles[i], today);

          g_assert_cmpint (dt_day_parse_entry (text, today, &error), ==, day);
          g_assert_no_error (error);
        }
    }
}

static void
test_error (void)
{
  g_autoptr(GError) error = NULL;

  if (!dt_test_use_vietnamese ())
    return;

  dt_day_parse_entry ("31/6/2024", dt_test_day ("2024-08-12"), &error);
  g_assert_error (error, DT_ERROR, DT_ERROR_INVALID);
  dt_test_assert_string (dt_error_user_text (error), "Không có ngày 31/6/2024: tháng 6 có 30 ngày");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/vietnamese/forms", test_forms);
  g_test_add_func ("/base/vietnamese/round-trip", test_round_trip);
  g_test_add_func ("/base/vietnamese/error", test_error);

  return g_test_run ();
}
