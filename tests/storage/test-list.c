/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-directive.h"
#include "dt-list-jobs.h"
#include "dt-storage-test.h"
#include "dt-task-order.h"

/* A list as text: "(key: n)" for a head, the id of a task, "+id" for an assignment. */
static char *
describe (DtStorageFixture *fixture,
          const DtQuery    *query)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(DtTaskList) list = NULL;
  g_autoptr(GString) text = g_string_new (NULL);
  gpointer result = NULL;

  dt_job_list_tasks (fixture->db, (gpointer) query, &result, &error);
  g_assert_no_error (error);
  list = result;

  for (guint i = 0; i < list->rows->len; i++)
    {
      const DtRowKey *key = &g_array_index (list->rows, DtRowKey, i);
      const char *space = i > 0 ? " " : "";

      if (key->kind == DT_ROW_GROUP)
        {
          const DtGroupHead *head = g_ptr_array_index (list->heads, key->group);

          g_assert_cmpint (head->key, ==, key->id);
          if (head->kind == DT_HEAD_DAY)
            g_string_append_printf (text, "%s(%+d: %d)", space, (int) (key->id - query->today), head->n_tasks);
          else
            g_string_append_printf (text, "%s(%s%" G_GINT64_FORMAT ": %d)", space,
                                    head->title != NULL ? head->title : "#", key->id, head->n_tasks);
        }
      else
        {
          g_string_append_printf (text, "%s%s%" G_GINT64_FORMAT, space, key->kind == DT_ROW_ASSIGNMENT ? "+" : "", key->id);
        }
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_id (GHashTable **set,
        gint64       id)
{
  if (*set == NULL)
    *set = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_hash_table_add (*set, g_memdup2 (&id, sizeof id));
}

static void
test_by_day (DtStorageFixture *fixture,
             gconstpointer     seed)
{
  g_autoptr(DtQuery) query = dt_query_new (DT_SEED_TODAY);

  dt_test_assert_string (describe (fixture, query),
                         "(-6: 1) 9 (-4: 1) 8 (-3: 1) 1 (-2: 1) 7 (+0: 1) 2 (+2: 1) 3 (+8: 1) 4 (+12: 1) 13"
                         " (+13: 2) 10 11 (+18: 1) 5 (+34: 1) 6 (#-2: 2) 12 14");

  query->open_only = TRUE;
  dt_test_assert_string (describe (fixture, query),
                         "(#-1: 1) 1 (-2: 1) 7 (+0: 1) 2 (+2: 1) 3 (+8: 1) 4 (+12: 1) 13 (+18: 1) 5 (+34: 1) 6 (#-2: 2) 12 14");

  query->from = query->today;
  query->to = query->today + 15;
  dt_test_assert_string (describe (fixture, query), "(+0: 1) 2 (+2: 1) 3 (+8: 1) 4 (+12: 1) 13");
  query->pin_overdue = TRUE;
  dt_test_assert_string (describe (fixture, query), "(#-1: 1) 1 (+0: 1) 2 (+2: 1) 3 (+8: 1) 4 (+12: 1) 13");

  query->descending = TRUE;
  dt_test_assert_string (describe (fixture, query), "(#-1: 1) 1 (+12: 1) 13 (+8: 1) 4 (+2: 1) 3 (+0: 1) 2");
}

static void
test_filters (DtStorageFixture *fixture,
              gconstpointer     seed)
{
  g_autoptr(DtQuery) query = dt_query_new (DT_SEED_TODAY);

  query->morning = TRUE;
  dt_test_assert_string (describe (fixture, query), "(#-1: 1) 1 (+0: 1) 2 (#7: 2) 7 13");
  query->morning = FALSE;

  query->group = DT_GROUP_NONE;
  query->undated_only = TRUE;
  dt_test_assert_string (describe (fixture, query), "12 14");
  query->undated_only = FALSE;

  query->states = DT_STATE_BIT (DT_STATE_DONE) | DT_STATE_BIT (DT_STATE_DONE_LATE);
  dt_test_assert_string (describe (fixture, query), "9 8");
  query->states = DT_STATE_BIT (DT_STATE_HANDED);
  dt_test_assert_string (describe (fixture, query), "7 13");
  query->states = DT_STATE_BIT (DT_STATE_SUSPENDED) | DT_STATE_BIT (DT_STATE_CANCELLED);
  dt_test_assert_string (describe (fixture, query), "10 11");
  query->states = 0;

  query->directive_id = DT_SEED_LETTER;
  dt_test_assert_string (describe (fixture, query), "13 12 14");
  query->directive_id = 0;

  query->limit = 3;
  dt_test_assert_string (describe (fixture, query), "9 8 1");
}

/* With a unit asked for, what counts is its own part: two of the four units of the collection have handed in. */
static void
test_unit (DtStorageFixture *fixture,
           gconstpointer     seed)
{
  g_autoptr(DtQuery) query = dt_query_new (DT_SEED_TODAY);

  query->group = DT_GROUP_UNIT;
  query->unit_id = DT_SEED_WARD;
  dt_test_assert_string (describe (fixture, query), "(P. Minh Tân5: 2) 13 6");
  query->unit_id = DT_SEED_COMMUNE;
  query->open_only = TRUE;
  dt_test_assert_string (describe (fixture, query), "");
  query->open_only = FALSE;
  query->states = DT_STATE_BIT (DT_STATE_DONE);
  dt_test_assert_string (describe (fixture, query), "(X. Hòa Nam6: 1) 13");
}

static void
test_search (DtStorageFixture *fixture,
             gconstpointer     seed)
{
  static const struct { const char *typed; const char *rows; } cases[] = {
    { "bao cao nam nam", "13" },
    { "Báo cáo", "1 13" },
    { "nam bao", "13" },
    { "kinh phí", "4" },
    { "kính phi", "" },
    { "đảng", "9 13 5 6" },
    { "dang", "9 13 5 6" },
    { "dáng", "" },
    { "1438", "13 12 14" },
    { "P. Minh Tan", "13 6" },
    { "thong ke đang", "" },
    { "...", "" },
    { "   ", "9 8 1 7 2 3 4 13 10 11 5 6 12 14" },
    { "bao\" OR x*", "" },
  };
  g_autoptr(DtQuery) query = dt_query_new (DT_SEED_TODAY);

  query->group = DT_GROUP_NONE;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_free (query->search);
      query->search = g_strdup (cases[i].typed);
      g_test_message ("search for %s", cases[i].typed);
      dt_test_assert_string (describe (fixture, query), cases[i].rows);
    }

  g_free (query->search);
  query->search = g_strdup ("dang");
  query->unit_id = DT_SEED_WARD;
  dt_test_assert_string (describe (fixture, query), "13 6");
}

static void
test_groups (DtStorageFixture *fixture,
             gconstpointer     seed)
{
  g_autoptr(DtQuery) query = dt_query_new (DT_SEED_TODAY);

  query->open_only = TRUE;
  query->group = DT_GROUP_DIRECTIVE;
  dt_test_assert_string (describe (fixture, query), "(1438-CV/TU2: 3) 13 12 14 (150-KH/TU1: 7) 1 7 2 3 4 5 6");
  query->group = DT_GROUP_STATE;
  dt_test_assert_string (describe (fixture, query),
                         "(#1: 1) 1 (#2: 1) 2 (#3: 1) 3 (#4: 1) 4 (#5: 2) 13 5 (#6: 2) 6 14 (#7: 1) 7 (#12: 1) 12");
  query->group = DT_GROUP_UNIT;
  dt_test_assert_string (describe (fixture, query),
                         "(Ban Tổ chức2: 2) 1 5 (Ban Tuyên giáo3: 1) 3 (P. Minh Tân5: 2) 13 6"
                         " (UBND thành phố4: 1) 4 (Văn phòng1: 3) 7 2 12 (No Unit in Charge0: 1) 14");
}

static void
test_sorts (DtStorageFixture *fixture,
            gconstpointer     seed)
{
  static const struct { DtSort sort; const char *up; const char *down; } cases[] = {
    { DT_SORT_LAST_DAY, "9 8 1 7 2 3 4 13 10 11 5 6 12 14", "6 5 10 11 13 4 3 2 7 1 8 9 12 14" },
    { DT_SORT_TITLE, "13 1 5 4 3 11 6 2 14 8 7 10 9 12", "12 9 10 7 8 14 2 6 11 3 4 5 1 13" },
    { DT_SORT_DIRECTIVE, "1 2 3 4 5 6 7 8 9 10 11 12 13 14", "12 13 14 1 2 3 4 5 6 7 8 9 10 11" },
    { DT_SORT_LEAD, "1 5 8 3 11 6 13 4 10 2 7 12 9 14", "9 2 7 12 4 10 6 13 3 11 1 5 8 14" },
    { DT_SORT_PROGRESS, "1 2 3 6 11 12 14 10 13 5 4 7 8 9", "8 9 7 4 5 13 10 1 2 3 6 11 12 14" },
    { DT_SORT_TIME_LEFT, "1 2 3 4 13 5 6 7 9 8 10 11 12 14", "10 11 8 9 7 6 5 13 4 3 2 1 12 14" },
  };
  g_autoptr(DtQuery) query = dt_query_new (DT_SEED_TODAY);

  query->group = DT_GROUP_NONE;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      query->sort = cases[i].sort;
      g_test_message ("sort %d", (int) query->sort);
      query->descending = FALSE;
      dt_test_assert_string (describe (fixture, query), cases[i].up);
      query->descending = TRUE;
      dt_test_assert_string (describe (fixture, query), cases[i].down);
    }
}

static void
test_open_and_closed (DtStorageFixture *fixture,
                      gconstpointer     seed)
{
  g_autoptr(DtQuery) query = dt_query_new (DT_SEED_TODAY);

  query->directive_id = DT_SEED_LETTER;
  add_id (&query->expanded, DT_SEED_COLLECTION);
  add_id (&query->expanded, DT_SEED_UNDATED);
  dt_test_assert_string (describe (fixture, query), "(+12: 1) 13 +13 +14 +15 +16 (#-2: 2) 12 14");

  add_id (&query->collapsed, query->today + 12);
  dt_test_assert_string (describe (fixture, query), "(+12: 1) (#-2: 2) 12 14");
  add_id (&query->collapsed, -2);
  dt_test_assert_string (describe (fixture, query), "(+12: 1) (#-2: 2)");
}

static DtTaskRow *
fetch_task (DtStorageFixture *fixture,
            gint64            id)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) rows = NULL;
  DtRowFetch *fetch = dt_row_fetch_new (&id, 1, DT_SEED_TODAY);
  gpointer result = NULL;

  dt_job_fetch_tasks (fixture->db, fetch, &result, &error);
  g_assert_no_error (error);
  dt_row_fetch_free (fetch);
  rows = result;

  return rows->len > 0 ? dt_task_row_ref (g_ptr_array_index (rows, 0)) : NULL;
}

static void
test_rows (DtStorageFixture *fixture,
           gconstpointer     seed)
{
  g_autoptr(DtTaskRow) moved = fetch_task (fixture, DT_SEED_IDLE);
  g_autoptr(DtTaskRow) collection = fetch_task (fixture, DT_SEED_COLLECTION);
  g_autoptr(DtTaskRow) undated = fetch_task (fixture, DT_SEED_UNDATED);
  g_autoptr(DtTaskRow) overdue = fetch_task (fixture, DT_SEED_OVERDUE);

  g_assert_null (fetch_task (fixture, 999));

  g_assert_cmpstr (moved->directive, ==, "150-KH/TU");
  g_assert_cmpstr (moved->ordinal, ==, "6");
  g_assert_cmpstr (moved->clause, ==, "mục 6");
  g_assert_cmpstr (moved->title, ==, "Kế hoạch đại hội điểm");
  g_assert_cmpstr (moved->short_title, ==, "Kế hoạch đại hội điểm");
  g_assert_cmpstr (moved->product, ==, "");
  g_assert_cmpstr (moved->lead, ==, "P. Minh Tân");
  g_assert_cmpstr (moved->lead_name, ==, "Đảng ủy phường Minh Tân");
  g_assert_cmpint (moved->bound, ==, DT_BOUND_BY);
  dt_test_assert_day (moved->last_day, "2024-09-15");
  dt_test_assert_day (moved->original_day, "2024-09-30");
  g_assert_cmpint (moved->time, ==, DT_TIME_NONE);

  g_assert_true (dt_task_row_is_collection (collection));
  g_assert_cmpint (collection->handed_in, ==, 2);
  g_assert_cmpint (collection->accepted, ==, 1);
  g_assert_cmpint (collection->n_late, ==, 0);
  dt_test_assert_day (collection->original_day, "");

  g_assert_cmpint (undated->lead_id, ==, 0);
  g_assert_cmpstr (undated->lead, ==, "");
  g_assert_cmpint (overdue->n_late, ==, 1);
}

static DtTaskDetail *
load_detail (DtStorageFixture *fixture,
             gint64            id)
{
  g_autoptr(GError) error = NULL;
  gpointer result = NULL;

  dt_job_load_task (fixture->db, &id, &result, &error);
  g_assert_no_error (error);

  return result;
}

static void
test_detail (DtStorageFixture *fixture,
             gconstpointer     seed)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(DtTaskDetail) moved = load_detail (fixture, DT_SEED_IDLE);
  g_autoptr(DtTaskDetail) collection = load_detail (fixture, DT_SEED_COLLECTION);
  g_autoptr(DtTaskDetail) waits = load_detail (fixture, DT_SEED_PROGRESS);
  g_autoptr(DtTaskDetail) overdue = load_detail (fixture, DT_SEED_OVERDUE);
  gpointer result = NULL;
  gint64 gone = 999;
  const DtMoveRow *move = g_ptr_array_index (moved->moves, 0);
  const DtAssignmentRow *lead = g_ptr_array_index (collection->assignments, 1);
  const DtLinkRow *link = g_ptr_array_index (waits->waits_for, 0);
  const DtReminderRow *reminder = g_ptr_array_index (overdue->reminders, 0);

  g_assert_cmpstr (moved->directive_type, ==, "plan");
  g_assert_cmpstr (moved->deadline->words, ==, "ngày 30/9/2024");
  g_assert_cmpuint (moved->moves->len, ==, 1);
  g_assert_cmpint (move->kind, ==, DT_CHANGE_ACCELERATE);
  g_assert_cmpint (move->amount, ==, 15);
  g_assert_cmpstr (move->cause, ==, "1438-CV/TU");
  g_assert_false (move->excepted);

  g_assert_cmpuint (collection->assignments->len, ==, 5);
  g_assert_cmpstr (lead->unit, ==, "X. Hòa Nam");
  g_assert_cmpint (lead->verdict, ==, DT_VERDICT_ACCEPTED);
  g_assert_cmpint (lead->phase, ==, DT_PHASE_DONE);
  g_assert_cmpstr (lead->symbol, ==, "10-BC/ĐU");
  g_assert_cmpint (((DtAssignmentRow *) g_ptr_array_index (collection->assignments, 4))->role, ==, DT_ROLE_COORDINATOR);

  g_assert_cmpuint (waits->waits_for->len, ==, 1);
  g_assert_cmpint (link->task_id, ==, DT_SEED_OVERDUE);
  g_assert_cmpuint (overdue->waited_by->len, ==, 1);
  g_assert_cmpuint (overdue->reminders->len, ==, 1);
  g_assert_cmpstr (reminder->unit, ==, "Ban Tổ chức");
  g_assert_cmpstr (reminder->about, ==, "Báo cáo tự kiểm tra công tác nhân sự");
  g_assert_cmpint (reminder->n_units, ==, 1);
  g_assert_cmpuint (overdue->journal->len, ==, 1);

  g_assert_false (dt_job_load_task (fixture->db, &gone, &result, &error));
  g_assert_error (error, DT_ERROR, DT_ERROR_NOT_FOUND);
}

/* One letter to three units is one act for the task, and says so on each unit's page. */
static void
test_letter_to_many (DtStorageFixture *fixture,
                     gconstpointer     seed)
{
  g_autoptr(DtTaskDetail) collection = NULL;
  const DtReminderRow *letter;

  dt_storage_run (fixture,
    "INSERT INTO reminder (id, uid, unit_id, day, channel, rung, symbol) SELECT 20 + id, printf ('00000000-0000-4000-8000-%012d', 900 + id),"
    " id, 739100, 'letter', 2, '1466-CV/VPTU' FROM unit WHERE id IN (2, 3, 5);"
    "INSERT INTO reminder_assignment (reminder_id, assignment_id) VALUES (25, 13), (22, 15), (23, 16)");
  collection = load_detail (fixture, DT_SEED_COLLECTION);
  g_assert_cmpuint (collection->reminders->len, ==, 1);
  letter = g_ptr_array_index (collection->reminders, 0);
  g_assert_cmpint (letter->n_units, ==, 3);
  g_assert_cmpstr (letter->symbol, ==, "1466-CV/VPTU");
}

static void
test_suggestions (DtStorageFixture *fixture,
                  gconstpointer     seed)
{
  static const struct { const char *typed; const char *labels; } cases[] = {
    { "t", "" },
    { "overdue", "Overdue;" },
    { "ban to", "Ban Tổ chức;" },
    { "minh tan", "P. Minh Tân;" },
    { "14", "1438-CV/TU;" },
    { "150-kh", "150-KH/TU;" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(DtQuery) query = dt_query_new (DT_SEED_TODAY);
      g_autoptr(GError) error = NULL;
      g_autoptr(GPtrArray) suggestions = NULL;
      g_autoptr(GString) labels = g_string_new (NULL);
      gpointer result = NULL;

      query->search = g_strdup (cases[i].typed);
      dt_job_suggest (fixture->db, query, &result, &error);
      g_assert_no_error (error);
      suggestions = result;
      for (guint j = 0; j < suggestions->len; j++)
        g_string_append_printf (labels, "%s;", ((DtSuggestion *) g_ptr_array_index (suggestions, j))->label);
      g_assert_cmpstr (labels->str, ==, cases[i].labels);
    }
}

static void
test_directives (DtStorageFixture *fixture,
                 gconstpointer     seed)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) rows = NULL;
  const DtDirectiveRow *newest;
  gpointer result = NULL;

  dt_job_list_directives (fixture->db, NULL, &result, &error);
  g_assert_no_error (error);
  rows = result;
  g_assert_cmpuint (rows->len, ==, 2);
  newest = g_ptr_array_index (rows, 0);
  g_assert_cmpstr (newest->symbol, ==, "1438-CV/TU");
  g_assert_cmpint (newest->type, ==, DT_DOCUMENT_LETTER);
  g_assert_cmpint (newest->n_tasks, ==, 3);
}

/* Long lists are dealt by bytes, short ones compared: both must give one order. */
static void
test_order (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (7);

  for (int run = 0; run < 20; run++)
    {
      g_autoptr(GArray) dealt = g_array_new (FALSE, TRUE, sizeof (DtPicked));
      g_autoptr(GArray) compared = NULL;

      for (int i = 0; i < 1000; i++)
        {
          DtPicked task = { .id = i * 3 + 1 };

          task.order = g_rand_int_range (random, 0, 4) == 0 ? G_MININT32 : g_rand_int_range (random, -40, 40);
          task.value = g_rand_int_range (random, 0, 4) == 0 ? G_MAXINT32 : g_rand_int_range (random, -740000, 740000) / 5000;
          task.directive_id = g_rand_int_range (random, 1, 4) * 200;
          task.position = g_rand_int_range (random, -2, 300);
          g_array_append_val (dealt, task);
        }
      compared = g_array_copy (dealt);
      dt_task_order_sort (dealt, NULL, FALSE);
      dt_task_order_sort (compared, "", FALSE);
      g_assert_cmpmem (dealt->data, dealt->len * sizeof (DtPicked), compared->data, compared->len * sizeof (DtPicked));
    }

  g_assert_cmpint (dt_task_order_prefix ("ab"), <, dt_task_order_prefix ("abc"));
  g_assert_cmpint (dt_task_order_prefix ("abcdefgX"), ==, dt_task_order_prefix ("abcdefgY"));
  g_assert_cmpint (dt_task_order_prefix ("\xff\xff"), >, dt_task_order_prefix ("z"));
}

/* No list may make SQLite sort or look at texts: the plan of the scans is part of what is promised. */
static void
test_plans (DtStorageFixture *fixture,
            gconstpointer     seed)
{
  g_autofree char *units = dt_storage_text (fixture->db,
    "EXPLAIN QUERY PLAN SELECT unit_id, count(*) FROM assignment_status WHERE phase <= 3 OR phase = 8 GROUP BY unit_id");
  g_autofree char *days = dt_storage_text (fixture->db,
    "EXPLAIN QUERY PLAN SELECT last_day, count(*) FROM task_status WHERE last_day BETWEEN 1 AND 2 AND phase <> 7 GROUP BY last_day");
  g_autofree char *of_unit = dt_storage_text (fixture->db,
    "EXPLAIN QUERY PLAN SELECT s.task_id FROM assignment_status a CROSS JOIN task_status s ON s.task_id = a.task_id"
    " WHERE a.unit_id = 1 AND +a.phase IN (0, 1)");

  g_assert_nonnull (strstr (units, "COVERING INDEX assignment_status_by_unit"));
  g_assert_null (strstr (units, "TEMP B-TREE"));
  g_assert_nonnull (strstr (days, "COVERING INDEX task_status_by_day"));
  g_assert_nonnull (strstr (of_unit, "assignment_status_by_unit (unit_id=?)"));
}

#define ADD(path, test) g_test_add (path, DtStorageFixture, "seed", dt_storage_fixture_set_up, test, dt_storage_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  dt_today_set_fixed (DT_SEED_TODAY);

  ADD ("/storage/list/by-day", test_by_day);
  ADD ("/storage/list/filters", test_filters);
  ADD ("/storage/list/unit", test_unit);
  ADD ("/storage/list/search", test_search);
  ADD ("/storage/list/groups", test_groups);
  ADD ("/storage/list/sorts", test_sorts);
  ADD ("/storage/list/open-and-closed", test_open_and_closed);
  ADD ("/storage/list/rows", test_rows);
  ADD ("/storage/list/plans", test_plans);
  g_test_add_func ("/storage/list/order", test_order);
  ADD ("/storage/detail/seed", test_detail);
  ADD ("/storage/detail/letter-to-many", test_letter_to_many);
  ADD ("/storage/suggest/kinds", test_suggestions);
  ADD ("/storage/directives/newest-first", test_directives);

  return g_test_run ();
}
