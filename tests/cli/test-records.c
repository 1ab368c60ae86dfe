/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `submit`, `assign`, `depend` and `change`: what a clerk records, from the command line. */

#include <string.h>

#include "dt-cli-test.h"

/* A member of the one task with that ordinal of 150-KH/TU, as JSON tells it. */
static char *
task_member (DtCliTest  *f,
             const char *words,
             const char *member)
{
  g_autoptr(JsonArray) tasks = NULL;
  JsonNode *node;

  dt_cli_test_run (f, "tasks", "--format", "json", "--search", words, NULL);
  tasks = dt_cli_test_json (f);
  g_assert_cmpint (json_array_get_length (tasks), ==, 1);
  node = json_object_get_member (json_array_get_object_element (tasks, 0), member);

  if (json_node_is_null (node))
    return NULL;

  return json_node_get_value_type (node) == G_TYPE_INT64 ? g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node))
                                                         : g_strdup (json_node_get_string (node));
}

#define RUN(...)                             \
  G_STMT_START {                             \
    dt_cli_test_run (f, __VA_ARGS__, NULL);  \
    g_assert_cmpstr (f->err, !=, "");        \
    g_assert_cmpint (f->code, ==, 0);        \
  } G_STMT_END

#define REFUSED(code, words, ...)                    \
  G_STMT_START {                                     \
    dt_cli_test_run (f, __VA_ARGS__, NULL);          \
    dt_cli_test_assert_refused (f, code, words);     \
  } G_STMT_END

static void
test_submit (DtCliTest     *f,
             gconstpointer  data)
{
  g_autofree char *before = dt_cli_test_digest (f);
  g_autofree char *same = NULL;

  RUN ("submit", "150-KH/TU", "1", "--unit", "BTC", "--day", "9/8/2024", "--dry-run");
  same = dt_cli_test_digest (f);
  g_assert_cmpstr (same, ==, before);

  RUN ("submit", "150-KH/TU", "1", "--unit", "BTC", "--day", "9/8/2024", "--time", "16:30", "--symbol", "45-BC/BTC", "--via", "Văn phòng");
  dt_test_assert_string (task_member (f, "tự kiểm tra", "state"), "handed");
  RUN ("submit", "150-KH/TU", "1", "--unit", "BTC", "--accept", "--newest");
  /* Received on the last day, accepted three days later: that is not late. */
  dt_test_assert_string (task_member (f, "tự kiểm tra", "state"), "done");
  RUN ("submit", "150-KH/TU", "1", "--unit", "BTC", "--withdraw");
  dt_test_assert_string (task_member (f, "tự kiểm tra", "state"), "handed");
  RUN ("submit", "150-KH/TU", "1", "--unit", "BTC", "--return", "Thiếu số liệu");
  dt_test_assert_string (task_member (f, "tự kiểm tra", "state"), "overdue");
  RUN ("submit", "150-KH/TU", "1", "--unit", "BTC", "--accept", "--day", "12/8/2024");
  dt_test_assert_string (task_member (f, "tự kiểm tra", "state"), "done-late");
  RUN ("submit", "150-KH/TU", "1", "--unit", "BTC", "--remove");
  dt_test_assert_string (task_member (f, "tự kiểm tra", "state"), "overdue");
}

static void
test_submit_refused (DtCliTest     *f,
                     gconstpointer  data)
{
  g_autofree char *before = dt_cli_test_digest (f);
  g_autofree char *after = NULL;

  REFUSED (2, "ordinal", "submit", "150-KH/TU", "--unit", "BTC");
  REFUSED (2, "--unit", "submit", "150-KH/TU", "1");
  REFUSED (2, "16:3x", "submit", "150-KH/TU", "1", "--unit", "BTC", "--time", "16:3x");
  REFUSED (2, "--day", "submit", "150-KH/TU", "1", "--unit", "BTC", "--day", "30/2/2024");
  REFUSED (2, "Only one", "submit", "150-KH/TU", "1", "--unit", "BTC", "--accept", "--remove");
  REFUSED (2, "--symbol", "submit", "150-KH/TU", "7", "--unit", "VPTU", "--return", "x", "--symbol", "1");
  REFUSED (2, "--newest", "submit", "150-KH/TU", "7", "--unit", "VPTU", "--newest");
  REFUSED (1, "does not lead", "submit", "150-KH/TU", "1", "--unit", "P-MT");
  REFUSED (1, "99", "submit", "150-KH/TU", "99", "--unit", "BTC");
  /* It has not come yet; nothing was handed in; no reason. */
  REFUSED (1, "13/8/2024", "submit", "150-KH/TU", "1", "--unit", "BTC", "--day", "13/8/2024");
  REFUSED (1, "not handed in", "submit", "150-KH/TU", "1", "--unit", "BTC", "--accept", "--newest");
  REFUSED (1, "not handed in", "submit", "150-KH/TU", "1", "--unit", "BTC", "--remove");
  REFUSED (1, "Say why", "submit", "150-KH/TU", "7", "--unit", "VPTU", "--return", " ");
  after = dt_cli_test_digest (f);
  g_assert_cmpstr (after, ==, before);
}

static void
test_assign (DtCliTest     *f,
             gconstpointer  data)
{
  RUN ("assign", "1438-CV/TU", "2.1", "--unit", "UBND");
  dt_test_assert_string (task_member (f, "nam nam thuc hien", "owed"), "5");
  REFUSED (1, "UBND", "assign", "1438-CV/TU", "2.1", "--unit", "UBND");
  REFUSED (2, "--role", "assign", "1438-CV/TU", "2.1", "--unit", "UBND", "--role", "chief");
  REFUSED (2, "--unit", "assign", "1438-CV/TU", "2.1");
  RUN ("assign", "1438-CV/TU", "2.1", "--unit", "UBND", "--role", "overseer");
  RUN ("assign", "1438-CV/TU", "2.1", "--unit", "UBND", "--role", "overseer", "--remove");
  REFUSED (1, "role", "assign", "1438-CV/TU", "2.1", "--unit", "UBND", "--role", "overseer", "--remove");
  dt_test_assert_string (task_member (f, "nam nam thuc hien", "owed"), "5");
}

static void
test_depend (DtCliTest     *f,
             gconstpointer  data)
{
  RUN ("depend", "1438-CV/TU", "2.1", "1438-CV/TU", "2.3", "--lag", "4", "--dry-run");
  g_assert_nonnull (strstr (f->out, "20/8/2024"));
  dt_test_assert_string (task_member (f, "chủ đề đại hội", "last_day"), NULL);

  /* 24/8 less four days, and it follows when the outward day moves. */
  RUN ("depend", "1438-CV/TU", "2.1", "1438-CV/TU", "2.3", "--lag", "4");
  dt_test_assert_string (task_member (f, "chủ đề đại hội", "last_day"), "2024-08-20");
  RUN ("change", "1438-CV/TU", "--earlier", "2", "--task", "2.1", "--cause", "1438-CV/TU");
  dt_test_assert_string (task_member (f, "chủ đề đại hội", "last_day"), "2024-08-18");

  REFUSED (1, "1438-CV/TU 2.1", "depend", "1438-CV/TU", "2.3", "1438-CV/TU", "2.1");
  REFUSED (2, "--lag", "depend", "150-KH/TU", "5", "150-KH/TU", "3", "--lag", "-1");
  REFUSED (2, "waits for", "depend", "150-KH/TU", "5", "150-KH/TU");
  RUN ("depend", "1438-CV/TU", "2.1", "1438-CV/TU", "2.3", "--remove");
  dt_test_assert_string (task_member (f, "chủ đề đại hội", "last_day"), NULL);
  REFUSED (1, "does not wait", "depend", "1438-CV/TU", "2.1", "1438-CV/TU", "2.3", "--remove");
}

static void
test_change (DtCliTest     *f,
             gconstpointer  data)
{
  /* "Before" the 25th is the 24th. */
  RUN ("change", "1438-CV/TU", "--later", "1", "--unit-of", "months", "--task", "2.1", "--cause", "1438-CV/TU");
  dt_test_assert_string (task_member (f, "nam nam thuc hien", "last_day"), "2024-09-24");
  RUN ("change", "1438-CV/TU", "--to", "1/9/2024", "--day-off", "previous", "--task", "2.1", "--decided", "1/8/2024", "--cause", "1438-CV/TU");
  dt_test_assert_string (task_member (f, "nam nam thuc hien", "last_day"), "2024-08-30");

  /* One unit's part: the others keep theirs. */
  RUN ("change", "1438-CV/TU", "--later", "3", "--task", "2.1", "--unit", "BTC", "--decided", "2/8/2024", "--cause", "1438-CV/TU");
  dt_test_assert_string (task_member (f, "nam nam thuc hien", "last_day"), "2024-08-30");

  REFUSED (2, "one of", "change", "150-KH/TU", "--cause", "1438-CV/TU");
  REFUSED (2, "one of", "change", "150-KH/TU", "--later", "1", "--earlier", "1", "--cause", "1438-CV/TU");
  REFUSED (2, "--later", "change", "150-KH/TU", "--later", "0", "--cause", "1438-CV/TU");
  REFUSED (2, "--task", "change", "150-KH/TU", "--later", "1", "--unit", "BTC", "--cause", "1438-CV/TU");
  REFUSED (2, "--cause", "change", "150-KH/TU", "--later", "1");
}

static void
test_remind (DtCliTest     *f,
             gconstpointer  data)
{
  g_autofree char *before = dt_cli_test_digest (f);
  g_autofree char *path = dt_cli_test_file (f, "công văn.pdf");
  g_autofree char *same = NULL;

  RUN ("remind", "--search", "nam nam thuc hien", "--dry-run", "-o", path);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_nonnull (strstr (f->out, "Ban Tuyên giáo"));
  g_assert_null (strstr (f->out, "P. Minh Tân"));       /* it has handed in */
  g_assert_nonnull (strstr (f->err, "2 units would be reminded"));
  same = dt_cli_test_digest (f);
  g_assert_cmpstr (same, ==, before);

  RUN ("remind", "--search", "nam nam thuc hien", "--symbol", "1471-CV/VPTU");
  g_assert_nonnull (strstr (f->err, "2 units reminded"));
  /* They were, today. */
  RUN ("remind", "--search", "nam nam thuc hien");
  g_assert_nonnull (strstr (f->err, "2 units were reminded today"));
  g_assert_nonnull (strstr (f->err, "Nobody"));
  RUN ("remind", "--search", "nam nam thuc hien", "--again", "--channel", "phone", "--unit", "BTC");
  g_assert_nonnull (strstr (f->err, "1 unit reminded"));

  REFUSED (2, "about which tasks", "remind");
  REFUSED (2, "--rung", "remind", "--unit", "BTC", "--rung", "5");
  REFUSED (2, "--channel", "remind", "--unit", "BTC", "--channel", "pigeon");
  REFUSED (1, "NO", "remind", "--unit", "NO");
}

/* Recorded on the 12th: on the 11th it was owed, on the 12th it was not. */
static void
test_as_of (DtCliTest     *f,
            gconstpointer  data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  RUN ("submit", "150-KH/TU", "1", "--unit", "BTC", "--day", "9/8/2024");
  before = dt_cli_test_digest (f);
  dt_cli_test_run (f, "as-of", "2024-08-12", "tasks", "--format", "json", "--search", "tự kiểm tra", NULL);
  g_assert_cmpint (f->code, ==, 0);
  g_assert_nonnull (strstr (f->out, "\"state\":\"handed\""));
  dt_cli_test_run (f, "as-of", "11/8/2024", "tasks", "--format", "json", "--search", "tự kiểm tra", NULL);
  g_assert_cmpint (f->code, ==, 0);
  g_assert_null (strstr (f->out, "\"state\":\"handed\""));
  dt_cli_test_run (f, "as-of", "11/8/2024", "units", NULL);
  g_assert_cmpint (f->code, ==, 0);

  REFUSED (2, "cannot be changed", "as-of", "2024-08-11", "submit", "150-KH/TU", "1", "--unit", "BTC");
  REFUSED (2, "no command", "as-of", "2024-08-11", "sing");
  REFUSED (2, "which day", "as-of", "tasks");
  REFUSED (2, "30/2/2024", "as-of", "30/2/2024", "tasks");
  REFUSED (2, "not come", "as-of", "2024-08-13", "tasks");
  after = dt_cli_test_digest (f);
  g_assert_cmpstr (after, ==, before);
}

/* What was recorded is told, newest first, and found by unit, kind and day. */
static void
test_journal (DtCliTest     *f,
              gconstpointer  data)
{
  g_autoptr(JsonArray) all = NULL;
  g_autoptr(JsonArray) one = NULL;
  g_autoptr(JsonArray) none = NULL;
  JsonObject *newest;

  RUN ("submit", "150-KH/TU", "1", "--unit", "BTC", "--day", "9/8/2024");
  dt_cli_test_run (f, "journal", "--format", "json", NULL);
  g_assert_cmpint (f->code, ==, 0);
  all = dt_cli_test_json (f);
  g_assert_cmpint (json_array_get_length (all), >=, 2);
  newest = json_array_get_object_element (all, 0);
  g_assert_cmpstr (json_object_get_string_member (newest, "action"), ==, "record-submission");

  dt_cli_test_run (f, "journal", "--format", "json", "--kind", "submissions", "--unit", "BTC", "--directive", "150-KH/TU", NULL);
  one = dt_cli_test_json (f);
  g_assert_cmpint (json_array_get_length (one), ==, 1);
  dt_cli_test_run (f, "journal", "--format", "json", "--to", "1/1/1990", NULL);
  none = dt_cli_test_json (f);
  g_assert_cmpint (json_array_get_length (none), ==, 0);

  RUN ("journal");
  g_assert_nonnull (strstr (f->out, "150-KH/TU"));
  REFUSED (2, "kind", "journal", "--kind", "gossip");
  REFUSED (2, "--from", "journal", "--from", "yesterday");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) \
  g_test_add ("/cli/records/" name, DtCliTest, NULL, dt_cli_test_set_up_seed, func, dt_cli_test_tear_down)
  ADD ("submit", test_submit);
  ADD ("submit-refused", test_submit_refused);
  ADD ("assign", test_assign);
  ADD ("depend", test_depend);
  ADD ("change", test_change);
  ADD ("remind", test_remind);
  ADD ("as-of", test_as_of);
  ADD ("journal", test_journal);

  return g_test_run ();
}
