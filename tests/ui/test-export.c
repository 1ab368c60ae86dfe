/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What goes out of the window as a file. */

#include <glib/gstdio.h>
#include <string.h>

#include "dt-collections-fixture.h"
#include "dt-list-jobs.h"
#include "dt-task-view.h"
#include "dt-test.h"
#include "dt-ui-fixture.h"
#include "dt-window-fixture.h"
#include "dt-window-private.h"

static gboolean
exists (gpointer path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* The list as it is filtered: one overdue task of fourteen. */
static void
test_list (DtWindowFixture *f,
           gconstpointer    data)
{
  g_autofree char *path = g_build_filename (f->dir, "list.csv", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(DtQuery) query = dt_query_new (DT_SEED_TODAY);
  g_autofree char *text = NULL;

  query->states = DT_STATE_BIT (DT_STATE_OVERDUE);
  dt_task_view_set_query (DT_TASK_VIEW (f->view), query, 0);
  dt_window_write_list (f->window, file);
  dt_test_wait_until (exists, path);
  dt_ui_wait_text (GTK_WIDGET (f->window), "1 task written to “list.csv”");
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "\"Total\",,\"1 task\""));
}

static void
test_register (DtWindowFixture *f,
               gconstpointer    data)
{
  g_autofree char *path = g_build_filename (f->dir, "all.xml", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autofree char *text = NULL;

  dt_window_write_register (f->window, file);
  dt_ui_wait_text (GTK_WIDGET (f->window), "“all.xml” written");
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "https://example.org/ns/directive-tracker/1"));
}

static char *
find_backup (DtWindowFixture *f)
{
  g_autofree char *folder = g_path_get_dirname (dt_store_get_path (f->store));
  g_autofree char *backups = g_build_filename (folder, "backups", NULL);
  g_autoptr(GDir) dir = g_dir_open (backups, 0, NULL);
  const char *name = dir != NULL ? g_dir_read_name (dir) : NULL;

  return name != NULL ? g_build_filename (backups, name, NULL) : NULL;
}

static gboolean
is_backed_up (gpointer data)
{
  g_autofree char *path = find_backup (data);

  return path != NULL && g_str_has_suffix (path, ".db");
}

/* Ctrl+B: a whole register lies beside this one, for nobody else to read. */
static void
test_backup (DtWindowFixture *f,
             gconstpointer    data)
{
  g_autofree char *path = NULL;
  g_autofree char *folder = NULL;
  g_autoptr(DtStore) copy = NULL;
  g_autoptr(GError) error = NULL;
  gint64 task = DT_SEED_OVERDUE;
  DtTaskDetail *detail;
  GStatBuf info;

  dt_window_fixture_activate (f, "win.backup", NULL);
  dt_test_wait_until (is_backed_up, f);
  path = find_backup (f);
  folder = g_path_get_dirname (path);
  copy = dt_store_new (path, DT_STORE_FLAGS_READ_ONLY);
  g_assert_true (dt_store_open (copy, NULL, &error));
  detail = dt_store_read (copy, dt_job_load_task, &task, NULL, &error);
  g_assert_no_error (error);
  dt_task_detail_free (detail);
  dt_store_close (copy);
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_unlink (path);
  g_rmdir (folder);
}

static gboolean
has_calendar (gpointer data)
{
  return g_file_test (data, G_FILE_TEST_EXISTS);
}

/* The list that is shown, as a calendar; the menu has it. */
static void
test_calendar (DtWindowFixture *f,
               gconstpointer    data)
{
  g_autofree char *path = g_build_filename (f->dir, "han.ics", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autofree char *text = NULL;

  dt_window_write_calendar (f->window, file, TRUE);
  dt_test_wait_until (has_calendar, path);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "BEGIN:VCALENDAR"));
  g_assert_nonnull (strstr (text, "BEGIN:VEVENT"));
  g_assert_nonnull (strstr (text, "TRIGGER"));
  dt_ui_settle ();
  g_unlink (path);
}

/* The matrix as it is filtered, from the button beside the print: two of its five units owe nothing. */
static void
test_matrix (DtCollectionsFixture *fixture,
             gconstpointer         data)
{
  g_autofree char *path = g_build_filename (fixture->f.dir, "matrix.csv", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GPtrArray) units = NULL;
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;
  GtkWidget *button = dt_ui_find_button (fixture->panel, "Export to XLSX…");

  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), ==, "win.export-matrix");
  g_assert_true (gtk_widget_is_sensitive (button));
  dt_collections_press (fixture, GDK_KEY_f, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  units = dt_collection_view_dup_units (DT_COLLECTION_VIEW (fixture->view));
  g_assert_cmpuint (units->len, ==, 3);
  dt_window_write_matrix (fixture->f.window, file);
  dt_test_wait_until (exists, path);
  dt_ui_wait_text (GTK_WIDGET (fixture->f.window), "3 units written to “matrix.csv”");
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\r\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 1 + 3 + 2 + 1);
  g_assert_true (g_str_has_prefix (lines[3], "\"Ủy ban nhân dân thành phố\","));
  g_assert_nonnull (strstr (lines[3], "\"late 4\",\"·\",0,1"));
}

#define CASE(name, func) g_test_add ("/ui/export/" name, DtWindowFixture, NULL, dt_window_fixture_set_up, func, dt_window_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  CASE ("list", test_list);
  CASE ("calendar", test_calendar);
  CASE ("register", test_register);
  CASE ("backup", test_backup);
  g_test_add ("/ui/export/matrix", DtCollectionsFixture, NULL, dt_collections_set_up, test_matrix, dt_collections_tear_down);

  return g_test_run ();
}
