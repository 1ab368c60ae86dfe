/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Several schedule changes on one register: their order, taking one back, one unit's part, days that are derived, and by
 * which day an answer is judged. */

#include "dt-edit-jobs.h"
#include "dt-schedule.h"
#include "dt-state.h"
#include "dt-storage-test.h"

#define N_ROUNDS 20
#define MAX_CHANGES 6

/* The seed with the days that its words give, and nothing moved yet. */
static void
set_up (DtStorageFixture *fixture,
        gconstpointer     seed)
{
  dt_storage_fixture_set_up (fixture, seed);
  dt_storage_run (fixture,
    "DELETE FROM schedule_change; DELETE FROM reference;"
    "UPDATE deadline SET named_day = original_day + (bound = 'before'), last_day = original_day");
}

static gpointer
run (DtStorageFixture *fixture,
     DtJobFunc         job,
     gpointer          data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(DtChange) change = NULL;
  DtWrite write = { .action = "accelerate" };
  gpointer result = NULL;

  dt_writer_run (fixture->writer, &write, job, data, NULL, &result, &change, &error);
  g_assert_no_error (error);

  return result;
}

static void
apply (DtStorageFixture *fixture,
       DtChangeEdit     *edit)
{
  dt_change_preview_free (run (fixture, dt_job_apply_change, edit));
}

static char *
all_days (DtStorageFixture *fixture)
{
  return dt_storage_text (fixture->db,
                          "SELECT * FROM (SELECT 't', task_id, original_day, last_day FROM deadline ORDER BY task_id)"
                          " UNION ALL SELECT * FROM (SELECT 'a', id, 0, last_day FROM assignment ORDER BY id)");
}

static DtChangeEdit *
random_edit (GRand *random,
             int    number)
{
  static const DtChangeKind kinds[] = { DT_CHANGE_ACCELERATE, DT_CHANGE_POSTPONE, DT_CHANGE_FIX };
  gint64 tasks[] = { DT_SEED_OVERDUE, DT_SEED_SOON, DT_SEED_PROGRESS, DT_SEED_IDLE };
  DtScheduleRule rule = { 0 };
  DtChangeEdit *edit;

  rule.kind = kinds[g_rand_int_range (random, 0, G_N_ELEMENTS (kinds))];
  rule.unit = (DtSpanUnit) g_rand_int_range (random, 0, 3);
  rule.amount = g_rand_int_range (random, 1, rule.unit == DT_SPAN_MONTHS ? 3 : 25);
  rule.fixed_day = rule.kind == DT_CHANGE_FIX ? DT_SEED_TODAY + g_rand_int_range (random, -20, 60) : DT_DAY_NONE;
  rule.day_off = (DtDayOffRule) g_rand_int_range (random, 0, 3);

  switch (g_rand_int_range (random, 0, 3))
    {
    case 0:
      edit = dt_change_edit_new (DT_SEED_PLAN, DT_SEED_LETTER, &rule, DT_SEED_TODAY);
      break;
    case 1:
      edit = dt_change_edit_new_for_tasks (tasks, (guint) g_rand_int_range (random, 1, G_N_ELEMENTS (tasks) + 1), DT_SEED_LETTER,
                                           &rule, DT_SEED_TODAY);
      break;
    default:
      edit = dt_change_edit_new_for_part (g_rand_boolean (random) ? DT_SEED_PROGRESS : DT_SEED_IDLE, DT_SEED_LETTER, &rule,
                                          DT_SEED_TODAY);
      break;
    }
  /* Some on the same day: then the order is that of the clauses of their cause. */
  edit->decided_day = DT_SEED_TODAY - g_rand_int_range (random, 0, 12);
  edit->cause_clause = g_strdup_printf ("mục %d", number);

  return edit;
}

static void
shuffle (GRand *random,
         int   *order,
         int    n)
{
  for (int i = n - 1; i > 0; i--)
    {
      int j = g_rand_int_range (random, 0, i + 1);
      int kept = order[i];

      order[i] = order[j];
      order[j] = kept;
    }
}

/* The days after these changes in this order; left_out: none of them, or the one that is not applied (-1). */
static char *
days_after (DtChangeEdit **edits,
            const int     *order,
            int            n,
            int            left_out)
{
  DtStorageFixture fixture = { 0 };
  char *days;

  set_up (&fixture, "seed");
  for (int i = 0; i < n; i++)
    if (order[i] != left_out)
      apply (&fixture, edits[order[i]]);
  days = all_days (&fixture);
  dt_storage_fixture_tear_down (&fixture, NULL);

  return days;
}

static char *
days_after_lifting (DtChangeEdit **edits,
                    const int     *order,
                    int            n,
                    int            lifted)
{
  DtStorageFixture fixture = { 0 };
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM schedule_change WHERE cause_clause = 'mục %d'", lifted);
  DtLiftEdit *edit;
  char *days;

  set_up (&fixture, "seed");
  for (int i = 0; i < n; i++)
    apply (&fixture, edits[order[i]]);
  edit = dt_lift_edit_new (dt_storage_number (fixture.db, sql), DT_SEED_TODAY);
  dt_change_preview_free (run (&fixture, dt_job_lift_change, edit));
  dt_lift_edit_free (edit);
  days = all_days (&fixture);
  dt_storage_fixture_tear_down (&fixture, NULL);

  return days;
}

/* Whatever the order in which changes are entered, and whichever is taken back, the days are the same. */
static void
test_any_order (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (g_test_rand_int () < 0 ? 1 : (guint32) g_test_rand_int ());

  for (int round = 0; round < N_ROUNDS; round++)
    {
      DtChangeEdit *edits[MAX_CHANGES];
      int order[MAX_CHANGES];
      int n = g_rand_int_range (random, 2, MAX_CHANGES + 1);
      int lifted = g_rand_int_range (random, 0, n);
      g_autofree char *first = NULL;
      g_autofree char *second = NULL;
      g_autofree char *without = NULL;
      g_autofree char *taken_back = NULL;

      for (int i = 0; i < n; i++)
        {
          edits[i] = random_edit (random, i);
          order[i] = i;
        }
      first = days_after (edits, order, n, -1);
      shuffle (random, order, n);
      second = days_after (edits, order, n, -1);
      g_assert_cmpstr (first, ==, second);

      without = days_after (edits, order, n, lifted);
      taken_back = days_after_lifting (edits, order, n, lifted);
      g_assert_cmpstr (without, ==, taken_back);

      for (int i = 0; i < n; i++)
        dt_change_edit_free (edits[i]);
    }
}

/* What the preview says of a change that was decided before one that is entered already. */
static void
test_preview_between (DtStorageFixture *fixture,
                      gconstpointer     seed)
{
  DtScheduleRule to_day = { .kind = DT_CHANGE_FIX, .fixed_day = dt_day_new (2024, 9, 2) };
  DtScheduleRule month = { .kind = DT_CHANGE_POSTPONE, .amount = 1, .unit = DT_SPAN_MONTHS };
  gint64 task = DT_SEED_IDLE;
  DtChangeEdit *later = dt_change_edit_new_for_tasks (&task, 1, DT_SEED_LETTER, &month, DT_SEED_TODAY);
  DtChangeEdit *earlier = dt_change_edit_new_for_tasks (&task, 1, DT_SEED_LETTER, &to_day, DT_SEED_TODAY);
  g_autoptr(DtChangePreview) done = NULL;
  gpointer plan = NULL;

  later->decided_day = DT_SEED_TODAY;
  apply (fixture, later);
  dt_test_assert_day ((DtDay) dt_storage_number (fixture->db, "SELECT last_day FROM deadline WHERE task_id = 6"), "2024-10-30");

  earlier->decided_day = DT_SEED_TODAY - 3;
  g_assert_true (dt_job_preview_change (fixture->db, earlier, &plan, NULL));
  dt_test_assert_day (((DtMovePreview *) g_ptr_array_index (((DtChangePreview *) plan)->moves, 0))->new_day, "2024-10-02");
  dt_change_preview_free (plan);

  done = run (fixture, dt_job_apply_change, earlier);
  dt_test_assert_day ((DtDay) dt_storage_number (fixture->db, "SELECT last_day FROM deadline WHERE task_id = 6"), "2024-10-02");
  g_assert_cmpstr (dt_writer_get_undo_label (fixture->writer), !=, NULL);
  dt_change_edit_free (later);
  dt_change_edit_free (earlier);
}

static void
test_lift (DtStorageFixture *fixture,
           gconstpointer     seed)
{
  DtScheduleRule earlier = { .kind = DT_CHANGE_ACCELERATE, .amount = 15 };
  DtChangeEdit *edit = dt_change_edit_new (DT_SEED_PLAN, DT_SEED_LETTER, &earlier, DT_SEED_TODAY);
  g_autofree char *before = all_days (fixture);
  g_autofree char *applied = NULL;
  g_autofree char *lifted = NULL;
  g_autofree char *undone = NULL;
  g_autoptr(GPtrArray) rows = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(DtChangePreview) done = NULL;
  g_autoptr(DtChange) change = NULL;
  const DtChangeRow *row;
  DtLiftEdit *lift;
  gint64 of = DT_SEED_PLAN;
  gpointer result = NULL;

  apply (fixture, edit);
  applied = all_days (fixture);
  g_assert_true (dt_job_list_changes (fixture->db, &of, &result, NULL));
  rows = result;
  row = g_ptr_array_index (rows, 0);
  g_assert_cmpuint (rows->len, ==, 1);
  g_assert_cmpint (row->n_moved, ==, 7);
  g_assert_cmpstr (row->cause, ==, "1438-CV/TU");
  g_assert_cmpstr (row->target, ==, "150-KH/TU");

  lift = dt_lift_edit_new (row->id, DT_SEED_TODAY);
  done = run (fixture, dt_job_lift_change, lift);
  g_assert_cmpint (done->n_moved, ==, 7);
  lifted = all_days (fixture);
  g_assert_cmpstr (lifted, ==, before);
  dt_test_assert_day ((DtDay) dt_storage_number (fixture->db, "SELECT lifted_day FROM schedule_change"), "2024-08-12");
  g_assert_cmpstr (dt_writer_get_undo_label (fixture->writer), ==, "Lift −15 days by 1438-CV/TU");
  g_assert_cmpint (dt_storage_number (fixture->db, "SELECT count(*) FROM task_status WHERE original_day IS NOT NULL"), ==, 0);

  g_assert_false (dt_job_lift_change (fixture->db, lift, &result, &error));
  g_assert_error (error, DT_ERROR, DT_ERROR_INVALID);

  g_free (dt_writer_undo (fixture->writer, &change, NULL));
  undone = all_days (fixture);
  g_assert_cmpstr (undone, ==, applied);
  dt_lift_edit_free (lift);
  dt_change_edit_free (edit);
}

/* Counted from the day of the part, which is that of the task until it gets its own. */
static void
test_part (DtStorageFixture *fixture,
           gconstpointer     seed)
{
  DtScheduleRule later = { .kind = DT_CHANGE_POSTPONE, .amount = 10 };
  DtScheduleRule earlier = { .kind = DT_CHANGE_ACCELERATE, .amount = 2 };
  gint64 task = DT_SEED_COLLECTION;
  DtChangeEdit *part = dt_change_edit_new_for_part (15, DT_SEED_LETTER, &later, DT_SEED_TODAY);
  DtChangeEdit *whole = dt_change_edit_new_for_tasks (&task, 1, DT_SEED_PLAN, &earlier, DT_SEED_TODAY);

  part->decided_day = DT_SEED_TODAY - 1;
  apply (fixture, part);
  dt_test_assert_string (dt_storage_text (fixture->db, "SELECT last_day - 739122 FROM assignment WHERE id IN (15, 16) ORDER BY id"),
                         "10\n~");

  whole->decided_day = DT_SEED_TODAY - 2;
  apply (fixture, whole);
  g_assert_cmpint (dt_storage_number (fixture->db, "SELECT last_day - 739122 FROM deadline WHERE task_id = 13"), ==, -2);
  g_assert_cmpint (dt_storage_number (fixture->db, "SELECT last_day - 739122 FROM assignment WHERE id = 15"), ==, 8);
  dt_change_edit_free (part);
  dt_change_edit_free (whole);
}

/* An answer that was in time when it came stays so, whatever is decided afterwards; and one that was late stays late. */
static void
test_judged (DtStorageFixture *fixture,
             gconstpointer     seed)
{
  DtScheduleRule earlier = { .kind = DT_CHANGE_ACCELERATE, .amount = 15 };
  DtScheduleRule later = { .kind = DT_CHANGE_POSTPONE, .amount = 40 };
  gint64 task = 13;
  DtChangeEdit *edit = dt_change_edit_new_for_tasks (&task, 1, DT_SEED_PLAN, &earlier, DT_SEED_TODAY);
  DtChangeEdit *postpone = dt_change_edit_new_for_tasks (&task, 1, DT_SEED_PLAN, &later, DT_SEED_TODAY);
  g_autofree char *lifts = NULL;
  DtLiftEdit *lift;

  /* Two leads, due on 24/8: one answers in time, before anything was decided; the other after it. */
  dt_storage_run (fixture,
    "DELETE FROM submission WHERE assignment_id IN (SELECT id FROM assignment WHERE task_id = 13);"
    "INSERT INTO submission (uid, assignment_id, version, received_day, verdict) VALUES"
    " ('00000000-0000-4000-8000-000000007001', 15, 1, 739122, 'accepted'),"
    " ('00000000-0000-4000-8000-000000007002', 16, 1, 739125, 'accepted')");
  dt_test_assert_string (dt_storage_text (fixture->db, "SELECT assignment_id, phase, judged_day FROM assignment_status"
                                                       " WHERE assignment_id IN (15, 16) ORDER BY 1"),
                         "15|4|739122\n16|5|739122");

  dt_today_set_fixed (739130);
  edit->decided_day = 739124;
  apply (fixture, edit);
  dt_test_assert_string (dt_storage_text (fixture->db, "SELECT assignment_id, phase, last_day, judged_day FROM assignment_status"
                                                       " WHERE assignment_id IN (15, 16) ORDER BY 1"),
                         "15|4|739107|739122\n16|5|739107|739107");

  /* It was late when it came. */
  postpone->decided_day = 739128;
  apply (fixture, postpone);
  dt_test_assert_string (dt_storage_text (fixture->db, "SELECT assignment_id, phase, last_day, judged_day FROM assignment_status"
                                                       " WHERE assignment_id IN (15, 16) ORDER BY 1"),
                         "15|4|739147|739122\n16|5|739147|739107");

  /* What is lifted now was in force then. */
  lift = dt_lift_edit_new (dt_storage_number (fixture->db, "SELECT id FROM schedule_change WHERE kind = 'accelerate'"), 739130);
  dt_change_preview_free (run (fixture, dt_job_lift_change, lift));
  dt_test_assert_string (dt_storage_text (fixture->db, "SELECT assignment_id, phase, last_day, judged_day FROM assignment_status"
                                                       " WHERE assignment_id IN (15, 16) ORDER BY 1"),
                         "15|4|739162|739122\n16|5|739162|739107");
  dt_today_set_fixed (DT_SEED_TODAY);
  dt_lift_edit_free (lift);
  dt_change_edit_free (edit);
  dt_change_edit_free (postpone);
}

/* An inner day that is derived follows the outward one, and nothing else; the preview tells it. */
static void
test_derived (DtStorageFixture *fixture,
              gconstpointer     seed)
{
  DtScheduleRule rule = { .kind = DT_CHANGE_ACCELERATE, .amount = 15 };
  gint64 outward = DT_SEED_IDLE;
  DtChangeEdit *chosen = dt_change_edit_new_for_tasks (&outward, 1, DT_SEED_LETTER, &rule, DT_SEED_TODAY);
  DtChangeEdit *all = dt_change_edit_new (DT_SEED_PLAN, DT_SEED_LETTER, &rule, DT_SEED_TODAY);
  g_autoptr(DtChangePreview) plan = NULL;
  g_autoptr(DtChangePreview) whole = NULL;
  const DtMovePreview *inner;
  gpointer result = NULL;

  dt_storage_run (fixture, "DELETE FROM dependency; INSERT INTO dependency (task_id, needs_id, lag_days) VALUES (6, 5, 5)");
  g_assert_true (dt_schedule_recompute (fixture->db, 0, NULL));
  g_assert_cmpint (dt_storage_number (fixture->db, "SELECT a.last_day - b.last_day FROM deadline a, deadline b"
                                                   " WHERE a.task_id = 6 AND b.task_id = 5"), ==, 5);

  g_assert_true (dt_job_preview_change (fixture->db, chosen, &result, NULL));
  plan = result;
  g_assert_cmpuint (plan->moves->len, ==, 2);
  inner = g_ptr_array_index (plan->moves, 1);
  g_assert_cmpint (inner->task_id, ==, 5);
  g_assert_true (inner->follows);
  g_assert_cmpint (inner->new_day - inner->old_day, ==, -15);

  apply (fixture, chosen);
  g_assert_cmpint (dt_storage_number (fixture->db, "SELECT last_day FROM deadline WHERE task_id = 5"), ==, inner->new_day);
  dt_test_assert_string (dt_storage_text (fixture->db, "SELECT task_id FROM deadline_move"), "6");

  /* Both are under the rule, yet the inner one does not move twice. */
  result = NULL;
  g_assert_true (dt_job_preview_change (fixture->db, all, &result, NULL));
  whole = result;
  apply (fixture, all);
  for (guint i = 0; i < whole->moves->len; i++)
    {
      const DtMovePreview *move = g_ptr_array_index (whole->moves, i);
      g_autofree char *sql = g_strdup_printf ("SELECT last_day FROM deadline WHERE task_id = %" G_GINT64_FORMAT, move->task_id);

      g_assert_cmpint (dt_storage_number (fixture->db, sql), ==, move->new_day);
    }
  g_assert_cmpint (dt_storage_number (fixture->db, "SELECT a.last_day - b.last_day FROM deadline a, deadline b"
                                                   " WHERE a.task_id = 6 AND b.task_id = 5"), ==, 5);
  dt_change_edit_free (chosen);
  dt_change_edit_free (all);
}

#define ADD(path, test) g_test_add (path, DtStorageFixture, "seed", set_up, test, dt_storage_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  dt_today_set_fixed (DT_SEED_TODAY);

  g_test_add_func ("/storage/schedule/any-order", test_any_order);
  ADD ("/storage/schedule/preview-between", test_preview_between);
  ADD ("/storage/schedule/lift", test_lift);
  ADD ("/storage/schedule/part", test_part);
  ADD ("/storage/schedule/judged", test_judged);
  ADD ("/storage/schedule/derived", test_derived);

  return g_test_run ();
}
