/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The program as a whole: one window for each register, what another program writes is shown, and a damaged register is replaced. */

#include <adwaita.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "dt-application.h"
#include "dt-press.h"
#include "dt-register-letter.h"
#include "dt-seed.h"
#include "dt-test.h"
#include "dt-ui-fixture.h"
#include "dt-window.h"

typedef struct { char *dir; char *path; } Fixture;

static GtkApplication *application;

static void
seed (const char *path)
{
  g_autoptr(DtStore) store = dt_store_new (path, DT_STORE_FLAGS_NONE);
  DtWrite write = { .action = "seed", .label = "Seed" };
  g_autoptr(GError) error = NULL;

  dt_store_open (store, NULL, &error);
  g_assert_no_error (error);
  dt_store_write (store, &write, dt_seed_job, NULL, NULL, &error);
  g_assert_no_error (error);
  dt_store_close (store);
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->dir = dt_test_dir_new ();
  f->path = g_build_filename (f->dir, "register.db", NULL);
  dt_today_set_fixed (DT_SEED_TODAY);
  seed (f->path);
}

static guint
count_windows (void)
{
  return g_list_length (gtk_application_get_windows (application));
}

static gboolean
has_none (gpointer data)
{
  return count_windows () == 0;
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  while (count_windows () > 0)
    gtk_window_destroy (gtk_application_get_windows (application)->data);
  dt_test_wait_until (has_none, NULL);
  for (int i = 0; i < 1000; i++)
    g_main_context_iteration (NULL, FALSE);
  dt_test_dir_remove (f->dir);
  g_free (f->dir);
  g_free (f->path);
}

static void
open_register (const char *path)
{
  g_action_group_activate_action (G_ACTION_GROUP (application), "open-register", g_variant_new_string (path));
}

static GtkWindow *
find (gboolean whole)
{
  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    if (DT_IS_WINDOW (l->data) == whole)
      return l->data;

  return NULL;
}

static gboolean
is_open (gpointer data)
{
  return find (TRUE) != NULL;
}

static gboolean
has_failed (gpointer data)
{
  return find (FALSE) != NULL;
}

/* The window of what is registered belongs to the register's. */
static GtkWindow *
find_letter (void)
{
  g_autoptr(GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (windows, i);

      if (gtk_window_get_transient_for (window) != NULL && dt_find_widget (GTK_WIDGET (window), DT_TYPE_REGISTER_LETTER) != NULL)
        return window;
    }

  return NULL;
}

static gboolean
is_read (gpointer data)
{
  return find_letter () != NULL;
}

static DtStore *
store_of (GtkWindow *window)
{
  return dt_context_get_store (dt_window_get_context (DT_WINDOW (window)));
}

static gboolean
job_count (DtDb      *db,
           gpointer   data,
           gpointer  *result,
           GError   **error)
{
  return TRUE;
}

/* Opened again, by the same name, it is the window that is there. */
static void
test_twice (Fixture       *f,
            gconstpointer  data)
{
  GtkWindow *first;

  open_register (f->path);
  dt_test_wait_until (is_open, NULL);
  first = find (TRUE);
  open_register (f->path);
  dt_store_read (store_of (first), job_count, NULL, NULL, NULL);
  for (int i = 0; i < 1000; i++)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (count_windows (), ==, 1);
  g_assert_true (find (TRUE) == first);
}

/* What another program writes meanwhile comes to be seen without being asked for. */
static void
test_other_program (Fixture       *f,
                    gconstpointer  data)
{
  sqlite3 *db;

  open_register (f->path);
  dt_test_wait_until (is_open, NULL);
  g_assert_false (dt_ui_has_text (GTK_WIDGET (find (TRUE)), "Ban Mới"));
  g_assert_cmpint (sqlite3_open (f->path, &db), ==, SQLITE_OK);
  sqlite3_busy_timeout (db, 5000);
  g_assert_cmpint (sqlite3_exec (db, "UPDATE unit SET short_name = 'Ban Mới' WHERE short_name = 'Ban Tổ chức'", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
  dt_ui_wait_text (GTK_WIDGET (find (TRUE)), "Ban Mới");
}

static guint
count_kept (Fixture *f)
{
  g_autoptr(GDir) dir = g_dir_open (f->dir, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    n += strstr (name, ".db.damaged-") != NULL;
  return n;
}

/* Its backup takes its place by one click, and it opens. */
static void
test_damaged (Fixture       *f,
              gconstpointer  data)
{
  g_autofree char *folder = g_build_filename (f->dir, "backups", NULL);
  g_autofree char *backup = g_build_filename (folder, "register-2024-08-11.db", NULL);
  g_autofree char *content = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (f->path, &content, &length, NULL));
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (backup, content, (gssize) length, NULL));
  memset (content + 8192, 0xA5, length - 8192);
  g_assert_true (g_file_set_contents (f->path, content, (gssize) length, NULL));

  g_test_expect_message (NULL, G_LOG_LEVEL_MESSAGE, "*register.db*");
  open_register (f->path);
  dt_test_wait_until (has_failed, NULL);
  g_action_group_activate_action (G_ACTION_GROUP (application), "restore-register", g_variant_new ("(ss)", f->path, backup));
  dt_test_wait_until (is_open, NULL);
  g_test_assert_expected_messages ();
  g_assert_null (find (FALSE));
  g_assert_cmpuint (count_kept (f), ==, 1);
  g_assert_true (g_file_test (backup, G_FILE_TEST_EXISTS));
}

/* What the session bus asks of a program that it has begun: the usual register; one letter in it. */
static void
test_bus (Fixture       *f,
          gconstpointer  data)
{
  g_autoptr(GSettings) settings = g_settings_new (DT_APP_ID);
  g_autofree char *path = g_build_filename (f->dir, "letter.txt", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;

  g_settings_set_string (settings, "last-register", f->path);
  g_application_activate (G_APPLICATION (application));
  dt_test_wait_until (is_open, NULL);
  g_assert_cmpstr (dt_store_get_path (store_of (find (TRUE))), ==, f->path);

  g_assert_true (g_file_set_contents (path, "THÀNH ỦY TÂN SƠN\nSố 31-CV/TU\nTân Sơn, ngày 05 tháng 8 năm 2024\nVăn phòng Thành ủy báo cáo trước ngày 20/8/2024.\n", -1, &error));
  g_application_open (G_APPLICATION (application), &file, 1, "");
  dt_test_wait_until (is_read, NULL);
  gtk_window_destroy (find_letter ());
  g_unlink (path);
  g_settings_reset (settings, "last-register");
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(GError) error = NULL;
  int code;

  g_test_init (&argc, &argv, NULL);
  adw_init ();
  application = GTK_APPLICATION (dt_application_new ());
  g_application_set_flags (G_APPLICATION (application), g_application_get_flags (G_APPLICATION (application)) | G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);

#define CASE(name, func) g_test_add ("/ui/application/" name, Fixture, NULL, set_up, func, tear_down)
  CASE ("twice", test_twice);
  CASE ("bus", test_bus);
  CASE ("other-program", test_other_program);
  CASE ("damaged", test_damaged);

  code = g_test_run ();
  g_object_unref (application);
  return code;
}
