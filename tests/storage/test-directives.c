/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-directive-jobs.h"
#include "dt-error.h"
#include "dt-storage-test.h"

static DtDirectiveList *
list_lines (DtStorageFixture *fixture,
            const char       *search)
{
  DtDirectiveFetch *fetch = dt_directive_fetch_new (search, DT_SEED_TODAY);
  g_autoptr(GError) error = NULL;
  gpointer result = NULL;

  dt_job_list_directive_lines (fixture->db, fetch, &result, &error);
  g_assert_no_error (error);
  dt_directive_fetch_free (fetch);
  return result;
}

static DtDirectivePage *
load_page (DtStorageFixture *fixture,
           gint64            id)
{
  g_autoptr(DtQuery) query = dt_query_new (DT_SEED_TODAY);
  g_autoptr(GError) error = NULL;
  gpointer result = NULL;

  query->directive_id = id;
  dt_job_load_directive_page (fixture->db, query, &result, &error);
  g_assert_no_error (error);
  return result;
}

/* The newest first, with what is open and late of each. */
static void
test_list (DtStorageFixture *fixture,
           gconstpointer     seed)
{
  g_autoptr(DtDirectiveList) list = list_lines (fixture, NULL);
  const DtDirectiveLine *letter = g_ptr_array_index (list->lines, 0);
  const DtDirectiveLine *plan = g_ptr_array_index (list->lines, 1);

  g_assert_cmpint (list->n_all, ==, (int) list->lines->len);
  g_assert_cmpstr (letter->symbol, ==, "1438-CV/TU");
  g_assert_cmpint (letter->n_tasks, ==, 3);
  g_assert_cmpstr (plan->symbol, ==, "150-KH/TU");
  g_assert_cmpint (plan->n_tasks, ==, 11);
  g_assert_cmpint (plan->n_done, ==, 2);
  g_assert_cmpint (plan->n_late, ==, 1);
}

/* Any order of words, with or without accents; an accent that is typed must match. */
static void
test_search (DtStorageFixture *fixture,
             gconstpointer     seed)
{
  static const struct { const char *search; int n; } cases[] = { { "150", 1 }, { "tu 1438", 1 }, { "thanh uy", 2 }, { "Thành ủy 150", 1 }, { "thành uỷ sai", 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(DtDirectiveList) list = list_lines (fixture, cases[i].search);

      g_assert_cmpint (list->lines->len, ==, cases[i].n);
    }
}

static char *
list_ordered (DtStorageFixture *fixture,
              DtDirectiveOrder  order,
              int               limit,
              gint64            wanted_id)
{
  DtDirectiveFetch *fetch = dt_directive_fetch_new (NULL, DT_SEED_TODAY);
  GString *symbols = g_string_new (NULL);
  g_autoptr(DtDirectiveList) list = NULL;
  g_autoptr(GError) error = NULL;
  gpointer result = NULL;

  fetch->order = order;
  fetch->limit = limit;
  fetch->wanted_id = wanted_id;
  dt_job_list_directive_lines (fixture->db, fetch, &result, &error);
  g_assert_no_error (error);
  list = result;
  for (guint i = 0; i < list->lines->len; i++)
    g_string_append_printf (symbols, "%s ", ((const DtDirectiveLine *) g_ptr_array_index (list->lines, i))->symbol);
  g_string_append (symbols, list->more ? "…" : ".");
  dt_directive_fetch_free (fetch);
  return g_string_free (symbols, FALSE);
}

/* In every order; no more than asked for, unless one that is wanted stands further down. */
static void
test_order (DtStorageFixture *fixture,
            gconstpointer     seed)
{
  g_autofree char *late = g_strdup_printf ("UPDATE task_status SET directive_id = 900 WHERE task_id ="
                                           " (SELECT min (task_id) FROM task_status WHERE phase <= 2 AND next_day < %d)", DT_SEED_TODAY);

  dt_storage_run (fixture, "INSERT INTO directive (id, uid, symbol, symbol_key, type, issued_day) VALUES"
                           " (900, 'o1', '9-TB/TU', '9-tb/tu', 'notice', 19000), (901, 'o2', '20-TB/TU', '20-tb/tu', 'notice', NULL);");
  dt_storage_run (fixture, late);
  dt_test_assert_string (list_ordered (fixture, DT_DIRECTIVE_ORDER_NEWEST, 9, 0), "1438-CV/TU 150-KH/TU 9-TB/TU 20-TB/TU .");
  dt_test_assert_string (list_ordered (fixture, DT_DIRECTIVE_ORDER_OLDEST, 9, 0), "9-TB/TU 150-KH/TU 1438-CV/TU 20-TB/TU .");
  dt_test_assert_string (list_ordered (fixture, DT_DIRECTIVE_ORDER_SYMBOL, 9, 0), "9-TB/TU 20-TB/TU 150-KH/TU 1438-CV/TU .");
  dt_test_assert_string (list_ordered (fixture, DT_DIRECTIVE_ORDER_LATE, 1, 0), "9-TB/TU …");
  dt_test_assert_string (list_ordered (fixture, DT_DIRECTIVE_ORDER_OPEN, 1, 0), "150-KH/TU …");
  dt_test_assert_string (list_ordered (fixture, DT_DIRECTIVE_ORDER_SYMBOL, 2, 0), "9-TB/TU 20-TB/TU …");
  dt_test_assert_string (list_ordered (fixture, DT_DIRECTIVE_ORDER_SYMBOL, 1, DT_SEED_PLAN), "9-TB/TU 20-TB/TU 150-KH/TU …");
  dt_test_assert_string (list_ordered (fixture, DT_DIRECTIVE_ORDER_SYMBOL, 4, 0), "9-TB/TU 20-TB/TU 150-KH/TU 1438-CV/TU .");
}

/* The letter accelerates the plan: told from both ends. */
static void
test_chain (DtStorageFixture *fixture,
            gconstpointer     seed)
{
  g_autoptr(DtDirectivePage) letter = load_page (fixture, DT_SEED_LETTER);
  g_autoptr(DtDirectivePage) plan = load_page (fixture, DT_SEED_PLAN);
  const DtChainNode *above = g_ptr_array_index (letter->nodes, 0);
  const DtChainNode *below = g_ptr_array_index (plan->nodes, 0);
  const DtChangeCard *card = g_ptr_array_index (letter->changes, 0);

  g_assert_cmpint (above->id, ==, DT_SEED_PLAN);
  g_assert_cmpint (above->level, ==, -1);
  g_assert_cmpint (above->relation, ==, DT_RELATION_ACCELERATES);
  g_assert_cmpint (above->shift, ==, -15);
  g_assert_cmpint (below->id, ==, DT_SEED_LETTER);
  g_assert_cmpint (below->level, ==, 1);
  g_assert_cmpint (below->shift, ==, -15);
  g_assert_cmpint (plan->n_mentions, ==, 1);

  g_assert_cmpint (card->target_id, ==, DT_SEED_PLAN);
  g_assert_true (card->in_force);
  g_assert_cmpint (card->n_moves, ==, (int) card->moves->len);
  g_assert_cmpuint (plan->changes->len, ==, 0);
}

/* The tasks of the page are those of the directive, in its order. */
static void
test_tasks (DtStorageFixture *fixture,
            gconstpointer     seed)
{
  g_autoptr(DtDirectivePage) page = load_page (fixture, DT_SEED_PLAN);

  g_assert_cmpuint (page->tasks->len, ==, 11);
  for (guint i = 0; i < page->tasks->len; i++)
    g_assert_cmpint (((DtDirectiveTask *) g_ptr_array_index (page->tasks, i))->row->id, ==, (gint64) i + 1);
  g_assert_cmpuint (page->units->len, >, DT_SEED_N_UNITS);
}

static void
test_gone (DtStorageFixture *fixture,
           gconstpointer     seed)
{
  g_autoptr(DtQuery) query = dt_query_new (DT_SEED_TODAY);
  g_autoptr(GError) error = NULL;
  gpointer result = NULL;

  query->directive_id = 99;
  g_assert_false (dt_job_load_directive_page (fixture->db, query, &result, &error));
  g_assert_error (error, DT_ERROR, DT_ERROR_NOT_FOUND);
}

static guint
count_files (DtStore *store)
{
  g_autoptr(DtQuery) query = dt_query_new (DT_SEED_TODAY);
  g_autoptr(DtDirectivePage) page = NULL;
  g_autoptr(GError) error = NULL;

  query->directive_id = DT_SEED_PLAN;
  page = dt_store_read (store, dt_job_load_directive_page, query, NULL, &error);
  g_assert_no_error (error);
  return page->attachments->len;
}

/* A file is added and removed, each as one step that is undone and done again; twice the same is refused. */
static void
test_files (void)
{
  DtStore *store = dt_seed_open ();
  DtWrite write = { .action = "add-attachment" };
  DtAttachEdit edit = { DT_SEED_PLAN, (char *) "150-KH.pdf", (char *) "application/pdf", (char *) "00ff", 1234 };
  g_autoptr(DtQuery) query = dt_query_new (DT_SEED_TODAY);
  g_autoptr(DtDirectivePage) page = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *label = NULL;
  const DtAttachmentRow *row;
  gint64 id;

  dt_store_write (store, &write, dt_job_add_attachment, &edit, NULL, &error);
  g_assert_no_error (error);
  dt_store_write (store, &write, dt_job_add_attachment, &edit, NULL, &error);
  g_assert_error (error, DT_ERROR, DT_ERROR_INVALID);
  g_clear_error (&error);

  query->directive_id = DT_SEED_PLAN;
  page = dt_store_read (store, dt_job_load_directive_page, query, NULL, &error);
  g_assert_no_error (error);
  row = g_ptr_array_index (page->attachments, 0);
  g_assert_cmpstr (row->name, ==, "150-KH.pdf");
  g_assert_cmpint (row->size, ==, 1234);
  id = row->id;

  write.action = "remove-attachment";
  dt_store_write (store, &write, dt_job_remove_attachment, &id, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_files (store), ==, 0);
  label = dt_store_undo (store, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (label, ==, "Remove file “150-KH.pdf” of 150-KH/TU");
  g_assert_cmpuint (count_files (store), ==, 1);
  g_free (dt_store_undo (store, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_files (store), ==, 0);
  g_free (dt_store_redo (store, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_files (store), ==, 1);
  dt_seed_close (store);
}

/* What is only mentioned stands above the one that implements it, with the word of that link and no other. */
static void
test_chain_above (DtStorageFixture *fixture,
                  gconstpointer     seed)
{
  g_autoptr(DtQuery) query = dt_query_new (DT_SEED_TODAY);
  g_autoptr(DtDirectivePage) page = NULL;
  g_autoptr(GError) error = NULL;
  const DtChainNode *node;
  gpointer result = NULL;

  dt_storage_run (fixture,
                  "INSERT INTO directive (id, uid, symbol, symbol_key, type, stub) VALUES"
                  " (91, '00000000-0000-4000-8000-000000000291', '35-CT/TW', '35-ct/tw', 'directive', 1),"
                  " (92, '00000000-0000-4000-8000-000000000292', '2245-CV/TU', '2245-cv/tu', 'letter', 0)");
  dt_storage_run (fixture,
                  "INSERT INTO reference (directive_id, target_id, relation) VALUES"
                  " (2, 91, 'mentions'), (2, 92, 'mentions'), (2, 92, 'replies-to'), (92, 91, 'mentions'), (1, 91, 'implements')");
  query->directive_id = 2;
  g_assert_true (dt_job_load_directive_page (fixture->db, query, &result, &error));
  g_assert_no_error (error);
  page = result;

  g_assert_cmpuint (page->nodes->len, ==, 3);
  g_assert_cmpstr (page->short_issuer, ==, "Thành ủy");
  node = g_ptr_array_index (page->nodes, 0);
  g_assert_cmpint (node->id, ==, 91);
  g_assert_cmpstr (node->short_issuer, ==, node->issuer);     /* no unit of the register */
  g_assert_cmpint (node->level, ==, -2);
  g_assert_cmpint (node->to_id, ==, 1);
  g_assert_cmpint (node->relation, ==, DT_RELATION_IMPLEMENTS);
  for (guint i = 1; i < 3; i++)
    {
      node = g_ptr_array_index (page->nodes, i);
      g_assert_cmpint (node->level, ==, -1);
      g_assert_cmpint (node->relation, ==, node->id == 92 ? DT_RELATION_REPLIES_TO : DT_RELATION_ACCELERATES);
    }
}

/* Another file of the same name would take the place of the first where the register is read again. */
static void
test_file_names (DtStorageFixture *fixture,
                 gconstpointer     seed)
{
  static const char files[] = "SELECT name, media_type, size, sha256 FROM attachment WHERE directive_id = 1 ORDER BY id";
  DtWrite write = { .action = "add-attachment" };
  DtAttachEdit edit = { 1, (char *) "phu-luc.pdf", (char *) "application/pdf", (char *) "00ff", 1234 };
  g_autoptr(DtChange) change = NULL;
  g_autoptr(DtChange) undone = NULL;
  g_autoptr(GError) error = NULL;
  gpointer result = NULL;

  /* Only its name came with the directive. */
  dt_storage_run (fixture, "INSERT INTO attachment (uid, directive_id, name) VALUES ('00000000-0000-4000-8000-000000000602', 1, 'phu-luc.pdf')");
  g_assert_true (dt_writer_run (fixture->writer, &write, dt_job_add_attachment, &edit, NULL, &result, &change, &error));
  g_assert_no_error (error);
  dt_test_assert_string (dt_storage_text (fixture->db, files), "phu-luc.pdf|application/pdf|1234|00ff");

  edit.sha256 = (char *) "11ee";
  g_assert_false (dt_writer_run (fixture->writer, &write, dt_job_add_attachment, &edit, NULL, &result, &undone, &error));
  g_assert_error (error, DT_ERROR, DT_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "another name"));
  g_clear_error (&error);
  dt_test_assert_string (dt_storage_text (fixture->db, files), "phu-luc.pdf|application/pdf|1234|00ff");

  g_free (dt_writer_undo (fixture->writer, &undone, &error));
  g_assert_no_error (error);
  g_assert_cmpint (dt_storage_number (fixture->db, "SELECT count(*) FROM attachment WHERE directive_id = 1 AND sha256 IS NULL"), ==, 1);
}

#define CASE(name, func) g_test_add ("/storage/directives/" name, DtStorageFixture, "seed", dt_storage_fixture_set_up, func, dt_storage_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  CASE ("list", test_list);
  CASE ("search", test_search);
  CASE ("order", test_order);
  CASE ("chain", test_chain);
  CASE ("tasks", test_tasks);
  CASE ("gone", test_gone);
  g_test_add_func ("/storage/directives/files", test_files);
  CASE ("chain-above", test_chain_above);
  CASE ("file-names", test_file_names);

  return g_test_run ();
}
