/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The Directives view in the real window. */

#include <glib/gstdio.h>

#include "dt-attach.h"
#include "dt-chain-graph.h"
#include "dt-chain-panel.h"
#include "dt-change-dialog.h"
#include "dt-directive-files.h"
#include "dt-directive-jobs.h"
#include "dt-directive-list.h"
#include "dt-directive-sheet.h"
#include "dt-directive-side.h"
#include "dt-directive-view.h"
#include "dt-press.h"
#include "dt-test.h"
#include "dt-ui-fixture.h"
#include "dt-window-fixture.h"
#include "dt-window-private.h"

static GtkWidget *
view_of (DtWindowFixture *f)
{
  return dt_window_find_view (f->window, "directives");
}

static GtkWidget *
sheet_of (DtWindowFixture *f)
{
  return dt_find_widget (view_of (f), DT_TYPE_DIRECTIVE_SHEET);
}

/* The window is too narrow for both: the other pane is behind a switch. */
static GtkWidget *
show_related (DtWindowFixture *f)
{
  GtkWidget *button = dt_ui_find_button (view_of (f), "Related");
  GtkWidget *side;

  g_assert_null (dt_find_widget (view_of (f), DT_TYPE_DIRECTIVE_SIDE));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  side = dt_find_widget (view_of (f), DT_TYPE_DIRECTIVE_SIDE);
  g_assert_nonnull (side);
  g_assert_null (sheet_of (f));
  return side;
}

static void
open_view (DtWindowFixture *f)
{
  g_assert_true (dt_press_key (GTK_WINDOW (f->window), GDK_KEY_5, GDK_ALT_MASK));
  g_assert_cmpstr (dt_window_get_view_name (f->window), ==, "directives");
  dt_ui_wait_text (sheet_of (f), "1438-CV/TU");
}

static char *
get_text (DtWindowFixture *f)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (dt_directive_sheet_get_text (DT_DIRECTIVE_SHEET (sheet_of (f))));
  GtkTextIter from, to;

  gtk_text_buffer_get_bounds (buffer, &from, &to);
  return gtk_text_buffer_get_text (buffer, &from, &to, TRUE);
}

/* The newest is shown; by the arrow the next one, with its own text and chain. */
static void
test_list (DtWindowFixture *f,
           gconstpointer    data)
{
  g_autofree char *text = NULL;

  open_view (f);
  g_assert_nonnull (dt_ui_find_label (view_of (f), "July 2024"));
  dt_directive_view_open (DT_DIRECTIVE_VIEW (view_of (f)), DT_SEED_PLAN);
  dt_ui_wait_text (sheet_of (f), "150-KH/TU");
  text = get_text (f);
  g_assert_nonnull (strstr (text, "Số 150-KH/TU"));
  g_assert_nonnull (strstr (text, "Kế hoạch đại hội điểm"));
}

static gboolean
shows_plan (gpointer data)
{
  return dt_directive_view_get_selected (DT_DIRECTIVE_VIEW (view_of (data))) == DT_SEED_PLAN;
}

/* A node of the chain leads to its directive, and Alt+Left back to the view one came from. */
static void
test_chain (DtWindowFixture *f,
            gconstpointer    data)
{
  GtkWidget *graph;
  GtkWidget *node;

  open_view (f);
  graph = dt_find_widget (show_related (f), DT_TYPE_CHAIN_GRAPH);
  dt_ui_wait_text (graph, "accelerates −15 days");
  node = gtk_widget_get_ancestor (dt_ui_find_label (graph, "150-KH/TU"), GTK_TYPE_BUTTON);
  g_signal_emit_by_name (node, "clicked");
  dt_test_wait_until (shows_plan, f);
  /* Seen from the other end. */
  dt_ui_wait_text (graph, "1438-CV/TU");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (dt_ui_find_button (view_of (f), "Text")), TRUE);
  dt_ui_wait_text (sheet_of (f), "150-KH/TU");
}

/* Larger and smaller as far as it goes; in a window of its own a node leads the main window, and the chain follows. */
static void
test_zoom (DtWindowFixture *f,
           gconstpointer    data)
{
  GtkWidget *panel, *graph, *large;
  int least, larger;

  open_view (f);
  panel = dt_find_widget (show_related (f), DT_TYPE_CHAIN_PANEL);
  graph = dt_find_widget (panel, DT_TYPE_CHAIN_GRAPH);
  dt_ui_wait_text (graph, "150-KH/TU");
  gtk_widget_measure (graph, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_activate_action (panel, "chain.zoom-in", NULL);
  gtk_widget_measure (graph, GTK_ORIENTATION_HORIZONTAL, -1, &larger, NULL, NULL, NULL);
  g_assert_cmpint (larger, >, least);
  for (int i = 0; i < 9; i++)
    gtk_widget_activate_action (panel, "chain.zoom-out", NULL);
  gtk_widget_measure (graph, GTK_ORIENTATION_HORIZONTAL, -1, &larger, NULL, NULL, NULL);
  g_assert_cmpint (larger, <, least);

  gtk_widget_activate_action (panel, "chain.expand", NULL);
  large = dt_find_window (ADW_TYPE_WINDOW);
  dt_ui_wait_text (large, "accelerates −15 days");
  g_signal_emit_by_name (gtk_widget_get_ancestor (dt_ui_find_label (large, "150-KH/TU"), GTK_TYPE_BUTTON), "clicked");
  dt_test_wait_until (shows_plan, f);
  dt_ui_wait_text (large, "1438-CV/TU");
  gtk_window_close (GTK_WINDOW (large));
}

typedef struct { GtkWidget *list; guint n; } Wanted;

static gboolean
has_rows (gpointer data)
{
  Wanted *wanted = data;
  GtkAdjustment *scroll = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (wanted->list));

  gtk_adjustment_set_value (scroll, gtk_adjustment_get_upper (scroll));
  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (wanted->list)))) == wanted->n;
}

/* Of many directives the first are read, the others as one scrolls; one that is opened is listed wherever it stands. */
static void
test_long (DtWindowFixture *f,
           gconstpointer    data)
{
  Wanted wanted = { NULL, 1202 + 2 };     /* and two heads */
  guint n;

  dt_window_fixture_write (f, "INSERT INTO directive (uid, symbol, symbol_key, type, subject) WITH RECURSIVE c (n) AS (VALUES (5001) UNION ALL SELECT n + 1 FROM c"
                              " WHERE n < 6200) SELECT 'long' || n, n || '-TB/TU', n || '-tb/tu', 'notice', 'Thông báo' FROM c");
  open_view (f);
  gtk_widget_activate_action (dt_find_widget (view_of (f), DT_TYPE_DIRECTIVE_SIDE_LIST), "list-of-directives.directive-order", "s", "oldest");
  wanted.list = dt_find_widget (dt_find_widget (view_of (f), DT_TYPE_DIRECTIVE_SIDE_LIST), GTK_TYPE_LIST_VIEW);
  dt_ui_wait_text (view_of (f), "1202 directives");
  n = g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (wanted.list))));
  g_assert_cmpuint (n, <, 1000);
  dt_test_wait_until (has_rows, &wanted);
}

/* Another order is kept, and the months stand over the rows only where they follow one another. */
static void
test_order (DtWindowFixture *f,
            gconstpointer    data)
{
  GtkWidget *list;

  open_view (f);
  list = dt_find_widget (view_of (f), DT_TYPE_DIRECTIVE_SIDE_LIST);
  g_assert_nonnull (dt_ui_find_label (list, "July 2024"));
  gtk_widget_activate_action (list, "list-of-directives.directive-order", "s", "symbol");
  dt_ui_wait_no_text (list, "July 2024");
  dt_ui_wait_text (list, "150-KH/TU");
  g_assert_cmpint (g_settings_get_enum (f->settings, "directive-order"), ==, DT_DIRECTIVE_ORDER_SYMBOL);
  gtk_widget_activate_action (list, "list-of-directives.directive-order", "s", "newest");
  dt_ui_wait_text (list, "July 2024");
}

/* Ctrl+H without a choice of tasks: the deadlines of the directive that is shown. */
static void
test_change (DtWindowFixture *f,
             gconstpointer    data)
{
  GtkWidget *dialog;

  open_view (f);
  dt_directive_view_open (DT_DIRECTIVE_VIEW (view_of (f)), DT_SEED_PLAN);
  dt_ui_wait_text (sheet_of (f), "150-KH/TU");
  g_assert_true (dt_press_key (GTK_WINDOW (f->window), GDK_KEY_h, GDK_CONTROL_MASK));
  dialog = dt_find_window (DT_TYPE_CHANGE_DIALOG);
  g_assert_nonnull (dialog);
  dt_ui_wait_text (dialog, "150-KH/TU");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* Of a task the passage is made bold, and of a passage the task is chosen. */
static void
test_task (DtWindowFixture *f,
           gconstpointer    data)
{
  GtkWidget *sheet;
  GtkWidget *side;
  GtkListBox *list;
  GtkTextBuffer *buffer;
  GtkTextIter iter;
  const DtDirectivePaper *paper;
  const DtPaperMark *mark = NULL;

  open_view (f);
  dt_directive_view_open (DT_DIRECTIVE_VIEW (view_of (f)), DT_SEED_PLAN);
  dt_ui_wait_text (sheet_of (f), "150-KH/TU");
  sheet = sheet_of (f);
  side = show_related (f);
  list = GTK_LIST_BOX (dt_find_widget (side, GTK_TYPE_LIST_BOX));
  paper = dt_directive_sheet_get_paper (DT_DIRECTIVE_SHEET (sheet));
  for (guint i = 0; i < paper->marks->len && (mark == NULL || mark->id != DT_SEED_IDLE || mark->kind != DT_PAPER_TASK); i++)
    mark = &g_array_index (paper->marks, DtPaperMark, i);

  gtk_list_box_select_row (list, gtk_list_box_get_row_at_index (list, DT_SEED_IDLE - 1));
  buffer = gtk_text_view_get_buffer (dt_directive_sheet_get_text (DT_DIRECTIVE_SHEET (sheet)));
  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  g_assert_cmpint (gtk_text_iter_get_offset (&iter), ==, mark->start);

  g_signal_emit_by_name (sheet, "task-chosen", (gint64) DT_SEED_SOON);
  g_assert_cmpint (gtk_list_box_row_get_index (gtk_list_box_get_selected_row (list)), ==, DT_SEED_SOON - 1);

  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (list, 0));
  g_assert_cmpstr (dt_window_get_view_name (f->window), ==, "tasks");
}

/* A directive that is only mentioned says so. */
static void
test_stub (DtWindowFixture *f,
           gconstpointer    data)
{
  open_view (f);
  dt_window_fixture_write (f, "INSERT INTO directive (id, uid, symbol, symbol_key, type, stub) VALUES (77, 'stub', '35-CT/TW', '35ct-tw', 'directive', 1);"
                              "INSERT INTO reference (directive_id, target_id, relation) VALUES (1, 77, 'implements')");
  dt_directive_view_open (DT_DIRECTIVE_VIEW (view_of (f)), 77);
  dt_ui_wait_text (sheet_of (f), "The original has not come yet");
  dt_ui_wait_text (sheet_of (f), "It is mentioned in 1 place, but is not in the register.");
  g_assert_nonnull (dt_ui_find_button (sheet_of (f), "Register Original…"));
}

static gboolean
has_nothing (gpointer data)
{
  return dt_ui_find_label (view_of (data), "No directive matches") != NULL;
}

static void
test_search (DtWindowFixture *f,
             gconstpointer    data)
{
  GtkWidget *list;
  GtkWidget *search;

  open_view (f);
  list = dt_find_widget (view_of (f), DT_TYPE_DIRECTIVE_SIDE_LIST);
  search = dt_find_widget (list, GTK_TYPE_SEARCH_ENTRY);
  dt_view_focus_search (DT_VIEW (view_of (f)));
  gtk_editable_set_text (GTK_EDITABLE (search), "khong co gi");
  dt_test_wait_until (has_nothing, f);
  g_assert_true (dt_view_escape (DT_VIEW (view_of (f))));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (search)), ==, "");
  dt_ui_wait_text (list, "150-KH/TU");
}

/* A file is copied into the register's folder under its checksum, and can be saved elsewhere. */
static gboolean
exists (gpointer path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
test_file (DtWindowFixture *f,
           gconstpointer    data)
{
  g_autofree char *path = g_build_filename (f->dir, "letter.txt", NULL);
  g_autofree char *copy = g_build_filename (f->dir, "copy.txt", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GFile) place = g_file_new_for_path (copy);
  g_autoptr(GFile) kept = NULL;
  g_autofree char *text = NULL;
  g_autofree char *kept_path = NULL;
  g_autofree char *folder = NULL;
  GtkWidget *files;
  gint64 id;

  g_assert_true (g_file_set_contents (path, "Kính gửi", -1, NULL));
  open_view (f);
  files = dt_find_widget (sheet_of (f), DT_TYPE_DIRECTIVE_FILES);
  dt_directive_files_add (DT_DIRECTIVE_FILES (files), file);
  dt_ui_wait_text (files, "1");
  {
    g_autoptr(DtQuery) query = dt_query_new (DT_SEED_TODAY);
    g_autoptr(DtDirectivePage) page = NULL;
    const DtAttachmentRow *row;

    query->directive_id = DT_SEED_LETTER;
    page = dt_store_read (f->store, dt_job_load_directive_page, query, NULL, NULL);
    row = g_ptr_array_index (page->attachments, 0);
    g_assert_cmpstr (row->name, ==, "letter.txt");
    kept = dt_attach_get_file (dt_store_get_path (f->store), row->sha256);
    g_assert_true (g_file_query_exists (kept, NULL));
    id = row->id;
  }
  dt_directive_files_save (DT_DIRECTIVE_FILES (files), id, place);
  dt_test_wait_until (exists, copy);
  dt_ui_wait_text (GTK_WIDGET (f->window), "File saved");
  g_assert_true (g_file_get_contents (copy, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "Kính gửi");

  gtk_widget_activate_action (files, "files.remove", "x", id);
  dt_ui_wait_no_text (files, "1");
  g_assert_true (g_file_query_exists (kept, NULL));
  kept_path = g_file_get_path (kept);
  folder = g_path_get_dirname (kept_path);
  g_unlink (kept_path);
  g_rmdir (folder);
  g_unlink (path);
  g_unlink (copy);
}

#define CASE(name, func) g_test_add ("/ui/directives/" name, DtWindowFixture, NULL, dt_window_fixture_set_up, func, dt_window_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  CASE ("list", test_list);
  CASE ("chain", test_chain);
  CASE ("zoom", test_zoom);
  CASE ("order", test_order);
  CASE ("long", test_long);
  CASE ("task", test_task);
  CASE ("change", test_change);
  CASE ("stub", test_stub);
  CASE ("search", test_search);
  CASE ("file", test_file);

  return g_test_run ();
}
