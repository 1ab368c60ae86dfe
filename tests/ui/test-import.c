/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The import dialog: preview, storing, undo, and the window of a faulty file, over a real register and real files. */

#include <adwaita.h>

#include "dt-excerpt.h"
#include "dt-import-dialog.h"
#include "dt-import-errors.h"
#include "dt-import-row.h"
#include "dt-list-jobs.h"
#include "dt-press.h"
#include "dt-test.h"

typedef struct
{
  char      *folder;
  DtStore   *store;
  DtContext *context;
  GtkWidget *window;
  GType      wanted;        /* of the window that is waited for */
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *path = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GSettings) settings = g_settings_new (DT_APP_ID);

  dt_today_set_fixed (dt_test_day ("2024-08-12"));
  fixture->folder = dt_test_dir_new ();
  path = g_build_filename (fixture->folder, "register.db", NULL);
  fixture->store = dt_store_new (path, DT_STORE_FLAGS_NONE);
  g_assert_true (dt_store_open (fixture->store, NULL, &error));
  g_assert_no_error (error);
  fixture->context = dt_context_new (fixture->store, settings);

  fixture->window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (fixture->window), adw_toast_overlay_new ());
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1200, 800);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->context);
  dt_store_close (fixture->store);
  g_object_unref (fixture->store);
  dt_test_dir_remove (fixture->folder);
  g_free (fixture->folder);
  dt_today_set_fixed (DT_DAY_NONE);
}

static GFile *
sample (const char *name)
{
  return g_file_new_build_filename (g_getenv ("DT_SOURCE_DIR"), "data", "samples", name, NULL);
}

static gboolean
has_window (gpointer user_data)
{
  Fixture *fixture = user_data;

  return dt_find_window (fixture->wanted) != NULL;
}

static gboolean
has_no_window (gpointer user_data)
{
  return !has_window (user_data);
}

/* A dialog that shows what it has read. */
static gboolean
has_preview (gpointer user_data)
{
  GtkWidget *dialog = dt_find_window (DT_TYPE_IMPORT_DIALOG);

  return dialog != NULL && dt_import_dialog_get_report (DT_IMPORT_DIALOG (dialog)) != NULL;
}

static GtkWidget *
present (Fixture *fixture,
         GFile   *file)
{
  dt_import_dialog_present (GTK_WINDOW (fixture->window), fixture->context, file);
  dt_test_wait_until (has_preview, fixture);
  return dt_find_window (DT_TYPE_IMPORT_DIALOG);
}

static guint
count_directives (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) rows = dt_store_read (fixture->store, dt_job_list_directives, NULL, NULL, &error);

  g_assert_no_error (error);
  return rows->len;
}

static void
store_file (Fixture    *fixture,
            const char *name)
{
  g_autoptr(GFile) file = sample (name);
  GtkWidget *dialog = present (fixture, file);

  g_assert_true (gtk_widget_activate_action (dialog, "import.store", NULL));
  fixture->wanted = DT_TYPE_IMPORT_DIALOG;
  dt_test_wait_until (has_no_window, fixture);
}

static void
test_preview (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(GFile) file = sample ("02-150-KH-TU.xml");
  g_autoptr(GError) error = NULL;
  g_autoptr(DtImportEntry) first = NULL;
  const DtImportReport *report;
  GtkWidget *dialog, *list;
  GListModel *model;
  g_autofree char *undone = NULL;

  store_file (fixture, "01-units.xml");
  g_assert_cmpuint (count_directives (fixture), ==, 0);

  dialog = present (fixture, file);
  report = dt_import_dialog_get_report (DT_IMPORT_DIALOG (dialog));
  g_assert_cmpint (report->counts[DT_ENTITY_DIRECTIVE][DT_OUTCOME_NEW], >=, 1);
  g_assert_cmpint (report->counts[DT_ENTITY_TASK][DT_OUTCOME_NEW], >, 20);
  g_assert_cmpuint (count_directives (fixture), ==, 0);

  list = dt_find_widget (dialog, GTK_TYPE_LIST_VIEW);
  model = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
  g_assert_cmpuint (g_list_model_get_n_items (model), >, report->lines->len);
  first = g_list_model_get_item (model, 0);
  g_assert_true (dt_import_entry_is_head (first));

  g_assert_true (dt_press_key (GTK_WINDOW (dialog), GDK_KEY_Return, GDK_CONTROL_MASK));
  fixture->wanted = DT_TYPE_IMPORT_DIALOG;
  dt_test_wait_until (has_no_window, fixture);
  g_assert_cmpuint (count_directives (fixture), >=, 1);

  undone = dt_store_undo (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_directives (fixture), ==, 0);
}

static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GFile) file = sample ("01-units.xml");
  GtkWidget *dialog = present (fixture, file);

  g_assert_true (dt_press_key (GTK_WINDOW (dialog), GDK_KEY_Escape, 0));
  g_assert_null (dt_find_window (DT_TYPE_IMPORT_DIALOG));
  g_assert_null (dt_store_get_undo_label (fixture->store));
}

/* A file read before, and not changed since, has nothing to store. */
static void
test_again (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(GFile) file = sample ("01-units.xml");
  GtkWidget *dialog;

  store_file (fixture, "01-units.xml");
  dialog = present (fixture, file);
  g_assert_nonnull (dt_find_widget (dialog, ADW_TYPE_STATUS_PAGE));
  g_assert_false (gtk_widget_activate_action (dialog, "import.store", NULL)
                  && dt_import_dialog_get_report (DT_IMPORT_DIALOG (dialog)) == NULL);
  gtk_widget_activate_action (dialog, "import.cancel", NULL);
  g_assert_null (dt_find_window (DT_TYPE_IMPORT_DIALOG));
}

/* A dialog that has not been shown yet goes with its window. */
static void
test_parent_gone (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr(GFile) file = sample ("01-units.xml");
  GtkWidget *parent = adw_window_new ();

  gtk_window_present (GTK_WINDOW (parent));
  dt_import_dialog_present (GTK_WINDOW (parent), fixture->context, file);
  gtk_window_destroy (GTK_WINDOW (parent));
  store_file (fixture, "01-units.xml");
  g_assert_null (dt_find_window (DT_TYPE_IMPORT_DIALOG));
}

static GFile *
write_file (Fixture    *fixture,
            const char *text,
            gssize      length)
{
  g_autofree char *path = g_build_filename (fixture->folder, "faulty.xml", NULL);
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, text, length, &error);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

/* Faults are told with their places; once mended the file is read again. */
static void
test_faulty (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GFile) good = sample ("01-units.xml");
  g_autoptr(GFile) file = NULL;
  g_autofree char *text = NULL;
  g_autofree char *report = NULL;
  gsize length;
  GtkWidget *errors;
  g_autoptr(GError) error = NULL;

  g_assert_true (g_file_load_contents (good, NULL, &text, &length, NULL, &error));
  g_assert_no_error (error);
  file = write_file (fixture, text, (gssize) length / 2);

  dt_import_dialog_present (GTK_WINDOW (fixture->window), fixture->context, file);
  fixture->wanted = DT_TYPE_IMPORT_ERRORS;
  dt_test_wait_until (has_window, fixture);
  g_assert_null (dt_find_window (DT_TYPE_IMPORT_DIALOG));
  errors = dt_find_window (DT_TYPE_IMPORT_ERRORS);
  g_assert_cmpint (dt_import_errors_get_selected (DT_IMPORT_ERRORS (errors)), ==, 0);
  report = dt_import_errors_dup_report (DT_IMPORT_ERRORS (errors));
  g_assert_true (g_str_has_prefix (report, "faulty.xml\nLine "));
  g_assert_true (gtk_widget_activate_action (errors, "errors.copy", NULL));
  g_assert_null (dt_store_get_undo_label (fixture->store));

  g_object_unref (g_steal_pointer (&file));
  file = write_file (fixture, text, (gssize) length);
  g_assert_true (gtk_widget_activate_action (errors, "errors.reread", NULL));
  dt_test_wait_until (has_preview, fixture);
  g_assert_null (dt_find_window (DT_TYPE_IMPORT_ERRORS));
  gtk_widget_activate_action (dt_find_window (DT_TYPE_IMPORT_DIALOG), "import.cancel", NULL);
}

/* A file that cannot be opened is told in the same window, without a place. */
static void
test_missing (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(GFile) file = sample ("no-such-file.xml");
  GtkWidget *errors;

  dt_import_dialog_present (GTK_WINDOW (fixture->window), fixture->context, file);
  fixture->wanted = DT_TYPE_IMPORT_ERRORS;
  dt_test_wait_until (has_window, fixture);
  errors = dt_find_window (DT_TYPE_IMPORT_ERRORS);
  g_assert_cmpint (dt_import_errors_get_selected (DT_IMPORT_ERRORS (errors)), ==, 0);
  g_assert_true (dt_press_key (GTK_WINDOW (errors), GDK_KEY_Escape, 0));
  g_assert_null (dt_find_window (DT_TYPE_IMPORT_ERRORS));
}

static DtImportReport *
three_errors (void)
{
  DtImportReport *report = dt_import_report_new ();

  dt_import_report_error (report, (DtPlace) { 2, 12 }, "Hint", "First");
  dt_import_report_error (report, (DtPlace) { 3, 1 }, NULL, "Second");
  dt_import_report_error (report, (DtPlace) { 0, 0 }, NULL, "Third");
  return report;
}

static void
test_steps (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(GFile) file = write_file (fixture, "<a>\n  <b day=\"31/6/2024\"/>\n</c>\n", -1);
  GtkWidget *errors = dt_import_errors_new (GTK_WINDOW (fixture->window), file, three_errors ());
  DtImportErrors *self = DT_IMPORT_ERRORS (errors);

  gtk_window_present (GTK_WINDOW (errors));
  g_assert_true (dt_press_key (GTK_WINDOW (errors), GDK_KEY_F7, 0));
  g_assert_cmpint (dt_import_errors_get_selected (self), ==, 1);
  g_assert_true (dt_press_key (GTK_WINDOW (errors), GDK_KEY_F7, 0));
  g_assert_true (dt_press_key (GTK_WINDOW (errors), GDK_KEY_F7, 0));
  g_assert_cmpint (dt_import_errors_get_selected (self), ==, 0);
  g_assert_true (dt_press_key (GTK_WINDOW (errors), GDK_KEY_F7, GDK_SHIFT_MASK));
  g_assert_cmpint (dt_import_errors_get_selected (self), ==, 2);
  dt_test_assert_string (dt_import_errors_dup_report (self),
                         "faulty.xml\nLine 2, column 12: First (Hint)\nLine 3, column 1: Second\nWhole file: Third\n");
  gtk_window_close (GTK_WINDOW (errors));
}

static void
assert_range (const char *line,
              int         column,
              const char *expected)
{
  const char * const lines[] = { line, NULL };
  g_autoptr(DtExcerpt) excerpt = dt_excerpt_new (lines, 7, 7, column);
  const char *shown = g_ptr_array_index (excerpt->lines, 0);
  g_autofree char *range = g_utf8_substring (shown, excerpt->start, excerpt->end);

  g_assert_cmpint (excerpt->first_line, ==, 7);
  g_assert_cmpint (excerpt->index, ==, 0);
  g_assert_cmpstr (range, ==, expected);
}

static void
test_excerpt (void)
{
  const char * const lines[] = { "one", "two", "three", NULL };
  g_autofree char *wide = g_strnfill (400, 'x');
  g_autofree char *marked = g_strconcat (wide, "<place>", wide, NULL);
  g_autoptr(DtExcerpt) excerpt = dt_excerpt_new (lines, 10, 12, 1);

  g_assert_cmpint (excerpt->index, ==, 2);
  g_assert_null (dt_excerpt_new (lines, 10, 13, 1));
  g_assert_null (dt_excerpt_new (lines, 10, 9, 1));

  assert_range ("  <Deadline bound=\"before\">31/6/2024</Deadline>", 28, "31/6/2024");
  assert_range ("<Đơn vị=\"P-19\"/>", 10, "P-19");
  assert_range ("\t\t<a b=\"12\"/>", 9, "12");
  assert_range ("</Tasks>", 1, "<");
  assert_range ("short", 400, "t");
  assert_range (marked, 402, "place");
}

#define CASE(name, func) g_test_add ("/ui/import/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/ui/import/excerpt", test_excerpt);
  CASE ("steps", test_steps);
  CASE ("preview", test_preview);
  CASE ("cancel", test_cancel);
  CASE ("again", test_again);
  CASE ("parent-gone", test_parent_gone);
  CASE ("faulty", test_faulty);
  CASE ("missing", test_missing);

  return g_test_run ();
}
