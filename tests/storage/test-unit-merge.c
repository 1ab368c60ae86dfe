/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A unit that was entered twice. */

#include "dt-error.h"
#include "dt-seed.h"
#include "dt-test.h"
#include "dt-unit-merge-jobs.h"

static DtUnitMerged *
merge (DtStore    *store,
       gint64      from,
       gint64      into,
       const char *reason)
{
  DtWrite write = { .action = "merge-unit" };
  DtUnitMerge edit = { from, into };
  g_autoptr(GError) error = NULL;
  DtUnitMerged *merged = dt_store_write (store, &write, dt_job_merge_unit, &edit, NULL, &error);

  if (reason == NULL)
    g_assert_no_error (error);
  else
    {
      g_assert_error (error, DT_ERROR, DT_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, reason));
    }
  return merged;
}

/* The ward's parts, its place in the group and what names it pass over; of the part that both have, the one with what was
 * handed in stays. One step back restores all. */
static void
test_merge (void)
{
  DtStore *store = dt_seed_open ();
  g_autofree DtUnitMerged *merged = NULL;
  g_autofree char *label = NULL;
  const char *sum = "SELECT (SELECT count(*) FROM unit) * 1000000 + (SELECT count(*) FROM assignment) * 10000"
                    " + (SELECT count(*) FROM group_member) * 100 + (SELECT sum (unit_id) FROM assignment)";
  gint64 before = dt_seed_ask (store, sum);

  dt_seed_write (store, "UPDATE reminder SET unit_id = 5; UPDATE unit SET successor_id = 5 WHERE id = 6; UPDATE directive SET issuer_id = 5 WHERE id = 2");
  merged = merge (store, DT_SEED_WARD, DT_SEED_GOVERNMENT, NULL);
  g_assert_cmpint (merged->n_tasks, ==, 2);
  g_assert_cmpint (merged->n_doubled, ==, 0);
  g_assert_cmpint (merged->n_reminders, ==, 1);
  g_assert_cmpint (merged->n_groups, ==, 1);
  g_assert_cmpint (dt_seed_ask (store, "SELECT count(*) FROM unit WHERE id = 5"), ==, 0);
  g_assert_cmpint (dt_seed_ask (store, "SELECT successor_id FROM unit WHERE id = 6"), ==, DT_SEED_GOVERNMENT);
  g_assert_cmpint (dt_seed_ask (store, "SELECT issuer_id FROM directive WHERE id = 2"), ==, DT_SEED_GOVERNMENT);
  g_assert_cmpint (dt_seed_ask (store, "SELECT count(*) FROM task_status WHERE task_id = 6 AND lead_id = 4"), ==, 1);
  g_assert_cmpint (dt_seed_ask (store, "SELECT count(*) FROM assignment_status WHERE unit_id = 5"), ==, 0);
  g_assert_cmpint (dt_seed_ask (store, "SELECT count(*) FROM pragma_foreign_key_check"), ==, 0);

  label = dt_store_undo (store, NULL);
  g_assert_cmpstr (label, ==, "Merge P. Minh Tân into UBND thành phố");
  g_assert_cmpint (dt_seed_ask (store, sum), ==, before);
  dt_seed_close (store);
}

/* In the collection both are asked: what was handed in stays, whoever's it was; where both have, a person decides. */
static void
test_doubled (void)
{
  DtStore *store = dt_seed_open ();
  g_autofree DtUnitMerged *merged = NULL;

  g_assert_null (merge (store, DT_SEED_WARD, DT_SEED_COMMUNE, "Báo cáo kết quả năm năm thực hiện nghị quyết"));
  g_assert_null (merge (store, DT_SEED_WARD, DT_SEED_WARD, "with itself"));
  dt_seed_write (store, "DELETE FROM submission WHERE assignment_id = 14");
  merged = merge (store, DT_SEED_WARD, DT_SEED_COMMUNE, NULL);
  g_assert_cmpint (merged->n_doubled, ==, 1);
  g_assert_cmpint (merged->n_groups, ==, 0);
  g_assert_cmpint (dt_seed_ask (store, "SELECT count(*) FROM assignment a JOIN submission s ON s.assignment_id = a.id WHERE a.task_id = 13 AND a.unit_id = 6"), ==, 1);
  g_assert_cmpint (dt_seed_ask (store, "SELECT owed FROM task_status WHERE task_id = 13"), ==, 3);
  g_assert_cmpint (dt_seed_ask (store, "SELECT count(*) FROM group_member"), ==, 1);
  dt_seed_close (store);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dt_today_set_fixed (DT_SEED_TODAY);
  g_test_add_func ("/unit-merge/merge", test_merge);
  g_test_add_func ("/unit-merge/doubled", test_doubled);
  return g_test_run ();
}
