/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Groups of units by form. */

#include "dt-error.h"
#include "dt-group-jobs.h"
#include "dt-obligation-jobs.h"
#include "dt-seed.h"
#include "dt-task-edit-jobs.h"
#include "dt-test.h"

static DtGroupEdit *
load (DtStore *store,
      gint64   id)
{
  g_autoptr(GError) error = NULL;
  DtGroupEdit *edit = dt_store_read (store, dt_job_load_group, &id, NULL, &error);

  g_assert_no_error (error);
  return edit;
}

static gint64
store_edit (DtStore     *store,
            DtGroupEdit *edit,
            const char  *reason)
{
  DtWrite write = { .action = "edit-group" };
  g_autoptr(GError) error = NULL;
  g_autofree gint64 *id = dt_store_write (store, &write, dt_job_store_group, edit, NULL, &error);

  if (reason == NULL)
    {
      g_assert_no_error (error);
      return *id;
    }
  g_assert_error (error, DT_ERROR, DT_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, reason));
  return 0;
}

static const DtUnitGroupRow *
find_row (GPtrArray *rows,
          gint64     id)
{
  for (guint i = 0; i < rows->len; i++)
    if (((DtUnitGroupRow *) g_ptr_array_index (rows, i))->id == id)
      return g_ptr_array_index (rows, i);
  return NULL;
}

static GPtrArray *
list (DtStore *store)
{
  DtDay today = DT_SEED_TODAY;
  g_autoptr(GError) error = NULL;
  GPtrArray *rows = dt_store_read (store, dt_job_list_unit_groups, &today, NULL, &error);

  g_assert_no_error (error);
  return rows;
}

static void
test_new (void)
{
  DtStore *store = dt_seed_open ();
  g_autoptr(DtGroupEdit) edit = dt_group_edit_new (0);
  g_autoptr(DtGroupEdit) read = NULL;
  g_autoptr(GPtrArray) rows = NULL;
  g_autofree char *label = NULL;
  gint64 id;

  store_edit (store, edit, "needs a name");
  edit->name = g_strdup ("Các ban xây dựng Đảng");
  store_edit (store, edit, "needs a code");
  edit->code = g_strdup ("PX");
  store_edit (store, edit, "Các đảng ủy phường, xã");
  g_free (edit->code);
  edit->code = g_strdup ("BXD");
  dt_group_edit_add_member (edit, DT_SEED_PROPAGANDA, "Ban Tuyên giáo", DT_DAY_NONE, DT_DAY_NONE);
  dt_group_edit_add_member (edit, DT_SEED_ORGANISATION, "Ban Tổ chức", dt_test_day ("2024-01-01"), dt_test_day ("2024-07-31"));
  id = store_edit (store, edit, NULL);

  read = load (store, id);
  g_assert_cmpuint (read->members->len, ==, 2);
  dt_test_assert_day (((DtGroupMember *) g_ptr_array_index (read->members, 0))->to, "2024-07-31");
  g_assert_cmpstr (((DtGroupMember *) g_ptr_array_index (read->members, 1))->unit, ==, "Ban Tuyên giáo");
  rows = list (store);
  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_cmpint (find_row (rows, id)->n_members, ==, 1);
  g_assert_cmpint (find_row (rows, 1)->n_members, ==, 2);
  g_assert_cmpint (find_row (rows, 1)->n_tasks, ==, 1);

  label = dt_store_undo (store, NULL);
  g_assert_cmpstr (label, ==, "Enter group: Các ban xây dựng Đảng");
  g_assert_cmpint (dt_seed_ask (store, "SELECT count(*) FROM unit_group"), ==, 1);
  dt_seed_close (store);
}

/* Who left before the day of a directive is not asked by it; who was asked stays asked. */
static void
test_members (void)
{
  DtStore *store = dt_seed_open ();
  g_autoptr(DtGroupEdit) edit = load (store, 1);
  g_autoptr(DtGroupEdit) twice = NULL;
  g_autoptr(DtTasksEdit) tasks = dt_tasks_edit_new (DT_SEED_LETTER);
  DtTaskEdit *task = dt_task_edit_new (0);
  DtWrite write = { .action = "new-task" };
  DtGroupJoin join = { 1, DT_SEED_GOVERNMENT, dt_test_day ("2024-07-01") };
  g_autoptr(GArray) ids = NULL;
  g_autoptr(GError) error = NULL;

  ((DtGroupMember *) g_ptr_array_index (edit->members, 0))->to = dt_test_day ("2024-07-01");
  store_edit (store, edit, NULL);
  g_assert_cmpint (dt_seed_ask (store, "SELECT count(*) FROM assignment WHERE group_id = 1"), ==, 2);
  g_assert_cmpint (dt_seed_ask (store, "SELECT count(*) FROM journal_item WHERE entity = 'group_member' AND op = 'update'"), ==, 1);

  dt_store_write (store, &write, dt_job_join_group, &join, NULL, &error);
  g_assert_no_error (error);
  dt_store_write (store, &write, dt_job_join_group, &join, NULL, &error);
  g_assert_error (error, DT_ERROR, DT_ERROR_INVALID);
  g_clear_error (&error);

  task->title = g_strdup ("Báo cáo nhanh");
  dt_task_edit_add_part (task, DT_ROLE_LEAD, 0, 1, NULL, 0);
  g_ptr_array_add (tasks->tasks, task);
  ids = dt_store_write (store, &write, dt_job_store_tasks, tasks, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (dt_seed_ask (store, "SELECT sum (unit_id) FROM assignment WHERE task_id = (SELECT max (id) FROM task)"), ==,
                   DT_SEED_GOVERNMENT + DT_SEED_WARD + DT_SEED_COMMUNE - dt_seed_ask (store, "SELECT unit_id FROM group_member WHERE valid_to IS NOT NULL"));

  twice = load (store, 1);
  dt_group_edit_add_member (twice, DT_SEED_GOVERNMENT, "UBND thành phố", dt_test_day ("2024-08-01"), DT_DAY_NONE);
  store_edit (store, twice, "twice at the same time");
  ((DtGroupMember *) g_ptr_array_index (twice->members, twice->members->len - 1))->to = dt_test_day ("2024-07-01");
  store_edit (store, twice, "before it joins");
  dt_seed_close (store);
}

/* One who was named by mistake goes without a trace but the journal's. */
static void
test_take_out (void)
{
  DtStore *store = dt_seed_open ();
  g_autoptr(DtGroupEdit) edit = load (store, 1);

  g_ptr_array_remove_index (edit->members, 0);
  store_edit (store, edit, NULL);
  g_assert_cmpint (dt_seed_ask (store, "SELECT count(*) FROM group_member"), ==, 1);
  g_assert_cmpint (dt_seed_ask (store, "SELECT count(*) FROM journal_item WHERE entity = 'group_member' AND op = 'delete'"), ==, 1);
  g_free (dt_store_undo (store, NULL));
  g_assert_cmpint (dt_seed_ask (store, "SELECT count(*) FROM group_member"), ==, 2);
  dt_seed_close (store);
}

static void
test_remove (void)
{
  DtStore *store = dt_seed_open ();
  DtWrite write = { .action = "remove-group" };
  g_autoptr(DtGroupEdit) edit = dt_group_edit_new (0);
  g_autoptr(GError) error = NULL;
  gint64 id = 1;

  dt_store_write (store, &write, dt_job_remove_group, &id, NULL, &error);
  g_assert_error (error, DT_ERROR, DT_ERROR_INVALID);
  g_clear_error (&error);
  edit->name = g_strdup ("Nhóm nhầm");
  edit->code = g_strdup ("NN");
  dt_group_edit_add_member (edit, DT_SEED_WARD, NULL, DT_DAY_NONE, DT_DAY_NONE);
  id = store_edit (store, edit, NULL);
  dt_store_write (store, &write, dt_job_remove_group, &id, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (dt_seed_ask (store, "SELECT (SELECT count(*) FROM unit_group) * 10 + (SELECT count(*) FROM group_member)"), ==, 12);
  g_free (dt_store_undo (store, NULL));
  g_assert_cmpint (dt_seed_ask (store, "SELECT (SELECT count(*) FROM unit_group) * 10 + (SELECT count(*) FROM group_member)"), ==, 23);
  dt_store_write (store, &write, dt_job_remove_group, &(gint64) { 77 }, NULL, &error);
  g_assert_error (error, DT_ERROR, DT_ERROR_NOT_FOUND);
  dt_seed_close (store);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dt_today_set_fixed (DT_SEED_TODAY);
  g_test_add_func ("/groups/new", test_new);
  g_test_add_func ("/groups/members", test_members);
  g_test_add_func ("/groups/take-out", test_take_out);
  g_test_add_func ("/groups/remove", test_remove);
  return g_test_run ();
}
