/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A backup beside the register, and in its place. What is put back goes into the open register as one transaction of SQLite's
 * own, so that a failure leaves the register as it was and other programs see either the one or the other. */

#include "dt-restore.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "dt-db-private.h"
#include "dt-error.h"

#define MAX_LOST 50

void
dt_backup_look_free (DtBackupLook *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->lost);
  g_free (self);
}

/* ---- Looking ---- */

static gboolean
read_size (DtDb            *db,
           DtRegisterSize  *size,
           gint64          *last_entry,
           GError         **error)
{
  g_auto(DtStmt) stmt = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &stmt,
                      "SELECT (SELECT count (*) FROM directive WHERE stub = 0), (SELECT count (*) FROM task), (SELECT count (*) FROM submission),"
                      " (SELECT coalesce (max (id), 0) FROM journal)", error)
      || !dt_stmt_next (&stmt, &has_row, error))
    return FALSE;
  size->n_directives = dt_column_int (&stmt, 0);
  size->n_tasks = dt_column_int (&stmt, 1);
  size->n_submissions = dt_column_int (&stmt, 2);
  *last_entry = dt_column_int64 (&stmt, 3);
  return TRUE;
}

static gboolean
read_lost (DtDb          *db,
           gint64         last_entry,
           DtBackupLook  *look,
           GError       **error)
{
  g_auto(DtStmt) stmt = { 0 };
  gboolean has_row = TRUE;

  if (!dt_db_prepare (db, &stmt, "SELECT label, count (*) OVER () FROM journal WHERE id > ?1 ORDER BY id DESC LIMIT ?2", error))
    return FALSE;
  dt_bind_int64 (&stmt, 1, last_entry);
  dt_bind_int (&stmt, 2, MAX_LOST);
  while (has_row)
    {
      if (!dt_stmt_next (&stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      look->n_lost = dt_column_int (&stmt, 1);
      g_ptr_array_add (look->lost, dt_column_dup (&stmt, 0));
    }

  return TRUE;
}

static gboolean
fill_look (DtStore       *store,
           const char    *path,
           DtBackupLook  *look,
           GError       **error)
{
  g_autoptr(DtDb) backup = dt_db_open (path, DT_DB_READ_ONLY, error);
  g_autoptr(DtDb) now = backup != NULL ? dt_db_open (dt_store_get_path (store), DT_DB_READ_ONLY, error) : NULL;
  gint64 then_entry, now_entry;

  return now != NULL && read_size (backup, &look->then, &then_entry, error) && read_size (now, &look->now, &now_entry, error)
         && read_lost (now, then_entry, look, error);
}

static void
run_look (GTask        *task,
          gpointer      source,
          gpointer      data,
          GCancellable *cancellable)
{
  g_autoptr(DtBackupLook) look = g_new0 (DtBackupLook, 1);
  GError *error = NULL;

  look->lost = g_ptr_array_new_with_free_func (g_free);
  if (fill_look (source, data, look, &error))
    g_task_return_pointer (task, g_steal_pointer (&look), (GDestroyNotify) dt_backup_look_free);
  else
    g_task_return_error (task, error);
}

static void
run (DtStore             *store,
     const char          *path,
     gpointer             tag,
     GTaskThreadFunc      func,
     GCancellable        *cancellable,
     GAsyncReadyCallback  callback,
     gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (store, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, func);
}

/**
 * dt_backup_look_async:
 * @store: the register
 * @path: a backup of it
 *
 * Reads how much is in both, and what was done since the backup was made. DT_ERROR_NOT_REGISTER or DT_ERROR_CORRUPT for a file that
 * is no register.
 */
void
dt_backup_look_async (DtStore             *store,
                      const char          *path,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  g_return_if_fail (DT_IS_STORE (store));

  run (store, path, dt_backup_look_async, run_look, cancellable, callback, user_data);
}

DtBackupLook *
dt_backup_look_finish (DtStore       *store,
                       GAsyncResult  *result,
                       GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ---- Putting back ---- */

/* A copy of the backup, brought to the schema of today: the backup itself is never touched. */
static gboolean
prepare_copy (const char    *path,
              const char    *part,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr(DtDb) backup = dt_db_open (path, DT_DB_READ_ONLY, error);
  g_autoptr(DtDb) copy = NULL;

  if (backup == NULL || !dt_db_copy (backup, part, NULL, cancellable, error))
    return FALSE;
  copy = dt_db_open (part, DT_DB_READ_WRITE, error);
  return copy != NULL && dt_schema_migrate (copy, error);
}

static gboolean
put_back (DtStore       *store,
          const char    *part,
          GError       **error)
{
  g_autoptr(DtDb) copy = dt_db_open (part, DT_DB_READ_ONLY, error);
  g_autoptr(DtDb) live = copy != NULL ? dt_db_open (dt_store_get_path (store), DT_DB_READ_WRITE, error) : NULL;

  return live != NULL && dt_db_replace (live, copy, error);
}

static void
remove_copy (const char *part)
{
  static const char *const endings[] = { "", "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strconcat (part, endings[i], NULL);

      (void) g_unlink (path);
    }
}

static void
run_restore (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  g_autofree char *part = g_strconcat (dt_store_get_path (source), ".restore", NULL);
  GError *error = NULL;
  gboolean ok;

  remove_copy (part);
  ok = prepare_copy (data, part, cancellable, &error) && put_back (source, part, &error);
  remove_copy (part);
  if (ok)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * dt_store_restore_async:
 * @store: the register, open for writing
 * @path: a backup of it
 *
 * Puts the whole content of the backup in the place of what the register holds, at once or not at all; an older one is brought to the
 * schema of today before. Views are told that everything has changed, as if another program had written; there is no undo, so who
 * calls this backs up before.
 */
void
dt_store_restore_async (DtStore             *store,
                        const char          *path,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_return_if_fail (DT_IS_STORE (store));

  run (store, path, dt_store_restore_async, run_restore, cancellable, callback, user_data);
}

gboolean
dt_store_restore_finish (DtStore       *store,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
