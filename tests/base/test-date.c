/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-error.h"
#include "dt-test.h"

/* Every day of 400 years, checked against GDate: the parts, the way back, weekday and ISO week. */
static void
test_against_glib (void)
{
  DtDay first = dt_day_new (1850, 1, 1);
  DtDay last = dt_day_new (2250, 1, 1);

  for (DtDay day = first; day <= last; day++)
    {
      GDate date;
      int year, month, dom, iso_year;

      g_date_clear (&date, 1);
      g_date_set_julian (&date, (guint32) day);
      dt_day_get (day, &year, &month, &dom);
      if (year != g_date_get_year (&date) || month != (int) g_date_get_month (&date) || dom != g_date_get_day (&date))
        g_error ("day %d is %d-%d-%d", day, year, month, dom);

      if (dt_day_new (year, month, dom) != day)
        g_error ("%d-%d-%d does not lead back to %d", year, month, dom, day);
      if (dt_day_get_weekday (day) != (int) g_date_get_weekday (&date))
        g_error ("day %d: weekday", day);
      if (dt_day_get_iso_week (day, &iso_year) != (int) g_date_get_iso8601_week_of_year (&date))
        g_error ("day %d: week", day);
      if (ABS (iso_year - year) > 1)
        g_error ("day %d: year of the week", day);
    }
}

static void
test_edges (void)
{
  int year = -1, month = -1, dom = -1;

  g_assert_cmpint (dt_day_new (1, 1, 1), ==, 1);
  g_assert_cmpint (dt_day_new (2024, 2, 29), !=, DT_DAY_NONE);
  g_assert_cmpint (dt_day_new (2023, 2, 29), ==, DT_DAY_NONE);
  g_assert_cmpint (dt_day_new (1900, 2, 29), ==, DT_DAY_NONE);
  g_assert_cmpint (dt_day_new (2000, 2, 29), !=, DT_DAY_NONE);
  g_assert_cmpint (dt_day_new (2024, 6, 31), ==, DT_DAY_NONE);
  g_assert_cmpint (dt_day_new (2024, 0, 1), ==, DT_DAY_NONE);
  g_assert_cmpint (dt_day_new (2024, 13, 1), ==, DT_DAY_NONE);
  g_assert_cmpint (dt_day_new (0, 1, 1), ==, DT_DAY_NONE);
  g_assert_cmpint (dt_day_new (10000, 1, 1), ==, DT_DAY_NONE);
  g_assert_cmpint (dt_days_in_month (2024, 13), ==, 0);

  dt_day_get (DT_DAY_NONE, &year, &month, &dom);
  g_assert_cmpint (year + month + dom, ==, 0);
  g_assert_cmpint (dt_day_get_weekday (DT_DAY_NONE), ==, 0);

  /* As in SQL: date (day + 1721424.5) */
  g_assert_cmpint (dt_day_new (1970, 1, 1) + 1721424, ==, 2440587);
}

static void
test_iso_weeks (void)
{
  int year;

  g_assert_cmpint (dt_day_get_iso_week (dt_test_day ("2024-08-12"), &year), ==, 33);
  g_assert_cmpint (year, ==, 2024);
  g_assert_cmpint (dt_day_get_iso_week (dt_test_day ("2024-12-30"), &year), ==, 1);
  g_assert_cmpint (year, ==, 2025);
  g_assert_cmpint (dt_day_get_iso_week (dt_test_day ("2021-01-03"), &year), ==, 53);
  g_assert_cmpint (year, ==, 2020);
}

static void
test_months (void)
{
  dt_test_assert_day (dt_day_add_months (dt_test_day ("2025-01-31"), 1), "2025-02-28");
  dt_test_assert_day (dt_day_add_months (dt_test_day ("2024-01-31"), 1), "2024-02-29");
  dt_test_assert_day (dt_day_add_months (dt_test_day ("2024-03-31"), -1), "2024-02-29");
  dt_test_assert_day (dt_day_add_months (dt_test_day ("2024-01-15"), -1), "2023-12-15");
  dt_test_assert_day (dt_day_add_months (dt_test_day ("2024-11-30"), 14), "2026-01-30");
  dt_test_assert_day (dt_day_add_months (DT_DAY_NONE, 1), "");
  dt_test_assert_day (dt_day_add_months (dt_test_day ("9999-12-01"), 1), "");
  dt_test_assert_day (dt_day_add_months (dt_test_day ("0001-01-31"), -1), "");

  dt_test_assert_day (dt_day_month_start (dt_test_day ("2024-02-20")), "2024-02-01");
  dt_test_assert_day (dt_day_month_end (dt_test_day ("2024-02-20")), "2024-02-29");
  dt_test_assert_day (dt_day_quarter_end (dt_test_day ("2024-07-01")), "2024-09-30");
  dt_test_assert_day (dt_day_quarter_end (dt_test_day ("2024-12-31")), "2024-12-31");
  dt_test_assert_day (dt_day_quarter_end (dt_test_day ("2024-02-29")), "2024-03-31");
}

/* Adding months lands in the right month, on the same day or the last. */
static void
test_months_property (void)
{
  for (int i = 0; i < 20000; i++)
    {
      DtDay day = g_test_rand_int_range (dt_day_new (1950, 1, 1), dt_day_new (2150, 1, 1));
      int months = g_test_rand_int_range (-240, 241);
      DtDay moved = dt_day_add_months (day, months);
      int year, month, dom, new_year, new_month, new_dom;

      dt_day_get (day, &year, &month, &dom);
      dt_day_get (moved, &new_year, &new_month, &new_dom);
      g_assert_cmpint (new_year * 12 + new_month, ==, year * 12 + month + months);
      g_assert_cmpint (new_dom, ==, MIN (dom, dt_days_in_month (new_year, new_month)));
      if (new_dom == dom)
        g_assert_cmpint (dt_day_add_months (moved, -months), ==, day);
    }
}

static void
test_fixed_clock (void)
{
  DtDay day = dt_test_day ("2024-08-12");

  dt_today_set_fixed (day);
  g_assert_cmpint (dt_today (), ==, day);
  g_assert_cmpint (dt_now_minutes (), ==, 9 * 60 + 41);
  dt_test_assert_string (dt_instant_format (dt_now_instant (), day), "09:41");
  dt_test_assert_string (dt_instant_format (dt_now_instant (), day + 1), "12/8 09:41");
  dt_test_assert_string (dt_instant_format (dt_now_instant (), day + 200), "12/8/2024 09:41");

  dt_today_set_fixed (DT_DAY_NONE);
  g_assert_cmpint (dt_today (), >, dt_day_new (2024, 1, 1));
  g_assert_cmpint (dt_now_minutes (), >=, 0);
  g_assert_cmpint (dt_now_minutes (), <, 24 * 60);
  g_assert_cmpint (ABS (dt_now_instant () - g_get_real_time () / G_USEC_PER_SEC), <, 5);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/date/against-glib", test_against_glib);
  g_test_add_func ("/base/date/edges", test_edges);
  g_test_add_func ("/base/date/iso-weeks", test_iso_weeks);
  g_test_add_func ("/base/date/months", test_months);
  g_test_add_func ("/base/date/months-property", test_months_property);
  g_test_add_func ("/base/date/fixed-clock", test_fixed_clock);

  return g_test_run ();
}
