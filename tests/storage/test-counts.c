/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-list-jobs.h"
#include "dt-storage-test.h"
#include "dt-unit-jobs.h"

/* Every number of the sidebar is the length of the list behind it, whatever is in the register. */

static int
list_length (DtStorageFixture *fixture,
             const DtQuery    *query)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(DtTaskList) list = NULL;
  gpointer result = NULL;

  dt_job_list_tasks (fixture->db, (gpointer) query, &result, &error);
  g_assert_no_error (error);
  list = result;

  return list->n_tasks;
}

static DtCounts *
count (DtStorageFixture *fixture,
       DtDay             today)
{
  g_autoptr(DtQuery) query = dt_query_new (today);
  g_autoptr(GError) error = NULL;
  gpointer result = NULL;

  dt_job_count (fixture->db, query, &result, &error);
  g_assert_no_error (error);

  return result;
}

static int
next_days (DtStorageFixture *fixture,
           DtDay             today,
           int               n)
{
  g_autoptr(DtQuery) query = dt_query_new (today);

  query->open_only = TRUE;
  query->from = today;
  query->to = today + n;

  return list_length (fixture, query);
}

/* A unit owes the same wherever it is told: beside the list, in the list, among the units and on its page. */
static void
check_units (DtStorageFixture *fixture,
             const DtCounts   *counts,
             DtQuery          *query)
{
  DtUnitFetch fetch = { 0, query->today, query->soon_days };
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) rows = NULL;
  gpointer result = NULL;
  int n = 0;

  dt_job_list_units (fixture->db, &fetch, &result, &error);
  g_assert_no_error (error);
  rows = result;
  for (guint i = 0; i < rows->len; i++)
    n += ((const DtUnitRow *) g_ptr_array_index (rows, i))->n_owed > 0;
  g_assert_cmpint (counts->n_units, ==, n);

  query->owed_only = TRUE;
  for (guint i = 0; i < counts->units->len; i++)
    {
      const DtUnitCount *unit = g_ptr_array_index (counts->units, i);
      g_autoptr(DtUnitDetail) detail = NULL;

      query->unit_id = fetch.unit_id = unit->id;
      g_assert_cmpint (unit->n_owed, ==, list_length (fixture, query));
      dt_job_load_unit (fixture->db, &fetch, &result, &error);
      g_assert_no_error (error);
      detail = result;
      g_assert_cmpint (unit->n_owed, ==, detail->row->n_owed);
      g_assert_cmpint (unit->n_overdue, ==, detail->row->n_overdue);
      g_assert_cmpuint (detail->owed->len, ==, (guint) unit->n_owed);
    }
  query->unit_id = 0;
  query->owed_only = FALSE;
}

static void
check_counts (DtStorageFixture *fixture,
              DtDay             today)
{
  g_autoptr(DtCounts) counts = count (fixture, today);
  g_autoptr(DtQuery) query = dt_query_new (today);

  g_assert_cmpint (counts->n_tasks, ==, list_length (fixture, query));
  query->morning = TRUE;
  g_assert_cmpint (counts->morning, ==, list_length (fixture, query));
  query->morning = FALSE;
  query->open_only = TRUE;
  g_assert_cmpint (counts->open, ==, list_length (fixture, query));
  for (guint i = 0; i < counts->directives->len; i++)
    {
      const DtDirectiveCount *directive = g_ptr_array_index (counts->directives, i);

      query->directive_id = directive->id;
      g_assert_cmpint (directive->n_open, ==, list_length (fixture, query));
    }
  query->directive_id = 0;
  query->open_only = FALSE;
  check_units (fixture, counts, query);
  query->undated_only = TRUE;
  g_assert_cmpint (counts->undated, ==, list_length (fixture, query));
  query->undated_only = FALSE;

  query->states = DT_STATE_BIT (DT_STATE_HANDED);
  g_assert_cmpint (counts->handed, ==, list_length (fixture, query));
  query->states = DT_STATE_BIT (DT_STATE_DONE) | DT_STATE_BIT (DT_STATE_DONE_LATE);
  g_assert_cmpint (counts->done, ==, list_length (fixture, query));
  for (int state = 0; state < DT_N_STATES; state++)
    {
      query->states = DT_STATE_BIT (state);
      if (state != DT_STATE_HANDED)
        g_assert_cmpint (counts->by_state[state], ==, list_length (fixture, query));
    }
  g_assert_cmpint (counts->overdue, ==, counts->by_state[DT_STATE_OVERDUE]);

  g_assert_cmpint (counts->today, ==, next_days (fixture, today, 0));
  g_assert_cmpint (counts->next_3, ==, next_days (fixture, today, 3));
  g_assert_cmpint (counts->next_7, ==, next_days (fixture, today, 7));
  g_assert_cmpint (counts->next_15, ==, next_days (fixture, today, 15));
}

static void
test_counts (DtStorageFixture *fixture,
             gconstpointer     seed)
{
  g_autoptr(DtCounts) counts = count (fixture, DT_SEED_TODAY);
  const DtUnitCount *unit = g_ptr_array_index (counts->units, 0);

  g_assert_cmpint (counts->morning, ==, 4);
  g_assert_cmpint (counts->overdue, ==, 1);
  g_assert_cmpint (counts->today, ==, 1);
  g_assert_cmpint (counts->handed, ==, 2);
  g_assert_cmpint (counts->next_3, ==, 2);
  g_assert_cmpint (counts->next_15, ==, 4);
  g_assert_cmpint (counts->open, ==, 10);
  g_assert_cmpint (counts->undated, ==, 2);
  g_assert_cmpint (counts->done, ==, 2);
  g_assert_cmpint (counts->n_directives, ==, 2);
  g_assert_cmpint (counts->n_units, ==, 5);
  g_assert_cmpstr (((DtDirectiveCount *) g_ptr_array_index (counts->directives, 0))->symbol, ==, "1438-CV/TU");
  g_assert_cmpstr (unit->short_name, ==, "Ban Tổ chức");
  g_assert_cmpint (unit->n_owed, ==, 3);
  g_assert_cmpint (unit->n_overdue, ==, 1);

  check_counts (fixture, DT_SEED_TODAY);
}

static void
test_counts_are_lengths (DtStorageFixture *fixture,
                         gconstpointer     seed)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (20240812);

  for (int i = 0; i < 60; i++)
    {
      dt_storage_random_write (fixture, random, FALSE);
      check_counts (fixture, DT_SEED_TODAY + g_rand_int_range (random, -20, 40));
    }
}

/* Random questions against the plainest possible answer to them. */

static gboolean
is_expected (const DtQuery   *query,
             const DtTaskRow *row)
{
  DtState state = dt_task_row_get_state (row, query->today, query->soon_days);
  gboolean open = dt_state_is_open (state) || state == DT_STATE_STANDING;
  gboolean to_do = dt_phase_is_open (row->phase);
  DtDay day = to_do && row->next_day != DT_DAY_NONE ? row->next_day : row->last_day;
  gboolean waiting = state == DT_STATE_HANDED || (to_do && row->handed_in > row->accepted);
  gboolean in_span = (query->from == DT_DAY_NONE || day >= query->from)
                     && (query->to == DT_DAY_NONE || (day != DT_DAY_NONE && day <= query->to));

  if (query->states != 0 && (query->states & DT_STATE_BIT (state)) == 0
      && !(waiting && (query->states & DT_STATE_BIT (DT_STATE_HANDED)) != 0))
    return FALSE;
  if (query->open_only && !open)
    return FALSE;
  if (query->owed_only && !to_do)
    return FALSE;
  if (query->undated_only && !(open && (state == DT_STATE_STANDING || day == DT_DAY_NONE)))
    return FALSE;
  if (query->morning && !(state == DT_STATE_OVERDUE || state == DT_STATE_TODAY || waiting))
    return FALSE;
  if (query->directive_id != 0 && row->directive_id != query->directive_id)
    return FALSE;

  return in_span || (query->pin_overdue && state == DT_STATE_OVERDUE);
}

static DtQuery *
random_query (GRand *random)
{
  DtQuery *query = dt_query_new (DT_SEED_TODAY + g_rand_int_range (random, -10, 30));

  query->soon_days = g_rand_int_range (random, 1, 11);
  query->states = g_rand_boolean (random) ? g_rand_int_range (random, 0, 1 << DT_N_STATES) : 0;
  query->open_only = g_rand_boolean (random);
  query->owed_only = g_rand_int_range (random, 0, 4) == 0;
  query->undated_only = g_rand_int_range (random, 0, 6) == 0;
  query->morning = g_rand_int_range (random, 0, 6) == 0;
  query->from = g_rand_int_range (random, 0, 3) == 0 ? query->today + g_rand_int_range (random, -9, 9) : DT_DAY_NONE;
  query->to = g_rand_int_range (random, 0, 3) == 0 ? query->today + g_rand_int_range (random, -5, 20) : DT_DAY_NONE;
  query->pin_overdue = g_rand_boolean (random);
  query->directive_id = g_rand_int_range (random, 0, 3) == 0 ? g_rand_int_range (random, 1, 3) : 0;
  query->group = (DtGroupBy) g_rand_int_range (random, 0, 5);
  query->sort = (DtSort) g_rand_int_range (random, 0, 6);
  query->descending = g_rand_boolean (random);

  return query;
}

static void
check_query (DtStorageFixture *fixture,
             const DtQuery    *query)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(DtQuery) all = dt_query_new (query->today);
  g_autoptr(GPtrArray) rows = NULL;
  g_autoptr(GPtrArray) selected = NULL;
  g_autoptr(GHashTable) listed = g_hash_table_new (g_int64_hash, g_int64_equal);
  gpointer result = NULL;

  dt_job_select_tasks (fixture->db, all, &result, &error);
  g_assert_no_error (error);
  rows = g_steal_pointer (&result);
  dt_job_select_tasks (fixture->db, (gpointer) query, &result, &error);
  g_assert_no_error (error);
  selected = result;

  for (guint i = 0; i < selected->len; i++)
    g_assert_true (g_hash_table_add (listed, &((DtTaskRow *) g_ptr_array_index (selected, i))->id));
  for (guint i = 0; i < rows->len; i++)
    {
      DtTaskRow *row = g_ptr_array_index (rows, i);

      g_assert_cmpint (g_hash_table_contains (listed, &row->id), ==, is_expected (query, row));
    }
}

static void
test_random_queries (DtStorageFixture *fixture,
                     gconstpointer     seed)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (1438);

  for (int i = 0; i < 300; i++)
    {
      g_autoptr(DtQuery) query = random_query (random);

      if (i % 10 == 0)
        dt_storage_random_write (fixture, random, FALSE);
      check_query (fixture, query);
    }
}

#define ADD(path, test) g_test_add (path, DtStorageFixture, "seed", dt_storage_fixture_set_up, test, dt_storage_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  dt_today_set_fixed (DT_SEED_TODAY);

  ADD ("/storage/counts/seed", test_counts);
  ADD ("/storage/counts/are-lengths", test_counts_are_lengths);
  ADD ("/storage/list/random-queries", test_random_queries);

  return g_test_run ();
}
