/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tasks by the forms of the window: what they show, and what the register holds then. */

#include <adwaita.h>

#include "dt-form-dialog.h"
#include "dt-pick-popover.h"
#include "dt-press.h"
#include "dt-register-task-row.h"
#include "dt-seed.h"
#include "dt-task-view.h"
#include "dt-tasks-window.h"
#include "dt-test.h"
#include "dt-ui-fixture.h"
#include "dt-units-field.h"
#include "dt-window-fixture.h"
#include "dt-window-private.h"

static gboolean
is_settled (gpointer data)
{
  GtkWidget *form = dt_find_window (DT_TYPE_FORM_DIALOG);
  GtkWidget *list = dt_find_window (DT_TYPE_TASKS_WINDOW);

  return (form != NULL && dt_form_dialog_is_settled (DT_FORM_DIALOG (form))) || (list != NULL && dt_tasks_window_is_settled (DT_TASKS_WINDOW (list)));
}

static gboolean
is_gone (gpointer data)
{
  return dt_find_window (DT_TYPE_FORM_DIALOG) == NULL && dt_find_window (DT_TYPE_TASKS_WINDOW) == NULL;
}

static GtkWidget *
open_window (DtWindowFixture *f,
             const char      *action,
             GVariant        *parameter)
{
  dt_window_fixture_activate (f, action, parameter);
  dt_test_wait_until (is_settled, NULL);
  dt_ui_settle ();
  return dt_find_window (DT_TYPE_FORM_DIALOG) != NULL ? dt_find_window (DT_TYPE_FORM_DIALOG) : dt_find_window (DT_TYPE_TASKS_WINDOW);
}

static void
list_widgets (GtkWidget *widget,
              GType      type,
              GPtrArray *found)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && gtk_widget_get_mapped (widget))
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    list_widgets (child, type, found);
}

static gpointer
nth_widget (GtkWidget *root,
            GType      type,
            guint      n)
{
  g_autoptr(GPtrArray) found = g_ptr_array_new ();

  list_widgets (root, type, found);
  g_assert_cmpuint (n, <, found->len);
  return g_ptr_array_index (found, n);
}

static guint
count_rows (GtkWidget *window)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new ();

  list_widgets (window, DT_TYPE_REGISTER_TASK_ROW, rows);
  return rows->len;
}

enum { NO, WORDS, CLAUSE };           /* entries of the form */
enum { ROW_NO, ROW_TITLE, ROW_LEADS, ROW_COORDINATORS, ROW_WORDS };

static void
type (GtkWidget  *root,
      guint       entry,
      const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (nth_widget (root, GTK_TYPE_ENTRY, entry)), text);
}

static const char *
read_entry (GtkWidget *root,
            guint      entry)
{
  return gtk_editable_get_text (GTK_EDITABLE (nth_widget (root, GTK_TYPE_ENTRY, entry)));
}

static GtkTextBuffer *
title_of (GtkWidget *form)
{
  return gtk_text_view_get_buffer (nth_widget (form, GTK_TYPE_TEXT_VIEW, 0));
}

static gboolean
press_store (GtkWidget *form)
{
  return dt_press_key (GTK_WINDOW (form), GDK_KEY_Return, GDK_CONTROL_MASK);
}

/* As the person does by the list that the button opens. */
static void
pick (GtkWidget *form,
      guint      field,
      gint64     id)
{
  GtkMenuButton *button = GTK_MENU_BUTTON (dt_units_field_get_button (nth_widget (form, DT_TYPE_UNITS_FIELD, field)));

  g_signal_emit_by_name (gtk_menu_button_get_popover (button), "picked", id);
}

/* A new task of a directive: its number is proposed, the day of its words is told while they are typed, and the schedule
 * change of the directive takes hold of it. */
static void
test_new (DtWindowFixture *f,
          gconstpointer    data)
{
  GtkWidget *form = open_window (f, "win.new-task", g_variant_new_int64 (DT_SEED_PLAN));

  dt_ui_wait_text (form, "150-KH/TU");
  g_assert_cmpstr (read_entry (form, NO), ==, "12");
  g_assert_false (press_store (form));
  gtk_text_buffer_set_text (title_of (form), "Tổng kết công tác\nphục vụ đại hội", -1);
  pick (form, DT_ROLE_LEAD, DT_SEED_OFFICE);
  pick (form, DT_ROLE_COORDINATOR, -1);
  dt_ui_wait_text (form, "Các đảng ủy phường, xã");
  type (form, WORDS, "sớm nhất có thể nhé");
  dt_ui_wait_text (form, "Not understood. Write for instance “before 25/8/2024” or “in September”, in Vietnamese, as in letters.");
  g_assert_false (press_store (form));
  type (form, WORDS, "trước ngày 01/11/2024");
  dt_ui_wait_text (form, "Last day: Thursday, 31/10/2024");

  g_assert_true (press_store (form));
  dt_test_wait_until (is_gone, NULL);
  dt_ui_wait_text (GTK_WIDGET (f->window), "Entered Tổng kết công tác phục vụ đại hội");
  g_assert_cmpint (dt_seed_ask (f->store, "SELECT count(*) FROM task t JOIN deadline d ON d.task_id = t.id WHERE t.title = 'Tổng kết công tác phục vụ đại hội'"
                                          " AND t.ordinal = '12' AND d.bound = 'before'"), ==, 1);
  g_assert_cmpint (dt_seed_ask (f->store, "SELECT last_day FROM deadline WHERE task_id = (SELECT max(id) FROM task)"), ==, dt_test_day ("2024-10-16"));
  g_assert_cmpint (dt_seed_ask (f->store, "SELECT count(*) FROM assignment WHERE task_id = (SELECT max(id) FROM task)"
                                          " AND CASE role WHEN 'lead' THEN unit_id = 1 ELSE role = 'coordinator' AND group_id = 1 END"), ==, 3);

  dt_window_fixture_activate (f, "win.undo", NULL);
  dt_window_fixture_wait_for (f, "SELECT count(*) FROM task", DT_SEED_N_TASKS);
}

/* Ctrl+E on the task that is looked at; a unit with a history stays, and says so. */
static void
test_edit (DtWindowFixture *f,
           gconstpointer    data)
{
  GtkWidget *form;
  GtkButton *remove;

  dt_task_view_open_task (DT_TASK_VIEW (f->view), DT_SEED_RETURNED);
  dt_ui_settle ();
  form = open_window (f, "win.edit-selected", NULL);
  g_assert_cmpstr (read_entry (form, NO), ==, "4");
  g_assert_cmpstr (read_entry (form, WORDS), ==, "ngày 20/8/2024");
  dt_ui_wait_text (form, "Last day: Tuesday, 20/8/2024");

  remove = nth_widget (nth_widget (form, DT_TYPE_UNITS_FIELD, DT_ROLE_LEAD), GTK_TYPE_BUTTON, 0);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (GTK_WIDGET (remove)), ==, "Take out UBND thành phố");
  g_signal_emit_by_name (remove, "clicked");
  g_assert_true (press_store (form));
  dt_ui_wait_text (form, "UBND thành phố has a history in this task. Excuse it instead, so that the history stays.");
  g_assert_cmpint (dt_seed_ask (f->store, "SELECT count(*) FROM assignment WHERE task_id = 4"), ==, 1);

  pick (form, DT_ROLE_LEAD, DT_SEED_GOVERNMENT);
  gtk_text_buffer_set_text (title_of (form), "Dự toán kinh phí đại hội", -1);
  type (form, CLAUSE, "mục IV");
  g_assert_true (press_store (form));
  dt_test_wait_until (is_gone, NULL);
  dt_ui_wait_text (GTK_WIDGET (f->window), "Changed Dự toán kinh phí đại hội");
  g_assert_cmpint (dt_seed_ask (f->store, "SELECT count(*) FROM task WHERE id = 4 AND title = 'Dự toán kinh phí đại hội' AND clause = 'mục IV'"), ==, 1);
  g_assert_cmpint (dt_seed_ask (f->store, "SELECT count(*) FROM deadline WHERE task_id = 4 AND words = 'ngày 20/8/2024'"), ==, 1);
  g_assert_cmpint (dt_seed_ask (f->store, "SELECT count(*) FROM journal WHERE action = 'edit-task'"), ==, 1);
}

/* What is seldom needed is asked for only when wanted; Escape does not throw away what was typed. */
static void
test_more (DtWindowFixture *f,
           gconstpointer    data)
{
  GtkWidget *form = open_window (f, "win.edit-task", g_variant_new_int64 (DT_SEED_SOON));
  g_autoptr(GPtrArray) before = g_ptr_array_new ();
  g_autoptr(GPtrArray) after = g_ptr_array_new ();

  list_widgets (form, GTK_TYPE_ENTRY, before);
  g_assert_cmpuint (before->len, ==, 3);
  g_assert_true (dt_press_key (GTK_WINDOW (form), GDK_KEY_Escape, 0));
  dt_test_wait_until (is_gone, NULL);

  form = open_window (f, "win.edit-task", g_variant_new_int64 (DT_SEED_SOON));
  g_signal_emit_by_name (dt_ui_find_button (form, "More fields"), "clicked");
  dt_ui_settle ();
  list_widgets (form, GTK_TYPE_ENTRY, after);
  g_assert_cmpuint (after->len, ==, 5);
  type (form, 3, "đề cương");
  g_assert_true (dt_press_key (GTK_WINDOW (form), GDK_KEY_Escape, 0));
  dt_ui_settle ();
  g_assert_nonnull (dt_find_window (ADW_TYPE_MESSAGE_DIALOG));
  gtk_window_close (GTK_WINDOW (dt_find_window (ADW_TYPE_MESSAGE_DIALOG)));
  dt_ui_settle ();
  g_assert_true (press_store (form));
  dt_test_wait_until (is_gone, NULL);
  g_assert_cmpint (dt_seed_ask (f->store, "SELECT count(*) FROM task WHERE id = 3 AND product = 'đề cương'"), ==, 1);
}

/* Several at once: one corrected, one taken out, one with a part added; one step back undoes all. */
static void
test_several (DtWindowFixture *f,
              gconstpointer    data)
{
  GtkWidget *window = open_window (f, "win.edit-tasks", g_variant_new_int64 (DT_SEED_PLAN));
  GtkWidget *row;

  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Tasks of 150-KH/TU");
  g_assert_cmpuint (count_rows (window), ==, 11);
  g_assert_false (press_store (window));

  row = nth_widget (window, DT_TYPE_REGISTER_TASK_ROW, 2);
  g_assert_cmpstr (read_entry (row, ROW_LEADS), ==, "Ban Tuyên giáo");
  type (row, ROW_LEADS, "Ban Tuyên giáo; BTC");
  type (row, ROW_WORDS, "");
  g_signal_emit_by_name (row, "add-part");
  dt_ui_settle ();
  g_assert_cmpuint (count_rows (window), ==, 12);
  row = nth_widget (window, DT_TYPE_REGISTER_TASK_ROW, 3);
  g_assert_cmpstr (read_entry (row, ROW_NO), ==, "3.1");
  g_assert_cmpint (gtk_widget_get_margin_start (row), ==, 24);
  type (row, ROW_WORDS, "trong tháng 8");
  g_assert_false (press_store (window));
  type (row, ROW_TITLE, "Đề cương cho báo cáo viên");
  g_signal_emit_by_name (nth_widget (window, DT_TYPE_REGISTER_TASK_ROW, 6), "remove");
  dt_ui_settle ();
  g_assert_cmpuint (count_rows (window), ==, 11);
  g_assert_true (press_store (window));
  dt_test_wait_until (is_gone, NULL);

  g_assert_cmpint (dt_seed_ask (f->store, "SELECT count(*) FROM assignment WHERE task_id = 3 AND role = 'lead' AND unit_id IN (2, 3)"), ==, 2);
  g_assert_cmpint (dt_seed_ask (f->store, "SELECT count(*) FROM deadline WHERE task_id = 3"), ==, 0);
  g_assert_cmpint (dt_seed_ask (f->store, "SELECT count(*) FROM task WHERE id = 6"), ==, 0);
  g_assert_cmpint (dt_seed_ask (f->store, "SELECT count(*) FROM task WHERE parent_id = 3 AND title = 'Đề cương cho báo cáo viên'"), ==, 1);
  g_assert_cmpint (dt_seed_ask (f->store, "SELECT count(*) FROM journal WHERE action = 'edit-tasks'"), ==, 1);

  dt_window_fixture_activate (f, "win.undo", NULL);
  dt_window_fixture_wait_for (f, "SELECT count(*) FROM deadline WHERE task_id = 3", 1);
  g_assert_cmpint (dt_seed_ask (f->store, "SELECT (SELECT count(*) FROM task) * 100 + (SELECT count(*) FROM assignment)"),
                   ==, DT_SEED_N_TASKS * 100 + 18);
}

/* By the menu of a row: what was entered by mistake goes at once, and comes back at once; the rest says why not. */
static void
test_remove (DtWindowFixture *f,
             gconstpointer    data)
{
  dt_window_fixture_activate (f, "win.remove-task", g_variant_new_int64 (DT_SEED_IDLE));
  dt_ui_wait_text (GTK_WIDGET (f->window), "Removed the task from the register");
  g_assert_cmpint (dt_seed_ask (f->store, "SELECT count(*) FROM task WHERE id = 6"), ==, 0);
  dt_window_fixture_activate (f, "win.undo", NULL);
  dt_window_fixture_wait_for (f, "SELECT count(*) FROM task WHERE id = 6", 1);

  dt_window_fixture_activate (f, "win.remove-task", g_variant_new_int64 (DT_SEED_RETURNED));
  dt_ui_settle ();
  g_assert_cmpint (dt_seed_ask (f->store, "SELECT count(*) FROM task WHERE id = 4"), ==, 1);
}

#define ADD(path, func) g_test_add (path, DtWindowFixture, NULL, dt_window_fixture_set_up, func, dt_window_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/task-form/new", test_new);
  ADD ("/task-form/edit", test_edit);
  ADD ("/task-form/more", test_more);
  ADD ("/task-form/several", test_several);
  ADD ("/task-form/remove", test_remove);
  return g_test_run ();
}
