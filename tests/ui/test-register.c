/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A directive entered by form and from a letter: what the window shows, and what the register holds then. */

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "dt-directive-jobs.h"
#include "dt-directive-view.h"
#include "dt-draft-jobs.h"
#include "dt-press.h"
#include "dt-references-field.h"
#include "dt-register-letter.h"
#include "dt-register-task-row.h"
#include "dt-register-window.h"
#include "dt-seed.h"
#include "dt-test.h"
#include "dt-ui-fixture.h"
#include "dt-window-fixture.h"
#include "dt-window-private.h"

/* Of our own wording. */
#define LETTER \
  "ĐẢNG BỘ TỈNH QUẢNG NGÃI\nTHÀNH ỦY QUẢNG NGÃI\n*\nSố 1510-CV/TU\n\nTP. Quảng Ngãi, ngày 05 tháng 8 năm 2024\n\n" \
  "Kính gửi: Ban Tổ chức Thành ủy.\n\n" \
  "Để chuẩn bị hội nghị, Thường trực Thành ủy yêu cầu:\n\n" \
  "1. Ban Tổ chức Thành ủy chủ trì báo cáo công tác nhân sự trước ngày 25/8/2024.\n\n" \
  "T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\n"

static GtkWidget *
find_window (void)
{
  return dt_find_window (DT_TYPE_REGISTER_WINDOW);
}

static gboolean
is_open (gpointer data)
{
  return find_window () != NULL;
}

static gboolean
is_gone (gpointer data)
{
  return find_window () == NULL;
}

static void
list_entries (GtkWidget *widget,
              GPtrArray *entries)
{
  if (GTK_IS_ENTRY (widget))
    g_ptr_array_add (entries, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    list_entries (child, entries);
}

/* The entries in their order: of the directive, then of each task; what it cites stands between. */
enum { SYMBOL, DAY, ISSUER, PLACE, SIGNER, SUBJECT, N_HEAD, ORDINAL = 0, TITLE, LEADS, COORDINATORS, WORDS, N_TASK };

static GtkEditable *
entry_of (guint index)
{
  g_autoptr(GPtrArray) entries = g_ptr_array_new ();

  list_entries (find_window (), entries);
  g_assert_cmpuint (index, <, N_HEAD);
  return GTK_EDITABLE (g_ptr_array_index (entries, index));
}

static DtReferencesField *
get_references (void)
{
  return DT_REFERENCES_FIELD (dt_find_widget (find_window (), DT_TYPE_REFERENCES_FIELD));
}

/* Of the task with that number, from the top. */
static GtkEditable *
task_entry (guint task,
            guint index)
{
  g_autoptr(GPtrArray) entries = g_ptr_array_new ();
  guint n_cited = 0;

  while (dt_references_field_get_entry (get_references (), n_cited) != NULL)
    n_cited++;
  list_entries (find_window (), entries);
  index += N_HEAD + n_cited + task * N_TASK;
  g_assert_cmpuint (index, <, entries->len);
  return GTK_EDITABLE (g_ptr_array_index (entries, index));
}

/* As a person does: the button adds a line, which has the focus then. */
static void
cite (const char *symbol)
{
  guint n = 0;

  g_signal_emit_by_name (dt_references_field_get_button (get_references ()), "clicked");
  while (dt_references_field_get_entry (get_references (), n) != NULL)
    n++;
  gtk_editable_set_text (GTK_EDITABLE (dt_references_field_get_entry (get_references (), n - 1)), symbol);
}

static gboolean
press_store (void)
{
  return dt_press_key (GTK_WINDOW (find_window ()), GDK_KEY_Return, GDK_CONTROL_MASK);
}

static DtDirectivePage *
load_shown (DtWindowFixture *f)
{
  g_autoptr(DtQuery) query = dt_query_new (DT_SEED_TODAY);
  g_autoptr(GError) error = NULL;
  DtDirectivePage *page;

  query->directive_id = dt_directive_view_get_selected (DT_DIRECTIVE_VIEW (dt_window_find_view (f->window, "directives")));
  page = dt_store_read (f->store, dt_job_load_directive_page, query, NULL, &error);
  g_assert_no_error (error);
  return page;
}

/* Ctrl+N: nothing goes in without a symbol, nor with words that are not understood; a unit that is not known is told and what was typed stays. */
static void
test_form (DtWindowFixture *f,
           gconstpointer    data)
{
  g_autoptr(DtDirectivePage) page = NULL;
  const DtTaskRow *row;

  g_assert_true (dt_press_key (GTK_WINDOW (f->window), GDK_KEY_n, GDK_CONTROL_MASK));
  dt_test_wait_until (is_open, NULL);
  g_assert_false (press_store ());

  gtk_editable_set_text (entry_of (SYMBOL), "1511-CV/TU");
  gtk_editable_set_text (entry_of (DAY), "5/8/2024");
  gtk_editable_set_text (entry_of (ISSUER), "Thành ủy");
  cite ("150-KH/TU");
  gtk_editable_set_text (task_entry (0, TITLE), "Báo cáo nhanh");
  gtk_editable_set_text (task_entry (0, LEADS), "Không Có");
  gtk_editable_set_text (task_entry (0, WORDS), "một ngày đẹp trời");
  g_assert_false (press_store ());
  gtk_editable_set_text (task_entry (0, WORDS), "trước ngày 25/8/2024");
  dt_ui_wait_text (find_window (), "Last day: Saturday, 24/8/2024");
  g_assert_true (press_store ());
  dt_ui_wait_text (find_window (), "“Không Có” is not among the units and groups of the register. Write its name as it is there, or enter the unit first.");

  gtk_editable_set_text (task_entry (0, LEADS), "Ban Tổ chức");
  g_assert_true (press_store ());
  dt_test_wait_until (is_gone, NULL);
  dt_ui_wait_text (GTK_WIDGET (f->window), "1511-CV/TU entered in the register");
  page = load_shown (f);
  g_assert_cmpstr (page->symbol, ==, "1511-CV/TU");
  g_assert_cmpuint (page->tasks->len, ==, 1);
  row = ((DtDirectiveTask *) g_ptr_array_index (page->tasks, 0))->row;
  dt_test_assert_day (row->last_day, "2024-08-24");
  g_assert_cmpint (row->lead_id, ==, DT_SEED_ORGANISATION);
  g_assert_cmpint (((DtChainNode *) g_ptr_array_index (page->nodes, 0))->id, ==, DT_SEED_PLAN);
}

static void
confirm_all (GtkWidget *widget)
{
  if (GTK_IS_CHECK_BUTTON (widget))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (widget), TRUE);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    confirm_all (child);
}

/* A letter: read, shown beside what was read of it, looked at, and stored with its text. */
static void
test_letter (DtWindowFixture *f,
             gconstpointer    data)
{
  g_autofree char *path = g_build_filename (f->dir, "1510.txt", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(DtDirectivePage) page = NULL;

  g_assert_true (g_file_set_contents (path, LETTER, -1, NULL));
  dt_window_register_file (f->window, file);
  dt_test_wait_until (is_open, NULL);
  g_assert_cmpstr (gtk_editable_get_text (entry_of (SYMBOL)), ==, "1510-CV/TU");
  g_assert_cmpstr (gtk_editable_get_text (entry_of (DAY)), ==, "05/8/2024");
  g_assert_cmpstr (gtk_editable_get_text (task_entry (0, LEADS)), ==, "Ban Tổ chức Thành ủy");
  g_assert_cmpstr (gtk_editable_get_text (task_entry (0, WORDS)), ==, "trước ngày 25/8/2024");
  confirm_all (find_window ());
  g_assert_true (press_store ());
  dt_test_wait_until (is_gone, NULL);
  dt_ui_wait_text (GTK_WIDGET (f->window), "1510-CV/TU entered in the register");
  page = load_shown (f);
  g_assert_cmpstr (page->text, ==, LETTER);
  g_assert_cmpuint (page->tasks->len, ==, 1);
  dt_test_assert_day (((DtDirectiveTask *) g_ptr_array_index (page->tasks, 0))->row->last_day, "2024-08-24");
  g_unlink (path);
}

/* ---- The letter and the form ---- */

static GtkWidget *
get_letter (void)
{
  return dt_find_widget (find_window (), DT_TYPE_REGISTER_LETTER);
}

static GtkTextView *
get_text (void)
{
  return GTK_TEXT_VIEW (dt_find_widget (get_letter (), GTK_TYPE_TEXT_VIEW));
}

static void
open_letter (DtWindowFixture *f)
{
  g_autofree char *path = g_build_filename (f->dir, "1510.txt", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);

  g_assert_true (g_file_set_contents (path, LETTER, -1, NULL));
  dt_window_register_file (f->window, file);
  dt_test_wait_until (is_open, NULL);
  g_unlink (path);
}

static void
collect (DtPaperKind  kind,
         int          start,
         int          end,
         GtkWidget   *field,
         gpointer     user_data)
{
  GString *text = user_data;
  g_autofree char *words = g_utf8_substring (LETTER, start, end);

  if (kind != DT_PAPER_TASK)
    g_string_append_printf (text, "%d:%s|", kind, words);
}

/* Puts the cursor before these words of the letter, or selects them. */
static void
point_at (const char *words,
          gboolean    select)
{
  GtkTextView *view = get_text ();
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start, from, to;

  gtk_text_buffer_get_start_iter (buffer, &start);
  g_assert_true (gtk_text_iter_forward_search (&start, words, 0, &from, &to, NULL));
  if (select)
    gtk_text_buffer_select_range (buffer, &from, &to);
  else
    gtk_text_buffer_place_cursor (buffer, &from);
}

static gboolean
has_focus (GtkEditable *entry)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (find_window ()));

  return focus != NULL && (focus == GTK_WIDGET (entry) || gtk_widget_is_ancestor (focus, GTK_WIDGET (entry)));
}

/* What was read is marked, and each passage leads to its field and back. */
static void
test_linked (DtWindowFixture *f,
             gconstpointer    data)
{
  g_autoptr(GString) marks = g_string_new (NULL);
  GtkTextIter at;
  GtkTextBuffer *buffer;

  open_letter (f);
  dt_register_letter_foreach (DT_REGISTER_LETTER (get_letter ()), collect, marks);
  g_assert_nonnull (strstr (marks->str, "2:1510-CV/TU|"));
  g_assert_nonnull (strstr (marks->str, "1:Ban Tổ chức Thành ủy|"));
  g_assert_nonnull (strstr (marks->str, "0:trước ngày 25/8/2024|"));

  dt_register_task_row_show (GTK_WIDGET (task_entry (0, WORDS)));
  buffer = gtk_text_view_get_buffer (get_text ());
  gtk_text_buffer_get_iter_at_mark (buffer, &at, gtk_text_buffer_get_insert (buffer));
  g_assert_true (gtk_text_iter_get_offset (&at) == g_utf8_strlen (LETTER, strstr (LETTER, "trước ngày") - LETTER));

  g_assert_true (dt_press_key (GTK_WINDOW (find_window ()), GDK_KEY_F6, 0));
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (get_text ())));
  point_at ("Ban Tổ chức Thành ủy chủ trì", FALSE);
  g_assert_true (dt_press_key (GTK_WINDOW (find_window ()), GDK_KEY_F6, 0));
  g_assert_true (has_focus (task_entry (0, LEADS)));
  gtk_window_destroy (GTK_WINDOW (find_window ()));
}

/* The person says what a passage is. */
static void
test_told (DtWindowFixture *f,
           gconstpointer    data)
{
  GtkWidget *letter;

  open_letter (f);
  letter = get_letter ();
  point_at ("Để chuẩn bị hội nghị", TRUE);
  g_assert_true (gtk_widget_activate_action (letter, "letter.is-task", NULL));
  g_assert_cmpstr (gtk_editable_get_text (task_entry (1, TITLE)), ==, "Để chuẩn bị hội nghị");
  point_at ("trước ngày 25/8/2024", TRUE);
  gtk_editable_set_text (task_entry (0, WORDS), "");
  g_assert_true (gtk_widget_activate_action (letter, "letter.is-deadline", NULL));
  g_assert_cmpstr (gtk_editable_get_text (task_entry (0, WORDS)), ==, "trước ngày 25/8/2024");
  point_at ("Thường trực Thành ủy", TRUE);
  g_assert_true (gtk_widget_activate_action (letter, "letter.is-unit", NULL));
  g_assert_cmpstr (gtk_editable_get_text (task_entry (1, LEADS)), ==, "Thường trực Thành ủy");
  point_at ("1510-CV/TU", TRUE);
  g_assert_true (gtk_widget_activate_action (letter, "letter.is-directive", NULL));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (dt_references_field_get_entry (get_references (), 0))), ==, "1510-CV/TU");
  gtk_window_destroy (GTK_WINDOW (find_window ()));
}

/* ---- Units ---- */

/* The choice whose first line asks. */
static GtkWidget *
find_choice (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (GTK_IS_DROP_DOWN (widget))
    {
      GObject *item = gtk_drop_down_get_selected_item (GTK_DROP_DOWN (widget));

      return GTK_IS_STRING_OBJECT (item) && g_str_equal (gtk_string_object_get_string (GTK_STRING_OBJECT (item)), "Choose…") ? widget : NULL;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_choice (child);
  return found;
}

/* A name that nobody in the directory has is asked about; a new unit enters with the directive, and goes with it. */
static void
test_unknown_unit (DtWindowFixture *f,
                   gconstpointer    data)
{
  g_autofree char *path = g_build_filename (f->dir, "1512.txt", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_auto(GStrv) parts = g_strsplit (LETTER, "1. Ban Tổ chức Thành ủy chủ trì", 2);
  g_autofree char *letter = g_strdup_printf ("%s1. Ban Quản lý chợ chủ trì%s", parts[0], parts[1]);
  GtkWidget *choice;

  g_assert_true (g_file_set_contents (path, letter, -1, NULL));
  dt_window_register_file (f->window, file);
  dt_test_wait_until (is_open, NULL);
  dt_ui_wait_text (find_window (), "“Ban Quản lý chợ”: which unit is meant?");
  confirm_all (find_window ());
  g_assert_false (press_store ());
  choice = find_choice (find_window ());
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), g_list_model_get_n_items (gtk_drop_down_get_model (GTK_DROP_DOWN (choice))) - 2);
  g_assert_cmpstr (gtk_editable_get_text (task_entry (0, LEADS)), ==, "Ban Quản lý chợ");
  g_assert_true (press_store ());
  dt_test_wait_until (is_gone, NULL);
  g_assert_cmpint (dt_seed_ask (f->store, "SELECT count(*) FROM unit WHERE name = 'Ban Quản lý chợ'"), ==, 1);
  g_unlink (path);
}

/* "Các cơ quan, đơn vị" names nobody: the first answer offered is all to whom the letter goes, each once. A group counts as
 * many assignments as it has members. */
static void
test_addressed (DtWindowFixture *f,
                gconstpointer    data)
{
  g_autofree char *path = g_build_filename (f->dir, "1513.txt", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_auto(GStrv) parts = g_strsplit (LETTER, "1. Ban Tổ chức Thành ủy chủ trì", 2);
  g_auto(GStrv) head = g_strsplit (parts[0], "Kính gửi: Ban Tổ chức Thành ủy.", 2);
  g_autofree char *letter = g_strdup_printf ("%sKính gửi:\n- Ban Tổ chức Thành ủy;\n- Các chi, đảng bộ trực thuộc.%s1. Các cơ quan, đơn vị, địa phương chủ trì%s",
                                             head[0], head[1], parts[1]);
  GtkWidget *choice;
  g_autofree char *chosen = NULL;
  gint64 n_members;

  dt_seed_write (f->store, "INSERT INTO unit_group (id, uid, code, name) VALUES (90, 'g90', 'G90', 'Các chi, đảng bộ trực thuộc')");
  dt_seed_write (f->store, "INSERT INTO group_member (group_id, unit_id) SELECT 90, id FROM unit WHERE kind IN ('party-ward', 'party-commune')");
  n_members = dt_seed_ask (f->store, "SELECT count(*) FROM group_member WHERE group_id = 90");
  g_assert_cmpint (n_members, >, 0);
  g_assert_true (g_file_set_contents (path, letter, -1, NULL));
  dt_window_register_file (f->window, file);
  dt_test_wait_until (is_open, NULL);
  dt_ui_wait_text (find_window (), "“Các cơ quan, đơn vị, địa phương”: which unit is meant?");
  choice = find_choice (find_window ());
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), 1);
  g_object_get (gtk_drop_down_get_selected_item (GTK_DROP_DOWN (choice)), "string", &chosen, NULL);
  g_assert_cmpstr (chosen, ==, "All to whom the letter goes");
  g_assert_cmpstr (gtk_editable_get_text (task_entry (0, LEADS)), ==, "Ban Tổ chức Thành ủy; Các chi, đảng bộ trực thuộc");
  chosen = (g_free (chosen), g_strdup_printf ("%d assignments", (int) n_members + 1));
  dt_ui_wait_text (find_window (), chosen);
  gtk_window_destroy (GTK_WINDOW (find_window ()));
  g_unlink (path);
}

/* What the register has is told while one types. */
static void
test_known (DtWindowFixture *f,
            gconstpointer    data)
{
  dt_window_fixture_activate (f, "win.register-form", NULL);
  dt_test_wait_until (is_open, NULL);
  gtk_editable_set_text (entry_of (SYMBOL), "1438 - cv/tu");
  cite ("150-KH/TU");
  cite ("77-CT/TW");
  dt_ui_wait_text (find_window (), "The register has another directive of this symbol, of another issuer or day.");
  dt_ui_wait_text (find_window (), "in the register · 11 tasks");
  dt_ui_wait_text (find_window (), "not there yet, noted as awaited");
  gtk_editable_set_text (entry_of (SYMBOL), "1439-CV/TU");
  dt_ui_wait_no_text (find_window (), "The register has another directive of this symbol, of another issuer or day.");
  gtk_window_destroy (GTK_WINDOW (find_window ()));
}

/* ---- Drafts ---- */

static GtkWidget *
find_question (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        return window;
    }
  return NULL;
}

static void
answer (const char *id)
{
  g_assert_true (dt_press_key (GTK_WINDOW (find_window ()), GDK_KEY_Escape, 0));
  dt_ui_settle ();
  g_assert_nonnull (find_question ());
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (find_question ()), id);
  dt_test_wait_until (is_gone, NULL);
}

static gint64
count_drafts (DtWindowFixture *f)
{
  return dt_seed_ask (f->store, "SELECT count(*) FROM draft");
}

static gboolean
has_draft (gpointer data)
{
  return count_drafts (data) == 1;
}

static gboolean
has_no_draft (gpointer data)
{
  return count_drafts (data) == 0;
}

static void
open_draft (DtWindowFixture *f)
{
  g_autofree char *uid = NULL;
  g_autoptr(GPtrArray) drafts = dt_store_read (f->store, dt_job_list_drafts, (gpointer) "directive", NULL, NULL);

  g_assert_cmpuint (drafts->len, ==, 1);
  uid = g_strdup (((DtDraft *) g_ptr_array_index (drafts, 0))->uid);
  dt_window_fixture_activate (f, "win.open-draft", g_variant_new_string (uid));
  dt_test_wait_until (is_open, NULL);
}

/* Escape asks; what is kept comes back as it was, goes with what it becomes, and is nobody's undo. */
static void
test_draft (DtWindowFixture *f,
            gconstpointer    data)
{
  dt_window_fixture_activate (f, "win.register-form", NULL);
  dt_test_wait_until (is_open, NULL);
  gtk_editable_set_text (entry_of (SYMBOL), "1512-CV/TU");
  gtk_editable_set_text (entry_of (DAY), "6/8/2024");
  gtk_editable_set_text (entry_of (ISSUER), "Thành ủy");
  cite ("150-KH/TU");
  gtk_editable_set_text (task_entry (0, TITLE), "Báo cáo nhanh");
  gtk_editable_set_text (task_entry (0, LEADS), "Văn phòng");
  gtk_editable_set_text (task_entry (0, WORDS), "trước ngày 30/8/2024");
  answer ("keep");
  dt_test_wait_until (has_draft, f);
  g_assert_null (dt_store_get_undo_label (f->store));

  open_draft (f);
  g_assert_cmpstr (gtk_editable_get_text (entry_of (SYMBOL)), ==, "1512-CV/TU");
  g_assert_cmpstr (gtk_editable_get_text (entry_of (DAY)), ==, "6/8/2024");
  g_assert_cmpstr (gtk_editable_get_text (task_entry (0, LEADS)), ==, "Văn phòng");
  g_assert_cmpstr (gtk_editable_get_text (task_entry (0, WORDS)), ==, "trước ngày 30/8/2024");
  g_assert_true (press_store ());
  dt_test_wait_until (is_gone, NULL);
  dt_ui_wait_text (GTK_WIDGET (f->window), "1512-CV/TU entered in the register");
  g_assert_cmpint (count_drafts (f), ==, 0);
  g_assert_cmpint (dt_seed_ask (f->store, "SELECT count(*) FROM task WHERE title = 'Báo cáo nhanh'"), ==, 1);
}

/* Of a letter its text and what was looked at are kept too; thrown away, nothing of it is left. */
static void
test_draft_letter (DtWindowFixture *f,
                   gconstpointer    data)
{
  g_autoptr(DtProposal) proposal = dt_letter_read (LETTER);
  DtContext *context = dt_window_get_context (f->window);

  gtk_window_present (GTK_WINDOW (dt_register_window_new (GTK_WINDOW (f->window), context, LETTER, proposal)));
  dt_test_wait_until (is_open, NULL);
  gtk_editable_set_text (entry_of (SUBJECT), "Về công tác nhân sự");
  confirm_all (find_window ());
  answer ("keep");
  dt_test_wait_until (has_draft, f);

  open_draft (f);
  g_assert_cmpstr (gtk_editable_get_text (entry_of (SUBJECT)), ==, "Về công tác nhân sự");
  g_assert_nonnull (dt_find_widget (find_window (), GTK_TYPE_TEXT_VIEW));
  gtk_editable_set_text (entry_of (SUBJECT), "Về công tác cán bộ");
  answer ("drop");
  dt_test_wait_until (has_no_draft, f);
  g_assert_cmpint (dt_seed_ask (f->store, "SELECT count(*) FROM directive"), ==, 2);
}

/* What is no draft of this form is told, not opened. */
static void
test_draft_strange (DtWindowFixture *f,
                    gconstpointer    data)
{
  dt_window_fixture_write (f, "INSERT INTO draft (uid, kind, title, content, made_at, changed_at) VALUES ('d', 'directive', 'X', '{not a draft', 1, 1)");
  dt_window_fixture_activate (f, "win.open-draft", g_variant_new_string ("d"));
  dt_ui_settle ();
  g_assert_null (find_window ());
  g_assert_cmpint (count_drafts (f), ==, 1);
}

/* A directive that is there, with another subject and one task more: both are shown before, and are changed there by one act that can
 * be undone; what was not named stays. */
static void
test_again (DtWindowFixture *f,
            gconstpointer    data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *undone = NULL;

  dt_seed_write (f->store, "UPDATE directive SET urgency = 'express' WHERE id = 2");
  dt_window_fixture_activate (f, "win.register-form", NULL);
  dt_test_wait_until (is_open, NULL);
  gtk_editable_set_text (entry_of (SYMBOL), "1438-CV/TU");
  gtk_editable_set_text (entry_of (DAY), "22/7/2024");
  gtk_editable_set_text (entry_of (ISSUER), "Thành ủy");
  gtk_editable_set_text (entry_of (SUBJECT), "Trích yếu mới");
  gtk_editable_set_text (task_entry (0, ORDINAL), "99");
  gtk_editable_set_text (task_entry (0, TITLE), "Việc thêm");
  dt_ui_wait_text (find_window (), "The register has this directive already. To enter it changes it there, as is shown below.");
  dt_ui_wait_text (find_window (), "99 Việc thêm");
  dt_ui_wait_text (find_window (), "1438-CV/TU");
  dt_window_fixture_wait_for (f, "SELECT count(*) FROM task WHERE ordinal = '99'", 0);

  g_assert_true (press_store ());
  dt_test_wait_until (is_gone, NULL);
  dt_window_fixture_wait_for (f, "SELECT count(*) FROM directive WHERE symbol_key = (SELECT symbol_key FROM directive WHERE id = 2)", 1);
  dt_window_fixture_wait_for (f, "SELECT count(*) FROM directive WHERE id = 2 AND subject = 'Trích yếu mới' AND urgency = 'express'", 1);
  dt_window_fixture_wait_for (f, "SELECT count(*) FROM task WHERE directive_id = 2 AND ordinal = '99'", 1);
  dt_window_fixture_wait_for (f, "SELECT count(*) FROM task WHERE directive_id = 2", 4);
  dt_ui_wait_text (GTK_WIDGET (f->window), "1438-CV/TU brought up to date in the register");
  undone = dt_store_undo (f->store, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (undone, ==, "Bring directive up to date: 1438-CV/TU");
  dt_window_fixture_wait_for (f, "SELECT count(*) FROM task WHERE directive_id = 2", 3);
  dt_window_fixture_wait_for (f, "SELECT count(*) FROM directive WHERE subject = 'Trích yếu mới'", 0);
}

#define CASE(name, func) g_test_add ("/ui/register/" name, DtWindowFixture, NULL, dt_window_fixture_set_up, func, dt_window_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  CASE ("form", test_form);
  CASE ("letter", test_letter);
  CASE ("linked", test_linked);
  CASE ("told", test_told);
  CASE ("unknown-unit", test_unknown_unit);
  CASE ("addressed", test_addressed);
  CASE ("known", test_known);
  CASE ("again", test_again);
  CASE ("draft", test_draft);
  CASE ("draft-letter", test_draft_letter);
  CASE ("draft-strange", test_draft_strange);

  return g_test_run ();
}
