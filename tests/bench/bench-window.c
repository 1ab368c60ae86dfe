/* SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-window REGISTER: how long the window takes to its first readable row and how much memory it has then, a keystroke of a
 * search to its rows, each view to what it shows, and how long the main loop is kept busy while the list scrolls. Needs a display:
 * tests/with-display. The day is held at 12/8/2024. */

#include <adwaita.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "dt-press.h"
#include "dt-task-feed.h"
#include "dt-task-view.h"
#include "dt-test.h"
#include "dt-window.h"

typedef struct
{
  GtkWidget *window;
  gint64     before;       /* when the frame began */
  double     longest;      /* ms in our code and the toolkit's within one frame */
} Bench;

static double
ms_since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / 1000;
}

/* Of all threads: what does not depend on who else uses the machine. */
static double
cpu_ms_since (clock_t start)
{
  return (double) (clock () - start) * 1000 / CLOCKS_PER_SEC;
}

static GListModel *
get_rows (Bench *bench)
{
  GtkWidget *list = dt_find_widget (bench->window, GTK_TYPE_LIST_VIEW);

  return list != NULL ? G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list))) : NULL;
}

/* Some of the first rows is a task whose words are there, or the register has none. */
static gboolean
is_readable (Bench *bench)
{
  GListModel *rows = get_rows (bench);

  if (rows != NULL && g_list_model_get_n_items (rows) == 0)
    return !dt_task_feed_get_loading (DT_TASK_FEED (gtk_multi_selection_get_model (GTK_MULTI_SELECTION (rows))));

  for (guint i = 0; rows != NULL && i < 5 && i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr(DtTaskItem) item = g_list_model_get_item (rows, i);

      if (dt_task_item_get_task (item) != NULL)
        return TRUE;
    }

  return FALSE;
}

static void
on_before_paint (GdkFrameClock *clock,
                 Bench         *bench)
{
  bench->before = g_get_monotonic_time ();
}

static void
on_after_paint (GdkFrameClock *clock,
                Bench         *bench)
{
  bench->longest = MAX (bench->longest, ms_since (bench->before));
}

static void
on_painted (GdkFrameClock *clock,
            gboolean      *painted)
{
  *painted = TRUE;
}

static void
wait_for_frame (Bench *bench)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (bench->window);
  gboolean painted = FALSE;
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (on_painted), &painted);

  gtk_widget_queue_draw (bench->window);
  while (!painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
}

static gboolean
job_nothing (DtDb      *db,
             gpointer   data,
             gpointer  *result,
             GError   **error)
{
  return TRUE;
}

/* Until all that was asked for has been read and shown: what is read may ask for more. */
static void
settle (Bench   *bench,
        DtStore *store)
{
  for (int i = 0; i < 4; i++)
    {
      dt_store_read (store, job_nothing, NULL, NULL, NULL);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
  wait_for_frame (bench);
}

static void
measure_memory (void)
{
  g_autofree char *status = NULL;
  const char *peak;

  if (g_file_get_contents ("/proc/self/status", &status, NULL, NULL) && (peak = strstr (status, "VmHWM:")) != NULL)
    printf ("# memory: %.1f MB\n", g_ascii_strtod (peak + strlen ("VmHWM:"), NULL) / 1024);
}

/* The second time: the first one also makes the widgets, which is the same for all registers. */
static void
measure_views (Bench   *bench,
               DtStore *store)
{
  static const char *const views[] = { "calendar", "collections", "units", "directives", "tasks" };

  for (int round = 0; round < 2; round++)
    for (guint i = 0; i < G_N_ELEMENTS (views); i++)
      {
        gint64 start = g_get_monotonic_time ();

        gtk_widget_activate_action (bench->window, "win.show-view", "s", views[i]);
        settle (bench, store);
        if (round == 1)
          printf ("# view %s: %.1f ms\n", views[i], ms_since (start));
      }
}

static void
on_reloaded (gboolean *answered)
{
  *answered = TRUE;
}

/* Until the rows that the window shows are those of what was typed; the rest of the answer may still come. */
static void
measure_search (Bench *bench)
{
  static const char * const typed[] = { "b", "ba", "bao", "bao c", "bao cao", "bao cao k", "bao cao ket qua" };
  GtkWidget *view = GTK_WIDGET (dt_window_get_view (DT_WINDOW (bench->window)));
  GtkWidget *entry = GTK_WIDGET (gtk_widget_get_template_child (view, DT_TYPE_TASK_VIEW, "search"));

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      gint64 start = g_get_monotonic_time ();
      clock_t cpu = clock ();
      DtTaskFeed *feed = DT_TASK_FEED (gtk_multi_selection_get_model (GTK_MULTI_SELECTION (get_rows (bench))));
      gboolean answered = FALSE;
      gulong handler = g_signal_connect_swapped (feed, "reloaded", G_CALLBACK (on_reloaded), &answered);

      gtk_editable_set_text (GTK_EDITABLE (entry), typed[i]);
      while (!answered || !is_readable (bench))
        g_main_context_iteration (NULL, TRUE);
      g_signal_handler_disconnect (feed, handler);
      printf ("# “%s”: %.1f ms to its rows, %.1f ms of processor\n", typed[i], ms_since (start), cpu_ms_since (cpu));
    }
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
}

static void
measure_scrolling (Bench *bench)
{
  GtkWidget *list = dt_find_widget (bench->window, GTK_TYPE_LIST_VIEW);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list));
  GdkFrameClock *clock = gtk_widget_get_frame_clock (bench->window);

  g_signal_connect (clock, "before-paint", G_CALLBACK (on_before_paint), bench);
  g_signal_connect (clock, "after-paint", G_CALLBACK (on_after_paint), bench);
  bench->longest = 0;
  for (int i = 0; i < 120; i++)
    {
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + 300);
      wait_for_frame (bench);
    }
  printf ("# scrolling: longest frame %.1f ms\n", bench->longest);
  g_signal_handlers_disconnect_by_data (clock, bench);
}

int
main (int    argc,
      char **argv)
{
  Bench bench = { 0 };
  g_autoptr(GSettings) settings = NULL;
  g_autoptr(GError) error = NULL;
  GtkApplication *application;
  DtStore *store;
  gint64 start;
  clock_t cpu;

  if (argc < 2)
    {
      fputs ("Usage: bench-window REGISTER\n", stderr);
      return 2;
    }

  gtk_init ();
  application = GTK_APPLICATION (adw_application_new (DT_APP_ID, G_APPLICATION_NON_UNIQUE));
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  settings = g_settings_new (DT_APP_ID);
  g_settings_set_string (settings, "task-page", "open");
  dt_today_set_fixed (dt_day_new (2024, 8, 12));

  start = g_get_monotonic_time ();
  cpu = clock ();
  store = dt_store_new (argv[1], DT_STORE_FLAGS_NONE);
  if (!dt_store_open (store, NULL, &error))
    {
      fprintf (stderr, "%s\n", error->message);
      return 1;
    }
  bench.window = GTK_WIDGET (dt_window_new (application, store, settings));
  gtk_window_present (GTK_WINDOW (bench.window));
  while (!is_readable (&bench))
    g_main_context_iteration (NULL, TRUE);
  wait_for_frame (&bench);
  printf ("# first readable row: %.0f ms, %.0f ms of processor\n", ms_since (start), cpu_ms_since (cpu));

  measure_memory ();
  measure_search (&bench);
  measure_views (&bench, store);
  measure_scrolling (&bench);

  gtk_window_destroy (GTK_WINDOW (bench.window));
  g_object_unref (store);
  g_object_unref (application);
  return 0;
}
