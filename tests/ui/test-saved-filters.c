/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Saved filters in the window: saved from what is shown, asked by a click, renamed, put in order, removed. */

#include <adwaita.h>

#include "dt-form-dialog.h"
#include "dt-press.h"
#include "dt-seed.h"
#include "dt-task-sidebar.h"
#include "dt-task-view.h"
#include "dt-test.h"
#include "dt-ui-fixture.h"
#include "dt-window-fixture.h"

static GtkWidget *
find_form (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);

      if (DT_IS_FORM_DIALOG (window) && gtk_widget_get_visible (window))
        return window;
    }
  return NULL;
}

static gboolean
is_gone (gpointer data)
{
  return find_form () == NULL;
}

static void
name_it (const char *name)
{
  gtk_editable_set_text (GTK_EDITABLE (dt_find_widget (find_form (), GTK_TYPE_ENTRY)), name);
}

static gboolean
press_store (void)
{
  return dt_press_key (GTK_WINDOW (find_form ()), GDK_KEY_Return, GDK_CONTROL_MASK);
}

static GtkWidget *
sidebar_of (DtWindowFixture *f)
{
  return dt_find_widget (f->view, DT_TYPE_TASK_SIDEBAR);
}

static void
show (DtWindowFixture *f,
      gint64           unit,
      const char      *search)
{
  g_autoptr(DtQuery) query = dt_query_new (DT_SEED_TODAY);

  query->unit_id = unit;
  query->open_only = TRUE;
  query->search = g_strdup (search);
  dt_task_view_set_query (DT_TASK_VIEW (f->view), query, 0);
  dt_ui_settle ();
}

static void
save (DtWindowFixture *f,
      const char      *name)
{
  dt_window_fixture_activate (f, "win.save-filter", NULL);
  name_it (name);
  g_assert_true (press_store ());
  dt_test_wait_until (is_gone, NULL);
  dt_ui_wait_text (sidebar_of (f), name);
}

static void
click (DtWindowFixture *f,
       const char      *name)
{
  GtkWidget *row = dt_ui_find_row (sidebar_of (f), name);

  g_assert_nonnull (row);
  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
  dt_ui_settle ();
}

static const char *
marked (DtWindowFixture *f)
{
  GtkListBox *list = GTK_LIST_BOX (dt_find_widget (sidebar_of (f), GTK_TYPE_LIST_BOX));
  GtkListBoxRow *row = gtk_list_box_get_selected_row (list);

  return row != NULL ? gtk_label_get_label (GTK_LABEL (dt_find_widget (GTK_WIDGET (row), GTK_TYPE_LABEL))) : NULL;
}

/* What is saved is asked again, with its words, and is marked while it is in force. */
static void
test_ask (DtWindowFixture *f,
          gconstpointer    data)
{
  show (f, DT_SEED_ORGANISATION, "báo cáo");
  dt_window_fixture_activate (f, "win.save-filter", NULL);
  g_assert_false (press_store ());
  name_it ("Báo cáo của Ban Tổ chức");
  g_assert_true (press_store ());
  dt_test_wait_until (is_gone, NULL);
  dt_ui_wait_text (GTK_WIDGET (f->window), "Saved the filter “Báo cáo của Ban Tổ chức”");
  dt_ui_wait_text (sidebar_of (f), "Saved Filters");
  dt_ui_wait_text (sidebar_of (f), "Báo cáo của Ban Tổ chức");
  g_assert_cmpstr (marked (f), ==, "Báo cáo của Ban Tổ chức");

  click (f, "Overdue");
  g_assert_cmpstr (marked (f), ==, "Overdue");
  click (f, "Báo cáo của Ban Tổ chức");
  g_assert_cmpint (dt_task_view_get_query (DT_TASK_VIEW (f->view))->unit_id, ==, DT_SEED_ORGANISATION);
  g_assert_cmpstr (dt_task_view_get_query (DT_TASK_VIEW (f->view))->search, ==, "báo cáo");
  g_assert_true (dt_task_view_get_query (DT_TASK_VIEW (f->view))->open_only);
  g_assert_cmpstr (marked (f), ==, "Báo cáo của Ban Tổ chức");

  dt_window_fixture_activate (f, "win.undo", NULL);
  dt_ui_wait_no_text (sidebar_of (f), "Báo cáo của Ban Tổ chức");
  g_assert_cmpint (dt_seed_ask (f->store, "SELECT count(*) FROM saved_filter"), ==, 0);
}

static void
test_edit (DtWindowFixture *f,
           gconstpointer    data)
{
  gint64 id;

  show (f, DT_SEED_WARD, NULL);
  save (f, "Phường");
  show (f, DT_SEED_COMMUNE, NULL);
  save (f, "Xã");
  dt_window_fixture_activate (f, "win.save-filter", NULL);
  name_it ("Xã");
  g_assert_true (press_store ());
  dt_ui_wait_text (find_form (), "There is a filter “Xã” already.");
  gtk_window_destroy (GTK_WINDOW (find_form ()));

  id = dt_seed_ask (f->store, "SELECT id FROM saved_filter WHERE name = 'Xã'");
  dt_window_fixture_activate (f, "win.move-filter", g_variant_new ("(xi)", id, -1));
  dt_ui_wait_text (GTK_WIDGET (f->window), "Moved the filter");
  g_assert_cmpint (dt_seed_ask (f->store, "SELECT id FROM saved_filter ORDER BY position LIMIT 1"), ==, id);
  dt_window_fixture_activate (f, "win.rename-filter", g_variant_new ("(xs)", id, "Xã"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (dt_find_widget (find_form (), GTK_TYPE_ENTRY))), ==, "Xã");
  name_it ("Xã Hòa Nam");
  g_assert_true (press_store ());
  dt_test_wait_until (is_gone, NULL);
  dt_ui_wait_text (sidebar_of (f), "Xã Hòa Nam");
  g_assert_cmpint (dt_seed_ask (f->store, "SELECT count(*) FROM saved_filter WHERE query LIKE '%X-HN%'"), ==, 1);
  dt_window_fixture_activate (f, "win.remove-filter", g_variant_new_int64 (id));
  dt_ui_wait_no_text (sidebar_of (f), "Xã Hòa Nam");
  g_assert_nonnull (dt_ui_find_row (sidebar_of (f), "Phường"));
}

/* One whose unit is gone says so, and the list stays what it was. */
static void
test_broken (DtWindowFixture *f,
             gconstpointer    data)
{
  const DtQuery *before;

  dt_window_fixture_write (f, "INSERT INTO saved_filter (uid, name, query, position) VALUES ('f', 'Hỏng', '{''unit'': <''KHONG-CO''>}', 1)");
  dt_ui_wait_text (sidebar_of (f), "Hỏng");
  before = dt_task_view_get_query (DT_TASK_VIEW (f->view));
  click (f, "Hỏng");
  dt_ui_wait_text (f->view, "This filter names a unit or a directive that is not in the register any more. Save it anew or remove it.");
  g_assert_true (dt_task_view_get_query (DT_TASK_VIEW (f->view)) == before);
}

#define ADD(path, func) g_test_add (path, DtWindowFixture, NULL, dt_window_fixture_set_up, func, dt_window_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/saved-filters/ask", test_ask);
  ADD ("/saved-filters/edit", test_edit);
  ADD ("/saved-filters/broken", test_broken);
  return g_test_run ();
}
