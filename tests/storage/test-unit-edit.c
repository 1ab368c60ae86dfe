/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Units by form. */

#include "dt-error.h"
#include "dt-seed.h"
#include "dt-test.h"
#include "dt-unit-edit-jobs.h"
#include "dt-unit-jobs.h"

static gint64
store_unit (DtStore    *store,
            DtUnitEdit *edit,
            int         code)
{
  DtWrite write = { .action = "edit-unit" };
  g_autoptr(GError) error = NULL;
  g_autofree gint64 *id = dt_store_write (store, &write, dt_job_store_unit, edit, NULL, &error);

  if (code >= 0)
    g_assert_error (error, DT_ERROR, code);
  else
    g_assert_no_error (error);
  return id != NULL ? *id : 0;
}

static DtUnitEdit *
load_unit (DtStore *store,
           gint64   id)
{
  g_autoptr(GError) error = NULL;
  DtUnitEdit *edit = dt_store_read (store, dt_job_load_unit_edit, &id, NULL, &error);

  g_assert_no_error (error);
  return edit;
}

static void
set_text (char       **field,
          const char  *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

/* Entered, read back, taken back, and done again. */
static void
test_new (void)
{
  DtStore *store = dt_seed_open ();
  g_autoptr(DtUnitEdit) edit = dt_unit_edit_new (0);
  g_autoptr(DtUnitEdit) read = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *label = NULL;
  gint64 id;

  edit->name = g_strdup ("Đảng ủy phường Bình Minh");
  edit->code = g_strdup ("P-BM");
  edit->kind = DT_UNIT_PARTY_WARD;
  edit->phone = g_strdup ("0255 555 0105");
  edit->valid_from = dt_test_day ("2024-01-01");
  id = store_unit (store, edit, -1);
  read = load_unit (store, id);
  g_assert_cmpstr (read->name, ==, "Đảng ủy phường Bình Minh");
  g_assert_cmpstr (read->short_name, ==, "Đảng ủy phường Bình Minh");
  g_assert_cmpint (read->kind, ==, DT_UNIT_PARTY_WARD);
  g_assert_cmpstr (read->phone, ==, "0255 555 0105");
  dt_test_assert_day (read->valid_from, "2024-01-01");
  g_assert_cmpint (read->successor_id, ==, 0);

  label = dt_store_undo (store, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (label, ==, "Enter unit: Đảng ủy phường Bình Minh");
  g_assert_null (dt_store_read (store, dt_job_load_unit_edit, &id, NULL, &error));
  g_assert_error (error, DT_ERROR, DT_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_free (dt_store_redo (store, &error));
  g_assert_no_error (error);
  dt_unit_edit_free (load_unit (store, id));
  dt_seed_close (store);
}

/* A name that changes is found under the new one at once, in the tasks of the unit too. */
static void
test_rename (void)
{
  DtStore *store = dt_seed_open ();
  g_autoptr(DtUnitEdit) edit = load_unit (store, DT_SEED_WARD);
  DtUnitFetch fetch = { 0, DT_SEED_TODAY, 3 };
  g_autoptr(GPtrArray) rows = NULL;
  gboolean found = FALSE;

  set_text (&edit->short_name, "P. Tân Minh");
  store_unit (store, edit, -1);
  rows = dt_store_read (store, dt_job_list_units, &fetch, NULL, NULL);
  for (guint i = 0; i < rows->len; i++)
    found |= g_str_equal (((DtUnitRow *) g_ptr_array_index (rows, i))->short_name, "P. Tân Minh");
  g_assert_true (found);
  dt_seed_close (store);
}

/* Each refusal changes nothing. */
static void
test_refused (void)
{
  DtStore *store = dt_seed_open ();
  g_autoptr(DtUnitEdit) edit = load_unit (store, DT_SEED_OFFICE);
  g_autoptr(DtUnitEdit) other = load_unit (store, DT_SEED_ORGANISATION);
  g_autoptr(DtUnitEdit) kept = NULL;

  set_text (&edit->code, "BTC");
  store_unit (store, edit, DT_ERROR_INVALID);
  set_text (&edit->code, "");
  store_unit (store, edit, DT_ERROR_INVALID);
  set_text (&edit->code, "VPTU");
  edit->successor_id = DT_SEED_OFFICE;
  store_unit (store, edit, DT_ERROR_INVALID);
  edit->successor_id = 0;
  edit->valid_from = dt_test_day ("2024-02-01");
  edit->valid_to = dt_test_day ("2024-01-01");
  store_unit (store, edit, DT_ERROR_INVALID);
  edit->valid_from = edit->valid_to = DT_DAY_NONE;
  set_text (&edit->name, "");
  store_unit (store, edit, DT_ERROR_INVALID);

  /* Round: the office succeeds the organisation, which is to succeed the office. */
  other->successor_id = DT_SEED_OFFICE;
  store_unit (store, other, -1);
  set_text (&edit->name, "Văn phòng");
  edit->successor_id = DT_SEED_ORGANISATION;
  store_unit (store, edit, DT_ERROR_INVALID);

  kept = load_unit (store, DT_SEED_OFFICE);
  g_assert_cmpstr (kept->name, ==, "Văn phòng Thành ủy");
  g_assert_cmpint (kept->successor_id, ==, 0);
  dt_seed_close (store);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  dt_today_set_fixed (DT_SEED_TODAY);

  g_test_add_func ("/storage/unit-edit/new", test_new);
  g_test_add_func ("/storage/unit-edit/rename", test_rename);
  g_test_add_func ("/storage/unit-edit/refused", test_refused);

  return g_test_run ();
}
