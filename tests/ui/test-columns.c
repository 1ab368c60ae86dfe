/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The heads of the task list: each sorts; what a person has made of the columns is there again after a restart. */

#include <adwaita.h>

#include "dt-columns.h"
#include "dt-list-fixture.h"
#include "dt-list-jobs.h"
#include "dt-press.h"
#include "dt-task-header.h"
#include "dt-task-item.h"
#include "dt-test.h"
#include "dt-ui-fixture.h"

static GtkWidget *
get_head (GtkWidget  *view,
          const char *title)
{
  GtkWidget *header = dt_find_widget (view, DT_TYPE_TASK_HEADER);
  GtkWidget *label = dt_ui_find_label (header, title);

  return label != NULL ? gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON) : NULL;
}

static char *
list_tasks (DtWindowFixture *f)
{
  GListModel *rows = G_LIST_MODEL (dt_list_get_rows (f));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr(DtTaskItem) item = g_list_model_get_item (rows, i);

      if (dt_task_item_get_kind (item) == DT_ROW_TASK)
        g_string_append_printf (text, "%" G_GINT64_FORMAT " ", dt_task_item_get_id (item));
    }

  return g_string_free (text, FALSE);
}

static gboolean
shows_its_query (gpointer user_data)
{
  DtWindowFixture *f = user_data;
  g_autoptr(DtQuery) query = dt_view_dup_query (DT_VIEW (f->view));
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) tasks = dt_store_read (f->store, dt_job_select_tasks, query, NULL, &error);
  g_autofree char *shown = list_tasks (f);
  g_autoptr(GString) asked = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < tasks->len; i++)
    g_string_append_printf (asked, "%" G_GINT64_FORMAT " ", ((DtTaskRow *) g_ptr_array_index (tasks, i))->id);
  return g_str_equal (shown, asked->str);
}

/* Each head sorts, and pressed again the other way round. */
static void
test_sort (DtWindowFixture *f,
           gconstpointer    data)
{
  static const char * const titles[] = { "Task", "Directive", "Lead", "Time Left", "Progress", "Last Day" };
  static const DtSort sorts[] = { DT_SORT_TITLE, DT_SORT_DIRECTIVE, DT_SORT_LEAD, DT_SORT_TIME_LEFT, DT_SORT_PROGRESS, DT_SORT_LAST_DAY };

  dt_list_open_all (f);
  g_settings_set_enum (f->settings, "task-group", DT_GROUP_NONE);
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    for (int again = 0; again < 2; again++)
      {
        g_autoptr(DtQuery) query = NULL;

        g_signal_emit_by_name (get_head (f->view, titles[i]), "clicked");
        query = dt_view_dup_query (DT_VIEW (f->view));
        g_assert_cmpint (query->sort, ==, sorts[i]);
        g_assert_cmpint (query->descending, ==, again);
        dt_test_wait_until (shows_its_query, f);
      }
}

static gboolean
has_head (gpointer user_data)
{
  GtkWidget *head = get_head (user_data, "Directive");

  return head != NULL && gtk_widget_get_width (head) > 0;
}

typedef struct { GtkWidget *widget; int width; } Width;

static gboolean
has_width (gpointer user_data)
{
  const Width *wanted = user_data;

  return gtk_widget_get_width (wanted->widget) == wanted->width;
}

static void
wait_width (GtkWidget *widget,
            int        width)
{
  Width wanted = { widget, width };

  dt_test_wait_until (has_width, &wanted);
}

/* Widths set where there is room give way where nothing would be left of the title, and come back. */
static void
test_widths (void)
{
  g_autoptr(DtColumns) columns = dt_columns_new ();
  DtColumnPlace usual[DT_N_COLUMNS], places[DT_N_COLUMNS];
  int large = dt_columns_px (columns, 1400), small = dt_columns_px (columns, 700);

  dt_columns_place (columns, small, usual);
  dt_columns_set_width (columns, DT_COLUMN_LEAD, 300);
  dt_columns_place (columns, large, places);
  g_assert_cmpint (places[DT_COLUMN_LEAD].width, ==, dt_columns_px (columns, 300));
  g_assert_cmpint (places[DT_COLUMN_LEAD].x + places[DT_COLUMN_LEAD].width, ==, places[DT_COLUMN_LAST_DAY].x);
  dt_columns_place (columns, small, places);
  for (int i = 0; i < DT_N_COLUMNS; i++)
    g_assert_cmpint (places[i].width, ==, usual[i].width);

  /* Out of bounds, and the usual one again. */
  dt_columns_set_width (columns, DT_COLUMN_LEAD, 100000);
  g_assert_cmpint (dt_columns_get_width (columns, DT_COLUMN_LEAD), <, 1000);
  dt_columns_set_width (columns, DT_COLUMN_LEAD, 1);
  g_assert_cmpint (dt_columns_get_width (columns, DT_COLUMN_LEAD), >, 20);
  dt_columns_set_width (columns, DT_COLUMN_LEAD, 0);
  g_assert_cmpint (dt_columns_get_width (columns, DT_COLUMN_LEAD), ==, 0);
}

/* A column hidden, another made narrower by its keys, the order: all there again in a window that is opened later. */
static void
test_columns (DtWindowFixture *f,
              gconstpointer    data)
{
  GtkWidget *head, *view;
  DtWindow *again;
  int usual;

  dt_list_open_all (f);
  dt_test_wait_until (has_head, f->view);
  head = get_head (f->view, "Directive");
  usual = gtk_widget_get_width (head);
  gtk_widget_grab_focus (head);
  for (int i = 0; i < 3; i++)
    g_assert_true (dt_press_key (GTK_WINDOW (f->window), GDK_KEY_Right, GDK_CONTROL_MASK));
  g_assert_true (dt_press_key (GTK_WINDOW (f->window), GDK_KEY_Left, GDK_CONTROL_MASK));
  wait_width (head, usual - 16);

  g_assert_true (gtk_widget_activate_action (dt_list_get (f), "tasks.column-2", NULL));
  dt_ui_settle ();
  g_assert_null (get_head (f->view, "Lead"));
  g_signal_emit_by_name (get_head (f->view, "Progress"), "clicked");

  again = dt_window_new (gtk_window_get_application (GTK_WINDOW (f->window)), f->store, f->settings);
  gtk_window_present (GTK_WINDOW (again));
  view = GTK_WIDGET (dt_window_get_view (again));
  dt_test_wait_until (has_head, view);
  wait_width (get_head (view, "Directive"), usual - 16);
  g_assert_null (get_head (view, "Lead"));
  g_assert_true (gtk_widget_has_css_class (get_head (view, "Progress"), "sorted"));

  /* And back to what is usual. */
  g_assert_true (gtk_widget_activate_action (dt_find_widget (view, GTK_TYPE_LIST_VIEW), "tasks.usual-widths", NULL));
  wait_width (get_head (view, "Directive"), usual);
  gtk_window_destroy (GTK_WINDOW (again));
}

#define add(path, test) g_test_add (path, DtWindowFixture, NULL, dt_window_fixture_set_up, test, dt_window_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  add ("/ui/columns/sort", test_sort);
  g_test_add_func ("/ui/columns/widths", test_widths);
  add ("/ui/columns/kept", test_columns);

  return g_test_run ();
}
