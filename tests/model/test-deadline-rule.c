/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The grammar of rules, the vectors of the law through it, and what must hold for every rule. */

#include <string.h>

#include "dt-deadline.h"
#include "dt-error.h"
#include "dt-test.h"

#define N_RANDOM 20000

static const char *const canonical[] = {
  "2024-03/BEGIN", "2024-02/MIDDLE", "2024-02/END", "2024-Q3/END", "2024-Q1/MIDDLE", "2024-H1/END", "2024-H2/MIDDLE",
  "2024/BEGIN", "2024/MIDDLE", "2024/END",
  "P5WD@received", "P5WD@2024-07-22", "P10D@issued", "P1M@2025-01-31", "-P105D@2021-05-23", "-P105D@event", "-P3WD@event",
  "-P1M@event", "P10D@done:#2.1", "-P5D@due:#3", "P2D@done:2b0a9c1e-task", "P1M@due:150-KH/TU#2.1",
  "R/DAILY", "R/DAILY;WORKING", "R/DAILY;BEFORE", "R/WEEKLY;DAY=FR", "R/WEEKLY;FROM=MO;DAY=WE",
  "R/MONTHLY;DAY=20;BEFORE", "R/MONTHLY;FROM=1;DAY=5", "R/MONTHLY;DAY=LAST", "R/QUARTERLY;MONTH=3;DAY=15",
  "R/HALFYEARLY;MONTH=6;DAY=LAST;BEFORE", "R/YEARLY;MONTH=12;DAY=15",
  "R/MONTHLY;DAY=31;SINCE=2024-02-01;UNTIL=2025-12-31",
};

static void
test_canonical (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (canonical); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(DtDeadlineRule) rule = dt_deadline_rule_parse (canonical[i], &error);

      g_assert_no_error (error);
      dt_test_assert_string (dt_deadline_rule_format (rule), canonical[i]);
    }
}

/* Forms that are read, and what becomes of them. */
static void
test_normal_form (void)
{
  static const char *const cases[][2] = {
    { "P2W@received", "P14D@received" },
    { "P1Y@2024-02-29", "P12M@2024-02-29" },
    { "P05WD@received", "P5WD@received" },
    { "R/QUARTERLY;DAY=15", "R/QUARTERLY;MONTH=3;DAY=15" },
    { "R/YEARLY;DAY=LAST", "R/YEARLY;MONTH=12;DAY=LAST" },
    { "R/MONTHLY;DAY=05", "R/MONTHLY;DAY=5" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(DtDeadlineRule) rule = dt_deadline_rule_parse (cases[i][0], NULL);

      g_assert_nonnull (rule);
      dt_test_assert_string (dt_deadline_rule_format (rule), cases[i][1]);
    }
}

static void
test_errors (void)
{
  static const struct { const char *text; int place; } cases[] = {
    { "", 1 }, { "before", 1 }, { "P", 2 }, { "P0D@received", 2 }, { "P5X@received", 3 }, { "P5D", 4 }, { "P5D@", 5 },
    { "P5D@tomorrow", 5 }, { "P5D@2024-02-30", 5 }, { "P5D@received ", 13 }, { "P5D@done:", 10 }, { "P5D@done:#", 10 },
    { "P5D@done:#2 1", 12 }, { "P9999Y@received", 7 }, { "--P5D@event", 2 }, { "2024-13/END", 6 }, { "2024-Q5/END", 7 },
    { "2024-08", 8 }, { "2024-08/LAST", 9 }, { "0000/END", 1 }, { "24-08/END", 1 }, { "2024-08/ENDE", 12 },
    { "R/", 3 }, { "R/HOURLY", 3 }, { "R/MONTHLY", 10 }, { "R/MONTHLY;DAY=32", 15 }, { "R/MONTHLY;DAY=0", 15 },
    { "R/MONTHLY;DAY=FR", 15 }, { "R/WEEKLY;DAY=5", 14 }, { "R/MONTHLY;BEFORE;DAY=5", 18 }, { "R/MONTHLY;DAY=5;DAY=6", 17 },
    { "R/MONTHLY;FROM=6;DAY=5", 23 }, { "R/MONTHLY;MONTH=2;DAY=5", 11 }, { "R/DAILY;DAY=5", 9 },
    { "R/MONTHLY;WORKING;DAY=5", 11 }, { "R/QUARTERLY;MONTH=4;DAY=5", 19 }, { "R/MONTHLY;FROM=5;DAY=5;BEFORE", 30 },
    { "R/DAILY;SINCE=2024-08-02;UNTIL=2024-08-01", 42 }, { "R/DAILY;SINCE=2024-8-2", 15 }, { "P5D@ngày", 5 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(DtDeadlineRule) rule = dt_deadline_rule_parse (cases[i].text, &error);
      g_autofree char *place = g_strdup_printf ("at character %d:", cases[i].place);

      g_assert_null (rule);
      g_assert_error (error, DT_ERROR, DT_ERROR_PARSE);
      if (strstr (error->message, place) == NULL)
        g_error ("%s: %s", place, error->message);
    }
}

static char *
day_of (const char *text,
        const char *anchor)
{
  g_autoptr(DtDeadlineRule) rule = dt_deadline_rule_parse (text, NULL);

  g_assert_nonnull (rule);
  return dt_test_iso (dt_deadline_rule_get_day (rule, anchor != NULL ? dt_test_day (anchor) : DT_DAY_NONE, NULL));
}

/* formats.md §4.3 */
static void
test_vectors (void)
{
  dt_test_assert_string (day_of ("2024-07/END", NULL), "2024-07-31");
  dt_test_assert_string (day_of ("2024-Q3/END", NULL), "2024-09-30");
  dt_test_assert_string (day_of ("2024-03/BEGIN", NULL), "2024-03-01");
  dt_test_assert_string (day_of ("2024-02/MIDDLE", NULL), "2024-02-15");
  dt_test_assert_string (day_of ("2024-02/END", NULL), "2024-02-29");
  dt_test_assert_string (day_of ("2024/BEGIN", NULL), "2024-01-01");
  dt_test_assert_string (day_of ("2024/MIDDLE", NULL), "2024-06-30");
  dt_test_assert_string (day_of ("2024/END", NULL), "2024-12-31");
  dt_test_assert_string (day_of ("2024-Q3/BEGIN", NULL), "2024-07-01");
  dt_test_assert_string (day_of ("2024-Q3/MIDDLE", NULL), "2024-08-15");
  dt_test_assert_string (day_of ("2024-H1/END", NULL), "2024-06-30");
  dt_test_assert_string (day_of ("2024-H1/MIDDLE", NULL), "2024-03-31");
  dt_test_assert_string (day_of ("2024-H2/BEGIN", NULL), "2024-07-01");
  dt_test_assert_string (day_of ("P5WD@2024-07-22", NULL), "2024-07-29");
  dt_test_assert_string (day_of ("P5WD@2024-08-29", NULL), "2024-09-09");
  dt_test_assert_string (day_of ("P4WD@2024-04-25", NULL), "2024-05-04");
  dt_test_assert_string (day_of ("P10D@2025-01-20", NULL), "2025-02-03");
  dt_test_assert_string (day_of ("P1M@2025-01-31", NULL), "2025-02-28");
  dt_test_assert_string (day_of ("-P15D@2024-08-31", NULL), "2024-08-16");
  dt_test_assert_string (day_of ("-P105D@2021-05-23", NULL), "2021-02-07");
  dt_test_assert_string (day_of ("-P105D@event", "2021-05-23"), "2021-02-07");
  dt_test_assert_string (day_of ("-P5D@due:#3", "2024-08-30"), "2024-08-25");
  dt_test_assert_string (day_of ("P5WD@received", "2024-07-22"), "2024-07-29");
  dt_test_assert_string (day_of ("P5WD@received", NULL), "");
  dt_test_assert_string (day_of ("R/MONTHLY;DAY=20", "2024-07-22"), "");
}

/* The same count when the swap of 29/4 against Saturday 04/5 has not been entered. */
static void
test_unknown_swap (void)
{
  g_autoptr(GPtrArray) days = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_calendar_day_free);
  g_autoptr(GArray) years = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr(DtWorkCalendar) calendar = NULL;
  g_autoptr(DtDeadlineRule) rule = dt_deadline_rule_parse ("P4WD@2024-04-25", NULL);
  int year = 2024;

  for (DtDay day = dt_test_day ("2024-04-29"); day <= dt_test_day ("2024-05-01"); day++)
    g_ptr_array_add (days, dt_calendar_day_new (day, DT_CALENDAR_HOLIDAY, NULL));
  g_array_append_val (years, year);
  calendar = dt_work_calendar_new (days, years);

  dt_test_assert_day (dt_deadline_rule_get_day (rule, DT_DAY_NONE, calendar), "2024-05-06");
}

static char *
turns_of (const char *text,
          const char *first,
          const char *last)
{
  g_autoptr(DtDeadlineRule) rule = dt_deadline_rule_parse (text, NULL);
  g_autoptr(GArray) turns = NULL;
  GString *list = g_string_new (NULL);

  g_assert_nonnull (rule);
  turns = dt_deadline_rule_list (rule, dt_test_day (first), dt_test_day (last), 100, NULL);
  for (guint i = 0; i < turns->len; i++)
    {
      const DtOccurrence *turn = &g_array_index (turns, DtOccurrence, i);
      g_autofree char *key = dt_deadline_rule_turn_key (rule, turn->named);
      g_autofree char *named = dt_test_iso (turn->named);
      g_autofree char *opens = dt_test_iso (turn->opens);

      g_string_append_printf (list, "%s%s:%s%s%s", list->len > 0 ? " " : "", key, opens, *opens != '\0' ? "…" : "", named);
    }

  return g_string_free (list, FALSE);
}

static void
test_turns (void)
{
  dt_test_assert_string (turns_of ("R/MONTHLY;DAY=20;BEFORE", "2024-08-12", "2024-10-19"), "2024-08:2024-08-20 2024-09:2024-09-20");
  dt_test_assert_string (turns_of ("R/MONTHLY;FROM=1;DAY=5", "2024-08-02", "2024-09-30"),
                         "2024-08:2024-08-01…2024-08-05 2024-09:2024-09-01…2024-09-05");
  dt_test_assert_string (turns_of ("R/MONTHLY;DAY=31", "2024-01-31", "2024-04-30"),
                         "2024-01:2024-01-31 2024-02:2024-02-29 2024-03:2024-03-31 2024-04:2024-04-30");
  dt_test_assert_string (turns_of ("R/WEEKLY;DAY=MO", "2024-12-28", "2025-01-08"), "2025-W01:2024-12-30 2025-W02:2025-01-06");
  dt_test_assert_string (turns_of ("R/DAILY;WORKING", "2024-08-30", "2024-09-05"),
                         "2024-08-30:2024-08-30 2024-09-04:2024-09-04 2024-09-05:2024-09-05");
  dt_test_assert_string (turns_of ("R/QUARTERLY;MONTH=3;DAY=15", "2024-08-12", "2025-01-31"), "2024-Q3:2024-09-15 2024-Q4:2024-12-15");
  dt_test_assert_string (turns_of ("R/HALFYEARLY;DAY=LAST", "2024-01-01", "2024-12-31"), "2024-H1:2024-06-30 2024-H2:2024-12-31");
  dt_test_assert_string (turns_of ("R/YEARLY;MONTH=2;DAY=29", "2023-01-01", "2024-12-31"), "2023:2023-02-28 2024:2024-02-29");
  dt_test_assert_string (turns_of ("R/MONTHLY;DAY=1;SINCE=2024-09-01;UNTIL=2024-10-01", "2024-01-01", "2025-01-01"),
                         "2024-09:2024-09-01 2024-10:2024-10-01");
  dt_test_assert_string (turns_of ("P5D@received", "2024-01-01", "2025-01-01"), "");
}

/* Random rules */

static DtDay
random_day (void)
{
  return g_test_rand_int_range (dt_day_new (1990, 1, 1), dt_day_new (2101, 1, 1));
}

static char *
random_recurring (void)
{
  static const char *const cycles[] = { "DAILY", "WEEKLY", "MONTHLY", "QUARTERLY", "HALFYEARLY", "YEARLY" };
  static const char *const weekdays[] = { "MO", "TU", "WE", "TH", "FR", "SA", "SU" };
  static const int months[] = { 0, 0, 1, 3, 6, 12 };
  int cycle = g_test_rand_int_range (0, 6);
  GString *text = g_string_new ("R/");

  g_string_append (text, cycles[cycle]);
  if (months[cycle] > 1)
    g_string_append_printf (text, ";MONTH=%d", g_test_rand_int_range (1, months[cycle] + 1));
  if (cycle == 1)
    g_string_append_printf (text, ";DAY=%s", weekdays[g_test_rand_int_range (0, 7)]);
  else if (cycle > 1 && g_test_rand_int_range (0, 5) == 0)
    g_string_append (text, ";DAY=LAST");
  else if (cycle > 1)
    g_string_append_printf (text, ";DAY=%d", g_test_rand_int_range (1, 32));
  if (g_test_rand_bit ())
    g_string_append (text, ";BEFORE");

  return g_string_free (text, FALSE);
}

static char *
random_rule (void)
{
  static const char *const parts[] = { "BEGIN", "MIDDLE", "END" };
  static const char *const units[] = { "D", "WD", "M" };
  g_autofree char *date = dt_test_iso (random_day ());
  int year = g_test_rand_int_range (1990, 2101);

  switch (g_test_rand_int_range (0, 5))
    {
    case 0:
      return g_strdup_printf ("%d-%02d/%s", year, g_test_rand_int_range (1, 13), parts[g_test_rand_int_range (0, 3)]);
    case 1:
      return g_strdup_printf ("%d-Q%d/%s", year, g_test_rand_int_range (1, 5), parts[g_test_rand_int_range (0, 3)]);
    case 2:
      return g_strdup_printf ("%sP%d%s@%s", g_test_rand_bit () ? "-" : "", g_test_rand_int_range (1, 200),
                              units[g_test_rand_int_range (0, 3)], date);
    case 3:
      return g_strdup_printf ("P%d%s@received", g_test_rand_int_range (1, 200), units[g_test_rand_int_range (0, 3)]);
    default:
      return random_recurring ();
    }
}

static void
test_random_round_trip (void)
{
  for (int i = 0; i < N_RANDOM; i++)
    {
      g_autofree char *text = random_rule ();
      g_autoptr(GError) error = NULL;
      g_autoptr(DtDeadlineRule) rule = dt_deadline_rule_parse (text, &error);

      g_assert_no_error (error);
      dt_test_assert_string (dt_deadline_rule_format (rule), text);
    }
}

/* No text makes the reader stumble, and what it reads it writes so that it reads the same. */
static void
test_random_text (void)
{
  static const char letters[] = "P5D@receivdR/MONTHLY;=20BFOW-Q#:1";

  for (int i = 0; i < N_RANDOM; i++)
    {
      char text[24];
      int length = g_test_rand_int_range (0, 23);
      g_autoptr(DtDeadlineRule) rule = NULL;

      for (int j = 0; j < length; j++)
        text[j] = letters[g_test_rand_int_range (0, (int) sizeof letters - 1)];
      text[length] = '\0';
      rule = dt_deadline_rule_parse (text, NULL);
      if (rule != NULL)
        {
          g_autofree char *first = dt_deadline_rule_format (rule);
          g_autoptr(DtDeadlineRule) again = dt_deadline_rule_parse (first, NULL);

          g_assert_nonnull (again);
          dt_test_assert_string (dt_deadline_rule_format (again), first);
        }
    }
}

/* A calendar with random announced days, as an office might keep it. */
static DtWorkCalendar *
random_calendar (void)
{
  g_autoptr(GPtrArray) days = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_calendar_day_free);
  g_autoptr(GArray) years = g_array_new (FALSE, FALSE, sizeof (int));

  for (int i = 0; i < 200; i++)
    g_ptr_array_add (days, dt_calendar_day_new (random_day (), (DtCalendarKind) g_test_rand_int_range (0, 4), NULL));
  for (int i = 0; i < 10; i++)
    {
      int year = g_test_rand_int_range (1990, 2101);

      g_array_append_val (years, year);
    }

  return dt_work_calendar_new (days, years);
}

/* A longer count never ends earlier, a later start never ends earlier, and every counted end is a working day that
 * moving again leaves where it is. */
static void
test_random_counts (void)
{
  g_autoptr(DtWorkCalendar) calendar = random_calendar ();

  for (int i = 0; i < N_RANDOM / 4; i++)
    {
      DtDay from = random_day ();
      int n = g_test_rand_int_range (1, 120);
      DtSpanUnit unit = (DtSpanUnit) g_test_rand_int_range (0, 3);
      DtDeadlineRule rule = { .kind = DT_RULE_COUNT, .amount = n, .unit = unit, .anchor = DT_ANCHOR_RECEIVED };
      DtDay end = dt_deadline_rule_get_day (&rule, from, calendar);
      DtDay later = dt_deadline_rule_get_day (&rule, from + 1, calendar);
      DtDay longer;

      g_assert_cmpint (end, >, from);
      g_assert_cmpint (later, >=, end);
      g_assert_true (dt_work_calendar_is_working (calendar, end));
      g_assert_cmpint (dt_work_calendar_next (calendar, end), ==, end);
      if (unit == DT_SPAN_WORKING_DAYS)
        g_assert_cmpint (dt_work_calendar_count (calendar, from, end), ==, n);
      else
        g_assert_cmpint (end, >=, unit == DT_SPAN_DAYS ? from + n : dt_day_add_months (from, n));

      rule.amount = n + 1;
      longer = dt_deadline_rule_get_day (&rule, from, calendar);
      g_assert_cmpint (longer, >=, end);

      /* Back again by the working days leads to the start or, where that is a day off, past it. */
      rule.amount = -n;
      if (unit == DT_SPAN_WORKING_DAYS)
        g_assert_cmpint (dt_deadline_rule_get_day (&rule, end, calendar), ==, dt_work_calendar_previous (calendar, from));
      g_assert_cmpint (dt_deadline_rule_get_day (&rule, from, calendar), <, from);
    }
}

/* Over 110 years every turn comes once, in its order, one to a period, wherever the span is cut. */
static void
test_random_turns (void)
{
  static const double days_of_cycle[] = { 1, 7, 30.436875, 91.310625, 182.62125, 365.2425 };
  DtDay first = dt_day_new (1990, 1, 1);
  DtDay last = dt_day_new (2099, 12, 31);

  for (int i = 0; i < 60; i++)
    {
      g_autofree char *text = random_recurring ();
      g_autoptr(DtDeadlineRule) rule = dt_deadline_rule_parse (text, NULL);
      g_autoptr(GArray) all = dt_deadline_rule_list (rule, first, last, G_MAXUINT, NULL);
      DtDay cut = g_test_rand_int_range (first, last);
      g_autoptr(GArray) before = dt_deadline_rule_list (rule, first, cut, G_MAXUINT, NULL);
      g_autoptr(GArray) after = dt_deadline_rule_list (rule, cut + 1, last, G_MAXUINT, NULL);
      g_autoptr(GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      g_assert_cmpuint (before->len + after->len, ==, all->len);
      g_assert_cmpfloat (ABS (all->len - (last - first + 1) / days_of_cycle[rule->cycle]), <, 1.5);
      for (guint j = 0; j < all->len; j++)
        {
          const DtOccurrence *turn = &g_array_index (all, DtOccurrence, j);
          const DtOccurrence *same = j < before->len ? &g_array_index (before, DtOccurrence, j)
                                                     : &g_array_index (after, DtOccurrence, j - before->len);

          g_assert_cmpint (turn->named, ==, same->named);
          if (j > 0)
            g_assert_cmpint (turn->named, >, (turn - 1)->named);
          g_assert_true (g_hash_table_add (keys, dt_deadline_rule_turn_key (rule, turn->named)));
        }
    }
}

static char *
explain (DtBound     bound,
         const char *words,
         const char *text,
         const char *anchor)
{
  g_autoptr(DtDeadline) deadline = dt_deadline_new (bound, DT_DAY_NONE, DT_TIME_NONE, words);

  deadline->rule = g_strdup (text);
  deadline->anchor_day = anchor != NULL ? dt_test_day (anchor) : DT_DAY_NONE;
  g_assert_true (dt_deadline_check (deadline, NULL));
  return dt_deadline_explain (deadline, dt_deadline_get_last_day (deadline, FALSE), NULL, dt_test_day ("2024-08-12"));
}

static void
test_explain (void)
{
  dt_test_assert_string (explain (DT_BOUND_PERIOD, "05 ngày làm việc kể từ khi nhận", "P5WD@received", "2024-07-22"),
                         "“05 ngày làm việc kể từ khi nhận” → 5 working days after receipt on 22/7/2024 → last day Monday 29/7");
  dt_test_assert_string (explain (DT_BOUND_PERIOD, "05 ngày làm việc kể từ khi nhận", "P5WD@received", NULL),
                         "“05 ngày làm việc kể từ khi nhận” → 5 working days after receipt, whose day is not known yet");
  dt_test_assert_string (explain (DT_BOUND_PERIOD, NULL, "P1D@issued", NULL), "Counted: 1 day after the date of the directive, whose day is not known yet");
  dt_test_assert_string (explain (DT_BOUND_PERIOD, NULL, "2024-Q3/END", NULL), "end of quarter III/2024 → last day Monday 30/9");
  dt_test_assert_string (explain (DT_BOUND_BEFORE, NULL, "2024-08/END", NULL), "end of month 8/2024 → last day Friday 30/8");
  dt_test_assert_string (explain (DT_BOUND_PERIOD, NULL, "-P5D@due:#3", "2024-08-30"),
                         "5 days before the deadline of the other task on 30/8/2024 → last day Sunday 25/8; last working day Friday 23/8");
  dt_test_assert_string (explain (DT_BOUND_PERIOD, NULL, "P5WD@2027-03-01", NULL),
                         "5 working days after 01/3/2027 → last day Monday 08/3/2027 (no official holidays yet)");
  dt_test_assert_string (explain (DT_BOUND_RECURRING, "trước ngày 20 hằng tháng", "R/MONTHLY;DAY=20;BEFORE", NULL),
                         "“trước ngày 20 hằng tháng” → every month before day 20; each time is a task of its own");
  dt_test_assert_string (explain (DT_BOUND_RECURRING, NULL, "R/MONTHLY;FROM=1;DAY=5", NULL),
                         "Recurs: every month from day 1 to day 5; each time is a task of its own");
}

/* Every rule has words, whatever it is. */
static void
test_labels (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (canonical); i++)
    {
      g_autoptr(DtDeadlineRule) rule = dt_deadline_rule_parse (canonical[i], NULL);
      g_autofree char *label = dt_deadline_rule_label (rule, DT_DAY_NONE);

      g_assert_cmpstr (label, !=, "");
      g_assert_null (strstr (label, "(null)"));
    }
}

static void
test_check (void)
{
  static const struct { DtBound bound; const char *rule; } bad[] = {
    { DT_BOUND_RECURRING, "P5D@received" }, { DT_BOUND_BY, "R/DAILY" }, { DT_BOUND_STANDING, "R/DAILY" },
    { DT_BOUND_IN_MONTH, "2024-08/END" }, { DT_BOUND_NONE, "P5D@received" }, { DT_BOUND_PERIOD, "P5D@" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr(DtDeadline) deadline = dt_deadline_new (bad[i].bound, DT_DAY_NONE, DT_TIME_NONE, NULL);
      g_autoptr(GError) error = NULL;

      deadline->rule = g_strdup (bad[i].rule);
      g_assert_false (dt_deadline_check (deadline, &error));
      g_assert_nonnull (error);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/deadline-rule/canonical", test_canonical);
  g_test_add_func ("/model/deadline-rule/normal-form", test_normal_form);
  g_test_add_func ("/model/deadline-rule/errors", test_errors);
  g_test_add_func ("/model/deadline-rule/vectors", test_vectors);
  g_test_add_func ("/model/deadline-rule/unknown-swap", test_unknown_swap);
  g_test_add_func ("/model/deadline-rule/turns", test_turns);
  g_test_add_func ("/model/deadline-rule/random-round-trip", test_random_round_trip);
  g_test_add_func ("/model/deadline-rule/random-text", test_random_text);
  g_test_add_func ("/model/deadline-rule/random-counts", test_random_counts);
  g_test_add_func ("/model/deadline-rule/random-turns", test_random_turns);
  g_test_add_func ("/model/deadline-rule/explain", test_explain);
  g_test_add_func ("/model/deadline-rule/labels", test_labels);
  g_test_add_func ("/model/deadline-rule/check", test_check);

  return g_test_run ();
}
