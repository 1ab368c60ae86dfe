/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can still be read of a damaged register, as a new one. What belongs to a record that is lost is left out, so that it holds
 * together; what is derived is made anew. */

#include "dt-salvage.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <unistd.h>

#include "dt-error.h"
#include "dt-salvage-private.h"
#include "dt-status.h"

#define DERIVED_TABLES "'assignment_status', 'task_status', 'day_status', 'directive_status', 'unit_status', 'task_search'"
/* Of tables with an index of words the rows are in others. */
#define TABLES \
  "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sqlite_*' AND name NOT GLOB 'task_fts*'" \
  " AND name NOT IN (" DERIVED_TABLES ") ORDER BY name"
/* What a row refers to. What goes with the deletion of another row belongs to that row. */
#define LINKS \
  "SELECT f.\"table\", f.\"from\", coalesce (f.\"to\", 'id'), f.on_delete <> 'CASCADE' AND c.\"notnull\" = 0" \
  " FROM pragma_foreign_key_list (?1) f JOIN pragma_table_info (?1) c ON c.name = f.\"from\""

/* ---- What belongs together ---- */

static gboolean
run_counted (DtDb        *db,
             const char  *sql,
             gint64      *n_changed,
             GError     **error)
{
  if (!dt_db_exec (db, sql, error))
    return FALSE;
  *n_changed += sqlite3_changes64 (db->handle);
  return TRUE;
}

static gboolean
mend_link (DtDb       *db,
           const char *table,
           DtStmt     *link,
           gint64     *n_mended,
           gint64     *n_left_out,
           GError    **error)
{
  const char *target = dt_column_peek (link, 0), *column = dt_column_peek (link, 1), *key = dt_column_peek (link, 2);
  g_autofree char *lost = g_strdup_printf ("\"%s\" IS NOT NULL AND \"%s\" NOT IN (SELECT \"%s\" FROM \"%s\")", column, column, key, target);
  g_autofree char *cut = g_strdup_printf ("UPDATE OR IGNORE \"%s\" SET \"%s\" = NULL WHERE %s", table, column, lost);
  g_autofree char *leave_out = g_strdup_printf ("DELETE FROM \"%s\" WHERE %s", table, lost);

  return (dt_column_int (link, 3) == 0 || run_counted (db, cut, n_mended, error)) && run_counted (db, leave_out, n_left_out, error);
}

static gboolean
mend_links (DtDb       *db,
            GPtrArray  *tables,
            gint64     *n_mended,
            gint64     *n_left_out,
            GError    **error)
{
  for (guint i = 0; i < tables->len; i++)
    {
      g_auto(DtStmt) link = { 0 };
      gboolean has_row = TRUE;

      if (!dt_db_prepare (db, &link, LINKS, error))
        return FALSE;
      dt_bind_text (&link, 1, tables->pdata[i]);
      while (has_row)
        if (!dt_stmt_next (&link, &has_row, error) || (has_row && !mend_link (db, tables->pdata[i], &link, n_mended, n_left_out, error)))
          return FALSE;
    }

  return TRUE;
}

/* What is left out may have been what others belong to. */
static gboolean
hold_together (DtDb       *db,
               GPtrArray  *tables,
               DtSalvage  *salvage,
               GError    **error)
{
  gint64 n_out = 0, n_mended = 0, before;

  do
    {
      before = n_out;
      if (!mend_links (db, tables, &n_mended, &n_out, error))
        return FALSE;
    }
  while (n_out > before);

  salvage->n_read -= n_out;
  salvage->n_left_out += n_out;
  return TRUE;
}

/* ---- The whole ---- */

static GPtrArray *
list_texts (DtDb        *db,
            const char  *sql,
            GError     **error)
{
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_auto(DtStmt) stmt = { 0 };
  gboolean has_row = TRUE;

  if (!dt_db_prepare (db, &stmt, sql, error))
    return NULL;
  while (has_row)
    {
      if (!dt_stmt_next (&stmt, &has_row, error))
        return NULL;
      if (has_row)
        g_ptr_array_add (texts, dt_column_dup (&stmt, 0));
    }

  return g_steal_pointer (&texts);
}

static gboolean
run_each (DtDb       *db,
          GPtrArray  *statements,
          GError    **error)
{
  for (guint i = 0; i < statements->len; i++)
    if (!dt_db_exec (db, statements->pdata[i], error))
      return FALSE;

  return TRUE;
}

static gboolean
fill (DtDb          *from,
      DtDb          *backup,
      DtDb          *to,
      DtSalvage     *salvage,
      GCancellable  *cancellable,
      GError       **error)
{
  g_autoptr(GPtrArray) tables = list_texts (to, TABLES, error);
  g_autoptr(GPtrArray) triggers = list_texts (to, "SELECT sql FROM sqlite_schema WHERE type = 'trigger'", error);
  g_autoptr(GPtrArray) drops = list_texts (to, "SELECT 'DROP TRIGGER \"' || name || '\"' FROM sqlite_schema WHERE type = 'trigger'", error);

  /* The journal refuses to lose a row; here it may have to. */
  if (tables == NULL || triggers == NULL || drops == NULL || !run_each (to, drops, error))
    return FALSE;
  for (guint i = 0; i < tables->len; i++)
    if (!dt_salvage_copy_table (from, backup, to, tables->pdata[i], salvage, cancellable, error))
      return FALSE;

  return hold_together (to, tables, salvage, error) && run_each (to, triggers, error);
}

static gboolean
make_whole (DtDb     *to,
            int       version,
            GError  **error)
{
  if (!dt_schema_take_steps (to, version, dt_schema_latest (), error) || !dt_db_begin (to, error))
    return FALSE;
  if (dt_status_rebuild (to, error) && dt_db_commit (to, error))
    return TRUE;

  dt_db_rollback (to);
  return FALSE;
}

typedef struct
{
  char      *path;
  char      *target;
  char      *backup;     /* (nullable) */
  DtSalvage  salvage;
} Work;

static void
work_free (Work *self)
{
  g_free (self->path);
  g_free (self->target);
  g_free (self->backup);
  g_free (self);
}

static void
remove_part (const char *part)
{
  static const char *const endings[] = { "", "-journal", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strconcat (part, endings[i], NULL);

      (void) g_unlink (path);
    }
}

/* As it is if it is of the same version, else a copy that is brought to it. */
static DtDb *
open_backup (const char    *path,
             const char    *copy,
             int            version,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr(DtDb) backup = dt_db_open (path, DT_DB_READ_ONLY, error);
  g_autoptr(DtDb) raised = NULL;
  int found;

  if (backup == NULL || !dt_schema_recognise (backup, &found, error))
    return NULL;
  if (found == version)
    return g_steal_pointer (&backup);
  if (found > version)
    {
      g_set_error (error, DT_ERROR, DT_ERROR_TOO_NEW, "%s has schema version %d, the register %d", path, found, version);
      return NULL;
    }

  if (!dt_db_copy (backup, copy, NULL, cancellable, error))
    return NULL;
  raised = dt_db_open (copy, DT_DB_READ_WRITE, error);
  return raised != NULL && dt_schema_take_steps (raised, found, version, error) ? g_steal_pointer (&raised) : NULL;
}

static gboolean
salvage_into (DtDb          *from,
              Work          *work,
              const char    *part,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autofree char *copy = g_strconcat (work->target, ".backup", NULL);
  g_autoptr(DtDb) to = dt_db_open (part, DT_DB_READ_WRITE_CREATE, error);
  g_autoptr(DtDb) backup = NULL;
  int version;

  if (to == NULL || !dt_schema_recognise (from, &version, error) || !dt_schema_take_steps (to, 0, version, error)
      || !dt_db_exec (to, "PRAGMA foreign_keys = OFF", error) || !dt_db_begin (to, error))
    return FALSE;
  if ((work->backup != NULL && (backup = open_backup (work->backup, copy, version, cancellable, error)) == NULL)
      || !fill (from, backup, to, &work->salvage, cancellable, error) || !dt_db_commit (to, error))
    {
      dt_db_rollback (to);
      return FALSE;
    }

  return make_whole (to, version, error) && dt_db_exec (to, "PRAGMA journal_mode = DELETE", error);
}

static gboolean
copy_file (const char    *path,
           const char    *copy,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr(GFile) from = g_file_new_for_path (path);
  g_autoptr(GFile) to = g_file_new_for_path (copy);

  return g_file_copy (from, to, G_FILE_COPY_OVERWRITE, cancellable, NULL, NULL, error) && g_chmod (copy, 0600) == 0;
}

/* SQLite does not read a file at all whose end is missing: to a copy of it blank pages are added, as many as its head tells
 * (file format of SQLite, 1.3: page size at 16, pages at 28). */
static gboolean
make_full_size (const char    *path,
                const char    *copy,
                GCancellable  *cancellable,
                GError       **error)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *log_copy = g_strconcat (copy, "-wal", NULL);
  guint8 head[32] = { 0 };
  gint64 page_size, n_pages;
  FILE *file;
  GStatBuf info;

  if (!copy_file (path, copy, cancellable, error)
      || (g_file_test (log, G_FILE_TEST_EXISTS) && !copy_file (log, log_copy, cancellable, error)))
    return FALSE;

  file = g_fopen (copy, "r+b");
  if (file == NULL || fread (head, 1, sizeof head, file) != sizeof head || g_stat (copy, &info) != 0)
    head[28] = head[29] = head[30] = head[31] = 0;
  page_size = head[16] << 8 | head[17];
  page_size = page_size == 1 ? 65536 : page_size;
  n_pages = (gint64) head[28] << 24 | head[29] << 16 | head[30] << 8 | head[31];
  /* A head that tells nonsense is not believed. */
  if (file != NULL && n_pages > 0 && n_pages * page_size > info.st_size && n_pages * page_size < info.st_size * 16
      && ftruncate (fileno (file), n_pages * page_size) != 0)
    g_debug ("%s: %s", copy, g_strerror (errno));
  g_clear_pointer (&file, fclose);
  return TRUE;
}

static DtDb *
open_damaged (const char    *path,
              const char    *copy,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr(GError) failure = NULL;
  DtDb *db = dt_db_open (path, DT_DB_READ_ONLY, &failure);

  if (db != NULL)
    return db;
  if (!g_error_matches (failure, DT_ERROR, DT_ERROR_CORRUPT))
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (make_full_size (path, copy, cancellable, error))
    db = dt_db_open (copy, DT_DB_READ_ONLY, error);
  return db;
}

/* The new register gets its name when it is whole. */
static gboolean
salvage (Work          *work,
         GCancellable  *cancellable,
         GError       **error)
{
  g_autofree char *part = g_strconcat (work->target, ".part", NULL);
  g_autofree char *copy = g_strconcat (work->target, ".damaged", NULL);
  g_autofree char *backup = g_strconcat (work->target, ".backup", NULL);
  g_autoptr(DtDb) from = open_damaged (work->path, copy, cancellable, error);
  g_autoptr(DtDb) whole = NULL;
  gboolean ok;

  if (from == NULL)
    {
      remove_part (copy);
      return FALSE;
    }

  remove_part (part);
  ok = salvage_into (from, work, part, cancellable, error);
  if (ok)
    {
      whole = dt_db_open (part, DT_DB_READ_ONLY, error);
      ok = whole != NULL && dt_db_copy (whole, work->target, NULL, cancellable, error);
    }
  g_clear_pointer (&whole, dt_db_close);
  g_clear_pointer (&from, dt_db_close);
  remove_part (part);
  remove_part (copy);
  remove_part (backup);
  return ok;
}

static void
run_salvage (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  GError *error = NULL;

  if (salvage (data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * dt_salvage_async:
 * @path: a damaged register; it is only read
 * @target: where to put the new register; what is there is replaced
 * @backup: (nullable): a backup of it: what it has in the place of rows that are lost is taken, as it was then
 *
 * Saves what can be read. %DT_ERROR_NOT_REGISTER or %DT_ERROR_CORRUPT if not even the list of its tables can be read.
 */
void
dt_salvage_async (const char          *path,
                  const char          *target,
                  const char          *backup,
                  GCancellable        *cancellable,
                  GAsyncReadyCallback  callback,
                  gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Work *work = g_new0 (Work, 1);

  work->path = g_strdup (path);
  work->target = g_strdup (target);
  work->backup = g_strdup (backup);
  g_task_set_source_tag (task, dt_salvage_async);
  g_task_set_task_data (task, work, (GDestroyNotify) work_free);
  g_task_run_in_thread (task, run_salvage);
}

/**
 * dt_salvage_finish:
 * @salvage: (out caller-allocates): what was saved
 */
gboolean
dt_salvage_finish (GAsyncResult  *result,
                   DtSalvage     *salvage,
                   GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  *salvage = ((Work *) g_task_get_task_data (G_TASK (result)))->salvage;
  return g_task_propagate_boolean (G_TASK (result), error);
}
