/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Directives by the form of the window: what it shows, and what the register holds then. */

#include <adwaita.h>

#include "dt-directive-view.h"
#include "dt-form-dialog.h"
#include "dt-press.h"
#include "dt-seed.h"
#include "dt-test.h"
#include "dt-ui-fixture.h"
#include "dt-window-fixture.h"
#include "dt-window-private.h"

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
is_settled (gpointer data)
{
  return find_form () != NULL && dt_form_dialog_is_settled (DT_FORM_DIALOG (find_form ()));
}

static gboolean
is_gone (gpointer data)
{
  return find_form () == NULL;
}

static GtkWidget *
open_form (DtWindowFixture *f,
           const char      *action,
           GVariant        *parameter)
{
  dt_window_fixture_activate (f, action, parameter);
  dt_test_wait_until (is_settled, NULL);
  dt_ui_settle ();
  return find_form ();
}

static void
list_entries (GtkWidget *widget,
              GPtrArray *entries)
{
  if (GTK_IS_ENTRY (widget))
    g_ptr_array_add (entries, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    list_entries (child, entries);
}

static GtkEditable *
entry_of (guint index)
{
  g_autoptr(GPtrArray) entries = g_ptr_array_new ();

  list_entries (find_form (), entries);
  g_assert_cmpuint (index, <, entries->len);
  return GTK_EDITABLE (g_ptr_array_index (entries, index));
}

enum { SYMBOL, ISSUED, ISSUER, PLACE, SIGNER, SIGNER_TITLE, ARRIVED, NUMBER, PASSED, PASSED_TO, COPIES, FIRST_REFERENCE };

static gboolean
press_store (void)
{
  return dt_press_key (GTK_WINDOW (find_form ()), GDK_KEY_Return, GDK_CONTROL_MASK);
}

/* F2 in the Directives view: what is missing or cannot be is told while it is typed. */
static void
test_edit (DtWindowFixture *f,
           gconstpointer    data)
{
  GtkWidget *form;

  dt_window_show_view (f->window, "directives");
  dt_directive_view_open (DT_DIRECTIVE_VIEW (dt_window_find_view (f->window, "directives")), DT_SEED_LETTER);
  dt_ui_settle ();
  form = open_form (f, "win.edit-selected", NULL);
  g_assert_cmpstr (gtk_editable_get_text (entry_of (SYMBOL)), ==, "1438-CV/TU");
  g_assert_cmpstr (gtk_editable_get_text (entry_of (FIRST_REFERENCE)), ==, "150-KH/TU");

  gtk_editable_set_text (entry_of (ARRIVED), "20/7/2024");
  dt_ui_wait_text (form, "A directive cannot arrive before the day it is issued.");
  g_assert_false (press_store ());
  gtk_editable_set_text (entry_of (ARRIVED), "23/7/2024");
  gtk_editable_set_text (entry_of (NUMBER), "nhiều");
  dt_ui_wait_text (form, "The incoming number counts from 1.");
  g_assert_false (press_store ());
  gtk_editable_set_text (entry_of (NUMBER), "512");
  gtk_editable_set_text (entry_of (COPIES), "-3");
  dt_ui_wait_text (form, "Copies are counted from 1.");
  g_assert_false (press_store ());
  gtk_editable_set_text (entry_of (COPIES), "45");
  gtk_editable_set_text (entry_of (PASSED), "23/7/2024");
  gtk_editable_set_text (entry_of (PASSED_TO), "Phòng Tổng hợp");
  gtk_editable_set_text (entry_of (SYMBOL), "150-KH/TU");
  gtk_editable_set_text (entry_of (ISSUED), "08/7/2024");
  g_assert_true (press_store ());
  dt_ui_wait_text (form, "150-KH/TU of this issuer and day is in the register already.");

  gtk_editable_set_text (entry_of (SYMBOL), "1439-CV/TU");
  gtk_editable_set_text (entry_of (ISSUED), "22/7/2024");
  g_signal_emit_by_name (dt_ui_find_button (form, "Add a Reference"), "clicked");
  gtk_editable_set_text (entry_of (FIRST_REFERENCE + 1), "35-CT/TW");
  g_assert_true (press_store ());
  dt_test_wait_until (is_gone, NULL);
  dt_ui_wait_text (GTK_WIDGET (f->window), "Changed 1439-CV/TU");
  g_assert_cmpint (dt_seed_ask (f->store, "SELECT count(*) FROM directive WHERE id = 2 AND symbol = '1439-CV/TU' AND incoming_number = 512"
                                          " AND copies = 45 AND passed_to = 'Phòng Tổng hợp' AND passed_day = 739090"), ==, 1);
  g_assert_cmpint (dt_seed_ask (f->store, "SELECT arrived_day FROM directive WHERE id = 2"), ==, dt_test_day ("2024-07-23"));
  g_assert_cmpint (dt_seed_ask (f->store, "SELECT count(*) FROM reference r JOIN directive d ON d.id = r.target_id WHERE r.directive_id = 2 AND d.stub = 1"), ==, 1);
  g_assert_cmpint (dt_seed_ask (f->store, "SELECT count(*) FROM reference WHERE directive_id = 2 AND target_id = 1 AND relation = 'accelerates'"), ==, 1);

  dt_window_fixture_activate (f, "win.undo", NULL);
  dt_window_fixture_wait_for (f, "SELECT count(*) FROM directive WHERE symbol IN ('1438-CV/TU', '150-KH/TU')", 2);
  g_assert_cmpint (dt_seed_ask (f->store, "SELECT count(*) FROM directive"), ==, 2);
}

/* Days that are counted from the one that is changed are told before anything is stored. */
static void
test_effect (DtWindowFixture *f,
             gconstpointer    data)
{
  GtkWidget *form;

  dt_window_fixture_write (f, "UPDATE deadline SET bound = 'period', named_day = NULL, rule = 'P10D@received' WHERE task_id IN (3, 4)");
  form = open_form (f, "win.edit-directive", g_variant_new_int64 (DT_SEED_PLAN));
  gtk_editable_set_text (entry_of (ARRIVED), "10/7/2024");
  dt_ui_wait_text (form, "2 last days counted from this date move with it.");
  g_assert_cmpint (dt_seed_ask (f->store, "SELECT count(*) FROM directive WHERE arrived_day IS NOT NULL"), ==, 0);
  g_assert_true (press_store ());
  dt_test_wait_until (is_gone, NULL);
  /* The tenth day is a Saturday: a period ends on the working day after it. */
  g_assert_cmpint (dt_seed_ask (f->store, "SELECT min (original_day) FROM deadline WHERE task_id IN (3, 4)"), ==, dt_test_day ("2024-07-22"));
  g_assert_cmpint (dt_seed_ask (f->store, "SELECT max (original_day) FROM deadline WHERE task_id IN (3, 4)"), ==, dt_test_day ("2024-07-22"));
}

/* One that was only cited is completed by the same form. */
static void
test_stub (DtWindowFixture *f,
           gconstpointer    data)
{
  GtkWidget *form;

  dt_window_fixture_write (f, "INSERT INTO directive (id, uid, symbol, symbol_key, type, stub) VALUES (9, 'u9', '35-CT/TW', dt_symbol_key ('35-CT/TW'), 'directive', 1)");
  form = open_form (f, "win.edit-directive", g_variant_new_int64 (9));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (form)), ==, "Complete Directive");
  gtk_editable_set_text (entry_of (ISSUER), "Bộ Chính trị");
  g_assert_true (press_store ());
  dt_test_wait_until (is_gone, NULL);
  g_assert_cmpint (dt_seed_ask (f->store, "SELECT count(*) FROM directive WHERE id = 9 AND stub = 0 AND issuer = 'Bộ Chính trị'"), ==, 1);

  dt_window_fixture_activate (f, "win.remove-directive", g_variant_new_int64 (9));
  dt_ui_wait_text (GTK_WIDGET (f->window), "Removed the directive with its tasks");
  g_assert_cmpint (dt_seed_ask (f->store, "SELECT count(*) FROM directive"), ==, 2);
}

#define ADD(path, func) g_test_add (path, DtWindowFixture, NULL, dt_window_fixture_set_up, func, dt_window_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/directive-form/edit", test_edit);
  ADD ("/directive-form/effect", test_effect);
  ADD ("/directive-form/stub", test_stub);
  return g_test_run ();
}
