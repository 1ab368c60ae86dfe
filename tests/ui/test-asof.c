/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The register as it stood, in a window of its own: what was recorded later is not there, and nothing can be changed. */

#include "dt-asof.h"
#include "dt-asof-dialog.h"
#include "dt-edit-jobs.h"
#include "dt-matrix-cell.h"
#include "dt-matrix-grid.h"
#include "dt-press.h"
#include "dt-seed.h"
#include "dt-test.h"
#include "dt-ui-fixture.h"
#include "dt-window-fixture.h"

static GtkWindow *
find_window (gboolean (*is_it) (GtkWindow *window))
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (windows, i);

      if (gtk_widget_get_visible (GTK_WIDGET (window)) && is_it (window))
        return window;
    }

  return NULL;
}

static gboolean
is_dialog (GtkWindow *window)
{
  return DT_IS_ASOF_DIALOG (window);
}

static gboolean
is_earlier (GtkWindow *window)
{
  return DT_IS_WINDOW (window)
         && dt_store_get_as_of (dt_context_get_store (dt_window_get_context (DT_WINDOW (window)))) != DT_DAY_NONE;
}

static gboolean
has_earlier (gpointer user_data)
{
  return find_window (is_earlier) != NULL;
}

static gboolean
has_no_earlier (gpointer user_data)
{
  return find_window (is_earlier) == NULL;
}

/* BTC hands in on the 12th. */
static void
record (DtWindowFixture *f)
{
  const gint64 part = 1;
  g_autoptr(GError) error = NULL;
  DtRecordEdit *edit = dt_record_edit_new (&part, 1, DT_SEED_TODAY);
  DtWrite write = { .action = "record-submission" };

  dt_store_write (f->store, &write, dt_job_record_submission, edit, NULL, &error);
  g_assert_no_error (error);
  dt_record_edit_free (edit);
}

static DtWindow *
open_as_of (DtWindowFixture *f,
            DtDay            day)
{
  DtAsofDialog *dialog;

  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.as-of", NULL);
  dt_ui_settle ();
  dialog = DT_ASOF_DIALOG (find_window (is_dialog));
  g_assert_nonnull (dialog);
  dt_asof_dialog_set_day (dialog, day);
  gtk_widget_grab_focus (GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (dialog), DT_TYPE_ASOF_DIALOG, "day")));
  g_assert_true (dt_press_key (GTK_WINDOW (dialog), GDK_KEY_Return, 0));
  dt_test_wait_until (has_earlier, NULL);

  return DT_WINDOW (find_window (is_earlier));
}

static void
test_shown (DtWindowFixture *f,
            gconstpointer    data)
{
  DtWindow *earlier;
  DtStore *store;
  g_autofree char *path = NULL;
  g_autofree char *folder = NULL;

  record (f);
  g_assert_cmpint (dt_seed_ask (f->store, "SELECT phase FROM assignment_status WHERE assignment_id = 1"), ==, DT_PHASE_HANDED);

  earlier = open_as_of (f, DT_SEED_TODAY - 1);
  store = dt_context_get_store (dt_window_get_context (earlier));
  path = g_strdup (dt_store_get_path (store));
  folder = g_path_get_dirname (path);
  g_assert_cmpint (dt_context_get_today (dt_window_get_context (earlier)), ==, DT_SEED_TODAY - 1);
  g_assert_cmpint (dt_seed_ask (store, "SELECT phase FROM assignment_status WHERE assignment_id = 1"), ==, DT_PHASE_IDLE);
  dt_ui_wait_text (GTK_WIDGET (earlier), "The register as it stood at the end of Sunday, 11/8/2024. It can only be read.");
  g_assert_true (dt_store_get_read_only (store));

  /* The day stays whatever the clock says. */
  dt_context_look_at_clock (dt_window_get_context (earlier));
  g_assert_cmpint (dt_context_get_today (dt_window_get_context (earlier)), ==, DT_SEED_TODAY - 1);

  gtk_window_close (GTK_WINDOW (earlier));
  dt_test_wait_until (has_no_earlier, NULL);
  dt_ui_settle ();
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
  /* The register itself has not changed. */
  g_assert_cmpint (dt_seed_ask (f->store, "SELECT phase FROM assignment_status WHERE assignment_id = 1"), ==, DT_PHASE_HANDED);
}

static gboolean
has_part (gpointer user_data)
{
  GtkWidget *grid = dt_find_widget (GTK_WIDGET (user_data), DT_TYPE_MATRIX_GRID);

  return grid != NULL && dt_matrix_grid_find_cell (DT_MATRIX_GRID (grid), DT_SEED_ORGANISATION, 0) != NULL;
}

/* The matrix as it stood: its keys change nothing, and no board can be made. */
static void
test_collections (DtWindowFixture *f,
                  gconstpointer    data)
{
  DtWindow *earlier;
  DtMatrixGrid *grid;
  DtMatrixCell *cell;

  dt_window_fixture_write (f, "UPDATE assignment SET percent = 70 WHERE id = 15");
  earlier = open_as_of (f, DT_SEED_TODAY - 1);
  g_assert_true (dt_press_key (GTK_WINDOW (earlier), GDK_KEY_3, GDK_ALT_MASK));
  dt_test_wait_until (has_part, earlier);
  grid = DT_MATRIX_GRID (dt_find_widget (GTK_WIDGET (earlier), DT_TYPE_MATRIX_GRID));
  dt_matrix_grid_set_cursor (grid, DT_SEED_ORGANISATION, 0, TRUE);
  dt_ui_settle ();
  cell = DT_MATRIX_CELL (dt_matrix_grid_find_cell (grid, DT_SEED_ORGANISATION, 0));
  g_assert_cmpstr (dt_matrix_cell_get_text (cell), ==, "50%");
  g_assert_true (dt_press_key (GTK_WINDOW (earlier), GDK_KEY_space, 0));
  g_assert_true (dt_press_key (GTK_WINDOW (earlier), GDK_KEY_Return, 0));
  dt_ui_settle ();
  g_assert_cmpstr (dt_matrix_cell_get_text (cell), ==, "50%");
  g_assert_false (gtk_widget_is_sensitive (dt_ui_find_button (GTK_WIDGET (earlier), "New board of several requests")));

  gtk_window_close (GTK_WINDOW (earlier));
  dt_test_wait_until (has_no_earlier, NULL);
}

/* A day that has not come is refused before anything is made. */
static void
test_later (DtWindowFixture *f,
            gconstpointer    data)
{
  DtAsofDialog *dialog;

  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.as-of", NULL);
  dt_ui_settle ();
  dialog = DT_ASOF_DIALOG (find_window (is_dialog));
  dt_asof_dialog_set_day (dialog, DT_SEED_TODAY + 1);
  dt_ui_wait_text (GTK_WIDGET (dialog), "That day has not come yet.");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

#define CASE(name, func) g_test_add ("/ui/as-of/" name, DtWindowFixture, NULL, dt_window_fixture_set_up, func, dt_window_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  CASE ("shown", test_shown);
  CASE ("collections", test_collections);
  CASE ("later", test_later);
  return g_test_run ();
}
