/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Packages into a register. The records of a package become a register of their own first, by the same reader and the same rules as
 * every document: what is wrong in them is found there, before this register is touched. Then the two are brought together. */

#include "dt-pack-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "dt-error.h"
#include "dt-transfer.h"

struct _DtPack
{
  gatomicrefcount  ref_count;
  char            *path;
  char            *folder;         /* private to this package, gone with it */
  char            *records;        /* register.xml */
  char            *scratch;        /* a register made of it */
  DtPackManifest  *manifest;
};

DtPack *
dt_pack_ref (DtPack *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

static void
remove_register (const char *path)
{
  static const char *const endings[] = { "", "-wal", "-shm", ".before-import" };

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = g_strconcat (path, endings[i], NULL);

      g_unlink (name);
    }
}

void
dt_pack_unref (DtPack *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;

  if (self->folder != NULL)
    {
      g_unlink (self->records);
      remove_register (self->scratch);
      g_rmdir (self->folder);
    }
  g_free (self->path);
  g_free (self->folder);
  g_free (self->records);
  g_free (self->scratch);
  dt_pack_manifest_free (self->manifest);
  g_free (self);
}

const DtPackTold *
dt_pack_get_told (DtPack *self)
{
  return self->manifest->told;
}

const char *
dt_pack_get_path (DtPack *self)
{
  return self->path;
}

/* ---- Opening ---- */

static gboolean
import_records (DtPack        *self,
                DtStore       *store,
                GCancellable  *cancellable,
                GError       **error)
{
  GFile *file = g_file_new_for_path (self->records);
  DtTransferOptions options = { .max_bytes = DT_PACK_MAX_REGISTER };
  g_autoptr(DtImportReport) report = dt_transfer_import (store, &file, 1, &options, cancellable, error);

  g_object_unref (file);
  if (report == NULL)
    return FALSE;
  if (report->n_errors > 0)
    {
      const DtProblem *problem = report->errors->pdata[0];

      g_set_error (error, DT_ERROR, DT_ERROR_PARSE, _("%1$s, line %2$d: %3$s"), DT_PACK_REGISTER, problem->place.line, problem->reason);
      return FALSE;
    }

  return TRUE;
}

static gboolean
check_files_are_named (DtDb      *db,
                       gpointer   data,
                       gpointer  *result,
                       GError   **error)
{
  DtPack *self = data;

  for (guint i = 0; i < self->manifest->entries->len; i++)
    {
      const DtPackEntry *entry = self->manifest->entries->pdata[i];
      gboolean known = FALSE;

      if (!g_str_has_prefix (entry->name, DT_PACK_FILES))
        continue;
      if (!dt_sync_knows_file (db, entry->sha256, &known, error))
        return FALSE;
      if (!known)
        {
          g_set_error (error, DT_ERROR, DT_ERROR_PARSE, _("“%s” belongs to nothing in the package."), entry->name);
          return FALSE;
        }
    }

  return TRUE;
}

/* On whichever thread this is; the store is of this thread and tells nobody. */
static gboolean
make_scratch (DtPack        *self,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr(GMainContext) context = g_main_context_new ();
  g_autoptr(DtStore) store = NULL;
  GError *failure = NULL;
  gboolean ok;

  g_main_context_push_thread_default (context);
  store = dt_store_new (self->scratch, DT_STORE_FLAGS_NONE);
  ok = dt_store_open (store, cancellable, error) && import_records (self, store, cancellable, error);
  if (ok)
    {
      dt_store_read (store, check_files_are_named, self, cancellable, &failure);
      if (failure != NULL)
        {
          g_propagate_error (error, failure);
          ok = FALSE;
        }
    }
  dt_store_close (store);
  g_clear_object (&store);
  g_main_context_pop_thread_default (context);

  return ok;
}

static DtPack *
open_pack (const char    *path,
           DtProgress    *progress,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr(DtPack) self = g_new0 (DtPack, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->path = g_strdup (path);
  self->folder = g_dir_make_tmp ("directive-tracker-XXXXXX", error);
  if (self->folder == NULL)
    return NULL;
  self->records = g_build_filename (self->folder, DT_PACK_REGISTER, NULL);
  self->scratch = g_build_filename (self->folder, "register.db", NULL);
  self->manifest = dt_pack_check (path, self->records, progress, cancellable, error);
  if (self->manifest == NULL || !make_scratch (self, cancellable, error))
    return NULL;

  g_unlink (self->records);
  return g_steal_pointer (&self);
}

typedef struct { char *path; DtProgress *progress; } Opening;

static void
opening_free (Opening *self)
{
  g_free (self->path);
  g_clear_pointer (&self->progress, dt_progress_unref);
  g_free (self);
}

static void
open_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Opening *opening = data;
  GError *error = NULL;
  DtPack *pack = open_pack (opening->path, opening->progress, cancellable, &error);

  if (pack != NULL)
    g_task_return_pointer (task, pack, (GDestroyNotify) dt_pack_unref);
  else
    g_task_return_error (task, error);
}

void
dt_pack_open_async (const char           *path,
                    DtProgressFunc        progress,
                    gpointer              progress_data,
                    GCancellable         *cancellable,
                    GAsyncReadyCallback   callback,
                    gpointer              user_data)
{
  g_autoptr(GMainContext) context = g_main_context_ref_thread_default ();
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Opening *opening = g_new0 (Opening, 1);

  opening->path = g_strdup (path);
  if (progress != NULL)
    opening->progress = dt_progress_new (progress, progress_data, context, cancellable);
  g_task_set_source_tag (task, dt_pack_open_async);
  g_task_set_task_data (task, opening, (GDestroyNotify) opening_free);
  g_task_run_in_thread (task, open_in_thread);
}

DtPack *
dt_pack_open_finish (GAsyncResult  *result,
                     GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

DtPack *
dt_pack_open (const char    *path,
              GCancellable  *cancellable,
              GError       **error)
{
  return open_pack (path, NULL, cancellable, error);
}

/* ---- Taking ---- */

/* What one reading carries through its jobs. */
typedef struct
{
  gatomicrefcount  ref_count;
  DtPack          *pack;
  DtStore         *store;
  char            *register_path;
  GCancellable    *cancellable;
  gboolean         dry_run;        /* the person only looks */
  gboolean         looking;        /* this step is only a look */
  DtSync           sync;
  char            *label;
  char            *copy;           /* of the scratch register: a synchronisation changes it */
} Taking;

static Taking *
taking_ref (Taking *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

static void
taking_unref (Taking *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  remove_register (self->copy);
  dt_pack_unref (self->pack);
  g_object_unref (self->store);
  g_free (self->register_path);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->sync.choices, g_hash_table_unref);
  g_clear_pointer (&self->sync.progress, dt_progress_unref);
  dt_sync_report_free (self->sync.report);
  g_free (self->label);
  g_free (self->copy);
  g_free (self);
}

static Taking *
taking_new (DtStore             *store,
            DtPack              *pack,
            const DtPackTaking  *how,
            GCancellable        *cancellable)
{
  Taking *self = g_new0 (Taking, 1);
  g_autofree char *shown = g_filename_display_basename (pack->path);
  g_autofree char *name = g_strdup_printf ("copy-%p.db", (gpointer) self);
  g_autoptr(GMainContext) context = g_main_context_ref_thread_default ();

  g_atomic_ref_count_init (&self->ref_count);
  self->pack = dt_pack_ref (pack);
  self->store = g_object_ref (store);
  self->register_path = g_strdup (dt_store_get_path (store));
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  self->dry_run = how->dry_run;
  /* Translators: an action that can be undone; the name of a file */
  self->label = g_strdup_printf (_("Read package “%s”"), shown);
  self->copy = g_build_filename (pack->folder, name, NULL);
  self->sync = (DtSync) {
    .path = self->copy, .label = self->label, .choice = how->choice,
    .choices = how->choices != NULL ? g_hash_table_ref (how->choices) : NULL, .report = dt_sync_report_new (),
    .progress = how->progress != NULL ? dt_progress_new (how->progress, how->progress_data, context, cancellable) : NULL,
  };

  return self;
}

static gboolean
run_sync (DtDb      *db,
          gpointer   data,
          gpointer  *result,
          GError   **error)
{
  Taking *self = data;
  g_autoptr(GFile) scratch = g_file_new_for_path (self->pack->scratch);
  g_autoptr(GFile) copy = g_file_new_for_path (self->copy);

  remove_register (self->copy);
  dt_sync_report_free (self->sync.report);
  self->sync.report = dt_sync_report_new ();
  /* What is stored was looked at before. */
  dt_progress_set_range (self->sync.progress, self->looking ? 0 : 0.5, self->looking && !self->dry_run ? 0.5 : 1);
  return g_file_copy (scratch, copy, G_FILE_COPY_OVERWRITE, self->cancellable, NULL, NULL, error) && dt_job_sync (db, &self->sync, result, error);
}

/* A look that was refused by what stands in the two registers is no failure: the report tells it. */
static gboolean
is_told (Taking       *self,
         const GError *error)
{
  return (g_error_matches (error, DT_ERROR, DT_ERROR_AMBIGUOUS) && self->sync.report->n_open > 0)
         || (g_error_matches (error, DT_ERROR, DT_ERROR_INVALID) && self->sync.report->report->n_errors > 0);
}

static DtWrite
describe (Taking *self)
{
  return (DtWrite) { .action = DT_SYNC_ACTION, .label = self->label, .dry_run = self->looking };
}

static DtSyncReport *
give_report (Taking *self)
{
  return g_steal_pointer (&self->sync.report);
}

/**
 * dt_pack_take:
 *
 * Waits for the reading; for programs without a main loop. See dt_pack_take_async().
 *
 * Returns: (transfer full) (nullable): see dt_pack_take_finish()
 */
DtSyncReport *
dt_pack_take (DtStore             *store,
              DtPack              *pack,
              const DtPackTaking  *taking,
              GCancellable        *cancellable,
              GError             **error)
{
  Taking *self = taking_new (store, pack, taking, cancellable);
  DtSyncReport *report = NULL;
  GError *failure = NULL;
  DtWrite write;

  /* Files go into the folder only when it is sure that they will be needed. */
  self->looking = TRUE;
  write = describe (self);
  dt_store_write (store, &write, run_sync, self, cancellable, &failure);
  if (failure == NULL && !self->dry_run)
    {
      self->looking = FALSE;
      write = describe (self);
      if (dt_pack_extract (pack->path, pack->manifest, self->register_path, cancellable, &failure))
        dt_store_write (store, &write, run_sync, self, cancellable, &failure);
    }

  if (failure == NULL || is_told (self, failure))
    {
      g_clear_error (&failure);
      report = give_report (self);
    }
  else
    {
      g_propagate_error (error, failure);
    }
  taking_unref (self);

  return report;
}

static void
finish (GTask  *task,
        GError *failure)
{
  Taking *self = g_task_get_task_data (task);

  if (failure == NULL || is_told (self, failure))
    {
      g_clear_error (&failure);
      g_task_return_pointer (task, give_report (self), (GDestroyNotify) dt_sync_report_free);
    }
  else
    {
      g_task_return_error (task, failure);
    }
}

static void on_step (GObject *source, GAsyncResult *result, gpointer data);

static void
start (GTask *task)
{
  Taking *self = g_task_get_task_data (task);
  DtWrite write = describe (self);

  dt_store_write_async (self->store, &write, run_sync, taking_ref (self), (GDestroyNotify) taking_unref, NULL, self->cancellable,
                        on_step, task);
}

static void
extract_in_thread (GTask        *task,
                   gpointer      source,
                   gpointer      data,
                   GCancellable *cancellable)
{
  Taking *self = data;
  GError *error = NULL;

  if (dt_pack_extract (self->pack->path, self->pack->manifest, self->register_path, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_extracted (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr(GTask) task = data;
  Taking *self = g_task_get_task_data (task);
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, error);
      return;
    }
  self->looking = FALSE;
  start (g_steal_pointer (&task));
}

static void
on_step (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr(GTask) task = data;
  Taking *self = g_task_get_task_data (task);
  g_autoptr(GTask) extracting = NULL;
  GError *error = NULL;

  dt_store_write_finish (DT_STORE (source), result, &error);
  if (error != NULL || self->dry_run || !self->looking)
    {
      finish (task, error);
      return;
    }

  extracting = g_task_new (source, self->cancellable, on_extracted, g_steal_pointer (&task));
  g_task_set_task_data (extracting, taking_ref (self), (GDestroyNotify) taking_unref);
  g_task_run_in_thread (extracting, extract_in_thread);
}

void
dt_pack_take_async (DtStore              *store,
                    DtPack               *pack,
                    const DtPackTaking   *taking,
                    GCancellable         *cancellable,
                    GAsyncReadyCallback   callback,
                    gpointer              user_data)
{
  Taking *self = taking_new (store, pack, taking, cancellable);
  GTask *task = g_task_new (store, cancellable, callback, user_data);

  g_task_set_source_tag (task, dt_pack_take_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, self, (GDestroyNotify) taking_unref);
  self->looking = TRUE;
  start (task);
}

DtSyncReport *
dt_pack_take_finish (DtStore       *store,
                     GAsyncResult  *result,
                     GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
