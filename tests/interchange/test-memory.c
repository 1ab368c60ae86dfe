/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Memory that runs out while a file is taken in, at one request after the other: of libxml2 and of SQLite, once and from then on. Each
 * time a process of its own does it. It ends with a word, or it is done; where a library falls over itself it is as if the process had
 * been killed; the register is whole, and holds all of the file or nothing. (GLib ends the program by design: the same again.) */

#include <libxml/xmlmemory.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "dt-error.h"
#include "dt-transfer.h"
#include "dt-transfer-test.h"

enum { TAKEN, REFUSED, NOT_REACHED };

static char *program;

/* ---- In a process of its own ---- */

static gint64 left = G_MAXINT64;
static gboolean for_good;
static gboolean fired;

static gboolean
fails (void)
{
  if (fired && for_good)
    return TRUE;
  if (--left != 0)
    return FALSE;
  fired = TRUE;
  return TRUE;
}

static void *
xml_malloc (size_t size)
{
  return fails () ? NULL : malloc (size);
}

static void *
xml_realloc (void   *block,
             size_t  size)
{
  return fails () ? NULL : realloc (block, size);
}

static char *
xml_strdup (const char *text)
{
  return fails () ? NULL : strdup (text);
}

static sqlite3_mem_methods sqlite_memory;

static void *
sqlite_malloc (int size)
{
  return fails () ? NULL : sqlite_memory.xMalloc (size);
}

static void *
sqlite_realloc (void *block,
                int   size)
{
  return fails () ? NULL : sqlite_memory.xRealloc (block, size);
}

static void
install (const char *whose)
{
  sqlite3_mem_methods memory;

  for_good = strchr (whose, '+') != NULL;
  if (g_str_has_prefix (whose, "xml"))
    {
      g_assert_cmpint (xmlMemSetup (free, xml_malloc, xml_realloc, xml_strdup), ==, 0);
      return;
    }

  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_MULTITHREAD), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_GETMALLOC, &sqlite_memory), ==, SQLITE_OK);
  memory = sqlite_memory;
  memory.xMalloc = sqlite_malloc;
  memory.xRealloc = sqlite_realloc;
  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_MALLOC, &memory), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_LOOKASIDE, 0, 0), ==, SQLITE_OK);
}

static int
import (const char *whose,
        const char *n,
        const char *path,
        const char *document)
{
  g_autoptr(DtStore) store = NULL;
  g_autoptr(DtImportReport) report = NULL;
  g_autoptr(GFile) file = g_file_new_for_path (document);
  g_autoptr(GError) error = NULL;
  DtTransferOptions options = { .today = DT_TRANSFER_TODAY };
  gboolean good;

  install (whose);
  store = dt_store_new (path, DT_STORE_FLAGS_NONE);
  dt_store_open (store, NULL, &error);
  g_assert_no_error (error);

  left = g_ascii_strtoll (n, NULL, 10);
  report = dt_transfer_import (store, &file, 1, &options, NULL, &error);
  left = G_MAXINT64;
  for_good = FALSE;
  good = report != NULL && report->n_errors == 0;
  if (report == NULL)
    {
      g_autofree char *text = dt_error_user_text (error);

      g_assert_cmpint (strlen (text), >, 5);
    }
  dt_store_close (store);
  return !fired ? NOT_REACHED : good ? TAKEN : REFUSED;
}

/* ---- What comes of it ---- */

static char *
ask (const char *path,
     const char *sql)
{
  sqlite3_stmt *stmt;
  sqlite3 *db;
  char *answer;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);
  answer = g_strdup ((const char *) sqlite3_column_text (stmt, 0));
  sqlite3_finalize (stmt);
  sqlite3_close (db);
  return answer;
}

#define CONTENT \
  "SELECT (SELECT count (*) FROM unit) || ' ' || (SELECT count (*) FROM directive) || ' ' || coalesce ((SELECT group_concat (title || text) FROM task), '')" \
  " || ' ' || (SELECT count (*) FROM assignment) || ' ' || (SELECT count (*) FROM journal) || ' ' || coalesce ((SELECT sum (last_day) FROM deadline), 0)"

typedef struct
{
  char *path;
  char *document;
  char *register_bytes;      /* one without anything in it */
  gsize register_length;
  char *before;
  char *after;
  guint n_taken, n_refused, n_fallen;
} Place;

static void
lay_out (Place *place)
{
  static const char *const endings[] = { "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strconcat (place->path, endings[i], NULL);

      remove (path);
    }
  g_assert_true (g_file_set_contents (place->path, place->register_bytes, (gssize) place->register_length, NULL));
}

/* FALSE if there were not so many requests. */
static gboolean
run_once (Place      *place,
          const char *whose,
          gint64      n)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, n);
  const char *const command[] = { program, whose, number, place->path, place->document, NULL };
  g_autofree char *content = NULL;
  g_autofree char *integrity = NULL;
  g_autoptr(GError) error = NULL;
  int status;

  lay_out (place);
  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);

  content = ask (place->path, CONTENT);
  integrity = ask (place->path, "PRAGMA integrity_check");
  g_assert_cmpstr (integrity, ==, "ok");
  if (!WIFEXITED (status))
    {
      place->n_fallen++;
      if (!g_str_equal (content, place->before))
        g_assert_cmpstr (content, ==, place->after);
      return TRUE;
    }

  place->n_taken += WEXITSTATUS (status) == TAKEN;
  place->n_refused += WEXITSTATUS (status) == REFUSED;
  g_assert_cmpstr (content, ==, WEXITSTATUS (status) == REFUSED ? place->before : place->after);
  return WEXITSTATUS (status) != NOT_REACHED;
}

static void
test_import (gconstpointer whose)
{
  g_autofree char *folder = dt_test_dir_new ();
  g_autoptr(GFile) sample = dt_transfer_sample ("valid-register.xml");
  Place place = { .path = g_build_filename (folder, "register.db", NULL), .document = g_file_get_path (sample) };
  g_autoptr(DtStore) store = dt_store_new (place.path, DT_STORE_FLAGS_NONE);
  g_autoptr(GError) error = NULL;
  gint64 n = 1;

  dt_store_open (store, NULL, &error);
  g_assert_no_error (error);
  dt_store_close (store);
  g_assert_true (g_file_get_contents (place.path, &place.register_bytes, &place.register_length, NULL));
  place.before = ask (place.path, CONTENT);
  place.after = g_strdup ("");
  /* Never reached: how it is when nothing fails. */
  {
    g_autofree char *number = g_strdup ("1000000000000");
    const char *const command[] = { program, whose, number, place.path, place.document, NULL };
    int status;

    g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status, &error);
    g_assert_no_error (error);
    g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == NOT_REACHED);
    g_free (place.after);
    place.after = ask (place.path, CONTENT);
    g_assert_cmpstr (place.after, !=, place.before);
  }

  while (run_once (&place, whose, n))
    n += g_test_slow () ? MAX (1, n / 300) : MAX (1, n * 2 / 3);

  g_test_message ("%s: of %" G_GINT64_FORMAT " requests: %u refused, %u done all the same, %u times a library fell", (const char *) whose, n,
                  place.n_refused, place.n_taken, place.n_fallen);
  g_assert_cmpuint (place.n_refused, >, 0);
  dt_test_dir_remove (folder);
  g_free (place.path);
  g_free (place.document);
  g_free (place.register_bytes);
  g_free (place.before);
  g_free (place.after);
}

int
main (int    argc,
      char **argv)
{
  if (argc == 5)
    return import (argv[1], argv[2], argv[3], argv[4]);

  program = g_file_read_link ("/proc/self/exe", NULL);
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/interchange/memory/libxml2-once", "xml", test_import);
  g_test_add_data_func ("/interchange/memory/libxml2-for-good", "xml+", test_import);
  g_test_add_data_func ("/interchange/memory/sqlite-once", "sqlite", test_import);
  g_test_add_data_func ("/interchange/memory/sqlite-for-good", "sqlite+", test_import);
  return g_test_run ();
}
