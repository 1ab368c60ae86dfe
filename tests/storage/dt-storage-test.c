/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-storage-test.h"

#include <string.h>

gboolean
dt_storage_job_sql (DtDb      *db,
                    gpointer   sql,
                    gpointer  *result,
                    GError   **error)
{
  return dt_db_exec (db, sql, error);
}

void
dt_storage_run (DtStorageFixture *fixture,
                const char       *sql)
{
  g_autoptr(GError) error = NULL;
  DtWrite write = { .action = "test", .label = "Test" };
  DtChange *change = NULL;
  gpointer result = NULL;

  dt_writer_run (fixture->writer, &write, dt_storage_job_sql, (gpointer) sql, NULL, &result, &change, &error);
  g_assert_no_error (error);
  g_clear_pointer (&change, dt_change_unref);
}

void
dt_storage_fixture_set_up (DtStorageFixture *fixture,
                           gconstpointer     seed)
{
  g_autoptr(GError) error = NULL;

  fixture->db = dt_db_open (":memory:", DT_DB_READ_WRITE_CREATE, &error);
  g_assert_no_error (error);
  dt_schema_migrate (fixture->db, &error);
  g_assert_no_error (error);
  fixture->writer = dt_writer_new (fixture->db, &error);
  g_assert_no_error (error);
  if (seed != NULL)
    dt_storage_run (fixture, dt_seed_sql);
}

void
dt_storage_fixture_tear_down (DtStorageFixture *fixture,
                              gconstpointer     seed)
{
  g_clear_pointer (&fixture->writer, dt_writer_free);
  g_clear_pointer (&fixture->db, dt_db_close);
}

char *
dt_storage_text (DtDb       *db,
                 const char *sql)
{
  g_autoptr(GError) error = NULL;
  g_auto(DtStmt) stmt = { 0 };
  GString *text = g_string_new (NULL);
  gboolean has_row;

  dt_db_prepare (db, &stmt, sql, &error);
  g_assert_no_error (error);
  while (dt_stmt_next (&stmt, &has_row, &error) && has_row)
    {
      if (text->len > 0)
        g_string_append_c (text, '\n');
      for (int i = 0; i < sqlite3_column_count (stmt.handle); i++)
        {
          gboolean null = sqlite3_column_type (stmt.handle, i) == SQLITE_NULL;

          g_string_append_printf (text, "%s%s", i > 0 ? "|" : "", null ? "~" : dt_column_peek (&stmt, i));
        }
    }
  g_assert_no_error (error);
  return g_string_free (text, FALSE);
}

gint64
dt_storage_number (DtDb       *db,
                   const char *sql)
{
  g_autofree char *text = dt_storage_text (db, sql);

  return g_ascii_strtoll (text, NULL, 10);
}

char *
dt_storage_dump (DtDb     *db,
                 gboolean  derived)
{
  g_autofree char *names = dt_storage_text (db,
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sqlite_*' AND name NOT GLOB 'journal*'"
    " AND name NOT GLOB 'task_fts*' AND name <> 'exchange' ORDER BY name");
  g_auto(GStrv) tables = g_strsplit (names, "\n", -1);
  GString *dump = g_string_new (NULL);

  for (char **table = tables; *table != NULL; table++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s ORDER BY 1", *table);
      g_autofree char *rows = NULL;

      if (!derived && (g_str_has_suffix (*table, "_status") || g_str_equal (*table, "task_search")))
        continue;
      rows = dt_storage_text (db, sql);
      g_string_append_printf (dump, "-- %s\n%s\n", *table, rows);
    }

  return g_string_free (dump, FALSE);
}

char *
dt_storage_sum (DtDb *db)
{
  g_autofree char *dump = dt_storage_dump (db, FALSE);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, dump, -1);
}

/* Edits. %d: some number, used where an id, a day or an amount is wanted; a row that does not exist is simply
 * not changed. */
#define ANY(table) "(SELECT id FROM " table " ORDER BY (id * 7919 + %1$d) %% 1009 LIMIT 1)"
#define UID "printf ('%%08x-0000-4000-8000-%%012d', abs (random () %% 4000000000), %1$d)"

static const char * const edits[] = {
  "INSERT INTO task (uid, directive_id, position, title) VALUES (" UID ", " ANY ("directive") ", %1$d %% 40, 'Việc số %1$d')",
  "INSERT INTO task (uid, directive_id, parent_id, position, title, text) SELECT " UID ", directive_id, id, %1$d %% 40,"
  " 'Việc con %1$d', 'Đoạn văn' FROM task WHERE id = " ANY ("task"),
  "DELETE FROM task WHERE id = " ANY ("task") " AND (SELECT count (*) FROM task) > 6",
  "UPDATE task SET title = title || ' Ủy', position = position + 1 WHERE id = " ANY ("task"),
  "UPDATE task SET hold = CASE %1$d %% 3 WHEN 0 THEN 'active' WHEN 1 THEN 'suspended' ELSE 'cancelled' END WHERE id = " ANY ("task"),
  "UPDATE task SET directive_id = " ANY ("directive") " WHERE id = %1$d %% 20",
  "INSERT INTO deadline (task_id, bound, last_day, original_day) SELECT id, 'by', 739100 + %1$d %% 60, 739110 FROM task WHERE id = "
  ANY ("task") " ON CONFLICT (task_id) DO UPDATE SET last_day = excluded.last_day, bound = 'by'",
  "UPDATE deadline SET bound = CASE %1$d %% 2 WHEN 0 THEN 'standing' ELSE 'by' END WHERE task_id = " ANY ("task"),
  "DELETE FROM deadline WHERE task_id = %1$d %% 40",
  "INSERT INTO assignment (uid, task_id, unit_id, role, position, percent) SELECT " UID ", task.id, unit.id, 'lead', %1$d %% 5,"
  " %1$d %% 3 * 20 FROM task, unit WHERE task.id = " ANY ("task") " AND unit.id = 1 + %1$d %% 7 ON CONFLICT DO NOTHING",
  "INSERT INTO assignment (uid, task_id, unit_id, role) SELECT " UID ", task.id, unit.id, 'coordinator'"
  " FROM task, unit WHERE task.id = " ANY ("task") " AND unit.id = 1 + %1$d %% 7 ON CONFLICT DO NOTHING",
  "DELETE FROM assignment WHERE id = " ANY ("assignment") " AND (SELECT count (*) FROM assignment) > 10",
  "UPDATE assignment SET percent = %1$d %% 101 WHERE id = " ANY ("assignment"),
  "UPDATE assignment SET excused = CASE WHEN excused IS NULL THEN 'Sáp nhập' END WHERE id = " ANY ("assignment"),
  "UPDATE assignment SET last_day = 739100 + %1$d %% 60, position = %1$d %% 4 WHERE id = " ANY ("assignment"),
  "UPDATE assignment SET role = CASE role WHEN 'lead' THEN 'coordinator' ELSE 'lead' END WHERE id = " ANY ("assignment"),
  "INSERT INTO submission (uid, assignment_id, version, received_day, verdict) SELECT " UID ", a.id,"
  " 1 + coalesce ((SELECT max (version) FROM submission WHERE assignment_id = a.id), 0), 739100 + %1$d %% 60,"
  " CASE %1$d %% 3 WHEN 0 THEN 'waiting' WHEN 1 THEN 'accepted' ELSE 'returned' END FROM assignment a WHERE a.id = " ANY ("assignment"),
  "UPDATE submission SET verdict = CASE %1$d %% 3 WHEN 0 THEN 'waiting' WHEN 1 THEN 'accepted' ELSE 'returned' END WHERE id = "
  ANY ("submission"),
  "DELETE FROM submission WHERE id = " ANY ("submission"),
  "UPDATE unit SET short_name = short_name || ' x', sort_key = dt_sort_key (short_name || ' x') WHERE id = " ANY ("unit"),
  "UPDATE unit SET phone = '%1$d' WHERE id = " ANY ("unit"),
  /* Two units exchange a unique value, over a third one. */
  "UPDATE unit SET code = 'between' WHERE id = 1; UPDATE unit SET code = (SELECT code || '' FROM unit WHERE id = 1) || %1$d"
  " WHERE id = 2; UPDATE unit SET code = 'A%1$d' WHERE id = 1; UPDATE unit SET code = 'B%1$d' WHERE id = 2;"
  "UPDATE unit SET code = 'C%1$d' WHERE id = 1; UPDATE unit SET code = 'A%1$d' WHERE id = 2; UPDATE unit SET code = 'B%1$d' WHERE id = 1",
  "UPDATE directive SET symbol = symbol || 'x', symbol_key = dt_symbol_key (symbol || 'x') WHERE id = " ANY ("directive"),
  "INSERT INTO directive (uid, symbol, symbol_key, type) VALUES (" UID ", '%1$d-CV/TU', dt_symbol_key ('%1$d-CV/TU'), 'letter')",
  "DELETE FROM directive WHERE id = " ANY ("directive") " AND id > 2",
  "INSERT INTO reminder (id, uid, unit_id, day, channel) VALUES (10 + %1$d, " UID ", 1 + %1$d %% 7, 739110, 'phone');"
  "INSERT INTO reminder_assignment (reminder_id, assignment_id) VALUES (10 + %1$d, " ANY ("assignment") ")",
  "DELETE FROM reminder WHERE id = " ANY ("reminder"),
  "INSERT INTO attachment (uid, submission_id, name) SELECT " UID ", id, 'tep.pdf' FROM submission WHERE id = " ANY ("submission"),
  "INSERT INTO dependency (task_id, needs_id) SELECT a.id, b.id FROM task a, task b WHERE a.id = " ANY ("task")
  " AND b.id = 1 + %1$d %% 20 AND a.id <> b.id ON CONFLICT DO NOTHING",
  "INSERT INTO setting (name, value) VALUES ('name.%1$d', 'x') ON CONFLICT (name) DO UPDATE SET value = value || 'y'",
  "INSERT INTO calendar_day (day, kind) VALUES (739000 + %1$d %% 50, 'holiday') ON CONFLICT DO NOTHING",
  "DELETE FROM calendar_day WHERE day = 739000 + %1$d %% 50",
  "DELETE FROM unit WHERE id = 1 + %1$d %% 7",   /* refused as long as anything names it */
  "UPDATE assignment SET percent = (percent + 10) %% 100",
  "UPDATE deadline SET last_day = last_day - 15 WHERE last_day IS NOT NULL",
};

char *
dt_storage_random_sql (GRand *random)
{
  GString *sql = g_string_new (NULL);
  int n = g_rand_int_range (random, 1, 9);

  for (int i = 0; i < n; i++)
    {
      const char *edit = edits[g_rand_int_range (random, 0, G_N_ELEMENTS (edits))];
      int number = g_rand_int_range (random, 1, 1000);

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
      g_string_append_printf (sql, edit, number);
#pragma GCC diagnostic pop
      g_string_append (sql, ";\n");
    }

  return g_string_free (sql, FALSE);
}

gboolean
dt_storage_random_write (DtStorageFixture *fixture,
                         GRand            *random,
                         gboolean          bulk)
{
  g_autofree char *sql = dt_storage_random_sql (random);
  g_autoptr(GError) error = NULL;
  DtWrite write = { .action = "test", .label = "Random", .bulk = bulk };
  DtChange *change = NULL;
  gpointer result = NULL;
  gboolean ok = dt_writer_run (fixture->writer, &write, dt_storage_job_sql, sql, NULL, &result, &change, &error);

  if (!ok && !g_error_matches (error, DT_ERROR, DT_ERROR_CONSTRAINT))
    g_error ("%s\n%s", error->message, sql);
  g_clear_pointer (&change, dt_change_unref);
  return ok;
}

#define UP_TO(n) "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < " #n " - 1) "
#define UP_TO_VALUE(n) UP_TO (n)
#define EACH UP_TO_VALUE (DT_STORAGE_N_LONG)
#define LONG_UID(kind) "printf ('%08x-0000-4000-" kind "-000000000000', i)"

/* Directives without a day or of the same one, units of the same name, tasks without a unit, without a day, moved, with several
 * units of which some have handed in. */
const char dt_storage_long_register[] =
  UP_TO (20) "INSERT INTO unit (id, uid, code, name, short_name, kind, sort_key)"
  " SELECT 100 + i, " LONG_UID ("8001") ", 'U' || i, 'Unit ' || i, 'Unit ' || (i / 2), 'agency', 'unit ' || (i / 2) FROM n;"
  UP_TO (120) "INSERT INTO directive (id, uid, symbol, symbol_key, type, issued_day)"
  " SELECT 100 + i, " LONG_UID ("8002") ", i || '-CV/TU', i || 'CVTU', 'letter', iif (i % 13 = 0, NULL, 738900 + i % 40 * 7) FROM n;"
  EACH "INSERT INTO task (id, uid, directive_id, position, title, hold)"
  " SELECT 1000 + i, " LONG_UID ("8003") ", 100 + i * 7919 % 120, i % 40, 'Task ' || (i * 104729 % 900),"
  "        CASE WHEN i % 71 = 0 THEN 'suspended' WHEN i % 73 = 0 THEN 'cancelled' ELSE 'active' END FROM n;"
  EACH "INSERT INTO deadline (task_id, bound, words, named_day, original_day, last_day)"
  " SELECT 1000 + i, iif (d IS NULL, 'standing', 'by'), 'by', d, d, iif (i % 5 = 0, d - 15, d)"
  "  FROM (SELECT i, iif (i % 37 = 0, NULL, 738950 + i * 7907 % 500) AS d FROM n WHERE i % 29 <> 0);"
  EACH "INSERT INTO assignment (id, uid, task_id, unit_id, role, percent)"
  " SELECT 100000 + i * 10 + k, printf ('%08x-0000-4000-8004-%012x', i, k), 1000 + i, 100 + (i * 31 + k * 3) % 20,"
  "        iif (k < 2, 'lead', 'coordinator'), i % 4 * 20"
  "  FROM n JOIN (SELECT 0 AS k UNION ALL SELECT 1 UNION ALL SELECT 2) ON k = 0 OR i % 6 = 0 WHERE i % 41 <> 0;"
  EACH "INSERT INTO submission (uid, assignment_id, version, received_day, verdict)"
  " SELECT " LONG_UID ("8005") ", 100000 + i * 10, 1, 738950 + i * 7907 % 480,"
  "        CASE i % 4 WHEN 0 THEN 'waiting' WHEN 1 THEN 'returned' ELSE 'accepted' END"
  "  FROM n WHERE i % 3 = 0 AND i % 41 <> 0;";
