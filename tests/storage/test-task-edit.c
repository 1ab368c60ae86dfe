/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tasks by form. */

#include "dt-error.h"
#include "dt-seed.h"
#include "dt-task-edit-jobs.h"
#include "dt-test.h"

static DtTaskSheet *
load (DtStore *store,
      gint64   directive_id,
      gint64   task_id)
{
  DtTaskFetch fetch = { directive_id, task_id, task_id == 0, 200, DT_SEED_TODAY };
  g_autoptr(GError) error = NULL;
  DtTaskSheet *sheet = dt_store_read (store, dt_job_load_task_sheet, &fetch, NULL, &error);

  g_assert_no_error (error);
  return sheet;
}

/* What the job gives for the first task; 0 where it refuses, with @code and words that hold @reason. */
static gint64
store_edit (DtStore     *store,
            DtTasksEdit *edit,
            const char  *reason)
{
  DtWrite write = { .action = "edit-task" };
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) ids = dt_store_write (store, &write, dt_job_store_tasks, edit, NULL, &error);

  if (reason == NULL)
    {
      g_assert_no_error (error);
      g_assert_cmpuint (ids->len, ==, edit->tasks->len);
      return ids->len > 0 ? g_array_index (ids, gint64, 0) : 0;
    }
  g_assert_error (error, DT_ERROR, DT_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, reason));
  g_assert_null (ids);
  return 0;
}

static DtTaskEdit *
add_task (DtTasksEdit *edit,
          gint64       id,
          const char  *ordinal,
          const char  *title)
{
  DtTaskEdit *task = dt_task_edit_new (id);

  task->ordinal = g_strdup (ordinal);
  task->title = g_strdup (title);
  g_ptr_array_add (edit->tasks, task);
  return task;
}

/* A new task falls under what was decided for the whole directive: 31/10 moves 15 days earlier. */
static void
test_new (void)
{
  DtStore *store = dt_seed_open ();
  g_autoptr(DtTaskSheet) before = load (store, DT_SEED_PLAN, 0);
  g_autoptr(DtTasksEdit) edit = dt_tasks_edit_new (DT_SEED_PLAN);
  DtTaskEdit *task = add_task (edit, 0, before->next_ordinal, "Tổng kết công tác phục vụ đại hội");
  g_autoptr(DtTaskSheet) after = NULL;
  g_autofree char *label = NULL;
  const DtTaskEdit *read;
  gint64 id;

  g_assert_cmpstr (before->symbol, ==, "150-KH/TU");
  g_assert_cmpstr (before->next_ordinal, ==, "12");
  g_assert_cmpuint (before->groups->len, ==, 1);
  g_assert_cmpuint (before->units->len, ==, DT_SEED_N_UNITS);
  task->product = g_strdup ("báo cáo");
  task->deadline = dt_deadline_new (DT_BOUND_BY, dt_test_day ("2024-10-31"), DT_TIME_NONE, "chậm nhất ngày 31/10/2024");
  dt_task_edit_add_part (task, DT_ROLE_LEAD, DT_SEED_OFFICE, 0, NULL, 0);
  dt_task_edit_add_part (task, DT_ROLE_COORDINATOR, 0, 1, NULL, 0);
  id = store_edit (store, edit, NULL);

  after = load (store, 0, id);
  g_assert_cmpint (after->directive_id, ==, DT_SEED_PLAN);
  g_assert_cmpuint (after->n_tasks, ==, before->n_tasks + 1);
  read = g_ptr_array_index (after->tasks, 0);
  g_assert_cmpstr (read->title, ==, "Tổng kết công tác phục vụ đại hội");
  g_assert_cmpstr (read->product, ==, "báo cáo");
  g_assert_cmpstr (read->clause, ==, "");
  dt_test_assert_day (read->last_day, "2024-10-16");
  g_assert_cmpuint (read->parts[DT_ROLE_LEAD]->len, ==, 1);
  g_assert_cmpstr (g_array_index (read->parts[DT_ROLE_LEAD], DtTaskPart, 0).name, ==, "Văn phòng");
  g_assert_cmpuint (read->parts[DT_ROLE_COORDINATOR]->len, ==, 1);
  g_assert_cmpstr (g_array_index (read->parts[DT_ROLE_COORDINATOR], DtTaskPart, 0).name, ==, "Các đảng ủy phường, xã");
  g_assert_cmpint (g_array_index (read->parts[DT_ROLE_COORDINATOR], DtTaskPart, 0).n_units, ==, 2);
  g_assert_cmpint (dt_seed_ask (store, "SELECT count(*) FROM task_status WHERE directive_id = 1 AND lead_id = 1 AND title_key <> ''"
                                       " AND task_id = (SELECT max(id) FROM task)"), ==, 1);

  label = dt_store_undo (store, NULL);
  g_assert_cmpstr (label, ==, "Enter task: Tổng kết công tác phục vụ đại hội, 150-KH/TU");
  g_assert_cmpint (dt_seed_ask (store, "SELECT count(*) FROM task"), ==, DT_SEED_N_TASKS);
  g_assert_cmpint (dt_seed_ask (store, "SELECT count(*) FROM deadline_move"), ==, 1);
  dt_seed_close (store);
}

/* A part stands behind its parent; nothing can be a part of itself, or of another directive. */
static void
test_parts_of_tasks (void)
{
  DtStore *store = dt_seed_open ();
  g_autoptr(DtTasksEdit) edit = dt_tasks_edit_new (DT_SEED_PLAN);
  g_autoptr(DtTasksEdit) circle = dt_tasks_edit_new (DT_SEED_PLAN);
  g_autoptr(DtTasksEdit) stranger = dt_tasks_edit_new (DT_SEED_PLAN);
  DtTaskEdit *first = add_task (edit, 0, "3.1", "Đề cương cho cán bộ");
  DtTaskEdit *second = add_task (edit, 0, "a)", "In đề cương");

  first->parent_id = DT_SEED_SOON;
  second->parent_index = 0;
  store_edit (store, edit, NULL);
  g_assert_cmpint (dt_seed_ask (store, "SELECT count(*) FROM (SELECT id, lag (title) OVER (ORDER BY position, id) AS one,"
                                       " lag (title, 2) OVER (ORDER BY position, id) AS two, title FROM task WHERE directive_id = 1)"
                                       " WHERE title = 'In đề cương' AND one = 'Đề cương cho cán bộ' AND two = 'Đề cương tuyên truyền đại hội'"), ==, 1);
  g_assert_cmpint (dt_seed_ask (store, "SELECT count(DISTINCT position) FROM task WHERE directive_id = 1"), ==, 13);

  add_task (circle, DT_SEED_SOON, "3", "Đề cương tuyên truyền đại hội")->parent_id =
    dt_seed_ask (store, "SELECT id FROM task WHERE title = 'In đề cương'");
  store_edit (store, circle, "part of itself");
  add_task (stranger, DT_SEED_SOON, "3", "Đề cương tuyên truyền đại hội")->parent_id = DT_SEED_COLLECTION;
  store_edit (store, stranger, "same directive");
  g_assert_cmpint (dt_seed_ask (store, "SELECT count(*) FROM task WHERE id = 3 AND parent_id IS NULL"), ==, 1);
  dt_seed_close (store);
}

/* Units come, go and change their order; what happened to a unit is never taken away with it. */
static void
test_units (void)
{
  DtStore *store = dt_seed_open ();
  g_autoptr(DtTaskSheet) sheet = load (store, 0, DT_SEED_COLLECTION);
  const DtTaskEdit *read = g_ptr_array_index (sheet->tasks, 0);
  g_autoptr(DtTasksEdit) edit = dt_tasks_edit_new (DT_SEED_LETTER);
  g_autoptr(DtTasksEdit) refused = dt_tasks_edit_new (DT_SEED_LETTER);
  g_autoptr(DtTasksEdit) named = dt_tasks_edit_new (DT_SEED_LETTER);
  g_autoptr(DtTasksEdit) unknown = dt_tasks_edit_new (DT_SEED_LETTER);
  DtTaskEdit *task;

  g_assert_cmpuint (read->parts[DT_ROLE_LEAD]->len, ==, 3);
  g_assert_cmpint (g_array_index (read->parts[DT_ROLE_LEAD], DtTaskPart, 0).group_id, ==, 1);

  /* Ban Tuyên giáo first, Ban Tổ chức out, the group stays, the office leads instead of co-ordinating. */
  task = add_task (edit, DT_SEED_COLLECTION, "2.1", read->title);
  dt_task_edit_add_part (task, DT_ROLE_LEAD, DT_SEED_PROPAGANDA, 0, NULL, 0);
  dt_task_edit_add_part (task, DT_ROLE_LEAD, 0, 1, NULL, 0);
  dt_task_edit_add_part (task, DT_ROLE_LEAD, DT_SEED_OFFICE, 0, NULL, 0);
  task->parts[DT_ROLE_COORDINATOR] = g_array_new (FALSE, TRUE, sizeof (DtTaskPart));
  store_edit (store, edit, NULL);
  g_assert_cmpint (dt_seed_ask (store, "SELECT sum (unit_id * power) FROM (SELECT unit_id, CASE row_number () OVER (ORDER BY position, id)"
                                       " WHEN 1 THEN 1000 WHEN 2 THEN 100 WHEN 3 THEN 10 ELSE 1 END AS power FROM assignment WHERE task_id = 13)"),
                   ==, 3561);
  g_assert_cmpint (dt_seed_ask (store, "SELECT count(*) FROM assignment WHERE task_id = 13 AND role = 'coordinator'"), ==, 0);
  g_assert_cmpint (dt_seed_ask (store, "SELECT count(*) FROM submission WHERE assignment_id IN (13, 14)"), ==, 2);
  g_assert_cmpint (dt_seed_ask (store, "SELECT count(*) FROM task_status WHERE task_id = 13 AND last_day = (SELECT last_day FROM deadline WHERE task_id = 13)"), ==, 1);

  task = add_task (refused, DT_SEED_COLLECTION, "2.1", read->title);
  dt_task_edit_add_part (task, DT_ROLE_LEAD, DT_SEED_PROPAGANDA, 0, NULL, 0);
  store_edit (store, refused, "P. Minh Tân has a history");
  g_assert_cmpint (dt_seed_ask (store, "SELECT count(*) FROM assignment WHERE task_id = 13"), ==, 4);

  task = add_task (named, DT_SEED_COLLECTION, "2.1", read->title);
  task->names[DT_ROLE_COORDINATOR] = g_strdup ("UBND thành phố; BTC");
  store_edit (store, named, NULL);
  g_assert_cmpint (dt_seed_ask (store, "SELECT count(*) FROM assignment WHERE task_id = 13 AND role = 'coordinator' AND unit_id IN (2, 4)"), ==, 2);

  task = add_task (unknown, DT_SEED_COLLECTION, "2.1", read->title);
  task->names[DT_ROLE_LEAD] = g_strdup ("Ban Tuyên giáo; Ban Nào đó");
  store_edit (store, unknown, "“Ban Nào đó”");
  dt_seed_close (store);
}

/* Another day by the same words; the change in force stays upon it. No words: no day. */
static void
test_deadline (void)
{
  DtStore *store = dt_seed_open ();
  g_autoptr(DtTasksEdit) later = dt_tasks_edit_new (DT_SEED_PLAN);
  g_autoptr(DtTasksEdit) kept = dt_tasks_edit_new (DT_SEED_PLAN);
  g_autoptr(DtTasksEdit) none = dt_tasks_edit_new (DT_SEED_PLAN);
  g_autoptr(DtTasksEdit) wrong = dt_tasks_edit_new (DT_SEED_PLAN);
  DtTaskEdit *task = add_task (later, DT_SEED_IDLE, "6", "Kế hoạch đại hội điểm");

  task->keep_deadline = FALSE;
  task->deadline = dt_deadline_new (DT_BOUND_BEFORE, dt_test_day ("2024-10-26"), DT_TIME_NONE, "trước ngày 26/10/2024");
  store_edit (store, later, NULL);
  g_assert_cmpint (dt_seed_ask (store, "SELECT last_day FROM deadline WHERE task_id = 6"), ==, dt_test_day ("2024-10-10"));
  g_assert_cmpint (dt_seed_ask (store, "SELECT original_day FROM deadline WHERE task_id = 6"), ==, dt_test_day ("2024-10-25"));
  g_assert_cmpint (dt_seed_ask (store, "SELECT next_day FROM task_status WHERE task_id = 6"), ==, dt_test_day ("2024-10-10"));

  add_task (kept, DT_SEED_IDLE, "6", "Kế hoạch đại hội điểm cấp phường");
  store_edit (store, kept, NULL);
  g_assert_cmpint (dt_seed_ask (store, "SELECT last_day FROM deadline WHERE task_id = 6"), ==, dt_test_day ("2024-10-10"));

  add_task (none, DT_SEED_IDLE, "6", "Kế hoạch đại hội điểm")->keep_deadline = FALSE;
  store_edit (store, none, NULL);
  g_assert_cmpint (dt_seed_ask (store, "SELECT count(*) FROM deadline WHERE task_id = 6"), ==, 0);
  g_assert_cmpint (dt_seed_ask (store, "SELECT count(*) FROM task_status WHERE task_id = 6 AND last_day IS NULL"), ==, 1);
  g_free (dt_store_undo (store, NULL));
  g_free (dt_store_undo (store, NULL));
  g_free (dt_store_undo (store, NULL));
  g_assert_cmpint (dt_seed_ask (store, "SELECT last_day FROM deadline WHERE task_id = 6"), ==, dt_test_day ("2024-09-15"));

  task = add_task (wrong, DT_SEED_IDLE, "6", "Kế hoạch đại hội điểm");
  task->keep_deadline = FALSE;
  task->deadline = dt_deadline_new (DT_BOUND_BEFORE, DT_DAY_NONE, DT_TIME_NONE, "trước");
  store_edit (store, wrong, "");
  g_assert_cmpint (dt_seed_ask (store, "SELECT last_day FROM deadline WHERE task_id = 6"), ==, dt_test_day ("2024-09-15"));
  dt_seed_close (store);
}

/* One that was entered by mistake goes with all of it, and comes back; one to which something happened stays. */
static void
test_remove (void)
{
  DtStore *store = dt_seed_open ();
  g_autoptr(DtTasksEdit) removed = dt_tasks_edit_new (DT_SEED_PLAN);
  g_autoptr(DtTasksEdit) refused = dt_tasks_edit_new (DT_SEED_PLAN);
  g_autofree char *label = NULL;
  gint64 idle = DT_SEED_IDLE, returned = DT_SEED_RETURNED, progress = DT_SEED_PROGRESS;

  g_array_append_val (removed->removed, idle);
  g_array_append_val (removed->removed, progress);
  store_edit (store, removed, NULL);
  g_assert_cmpint (dt_seed_ask (store, "SELECT count(*) FROM task WHERE id IN (5, 6)"), ==, 0);
  g_assert_cmpint (dt_seed_ask (store, "SELECT count(*) FROM deadline_move"), ==, 0);
  g_assert_cmpint (dt_seed_ask (store, "SELECT count(*) FROM dependency"), ==, 0);
  label = dt_store_undo (store, NULL);
  g_assert_cmpstr (label, ==, "Take 2 tasks out of 150-KH/TU");
  g_assert_cmpint (dt_seed_ask (store, "SELECT (SELECT count(*) FROM task) * 100 + (SELECT count(*) FROM deadline_move) * 10"
                                       " + (SELECT count(*) FROM dependency)"), ==, DT_SEED_N_TASKS * 100 + 11);

  g_array_append_val (refused->removed, idle);
  g_array_append_val (refused->removed, returned);
  store_edit (store, refused, "has a history");
  g_assert_cmpint (dt_seed_ask (store, "SELECT count(*) FROM task"), ==, DT_SEED_N_TASKS);
  dt_seed_close (store);
}

static void
test_refused (void)
{
  DtStore *store = dt_seed_open ();
  DtWrite write = { .action = "edit-task" };
  g_autoptr(DtTasksEdit) empty = dt_tasks_edit_new (DT_SEED_PLAN);
  g_autoptr(DtTasksEdit) gone = dt_tasks_edit_new (DT_SEED_PLAN);
  g_autoptr(DtTasksEdit) nowhere = dt_tasks_edit_new (99);
  g_autoptr(GError) error = NULL;

  /* The first would do; with the second nothing is stored. */
  add_task (empty, 0, "12", "Việc thứ nhất");
  add_task (empty, 0, "13", "");
  store_edit (store, empty, "13");
  add_task (gone, 999, "1", "Việc không có");
  g_assert_null (dt_store_write (store, &write, dt_job_store_tasks, gone, NULL, &error));
  g_assert_error (error, DT_ERROR, DT_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (dt_store_write (store, &write, dt_job_store_tasks, nowhere, NULL, &error));
  g_assert_error (error, DT_ERROR, DT_ERROR_NOT_FOUND);
  g_assert_cmpint (dt_seed_ask (store, "SELECT count(*) FROM task"), ==, DT_SEED_N_TASKS);
  dt_seed_close (store);
}

static void
test_ordinal (void)
{
  static const struct { const char *given, *next; } cases[] = {
    { "1", "2" }, { "9", "10" }, { "2.1", "2.2" }, { "2.9.", "2.10." }, { "b)", "c)" }, { "Mục 3", "Mục 4" }, { "III", "" }, { "z)", "" },
    { "", "" }, { "–", "" }, { "1.a", "1.b" }, { "12345678901", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *next = dt_task_next_ordinal (cases[i].given);

      g_assert_cmpstr (next, ==, cases[i].next);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dt_today_set_fixed (DT_SEED_TODAY);
  g_test_add_func ("/task-edit/new", test_new);
  g_test_add_func ("/task-edit/parts", test_parts_of_tasks);
  g_test_add_func ("/task-edit/units", test_units);
  g_test_add_func ("/task-edit/deadline", test_deadline);
  g_test_add_func ("/task-edit/remove", test_remove);
  g_test_add_func ("/task-edit/refused", test_refused);
  g_test_add_func ("/task-edit/ordinal", test_ordinal);
  return g_test_run ();
}
