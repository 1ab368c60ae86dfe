/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-query.h"
#include "dt-test.h"

static GHashTable *
id_set (gint64 a,
        gint64 b)
{
  GHashTable *set = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  g_hash_table_add (set, g_memdup2 (&a, sizeof a));
  g_hash_table_add (set, g_memdup2 (&b, sizeof b));

  return set;
}

static void
test_defaults (void)
{
  g_autoptr(DtQuery) query = dt_query_new (dt_test_day ("2024-08-12"));

  dt_test_assert_day (query->today, "2024-08-12");
  g_assert_cmpint (query->soon_days, ==, 3);
  g_assert_cmpint (query->group, ==, DT_GROUP_DAY);
  g_assert_cmpint (query->sort, ==, DT_SORT_LAST_DAY);
  g_assert_null (query->expanded);
}

/* A copy asks the same, and goes its own way afterwards. */
static void
test_copy (void)
{
  g_autoptr(DtQuery) query = dt_query_new (dt_test_day ("2024-08-12"));
  g_autoptr(DtQuery) copy = NULL;

  query->search = g_strdup ("báo cáo");
  query->expanded = id_set (1, 2);
  query->collapsed = id_set (-1, 739110);
  copy = dt_query_copy (query);
  g_assert_true (dt_query_equal (query, copy));

  g_hash_table_remove_all (query->expanded);
  g_assert_false (dt_query_equal (query, copy));
  g_assert_cmpuint (g_hash_table_size (copy->expanded), ==, 2);
  g_assert_null (dt_query_copy (NULL));
}

/* Each field alone makes another question. */
static void
test_equal_fields (void)
{
  g_autoptr(DtQuery) plain = dt_query_new (dt_test_day ("2024-08-12"));

#define ASSERT_DIFFERS(change)                            \
  G_STMT_START {                                          \
    g_autoptr(DtQuery) other = dt_query_copy (plain);     \
    change;                                               \
    g_assert_false (dt_query_equal (plain, other));       \
    g_assert_false (dt_query_equal (other, plain));       \
  } G_STMT_END

  ASSERT_DIFFERS (other->today++);
  ASSERT_DIFFERS (other->soon_days++);
  ASSERT_DIFFERS (other->states = DT_STATE_BIT (DT_STATE_SOON));
  ASSERT_DIFFERS (other->open_only = TRUE);
  ASSERT_DIFFERS (other->owed_only = TRUE);
  ASSERT_DIFFERS (other->undated_only = TRUE);
  ASSERT_DIFFERS (other->morning = TRUE);
  ASSERT_DIFFERS (other->from = 5);
  ASSERT_DIFFERS (other->to = 5);
  ASSERT_DIFFERS (other->pin_overdue = TRUE);
  ASSERT_DIFFERS (other->directive_id = 5);
  ASSERT_DIFFERS (other->unit_id = 5);
  ASSERT_DIFFERS (other->search = g_strdup ("x"));
  ASSERT_DIFFERS (other->group = DT_GROUP_NONE);
  ASSERT_DIFFERS (other->sort = DT_SORT_TITLE);
  ASSERT_DIFFERS (other->descending = TRUE);
  ASSERT_DIFFERS (other->expanded = id_set (1, 2));
  ASSERT_DIFFERS (other->collapsed = id_set (1, 2));
  ASSERT_DIFFERS (other->limit = 5);
#undef ASSERT_DIFFERS

  g_assert_false (dt_query_equal (plain, NULL));
  g_assert_true (dt_query_equal (NULL, NULL));
}

/* Nothing and emptiness ask the same. */
static void
test_equal_empty (void)
{
  g_autoptr(DtQuery) a = dt_query_new (dt_test_day ("2024-08-12"));
  g_autoptr(DtQuery) b = dt_query_new (dt_test_day ("2024-08-12"));

  b->search = g_strdup ("");
  b->expanded = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  b->open_only = 0;
  g_assert_true (dt_query_equal (a, b));
  g_assert_true (dt_query_equal (b, a));

  a->expanded = id_set (1, 2);
  g_clear_pointer (&b->expanded, g_hash_table_unref);
  b->expanded = id_set (1, 3);
  g_assert_false (dt_query_equal (a, b));
}

static void
test_task_list (void)
{
  g_autoptr(DtTaskList) list = g_new0 (DtTaskList, 1);
  DtGroupHead *head = g_new0 (DtGroupHead, 1);

  head->title = g_strdup ("1438-CV/TU");
  list->rows = g_array_new (FALSE, FALSE, sizeof (DtRowKey));
  list->heads = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_group_head_free);
  g_ptr_array_add (list->heads, head);

  g_assert_cmpuint (sizeof (DtRowKey), ==, 16);
  dt_task_list_free (NULL);
  dt_group_head_free (NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/query/defaults", test_defaults);
  g_test_add_func ("/model/query/copy", test_copy);
  g_test_add_func ("/model/query/equal-fields", test_equal_fields);
  g_test_add_func ("/model/query/equal-empty", test_equal_empty);
  g_test_add_func ("/model/query/task-list", test_task_list);

  return g_test_run ();
}
