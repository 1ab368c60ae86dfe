/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Packages in the window: one is written, another is looked at, decided about, stored and taken back. */

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "dt-pack-dialog.h"
#include "dt-press.h"
#include "dt-seed.h"
#include "dt-test.h"
#include "dt-ui-fixture.h"
#include "dt-unpack-window.h"
#include "dt-window-fixture.h"
#include "dt-window-private.h"

#define PERCENT "SELECT percent FROM assignment WHERE uid = '00000000-0000-4000-8000-000000000405'"

static gboolean
is_open (gpointer data)
{
  return dt_find_window (DT_TYPE_UNPACK_WINDOW) != NULL;
}

static gboolean
is_gone (gpointer data)
{
  return dt_find_window (DT_TYPE_UNPACK_WINDOW) == NULL;
}

static gboolean
is_told (gpointer data)
{
  return dt_find_window (ADW_TYPE_MESSAGE_DIALOG) != NULL;
}

static gboolean
is_dialog_open (gpointer data)
{
  return dt_find_window (DT_TYPE_PACK_DIALOG) != NULL;
}

static void
write_pack (DtStore    *store,
            const char *path)
{
  DtPackOptions options = { .without_files = FALSE };
  g_autoptr(GError) error = NULL;
  g_autoptr(DtPackTold) told = dt_pack_write (store, path, &options, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (told);
}

/* What another register sends back that had this one's package, and has gone on from there. */
static char *
answer (DtWindowFixture *f,
        const char      *sql)
{
  g_autofree char *there = g_build_filename (f->dir, "there.dtpack", NULL);
  char *back = g_build_filename (f->dir, "gói về.dtpack", NULL);
  g_autofree char *path = g_build_filename (f->dir, "other.db", NULL);
  DtPackTaking taking = { .choice = DT_SYNC_ASK };
  g_autoptr(GError) error = NULL;
  g_autoptr(DtPack) opened = NULL;
  g_autoptr(DtSyncReport) report = NULL;
  DtStore *other = dt_store_new (path, DT_STORE_FLAGS_NONE);

  write_pack (f->store, there);
  opened = dt_pack_open (there, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (dt_store_open (other, NULL, NULL));
  report = dt_pack_take (other, opened, &taking, NULL, &error);
  g_assert_no_error (error);
  dt_seed_write (other, sql);
  write_pack (other, back);
  dt_store_close (other);
  g_object_unref (other);
  return back;
}

static void
open_pack (DtWindowFixture *f,
           const char      *path)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);

  dt_window_register_file (f->window, file);
}

/* The nth button to choose with. */
static GtkWidget *
find_choice (GtkWidget *widget,
             int       *n)
{
  if (GTK_IS_CHECK_BUTTON (widget) && (*n)-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_choice (child, n);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
test_conflict (DtWindowFixture *f,
               gconstpointer    data)
{
  g_autofree char *back = answer (f, "UPDATE assignment SET percent = 70 WHERE uid = '00000000-0000-4000-8000-000000000405';"
                                     "UPDATE unit SET phone = '0255 999' WHERE code = 'BTG'");
  GtkWidget *window;
  GtkWidget *import;
  int second = 1;

  dt_window_fixture_write (f, "UPDATE assignment SET percent = 90 WHERE id = 5");
  open_pack (f, back);
  dt_test_wait_until (is_open, NULL);
  window = dt_find_window (DT_TYPE_UNPACK_WINDOW);
  g_assert_true (dt_ui_has_text (window, "Changed in both registers"));
  g_assert_true (dt_ui_has_text (window, "1 is still to be decided."));
  g_assert_true (dt_ui_has_text (window, "Unit · Ban Tuyên giáo"));
  import = dt_ui_find_button (window, "Import");
  g_assert_nonnull (import);
  g_assert_false (gtk_widget_get_sensitive (import));

  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_choice (window, &second)), TRUE);
  g_assert_true (dt_ui_has_text (window, "All are decided."));
  g_assert_true (gtk_widget_get_sensitive (import));
  g_assert_true (gtk_widget_activate_action (window, "unpack.store", NULL));
  dt_test_wait_until (is_gone, NULL);
  dt_ui_wait_text (GTK_WIDGET (f->window), "Package “gói về.dtpack” was read");
  dt_window_fixture_wait_for (f, PERCENT, 70);

  dt_window_fixture_activate (f, "win.undo", NULL);
  dt_window_fixture_wait_for (f, PERCENT, 90);
}

/* One key for all, and by the keyboard alone. */
static void
test_newest (DtWindowFixture *f,
             gconstpointer    data)
{
  g_autofree char *back = answer (f, "UPDATE assignment SET percent = 70 WHERE uid = '00000000-0000-4000-8000-000000000405'");
  GtkWidget *window;

  dt_window_fixture_write (f, "UPDATE assignment SET percent = 90 WHERE id = 5");
  open_pack (f, back);
  dt_test_wait_until (is_open, NULL);
  window = dt_find_window (DT_TYPE_UNPACK_WINDOW);
  g_assert_true (gtk_widget_activate_action (window, "unpack.newest", NULL));
  g_assert_true (dt_ui_has_text (window, "All are decided."));
  g_assert_true (gtk_widget_activate_action (window, "window.close", NULL));
  dt_test_wait_until (is_gone, NULL);
  dt_window_fixture_wait_for (f, PERCENT, 90);
}

static void
test_faulty (DtWindowFixture *f,
             gconstpointer    data)
{
  g_autofree char *path = g_build_filename (f->dir, "hỏng.dtpack", NULL);
  GtkWidget *told;

  g_assert_true (g_file_set_contents (path, "không phải gói", -1, NULL));
  open_pack (f, path);
  dt_test_wait_until (is_told, NULL);
  told = dt_find_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (told)), "“hỏng.dtpack” is damaged, or no package"));
  g_assert_false (is_open (NULL));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (told), "close");
}

static void
test_write (DtWindowFixture *f,
            gconstpointer    data)
{
  g_autofree char *path = g_build_filename (f->dir, "đi.dtpack", NULL);
  DtPackOptions options = { .without_files = FALSE };
  GtkWidget *dialog;
  int third = 2, fourth = 3;

  dt_window_fixture_activate (f, "win.pack", NULL);
  dt_test_wait_until (is_dialog_open, NULL);
  dialog = dt_find_window (DT_TYPE_PACK_DIALOG);
  g_assert_true (gtk_widget_get_sensitive (dt_ui_find_button (dialog, "Save…")));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_choice (dialog, &fourth)), TRUE);
  g_assert_false (gtk_widget_get_sensitive (dt_ui_find_button (dialog, "Save…")));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_choice (dialog, &third)), TRUE);
  g_assert_true (gtk_widget_get_sensitive (dt_ui_find_button (dialog, "Save…")));
  dt_pack_dialog_get_options (DT_PACK_DIALOG (dialog), &options);
  g_assert_cmpint (options.part.since, ==, DT_SEED_TODAY);
  gtk_window_close (GTK_WINDOW (dialog));

  options.part.since = DT_DAY_NONE;
  dt_window_write_pack (f->window, path, &options);
  dt_ui_wait_text (GTK_WIDGET (f->window), "“đi.dtpack” written, with 2 directives");
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
}

#define CASE(name, func) \
  g_test_add ("/ui/pack/" name, DtWindowFixture, NULL, dt_window_fixture_set_up, func, dt_window_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  CASE ("conflict", test_conflict);
  CASE ("newest", test_newest);
  CASE ("faulty", test_faulty);
  CASE ("write", test_write);

  return g_test_run ();
}
