/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A new file is whole or not there, and what it was to replace stays until then. */

#include "dt-new-file.h"
#include "dt-test.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dt-error.h"

typedef struct { char *folder; char *path; } Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->folder = dt_test_dir_new ();
  f->path = g_build_filename (f->folder, "danh-sách.csv", NULL);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  dt_test_dir_remove (f->folder);
  g_free (f->folder);
  g_free (f->path);
}

static gboolean
put (const char *path,
     const char *text,
     GError    **error)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));

  return dt_new_file_write_bytes (path, bytes, error);
}

static void
assert_holds (const char *path,
              const char *text)
{
  g_autofree char *found = NULL;

  g_assert_true (g_file_get_contents (path, &found, NULL, NULL));
  g_assert_cmpstr (found, ==, text);
}

static guint
count_files (Fixture *f)
{
  g_autoptr(GDir) dir = g_dir_open (f->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static int
mode_of (const char *path)
{
  struct stat info;

  g_assert_cmpint (lstat (path, &info), ==, 0);
  return info.st_mode & 0777;
}

static void
test_written (Fixture       *f,
              gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  mode_t before = umask (027);

  g_assert_true (put (f->path, "một", &error));
  umask (before);
  g_assert_no_error (error);
  assert_holds (f->path, "một");
  g_assert_cmpint (mode_of (f->path), ==, 0640);

  g_assert_cmpint (g_chmod (f->path, 0600), ==, 0);
  g_assert_true (put (f->path, "hai", &error));
  assert_holds (f->path, "hai");
  g_assert_cmpint (mode_of (f->path), ==, 0600);
  g_assert_cmpuint (count_files (f), ==, 1);
}

/* Half is written, then it fails: what was there is there, and the half is not seen meanwhile. */
static gboolean
fail_half_way (const char *part,
               gpointer    data,
               GError    **error)
{
  Fixture *f = data;

  g_assert_cmpstr (part, !=, f->path);
  g_assert_true (g_file_set_contents (part, "half", -1, NULL));
  assert_holds (f->path, "old");
  g_set_error_literal (error, DT_ERROR, DT_ERROR_FULL, "full");
  return FALSE;
}

static void
test_failed (Fixture       *f,
             gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (put (f->path, "old", NULL));
  g_assert_false (dt_new_file_write (f->path, fail_half_way, f, &error));
  g_assert_error (error, DT_ERROR, DT_ERROR_FULL);
  assert_holds (f->path, "old");
  g_assert_cmpuint (count_files (f), ==, 1);
}

static void
test_link (Fixture       *f,
           gconstpointer  data)
{
  g_autofree char *link_path = g_build_filename (f->folder, "link", NULL);

  g_assert_true (put (f->path, "old", NULL));
  g_assert_cmpint (symlink (f->path, link_path), ==, 0);
  g_assert_true (put (link_path, "new", NULL));
  g_assert_true (g_file_test (link_path, G_FILE_TEST_IS_SYMLINK));
  assert_holds (f->path, "new");
}

/* A folder, a folder that is not there, a device that is full. */
static void
test_refused (Fixture       *f,
              gconstpointer  data)
{
  g_autoptr(GError) folder = NULL;
  g_autoptr(GError) missing = NULL;
  g_autoptr(GError) full = NULL;
  g_autofree char *nowhere = g_build_filename (f->folder, "nowhere", "file", NULL);

  g_assert_false (put (f->folder, "text", &folder));
  g_assert_error (folder, G_FILE_ERROR, G_FILE_ERROR_ISDIR);
  g_assert_false (put (nowhere, "text", &missing));
  g_assert_error (missing, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_assert_false (put ("/dev/full", "text", &full));
  g_assert_error (full, DT_ERROR, DT_ERROR_FULL);
  g_assert_cmpuint (count_files (f), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define CASE(name, func) g_test_add ("/base/new-file/" name, Fixture, NULL, set_up, func, tear_down)
  CASE ("written", test_written);
  CASE ("failed", test_failed);
  CASE ("link", test_link);
  CASE ("refused", test_refused);

  return g_test_run ();
}
