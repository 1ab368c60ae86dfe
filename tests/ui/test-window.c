/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The real window over a real register: what its actions do to the register, what its list shows of it. */

#include <adwaita.h>

#include "dt-db.h"
#include "dt-detail-panel.h"
#include "dt-filter-bar.h"
#include "dt-highlight.h"
#include "dt-keys.h"
#include "dt-list-jobs.h"
#include "dt-press.h"
#include "dt-print-preview.h"
#include "dt-progress-popover.h"
#include "dt-reason-dialog.h"
#include "dt-record-popover.h"
#include "dt-reminder-dialog.h"
#include "dt-seed.h"
#include "dt-task-feed.h"
#include "dt-task-sidebar.h"
#include "dt-task-table.h"
#include "dt-task-view.h"
#include "dt-test.h"
#include "dt-ui-fixture.h"
#include "dt-welcome.h"
#include "dt-window-fixture.h"

static GVariant *
ids (gint64 id)
{
  return g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, &id, 1, sizeof id);
}

static gboolean
can_undo (gpointer user_data)
{
  return dt_store_get_undo_label (((DtWindowFixture *) user_data)->store) != NULL;
}

static gboolean
can_redo (gpointer user_data)
{
  return dt_store_get_redo_label (((DtWindowFixture *) user_data)->store) != NULL;
}

/* --- Keys --- */

static gboolean
is_bare (const char *accel)
{
  guint value;
  GdkModifierType modifiers;

  g_assert_true (gtk_accelerator_parse (accel, &value, &modifiers));
  /* Letters and digits belong to the input method; so does Ctrl+Space. */
  if ((modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK)) == 0)
    return gdk_keyval_to_unicode (value) > ' ' && gdk_keyval_to_unicode (value) != 0x7f;

  return value == GDK_KEY_space && (modifiers & GDK_CONTROL_MASK) != 0;
}

static gboolean
has_action (GtkWidgetClass *widget_class,
            const char     *name)
{
  guint i = 0;
  GType owner;
  const char *found, *property;
  const GVariantType *type;

  while (gtk_widget_class_query_action (widget_class, i++, &owner, &found, &type, &property))
    if (g_str_equal (found, name))
      return TRUE;

  return FALSE;
}

static void
test_keys (DtWindowFixture *f,
           gconstpointer    data)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (const DtKey *key = dt_keys; key->title != NULL; key++)
    {
      g_auto(GStrv) accels = g_strsplit (key->accels, " ", -1);

      for (int i = 0; accels[i] != NULL; i++)
        {
          g_assert_false (is_bare (accels[i]));
          if (key->action != NULL)
            g_assert_true (g_hash_table_add (seen, g_strdup (accels[i])));
        }
      if (key->action != NULL && g_str_has_prefix (key->action, "win."))
        g_assert_true (has_action (GTK_WIDGET_GET_CLASS (f->window), key->action));
    }

  g_assert_true (dt_press_key (GTK_WINDOW (f->window), GDK_KEY_2, GDK_ALT_MASK));
  g_assert_cmpstr (dt_window_get_view_name (f->window), ==, "calendar");
  g_assert_true (dt_press_key (GTK_WINDOW (f->window), GDK_KEY_1, GDK_ALT_MASK));
  g_assert_cmpstr (dt_window_get_view_name (f->window), ==, "tasks");
}

/* --- Actions --- */

static void
test_record (DtWindowFixture *f,
             gconstpointer    data)
{
  g_assert_cmpint (dt_window_fixture_read_phase (f, DT_SEED_PROGRESS), ==, DT_PHASE_PROGRESS);

  dt_window_fixture_activate (f, "win.record-today", ids (DT_SEED_PROGRESS));
  dt_window_fixture_wait_phase (f, DT_SEED_PROGRESS, DT_PHASE_HANDED);
  dt_test_wait_until (can_undo, f);

  dt_window_fixture_activate (f, "win.undo", NULL);
  dt_window_fixture_wait_phase (f, DT_SEED_PROGRESS, DT_PHASE_PROGRESS);
  dt_test_wait_until (can_redo, f);

  dt_window_fixture_activate (f, "win.redo", NULL);
  dt_window_fixture_wait_phase (f, DT_SEED_PROGRESS, DT_PHASE_HANDED);
}

static gboolean
has_popover (gpointer user_data)
{
  return dt_find_widget (GTK_WIDGET (((DtWindowFixture *) user_data)->window), DT_TYPE_RECORD_POPOVER) != NULL;
}

static void
test_record_popover (DtWindowFixture *f,
                     gconstpointer    data)
{
  GtkWidget *popover, *apply;
  g_autoptr(DtAssignmentRow) row = NULL;

  dt_window_fixture_activate (f, "win.record-tasks", ids (DT_SEED_OVERDUE));
  dt_test_wait_until (has_popover, f);
  popover = dt_find_widget (GTK_WIDGET (f->window), DT_TYPE_RECORD_POPOVER);
  gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_template_child (popover, DT_TYPE_RECORD_POPOVER, "symbol")), "12-BC/VP");
  apply = GTK_WIDGET (gtk_widget_get_template_child (popover, DT_TYPE_RECORD_POPOVER, "apply"));
  g_signal_emit_by_name (apply, "clicked");

  dt_window_fixture_wait_phase (f, DT_SEED_OVERDUE, DT_PHASE_HANDED);
  row = dt_window_fixture_read (f, DT_SEED_OVERDUE);
  g_assert_cmpstr (row->symbol, ==, "12-BC/VP");
  g_assert_cmpint (row->received_day, ==, DT_SEED_TODAY);
}

static void
test_verdict (DtWindowFixture *f,
              gconstpointer    data)
{
  GtkWindow *dialog = NULL;
  g_autoptr(DtAssignmentRow) row = NULL;
  GtkTextView *reason;

  dt_window_fixture_activate (f, "win.accept-tasks", ids (DT_SEED_HANDED));
  dt_window_fixture_wait_phase (f, DT_SEED_HANDED, DT_PHASE_DONE);
  dt_window_fixture_activate (f, "win.undo", NULL);
  dt_window_fixture_wait_phase (f, DT_SEED_HANDED, DT_PHASE_HANDED);

  dt_window_fixture_activate (f, "win.return", ids (DT_SEED_HANDED));
  while (dialog == NULL)
    {
      g_autoptr(GList) windows = gtk_window_list_toplevels ();

      g_main_context_iteration (NULL, TRUE);
      for (GList *l = windows; l != NULL; l = l->next)
        if (DT_IS_REASON_DIALOG (l->data))
          dialog = l->data;
    }
  /* A return without a reason is not to be had. */
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.apply", NULL);
  g_assert_cmpint (dt_window_fixture_read_phase (f, DT_SEED_HANDED), ==, DT_PHASE_HANDED);
  reason = GTK_TEXT_VIEW (gtk_widget_get_template_child (GTK_WIDGET (dialog), DT_TYPE_REASON_DIALOG, "reason"));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (reason), "Thiếu số liệu", -1);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.apply", NULL));

  dt_window_fixture_wait_phase (f, DT_SEED_HANDED, DT_PHASE_RETURNED);
  row = dt_window_fixture_read (f, DT_SEED_HANDED);
  g_assert_cmpstr (row->reason, ==, "Thiếu số liệu");
}

static gboolean
is_at_75 (gpointer user_data)
{
  g_autoptr(DtAssignmentRow) row = dt_window_fixture_read (user_data, DT_SEED_IDLE);

  return row->percent == 75;
}

static void
test_progress_and_removal (DtWindowFixture *f,
                           gconstpointer    data)
{
  dt_window_fixture_activate (f, "win.set-progress", g_variant_new ("(@axi)", ids (DT_SEED_IDLE), 75));
  dt_test_wait_until (is_at_75, f);
  g_assert_cmpint (dt_window_fixture_read_phase (f, DT_SEED_IDLE), ==, DT_PHASE_PROGRESS);

  dt_window_fixture_activate (f, "win.remove-submission", ids (DT_SEED_HANDED));
  while (dt_window_fixture_read_phase (f, DT_SEED_HANDED) == DT_PHASE_HANDED)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (dt_phase_is_open (dt_window_fixture_read_phase (f, DT_SEED_HANDED)));
}

static void
test_hold (DtWindowFixture *f,
           gconstpointer    data)
{
  dt_window_fixture_activate (f, "win.set-hold", g_variant_new ("(xs)", (gint64) DT_SEED_SUSPENDED, "active"));
  while (dt_window_fixture_read_phase (f, DT_SEED_SUSPENDED) == DT_PHASE_SUSPENDED)
    g_main_context_iteration (NULL, TRUE);
}

/* --- What the list shows --- */

static GListModel *
get_rows (DtWindowFixture *f)
{
  return G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (dt_find_widget (GTK_WIDGET (f->window), GTK_TYPE_LIST_VIEW))));
}

/* The tasks in the list, in its order: "1 4 9". */
static char *
list_tasks (DtWindowFixture *f)
{
  GListModel *rows = get_rows (f);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr(DtTaskItem) item = g_list_model_get_item (rows, i);

      if (dt_task_item_get_kind (item) == DT_ROW_TASK)
        g_string_append_printf (text, "%s%" G_GINT64_FORMAT, text->len > 0 ? " " : "", dt_task_item_get_id (item));
    }

  return g_string_free (text, FALSE);
}

static char *
select_tasks (DtWindowFixture *f)
{
  g_autoptr(DtQuery) query = dt_view_dup_query (DT_VIEW (f->view));
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) rows = dt_store_read (f->store, dt_job_select_tasks, query, NULL, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT, text->len > 0 ? " " : "",
                            ((DtTaskRow *) g_ptr_array_index (rows, i))->id);
  return g_string_free (text, FALSE);
}

static gboolean
shows_its_query (gpointer user_data)
{
  g_autofree char *shown = list_tasks (user_data);
  g_autofree char *asked = select_tasks (user_data);

  return g_strcmp0 (shown, asked) == 0;
}

static void
choose_page (DtWindowFixture *f,
             DtPage           page)
{
  GtkWidget *sidebar = dt_find_widget (f->view, DT_TYPE_TASK_SIDEBAR);

  g_signal_emit_by_name (sidebar, "page", (int) page);
}

static void
test_pages (DtWindowFixture *f,
            gconstpointer    data)
{
  for (int page = 0; page < DT_N_PAGES; page++)
    {
      choose_page (f, (DtPage) page);
      dt_test_wait_until (shows_its_query, f);
    }
}

static void
test_groups (DtWindowFixture *f,
             gconstpointer    data)
{
  choose_page (f, DT_PAGE_OPEN);
  for (int group = DT_GROUP_DAY; group <= DT_GROUP_NONE; group++)
    for (int sort = DT_SORT_LAST_DAY; sort <= DT_SORT_PROGRESS; sort++)
      {
        g_settings_set_enum (f->settings, "task-group", group);
        g_settings_set_enum (f->settings, "task-sort", sort);
        dt_test_wait_until (shows_its_query, f);
      }
}

static GtkWidget *
get_search (DtWindowFixture *f)
{
  return GTK_WIDGET (gtk_widget_get_template_child (f->view, DT_TYPE_TASK_VIEW, "search"));
}

static gboolean
shows_collection_alone (gpointer user_data)
{
  g_autofree char *shown = list_tasks (user_data);

  return g_str_equal (shown, "13");
}

static void
test_search (DtWindowFixture *f,
             gconstpointer    data)
{
  G_STATIC_ASSERT (DT_SEED_COLLECTION == 13);
  choose_page (f, DT_PAGE_OPEN);
  gtk_editable_set_text (GTK_EDITABLE (get_search (f)), "nam nam ket qua");
  dt_test_wait_until (shows_collection_alone, f);
  dt_test_wait_until (shows_its_query, f);

  /* Escape gives the list back. */
  g_assert_true (dt_view_escape (DT_VIEW (f->view)));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_search (f))), ==, "");
  dt_test_wait_until (shows_its_query, f);
}

static void
test_highlight (void)
{
  dt_test_assert_string (dt_highlight_markup ("Báo cáo 5 năm", "bao 5 nam"), "<b>Báo</b> cáo <b>5</b> <b>năm</b>");
  dt_test_assert_string (dt_highlight_markup ("Đảng bộ & Đoàn", "dang"), "<b>Đảng</b> bộ &amp; Đoàn");
  /* With accents only its own spelling, and only the beginning of a word. */
  dt_test_assert_string (dt_highlight_markup ("cáo cao bảo cáo", "cáo"), "<b>cáo</b> cao bảo <b>cáo</b>");
  dt_test_assert_string (dt_highlight_markup ("thông báo", "ao"), "thông báo");
  dt_test_assert_string (dt_highlight_markup ("a < b", NULL), "a &lt; b");
}

/* --- Going about --- */

static gboolean
has_collection_selected (gpointer user_data)
{
  return dt_task_view_get_task (DT_TASK_VIEW (((DtWindowFixture *) user_data)->view)) == DT_SEED_COLLECTION;
}

static gboolean
has_nothing_selected (gpointer user_data)
{
  return dt_task_view_get_task (DT_TASK_VIEW (((DtWindowFixture *) user_data)->view)) == 0;
}

static void
test_places (DtWindowFixture *f,
             gconstpointer    data)
{
  g_autoptr(DtQuery) before = dt_view_dup_query (DT_VIEW (f->view));
  g_autoptr(DtQuery) after = NULL;

  dt_window_fixture_activate (f, "win.show-view", g_variant_new_string ("calendar"));
  dt_window_fixture_activate (f, "win.open-task", g_variant_new_int64 (DT_SEED_COLLECTION));
  g_assert_cmpstr (dt_window_get_view_name (f->window), ==, "tasks");
  dt_test_wait_until (has_collection_selected, f);

  dt_window_fixture_activate (f, "win.back", NULL);
  g_assert_cmpstr (dt_window_get_view_name (f->window), ==, "calendar");
  after = dt_view_dup_query (DT_VIEW (f->view));
  g_assert_true (dt_query_equal (before, after));

  dt_window_fixture_activate (f, "win.forward", NULL);
  g_assert_cmpstr (dt_window_get_view_name (f->window), ==, "tasks");
  dt_test_wait_until (has_collection_selected, f);
  dt_view_escape (DT_VIEW (f->view));
  dt_test_wait_until (has_nothing_selected, f);
}

static void
test_selection_stays (DtWindowFixture *f,
                      gconstpointer    data)
{
  choose_page (f, DT_PAGE_OPEN);
  dt_test_wait_until (shows_its_query, f);
  dt_window_fixture_activate (f, "win.open-task", g_variant_new_int64 (DT_SEED_COLLECTION));
  dt_test_wait_until (has_collection_selected, f);

  /* Another order, and a change of the register: the same task is selected, wherever it stands now. */
  g_settings_set_enum (f->settings, "task-group", DT_GROUP_NONE);
  g_settings_set_boolean (f->settings, "task-descending", TRUE);
  dt_test_wait_until (shows_its_query, f);
  dt_window_fixture_activate (f, "win.record-today", ids (DT_SEED_SOON));
  dt_window_fixture_wait_phase (f, DT_SEED_SOON, DT_PHASE_HANDED);
  dt_test_wait_until (shows_its_query, f);
  g_assert_true (has_collection_selected (f));
}

static void
test_columns (DtWindowFixture *f,
              gconstpointer    data)
{
  gboolean shown = FALSE;

  g_object_get (f->window, "sidebar-shown", &shown, NULL);
  g_assert_true (shown);
  dt_window_fixture_activate (f, "win.sidebar", NULL);
  g_assert_null (dt_find_widget (f->view, DT_TYPE_TASK_SIDEBAR));
  g_assert_false (g_settings_get_boolean (f->settings, "sidebar-visible"));
  dt_window_fixture_activate (f, "win.sidebar", NULL);
  g_assert_nonnull (dt_find_widget (f->view, DT_TYPE_TASK_SIDEBAR));

  dt_window_fixture_activate (f, "win.detail", NULL);
  g_assert_null (dt_find_widget (f->view, DT_TYPE_DETAIL_PANEL));
  dt_window_fixture_activate (f, "win.detail", NULL);
  g_assert_nonnull (dt_find_widget (f->view, DT_TYPE_DETAIL_PANEL));
}

static void
test_text (DtWindowFixture *f,
           gconstpointer    data)
{
  g_autofree char *text = NULL;
  guint n = 0;

  dt_window_fixture_activate (f, "win.open-task", g_variant_new_int64 (DT_SEED_COLLECTION));
  dt_test_wait_until (has_collection_selected, f);
  text = dt_task_view_dup_text (DT_TASK_VIEW (f->view), &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (g_str_has_prefix (text, "1438-CV/TU\t"));
}

static gboolean
is_next_day (gpointer user_data)
{
  g_autoptr(DtQuery) query = dt_view_dup_query (DT_VIEW (((DtWindowFixture *) user_data)->view));

  return query->today == DT_SEED_TODAY + 1;
}

/* The clock is looked at twice a minute; the case does not wait for it. */
static void
test_next_day (DtWindowFixture *f,
               gconstpointer    data)
{
  DtContext *context = dt_window_get_context (f->window);
  guint before = dt_task_view_get_n_overdue (DT_TASK_VIEW (f->view));

  choose_page (f, DT_PAGE_DAYS_7);
  dt_test_wait_until (shows_its_query, f);
  dt_today_set_fixed (DT_SEED_TODAY + 1);
  dt_context_look_at_clock (context);
  dt_test_wait_until (is_next_day, f);
  dt_test_wait_until (shows_its_query, f);
  while (dt_task_view_get_n_overdue (DT_TASK_VIEW (f->view)) <= before)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
shows_welcome (gpointer user_data)
{
  return dt_find_widget (GTK_WIDGET (((DtWindowFixture *) user_data)->window), DT_TYPE_WELCOME) != NULL;
}

static void
test_empty (void)
{
  DtWindowFixture f = { 0 };

  dt_window_fixture_open (&f, FALSE);
  dt_test_wait_until (shows_welcome, &f);
  dt_window_fixture_tear_down (&f, NULL);
}

static gboolean
has_query (gpointer user_data)
{
  g_autoptr(DtQuery) query = dt_view_dup_query (dt_window_get_view (((DtWindowFixture *) user_data)->window));

  return query != NULL;
}

/* Ctrl+P prints what is before the eyes. */
static void
test_print (DtWindowFixture *f,
            gconstpointer    data)
{
  static const struct { const char *view, *title; } cases[] = {
    { "calendar", "Calendar of a Month" }, { "units", "Sheet of a Unit" }, { "directives", "Progress of a Directive" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *preview;

      dt_window_fixture_activate (f, "win.show-view", g_variant_new_string (cases[i].view));
      dt_test_wait_until (has_query, f);
      g_assert_true (dt_press_key (GTK_WINDOW (f->window), GDK_KEY_p, GDK_CONTROL_MASK));
      preview = dt_find_window (DT_TYPE_PRINT_PREVIEW);
      g_assert_nonnull (preview);
      dt_ui_wait_text (preview, cases[i].title);
      gtk_window_destroy (GTK_WINDOW (preview));
    }
}

/* --- Templates --- */

static void
test_templates (void)
{
  GType types[] = { DT_TYPE_RECORD_POPOVER, DT_TYPE_PROGRESS_POPOVER, DT_TYPE_TASK_SIDEBAR, DT_TYPE_FILTER_BAR,
                    DT_TYPE_WELCOME, DT_TYPE_TASK_VIEW };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      GtkWidget *widget = g_object_ref_sink (g_object_new (types[i], NULL));
      g_assert_finalize_object (widget);
    }

  gtk_window_destroy (GTK_WINDOW (dt_reason_dialog_new (NULL, "A", "B", "C", TRUE)));
  gtk_window_destroy (g_object_new (DT_TYPE_REMINDER_DIALOG, NULL));
}

#define add(path, test) g_test_add (path, DtWindowFixture, NULL, dt_window_fixture_set_up, test, dt_window_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/ui/window/templates", test_templates);
  g_test_add_func ("/ui/window/highlight", test_highlight);
  g_test_add_func ("/ui/window/empty", test_empty);
  add ("/ui/window/keys", test_keys);
  add ("/ui/window/record", test_record);
  add ("/ui/window/record-popover", test_record_popover);
  add ("/ui/window/verdict", test_verdict);
  add ("/ui/window/progress-and-removal", test_progress_and_removal);
  add ("/ui/window/hold", test_hold);
  add ("/ui/window/pages", test_pages);
  add ("/ui/window/groups", test_groups);
  add ("/ui/window/search", test_search);
  add ("/ui/window/places", test_places);
  add ("/ui/window/selection-stays", test_selection_stays);
  add ("/ui/window/columns", test_columns);
  add ("/ui/window/text", test_text);
  add ("/ui/window/next-day", test_next_day);
  add ("/ui/window/print", test_print);

  return g_test_run ();
}
