/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rules of deadlines by file: read, computed, told when wrong, written again; turns of recurring tasks keep their place. */

#include <string.h>

#include "dt-occurrence-jobs.h"
#include "dt-transfer-test.h"

#define DIRECTIVE(attributes, tasks) \
  DT_TEST_REGISTER (DT_TEST_UNITS "<Directives><Directive symbol=\"7-CV/TU\" type=\"letter\" issuer=\"THU\" date=\"2024-07-22\" " attributes ">" \
                    "<Subject>Về báo cáo</Subject><Tasks>" tasks "</Tasks></Directive></Directives>")
#define TASK(ordinal, deadline) \
  "<Task ordinal=\"" ordinal "\"><Title>Việc " ordinal "</Title>" deadline "<Assignment unit=\"BTC\" role=\"lead\"/></Task>"

#define DAYS "SELECT ordinal, rule, date (last_day + 1721424.5) FROM deadline JOIN task ON id = task_id ORDER BY ordinal"

/* What a rule counts from may stand further down in the file; it is kept in its one form. */
static void
test_rules (DtTransferFixture *fixture,
            gconstpointer      data)
{
  dt_transfer_take_text (fixture, DIRECTIVE ("arrived=\"2024-07-24\"",
    TASK ("1", "<Deadline bound=\"period\" rule=\"-P5D@due:#3\">trước 5 ngày</Deadline>")
    TASK ("2", "<Deadline bound=\"period\" rule=\"P05WD@received\">05 ngày làm việc</Deadline>")
    TASK ("3", "<Deadline bound=\"by\" date=\"2024-08-30\">30/8/2024</Deadline>")
    TASK ("4", "<Deadline bound=\"period\" rule=\"-P105D@event\" date=\"2021-05-23\">105 ngày trước ngày bầu cử</Deadline>")
    TASK ("5", "<Deadline bound=\"before\" rule=\"2024-Q3/END\">trước cuối quý III</Deadline>")));
  dt_test_assert_string (dt_transfer_query (fixture, DAYS),
                         "1|-P5D@due:#3|2024-08-25\n2|P5WD@received|2024-07-31\n3|∅|2024-08-30\n"
                         "4|-P105D@event|2021-02-07\n5|2024-Q3/END|2024-09-29");

  /* It arrived a day later; the outer day moves; the rest says nothing new. */
  dt_transfer_take_text (fixture, DIRECTIVE ("arrived=\"2024-07-25\"",
    TASK ("3", "<Deadline bound=\"by\" date=\"2024-08-31\">31/8/2024</Deadline>")));
  dt_test_assert_string (dt_transfer_query (fixture, DAYS),
                         "1|-P5D@due:#3|2024-08-26\n2|P5WD@received|2024-08-01\n3|∅|2024-08-31\n"
                         "4|-P105D@event|2021-02-07\n5|2024-Q3/END|2024-09-29");

  /* The rule is taken away with a plain day. */
  dt_transfer_take_text (fixture, DIRECTIVE ("",
    TASK ("2", "<Deadline bound=\"by\" date=\"2024-08-09\">09/8/2024</Deadline>")));
  dt_test_assert_string (dt_transfer_query (fixture, "SELECT rule IS NULL, date (last_day + 1721424.5) FROM deadline JOIN task ON id = task_id"
                                                     " WHERE ordinal = '2'"), "1|2024-08-09");
}

static void
test_faults (DtTransferFixture *fixture,
             gconstpointer      data)
{
  g_autoptr(DtImportReport) report = NULL;
  g_autoptr(DtImportReport) loop = NULL;

  report = dt_transfer_read_text (fixture,
    DT_TEST_REGISTER (DT_TEST_UNITS "\n<Directives><Directive symbol=\"7-CV/TU\" type=\"letter\" issuer=\"THU\" date=\"2024-07-22\"><Subject>x</Subject><Tasks>\n"
                      "<Task><Title>a</Title>\n<Deadline bound=\"period\" rule=\"P5WD@recieved\">x</Deadline></Task>\n"
                      "<Task><Title>b</Title>\n<Deadline bound=\"by\" rule=\"R/DAILY\">x</Deadline></Task>"
                      "</Tasks></Directive></Directives>"), DT_TRANSFER_FLAGS_NONE);
  g_assert_cmpint (report->n_errors, ==, 2);
  dt_transfer_assert_error (report, 0, 4, 32, "The rule “P5WD@recieved” cannot be read at character 6: a date, “received”, “issued”, “event”,"
                            " “done:” or “due:” is expected", "For example: P5WD@received, 2024-Q3/END, R/MONTHLY;DAY=20;BEFORE");
  dt_transfer_assert_error (report, 1, 6, 18, "A rule that recurs goes with a recurring deadline only", NULL);
}

static void
make_turns (DtTransferFixture *fixture,
            int                expected)
{
  DtDay today = DT_TRANSFER_TODAY;
  DtWrite write = { .action = DT_OCCURRENCES_ACTION };
  g_autoptr(GError) error = NULL;
  g_autofree int *made = dt_store_write (fixture->store, &write, dt_job_make_occurrences, &today, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (*made, ==, expected);
}

/* Out and in again: the turns are there, below their task, and none is made twice. */
static void
test_turns (DtTransferFixture *fixture,
            gconstpointer      data)
{
  g_autofree char *before = NULL;
  g_autofree char *first = NULL;

  dt_transfer_take_text (fixture, DIRECTIVE ("",
    TASK ("2.1", "<Deadline bound=\"recurring\" time=\"14:00\" rule=\"R/MONTHLY;DAY=20;BEFORE\">trước 14 giờ ngày 20 hằng tháng</Deadline>")));
  make_turns (fixture, 2);
  before = dt_transfer_dump (fixture);
  first = dt_transfer_export_text (fixture);

  dt_transfer_renew (fixture);
  dt_transfer_take_text (fixture, first);
  dt_test_assert_string (dt_transfer_dump (fixture), before);
  dt_test_assert_string (dt_test_without_last_entry (dt_transfer_export_text (fixture)), first);
  make_turns (fixture, 0);
  dt_test_assert_string (dt_transfer_query (fixture, "SELECT t.ordinal, p.ordinal, l.named_time, date (l.last_day + 1721424.5) FROM task t"
                                                     " JOIN task p ON p.id = t.parent_id JOIN deadline l ON l.task_id = t.id ORDER BY 1"),
                         "2.1/2024-08|2.1|840|2024-08-20\n2.1/2024-09|2.1|840|2024-09-20");
}

/* The announcement of a year, alone in a document, moves what is counted over it. */
static void
test_announcement (DtTransferFixture *fixture,
                   gconstpointer      data)
{
  dt_transfer_take_text (fixture, DIRECTIVE ("",
    TASK ("1", "<Deadline bound=\"period\" rule=\"P1WD@2027-03-01\">x</Deadline>")));
  dt_test_assert_string (dt_transfer_query (fixture, DAYS), "1|P1WD@2027-03-01|2027-03-02");
  dt_transfer_take_text (fixture, DT_TEST_REGISTER ("<WorkCalendar><Year year=\"2027\"/><Day date=\"2027-03-02\" kind=\"holiday\">Lễ</Day></WorkCalendar>"));
  dt_test_assert_string (dt_transfer_query (fixture, DAYS), "1|P1WD@2027-03-01|2027-03-03");
}

/* A year goes out and comes into an empty register: the same days are worked there. */
static void
test_year (DtTransferFixture *fixture,
           gconstpointer      data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "year.xml", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(DtImportReport) report = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  dt_transfer_take_text (fixture, DT_TEST_REGISTER ("<WorkCalendar><Year year=\"2031\"/><Day date=\"2031-09-01\" kind=\"holiday\">Quốc khánh</Day>"
                                                    "<Day date=\"2030-09-03\" kind=\"holiday\">Lễ</Day></WorkCalendar>" DT_TEST_UNITS));
  g_assert_true (dt_transfer_export_calendar (fixture->store, 2031, file, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "<Year year=\"2031\"/>"));
  g_assert_null (strstr (text, "2030"));
  g_assert_null (strstr (text, "Units"));

  dt_transfer_renew (fixture);
  dt_transfer_take_text (fixture, text);
  dt_test_assert_string (dt_transfer_query (fixture, "SELECT date (day + 1721424.5), kind, name FROM calendar_day"), "2031-09-01|holiday|Quốc khánh");
  dt_test_assert_string (dt_transfer_query (fixture, "SELECT year FROM calendar_year"), "2031");
}

#define CASE(name, func) g_test_add ("/interchange/deadlines/" name, DtTransferFixture, NULL, dt_transfer_set_up, func, dt_transfer_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  CASE ("rules", test_rules);
  CASE ("faults", test_faults);
  CASE ("turns", test_turns);
  CASE ("announcement", test_announcement);
  CASE ("year", test_year);

  return g_test_run ();
}
