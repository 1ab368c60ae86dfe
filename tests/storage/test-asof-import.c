/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The register as it stood, where files were read into it since: what they brought counts from its own day. */

#include "dt-asof-test.h"

#include "dt-schedule.h"

static void
import (DtAsofFixture *fixture,
        const char    *day,
        gboolean       bulk,
        const char    *sql)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(DtChange) change = NULL;
  gpointer result = NULL;
  DtWrite write = { .action = "import", .label = "Read", .bulk = bulk };

  dt_today_set_fixed (dt_test_day (day));
  dt_writer_run (fixture->storage.writer, &write, dt_storage_job_sql, (gpointer) sql, NULL, &result, &change, &error);
  g_assert_no_error (error);
}

/* A file read on the 12th tells of earlier days: these are shown by their own dates. */
static void
test_import (DtAsofFixture *fixture,
             gconstpointer  data)
{
  import (fixture, "2024-08-12", FALSE,
          "INSERT INTO directive (id, uid, symbol, symbol_key, type, issued_day) VALUES"
          " (9, 'd9', '77-CV/TU', dt_symbol_key ('77-CV/TU'), 'letter', " DT_ASOF_DAY ("2024-07-29") "),"
          " (10, 'd10', '88-CV/TU', dt_symbol_key ('88-CV/TU'), 'letter', " DT_ASOF_DAY ("2024-08-08") "),"
          " (11, 'd11', '99-CV/TU', dt_symbol_key ('99-CV/TU'), 'letter', " DT_ASOF_DAY ("2024-08-09") ");"
          "INSERT INTO reference (directive_id, target_id, relation) VALUES (9, 11, 'cites');"
          "INSERT INTO task (id, uid, directive_id, position, title) VALUES (90, 't90', 9, 1, 'Việc cũ'), (91, 't91', 10, 1, 'Việc sau');"
          "INSERT INTO assignment (id, uid, task_id, unit_id, role) VALUES (90, 'a90', 90, 1, 'lead'), (91, 'a91', 91, 1, 'lead');"
          "INSERT INTO submission (id, uid, assignment_id, version, received_day, verdict, verdict_day) VALUES"
          " (90, 's90', 90, 1, " DT_ASOF_DAY ("2024-08-04") ", 'accepted', " DT_ASOF_DAY ("2024-08-10") "),"
          " (91, 's91', 90, 2, " DT_ASOF_DAY ("2024-08-12") ", 'waiting', NULL);");
  /* Received on the 4th, not yet accepted; the second one had not come; of two letters the one is not there, the other is
   * known by the one that cites it. */
  dt_test_assert_string (dt_asof_ask (fixture, "2024-08-05", "SELECT id, verdict FROM submission WHERE id >= 90"), "90|waiting");
  dt_test_assert_string (dt_asof_ask (fixture, "2024-08-05", "SELECT symbol, stub FROM directive WHERE id >= 9 ORDER BY id"),
                         "77-CV/TU|0\n99-CV/TU|1");
  dt_test_assert_string (dt_asof_ask (fixture, "2024-08-05", "SELECT id FROM task WHERE id >= 90"), "90");
}

/* What was typed here is known from the journal: an import later on does not make it count from another day. */
static void
test_own_beside_import (DtAsofFixture *fixture,
                        gconstpointer  data)
{
  dt_today_set_fixed (dt_test_day ("2024-08-02"));
  dt_storage_run (&fixture->storage,
                  "INSERT INTO directive (id, uid, symbol, symbol_key, type, issued_day, arrived_day) VALUES"
                  " (20, 'd20', '9-CV/TU', dt_symbol_key ('9-CV/TU'), 'letter', " DT_ASOF_DAY ("2024-08-09") ", NULL),"
                  " (21, 'd21', '8-CV/TU', dt_symbol_key ('8-CV/TU'), 'letter', NULL, NULL);"
                  "UPDATE directive SET stub = 1 WHERE id = 21");
  import (fixture, "2024-08-12", FALSE, "INSERT INTO setting (name, value) VALUES ('name', 'x')");
  dt_test_assert_string (dt_asof_ask (fixture, "2024-08-05", "SELECT id, stub FROM directive WHERE id >= 20 ORDER BY id"), "20|0\n21|1");
}

/* A letter that was only cited, and a report that waited, are filled in by a file: from their own days on. */
static void
test_import_fills (DtAsofFixture *fixture,
                   gconstpointer  data)
{
  static const char verdict[] = "SELECT verdict, verdict_day IS NULL FROM submission WHERE id = 60";
  static const char letter[] = "SELECT stub, subject FROM directive WHERE id = 20";

  dt_today_set_fixed (dt_test_day ("2024-08-01"));
  dt_storage_run (&fixture->storage,
                  "INSERT INTO directive (id, uid, symbol, symbol_key, type, stub, issued_day) VALUES"
                  " (20, 'd20', '9-CV/TU', dt_symbol_key ('9-CV/TU'), 'letter', 1, " DT_ASOF_DAY ("2024-07-30") ");"
                  "INSERT INTO submission (id, uid, assignment_id, version, received_day) VALUES (60, 's60', 3, 9, " DT_ASOF_DAY ("2024-08-01") ")");
  import (fixture, "2024-08-12", FALSE,
          "UPDATE directive SET stub = 0, subject = 'Đã đến', arrived_day = " DT_ASOF_DAY ("2024-08-04") " WHERE id = 20;"
          "UPDATE task SET title = 'Chữa lại' WHERE id = 3;"
          "UPDATE submission SET verdict = 'accepted', verdict_day = " DT_ASOF_DAY ("2024-08-06") " WHERE id = 60");
  dt_test_assert_string (dt_asof_ask (fixture, "2024-08-03", letter), "1|");
  dt_test_assert_string (dt_asof_ask (fixture, "2024-08-04", letter), "0|Đã đến");
  dt_test_assert_string (dt_asof_ask (fixture, "2024-08-05", verdict), "waiting|1");
  dt_test_assert_string (dt_asof_ask (fixture, "2024-08-06", verdict), "accepted|0");
  /* A correction has no day of its own: it counts from when it was read. */
  dt_test_assert_string (dt_asof_ask (fixture, "2024-08-11", "SELECT title FROM task WHERE id = 3"), "Đề cương tuyên truyền đại hội");
}

static void
step_back (DtAsofFixture *fixture,
           char *(*step) (DtWriter *, DtChange **, GError **))
{
  g_autoptr(GError) error = NULL;
  g_autoptr(DtChange) change = NULL;

  g_free (step (fixture->storage.writer, &change, &error));
  g_assert_no_error (error);
}

/* An import taken back never was; one that was done again is there. */
static void
test_import_undone (DtAsofFixture *fixture,
                    gconstpointer  data)
{
  static const char reminders[] = "SELECT count (*) FROM reminder WHERE uid = 'r70'";
  static const char verdict[] = "SELECT verdict FROM submission WHERE uid = 's60'";

  dt_storage_run (&fixture->storage, "INSERT INTO submission (uid, assignment_id, version, received_day) VALUES"
                                     " ('s60', 3, 9, " DT_ASOF_DAY ("2024-08-01") ")");
  import (fixture, "2024-08-12", FALSE,
          "INSERT INTO reminder (uid, unit_id, day, channel) VALUES ('r70', 2, " DT_ASOF_DAY ("2024-08-03") ", 'phone');"
          "UPDATE submission SET verdict = 'accepted', verdict_day = " DT_ASOF_DAY ("2024-08-02") " WHERE uid = 's60'");
  dt_test_assert_string (dt_asof_ask (fixture, "2024-08-05", reminders), "1");
  dt_test_assert_string (dt_asof_ask (fixture, "2024-08-05", verdict), "accepted");
  step_back (fixture, dt_writer_undo);
  dt_test_assert_string (dt_asof_ask (fixture, "2024-08-05", reminders), "0");
  dt_test_assert_string (dt_asof_ask (fixture, "2024-08-05", verdict), "waiting");
  step_back (fixture, dt_writer_redo);
  dt_test_assert_string (dt_asof_ask (fixture, "2024-08-05", reminders), "1");
  dt_test_assert_string (dt_asof_ask (fixture, "2024-08-05", verdict), "accepted");
}

/* An import that has no items in the journal: only its detail is told. */
static void
test_import_large (DtAsofFixture *fixture,
                   gconstpointer  data)
{
  dt_storage_run (&fixture->storage, "INSERT INTO submission (id, uid, assignment_id, version, received_day) VALUES"
                                     " (60, 's60', 3, 9, " DT_ASOF_DAY ("2024-08-01") ")");
  import (fixture, "2024-08-12", TRUE,
          "INSERT INTO submission (id, uid, assignment_id, version, received_day) VALUES"
          " (61, 's61', 3, 10, " DT_ASOF_DAY ("2024-08-04") "), (62, 's62', 3, 11, " DT_ASOF_DAY ("2024-08-09") ")");
  dt_today_set_fixed (dt_test_day ("2024-08-13"));
  dt_storage_run (&fixture->storage, "UPDATE submission SET note = 'x' WHERE id = 61;"
                                     "INSERT INTO submission (id, uid, assignment_id, version, received_day) VALUES"
                                     " (63, 's63', 3, 12, " DT_ASOF_DAY ("2024-08-02") ")");
  dt_test_assert_string (dt_asof_ask (fixture, "2024-08-05", "SELECT id, note FROM submission WHERE id >= 60 ORDER BY id"), "60|~\n61|~");
}

/* What was removed here and then read from a file again, under the same number or another. */
static void
test_import_again (DtAsofFixture *fixture,
                   gconstpointer  data)
{
  static const char rows[] = "SELECT s.id, s.uid, a.name FROM submission s LEFT JOIN attachment a ON a.submission_id = s.id"
                             " WHERE s.id >= 60 OR s.uid >= 's60' ORDER BY s.uid";

  dt_storage_run (&fixture->storage,
                  "INSERT INTO submission (id, uid, assignment_id, version, received_day) VALUES (60, 's60', 3, 9, " DT_ASOF_DAY ("2024-08-01") "),"
                  " (61, 's61', 3, 10, " DT_ASOF_DAY ("2024-08-01") ");"
                  "INSERT INTO attachment (id, uid, submission_id, name) VALUES (80, 'f80', 60, 'cũ'), (81, 'f81', 61, 'cũ 61')");
  dt_today_set_fixed (dt_test_day ("2024-08-10"));
  dt_storage_run (&fixture->storage, "DELETE FROM submission WHERE id IN (60, 61)");
  /* The number of one belongs to another now; the other is there again under a new one. */
  import (fixture, "2024-08-12", FALSE,
          "INSERT INTO submission (id, uid, assignment_id, version, received_day) VALUES (60, 's99', 4, 9, " DT_ASOF_DAY ("2024-08-02") "),"
          " (75, 's61', 3, 10, " DT_ASOF_DAY ("2024-08-01") ");"
          "INSERT INTO attachment (id, uid, submission_id, name) VALUES (90, 'f90', 60, 'mới'), (91, 'f91', 75, 'mới 61')");
  dt_test_assert_string (dt_asof_ask (fixture, "2024-08-05", rows), "60|s60|cũ\n61|s61|cũ 61\n76|s99|mới");
}

/* A register kept day by day, and one into which a file read in the end tells all of it: what the one showed in the evening,
 * the other shows as of that day. */

#define N_FACTS 60
#define FIRST_DAY 739100

/* One fact, on its day: how it is written down then. @later: how a file tells in the end what became of it. */
static char *
make_fact (GRand *random,
           int    n,
           int    day,
           char **verdict,
           int   *verdict_day)
{
  int assignment = 1 + g_rand_int_range (random, 0, 16);
  int kind = n == 0 ? 0 : g_rand_int_range (random, 0, 4);

  *verdict = NULL;
  *verdict_day = day + g_rand_int_range (random, 0, 6);
  switch (kind)
    {
    case 0:
      return g_strdup_printf ("INSERT INTO directive (id, uid, symbol, symbol_key, type, issued_day, arrived_day) VALUES"
                              " (%1$d, 'd%1$d', '%1$d-CV/TU', dt_symbol_key ('%1$d-CV/TU'), 'letter', %2$d, %3$d);"
                              "INSERT INTO task (id, uid, directive_id, position, title) VALUES (%1$d, 't%1$d', %1$d, 1, 'Việc %1$d');"
                              "INSERT INTO deadline (task_id, bound, named_day, original_day, last_day) VALUES (%1$d, 'by', %4$d, %4$d, %4$d);"
                              "INSERT INTO assignment (id, uid, task_id, unit_id, role) VALUES (%1$d, 'a%1$d', %1$d, %5$d, 'lead');",
                              1000 + n, day - g_rand_int_range (random, 0, 3), day, day + 10, 1 + n % 6);
    case 1:
      return g_strdup_printf ("INSERT INTO reminder (id, uid, unit_id, day, channel) VALUES (%1$d, 'r%1$d', %2$d, %3$d, 'phone');"
                              "INSERT INTO reminder_assignment (id, reminder_id, assignment_id) VALUES (%1$d, %1$d, %4$d);",
                              1000 + n, 1 + n % 6, day, assignment);
    case 2:
      *verdict = g_strdup_printf ("UPDATE extension SET verdict = 'granted', decided_day = %2$d, granted_day = %3$d, decided_by = 'x'"
                                  " WHERE id = %1$d;", 1000 + n, *verdict_day, day + 20);
      return g_strdup_printf ("INSERT INTO extension (id, uid, assignment_id, requested_day, wanted_day) VALUES (%1$d, 'e%1$d', %2$d, %3$d, %4$d);",
                              1000 + n, assignment, day, day + 20);
    default:
      *verdict = g_strdup_printf ("UPDATE submission SET verdict = 'returned', verdict_day = %2$d, reason = 'Thiếu' WHERE id = %1$d;",
                                  1000 + n, *verdict_day);
      return g_strdup_printf ("INSERT INTO submission (id, uid, assignment_id, version, received_day) VALUES (%1$d, 's%1$d', %2$d, %1$d, %3$d);",
                              1000 + n, assignment, day);
    }
}

static gboolean
job_recompute (DtDb      *db,
               gpointer   data,
               gpointer  *result,
               GError   **error)
{
  return dt_schedule_recompute (db, 0, error);
}

/* The seed states days, and verdicts that are still to come; here last days are those of the rules, and nothing is known
 * beforehand. */
static void
begin_plain (DtStorageFixture *storage)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(DtChange) change = NULL;
  gpointer result = NULL;
  DtWrite write = { .action = "test" };

  dt_storage_run (storage, "UPDATE submission SET verdict = 'waiting', verdict_day = NULL, reason = NULL");
  dt_writer_run (storage->writer, &write, job_recompute, NULL, NULL, &result, &change, &error);
  g_assert_no_error (error);
}

static void
test_import_day_by_day (DtAsofFixture *fixture,
                        gconstpointer  data)
{
  gboolean large = GPOINTER_TO_INT (data);
  g_autoptr(GRand) random = g_rand_new_with_seed (large ? 2 : 1);
  DtStorageFixture daily = { 0 };
  GString *of_day[32] = { NULL };
  g_autoptr(GString) all = g_string_new (NULL);
  char *dumps[G_N_ELEMENTS (of_day)] = { NULL };

  dt_storage_fixture_set_up (&daily, "seed");
  begin_plain (&daily);
  begin_plain (&fixture->storage);
  for (gsize i = 0; i < G_N_ELEMENTS (of_day); i++)
    of_day[i] = g_string_new (NULL);
  for (int n = 0; n < N_FACTS; n++)
    {
      int day = n * 25 / N_FACTS;
      g_autofree char *verdict = NULL;
      int verdict_day;
      g_autofree char *fact = make_fact (random, n, FIRST_DAY + day, &verdict, &verdict_day);

      g_string_append (of_day[day], fact);
      g_string_append (all, fact);
      if (verdict != NULL)
        {
          g_string_append (of_day[verdict_day - FIRST_DAY], verdict);
          g_string_append (all, verdict);
        }
    }

  for (gsize i = 0; i < G_N_ELEMENTS (of_day); i++)
    {
      dt_today_set_fixed (FIRST_DAY + (int) i);
      dt_storage_run (&daily, of_day[i]->str);
      dumps[i] = dt_storage_dump (daily.db, TRUE);
      g_string_free (of_day[i], TRUE);
    }
  import (fixture, "2024-09-30", large, all->str);
  for (gsize i = 0; i < G_N_ELEMENTS (of_day); i++)
    {
      g_autofree char *shown = dt_asof_dump (fixture, FIRST_DAY + (int) i);

      g_assert_cmpstr (shown, ==, dumps[i]);
      g_free (dumps[i]);
    }
  dt_storage_fixture_tear_down (&daily, NULL);
}

/* A letter that moves deadlines is read later: up to its date the days of the words were in force. */
static void
test_import_moves (DtAsofFixture *fixture,
                   gconstpointer  data)
{
  static const char days[] = "SELECT date (original_day + 1721424.5), date (last_day + 1721424.5),"
                             " (SELECT count (*) FROM schedule_change WHERE uid = 'c50') FROM deadline WHERE task_id = 4";
  g_autoptr(GError) error = NULL;

  import (fixture, "2024-08-20", FALSE,
          "INSERT INTO directive (id, uid, symbol, symbol_key, type, issued_day) VALUES"
          " (20, 'd20', '9-CV/TU', dt_symbol_key ('9-CV/TU'), 'letter', " DT_ASOF_DAY ("2024-08-06") ");"
          "INSERT INTO schedule_change (id, uid, kind, cause_id, target_id, amount, lifted_day) VALUES"
          " (50, 'c50', 'postpone', 20, 1, 5, " DT_ASOF_DAY ("2024-08-09") ")");
  dt_test_assert_string (dt_asof_ask (fixture, "2024-08-05", days), "2024-08-20|2024-08-05|0");
  dt_test_assert_string (dt_asof_ask (fixture, "2024-08-06", days), "2024-08-20|2024-08-10|1");
  dt_test_assert_string (dt_asof_ask (fixture, "2024-08-09", days), "2024-08-20|2024-08-05|1");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  DT_ASOF_CASE ("import", test_import, NULL);
  DT_ASOF_CASE ("own-beside-import", test_own_beside_import, NULL);
  DT_ASOF_CASE ("import-fills", test_import_fills, NULL);
  DT_ASOF_CASE ("import-undone", test_import_undone, NULL);
  DT_ASOF_CASE ("import-large", test_import_large, NULL);
  DT_ASOF_CASE ("import-again", test_import_again, NULL);
  DT_ASOF_CASE ("import-moves", test_import_moves, NULL);
  DT_ASOF_CASE ("import-day-by-day", test_import_day_by_day, GINT_TO_POINTER (FALSE));
  DT_ASOF_CASE ("import-day-by-day-large", test_import_day_by_day, GINT_TO_POINTER (TRUE));
  return g_test_run ();
}
