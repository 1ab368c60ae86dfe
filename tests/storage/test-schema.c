/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is opened, and what is refused before it is touched. */

#include "dt-storage-test.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->folder = dt_test_dir_new ();
  fixture->path = g_build_filename (fixture->folder, "register.db", NULL);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  dt_test_dir_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static gboolean
open_and_migrate (const char *path,
                  DtDbMode    mode,
                  GError    **error)
{
  g_autoptr(DtDb) db = dt_db_open (path, mode, error);

  return db != NULL && dt_schema_migrate (db, error);
}

/* With SQLite itself, as somebody else would. */
static void
run_outside (const char *path,
             const char *sql)
{
  sqlite3 *handle = NULL;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  sqlite3_exec (handle, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (handle);
}

static void
make_register (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;

  open_and_migrate (fixture->path, DT_DB_READ_WRITE_CREATE, &error);
  g_assert_no_error (error);
}

static char *
read_file (const char *path)
{
  g_autofree char *contents = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) contents, length);
}

/* It is refused with that code, and not a byte of it has changed. */
static void
assert_refused (const char *path,
                int         code)
{
  g_autofree char *before = read_file (path);

  for (DtDbMode mode = DT_DB_READ_WRITE_CREATE; mode <= DT_DB_READ_ONLY; mode++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_false (open_and_migrate (path, mode, &error));
      g_assert_error (error, DT_ERROR, code);
      dt_test_assert_string (read_file (path), before);
    }
}

static void
test_fresh (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(DtDb) db = NULL;
  struct stat info;

  make_register (fixture);
  make_register (fixture);   /* again: nothing to do */
  g_assert_cmpint (stat (fixture->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);

  db = dt_db_open (fixture->path, DT_DB_READ_WRITE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (dt_storage_number (db, "PRAGMA user_version"), ==, dt_schema_latest ());
  g_assert_cmpint (dt_storage_number (db, "PRAGMA foreign_keys"), ==, 1);
  dt_test_assert_string (dt_storage_text (db, "PRAGMA journal_mode"), "wal");
  dt_test_assert_string (dt_storage_text (db, "PRAGMA integrity_check"), "ok");
  g_assert_cmpint (dt_storage_number (db, "SELECT count (*) FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
                                          " AND strict = 0 AND name NOT GLOB 'sqlite_*'"), ==, 0);
}

static void
test_empty_file (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (g_file_set_contents (fixture->path, "", 0, NULL));
  g_assert_false (open_and_migrate (fixture->path, DT_DB_READ_ONLY, &error));
  g_assert_error (error, DT_ERROR, DT_ERROR_NOT_REGISTER);
  make_register (fixture);
}

static void
test_missing (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  g_assert_false (open_and_migrate (fixture->path, DT_DB_READ_ONLY, &error));
  g_assert_error (error, DT_ERROR, DT_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

static void
test_folder (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  g_assert_false (open_and_migrate (fixture->folder, DT_DB_READ_WRITE_CREATE, &error));
  g_assert_error (error, DT_ERROR, DT_ERROR_NOT_REGISTER);
}

static void
test_text_file (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *text = g_strnfill (5000, 'a');

  g_assert_true (g_file_set_contents (fixture->path, text, -1, NULL));
  assert_refused (fixture->path, DT_ERROR_NOT_REGISTER);
  g_assert_true (g_file_set_contents (fixture->path, "<?xml version=\"1.0\"?><register/>\n", -1, NULL));
  assert_refused (fixture->path, DT_ERROR_NOT_REGISTER);
}

static void
test_other_program (Fixture      *fixture,
                    gconstpointer data)
{
  run_outside (fixture->path, "CREATE TABLE note (id INTEGER PRIMARY KEY, text); INSERT INTO note (text) VALUES ('x')");
  assert_refused (fixture->path, DT_ERROR_NOT_REGISTER);
  run_outside (fixture->path, "PRAGMA application_id = 252006674; PRAGMA user_version = 1");
  assert_refused (fixture->path, DT_ERROR_NOT_REGISTER);
}

static void
test_too_new (Fixture      *fixture,
              gconstpointer data)
{
  make_register (fixture);
  run_outside (fixture->path, "CREATE TABLE from_the_future (id INTEGER PRIMARY KEY); PRAGMA user_version = 99;"
                              "PRAGMA journal_mode = DELETE");
  assert_refused (fixture->path, DT_ERROR_TOO_NEW);
}

static void
test_hostile (Fixture      *fixture,
              gconstpointer data)
{
  static const struct { const char *harm, *cure; } cases[] = {
    { "CREATE TRIGGER t AFTER INSERT ON task BEGIN DELETE FROM unit; END", "DROP TRIGGER t" },
    { "CREATE VIEW v AS SELECT 1", "DROP VIEW v" },
    { "CREATE TABLE t (x)", "DROP TABLE t" },
    { "CREATE INDEX i ON task (title)", "DROP INDEX i" },
    { "DROP INDEX task_by_directive", "CREATE INDEX task_by_directive ON task (directive_id, position)" },
    { "DROP TRIGGER journal_is_kept", "CREATE TRIGGER journal_is_kept BEFORE DELETE ON journal\n"
                                      "BEGIN SELECT raise (ABORT, 'the journal is append-only'); END" },
    { "ALTER TABLE setting ADD COLUMN more TEXT", "ALTER TABLE setting DROP COLUMN more" },
    { "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace (sql, 'append-only', 'open')"
      " WHERE name = 'journal_stands'",
      "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace (sql, 'open', 'append-only')"
      " WHERE name = 'journal_stands'" },
  };

  make_register (fixture);
  run_outside (fixture->path, "PRAGMA journal_mode = DELETE");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].harm);
      run_outside (fixture->path, cases[i].harm);
      assert_refused (fixture->path, DT_ERROR_NOT_REGISTER);
      run_outside (fixture->path, cases[i].cure);
    }

  make_register (fixture);
}

/* Statistics of another tool do no harm. */
static void
test_analyzed (Fixture      *fixture,
               gconstpointer data)
{
  make_register (fixture);
  run_outside (fixture->path, "INSERT INTO setting (name, value) VALUES ('a', 'b'); ANALYZE");
  make_register (fixture);
}

static void
test_damaged (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *contents = NULL;
  g_autofree char *harmed = NULL;
  gsize length;

  make_register (fixture);
  run_outside (fixture->path, "PRAGMA journal_mode = DELETE");
  g_assert_true (g_file_get_contents (fixture->path, &contents, &length, NULL));

  /* Cut off */
  g_assert_true (g_file_set_contents (fixture->path, contents, (gssize) length / 2, NULL));
  assert_refused (fixture->path, DT_ERROR_CORRUPT);

  /* A page of it overwritten */
  harmed = g_memdup2 (contents, length);
  memset (harmed + length - 8192, 0x5a, 4096);
  g_assert_true (g_file_set_contents (fixture->path, harmed, (gssize) length, NULL));
  assert_refused (fixture->path, DT_ERROR_CORRUPT);

  /* The first */
  memcpy (harmed, contents, length);
  memset (harmed + 100, 0x5a, 3000);
  g_assert_true (g_file_set_contents (fixture->path, harmed, (gssize) length, NULL));
  assert_refused (fixture->path, DT_ERROR_CORRUPT);
}

/* Bytes overwritten anywhere: refused, or opened, but nothing worse. */
static void
test_harmed_anywhere (Fixture      *fixture,
                      gconstpointer data)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (7);
  g_autofree char *contents = NULL;
  gsize length;

  make_register (fixture);
  run_outside (fixture->path, "PRAGMA journal_mode = DELETE");
  g_assert_true (g_file_get_contents (fixture->path, &contents, &length, NULL));
  for (int i = 0; i < (g_test_slow () ? 1000 : 60); i++)
    {
      g_autofree char *harmed = g_memdup2 (contents, length);
      g_autoptr(GError) error = NULL;

      for (int n = g_rand_int_range (random, 1, 40); n > 0; n--)
        harmed[g_rand_int_range (random, 0, (gint32) length)] = (char) g_rand_int_range (random, 0, 256);
      g_assert_true (g_file_set_contents (fixture->path, harmed, (gssize) length, NULL));
      if (!open_and_migrate (fixture->path, DT_DB_READ_ONLY, &error))
        g_assert_nonnull (error);
    }
}

static void
test_locked (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  sqlite3 *other = NULL;
  gint64 start;

  make_register (fixture);
  g_assert_cmpint (sqlite3_open (fixture->path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE", NULL, NULL, NULL), ==, SQLITE_OK);

  start = g_get_monotonic_time ();
  g_assert_false (open_and_migrate (fixture->path, DT_DB_READ_WRITE_CREATE, &error));
  g_assert_error (error, DT_ERROR, DT_ERROR_BUSY);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 20 * G_TIME_SPAN_SECOND);
  sqlite3_close (other);
  make_register (fixture);
}

/* A register as @version of the schema left it, from its dump. */
static void
make_old_register (Fixture *fixture,
                   int      version)
{
  g_autofree char *name = g_strdup_printf ("v%d.sql", version);
  g_autofree char *file = g_build_filename (g_getenv ("DT_SOURCE_DIR"), "tests", "fixtures", "registers", name, NULL);
  g_autofree char *sql = NULL;

  g_assert_true (g_file_get_contents (file, &sql, NULL, NULL));
  run_outside (fixture->path, sql);
}

static char *
count_rows (DtDb *db)
{
  return dt_storage_text (db, "SELECT (SELECT count (*) FROM directive), (SELECT count (*) FROM task), (SELECT count (*) FROM assignment),"
                              " (SELECT count (*) FROM submission), (SELECT count (*) FROM deadline_move), (SELECT count (*) FROM reminder),"
                              " (SELECT count (*) FROM journal_item)");
}

/* What an older program wrote is all there afterwards, a copy of it is kept, and the schema is the one of a new register. */
static void
test_migrate (Fixture      *fixture,
              gconstpointer data)
{
  for (int version = 1; version < dt_schema_latest (); version++)
    {
      g_autofree char *copy = g_strdup_printf ("%s.v%d", fixture->path, version);
      g_autoptr(GError) error = NULL;
      g_autoptr(DtDb) db = NULL;
      g_autoptr(DtDb) old = NULL;

      make_old_register (fixture, version);
      make_register (fixture);
      old = dt_db_open (copy, DT_DB_READ_ONLY, &error);
      g_assert_no_error (error);
      g_assert_cmpint (dt_storage_number (old, "PRAGMA user_version"), ==, version);

      db = dt_db_open (fixture->path, DT_DB_READ_ONLY, &error);
      g_assert_no_error (error);
      g_assert_true (dt_schema_migrate (db, &error));      /* its objects are those of a new register */
      g_assert_cmpint (dt_storage_number (db, "PRAGMA user_version"), ==, dt_schema_latest ());
      dt_test_assert_string (dt_storage_text (db, "PRAGMA integrity_check"), "ok");
      dt_test_assert_string (dt_storage_text (db, "PRAGMA foreign_key_check"), "");
      {
        g_autofree char *before = count_rows (old);

        dt_test_assert_string (count_rows (db), before);
      }
      g_assert_cmpint (dt_storage_number (db, "SELECT count (*) FROM journal"), ==,
                       dt_storage_number (db, "SELECT count (DISTINCT uid) FROM journal WHERE length (uid) = 36"));
      /* Of each row that was told it is known now which record it is about. */
      dt_test_assert_string (dt_storage_text (db, "SELECT DISTINCT entity FROM journal_item WHERE record IS NULL"), "");
      g_assert_cmpint (dt_storage_number (db, "SELECT count (*) FROM exchange WHERE length (register) = 36"), ==, 1);

      g_clear_pointer (&db, dt_db_close);
      g_assert_cmpint (g_remove (fixture->path), ==, 0);
    }
}

/* An older register that may only be read is not changed, and says why it cannot be shown. */
static void
test_migrate_read_only (Fixture      *fixture,
                        gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  make_old_register (fixture, 1);
  g_assert_false (open_and_migrate (fixture->path, DT_DB_READ_ONLY, &error));
  g_assert_error (error, DT_ERROR, DT_ERROR_READ_ONLY);
}

#define CASE(path, func) g_test_add ("/storage/schema/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  CASE ("fresh", test_fresh);
  CASE ("empty-file", test_empty_file);
  CASE ("missing", test_missing);
  CASE ("folder", test_folder);
  CASE ("text-file", test_text_file);
  CASE ("other-program", test_other_program);
  CASE ("too-new", test_too_new);
  CASE ("hostile", test_hostile);
  CASE ("analyzed", test_analyzed);
  CASE ("damaged", test_damaged);
  CASE ("harmed-anywhere", test_harmed_anywhere);
  CASE ("locked", test_locked);
  CASE ("migrate", test_migrate);
  CASE ("migrate-read-only", test_migrate_read_only);
  return g_test_run ();
}
