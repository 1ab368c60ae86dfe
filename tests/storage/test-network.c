/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where files lie. A register on a network share: one program has it for itself, the next one is refused politely, and nothing is lost.
 * Attachments: nowhere but in their folder. */

#include "dt-storage-test.h"

#include <stdlib.h>

#include "dt-directive-jobs.h"
#include "dt-error.h"
#include "dt-network.h"

#define CIFS 0xFF534D42
#define EXT4 0xEF53
#define TMPFS 0x01021994

static char *program;

static const DtWrite plain = { .action = "test", .label = "Test" };

/* As another program, on this computer or another: ends with 0 if it could write, 3 if it was refused as busy. */
static int
write_as_process (const char *path,
                  gboolean    knows)
{
  g_autoptr(DtStore) store = dt_store_new (path, DT_STORE_FLAGS_NONE);
  g_autoptr(GError) error = NULL;

  dt_network_set_fixed (knows ? CIFS : EXT4);
  if (dt_store_open (store, NULL, &error))
    dt_store_write (store, &plain, dt_storage_job_sql, (gpointer) "INSERT INTO setting (name, value) VALUES ('other', '1')", NULL, &error);
  dt_store_close (store);
  if (g_error_matches (error, DT_ERROR, DT_ERROR_BUSY))
    return 3;
  g_assert_no_error (error);
  return 0;
}

static int
run_other (const char *path,
           const char *how)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocess) other = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, program, how, path, NULL);

  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait (other, NULL, &error));
  g_assert_true (g_subprocess_get_if_exited (other));
  return g_subprocess_get_exit_status (other);
}

static gboolean
job_count (DtDb      *db,
           gpointer   data,
           gpointer  *result,
           GError   **error)
{
  *(gint64 *) data = dt_storage_number (db, "SELECT count (*) FROM setting WHERE name IN ('mine', 'other')");
  return TRUE;
}

static gint64
count (DtStore *store)
{
  g_autoptr(GError) error = NULL;
  gint64 n = -1;

  dt_store_read (store, job_count, &n, NULL, &error);
  g_assert_no_error (error);
  return n;
}

static void
test_alone (void)
{
  g_autofree char *folder = dt_test_dir_new ();
  g_autofree char *path = g_build_filename (folder, "register.db", NULL);
  g_autofree char *shared = g_strconcat (path, "-shm", NULL);
  g_autoptr(DtStore) store = dt_store_new (path, DT_STORE_FLAGS_NONE);
  g_autoptr(GError) error = NULL;

  dt_network_set_fixed (CIFS);
  dt_store_open (store, NULL, &error);
  g_assert_no_error (error);
  dt_store_write (store, &plain, dt_storage_job_sql, (gpointer) "INSERT INTO setting (name, value) VALUES ('mine', '1')", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (store), ==, 1);
  /* What programs of one machine share is in memory, not in a file that two machines would both take for theirs. */
  g_assert_false (g_file_test (shared, G_FILE_TEST_EXISTS));

  g_assert_cmpint (run_other (path, "--knows"), ==, 3);
  g_assert_cmpint (run_other (path, "--local"), ==, 3);
  g_assert_cmpint (count (store), ==, 1);
  dt_store_write (store, &plain, dt_storage_job_sql, (gpointer) "UPDATE setting SET value = '2' WHERE name = 'mine'", NULL, &error);
  g_assert_no_error (error);
  dt_store_close (store);

  /* Given back, the next one may. */
  g_assert_cmpint (run_other (path, "--knows"), ==, 0);
  {
    g_autoptr(DtStore) again = dt_store_new (path, DT_STORE_FLAGS_READ_ONLY);

    dt_store_open (again, NULL, &error);
    g_assert_no_error (error);
    g_assert_cmpint (count (again), ==, 2);
    dt_store_write (again, &plain, dt_storage_job_sql, (gpointer) "DELETE FROM setting", NULL, &error);
    g_assert_error (error, DT_ERROR, DT_ERROR_READ_ONLY);
    dt_store_close (again);
  }
  dt_network_set_fixed (-1);
  dt_test_dir_remove (folder);
}

static void
test_types (void)
{
  static const guint64 network[] = { 0x6969, CIFS, 0xFE534D42, 0x517B, 0x65735546, 0x01021997, 0xFFFFFFFFFF534D42 };

  for (gsize i = 0; i < G_N_ELEMENTS (network); i++)
    g_assert_true (dt_network_is_type (network[i]));
  g_assert_false (dt_network_is_type (EXT4));
  g_assert_false (dt_network_is_type (TMPFS));
  g_assert_false (dt_network_is_type (0x9123683E));      /* btrfs */
  g_assert_false (dt_network_is_type (0x58465342));      /* XFS */
  g_assert_false (dt_network_holds ("/nowhere/at/all"));
  g_assert_false (dt_network_holds ("/proc/self"));
}

/* Whatever a register names as the checksum of a file, it does not lead out of the folder of attachments. */
static void
test_attachments (void)
{
  static const char *const sums[] = { "../../etc/passwd", "/etc/passwd", "..", "a/b", "ABCDEF", "x" };
  static const char good[] = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  for (gsize i = 0; i < G_N_ELEMENTS (sums); i++)
    dt_test_assert_string (dt_attachment_path ("/office/register.db", sums[i]), "/office/attachments/no-checksum");
  dt_test_assert_string (dt_attachment_path ("/office/register.db", good), "/office/attachments/e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

int
main (int    argc,
      char **argv)
{
  if (argc == 3 && (g_str_equal (argv[1], "--knows") || g_str_equal (argv[1], "--local")))
    return write_as_process (argv[2], g_str_equal (argv[1], "--knows"));

  program = g_file_read_link ("/proc/self/exe", NULL);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/storage/network/types", test_types);
  g_test_add_func ("/storage/network/alone", test_alone);
  g_test_add_func ("/storage/network/attachments", test_attachments);
  return g_test_run ();
}
