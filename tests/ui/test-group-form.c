/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Groups of units by the forms of the window: what they show, and what the register holds then. */

#include <adwaita.h>

#include "dt-form-dialog.h"
#include "dt-groups-window.h"
#include "dt-members-field.h"
#include "dt-pick-button.h"
#include "dt-press.h"
#include "dt-seed.h"
#include "dt-test.h"
#include "dt-ui-fixture.h"
#include "dt-window-fixture.h"

static gboolean
is_settled (gpointer data)
{
  GtkWidget *form = dt_find_window (DT_TYPE_FORM_DIALOG);

  return form != NULL && dt_form_dialog_is_settled (DT_FORM_DIALOG (form));
}

static gboolean
is_gone (gpointer data)
{
  return dt_find_window (DT_TYPE_FORM_DIALOG) == NULL;
}

static void
list_entries (GtkWidget *widget,
              GPtrArray *entries)
{
  if (GTK_IS_ENTRY (widget) && gtk_widget_get_mapped (widget))
    g_ptr_array_add (entries, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    list_entries (child, entries);
}

enum { NAME, CODE, FIRST_FROM, FIRST_TO };

static GtkEditable *
entry_of (guint index)
{
  g_autoptr(GPtrArray) entries = g_ptr_array_new ();

  list_entries (dt_find_window (DT_TYPE_FORM_DIALOG), entries);
  g_assert_cmpuint (index, <, entries->len);
  return GTK_EDITABLE (g_ptr_array_index (entries, index));
}

static GtkWidget *
wait_form (void)
{
  dt_test_wait_until (is_settled, NULL);
  dt_ui_settle ();
  return dt_find_window (DT_TYPE_FORM_DIALOG);
}

static void
pick_member (GtkWidget *form,
             gint64     unit)
{
  GtkWidget *field = dt_find_widget (form, DT_TYPE_MEMBERS_FIELD);
  GtkMenuButton *button = GTK_MENU_BUTTON (dt_members_field_get_button (DT_MEMBERS_FIELD (field)));

  g_signal_emit_by_name (gtk_menu_button_get_popover (button), "picked", unit);
}

static gboolean
press_store (void)
{
  return dt_press_key (GTK_WINDOW (dt_find_window (DT_TYPE_FORM_DIALOG)), GDK_KEY_Return, GDK_CONTROL_MASK);
}

/* From the list of groups: one is edited, its members come and go on a day; the list follows. */
static void
test_edit (DtWindowFixture *f,
           gconstpointer    data)
{
  GtkWidget *groups, *form;

  dt_window_fixture_activate (f, "win.show-groups", NULL);
  groups = dt_find_window (DT_TYPE_GROUPS_WINDOW);
  dt_ui_wait_text (groups, "PX · 2 members today · 1 task asks it");
  g_signal_emit_by_name (dt_find_widget (groups, GTK_TYPE_LIST_BOX), "row-activated", dt_ui_find_row (groups, "Các đảng ủy phường, xã"));
  form = wait_form ();
  g_assert_cmpstr (gtk_editable_get_text (entry_of (NAME)), ==, "Các đảng ủy phường, xã");
  g_assert_true (gtk_window_get_transient_for (GTK_WINDOW (form)) == GTK_WINDOW (groups));

  gtk_editable_set_text (entry_of (FIRST_TO), "hôm nào đó");
  dt_ui_wait_text (form, "A day is not understood. Write it like 25/8/2024.");
  g_assert_false (press_store ());
  gtk_editable_set_text (entry_of (FIRST_TO), "31/7/2024");
  pick_member (form, DT_SEED_GOVERNMENT);
  gtk_editable_set_text (entry_of (FIRST_FROM + 4), "01/8/2024");
  g_assert_true (press_store ());
  dt_test_wait_until (is_gone, NULL);
  dt_ui_wait_text (groups, "PX · 2 members today · 1 task asks it");
  g_assert_cmpint (dt_seed_ask (f->store, "SELECT count(*) FROM group_member WHERE group_id = 1"), ==, 3);
  g_assert_cmpint (dt_seed_ask (f->store, "SELECT valid_from FROM group_member WHERE group_id = 1 AND unit_id = 4"), ==, dt_test_day ("2024-08-01"));
  g_assert_cmpint (dt_seed_ask (f->store, "SELECT max (valid_to) FROM group_member WHERE group_id = 1"), ==, dt_test_day ("2024-07-31"));
  gtk_window_close (GTK_WINDOW (groups));

  dt_window_fixture_activate (f, "win.undo", NULL);
  dt_window_fixture_wait_for (f, "SELECT count(*) FROM group_member WHERE valid_from IS NULL AND valid_to IS NULL", 2);
}

/* A new one, and another taken away; what tasks name cannot be. */
static void
test_new (DtWindowFixture *f,
          gconstpointer    data)
{
  GtkWidget *groups, *button;

  dt_window_fixture_activate (f, "win.new-group", NULL);
  wait_form ();
  g_assert_false (press_store ());
  gtk_editable_set_text (entry_of (NAME), "Các ban xây dựng Đảng");
  gtk_editable_set_text (entry_of (CODE), "PX");
  pick_member (dt_find_window (DT_TYPE_FORM_DIALOG), DT_SEED_ORGANISATION);
  g_assert_true (press_store ());
  dt_ui_wait_text (dt_find_window (DT_TYPE_FORM_DIALOG), "The code “PX” is that of Các đảng ủy phường, xã.");
  gtk_editable_set_text (entry_of (CODE), "BXD");
  g_assert_true (press_store ());
  dt_test_wait_until (is_gone, NULL);
  g_assert_cmpint (dt_seed_ask (f->store, "SELECT count(*) FROM group_member m JOIN unit_group g ON g.id = m.group_id WHERE g.code = 'BXD'"), ==, 1);

  dt_window_fixture_activate (f, "win.show-groups", NULL);
  groups = dt_find_window (DT_TYPE_GROUPS_WINDOW);
  dt_ui_wait_text (groups, "BXD · 1 member today · 0 tasks ask it");
  button = dt_ui_find_button (groups, "Remove the group Các đảng ủy phường, xã");
  g_assert_false (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (dt_ui_find_button (groups, "Remove the group Các ban xây dựng Đảng"), "clicked");
  dt_ui_wait_no_text (groups, "BXD · 1 member today · 0 tasks ask it");
  g_assert_cmpint (dt_seed_ask (f->store, "SELECT count(*) FROM unit_group"), ==, 1);
  g_assert_true (dt_press_key (GTK_WINDOW (groups), GDK_KEY_Escape, 0));
  dt_ui_settle ();
  g_assert_null (dt_find_window (DT_TYPE_GROUPS_WINDOW));
}

/* From the menu of a unit. */
static void
test_join (DtWindowFixture *f,
           gconstpointer    data)
{
  GtkWidget *form;

  dt_window_fixture_activate (f, "win.join-group", g_variant_new_int64 (DT_SEED_OFFICE));
  form = wait_form ();
  g_assert_false (press_store ());
  dt_pick_button_set_id (DT_PICK_BUTTON (dt_find_widget (form, DT_TYPE_PICK_BUTTON)), 1);
  g_signal_emit_by_name (dt_find_widget (form, DT_TYPE_PICK_BUTTON), "picked");
  g_assert_true (press_store ());
  dt_test_wait_until (is_gone, NULL);
  dt_ui_wait_text (GTK_WIDGET (f->window), "The unit is in the group “Các đảng ủy phường, xã”");
  g_assert_cmpint (dt_seed_ask (f->store, "SELECT valid_from FROM group_member WHERE group_id = 1 AND unit_id = 1"), ==, DT_SEED_TODAY);
}

/* Two entries of one unit: what passes over is told first. */
static void
test_merge (DtWindowFixture *f,
            gconstpointer    data)
{
  GtkWidget *form, *pick;

  dt_window_fixture_activate (f, "win.merge-unit", g_variant_new_int64 (DT_SEED_WARD));
  form = wait_form ();
  pick = dt_find_widget (form, DT_TYPE_PICK_BUTTON);
  dt_ui_wait_text (form, "Đảng ủy phường Minh Tân was entered twice. All that names it will name the other unit, and it goes.");
  g_assert_false (press_store ());
  dt_pick_button_set_id (DT_PICK_BUTTON (pick), DT_SEED_COMMUNE);
  g_signal_emit_by_name (pick, "picked");
  dt_ui_wait_text (form, "Both have a history in “Báo cáo kết quả năm năm thực hiện nghị quyết”. Remove what was recorded for one of them there first.");
  g_assert_false (press_store ());
  dt_pick_button_set_id (DT_PICK_BUTTON (pick), DT_SEED_GOVERNMENT);
  g_signal_emit_by_name (pick, "picked");
  dt_ui_wait_text (form, "2 parts in tasks pass over · 0 parts that both have become one · 0 reminders · 1 group");
  g_assert_cmpint (dt_seed_ask (f->store, "SELECT count(*) FROM unit"), ==, DT_SEED_N_UNITS);
  g_assert_true (press_store ());
  dt_test_wait_until (is_gone, NULL);
  dt_ui_wait_text (GTK_WIDGET (f->window), "Made one with UBND thành phố");
  g_assert_cmpint (dt_seed_ask (f->store, "SELECT count(*) FROM unit"), ==, DT_SEED_N_UNITS - 1);
}

#define ADD(path, func) g_test_add (path, DtWindowFixture, NULL, dt_window_fixture_set_up, func, dt_window_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/group-form/edit", test_edit);
  ADD ("/group-form/new", test_new);
  ADD ("/group-form/join", test_join);
  ADD ("/group-form/merge", test_merge);
  return g_test_run ();
}
