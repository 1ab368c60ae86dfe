/* SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-register REGISTER: what a large register costs whoever works with it, without a display: from a keystroke of a search to
 * the rows it shows, through the feed of the list; from a submission to its being on the disk; the counts of the sidebar after
 * it. Writes into the register. Fails where a keystroke takes 50 ms or more in the median. */

#include <stdio.h>
#include <stdlib.h>

#include "dt-date.h"
#include "dt-edit-jobs.h"
#include "dt-task-feed.h"

#define N_ROUNDS 9
#define N_SHOWN 30
#define N_EDITS 25
#define MOST_MS 50.0

static double
ms_since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / 1000;
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
median (GArray *times)
{
  g_array_sort (times, compare_doubles);
  return g_array_index (times, double, times->len / 2);
}

static double
longest (GArray *times)
{
  return g_array_index (times, double, times->len - 1);
}

/* Holds what a window shows, and waits until all of it has its words. */
static void
await_rows (DtTaskFeed *feed,
            GPtrArray  *held)
{
  while (dt_task_feed_get_loading (feed))
    g_main_context_iteration (NULL, TRUE);

  g_ptr_array_set_size (held, 0);
  for (guint i = 0; i < MIN (N_SHOWN, g_list_model_get_n_items (G_LIST_MODEL (feed))); i++)
    g_ptr_array_add (held, g_list_model_get_item (G_LIST_MODEL (feed), i));

  for (guint i = 0; i < held->len; i++)
    {
      DtRowKey key;

      while (dt_task_feed_peek (feed, i, &key) && key.kind == DT_ROW_TASK && dt_task_item_get_task (held->pdata[i]) == NULL)
        g_main_context_iteration (NULL, TRUE);
    }
}

static gboolean
measure_search (DtStore *store)
{
  static const char *const typed[] = {
    "b", "ba", "bao", "bao c", "bao cao", "bao cao k", "báo cáo", "quy hoach can bo", "dai hoi 77", "don vi 12", "1438", "khongco",
  };
  g_autoptr(DtTaskFeed) feed = dt_task_feed_new (store);
  g_autoptr(GPtrArray) held = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GArray) all = g_array_new (FALSE, FALSE, sizeof (double));
  double worst = 0;
  double middle;

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr(DtQuery) query = dt_query_new (dt_today ());
      g_autoptr(GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

      query->open_only = TRUE;
      for (int round = 0; round < N_ROUNDS; round++)
        {
          gint64 start;
          double ms;

          g_clear_pointer (&query->search, g_free);
          dt_task_feed_set_query (feed, query);
          await_rows (feed, held);
          query->search = g_strdup (typed[i]);

          start = g_get_monotonic_time ();
          dt_task_feed_set_query (feed, query);
          await_rows (feed, held);
          ms = ms_since (start);
          g_array_append_val (times, ms);
        }
      middle = median (times);
      worst = MAX (worst, middle);
      g_array_append_vals (all, times->data, times->len);
      printf ("# search “%s”: median %.1f ms, worst %.1f ms, %d tasks\n", typed[i], middle, longest (times),
              dt_task_feed_get_n_tasks (feed));
    }

  middle = median (all);
  printf ("search: median %.1f ms, the slowest text %.1f ms, of at most %.0f ms\n", middle, worst, MOST_MS);
  return middle < MOST_MS;
}

/* The first lead of the task; 0 none. */
static gint64
find_lead (DtStore *store,
           gint64   task_id)
{
  g_autoptr(GError) error = NULL;
  DtTaskDetail *detail = dt_store_read (store, dt_job_load_task, &task_id, NULL, &error);
  gint64 id = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < detail->assignments->len && id == 0; i++)
    {
      const DtAssignmentRow *row = detail->assignments->pdata[i];

      if (row->role == DT_ROLE_LEAD && row->excused == NULL)
        id = row->id;
    }
  dt_task_detail_free (detail);

  return id;
}

static void
measure_edits (DtStore *store)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(DtQuery) query = dt_query_new (dt_today ());
  g_autoptr(DtTaskList) list = dt_store_read (store, dt_job_list_tasks, query, NULL, &error);
  g_autoptr(GArray) edits = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr(GArray) counts = g_array_new (FALSE, FALSE, sizeof (double));
  double edit;
  double count;

  g_assert_no_error (error);
  for (guint i = 0; i < list->rows->len && edits->len < N_EDITS; i += list->rows->len / N_EDITS / 2 + 1)
    {
      const DtRowKey *key = &g_array_index (list->rows, DtRowKey, i);
      gint64 lead = key->kind == DT_ROW_TASK ? find_lead (store, key->id) : 0;
      DtWrite write = { .action = "record-submission", .label = "record" };
      DtRecordEdit *record;
      DtCounts *counted;
      gint64 start;

      if (lead == 0)
        continue;
      record = dt_record_edit_new (&lead, 1, dt_today ());
      start = g_get_monotonic_time ();
      dt_store_write (store, &write, dt_job_record_submission, record, NULL, &error);
      edit = ms_since (start);
      g_assert_no_error (error);
      g_array_append_val (edits, edit);
      dt_record_edit_free (record);

      start = g_get_monotonic_time ();
      counted = dt_store_read (store, dt_job_count, query, NULL, &error);
      count = ms_since (start);
      g_assert_no_error (error);
      g_array_append_val (counts, count);
      dt_counts_free (counted);
    }

  edit = median (edits);
  count = median (counts);
  printf ("a submission until it is on the disk: median %.1f ms, worst %.1f ms\n", edit, longest (edits));
  printf ("counts after it: median %.1f ms, worst %.1f ms\n", count, longest (counts));
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(GError) error = NULL;
  DtStore *store;
  gboolean fast;

  if (argc < 2)
    {
      fputs ("Usage: bench-register REGISTER\n", stderr);
      return 2;
    }

  dt_today_set_fixed (dt_day_new (2025, 2, 3));
  store = dt_store_new (argv[1], DT_STORE_FLAGS_NONE);
  if (!dt_store_open (store, NULL, &error))
    {
      fprintf (stderr, "%s\n", error->message);
      return 1;
    }

  fast = measure_search (store);
  measure_edits (store);
  dt_store_close (store);
  g_object_unref (store);

  return fast ? 0 : 1;
}
