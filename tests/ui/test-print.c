/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The preview over a real register: pages, grouping, zoom, PDF; and printing into a file without a dialog. */

#include <adwaita.h>
#include <string.h>

#include "dt-matrix-jobs.h"
#include "dt-matrix-print.h"
#include "dt-matrix-sheet.h"
#include "dt-pick-button.h"
#include "dt-press.h"
#include "dt-print-operation.h"
#include "dt-print-preview.h"
#include "dt-report-bar.h"
#include "dt-seed.h"
#include "dt-summary-report.h"
#include "dt-test.h"
#include "dt-ui-fixture.h"

typedef struct
{
  DtStore        *store;
  DtContext      *context;
  DtPrintPreview *preview;
  GtkDrawingArea *page;
  GtkDropDown    *grouping;
  GtkStack       *stack;
  GFile          *file;
  DtReportBar    *bar;         /* of a report that is a table */
} Fixture;

static gboolean
shows_pages (gpointer user_data)
{
  Fixture *f = user_data;

  return g_str_equal (gtk_stack_get_visible_child_name (f->stack), "pages")
         && gtk_widget_get_width (GTK_WIDGET (f->page)) > 0;
}

static gboolean
shows_failure (gpointer user_data)
{
  return g_str_equal (gtk_stack_get_visible_child_name (((Fixture *) user_data)->stack), "failed");
}

static void
set_up_query (Fixture       *f,
              const DtQuery *query)
{
  g_autoptr(GSettings) settings = g_settings_new (DT_APP_ID);

  f->context = dt_context_new (f->store, settings);
  f->preview = dt_print_preview_new (f->context, query);
  f->page = GTK_DRAWING_AREA (dt_find_widget (GTK_WIDGET (f->preview), GTK_TYPE_DRAWING_AREA));
  f->grouping = GTK_DROP_DOWN (dt_find_widget (GTK_WIDGET (f->preview), GTK_TYPE_DROP_DOWN));
  f->stack = GTK_STACK (gtk_widget_get_ancestor (GTK_WIDGET (f->page), GTK_TYPE_STACK));
  gtk_window_present (GTK_WINDOW (f->preview));
}

static void
set_up (Fixture       *f,
        gconstpointer  group)
{
  g_autoptr(DtQuery) query = NULL;
  g_autofree char *folder = NULL;

  dt_today_set_fixed (DT_SEED_TODAY);
  f->store = dt_seed_open ();
  query = dt_query_new (DT_SEED_TODAY);
  query->group = (DtGroupBy) GPOINTER_TO_INT (group);
  folder = g_path_get_dirname (dt_store_get_path (f->store));
  f->file = g_file_new_build_filename (folder, "summary.pdf", NULL);
  set_up_query (f, query);
}

static void
tear_down (Fixture       *f,
           gconstpointer  group)
{
  if (f->preview != NULL)
    gtk_window_destroy (GTK_WINDOW (f->preview));
  g_object_unref (f->context);
  g_object_unref (f->file);
  dt_seed_close (f->store);
  dt_today_set_fixed (DT_DAY_NONE);
}

static void
activate (Fixture    *f,
          const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->preview), action, NULL));
}

static gboolean
file_is_there (gpointer user_data)
{
  return g_file_query_exists (((Fixture *) user_data)->file, NULL);
}

static void
test_pages (Fixture       *f,
            gconstpointer  group)
{
  static const guint selected[] = { [DT_GROUP_UNIT] = 0, [DT_GROUP_DAY] = 1, [DT_GROUP_DIRECTIVE] = 2, [DT_GROUP_STATE] = 3, [DT_GROUP_NONE] = 0 };

  dt_test_wait_until (shows_pages, f);
  /* As the list it was opened from. */
  g_assert_cmpuint (gtk_drop_down_get_selected (f->grouping), ==, selected[GPOINTER_TO_INT (group)]);
  /* A4 as on paper at 96 pixels an inch. */
  g_assert_cmpint (gtk_drawing_area_get_content_width (f->page), ==, 793);
  g_assert_cmpint (gtk_drawing_area_get_content_height (f->page), ==, 1122);

  activate (f, "preview.zoom-in");
  g_assert_cmpint (gtk_drawing_area_get_content_width (f->page), >, 793);
  activate (f, "preview.zoom-out");
  activate (f, "preview.zoom-out");
  g_assert_cmpint (gtk_drawing_area_get_content_width (f->page), <, 793);
  activate (f, "preview.zoom-reset");
  g_assert_cmpint (gtk_drawing_area_get_content_width (f->page), ==, 793);

  for (guint i = 0; i < 4; i++)
    {
      gtk_drop_down_set_selected (f->grouping, i);
      dt_test_wait_until (shows_pages, f);
    }
}

static void
test_pdf (Fixture       *f,
          gconstpointer  group)
{
  g_autofree char *content = NULL;
  gsize length;

  dt_test_wait_until (shows_pages, f);
  dt_print_preview_write_pdf (f->preview, f->file);
  dt_test_wait_until (file_is_there, f);
  g_assert_true (g_file_load_contents (f->file, NULL, &content, &length, NULL, NULL));
  g_assert_true (g_str_has_prefix (content, "%PDF-1.5"));
}

/* Closed while it still reads or lays out: nothing happens afterwards, nothing is left. */
static void
test_closed_early (Fixture       *f,
                   gconstpointer  group)
{
  g_object_add_weak_pointer (G_OBJECT (f->preview), (gpointer *) &f->preview);
  gtk_window_destroy (GTK_WINDOW (f->preview));
  while (f->preview != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_failure (Fixture       *f,
              gconstpointer  group)
{
  g_autoptr(DtQuery) query = dt_query_new (DT_SEED_TODAY);

  dt_test_wait_until (shows_pages, f);
  gtk_window_destroy (GTK_WINDOW (f->preview));
  g_clear_object (&f->context);
  dt_store_close (f->store);

  set_up_query (f, query);
  dt_test_wait_until (shows_failure, f);
}

/* The way to a printer, into a file instead. */
static void
test_operation (Fixture       *f,
                gconstpointer  group)
{
  g_autoptr(DtQuery) query = dt_query_new (DT_SEED_TODAY);
  g_autoptr(GPtrArray) tasks = g_ptr_array_new ();
  g_autoptr(DtReport) report = dt_summary_report_new (dt_summary_new (tasks, dt_office_new (NULL), query, DT_GROUP_UNIT));
  g_autoptr(DtPrintOperation) operation = dt_print_operation_new (report);
  g_autofree char *path = g_file_get_path (f->file);
  g_autofree char *content = NULL;
  g_autoptr(GError) error = NULL;

  gtk_print_operation_set_allow_async (GTK_PRINT_OPERATION (operation), FALSE);
  gtk_print_operation_set_export_filename (GTK_PRINT_OPERATION (operation), path);
  g_assert_cmpint (gtk_print_operation_run (GTK_PRINT_OPERATION (operation), GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error),
                   ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  g_assert_cmpuint (dt_report_get_n_pages (report), ==, 1);
  g_assert_true (g_file_load_contents (f->file, NULL, &content, NULL, NULL, NULL));
  g_assert_true (g_str_has_prefix (content, "%PDF"));
}

/* ---- Reports that are tables ---- */

static void
set_up_report (Fixture       *f,
               gconstpointer  name)
{
  g_autoptr(DtQuery) query = NULL;
  g_autoptr(GSettings) settings = g_settings_new (DT_APP_ID);
  g_autofree char *folder = NULL;

  dt_today_set_fixed (DT_SEED_TODAY);
  f->store = dt_seed_open ();
  query = dt_query_new (DT_SEED_TODAY);
  folder = g_path_get_dirname (dt_store_get_path (f->store));
  f->file = g_file_new_build_filename (folder, "report.pdf", NULL);
  f->context = dt_context_new (f->store, settings);
  f->preview = dt_print_preview_new_report (f->context, name, query);
  f->page = GTK_DRAWING_AREA (dt_find_widget (GTK_WIDGET (f->preview), GTK_TYPE_DRAWING_AREA));
  f->stack = GTK_STACK (gtk_widget_get_ancestor (GTK_WIDGET (f->page), GTK_TYPE_STACK));
  f->bar = DT_REPORT_BAR (dt_find_widget (GTK_WIDGET (f->preview), DT_TYPE_REPORT_BAR));
  gtk_window_present (GTK_WINDOW (f->preview));
}

static GFile *
file_beside (Fixture    *f,
             const char *name)
{
  g_autofree char *folder = g_path_get_dirname (dt_store_get_path (f->store));

  return g_file_new_build_filename (folder, name, NULL);
}

static void
assert_written (Fixture    *f,
                const char *bytes)
{
  g_autofree char *content = NULL;
  gsize length;

  dt_test_wait_until (file_is_there, f);
  g_assert_true (g_file_load_contents (f->file, NULL, &content, &length, NULL, NULL));
  g_assert_cmpuint (length, >, strlen (bytes));
  g_assert_cmpmem (content, strlen (bytes), bytes, strlen (bytes));
  g_assert_true (g_file_delete (f->file, NULL, NULL));
}

/* Each of them is chosen, shown and written; the two that need one thing ask for it, and show it once it is chosen. */
static void
test_reports (Fixture       *f,
              gconstpointer  name)
{
  GtkDropDown *kinds = GTK_DROP_DOWN (dt_report_bar_get_kinds (f->bar));

  dt_test_wait_until (shows_pages, f);
  for (guint i = 0; dt_report_kinds[i].name != NULL; i++)
    {
      gtk_drop_down_set_selected (kinds, i);
      if ((dt_report_kinds[i].takes & (DT_REPORT_NEEDS_UNIT | DT_REPORT_NEEDS_DIRECTIVE)) != 0)
        {
          gboolean unit = (dt_report_kinds[i].takes & DT_REPORT_NEEDS_UNIT) != 0;
          GtkWidget *pick = gtk_widget_get_first_child (GTK_WIDGET (f->bar));

          if (!unit)
            pick = gtk_widget_get_next_sibling (pick);
          dt_pick_button_set_id (DT_PICK_BUTTON (pick), 0);
          g_signal_emit_by_name (pick, "picked");
          dt_test_wait_until (shows_failure, f);
          dt_pick_button_set_id (DT_PICK_BUTTON (pick), unit ? DT_SEED_WARD : DT_SEED_PLAN);
          g_signal_emit_by_name (pick, "picked");
        }
      dt_test_wait_until (shows_pages, f);
      dt_print_preview_write_pdf (f->preview, f->file);
      assert_written (f, "%PDF-1.5");
    }
}

/* What is chosen is seen at once, and goes into the spreadsheet. */
static void
test_columns (Fixture       *f,
              gconstpointer  name)
{
  GtkWidget *menu = dt_find_widget (gtk_widget_get_last_child (GTK_WIDGET (f->bar)), GTK_TYPE_MENU_BUTTON);
  GtkWidget *check;
  g_autofree char *content = NULL;

  g_object_unref (f->file);
  f->file = file_beside (f, "report.csv");
  dt_test_wait_until (shows_pages, f);
  /* None, and by unit again. */
  f->grouping = GTK_DROP_DOWN (dt_find_widget (GTK_WIDGET (f->bar), GTK_TYPE_DROP_DOWN));
  gtk_drop_down_set_selected (f->grouping, g_list_model_get_n_items (gtk_drop_down_get_model (f->grouping)) - 1);
  dt_test_wait_until (shows_pages, f);
  gtk_drop_down_set_selected (f->grouping, 0);
  dt_test_wait_until (shows_pages, f);

  check = gtk_widget_get_first_child (gtk_popover_get_child (gtk_menu_button_get_popover (GTK_MENU_BUTTON (menu))));
  g_assert_false (gtk_widget_get_sensitive (check));     /* the task */
  check = gtk_widget_get_next_sibling (check);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  dt_test_wait_until (shows_pages, f);
  dt_print_preview_write_sheet (f->preview, f->file);
  dt_test_wait_until (file_is_there, f);
  g_assert_true (g_file_load_contents (f->file, NULL, &content, NULL, NULL, NULL));
  g_assert_null (strstr (content, "Ban Tổ chức Thành ủy"));
  g_assert_nonnull (strstr (content, "\"2024-08-09\""));

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  dt_test_wait_until (shows_pages, f);

  /* The same as a document. */
  g_object_unref (f->file);
  f->file = file_beside (f, "report.odt");
  dt_print_preview_write_sheet (f->preview, f->file);
  assert_written (f, "PK\x03\x04");
}

/* Not while something else is being written. */
static gboolean
is_sensitive (gpointer button)
{
  return gtk_widget_get_sensitive (button);
}

/* By the button that is there for it, as far as the choice of the place; then what is written is a text for a word processor. */
static void
write_document (Fixture    *f,
                const char *name)
{
  GtkWidget *button = dt_ui_find_button (GTK_WIDGET (f->preview), "Write a document for a word processor (Ctrl+D)");
  g_autofree char *content = NULL;
  gsize size = 0;

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_get_mapped (button));
  dt_test_wait_until (is_sensitive, button);
  g_object_unref (f->file);
  f->file = file_beside (f, name);
  dt_print_preview_write_sheet (f->preview, f->file);
  g_assert_false (gtk_widget_get_sensitive (button));
  dt_test_wait_until (file_is_there, f);
  g_assert_true (g_file_load_contents (f->file, NULL, &content, &size, NULL, NULL));
  g_assert_cmpuint (size, >, 200);
  g_assert_cmpmem (content + 30, 8, "mimetype", 8);
  /* Behind its name and what the packer adds to that, whose length stands before. */
  g_assert_cmpmem (content + 38 + (guint8) content[28], 39, "application/vnd.oasis.opendocument.text", 39);
}

/* The summary as a spreadsheet and as a document, from its preview. */
static void
test_summary_sheet (Fixture       *f,
                    gconstpointer  group)
{
  g_object_unref (f->file);
  f->file = file_beside (f, "summary.xlsx");
  dt_test_wait_until (shows_pages, f);
  dt_print_preview_write_sheet (f->preview, f->file);
  assert_written (f, "PK\x03\x04");
  write_document (f, "summary.odt");
}

/* ---- The matrix ---- */

static gboolean
has_preview (gpointer user_data)
{
  Fixture *f = user_data;
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows) && f->preview == NULL; i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);

      if (DT_IS_PRINT_PREVIEW (window))
        f->preview = DT_PRINT_PREVIEW (window);
    }
  return f->preview != NULL;
}

/* On A4 or A3, to a printer on the same side as it lies, and as a spreadsheet. */
static void
test_matrix (Fixture       *f,
             gconstpointer  group)
{
  DtMatrixFetch fetch = { 0, DT_SEED_COLLECTION, DT_SEED_TODAY };
  g_autoptr(DtMatrix) matrix = dt_store_read (f->store, dt_job_load_matrix, &fetch, NULL, NULL);
  g_autoptr(DtReport) report = NULL;
  g_autoptr(DtPrintOperation) operation = NULL;
  g_autoptr(DtMatrixSheet) sheet = dt_matrix_sheet_new (matrix, matrix->units, DT_SEED_TODAY, 3);
  g_autoptr(GtkPageSetup) setup = NULL;
  GtkWidget *parent = gtk_window_new ();
  GtkWidget *header;

  dt_test_wait_until (shows_pages, f);
  gtk_window_destroy (GTK_WINDOW (f->preview));
  f->preview = NULL;
  dt_matrix_print (GTK_WINDOW (parent), f->context, matrix, matrix->units);
  dt_test_wait_until (has_preview, f);
  f->page = GTK_DRAWING_AREA (dt_find_widget (GTK_WIDGET (f->preview), GTK_TYPE_DRAWING_AREA));
  f->stack = GTK_STACK (gtk_widget_get_ancestor (GTK_WIDGET (f->page), GTK_TYPE_STACK));
  dt_test_wait_until (shows_pages, f);
  activate (f, "preview.zoom-reset");
  g_assert_cmpint (gtk_drawing_area_get_content_width (f->page), ==, 1122);

  header = dt_find_widget (GTK_WIDGET (f->preview), ADW_TYPE_HEADER_BAR);
  f->grouping = GTK_DROP_DOWN (dt_find_widget (header, GTK_TYPE_DROP_DOWN));
  while (!gtk_widget_get_visible (GTK_WIDGET (f->grouping)))
    f->grouping = GTK_DROP_DOWN (gtk_widget_get_next_sibling (GTK_WIDGET (f->grouping)));
  gtk_drop_down_set_selected (f->grouping, 1);
  dt_test_wait_until (shows_pages, f);
  g_assert_cmpint (gtk_drawing_area_get_content_width (f->page), ==, 1587);

  g_object_unref (f->file);
  f->file = file_beside (f, "matrix.xlsx");
  dt_print_preview_write_sheet (f->preview, f->file);
  assert_written (f, "PK\x03\x04");
  write_document (f, "matrix.odt");

  dt_matrix_sheet_take_office (sheet, dt_office_new (NULL));
  dt_matrix_sheet_set_paper (sheet, DT_PAPER_A3);
  report = dt_matrix_sheet_report_new (sheet);
  operation = dt_print_operation_new (report);
  setup = gtk_page_setup_copy (gtk_print_operation_get_default_page_setup (GTK_PRINT_OPERATION (operation)));
  g_assert_cmpint (gtk_page_setup_get_orientation (setup), ==, GTK_PAGE_ORIENTATION_LANDSCAPE);
  g_assert_cmpfloat (gtk_page_setup_get_paper_width (setup, GTK_UNIT_MM), ==, 420);
  gtk_window_destroy (GTK_WINDOW (f->preview));
  f->preview = NULL;
  gtk_window_destroy (GTK_WINDOW (parent));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name, group, func) \
  g_test_add ("/ui/print/" name, Fixture, GINT_TO_POINTER (group), set_up, func, tear_down)
  ADD ("pages-by-unit", DT_GROUP_UNIT, test_pages);
  ADD ("pages-by-day", DT_GROUP_DAY, test_pages);
  ADD ("pages-by-none", DT_GROUP_NONE, test_pages);
  ADD ("pdf", DT_GROUP_UNIT, test_pdf);
  ADD ("closed-early", DT_GROUP_UNIT, test_closed_early);
  ADD ("failure", DT_GROUP_UNIT, test_failure);
  ADD ("operation", DT_GROUP_UNIT, test_operation);
  ADD ("summary-sheet", DT_GROUP_UNIT, test_summary_sheet);
  ADD ("matrix", DT_GROUP_UNIT, test_matrix);
  g_test_add ("/ui/print/reports", Fixture, "overdue", set_up_report, test_reports, tear_down);
  g_test_add ("/ui/print/columns", Fixture, "overdue", set_up_report, test_columns, tear_down);
  g_test_add ("/ui/print/report-closed-early", Fixture, "journal", set_up_report, test_closed_early, tear_down);

  return g_test_run ();
}
