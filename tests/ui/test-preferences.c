/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The preferences over a real register: each edit is stored at once, one step of undo, and seen. */

#include <adwaita.h>
#include <string.h>

#include "dt-db.h"
#include "dt-holiday-dialog.h"
#include "dt-preferences.h"
#include "dt-ui-fixture.h"

#define TR(text) g_dgettext (GETTEXT_PACKAGE, text)

typedef struct
{
  DtUiFixture  ui;
  GtkWidget   *window;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  dt_ui_fixture_open (&fixture->ui, 400, 300);
  fixture->window = dt_preferences_new (NULL, fixture->ui.context);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  dt_ui_settle ();
  dt_ui_fixture_close (&fixture->ui);
}

/* The widget of the type below @root that is the n-th there. */
static GtkWidget *
find_type (GtkWidget *root,
           GType      type,
           int       *n)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type) && (*n)-- == 0)
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type, n);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static GtkWidget *
find (GtkWidget *root,
      GType      type,
      int        n)
{
  GtkWidget *found = find_type (root, type, &n);

  g_assert_nonnull (found);
  return found;
}

static void
show_page (Fixture    *fixture,
           const char *name)
{
  AdwViewStack *stack = ADW_VIEW_STACK (find (fixture->window, ADW_TYPE_VIEW_STACK, 0));

  adw_view_stack_set_visible_child_name (stack, name);
  dt_ui_settle ();
}

static void
wait_year (Fixture *fixture,
           int      year)
{
  g_autofree char *title = g_strdup_printf (TR ("Days Off and Swaps in %d"), year);

  dt_ui_wait_text (fixture->window, title);
}

static void
wait_day (GtkWidget  *root,
          const char *iso,
          gboolean    shown)
{
  DtDay day = dt_test_day (iso);
  g_autofree char *text = dt_day_format (day, DT_DAY_STYLE_LONG, day);

  if (shown)
    dt_ui_wait_text (root, text);
  else
    dt_ui_wait_no_text (root, text);
}

static gboolean
load_text (DtDb      *db,
           gpointer   data,
           gpointer  *result,
           GError   **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &st, data, error) || !dt_stmt_next (&st, &has_row, error))
    return FALSE;
  *result = has_row ? dt_column_dup (&st, 0) : g_strdup ("-");
  return TRUE;
}

static char *
query (Fixture    *fixture,
       const char *sql)
{
  g_autoptr(GError) error = NULL;
  char *text = dt_store_read (fixture->ui.store, load_text, (gpointer) sql, NULL, &error);

  g_assert_no_error (error);
  return text;
}

typedef struct { Fixture *fixture; const char *sql; const char *text; } Wanted;

static gboolean
is_stored (gpointer data)
{
  Wanted *wanted = data;
  g_autofree char *text = query (wanted->fixture, wanted->sql);

  return strcmp (text, wanted->text) == 0;
}

static void
wait_stored (Fixture    *fixture,
             const char *sql,
             const char *text)
{
  Wanted wanted = { fixture, sql, text };

  dt_test_wait_until (is_stored, &wanted);
}

static void
test_year (Fixture       *fixture,
           gconstpointer  data)
{
  show_page (fixture, "holidays");
  wait_year (fixture, 2024);
  wait_day (fixture->window, "2024-09-02", TRUE);
  dt_ui_wait_text (fixture->window, TR ("The announcement is built in; days entered here are laid over it."));

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (find (fixture->window, GTK_TYPE_SPIN_BUTTON, 0)), 2030);
  wait_year (fixture, 2030);
  dt_ui_wait_text (fixture->window, TR ("No official holidays yet: only the days by law are known."));
  wait_day (fixture->window, "2030-02-02", TRUE);     /* Tết: a day before that of China */
}

/* Entered in the dialog, seen in the list, taken back. */
static void
test_add (Fixture       *fixture,
          gconstpointer  data)
{
  GtkWidget *page = find (fixture->window, g_type_from_name ("DtHolidayPage"), 0);
  GtkWidget *button;
  GtkWidget *dialog = NULL;
  GListModel *windows = gtk_window_get_toplevels ();
  DtHolidayEdit *edit = dt_holiday_edit_new (DT_DAY_NONE, dt_test_day ("2024-12-24"), DT_CALENDAR_HOLIDAY, "Ngày truyền thống");

  show_page (fixture, "holidays");
  wait_year (fixture, 2024);
  button = dt_ui_find_button (page, TR ("_Add…"));
  if (button == NULL)
    button = find (page, GTK_TYPE_BUTTON, 2);
  g_signal_emit_by_name (button, "clicked");
  dt_ui_settle ();
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);

      if (DT_IS_HOLIDAY_DIALOG (window))
        dialog = window;
    }
  g_assert_nonnull (dialog);
  g_signal_emit_by_name (dialog, "apply", edit);
  dt_holiday_edit_free (edit);
  gtk_window_close (GTK_WINDOW (dialog));

  wait_day (page, "2024-12-24", TRUE);
  wait_stored (fixture, "SELECT kind || ' ' || name FROM calendar_day", "holiday Ngày truyền thống");
  gtk_widget_activate_action (fixture->window, "preferences.undo", NULL);
  wait_stored (fixture, "SELECT count (*) FROM calendar_day", "0");
  wait_day (page, "2024-12-24", FALSE);
}

static void
test_remove (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *page = find (fixture->window, g_type_from_name ("DtHolidayPage"), 0);

  show_page (fixture, "holidays");
  dt_ui_fixture_write (&fixture->ui, "INSERT INTO calendar_day (day, kind) VALUES (CAST (julianday ('2024-12-24') - 1721424.5 AS INTEGER), 'compensatory')");
  wait_day (page, "2024-12-24", TRUE);
  gtk_widget_activate_action (page, "holidays.remove", "i", dt_test_day ("2024-12-24"));
  wait_day (page, "2024-12-24", FALSE);
  wait_stored (fixture, "SELECT label LIKE '%: 24/12/2024' FROM journal ORDER BY id DESC LIMIT 1", "1");
}

static void
test_complete (Fixture       *fixture,
               gconstpointer  data)
{
  GtkWidget *page = find (fixture->window, g_type_from_name ("DtHolidayPage"), 0);

  show_page (fixture, "holidays");
  wait_year (fixture, 2024);
  gtk_switch_set_active (GTK_SWITCH (find (page, GTK_TYPE_SWITCH, 0)), TRUE);
  dt_ui_wait_text (page, TR ("Only the days of this list count."));
  wait_stored (fixture, "SELECT year FROM calendar_year", "2024");
  gtk_widget_activate_action (fixture->window, "preferences.undo", NULL);
  wait_stored (fixture, "SELECT count (*) FROM calendar_year", "0");
  dt_ui_wait_text (page, TR ("The announcement is built in; days entered here are laid over it."));
  g_assert_false (gtk_switch_get_active (GTK_SWITCH (find (page, GTK_TYPE_SWITCH, 0))));
}

/* Whose rules papers follow: kept in the register, changed by another program meanwhile, taken back. */
static void
test_form (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *page = find (fixture->window, g_type_from_name ("DtOfficePage"), 0);
  AdwComboRow *form = ADW_COMBO_ROW (find (page, ADW_TYPE_COMBO_ROW, 0));

  show_page (fixture, "office");
  g_assert_cmpuint (adw_combo_row_get_selected (form), ==, 0);
  adw_combo_row_set_selected (form, 1);
  wait_stored (fixture, "SELECT value FROM setting WHERE name = 'office.form'", "state");
  gtk_widget_activate_action (fixture->window, "preferences.undo", NULL);
  wait_stored (fixture, "SELECT count (*) FROM setting WHERE name = 'office.form'", "0");
  while (adw_combo_row_get_selected (form) != 0)
    g_main_context_iteration (NULL, TRUE);

  dt_ui_fixture_write (&fixture->ui, "INSERT INTO setting (name, value) VALUES ('office.form', 'state')");
  while (adw_combo_row_get_selected (form) != 1)
    g_main_context_iteration (NULL, TRUE);
  wait_stored (fixture, "SELECT count (*) FROM journal WHERE action = 'set-setting'", "1");
}

static void
test_office (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *page = find (fixture->window, g_type_from_name ("DtOfficePage"), 0);
  GtkWidget *name = find (page, ADW_TYPE_ENTRY_ROW, 1);
  GtkWidget *notation = find (page, ADW_TYPE_ENTRY_ROW, 4);
  GtkWidget *named = find (page, GTK_TYPE_SWITCH, 0);

  show_page (fixture, "office");
  dt_ui_fixture_write (&fixture->ui, "INSERT INTO setting (name, value) VALUES ('office.name', 'Văn phòng')");
  while (strcmp (gtk_editable_get_text (GTK_EDITABLE (name)), "Văn phòng") != 0)
    g_main_context_iteration (NULL, TRUE);

  gtk_editable_set_text (GTK_EDITABLE (name), "Văn phòng Thành ủy");
  g_signal_emit_by_name (name, "apply");
  wait_stored (fixture, "SELECT value FROM setting WHERE name = 'office.name'", "Văn phòng Thành ủy");

  gtk_editable_set_text (GTK_EDITABLE (notation), "-CV/VPTU");
  g_signal_emit_by_name (notation, "apply");
  wait_stored (fixture, "SELECT value FROM setting WHERE name = 'office.notation'", "-CV/VPTU");

  gtk_switch_set_active (GTK_SWITCH (named), TRUE);
  wait_stored (fixture, "SELECT value FROM setting WHERE name = 'deadline.include-named'", "true");
  wait_stored (fixture, "SELECT original_day - named_day FROM deadline WHERE task_id = 3", "0");
  gtk_widget_activate_action (fixture->window, "preferences.undo", NULL);
  wait_stored (fixture, "SELECT count (*) FROM setting WHERE name = 'deadline.include-named'", "0");
  while (gtk_switch_get_active (GTK_SWITCH (named)))
    g_main_context_iteration (NULL, TRUE);
}

static void
test_look (Fixture       *fixture,
           gconstpointer  data)
{
  show_page (fixture, "look");
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (find (fixture->window, GTK_TYPE_SPIN_BUTTON, 1)), 5);
  g_assert_cmpint (dt_context_get_soon_days (fixture->ui.context), ==, 5);
  g_settings_reset (dt_context_get_settings (fixture->ui.context), "soon-days");
}

#define CASE(name, func) g_test_add ("/ui/preferences/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  CASE ("year", test_year);
  CASE ("add", test_add);
  CASE ("remove", test_remove);
  CASE ("complete", test_complete);
  CASE ("office", test_office);
  CASE ("form", test_form);
  CASE ("look", test_look);

  return g_test_run ();
}
