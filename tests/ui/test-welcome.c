/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The first start: what an empty register offers, what of it is done, and the throw-away register of the samples. */

#include <adwaita.h>

#include "dt-list-jobs.h"
#include "dt-preferences.h"
#include "dt-press.h"
#include "dt-samples.h"
#include "dt-test.h"
#include "dt-ui-fixture.h"
#include "dt-window-fixture.h"

static void
set_up (DtWindowFixture *f,
        gconstpointer    data)
{
  dt_window_fixture_open (f, FALSE);
  dt_ui_wait_text (GTK_WIDGET (f->window), "No directives in the register yet");
}

static void
assert_way (DtWindowFixture *f,
            const char      *name,
            const char      *action)
{
  GtkWidget *label = dt_ui_find_label (GTK_WIDGET (f->window), name);
  GtkWidget *button = label != NULL ? gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON) : NULL;

  g_assert_nonnull (button);
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), ==, action);
  g_assert_true (gtk_widget_is_sensitive (button) || g_str_has_prefix (action, "app."));   /* the fixture has none of the program */
}

static void
test_ways (DtWindowFixture *f,
           gconstpointer    data)
{
  assert_way (f, "From a letter", "win.register-letter");
  assert_way (f, "From an XML file", "win.import");
  assert_way (f, "By form", "win.register-form");
  assert_way (f, "Open a Register…", "win.open-register");
  assert_way (f, "Restore from a Backup…", "win.restore-backup");
  assert_way (f, "Look at It with Sample Data", "app.try-samples");
}

/* Each step tells how it stands, and follows the register. The button to press next has a frame. */
static void
test_steps (DtWindowFixture *f,
            gconstpointer    data)
{
  GtkWidget *window = GTK_WIDGET (f->window);

  dt_ui_wait_text (window, "The names at the head of what is printed are not set yet");
  g_assert_true (gtk_button_get_has_frame (GTK_BUTTON (dt_ui_find_button (window, "Fill In"))));
  dt_ui_wait_text (window, "None yet: from a spreadsheet, an XML file, or one by one");
  dt_ui_wait_text (window, "Days off in 2024 and 2025");
  dt_ui_wait_text (window, "11 public holidays this year are there, as officially announced");

  dt_window_fixture_write (f, "INSERT INTO setting (name, value) VALUES ('office.name', 'Văn phòng')");
  dt_ui_wait_text (window, "Văn phòng");
  dt_window_fixture_write (f, "INSERT INTO setting (name, value) VALUES ('office.parent', 'Thành ủy Quảng Ngãi')");
  dt_ui_wait_text (window, "Văn phòng, Thành ủy Quảng Ngãi");
  g_assert_true (gtk_button_get_has_frame (GTK_BUTTON (dt_ui_find_button (window, "From Spreadsheet…"))));

  dt_window_fixture_write (f, "INSERT INTO unit (uid, code, kind, name, short_name, sort_key) VALUES ('u1', 'VP', 'staff', 'Văn phòng Thành ủy', 'VP Thành ủy', 'van phong')");
  dt_ui_wait_text (window, "1 unit, 0 groups; telephone numbers make reminding quick");
  g_assert_false (gtk_button_get_has_frame (GTK_BUTTON (dt_ui_find_button (window, "Edit"))));
  g_signal_emit_by_name (dt_ui_find_button (window, "Open"), "clicked");
  dt_ui_settle ();
  g_assert_cmpstr (dt_window_get_view_name (f->window), ==, "units");
}

static gboolean
is_welcoming (gpointer data)
{
  return dt_ui_has_text (data, "No directives in the register yet");
}

static gboolean
is_left (gpointer data)
{
  return !is_welcoming (data);
}

/* One that asks nothing is one all the same. */
static void
test_without_tasks (DtWindowFixture *f,
                    gconstpointer    data)
{
  dt_window_fixture_write (f, "INSERT INTO directive (uid, symbol, symbol_key, type, issuer, subject, issued_day) VALUES ('d1', '1-TB/TU', '1-tb/tu', 'notice', 'Thành ủy', 'Lịch', 19900)");
  dt_test_wait_until (is_left, f->window);
  dt_window_fixture_write (f, "DELETE FROM directive");
  dt_test_wait_until (is_welcoming, f->window);
}

static void
test_preferences (DtWindowFixture *f,
                  gconstpointer    data)
{
  GtkWidget *preferences;

  g_signal_emit_by_name (dt_ui_find_button (GTK_WIDGET (f->window), "Check"), "clicked");
  dt_ui_settle ();
  preferences = dt_find_window (DT_TYPE_PREFERENCES);
  g_assert_nonnull (preferences);
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (ADW_VIEW_STACK (dt_find_widget (preferences, ADW_TYPE_VIEW_STACK))), ==, "holidays");
  gtk_window_destroy (GTK_WINDOW (preferences));
}

static GtkMenuButton *
find_main_menu (GtkWidget *widget)
{
  GtkMenuButton *found = NULL;

  if (GTK_IS_MENU_BUTTON (widget) && g_strcmp0 (gtk_menu_button_get_icon_name (GTK_MENU_BUTTON (widget)), "open-menu-symbolic") == 0)
    return GTK_MENU_BUTTON (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_main_menu (child);

  return found;
}

/* Others that were open lately stand in the menu, the own one does not. */
static void
test_recent (DtWindowFixture *f,
             gconstpointer    data)
{
  g_autofree char *own = g_build_filename (f->dir, "register.db", NULL);
  const char *const paths[] = { own, "/srv/office/2024_25.db", NULL };
  GtkMenuButton *button = find_main_menu (GTK_WIDGET (f->window));
  g_autoptr(GMenuModel) first = g_menu_model_get_item_link (gtk_menu_button_get_menu_model (button), 0, G_MENU_LINK_SECTION);
  g_autoptr(GMenuModel) recent = g_menu_model_get_item_link (first, 2, G_MENU_LINK_SUBMENU);
  g_autoptr(GMenuModel) list = g_menu_model_get_item_link (recent, 0, G_MENU_LINK_SECTION);
  g_autofree char *label = NULL, *target = NULL;

  g_settings_set_strv (f->settings, "recent-registers", paths);
  g_assert_cmpint (g_menu_model_get_n_items (list), ==, 1);
  g_assert_true (g_menu_model_get_item_attribute (list, 0, G_MENU_ATTRIBUTE_LABEL, "s", &label));
  g_assert_cmpstr (label, ==, "2024__25.db (in “office”)");
  g_assert_true (g_menu_model_get_item_attribute (list, 0, G_MENU_ATTRIBUTE_TARGET, "s", &target));
  g_assert_cmpstr (target, ==, paths[1]);
}

static void
on_made (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GError) error = NULL;
  char **path = user_data;

  *path = dt_samples_make_finish (result, &error);
  g_assert_no_error (error);
}

static gboolean
is_made (gpointer data)
{
  return *(char **) data != NULL;
}

/* A whole register in a folder of its own, which goes when the program does. */
static void
test_samples (void)
{
  g_autofree char *path = NULL;
  g_autofree char *folder = NULL;

  dt_today_set_fixed (DT_SAMPLES_TODAY);
  g_assert_true (dt_samples_exist ());
  dt_samples_make_async (NULL, on_made, &path);
  dt_test_wait_until (is_made, &path);
  folder = g_path_get_dirname (path);
  g_assert_true (dt_samples_is_register (path));
  g_assert_true (g_str_has_prefix (path, g_get_tmp_dir ()));
  {
    g_autoptr(DtStore) store = dt_store_new (path, DT_STORE_FLAGS_NONE);
    g_autoptr(DtQuery) query = dt_query_new (DT_SAMPLES_TODAY);
    g_autoptr(DtCounts) counts = NULL;
    g_autoptr(GError) error = NULL;

    g_assert_true (dt_store_open (store, NULL, &error));
    g_assert_no_error (error);
    counts = dt_store_read (store, dt_job_count, query, NULL, &error);
    g_assert_no_error (error);
    g_assert_cmpint (counts->n_directives, >, 5);
    g_assert_cmpint (counts->n_units, >, 30);
    dt_store_close (store);
  }
  dt_samples_remove ();
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
  g_assert_false (dt_samples_is_register (path));
}

#define CASE(name, func) g_test_add ("/ui/welcome/" name, DtWindowFixture, NULL, set_up, func, dt_window_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  CASE ("ways", test_ways);
  CASE ("steps", test_steps);
  CASE ("without-tasks", test_without_tasks);
  CASE ("preferences", test_preferences);
  CASE ("recent", test_recent);
  g_test_add_func ("/ui/welcome/samples", test_samples);

  return g_test_run ();
}
