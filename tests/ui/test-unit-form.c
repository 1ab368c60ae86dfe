/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Units by the form of the window: what it shows, and what the register holds then. */

#include <adwaita.h>

#include "dt-day-entry.h"
#include "dt-form-dialog.h"
#include "dt-press.h"
#include "dt-seed.h"
#include "dt-test.h"
#include "dt-ui-fixture.h"
#include "dt-unit-edit-jobs.h"
#include "dt-unit-view.h"
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

/* The entries of the form, in their order. */
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

enum { NAME, SHORT_NAME, CODE };

static GtkWidget *
open_form (DtWindowFixture *f,
           const char      *action)
{
  dt_window_fixture_activate (f, action, NULL);
  dt_test_wait_until (is_settled, NULL);
  dt_ui_settle ();
  return find_form ();
}

static DtUnitEdit *
load_unit (DtWindowFixture *f,
           gint64           id)
{
  g_autoptr(GError) error = NULL;
  DtUnitEdit *edit = dt_store_read (f->store, dt_job_load_unit_edit, &id, NULL, &error);

  g_assert_no_error (error);
  return edit;
}

static void
press_store (GtkWidget *form)
{
  g_assert_true (dt_press_key (GTK_WINDOW (form), GDK_KEY_Return, GDK_CONTROL_MASK));
}

/* A new unit: not to be stored before it has a name and a code; a code that is taken is told, and what was typed stays. */
static void
test_new (DtWindowFixture *f,
          gconstpointer    data)
{
  GtkWidget *form;
  g_autoptr(DtUnitEdit) unit = NULL;

  dt_window_show_view (f->window, "units");
  form = open_form (f, "win.new-unit");
  g_assert_false (dt_press_key (GTK_WINDOW (form), GDK_KEY_Return, GDK_CONTROL_MASK));

  gtk_editable_set_text (entry_of (NAME), "Đảng ủy xã Hòa Đông");
  gtk_editable_set_text (entry_of (SHORT_NAME), "X. Hòa Đông");
  gtk_editable_set_text (entry_of (CODE), "VPTU");
  press_store (form);
  dt_ui_wait_text (form, "The code “VPTU” is that of Văn phòng Thành ủy.");
  g_assert_cmpstr (gtk_editable_get_text (entry_of (NAME)), ==, "Đảng ủy xã Hòa Đông");

  gtk_editable_set_text (entry_of (CODE), "X-HD");
  press_store (form);
  dt_test_wait_until (is_gone, NULL);
  dt_ui_wait_text (GTK_WIDGET (f->window), "Entered Đảng ủy xã Hòa Đông");
  unit = load_unit (f, dt_unit_view_get_selected (DT_UNIT_VIEW (dt_window_find_view (f->window, "units"))));
  g_assert_cmpstr (unit->code, ==, "X-HD");
  g_assert_cmpstr (unit->short_name, ==, "X. Hòa Đông");
}

static gboolean
has_old_name (gpointer data)
{
  g_autoptr(DtUnitEdit) unit = load_unit (data, DT_SEED_WARD);

  return g_str_equal (unit->name, "Đảng ủy phường Minh Tân");
}

/* F2 corrects the unit that is looked at; Ctrl+Z takes that back. */
static void
test_edit (DtWindowFixture *f,
           gconstpointer    data)
{
  g_autoptr(DtUnitEdit) unit = NULL;
  GtkWidget *form;

  dt_window_show_view (f->window, "units");
  dt_unit_view_open (DT_UNIT_VIEW (dt_window_find_view (f->window, "units")), DT_SEED_WARD);
  form = open_form (f, "win.edit-selected");
  g_assert_cmpstr (gtk_editable_get_text (entry_of (NAME)), ==, "Đảng ủy phường Minh Tân");
  gtk_editable_set_text (entry_of (NAME), "Đảng ủy phường Tân Minh");
  press_store (form);
  dt_test_wait_until (is_gone, NULL);
  dt_ui_wait_text (GTK_WIDGET (f->window), "Changed Đảng ủy phường Tân Minh");
  unit = load_unit (f, DT_SEED_WARD);
  g_assert_cmpstr (unit->name, ==, "Đảng ủy phường Tân Minh");
  g_assert_cmpstr (unit->code, ==, "P-MT");

  dt_window_fixture_activate (f, "win.undo", NULL);
  dt_test_wait_until (has_old_name, f);
}

#define CASE(name, func) g_test_add ("/ui/unit-form/" name, DtWindowFixture, NULL, dt_window_fixture_set_up, func, dt_window_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  CASE ("new", test_new);
  CASE ("edit", test_edit);

  return g_test_run ();
}
