/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Boards of requests in the real window: made, ordered, pinned, deleted, printed. */

#include <adwaita.h>

#include "dt-collections-fixture.h"
#include "dt-form-dialog.h"
#include "dt-press.h"
#include "dt-print-preview.h"
#include "dt-test.h"
#include "dt-ui-fixture.h"

/* --- Boards --- */

static gboolean
form_is_settled (gpointer user_data)
{
  return dt_find_window (DT_TYPE_FORM_DIALOG) != NULL && dt_form_dialog_is_settled (DT_FORM_DIALOG (dt_find_window (DT_TYPE_FORM_DIALOG)));
}

static gboolean
form_is_gone (gpointer user_data)
{
  return dt_find_window (DT_TYPE_FORM_DIALOG) == NULL;
}

static void
act (DtCollectionsFixture *fixture,
     const char           *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->grid), action, NULL));
}

static void
test_new_board (DtCollectionsFixture *fixture,
                gconstpointer         data)
{
  GtkWidget *form;
  GtkWidget *check;

  act (fixture, "collections.new-board");
  dt_test_wait_until (form_is_settled, NULL);
  form = dt_find_window (DT_TYPE_FORM_DIALOG);
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
  DtMatrix *matrix = dt_matrix_grid_get_matrix (((DtCollectionsFixture *) user_data)->grid);

  return matrix != NULL && ((DtTaskRow *) g_ptr_array_index (matrix->requests, 0))->id == DT_SEED_COLLECTION;
}

/* The cursor stays on its request where that goes to another place. */
static void
test_board_acts (DtCollectionsFixture *fixture,
                 gconstpointer         data)
{
  dt_collections_click (fixture, DT_SEED_ORGANISATION, DT_COLUMN_FIVE_YEARS, 1);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->grid), "collections.move-column", "(xi)", (gint64) DT_SEED_COLLECTION, 0));
  dt_test_wait_until (first_column_is_five_years, fixture);
  g_assert_cmpint (dt_matrix_grid_get_column (fixture->grid), ==, 0);
  dt_collections_assert_cell (fixture, DT_SEED_ORGANISATION, 0, "50%");

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
  return dt_find_window (DT_TYPE_PRINT_PREVIEW) != NULL;
}

/* Ctrl+P prints what is before the eyes: the matrix. */
static void
test_print (DtCollectionsFixture *fixture,
            gconstpointer         data)
{
  GtkWidget *preview;

  dt_collections_press (fixture, GDK_KEY_p, GDK_CONTROL_MASK);
  dt_test_wait_until (preview_is_there, NULL);
  preview = dt_find_window (DT_TYPE_PRINT_PREVIEW);
  dt_ui_wait_text (preview, "Page 1 of 1");
  g_assert_true (dt_ui_has_text (preview, "Đại hội"));
  gtk_window_destroy (GTK_WINDOW (preview));
  dt_ui_settle ();
}

#define CASE(path, func) \
  g_test_add ("/ui/boards/" path, DtCollectionsFixture, NULL, dt_collections_set_up, func, dt_collections_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  CASE ("new-board", test_new_board);
  CASE ("board-acts", test_board_acts);
  CASE ("print", test_print);

  return g_test_run ();
}
