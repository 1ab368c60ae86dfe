/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-change.h"
#include "dt-test.h"

static void
test_ids (void)
{
  g_autoptr(DtChange) change = dt_change_new ();
  static const gint64 tasks[] = { 2, 3, 5, 9000000000 };
  static const gint64 units[] = { 7 };

  g_assert_false (dt_change_has_task (change, 2));
  g_array_append_vals (change->tasks, tasks, G_N_ELEMENTS (tasks));
  g_array_append_vals (change->units, units, G_N_ELEMENTS (units));

  for (gsize i = 0; i < G_N_ELEMENTS (tasks); i++)
    g_assert_true (dt_change_has_task (change, tasks[i]));
  g_assert_false (dt_change_has_task (change, 1));
  g_assert_false (dt_change_has_task (change, 4));
  g_assert_false (dt_change_has_task (change, 7));
  g_assert_true (dt_change_has_unit (change, 7));
  g_assert_false (dt_change_has_unit (change, 2));
}

static void
test_everything (void)
{
  g_autoptr(DtChange) change = dt_change_new ();

  change->everything = TRUE;
  g_assert_true (dt_change_has_task (change, 1));
  g_assert_true (dt_change_has_unit (change, 1));
}

/* It travels in values, as signals and tasks carry it. */
static void
test_boxed (void)
{
  g_auto(GValue) value = G_VALUE_INIT;
  g_autoptr(DtChange) change = dt_change_new ();
  DtChange *held;

  change->label = g_strdup ("Record submission");
  g_value_init (&value, DT_TYPE_CHANGE);
  g_value_set_boxed (&value, change);
  held = g_value_get_boxed (&value);
  g_assert_true (held == change);
  dt_change_unref (NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/change/ids", test_ids);
  g_test_add_func ("/model/change/everything", test_everything);
  g_test_add_func ("/model/change/boxed", test_boxed);

  return g_test_run ();
}
