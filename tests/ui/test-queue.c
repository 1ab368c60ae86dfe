/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Several files that come at once: listed with what they are, opened one by one, and ticked once the register has them. */

#include <adwaita.h>
#include <glib/gstdio.h>

#include "dt-pack.h"
#include "dt-press.h"
#include "dt-queue-window.h"
#include "dt-register-window.h"
#include "dt-seed.h"
#include "dt-test.h"
#include "dt-ui-fixture.h"
#include "dt-window-fixture.h"

/* Of our own wording. */
#define LETTER(number) \
  "THÀNH ỦY QUẢNG NGÃI\n*\nSố " number "-CV/TU\n\nTP. Quảng Ngãi, ngày 05 tháng 8 năm 2024\n\nKính gửi: Ban Tổ chức Thành ủy.\n\n" \
  "1. Ban Tổ chức Thành ủy báo cáo công tác nhân sự trước ngày 25/8/2024.\n\nT/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\n"

static GtkWidget *
get_queue (void)
{
  return dt_find_window (DT_TYPE_QUEUE_WINDOW);
}

static gboolean
is_settled (gpointer data)
{
  return get_queue () != NULL && dt_queue_window_is_settled (DT_QUEUE_WINDOW (get_queue ()));
}

static gboolean
is_form_open (gpointer data)
{
  return dt_find_window (DT_TYPE_REGISTER_WINDOW) != NULL;
}

static gboolean
is_form_gone (gpointer data)
{
  return dt_find_window (DT_TYPE_REGISTER_WINDOW) == NULL;
}

static void
add_file (DtWindowFixture *f,
          GListStore      *files,
          const char      *name,
          const char      *content)
{
  g_autofree char *path = g_build_filename (f->dir, name, NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  g_list_store_append (files, file);
}

static void
remove_files (GListStore *files)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (files)); i++)
    {
      g_autoptr(GFile) file = g_list_model_get_item (G_LIST_MODEL (files), i);

      g_file_delete (file, NULL, NULL);
    }
}

static void
test_several (DtWindowFixture *f,
              gconstpointer    data)
{
  g_autoptr(GListStore) files = g_list_store_new (G_TYPE_FILE);
  GtkWidget *list;

  add_file (f, files, "one.txt", LETTER ("1601"));
  add_file (f, files, "two.txt", LETTER ("1602"));
  add_file (f, files, "three.pdf", "%PDF-1.7\nno page at all\n");
  dt_window_register_files (f->window, G_LIST_MODEL (files));
  dt_test_wait_until (is_settled, NULL);
  dt_ui_wait_text (get_queue (), "1601-CV/TU · Thành ủy Quảng Ngãi");
  dt_ui_wait_text (get_queue (), "3 of 3 files read · 0 in the register · 1 cannot be read");
  g_assert_cmpint (dt_seed_ask (f->store, "SELECT count(*) FROM directive WHERE symbol LIKE '16%'"), ==, 0);

  list = dt_find_widget (get_queue (), GTK_TYPE_LIST_VIEW);
  g_signal_emit_by_name (list, "activate", 1);
  dt_test_wait_until (is_form_open, NULL);
  g_assert_true (dt_press_key (GTK_WINDOW (dt_find_window (DT_TYPE_REGISTER_WINDOW)), GDK_KEY_Return, GDK_CONTROL_MASK));
  dt_test_wait_until (is_form_gone, NULL);
  dt_ui_wait_text (get_queue (), "3 of 3 files read · 1 in the register · 1 cannot be read");
  dt_ui_wait_text (get_queue (), "in the register");
  g_assert_cmpint (dt_seed_ask (f->store, "SELECT count(*) FROM directive WHERE symbol = '1602-CV/TU'"), ==, 1);
  remove_files (files);
  gtk_window_destroy (GTK_WINDOW (get_queue ()));
}

/* Not only letters come: a package is checked and says whose it is, a spreadsheet opens as one. */
static void
test_kinds (DtWindowFixture *f,
            gconstpointer    data)
{
  g_autoptr(GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr(GError) error = NULL;
  g_autofree char *path = g_build_filename (f->dir, "office.dtpack", NULL);
  g_autoptr(GFile) pack = g_file_new_for_path (path);
  DtPackOptions options = { .without_files = TRUE };
  g_autoptr(DtPackTold) told = dt_pack_write (f->store, path, &options, NULL, &error);

  g_assert_no_error (error);
  g_list_store_append (files, pack);
  add_file (f, files, "broken.dtpack", "PK\003\004 and no more");
  add_file (f, files, "units.csv", "Code;Name\nA;Unit\n");
  dt_window_register_files (f->window, G_LIST_MODEL (files));
  dt_test_wait_until (is_settled, NULL);
  dt_ui_wait_text (get_queue (), "3 of 3 files read · 0 in the register · 1 cannot be read");
  dt_ui_wait_text (get_queue (), "Package");
  dt_ui_wait_text (get_queue (), "Spreadsheet");
  remove_files (files);
  gtk_window_destroy (GTK_WINDOW (get_queue ()));
}

/* A single one needs no list. */
static void
test_single (DtWindowFixture *f,
             gconstpointer    data)
{
  g_autoptr(GListStore) files = g_list_store_new (G_TYPE_FILE);

  add_file (f, files, "one.txt", LETTER ("1601"));
  dt_window_register_files (f->window, G_LIST_MODEL (files));
  dt_test_wait_until (is_form_open, NULL);
  g_assert_null (get_queue ());
  remove_files (files);
  gtk_window_destroy (GTK_WINDOW (dt_find_window (DT_TYPE_REGISTER_WINDOW)));
}

/* Closed while it reads, it leaves nothing behind. */
static void
test_closed (DtWindowFixture *f,
             gconstpointer    data)
{
  g_autoptr(GListStore) files = g_list_store_new (G_TYPE_FILE);

  for (int i = 0; i < 40; i++)
    {
      g_autofree char *name = g_strdup_printf ("%d.txt", i);

      add_file (f, files, name, LETTER ("1601"));
    }
  dt_window_register_files (f->window, G_LIST_MODEL (files));
  gtk_window_destroy (GTK_WINDOW (get_queue ()));
  dt_ui_settle ();
  g_assert_null (get_queue ());
  remove_files (files);
}

#define CASE(name, func) g_test_add ("/ui/queue/" name, DtWindowFixture, NULL, dt_window_fixture_set_up, func, dt_window_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  CASE ("several", test_several);
  CASE ("kinds", test_kinds);
  CASE ("single", test_single);
  CASE ("closed", test_closed);

  return g_test_run ();
}
