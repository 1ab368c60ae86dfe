/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-edit-jobs.h"
#include "dt-mirror.h"
#include "dt-seed.h"
#include "dt-task-feed.h"
#include "dt-test.h"

typedef struct
{
  DtStore    *store;
  DtTaskFeed *feed;
  GListModel *model;
  DtQuery    *query;
  int         n_reloaded;
  int         n_partial;
  int         wanted;
} Fixture;

static void
on_reloaded (Fixture *f)
{
  f->n_reloaded++;
}

static void
on_failed (Fixture *f,
           GError  *error)
{
  g_assert_no_error (error);
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->store = dt_seed_open ();
  f->feed = dt_task_feed_new (f->store);
  f->model = G_LIST_MODEL (f->feed);
  f->query = dt_query_new (DT_SEED_TODAY);
  g_signal_connect_swapped (f->feed, "reloaded", G_CALLBACK (on_reloaded), f);
  g_signal_connect_swapped (f->feed, "failed", G_CALLBACK (on_failed), f);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_assert_finalize_object (f->feed);
  dt_query_free (f->query);
  dt_seed_close (f->store);
}

static gboolean
is_settled (gpointer user_data)
{
  Fixture *f = user_data;

  return f->n_reloaded >= f->wanted && !dt_task_feed_get_loading (f->feed);
}

static void
settle (Fixture *f)
{
  dt_test_wait_until (is_settled, f);
}

static void
ask (Fixture *f)
{
  f->wanted = f->n_reloaded + 1;
  dt_task_feed_set_query (f->feed, f->query);
  settle (f);
}

static GPtrArray *
hold_all (Fixture *f)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (f->model); i++)
    g_ptr_array_add (items, g_list_model_get_item (f->model, i));

  return items;
}

static gboolean
has_texts (gpointer user_data)
{
  GPtrArray *items = user_data;

  for (guint i = 0; i < items->len; i++)
    {
      DtTaskItem *item = g_ptr_array_index (items, i);

      switch (dt_task_item_get_kind (item))
        {
        case DT_ROW_GROUP:
          break;
        case DT_ROW_TASK:
          if (dt_task_item_get_task (item) == NULL)
            return FALSE;
          break;
        case DT_ROW_ASSIGNMENT:
          if (dt_task_item_get_assignment (item) == NULL)
            return FALSE;
          break;
        }
    }

  return TRUE;
}

/* What the slots hold, row by row. */
static char *
describe (Fixture *f)
{
  g_autoptr(GPtrArray) items = hold_all (f);
  g_autoptr(GString) text = g_string_new (NULL);

  dt_test_wait_until (has_texts, items);
  for (guint i = 0; i < items->len; i++)
    {
      DtTaskItem *item = g_ptr_array_index (items, i);
      const DtGroupHead *head = dt_task_item_get_head (item);

      g_assert_cmpuint (dt_task_item_get_position (item), ==, i);
      switch (dt_task_item_get_kind (item))
        {
        case DT_ROW_GROUP:
          g_string_append_printf (text, "(%" G_GINT64_FORMAT "%s ", dt_task_item_get_id (item),
                                  dt_task_item_is_expanded (item) ? ":" : ".");
          g_assert_cmpint (head->key, ==, dt_task_item_get_id (item));
          break;
        case DT_ROW_TASK:
          g_assert_cmpint (dt_task_item_get_task (item)->id, ==, dt_task_item_get_id (item));
          g_string_append_printf (text, "%s ", dt_task_item_get_task (item)->title);
          break;
        case DT_ROW_ASSIGNMENT:
          g_assert_cmpint (dt_task_item_get_assignment (item)->id, ==, dt_task_item_get_id (item));
          g_string_append_printf (text, "+%s ", dt_task_item_get_assignment (item)->unit);
          break;
        }
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_shows (Fixture       *f,
            gconstpointer  data)
{
  DtRowKey key;

  g_assert_cmpuint (g_list_model_get_n_items (f->model), ==, 0);
  g_assert_null (g_list_model_get_item (f->model, 0));

  f->query->directive_id = DT_SEED_LETTER;
  f->query->group = DT_GROUP_DIRECTIVE;
  ask (f);
  dt_test_assert_string (describe (f),
                         "(2: Báo cáo kết quả năm năm thực hiện nghị quyết Thường xuyên kiểm tra, đôn đốc, nhắc nhở"
                         " Nghiên cứu, đề xuất chủ đề đại hội ");
  g_assert_cmpint (dt_task_feed_get_n_tasks (f->feed), ==, 3);
  g_assert_cmpint (dt_task_feed_get_n_overdue (f->feed), ==, 0);
  g_assert_cmpuint (dt_task_feed_find (f->feed, DT_SEED_STANDING), ==, 2);
  g_assert_cmpuint (dt_task_feed_find (f->feed, DT_SEED_IDLE), ==, G_MAXUINT);
  g_assert_true (dt_task_feed_peek (f->feed, 1, &key));
  g_assert_cmpint (key.id, ==, DT_SEED_COLLECTION);
  g_assert_false (dt_task_feed_peek (f->feed, 4, &key));
  g_assert_cmpuint (dt_task_feed_get_head_position (f->feed, 3), ==, 0);
  g_assert_cmpstr (dt_task_feed_get_head (f->feed, 3)->title, ==, "1438-CV/TU");
}

static void
test_toggle (Fixture       *f,
             gconstpointer  data)
{
  g_autofree char *closed = NULL;

  f->query->directive_id = DT_SEED_LETTER;
  f->query->group = DT_GROUP_DIRECTIVE;
  ask (f);
  closed = describe (f);

  f->wanted = f->n_reloaded + 1;
  dt_task_feed_toggle (f->feed, 1);
  settle (f);
  dt_test_assert_string (describe (f),
                         "(2: Báo cáo kết quả năm năm thực hiện nghị quyết +P. Minh Tân +X. Hòa Nam +Ban Tổ chức +Ban Tuyên giáo"
                         " Thường xuyên kiểm tra, đôn đốc, nhắc nhở Nghiên cứu, đề xuất chủ đề đại hội ");

  /* Closing needs no reading. */
  dt_task_feed_toggle (f->feed, 1);
  g_assert_false (dt_task_feed_get_loading (f->feed));
  dt_test_assert_string (describe (f), closed);
  dt_task_feed_toggle (f->feed, 0);
  g_assert_false (dt_task_feed_get_loading (f->feed));
  dt_test_assert_string (describe (f), "(2. ");
  g_assert_cmpint (dt_task_feed_get_n_tasks (f->feed), ==, 3);

  /* What is closed stays closed when only the order changes, and is open again in other groups. */
  f->query->sort = DT_SORT_TITLE;
  ask (f);
  dt_test_assert_string (describe (f), "(2. ");
  f->query->group = DT_GROUP_NONE;
  ask (f);
  g_assert_cmpuint (g_list_model_get_n_items (f->model), ==, 3);
}

static void
count_call (gpointer item,
            int     *n)
{
  (*n)++;
}

/* A slot speaks when what it holds differs, and only then. */
static void
test_slots_speak (Fixture       *f,
                  gconstpointer  data)
{
  g_autoptr(GPtrArray) items = NULL;
  g_autoptr(GError) error = NULL;
  gint64 assignment = 1;
  DtProgressEdit *edit = dt_progress_edit_new (&assignment, 1, 40);
  DtWrite write = { .action = "progress" };
  int n_first = 0;
  int n_second = 0;

  f->query->group = DT_GROUP_NONE;
  ask (f);
  items = hold_all (f);
  dt_test_wait_until (has_texts, items);
  g_assert_cmpint (dt_task_item_get_id (g_ptr_array_index (items, 2)), ==, DT_SEED_OVERDUE);
  g_signal_connect (g_ptr_array_index (items, 2), "changed", G_CALLBACK (count_call), &n_first);
  g_signal_connect (g_ptr_array_index (items, 3), "changed", G_CALLBACK (count_call), &n_second);

  f->wanted = f->n_reloaded + 1;
  dt_store_write (f->store, &write, dt_job_set_progress, edit, NULL, &error);
  g_assert_no_error (error);
  settle (f);
  while (dt_task_item_get_task (g_ptr_array_index (items, 2))->percent != 40)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (n_first, ==, 1);
  g_assert_cmpint (n_second, ==, 0);
  dt_progress_edit_free (edit);
}

/* Same slots, other tasks: only the tail is announced. */
static void
note_change (GListModel *model,
             guint       position,
             guint       removed,
             guint       added,
             GString    *notes)
{
  g_string_append_printf (notes, "%u-%u+%u;", position, removed, added);
}

static void
test_announces_tail (Fixture       *f,
                     gconstpointer  data)
{
  g_autoptr(GString) notes = g_string_new (NULL);

  f->query->group = DT_GROUP_NONE;
  g_signal_connect (f->model, "items-changed", G_CALLBACK (note_change), notes);
  ask (f);
  f->query->open_only = TRUE;
  ask (f);
  f->query->descending = TRUE;
  ask (f);
  f->query->open_only = FALSE;
  ask (f);
  g_assert_cmpstr (notes->str, ==, "0-0+14;10-4+0;10-0+4;");

  /* The same question is not asked again. */
  dt_task_feed_set_query (f->feed, f->query);
  g_assert_false (dt_task_feed_get_loading (f->feed));
}

/* Slots that nobody holds cost nothing; a slot outlives its list. */
static void
test_slots_live (Fixture       *f,
                 gconstpointer  data)
{
  DtTaskItem *item;
  gpointer weak;

  f->query->group = DT_GROUP_NONE;
  ask (f);
  item = g_list_model_get_item (f->model, 13);
  weak = item;
  g_object_add_weak_pointer (G_OBJECT (item), &weak);
  g_object_unref (item);
  g_assert_null (weak);

  item = g_list_model_get_item (f->model, 13);
  g_assert_null (dt_task_item_get_head (item));
  f->query->open_only = TRUE;
  ask (f);
  g_assert_cmpuint (g_list_model_get_n_items (f->model), ==, 10);
  g_assert_null (dt_task_item_get_head (item));
  g_object_unref (item);
}

/* What is asked for late is not shown early: questions overtake each other and the last one counts. */
static void
test_last_wins (Fixture       *f,
                gconstpointer  data)
{
  f->query->group = DT_GROUP_NONE;
  f->wanted = 1;
  for (int i = 0; i < 30; i++)
    {
      f->query->directive_id = 1 + i % 2;
      dt_task_feed_set_query (f->feed, f->query);
    }
  settle (f);
  g_assert_cmpuint (g_list_model_get_n_items (f->model), ==, 3);
  g_assert_cmpint (f->n_reloaded, ==, 1);
}

/* Random edits, undone and done again, under random questions: the rows show what the query gives. */

static DtQuery *
random_query (GRand *random)
{
  DtQuery *query = dt_query_new (DT_SEED_TODAY);

  query->open_only = g_rand_boolean (random);
  query->morning = g_rand_int_range (random, 0, 5) == 0;
  query->group = (DtGroupBy) g_rand_int_range (random, 0, 5);
  query->sort = (DtSort) g_rand_int_range (random, 0, 6);
  query->descending = g_rand_boolean (random);

  return query;
}

static void
random_edit (Fixture *f,
             GRand   *random)
{
  gint64 assignment = g_rand_int_range (random, 1, 17);
  gint64 task = g_rand_int_range (random, 1, DT_SEED_N_TASKS + 1);
  DtWrite write = { .action = "test" };

  switch (g_rand_int_range (random, 0, 6))
    {
    case 0:
      {
        DtRecordEdit *edit = dt_record_edit_new (&assignment, 1, DT_SEED_TODAY);

        edit->accept = g_rand_boolean (random);
        dt_store_write (f->store, &write, dt_job_record_submission, edit, NULL, NULL);
        dt_record_edit_free (edit);
        break;
      }
    case 1:
      {
        DtHoldEdit *edit = dt_hold_edit_new (task, (DtHold) g_rand_int_range (random, 0, 3), NULL);

        dt_store_write (f->store, &write, dt_job_set_hold, edit, NULL, NULL);
        dt_hold_edit_free (edit);
        break;
      }
    case 2:
      {
        DtProgressEdit *edit = dt_progress_edit_new (&assignment, 1, g_rand_int_range (random, 0, 101));

        dt_store_write (f->store, &write, dt_job_set_progress, edit, NULL, NULL);
        dt_progress_edit_free (edit);
        break;
      }
    case 3:
    case 4:
      g_free (dt_store_undo (f->store, NULL));
      break;
    default:
      g_free (dt_store_redo (f->store, NULL));
      break;
    }
}

static char *
expected (Fixture *f)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(DtTaskList) list = dt_store_read (f->store, dt_job_list_tasks, (gpointer) dt_task_feed_get_query (f->feed), NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < list->rows->len; i++)
    {
      const DtRowKey *key = &g_array_index (list->rows, DtRowKey, i);

      g_string_append_printf (text, "%d:%" G_GINT64_FORMAT ":%u ", key->kind, key->id, key->group);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
shown (GPtrArray *items)
{
  g_autoptr(GString) text = g_string_new (NULL);
  guint group = G_MAXUINT32;

  for (guint i = 0; i < items->len; i++)
    {
      DtTaskItem *item = g_ptr_array_index (items, i);

      if (dt_task_item_get_kind (item) == DT_ROW_GROUP)
        group++;
      g_string_append_printf (text, "%d:%" G_GINT64_FORMAT ":%u ", (int) dt_task_item_get_kind (item),
                              dt_task_item_get_id (item), group);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
check_rows (Fixture   *f,
            GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      DtTaskItem *item = g_ptr_array_index (items, i);
      gint64 id = dt_task_item_get_id (item);
      g_autoptr(GPtrArray) rows = NULL;
      DtRowFetch *fetch;
      const DtTaskRow *now;

      if (dt_task_item_get_kind (item) != DT_ROW_TASK)
        continue;
      fetch = dt_row_fetch_new (&id, 1, DT_SEED_TODAY);
      rows = dt_store_read (f->store, dt_job_fetch_tasks, fetch, NULL, NULL);
      dt_row_fetch_free (fetch);
      now = g_ptr_array_index (rows, 0);
      g_assert_cmpint (dt_task_item_get_task (item)->phase, ==, now->phase);
      g_assert_cmpint (dt_task_item_get_task (item)->percent, ==, now->percent);
      g_assert_cmpint (dt_task_item_get_task (item)->handed_in, ==, now->handed_in);
    }
}

/* Texts may be old for a moment; wait until every one is new. */
static gboolean
is_idle (gpointer user_data)
{
  return !g_main_context_pending (NULL);
}

static void
test_random_walk (Fixture       *f,
                  gconstpointer  data)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (812);
  g_autoptr(DtMirror) mirror = dt_mirror_new (f->model);

  for (int i = 0; i < 120; i++)
    {
      g_autoptr(GPtrArray) items = NULL;
      g_autofree char *wanted = NULL;
      g_autofree char *got = NULL;

      if (i % 3 == 0)
        {
          g_autoptr(DtQuery) query = random_query (random);

          dt_task_feed_set_query (f->feed, query);
        }
      for (int n = g_rand_int_range (random, 0, 3); n > 0; n--)
        random_edit (f, random);
      if (g_rand_boolean (random) && g_list_model_get_n_items (f->model) > 0)
        dt_task_feed_toggle (f->feed, g_rand_int_range (random, 0, (int) g_list_model_get_n_items (f->model)));

      dt_test_wait_until (is_idle, NULL);
      settle (f);
      items = hold_all (f);
      dt_test_wait_until (has_texts, items);
      settle (f);
      wanted = expected (f);
      got = shown (items);
      g_assert_cmpstr (got, ==, wanted);
      dt_mirror_check (mirror);
    }

  /* In the end the texts too. */
  {
    g_autoptr(GPtrArray) items = NULL;

    dt_mirror_free (g_steal_pointer (&mirror));
    f->query->group = DT_GROUP_NONE;
    ask (f);
    items = hold_all (f);
    dt_test_wait_until (has_texts, items);
    check_rows (f, items);
  }
}

static void
test_gone_early (Fixture       *f,
                 gconstpointer  data)
{
  DtTaskFeed *feed = dt_task_feed_new (f->store);
  DtTaskItem *item;

  dt_task_feed_set_query (feed, f->query);
  g_assert_finalize_object (feed);

  ask (f);
  item = g_list_model_get_item (f->model, 1);
  g_assert_finalize_object (f->feed);
  g_assert_null (dt_task_item_get_head (item));
  g_object_unref (item);

  f->feed = dt_task_feed_new (f->store);
}

#define MANY_TASKS "WITH RECURSIVE n (i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < 7000)"

static void
on_reloaded_partial (Fixture *f)
{
  if (!dt_task_feed_get_partial (f->feed))
    return;
  g_assert_true (dt_task_feed_get_loading (f->feed));
  g_assert_cmpuint (g_list_model_get_n_items (f->model), <, 1000);
  g_assert_cmpint (dt_task_feed_get_n_tasks (f->feed), ==, 6001);
  f->n_partial++;
}

/* The beginning of a long list is there before the rest, and stays as it is when that comes. A change of the register does not bring
 * the list back to its beginning. */
static void
test_beginning (Fixture       *f,
                gconstpointer  data)
{
  g_autoptr(DtMirror) mirror = NULL;

  dt_seed_write (f->store, "UPDATE task SET hold = 'cancelled'; UPDATE deadline SET bound = 'by';"
                           MANY_TASKS " INSERT INTO task (id, uid, directive_id, position, title)"
                           " SELECT i, printf ('%08x-0000-4000-9000-000000000000', i), 1, i, 'Nhiệm vụ ' || i FROM n;"
                           MANY_TASKS " INSERT INTO deadline (task_id, bound, named_day, original_day, last_day)"
                           " SELECT i, 'by', 739500 + i / 7, 739500 + i / 7, 739500 + i / 7 FROM n");
  f->query->states = DT_STATE_BIT (DT_STATE_IDLE);
  mirror = dt_mirror_new (f->model);
  g_signal_connect_swapped (f->feed, "reloaded", G_CALLBACK (on_reloaded_partial), f);

  f->wanted = 2;
  dt_task_feed_set_query (f->feed, f->query);
  settle (f);
  g_assert_cmpint (f->n_partial, ==, 1);
  g_assert_cmpint (f->n_reloaded, ==, 2);
  g_assert_false (dt_task_feed_get_partial (f->feed));
  g_assert_cmpint (dt_task_feed_get_n_tasks (f->feed), ==, 6001);
  g_assert_cmpuint (g_list_model_get_n_items (f->model), ==, 6001 + 859);
  dt_mirror_check (mirror);

  f->wanted = 3;
  dt_seed_write (f->store, "UPDATE task SET title = 'Nhiệm vụ khác' WHERE id = 1000");
  settle (f);
  g_assert_cmpint (f->n_partial, ==, 1);
  dt_mirror_check (mirror);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  dt_today_set_fixed (DT_SEED_TODAY);

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  ADD ("/feed/task-feed/shows", test_shows);
  ADD ("/feed/task-feed/toggle", test_toggle);
  ADD ("/feed/task-feed/slots-speak", test_slots_speak);
  ADD ("/feed/task-feed/announces-tail", test_announces_tail);
  ADD ("/feed/task-feed/slots-live", test_slots_live);
  ADD ("/feed/task-feed/last-wins", test_last_wins);
  ADD ("/feed/task-feed/random-walk", test_random_walk);
  ADD ("/feed/task-feed/gone-early", test_gone_early);
  ADD ("/feed/task-feed/beginning", test_beginning);

  return g_test_run ();
}
