/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which backups stay: days, weeks, months, years. */

#include "dt-backup-plan.h"
#include "dt-test.h"

static gboolean
contains (const GArray *days,
          DtDay         day)
{
  for (guint i = 0; i < days->len; i++)
    if (g_array_index (days, DtDay, i) == day)
      return TRUE;
  return FALSE;
}

static void
drop (GArray       *days,
      const GArray *surplus)
{
  for (guint i = days->len; i-- > 0;)
    if (contains (surplus, g_array_index (days, DtDay, i)))
      g_array_remove_index (days, i);
}

/* Three years of mornings, each with a backup and a tidying up: what is left then. */
static void
test_years (void)
{
  g_autoptr(GArray) days = g_array_new (FALSE, FALSE, sizeof (DtDay));
  DtDay first = dt_day_new (2021, 8, 12), last = dt_day_new (2024, 8, 12);

  for (DtDay today = first; today <= last; today++)
    {
      g_autoptr(GArray) surplus = NULL;

      g_array_append_val (days, today);
      surplus = dt_backup_plan_surplus (days, today);
      drop (days, surplus);
      g_assert_true (contains (days, today));
      g_assert_cmpuint (days->len, <=, 7 + 6 + 12 + 5);
    }

  for (DtDay day = last - 6; day <= last; day++)
    g_assert_true (contains (days, day));
  /* The last of each week that is over, Sundays. */
  g_assert_true (contains (days, dt_day_new (2024, 8, 4)));
  g_assert_true (contains (days, dt_day_new (2024, 7, 28)));
  g_assert_false (contains (days, dt_day_new (2024, 8, 1)));
  /* The last of a month and of a year: what its weeks have left. */
  g_assert_true (contains (days, dt_day_new (2024, 3, 31)));
  g_assert_true (contains (days, dt_day_new (2022, 12, 25)));
  g_assert_false (contains (days, dt_day_new (2022, 11, 27)));
}

/* Nothing goes twice, what goes was there, and the newest always stays: of days by chance. */
static void
test_properties (void)
{
  for (int turn = 0; turn < 2000; turn++)
    {
      g_autoptr(GArray) days = g_array_new (FALSE, FALSE, sizeof (DtDay));
      g_autoptr(GArray) surplus = NULL;
      g_autoptr(GArray) again = NULL;
      DtDay today = dt_day_new (2024, 8, 12), newest = 0;
      int n = g_test_rand_int_range (0, 40);

      for (int i = 0; i < n; i++)
        {
          DtDay day = today - g_test_rand_int_range (-3, 900);

          g_array_append_val (days, day);
          newest = MAX (newest, day);
        }
      surplus = dt_backup_plan_surplus (days, today);
      g_assert_false (n > 0 && contains (surplus, newest));
      for (guint i = 0; i < surplus->len; i++)
        {
          g_assert_true (contains (days, g_array_index (surplus, DtDay, i)));
          g_assert_true (i == 0 || g_array_index (surplus, DtDay, i - 1) < g_array_index (surplus, DtDay, i));
        }
      drop (days, surplus);
      again = dt_backup_plan_surplus (days, today);
      g_assert_cmpuint (again->len, ==, 0);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/backup-plan/years", test_years);
  g_test_add_func ("/model/backup-plan/properties", test_properties);
  return g_test_run ();
}
