/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "dt-error.h"
#include "dt-test.h"

typedef struct
{
  const char *text;
  const char *expected;   /* ISO; NULL: refused */
} Entry;

/* Today is Monday 12/8/2024. */
static const Entry entries[] = {
  { "25/8", "2024-08-25" },
  { " 25/8 ", "2024-08-25" },
  { "25.8.24", "2024-08-25" },
  { "25-8-2024", "2024-08-25" },
  { "25/08/2024", "2024-08-25" },
  { "2024-08-25", "2024-08-25" },
  { "2024/8/5", "2024-08-05" },
  { "ngày 25/8", "2024-08-25" },
  { "ngày 25 tháng 8 năm 2024", "2024-08-25" },
  { "1/1", "2024-01-01" },
  { "29/2", "2024-02-29" },
  { "T6", "2024-08-16" },
  { "t2", "2024-08-12" },
  { "CN", "2024-08-18" },
  { "cn", "2024-08-18" },
  { "Thứ Sáu", "2024-08-16" },
  { "thứ 7", "2024-08-17" },
  { "chủ nhật", "2024-08-18" },
  { "Fri", "2024-08-16" },
  { "sunday", "2024-08-18" },
  { "T7 24/8", "2024-08-24" },
  { "Thứ Bảy, 24/8/2024", "2024-08-24" },
  { "hôm nay", "2024-08-12" },
  { "hn", "2024-08-12" },
  { "today", "2024-08-12" },
  { "mai", "2024-08-13" },
  { "Mai", "2024-08-13" },
  { "ngày mai", "2024-08-13" },
  { "tomorrow", "2024-08-13" },
  { "mốt", "2024-08-14" },
  { "hôm qua", "2024-08-11" },
  { "+3", "2024-08-15" },
  { "+ 3", "2024-08-15" },
  { "-2", "2024-08-10" },
  { "−2", "2024-08-10" },
  { "+0", "2024-08-12" },

  { "", NULL },
  { "   ", NULL },
  { "31/6/2024", NULL },
  { "29/2/2023", NULL },
  { "0/8", NULL },
  { "25/13", NULL },
  { "25", NULL },
  { "25/8/2", NULL },
  { "25/8/202", NULL },
  { "25/8/20244", NULL },
  { "1/2/3/4", NULL },
  { "250/8", NULL },
  { "25/8/1066", NULL },
  { "T8", NULL },
  { "T7 25/8", NULL },
  { "+99999999999999999999", NULL },
  { "+", NULL },
  { "+3x", NULL },
  { "abc", NULL },
  { "trước ngày 25/8", NULL },
  { "\xff\xfe", NULL },
};

static void
test_entries (void)
{
  DtDay today = dt_test_day ("2024-08-12");

  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *shown = g_utf8_make_valid (entries[i].text, -1);
      DtDay day = dt_day_parse_entry (entries[i].text, today, &error);

      g_test_message ("%s", shown);
      if (entries[i].expected != NULL)
        {
          g_assert_no_error (error);
          dt_test_assert_day (day, entries[i].expected);
        }
      else
        {
          g_assert_error (error, DT_ERROR, DT_ERROR_INVALID);
          g_assert_cmpint (day, ==, DT_DAY_NONE);
          g_assert_cmpuint (strlen (error->message), >, 5);
        }
    }
}

static void
test_sentences (void)
{
  static const char *const cases[][2] = {
    { "31/6/2024", "31/6/2024 does not exist: month 6 has 30 days" },
    { "29/2/2023", "29/2/2023 does not exist: month 2 has 28 days" },
    { "1/13/2024", "1/13/2024 does not exist: the months are 1 to 12" },
    { "T7 25/8", "Weekday and date do not go together: the date is Sunday, 25/8/2024" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;

      dt_day_parse_entry (cases[i][0], dt_test_day ("2024-08-12"), &error);
      g_assert_error (error, DT_ERROR, DT_ERROR_INVALID);
      g_assert_cmpstr (error->message, ==, cases[i][1]);
    }
}

/* Each weekday word leads to that weekday, today or in the six days after. */
static void
test_weekdays (void)
{
  static const char *const words[] = { "T2", "T3", "T4", "T5", "T6", "T7", "CN" };

  for (int offset = 0; offset < 7; offset++)
    for (int i = 0; i < 7; i++)
      {
        DtDay today = dt_test_day ("2024-08-12") + offset;
        DtDay day = dt_day_parse_entry (words[i], today, NULL);

        g_assert_cmpint (dt_day_get_weekday (day), ==, i + 1);
        g_assert_cmpint (day - today, >=, 0);
        g_assert_cmpint (day - today, <, 7);
      }
}

static void
test_iso (void)
{
  static const char *const wrong[] = {
    "", "2024-8-25", "2024-08-25 ", " 2024-08-25", "2024/08/25", "2024-08-2", "20240825", "2024-08-255", "abcd-ef-gh",
  };
  g_autoptr(GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_assert_cmpint (dt_day_from_iso (wrong[i], &error), ==, DT_DAY_NONE);
      g_assert_error (error, DT_ERROR, DT_ERROR_PARSE);
      g_clear_error (&error);
    }

  g_assert_cmpint (dt_day_from_iso (NULL, &error), ==, DT_DAY_NONE);
  g_assert_error (error, DT_ERROR, DT_ERROR_PARSE);
  g_clear_error (&error);

  g_assert_cmpint (dt_day_from_iso ("2024-06-31", &error), ==, DT_DAY_NONE);
  g_assert_error (error, DT_ERROR, DT_ERROR_INVALID);
}

static void
test_times (void)
{
  static const struct
  {
    const char *text;
    int         minutes;
  } cases[] = {
    { "16:30", 990 }, { "16h30", 990 }, { "16h", 960 }, { "16 giờ 30", 990 }, { "14 giờ 00", 840 }, { "10h00'", 600 },
    { "16 giờ 30 phút", 990 }, { "0:00", 0 }, { "23:59", 1439 }, { " 8:05 ", 485 },
    { "24:00", DT_TIME_NONE }, { "12:60", DT_TIME_NONE }, { "16", DT_TIME_NONE }, { "", DT_TIME_NONE },
    { "16:3", DT_TIME_NONE }, { "16:300", DT_TIME_NONE }, { "chiều", DT_TIME_NONE }, { "16:30:00x", DT_TIME_NONE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (dt_time_parse (cases[i].text), ==, cases[i].minutes);
    }
  g_assert_cmpint (dt_time_parse (NULL), ==, DT_TIME_NONE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/date-parse/entries", test_entries);
  g_test_add_func ("/base/date-parse/sentences", test_sentences);
  g_test_add_func ("/base/date-parse/weekdays", test_weekdays);
  g_test_add_func ("/base/date-parse/iso", test_iso);
  g_test_add_func ("/base/date-parse/times", test_times);

  return g_test_run ();
}
