/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-transfer-test.h"

#include "dt-db.h"

static void
open_store (DtTransferFixture *fixture)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->folder = dt_test_dir_new ();
  path = g_build_filename (fixture->folder, "register.db", NULL);
  fixture->store = dt_store_new (path, DT_STORE_FLAGS_NONE);
  dt_store_open (fixture->store, NULL, &error);
  g_assert_no_error (error);
}

static void
close_store (DtTransferFixture *fixture)
{
  dt_store_close (fixture->store);
  g_clear_object (&fixture->store);
  dt_test_dir_remove (fixture->folder);
  g_clear_pointer (&fixture->folder, g_free);
}

void
dt_transfer_set_up (DtTransferFixture *fixture,
                    gconstpointer      data)
{
  dt_today_set_fixed (DT_TRANSFER_TODAY);
  open_store (fixture);
}

void
dt_transfer_tear_down (DtTransferFixture *fixture,
                       gconstpointer      data)
{
  close_store (fixture);
  dt_today_set_fixed (DT_DAY_NONE);
}

void
dt_transfer_renew (DtTransferFixture *fixture)
{
  close_store (fixture);
  open_store (fixture);
}

GFile *
dt_transfer_write_file (DtTransferFixture *fixture,
                        const char        *name,
                        const char        *content,
                        gssize             length)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  g_file_set_contents (path, content, length, &error);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

GFile *
dt_transfer_sample (const char *name)
{
  return g_file_new_build_filename (g_getenv ("DT_SOURCE_DIR"), "tests", "fixtures", "xml", name, NULL);
}

DtImportReport *
dt_transfer_read (DtTransferFixture *fixture,
                  GFile             *file,
                  DtTransferFlags    flags)
{
  g_autoptr(GError) error = NULL;
  DtTransferOptions options = { .flags = flags };
  DtImportReport *report = dt_transfer_import (fixture->store, &file, 1, &options, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (report);
  return report;
}

DtImportReport *
dt_transfer_read_text (DtTransferFixture *fixture,
                       const char        *content,
                       DtTransferFlags    flags)
{
  g_autoptr(GFile) file = dt_transfer_write_file (fixture, "document.xml", content, -1);

  return dt_transfer_read (fixture, file, flags);
}

void
dt_transfer_take_text (DtTransferFixture *fixture,
                       const char        *content)
{
  g_autoptr(DtImportReport) report = dt_transfer_read_text (fixture, content, DT_TRANSFER_FLAGS_NONE);

  dt_transfer_assert_good (report);
}

void
dt_transfer_take_sample (DtTransferFixture *fixture,
                         const char        *name)
{
  g_autoptr(GFile) file = dt_transfer_sample (name);
  g_autoptr(DtImportReport) report = dt_transfer_read (fixture, file, DT_TRANSFER_FLAGS_NONE);

  dt_transfer_assert_good (report);
}

char *
dt_transfer_export_text (DtTransferFixture *fixture)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "export.xml", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  char *content = NULL;

  dt_transfer_export (fixture->store, file, NULL, &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  return content;
}

/* Looking */

static gboolean
run_query (DtDb     *db,
           gpointer  data,
           gpointer *result,
           GError  **error)
{
  const char *const *queries = data;
  GString *rows = g_string_new (NULL);

  for (; *queries != NULL; queries++)
    {
      g_auto(DtStmt) stmt = { 0 };
      gboolean has_row = TRUE;

      if (!dt_db_prepare (db, &stmt, *queries, error))
        return FALSE;
      while (has_row)
        {
          if (!dt_stmt_next (&stmt, &has_row, error))
            return FALSE;
          for (int i = 0; has_row && i < sqlite3_column_count (stmt.handle); i++)
            g_string_append_printf (rows, "%s%s", i > 0 ? "|" : rows->len > 0 ? "\n" : "",
                                    sqlite3_column_type (stmt.handle, i) == SQLITE_NULL ? "∅" : dt_column_peek (&stmt, i));
        }
    }

  *result = g_string_free (rows, FALSE);
  return TRUE;
}

static char *
run_queries (DtTransferFixture *fixture,
             const char *const *queries)
{
  g_autoptr(GError) error = NULL;
  char *rows = dt_store_read (fixture->store, run_query, (gpointer) queries, NULL, &error);

  g_assert_no_error (error);
  return rows;
}

char *
dt_transfer_query (DtTransferFixture *fixture,
                   const char        *sql)
{
  const char *queries[] = { sql, NULL };

  return run_queries (fixture, queries);
}

#define CODE(id) "(SELECT code FROM unit WHERE unit.id = " id ")"
#define GROUP_CODE(id) "(SELECT code FROM unit_group WHERE unit_group.id = " id ")"
#define UID(table, id) "(SELECT uid FROM " table " AS other WHERE other.id = " id ")"

char *
dt_transfer_dump (DtTransferFixture *fixture)
{
  static const char *const queries[] = {
    "SELECT 'setting', name, value FROM setting ORDER BY name",
    "SELECT 'unit', uid, code, name, short_name, kind, " CODE ("parent_id") ", (SELECT code FROM unit AS s WHERE s.id = unit.successor_id),"
    " valid_from, valid_to, contact, phone, email, address, position, hex (sort_key) FROM unit ORDER BY uid",
    "SELECT 'unit_group', uid, code, name FROM unit_group ORDER BY uid",
    "SELECT 'group_member', " GROUP_CODE ("group_id") " AS g, " CODE ("unit_id") " AS u, valid_from, valid_to FROM group_member ORDER BY g, u, valid_from",
    "SELECT 'directive', uid, symbol, symbol_key, type, " CODE ("issuer_id") ", issuer, issuer_key, issued_day, place, signer, signer_title,"
    " subject, urgency, text, stub, arrived_day, incoming_number, passed_day, passed_to, copies, note FROM directive ORDER BY uid",
    "SELECT 'addressee', " UID ("directive", "directive_id") " AS d, kind, position, words, " CODE ("unit_id") ", " GROUP_CODE ("group_id")
    " FROM addressee ORDER BY d, kind, position",
    "SELECT 'reference', " UID ("directive", "directive_id") " AS d, " UID ("directive", "target_id") " AS t, relation, words"
    " FROM reference ORDER BY d, t, relation",
    "SELECT 'task', uid, " UID ("directive", "directive_id") ", " UID ("task", "task.parent_id") ", position, ordinal, clause, title, short_title,"
    " text, product, hold, hold_reason FROM task ORDER BY uid",
    "SELECT 'deadline', " UID ("task", "task_id") " AS t, bound, words, named_day, named_time, rule, original_day, last_day FROM deadline ORDER BY t",
    "SELECT 'assignment', uid, " UID ("task", "task_id") ", " CODE ("unit_id") ", role, " GROUP_CODE ("group_id") ", position, percent, last_day, excused, " CODE ("passed_from")
    " FROM assignment ORDER BY uid",
    "SELECT 'extension', uid, " UID ("assignment", "assignment_id") ", requested_day, wanted_day, symbol, reason, verdict, decided_day, granted_day,"
    " decided_by FROM extension ORDER BY uid",
    "SELECT 'schedule_change', uid, kind, " UID ("directive", "cause_id") ", cause_clause, " UID ("directive", "target_id") ","
    " amount, span, fixed_day, day_off, decided_day, lifted_day, note FROM schedule_change ORDER BY uid",
    "SELECT 'deadline_move', " UID ("schedule_change", "change_id") " AS c, " UID ("task", "task_id") " AS t, " UID ("assignment", "assignment_id") " AS a,"
    " old_day, new_day, outcome, reason FROM deadline_move ORDER BY c, t, a",
    "SELECT 'dependency', " UID ("task", "task_id") " AS t, " UID ("task", "needs_id") " AS n, note, lag_days FROM dependency ORDER BY t, n",
    "SELECT 'submission', uid, " UID ("assignment", "assignment_id") ", version, received_day, received_time, symbol, via, verdict, verdict_day, reason, note"
    " FROM submission ORDER BY uid",
    "SELECT 'reminder', uid, " CODE ("unit_id") ", day, time, channel, rung, symbol, by_whom, note, answer, answer_day FROM reminder ORDER BY uid",
    "SELECT 'reminder_assignment', " UID ("reminder", "reminder_id") " AS r, " UID ("assignment", "assignment_id") " AS a FROM reminder_assignment ORDER BY r, a",
    "SELECT 'attachment', uid, " UID ("directive", "directive_id") ", " UID ("submission", "submission_id") ", name, media_type, size, sha256"
    " FROM attachment ORDER BY uid",
    "SELECT 'calendar_day', day, kind, name FROM calendar_day ORDER BY day",
    "SELECT 'calendar_year', year FROM calendar_year ORDER BY year",
    "SELECT 'letter_template', uid, name, channel, rung, subject, body, position FROM letter_template ORDER BY uid",
    "SELECT 'board', uid, name, " GROUP_CODE ("group_id") ", position FROM board ORDER BY uid",
    "SELECT 'board_task', " UID ("board", "board_id") " AS b, " UID ("task", "task_id") ", position FROM board_task ORDER BY b, position",
    "SELECT 'draft', uid, kind, title, made_at, changed_at, content FROM draft ORDER BY uid",
    "SELECT 'saved_filter', uid, name, query, position FROM saved_filter ORDER BY uid",
    NULL,
  };

  return run_queries (fixture, queries);
}

/* Reports */

static void
print_problems (GPtrArray  *problems,
                const char *kind)
{
  for (guint i = 0; i < problems->len; i++)
    {
      const DtProblem *problem = problems->pdata[i];

      g_test_message ("%s %d:%d %s [%s]", kind, problem->place.line, problem->place.column, problem->reason,
                      problem->hint != NULL ? problem->hint : "");
    }
}

void
dt_transfer_print (const DtImportReport *report)
{
  print_problems (report->errors, "error");
  print_problems (report->warnings, "warning");
}

void
dt_transfer_assert_good (const DtImportReport *report)
{
  if (report->n_errors > 0)
    dt_transfer_print (report);
  g_assert_cmpint (report->n_errors, ==, 0);
}

void
dt_transfer_assert_error (const DtImportReport *report,
                          guint                 index,
                          int                   line,
                          int                   column,
                          const char           *reason,
                          const char           *hint)
{
  const DtProblem *problem;

  dt_transfer_print (report);
  g_assert_cmpuint (report->errors->len, >, index);
  if (report->errors->len <= index)
    return;
  problem = report->errors->pdata[index];
  g_assert_cmpstr (problem->reason, ==, reason);
  g_assert_cmpint (problem->place.line, ==, line);
  g_assert_cmpint (problem->place.column, ==, column);
  if (hint != NULL)
    g_assert_cmpstr (problem->hint, ==, hint);
}
