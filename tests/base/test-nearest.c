/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-nearest.h"
#include "dt-test.h"

static void
test_distance (void)
{
  g_assert_cmpuint (dt_nearest_distance ("", ""), ==, 0);
  g_assert_cmpuint (dt_nearest_distance ("task", "task"), ==, 0);
  g_assert_cmpuint (dt_nearest_distance ("task", "tsk"), ==, 1);
  g_assert_cmpuint (dt_nearest_distance ("task", "tasks"), ==, 1);
  g_assert_cmpuint (dt_nearest_distance ("task", "tisk"), ==, 1);
  g_assert_cmpuint (dt_nearest_distance ("title", "titel"), ==, 1);
  g_assert_cmpuint (dt_nearest_distance ("abc", ""), ==, 3);
  g_assert_cmpuint (dt_nearest_distance ("kitten", "sitting"), ==, 3);
}

/* Both ways round it is the same, and it is never more than the longer one. */
static void
test_symmetry (void)
{
  for (int i = 0; i < 500; i++)
    {
      char a[12] = "", b[12] = "";
      int n = g_test_rand_int_range (0, 10), m = g_test_rand_int_range (0, 10);

      for (int j = 0; j < n; j++)
        a[j] = (char) ('a' + g_test_rand_int_range (0, 3));
      for (int j = 0; j < m; j++)
        b[j] = (char) ('a' + g_test_rand_int_range (0, 3));
      g_assert_cmpuint (dt_nearest_distance (a, b), ==, dt_nearest_distance (b, a));
      g_assert_cmpuint (dt_nearest_distance (a, b), <=, (guint) MAX (n, m));
      g_assert_cmpuint (dt_nearest_distance (a, b), >=, (guint) ABS (n - m));
    }
}

static void
test_long (void)
{
  g_autofree char *a = g_strnfill (10000, 'a');
  g_autofree char *b = g_strnfill (10001, 'a');

  g_assert_cmpuint (dt_nearest_distance (a, a), ==, 0);
  g_assert_cmpuint (dt_nearest_distance (a, b), ==, 10001);
}

static void
test_offer (void)
{
  g_auto(DtNearest) nearest = { 0 };

  dt_nearest_offer (&nearest, "P-19", "VP");
  g_assert_null (nearest.best);
  for (int i = 1; i <= 18; i++)
    {
      g_autofree char *code = g_strdup_printf ("P-%02d", i);

      dt_nearest_offer (&nearest, "P-19", code);
    }
  g_assert_cmpstr (nearest.best, ==, "P-09");

  dt_nearest_clear (&nearest);
  dt_nearest_offer (&nearest, "Đơn vị", "don vi");
  g_assert_cmpstr (nearest.best, ==, "don vi");
  g_assert_cmpuint (nearest.distance, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/nearest/distance", test_distance);
  g_test_add_func ("/base/nearest/symmetry", test_symmetry);
  g_test_add_func ("/base/nearest/long", test_long);
  g_test_add_func ("/base/nearest/offer", test_offer);

  return g_test_run ();
}
