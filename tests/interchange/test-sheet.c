/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A list of tasks as a spreadsheet. */

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include "dt-csv.h"
#include "dt-error.h"
#include "dt-matrix-file.h"
#include "dt-matrix-jobs.h"
#include "dt-seed.h"
#include "dt-sheet.h"
#include "dt-sheet-read.h"
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

/* The number of the row of a task; NULL: none. */
static char *
find_row (DtSheetRead *sheet,
          const char  *title)
{
  for (guint i = 1; i <= sheet->n_rows; i++)
    {
      g_autofree char *name = g_strdup_printf ("C%u", i);
      const DtSheetCell *cell = g_hash_table_lookup (sheet->cells, name);

      if (cell != NULL && g_strcmp0 (cell->text, title) == 0)
        return g_strdup_printf ("%u", i);
    }

  g_error ("No row for “%s”", title);
}

/* Until the next call. */
static const char *
cell_of (char        column,
         const char *row)
{
  static char name[16];

  g_snprintf (name, sizeof name, "%c%s", column, row);
  return name;
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

static int
count (const char *text,
       const char *what)
{
  g_auto(GStrv) parts = g_strsplit (text, what, -1);

  return (int) g_strv_length (parts) - 1;
}

/* Dates are dates, the heads stay, and there is a title; what the totals say is so. */
static void
test_xlsx (Fixture       *f,
           gconstpointer  data)
{
  g_autofree char *path = write_sheet (f, "list.xlsx", DT_SEED_N_TASKS);
  g_autoptr(DtSheetRead) sheet = dt_sheet_read (path);
  g_autofree char *row = NULL;

  g_assert_cmpuint (sheet->n_rows, ==, DT_SEED_N_TASKS + 4);
  g_assert_cmpstr (sheet->name, ==, "Tasks");
  g_assert_cmpstr (sheet->frozen, ==, "A4");
  g_assert_cmpstr (sheet->filter, ==, "A3:M17");
  dt_sheet_read_assert_text (sheet, "A1", "Tasks and Their Deadlines");
  dt_sheet_read_assert_text (sheet, "A2", "As of 12/8/2024");
  dt_sheet_read_assert_text (sheet, "C3", "Task");
  row = find_row (sheet, "Kế hoạch đại hội điểm");
  dt_sheet_read_assert_day (sheet, cell_of ('F', row), 2024, 9, 30, "dd/mm/yyyy");
  dt_sheet_read_assert_day (sheet, cell_of ('G', row), 2024, 9, 15, "dd/mm/yyyy");
  dt_sheet_read_assert_number (sheet, cell_of ('H', row), 34);
  dt_sheet_read_assert_text (sheet, "A18", "Total");
  dt_sheet_read_assert_text (sheet, "C18", "14 tasks");
}

/* Tasks of the letter, beside those that are there; others of this kind are gone. */
static void
write_many (Fixture *f,
            int      n)
{
  g_autofree char *sql = g_strdup_printf (
    "DELETE FROM task WHERE uid LIKE 'many-%%';"
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
    " INSERT INTO task (id, uid, directive_id, position, ordinal, title, short_title)"
    " SELECT 100000 + i, printf ('many-%%08d', i), 2, 1000 + i, 'n' || i, 'Việc thứ ' || i, '' FROM n;", n);

  dt_seed_write (f->store, sql);
}

/* One, forty-five, ten thousand: each in a row of its own. */
static void
test_sizes (Fixture       *f,
            gconstpointer  data)
{
  static const int sizes[] = { 1, 45, 10000 };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *name = g_strdup_printf ("%d.xlsx", sizes[i]);
      g_autofree char *path = NULL;
      g_autofree char *last = g_strdup_printf ("Việc thứ %d", sizes[i]);
      g_autofree char *row = NULL;
      g_autoptr(DtSheetRead) sheet = NULL;

      write_many (f, sizes[i]);
      path = write_sheet (f, name, DT_SEED_N_TASKS + sizes[i]);
      sheet = dt_sheet_read (path);
      g_assert_cmpuint (sheet->n_rows, ==, (guint) (DT_SEED_N_TASKS + sizes[i] + 4));
      row = find_row (sheet, last);
      dt_sheet_read_assert_text (sheet, cell_of ('A', row), "1438-CV/TU");
    }
}

/* Whatever a letter says stands there as it was written, never as a formula. */
static void
test_hostile (Fixture       *f,
              gconstpointer  data)
{
  static const char *const titles[] = {
    "=HYPERLINK(\"http://example.org\")", "+1+1", "-2", "@SUM(A1)", "\t=1", "a < b & \"c\"\nhai dòng", "  ]]>  ", "{=1}", "1.5e3",
    "http://example.org/",
  };
  g_autofree char *path = NULL;
  g_autofree char *csv_path = NULL;
  g_autofree char *csv = NULL;
  g_autoptr(DtSheetRead) sheet = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_auto(GStrv) parts = g_strsplit (titles[i], "'", -1);
      g_autofree char *quoted = g_strjoinv ("''", parts);
      g_autofree char *sql = g_strdup_printf ("UPDATE task SET title = '%s' WHERE id = %d", quoted, (int) i + 1);

      dt_seed_write (f->store, sql);
    }
  path = write_sheet (f, "list.xlsx", DT_SEED_N_TASKS);
  sheet = dt_sheet_read (path);
  g_assert_cmpuint (sheet->n_formulas, ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autofree char *row = find_row (sheet, titles[i]);

      g_assert_nonnull (row);
    }

  csv_path = write_sheet (f, "list.csv", DT_SEED_N_TASKS);
  g_assert_true (g_file_get_contents (csv_path, &csv, NULL, NULL));
  g_assert_nonnull (strstr (csv, ",\"'=HYPERLINK(\"\"http://example.org\"\")\","));
  g_assert_nonnull (strstr (csv, ",\"'+1+1\","));
  g_assert_nonnull (strstr (csv, ",\"'-2\","));
  g_assert_nonnull (strstr (csv, ",\"'@SUM(A1)\","));
  g_assert_nonnull (strstr (csv, ",\"'\t=1\","));
  g_assert_nonnull (strstr (csv, ",\"a < b & \"\"c\"\"\nhai dòng\","));
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

/* A disk that is full in the middle: it is told, the old file stays, and nothing lies beside it. */
static void
test_full (Fixture       *f,
           gconstpointer  data)
{
  static const char *const names[] = { "full.xlsx", "full.csv" };
  struct rlimit before, small;

  write_many (f, 10000);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  small = before;
  small.rlim_cur = 20000;
  signal (SIGXFSZ, SIG_IGN);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (f->dir, names[i], NULL);
      g_autofree char *text = NULL;
      g_autoptr(GError) error = NULL;
      gboolean written;

      g_assert_true (g_file_set_contents (path, "old", -1, NULL));
      g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
      written = dt_sheet_write (f->store, f->query, path, NULL, NULL, &error);
      g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
      g_assert_false (written);
      g_assert_nonnull (error);
      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      g_assert_cmpstr (text, ==, "old");
      g_assert_cmpuint (count_files (f), ==, i + 1);
    }
  signal (SIGXFSZ, SIG_DFL);
}

/* ---- Who has handed in what ---- */

/* A row for each unit, a column for each request: what was handed in is a day, also where it was late. */
static void
test_matrix (Fixture       *f,
             gconstpointer  data)
{
  DtMatrixFetch fetch = { 0, DT_SEED_COLLECTION, DT_SEED_TODAY };
  g_autoptr(DtMatrix) matrix = NULL;
  g_autoptr(DtSheetRead) sheet = NULL;
  g_autofree char *path = g_build_filename (f->dir, "matrix.xlsx", NULL);
  g_autoptr(GError) error = NULL;

  /* The ward, whose report waits for acceptance, and the commune, whose was accepted, are two and one day late. */
  dt_seed_write (f->store, "UPDATE unit SET name = '=cmd|x' WHERE id = 2; UPDATE assignment SET excused = 'mới thành lập' WHERE id = 15;"
                           "UPDATE deadline SET last_day = (SELECT received_day - 2 FROM submission WHERE assignment_id = 13) WHERE task_id = 13;"
                           "UPDATE submission SET received_day = (SELECT last_day + 1 FROM deadline WHERE task_id = 13) WHERE assignment_id = 14");
  matrix = dt_store_read (f->store, dt_job_load_matrix, &fetch, NULL, &error);
  g_assert_no_error (error);
  dt_matrix_file_write (matrix, matrix->units, path, DT_SEED_TODAY, 3, NULL, &error);
  g_assert_no_error (error);
  sheet = dt_sheet_read (path);

  g_assert_cmpuint (sheet->n_rows, ==, 3 + 4 + 2);
  g_assert_cmpuint (sheet->n_formulas, ==, 0);
  g_assert_cmpstr (sheet->name, ==, "Collections");
  g_assert_cmpstr (sheet->frozen, ==, "B4");
  g_assert_cmpstr (sheet->filter, ==, "A3:E7");
  dt_sheet_read_assert_text (sheet, "A1", matrix->name);
  g_assert_true (g_str_has_prefix (((DtSheetCell *) g_hash_table_lookup (sheet->cells, "A2"))->text, "As of 12/8/2024. "));
  dt_sheet_read_assert_text (sheet, "A3", "Unit");
  dt_sheet_read_assert_text (sheet, "A4", "=cmd|x");
  dt_sheet_read_assert_text (sheet, "C4", "excused");
  dt_sheet_read_assert_text (sheet, "C5", "late 4");
  dt_sheet_read_assert_day (sheet, "C6", 2024, 8, 10, "dd/mm/yyyy \"(+2, awaits acceptance)\"");
  dt_sheet_read_assert_day (sheet, "C7", 2024, 8, 9, "dd/mm/yyyy \"(+1)\"");
  dt_sheet_read_assert_number (sheet, "D7", 1);
  dt_sheet_read_assert_text (sheet, "A8", "Handed in");
  dt_sheet_read_assert_number (sheet, "C8", 2);
  dt_sheet_read_assert_number (sheet, "D8", 2);
  /* Who is excused does not count. */
  dt_sheet_read_assert_text (sheet, "A9", "To be handed in");
  dt_sheet_read_assert_number (sheet, "C9", 3);
  dt_sheet_read_assert_number (sheet, "E9", 3);
}

/* As CSV, and only the units that are let through: the totals are theirs. */
static void
test_matrix_filtered (Fixture       *f,
                      gconstpointer  data)
{
  DtMatrixFetch fetch = { 0, DT_SEED_COLLECTION, DT_SEED_TODAY };
  g_autoptr(DtMatrix) matrix = NULL;
  g_autoptr(GPtrArray) units = g_ptr_array_new ();
  g_autofree char *path = g_build_filename (f->dir, "matrix.csv", NULL);
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;

  matrix = dt_store_read (f->store, dt_job_load_matrix, &fetch, NULL, &error);
  g_assert_no_error (error);
  g_ptr_array_add (units, g_ptr_array_index (matrix->units, 0));
  dt_matrix_file_write (matrix, units, path, DT_SEED_TODAY, 3, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, DT_CSV_MARK "\"Unit\",\"Kind\",\""));
  g_assert_cmpint (count (text, "\r\n"), ==, 4);
  g_assert_true (g_str_has_suffix (text, "\"Handed in\",,0,0\r\n\"To be handed in\",,1,,1\r\n"));
}

#define CASE(name, func) g_test_add ("/interchange/sheet/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  CASE ("csv", test_csv);
  CASE ("xlsx", test_xlsx);
  CASE ("sizes", test_sizes);
  CASE ("full", test_full);
  CASE ("hostile", test_hostile);
  CASE ("filtered", test_filtered);
  CASE ("morning", test_morning);
  CASE ("matrix", test_matrix);
  CASE ("matrix-filtered", test_matrix_filtered);
  CASE ("refused", test_refused);

  return g_test_run ();
}
