/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-lunar.h"
#include "dt-test.h"

/* Four independent computations agree on these. */
typedef struct
{
  int         year;
  const char *tet;
  int         tet_weekday;
  const char *hung_kings;
  int         hung_kings_weekday;
  int         leap;
  const char *leap_start;   /* "" none */
} Vector;

static const Vector vectors[] = {
  { 2020, "2020-01-25", 6, "2020-04-02", 4, 4, "2020-05-23" },
  { 2021, "2021-02-12", 5, "2021-04-21", 3, 0, "" },
  { 2022, "2022-02-01", 2, "2022-04-10", 7, 0, "" },
  { 2023, "2023-01-22", 7, "2023-04-29", 6, 2, "2023-03-22" },
  { 2024, "2024-02-10", 6, "2024-04-18", 4, 0, "" },
  { 2025, "2025-01-29", 3, "2025-04-07", 1, 6, "2025-07-25" },
  { 2026, "2026-02-17", 2, "2026-04-26", 7, 0, "" },
  { 2027, "2027-02-06", 6, "2027-04-16", 5, 0, "" },
  { 2028, "2028-01-26", 3, "2028-04-04", 2, 5, "2028-06-23" },
  { 2029, "2029-02-13", 2, "2029-04-23", 1, 0, "" },
  { 2030, "2030-02-02", 6, "2030-04-12", 5, 0, "" },
  { 2031, "2031-01-23", 4, "2031-04-01", 2, 3, "2031-04-21" },
  { 2032, "2032-02-11", 3, "2032-04-19", 1, 0, "" },
  { 2033, "2033-01-31", 1, "2033-04-09", 6, 11, "2033-12-22" },
  { 2034, "2034-02-19", 7, "2034-04-28", 5, 0, "" },
  { 2035, "2035-02-08", 4, "2035-04-17", 2, 0, "" },
  { 2036, "2036-01-28", 1, "2036-04-06", 7, 6, "2036-07-23" },
};

static void
test_vectors (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      const Vector *v = &vectors[i];

      dt_test_assert_day (dt_lunar_new_year (v->year), v->tet);
      dt_test_assert_day (dt_lunar_new_year_computed (v->year), v->tet);
      g_assert_cmpint (dt_day_get_weekday (dt_lunar_new_year (v->year)), ==, v->tet_weekday);
      dt_test_assert_day (dt_lunar_to_day (v->year, 3, 10, FALSE), v->hung_kings);
      g_assert_cmpint (dt_day_get_weekday (dt_lunar_to_day (v->year, 3, 10, FALSE)), ==, v->hung_kings_weekday);
      g_assert_cmpint (dt_lunar_leap_month (v->year), ==, v->leap);
      dt_test_assert_day (v->leap != 0 ? dt_lunar_to_day (v->year, v->leap, 1, TRUE) : DT_DAY_NONE, v->leap_start);
    }
}

/* Tết elsewhere in time, as the almanacs have it. */
static void
test_other_years (void)
{
  dt_test_assert_day (dt_lunar_new_year (1968), "1968-01-29");
  dt_test_assert_day (dt_lunar_new_year (1985), "1985-01-21");
  dt_test_assert_day (dt_lunar_new_year (2000), "2000-02-05");
  dt_test_assert_day (dt_lunar_new_year (2007), "2007-02-17");
  dt_test_assert_day (dt_lunar_new_year (2019), "2019-02-05");
}

/* Where the Vietnamese calendar parts from the Chinese one, or nearly does. */
static void
test_traps (void)
{
  DtLunar lunar;

  /* New moon at 23:07 here, after midnight in China. */
  g_assert_true (dt_lunar_from_day (dt_test_day ("2030-02-02"), &lunar));
  g_assert_cmpint (lunar.year, ==, 2030);
  g_assert_cmpint (lunar.month, ==, 1);
  g_assert_cmpint (lunar.day, ==, 1);

  /* Three minutes before midnight. */
  g_assert_true (dt_lunar_from_day (dt_test_day ("2031-04-21"), &lunar));
  g_assert_cmpint (lunar.day, ==, 1);
  /* Twelve minutes after. */
  g_assert_true (dt_lunar_from_day (dt_test_day ("2035-08-04"), &lunar));
  g_assert_cmpint (lunar.day, ==, 1);

  /* The year whose leap month a count of terms alone misses. */
  g_assert_true (dt_lunar_from_day (dt_test_day ("2033-12-22"), &lunar));
  g_assert_cmpint (lunar.year, ==, 2033);
  g_assert_cmpint (lunar.month, ==, 11);
  g_assert_true (lunar.leap);
  g_assert_cmpint (dt_lunar_leap_month (2034), ==, 0);
  g_assert_true (dt_lunar_from_day (dt_test_day ("2034-01-20"), &lunar));
  g_assert_cmpint (lunar.month, ==, 12);
}

/* There and back for every day of three centuries; months of 29 or 30 days; one day after the other. */
static void
test_property (void)
{
  DtLunar before = { 0, 0, 0, FALSE };
  DtDay last = dt_day_new (2199, 12, 31);

  for (DtDay day = dt_day_new (1900, 1, 1); day <= last; day++)
    {
      DtLunar lunar;

      if (!dt_lunar_from_day (day, &lunar))
        g_error ("day %d has no lunar date", day);
      if (lunar.month < 1 || lunar.month > 12 || lunar.day < 1 || lunar.day > 30)
        g_error ("day %d: %d/%d", day, lunar.day, lunar.month);
      if (lunar.year >= 1900 && dt_lunar_to_day (lunar.year, lunar.month, lunar.day, lunar.leap) != day)
        g_error ("day %d: no way back", day);
      if (before.day != 0 && lunar.day != before.day + 1 && (lunar.day != 1 || before.day < 29))
        g_error ("day %d: %d follows %d", day, lunar.day, before.day);
      before = lunar;
    }
}

static void
test_range (void)
{
  DtLunar lunar;

  g_assert_false (dt_lunar_from_day (dt_day_new (1899, 12, 31), &lunar));
  g_assert_false (dt_lunar_from_day (dt_day_new (2200, 1, 1), &lunar));
  g_assert_false (dt_lunar_from_day (DT_DAY_NONE, &lunar));
  g_assert_cmpint (dt_lunar_to_day (1899, 1, 1, FALSE), ==, DT_DAY_NONE);
  g_assert_cmpint (dt_lunar_to_day (2024, 13, 1, FALSE), ==, DT_DAY_NONE);
  g_assert_cmpint (dt_lunar_to_day (2024, 1, 31, FALSE), ==, DT_DAY_NONE);
  g_assert_cmpint (dt_lunar_to_day (2024, 4, 1, TRUE), ==, DT_DAY_NONE);
  g_assert_cmpint (dt_lunar_leap_month (3000), ==, 0);
}

static void
test_format (void)
{
  DtLunar lunar = { 2024, 7, 9, FALSE };

  dt_test_assert_string (dt_lunar_format (&lunar), "9/7");
  lunar.day = 1;
  dt_test_assert_string (dt_lunar_format (&lunar), "1/7 lunar");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/lunar/vectors", test_vectors);
  g_test_add_func ("/model/lunar/other-years", test_other_years);
  g_test_add_func ("/model/lunar/traps", test_traps);
  g_test_add_func ("/model/lunar/property", test_property);
  g_test_add_func ("/model/lunar/range", test_range);
  g_test_add_func ("/model/lunar/format", test_format);

  return g_test_run ();
}
