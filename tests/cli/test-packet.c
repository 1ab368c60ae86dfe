/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `packet` and `answer`: packets of the exchange of documents without a window. */

#include <glib/gstdio.h>
#include <string.h>

#include "dt-cli-test.h"

static const char packet[] =
  "<edXML xmlns='http://www.mic.gov.vn/TBT/QCVN_102_2016'><edXMLEnvelope><edXMLHeader><MessageHeader>"
  "<From><OrganId>000.00.15.A48</OrganId><OrganName>Huyện ủy Bình An</OrganName></From><To><OrganId>H9</OrganId><OrganName>Ủy ban xã</OrganName></To>"
  "<Code><CodeNumber>47</CodeNumber><CodeNotation>CV/HU</CodeNotation></Code><PromulgationInfo><PromulgationDate>2024/01/08</PromulgationDate></PromulgationInfo>"
  "<Subject>Báo cáo quý</Subject><DueDate>05/02/2024</DueDate></MessageHeader></edXMLHeader></edXMLEnvelope>"
  "<AttachmentEncoded><Attachment><AttachmentName>../bieu.csv</AttachmentName><ContentType>text/csv</ContentType>"
  "<ContentTransferEncoded>YSxiCg==</ContentTransferEncoded></Attachment></AttachmentEncoded></edXML>";

static void
test_json (DtCliTest     *f,
           gconstpointer  data)
{
  g_autofree char *path = dt_cli_test_write (f, "in.edxml", packet);
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(GError) error = NULL;
  JsonObject *object, *file;

  dt_cli_test_run (f, "packet", path, "--format", "json", NULL);
  g_assert_cmpint (f->code, ==, 0);
  json_parser_load_from_data (parser, f->out, -1, &error);
  g_assert_no_error (error);
  object = json_node_get_object (json_parser_get_root (parser));
  g_assert_cmpstr (json_object_get_string_member (object, "kind"), ==, "new");
  g_assert_cmpstr (json_object_get_string_member (object, "symbol"), ==, "47-CV/HU");
  g_assert_cmpstr (json_object_get_string_member (object, "date"), ==, "2024-01-08");
  g_assert_cmpstr (json_object_get_string_member (object, "due"), ==, "2024-02-05");
  file = json_array_get_object_element (json_object_get_array_member (object, "files"), 0);
  g_assert_cmpstr (json_object_get_string_member (file, "name"), ==, "bieu.csv");
  g_assert_cmpint (json_object_get_int_member (file, "size"), ==, 4);
  g_assert_false (g_file_test (f->path, G_FILE_TEST_EXISTS));
}

static void
test_text_and_files (DtCliTest     *f,
                     gconstpointer  data)
{
  g_autofree char *path = dt_cli_test_write (f, "in.edxml", packet);
  g_autofree char *saved = dt_cli_test_file (f, "bieu.csv");
  g_autofree char *content = NULL;

  dt_cli_test_run (f, "packet", path, "--save", f->folder, NULL);
  g_assert_cmpint (f->code, ==, 0);
  g_assert_nonnull (strstr (f->out, "New document"));
  g_assert_nonnull (strstr (f->out, "05/02/2024"));
  g_assert_true (g_file_get_contents (saved, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "a,b\n");

  /* What is there is not written over. */
  dt_cli_test_run (f, "packet", path, "--save", f->folder, NULL);
  dt_cli_test_assert_refused (f, 1, "bieu.csv");
}

static void
test_answer (DtCliTest     *f,
             gconstpointer  data)
{
  g_autofree char *path = dt_cli_test_write (f, "in.edxml", packet);
  g_autofree char *out = dt_cli_test_file (f, "out.edxml");

  dt_cli_test_run (f, "answer", path, "--status", "03", "--from", "H9", "--time", "2024-01-08 10:30", "-o", out, NULL);
  g_assert_cmpint (f->code, ==, 0);
  dt_cli_test_run (f, "packet", out, NULL);
  g_assert_cmpint (f->code, ==, 0);
  g_assert_nonnull (strstr (f->out, "03 Entered by the receiver"));
  g_assert_nonnull (strstr (f->out, "47-CV/HU"));
}

/* A directive of the register goes out and is read back; one with a stamp of secrecy does not. */
static void
test_send (DtCliTest     *f,
           gconstpointer  data)
{
  g_autofree char *out = dt_cli_test_file (f, "out.edxml");
  g_autofree char *with = dt_cli_test_write (f, "in.edxml", "bytes");
  DtStore *store;

  dt_cli_test_run (f, "send", "1438-CV/TU", "--from", "000.00.15.A48", "--to", "H1=Ủy ban", "--to", "H2", "--file", with, "-o", out, NULL);
  g_assert_cmpstr (f->err, ==, "");
  g_assert_cmpint (f->code, ==, 0);
  dt_cli_test_run (f, "packet", out, "--format", "json", NULL);
  g_assert_cmpint (f->code, ==, 0);
  g_assert_nonnull (strstr (f->out, "\"symbol\":\"1438-CV/TU\""));
  g_assert_nonnull (strstr (f->out, "\"document_id\":\"000.00.15.A48,2024/07/22,1438-CV/TU\""));
  g_assert_nonnull (strstr (f->out, "\"type\":\"Công văn\""));
  g_assert_nonnull (strstr (f->out, "Ủy ban"));
  g_assert_nonnull (strstr (f->out, "in.edxml"));

  store = dt_store_new (f->path, DT_STORE_FLAGS_NONE);
  g_assert_true (dt_store_open (store, NULL, NULL));
  dt_seed_write (store, "UPDATE directive SET text = 'THÀNH ỦY' || char (10) || '  MẬT ' || char (10) || 'Số 1438-CV/TU' WHERE symbol = '1438-CV/TU'");
  dt_store_close (store);
  g_object_unref (store);
  g_unlink (out);
  dt_cli_test_run (f, "send", "1438-CV/TU", "--from", "A", "--to", "H1", "-o", out, NULL);
  dt_cli_test_assert_refused (f, 1, "secrecy");
  g_assert_false (g_file_test (out, G_FILE_TEST_EXISTS));
  dt_cli_test_run (f, "send", "9-CV/TU", "--from", "A", "--to", "H1", "-o", out, NULL);
  g_assert_cmpint (f->code, ==, 1);
  dt_cli_test_run (f, "send", "1438-CV/TU", "--from", "A", "-o", out, NULL);
  dt_cli_test_assert_refused (f, 2, "--to");
}

static void
test_refused (DtCliTest     *f,
              gconstpointer  data)
{
  g_autofree char *path = dt_cli_test_write (f, "in.edxml", packet);
  g_autofree char *out = dt_cli_test_file (f, "out.edxml");
  g_autofree char *broken = NULL;

  dt_cli_test_run (f, "packet", NULL);
  dt_cli_test_assert_refused (f, 2, "the packet");
  dt_cli_test_run (f, "packet", path, "--format", "csv", NULL);
  dt_cli_test_assert_refused (f, 2, "json");
  dt_cli_test_run (f, "answer", path, "--status", "03", "-o", out, NULL);
  dt_cli_test_assert_refused (f, 2, "--from");
  dt_cli_test_run (f, "answer", path, "--status", "x", "--from", "H9", "-o", out, NULL);
  dt_cli_test_assert_refused (f, 2, "--status");
  dt_cli_test_run (f, "answer", path, "--status", "03", "--from", "H9", "--time", "hôm nay", "-o", out, NULL);
  dt_cli_test_assert_refused (f, 2, "--time");
  dt_cli_test_run (f, "answer", path, "--status", "02", "--from", "H9", "-o", out, NULL);
  dt_cli_test_assert_refused (f, 1, "reason");
  dt_cli_test_run (f, "answer", path, "--status", "15", "--from", "H9", "-o", out, NULL);
  dt_cli_test_assert_refused (f, 1, "15 and 16");
  g_assert_false (g_file_test (out, G_FILE_TEST_EXISTS));
  broken = dt_cli_test_write (f, "in.edxml", "<edXML>\n<a></b>");
  dt_cli_test_run (f, "packet", broken, NULL);
  dt_cli_test_assert_refused (f, 1, "line 2");
}

#define ADD(name, function) g_test_add ("/cli/packet/" name, DtCliTest, NULL, dt_cli_test_set_up, function, dt_cli_test_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("json", test_json);
  ADD ("text-and-files", test_text_and_files);
  ADD ("answer", test_answer);
  ADD ("refused", test_refused);
  g_test_add ("/cli/packet/send", DtCliTest, NULL, dt_cli_test_set_up_seed, test_send, dt_cli_test_tear_down);

  return g_test_run ();
}
