/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-edit-jobs.h"
#include "dt-error.h"
#include "dt-list-jobs.h"
#include "dt-result.h"
#include "dt-seed.h"
#include "dt-test.h"

typedef struct
{
  DtStore  *store;
  DtResult *result;
  int       n_updated;
  int       n_failed;
  int       wanted;
} Fixture;

static void
on_updated (Fixture *f)
{
  f->n_updated++;
}

static void
on_failed (Fixture *f,
           GError  *error)
{
  g_assert_error (error, DT_ERROR, DT_ERROR_NOT_FOUND);
  f->n_failed++;
}

static gboolean
is_updated (gpointer user_data)
{
  Fixture *f = user_data;

  return f->n_updated + f->n_failed >= f->wanted && !dt_result_get_loading (f->result);
}

static void
wait_for (Fixture *f,
          int      n)
{
  f->wanted = n;
  dt_test_wait_until (is_updated, f);
}

static void
use (Fixture       *f,
     DtJobFunc      job,
     GDestroyNotify result_free)
{
  f->result = dt_result_new (f->store, job, result_free);
  g_signal_connect_swapped (f->result, "updated", G_CALLBACK (on_updated), f);
  g_signal_connect_swapped (f->result, "failed", G_CALLBACK (on_failed), f);
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->store = dt_seed_open ();
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  if (f->result != NULL)
    g_assert_finalize_object (f->result);
  dt_seed_close (f->store);
}

static gpointer
copy_id (gpointer id)
{
  return g_memdup2 (id, sizeof (gint64));
}

static void
load (Fixture *f,
      gint64   id)
{
  dt_result_load (f->result, g_memdup2 (&id, sizeof id), copy_id, g_free);
}

static void
record (Fixture *f,
        gint64   assignment)
{
  g_autoptr(GError) error = NULL;
  DtRecordEdit *edit = dt_record_edit_new (&assignment, 1, DT_SEED_TODAY);
  DtWrite write = { .action = "record-submission" };

  dt_store_write (f->store, &write, dt_job_record_submission, edit, NULL, &error);
  g_assert_no_error (error);
  dt_record_edit_free (edit);
}

static void
test_follows (Fixture       *f,
              gconstpointer  data)
{
  DtTaskDetail *detail;

  use (f, dt_job_load_task, (GDestroyNotify) dt_task_detail_free);
  g_assert_null (dt_result_get (f->result));
  load (f, DT_SEED_OVERDUE);
  g_assert_true (dt_result_get_loading (f->result));
  wait_for (f, 1);
  detail = dt_result_get (f->result);
  g_assert_cmpint (detail->row->phase, ==, DT_PHASE_IDLE);

  record (f, 1);
  wait_for (f, 2);
  detail = dt_result_get (f->result);
  g_assert_cmpint (detail->row->phase, ==, DT_PHASE_HANDED);

  dt_result_clear (f->result);
  g_assert_null (dt_result_get (f->result));
  g_assert_cmpint (f->n_updated, ==, 3);
}

/* Only the last thing asked for is told; many changes make few readings. */
static void
test_last_wins (Fixture       *f,
                gconstpointer  data)
{
  DtTaskDetail *detail;

  use (f, dt_job_load_task, (GDestroyNotify) dt_task_detail_free);
  for (gint64 id = 1; id <= DT_SEED_N_TASKS; id++)
    load (f, id);
  wait_for (f, 1);
  detail = dt_result_get (f->result);
  g_assert_cmpint (detail->row->id, ==, DT_SEED_N_TASKS);
  g_assert_cmpint (f->n_updated, ==, 1);

  for (int i = 0; i < 8; i++)
    record (f, 1);
  wait_for (f, 2);
  g_assert_cmpint (f->n_updated, <=, 9);
}

static void
test_failure (Fixture       *f,
              gconstpointer  data)
{
  use (f, dt_job_load_task, (GDestroyNotify) dt_task_detail_free);
  load (f, DT_SEED_SOON);
  wait_for (f, 1);
  load (f, 999);
  wait_for (f, 2);
  g_assert_cmpint (f->n_failed, ==, 1);
  g_assert_nonnull (dt_result_get (f->result));   /* the old value stays */
}

static void
test_gone_early (Fixture       *f,
                 gconstpointer  data)
{
  use (f, dt_job_load_task, (GDestroyNotify) dt_task_detail_free);
  load (f, DT_SEED_SOON);
  g_assert_finalize_object (f->result);
  f->result = NULL;
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  dt_today_set_fixed (DT_SEED_TODAY);

  g_test_add ("/feed/result/follows", Fixture, NULL, set_up, test_follows, tear_down);
  g_test_add ("/feed/result/last-wins", Fixture, NULL, set_up, test_last_wins, tear_down);
  g_test_add ("/feed/result/failure", Fixture, NULL, set_up, test_failure, tear_down);
  g_test_add ("/feed/result/gone-early", Fixture, NULL, set_up, test_gone_early, tear_down);

  return g_test_run ();
}
