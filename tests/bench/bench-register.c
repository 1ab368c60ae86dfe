/* SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-register REGISTER: what a register costs whoever works with it, without a display, beside what SQLite alone takes to read
 * the rows that are asked for. Lists and searches go through the feed, until the rows that a window shows have their words.
 * Writes into the register. */

#include <stdio.h>
#include <stdlib.h>

#include "dt-bench.h"
#include "dt-calendar-jobs.h"
#include "dt-directive-jobs.h"
#include "dt-edit-jobs.h"
#include "dt-task-feed.h"
#include "dt-unit-jobs.h"

#define N_ROUNDS 5
#define N_SHOWN 30
#define N_EDITS 25

typedef struct
{
  DtStore    *store;
  DtDb       *db;         /* a second connection, for the floors */
  DtTaskFeed *feed;
  GPtrArray  *held;       /* DtTaskItem: what a window shows */
  gboolean    answered;   /* what is listed is of the query, or its beginning is */
  gint64      task_id;
  gint64      unit_id;
  gint64      directive_id;
} Bench;

/* ---- Lists ---- */

static void
on_reloaded (Bench *bench)
{
  bench->answered = TRUE;
}

/* Waits until the rows that a window shows of the query have their words; the rest of the answer may still come. */
static void
await_rows (Bench *bench)
{
  GListModel *rows = G_LIST_MODEL (bench->feed);

  while (!bench->answered)
    g_main_context_iteration (NULL, TRUE);

  g_ptr_array_set_size (bench->held, 0);
  for (guint i = 0; i < MIN (N_SHOWN, g_list_model_get_n_items (rows)); i++)
    g_ptr_array_add (bench->held, g_list_model_get_item (rows, i));

  for (guint i = 0; i < bench->held->len; i++)
    {
      DtRowKey key;

      while (dt_task_feed_peek (bench->feed, i, &key) && key.kind == DT_ROW_TASK && dt_task_item_get_task (bench->held->pdata[i]) == NULL)
        g_main_context_iteration (NULL, TRUE);
    }
}

static double
time_query (Bench         *bench,
            const DtQuery *query)
{
  gint64 start = dt_bench_now ();

  bench->answered = FALSE;
  dt_task_feed_set_query (bench->feed, query);
  await_rows (bench);

  return dt_bench_since (start);
}

/* Between two rounds the list shows one directive, so that each is a change of the question. */
static GArray *
time_queries (Bench         *bench,
              const DtQuery *query,
              int            n_rounds)
{
  GArray *times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr(DtQuery) other = dt_query_new (dt_today ());

  other->directive_id = bench->directive_id;
  other->limit = 1;
  for (int i = 0; i < n_rounds; i++)
    {
      double ms;

      time_query (bench, other);
      ms = time_query (bench, query);
      g_array_append_val (times, ms);
    }

  return times;
}

static void
measure_list (Bench         *bench,
              const char    *name,
              const DtQuery *query,
              const char    *floor_sql)
{
  g_autoptr(GArray) times = time_queries (bench, query, N_ROUNDS);
  g_autofree char *what = g_strdup_printf ("list, %s", name);

  dt_bench_tell (what, dt_bench_least (times), "ms", "reading its ids",
                 dt_bench_sql (bench->db, floor_sql, query->unit_id != 0 ? query->unit_id : query->directive_id, NULL), "150 ms");
}

static void
measure_lists (Bench *bench)
{
  static const struct { const char *name; DtGroupBy group; DtSort sort; } orders[] = {
    { "by day", DT_GROUP_DAY, DT_SORT_LAST_DAY },
    { "by directive", DT_GROUP_DIRECTIVE, DT_SORT_LAST_DAY },
    { "by unit", DT_GROUP_UNIT, DT_SORT_LAST_DAY },
    { "by state", DT_GROUP_STATE, DT_SORT_LAST_DAY },
    { "sorted by title", DT_GROUP_NONE, DT_SORT_TITLE },
    { "sorted by unit", DT_GROUP_NONE, DT_SORT_LEAD },
    { "sorted by directive", DT_GROUP_NONE, DT_SORT_DIRECTIVE },
    { "sorted by progress", DT_GROUP_NONE, DT_SORT_PROGRESS },
  };
  static const char open_ids[] = "SELECT task_id FROM task_status WHERE phase <= 3 OR phase = 8";
  g_autoptr(DtQuery) query = dt_query_new (dt_today ());

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      query->group = orders[i].group;
      query->sort = orders[i].sort;
      measure_list (bench, orders[i].name, query, "SELECT task_id FROM task_status");
    }

  query->group = DT_GROUP_DAY;
  query->sort = DT_SORT_LAST_DAY;
  query->open_only = TRUE;
  measure_list (bench, "open", query, open_ids);
  query->to = query->today + 15;
  query->from = query->today;
  measure_list (bench, "next 15 days", query, open_ids);
  query->from = query->to = DT_DAY_NONE;
  query->open_only = FALSE;
  query->states = DT_STATE_BIT (DT_STATE_OVERDUE);
  measure_list (bench, "overdue", query, open_ids);
  query->states = DT_STATE_BIT (DT_STATE_DONE) | DT_STATE_BIT (DT_STATE_DONE_LATE);
  measure_list (bench, "done", query, "SELECT task_id FROM task_status WHERE phase IN (4, 5)");
  query->states = 0;
  query->morning = TRUE;
  measure_list (bench, "this morning", query, open_ids);
  query->morning = FALSE;
  query->unit_id = bench->unit_id;
  measure_list (bench, "a unit", query, "SELECT task_id FROM assignment_status WHERE unit_id = ?1");
  query->unit_id = 0;
  query->directive_id = bench->directive_id;
  measure_list (bench, "a directive", query, "SELECT task_id FROM task_status WHERE directive_id = ?1");
}

static void
measure_search (Bench *bench)
{
  static const char *const typed[] = {
    "b", "ba", "bao", "bao c", "bao cao", "bao cao k", "báo cáo", "can bo quy hoach", "quy hoach cán bộ", "dai hoi 77", "don vi 12",
    "1438", "khongco",
  };
  g_autoptr(GArray) all = g_array_new (FALSE, FALSE, sizeof (double));
  double floor = 0;

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr(DtQuery) query = dt_query_new (dt_today ());
      g_autoptr(GArray) times = NULL;

      query->open_only = TRUE;
      query->search = g_strdup (typed[i]);
      times = time_queries (bench, query, N_ROUNDS);
      g_array_append_vals (all, times->data, times->len);
      while (dt_task_feed_get_loading (bench->feed))
        g_main_context_iteration (NULL, TRUE);
      printf ("# “%s”: median %.1f ms, longest %.1f ms, %d tasks\n", typed[i], dt_bench_median (times), dt_bench_longest (times),
              dt_task_feed_get_n_tasks (bench->feed));
    }

  floor = dt_bench_sql (bench->db, "SELECT rowid FROM task_fts WHERE task_fts MATCH ?1", 0, "folded: \"bao\"* AND folded: \"c\"*");
  dt_bench_tell ("search, a keystroke to its rows, median", dt_bench_median (all), "ms", "the index asked for “bao c”", floor, "50 ms");
  dt_bench_tell ("search, a keystroke to its rows, longest", dt_bench_longest (all), "ms", "the index asked for “bao c”", floor, "150 ms");
}

/* ---- Views ---- */

typedef struct
{
  Bench          *bench;
  DtJobFunc       job;
  gpointer        data;
  GDestroyNotify  result_free;
} Question;

static void
ask (gpointer data)
{
  Question *question = data;
  g_autoptr(GError) error = NULL;
  gpointer result = dt_store_read (question->bench->store, question->job, question->data, NULL, &error);

  g_assert_no_error (error);
  question->result_free (result);
}

static double
time_question (Bench          *bench,
               DtJobFunc       job,
               gpointer        data,
               GDestroyNotify  result_free)
{
  Question question = { bench, job, data, result_free };

  return dt_bench_time (N_ROUNDS, ask, &question);
}

static void
measure_views (Bench *bench)
{
  g_autoptr(DtQuery) query = dt_query_new (dt_today ());
  DtMonthFetch *month = dt_month_fetch_new (dt_today () - 28 - (dt_today () - 1) % 7, query);
  DtDirectiveFetch *directives = dt_directive_fetch_new (NULL, dt_today ());
  DtUnitFetch unit = { .unit_id = bench->unit_id, .today = dt_today (), .soon_days = 3 };

  dt_bench_tell ("calendar, six weeks", time_question (bench, dt_job_load_month, month, (GDestroyNotify) dt_month_free), "ms",
                 "reading the ids of their tasks",
                 dt_bench_sql (bench->db, "SELECT task_id FROM task_status WHERE last_day BETWEEN ?1 AND ?1 + 41", month->first_day, NULL),
                 "20 ms");
  dt_bench_tell ("a unit's page", time_question (bench, dt_job_load_unit, &unit, (GDestroyNotify) dt_unit_detail_free), "ms",
                 "reading the ids of its tasks",
                 dt_bench_sql (bench->db, "SELECT task_id FROM assignment_status WHERE unit_id = ?1", bench->unit_id, NULL), "20 ms");
  dt_bench_tell ("list of units", time_question (bench, dt_job_list_units, &unit, (GDestroyNotify) g_ptr_array_unref), "ms",
                 "reading their names", dt_bench_sql (bench->db, "SELECT id, short_name FROM unit ORDER BY sort_key", 0, NULL), NULL);
  dt_bench_tell ("list of directives",
                 time_question (bench, dt_job_list_directive_lines, directives, (GDestroyNotify) dt_directive_list_free), "ms",
                 "reading their symbols", dt_bench_sql (bench->db, "SELECT id, symbol, subject FROM directive ORDER BY issued_day", 0, NULL), NULL);
  dt_bench_tell ("a task's panel", time_question (bench, dt_job_load_task, &bench->task_id, (GDestroyNotify) dt_task_detail_free), "ms",
                 "reading its row", dt_bench_sql (bench->db, "SELECT * FROM task WHERE id = ?1", bench->task_id, NULL), "20 ms");
  dt_month_fetch_free (month);
  dt_directive_fetch_free (directives);
}

/* ---- Edits ---- */

/* By the clock, since the disk is waited for. */
static double
ms_since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / 1000;
}

/* One row on the disk: the register's file system and durability, nothing else. */
static double
time_commit (DtStore *store)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path = g_strconcat (dt_store_get_path (store), ".floor", NULL);
  g_autoptr(DtDb) db = dt_db_open (path, DT_DB_READ_WRITE_CREATE, &error);
  g_autoptr(GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  static const char *const endings[] = { "", "-wal", "-shm" };

  g_assert_no_error (error);
  g_assert_true (dt_db_exec (db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE row (value TEXT)", &error));
  for (int i = 0; i < N_EDITS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      double ms;

      g_assert_true (dt_db_exec (db, "INSERT INTO row VALUES ('09/8/2024')", &error));
      ms = ms_since (start);
      g_array_append_val (times, ms);
    }
  g_clear_pointer (&db, dt_db_close);
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *file = g_strconcat (path, endings[i], NULL);

      (void) remove (file);
    }

  return dt_bench_least (times);
}

static GArray *
list_leads (Bench *bench)
{
  GArray *leads = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(GError) error = NULL;
  g_auto(DtStmt) st = { 0 };
  gboolean has_row = TRUE;

  dt_db_prepare (bench->db, &st, "SELECT assignment_id FROM assignment_status WHERE phase = 2"
                                 " AND assignment_id % max (1, (SELECT max (assignment_id) FROM assignment_status) / 100) = 0 LIMIT 25", &error);
  g_assert_no_error (error);
  while (dt_stmt_next (&st, &has_row, &error) && has_row)
    {
      gint64 id = dt_column_int64 (&st, 0);

      g_array_append_val (leads, id);
    }

  return leads;
}

static void
measure_edits (Bench *bench)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(DtQuery) query = dt_query_new (dt_today ());
  g_autoptr(GArray) leads = list_leads (bench);
  g_autoptr(GArray) edits = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr(GArray) counts = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < leads->len; i++)
    {
      DtWrite write = { .action = "record-submission", .label = "record" };
      DtRecordEdit *record = dt_record_edit_new (&g_array_index (leads, gint64, i), 1, dt_today ());
      gint64 start = g_get_monotonic_time ();
      double ms;

      dt_store_write (bench->store, &write, dt_job_record_submission, record, NULL, &error);
      ms = ms_since (start);
      g_assert_no_error (error);
      g_array_append_val (edits, ms);
      dt_record_edit_free (record);

      start = dt_bench_now ();
      dt_counts_free (dt_store_read (bench->store, dt_job_count, query, NULL, &error));
      ms = dt_bench_since (start);
      g_assert_no_error (error);
      g_array_append_val (counts, ms);
    }

  dt_bench_tell ("a submission until it is on the disk", dt_bench_least (edits), "ms", "one row committed by SQLite",
                 time_commit (bench->store), "10 ms");
  dt_bench_tell ("counts of the sidebar after it", dt_bench_least (counts), "ms", "counting the rows again",
                 dt_bench_sql (bench->db, "SELECT phase, next_day < 739000, count (*) FROM task_status GROUP BY 1, 2", 0, NULL), "50 ms");
}

static gint64
get_number (DtDb       *db,
            const char *sql)
{
  g_autoptr(GError) error = NULL;
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  dt_db_prepare (db, &st, sql, &error);
  g_assert_no_error (error);

  return dt_stmt_next (&st, &has_row, &error) && has_row ? dt_column_int64 (&st, 0) : 0;
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(GError) error = NULL;
  Bench bench = { 0 };

  if (argc < 2)
    {
      fputs ("Usage: bench-register REGISTER\n", stderr);
      return 2;
    }

  dt_today_set_fixed (dt_day_new (2025, 2, 3));
  bench.store = dt_store_new (argv[1], DT_STORE_FLAGS_NONE);
  if (!dt_store_open (bench.store, NULL, &error))
    {
      fprintf (stderr, "%s\n", error->message);
      return 1;
    }

  bench.db = dt_db_open (argv[1], DT_DB_READ_ONLY, &error);
  g_assert_no_error (error);
  bench.feed = dt_task_feed_new (bench.store);
  g_signal_connect_swapped (bench.feed, "reloaded", G_CALLBACK (on_reloaded), &bench);
  bench.held = g_ptr_array_new_with_free_func (g_object_unref);
  bench.task_id = get_number (bench.db, "SELECT max (id) / 2 FROM task");
  bench.unit_id = get_number (bench.db, "SELECT unit_id FROM assignment_status LIMIT 1");
  bench.directive_id = get_number (bench.db, "SELECT max (id) / 2 FROM directive");
  printf ("# %d tasks\n", (int) get_number (bench.db, "SELECT count (*) FROM task"));

  measure_lists (&bench);
  measure_search (&bench);
  measure_views (&bench);
  measure_edits (&bench);

  g_ptr_array_unref (bench.held);
  g_object_unref (bench.feed);
  dt_db_close (bench.db);
  dt_store_close (bench.store);
  g_object_unref (bench.store);

  return 0;
}
