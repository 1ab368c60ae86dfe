/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The backup of each day, thinned out; and one put back from its window, after a backup of what is there. */

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "dt-backup-folder.h"
#include "dt-backup-keeper.h"
#include "dt-damaged.h"
#include "dt-error.h"
#include "dt-press.h"
#include "dt-restore-window.h"
#include "dt-seed.h"
#include "dt-test.h"
#include "dt-ui-fixture.h"
#include "dt-window-fixture.h"

static GPtrArray *
list (DtWindowFixture *f)
{
  return dt_backup_folder_list (dt_store_get_path (f->store));
}

static void
clear_up (DtWindowFixture *f)
{
  g_autoptr(GPtrArray) files = list (f);
  g_autofree char *folder = g_build_filename (f->dir, "backups", NULL);

  for (guint i = 0; i < files->len; i++)
    g_unlink (((DtBackupFile *) g_ptr_array_index (files, i))->path);
  g_rmdir (folder);
}

static gboolean
is_settled (gpointer data)
{
  return dt_backup_keeper_is_settled (data);
}

static void
keep (DtBackupKeeper *keeper)
{
  dt_backup_keeper_check (keeper);
  dt_test_wait_until (is_settled, keeper);
}

/* Once a day; what is older is thinned out, but never what a person made. */
static void
test_daily (DtWindowFixture *f,
            gconstpointer    data)
{
  g_autoptr(DtBackupKeeper) keeper = dt_backup_keeper_new (dt_window_get_context (f->window));
  g_autofree char *by_hand = dt_backup_folder_new_path (dt_store_get_path (f->store), NULL, NULL);
  g_autoptr(GPtrArray) files = NULL;

  for (int i = 1; i <= 60; i++)
    {
      g_autofree char *path = dt_backup_folder_day_path (dt_store_get_path (f->store), DT_SEED_TODAY - i, NULL);

      g_assert_true (g_file_set_contents (path, "x", -1, NULL));
    }
  g_assert_true (g_file_set_contents (by_hand, "x", -1, NULL));
  keep (keeper);
  g_assert_null (dt_backup_keeper_get_problem (keeper));
  g_assert_cmpint (dt_backup_keeper_get_moment (keeper), >, 0);
  files = list (f);
  g_assert_cmpuint (files->len, >, 10);
  g_assert_cmpuint (files->len, <, 20);
  g_assert_true (g_file_test (by_hand, G_FILE_TEST_EXISTS));
  keep (keeper);
  g_assert_cmpuint (files->len, ==, files->len);
  g_object_run_dispose (G_OBJECT (keeper));
  clear_up (f);
}

/* A folder that cannot be made is told, and the program goes on. */
static void
test_no_room (DtWindowFixture *f,
              gconstpointer    data)
{
  g_autoptr(DtBackupKeeper) keeper = dt_backup_keeper_new (dt_window_get_context (f->window));
  g_autofree char *folder = g_build_filename (f->dir, "backups", NULL);

  g_assert_true (g_file_set_contents (folder, "in the way", -1, NULL));
  keep (keeper);
  g_assert_nonnull (dt_backup_keeper_get_problem (keeper));
  g_object_run_dispose (G_OBJECT (keeper));
  g_unlink (folder);
}

static DtRestoreWindow *
find_window (void)
{
  GtkWidget *window = dt_find_window (DT_TYPE_RESTORE_WINDOW);

  return window != NULL ? DT_RESTORE_WINDOW (window) : NULL;
}

static gboolean
is_shown (gpointer data)
{
  return find_window () != NULL && dt_restore_window_is_settled (find_window ());
}

static gboolean
is_gone (gpointer data)
{
  return find_window () == NULL;
}

#define N_UNITS "SELECT count (*) FROM unit"

static void
test_restore (DtWindowFixture *f,
              gconstpointer    data)
{
  g_autoptr(DtBackupKeeper) keeper = dt_backup_keeper_new (dt_window_get_context (f->window));
  g_autoptr(GPtrArray) files = NULL;
  gint64 before = dt_seed_ask (f->store, N_UNITS);

  keep (keeper);
  dt_window_fixture_write (f, "INSERT INTO unit (uid, code, name, short_name, kind, sort_key) VALUES ('x', 'x', 'x', 'x', 'other', '')");
  g_assert_cmpint (dt_seed_ask (f->store, N_UNITS), ==, before + 1);
  dt_window_fixture_activate (f, "win.restore-backup", NULL);
  dt_test_wait_until (is_shown, NULL);
  dt_ui_wait_text (GTK_WIDGET (find_window ()), "1 action was done since, and will be gone:");
  g_assert_true (dt_press_key (GTK_WINDOW (find_window ()), GDK_KEY_Return, GDK_CONTROL_MASK));
  dt_test_wait_until (is_gone, NULL);
  g_assert_cmpint (dt_seed_ask (f->store, N_UNITS), ==, before);
  files = list (f);
  g_assert_cmpuint (files->len, ==, 2);
  g_assert_nonnull (strstr (((DtBackupFile *) g_ptr_array_index (files, 0))->path, "before-restore"));
  g_object_run_dispose (G_OBJECT (keeper));
  clear_up (f);
}

/* Nothing to restore is said in words. */
static void
test_none (DtWindowFixture *f,
           gconstpointer    data)
{
  dt_window_fixture_activate (f, "win.restore-backup", NULL);
  dt_test_wait_until (is_shown, NULL);
  dt_ui_wait_text (GTK_WIDGET (find_window ()), "No Backup Yet");
  g_assert_false (dt_press_key (GTK_WINDOW (find_window ()), GDK_KEY_Return, GDK_CONTROL_MASK));
  gtk_window_destroy (GTK_WINDOW (find_window ()));
}

/* The damaged files that were kept; says how many. */
static guint
remove_kept (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (strstr (name, ".db.damaged-") != NULL)
      {
        g_autofree char *kept = g_build_filename (folder, name, NULL);

        n++;
        g_unlink (kept);
      }

  return n;
}

static void
on_done (GtkWindow    *window,
         const GError *error,
         gpointer      user_data)
{
  *(GError **) user_data = error != NULL ? g_error_copy (error) : g_error_new_literal (G_IO_ERROR, G_IO_ERROR_EXISTS, "done");
}

static gboolean
is_done (gpointer data)
{
  return *(gpointer *) data != NULL;
}

/* NULL: it is in its place. */
static GError *
replace (GtkWindow  *window,
         const char *path,
         const char *other)
{
  GError *error = NULL;

  dt_damaged_replace (window, path, other, on_done, &error);
  dt_test_wait_until (is_done, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_EXISTS))
    g_clear_error (&error);
  return error;
}

/* A damaged register: its backup in its place, and the file itself kept. */
static void
test_damaged (DtWindowFixture *f,
              gconstpointer    data)
{
  g_autoptr(DtBackupKeeper) keeper = dt_backup_keeper_new (dt_window_get_context (f->window));
  g_autofree char *path = g_build_filename (f->dir, "other.db", NULL);
  g_autoptr(GPtrArray) files = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) missing = NULL;
  g_autofree char *contents = NULL;
  const char *backup;

  keep (keeper);
  files = list (f);
  backup = ((DtBackupFile *) g_ptr_array_index (files, 0))->path;
  g_assert_true (g_file_set_contents (path, "damaged", -1, NULL));
  error = replace (GTK_WINDOW (f->window), path, backup);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_true (g_str_has_prefix (contents, "SQLite format 3"));
  g_assert_true (g_file_test (backup, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (remove_kept (f->dir), ==, 1);
  g_unlink (path);

  missing = replace (GTK_WINDOW (f->window), path, "/nowhere/backup.db");
  g_assert_error (missing, DT_ERROR, DT_ERROR_NOT_FOUND);
  g_object_run_dispose (G_OBJECT (keeper));
  clear_up (f);
}

static gboolean
is_saved (gpointer window)
{
  return dt_ui_find_button (window, "Go On with What Was Read") != NULL;
}

/* What can still be read is saved beside it, told, and put in its place with one more click. */
static void
test_saved (DtWindowFixture *f,
            gconstpointer    data)
{
  g_autoptr(DtBackupKeeper) keeper = dt_backup_keeper_new (dt_window_get_context (f->window));
  g_autoptr(GPtrArray) files = NULL;
  g_autoptr(GError) error = g_error_new_literal (DT_ERROR, DT_ERROR_CORRUPT, "damaged");
  g_autoptr(GError) failure = NULL;
  g_autofree char *saved = NULL;
  g_autofree char *folder = g_build_filename (f->dir, "backups", NULL);
  GtkWidget *window = gtk_window_new ();
  const char *path;

  keep (keeper);
  files = list (f);
  path = ((DtBackupFile *) g_ptr_array_index (files, 0))->path;
  saved = g_strconcat (path, ".saved", NULL);
  gtk_window_set_child (GTK_WINDOW (window), dt_damaged_new_ways (path, error, gtk_button_new_with_label ("Other")));
  gtk_window_present (GTK_WINDOW (window));

  g_signal_emit_by_name (dt_ui_find_button (window, "Save What Can Still Be Read"), "clicked");
  dt_test_wait_until (is_saved, window);
  g_assert_false (dt_ui_has_text (window, "At 1 place of the file nothing could be read."));
  g_assert_true (g_file_test (saved, G_FILE_TEST_EXISTS));
  failure = replace (GTK_WINDOW (window), path, saved);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_no_error (failure);
  g_assert_false (g_file_test (saved, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (remove_kept (folder), ==, 1);
  g_object_run_dispose (G_OBJECT (keeper));
  clear_up (f);
}

#define CASE(name, func) g_test_add ("/ui/backup/" name, DtWindowFixture, NULL, dt_window_fixture_set_up, func, dt_window_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  CASE ("daily", test_daily);
  CASE ("no-room", test_no_room);
  CASE ("restore", test_restore);
  CASE ("none", test_none);
  CASE ("damaged", test_damaged);
  CASE ("saved", test_saved);

  return g_test_run ();
}
