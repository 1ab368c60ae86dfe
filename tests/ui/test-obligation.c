/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whom a task is asked of and until when, by the forms of the window: what they show, and what the register holds then. */

#include <adwaita.h>

#include "dt-change-window.h"
#include "dt-day-entry.h"
#include "dt-edit-jobs.h"
#include "dt-form-dialog.h"
#include "dt-pick-button.h"
#include "dt-press.h"
#include "dt-reason-dialog.h"
#include "dt-seed.h"
#include "dt-submissions-dialog.h"
#include "dt-test.h"
#include "dt-ui-fixture.h"
#include "dt-window-fixture.h"

/* ---- Windows that come and go ---- */

static gboolean
is_there (gpointer type)
{
  return dt_find_window (GPOINTER_TO_SIZE (type)) != NULL;
}

static gboolean
is_gone (gpointer type)
{
  return dt_find_window (GPOINTER_TO_SIZE (type)) == NULL;
}

static GtkWidget *
wait_window (GType type)
{
  dt_test_wait_until (is_there, GSIZE_TO_POINTER (type));
  dt_ui_settle ();
  return dt_find_window (type);
}

static gboolean
is_settled (gpointer form)
{
  return dt_form_dialog_is_settled (form);
}

static void
settle (GtkWidget *form)
{
  dt_test_wait_until (is_settled, form);
  dt_ui_settle ();
}

static GtkWidget *
open_form (DtWindowFixture *f,
           const char      *action,
           GVariant        *parameter)
{
  GtkWidget *form;

  dt_window_fixture_activate (f, action, g_variant_ref_sink (parameter));
  g_variant_unref (parameter);
  form = wait_window (DT_TYPE_FORM_DIALOG);
  settle (form);

  return form;
}

/* Ctrl+Enter stores, and what was stored closes the form. */
static void
store_form (GtkWidget *form)
{
  g_assert_true (dt_press_key (GTK_WINDOW (form), GDK_KEY_Return, GDK_CONTROL_MASK));
  dt_test_wait_until (is_gone, GSIZE_TO_POINTER (DT_TYPE_FORM_DIALOG));
}

static gboolean
can_apply (GtkWidget *form,
           const char *label)
{
  GtkWidget *button = dt_ui_find_button (form, label);

  g_assert_nonnull (button);
  return gtk_widget_is_sensitive (button);
}

/* The nth entry of a form, days and times among them. */
static GtkWidget *
find_entry (GtkWidget *root,
            guint     *n)
{
  if (GTK_IS_ENTRY (root) && (*n)-- == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = GTK_IS_POPOVER (child) ? NULL : find_entry (child, n);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
type_into (GtkWidget  *form,
           guint       n,
           const char *text)
{
  GtkWidget *entry = find_entry (form, &n);

  g_assert_nonnull (entry);
  gtk_widget_grab_focus (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  settle (form);
}

/* Opens the choice, types what is looked for and takes the first by Enter. */
static void
pick (GtkWidget  *form,
      const char *words)
{
  DtPickButton *button = DT_PICK_BUTTON (dt_find_widget (form, DT_TYPE_PICK_BUTTON));
  GtkWidget *search;

  gtk_menu_button_popup (GTK_MENU_BUTTON (dt_pick_button_get_button (button)));
  dt_ui_settle ();
  search = dt_find_widget (GTK_WIDGET (dt_pick_button_get_popover (button)), GTK_TYPE_SEARCH_ENTRY);
  g_assert_nonnull (search);
  gtk_editable_set_text (GTK_EDITABLE (search), words);
  g_signal_emit_by_name (search, "search-changed");
  settle (form);
  g_signal_emit_by_name (search, "activate");
  settle (form);
  g_assert_cmpint (dt_pick_button_get_id (button), !=, 0);
}

/* ---- What the register holds ---- */

typedef struct { DtStore *store; const char *sql; gint64 expected; } Question;

static gboolean
is_answered (gpointer user_data)
{
  Question *question = user_data;

  return dt_seed_ask (question->store, question->sql) == question->expected;
}

static void
wait_answer (DtWindowFixture *f,
             const char      *sql,
             gint64           expected)
{
  Question question = { f->store, sql, expected };

  dt_test_wait_until (is_answered, &question);
}

static void
undo (DtWindowFixture *f)
{
  dt_ui_settle ();
  dt_window_fixture_activate (f, "win.undo", NULL);
}

/* ---- Extensions ---- */

#define LAST_DAY_5 "SELECT last_day FROM assignment_status WHERE assignment_id = 5"

static void
test_extension (DtWindowFixture *f,
                gconstpointer    data)
{
  GtkWidget *form = open_form (f, "win.ask-extension", g_variant_new ("(xx)", (gint64) 5, (gint64) 5));
  GtkWidget *decide;

  g_assert_true (dt_ui_has_text (form, "Ban Tổ chức Thành ủy: Dự thảo hướng dẫn bầu cử trong đảng\n"
                                       "Last day in force: Friday, 30/8/2024. Extensions granted so far: 0 of at most 2."));
  g_assert_false (can_apply (form, "Note the Request"));
  type_into (form, 1, "8/9");
  dt_ui_wait_text (form, "Dự thảo hướng dẫn bầu cử trong đảng: Fri 30/8 → Sun 08/9 · Sunday");
  type_into (form, 2, "15-CV/BTC");
  type_into (form, 3, "Chờ hướng dẫn của Trung ương");
  g_assert_true (can_apply (form, "Note the Request"));
  store_form (form);
  g_assert_cmpint (dt_seed_ask (f->store, "SELECT wanted_day FROM extension WHERE assignment_id = 5 AND verdict = 'waiting'"
                                          " AND symbol = '15-CV/BTC'"), ==, dt_day_new (2024, 9, 8));
  g_assert_cmpint (dt_seed_ask (f->store, LAST_DAY_5), ==, dt_day_new (2024, 8, 30));

  /* The panel of the task shows the request and where it is decided. */
  dt_window_fixture_activate (f, "win.open-task", g_variant_new_int64 (5));
  dt_ui_wait_text (GTK_WIDGET (f->window), "until 08/9 · asked on 12/8, 15-CV/BTC");
  decide = dt_ui_find_button (GTK_WIDGET (f->window), "Decide…");
  g_assert_nonnull (decide);
  g_signal_emit_by_name (decide, "clicked");
  form = wait_window (DT_TYPE_FORM_DIALOG);
  settle (form);
  g_assert_false (can_apply (form, "Store the Decision"));
  pick (form, "1438");

  /* In part: until a day of its own, which is before the one asked for. */
  gtk_drop_down_set_selected (GTK_DROP_DOWN (dt_find_widget (form, GTK_TYPE_DROP_DOWN)), 1);
  type_into (form, 0, "9/9");
  g_assert_true (dt_press_key (GTK_WINDOW (form), GDK_KEY_Return, GDK_CONTROL_MASK));
  dt_ui_wait_text (form, "What is granted in part must be earlier than what was asked for.");
  type_into (form, 0, "5/9");
  store_form (form);
  g_assert_cmpint (dt_seed_ask (f->store, LAST_DAY_5), ==, dt_day_new (2024, 9, 5));
  dt_ui_wait_text (GTK_WIDGET (f->window), "Granted in Part: 05/9 · decided on 12/8, 1438-CV/TU");
  dt_ui_wait_text (GTK_WIDGET (f->window), "Granted Ban Tổ chức Thành ủy an extension (1 of at most 2)");

  /* One act, one undo. */
  undo (f);
  wait_answer (f, LAST_DAY_5, dt_day_new (2024, 8, 30));
  wait_answer (f, "SELECT verdict = 'waiting' FROM extension WHERE assignment_id = 5", 1);
}

static void
test_refused_extension (DtWindowFixture *f,
                        gconstpointer    data)
{
  GtkWidget *form = open_form (f, "win.ask-extension", g_variant_new ("(xx)", (gint64) 5, (gint64) 5));

  type_into (form, 1, "29/8");
  dt_ui_settle ();
  g_assert_true (dt_press_key (GTK_WINDOW (form), GDK_KEY_Return, GDK_CONTROL_MASK));
  dt_ui_wait_text (form, "The day that is asked for must be later than the one in force.");
  type_into (form, 1, "8/9");
  store_form (form);

  form = open_form (f, "win.decide-extension",
                    g_variant_new ("(xx)", (gint64) 5, dt_seed_ask (f->store, "SELECT id FROM extension")));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (dt_find_widget (form, GTK_TYPE_DROP_DOWN)), 2);
  settle (form);
  g_assert_true (can_apply (form, "Store the Decision"));
  store_form (form);
  g_assert_cmpint (dt_seed_ask (f->store, "SELECT verdict = 'refused' FROM extension"), ==, 1);
  g_assert_cmpint (dt_seed_ask (f->store, LAST_DAY_5), ==, dt_day_new (2024, 8, 30));
}

/* ---- Links ---- */

#define N_LINKS(task, needs) "SELECT count (*) FROM dependency WHERE task_id = " #task " AND needs_id = " #needs

static void
test_link (DtWindowFixture *f,
           gconstpointer    data)
{
  GtkWidget *form = open_form (f, "win.link", g_variant_new ("(xx)", (gint64) 6, (gint64) 0));
  GtkWidget *check;

  pick (form, "nam nam");
  dt_ui_wait_text (form, "No day moves.");
  check = dt_find_widget (form, GTK_TYPE_CHECK_BUTTON);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  settle (form);
  dt_ui_wait_text (form, "Báo cáo kết quả năm năm thực hiện nghị quyết: Sat 24/8 → Tue 10/9 · follows a task that moves");
  store_form (form);
  g_assert_cmpint (dt_seed_ask (f->store, "SELECT lag_days FROM dependency WHERE task_id = 6 AND needs_id = 13"), ==, 5);
  g_assert_cmpint (dt_seed_ask (f->store, "SELECT last_day FROM deadline WHERE task_id = 13"), ==, dt_day_new (2024, 9, 10));

  /* The same form changes it: the day is the task's own again. */
  form = open_form (f, "win.link", g_variant_new ("(xx)", (gint64) 6, (gint64) 13));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (dt_find_widget (form, GTK_TYPE_CHECK_BUTTON)), FALSE);
  settle (form);
  store_form (form);
  g_assert_cmpint (dt_seed_ask (f->store, "SELECT last_day FROM deadline WHERE task_id = 13"), ==, dt_day_new (2024, 8, 24));

  dt_window_fixture_activate (f, "win.unlink", g_variant_new ("(xx)", (gint64) 6, (gint64) 13));
  wait_answer (f, N_LINKS (6, 13), 0);
  undo (f);
  wait_answer (f, N_LINKS (6, 13), 1);
}

/* 5 waits for 1: that 1 should wait for 5 is told while one chooses, and cannot be stored. */
static void
test_circle (DtWindowFixture *f,
             gconstpointer    data)
{
  GtkWidget *form = open_form (f, "win.link", g_variant_new ("(xx)", (gint64) 1, (gint64) 0));

  pick (form, "huong dan bau cu");
  dt_ui_wait_text (form, "These tasks would wait for each other: 150-KH/TU 1 → 150-KH/TU 5 → 150-KH/TU 1.");
  g_assert_false (can_apply (form, "Link the Tasks"));

  /* Leaving asks, because something was chosen. */
  g_assert_true (dt_press_key (GTK_WINDOW (form), GDK_KEY_Escape, 0));
  dt_ui_settle ();
  g_assert_nonnull (dt_find_window (DT_TYPE_FORM_DIALOG));
  g_assert_nonnull (dt_find_window (ADW_TYPE_MESSAGE_DIALOG));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dt_find_window (ADW_TYPE_MESSAGE_DIALOG)), "drop");
  dt_test_wait_until (is_gone, GSIZE_TO_POINTER (DT_TYPE_FORM_DIALOG));
  g_assert_cmpint (dt_seed_ask (f->store, N_LINKS (1, 5)), ==, 0);
}

/* ---- Units ---- */

static void
test_add_unit (DtWindowFixture *f,
               gconstpointer    data)
{
  GtkWidget *form = open_form (f, "win.add-unit", g_variant_new_int64 (5));

  g_assert_false (can_apply (form, "Add"));
  pick (form, "tuyen giao");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (dt_find_widget (form, GTK_TYPE_DROP_DOWN)), DT_ROLE_COORDINATOR);
  store_form (form);
  g_assert_cmpint (dt_seed_ask (f->store, "SELECT unit_id FROM assignment WHERE task_id = 5 AND role = 'coordinator'"), ==,
                   DT_SEED_PROPAGANDA);

  /* It is named as lead, and taken out again. */
  dt_window_fixture_activate (f, "win.set-lead",
                              g_variant_new_int64 (dt_seed_ask (f->store, "SELECT max (id) FROM assignment")));
  wait_answer (f, "SELECT count (*) FROM assignment WHERE task_id = 5 AND role = 'lead'", 2);
  dt_window_fixture_activate (f, "win.remove-part",
                              g_variant_new_int64 (dt_seed_ask (f->store, "SELECT max (id) FROM assignment")));
  wait_answer (f, "SELECT count (*) FROM assignment WHERE task_id = 5", 1);
  undo (f);
  wait_answer (f, "SELECT count (*) FROM assignment WHERE task_id = 5 AND role = 'lead'", 2);
}

/* What happened stays: a unit that was urged can only be excused. */
static void
test_remove_refused (DtWindowFixture *f,
                     gconstpointer    data)
{
  dt_window_fixture_activate (f, "win.remove-part", g_variant_new_int64 (1));
  wait_window (ADW_TYPE_MESSAGE_DIALOG);
  dt_ui_wait_text (dt_find_window (ADW_TYPE_MESSAGE_DIALOG),
                   "Ban Tổ chức has a history in this task. Excuse it instead, so that the history stays.");
  gtk_window_close (GTK_WINDOW (dt_find_window (ADW_TYPE_MESSAGE_DIALOG)));
  g_assert_cmpint (dt_seed_ask (f->store, "SELECT count (*) FROM assignment WHERE id = 1"), ==, 1);
}

static void
test_excuse (DtWindowFixture *f,
             gconstpointer    data)
{
  const gint64 part = 16;
  GtkWidget *dialog, *reason;

  dt_window_fixture_activate (f, "win.excuse", g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, &part, 1, sizeof part));
  dialog = wait_window (DT_TYPE_REASON_DIALOG);
  reason = dt_find_widget (dialog, GTK_TYPE_TEXT_VIEW);
  g_assert_true (dt_ui_find_focus (dialog) == reason);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (reason)), "Đã báo cáo riêng với Tỉnh ủy", -1);
  g_assert_true (dt_press_key (GTK_WINDOW (dialog), GDK_KEY_Return, GDK_CONTROL_MASK));
  wait_answer (f, "SELECT excused = 'Đã báo cáo riêng với Tỉnh ủy' FROM assignment WHERE id = 16", 1);
  wait_answer (f, "SELECT owed FROM task_status WHERE task_id = 13", 3);

  dt_window_fixture_activate (f, "win.ask-again", g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, &part, 1, sizeof part));
  wait_answer (f, "SELECT owed FROM task_status WHERE task_id = 13", 4);
}

/* "Giao A, B phối hợp": the panel asks who leads, and offers those that are named. */
static void
test_lead_unknown (DtWindowFixture *f,
                   gconstpointer    data)
{
  GtkWidget *button;
  GMenuModel *menu;
  g_autoptr(GVariant) target = NULL;

  dt_window_fixture_activate (f, "win.open-task", g_variant_new_int64 (DT_SEED_UNDATED));
  dt_ui_wait_text (GTK_WIDGET (f->window), "No unit leads this task");
  g_assert_null (dt_ui_find_button (GTK_WIDGET (f->window), "Name the Lead"));

  dt_window_fixture_write (f, "INSERT INTO assignment (id, uid, task_id, unit_id, role) VALUES"
                              " (30, 'u30', 14, 2, 'coordinator'), (31, 'u31', 14, 3, 'coordinator')");
  dt_ui_wait_text (GTK_WIDGET (f->window), "The directive names only co-ordinating units. Who leads?");
  button = dt_ui_find_button (GTK_WIDGET (f->window), "Name the Lead");
  g_assert_nonnull (button);
  menu = gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (gtk_widget_get_ancestor (button, GTK_TYPE_MENU_BUTTON)));
  g_assert_cmpint (g_menu_model_get_n_items (menu), ==, 2);
  target = g_menu_model_get_item_attribute_value (menu, 1, G_MENU_ATTRIBUTE_TARGET, NULL);
  dt_window_fixture_activate (f, "win.set-lead", g_variant_ref (target));
  wait_answer (f, "SELECT unit_id FROM assignment WHERE task_id = 14 AND role = 'lead'", 3);
  dt_ui_wait_no_text (GTK_WIDGET (f->window), "The directive names only co-ordinating units. Who leads?");
}

/* Ward 5 was merged into commune 6: what is open goes over, what was handed in stays. */
static void
test_successor (DtWindowFixture *f,
                gconstpointer    data)
{
  GtkWidget *button;

  dt_window_fixture_write (f, "UPDATE unit SET successor_id = 6 WHERE id = 5");
  dt_window_fixture_activate (f, "win.open-unit", g_variant_new_int64 (5));
  dt_ui_wait_text (GTK_WIDGET (f->window), "Merged into X. Hòa Nam");
  button = dt_ui_find_button (GTK_WIDGET (f->window), "Pass on to X. Hòa Nam what is open");
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  wait_answer (f, "SELECT unit_id FROM assignment WHERE task_id = 6 AND excused IS NULL", 6);
  g_assert_cmpint (dt_seed_ask (f->store, "SELECT count (*) FROM submission s JOIN assignment a ON a.id = s.assignment_id"
                                          " WHERE a.unit_id = 5"), ==, 1);
  undo (f);
  wait_answer (f, "SELECT unit_id FROM assignment WHERE task_id = 6 AND excused IS NULL", 5);
}

/* ---- Submissions ---- */

static void
test_submissions (DtWindowFixture *f,
                  gconstpointer    data)
{
  GtkWidget *dialog, *form;

  dt_window_fixture_activate (f, "win.show-submissions", g_variant_new_int64 (7));
  dialog = wait_window (DT_TYPE_SUBMISSIONS_DIALOG);
  dt_ui_wait_text (dialog, "Version 1 · Friday, 09/8/2024");
  g_assert_true (dt_ui_has_text (dialog, "77-CV/VPTU"));
  g_assert_true (dt_ui_has_text (dialog, "Waits for acceptance"));

  g_signal_emit_by_name (dt_ui_find_button (dialog, "Correct…"), "clicked");
  form = wait_window (DT_TYPE_FORM_DIALOG);
  type_into (form, 1, "25:00");
  g_assert_false (can_apply (form, "Store"));
  type_into (form, 1, "16:30");
  type_into (form, 3, "Văn phòng Thành ủy");
  g_assert_true (can_apply (form, "Store"));
  store_form (form);
  g_assert_cmpint (dt_seed_ask (f->store, "SELECT received_time FROM submission WHERE id = 2 AND via = 'Văn phòng Thành ủy'"), ==,
                   16 * 60 + 30);
  dt_ui_wait_text (dialog, "Version 1 · Friday, 09/8/2024 at 16:30");
  dt_ui_wait_text (dialog, "77-CV/VPTU · through Văn phòng Thành ủy");

  g_signal_emit_by_name (dt_ui_find_button (dialog, "Remove this Version"), "clicked");
  dt_window_fixture_wait_phase (f, 7, DT_PHASE_PROGRESS);
  dt_ui_wait_text (dialog, "Nothing has been handed in");
  gtk_window_close (GTK_WINDOW (dialog));
  undo (f);
  dt_window_fixture_wait_phase (f, 7, DT_PHASE_HANDED);
}

/* ---- Schedule changes that were made ---- */

#define LAST_DAY_6 "SELECT last_day FROM deadline WHERE task_id = 6"

static gboolean
is_change_settled (gpointer window)
{
  return dt_change_window_is_settled (window);
}

static void
test_lift (DtWindowFixture *f,
           gconstpointer    data)
{
  GtkWidget *window;

  dt_window_fixture_activate (f, "win.show-change", g_variant_new_int64 (1));
  window = wait_window (DT_TYPE_CHANGE_WINDOW);
  dt_ui_wait_text (window, "−15 days for all dated tasks of 150-KH/TU");
  g_assert_true (dt_ui_has_text (window, "By 1438-CV/TU, mục 1 of 22/7/2024"));
  g_assert_true (dt_ui_has_text (window, "In force"));
  g_assert_true (dt_ui_has_text (window, "Mon 30/9"));

  g_signal_emit_by_name (dt_ui_find_button (window, "Lift this Change…"), "clicked");
  dt_test_wait_until (is_change_settled, window);
  dt_ui_wait_text (window, "Preview of lifting it, nothing is stored yet");
  g_assert_cmpint (dt_seed_ask (f->store, LAST_DAY_6), ==, dt_day_new (2024, 9, 15));

  /* Esc goes back to what the change did, not away. */
  g_assert_true (dt_press_key (GTK_WINDOW (window), GDK_KEY_Escape, 0));
  dt_ui_wait_text (window, "In force");
  g_signal_emit_by_name (dt_ui_find_button (window, "Lift this Change…"), "clicked");
  dt_test_wait_until (is_change_settled, window);
  g_assert_true (dt_press_key (GTK_WINDOW (window), GDK_KEY_Return, GDK_CONTROL_MASK));
  dt_test_wait_until (is_gone, GSIZE_TO_POINTER (DT_TYPE_CHANGE_WINDOW));
  g_assert_cmpint (dt_seed_ask (f->store, LAST_DAY_6), ==, dt_day_new (2024, 9, 30));

  undo (f);
  wait_answer (f, LAST_DAY_6, dt_day_new (2024, 9, 15));
}

#define ADD(name, func) \
  g_test_add (name, DtWindowFixture, NULL, dt_window_fixture_set_up, func, dt_window_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/ui/obligation/extension", test_extension);
  ADD ("/ui/obligation/extension-refused", test_refused_extension);
  ADD ("/ui/obligation/link", test_link);
  ADD ("/ui/obligation/circle", test_circle);
  ADD ("/ui/obligation/add-unit", test_add_unit);
  ADD ("/ui/obligation/remove-refused", test_remove_refused);
  ADD ("/ui/obligation/excuse", test_excuse);
  ADD ("/ui/obligation/lead-unknown", test_lead_unknown);
  ADD ("/ui/obligation/successor", test_successor);
  ADD ("/ui/obligation/submissions", test_submissions);
  ADD ("/ui/obligation/lift", test_lift);

  return g_test_run ();
}
