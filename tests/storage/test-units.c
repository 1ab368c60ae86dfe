/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-calendar-jobs.h"
#include "dt-storage-test.h"
#include "dt-unit-jobs.h"

static GPtrArray *
list_units (DtStorageFixture *fixture)
{
  g_autoptr(GError) error = NULL;
  DtUnitFetch fetch = { 0, DT_SEED_TODAY, 3 };
  gpointer result = NULL;

  dt_job_list_units (fixture->db, &fetch, &result, &error);
  g_assert_no_error (error);

  return result;
}

static DtUnitDetail *
load_unit (DtStorageFixture *fixture,
           gint64            id)
{
  g_autoptr(GError) error = NULL;
  DtUnitFetch fetch = { id, DT_SEED_TODAY, 3 };
  gpointer result = NULL;

  dt_job_load_unit (fixture->db, &fetch, &result, &error);
  g_assert_no_error (error);

  return result;
}

static void
test_list (DtStorageFixture *fixture,
           gconstpointer     seed)
{
  g_autoptr(GPtrArray) units = list_units (fixture);
  g_autoptr(GString) text = g_string_new (NULL);
  const DtUnitRow *organisation = g_ptr_array_index (units, 0);
  const DtUnitRow *commune;

  for (guint i = 0; i < units->len; i++)
    {
      const DtUnitRow *row = g_ptr_array_index (units, i);

      g_string_append_printf (text, "%s %d/%d/%d; ", row->code, row->n_owed, row->n_overdue, row->n_waiting);
    }
  g_assert_cmpstr (text->str, ==, "BTC 3/1/0; BTG 2/0/0; VPTU 1/0/1; P-MT 1/0/1; X-HN 0/0/0; UBND 1/0/0; TU 0/0/0; ");

  g_assert_cmpstr (organisation->folded, ==, "ban to chuc thanh uy ban to chuc btc");
  g_assert_cmpint (organisation->months[0].year, ==, 2023);
  g_assert_cmpint (organisation->months[0].month, ==, 9);
  g_assert_cmpint (organisation->months[11].month, ==, 8);
  g_assert_cmpint (organisation->months[11].on_time, ==, 1);
  g_assert_cmpint (organisation->months[11].missing, ==, 1);

  commune = g_ptr_array_index (units, 4);
  g_assert_cmpint (commune->months[11].late, ==, 1);
  g_assert_cmpint (commune->months[11].on_time, ==, 1);
}

static void
test_page (DtStorageFixture *fixture,
           gconstpointer     seed)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(DtUnitDetail) commune = load_unit (fixture, DT_SEED_COMMUNE);
  g_autoptr(DtUnitDetail) organisation = load_unit (fixture, DT_SEED_ORGANISATION);
  DtUnitFetch gone = { 99, DT_SEED_TODAY, 3 };
  gpointer result = NULL;
  const DtObligation *first = g_ptr_array_index (organisation->owed, 0);

  g_assert_cmpstr (commune->groups->pdata[0], ==, "Các đảng ủy phường, xã");
  g_assert_cmpint (dt_unit_rates_handled (&commune->rates), ==, 100);
  g_assert_cmpint (dt_unit_rates_on_time (&commune->rates), ==, 50);
  g_assert_cmpfloat (commune->rates.mean_days_late, ==, 2.0);
  g_assert_cmpint (commune->n_handed, ==, 2);
  g_assert_cmpuint (commune->owed->len, ==, 0);

  g_assert_cmpstr (organisation->phone, ==, "0255 000 102");
  g_assert_cmpstr (organisation->parent, ==, "");
  g_assert_cmpuint (organisation->owed->len, ==, 3);
  g_assert_cmpint (first->task->id, ==, DT_SEED_OVERDUE);
  g_assert_cmpint (first->assignment->n_reminders, ==, 1);
  g_assert_cmpint (dt_unit_rates_handled (&organisation->rates), ==, 50);
  g_assert_cmpuint (organisation->reminders->len, ==, 1);

  g_assert_false (dt_job_load_unit (fixture->db, &gone, &result, &error));
  g_assert_error (error, DT_ERROR, DT_ERROR_NOT_FOUND);
}

/* The commune handed in one thing sixteen days early and one two days late. */
static void
test_rates (DtStorageFixture *fixture,
            gconstpointer     seed)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) rows = NULL;
  g_autoptr(GString) text = g_string_new (NULL);
  DtUnitFetch fetch = { DT_SEED_COMMUNE, DT_SEED_TODAY, 3 };
  DtUnitRates rates = { 0 };
  gpointer result = NULL;

  fetch.ever = TRUE;
  g_assert_true (dt_unit_load_rates (fixture->db, &fetch, &rates, &error));
  g_assert_cmpint (rates.due, ==, 2);
  g_assert_cmpint (rates.early, ==, 1);
  g_assert_cmpfloat (rates.mean_days_early, ==, 16.0);
  g_assert_cmpint (rates.late, ==, 1);
  g_assert_cmpfloat (rates.mean_days_late, ==, 2.0);

  /* Of the first ten days of August only the late one fell due. */
  fetch.ever = FALSE;
  fetch.from = dt_day_new (2024, 8, 1);
  fetch.to = dt_day_new (2024, 8, 10);
  g_assert_true (dt_unit_load_rates (fixture->db, &fetch, &rates, &error));
  g_assert_cmpint (rates.due, ==, 1);
  g_assert_cmpint (dt_unit_rates_handled (&rates), ==, 100);
  g_assert_cmpint (dt_unit_rates_on_time (&rates), ==, 0);

  /* Nothing before the first plan. */
  fetch.from = DT_DAY_NONE;
  fetch.to = dt_day_new (2024, 6, 30);
  g_assert_true (dt_unit_load_rates (fixture->db, &fetch, &rates, &error));
  g_assert_cmpint (rates.due, ==, 0);
  g_assert_cmpint (dt_unit_rates_handled (&rates), ==, -1);

  fetch.unit_id = 0;
  fetch.to = dt_day_new (2024, 8, 10);
  g_assert_true (dt_job_list_rates (fixture->db, &fetch, &result, &error));
  rows = result;
  for (guint i = 0; i < rows->len; i++)
    {
      const DtUnitRates *row = g_ptr_array_index (rows, i);

      g_string_append_printf (text, "%s %d=%d+%d+%d; ", row->code, row->due, row->on_time, row->late, row->missing);
    }
  g_assert_cmpstr (text->str, ==, "BTC 2=1+0+1; VPTU 1=1+0+0; X-HN 1=0+1+0; ");
}

/* A unit that merged stays in the list, with what it became. */
static void
test_successor (DtStorageFixture *fixture,
                gconstpointer     seed)
{
  g_autoptr(GPtrArray) units = NULL;
  const DtUnitRow *commune;

  dt_storage_run (fixture, "UPDATE unit SET successor_id = 5, valid_to = 739100 WHERE id = 6");
  units = list_units (fixture);
  commune = g_ptr_array_index (units, 4);
  g_assert_cmpstr (commune->successor, ==, "P. Minh Tân");
  g_assert_cmpint (commune->valid_to, ==, 739100);
}

/* The list and the page count the same, whatever is in the register. */
static void
test_agree (DtStorageFixture *fixture,
            gconstpointer     seed)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (36);

  for (int i = 0; i < 40; i++)
    {
      g_autoptr(GPtrArray) units = NULL;

      dt_storage_random_write (fixture, random, FALSE);
      units = list_units (fixture);
      for (guint j = 0; j < units->len; j++)
        {
          const DtUnitRow *row = g_ptr_array_index (units, j);
          g_autoptr(DtUnitDetail) detail = load_unit (fixture, row->id);

          g_assert_cmpint (detail->row->n_owed, ==, row->n_owed);
          g_assert_cmpint (detail->row->n_overdue, ==, row->n_overdue);
          g_assert_cmpint (detail->row->n_waiting, ==, row->n_waiting);
          g_assert_cmpmem (detail->row->months, sizeof row->months, row->months, sizeof row->months);
          g_assert_cmpuint (detail->owed->len, ==, row->n_owed);
          g_assert_cmpuint (detail->handed->len, ==, detail->n_handed);
        }
    }
}

/* Months */

static DtMonth *
load_month (DtStorageFixture *fixture,
            const DtQuery    *query)
{
  g_autoptr(GError) error = NULL;
  DtMonthFetch *fetch = dt_month_fetch_new (dt_day_new (2024, 7, 29), query);
  gpointer result = NULL;

  dt_job_load_month (fixture->db, fetch, &result, &error);
  g_assert_no_error (error);
  dt_month_fetch_free (fetch);

  return result;
}

static char *
describe_month (const DtMonth *month)
{
  GString *text = g_string_new (NULL);

  for (int i = 0; i < DT_MONTH_DAYS; i++)
    for (guint j = 0; j < month->days[i].tasks->len; j++)
      g_string_append_printf (text, "%d:%" G_GINT64_FORMAT " ", i, ((DtTaskRow *) g_ptr_array_index (month->days[i].tasks, j))->id);

  return g_string_free (text, FALSE);
}

/* Six full weeks: every day counts all of its tasks and keeps fewer of them, the worst first though it came last. */
static void
test_full_month (DtStorageFixture *fixture,
                 gconstpointer     seed)
{
  g_autoptr(DtQuery) query = dt_query_new (DT_SEED_TODAY);
  g_autoptr(DtMonth) month = NULL;
  g_autoptr(DtMonth) narrow = NULL;
  g_autofree char *days = g_strdup_printf ("INSERT INTO deadline (task_id, bound, original_day, last_day) SELECT id, 'by',"
                                           " %1$d + (id - 1000) %% 42, %1$d + (id - 1000) %% 42 FROM task WHERE id >= 1000", dt_day_new (2024, 7, 29));

  dt_storage_run (fixture, "INSERT INTO task (id, uid, directive_id, position, title)"
                           " WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 42 * 40 - 1)"
                           " SELECT 1000 + i, 'full-' || i, 1, 100 + i, 'Việc ' || i FROM n");
  dt_storage_run (fixture, days);
  dt_storage_run (fixture, "INSERT INTO assignment (id, uid, task_id, unit_id, role, percent)"
                           " SELECT id, 'full-' || id, id, 1 + id % 3, 'lead', iif (id >= 1000 + 42 * 39, 50, 0) FROM task WHERE id >= 1000");
  query->directive_id = 1;
  narrow = load_month (fixture, query);
  query->directive_id = 0;
  query->states = DT_STATE_BIT (DT_STATE_IDLE) | DT_STATE_BIT (DT_STATE_PROGRESS) | DT_STATE_BIT (DT_STATE_OVERDUE);
  month = load_month (fixture, query);
  /* Behind those of the seed. */
  for (int i = 33; i < DT_MONTH_DAYS; i++)
    {
      const DtTaskRow *first = g_ptr_array_index (month->days[i].tasks, 0);

      g_assert_cmpint (month->days[i].n_tasks, >=, 40);
      g_assert_cmpuint (month->days[i].tasks->len, <, 40);
      g_assert_cmpuint (month->days[i].tasks->len, >=, 20);
      g_assert_cmpint (first->id, ==, 1000 + 42 * 39 + i);
      g_assert_cmpint (first->percent, ==, 50);
      /* Asked for one directive, which is another way to find them: the same. */
      g_assert_cmpint (((const DtTaskRow *) g_ptr_array_index (narrow->days[i].tasks, 0))->id, ==, first->id);
      g_assert_cmpuint (narrow->days[i].tasks->len, >=, 20);
    }
}

static void
test_month (DtStorageFixture *fixture,
            gconstpointer     seed)
{
  g_autoptr(DtQuery) query = dt_query_new (DT_SEED_TODAY);
  g_autoptr(DtMonth) month = load_month (fixture, query);
  g_autoptr(DtMonth) filtered = NULL;
  g_autoptr(DtMonth) of_unit = NULL;

  dt_test_assert_string (describe_month (month), "8:9 10:8 11:1 12:7 14:2 16:3 22:4 26:13 27:10 27:11 32:5 ");
  g_assert_cmpint (month->by_state[DT_STATE_OVERDUE], ==, 1);
  g_assert_cmpint (month->by_state[DT_STATE_SOON], ==, 1);
  g_assert_cmpint (month->days[11].n_late, ==, 1);
  g_assert_cmpint (month->days[27].n_tasks, ==, 2);
  g_assert_cmpint (month->n_ghosts, ==, 0);   /* moved from 30/9, outside */

  query->states = DT_STATE_BIT (DT_STATE_OVERDUE);
  filtered = load_month (fixture, query);
  dt_test_assert_string (describe_month (filtered), "11:1 ");
  g_assert_cmpint (filtered->by_state[DT_STATE_SOON], ==, 1);   /* counted before the filter */

  query->states = 0;
  query->unit_id = DT_SEED_COMMUNE;
  of_unit = load_month (fixture, query);
  dt_test_assert_string (describe_month (of_unit), "8:9 26:13 ");
}

static void
test_ghosts (DtStorageFixture *fixture,
             gconstpointer     seed)
{
  g_autoptr(DtQuery) query = dt_query_new (DT_SEED_TODAY);
  g_autoptr(DtMonth) month = NULL;

  dt_storage_run (fixture, "UPDATE deadline SET original_day = last_day - 3 WHERE task_id = 4");
  month = load_month (fixture, query);
  g_assert_cmpint (month->n_ghosts, ==, 1);
  g_assert_cmpuint (month->days[19].ghosts->len, ==, 1);
  g_assert_cmpint (((DtTaskRow *) g_ptr_array_index (month->days[19].ghosts, 0))->id, ==, DT_SEED_RETURNED);
}

static void
test_crowded_day (DtStorageFixture *fixture,
                  gconstpointer     seed)
{
  g_autoptr(DtQuery) query = dt_query_new (DT_SEED_TODAY);
  g_autoptr(DtMonth) month = NULL;

  dt_storage_run (fixture,
    "WITH RECURSIVE n (i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 499)"
    "INSERT INTO task (id, uid, directive_id, position, title) SELECT i, printf ('00000000-0000-4000-8000-%012d', 9000 + i), 1, i, 'Việc' FROM n;"
    "INSERT INTO deadline (task_id, bound, named_day, original_day, last_day) SELECT id, 'by', 739110, 739110, 739110 FROM task WHERE id >= 100");
  month = load_month (fixture, query);
  g_assert_cmpint (month->days[739110 - month->first_day].n_tasks, >=, 400);
  g_assert_cmpuint (month->days[739110 - month->first_day].tasks->len, ==, DT_MONTH_PER_DAY);
}

static void
test_days (DtStorageFixture *fixture,
           gconstpointer     seed)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) counts = NULL;
  g_autoptr(DtWorkCalendar) calendar = NULL;
  DtDaySpan span = { dt_day_new (2024, 8, 24), dt_day_new (2024, 8, 31) };
  gpointer result = NULL;

  dt_job_count_days (fixture->db, &span, &result, &error);
  g_assert_no_error (error);
  counts = result;
  g_assert_cmpuint (counts->len, ==, 8);
  g_assert_cmpint (g_array_index (counts, int, 0), ==, 1);
  g_assert_cmpint (g_array_index (counts, int, 1), ==, 1);   /* the cancelled one is not counted */
  g_assert_cmpint (g_array_index (counts, int, 2), ==, 0);

  dt_storage_run (fixture, "INSERT INTO calendar_day (day, kind, name) VALUES (739110, 'holiday', 'Ngày truyền thống')");
  dt_job_load_calendar (fixture->db, NULL, &result, &error);
  g_assert_no_error (error);
  calendar = result;
  g_assert_cmpstr (dt_work_calendar_holiday_name (calendar, 739110), ==, "Ngày truyền thống");
  g_assert_false (dt_work_calendar_is_working (calendar, dt_day_new (2024, 9, 2)));
}

#define ADD(path, test) g_test_add (path, DtStorageFixture, "seed", dt_storage_fixture_set_up, test, dt_storage_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  dt_today_set_fixed (DT_SEED_TODAY);

  ADD ("/storage/units/list", test_list);
  ADD ("/storage/units/page", test_page);
  ADD ("/storage/units/rates", test_rates);
  ADD ("/storage/units/successor", test_successor);
  ADD ("/storage/units/list-and-page-agree", test_agree);
  ADD ("/storage/month/seed", test_month);
  ADD ("/storage/month/ghosts", test_ghosts);
  ADD ("/storage/month/crowded-day", test_crowded_day);
  ADD ("/storage/month/full", test_full_month);
  ADD ("/storage/month/days", test_days);

  return g_test_run ();
}
