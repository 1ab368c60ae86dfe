/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `read`: what a letter seems to ask, as another program gets it; no register is needed, none is made. */

#include <string.h>

#include "dt-cli-test.h"

static const char letter[] =
  "HUYỆN ỦY BÌNH AN\n*\nSố 47 - CV/HU\nBáo cáo kết quả\n\nĐẢNG CỘNG SẢN VIỆT NAM\nBình An, ngày 08 tháng 01 năm 2024\n\n"
  "Kính gửi: Các chi bộ.\n\n1. Các chi bộ báo cáo trước ngày 05/02/2024 (qua Văn phòng Huyện ủy).\n\nT/M BAN THƯỜNG VỤ\nBÍ THƯ\n\nLê Hồng Nhạn\n";

static void
test_json (DtCliTest     *f,
           gconstpointer  data)
{
  g_autofree char *path = dt_cli_test_write (f, "letter.txt", letter);
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(GError) error = NULL;
  JsonObject *object, *task, *deadline;

  dt_cli_test_run (f, "read", path, "--format", "json", NULL);
  g_assert_cmpint (f->code, ==, 0);
  json_parser_load_from_data (parser, f->out, -1, &error);
  g_assert_no_error (error);
  object = json_node_get_object (json_parser_get_root (parser));
  g_assert_cmpstr (json_object_get_string_member (object, "symbol"), ==, "47-CV/HU");
  g_assert_cmpstr (json_object_get_string_member (object, "type"), ==, "letter");
  g_assert_cmpstr (json_object_get_string_member (object, "date"), ==, "2024-01-08");
  g_assert_cmpstr (json_object_get_string_member (object, "signer"), ==, "Lê Hồng Nhạn");
  task = json_array_get_object_element (json_object_get_array_member (object, "tasks"), 0);
  g_assert_cmpstr (json_object_get_string_member (task, "recipient"), ==, "Văn phòng Huyện ủy");
  deadline = json_object_get_object_member (task, "deadline");
  g_assert_cmpstr (json_object_get_string_member (deadline, "bound"), ==, "before");
  g_assert_cmpstr (json_object_get_string_member (deadline, "date"), ==, "2024-02-05");
  g_assert_cmpstr (json_object_get_string_member (deadline, "last_day"), ==, "2024-02-04");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "to_confirm")), ==, 0);

  /* The place of a deadline is that of its words. */
  deadline = json_array_get_object_element (json_object_get_array_member (object, "deadlines"), 0);
  g_assert_true (g_str_has_prefix (letter + json_object_get_int_member (deadline, "start"), "trước ngày 05/02/2024"));
  g_assert_false (g_file_test (f->path, G_FILE_TEST_EXISTS));
}

static void
test_text (DtCliTest     *f,
           gconstpointer  data)
{
  g_autofree char *path = dt_cli_test_write (f, "letter.txt", letter);

  dt_cli_test_run (f, "read", path, NULL);
  g_assert_cmpint (f->code, ==, 0);
  g_assert_nonnull (strstr (f->out, "47-CV/HU"));
  g_assert_nonnull (strstr (f->out, "04/02/2024"));
}

static void
test_refused (DtCliTest     *f,
              gconstpointer  data)
{
  g_autofree char *path = dt_cli_test_write (f, "letter.txt", " \n");
  g_autofree char *missing = dt_cli_test_file (f, "none.docx");

  dt_cli_test_run (f, "read", NULL);
  dt_cli_test_assert_refused (f, 2, "letter");
  dt_cli_test_run (f, "read", path, "--format", "csv", NULL);
  dt_cli_test_assert_refused (f, 2, "json");
  dt_cli_test_run (f, "read", path, NULL);
  dt_cli_test_assert_refused (f, 1, "no text");
  dt_cli_test_run (f, "read", missing, NULL);
  dt_cli_test_assert_refused (f, 1, "none.docx");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/cli/read/json", DtCliTest, NULL, dt_cli_test_set_up, test_json, dt_cli_test_tear_down);
  g_test_add ("/cli/read/text", DtCliTest, NULL, dt_cli_test_set_up, test_text, dt_cli_test_tear_down);
  g_test_add ("/cli/read/refused", DtCliTest, NULL, dt_cli_test_set_up, test_refused, dt_cli_test_tear_down);

  return g_test_run ();
}
