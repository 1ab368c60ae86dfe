/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-storage-test.h"

static char *
ids_text (GArray *ids)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "", g_array_index (ids, gint64, i));
  return g_string_free (text, FALSE);
}

static DtChange *
run (DtStorageFixture *fixture,
     DtWrite           write,
     const char       *sql)
{
  g_autoptr(GError) error = NULL;
  DtChange *change = NULL;
  gpointer result = NULL;

  dt_writer_run (fixture->writer, &write, dt_storage_job_sql, (gpointer) sql, NULL, &result, &change, &error);
  g_assert_no_error (error);
  return change;
}

static const DtWrite plain = { .action = "test", .label = "Test" };

static void
assert_change (DtStorageFixture *fixture,
               const char       *sql,
               const char       *tasks,
               const char       *units,
               const char       *directives)
{
  g_autoptr(DtChange) change = run (fixture, plain, sql);

  g_assert_nonnull (change);
  g_assert_false (change->everything);
  g_assert_cmpstr (change->label, ==, "Test");
  dt_test_assert_string (ids_text (change->tasks), tasks);
  dt_test_assert_string (ids_text (change->units), units);
  dt_test_assert_string (ids_text (change->directives), directives);
}

static void
test_change (DtStorageFixture *fixture,
             gconstpointer     seed)
{
  g_autoptr(DtChange) calendar = NULL;

  assert_change (fixture, "UPDATE assignment SET percent = 10 WHERE id = 5", "5", "2", "1");
  assert_change (fixture, "UPDATE submission SET verdict = 'accepted' WHERE id = 2", "7", "1", "1");
  assert_change (fixture, "UPDATE assignment SET unit_id = 4 WHERE id = 1", "1", "2 4", "1");
  assert_change (fixture, "UPDATE directive SET symbol = '9-CV/TU' WHERE id = 2", "12 13 14", "1 2 3 5 6", "2");
  assert_change (fixture, "UPDATE unit SET phone = '1' WHERE id = 6", "", "6", "");
  assert_change (fixture, "UPDATE unit SET short_name = 'X', sort_key = 'x' WHERE id = 6", "9 13", "1 2 3 5 6", "1 2");
  assert_change (fixture, "DELETE FROM reminder", "1", "2 4", "1");
  assert_change (fixture, "DELETE FROM task WHERE id = 7", "7", "1", "1");
  assert_change (fixture, "DELETE FROM attachment; UPDATE deadline SET last_day = 739115 WHERE task_id IN (2, 3)", "2 3", "1 3", "1");

  calendar = run (fixture, plain, "INSERT INTO calendar_year (year) VALUES (2024)");
  g_assert_true (calendar->calendar);
  g_assert_cmpuint (calendar->tasks->len, ==, 0);
}

static void
test_nothing_changed (DtStorageFixture *fixture,
                      gconstpointer     seed)
{
  g_assert_null (run (fixture, plain, "SELECT 1"));
  g_assert_null (run (fixture, plain, "UPDATE task SET title = title"));
}

static void
test_dry_run (DtStorageFixture *fixture,
              gconstpointer     seed)
{
  g_autofree char *before = dt_storage_dump (fixture->db, TRUE);
  gint64 n = dt_storage_number (fixture->db, "SELECT count (*) FROM journal");

  for (int bulk = 0; bulk < 2; bulk++)
    {
      DtWrite dry = { .action = "test", .label = "Test", .dry_run = TRUE, .bulk = bulk };

      g_assert_null (run (fixture, dry, "DELETE FROM task; UPDATE unit SET name = 'x'"));
      dt_test_assert_string (dt_storage_dump (fixture->db, TRUE), before);
      g_assert_cmpint (dt_storage_number (fixture->db, "SELECT count (*) FROM journal"), ==, n);
    }

  /* The triggers are back: the next write is followed, and can be undone. */
  dt_storage_run (fixture, "DELETE FROM task WHERE id = 13");
  g_assert_cmpint (dt_storage_number (fixture->db, "SELECT count (*) FROM task_fts WHERE task_fts MATCH 'nghi AND quyet'"), ==, 0);
  g_assert_cmpstr (dt_writer_get_undo_label (fixture->writer), ==, "Test");
}

static gboolean
job_fail_late (DtDb      *db,
               gpointer   data,
               gpointer  *result,
               GError   **error)
{
  g_assert_true (dt_db_exec (db, "DELETE FROM task; INSERT INTO setting (name, value) VALUES ('a', 'b')", NULL));
  g_set_error_literal (error, DT_ERROR, DT_ERROR_INVALID, "No");
  return FALSE;
}

static void
test_failure (DtStorageFixture *fixture,
              gconstpointer     seed)
{
  for (int bulk = 0; bulk < 2; bulk++)
    {
      g_autofree char *before = dt_storage_dump (fixture->db, TRUE);
      DtWrite write = { .action = "test", .label = "Failed", .bulk = bulk };
      g_autoptr(GError) error = NULL;
      DtChange *change = NULL;
      gpointer result = NULL;

      g_assert_false (dt_writer_run (fixture->writer, &write, job_fail_late, NULL, NULL, &result, &change, &error));
      g_assert_error (error, DT_ERROR, DT_ERROR_INVALID);
      g_assert_null (change);
      dt_test_assert_string (dt_storage_dump (fixture->db, TRUE), before);
      g_assert_cmpstr (dt_writer_get_undo_label (fixture->writer), ==, "Test");
    }
}

static gboolean
job_label (DtDb      *db,
           gpointer   data,
           gpointer  *result,
           GError   **error)
{
  dt_db_set_label (db, "Named by the job");
  dt_db_set_detail (db, "3 \"files\"");
  return dt_db_exec (db, "UPDATE task SET title = 'x' WHERE id = 1", error);
}

static void
test_label (DtStorageFixture *fixture,
            gconstpointer     seed)
{
  for (int bulk = 0; bulk < 2; bulk++)
    {
      DtWrite write = { .action = "import", .bulk = bulk };
      g_autoptr(DtChange) change = NULL;
      g_autoptr(GError) error = NULL;
      gpointer result = NULL;

      dt_writer_run (fixture->writer, &write, job_label, NULL, NULL, &result, &change, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (change->label, ==, "Named by the job");
      g_assert_cmpint (change->everything, ==, bulk);
      g_assert_cmpstr (dt_writer_get_undo_label (fixture->writer), ==, bulk ? NULL : "Named by the job");
      dt_test_assert_string (dt_storage_text (fixture->db, "SELECT action, label FROM journal ORDER BY id DESC LIMIT 1"),
                             "import|Named by the job");
      dt_test_assert_string (dt_storage_text (fixture->db, "SELECT json_extract (after, '$.detail') FROM journal_item"
                                                           " WHERE entity = 'register' ORDER BY id DESC LIMIT 1"), "3 \"files\"");
    }
}

static void
undo (DtStorageFixture *fixture)
{
  g_autoptr(DtChange) change = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *label = dt_writer_undo (fixture->writer, &change, &error);

  g_assert_no_error (error);
  g_assert_nonnull (label);
}

static void
test_step_limit (DtStorageFixture *fixture,
                 gconstpointer     seed)
{
  int n = 0;

  for (int i = 0; i < 250; i++)
    {
      g_autofree char *sql = g_strdup_printf ("UPDATE task SET title = 'Lần %d' WHERE id = 1", i);

      dt_storage_run (fixture, sql);
    }
  for (; dt_writer_get_undo_label (fixture->writer) != NULL; n++)
    undo (fixture);

  g_assert_cmpint (n, ==, 200);
  dt_test_assert_string (dt_storage_text (fixture->db, "SELECT title FROM task WHERE id = 1"), "Lần 49");
}

/* A step too large to be kept takes the history with it, and leaves nothing behind in memory. */
static void
test_row_limit (DtStorageFixture *fixture,
                gconstpointer     seed)
{
  dt_storage_run (fixture, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200001)"
                           " INSERT INTO setting (name, value) SELECT i, i FROM n");
  g_assert_null (dt_writer_get_undo_label (fixture->writer));
  g_assert_cmpint (dt_storage_number (fixture->db, "SELECT count (*) FROM undo_setting"), ==, 0);
  g_assert_cmpint (dt_storage_number (fixture->db, "SELECT count (*) FROM undo_task"), ==, 0);

  dt_storage_run (fixture, "DELETE FROM task WHERE id = 1");
  g_assert_nonnull (dt_writer_get_undo_label (fixture->writer));
}

/* A new write ends the way forward. */
static void
test_redo_ends (DtStorageFixture *fixture,
                gconstpointer     seed)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(DtChange) change = NULL;

  dt_storage_run (fixture, "DELETE FROM task WHERE id = 1");
  undo (fixture);
  g_assert_nonnull (dt_writer_get_redo_label (fixture->writer));
  dt_storage_run (fixture, "DELETE FROM task WHERE id = 2");
  g_assert_null (dt_writer_get_redo_label (fixture->writer));
  g_assert_null (dt_writer_redo (fixture->writer, &change, &error));
  g_assert_error (error, DT_ERROR, DT_ERROR_NOT_FOUND);
  g_assert_null (change);
}

static void
test_foreign_keys_stay (DtStorageFixture *fixture,
                        gconstpointer     seed)
{
  g_autoptr(GError) error = NULL;

  dt_storage_run (fixture, "DELETE FROM task WHERE id = 1");
  undo (fixture);
  g_assert_false (dt_db_exec (fixture->db, "DELETE FROM unit WHERE id = 1", &error));
  g_assert_error (error, DT_ERROR, DT_ERROR_CONSTRAINT);
}

#define CASE(path, func)                                                                      \
  g_test_add ("/storage/writer/" path, DtStorageFixture, "seed", dt_storage_fixture_set_up, func, dt_storage_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  CASE ("change", test_change);
  CASE ("nothing-changed", test_nothing_changed);
  CASE ("dry-run", test_dry_run);
  CASE ("failure", test_failure);
  CASE ("label", test_label);
  CASE ("step-limit", test_step_limit);
  CASE ("row-limit", test_row_limit);
  CASE ("redo-ends", test_redo_ends);
  CASE ("foreign-keys-stay", test_foreign_keys_stay);
  return g_test_run ();
}
