/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Several rows of the task list at once, in the real window: how they are selected, and that what is done to them is one
 * step, one entry of the journal. And what a person has made of the columns is there again after a restart. */

#include <adwaita.h>

#include "dt-change-dialog.h"
#include "dt-columns.h"
#include "dt-list-jobs.h"
#include "dt-press.h"
#include "dt-print-preview.h"
#include "dt-record-popover.h"
#include "dt-reminder-dialog.h"
#include "dt-reminder-window.h"
#include "dt-seed.h"
#include "dt-task-header.h"
#include "dt-task-item.h"
#include "dt-task-line.h"
#include "dt-task-sidebar.h"
#include "dt-task-table.h"
#include "dt-task-view.h"
#include "dt-test.h"
#include "dt-ui-fixture.h"
#include "dt-window-fixture.h"

/* --- The list --- */

static GtkWidget *
get_list (DtWindowFixture *f)
{
  return dt_find_widget (dt_find_widget (f->view, DT_TYPE_TASK_TABLE), GTK_TYPE_LIST_VIEW);
}

static GtkSelectionModel *
get_rows (DtWindowFixture *f)
{
  return gtk_list_view_get_model (GTK_LIST_VIEW (get_list (f)));
}

/* GTK_INVALID_LIST_POSITION: not there */
static guint
find_row (DtWindowFixture *f,
          DtRowKind        kind,
          gint64           id)
{
  GListModel *rows = G_LIST_MODEL (get_rows (f));

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr(DtTaskItem) item = g_list_model_get_item (rows, i);

      if (dt_task_item_get_kind (item) == kind && dt_task_item_get_id (item) == id)
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

static gboolean
has_all_open (gpointer user_data)
{
  return find_row (user_data, DT_ROW_TASK, DT_SEED_STANDING) != GTK_INVALID_LIST_POSITION;
}

static void
list_open (DtWindowFixture *f)
{
  g_signal_emit_by_name (dt_find_widget (f->view, DT_TYPE_TASK_SIDEBAR), "page", (int) DT_PAGE_OPEN);
  dt_test_wait_until (has_all_open, f);
  dt_ui_settle ();
}

/* What a click on a row does, with Ctrl (@modify) or Shift (@extend) held. */
static void
click (DtWindowFixture *f,
       DtRowKind        kind,
       gint64           id,
       gboolean         modify,
       gboolean         extend)
{
  guint position = find_row (f, kind, id);

  g_assert_cmpuint (position, !=, GTK_INVALID_LIST_POSITION);
  g_assert_true (gtk_widget_activate_action (get_list (f), "list.select-item", "(ubb)", position, modify, extend));
}

static void
select_three (DtWindowFixture *f)
{
  list_open (f);
  click (f, DT_ROW_TASK, DT_SEED_OVERDUE, FALSE, FALSE);
  click (f, DT_ROW_TASK, DT_SEED_SOON, TRUE, FALSE);
  click (f, DT_ROW_TASK, DT_SEED_PROGRESS, TRUE, FALSE);
}

static void
assert_selected (DtWindowFixture *f,
                 const char      *expected)
{
  g_autoptr(GVariant) tasks = g_variant_ref_sink (dt_task_view_get_selected_tasks (DT_TASK_VIEW (f->view)));
  g_autofree char *text = g_variant_print (tasks, FALSE);

  g_assert_cmpstr (text, ==, expected);
}

static gint64
ask (DtWindowFixture *f,
     const char      *sql)
{
  return dt_seed_ask (f->store, sql);
}

/* --- Selecting --- */

static void
test_mouse (DtWindowFixture *f,
            gconstpointer    data)
{
  list_open (f);
  click (f, DT_ROW_TASK, DT_SEED_OVERDUE, FALSE, FALSE);
  assert_selected (f, "[1]");
  dt_ui_wait_text (f->view, "Báo cáo tự kiểm tra công tác nhân sự");

  click (f, DT_ROW_TASK, DT_SEED_PROGRESS, TRUE, FALSE);
  assert_selected (f, "[1, 5]");
  dt_ui_wait_text (f->view, "2 tasks selected");
  click (f, DT_ROW_TASK, DT_SEED_OVERDUE, TRUE, FALSE);
  assert_selected (f, "[5]");

  /* From there to another: all tasks between, and the heads count for nothing. */
  click (f, DT_ROW_TASK, DT_SEED_OVERDUE, FALSE, FALSE);
  click (f, DT_ROW_TASK, DT_SEED_SOON, FALSE, TRUE);
  assert_selected (f, "[1, 7, 2, 3]");

  /* A plain click leaves one. */
  click (f, DT_ROW_TASK, DT_SEED_SOON, FALSE, FALSE);
  assert_selected (f, "[3]");
}

static void
focus_row (DtWindowFixture *f,
           gint64           task)
{
  for (GtkWidget *row = gtk_widget_get_first_child (get_list (f)); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *line = gtk_widget_get_first_child (row);
      DtTaskItem *item = DT_IS_TASK_LINE (line) ? dt_task_line_get_item (DT_TASK_LINE (line)) : NULL;

      if (item != NULL && dt_task_item_get_kind (item) == DT_ROW_TASK && dt_task_item_get_id (item) == task)
        {
          g_assert_true (gtk_widget_grab_focus (row));
          return;
        }
    }
  g_assert_not_reached ();
}

static void
test_keys (DtWindowFixture *f,
           gconstpointer    data)
{
  g_autoptr(GVariant) all = NULL;

  list_open (f);
  click (f, DT_ROW_TASK, DT_SEED_OVERDUE, FALSE, FALSE);
  focus_row (f, DT_SEED_OVERDUE);
  g_assert_true (dt_press_key (GTK_WINDOW (f->window), GDK_KEY_Down, GDK_SHIFT_MASK));
  g_assert_true (dt_press_key (GTK_WINDOW (f->window), GDK_KEY_Down, GDK_SHIFT_MASK));
  assert_selected (f, "[1, 7]");     /* the head between them takes a step */
  g_assert_true (dt_press_key (GTK_WINDOW (f->window), GDK_KEY_Up, GDK_SHIFT_MASK));
  assert_selected (f, "[1]");

  g_assert_true (dt_press_key (GTK_WINDOW (f->window), GDK_KEY_a, GDK_CONTROL_MASK));
  all = g_variant_ref_sink (dt_task_view_get_selected_tasks (DT_TASK_VIEW (f->view)));
  g_assert_cmpuint (g_variant_n_children (all), ==, (gsize) ask (f, "SELECT count(*) FROM task_status WHERE phase IN (0, 1, 2, 3, 8)"));
  dt_view_escape (DT_VIEW (f->view));
  assert_selected (f, "[]");
}

/* --- What is done to all of them --- */

typedef struct { DtWindowFixture *f; gint64 task; } Shown;

static gboolean
shows_handed (gpointer user_data)
{
  const Shown *shown = user_data;
  guint position = find_row (shown->f, DT_ROW_TASK, shown->task);
  g_autoptr(DtTaskItem) item = g_list_model_get_item (G_LIST_MODEL (get_rows (shown->f)), position);

  return item != NULL && dt_task_item_get_task (item) != NULL && dt_task_item_get_task (item)->phase == DT_PHASE_HANDED;
}

static void
wait_handed (DtWindowFixture *f,
             gint64           task)
{
  Shown shown = { f, task };

  dt_test_wait_until (shows_handed, &shown);
}

static gboolean
has_popover (gpointer user_data)
{
  return dt_find_widget (GTK_WIDGET (((DtWindowFixture *) user_data)->window), DT_TYPE_RECORD_POPOVER) != NULL;
}

static void
apply_record (DtWindowFixture *f)
{
  GtkWidget *popover;

  dt_test_wait_until (has_popover, f);
  popover = dt_find_widget (GTK_WIDGET (f->window), DT_TYPE_RECORD_POPOVER);
  g_signal_emit_by_name (gtk_widget_get_template_child (popover, DT_TYPE_RECORD_POPOVER, "apply"), "clicked");
}

/* One step back takes all of it back, and only that. */
static void
undo (DtWindowFixture *f,
      const char      *sql,
      gint64           expected)
{
  g_assert_true (dt_press_key (GTK_WINDOW (f->window), GDK_KEY_z, GDK_CONTROL_MASK));
  dt_window_fixture_wait_for (f, sql, expected);
}

static void
test_record (DtWindowFixture *f,
             gconstpointer    data)
{
  static const char handed[] = "SELECT count(*) FROM assignment_status WHERE assignment_id IN (1, 3, 5) AND phase = 3";
  gint64 entries;

  select_three (f);
  entries = ask (f, "SELECT count(*) FROM journal");
  g_assert_true (dt_press_key (GTK_WINDOW (f->window), GDK_KEY_Return, GDK_CONTROL_MASK));
  apply_record (f);
  dt_window_fixture_wait_for (f, handed, 3);
  g_assert_cmpint (ask (f, "SELECT count(*) FROM journal"), ==, entries + 1);

  /* The list shows it, and what was selected is selected still. */
  wait_handed (f, DT_SEED_OVERDUE);
  wait_handed (f, DT_SEED_PROGRESS);
  assert_selected (f, "[1, 3, 5]");
  undo (f, handed, 0);
  g_assert_cmpint (ask (f, "SELECT count(*) FROM submission WHERE assignment_id IN (1, 3, 5)"), ==, 0);
}

static gboolean
has_reminder_dialog (gpointer user_data)
{
  return dt_find_window (DT_TYPE_REMINDER_DIALOG) != NULL;
}

static void
test_log_call (DtWindowFixture *f,
               gconstpointer    data)
{
  static const char reminded[] = "SELECT count(DISTINCT assignment_id) FROM reminder_assignment WHERE assignment_id IN (1, 3, 5)";
  gint64 entries, before;

  select_three (f);
  entries = ask (f, "SELECT count(*) FROM journal");
  before = ask (f, reminded);
  g_assert_true (dt_press_key (GTK_WINDOW (f->window), GDK_KEY_l, GDK_CONTROL_MASK));
  dt_test_wait_until (has_reminder_dialog, f);
  g_assert_true (gtk_widget_activate_action (dt_find_window (DT_TYPE_REMINDER_DIALOG), "dialog.apply", NULL));
  dt_window_fixture_wait_for (f, reminded, 3);
  g_assert_cmpint (ask (f, "SELECT count(*) FROM journal"), ==, entries + 1);
  undo (f, reminded, before);
}

static gboolean
has_reminder_list (gpointer user_data)
{
  GtkWidget *window = dt_find_window (DT_TYPE_REMINDER_WINDOW);
  GtkWidget *store = window != NULL ? dt_ui_find_button (window, "Enter in Reminder Log") : NULL;

  return store != NULL && gtk_widget_is_sensitive (store);
}

/* The letters of all of them, as they are entered in the register. */
static void
test_remind (DtWindowFixture *f,
             gconstpointer    data)
{
  static const char reminded[] = "SELECT count(*) FROM reminder_assignment WHERE assignment_id IN (1, 3, 5)";
  gint64 entries, before;

  select_three (f);
  entries = ask (f, "SELECT count(*) FROM journal");
  before = ask (f, reminded);
  g_assert_true (dt_press_key (GTK_WINDOW (f->window), GDK_KEY_m, GDK_CONTROL_MASK));
  dt_test_wait_until (has_reminder_list, f);
  g_assert_true (gtk_widget_activate_action (dt_find_window (DT_TYPE_REMINDER_WINDOW), "reminder.store", NULL));
  dt_window_fixture_wait_for (f, reminded, before + 3);
  g_assert_cmpint (ask (f, "SELECT count(*) FROM journal"), ==, entries + 1);
  undo (f, reminded, before);
}

/* Handed in together, accepted together, each taken back by itself. */
static void
test_accept (DtWindowFixture *f,
             gconstpointer    data)
{
  static const char handed[] = "SELECT count(*) FROM assignment_status WHERE assignment_id IN (1, 3, 5) AND phase = 3";
  static const char done[] = "SELECT count(*) FROM assignment_status WHERE assignment_id IN (1, 3, 5) AND phase IN (4, 5)";
  gint64 entries;

  select_three (f);
  g_assert_true (dt_press_key (GTK_WINDOW (f->window), GDK_KEY_Return, GDK_CONTROL_MASK));
  apply_record (f);
  dt_window_fixture_wait_for (f, handed, 3);
  wait_handed (f, DT_SEED_PROGRESS);
  entries = ask (f, "SELECT count(*) FROM journal");
  g_assert_true (dt_press_key (GTK_WINDOW (f->window), GDK_KEY_d, GDK_CONTROL_MASK));
  dt_window_fixture_wait_for (f, done, 3);
  g_assert_cmpint (ask (f, "SELECT count(*) FROM journal"), ==, entries + 1);
  undo (f, handed, 3);
  undo (f, handed, 0);
}

static void
test_progress (DtWindowFixture *f,
               gconstpointer    data)
{
  static const char halves[] = "SELECT count(*) FROM assignment WHERE id IN (1, 3, 5) AND percent = 50";
  gint64 entries, before;

  select_three (f);
  entries = ask (f, "SELECT count(*) FROM journal");
  before = ask (f, halves);
  dt_window_fixture_activate (f, "win.set-task-progress",
                              g_variant_new ("(@axi)", dt_task_view_get_selected_tasks (DT_TASK_VIEW (f->view)), 50));
  dt_window_fixture_wait_for (f, halves, 3);
  g_assert_cmpint (ask (f, "SELECT count(*) FROM journal"), ==, entries + 1);
  undo (f, halves, before);
}

static gboolean
has_change_dialog (gpointer user_data)
{
  GtkWidget *dialog = dt_find_window (DT_TYPE_CHANGE_DIALOG);

  return dialog != NULL && dt_change_dialog_is_settled (DT_CHANGE_DIALOG (dialog));
}

static void
test_move (DtWindowFixture *f,
           gconstpointer    data)
{
  static const char days[] = "SELECT sum (last_day) FROM deadline WHERE task_id IN (1, 3, 5)";
  static const char others[] = "SELECT sum (last_day) FROM deadline WHERE task_id NOT IN (1, 3, 5)";
  DtScheduleRule rule = { .kind = DT_CHANGE_POSTPONE, .amount = 4, .unit = DT_SPAN_DAYS };
  gint64 entries, sum, rest;
  GtkWidget *dialog;

  select_three (f);
  entries = ask (f, "SELECT count(*) FROM journal");
  sum = ask (f, days);
  rest = ask (f, others);
  g_assert_true (dt_press_key (GTK_WINDOW (f->window), GDK_KEY_h, GDK_CONTROL_MASK));
  dt_test_wait_until (has_change_dialog, f);
  dialog = dt_find_window (DT_TYPE_CHANGE_DIALOG);
  dt_change_form_set_cause (dt_change_dialog_get_form (DT_CHANGE_DIALOG (dialog)), DT_SEED_LETTER);
  dt_change_form_set_rule (dt_change_dialog_get_form (DT_CHANGE_DIALOG (dialog)), &rule);
  dt_test_wait_until (has_change_dialog, f);
  dt_ui_settle ();
  g_assert_nonnull (dt_ui_find_button (dialog, "Apply to 3 Tasks"));
  g_assert_true (dt_press_key (GTK_WINDOW (dialog), GDK_KEY_Return, GDK_CONTROL_MASK));

  dt_window_fixture_wait_for (f, days, sum + 12);
  g_assert_cmpint (ask (f, others), ==, rest);
  g_assert_cmpint (ask (f, "SELECT count(*) FROM journal"), ==, entries + 1);
  undo (f, days, sum);
}

static gboolean
has_preview (gpointer user_data)
{
  return dt_find_window (DT_TYPE_PRINT_PREVIEW) != NULL;
}

/* Exactly these, whatever the list is filtered by. */
static void
test_print (DtWindowFixture *f,
            gconstpointer    data)
{
  GtkWidget *preview;

  select_three (f);
  g_assert_true (dt_press_key (GTK_WINDOW (f->window), GDK_KEY_p, GDK_CONTROL_MASK));
  dt_test_wait_until (has_preview, f);
  preview = dt_find_window (DT_TYPE_PRINT_PREVIEW);
  dt_ui_wait_text (preview, "3 tasks · 1 page");
  gtk_window_destroy (GTK_WINDOW (preview));

  /* One alone is what the panel shows: the list is printed. */
  click (f, DT_ROW_TASK, DT_SEED_SOON, FALSE, FALSE);
  g_assert_true (dt_press_key (GTK_WINDOW (f->window), GDK_KEY_p, GDK_CONTROL_MASK));
  dt_test_wait_until (has_preview, f);
  preview = dt_find_window (DT_TYPE_PRINT_PREVIEW);
  dt_ui_wait_no_text (preview, "1 task · 1 page");
  gtk_window_destroy (GTK_WINDOW (preview));
}

static gboolean
shows_parts (gpointer user_data)
{
  DtWindowFixture *f = user_data;
  guint collection = find_row (f, DT_ROW_TASK, DT_SEED_COLLECTION);
  g_autoptr(DtTaskItem) next = g_list_model_get_item (G_LIST_MODEL (get_rows (f)), collection + 1);

  return next != NULL && dt_task_item_get_kind (next) == DT_ROW_ASSIGNMENT;
}

/* Two units of the same request. */
static void
test_parts (DtWindowFixture *f,
            gconstpointer    data)
{
  static const char handed[] = "SELECT count(*) FROM assignment_status WHERE assignment_id IN (15, 16) AND phase = 3";
  g_autoptr(GArray) parts = NULL;
  gint64 entries;

  list_open (f);
  g_signal_emit_by_name (get_list (f), "activate", find_row (f, DT_ROW_TASK, DT_SEED_COLLECTION));
  dt_test_wait_until (shows_parts, f);
  click (f, DT_ROW_ASSIGNMENT, 15, FALSE, FALSE);
  click (f, DT_ROW_ASSIGNMENT, 16, TRUE, FALSE);
  parts = dt_view_dup_assignments (DT_VIEW (f->view));
  g_assert_cmpuint (parts->len, ==, 2);
  assert_selected (f, "[]");

  entries = ask (f, "SELECT count(*) FROM journal");
  g_assert_true (dt_press_key (GTK_WINDOW (f->window), GDK_KEY_Return, GDK_CONTROL_MASK));
  apply_record (f);
  dt_window_fixture_wait_for (f, handed, 2);
  g_assert_cmpint (ask (f, "SELECT count(*) FROM journal"), ==, entries + 1);
  undo (f, handed, 0);
}

static gboolean
has_many (gpointer user_data)
{
  return find_row (user_data, DT_ROW_TASK, 1600) != GTK_INVALID_LIST_POSITION;
}

/* More than can be acted on together: it is said, and not some of them are done. After a change of the register all of
 * them are selected still. */
static void
test_many (DtWindowFixture *f,
           gconstpointer    data)
{
  g_autoptr(GVariant) all = NULL;
  gint64 submissions;

  dt_window_fixture_write (f,
    "WITH RECURSIVE n (i) AS (SELECT 1001 UNION ALL SELECT i + 1 FROM n WHERE i < 1600)"
    " INSERT INTO task (id, uid, directive_id, position, ordinal, clause, title, hold)"
    " SELECT i, printf ('00000000-0000-4000-8000-%012d', i), 1, i, i, '', 'Việc ' || i, 'active' FROM n;"
    "INSERT INTO assignment (id, uid, task_id, unit_id, role) SELECT id, uid, id, 2, 'lead' FROM task WHERE id > 1000");
  list_open (f);
  dt_test_wait_until (has_many, f);
  click (f, DT_ROW_TASK, DT_SEED_OVERDUE, FALSE, FALSE);
  focus_row (f, DT_SEED_OVERDUE);
  g_assert_true (dt_press_key (GTK_WINDOW (f->window), GDK_KEY_a, GDK_CONTROL_MASK));
  all = g_variant_ref_sink (dt_task_view_get_selected_tasks (DT_TASK_VIEW (f->view)));
  g_assert_cmpuint (g_variant_n_children (all), >, 600);

  submissions = ask (f, "SELECT count(*) FROM submission");
  g_assert_true (dt_press_key (GTK_WINDOW (f->window), GDK_KEY_Return, GDK_CONTROL_MASK));
  dt_ui_wait_text (GTK_WIDGET (f->window), "Too many tasks are selected to act on them together");
  g_assert_false (has_popover (f));
  g_assert_cmpint (ask (f, "SELECT count(*) FROM submission"), ==, submissions);

  {
    gint64 id = DT_SEED_PROGRESS;
    guint before = (guint) gtk_bitset_get_size (gtk_selection_model_get_selection (get_rows (f)));

    dt_window_fixture_activate (f, "win.record-today", g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, &id, 1, sizeof id));
    wait_handed (f, id);
    g_assert_cmpuint (before, >, 600);
    for (int i = 1001; i <= 1600; i += 100)
      g_assert_true (gtk_selection_model_is_selected (get_rows (f), find_row (f, DT_ROW_TASK, i)));
  }
}

/* --- The page of today --- */

static gboolean
shows_today (gpointer user_data)
{
  DtWindowFixture *f = user_data;

  return find_row (f, DT_ROW_TASK, DT_SEED_TODAY_TASK) != GTK_INVALID_LIST_POSITION
         && find_row (f, DT_ROW_TASK, DT_SEED_OVERDUE) == GTK_INVALID_LIST_POSITION;
}

/* What falls due today is counted and listed as well when it has been handed in and waits. */
static void
test_today (DtWindowFixture *f,
            gconstpointer    data)
{
  gint64 id = DT_SEED_TODAY_TASK;

  g_signal_emit_by_name (dt_find_widget (f->view, DT_TYPE_TASK_SIDEBAR), "page", (int) DT_PAGE_TODAY);
  dt_test_wait_until (shows_today, f);
  dt_window_fixture_activate (f, "win.record-today", g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, &id, 1, sizeof id));
  dt_window_fixture_wait_phase (f, id, DT_PHASE_HANDED);
  wait_handed (f, id);
  g_assert_true (shows_today (f));
}

/* --- Columns --- */

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
  GListModel *rows = G_LIST_MODEL (get_rows (f));
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

  list_open (f);
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

  list_open (f);
  dt_test_wait_until (has_head, f->view);
  head = get_head (f->view, "Directive");
  usual = gtk_widget_get_width (head);
  gtk_widget_grab_focus (head);
  for (int i = 0; i < 3; i++)
    g_assert_true (dt_press_key (GTK_WINDOW (f->window), GDK_KEY_Right, GDK_CONTROL_MASK));
  g_assert_true (dt_press_key (GTK_WINDOW (f->window), GDK_KEY_Left, GDK_CONTROL_MASK));
  wait_width (head, usual - 16);

  g_assert_true (gtk_widget_activate_action (get_list (f), "tasks.column-2", NULL));
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

  add ("/ui/selection/mouse", test_mouse);
  add ("/ui/selection/keys", test_keys);
  add ("/ui/selection/record", test_record);
  add ("/ui/selection/log-call", test_log_call);
  add ("/ui/selection/remind", test_remind);
  add ("/ui/selection/accept", test_accept);
  add ("/ui/selection/progress", test_progress);
  add ("/ui/selection/move", test_move);
  add ("/ui/selection/print", test_print);
  add ("/ui/selection/parts", test_parts);
  add ("/ui/selection/many", test_many);
  add ("/ui/selection/today", test_today);
  add ("/ui/selection/sort", test_sort);
  g_test_add_func ("/ui/selection/widths", test_widths);
  add ("/ui/selection/columns", test_columns);

  return g_test_run ();
}
