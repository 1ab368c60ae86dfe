/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The collections in the real window: what the matrix shows, how keys and mouse move in it, and what they store. */

#include <adwaita.h>

#include "dt-collection-list.h"
#include "dt-collection-panel.h"
#include "dt-collection-view.h"
#include "dt-form-dialog.h"
#include "dt-matrix-cell.h"
#include "dt-matrix-grid.h"
#include "dt-press.h"
#include "dt-print-preview.h"
#include "dt-record-popover.h"
#include "dt-seed.h"
#include "dt-submission-popover.h"
#include "dt-test.h"
#include "dt-ui-fixture.h"
#include "dt-window-fixture.h"

/* A second request, to the ward (handed in two days late) and the government (four days late by now), on a board with the
 * first: P. Minh Tân 13, X. Hòa Nam 14, Ban Tổ chức 15, Ban Tuyên giáo 16. */
static const char board_sql[] =
  "INSERT INTO task (id, uid, directive_id, position, ordinal, title, short_title) VALUES"
  " (50, '00000000-0000-4000-8000-000000000950', 1, 90, '9', 'Báo cáo tháng 7 của các đơn vị', 'Báo cáo tháng 7');"
  "INSERT INTO deadline (task_id, bound, named_day, original_day, last_day) SELECT 50, 'by', last_day - 4, last_day - 4, last_day - 4"
  "  FROM deadline WHERE task_id = 2;"
  "INSERT INTO assignment (id, uid, task_id, unit_id, role) VALUES"
  " (60, '00000000-0000-4000-8000-000000000960', 50, 5, 'lead'), (62, '00000000-0000-4000-8000-000000000962', 50, 4, 'lead');"
  "INSERT INTO submission (uid, assignment_id, version, received_day, symbol, verdict, verdict_day)"
  " SELECT '00000000-0000-4000-8000-000000000970', 60, 1, last_day + 2, '12-BC/ĐU', 'accepted', last_day + 2 FROM deadline WHERE task_id = 50;"
  "INSERT INTO board (id, uid, name, position) VALUES (1, '00000000-0000-4000-8000-000000000980', 'Đại hội', 1);"
  "INSERT INTO board_task (board_id, task_id, position) VALUES (1, 50, 1), (1, 13, 2);";

enum { JULY, FIVE_YEARS };      /* columns */
#define ASSIGNMENT_ORGANISATION 15
#define ASSIGNMENT_PROPAGANDA 16

typedef struct
{
  DtWindowFixture  f;
  GtkWidget       *view;
  DtMatrixGrid    *grid;
  GtkWidget       *list;
  GtkWidget       *panel;
} Fixture;

static gboolean
has_cells (gpointer user_data)
{
  Fixture *fixture = user_data;
  DtMatrix *matrix = dt_matrix_grid_get_matrix (fixture->grid);

  return matrix != NULL && matrix->requests->len == 2 && dt_matrix_grid_find_cell (fixture->grid, DT_SEED_ORGANISATION, 0) != NULL;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  dt_window_fixture_set_up (&fixture->f, data);
  dt_window_fixture_write (&fixture->f, board_sql);
  g_assert_true (dt_press_key (GTK_WINDOW (fixture->f.window), GDK_KEY_3, GDK_ALT_MASK));
  fixture->view = GTK_WIDGET (dt_window_get_view (fixture->f.window));
  g_assert_true (DT_IS_COLLECTION_VIEW (fixture->view));
  fixture->list = dt_find_widget (fixture->view, DT_TYPE_COLLECTION_LIST);
  dt_ui_wait_text (fixture->view, "Đại hội");
  fixture->grid = DT_MATRIX_GRID (dt_find_widget (fixture->view, DT_TYPE_MATRIX_GRID));
  fixture->panel = dt_find_widget (fixture->view, DT_TYPE_COLLECTION_PANEL);
  dt_test_wait_until (has_cells, fixture);
  dt_ui_settle ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  dt_window_fixture_tear_down (&fixture->f, data);
}

static void
press (Fixture         *fixture,
       guint            keyval,
       GdkModifierType  modifiers)
{
  g_assert_true (dt_press_key (GTK_WINDOW (fixture->f.window), keyval, modifiers));
  dt_ui_settle ();
}

static DtMatrixCell *
cell_of (Fixture *fixture,
         gint64   unit_id,
         int      column)
{
  GtkWidget *cell = dt_matrix_grid_find_cell (fixture->grid, unit_id, column);

  g_assert_true (DT_IS_MATRIX_CELL (cell));
  return DT_MATRIX_CELL (cell);
}

static void
assert_cell (Fixture    *fixture,
             gint64      unit_id,
             int         column,
             const char *text)
{
  g_assert_cmpstr (dt_matrix_cell_get_text (cell_of (fixture, unit_id, column)), ==, text);
}

static void
assert_cursor (Fixture *fixture,
               gint64   unit_id,
               int      column)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->f.window));

  g_assert_cmpint (dt_matrix_grid_get_unit (fixture->grid), ==, unit_id);
  g_assert_cmpint (dt_matrix_grid_get_column (fixture->grid), ==, column);
  g_assert_true (focus == (unit_id != 0 ? dt_matrix_grid_find_cell (fixture->grid, unit_id, column)
                                        : dt_matrix_grid_find_head (fixture->grid, column)));
}

typedef struct { Fixture *fixture; gint64 unit_id; int column; const char *text; } Awaited;

static gboolean
is_shown (gpointer user_data)
{
  Awaited *awaited = user_data;
  GtkWidget *cell = dt_matrix_grid_find_cell (awaited->fixture->grid, awaited->unit_id, awaited->column);

  return cell != NULL && g_strcmp0 (dt_matrix_cell_get_text (DT_MATRIX_CELL (cell)), awaited->text) == 0;
}

static void
wait_cell (Fixture    *fixture,
           gint64      unit_id,
           int         column,
           const char *text)
{
  Awaited awaited = { fixture, unit_id, column, text };

  dt_test_wait_until (is_shown, &awaited);
  dt_ui_settle ();
}

/* The press of a mouse button in the middle of a cell, as its row gets it. */
static void
click (Fixture *fixture,
       gint64   unit_id,
       int      column,
       int      n_press)
{
  GtkWidget *cell = dt_matrix_grid_find_cell (fixture->grid, unit_id, column);
  GtkWidget *row = cell;
  graphene_rect_t bounds;
  g_autoptr(GListModel) controllers = NULL;

  while (!g_str_equal (gtk_widget_get_css_name (row), "matrix-row"))
    row = gtk_widget_get_parent (row);
  g_assert_true (gtk_widget_compute_bounds (cell, row, &bounds));
  controllers = gtk_widget_observe_controllers (row);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_CLICK (controller))
        for (int n = 1; n <= n_press; n++)
          g_signal_emit_by_name (controller, "pressed", n, (double) (bounds.origin.x + bounds.size.width / 2),
                                 (double) (bounds.origin.y + bounds.size.height / 2));
    }
  dt_ui_settle ();
}

typedef struct { GtkWidget *root; GType type; GtkWidget *found; } Looked;

static gboolean
is_up (gpointer user_data)
{
  Looked *looked = user_data;

  looked->found = dt_find_widget (looked->root, looked->type);
  return looked->found != NULL && gtk_widget_get_mapped (looked->found);
}

static GtkWidget *
wait_popover (Fixture *fixture,
              GType    type)
{
  Looked looked = { GTK_WIDGET (fixture->f.window), type, NULL };

  dt_test_wait_until (is_up, &looked);
  dt_ui_settle ();
  return looked.found;
}

/* --- What is shown --- */

static void
test_shown (Fixture       *fixture,
            gconstpointer  data)
{
  assert_cell (fixture, DT_SEED_WARD, JULY, "10/8 +2");
  assert_cell (fixture, DT_SEED_GOVERNMENT, JULY, "late 4");
  assert_cell (fixture, DT_SEED_GOVERNMENT, FIVE_YEARS, "·");
  assert_cell (fixture, DT_SEED_ORGANISATION, FIVE_YEARS, "50%");
  g_assert_cmpstr (dt_matrix_cell_get_name (cell_of (fixture, DT_SEED_GOVERNMENT, JULY)), ==,
                   "Ủy ban nhân dân thành phố, Báo cáo tháng 7, 4 days late");
  g_assert_cmpint (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (cell_of (fixture, DT_SEED_WARD, JULY))), ==,
                   GTK_ACCESSIBLE_ROLE_GRID_CELL);

  g_assert_true (dt_ui_has_text (fixture->view, "3/6 reports"));
  g_assert_true (dt_ui_has_text (fixture->view, "· 1 overdue"));
  g_assert_true (dt_ui_has_text (fixture->list, "Pinned Boards"));
  g_assert_true (dt_ui_has_text (fixture->list, "2 requests · 5 units"));
  g_assert_true (dt_ui_has_text (fixture->list, "Single Requests"));
  g_assert_true (dt_ui_has_text (dt_matrix_grid_find_head (fixture->grid, JULY), "1/2"));
  /* The panel tells of the request under the cursor. */
  g_assert_true (dt_ui_has_text (fixture->panel, "Báo cáo tháng 7 của các đơn vị"));
  g_assert_true (dt_ui_has_text (fixture->panel, "Not Handed In · 1"));
}

static void
test_one_request (Fixture       *fixture,
                  gconstpointer  data)
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
test_keys (Fixture       *fixture,
           gconstpointer  data)
{
  assert_cursor (fixture, DT_SEED_ORGANISATION, JULY);
  press (fixture, GDK_KEY_Right, 0);
  assert_cursor (fixture, DT_SEED_ORGANISATION, FIVE_YEARS);
  press (fixture, GDK_KEY_Right, 0);
  assert_cursor (fixture, DT_SEED_ORGANISATION, FIVE_YEARS);
  /* Over the heads of kinds, from unit to unit. */
  press (fixture, GDK_KEY_Down, 0);
  press (fixture, GDK_KEY_Down, 0);
  assert_cursor (fixture, DT_SEED_WARD, FIVE_YEARS);
  press (fixture, GDK_KEY_Down, GDK_CONTROL_MASK);
  assert_cursor (fixture, DT_SEED_GOVERNMENT, FIVE_YEARS);
  press (fixture, GDK_KEY_Left, GDK_CONTROL_MASK);
  assert_cursor (fixture, DT_SEED_GOVERNMENT, JULY);
  press (fixture, GDK_KEY_Left, 0);
  assert_cursor (fixture, DT_SEED_GOVERNMENT, -1);
  press (fixture, GDK_KEY_Right, 0);
  press (fixture, GDK_KEY_Up, GDK_CONTROL_MASK);
  assert_cursor (fixture, DT_SEED_ORGANISATION, JULY);
  press (fixture, GDK_KEY_Up, 0);
  assert_cursor (fixture, 0, JULY);
  press (fixture, GDK_KEY_End, 0);
  assert_cursor (fixture, 0, FIVE_YEARS);
  press (fixture, GDK_KEY_Down, 0);
  assert_cursor (fixture, DT_SEED_ORGANISATION, FIVE_YEARS);
}

/* Enter on a head is the whole column, on a name the whole row; Esc lets go. */
static void
test_whole (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(GArray) column = NULL;
  g_autoptr(GArray) row = NULL;

  press (fixture, GDK_KEY_Right, 0);
  press (fixture, GDK_KEY_Up, 0);
  press (fixture, GDK_KEY_Return, 0);
  g_assert_cmpint (dt_matrix_grid_get_chosen (fixture->grid), ==, DT_CHOSEN_COLUMN);
  column = dt_view_dup_assignments (DT_VIEW (fixture->view));
  g_assert_cmpuint (column->len, ==, 2);
  g_assert_cmpint (g_array_index (column, gint64, 0), ==, ASSIGNMENT_ORGANISATION);

  press (fixture, GDK_KEY_Escape, 0);
  g_assert_cmpint (dt_matrix_grid_get_chosen (fixture->grid), ==, DT_CHOSEN_CELL);
  press (fixture, GDK_KEY_Down, 0);
  press (fixture, GDK_KEY_Left, 0);
  press (fixture, GDK_KEY_Left, 0);
  press (fixture, GDK_KEY_Return, 0);
  g_assert_cmpint (dt_matrix_grid_get_chosen (fixture->grid), ==, DT_CHOSEN_ROW);
  row = dt_view_dup_assignments (DT_VIEW (fixture->view));
  g_assert_cmpuint (row->len, ==, 1);
}

/* --- Doing --- */

/* A click selects, Enter opens the form at the cell, its Enter stores; the cursor goes down to the next unit. */
static void
test_record (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *popover;

  click (fixture, DT_SEED_ORGANISATION, FIVE_YEARS, 1);
  assert_cursor (fixture, DT_SEED_ORGANISATION, FIVE_YEARS);
  press (fixture, GDK_KEY_Return, 0);
  popover = wait_popover (fixture, DT_TYPE_RECORD_POPOVER);
  g_assert_true (dt_ui_has_text (popover, "Ban Tổ chức Thành ủy"));
  g_signal_emit_by_name (dt_ui_find_button (popover, "Record submission"), "clicked");
  wait_cell (fixture, DT_SEED_ORGANISATION, FIVE_YEARS, "12/8");
  g_assert_cmpint (dt_window_fixture_read_phase (&fixture->f, ASSIGNMENT_ORGANISATION), ==, DT_PHASE_HANDED);
  dt_ui_wait_text (fixture->view, "4/6 reports");
  assert_cursor (fixture, DT_SEED_PROPAGANDA, FIVE_YEARS);

  dt_window_fixture_activate (&fixture->f, "win.undo", NULL);
  wait_cell (fixture, DT_SEED_ORGANISATION, FIVE_YEARS, "50%");
}

/* Space stores today at once and stays; undo takes it back; Delete removes what was handed in. */
static void
test_at_once (Fixture       *fixture,
              gconstpointer  data)
{
  press (fixture, GDK_KEY_Right, 0);
  press (fixture, GDK_KEY_Down, 0);
  press (fixture, GDK_KEY_space, 0);
  wait_cell (fixture, DT_SEED_PROPAGANDA, FIVE_YEARS, "12/8");
  assert_cursor (fixture, DT_SEED_PROPAGANDA, FIVE_YEARS);
  g_assert_cmpint (dt_window_fixture_read_phase (&fixture->f, ASSIGNMENT_PROPAGANDA), ==, DT_PHASE_HANDED);

  dt_window_fixture_activate (&fixture->f, "win.undo", NULL);
  wait_cell (fixture, DT_SEED_PROPAGANDA, FIVE_YEARS, "");

  click (fixture, DT_SEED_WARD, JULY, 1);
  press (fixture, GDK_KEY_Delete, 0);
  wait_cell (fixture, DT_SEED_WARD, JULY, "late 4");
  dt_window_fixture_activate (&fixture->f, "win.undo", NULL);
  wait_cell (fixture, DT_SEED_WARD, JULY, "10/8 +2");
}

/* A double click on what was handed in shows it, to be judged there. */
static void
test_handed_in (Fixture       *fixture,
                gconstpointer  data)
{
  GtkWidget *popover;

  click (fixture, DT_SEED_WARD, JULY, 2);
  popover = wait_popover (fixture, DT_TYPE_SUBMISSION_POPOVER);
  g_assert_true (dt_ui_has_text (popover, "12-BC/ĐU"));
  g_assert_null (dt_ui_find_button (popover, "Accept"));
  g_signal_emit_by_name (dt_ui_find_button (popover, "Remove"), "clicked");
  wait_cell (fixture, DT_SEED_WARD, JULY, "late 4");

  press (fixture, GDK_KEY_space, 0);
  wait_cell (fixture, DT_SEED_WARD, JULY, "12/8 +4");
  click (fixture, DT_SEED_WARD, JULY, 2);
  popover = wait_popover (fixture, DT_TYPE_SUBMISSION_POPOVER);
  g_signal_emit_by_name (dt_ui_find_button (popover, "Accept"), "clicked");
  dt_window_fixture_wait_phase (&fixture->f, 60, DT_PHASE_DONE_LATE);
}

/* A file that is dropped on a cell lies in the form. */
static void
test_file (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->f.dir, "bao-cao.txt", NULL);
  g_autoptr(GError) error = NULL;
  GtkWidget *popover;

  g_file_set_contents (path, "x", 1, &error);
  g_assert_no_error (error);
  click (fixture, DT_SEED_ORGANISATION, FIVE_YEARS, 1);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->grid), "win.record-file", "(xs)", (gint64) ASSIGNMENT_ORGANISATION, path));
  popover = wait_popover (fixture, DT_TYPE_RECORD_POPOVER);
  dt_ui_wait_text (popover, "bao-cao.txt");
  g_signal_emit_by_name (dt_ui_find_button (popover, "Record submission"), "clicked");
  dt_window_fixture_wait_phase (&fixture->f, ASSIGNMENT_ORGANISATION, DT_PHASE_HANDED);
}

/* --- Filters and looks --- */

static void
test_filter (Fixture       *fixture,
             gconstpointer  data)
{
  g_assert_cmpuint (dt_matrix_grid_get_n_shown (fixture->grid), ==, 5);
  click (fixture, DT_SEED_WARD, JULY, 1);
  press (fixture, GDK_KEY_f, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  g_assert_cmpuint (dt_matrix_grid_get_n_shown (fixture->grid), ==, 3);
  /* The ward owes nothing: the cursor goes to the next unit that does. */
  g_assert_cmpint (dt_matrix_grid_get_unit (fixture->grid), ==, DT_SEED_GOVERNMENT);
  press (fixture, GDK_KEY_f, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  g_assert_cmpuint (dt_matrix_grid_get_n_shown (fixture->grid), ==, 5);

  dt_matrix_grid_set_filter (fixture->grid, DT_UNIT_GOVERNMENT, FALSE);
  g_assert_cmpuint (dt_matrix_grid_get_n_shown (fixture->grid), ==, 1);
}

static gboolean
is_roomy (gpointer user_data)
{
  return gtk_widget_get_height (gtk_widget_get_parent (GTK_WIDGET (cell_of (user_data, DT_SEED_WARD, JULY)))) >= 28;
}

static void
test_looks (Fixture       *fixture,
            gconstpointer  data)
{
  g_settings_set_string (fixture->f.settings, "matrix-content", "days-late");
  assert_cell (fixture, DT_SEED_WARD, JULY, "+2");
  g_settings_set_string (fixture->f.settings, "matrix-content", "symbol");
  assert_cell (fixture, DT_SEED_WARD, JULY, "12-BC/ĐU");
  g_settings_set_boolean (fixture->f.settings, "matrix-roomy", TRUE);
  dt_test_wait_until (is_roomy, fixture);
}

/* --- The panel --- */

static void
test_panel (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(GArray) checked = NULL;
  g_autoptr(GArray) left = NULL;
  GtkWidget *check;

  click (fixture, DT_SEED_ORGANISATION, FIVE_YEARS, 1);
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
  g_assert_cmpint (g_array_index (left, gint64, 0), ==, ASSIGNMENT_PROPAGANDA);
}

/* All handed in: nobody to remind. */
static void
test_complete (Fixture       *fixture,
               gconstpointer  data)
{
  click (fixture, DT_SEED_GOVERNMENT, JULY, 1);
  press (fixture, GDK_KEY_space, 0);
  wait_cell (fixture, DT_SEED_GOVERNMENT, JULY, "12/8 +4");
  dt_ui_wait_no_text (fixture->panel, "Not Handed In · 1");
  g_assert_null (dt_ui_find_button (fixture->panel, "Write Reminder to 1 Unit"));
}

/* --- Boards --- */

static GtkWidget *
find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type) && gtk_widget_get_visible (window))
        return window;
    }

  return NULL;
}

static gboolean
form_is_settled (gpointer user_data)
{
  return find_window (DT_TYPE_FORM_DIALOG) != NULL && dt_form_dialog_is_settled (DT_FORM_DIALOG (find_window (DT_TYPE_FORM_DIALOG)));
}

static gboolean
form_is_gone (gpointer user_data)
{
  return find_window (DT_TYPE_FORM_DIALOG) == NULL;
}

static void
act (Fixture    *fixture,
     const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->grid), action, NULL));
}

static void
test_new_board (Fixture       *fixture,
                gconstpointer  data)
{
  GtkWidget *form;
  GtkWidget *check;

  act (fixture, "collections.new-board");
  dt_test_wait_until (form_is_settled, NULL);
  form = find_window (DT_TYPE_FORM_DIALOG);
  gtk_editable_set_text (GTK_EDITABLE (dt_find_widget (form, GTK_TYPE_ENTRY)), "Chỉ năm năm");
  check = dt_find_widget (dt_ui_find_row (form, "Báo cáo kết quả năm năm thực hiện nghị quyết"), GTK_TYPE_CHECK_BUTTON);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  g_assert_true (dt_press_key (GTK_WINDOW (form), GDK_KEY_Return, GDK_CONTROL_MASK));
  dt_test_wait_until (form_is_gone, NULL);
  /* It is looked at, with its one column. */
  dt_ui_wait_text (fixture->view, "2/4 reports");
  g_assert_cmpint (dt_seed_ask (fixture->f.store, "SELECT count(*) FROM board_task WHERE board_id = (SELECT id FROM board WHERE name = 'Chỉ năm năm')"), ==, 1);

  dt_window_fixture_activate (&fixture->f, "win.undo", NULL);
  dt_ui_wait_no_text (fixture->list, "Chỉ năm năm");
}

static gboolean
first_column_is_five_years (gpointer user_data)
{
  DtMatrix *matrix = dt_matrix_grid_get_matrix (((Fixture *) user_data)->grid);

  return matrix != NULL && ((DtTaskRow *) g_ptr_array_index (matrix->requests, 0))->id == DT_SEED_COLLECTION;
}

/* The cursor stays on its request where that goes to another place. */
static void
test_board_acts (Fixture       *fixture,
                 gconstpointer  data)
{
  click (fixture, DT_SEED_ORGANISATION, FIVE_YEARS, 1);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->grid), "collections.move-column", "(xi)", (gint64) DT_SEED_COLLECTION, 0));
  dt_test_wait_until (first_column_is_five_years, fixture);
  g_assert_cmpint (dt_matrix_grid_get_column (fixture->grid), ==, 0);
  assert_cell (fixture, DT_SEED_ORGANISATION, 0, "50%");

  act (fixture, "collections.pin-board");
  dt_ui_wait_text (fixture->list, "Other Boards");
  act (fixture, "collections.remove-board");
  dt_ui_wait_no_text (fixture->list, "Other Boards");
  g_assert_cmpint (dt_seed_ask (fixture->f.store, "SELECT count(*) FROM board"), ==, 0);
  dt_window_fixture_activate (&fixture->f, "win.undo", NULL);
  dt_ui_wait_text (fixture->list, "Other Boards");
}

/* --- Print --- */

static gboolean
preview_is_there (gpointer user_data)
{
  return find_window (DT_TYPE_PRINT_PREVIEW) != NULL;
}

/* Ctrl+P prints what is before the eyes: the matrix. */
static void
test_print (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *preview;

  press (fixture, GDK_KEY_p, GDK_CONTROL_MASK);
  dt_test_wait_until (preview_is_there, NULL);
  preview = find_window (DT_TYPE_PRINT_PREVIEW);
  dt_ui_wait_text (preview, "Page 1 of 1");
  g_assert_true (dt_ui_has_text (preview, "Đại hội"));
  gtk_window_destroy (GTK_WINDOW (preview));
  dt_ui_settle ();
}

#define CASE(path, func) g_test_add ("/ui/collections/" path, Fixture, NULL, set_up, func, tear_down)

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
  CASE ("new-board", test_new_board);
  CASE ("board-acts", test_board_acts);
  CASE ("print", test_print);

  return g_test_run ();
}
