/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The dialog of a schedule change: what it shows is what the job says, it stores only when asked to and with a cause. */

#include <adwaita.h>

#include "dt-change-dialog.h"
#include "dt-change-line.h"
#include "dt-change-words.h"
#include "dt-edit-jobs.h"
#include "dt-list-jobs.h"
#include "dt-press.h"
#include "dt-print-preview.h"
#include "dt-ui-fixture.h"

typedef struct
{
  DtUiFixture     ui;
  DtChangeDialog *dialog;
} Fixture;

static DtChangeDialog *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);

      if (DT_IS_CHANGE_DIALOG (window) && gtk_widget_get_visible (window))
        return DT_CHANGE_DIALOG (window);
    }
  return NULL;
}

static gboolean
is_settled (gpointer dialog)
{
  return dt_change_dialog_is_settled (dialog);
}

static gboolean
is_gone (gpointer user_data)
{
  return find_dialog () == NULL;
}

static void
settle (Fixture *fixture)
{
  dt_test_wait_until (is_settled, fixture->dialog);
  dt_ui_settle ();
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  dt_ui_fixture_open (&fixture->ui, 1366, 768);
  /* The days that the words give, and nothing moved yet. */
  dt_ui_fixture_write (&fixture->ui,
                       "DELETE FROM schedule_change; DELETE FROM reference;"
                       "UPDATE deadline SET named_day = original_day + (bound = 'before'), last_day = original_day");
  gtk_window_present (GTK_WINDOW (fixture->ui.window));
  dt_change_dialog_present (GTK_WINDOW (fixture->ui.window), fixture->ui.context, DT_SEED_PLAN);
  fixture->dialog = find_dialog ();
  g_assert_nonnull (fixture->dialog);
  settle (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  DtChangeDialog *dialog = find_dialog ();

  if (dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (dialog));
  dt_ui_settle ();
  dt_ui_fixture_close (&fixture->ui);
}

static void
say (Fixture      *fixture,
     DtChangeKind  kind,
     int           amount)
{
  DtScheduleRule rule = { .kind = kind, .amount = amount, .unit = DT_SPAN_DAYS };

  dt_change_form_set_rule (dt_change_dialog_get_form (fixture->dialog), &rule);
  settle (fixture);
}

static DtDay
last_day (Fixture *fixture,
          gint64   task)
{
  g_autoptr(GError) error = NULL;
  DtTaskDetail *detail = dt_store_read (fixture->ui.store, dt_job_load_task, &task, NULL, &error);
  DtDay day;

  g_assert_no_error (error);
  day = detail->row->last_day;
  dt_task_detail_free (detail);
  return day;
}

static GListModel *
list_of (Fixture *fixture)
{
  GtkWidget *list = dt_find_widget (GTK_WIDGET (fixture->dialog), GTK_TYPE_LIST_VIEW);

  return G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
}

/* Unchecks or checks the task at @position as Enter on its row does. */
static void
activate (Fixture *fixture,
          guint    position)
{
  GtkWidget *list = dt_find_widget (GTK_WIDGET (fixture->dialog), GTK_TYPE_LIST_VIEW);

  g_signal_emit_by_name (list, "activate", position);
  settle (fixture);
}

static void
test_counts (Fixture       *fixture,
             gconstpointer  data)
{
  DtScheduleRule rule = { .kind = DT_CHANGE_ACCELERATE, .amount = 15, .unit = DT_SPAN_DAYS };
  DtChangeEdit *edit = dt_change_edit_new (DT_SEED_PLAN, DT_SEED_LETTER, &rule, DT_SEED_TODAY);
  g_autoptr(GError) error = NULL;
  g_autoptr(DtChangePreview) expected = dt_store_read (fixture->ui.store, dt_job_preview_change, edit, NULL, &error);
  const DtChangePreview *shown;
  g_autofree char *apply = NULL;
  g_autofree char *moved = NULL;

  g_assert_no_error (error);
  dt_change_form_set_cause (dt_change_dialog_get_form (fixture->dialog), DT_SEED_LETTER);
  say (fixture, DT_CHANGE_ACCELERATE, 15);

  shown = dt_change_dialog_get_preview (fixture->dialog);
  g_assert_cmpint (shown->n_moved, >, 0);
  g_assert_cmpint (shown->n_moved, ==, expected->n_moved);
  g_assert_cmpint (shown->n_past, ==, expected->n_past);
  g_assert_cmpint (shown->n_day_off, ==, expected->n_day_off);
  g_assert_cmpint (shown->n_squeezed, ==, expected->n_squeezed);
  g_assert_cmpint (shown->n_late, ==, expected->n_late);
  g_assert_cmpint (shown->n_unchanged, ==, expected->n_unchanged);
  g_assert_cmpuint (g_list_model_get_n_items (list_of (fixture)), ==, expected->moves->len);

  apply = g_strdup_printf ("Apply to %d Tasks", expected->n_moved);
  moved = g_strdup_printf ("%d", expected->n_moved);
  g_assert_nonnull (dt_ui_find_button (GTK_WIDGET (fixture->dialog), apply));
  g_assert_true (dt_ui_has_text (GTK_WIDGET (fixture->dialog), moved));
  dt_change_edit_free (edit);
}

static void
test_filter (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *toggle;
  int n_unchanged;

  say (fixture, DT_CHANGE_ACCELERATE, 15);
  n_unchanged = dt_change_dialog_get_preview (fixture->dialog)->n_unchanged;
  toggle = dt_ui_find_button (GTK_WIDGET (fixture->dialog), "unchanged");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (list_of (fixture)), ==, n_unchanged);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), FALSE);
  g_assert_cmpuint (g_list_model_get_n_items (list_of (fixture)), >, n_unchanged);
}

static void
test_exceptions (Fixture       *fixture,
                 gconstpointer  data)
{
  DtDay before = last_day (fixture, DT_SEED_IDLE);
  g_autofree char *undone = NULL;
  g_autoptr(GError) error = NULL;
  int n_moved;

  dt_change_form_set_cause (dt_change_dialog_get_form (fixture->dialog), DT_SEED_LETTER);
  say (fixture, DT_CHANGE_POSTPONE, 5);
  n_moved = dt_change_dialog_get_preview (fixture->dialog)->n_moved;

  activate (fixture, 0);
  g_assert_cmpint (dt_change_dialog_get_preview (fixture->dialog)->n_moved, ==, n_moved - 1);
  g_assert_true (dt_ui_has_text (GTK_WIDGET (fixture->dialog), "left out, stays"));
  activate (fixture, 0);
  g_assert_cmpint (dt_change_dialog_get_preview (fixture->dialog)->n_moved, ==, n_moved);
  activate (fixture, 0);

  g_assert_true (dt_press_key (GTK_WINDOW (fixture->dialog), GDK_KEY_Return, GDK_CONTROL_MASK));
  dt_test_wait_until (is_gone, NULL);
  g_assert_cmpstr (dt_store_get_undo_label (fixture->ui.store), ==, "150-KH/TU: +5 days by 1438-CV/TU");
  g_assert_cmpint (last_day (fixture, DT_SEED_OVERDUE), ==, dt_test_day ("2024-08-09"));
  g_assert_cmpint (last_day (fixture, DT_SEED_IDLE), ==, before + 5);

  undone = dt_store_undo (fixture->ui.store, &error);
  g_assert_no_error (error);
  g_assert_cmpint (last_day (fixture, DT_SEED_IDLE), ==, before);
}

static void
test_no_cause (Fixture       *fixture,
               gconstpointer  data)
{
  DtDay before = last_day (fixture, DT_SEED_IDLE);

  say (fixture, DT_CHANGE_POSTPONE, 5);
  g_assert_cmpint (dt_change_dialog_get_preview (fixture->dialog)->n_moved, >, 0);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->dialog), "change.apply", NULL));
  dt_ui_settle ();
  g_assert_true (dt_ui_has_text (GTK_WIDGET (fixture->dialog), "The directive that orders it is needed"));
  g_assert_cmpint (last_day (fixture, DT_SEED_IDLE), ==, before);

  /* Choosing one takes the word away. */
  dt_change_form_set_cause (dt_change_dialog_get_form (fixture->dialog), DT_SEED_LETTER);
  g_assert_false (dt_ui_has_text (GTK_WIDGET (fixture->dialog), "The directive that orders it is needed"));
}

/* A directive cannot be its own cause: told in words, and not applied. */
static void
test_own_cause (Fixture       *fixture,
                gconstpointer  data)
{
  dt_change_form_set_cause (dt_change_dialog_get_form (fixture->dialog), DT_SEED_PLAN);
  say (fixture, DT_CHANGE_POSTPONE, 5);
  g_assert_true (dt_ui_has_text (GTK_WIDGET (fixture->dialog),
                                 "A directive cannot move its own days. Choose the directive that orders it."));
  g_assert_true (dt_ui_find_button (GTK_WIDGET (fixture->dialog), "Apply") != NULL);
  g_assert_false (gtk_widget_get_sensitive (dt_ui_find_button (GTK_WIDGET (fixture->dialog), "Apply")));
}

static void
test_leave (Fixture       *fixture,
            gconstpointer  data)
{
  g_assert_true (dt_press_key (GTK_WINDOW (fixture->dialog), GDK_KEY_Escape, 0));
  g_assert_null (find_dialog ());
}

static void
test_chosen (Fixture       *fixture,
             gconstpointer  data)
{
  const gint64 tasks[] = { DT_SEED_IDLE, DT_SEED_COLLECTION };

  gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  dt_change_dialog_present_for_tasks (GTK_WINDOW (fixture->ui.window), fixture->ui.context, tasks, G_N_ELEMENTS (tasks));
  fixture->dialog = find_dialog ();
  settle (fixture);
  dt_ui_wait_text (GTK_WIDGET (fixture->dialog), "2 tasks chosen");
  say (fixture, DT_CHANGE_POSTPONE, 5);
  g_assert_cmpint (dt_change_dialog_get_preview (fixture->dialog)->n_moved, ==, 2);
}

/* A task that was dragged to a day: the day stands, the cause is asked for, and only then it moves. */
static void
test_to_day (Fixture       *fixture,
             gconstpointer  data)
{
  DtDay before = last_day (fixture, DT_SEED_IDLE);
  DtScheduleRule rule;

  gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  dt_change_dialog_present_to_day (GTK_WINDOW (fixture->ui.window), fixture->ui.context, DT_SEED_IDLE, dt_test_day ("2024-09-12"));
  fixture->dialog = find_dialog ();
  settle (fixture);
  g_assert_true (dt_change_form_get_rule (dt_change_dialog_get_form (fixture->dialog), &rule));
  g_assert_cmpint (rule.kind, ==, DT_CHANGE_FIX);
  dt_test_assert_day (rule.fixed_day, "2024-09-12");
  g_assert_cmpint (dt_change_dialog_get_preview (fixture->dialog)->n_moved, ==, 1);

  gtk_widget_activate_action (GTK_WIDGET (fixture->dialog), "change.apply", NULL);
  dt_ui_settle ();
  g_assert_nonnull (find_dialog ());
  g_assert_cmpint (last_day (fixture, DT_SEED_IDLE), ==, before);

  dt_change_form_set_cause (dt_change_dialog_get_form (fixture->dialog), DT_SEED_LETTER);
  gtk_widget_activate_action (GTK_WIDGET (fixture->dialog), "change.apply", NULL);
  dt_test_wait_until (is_gone, NULL);
  dt_test_assert_day (last_day (fixture, DT_SEED_IDLE), "2024-09-12");
}

static void
assert_axis (const char *old_day,
             const char *new_day,
             unsigned    effects,
             const char *expected)
{
  g_autoptr(GtkWidget) axis = g_object_ref_sink (dt_move_axis_new ());

  dt_move_axis_set_move (DT_MOVE_AXIS (axis), old_day != NULL ? dt_test_day (old_day) : DT_DAY_NONE,
                         new_day != NULL ? dt_test_day (new_day) : DT_DAY_NONE, effects);
  dt_test_assert_string (dt_move_axis_dup_label (DT_MOVE_AXIS (axis)), expected);
}

static gboolean
has_preview (gpointer data)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);

      if (DT_IS_PRINT_PREVIEW (window) && gtk_widget_get_visible (window))
        {
          *(GtkWidget **) data = window;
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
is_whole (gpointer data)
{
  g_autofree char *content = NULL;
  gsize size = 0;

  return g_file_get_contents (data, &content, &size, NULL) && size > 0;
}

/* Written in the background, by way of a file of another name. */
static void
assert_written (GtkWidget  *preview,
                const char *ending,
                const char *beginning)
{
  g_autofree char *name = g_strconcat ("dt-change-sheet", ending, NULL);
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), name, NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autofree char *content = NULL;

  dt_print_preview_write_sheet (DT_PRINT_PREVIEW (preview), file);
  dt_test_wait_until (is_whole, path);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_true (g_str_has_prefix (content, beginning));
  g_assert_true (g_file_delete (file, NULL, NULL));
}

/* What is on the screen goes on paper, into a spreadsheet or a word processor, and nothing is stored by it. */
static void
test_print (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *preview = NULL;

  dt_change_form_set_cause (dt_change_dialog_get_form (fixture->dialog), DT_SEED_LETTER);
  say (fixture, DT_CHANGE_ACCELERATE, 15);
  g_assert_true (dt_press_key (GTK_WINDOW (fixture->dialog), GDK_KEY_p, GDK_CONTROL_MASK));
  dt_test_wait_until (has_preview, &preview);
  dt_ui_wait_text (preview, "−15 days for all dated tasks of 150-KH/TU");
  dt_ui_wait_text (preview, "Page 1 of 1");
  assert_written (preview, ".csv", "\xef\xbb\xbf\"Item\",\"Task\",\"Lead\",\"Old day\",\"New day\",\"Effect\"");
  assert_written (preview, ".odt", "PK");
  gtk_window_destroy (GTK_WINDOW (preview));
  g_assert_cmpint (dt_seed_ask (fixture->ui.store, "SELECT count (*) FROM schedule_change"), ==, 0);
}

/* The same cause for the same directive a second time is told before it adds up. */
static void
test_alike (Fixture       *fixture,
            gconstpointer  data)
{
  dt_ui_fixture_write (&fixture->ui, "INSERT INTO schedule_change (id, uid, kind, cause_id, target_id, amount) VALUES"
                                     " (9, 'c9', 'accelerate', 2, 1, 15)");
  say (fixture, DT_CHANGE_ACCELERATE, 15);
  dt_change_form_set_cause (dt_change_dialog_get_form (fixture->dialog), DT_SEED_LETTER);
  say (fixture, DT_CHANGE_ACCELERATE, 14);
  dt_ui_wait_text (GTK_WIDGET (fixture->dialog),
                   "This cause has moved the deadlines of this directive already, by 1 change that is in force. "
                   "Applied again, it adds to that.");
}

static void
test_axis (void)
{
  assert_axis ("2024-08-30", "2024-08-15", DT_EFFECT_MOVED, "from 30/8/2024 to 15/8/2024, 15 days earlier");
  assert_axis ("2024-08-30", "2024-08-31", DT_EFFECT_MOVED | DT_EFFECT_DAY_OFF, "from 30/8/2024 to 31/8/2024, 1 day later");
  assert_axis ("2024-08-30", "2024-08-30", DT_EFFECT_UNCHANGED, "stays on 30/8/2024");
  assert_axis (NULL, NULL, DT_EFFECT_UNCHANGED, "no day");
}

static void
assert_words (DtDay       old_day,
              DtDay       new_day,
              unsigned    effects,
              const char *expected)
{
  const DtScheduleRule rule = { .kind = DT_CHANGE_ACCELERATE, .amount = 15 };
  DtMovePreview move = { .old_day = old_day, .new_day = new_day, .effects = effects };

  dt_test_assert_string (dt_change_effect_words (&move, FALSE, &rule, DT_SEED_TODAY, NULL), expected);
}

static void
assert_slack (gboolean    waits,
              int         before,
              int         after,
              const char *expected)
{
  const DtScheduleRule rule = { .kind = DT_CHANGE_ACCELERATE, .amount = 15 };
  char other[] = "III.3";
  DtMovePreview move = { .old_day = DT_SEED_TODAY + 30, .new_day = DT_SEED_TODAY + 15, .effects = DT_EFFECT_MOVED,
                         .other = other, .waits = waits, .slack_before = before, .slack_after = after };

  dt_test_assert_string (dt_change_effect_words (&move, FALSE, &rule, DT_SEED_TODAY, NULL), expected);
}

static void
test_slack_words (void)
{
  assert_slack (TRUE, 6, 6, "waits for III.3: slack 6 days, as before");
  assert_slack (TRUE, 21, 6, "waits for III.3: slack 21 → 6 days");
  assert_slack (TRUE, 11, -4, "waits for III.3: short by 4 days");
  assert_slack (FALSE, 5, -1, "III.3 waits for it: short by 1 day");
  assert_slack (FALSE, 0, 15, "III.3 waits for it: slack 0 → 15 days");
}

static void
test_words (void)
{
  DtDay today = DT_SEED_TODAY;

  assert_words (today + 13, today - 2, DT_EFFECT_MOVED | DT_EFFECT_PAST | DT_EFFECT_LATE, "2 days past · becomes overdue");
  assert_words (today + 15, today, DT_EFFECT_MOVED, "due today");
  assert_words (today + 18, today + 3, DT_EFFECT_MOVED, "—");
  assert_words (DT_DAY_NONE, DT_DAY_NONE, DT_EFFECT_UNCHANGED, "no day, stays");
  assert_words (today, today, DT_EFFECT_UNCHANGED, "handed in or closed, stays");
  assert_words (today, today, DT_EFFECT_UNCHANGED | DT_EFFECT_BEFORE_ISSUE, "would fall before the directive, stays");
}

#define CASE(name, func) g_test_add ("/ui/change-dialog/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/ui/change-dialog/axis", test_axis);
  CASE ("print", test_print);
  CASE ("alike", test_alike);
  g_test_add_func ("/ui/change-dialog/words", test_words);
  g_test_add_func ("/ui/change-dialog/slack-words", test_slack_words);
  CASE ("counts", test_counts);
  CASE ("filter", test_filter);
  CASE ("exceptions", test_exceptions);
  CASE ("no-cause", test_no_cause);
  CASE ("own-cause", test_own_cause);
  CASE ("leave", test_leave);
  CASE ("chosen", test_chosen);
  CASE ("to-day", test_to_day);

  return g_test_run ();
}
