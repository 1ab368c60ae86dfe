/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Another file in the place of a register that is damaged. That one is kept beside it under another name; at no moment is there
 * none, which would look like an office without tasks, and never one beside the log of the other. */

#include "dt-replace.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "dt-db-private.h"
#include "dt-new-file.h"
#include "dt-salvage.h"

typedef struct
{
  char       *path;
  char       *other;
  DtProgress *progress;
} Work;

static void
work_free (Work *self)
{
  g_clear_pointer (&self->progress, dt_progress_unref);
  g_free (self->path);
  g_free (self->other);
  g_free (self);
}

static gboolean
fail (const char  *path,
      GError     **error)
{
  int code = errno;

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), "%s: %s", path, g_strerror (code));
  return FALSE;
}

/* That of a register which is whole, and lies elsewhere: it stays. */
static gboolean
copy_other (Work          *work,
            const char    *part,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr(DtDb) db = dt_db_open (work->other, DT_DB_READ_ONLY, error);
  int version;

  return db != NULL && dt_schema_recognise (db, &version, error) && dt_db_copy (db, part, work->progress, cancellable, error);
}

/* The register itself by a second name, where the disk knows such: it leaves its place only when the other one takes it. */
static gboolean
keep (const char  *path,
      GError     **error)
{
  static const char *const logs[] = { "-wal", "-shm", "-journal" };
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *moment = g_date_time_format (now, "%Y-%m-%d-%H%M%S");
  g_autofree char *kept = g_strdup_printf ("%s.damaged-%s", path, moment);

  for (int i = 2; g_file_test (kept, G_FILE_TEST_EXISTS); i++)
    {
      g_free (kept);
      kept = g_strdup_printf ("%s.damaged-%s-%d", path, moment, i);
    }
  if (link (path, kept) != 0 && errno != ENOENT && g_rename (path, kept) != 0)
    return fail (path, error);

  for (guint i = 0; i < G_N_ELEMENTS (logs); i++)
    {
      g_autofree char *from = g_strconcat (path, logs[i], NULL);
      g_autofree char *to = g_strconcat (kept, logs[i], NULL);

      if (g_rename (from, to) != 0 && errno != ENOENT)
        return fail (from, error);
    }

  return TRUE;
}

static gboolean
replace (Work          *work,
         GCancellable  *cancellable,
         GError       **error)
{
  g_autofree char *saved = dt_salvage_path (work->path);
  g_autofree char *part = g_strconcat (work->path, ".new", NULL);
  gboolean is_saved = g_str_equal (work->other, saved);
  const char *from = is_saved ? saved : part;

  if (is_saved && !g_file_test (saved, G_FILE_TEST_EXISTS))
    {
      errno = ENOENT;
      return fail (saved, error);
    }
  if (!is_saved && !copy_other (work, part, cancellable, error))
    return FALSE;
  if (keep (work->path, error))
    {
      if (g_rename (from, work->path) == 0)
        {
          dt_new_file_sync_folder (work->path);
          return TRUE;
        }
      fail (work->path, error);
    }

  if (!is_saved)
    (void) g_unlink (part);
  return FALSE;
}

static void
run_replace (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  GError *error = NULL;

  if (replace (data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * dt_register_replace_async:
 * @path: of a register that nobody has open
 * @other: a backup of it, which is copied and verified; or what was saved of it, which is only given another name
 * @progress: (nullable): who is told how far it has come
 *
 * Puts @other in the place of the register, at once or not at all. What was there stays beside it as REGISTER.damaged-MOMENT.
 * %DT_ERROR_NOT_REGISTER, %DT_ERROR_CORRUPT if @other is no whole register.
 */
void
dt_register_replace_async (const char          *path,
                           const char          *other,
                           DtProgress          *progress,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Work *work = g_new0 (Work, 1);

  work->path = g_strdup (path);
  work->other = g_strdup (other);
  work->progress = progress != NULL ? dt_progress_ref (progress) : NULL;
  g_task_set_source_tag (task, dt_register_replace_async);
  g_task_set_task_data (task, work, (GDestroyNotify) work_free);
  g_task_run_in_thread (task, run_replace);
}

gboolean
dt_register_replace_finish (GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
