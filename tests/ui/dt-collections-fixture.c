/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The real window with its collections, over a board of two requests. */

#include "dt-collections-fixture.h"

#include "dt-collection-list.h"
#include "dt-collection-panel.h"
#include "dt-press.h"
#include "dt-test.h"
#include "dt-ui-fixture.h"

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

static gboolean
has_cells (gpointer user_data)
{
  DtCollectionsFixture *fixture = user_data;
  DtMatrix *matrix = dt_matrix_grid_get_matrix (fixture->grid);

  return matrix != NULL && matrix->requests->len == 2 && dt_matrix_grid_find_cell (fixture->grid, DT_SEED_ORGANISATION, 0) != NULL;
}

void
dt_collections_set_up (DtCollectionsFixture *fixture,
                       gconstpointer         data)
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

void
dt_collections_tear_down (DtCollectionsFixture *fixture,
                          gconstpointer         data)
{
  dt_window_fixture_tear_down (&fixture->f, data);
}

void
dt_collections_press (DtCollectionsFixture *fixture,
                      guint                 keyval,
                      GdkModifierType       modifiers)
{
  g_assert_true (dt_press_key (GTK_WINDOW (fixture->f.window), keyval, modifiers));
  dt_ui_settle ();
}

DtMatrixCell *
dt_collections_find_cell (DtCollectionsFixture *fixture,
                          gint64                unit_id,
                          int                   column)
{
  GtkWidget *cell = dt_matrix_grid_find_cell (fixture->grid, unit_id, column);

  g_assert_true (DT_IS_MATRIX_CELL (cell));
  return DT_MATRIX_CELL (cell);
}

void
dt_collections_assert_cell (DtCollectionsFixture *fixture,
                            gint64                unit_id,
                            int                   column,
                            const char           *text)
{
  g_assert_cmpstr (dt_matrix_cell_get_text (dt_collections_find_cell (fixture, unit_id, column)), ==, text);
}

typedef struct { DtCollectionsFixture *fixture; gint64 unit_id; int column; const char *text; } Awaited;

static gboolean
has_focus (gpointer user_data)
{
  Awaited *awaited = user_data;
  DtMatrixGrid *grid = awaited->fixture->grid;
  GtkWidget *cell = awaited->unit_id != 0 ? dt_matrix_grid_find_cell (grid, awaited->unit_id, awaited->column)
                                          : dt_matrix_grid_find_head (grid, awaited->column);

  return cell != NULL && gtk_window_get_focus (GTK_WINDOW (awaited->fixture->f.window)) == cell;
}

void
dt_collections_assert_cursor (DtCollectionsFixture *fixture,
                              gint64                unit_id,
                              int                   column)
{
  Awaited awaited = { fixture, unit_id, column, NULL };

  g_assert_cmpint (dt_matrix_grid_get_unit (fixture->grid), ==, unit_id);
  g_assert_cmpint (dt_matrix_grid_get_column (fixture->grid), ==, column);
  dt_test_wait_until (has_focus, &awaited);
}

static gboolean
is_shown (gpointer user_data)
{
  Awaited *awaited = user_data;
  GtkWidget *cell = dt_matrix_grid_find_cell (awaited->fixture->grid, awaited->unit_id, awaited->column);

  return cell != NULL && g_strcmp0 (dt_matrix_cell_get_text (DT_MATRIX_CELL (cell)), awaited->text) == 0;
}

void
dt_collections_wait_cell (DtCollectionsFixture *fixture,
                          gint64                unit_id,
                          int                   column,
                          const char           *text)
{
  Awaited awaited = { fixture, unit_id, column, text };

  dt_test_wait_until (is_shown, &awaited);
  dt_ui_settle ();
}

/* The dt_collections_press of a mouse button in the middle of a cell, as its row gets it. */
void
dt_collections_click (DtCollectionsFixture *fixture,
                      gint64                unit_id,
                      int                   column,
                      int                   n_press)
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

GtkWidget *
dt_collections_wait_popover (DtCollectionsFixture *fixture,
                             GType                 type)
{
  Looked looked = { GTK_WIDGET (fixture->f.window), type, NULL };

  dt_test_wait_until (is_up, &looked);
  dt_ui_settle ();
  return looked.found;
}

