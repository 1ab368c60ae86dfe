/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-lunar.h"
#include "dt-test.h"
#include "dt-work-calendar.h"

/* All days from first to last, both counted, are off. */
static void
assert_off (DtWorkCalendar *calendar,
            const char     *first,
            const char     *last)
{
  for (DtDay day = dt_test_day (first); day <= dt_test_day (last); day++)
    if (dt_work_calendar_is_working (calendar, day))
      {
        g_autofree char *iso = dt_day_to_iso (day);

        g_error ("%s is worked", iso);
      }
}

/* The break is exactly that long: the days around it are worked. */
static void
assert_break (DtWorkCalendar *calendar,
              const char     *first,
              const char     *last)
{
  assert_off (calendar, first, last);
  g_assert_true (dt_work_calendar_is_working (calendar, dt_test_day (first) - 1));
  g_assert_true (dt_work_calendar_is_working (calendar, dt_test_day (last) + 1));
}

static void
assert_name (DtWorkCalendar *calendar,
             const char     *day,
             const char     *name)
{
  g_assert_cmpstr (dt_work_calendar_holiday_name (calendar, dt_test_day (day)), ==, name);
}

static void
test_announced (void)
{
  g_autoptr(DtWorkCalendar) calendar = dt_work_calendar_new (NULL, NULL);

  assert_break (calendar, "2020-01-23", "2020-01-29");
  assert_break (calendar, "2023-01-20", "2023-01-26");

  assert_break (calendar, "2024-02-08", "2024-02-14");
  assert_break (calendar, "2024-04-18", "2024-04-18");
  assert_break (calendar, "2024-04-27", "2024-05-01");
  g_assert_true (dt_work_calendar_is_working (calendar, dt_test_day ("2024-05-04")));
  assert_break (calendar, "2024-08-31", "2024-09-03");

  assert_break (calendar, "2025-01-01", "2025-01-01");
  assert_break (calendar, "2025-01-25", "2025-02-02");
  assert_off (calendar, "2025-04-30", "2025-05-04");
  g_assert_true (dt_work_calendar_is_working (calendar, dt_test_day ("2025-04-26")));
  assert_break (calendar, "2025-08-30", "2025-09-02");

  assert_off (calendar, "2026-01-01", "2026-01-04");
  g_assert_true (dt_work_calendar_is_working (calendar, dt_test_day ("2026-01-10")));
  assert_break (calendar, "2026-02-14", "2026-02-22");
  assert_off (calendar, "2026-04-25", "2026-04-27");
  assert_off (calendar, "2026-08-29", "2026-09-02");
  g_assert_true (dt_work_calendar_is_working (calendar, dt_test_day ("2026-08-22")));
  assert_break (calendar, "2026-11-24", "2026-11-24");

  /* Announced in the autumn before; the rest of the year by law, so that it is not official yet. */
  assert_break (calendar, "2027-02-04", "2027-02-10");
  assert_break (calendar, "2027-09-02", "2027-09-05");
}

static void
test_names (void)
{
  g_autoptr(DtWorkCalendar) calendar = dt_work_calendar_new (NULL, NULL);

  assert_name (calendar, "2024-08-31", "Public Holiday");
  assert_name (calendar, "2024-09-01", "Public Holiday");
  assert_name (calendar, "2024-09-02", "National Day");
  assert_name (calendar, "2024-09-03", "National Day Holiday");
  assert_name (calendar, "2024-02-10", "Lunar New Year");
  assert_name (calendar, "2024-02-09", "Lunar New Year Holiday");
  assert_name (calendar, "2024-04-18", "Hùng Kings' Commemoration");
  assert_name (calendar, "2024-04-30", "Victory Day");
  assert_name (calendar, "2024-05-01", "Labour Day");
  assert_name (calendar, "2025-01-01", "New Year's Day");
  assert_name (calendar, "2026-04-26", "Hùng Kings' Commemoration");
  assert_name (calendar, "2026-04-27", "Compensatory Day Off");
  assert_name (calendar, "2026-11-24", "Viet Nam Culture Day");
  assert_name (calendar, "2024-05-04", NULL);
  assert_name (calendar, "2024-08-24", NULL);
  assert_name (calendar, "2024-08-12", NULL);
  g_assert_null (dt_work_calendar_holiday_name (calendar, DT_DAY_NONE));
}

/* Years without an announcement here, as they were in fact or must be by law. */
static void
test_statutory (void)
{
  g_autoptr(DtWorkCalendar) calendar = dt_work_calendar_new (NULL, NULL);

  /* National Day: one day before 2021, then with the day that makes the longer break. */
  assert_break (calendar, "2020-09-02", "2020-09-02");
  assert_break (calendar, "2021-09-02", "2021-09-05");
  assert_break (calendar, "2022-09-01", "2022-09-04");
  assert_break (calendar, "2023-09-01", "2023-09-04");

  /* Giỗ Tổ on Saturday, 30/4 on Sunday, 01/5: the break of 2023 ran to 03/5. */
  assert_break (calendar, "2023-04-29", "2023-05-03");
  /* New Year on Sunday. */
  assert_off (calendar, "2022-12-31", "2023-01-02");
  g_assert_true (dt_work_calendar_is_working (calendar, dt_test_day ("2023-01-03")));

  /* Tết 2030 on Saturday 02/02: 01 to 05/02 by law, 02 and 03 made up for on 06 and 07. */
  assert_break (calendar, "2030-02-01", "2030-02-07");

  /* Culture Day: not before 2026; on a Saturday in 2029, made up for on Monday. */
  g_assert_true (dt_work_calendar_is_working (calendar, dt_test_day ("2025-11-24")));
  assert_off (calendar, "2029-11-24", "2029-11-26");
  /* Giỗ Tổ is a holiday since 2007: 10/3 of 2006 was Friday 07/4. */
  g_assert_true (dt_work_calendar_is_working (calendar, dt_test_day ("2006-04-07")));
  g_assert_false (dt_work_calendar_is_working (calendar, dt_test_day ("2007-04-26")));
}

/* Every year has its full number of weekdays off: none is lost on a weekend. */
static void
test_full_measure (void)
{
  g_autoptr(DtWorkCalendar) calendar = dt_work_calendar_new (NULL, NULL);

  for (int year = 2027; year <= 2100; year++)
    {
      DtDay last = dt_day_new (year, 12, 31);
      int off = 0;

      for (DtDay day = dt_day_new (year, 1, 1); day <= last; day++)
        if (!dt_work_calendar_is_weekend (day) && !dt_work_calendar_is_working (calendar, day))
          off++;

      /* 1 + 5 + 1 + 1 + 1 + 2 + 1, one fewer if Giỗ Tổ falls on 30/4 */
      if (off != 12 && !(off == 11 && dt_lunar_to_day (year, 3, 10, FALSE) == dt_day_new (year, 4, 30)))
        g_error ("%d has %d weekdays off", year, off);
      g_assert_false (dt_work_calendar_is_working (calendar, dt_lunar_new_year (year)));
    }
}

static void
test_official (void)
{
  g_autoptr(GArray) years = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr(DtWorkCalendar) calendar = NULL;
  int year = 2027;

  g_array_append_val (years, year);
  calendar = dt_work_calendar_new (NULL, years);

  g_assert_true (dt_work_calendar_is_official (calendar, 2024));
  g_assert_true (dt_work_calendar_is_official (calendar, 2025));
  g_assert_true (dt_work_calendar_is_official (calendar, 2026));
  g_assert_true (dt_work_calendar_is_official (calendar, 2027));
  g_assert_false (dt_work_calendar_is_official (calendar, 2028));
  g_assert_false (dt_work_calendar_is_official (calendar, 2022));
  g_assert_false (dt_work_calendar_is_official (NULL, 2027));

  /* An official year without a single day off but weekends. */
  g_assert_true (dt_work_calendar_is_working (calendar, dt_test_day ("2027-09-02")));
  g_assert_false (dt_work_calendar_is_working (calendar, dt_test_day ("2027-09-04")));
}

/* Data of the register lies over what is known, day by day, and is copied. */
static void
test_own_days (void)
{
  g_autoptr(GPtrArray) days = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_calendar_day_free);
  g_autoptr(DtWorkCalendar) calendar = NULL;

  g_ptr_array_add (days, dt_calendar_day_new (dt_test_day ("2027-09-04"), DT_CALENDAR_SWAPPED_WORKING, NULL));
  g_ptr_array_add (days, dt_calendar_day_new (dt_test_day ("2027-08-31"), DT_CALENDAR_SWAPPED_OFF, "Nghỉ của tỉnh"));
  g_ptr_array_add (days, dt_calendar_day_new (dt_test_day ("2027-08-30"), DT_CALENDAR_SWAPPED_OFF, NULL));
  g_ptr_array_add (days, dt_calendar_day_new (dt_test_day ("2024-04-29"), DT_CALENDAR_SWAPPED_WORKING, NULL));
  g_ptr_array_add (days, dt_calendar_day_new (dt_test_day ("2150-01-04"), DT_CALENDAR_HOLIDAY, "beyond"));
  calendar = dt_work_calendar_new (days, NULL);
  g_ptr_array_set_size (days, 0);

  g_assert_true (dt_work_calendar_is_working (calendar, dt_test_day ("2027-09-04")));
  g_assert_false (dt_work_calendar_is_working (calendar, dt_test_day ("2027-08-31")));
  g_assert_false (dt_work_calendar_is_working (calendar, dt_test_day ("2027-09-02")));
  g_assert_true (dt_work_calendar_is_working (calendar, dt_test_day ("2024-04-29")));
  assert_name (calendar, "2027-08-31", "Nghỉ của tỉnh");
  assert_name (calendar, "2027-08-30", "Day Off by Swap");
}

static void
test_steps (void)
{
  g_autoptr(DtWorkCalendar) calendar = dt_work_calendar_new (NULL, NULL);
  DtDay sunday = dt_test_day ("2024-08-25");

  dt_test_assert_day (dt_work_calendar_previous (calendar, sunday), "2024-08-23");
  dt_test_assert_day (dt_work_calendar_next (calendar, sunday), "2024-08-26");
  dt_test_assert_day (dt_work_calendar_previous (calendar, dt_test_day ("2024-08-23")), "2024-08-23");
  dt_test_assert_day (dt_work_calendar_next (calendar, dt_test_day ("2024-08-31")), "2024-09-04");
  dt_test_assert_day (dt_work_calendar_add (calendar, sunday, 0), "2024-08-25");
  dt_test_assert_day (dt_work_calendar_add (calendar, sunday, 1), "2024-08-26");
  dt_test_assert_day (dt_work_calendar_add (calendar, sunday, -1), "2024-08-23");
  dt_test_assert_day (dt_work_calendar_add (calendar, DT_DAY_NONE, 1), "");

  /* Thursday 15/8 seen from Monday 12/8: three days, three working days. */
  g_assert_cmpint (dt_work_calendar_count (calendar, dt_test_day ("2024-08-12"), dt_test_day ("2024-08-15")), ==, 3);
  g_assert_cmpint (dt_work_calendar_count (calendar, dt_test_day ("2024-08-30"), dt_test_day ("2024-09-04")), ==, 1);
  g_assert_cmpint (dt_work_calendar_count (calendar, dt_test_day ("2024-09-04"), dt_test_day ("2024-08-30")), ==, -1);
  g_assert_cmpint (dt_work_calendar_count (calendar, sunday, sunday), ==, 0);
}

/* Adding and counting undo each other; counts add up; both agree with looking at each day. */
static void
test_property (void)
{
  g_autoptr(DtWorkCalendar) calendar = dt_work_calendar_new (NULL, NULL);

  for (int i = 0; i < 5000; i++)
    {
      /* Beyond both ends of the calendar too. */
      DtDay from = g_test_rand_int_range (dt_day_new (1988, 1, 1), dt_day_new (2102, 1, 1));
      DtDay until = from + g_test_rand_int_range (0, 800);
      DtDay between = g_test_rand_int_range (from, until + 1);
      int n = g_test_rand_int_range (1, 300);
      DtDay moved = dt_work_calendar_add (calendar, from, n);
      int counted = 0;

      g_assert_true (dt_work_calendar_is_working (calendar, moved));
      g_assert_cmpint (dt_work_calendar_count (calendar, from, moved), ==, n);
      g_assert_cmpint (dt_work_calendar_count (calendar, moved, from), ==, -n);
      if (dt_work_calendar_is_working (calendar, from))
        g_assert_cmpint (dt_work_calendar_add (calendar, moved, -n), ==, from);

      for (DtDay day = from + 1; day <= until; day++)
        counted += dt_work_calendar_is_working (calendar, day) ? 1 : 0;
      g_assert_cmpint (dt_work_calendar_count (calendar, from, until), ==, counted);
      g_assert_cmpint (dt_work_calendar_count (calendar, from, between)
                       + dt_work_calendar_count (calendar, between, until), ==, counted);
    }
}

/* Without a calendar the law and the known announcements hold. */
static void
test_no_calendar (void)
{
  g_assert_false (dt_work_calendar_is_working (NULL, dt_test_day ("2024-09-03")));
  dt_test_assert_day (dt_work_calendar_next (NULL, dt_test_day ("2024-08-31")), "2024-09-04");
  g_assert_false (dt_work_calendar_is_working (NULL, DT_DAY_NONE));
}

static gpointer
read_calendar (gpointer data)
{
  int n = 0;

  for (int year = 1990; year <= 2100; year++)
    n += dt_work_calendar_count (data, dt_day_new (year, 1, 1), dt_day_new (year, 12, 31));

  return GINT_TO_POINTER (n);
}

/* Several threads lay out its years at once. */
static void
test_threads (void)
{
  g_autoptr(DtWorkCalendar) calendar = dt_work_calendar_new (NULL, NULL);
  GThread *threads[4];
  int expected;

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("reader", read_calendar, calendar);
  expected = GPOINTER_TO_INT (read_calendar (calendar));
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_cmpint (GPOINTER_TO_INT (g_thread_join (threads[i])), ==, expected);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/work-calendar/announced", test_announced);
  g_test_add_func ("/model/work-calendar/names", test_names);
  g_test_add_func ("/model/work-calendar/statutory", test_statutory);
  g_test_add_func ("/model/work-calendar/full-measure", test_full_measure);
  g_test_add_func ("/model/work-calendar/official", test_official);
  g_test_add_func ("/model/work-calendar/own-days", test_own_days);
  g_test_add_func ("/model/work-calendar/steps", test_steps);
  g_test_add_func ("/model/work-calendar/property", test_property);
  g_test_add_func ("/model/work-calendar/no-calendar", test_no_calendar);
  g_test_add_func ("/model/work-calendar/threads", test_threads);

  return g_test_run ();
}
