/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Saved filters. */

#include "dt-error.h"
#include "dt-filter-jobs.h"
#include "dt-seed.h"
#include "dt-test.h"

static gint64
save (DtStore       *store,
      gint64         id,
      const char    *name,
      const DtQuery *query,
      const char    *reason)
{
  DtWrite write = { .action = "save-filter" };
  g_autoptr(DtFilterEdit) edit = dt_filter_edit_new (id, name, query);
  g_autoptr(GError) error = NULL;
  g_autofree gint64 *saved = dt_store_write (store, &write, dt_job_save_filter, edit, NULL, &error);

  if (reason == NULL)
    {
      g_assert_no_error (error);
      return *saved;
    }
  g_assert_error (error, DT_ERROR, DT_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, reason));
  return 0;
}

static GPtrArray *
list (DtStore *store,
      DtDay    today)
{
  DtFilterFetch fetch = { today, 3 };
  g_autoptr(GError) error = NULL;
  GPtrArray *filters = dt_store_read (store, dt_job_list_filters, &fetch, NULL, &error);

  g_assert_no_error (error);
  return filters;
}

static DtSavedFilter *
nth (GPtrArray *filters,
     guint      i)
{
  g_assert_cmpuint (i, <, filters->len);
  return g_ptr_array_index (filters, i);
}

/* Every condition comes back, whatever they are together. */
static void
test_round_trip (void)
{
  DtStore *store = dt_seed_open ();
  GRand *rand = g_rand_new_with_seed (g_test_rand_int ());

  for (int i = 0; i < 60; i++)
    {
      g_autoptr(DtQuery) query = dt_query_new (DT_SEED_TODAY);
      g_autoptr(GPtrArray) filters = NULL;
      g_autofree char *name = g_strdup_printf ("Bộ lọc %d", i);
      gint64 id;

      query->soon_days = 3;
      query->states = (unsigned) g_rand_int (rand) & ((1u << DT_N_STATES) - 1);
      query->open_only = g_rand_boolean (rand);
      query->owed_only = g_rand_boolean (rand);
      query->undated_only = g_rand_boolean (rand);
      query->morning = g_rand_boolean (rand);
      query->pin_overdue = g_rand_boolean (rand);
      query->from = g_rand_boolean (rand) ? DT_SEED_TODAY + g_rand_int_range (rand, -3, 4) : DT_DAY_NONE;
      query->to = g_rand_boolean (rand) ? DT_SEED_TODAY + g_rand_int_range (rand, 4, 40) : DT_DAY_NONE;
      query->unit_id = g_rand_int_range (rand, 0, DT_SEED_N_UNITS + 1);
      query->directive_id = g_rand_int_range (rand, 0, 3);
      query->search = g_rand_boolean (rand) ? g_strdup ("đại hội \"điểm\" 'x' \\ {") : NULL;
      id = save (store, 0, name, query, NULL);
      filters = list (store, DT_SEED_TODAY);
      g_assert_cmpint (nth (filters, (guint) i)->id, ==, id);
      g_assert_cmpstr (nth (filters, (guint) i)->name, ==, name);
      g_assert_true (dt_query_equal (nth (filters, (guint) i)->query, query));
    }
  g_rand_free (rand);
  dt_seed_close (store);
}

/* A period that begins today goes on with the days; one that is named stays. What it names by code is found wherever it is. */
static void
test_meaning (void)
{
  DtStore *store = dt_seed_open ();
  g_autoptr(DtQuery) week = dt_query_new (DT_SEED_TODAY);
  g_autoptr(DtQuery) august = dt_query_new (DT_SEED_TODAY);
  g_autoptr(GPtrArray) later = NULL;
  g_autoptr(GPtrArray) gone = NULL;

  week->from = DT_SEED_TODAY;
  week->to = DT_SEED_TODAY + 7;
  week->unit_id = DT_SEED_WARD;
  august->from = dt_test_day ("2024-08-01");
  august->to = dt_test_day ("2024-08-31");
  save (store, 0, "Tuần tới", week, NULL);
  save (store, 0, "Tháng 8", august, NULL);
  g_assert_cmpint (dt_seed_ask (store, "SELECT count(*) FROM saved_filter WHERE query LIKE '%P-MT%' AND query LIKE '%days%'"), ==, 1);
  later = list (store, dt_test_day ("2024-09-02"));
  dt_test_assert_day (nth (later, 0)->query->from, "2024-09-02");
  dt_test_assert_day (nth (later, 0)->query->to, "2024-09-09");
  g_assert_cmpint (nth (later, 0)->query->unit_id, ==, DT_SEED_WARD);
  dt_test_assert_day (nth (later, 1)->query->from, "2024-08-01");

  dt_seed_write (store, "UPDATE unit SET code = 'P-MTX' WHERE id = 5; UPDATE saved_filter SET query = 'no filter' WHERE name = 'Tháng 8'");
  gone = list (store, DT_SEED_TODAY);
  g_assert_null (nth (gone, 0)->query);
  g_assert_null (nth (gone, 1)->query);
  dt_seed_close (store);
}

static void
test_edit (void)
{
  DtStore *store = dt_seed_open ();
  g_autoptr(DtQuery) query = dt_query_new (DT_SEED_TODAY);
  DtWrite write = { .action = "order-filter" };
  g_autoptr(GPtrArray) filters = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *label = NULL;
  DtFilterMove move;
  gint64 a, b, c;

  a = save (store, 0, "A", query, NULL);
  b = save (store, 0, "  B ", query, NULL);
  c = save (store, 0, "C", query, NULL);
  save (store, 0, " ", query, "a name");
  save (store, c, "B", NULL, "“B” already");
  save (store, c, "D", NULL, NULL);
  move = (DtFilterMove) { c, -1 };
  dt_store_write (store, &write, dt_job_move_filter, &move, NULL, &error);
  g_assert_no_error (error);
  move = (DtFilterMove) { a, 9 };
  dt_store_write (store, &write, dt_job_move_filter, &move, NULL, &error);
  g_assert_no_error (error);
  filters = list (store, DT_SEED_TODAY);
  g_assert_cmpint (nth (filters, 0)->id, ==, c);
  g_assert_cmpstr (nth (filters, 0)->name, ==, "D");
  g_assert_cmpint (nth (filters, 1)->id, ==, b);
  g_assert_cmpint (nth (filters, 2)->id, ==, a);

  dt_store_write (store, &write, dt_job_remove_filter, &b, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (dt_seed_ask (store, "SELECT count(*) FROM saved_filter"), ==, 2);
  label = dt_store_undo (store, NULL);
  g_assert_cmpstr (label, ==, "Remove filter: B");
  g_assert_cmpint (dt_seed_ask (store, "SELECT count(*) FROM saved_filter"), ==, 3);
  dt_store_write (store, &write, dt_job_remove_filter, &(gint64) { 99 }, NULL, &error);
  g_assert_error (error, DT_ERROR, DT_ERROR_NOT_FOUND);
  dt_seed_close (store);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dt_today_set_fixed (DT_SEED_TODAY);
  g_test_add_func ("/filters/round-trip", test_round_trip);
  g_test_add_func ("/filters/meaning", test_meaning);
  g_test_add_func ("/filters/edit", test_edit);
  return g_test_run ();
}
