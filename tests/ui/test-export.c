/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What goes out of the window as a file. */

#include <glib/gstdio.h>
#include <string.h>

#include "dt-collection-view.h"
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

static gboolean
has_matrix (gpointer data)
{
  DtWindowFixture *f = data;
  DtMatrix *matrix = dt_collection_view_get_matrix (DT_COLLECTION_VIEW (dt_window_find_view (f->window, "collections")));

  return matrix != NULL && matrix->units->len > 0;
}

/* In the collections it is the matrix that goes out: a line for each unit that is shown, days as days. */
static void
test_matrix (DtWindowFixture *f,
             gconstpointer    data)
{
  g_autofree char *path = g_build_filename (f->dir, "bang.csv", NULL);
  g_autofree char *book = g_build_filename (f->dir, "bang.xlsx", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GFile) other = g_file_new_for_path (book);
  g_autofree char *text = NULL;
  g_autofree char *zip = NULL;
  g_auto(GStrv) lines = NULL;
  DtMatrix *matrix;

  dt_window_show_view (f->window, "collections");
  dt_test_wait_until (has_matrix, f);
  matrix = dt_collection_view_get_matrix (DT_COLLECTION_VIEW (dt_window_find_view (f->window, "collections")));
  dt_window_write_list (f->window, file);
  dt_ui_wait_text (GTK_WIDGET (f->window), "“bang.csv” written");
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\r\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, matrix->units->len + 3);
  g_assert_true (g_str_has_prefix (lines[0], "\xef\xbb\xbf\"Unit\","));
  g_assert_true (g_str_has_prefix (lines[matrix->units->len + 1], "\"Total\","));
  dt_window_write_list (f->window, other);
  dt_ui_wait_text (GTK_WIDGET (f->window), "“bang.xlsx” written");
  g_assert_true (g_file_get_contents (book, &zip, NULL, NULL));
  g_assert_true (g_str_has_prefix (zip, "PK"));
  g_unlink (path);
  g_unlink (book);
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
  CASE ("matrix", test_matrix);
  CASE ("register", test_register);
  CASE ("backup", test_backup);

  return g_test_run ();
}
