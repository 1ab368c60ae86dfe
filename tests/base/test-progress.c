/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-progress.h"

static void
on_progress (double   fraction,
             gpointer user_data)
{
  GArray *told = user_data;

  g_array_append_val (told, fraction);
}

static gpointer
work (gpointer data)
{
  DtProgress *progress = data;

  dt_progress_set_range (progress, 0, 0.5);
  for (int i = 0; i <= 100000; i++)
    dt_progress_tell (progress, i / 100000.);
  dt_progress_set_range (progress, 0.5, 1);
  dt_progress_tell (progress, 1);

  return NULL;
}

/* Told on the thread of whoever waits, in order, at most once for each hundredth. */
static void
test_thread (void)
{
  g_autoptr(GMainContext) context = g_main_context_new ();
  g_autoptr(GArray) told = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr(DtProgress) progress = dt_progress_new (on_progress, told, context, NULL);

  g_thread_join (g_thread_new ("work", work, progress));
  g_assert_cmpuint (told->len, ==, 0);
  while (g_main_context_iteration (context, FALSE))
    ;
  g_assert_cmpuint (told->len, >=, 40);
  g_assert_cmpuint (told->len, <=, 52);
  for (guint i = 1; i < told->len; i++)
    g_assert_cmpfloat (g_array_index (told, double, i), >, g_array_index (told, double, i - 1));
  g_assert_cmpfloat (g_array_index (told, double, told->len - 1), ==, 1);
}

/* What is on its way when somebody gives up is not told. */
static void
test_cancelled (void)
{
  g_autoptr(GMainContext) context = g_main_context_new ();
  g_autoptr(GArray) told = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(DtProgress) progress = dt_progress_new (on_progress, told, context, cancellable);

  dt_progress_tell (progress, 0.5);
  g_cancellable_cancel (cancellable);
  while (g_main_context_iteration (context, FALSE))
    ;
  g_assert_cmpuint (told->len, ==, 0);
}

/* Nobody looks; or somebody does, right here. */
static void
test_plain (void)
{
  g_autoptr(GArray) told = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr(DtProgress) progress = dt_progress_new (on_progress, told, NULL, NULL);

  dt_progress_set_range (NULL, 0, 1);
  dt_progress_tell (NULL, 0.5);
  dt_progress_tell (progress, 7);
  g_assert_cmpuint (told->len, ==, 1);
  g_assert_cmpfloat (g_array_index (told, double, 0), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/progress/thread", test_thread);
  g_test_add_func ("/base/progress/cancelled", test_cancelled);
  g_test_add_func ("/base/progress/plain", test_plain);
  return g_test_run ();
}
