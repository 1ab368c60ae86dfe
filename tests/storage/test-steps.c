/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a large register costs, counted in steps of SQLite's machine and not in time: an edit, the
 * month and a unit's page must not walk the register. */

#include "dt-calendar-jobs.h"
#include "dt-edit-jobs.h"
#include "dt-storage-test.h"
#include "dt-unit-jobs.h"

#define FEW 200
#define MANY 2000

typedef struct
{
  DtStorageFixture  fixture;
  gint64            steps;
} Register;

static const char *const fill[] = {
  "INSERT INTO unit (id, uid, code, name, short_name, kind, sort_key)"
  " WITH RECURSIVE n (i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 100 + %1$d / 10)"
  " SELECT i, 'unit-' || i, 'U' || i, 'Đơn vị ' || i, 'ĐV ' || i, 'other', printf ('%%06d', i) FROM n",
  "INSERT INTO directive (id, uid, symbol, symbol_key, type, issued_day)"
  " WITH RECURSIVE n (i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 100 + %1$d / 10)"
  " SELECT i, 'directive-' || i, i || '-CV/TU', i || 'CVTU', 'letter', 738000 + i FROM n",
  "INSERT INTO task (id, uid, directive_id, position, title)"
  " WITH RECURSIVE n (i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < 1000 + %1$d)"
  " SELECT i, 'task-' || i, 100 + i %% (%1$d / 10), i, 'Báo cáo số ' || i FROM n",
  /* A few tasks a day, however many there are. */
  "INSERT INTO deadline (task_id, bound, original_day, last_day) SELECT id, 'by', 739000 + (id - 1000) / 4, 739000 + (id - 1000) / 4 FROM task WHERE id >= 1000",
  "INSERT INTO assignment (id, uid, task_id, unit_id, role) SELECT id, 'assignment-' || id, id, 100 + id %% (%1$d / 10), 'lead' FROM task WHERE id >= 1000",
};

static void
set_up (Register *self,
        int       n_tasks)
{
  dt_storage_fixture_set_up (&self->fixture, "seed");
  for (gsize i = 0; i < G_N_ELEMENTS (fill); i++)
    {
      g_autofree char *sql = g_strdup_printf (fill[i], n_tasks);

      dt_storage_run (&self->fixture, sql);
    }
}

static void
tear_down (Register *self)
{
  dt_storage_fixture_tear_down (&self->fixture, "seed");
}

/* Of all statements that the connection keeps. */
static gint64
take_steps (DtDb *db)
{
  gint64 steps = 0;

  for (sqlite3_stmt *st = sqlite3_next_stmt (dt_db_handle (db), NULL); st != NULL; st = sqlite3_next_stmt (dt_db_handle (db), st))
    steps += sqlite3_stmt_status (st, SQLITE_STMTSTATUS_VM_STEP, TRUE);

  return steps;
}

static gint64
count_submission (Register *self)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(DtChange) change = NULL;
  DtWrite write = { .action = "record-submission", .label = "record" };
  gint64 lead = 1005;
  DtRecordEdit *edit = dt_record_edit_new (&lead, 1, DT_SEED_TODAY);
  gpointer result = NULL;

  take_steps (self->fixture.db);
  dt_writer_run (self->fixture.writer, &write, dt_job_record_submission, edit, NULL, &result, &change, &error);
  g_assert_no_error (error);
  dt_record_edit_free (edit);

  return take_steps (self->fixture.db);
}

static gint64
count_month (Register *self)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(DtQuery) query = dt_query_new (DT_SEED_TODAY);
  DtMonthFetch *fetch = dt_month_fetch_new (739004, query);
  gpointer month = NULL;

  take_steps (self->fixture.db);
  dt_job_load_month (self->fixture.db, fetch, &month, &error);
  g_assert_no_error (error);
  dt_month_free (month);
  dt_month_fetch_free (fetch);

  return take_steps (self->fixture.db);
}

static gint64
count_unit (Register *self)
{
  g_autoptr(GError) error = NULL;
  DtUnitFetch fetch = { .unit_id = 105, .today = DT_SEED_TODAY, .soon_days = 3 };
  gpointer unit = NULL;

  take_steps (self->fixture.db);
  dt_job_load_unit (self->fixture.db, &fetch, &unit, &error);
  g_assert_no_error (error);
  dt_unit_detail_free (unit);

  return take_steps (self->fixture.db);
}

typedef gint64 (*CountFunc) (Register *self);

static void
test_steps (gconstpointer data)
{
  CountFunc count = (CountFunc) data;
  Register few = { 0 }, many = { 0 };
  gint64 steps_few, steps_many;

  set_up (&few, FEW);
  set_up (&many, MANY);
  steps_few = count (&few);
  steps_many = count (&many);
  g_test_message ("%d tasks: %d steps, %d tasks: %d steps", FEW, (int) steps_few, MANY, (int) steps_many);
  g_assert_cmpint (steps_few, >, 0);
  g_assert_cmpint (steps_many, <, steps_few + steps_few / 2);
  tear_down (&few);
  tear_down (&many);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  dt_today_set_fixed (DT_SEED_TODAY);

  g_test_add_data_func ("/storage/steps/submission", count_submission, test_steps);
  g_test_add_data_func ("/storage/steps/month", count_month, test_steps);
  g_test_add_data_func ("/storage/steps/unit", count_unit, test_steps);

  return g_test_run ();
}
