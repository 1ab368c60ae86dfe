/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The journal in its window: what was recorded is there with its values before and after, is found by words, and the
 * window follows the register while it is open. */

#include "dt-edit-jobs.h"
#include "dt-journal-window.h"
#include "dt-seed.h"
#include "dt-test.h"
#include "dt-ui-fixture.h"
#include "dt-window-fixture.h"

#define FIRST "Record submission: Ban Tổ chức, Báo cáo tự kiểm tra công tác nhân sự"
#define SECOND "Record submission: Văn phòng, Lập danh sách các tiểu ban"

static DtJournalWindow *
find_journal (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (windows, i);

      if (DT_IS_JOURNAL_WINDOW (window))
        return DT_JOURNAL_WINDOW (window);
    }

  return NULL;
}

static gboolean
is_settled (gpointer user_data)
{
  return dt_journal_window_is_settled (user_data);
}

static gboolean
has_one (gpointer user_data)
{
  return dt_journal_window_is_settled (user_data) && dt_journal_window_get_n_shown (user_data) == 1;
}

static gboolean
has_two (gpointer user_data)
{
  return dt_journal_window_is_settled (user_data) && dt_journal_window_get_n_shown (user_data) == 2;
}

static void
record (DtWindowFixture *f,
        gint64           part)
{
  g_autoptr(GError) error = NULL;
  DtRecordEdit *edit = dt_record_edit_new (&part, 1, DT_SEED_TODAY);
  DtWrite write = { .action = "record-submission" };

  dt_store_write (f->store, &write, dt_job_record_submission, edit, NULL, &error);
  g_assert_no_error (error);
  dt_record_edit_free (edit);
}

static DtJournalWindow *
open_journal (DtWindowFixture *f)
{
  DtJournalWindow *journal;

  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.journal", NULL);
  dt_ui_settle ();
  journal = find_journal ();
  g_assert_nonnull (journal);
  dt_test_wait_until (is_settled, journal);

  return journal;
}

static void
search (DtJournalWindow *journal,
        const char      *words)
{
  GtkWidget *entry = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (journal), DT_TYPE_JOURNAL_WINDOW, "search"));

  gtk_editable_set_text (GTK_EDITABLE (entry), words);
}

static void
test_told (DtWindowFixture *f,
           gconstpointer    data)
{
  DtJournalWindow *journal;

  record (f, 1);
  journal = open_journal (f);
  dt_ui_wait_text (GTK_WIDGET (journal), FIRST);
  /* The newest is chosen, and tells what was written. */
  dt_ui_wait_text (GTK_WIDGET (journal), "Received: 12/8/2024");
  gtk_window_destroy (GTK_WINDOW (journal));
}

static void
test_found (DtWindowFixture *f,
            gconstpointer    data)
{
  DtJournalWindow *journal;

  record (f, 1);
  record (f, 2);
  journal = open_journal (f);
  search (journal, "tieu ban");
  dt_test_wait_until (has_one, journal);
  dt_ui_wait_text (GTK_WIDGET (journal), SECOND);
  dt_ui_wait_no_text (GTK_WIDGET (journal), FIRST);

  search (journal, "nobody did this");
  dt_ui_wait_text (GTK_WIDGET (journal), "Nothing of This Was Done");
  gtk_widget_activate_action (GTK_WIDGET (journal), "journal.show-all", NULL);
  dt_ui_wait_text (GTK_WIDGET (journal), FIRST);
  gtk_window_destroy (GTK_WINDOW (journal));
}

static void
test_follows (DtWindowFixture *f,
              gconstpointer    data)
{
  DtJournalWindow *journal;

  record (f, 1);
  journal = open_journal (f);
  search (journal, "record submission");
  dt_test_wait_until (has_one, journal);
  record (f, 2);
  dt_test_wait_until (has_two, journal);
  dt_ui_wait_text (GTK_WIDGET (journal), SECOND);
  gtk_window_destroy (GTK_WINDOW (journal));
}

#define CASE(name, func) g_test_add ("/ui/journal/" name, DtWindowFixture, NULL, dt_window_fixture_set_up, func, dt_window_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  CASE ("told", test_told);
  CASE ("found", test_found);
  CASE ("follows", test_follows);
  return g_test_run ();
}
