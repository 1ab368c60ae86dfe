/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Copies of a whole register, made while it is in use. */

#include "dt-db-private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <unistd.h>

#include "dt-error.h"
#include "dt-new-file.h"

/* One look at the cancellable for each megabyte. */
#define PAGES_PER_STEP 256

/* Copies while @self holds its view of the register, so that writers meanwhile do not start it anew. */
static gboolean
copy_pages (DtDb         *self,
            DtDb         *target,
            DtProgress   *progress,
            GCancellable *cancellable,
            GError      **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (target->handle, "main", self->handle, "main");
  int code = SQLITE_OK;

  if (backup == NULL)
    return dt_db_set_error (target, error, "backup");

  while (code == SQLITE_OK && !g_cancellable_is_cancelled (cancellable))
    {
      code = sqlite3_backup_step (backup, PAGES_PER_STEP);
      dt_progress_tell (progress, 1 - sqlite3_backup_remaining (backup) / (double) MAX (1, sqlite3_backup_pagecount (backup)));
    }

  sqlite3_backup_finish (backup);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (code != SQLITE_DONE)
    return dt_db_set_error (target, error, "backup");
  return TRUE;
}

/* A copy that cannot be read is worse than none. It is one file, without a log beside it. */
static gboolean
verify (DtDb    *copy,
        GError **error)
{
  return dt_db_exec (copy, "PRAGMA journal_mode = DELETE", error) && dt_db_check_pages (copy, error);
}

static gboolean
make_copy (DtDb         *self,
           const char   *path,
           DtProgress   *progress,
           GCancellable *cancellable,
           GError      **error)
{
  g_autoptr(DtDb) target = dt_db_open (path, DT_DB_READ_WRITE_CREATE, error);

  return target != NULL && copy_pages (self, target, progress, cancellable, error) && verify (target, error);
}

static gboolean
put_in_place (const char *part,
              const char *path,
              GError    **error)
{
  if (g_rename (part, path) != 0)
    {
      int code = errno;

      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), "%s: %s", path, g_strerror (code));
      return FALSE;
    }

  dt_new_file_sync_folder (path);
  return TRUE;
}

/* Another program may be copying to the same place at this moment: each copy has a file of its own, named by its process. */
static char *
name_part (const char *path)
{
  static int n_copies;

  return g_strdup_printf ("%s.part-%d-%d", path, (int) getpid (), g_atomic_int_add (&n_copies, 1));
}

static gboolean
is_abandoned (const char *name,
              const char *beginning)
{
  gint64 pid;

  if (!g_str_has_prefix (name, beginning) || g_str_has_suffix (name, "-journal"))
    return FALSE;

  pid = g_ascii_strtoll (name + strlen (beginning), NULL, 10);
  return pid > 0 && pid <= G_MAXINT && kill ((pid_t) pid, 0) != 0 && errno == ESRCH;
}

/* What copies that were interrupted have left. */
static void
remove_parts (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *beginning = g_strconcat (name, ".part-", NULL);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *found;

  while (dir != NULL && (found = g_dir_read_name (dir)) != NULL)
    if (is_abandoned (found, beginning))
      {
        g_autofree char *part = g_build_filename (folder, found, NULL);
        g_autofree char *journal = g_strconcat (part, "-journal", NULL);

        (void) g_unlink (part);
        (void) g_unlink (journal);
      }
}

/*
 * dt_db_copy:
 * @path: a file; if there is one it is replaced when the copy is complete and verified, not before
 * @progress: (nullable): who is told how far it has come
 *
 * Copies the register as @self sees it now.
 */
gboolean
dt_db_copy (DtDb         *self,
            const char   *path,
            DtProgress   *progress,
            GCancellable *cancellable,
            GError      **error)
{
  g_autofree char *part = name_part (path);
  g_autofree char *journal = g_strconcat (part, "-journal", NULL);
  gboolean held = sqlite3_get_autocommit (self->handle);
  gboolean ok;

  remove_parts (path);

  if (held && !dt_db_exec (self, "BEGIN; SELECT 1 FROM sqlite_schema", error))
    return FALSE;
  ok = make_copy (self, part, progress, cancellable, error);
  if (held)
    dt_db_rollback (self);

  if (ok && put_in_place (part, path, error))
    return TRUE;

  (void) g_unlink (part);
  (void) g_unlink (journal);
  return FALSE;
}

/*
 * dt_db_replace:
 * @with: what is to stand in its place
 *
 * Replaces the whole content in one transaction: who reads meanwhile goes on reading what was there. Others that write are waited for.
 */
gboolean
dt_db_replace (DtDb    *self,
               DtDb    *with,
               GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (self->handle, "main", with->handle, "main");
  int code;

  if (backup == NULL)
    return dt_db_set_error (self, error, "restore");
  /* A step does not wait by itself for who writes. */
  for (int i = 0; (code = sqlite3_backup_step (backup, -1)) == SQLITE_BUSY && i < 50; i++)
    g_usleep (G_TIME_SPAN_SECOND / 10);
  sqlite3_backup_finish (backup);
  if (code != SQLITE_DONE)
    return dt_db_set_error (self, error, "restore");

  return TRUE;
}
