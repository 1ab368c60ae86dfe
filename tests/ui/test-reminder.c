/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The window that writes reminders: who is on it, what is printed, what is stored and taken back. */

#include <adwaita.h>
#include <string.h>

#include "dt-edit-jobs.h"
#include "dt-letter-view.h"
#include "dt-press.h"
#include "dt-reminder-window.h"
#include "dt-ui-fixture.h"

typedef struct
{
  DtUiFixture       ui;
  DtReminderWindow *window;
  guint             stored;
} Fixture;

static gboolean
is_settled (gpointer window)
{
  return dt_reminder_window_is_settled (window);
}

static void
on_stored (DtReminderWindow *window,
           guint             n,
           Fixture          *fixture)
{
  fixture->stored = n;
}

static void
on_destroy (Fixture *fixture)
{
  fixture->window = NULL;
}

/* The request of 1438-CV/TU, 2.1: two of its four units owe. */
static void
open_window (Fixture *fixture,
             gint64   task_id)
{
  DtDebtorQuery *query = dt_debtor_query_new (DT_SEED_TODAY);

  query->tasks = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (query->tasks, task_id);
  fixture->window = dt_reminder_window_new (NULL, fixture->ui.context, query);
  g_signal_connect (fixture->window, "stored", G_CALLBACK (on_stored), fixture);
  g_signal_connect_swapped (fixture->window, "destroy", G_CALLBACK (on_destroy), fixture);
  gtk_window_present (GTK_WINDOW (fixture->window));
  dt_test_wait_until (is_settled, fixture->window);
  dt_ui_settle ();
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  dt_ui_fixture_open (&fixture->ui, 1366, 768);
  open_window (fixture, 13);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  if (fixture->window != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->window));
  dt_ui_fixture_close (&fixture->ui);
}

static gboolean
is_gone (gpointer fixture)
{
  return ((Fixture *) fixture)->window == NULL;
}

static GtkWidget *
find_kind (GtkWidget *root,
           GType      type,
           guint     *n)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type) && (*n)-- == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_kind (child, type, n);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static DtLetterView *
get_letter (Fixture *fixture)
{
  guint n = 0;

  return DT_LETTER_VIEW (find_kind (GTK_WIDGET (fixture->window), DT_TYPE_LETTER_VIEW, &n));
}

/* The check of a unit in the list at the left. */
static GtkCheckButton *
get_check (Fixture    *fixture,
           const char *unit)
{
  for (guint i = 0;; i++)
    {
      guint n = i;
      GtkWidget *check = find_kind (GTK_WIDGET (fixture->window), GTK_TYPE_CHECK_BUTTON, &n);

      g_assert_nonnull (check);
      if (g_strcmp0 (gtk_check_button_get_label (GTK_CHECK_BUTTON (check)), unit) == 0)
        return GTK_CHECK_BUTTON (check);
    }
}

static char *
dup_body (Fixture *fixture)
{
  g_autoptr(DtLetter) letter = dt_letter_view_dup_letter (get_letter (fixture));

  return dt_letter_text_plain (letter->text);
}

static void
test_shown (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *body = dup_body (fixture);
  g_autoptr(DtLetter) letter = dt_letter_view_dup_letter (get_letter (fixture));

  g_assert_true (dt_ui_has_text (GTK_WIDGET (fixture->window), "Sent To · 2/2"));
  g_assert_nonnull (strstr (body, "1438-CV/TU"));
  g_assert_nonnull (strstr (body, "2/4"));
  g_assert_nonnull (strstr (body, "Friday, 23/8/2024"));
  g_assert_nonnull (strstr (body, "24/8/2024 is a Saturday"));
  g_assert_cmpstr (letter->addressee, ==, "Ban Tổ chức Thành ủy,\nBan Tuyên giáo Thành ủy.");
}

/* One of two: one reminder, one undo step, and it is gone again. */
static void
test_store (Fixture       *fixture,
            gconstpointer  data)
{
  gint64 before = dt_seed_ask (fixture->ui.store, "SELECT count (*) FROM reminder");
  g_autofree char *label = NULL;
  g_autoptr(GError) error = NULL;

  gtk_check_button_set_active (get_check (fixture, "Ban Tổ chức"), FALSE);
  dt_ui_wait_text (GTK_WIDGET (fixture->window), "Sent To · 1/2");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "reminder.store", NULL);
  dt_test_wait_until (is_gone, fixture);
  g_assert_cmpuint (fixture->stored, ==, 1);
  g_assert_cmpint (dt_seed_ask (fixture->ui.store, "SELECT count (*) FROM reminder"), ==, before + 1);
  g_assert_cmpint (dt_seed_ask (fixture->ui.store, "SELECT unit_id FROM reminder ORDER BY id DESC LIMIT 1"), ==, 3);
  g_assert_cmpint (dt_seed_ask (fixture->ui.store, "SELECT rung FROM reminder ORDER BY id DESC LIMIT 1"), ==, 2);

  label = dt_store_undo (fixture->ui.store, &error);
  g_assert_no_error (error);
  g_assert_cmpint (dt_seed_ask (fixture->ui.store, "SELECT count (*) FROM reminder"), ==, before);
}

/* What was typed stays when a unit is taken out; what the program put in follows. */
static void
test_edited (Fixture       *fixture,
             gconstpointer  data)
{
  guint n = 2;     /* subject, addressees, body */
  GtkWidget *body = find_kind (GTK_WIDGET (get_letter (fixture)), GTK_TYPE_TEXT_VIEW, &n);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (body));
  g_autoptr(DtLetter) letter = NULL;
  g_autofree char *text = NULL;

  gtk_text_buffer_insert_at_cursor (buffer, "Lời riêng. ", -1);
  g_assert_true (dt_letter_view_is_edited (get_letter (fixture)));
  gtk_check_button_set_active (get_check (fixture, "Ban Tổ chức"), FALSE);
  dt_ui_settle ();
  letter = dt_letter_view_dup_letter (get_letter (fixture));
  text = dt_letter_text_plain (letter->text);
  g_assert_nonnull (strstr (text, "Lời riêng. "));
  g_assert_cmpstr (letter->addressee, ==, "Ban Tuyên giáo Thành ủy.");
}

static gboolean
says_new_day (gpointer fixture)
{
  g_autofree char *body = dup_body (fixture);

  return strstr (body, "no later than 20/8/2024") != NULL;
}

/* The day moves while the window is open: the letter says the new one. */
static void
test_moved (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *body = NULL;

  dt_ui_fixture_write (&fixture->ui, "UPDATE deadline SET last_day = last_day - 4 WHERE task_id = 13");
  dt_test_wait_until (says_new_day, fixture);
  body = dup_body (fixture);
  g_assert_null (strstr (body, "25/8/2024"));
}

/* By telephone each unit has its own answer. */
static void
test_calls (Fixture       *fixture,
            gconstpointer  data)
{
  gint64 before = dt_seed_ask (fixture->ui.store, "SELECT count (*) FROM reminder");
  guint n = 0;
  GtkWidget *note;

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (dt_ui_find_button (GTK_WIDGET (fixture->window), "Telephone")), TRUE);
  dt_ui_wait_text (GTK_WIDGET (fixture->window), "Called · 0/2");
  do
    {
      guint k = n++;

      note = find_kind (GTK_WIDGET (fixture->window), GTK_TYPE_ENTRY, &k);
      g_assert_nonnull (note);
    }
  while (g_strcmp0 (gtk_entry_get_placeholder_text (GTK_ENTRY (note)), "Who answered, and what") != 0);
  gtk_editable_set_text (GTK_EDITABLE (note), "Chị Hoa: gửi thứ Sáu");
  dt_ui_wait_text (GTK_WIDGET (fixture->window), "Called · 1/2");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "reminder.store", NULL);
  dt_test_wait_until (is_gone, fixture);
  g_assert_cmpint (dt_seed_ask (fixture->ui.store, "SELECT count (*) FROM reminder"), ==, before + 1);
  g_assert_cmpint (dt_seed_ask (fixture->ui.store, "SELECT count (*) FROM reminder WHERE channel = 'phone' AND rung = 1 AND answer LIKE 'Chị Hoa%'"), ==, 1);
}

static gboolean
is_written (gpointer path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* Both files say what the sheet says. */
static void
test_files (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *folder = dt_test_dir_new ();
  const char *const names[] = { "thư.pdf", "thư.odt" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);
      g_autoptr(GFile) file = g_file_new_for_path (path);
      g_autofree char *told = g_strdup_printf ("“%s” written", names[i]);

      dt_reminder_window_write_pdf (fixture->window, file);
      dt_test_wait_until (is_written, path);
      dt_ui_wait_text (GTK_WIDGET (fixture->window), told);
    }
  dt_test_dir_remove (folder);
}

#define CASE(path, func) g_test_add ("/ui/reminder/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  CASE ("shown", test_shown);
  CASE ("store", test_store);
  CASE ("edited", test_edited);
  CASE ("moved", test_moved);
  CASE ("calls", test_calls);
  CASE ("files", test_files);
  return g_test_run ();
}
