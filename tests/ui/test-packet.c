/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What comes through the exchange of documents: entered, kept with its directive, answered; nothing happens by itself. */

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "dt-directive-jobs.h"
#include "dt-edit-jobs.h"
#include "dt-packet-window.h"
#include "dt-press.h"
#include "dt-register-window.h"
#include "dt-test.h"
#include "dt-ui-fixture.h"
#include "dt-window-fixture.h"
#include "dt-window-private.h"

#define LETTER \
  "ĐẢNG BỘ TỈNH QUẢNG NGÃI\nTHÀNH ỦY QUẢNG NGÃI\n*\nSố 1511-CV/TU\n\nTP. Quảng Ngãi, ngày 06 tháng 8 năm 2024\n\nKính gửi: Ban Tổ chức Thành ủy.\n\n" \
  "1. Ban Tổ chức Thành ủy chủ trì báo cáo công tác nhân sự trước ngày 25/8/2024.\n\nT/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\n"

#define FROM "<From><OrganId>000.00.00.A48</OrganId><OrganName>Tỉnh ủy Quảng Ngãi</OrganName></From>"
#define CODE(number) "<Code><CodeNumber>" number "</CodeNumber><CodeNotation>CV/TU</CodeNotation></Code>"

static gboolean
is_packet_open (gpointer data)
{
  return dt_find_window (DT_TYPE_PACKET_WINDOW) != NULL;
}

static gboolean
is_packet_gone (gpointer data)
{
  return dt_find_window (DT_TYPE_PACKET_WINDOW) == NULL;
}

static gboolean
is_form_open (gpointer data)
{
  return dt_find_window (DT_TYPE_REGISTER_WINDOW) != NULL;
}

static gboolean
is_form_gone (gpointer data)
{
  return dt_find_window (DT_TYPE_REGISTER_WINDOW) == NULL;
}

static char *
receive (DtWindowFixture *f,
         const char      *name,
         const char      *head,
         const char      *rest)
{
  char *path = g_build_filename (f->dir, name, NULL);
  g_autofree char *text = g_strdup_printf ("<edXML xmlns='http://www.mic.gov.vn/TBT/QCVN_102_2016'><edXMLEnvelope><edXMLHeader><MessageHeader>" FROM
                                           "%s</MessageHeader>%s</edXML>", head, rest);
  g_autoptr(GFile) file = g_file_new_for_path (path);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  dt_window_register_file (f->window, file);
  dt_test_wait_until (is_packet_open, NULL);
  return path;
}

static DtDirectivePage *
load_page (DtWindowFixture *f,
           const char      *symbol)
{
  g_autoptr(GError) error = NULL;
  g_autofree gint64 *id = dt_store_read (f->store, dt_job_find_directive, (gpointer) symbol, NULL, &error);
  g_autoptr(DtQuery) query = dt_query_new (dt_context_get_today (dt_window_get_context (f->window)));
  DtDirectivePage *page;

  g_assert_no_error (error);
  query->directive_id = *id;
  page = dt_store_read (f->store, dt_job_load_directive_page, query, NULL, &error);
  g_assert_no_error (error);
  return page;
}

/* ---- A new document ---- */

static void
confirm_all (GtkWidget *widget)
{
  if (GTK_IS_CHECK_BUTTON (widget))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (widget), TRUE);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    confirm_all (child);
}

static void
test_new (DtWindowFixture *f,
          gconstpointer    data)
{
  g_autofree char *encoded = g_base64_encode ((const guchar *) LETTER, strlen (LETTER));
  g_autofree char *rest = g_strdup_printf ("</edXMLHeader></edXMLEnvelope><AttachmentEncoded><Attachment><AttachmentName>1511.txt</AttachmentName><ContentType>text/plain"
                                           "</ContentType><ContentTransferEncoded>%s</ContentTransferEncoded></Attachment></AttachmentEncoded>", encoded);
  g_autofree char *path = receive (f, "den.edxml", CODE ("1511") "<Subject>Công tác nhân sự</Subject><PromulgationInfo><PromulgationDate>2024/08/05</PromulgationDate>"
                                   "</PromulgationInfo><DueDate>2024/08/20</DueDate>", rest);
  GtkWidget *window = dt_find_window (DT_TYPE_PACKET_WINDOW);
  g_autoptr(DtDirectivePage) page = NULL;
  const DtAttachmentRow *file;

  g_assert_true (dt_ui_has_text (window, "Tỉnh ủy Quảng Ngãi"));
  dt_ui_wait_text (window, "1511-CV/TU is not in the register.");
  g_assert_true (gtk_widget_activate_action (window, "packet.register", NULL));
  dt_test_wait_until (is_form_open, NULL);
  dt_test_wait_until (is_packet_gone, NULL);
  window = dt_find_window (DT_TYPE_REGISTER_WINDOW);
  /* The letter was signed, the packet was typed: a person is asked. */
  g_assert_true (dt_ui_has_text (window, "The packet gives 05/8/2024 as the day of issue, the letter 06/8/2024."));
  g_assert_true (dt_ui_has_text (window, "The packet asks for an answer by 20/8/2024; the letter names no such day. Which task is meant?"));
  confirm_all (window);
  g_assert_true (gtk_widget_activate_action (window, "register.store", NULL));
  dt_test_wait_until (is_form_gone, NULL);
  dt_ui_wait_text (GTK_WIDGET (f->window), "1511-CV/TU entered in the register");

  page = load_page (f, "1511-CV/TU");
  g_assert_cmpstr (page->text, ==, LETTER);
  g_assert_cmpuint (page->tasks->len, ==, 1);
  g_assert_cmpuint (page->attachments->len, ==, 2);
  file = g_ptr_array_index (page->attachments, 0);
  g_assert_cmpstr (file->name, ==, "1511.txt");
  g_assert_cmpint (file->size, ==, strlen (LETTER));
  file = g_ptr_array_index (page->attachments, 1);
  g_assert_cmpstr (file->name, ==, "den.edxml");

  /* One act, one undo, with its files. */
  dt_window_fixture_activate (f, "win.undo", NULL);
  dt_ui_wait_no_text (GTK_WIDGET (f->window), "1511-CV/TU");
  g_unlink (path);
}

/* ---- About what is there ---- */

static void
test_recall (DtWindowFixture *f,
             gconstpointer    data)
{
  g_autofree char *path = receive (f, "thu-hoi.edxml", CODE ("1438"), "<TraceHeaderList><Bussiness><BussinessDocType>1</BussinessDocType><BussinessDocReason>Ghi sai"
                                   "</BussinessDocReason></Bussiness></TraceHeaderList></edXMLHeader></edXMLEnvelope>");
  GtkWidget *window = dt_find_window (DT_TYPE_PACKET_WINDOW);
  g_autoptr(DtDirectivePage) before = load_page (f, "1438-CV/TU");
  g_autoptr(DtDirectivePage) after = NULL;

  g_assert_true (dt_ui_has_text (window, "Ghi sai"));
  dt_ui_wait_text (window, "1438-CV/TU is in the register.");
  g_assert_true (gtk_widget_activate_action (window, "packet.keep", NULL));
  dt_test_wait_until (is_packet_gone, NULL);
  dt_ui_wait_text (GTK_WIDGET (f->window), "Kept with 1438-CV/TU");
  after = load_page (f, "1438-CV/TU");
  g_assert_cmpuint (after->attachments->len, ==, before->attachments->len + 1);
  g_assert_cmpuint (after->tasks->len, ==, before->tasks->len);
  for (guint i = 0; i < after->tasks->len; i++)
    g_assert_cmpint (((DtDirectiveTask *) g_ptr_array_index (after->tasks, i))->row->phase, ==, ((DtDirectiveTask *) g_ptr_array_index (before->tasks, i))->row->phase);
  g_unlink (path);
}

static void
test_status (DtWindowFixture *f,
             gconstpointer    data)
{
  g_autofree char *path = receive (f, "tt.edxml", "<ResponseFor><OrganId>A1</OrganId><Code>1438/CV/TU</Code><DocumentId>A1,2024/07/22,1438-CV/TU</DocumentId></ResponseFor>"
                                   "<StatusCode>3</StatusCode><Timestamp>2024/07/23 08:15:00</Timestamp>", "</edXMLHeader></edXMLEnvelope>");
  GtkWidget *window = dt_find_window (DT_TYPE_PACKET_WINDOW);
  g_autoptr(DtDirectivePage) page = NULL;

  g_assert_true (dt_ui_has_text (window, "The receiver tells: 03 Entered by the receiver. No task is closed by that."));
  dt_ui_wait_text (window, "1438/CV/TU is in the register.");
  g_assert_null (dt_ui_find_button (window, "Save Answer…"));
  g_assert_true (gtk_widget_activate_action (window, "packet.keep", NULL));
  dt_test_wait_until (is_packet_gone, NULL);
  page = load_page (f, "1438-CV/TU");
  for (guint i = 0; i < page->attachments->len; i++)
    if (g_str_equal (((DtAttachmentRow *) g_ptr_array_index (page->attachments, i))->name, "03 Entered by the receiver, Tỉnh ủy Quảng Ngãi, 2024-07-23 08-15-00.edxml"))
      {
        g_unlink (path);
        return;
      }
  g_assert_not_reached ();
}

/* What may not be said is told before a place is asked for. */
static void
test_answer_refused (DtWindowFixture *f,
                     gconstpointer    data)
{
  g_autofree char *path = receive (f, "thu-hoi.edxml", CODE ("1438"), "<TraceHeaderList><Bussiness><BussinessDocType>1</BussinessDocType></Bussiness></TraceHeaderList>"
                                   "</edXMLHeader></edXMLEnvelope>");
  GtkWidget *window = dt_find_window (DT_TYPE_PACKET_WINDOW);

  dt_ui_wait_text (window, "1438-CV/TU is in the register.");
  dt_ui_settle ();
  g_assert_true (gtk_widget_activate_action (window, "packet.save-answer", NULL));
  dt_ui_wait_text (window, "A packet needs the identifier of the sender. Enter it in the preferences, under Office.");
  gtk_window_close (GTK_WINDOW (window));
  dt_test_wait_until (is_packet_gone, NULL);
  g_unlink (path);
}

static gboolean
is_told (gpointer data)
{
  return dt_find_window (ADW_TYPE_MESSAGE_DIALOG) != NULL;
}

/* A damaged one is refused in words, with its place. */
static void
test_damaged (DtWindowFixture *f,
              gconstpointer    data)
{
  g_autofree char *path = g_build_filename (f->dir, "hong.edxml", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  GtkWidget *told;

  g_assert_true (g_file_set_contents (path, "<edXML xmlns='http://www.mic.gov.vn/TBT/QCVN_102_2016'>\n<a></b>", -1, NULL));
  dt_window_register_file (f->window, file);
  dt_test_wait_until (is_told, NULL);
  told = dt_find_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (told)), "hong.edxml, line 2"));
  g_assert_null (dt_find_window (DT_TYPE_PACKET_WINDOW));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (told), "close");
  g_unlink (path);
}

#define CASE(name, func) g_test_add ("/ui/packet/" name, DtWindowFixture, NULL, dt_window_fixture_set_up, func, dt_window_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  CASE ("new", test_new);
  CASE ("recall", test_recall);
  CASE ("status", test_status);
  CASE ("answer-refused", test_answer_refused);
  CASE ("damaged", test_damaged);

  return g_test_run ();
}
