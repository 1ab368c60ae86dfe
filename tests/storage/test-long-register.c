/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A long register: the beginning of a list is the beginning of that list, and a month counted from what is kept is the month counted
 * task by task. */

#include "dt-calendar-jobs.h"
#include "dt-list-jobs.h"
#include "dt-search.h"
#include "dt-storage-test.h"

/* One for all tests, which only read. */
static DtStorageFixture *
make_register (void)
{
  DtStorageFixture *fixture = g_new0 (DtStorageFixture, 1);

  dt_storage_fixture_set_up (fixture, NULL);
  dt_storage_run (fixture, dt_storage_long_register);

  return fixture;
}

static void
free_register (DtStorageFixture *fixture)
{
  dt_storage_fixture_tear_down (fixture, NULL);
  g_free (fixture);
}

static DtTaskList *
read_list (const DtStorageFixture *fixture,
           DtJobFunc               job,
           const DtQuery          *query)
{
  g_autoptr(GError) error = NULL;
  gpointer list = NULL;

  job (fixture->db, (gpointer) query, &list, &error);
  g_assert_no_error (error);

  return list;
}

/* @counted: how many tasks stand under it is known before all of them are there */
static void
assert_same_head (const DtGroupHead *first,
                  const DtGroupHead *whole,
                  gboolean           counted)
{
  g_assert_cmpint (first->kind, ==, whole->kind);
  g_assert_cmpint (first->key, ==, whole->key);
  g_assert_cmpstr (first->title, ==, whole->title);
  if (counted || first->n_tasks >= 0)
    g_assert_cmpint (first->n_tasks, ==, whole->n_tasks);
  g_assert_cmpint (first->oldest, ==, whole->oldest);
}

/* Returns: whether it is a beginning */
static gboolean
check_beginning (const DtStorageFixture *fixture,
                 const DtQuery          *query)
{
  gboolean searching = query->search != NULL && *query->search != '\0';
  g_autoptr(DtTaskList) whole = read_list (fixture, dt_job_list_tasks, query);
  g_autoptr(DtTaskList) first = read_list (fixture, dt_job_begin_list, query);

  g_assert_false (whole->partial);
  if (first->partial && searching)
    {
      g_assert_cmpint (first->n_tasks, ==, -1);
      g_assert_cmpuint (first->rows->len, >=, 30);
    }
  else
    {
      g_assert_cmpint (first->n_tasks, ==, whole->n_tasks);
      g_assert_cmpint (first->n_overdue, ==, whole->n_overdue);
    }
  if (!first->partial)
    g_assert_cmpuint (first->rows->len, ==, whole->rows->len);
  else if (!searching)
    g_assert_cmpuint (first->rows->len, >=, 100);

  g_assert_cmpuint (first->rows->len, <=, whole->rows->len);
  for (guint i = 0; i < first->rows->len; i++)
    {
      const DtRowKey *row = &g_array_index (first->rows, DtRowKey, i);
      const DtRowKey *wanted = &g_array_index (whole->rows, DtRowKey, i);

      g_assert_cmpint (row->kind, ==, wanted->kind);
      g_assert_cmpint (row->id, ==, wanted->id);
      g_assert_cmpuint (row->group, ==, wanted->group);
    }
  for (guint i = 0; i < first->heads->len; i++)
    assert_same_head (first->heads->pdata[i], whole->heads->pdata[i], !searching || i + 1 < first->heads->len);

  return first->partial;
}

static void
test_orders (gconstpointer data)
{
  g_autoptr(DtQuery) query = dt_query_new (DT_SEED_TODAY);

  for (int group = DT_GROUP_DAY; group <= DT_GROUP_NONE; group++)
    for (int sort = DT_SORT_LAST_DAY; sort <= DT_SORT_PROGRESS; sort++)
      for (int descending = 0; descending <= 1; descending++)
        {
          query->group = (DtGroupBy) group;
          query->sort = (DtSort) sort;
          query->descending = descending;
          /* The first state has thousands of tasks, which only their days tell apart beforehand. */
          if (group != DT_GROUP_STATE)
            g_assert_true (check_beginning (data, query));
          else
            check_beginning (data, query);
        }
}

static void
test_filters (gconstpointer data)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (20240812);
  int n_partial = 0;

  for (int i = 0; i < 200; i++)
    {
      g_autoptr(DtQuery) query = dt_query_new (DT_SEED_TODAY);

      query->group = (DtGroupBy) g_rand_int_range (random, DT_GROUP_DAY, DT_GROUP_NONE + 1);
      query->sort = (DtSort) g_rand_int_range (random, DT_SORT_LAST_DAY, DT_SORT_PROGRESS + 1);
      query->descending = g_rand_boolean (random);
      query->open_only = g_rand_int_range (random, 0, 3) == 0;
      query->owed_only = g_rand_int_range (random, 0, 4) == 0;
      query->pin_overdue = g_rand_int_range (random, 0, 4) == 0;
      query->morning = g_rand_int_range (random, 0, 8) == 0;
      query->undated_only = g_rand_int_range (random, 0, 12) == 0;
      if (g_rand_int_range (random, 0, 3) == 0)
        query->states = (unsigned) g_rand_int_range (random, 1, 1 << DT_N_STATES);
      if (g_rand_int_range (random, 0, 4) == 0)
        query->from = DT_SEED_TODAY - g_rand_int_range (random, 0, 300);
      if (g_rand_int_range (random, 0, 4) == 0)
        query->to = DT_SEED_TODAY + g_rand_int_range (random, 0, 300);
      n_partial += check_beginning (data, query);
    }

  /* Or the filters leave too little for anything to be tried. */
  g_assert_cmpint (n_partial, >, 30);
}

/* Words that many tasks have are found in the first of them; those of few lead to all of theirs. */
static void
test_search (gconstpointer data)
{
  static const char *const often[] = { "t", "task", "TASK  ", "ta", "unit", "unit ta", "cv tu", "CV/TU uni" };
  static const char *const seldom[] = { "task 899", "tàsk", "khongco", "12-CV/TU unit 3", "", " ", "...", "'", "\"" };
  g_autoptr(GRand) random = g_rand_new_with_seed (1438);

  for (int group = DT_GROUP_DAY; group <= DT_GROUP_NONE; group++)
    for (guint i = 0; i < G_N_ELEMENTS (often); i++)
      {
        g_autoptr(DtQuery) query = dt_query_new (DT_SEED_TODAY);

        query->group = (DtGroupBy) group;
        query->search = g_strdup (often[i]);
        if (group != DT_GROUP_STATE)
          g_assert_true (check_beginning (data, query));
        query->sort = (DtSort) g_rand_int_range (random, DT_SORT_LAST_DAY, DT_SORT_PROGRESS + 1);
        query->descending = g_rand_boolean (random);
        query->open_only = g_rand_boolean (random);
        check_beginning (data, query);
      }
  for (guint i = 0; i < G_N_ELEMENTS (seldom); i++)
    {
      g_autoptr(DtQuery) query = dt_query_new (DT_SEED_TODAY);

      query->search = g_strdup (seldom[i]);
      check_beginning (data, query);
    }
}

/* What is about one unit or one directive is read whole, and so is what has heads that are closed. */
static void
test_whole (gconstpointer data)
{
  g_autoptr(DtQuery) query = dt_query_new (DT_SEED_TODAY);
  gint64 closed = -2;

  query->unit_id = 103;
  g_assert_false (check_beginning (data, query));
  query->unit_id = 0;
  query->directive_id = 103;
  g_assert_false (check_beginning (data, query));
  query->directive_id = 0;
  query->only = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (gint64 id = 1000; id < 1000 + DT_STORAGE_N_LONG; id++)
    g_hash_table_add (query->only, g_memdup2 (&id, sizeof id));
  g_assert_false (check_beginning (data, query));
  g_clear_pointer (&query->only, g_hash_table_unref);
  query->limit = 7;
  g_assert_false (check_beginning (data, query));
  query->limit = 0;
  g_assert_true (check_beginning (data, query));
  query->collapsed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_hash_table_add (query->collapsed, g_memdup2 (&closed, sizeof closed));
  g_assert_false (check_beginning (data, query));
}

/* A task whose units are shown has their rows below it in the beginning too. */
static void
test_expanded (gconstpointer data)
{
  g_autoptr(DtQuery) query = dt_query_new (DT_SEED_TODAY);

  query->expanded = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (gint64 id = 1000; id < 1000 + DT_STORAGE_N_LONG; id++)
    g_hash_table_add (query->expanded, g_memdup2 (&id, sizeof id));
  g_assert_true (check_beginning (data, query));
}

static void
assert_same_rows (GPtrArray *kept,
                  GPtrArray *counted)
{
  g_assert_cmpuint (kept->len, ==, counted->len);
  for (guint i = 0; i < kept->len; i++)
    g_assert_cmpint (((DtTaskRow *) kept->pdata[i])->id, ==, ((DtTaskRow *) counted->pdata[i])->id);
}

/* Every task of the register has the word "task". */
static void
test_month (gconstpointer data)
{
  static const unsigned states[] = { 0, DT_STATE_BIT (DT_STATE_OVERDUE), DT_STATE_BIT (DT_STATE_DONE) | DT_STATE_BIT (DT_STATE_HANDED) };
  const DtStorageFixture *fixture = data;

  for (int month = 0; month < 10; month++)
    for (guint i = 0; i < G_N_ELEMENTS (states); i++)
      {
        g_autoptr(DtQuery) query = dt_query_new (dt_day_new (2024, 8, 12));
        g_autoptr(GError) error = NULL;
        g_autoptr(DtMonth) kept = NULL;
        g_autoptr(DtMonth) counted = NULL;
        gpointer result = NULL;
        DtMonthFetch *fetch;

        query->states = states[i];
        fetch = dt_month_fetch_new (dt_day_new (2024, 1, 1) + month * 49, query);
        dt_job_load_month (fixture->db, fetch, &result, &error);
        g_assert_no_error (error);
        kept = g_steal_pointer (&result);
        /* As if it were a search, which is counted task by task. */
        fetch->query->search = g_strdup ("task");
        dt_job_load_month (fixture->db, fetch, &result, &error);
        g_assert_no_error (error);
        counted = result;
        dt_month_fetch_free (fetch);

        for (int state = 0; state < DT_N_STATES; state++)
          g_assert_cmpint (kept->by_state[state], ==, counted->by_state[state]);
        g_assert_cmpint (kept->n_ghosts, ==, counted->n_ghosts);
        for (int day = 0; day < DT_MONTH_DAYS; day++)
          {
            g_assert_cmpint (kept->days[day].n_tasks, ==, counted->days[day].n_tasks);
            g_assert_cmpint (kept->days[day].n_late, ==, counted->days[day].n_late);
            assert_same_rows (kept->days[day].tasks, counted->days[day].tasks);
            assert_same_rows (kept->days[day].ghosts, counted->days[day].ghosts);
          }
      }
}

/* The first rows must be found by indexes, however many tasks there are. */
static void
test_plans (gconstpointer data)
{
  g_autofree char *cells = dt_storage_text (((const DtStorageFixture *) data)->db,
    "EXPLAIN QUERY PLAN SELECT t.task_id FROM json_each ('[]') c CROSS JOIN task_status t ON t.phase = c.value ->> 0"
    " AND t.next_day IS nullif (c.value ->> 1, 0) AND t.last_day IS nullif (c.value ->> 2, 0)");

  g_autofree char *titles = NULL;

  dt_test_assert_string (dt_search_text_condition ("Báo cáo 1438-CV", "x"),
                         "instr (' ' || x.exact, ' báo') > 0 AND instr (' ' || x.exact, ' cáo') > 0"
                         " AND instr (' ' || x.folded, ' 1438') > 0 AND instr (' ' || x.folded, ' cv') > 0");
  dt_test_assert_string (dt_search_text_condition ("') OR (1", "x"), "instr (' ' || x.folded, ' or') > 0 AND instr (' ' || x.folded, ' 1') > 0");
  g_assert_null (dt_search_text_condition ("' --", "x"));
  titles = dt_storage_text (((const DtStorageFixture *) data)->db,
    "EXPLAIN QUERY PLAN SELECT task_id FROM task_status WHERE title_key = 'x' ORDER BY directive_id, position, task_id LIMIT 5");
  g_assert_nonnull (strstr (titles, "COVERING INDEX task_status_by_title (title_key=?)"));
  g_assert_null (strstr (titles, "TEMP B-TREE"));
  g_assert_nonnull (strstr (cells, "COVERING INDEX task_status_by_phase (phase=? AND next_day=? AND last_day=?)"));
}

int
main (int    argc,
      char **argv)
{
  DtStorageFixture *fixture;
  int result;

  g_test_init (&argc, &argv, NULL);
  fixture = make_register ();

  g_test_add_data_func ("/storage/long-register/orders", fixture, test_orders);
  g_test_add_data_func ("/storage/long-register/filters", fixture, test_filters);
  g_test_add_data_func ("/storage/long-register/search", fixture, test_search);
  g_test_add_data_func ("/storage/long-register/whole", fixture, test_whole);
  g_test_add_data_func ("/storage/long-register/expanded", fixture, test_expanded);
  g_test_add_data_func ("/storage/long-register/month", fixture, test_month);
  g_test_add_data_func ("/storage/long-register/plans", fixture, test_plans);

  result = g_test_run ();
  free_register (fixture);

  return result;
}
