/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The notice of the morning: when it comes, and what it says. */

#include "dt-morning-notice.h"
#include "dt-test.h"

static void
test_due (void)
{
  DtDay today = dt_test_day ("2024-08-12");

  g_assert_true (dt_morning_notice_is_due (today, DT_DAY_NONE, 450, 450));
  g_assert_true (dt_morning_notice_is_due (today, today - 1, 1439, 450));
  g_assert_false (dt_morning_notice_is_due (today, today - 1, 449, 450));
  g_assert_false (dt_morning_notice_is_due (today, today, 600, 450));
  g_assert_false (dt_morning_notice_is_due (today, today + 1, 600, 450));
  g_assert_true (dt_morning_notice_is_due (today, today - 1, 0, 0));
}

static void
check (int         overdue,
       int         due,
       int         handed,
       const char *title,
       const char *body)
{
  DtCounts counts = { .overdue = overdue, .today = due, .handed = handed };
  g_autofree char *said = dt_morning_notice_title (&counts);
  g_autofree char *lines = dt_morning_notice_body (&counts);

  g_assert_cmpstr (said, ==, title);
  g_assert_cmpstr (lines, ==, body);
}

static void
test_words (void)
{
  check (4, 2, 6, "4 tasks are overdue", "4 overdue\n2 due today\n6 waiting for acceptance");
  check (1, 0, 0, "1 task is overdue", "1 overdue");
  check (0, 1, 3, "1 task is due today", "1 due today\n3 waiting for acceptance");
  check (0, 0, 1, "1 submission waits for acceptance", "1 waiting for acceptance");
  check (0, 0, 0, NULL, NULL);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/morning-notice/due", test_due);
  g_test_add_func ("/morning-notice/words", test_words);
  return g_test_run ();
}
