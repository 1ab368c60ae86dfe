/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A directive entered by form and from a letter: what the window shows, and what the register holds then. */

#include <adwaita.h>
#include <glib/gstdio.h>

#include "dt-directive-jobs.h"
#include "dt-directive-view.h"
#include "dt-press.h"
#include "dt-register-task-row.h"
#include "dt-register-window.h"
#include "dt-seed.h"
#include "dt-test.h"
#include "dt-ui-fixture.h"
#include "dt-window-fixture.h"
#include "dt-window-private.h"

/* Of our own wording. */
#define LETTER \
  "ĐẢNG BỘ TỈNH QUẢNG NGÃI\nTHÀNH ỦY QUẢNG NGÃI\n*\nSố 1510-CV/TU\n\nTP. Quảng Ngãi, ngày 05 tháng 8 năm 2024\n\n" \
  "Kính gửi: Ban Tổ chức Thành ủy.\n\n" \
  "Để chuẩn bị hội nghị, Thường trực Thành ủy yêu cầu:\n\n" \
  "1. Ban Tổ chức Thành ủy chủ trì báo cáo công tác nhân sự trước ngày 25/8/2024.\n\n" \
  "T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\n"

static GtkWidget *
find_window (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);

      if (DT_IS_REGISTER_WINDOW (window) && gtk_widget_get_visible (window))
        return window;
    }
  return NULL;
}

static gboolean
is_open (gpointer data)
{
  return find_window () != NULL;
}

static gboolean
is_gone (gpointer data)
{
  return find_window () == NULL;
}

static void
list_entries (GtkWidget *widget,
              GPtrArray *entries)
{
  if (GTK_IS_ENTRY (widget))
    g_ptr_array_add (entries, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    list_entries (child, entries);
}

/* The entries in their order: of the directive, then of each task. */
enum { SYMBOL, DAY, ISSUER, PLACE, SUBJECT, SIGNER, CITES, ORDINAL, TITLE, LEADS, COORDINATORS, WORDS };

static GtkEditable *
entry_of (guint index)
{
  g_autoptr(GPtrArray) entries = g_ptr_array_new ();

  list_entries (find_window (), entries);
  g_assert_cmpuint (index, <, entries->len);
  return GTK_EDITABLE (g_ptr_array_index (entries, index));
}

static gboolean
press_store (void)
{
  return dt_press_key (GTK_WINDOW (find_window ()), GDK_KEY_Return, GDK_CONTROL_MASK);
}

static DtDirectivePage *
load_shown (DtWindowFixture *f)
{
  g_autoptr(DtQuery) query = dt_query_new (DT_SEED_TODAY);
  g_autoptr(GError) error = NULL;
  DtDirectivePage *page;

  query->directive_id = dt_directive_view_get_selected (DT_DIRECTIVE_VIEW (dt_window_find_view (f->window, "directives")));
  page = dt_store_read (f->store, dt_job_load_directive_page, query, NULL, &error);
  g_assert_no_error (error);
  return page;
}

/* Ctrl+N: nothing goes in without a symbol, nor with words that are not understood; a unit that is not known is told and what was typed stays. */
static void
test_form (DtWindowFixture *f,
           gconstpointer    data)
{
  g_autoptr(DtDirectivePage) page = NULL;
  const DtTaskRow *row;

  g_assert_true (dt_press_key (GTK_WINDOW (f->window), GDK_KEY_n, GDK_CONTROL_MASK));
  dt_test_wait_until (is_open, NULL);
  g_assert_false (press_store ());

  gtk_editable_set_text (entry_of (SYMBOL), "1511-CV/TU");
  gtk_editable_set_text (entry_of (DAY), "5/8/2024");
  gtk_editable_set_text (entry_of (ISSUER), "Thành ủy");
  gtk_editable_set_text (entry_of (CITES), "150-KH/TU");
  gtk_editable_set_text (entry_of (TITLE), "Báo cáo nhanh");
  gtk_editable_set_text (entry_of (LEADS), "Không Có");
  gtk_editable_set_text (entry_of (WORDS), "một ngày đẹp trời");
  g_assert_false (press_store ());
  gtk_editable_set_text (entry_of (WORDS), "trước ngày 25/8/2024");
  dt_ui_wait_text (find_window (), "Last day: Saturday, 24/8/2024");
  g_assert_true (press_store ());
  dt_ui_wait_text (find_window (), "“Không Có” is not among the units and groups of the register. Write its name as it is there, or enter the unit first.");

  gtk_editable_set_text (entry_of (LEADS), "Ban Tổ chức");
  g_assert_true (press_store ());
  dt_test_wait_until (is_gone, NULL);
  dt_ui_wait_text (GTK_WIDGET (f->window), "1511-CV/TU entered in the register");
  page = load_shown (f);
  g_assert_cmpstr (page->symbol, ==, "1511-CV/TU");
  g_assert_cmpuint (page->tasks->len, ==, 1);
  row = ((DtDirectiveTask *) g_ptr_array_index (page->tasks, 0))->row;
  dt_test_assert_day (row->last_day, "2024-08-24");
  g_assert_cmpint (row->lead_id, ==, DT_SEED_ORGANISATION);
  g_assert_cmpint (((DtChainNode *) g_ptr_array_index (page->nodes, 0))->id, ==, DT_SEED_PLAN);
}

static void
confirm_all (GtkWidget *widget)
{
  if (GTK_IS_CHECK_BUTTON (widget))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (widget), TRUE);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    confirm_all (child);
}

/* A letter: read, shown beside what was read of it, looked at, and stored with its text. */
static void
test_letter (DtWindowFixture *f,
             gconstpointer    data)
{
  g_autofree char *path = g_build_filename (f->dir, "1510.txt", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(DtDirectivePage) page = NULL;

  g_assert_true (g_file_set_contents (path, LETTER, -1, NULL));
  dt_window_register_file (f->window, file);
  dt_test_wait_until (is_open, NULL);
  g_assert_cmpstr (gtk_editable_get_text (entry_of (SYMBOL)), ==, "1510-CV/TU");
  g_assert_cmpstr (gtk_editable_get_text (entry_of (DAY)), ==, "05/8/2024");
  g_assert_cmpstr (gtk_editable_get_text (entry_of (LEADS)), ==, "Ban Tổ chức Thành ủy");
  g_assert_cmpstr (gtk_editable_get_text (entry_of (WORDS)), ==, "trước ngày 25/8/2024");
  confirm_all (find_window ());
  g_assert_true (press_store ());
  dt_test_wait_until (is_gone, NULL);
  dt_ui_wait_text (GTK_WIDGET (f->window), "1510-CV/TU entered in the register");
  page = load_shown (f);
  g_assert_cmpstr (page->text, ==, LETTER);
  g_assert_cmpuint (page->tasks->len, ==, 1);
  dt_test_assert_day (((DtDirectiveTask *) g_ptr_array_index (page->tasks, 0))->row->last_day, "2024-08-24");
  g_unlink (path);
}

#define CASE(name, func) g_test_add ("/ui/register/" name, DtWindowFixture, NULL, dt_window_fixture_set_up, func, dt_window_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  CASE ("form", test_form);
  CASE ("letter", test_letter);

  return g_test_run ();
}
