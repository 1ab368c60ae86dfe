/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The window of a spreadsheet: columns matched and corrected, faults shown, stored in one step that can be undone. */

#include <adwaita.h>

#include "dt-list-jobs.h"
#include "dt-press.h"
#include "dt-sheet-row.h"
#include "dt-sheet-table.h"
#include "dt-sheet-window.h"
#include "dt-ui-fixture.h"
#include "dt-window-fixture.h"
#include "dt-window-private.h"

static const char units[] = "Cơ quan;Tên viết tắt;Số máy\nBan Dân vận Thành ủy;BDV;0255 3822 123\n";
static const char faulty[] = "Việc;Đơn vị chủ trì;Thời hạn\nXây dựng đề án;Ban Lạ;trước ngày 25/8/2024\nSơ kết;Ban Tổ chức;31/6/2024\n";
static const char tasks[] = "Kèm theo Kế hoạch số 150-KH/TU ngày 08/7/2024;;\nTT;Nội dung;Đơn vị chủ trì;Thời hạn\n91;Xây dựng đề án mới;Ban Tổ chức;trước ngày 25/8/2024\n";

static DtSheetWindow *
find_window (void)
{
  return (DtSheetWindow *) dt_find_window (DT_TYPE_SHEET_WINDOW);
}

static gboolean
has_report (gpointer data)
{
  return find_window () != NULL && dt_sheet_window_get_report (find_window ()) != NULL;
}

static gboolean
is_gone (gpointer data)
{
  return find_window () == NULL;
}

/* Nothing keeps it once it is closed. */
static gboolean
is_forgotten (gpointer window)
{
  return *(GtkWidget **) window == NULL;
}

/* As it is dropped or chosen: the window decides by the name which of its windows is for it. */
static GtkWidget *
open_file (DtWindowFixture *f,
           const char      *name,
           const char      *text)
{
  g_autoptr(GFile) file = g_file_new_build_filename (f->dir, name, NULL);

  g_assert_true (g_file_set_contents (g_file_peek_path (file), text, -1, NULL));
  dt_window_import_file (f->window, file);
  dt_test_wait_until (has_report, NULL);
  return GTK_WIDGET (find_window ());
}

static GtkDropDown *
find_choice (GtkWidget  *widget,
             const char *tooltip)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkDropDown *found = GTK_IS_DROP_DOWN (child) && g_strcmp0 (gtk_widget_get_tooltip_text (child), tooltip) == 0 ? GTK_DROP_DOWN (child)
                                                                                                                      : find_choice (child, tooltip);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
choose (GtkDropDown *choice,
        const char  *label)
{
  GListModel *labels = gtk_drop_down_get_model (choice);

  for (guint i = 0; i < g_list_model_get_n_items (labels); i++)
    {
      g_autoptr(GtkStringObject) object = g_list_model_get_item (labels, i);

      if (g_str_equal (gtk_string_object_get_string (object), label))
        {
          gtk_drop_down_set_selected (choice, i);
          return;
        }
    }
  g_error ("There is no “%s” to choose", label);
}

static gboolean
can_store (GtkWidget *window)
{
  return gtk_widget_get_sensitive (dt_ui_find_button (window, "Import (Ctrl+Enter)"));
}

static void
test_units (DtWindowFixture *f,
            gconstpointer    data)
{
  GtkWidget *window = open_file (f, "đơn vị.csv", units);
  gint64 before = dt_seed_ask (f->store, "SELECT count (*) FROM unit");
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (dt_sheet_window_get_report (find_window ())->counts[DT_LIST_ROW_NEW], ==, 1);
  choose (find_choice (window, "What the column “Số máy” says"), "Telephone");
  g_assert_null (dt_sheet_window_get_report (find_window ()));
  dt_test_wait_until (has_report, NULL);
  g_assert_true (can_store (window));
  g_assert_cmpint (dt_seed_ask (f->store, "SELECT count (*) FROM unit"), ==, before);

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  g_assert_true (dt_press_key (GTK_WINDOW (window), GDK_KEY_Return, GDK_CONTROL_MASK));
  dt_test_wait_until (is_forgotten, &window);
  g_assert_cmpint (dt_seed_ask (f->store, "SELECT count (*) FROM unit WHERE phone = '0255 3822 123'"), ==, 1);
  g_free (dt_store_undo (f->store, &error));
  g_assert_no_error (error);
  g_assert_cmpint (dt_seed_ask (f->store, "SELECT count (*) FROM unit"), ==, before);
}

/* The directive is told by the line over the list; what is already there is not new. */
static void
test_tasks (DtWindowFixture *f,
            gconstpointer    data)
{
  GtkWidget *window = open_file (f, "nhiệm vụ.csv", tasks);
  const DtListReport *report = dt_sheet_window_get_report (find_window ());

  g_assert_cmpint (report->counts[DT_LIST_ROW_NEW], ==, 1);
  g_assert_true (can_store (window));
  g_assert_true (dt_press_key (GTK_WINDOW (window), GDK_KEY_Return, GDK_CONTROL_MASK));
  dt_test_wait_until (is_gone, NULL);
  g_assert_cmpint (dt_seed_ask (f->store, "SELECT count (*) FROM task WHERE title = 'Xây dựng đề án mới' AND directive_id = 1"), ==, 1);

  window = open_file (f, "nhiệm vụ.csv", tasks);
  report = dt_sheet_window_get_report (find_window ());
  g_assert_cmpint (report->counts[DT_LIST_ROW_UNCHANGED], ==, 1);
  g_assert_false (can_store (window));
  g_assert_true (dt_press_key (GTK_WINDOW (window), GDK_KEY_Escape, 0));
  g_assert_true (is_gone (NULL));
}

static gboolean
has_focus_on_fault (gpointer data)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (find_window ()));
  GtkWidget *row = focus != NULL ? dt_find_widget (focus, DT_TYPE_SHEET_ROW) : NULL;
  DtSheetItem *item = row != NULL ? dt_sheet_row_get_item (DT_SHEET_ROW (row)) : NULL;

  return item != NULL && dt_sheet_item_get_number (item) == GPOINTER_TO_UINT (data);
}

static void
test_faults (DtWindowFixture *f,
             gconstpointer    data)
{
  g_autoptr(GFile) file = g_file_new_build_filename (f->dir, "lỗi.csv", NULL);
  GtkWidget *window;

  /* Which directive, and which column holds the tasks, is not told: so nothing can be stored. */
  g_assert_true (g_file_set_contents (g_file_peek_path (file), faulty, -1, NULL));
  dt_window_register_file (f->window, file);
  window = GTK_WIDGET (find_window ());
  dt_ui_wait_text (window, "No column is said to hold “Task”. Say which one it is.");
  g_assert_false (can_store (window));
  choose (find_choice (window, "What the column “Việc” says"), "Task");
  dt_ui_wait_text (window, "Say which directive sets these tasks, or which column names it.");
  g_assert_false (can_store (window));
  g_assert_true (dt_press_key (GTK_WINDOW (window), GDK_KEY_Escape, 0));
  g_assert_true (is_gone (NULL));
}

/* F7 goes from fault to fault, and round. */
static void
test_next_fault (DtWindowFixture *f,
                 gconstpointer    data)
{
  GtkWidget *window = open_file (f, "lỗi.csv", "Tên đơn vị;Đơn vị cấp trên\nChi bộ A;Đảng bộ Lạ\nChi bộ B;\nChi bộ C;Đảng bộ Lạ\n");

  g_assert_cmpint (dt_sheet_window_get_report (find_window ())->counts[DT_LIST_ROW_FAULTY], ==, 2);
  g_assert_false (can_store (window));
  for (guint i = 0; i < 3; i++)
    {
      g_assert_true (dt_press_key (GTK_WINDOW (window), GDK_KEY_F7, 0));
      dt_test_wait_until (has_focus_on_fault, GUINT_TO_POINTER (i == 1 ? 4 : 2));
    }
  g_assert_true (dt_press_key (GTK_WINDOW (window), GDK_KEY_Escape, 0));
}

static gboolean
has_no_faults (gpointer data)
{
  return has_report (data) && dt_sheet_window_get_report (find_window ())->counts[DT_LIST_ROW_FAULTY] == 0;
}

/* The file is corrected, and read again: what was chosen stays chosen. */
static void
test_reread (DtWindowFixture *f,
             gconstpointer    data)
{
  GtkWidget *window = open_file (f, "lỗi.csv", "Ai;Tên đơn vị;Gì\nĐảng bộ Lạ;Chi bộ A;1\n");
  g_autofree char *path = g_build_filename (f->dir, "lỗi.csv", NULL);

  choose (find_choice (window, "What the column “Ai” says"), "Superior unit");
  dt_test_wait_until (has_report, NULL);
  g_assert_cmpint (dt_sheet_window_get_report (find_window ())->counts[DT_LIST_ROW_FAULTY], ==, 1);

  g_assert_true (g_file_set_contents (path, "Ai;Tên đơn vị;Gì\nBan Tổ chức;Chi bộ A;1\n", -1, NULL));
  g_assert_true (dt_press_key (GTK_WINDOW (window), GDK_KEY_F5, 0));
  g_assert_false (can_store (window));
  dt_test_wait_until (has_no_faults, NULL);
  g_assert_true (can_store (window));

  g_assert_true (g_file_set_contents (path, "", -1, NULL));
  g_assert_true (dt_press_key (GTK_WINDOW (window), GDK_KEY_F5, 0));
  dt_ui_wait_text (window, "The File Could Not Be Read");
  g_assert_false (can_store (window));
  g_assert_true (g_file_set_contents (path, "Ai;Tên đơn vị;Gì\nBan Tổ chức;Chi bộ A;1\n", -1, NULL));
  g_assert_true (dt_press_key (GTK_WINDOW (window), GDK_KEY_F5, 0));
  dt_test_wait_until (has_no_faults, NULL);
  g_assert_true (dt_press_key (GTK_WINDOW (window), GDK_KEY_Escape, 0));
}

/* What cannot be read is told in the window, until the file is another one. */
static void
test_unreadable (DtWindowFixture *f,
                 gconstpointer    data)
{
  g_autoptr(GFile) file = g_file_new_build_filename (f->dir, "cũ.xls", NULL);
  GtkWidget *window;

  g_assert_true (g_file_set_contents (g_file_peek_path (file), "\xD0\xCF\x11\xE0", 4, NULL));
  dt_window_import_file (f->window, file);
  window = GTK_WIDGET (find_window ());
  dt_ui_wait_text (window, "The File Could Not Be Read");
  g_assert_false (can_store (window));
  g_assert_true (dt_press_key (GTK_WINDOW (window), GDK_KEY_Escape, 0));
  g_assert_true (is_gone (NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name, func) g_test_add ("/ui/sheet/" name, DtWindowFixture, NULL, dt_window_fixture_set_up, func, dt_window_fixture_tear_down)
  ADD ("units", test_units);
  ADD ("tasks", test_tasks);
  ADD ("faults", test_faults);
  ADD ("next-fault", test_next_fault);
  ADD ("reread", test_reread);
  ADD ("unreadable", test_unreadable);

  return g_test_run ();
}
