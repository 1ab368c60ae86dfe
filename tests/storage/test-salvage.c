/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Registers with pages broken in them: what is saved is a whole register, holds nothing that was not there, and says what is missing. */

#include "dt-storage-test.h"

#include <glib/gstdio.h>
#include <string.h>

#include "dt-error.h"
#include "dt-salvage.h"

#define N_TASKS 3000

typedef struct
{
  char *folder;
  char *whole;      /* a register */
  char *damaged;    /* a copy of it, to be damaged */
  char *saved;
  char *backup;     /* NULL: none is given */
} Fixture;

/* Many rows, so that each table has many pages and pages between them. */
#define MANY_ROWS \
  "WITH RECURSIVE n (i) AS (VALUES (1000) UNION ALL SELECT i + 1 FROM n WHERE i < 3999)" \
  " INSERT INTO task (id, uid, directive_id, position, ordinal, title) SELECT i, 'task-' || i, 1, i, i, 'Nhiệm vụ số ' || i FROM n;" \
  "INSERT INTO assignment (id, uid, task_id, unit_id, role) SELECT id, 'assignment-' || id, id, 1 + id % 5, 'lead' FROM task WHERE id >= 1000;" \
  "INSERT INTO submission (uid, assignment_id, version, received_day) SELECT 'submission-' || id, id, 1, 739000" \
  " FROM assignment WHERE id >= 1000 AND id % 3 = 0"

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  DtStore *store = dt_seed_open ();
  sqlite3 *copy;
  sqlite3_backup *backup;
  sqlite3 *source;

  f->folder = g_dir_make_tmp ("dt-salvage-XXXXXX", NULL);
  f->whole = g_build_filename (f->folder, "whole.db", NULL);
  f->damaged = g_build_filename (f->folder, "damaged.db", NULL);
  f->saved = g_build_filename (f->folder, "saved.db", NULL);

  dt_seed_write (store, MANY_ROWS);
  g_assert_cmpint (sqlite3_open (dt_store_get_path (store), &source), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_open (f->whole, &copy), ==, SQLITE_OK);
  backup = sqlite3_backup_init (copy, "main", source, "main");
  g_assert_cmpint (sqlite3_backup_step (backup, -1), ==, SQLITE_DONE);
  sqlite3_backup_finish (backup);
  g_assert_cmpint (sqlite3_exec (copy, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (copy);
  sqlite3_close (source);
  dt_seed_close (store);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  dt_test_dir_remove (f->folder);
  g_free (f->folder);
  g_free (f->whole);
  g_free (f->damaged);
  g_free (f->saved);
  g_free (f->backup);
}

static void
on_result (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static gboolean
is_there (gpointer data)
{
  return *(gpointer *) data != NULL;
}

static gboolean
salvage (Fixture    *f,
         DtSalvage  *result,
         GError    **error)
{
  g_autoptr(GAsyncResult) async = NULL;

  dt_salvage_async (f->damaged, f->saved, f->backup, NULL, on_result, &async);
  dt_test_wait_until (is_there, &async);
  return dt_salvage_finish (async, result, error);
}

/* A copy of the register, in which one part has become noise. */
static void
damage (Fixture *f,
        gsize    offset,
        gsize    size)
{
  g_autofree char *contents = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (f->whole, &contents, &length, NULL));
  g_assert_cmpuint (offset, <, length);
  memset (contents + offset, 0xA5, MIN (size, length - offset));
  g_assert_true (g_file_set_contents (f->damaged, contents, (gssize) length, NULL));
}

static gint64
ask (Fixture    *f,
     const char *sql)
{
  g_autofree char *attach = sqlite3_mprintf ("ATTACH %Q AS whole", f->whole);
  sqlite3_stmt *stmt;
  sqlite3 *db;
  gint64 answer;

  g_assert_cmpint (sqlite3_open (f->saved, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, attach, NULL, NULL, NULL), ==, SQLITE_OK);
  if (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
  if (sqlite3_step (stmt) != SQLITE_ROW)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
  answer = sqlite3_column_int64 (stmt, 0);
  sqlite3_finalize (stmt);
  sqlite3_close (db);

  sqlite3_free (g_steal_pointer (&attach));
  return answer;
}

/* It opens as every register does, holds together, and has no row that was not in the whole one. */
static void
assert_sound (Fixture *f)
{
  static const char *const tables[] = { "unit", "directive", "task", "assignment", "submission", "schedule_change", "journal" };
  g_autoptr(GError) error = NULL;
  DtStore *store = dt_store_new (f->saved, DT_STORE_FLAGS_READ_ONLY);

  g_assert_true (dt_store_open (store, NULL, &error));
  g_assert_no_error (error);
  dt_store_close (store);
  g_object_unref (store);

  g_assert_cmpint (ask (f, "SELECT count (*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'"), ==, 0);
  g_assert_cmpint (ask (f, "SELECT count (*) FROM pragma_foreign_key_check"), ==, 0);
  g_assert_cmpint (ask (f, "SELECT count (*) FROM main.task LEFT JOIN main.task_status ON task_id = id WHERE task_id IS NULL"), ==, 0);
  g_assert_cmpint (ask (f, "SELECT count (*) FROM main.sqlite_schema WHERE type = 'trigger'"), ==,
                   ask (f, "SELECT count (*) FROM whole.sqlite_schema WHERE type = 'trigger'"));
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *strangers = g_strdup_printf ("SELECT count (*) FROM main.%s s LEFT JOIN whole.%s w ON w.id = s.id AND w.uid = s.uid"
                                                    " WHERE w.id IS NULL", tables[i], tables[i]);

      g_assert_cmpint (ask (f, strangers), ==, 0);
    }
}

static gint64
count_lost (Fixture *f)
{
  return ask (f, "SELECT (SELECT count (*) FROM whole.task) + (SELECT count (*) FROM whole.assignment) + (SELECT count (*) FROM whole.submission)"
                 " - (SELECT count (*) FROM main.task) - (SELECT count (*) FROM main.assignment) - (SELECT count (*) FROM main.submission)");
}

/* Nothing broken: nothing lost. */
static void
test_whole (Fixture       *f,
            gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  DtSalvage result = { 0 };

  damage (f, 0, 0);
  g_assert_true (salvage (f, &result, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (result.n_places, ==, 0);
  g_assert_cmpint (result.lost, ==, 0);
  g_assert_cmpint (result.n_left_out, ==, 0);
  g_assert_cmpint (result.n_read, >, 2 * N_TASKS);
  assert_sound (f);
  g_assert_cmpint (count_lost (f), ==, 0);
  g_assert_cmpint (ask (f, "SELECT count (*) FROM (SELECT * FROM whole.task EXCEPT SELECT * FROM main.task)"), ==, 0);
  g_assert_cmpint (ask (f, "SELECT count (*) FROM (SELECT * FROM whole.task_status EXCEPT SELECT * FROM main.task_status)"), ==, 0);
  g_assert_cmpint (ask (f, "SELECT count (*) FROM (SELECT * FROM whole.setting EXCEPT SELECT * FROM main.setting)"), ==, 0);
  g_assert_cmpint (ask (f, "SELECT count (*) FROM (SELECT * FROM whole.exchange EXCEPT SELECT * FROM main.exchange)"), ==, 0);
}

/* Page after page broken in turn. What is lost is in few places, unless the pages above are. */
static void
test_page (Fixture       *f,
           gconstpointer  data)
{
  gint64 n_pages, n_lossless = 0, n_lossy = 0;
  gint64 page_size;
  g_autoptr(GError) error = NULL;
  DtSalvage result = { 0 };

  damage (f, 0, 0);
  g_assert_true (salvage (f, &result, &error));
  n_pages = ask (f, "SELECT page_count FROM whole.pragma_page_count");
  page_size = ask (f, "SELECT page_size FROM pragma_page_size");

  for (gint64 page = 1; page < n_pages; page += 37)
    {
      g_autoptr(GError) refused = NULL;

      damage (f, (gsize) (page * page_size), (gsize) page_size);
      if (!salvage (f, &result, &refused))
        {
          /* The list of tables itself goes over several pages. */
          g_assert_true (g_error_matches (refused, DT_ERROR, DT_ERROR_CORRUPT));
          continue;
        }

      assert_sound (f);
      if (count_lost (f) == 0)
        {
          n_lossless++;
        }
      else
        {
          n_lossy++;
          g_assert_cmpuint (result.n_places, >, 0);
        }
    }

  g_test_message ("%" G_GINT64_FORMAT " pages without loss, %" G_GINT64_FORMAT " with", n_lossless, n_lossy);
  g_assert_cmpint (n_lossless, >, 0);
  g_assert_cmpint (n_lossy, >, 0);
}

/* Of all pages the one that the row is on. */
static void
damage_page_of_task (Fixture *f,
                     int      id)
{
  g_autofree char *sql = g_strdup_printf ("SELECT title FROM task NOT INDEXED WHERE id = %d", id);
  g_autofree char *other = g_strdup_printf ("SELECT title FROM task NOT INDEXED WHERE id = %d", id + N_TASKS / 4);
  gboolean found = FALSE;
  GStatBuf info;

  g_assert_cmpint (g_stat (f->whole, &info), ==, 0);
  for (gsize at = 4096; at < (gsize) info.st_size && !found; at += 4096)
    {
      sqlite3 *db;

      damage (f, at, 4096);
      g_assert_cmpint (sqlite3_open (f->damaged, &db), ==, SQLITE_OK);
      found = sqlite3_exec (db, other, NULL, NULL, NULL) == SQLITE_OK && sqlite3_exec (db, sql, NULL, NULL, NULL) == SQLITE_CORRUPT;
      sqlite3_close (db);
    }
  g_assert_true (found);
}

/* One page in the middle of the tasks: those before it and those behind it are there, with what belongs to them. */
static void
test_middle (Fixture       *f,
             gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  DtSalvage result = { 0 };
  gint64 lost;

  damage_page_of_task (f, 2500);
  g_assert_true (salvage (f, &result, &error));
  g_assert_no_error (error);
  assert_sound (f);
  lost = ask (f, "SELECT (SELECT count (*) FROM whole.task) - (SELECT count (*) FROM main.task)");
  g_assert_cmpint (lost, >, 0);
  g_assert_cmpint (lost, <, 200);
  g_assert_cmpuint (result.n_places, ==, 1);
  g_assert_cmpint (result.lost, ==, DT_LOST_TASKS);
  g_assert_cmpint (result.n_left_out, >=, lost);      /* their assignments */
  g_assert_cmpint (ask (f, "SELECT count (*) FROM main.task WHERE id = 2500"), ==, 0);
  g_assert_cmpint (ask (f, "SELECT count (*) FROM main.task WHERE id IN (1000, 3999)"), ==, 2);
  g_assert_cmpint (ask (f, "SELECT count (*) FROM main.submission WHERE assignment_id = 3999"), ==, 1);
}

/* What the backup has in its place is taken, as it was then; what was deleted since elsewhere does not come back. */
static void
test_filled (Fixture       *f,
             gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) lines = NULL;
  g_autofree char *backup = g_build_filename (f->folder, "backup.db", NULL);
  g_autofree char *contents = NULL;
  DtSalvage result = { 0 };
  sqlite3 *db;
  gsize length;

  g_assert_true (g_file_get_contents (f->whole, &contents, &length, NULL));
  g_assert_true (g_file_set_contents (backup, contents, (gssize) length, NULL));
  g_assert_cmpint (sqlite3_open (backup, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "UPDATE task SET title = 'earlier'; UPDATE task SET id = 9000000, uid = 'deleted' WHERE id = 1000",
                                 NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);

  damage_page_of_task (f, 2500);
  f->backup = g_steal_pointer (&backup);
  g_assert_true (salvage (f, &result, &error));
  g_assert_no_error (error);
  g_assert_cmpint (ask (f, "SELECT count (*) FROM pragma_foreign_key_check"), ==, 0);
  g_assert_cmpint (result.n_filled, >, 0);
  g_assert_cmpint (result.n_left_out, ==, 0);
  g_assert_cmpint (count_lost (f), ==, 0);
  g_assert_cmpint (ask (f, "SELECT count (*) FROM main.task WHERE title = 'earlier'"), ==, result.n_filled);
  g_assert_cmpint (ask (f, "SELECT count (*) FROM main.task WHERE id = 2500 AND title = 'earlier'"), ==, 1);
  g_assert_cmpint (ask (f, "SELECT count (*) FROM main.task WHERE uid = 'deleted'"), ==, 0);

  lines = dt_salvage_describe (&result);
  g_assert_cmpuint (lines->len, ==, 4);
  g_assert_nonnull (strstr (lines->pdata[3], "as they were then"));
}

/* A backup that is none: told, and nothing is made. */
static void
test_bad_backup (Fixture       *f,
                 gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  DtSalvage result = { 0 };

  damage_page_of_task (f, 2500);
  f->backup = g_build_filename (f->folder, "backup.db", NULL);
  g_assert_true (g_file_set_contents (f->backup, "This is text, and long enough to be read for the head of a file of SQLite, which it is not at all.", -1, NULL));
  g_assert_false (salvage (f, &result, &error));
  g_assert_error (error, DT_ERROR, DT_ERROR_NOT_REGISTER);
  g_assert_false (g_file_test (f->saved, G_FILE_TEST_EXISTS));
}

/* The rest of the file is missing. */
static void
test_cut (Fixture       *f,
          gconstpointer  data)
{
  g_autofree char *contents = NULL;
  g_autoptr(GError) error = NULL;
  DtSalvage result = { 0 };
  gsize length;

  g_assert_true (g_file_get_contents (f->whole, &contents, &length, NULL));
  g_assert_true (g_file_set_contents (f->damaged, contents, (gssize) (length * 3 / 4 / 4096 * 4096), NULL));
  salvage (f, &result, &error);
  g_assert_no_error (error);
  assert_sound (f);
  g_assert_cmpint (result.n_read, >, 0);
}

/* No register, or the head of one gone: told, and what was in the place of the new one stays. */
static void
test_refused (Fixture       *f,
              gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *kept = NULL;
  DtSalvage result = { 0 };

  g_assert_true (g_file_set_contents (f->saved, "kept", -1, NULL));
  damage (f, 0, 4096);
  g_assert_false (salvage (f, &result, &error));
  g_assert_error (error, DT_ERROR, DT_ERROR_NOT_REGISTER);
  g_clear_error (&error);

  g_assert_cmpint (g_unlink (f->damaged), ==, 0);
  g_assert_false (salvage (f, &result, &error));
  g_assert_error (error, DT_ERROR, DT_ERROR_NOT_FOUND);

  g_assert_true (g_file_get_contents (f->saved, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "kept");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define CASE(name, func) g_test_add ("/storage/salvage/" name, Fixture, NULL, set_up, func, tear_down)
  CASE ("whole", test_whole);
  CASE ("page", test_page);
  CASE ("middle", test_middle);
  CASE ("filled", test_filled);
  CASE ("bad-backup", test_bad_backup);
  CASE ("cut", test_cut);
  CASE ("refused", test_refused);

  return g_test_run ();
}
