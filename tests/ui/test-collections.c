/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The collections in the real window: what the matrix shows, how keys and mouse move in it, and what they store. */

#include <adwaita.h>

#include "dt-collections-fixture.h"
#include "dt-collection-panel.h"
#include "dt-press.h"
#include "dt-record-popover.h"
#include "dt-submission-popover.h"
#include "dt-test.h"
#include "dt-ui-fixture.h"

/* --- What is shown --- */

static void
test_shown (DtCollectionsFixture *fixture,
            gconstpointer         data)
{
  dt_collections_assert_cell (fixture, DT_SEED_WARD, DT_COLUMN_JULY, "10/8 +2");
  dt_collections_assert_cell (fixture, DT_SEED_GOVERNMENT, DT_COLUMN_JULY, "late 4");
  dt_collections_assert_cell (fixture, DT_SEED_GOVERNMENT, DT_COLUMN_FIVE_YEARS, "·");
  dt_collections_assert_cell (fixture, DT_SEED_ORGANISATION, DT_COLUMN_FIVE_YEARS, "50%");
  g_assert_cmpstr (dt_matrix_cell_get_name (dt_collections_find_cell (fixture, DT_SEED_GOVERNMENT, DT_COLUMN_JULY)), ==,
                   "Ủy ban nhân dân thành phố, Báo cáo tháng 7, 4 days late");
  g_assert_cmpint (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (dt_collections_find_cell (fixture, DT_SEED_WARD, DT_COLUMN_JULY))), ==,
                   GTK_ACCESSIBLE_ROLE_GRID_CELL);

  /* As a screen reader has it. */
  gtk_test_accessible_assert_property (dt_collections_find_cell (fixture, DT_SEED_WARD, DT_COLUMN_JULY), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Đảng ủy phường Minh Tân, Báo cáo tháng 7, handed in Saturday 10 August, 2 days late");
  gtk_test_accessible_assert_property (dt_matrix_grid_find_cell (fixture->grid, DT_SEED_WARD, -1), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Đảng ủy phường Minh Tân, 2 of 2 handed in");
  gtk_test_accessible_assert_property (dt_matrix_grid_find_head (fixture->grid, DT_COLUMN_JULY), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Báo cáo tháng 7 của các đơn vị, 150-KH/TU, 1 of 2 handed in, last day Thursday 8 August");

  g_assert_true (dt_ui_has_text (fixture->view, "3/6 reports"));
  g_assert_true (dt_ui_has_text (fixture->view, "· 1 overdue"));
  g_assert_true (dt_ui_has_text (fixture->list, "Pinned Boards"));
  g_assert_true (dt_ui_has_text (fixture->list, "2 requests · 5 units"));
  g_assert_true (dt_ui_has_text (fixture->list, "Single Requests"));
  g_assert_true (dt_ui_has_text (dt_matrix_grid_find_head (fixture->grid, DT_COLUMN_JULY), "1/2"));
  /* The panel tells of the request under the cursor. */
  g_assert_true (dt_ui_has_text (fixture->panel, "Báo cáo tháng 7 của các đơn vị"));
  g_assert_true (dt_ui_has_text (fixture->panel, "Not Handed In · 1"));
}

static void
test_one_request (DtCollectionsFixture *fixture,
                  gconstpointer         data)
{
  g_autofree char *text = NULL;
  guint n = 0;

  g_assert_true (gtk_widget_activate_action (fixture->view, "win.open-collection", "x", (gint64) DT_SEED_COLLECTION));
  dt_ui_wait_text (fixture->view, "2/4 reports");
  text = dt_collection_view_dup_text (DT_COLLECTION_VIEW (fixture->view), &n);
  g_assert_cmpuint (n, ==, 4);
  g_assert_true (g_str_has_prefix (text, "Unit\tBáo cáo kết quả năm năm thực hiện nghị quyết\tHanded in\nBan Tổ chức Thành ủy\t\t0/1\n"));
  g_assert_cmpuint (dt_matrix_grid_get_n_shown (fixture->grid), ==, 4);
  dt_ui_wait_text (fixture->panel, "Not Handed In · 2");
}

/* --- Moving --- */

static void
test_keys (DtCollectionsFixture *fixture,
           gconstpointer         data)
{
  dt_collections_assert_cursor (fixture, DT_SEED_ORGANISATION, DT_COLUMN_JULY);
  dt_collections_press (fixture, GDK_KEY_Right, 0);
  dt_collections_assert_cursor (fixture, DT_SEED_ORGANISATION, DT_COLUMN_FIVE_YEARS);
  dt_collections_press (fixture, GDK_KEY_Right, 0);
  dt_collections_assert_cursor (fixture, DT_SEED_ORGANISATION, DT_COLUMN_FIVE_YEARS);
  /* Over the heads of kinds, from unit to unit. */
  dt_collections_press (fixture, GDK_KEY_Down, 0);
  dt_collections_press (fixture, GDK_KEY_Down, 0);
  dt_collections_assert_cursor (fixture, DT_SEED_WARD, DT_COLUMN_FIVE_YEARS);
  dt_collections_press (fixture, GDK_KEY_Down, GDK_CONTROL_MASK);
  dt_collections_assert_cursor (fixture, DT_SEED_GOVERNMENT, DT_COLUMN_FIVE_YEARS);
  dt_collections_press (fixture, GDK_KEY_Left, GDK_CONTROL_MASK);
  dt_collections_assert_cursor (fixture, DT_SEED_GOVERNMENT, DT_COLUMN_JULY);
  dt_collections_press (fixture, GDK_KEY_Left, 0);
  dt_collections_assert_cursor (fixture, DT_SEED_GOVERNMENT, -1);
  dt_collections_press (fixture, GDK_KEY_Right, 0);
  dt_collections_press (fixture, GDK_KEY_Up, GDK_CONTROL_MASK);
  dt_collections_assert_cursor (fixture, DT_SEED_ORGANISATION, DT_COLUMN_JULY);
  dt_collections_press (fixture, GDK_KEY_Up, 0);
  dt_collections_assert_cursor (fixture, 0, DT_COLUMN_JULY);
  dt_collections_press (fixture, GDK_KEY_End, 0);
  dt_collections_assert_cursor (fixture, 0, DT_COLUMN_FIVE_YEARS);
  dt_collections_press (fixture, GDK_KEY_Down, 0);
  dt_collections_assert_cursor (fixture, DT_SEED_ORGANISATION, DT_COLUMN_FIVE_YEARS);
}

/* Enter on a head is the whole column, on a name the whole row; Esc lets go. */
static void
test_whole (DtCollectionsFixture *fixture,
            gconstpointer         data)
{
  g_autoptr(GArray) column = NULL;
  g_autoptr(GArray) row = NULL;

  dt_collections_press (fixture, GDK_KEY_Right, 0);
  dt_collections_press (fixture, GDK_KEY_Up, 0);
  dt_collections_press (fixture, GDK_KEY_Return, 0);
  g_assert_cmpint (dt_matrix_grid_get_chosen (fixture->grid), ==, DT_CHOSEN_COLUMN);
  column = dt_view_dup_assignments (DT_VIEW (fixture->view));
  g_assert_cmpuint (column->len, ==, 2);
  g_assert_cmpint (g_array_index (column, gint64, 0), ==, DT_PART_ORGANISATION);

  dt_collections_press (fixture, GDK_KEY_Escape, 0);
  g_assert_cmpint (dt_matrix_grid_get_chosen (fixture->grid), ==, DT_CHOSEN_CELL);
  dt_collections_press (fixture, GDK_KEY_Down, 0);
  dt_collections_press (fixture, GDK_KEY_Left, 0);
  dt_collections_press (fixture, GDK_KEY_Left, 0);
  dt_collections_press (fixture, GDK_KEY_Return, 0);
  g_assert_cmpint (dt_matrix_grid_get_chosen (fixture->grid), ==, DT_CHOSEN_ROW);
  row = dt_view_dup_assignments (DT_VIEW (fixture->view));
  g_assert_cmpuint (row->len, ==, 1);
}

/* --- Doing --- */

/* A dt_collections_click selects, Enter opens the form at the cell, its Enter stores; the cursor goes down to the next unit. */
static void
test_record (DtCollectionsFixture *fixture,
             gconstpointer         data)
{
  GtkWidget *popover;

  dt_collections_click (fixture, DT_SEED_ORGANISATION, DT_COLUMN_FIVE_YEARS, 1);
  dt_collections_assert_cursor (fixture, DT_SEED_ORGANISATION, DT_COLUMN_FIVE_YEARS);
  dt_collections_press (fixture, GDK_KEY_Return, 0);
  popover = dt_collections_wait_popover (fixture, DT_TYPE_RECORD_POPOVER);
  g_assert_true (dt_ui_has_text (popover, "Ban Tổ chức Thành ủy"));
  g_signal_emit_by_name (dt_ui_find_button (popover, "Record submission"), "clicked");
  dt_collections_wait_cell (fixture, DT_SEED_ORGANISATION, DT_COLUMN_FIVE_YEARS, "12/8");
  g_assert_cmpint (dt_window_fixture_read_phase (&fixture->f, DT_PART_ORGANISATION), ==, DT_PHASE_HANDED);
  dt_ui_wait_text (fixture->view, "4/6 reports");
  dt_collections_assert_cursor (fixture, DT_SEED_PROPAGANDA, DT_COLUMN_FIVE_YEARS);

  dt_window_fixture_activate (&fixture->f, "win.undo", NULL);
  dt_collections_wait_cell (fixture, DT_SEED_ORGANISATION, DT_COLUMN_FIVE_YEARS, "50%");
}

/* Space stores today at once and stays; undo takes it back; Delete removes what was handed in. */
static void
test_at_once (DtCollectionsFixture *fixture,
              gconstpointer         data)
{
  dt_collections_press (fixture, GDK_KEY_Right, 0);
  dt_collections_press (fixture, GDK_KEY_Down, 0);
  dt_collections_press (fixture, GDK_KEY_space, 0);
  dt_collections_wait_cell (fixture, DT_SEED_PROPAGANDA, DT_COLUMN_FIVE_YEARS, "12/8");
  dt_collections_assert_cursor (fixture, DT_SEED_PROPAGANDA, DT_COLUMN_FIVE_YEARS);
  g_assert_cmpint (dt_window_fixture_read_phase (&fixture->f, DT_PART_PROPAGANDA), ==, DT_PHASE_HANDED);

  dt_window_fixture_activate (&fixture->f, "win.undo", NULL);
  dt_collections_wait_cell (fixture, DT_SEED_PROPAGANDA, DT_COLUMN_FIVE_YEARS, "");

  dt_collections_click (fixture, DT_SEED_WARD, DT_COLUMN_JULY, 1);
  dt_collections_press (fixture, GDK_KEY_Delete, 0);
  dt_collections_wait_cell (fixture, DT_SEED_WARD, DT_COLUMN_JULY, "late 4");
  dt_window_fixture_activate (&fixture->f, "win.undo", NULL);
  dt_collections_wait_cell (fixture, DT_SEED_WARD, DT_COLUMN_JULY, "10/8 +2");
}

/* A double dt_collections_click on what was handed in shows it, to be judged there. */
static void
test_handed_in (DtCollectionsFixture *fixture,
                gconstpointer         data)
{
  GtkWidget *popover;

  dt_collections_click (fixture, DT_SEED_WARD, DT_COLUMN_JULY, 2);
  popover = dt_collections_wait_popover (fixture, DT_TYPE_SUBMISSION_POPOVER);
  g_assert_true (dt_ui_has_text (popover, "12-BC/ĐU"));
  g_assert_null (dt_ui_find_button (popover, "Accept"));
  g_signal_emit_by_name (dt_ui_find_button (popover, "Remove"), "clicked");
  dt_collections_wait_cell (fixture, DT_SEED_WARD, DT_COLUMN_JULY, "late 4");

  dt_collections_press (fixture, GDK_KEY_space, 0);
  dt_collections_wait_cell (fixture, DT_SEED_WARD, DT_COLUMN_JULY, "12/8 +4");
  dt_collections_click (fixture, DT_SEED_WARD, DT_COLUMN_JULY, 2);
  popover = dt_collections_wait_popover (fixture, DT_TYPE_SUBMISSION_POPOVER);
  g_signal_emit_by_name (dt_ui_find_button (popover, "Accept"), "clicked");
  dt_window_fixture_wait_phase (&fixture->f, 60, DT_PHASE_DONE_LATE);
}

/* A file that is dropped on a cell lies in the form. */
static void
test_file (DtCollectionsFixture *fixture,
           gconstpointer         data)
{
  g_autofree char *path = g_build_filename (fixture->f.dir, "bao-cao.txt", NULL);
  g_autoptr(GError) error = NULL;
  GtkWidget *popover;

  g_file_set_contents (path, "x", 1, &error);
  g_assert_no_error (error);
  dt_collections_click (fixture, DT_SEED_ORGANISATION, DT_COLUMN_FIVE_YEARS, 1);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->grid), "win.record-file", "(xs)", (gint64) DT_PART_ORGANISATION, path));
  popover = dt_collections_wait_popover (fixture, DT_TYPE_RECORD_POPOVER);
  dt_ui_wait_text (popover, "bao-cao.txt");
  g_signal_emit_by_name (dt_ui_find_button (popover, "Record submission"), "clicked");
  dt_window_fixture_wait_phase (&fixture->f, DT_PART_ORGANISATION, DT_PHASE_HANDED);
}

/* --- Filters and looks --- */

static void
test_filter (DtCollectionsFixture *fixture,
             gconstpointer         data)
{
  g_assert_cmpuint (dt_matrix_grid_get_n_shown (fixture->grid), ==, 5);
  dt_collections_click (fixture, DT_SEED_WARD, DT_COLUMN_JULY, 1);
  dt_collections_press (fixture, GDK_KEY_f, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  g_assert_cmpuint (dt_matrix_grid_get_n_shown (fixture->grid), ==, 3);
  /* The ward owes nothing: the cursor goes to the next unit that does. */
  g_assert_cmpint (dt_matrix_grid_get_unit (fixture->grid), ==, DT_SEED_GOVERNMENT);
  dt_collections_press (fixture, GDK_KEY_f, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  g_assert_cmpuint (dt_matrix_grid_get_n_shown (fixture->grid), ==, 5);

  dt_matrix_grid_set_filter (fixture->grid, DT_UNIT_GOVERNMENT, FALSE);
  g_assert_cmpuint (dt_matrix_grid_get_n_shown (fixture->grid), ==, 1);
}

static gboolean
is_roomy (gpointer user_data)
{
  return gtk_widget_get_height (gtk_widget_get_parent (GTK_WIDGET (dt_collections_find_cell (user_data, DT_SEED_WARD, DT_COLUMN_JULY)))) >= 28;
}

static void
test_looks (DtCollectionsFixture *fixture,
            gconstpointer         data)
{
  g_settings_set_string (fixture->f.settings, "matrix-content", "days-late");
  dt_collections_assert_cell (fixture, DT_SEED_WARD, DT_COLUMN_JULY, "+2");
  g_settings_set_string (fixture->f.settings, "matrix-content", "symbol");
  dt_collections_assert_cell (fixture, DT_SEED_WARD, DT_COLUMN_JULY, "12-BC/ĐU");
  g_settings_set_boolean (fixture->f.settings, "matrix-roomy", TRUE);
  dt_test_wait_until (is_roomy, fixture);
}

/* --- The panel --- */

static void
test_panel (DtCollectionsFixture *fixture,
            gconstpointer         data)
{
  g_autoptr(GArray) checked = NULL;
  g_autoptr(GArray) left = NULL;
  GtkWidget *check;

  dt_collections_click (fixture, DT_SEED_ORGANISATION, DT_COLUMN_FIVE_YEARS, 1);
  dt_ui_wait_text (fixture->panel, "Not Handed In · 2");
  g_assert_true (dt_ui_has_text (fixture->panel, "Write Reminder to 2 Units"));
  checked = dt_collection_panel_dup_checked (DT_COLLECTION_PANEL (fixture->panel));
  g_assert_cmpuint (checked->len, ==, 2);

  check = dt_find_widget (dt_ui_find_row (fixture->panel, "Ban Tổ chức"), GTK_TYPE_CHECK_BUTTON);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  dt_ui_settle ();
  g_assert_true (dt_ui_has_text (fixture->panel, "Write Reminder to 1 Unit"));
  left = dt_collection_panel_dup_checked (DT_COLLECTION_PANEL (fixture->panel));
  g_assert_cmpuint (left->len, ==, 1);
  g_assert_cmpint (g_array_index (left, gint64, 0), ==, DT_PART_PROPAGANDA);
}

/* All handed in: nobody to remind. */
static void
test_complete (DtCollectionsFixture *fixture,
               gconstpointer         data)
{
  dt_collections_click (fixture, DT_SEED_GOVERNMENT, DT_COLUMN_JULY, 1);
  dt_collections_press (fixture, GDK_KEY_space, 0);
  dt_collections_wait_cell (fixture, DT_SEED_GOVERNMENT, DT_COLUMN_JULY, "12/8 +4");
  dt_ui_wait_no_text (fixture->panel, "Not Handed In · 1");
  g_assert_null (dt_ui_find_button (fixture->panel, "Write Reminder to 1 Unit"));
}

#define CASE(path, func) \
  g_test_add ("/ui/collections/" path, DtCollectionsFixture, NULL, dt_collections_set_up, func, dt_collections_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  CASE ("shown", test_shown);
  CASE ("one-request", test_one_request);
  CASE ("keys", test_keys);
  CASE ("whole", test_whole);
  CASE ("record", test_record);
  CASE ("at-once", test_at_once);
  CASE ("handed-in", test_handed_in);
  CASE ("file", test_file);
  CASE ("filter", test_filter);
  CASE ("looks", test_looks);
  CASE ("panel", test_panel);
  CASE ("complete", test_complete);

  return g_test_run ();
}
