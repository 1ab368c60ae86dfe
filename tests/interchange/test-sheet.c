/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A list of tasks as a spreadsheet. */

#include <glib/gstdio.h>
#include <string.h>

#include "dt-error.h"
#include "dt-seed.h"
#include "dt-sheet.h"
#include "dt-test.h"

typedef struct
{
  DtStore *store;
  DtQuery *query;
  char    *dir;
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->dir = g_dir_make_tmp ("dt-sheet-XXXXXX", NULL);
  f->store = dt_seed_open ();
  f->query = dt_query_new (DT_SEED_TODAY);
  f->query->group = DT_GROUP_NONE;
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_autoptr(GDir) dir = g_dir_open (f->dir, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (f->dir, name, NULL);

      g_unlink (path);
    }
  g_rmdir (f->dir);
  g_free (f->dir);
  dt_query_free (f->query);
  dt_seed_close (f->store);
}

static guint
count_files (Fixture *f)
{
  g_autoptr(GDir) dir = g_dir_open (f->dir, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static char *
write_sheet (Fixture    *f,
             const char *name,
             int         expected)
{
  char *path = g_build_filename (f->dir, name, NULL);
  g_autoptr(GError) error = NULL;
  int n = 0;

  dt_sheet_write (f->store, f->query, path, &n, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (n, ==, expected);
  return path;
}

/* Every task in a record of its own; heads before, totals behind. */
static void
test_csv (Fixture       *f,
          gconstpointer  data)
{
  g_autofree char *path = write_sheet (f, "list.csv", DT_SEED_N_TASKS);
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "\xef\xbb\xbf\"Directive\",\"Clause\",\"Task\","));
  lines = g_strsplit (text, "\r\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, DT_SEED_N_TASKS + 3);
  g_assert_nonnull (strstr (text, "\"Kế hoạch đại hội điểm\""));
  g_assert_nonnull (strstr (text, "\"2024-09-30\",\"2024-09-15\",34,"));
  g_assert_true (g_str_has_prefix (lines[DT_SEED_N_TASKS + 1], "\"Total\",,\"14 tasks\","));
  g_assert_cmpuint (count_files (f), ==, 1);
}

/* What a sheet of the workbook holds, as XML. */
static char *
read_part (const char *path,
           const char *part)
{
  const char *argv[] = { "python3", "-c", "import sys, zipfile; sys.stdout.buffer.write (zipfile.ZipFile (sys.argv[1]).read (sys.argv[2]))",
                         path, part, NULL };
  g_autoptr(GError) error = NULL;
  char *text = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  return text;
}

static int
count (const char *text,
       const char *what)
{
  g_auto(GStrv) parts = g_strsplit (text, what, -1);

  return (int) g_strv_length (parts) - 1;
}

/* Dates are dates (day 45550 of Excel is 15/9/2024), the heads stay, and what looks as a formula is text. */
static void
test_xlsx (Fixture       *f,
           gconstpointer  data)
{
  g_autofree char *path = NULL;
  g_autofree char *sheet = NULL;

  dt_seed_write (f->store, "UPDATE task SET title = '=HYPERLINK(\"x\")' WHERE id = 1");
  path = write_sheet (f, "list.xlsx", DT_SEED_N_TASKS);
  sheet = read_part (path, "xl/worksheets/sheet1.xml");
  g_assert_cmpint (count (sheet, "<row "), ==, DT_SEED_N_TASKS + 2);
  g_assert_nonnull (strstr (sheet, "<v>45550</v>"));
  g_assert_nonnull (strstr (sheet, "state=\"frozen\""));
  g_assert_nonnull (strstr (sheet, "<autoFilter ref=\"A1:M15\"/>"));
  g_assert_nonnull (strstr (sheet, "<t>=HYPERLINK("));
  g_assert_null (strstr (sheet, "<f>"));
  g_assert_nonnull (strstr (sheet, "Kế hoạch đại hội điểm"));
}

/* Exactly what is asked for. */
static void
test_filtered (Fixture       *f,
               gconstpointer  data)
{
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;

  f->query->states = DT_STATE_BIT (DT_STATE_OVERDUE);
  path = write_sheet (f, "late.csv", 1);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpint (count (text, "\r\n"), ==, 3);
}

/* The start page has heads of groups among its rows; they are no tasks. */
static void
test_morning (Fixture       *f,
              gconstpointer  data)
{
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;

  f->query->morning = TRUE;
  path = write_sheet (f, "morning.csv", 4);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpint (count (text, "\r\n"), ==, 6);
}

/* Another name, a folder that is not there, a stop: each says so, and an old file stays as it was. */
static void
test_refused (Fixture       *f,
              gconstpointer  data)
{
  g_autofree char *old = g_build_filename (f->dir, "old.xlsx", NULL);
  g_autofree char *nowhere = g_build_filename (f->dir, "no", "list.csv", NULL);
  g_autoptr(GCancellable) cancelled = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  g_assert_false (dt_sheet_write (f->store, f->query, "list.doc", NULL, NULL, &error));
  g_assert_error (error, DT_ERROR, DT_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (dt_sheet_write (f->store, f->query, nowhere, NULL, NULL, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_clear_error (&error);

  g_assert_true (g_file_set_contents (old, "old", -1, NULL));
  g_cancellable_cancel (cancelled);
  g_assert_false (dt_sheet_write (f->store, f->query, old, NULL, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (g_file_get_contents (old, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "old");
  g_assert_cmpuint (count_files (f), ==, 1);
}

#define CASE(name, func) g_test_add ("/interchange/sheet/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  CASE ("csv", test_csv);
  CASE ("xlsx", test_xlsx);
  CASE ("filtered", test_filtered);
  CASE ("morning", test_morning);
  CASE ("refused", test_refused);

  return g_test_run ();
}
