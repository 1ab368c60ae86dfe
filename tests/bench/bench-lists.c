/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the questions of the views cost on a register of 100,000 tasks: meson test --benchmark -v bench-lists */

#include "dt-calendar-jobs.h"
#include "dt-edit-jobs.h"
#include "dt-list-jobs.h"
#include "dt-schedule.h"
#include "dt-seed.h"
#include "dt-test.h"
#include "dt-text.h"
#include "dt-unit-jobs.h"

#define N_TASKS 100000
#define N_UNITS 400
#define N_DIRECTIVES 3000
#define BIG_DIRECTIVE 2          /* has 10,000 tasks */
#define N_RUNS 9

static const char * const words[] = {
  "báo", "cáo", "kế", "hoạch", "triển", "khai", "thực", "hiện", "nghị", "quyết", "đảng", "bộ", "phường", "xã", "thành", "ủy",
  "công", "tác", "tuyên", "truyền", "kiểm", "tra", "giám", "sát", "dân", "vận", "tổ", "chức", "cán", "đại", "hội", "nhiệm",
  "kỳ", "tổng", "kết", "sơ", "đề", "án", "xây", "dựng", "chương", "trình", "hành", "động", "văn", "phòng", "tài", "chính",
  "ngân", "sách", "an", "ninh", "quốc", "phòng", "nông", "thôn", "mới", "chuyển", "đổi", "số", "cải", "cách", "thủ", "tục",
  "quy", "chế", "làm", "việc", "phối", "hợp", "tiếp", "cử", "tri", "góp", "ý", "dự", "thảo", "danh", "biểu", "rà", "soát",
};

static void
run_sql (DtDb       *db,
         const char *sql)
{
  g_autoptr(GError) error = NULL;

  dt_db_exec (db, sql, &error);
  g_assert_no_error (error);
}

static char *
make_title (GRand *random)
{
  GString *title = g_string_new (NULL);
  int n = g_rand_int_range (random, 6, 14);

  for (int i = 0; i < n; i++)
    g_string_append_printf (title, "%s%s", i > 0 ? " " : "", words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))]);

  return g_string_free (title, FALSE);
}

static void
insert_task (DtStmt *task,
             DtStmt *deadline,
             GRand  *random,
             int     id)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *uid = dt_uid_new ();
  g_autofree char *title = make_title (random);
  g_autofree char *text = make_title (random);
  DtDay day = DT_SEED_TODAY + g_rand_int_range (random, -300, 120);

  dt_bind_int (task, 1, id);
  dt_bind_text (task, 2, uid);
  dt_bind_int (task, 3, id % 10 == 0 ? BIG_DIRECTIVE : 3 + id % (N_DIRECTIVES - 3));
  dt_bind_text (task, 4, title);
  dt_bind_text (task, 5, text);
  dt_stmt_run (task, &error);
  g_assert_no_error (error);

  if (id % 20 == 19)
    return;
  dt_bind_int (deadline, 1, id);
  dt_bind_int (deadline, 2, day);
  dt_stmt_run (deadline, &error);
  g_assert_no_error (error);
}

static gboolean
fill (DtDb     *db,
      gpointer  data,
      gpointer *result,
      GError  **error)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (100000);
  g_auto(DtStmt) task = { 0 };
  g_auto(DtStmt) deadline = { 0 };

  run_sql (db,
           "WITH RECURSIVE n (i) AS (SELECT 8 UNION ALL SELECT i + 1 FROM n WHERE i < 400)"
           "INSERT INTO unit (id, uid, code, name, short_name, kind, sort_key)"
           " SELECT i, printf ('%08x-0000-4000-9000-000000000000', i), 'U' || i, 'Đảng ủy phường số ' || i, 'P. số ' || i,"
           " 'party-ward', dt_sort_key ('P. số ' || i) FROM n;"
           "WITH RECURSIVE n (i) AS (SELECT 3 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)"
           "INSERT INTO directive (id, uid, symbol, symbol_key, type, issued_day)"
           " SELECT i, printf ('%08x-0000-4000-a000-000000000000', i), i || '-CV/TU', i || 'CVTU', 'letter', 738700 + i % 400 FROM n");

  if (!dt_db_prepare (db, &task, "INSERT INTO task (id, uid, directive_id, position, title, text) VALUES (?1, ?2, ?3, ?1, ?4, ?5)", error)
      || !dt_db_prepare (db, &deadline,
                         "INSERT INTO deadline (task_id, bound, words, named_day, original_day, last_day)"
                         " VALUES (?1, 'by', 'chậm nhất ngày', ?2, ?2, ?2)", error))
    return FALSE;
  for (int id = 100; id < 100 + N_TASKS; id++)
    insert_task (&task, &deadline, random, id);

  run_sql (db,
           "INSERT INTO assignment (uid, task_id, unit_id, role, position, percent)"
           " SELECT printf ('%08x-0000-4000-b000-%012x', t.id, k.value), t.id, 1 + (t.id * 31 + k.value * 7) % 400, 'lead', k.value,"
           "  t.id % 5 * 15 FROM task t, json_each ('[0,1,2,3,4,5,6,7,8,9,10,11]') k"
           " WHERE t.id >= 100 AND (k.value = 0 OR t.id % 20 = 0);"
           "INSERT INTO submission (uid, assignment_id, version, received_day, verdict, verdict_day)"
           " SELECT printf ('%08x-0000-4000-c000-000000000000', a.id), a.id, 1, l.last_day - a.id % 7 + 2,"
           "  CASE WHEN a.id % 25 = 0 THEN 'waiting' ELSE 'accepted' END, l.last_day"
           "  FROM assignment a JOIN deadline l ON l.task_id = a.task_id"
           " WHERE a.id > 100 AND a.id % 10 < 9 AND l.last_day < 739110 AND a.id % 3 > 0;"
           "INSERT INTO dependency (task_id, needs_id) SELECT id + 10, id FROM task WHERE id BETWEEN 100 AND 60000 AND id % 10 = 0");

  return TRUE;
}

typedef struct
{
  DtStore       *store;
  const char    *name;
  DtJobFunc      job;
  gpointer       data;
  GDestroyNotify result_free;
} Case;

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static void
time_case (const Case *c)
{
  double times[N_RUNS];
  int n_rows = -1;

  for (int i = 0; i < N_RUNS; i++)
    {
      g_autoptr(GError) error = NULL;
      gint64 start = g_get_monotonic_time ();
      gpointer result = dt_store_read (c->store, c->job, c->data, NULL, &error);

      times[i] = (double) (g_get_monotonic_time () - start) / 1000;
      g_assert_no_error (error);
      if (c->job == dt_job_list_tasks)
        n_rows = ((DtTaskList *) result)->n_tasks;
      c->result_free (result);
    }

  qsort (times, N_RUNS, sizeof (double), compare_doubles);
  g_test_message ("%-28s median %7.2f ms, worst %7.2f ms%s%d", c->name, times[N_RUNS / 2], times[N_RUNS - 1],
                  n_rows >= 0 ? ", tasks " : "", MAX (n_rows, 0));
}

static void
time_list (DtStore    *store,
           const char *name,
           DtQuery    *query)
{
  Case c = { store, name, dt_job_list_tasks, query, (GDestroyNotify) dt_task_list_free };

  time_case (&c);
}

static void
time_lists (DtStore *store)
{
  static const char * const typed[] = { "b", "ba", "bao", "bao cao", "báo cáo", "bao cao ke hoach", "nghi quyet dai hoi", "1438", "khongco" };
  g_autoptr(DtQuery) query = dt_query_new (DT_SEED_TODAY);

  time_list (store, "all, by day", query);
  query->group = DT_GROUP_DIRECTIVE;
  time_list (store, "all, by directive", query);
  query->group = DT_GROUP_UNIT;
  time_list (store, "all, by unit", query);
  query->group = DT_GROUP_NONE;
  query->sort = DT_SORT_TITLE;
  time_list (store, "all, sorted by title", query);
  query->sort = DT_SORT_LAST_DAY;
  query->group = DT_GROUP_DAY;
  query->open_only = TRUE;
  time_list (store, "open", query);
  query->from = query->today;
  query->to = query->today + 15;
  query->pin_overdue = TRUE;
  time_list (store, "15 days and overdue", query);
  query->pin_overdue = FALSE;
  time_list (store, "15 days", query);
  query->from = query->to = DT_DAY_NONE;
  query->directive_id = BIG_DIRECTIVE;
  time_list (store, "a directive of 10,000", query);
  query->directive_id = 500;
  time_list (store, "a directive", query);
  query->directive_id = 0;
  query->unit_id = 20;
  time_list (store, "a unit", query);
  query->unit_id = 0;
  query->open_only = FALSE;
  query->morning = TRUE;
  time_list (store, "this morning", query);
  query->morning = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autofree char *name = g_strdup_printf ("search “%s”", typed[i]);

      g_free (query->search);
      query->search = g_strdup (typed[i]);
      time_list (store, name, query);
    }
}

static void
time_views (DtStore *store)
{
  g_autoptr(DtQuery) query = dt_query_new (DT_SEED_TODAY);
  DtUnitFetch unit = { 20, DT_SEED_TODAY, 3 };
  DtDaySpan span = { DT_SEED_TODAY - 30, DT_SEED_TODAY + 30 };
  DtMonthFetch *month = dt_month_fetch_new (dt_day_new (2024, 7, 29), query);
  DtRowFetch *page;
  gint64 ids[64];
  gint64 task = 200;
  Case cases[] = {
    { store, "counts of the sidebar", dt_job_count, query, (GDestroyNotify) dt_counts_free },
    { store, "a page of 64 rows", dt_job_fetch_tasks, NULL, (GDestroyNotify) g_ptr_array_unref },
    { store, "a task", dt_job_load_task, &task, (GDestroyNotify) dt_task_detail_free },
    { store, "suggestions", dt_job_suggest, query, (GDestroyNotify) g_ptr_array_unref },
    { store, "units", dt_job_list_units, &unit, (GDestroyNotify) g_ptr_array_unref },
    { store, "a unit", dt_job_load_unit, &unit, (GDestroyNotify) dt_unit_detail_free },
    { store, "six weeks", dt_job_load_month, month, (GDestroyNotify) dt_month_free },
    { store, "marks of days", dt_job_count_days, &span, (GDestroyNotify) g_array_unref },
  };

  for (int i = 0; i < 64; i++)
    ids[i] = 100 + i * 1511;
  page = dt_row_fetch_new (ids, 64, DT_SEED_TODAY);
  cases[1].data = page;
  query->search = g_strdup ("phuong so 12");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    time_case (&cases[i]);

  dt_row_fetch_free (page);
  dt_month_fetch_free (month);
}

static gboolean
recompute (DtDb     *db,
           gpointer  data,
           gpointer *result,
           GError  **error)
{
  return dt_schedule_recompute (db, 0, error);
}

static void
time_change (DtStore *store)
{
  g_autoptr(GError) error = NULL;
  DtScheduleRule rule = { .kind = DT_CHANGE_ACCELERATE, .amount = 15, .unit = DT_SPAN_DAYS };
  DtChangeEdit *edit = dt_change_edit_new (BIG_DIRECTIVE, 1, &rule, DT_SEED_TODAY);
  Case preview = { store, "preview of 10,000", dt_job_preview_change, edit, (GDestroyNotify) dt_change_preview_free };
  DtWrite write = { .action = "accelerate" };
  g_autoptr(DtChangePreview) done = NULL;
  gint64 start;

  time_case (&preview);

  start = g_get_monotonic_time ();
  done = dt_store_write (store, &write, dt_job_apply_change, edit, NULL, &error);
  g_assert_no_error (error);
  g_test_message ("apply to %d of %u: %.0f ms", done->n_moved, done->moves->len,
                  (double) (g_get_monotonic_time () - start) / 1000);

  start = g_get_monotonic_time ();
  dt_store_write (store, &write, recompute, NULL, NULL, &error);
  g_assert_no_error (error);
  g_test_message ("recompute all: %.0f ms", (double) (g_get_monotonic_time () - start) / 1000);
  dt_change_edit_free (edit);
}

static void
bench_lists (void)
{
  g_autoptr(GError) error = NULL;
  DtStore *store = dt_seed_open ();
  DtWrite bulk = { .action = "import", .label = "Import", .bulk = TRUE };
  gint64 start = g_get_monotonic_time ();

  dt_store_write (store, &bulk, fill, NULL, NULL, &error);
  g_assert_no_error (error);
  g_test_message ("%d tasks stored: %.0f ms", N_TASKS, (double) (g_get_monotonic_time () - start) / 1000);

  time_lists (store);
  time_views (store);
  time_change (store);
  dt_seed_close (store);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  dt_today_set_fixed (DT_SEED_TODAY);
  g_test_add_func ("/bench/lists", bench_lists);

  return g_test_run ();
}
