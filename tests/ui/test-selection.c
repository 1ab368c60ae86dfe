/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Several rows of the task list at once, in the real window: how they are selected, and that what is done to them is one
 * step, one entry of the journal. */

#include <adwaita.h>

#include "dt-change-dialog.h"
#include "dt-list-fixture.h"
#include "dt-press.h"
#include "dt-print-preview.h"
#include "dt-record-popover.h"
#include "dt-reminder-dialog.h"
#include "dt-reminder-window.h"
#include "dt-seed.h"
#include "dt-task-item.h"
#include "dt-task-line.h"
#include "dt-task-sidebar.h"
#include "dt-task-view.h"
#include "dt-test.h"
#include "dt-ui-fixture.h"
#include "dt-window-fixture.h"

/* What a click on a row does, with Ctrl (@modify) or Shift (@extend) held. */
static void
click (DtWindowFixture *f,
       DtRowKind        kind,
       gint64           id,
       gboolean         modify,
       gboolean         extend)
{
  guint position = dt_list_find (f, kind, id);

  g_assert_cmpuint (position, !=, GTK_INVALID_LIST_POSITION);
  g_assert_true (gtk_widget_activate_action (dt_list_get (f), "list.select-item", "(ubb)", position, modify, extend));
}

static void
select_three (DtWindowFixture *f)
{
  dt_list_open_all (f);
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
  dt_list_open_all (f);
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
  for (GtkWidget *row = gtk_widget_get_first_child (dt_list_get (f)); row != NULL; row = gtk_widget_get_next_sibling (row))
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

  dt_list_open_all (f);
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
  guint position = dt_list_find (shown->f, DT_ROW_TASK, shown->task);
  g_autoptr(DtTaskItem) item = g_list_model_get_item (G_LIST_MODEL (dt_list_get_rows (shown->f)), position);

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

/* The keys are for the list again, not for the text of an entry. */
static gboolean
has_list_focus (gpointer user_data)
{
  DtWindowFixture *f = user_data;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (f->window));

  return !has_popover (f) && focus != NULL && gtk_widget_is_ancestor (focus, dt_list_get (f));
}

static void
apply_record (DtWindowFixture *f)
{
  GtkWidget *popover;

  dt_test_wait_until (has_popover, f);
  popover = dt_find_widget (GTK_WIDGET (f->window), DT_TYPE_RECORD_POPOVER);
  g_signal_emit_by_name (gtk_widget_get_template_child (popover, DT_TYPE_RECORD_POPOVER, "apply"), "clicked");
  dt_test_wait_until (has_list_focus, f);
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
  guint collection = dt_list_find (f, DT_ROW_TASK, DT_SEED_COLLECTION);
  g_autoptr(DtTaskItem) next = g_list_model_get_item (G_LIST_MODEL (dt_list_get_rows (f)), collection + 1);

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

  dt_list_open_all (f);
  g_signal_emit_by_name (dt_list_get (f), "activate", dt_list_find (f, DT_ROW_TASK, DT_SEED_COLLECTION));
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
  return dt_list_find (user_data, DT_ROW_TASK, 1600) != GTK_INVALID_LIST_POSITION;
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
  dt_list_open_all (f);
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
    guint before = (guint) gtk_bitset_get_size (gtk_selection_model_get_selection (dt_list_get_rows (f)));

    dt_window_fixture_activate (f, "win.record-today", g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, &id, 1, sizeof id));
    wait_handed (f, id);
    g_assert_cmpuint (before, >, 600);
    for (int i = 1001; i <= 1600; i += 100)
      g_assert_true (gtk_selection_model_is_selected (dt_list_get_rows (f), dt_list_find (f, DT_ROW_TASK, i)));
  }
}

/* --- The page of today --- */

static gboolean
shows_today (gpointer user_data)
{
  DtWindowFixture *f = user_data;

  return dt_list_find (f, DT_ROW_TASK, DT_SEED_TODAY_TASK) != GTK_INVALID_LIST_POSITION
         && dt_list_find (f, DT_ROW_TASK, DT_SEED_OVERDUE) == GTK_INVALID_LIST_POSITION;
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

  return g_test_run ();
}
