/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-edit-jobs.h"
#include "dt-schedule.h"
#include "dt-storage-test.h"

static const DtScheduleRule earlier_15 = { .kind = DT_CHANGE_ACCELERATE, .amount = 15, .unit = DT_SPAN_DAYS };

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

static gboolean
job_recompute (DtDb      *db,
               gpointer   data,
               gpointer  *result,
               GError   **error)
{
  return dt_schedule_recompute (db, GPOINTER_TO_INT (data), error);
}

static gboolean
job_new_task (DtDb      *db,
              gpointer   data,
              gpointer  *result,
              GError   **error)
{
  return dt_schedule_apply_to_new_task (db, GPOINTER_TO_INT (data), error);
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

static DtChangePreview *
preview (DtStorageFixture *fixture,
         DtChangeEdit     *edit)
{
  g_autoptr(GError) error = NULL;
  gpointer result = NULL;

  dt_job_preview_change (fixture->db, edit, &result, &error);
  g_assert_no_error (error);

  return result;
}

/* "3 -15 past late" for each task that the change concerns */
static char *
describe (const DtChangePreview *plan)
{
  static const struct { unsigned effect; const char *name; } names[] = {
    { DT_EFFECT_PAST, " past" },
    { DT_EFFECT_DAY_OFF, " off" },
    { DT_EFFECT_SQUEEZED, " squeezed" },
    { DT_EFFECT_LATE, " late" },
    { DT_EFFECT_BEFORE_ISSUE, " before" },
  };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < plan->moves->len; i++)
    {
      const DtMovePreview *move = g_ptr_array_index (plan->moves, i);

      g_assert_true (((move->effects & DT_EFFECT_MOVED) != 0) == (move->new_day != move->old_day));
      g_assert_true (((move->effects & DT_EFFECT_UNCHANGED) != 0) == (move->new_day == move->old_day));
      g_string_append_printf (text, "%" G_GINT64_FORMAT " %+d", move->task_id, move->new_day - move->old_day);
      for (guint j = 0; j < G_N_ELEMENTS (names); j++)
        if ((move->effects & names[j].effect) != 0)
          g_string_append (text, names[j].name);
      g_string_append (text, "; ");
    }

  return g_string_free (text, FALSE);
}

static void
assert_has (const DtChangePreview *plan,
            const char            *words)
{
  g_autofree char *text = describe (plan);

  g_test_message ("%s", text);
  g_assert_nonnull (strstr (text, words));
}

static void
test_preview (DtStorageFixture *fixture,
              gconstpointer     seed)
{
  DtScheduleRule rule = earlier_15;
  DtChangeEdit *edit = dt_change_edit_new (DT_SEED_PLAN, DT_SEED_LETTER, &rule, DT_SEED_TODAY);
  g_autoptr(DtChangePreview) plan = preview (fixture, edit);
  g_autoptr(DtChangePreview) too_early = NULL;
  g_autoptr(DtChangePreview) working = NULL;
  const DtMovePreview *first = g_ptr_array_index (plan->moves, 0);

  dt_test_assert_string (describe (plan),
                         "1 -15 past; 2 -15 past off late; 3 -15 past late; 4 -15 past late; 5 -15; 6 -15 off; 7 +0; 8 +0; 9 +0;"
                         " 10 -15 past off; 11 +0; ");
  g_assert_cmpint (plan->n_moved, ==, 7);
  g_assert_cmpint (plan->n_past, ==, 5);
  g_assert_cmpint (plan->n_day_off, ==, 3);
  g_assert_cmpint (plan->n_late, ==, 3);
  g_assert_cmpint (plan->n_unchanged, ==, 4);
  g_assert_cmpstr (first->clause, ==, "mục 1");
  g_assert_cmpstr (first->lead, ==, "Ban Tổ chức");

  /* 9/8 less 40 days lies before the 8th of July, the date of the plan. */
  edit->rule.amount = 40;
  too_early = preview (fixture, edit);
  assert_has (too_early, "1 +0 before; 2 +0 before; 3 +0 before; 4 -40 past late");

  edit->rule.amount = 1;
  edit->rule.day_off = DT_DAY_OFF_PREVIOUS;
  working = preview (fixture, edit);
  assert_has (working, "2 -3 past late;");   /* Sunday 11/8, so Friday 9/8 */
  dt_change_edit_free (edit);
}

/* Task 5 waits for task 1, which moves to after it. */
static void
test_squeezed (DtStorageFixture *fixture,
               gconstpointer     seed)
{
  DtScheduleRule rule = { .kind = DT_CHANGE_POSTPONE, .amount = 30, .unit = DT_SPAN_DAYS };
  DtChangeEdit *edit = dt_change_edit_new (DT_SEED_PLAN, DT_SEED_LETTER, &rule, DT_SEED_TODAY);
  g_autoptr(DtChangePreview) all = preview (fixture, edit);
  g_autoptr(DtChangePreview) without = NULL;
  gint64 kept = DT_SEED_PROGRESS;

  g_assert_cmpint (all->n_squeezed, ==, 0);
  edit->excepted = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_hash_table_add (edit->excepted, g_memdup2 (&kept, sizeof kept));
  without = preview (fixture, edit);
  g_assert_cmpint (without->n_squeezed, ==, 1);
  assert_has (without, "1 +30 off squeezed;");
  for (guint i = 0; i < without->moves->len; i++)
    {
      const DtMovePreview *move = g_ptr_array_index (without->moves, i);

      if (move->task_id != DT_SEED_OVERDUE)
        continue;
      g_assert_cmpstr (move->other, ==, "5");
      g_assert_false (move->waits);
      g_assert_cmpint (move->slack_before, ==, 21);
      g_assert_cmpint (move->slack_after, ==, -9);
    }
  dt_change_edit_free (edit);
}

/* "15 days earlier", entered twice, is told, and told no longer once the first is lifted. */
static void
test_alike (DtStorageFixture *fixture,
            gconstpointer     seed)
{
  DtScheduleRule rule = { .kind = DT_CHANGE_ACCELERATE, .amount = 15, .unit = DT_SPAN_DAYS };
  DtChangeEdit *edit = dt_change_edit_new (DT_SEED_PLAN, DT_SEED_LETTER, &rule, DT_SEED_TODAY);
  g_autoptr(DtChangePreview) first = preview (fixture, edit);
  g_autoptr(DtChangePreview) again = NULL;
  g_autoptr(DtChangePreview) lifted = NULL;
  DtLiftEdit *lift;

  g_assert_cmpint (first->n_alike, ==, 0);
  dt_change_preview_free (run (fixture, dt_job_apply_change, edit));
  again = preview (fixture, edit);
  g_assert_cmpint (again->n_alike, ==, 1);
  lift = dt_lift_edit_new (dt_storage_number (fixture->db, "SELECT max (id) FROM schedule_change"), DT_SEED_TODAY);
  dt_change_preview_free (run (fixture, dt_job_lift_change, lift));
  dt_lift_edit_free (lift);
  lifted = preview (fixture, edit);
  g_assert_cmpint (lifted->n_alike, ==, 0);
  dt_change_edit_free (edit);
}

static void
test_apply (DtStorageFixture *fixture,
            gconstpointer     seed)
{
  DtChangeEdit *edit = dt_change_edit_new (DT_SEED_PLAN, DT_SEED_LETTER, &earlier_15, DT_SEED_TODAY);
  g_autofree char *before = dt_storage_dump (fixture->db, TRUE);
  g_autofree char *applied = NULL;
  g_autofree char *again = NULL;
  g_autofree char *undone = NULL;
  g_autoptr(DtChangePreview) plan = preview (fixture, edit);
  g_autoptr(DtChangePreview) done = NULL;
  g_autoptr(DtChange) change = NULL;

  edit->cause_clause = g_strdup ("mục 1");
  done = run (fixture, dt_job_apply_change, edit);
  g_assert_cmpint (done->n_moved, ==, plan->n_moved);
  for (guint i = 0; i < plan->moves->len; i++)
    {
      const DtMovePreview *move = g_ptr_array_index (plan->moves, i);
      g_autofree char *sql = g_strdup_printf ("SELECT last_day FROM deadline WHERE task_id = %" G_GINT64_FORMAT, move->task_id);

      g_assert_cmpint (dt_storage_number (fixture->db, sql), ==, move->new_day);
    }
  g_assert_cmpstr (dt_writer_get_undo_label (fixture->writer), ==, "150-KH/TU: −15 days by 1438-CV/TU");
  dt_test_assert_string (dt_storage_text (fixture->db, "SELECT relation FROM reference WHERE directive_id = 2 AND target_id = 1"),
                         "accelerates");
  dt_test_assert_string (dt_storage_text (fixture->db, "SELECT outcome, count(*) FROM deadline_move GROUP BY outcome ORDER BY outcome"),
                         "excepted|4\nmoved|7");
  g_assert_cmpint (dt_storage_number (fixture->db, "SELECT count(*) FROM deadline_move WHERE outcome = 'excepted' AND reason IS NULL"), ==, 0);
  g_assert_cmpint (dt_storage_number (fixture->db, "SELECT last_day - original_day FROM task_status WHERE task_id = 5"), ==, -15);

  /* Computing it all again changes nothing. */
  applied = dt_storage_dump (fixture->db, TRUE);
  run (fixture, job_recompute, GINT_TO_POINTER (0));
  again = dt_storage_dump (fixture->db, TRUE);
  g_assert_cmpstr (applied, ==, again);

  g_free (dt_writer_undo (fixture->writer, &change, NULL));
  undone = dt_storage_dump (fixture->db, TRUE);
  g_assert_cmpstr (undone, ==, before);
  dt_change_edit_free (edit);
}

/* The rule holds for what enters the directive later; what was left out stays out. */
static void
test_later_tasks (DtStorageFixture *fixture,
                  gconstpointer     seed)
{
  DtChangeEdit *edit = dt_change_edit_new (DT_SEED_PLAN, DT_SEED_LETTER, &earlier_15, DT_SEED_TODAY);
  gint64 kept = DT_SEED_PROGRESS;

  edit->excepted = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_hash_table_add (edit->excepted, g_memdup2 (&kept, sizeof kept));
  dt_change_preview_free (run (fixture, dt_job_apply_change, edit));
  dt_change_edit_free (edit);

  dt_storage_run (fixture,
    "INSERT INTO task (id, uid, directive_id, position, title) VALUES"
    " (50, '00000000-0000-4000-8000-000000009050', 1, 50, 'Việc bổ sung'),"
    " (51, '00000000-0000-4000-8000-000000009051', 1, 51, 'Việc quá sớm'),"
    " (52, '00000000-0000-4000-8000-000000009052', 2, 52, 'Việc của công văn');"
    "INSERT INTO deadline (task_id, bound, named_day) VALUES (50, 'before', 739140), (51, 'by', 739080), (52, 'by', 739140)");
  for (int id = 50; id <= 52; id++)
    run (fixture, job_new_task, GINT_TO_POINTER (id));

  dt_test_assert_string (dt_storage_text (fixture->db, "SELECT original_day, last_day FROM deadline WHERE task_id >= 50 ORDER BY task_id"),
                         "739139|739124\n739080|739080\n739140|739140");
  dt_test_assert_string (dt_storage_text (fixture->db, "SELECT outcome FROM deadline_move WHERE task_id = 51"), "excepted");

  run (fixture, job_recompute, GINT_TO_POINTER (DT_SEED_PLAN));
  g_assert_cmpint (dt_storage_number (fixture->db, "SELECT last_day - original_day FROM deadline WHERE task_id = 5"), ==, 0);
}

/* Lifting a change gives the days back; the other change stays. */
static void
test_lift (DtStorageFixture *fixture,
           gconstpointer     seed)
{
  DtScheduleRule later = { .kind = DT_CHANGE_POSTPONE, .amount = 4, .unit = DT_SPAN_DAYS };
  DtChangeEdit *first = dt_change_edit_new (DT_SEED_PLAN, DT_SEED_LETTER, &earlier_15, DT_SEED_TODAY);
  DtChangeEdit *second = dt_change_edit_new (DT_SEED_PLAN, DT_SEED_LETTER, &later, DT_SEED_TODAY);

  dt_change_preview_free (run (fixture, dt_job_apply_change, first));
  dt_change_preview_free (run (fixture, dt_job_apply_change, second));
  g_assert_cmpint (dt_storage_number (fixture->db, "SELECT last_day - original_day FROM deadline WHERE task_id = 6"), ==, -11);

  dt_storage_run (fixture, "UPDATE schedule_change SET lifted_day = 739110 WHERE kind = 'accelerate'");
  run (fixture, job_recompute, GINT_TO_POINTER (DT_SEED_PLAN));
  g_assert_cmpint (dt_storage_number (fixture->db, "SELECT last_day - original_day FROM deadline WHERE task_id = 6"), ==, 4);
  dt_change_edit_free (first);
  dt_change_edit_free (second);
}

/* A day granted to one unit is its own; the task's day does not touch it. */
static void
test_one_unit (DtStorageFixture *fixture,
               gconstpointer     seed)
{
  dt_storage_run (fixture,
    "INSERT INTO schedule_change (id, uid, kind, cause_id, fixed_day, decided_day) VALUES"
    " (5, '00000000-0000-4000-8000-000000009705', 'extend', 2, 739150, 739090);"
    "INSERT INTO deadline_move (change_id, task_id, assignment_id, old_day, new_day) VALUES (5, 13, 15, 739122, 739150)");
  run (fixture, job_recompute, GINT_TO_POINTER (0));
  dt_test_assert_string (dt_storage_text (fixture->db, "SELECT last_day FROM assignment WHERE id IN (15, 16) ORDER BY id"), "739150\n~");
  g_assert_cmpint (dt_storage_number (fixture->db, "SELECT last_day - original_day FROM deadline WHERE task_id = 13"), ==, 0);

  dt_storage_run (fixture, "UPDATE schedule_change SET lifted_day = 739100 WHERE id = 5");
  run (fixture, job_recompute, GINT_TO_POINTER (0));
  dt_test_assert_string (dt_storage_text (fixture->db, "SELECT last_day FROM assignment WHERE id = 15"), "~");
}

static void
refused (DtStorageFixture *fixture,
         gint64            target,
         gint64            cause,
         DtScheduleRule    rule,
         int               code)
{
  g_autoptr(GError) error = NULL;
  DtChangeEdit *edit = dt_change_edit_new (target, cause, &rule, DT_SEED_TODAY);
  gpointer result = NULL;
  gint64 n_changes = dt_storage_number (fixture->db, "SELECT count(*) FROM schedule_change");

  g_assert_false (dt_job_apply_change (fixture->db, edit, &result, &error));
  g_assert_error (error, DT_ERROR, code);
  g_assert_cmpint (dt_storage_number (fixture->db, "SELECT count(*) FROM schedule_change"), ==, n_changes);
  dt_change_edit_free (edit);
}

static void
test_refused (DtStorageFixture *fixture,
              gconstpointer     seed)
{
  DtScheduleRule nothing = { .kind = DT_CHANGE_ACCELERATE };
  DtScheduleRule no_day = { .kind = DT_CHANGE_FIX };

  refused (fixture, DT_SEED_PLAN, 0, earlier_15, DT_ERROR_INVALID);
  refused (fixture, DT_SEED_PLAN, DT_SEED_PLAN, earlier_15, DT_ERROR_INVALID);
  refused (fixture, DT_SEED_PLAN, DT_SEED_LETTER, nothing, DT_ERROR_INVALID);
  refused (fixture, DT_SEED_PLAN, DT_SEED_LETTER, no_day, DT_ERROR_INVALID);
  refused (fixture, 99, DT_SEED_LETTER, earlier_15, DT_ERROR_NOT_FOUND);
}

/* The effect may be looked at before the cause is chosen; only storing asks for it. */
static void
test_preview_without_cause (DtStorageFixture *fixture,
                            gconstpointer     seed)
{
  DtChangeEdit *edit = dt_change_edit_new (DT_SEED_PLAN, 0, &earlier_15, DT_SEED_TODAY);
  g_autoptr(DtChangePreview) preview = NULL;
  g_autoptr(GError) error = NULL;
  gpointer result = NULL;

  g_assert_true (dt_job_preview_change (fixture->db, edit, &result, &error));
  g_assert_no_error (error);
  preview = result;
  g_assert_cmpint (preview->n_moved, >, 0);
  dt_change_edit_free (edit);
}

#define ADD(path, test) g_test_add (path, DtStorageFixture, "seed", set_up, test, dt_storage_fixture_tear_down)

/* What is to be written when all days are computed anew: nothing, if they are stored as they are computed. */
static gboolean
job_count_recomputed (DtDb      *db,
                      gpointer   data,
                      gpointer  *result,
                      GError   **error)
{
  gint64 before = dt_storage_number (db, "SELECT total_changes ()");

  if (!dt_schedule_recompute (db, 0, error))
    return FALSE;
  *result = GINT_TO_POINTER ((int) (dt_storage_number (db, "SELECT total_changes ()") - before));

  return TRUE;
}

static void
apply_random (DtStorageFixture *fixture,
              GRand            *random)
{
  static const DtChangeKind kinds[] = { DT_CHANGE_ACCELERATE, DT_CHANGE_POSTPONE, DT_CHANGE_FIX };
  DtScheduleRule rule = { .kind = kinds[g_rand_int_range (random, 0, 3)], .amount = g_rand_int_range (random, 1, 60), .unit = DT_SPAN_DAYS };
  gint64 cause = g_rand_int_range (random, 100, 106);
  gint64 tasks[] = { g_rand_int_range (random, 1, 12), g_rand_int_range (random, 1, 12) };
  int what = g_rand_int_range (random, 0, 8);
  DtChangeEdit *edit;

  if (rule.kind == DT_CHANGE_FIX)
    rule.fixed_day = DT_SEED_TODAY + g_rand_int_range (random, -50, 50);
  if (what == 0)
    edit = dt_change_edit_new_for_part (tasks[0], cause, &rule, DT_SEED_TODAY);
  else if (what < 3)
    edit = dt_change_edit_new_for_tasks (tasks, tasks[0] != tasks[1] ? 2 : 1, cause, &rule, DT_SEED_TODAY);
  else
    edit = dt_change_edit_new (DT_SEED_PLAN, cause, &rule, DT_SEED_TODAY);
  if (what == 7)
    {
      edit->excepted = g_hash_table_new (g_int64_hash, g_int64_equal);
      g_hash_table_add (edit->excepted, &tasks[0]);
    }

  dt_change_preview_free (run (fixture, dt_job_apply_change, edit));
  dt_change_edit_free (edit);
}

/* The days that a change gives are stored at once where nothing else bears on them: they are those that come out when everything
 * is computed, whatever was decided before and after, of parts, by rules or from other tasks. */
static void
test_as_computed (DtStorageFixture *fixture,
                  gconstpointer     seed)
{
  static const char *const bends[] = {
    "UPDATE deadline SET rule = 'P10D@received', bound = 'by' WHERE task_id = 3; UPDATE directive SET arrived_day = 739100 WHERE id = 1",
    "INSERT INTO dependency (task_id, needs_id, lag_days) VALUES (5, 6, 4)",
    "UPDATE assignment SET excused = 'x' WHERE id = 10",
    "UPDATE task SET hold = 'cancelled' WHERE id = 4",
  };
  g_autoptr(GRand) random = g_rand_new_with_seed (4);

  run (fixture, job_recompute, NULL);
  for (int i = 100; i < 106; i++)
    {
      g_autofree char *sql = g_strdup_printf ("INSERT INTO directive (id, uid, symbol, symbol_key, type, issued_day)"
                                              " VALUES (%1$d, 'later-%1$d', '%1$d-CV/TU', '%1$dCVTU', 'letter', %2$d)",
                                              i, DT_SEED_TODAY - 10 + (i - 100) / 2 * 5);

      dt_storage_run (fixture, sql);
    }
  for (int i = 0; i < 60; i++)
    {
      if (i % 12 == 11 && i / 12 < (int) G_N_ELEMENTS (bends))
        dt_storage_run (fixture, bends[i / 12]);
      if (i % 12 == 11)
        run (fixture, job_recompute, NULL);
      apply_random (fixture, random);
      g_assert_cmpint (GPOINTER_TO_INT (run (fixture, job_count_recomputed, NULL)), ==, 0);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  dt_today_set_fixed (DT_SEED_TODAY);

  ADD ("/storage/change/preview", test_preview);
  ADD ("/storage/change/squeezed", test_squeezed);
  ADD ("/storage/change/alike", test_alike);
  ADD ("/storage/change/apply", test_apply);
  ADD ("/storage/change/as-computed", test_as_computed);
  ADD ("/storage/change/later-tasks", test_later_tasks);
  ADD ("/storage/change/lift", test_lift);
  ADD ("/storage/change/one-unit", test_one_unit);
  ADD ("/storage/change/refused", test_refused);
  ADD ("/storage/change/preview-without-cause", test_preview_without_cause);

  return g_test_run ();
}
