/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-test.h"

typedef struct
{
  const char *day;
  DtDayStyle  style;
  const char *expected;
} Form;

/* Source strings; the Vietnamese ones are in test-vietnamese.c. Today is 12/8/2024. */
static const Form forms[] = {
  { "2024-07-08", DT_DAY_STYLE_PARTY, "08/7/2024" },
  { "2025-02-05", DT_DAY_STYLE_PARTY, "05/02/2025" },
  { "2024-07-22", DT_DAY_STYLE_PARTY, "22/7/2024" },
  { "2024-01-01", DT_DAY_STYLE_PARTY, "01/01/2024" },
  { "2024-12-31", DT_DAY_STYLE_PARTY, "31/12/2024" },
  { "2024-03-09", DT_DAY_STYLE_PARTY, "09/3/2024" },
  { "2024-07-08", DT_DAY_STYLE_SHORT, "08/7" },
  { "2024-10-10", DT_DAY_STYLE_SHORT, "10/10" },
  { "2024-08-24", DT_DAY_STYLE_TABLE, "Sat 24/8" },
  { "2024-08-25", DT_DAY_STYLE_TABLE, "Sun 25/8" },
  { "2023-08-08", DT_DAY_STYLE_TABLE, "Tue 08/8/2023" },
  { "2024-08-24", DT_DAY_STYLE_LONG, "Saturday, 24/8/2024" },
  { "2024-07-22", DT_DAY_STYLE_PROSE, "22 July 2024" },
  { "2024-08-09", DT_DAY_STYLE_SPOKEN, "Friday 9 August" },
};

static void
test_forms (void)
{
  DtDay today = dt_test_day ("2024-08-12");

  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    dt_test_assert_string (dt_day_format (dt_test_day (forms[i].day), forms[i].style, today), forms[i].expected);

  for (int style = DT_DAY_STYLE_PARTY; style <= DT_DAY_STYLE_SPOKEN; style++)
    dt_test_assert_string (dt_day_format (DT_DAY_NONE, (DtDayStyle) style, today), "");

  dt_test_assert_string (dt_month_title (2024, 8), "August 2024");
}

/* Without a today the year is always written. */
static void
test_no_today (void)
{
  dt_test_assert_string (dt_day_format (dt_test_day ("2024-08-24"), DT_DAY_STYLE_TABLE, DT_DAY_NONE), "Sat 24/8/2024");
}

/* What is shown can be typed: every form of every day of four years leads back to the day. */
static void
test_round_trip (void)
{
  DtDay today = dt_test_day ("2024-08-12");

  for (DtDay day = dt_day_new (2022, 1, 1); day < dt_day_new (2026, 1, 1); day++)
    {
      static const DtDayStyle styles[] = { DT_DAY_STYLE_PARTY, DT_DAY_STYLE_TABLE, DT_DAY_STYLE_LONG };

      for (gsize i = 0; i < G_N_ELEMENTS (styles); i++)
        {
          g_autoptr(GError) error = NULL;
          g_autofree char *text = dt_day_format (day, styles[i], today);

          g_assert_cmpint (dt_day_parse_entry (text, today, &error), ==, day);
          g_assert_no_error (error);
        }

      {
        g_autofree char *iso = dt_day_to_iso (day);

        g_assert_cmpint (dt_test_day (iso), ==, day);
      }
    }
}

static void
test_times (void)
{
  for (int minutes = 0; minutes < 24 * 60; minutes++)
    {
      g_autofree char *text = dt_time_format (minutes);

      g_assert_cmpint (dt_time_parse (text), ==, minutes);
    }

  dt_test_assert_string (dt_time_format (DT_TIME_NONE), "");
  dt_test_assert_string (dt_time_format (24 * 60), "");
  dt_test_assert_string (dt_time_format (16 * 60 + 30), "16:30");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/date-format/forms", test_forms);
  g_test_add_func ("/base/date-format/no-today", test_no_today);
  g_test_add_func ("/base/date-format/round-trip", test_round_trip);
  g_test_add_func ("/base/date-format/times", test_times);

  return g_test_run ();
}
