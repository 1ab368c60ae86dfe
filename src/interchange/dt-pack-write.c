/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Packages out of a register: first the records, by the reader of the store, into a file of their own; then the zip, on a
 * thread of its own, so that a gigabyte of attachments keeps nobody waiting. */

#include "dt-pack-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "dt-date.h"
#include "dt-directive-jobs.h"
#include "dt-document-writer.h"
#include "dt-error.h"
#include "dt-new-file.h"
#include "dt-packet-private.h"
#include "dt-sheet-private.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtPackArchive, archive_write_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtPackHeader, archive_entry_free)

#define CHUNK (128 * 1024)

typedef struct
{
  gatomicrefcount  ref_count;
  DtStore         *store;           /* only the main half touches it */
  char            *register_path;
  char            *path;
  DtExportPart     part;
  gboolean         without_files;
  DtProgress      *progress;        /* NULL: nobody looks */
  GCancellable    *cancellable;

  char            *folder;          /* for the records until they are in the zip */
  char            *records;
  DtExportTold    *exported;
  DtPackManifest  *manifest;
  gint64           done;            /* bytes in the zip */
} Packing;

static Packing *
packing_ref (Packing *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

static void
packing_unref (Packing *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  if (self->records != NULL)
    g_unlink (self->records);
  if (self->folder != NULL)
    g_rmdir (self->folder);
  g_object_unref (self->store);
  g_free (self->register_path);
  g_free (self->path);
  g_strfreev (self->part.symbols);
  g_clear_pointer (&self->progress, dt_progress_unref);
  g_clear_object (&self->cancellable);
  g_free (self->folder);
  g_free (self->records);
  dt_export_told_free (self->exported);
  dt_pack_manifest_free (self->manifest);
  g_free (self);
}

static Packing *
packing_new (DtStore              *store,
             const char           *path,
             const DtPackOptions  *options,
             GMainContext         *context,
             GCancellable         *cancellable)
{
  Packing *self = g_new0 (Packing, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->store = g_object_ref (store);
  self->register_path = g_strdup (dt_store_get_path (store));
  self->path = g_strdup (path);
  self->part = options->part;
  self->part.symbols = g_strdupv (options->part.symbols);
  self->part.is_secret = dt_packet_has_secrecy_mark;
  self->without_files = options->without_files;
  if (options->progress != NULL)
    self->progress = dt_progress_new (options->progress, options->progress_data, context, cancellable);
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  self->exported = dt_export_told_new ();
  self->manifest = dt_pack_manifest_new ();

  return self;
}

/* ---- The records ---- */

static gboolean
run_records (DtDb      *db,
             gpointer   data,
             gpointer  *result,
             GError   **error)
{
  Packing *self = data;
  g_autoptr(GFile) file = NULL;
  g_autoptr(GFileOutputStream) stream = NULL;
  g_autoptr(DtDocumentWriter) writer = NULL;

  self->folder = g_dir_make_tmp ("directive-tracker-XXXXXX", error);
  if (self->folder == NULL)
    return FALSE;
  self->records = g_build_filename (self->folder, DT_PACK_REGISTER, NULL);
  file = g_file_new_for_path (self->records);
  stream = g_file_create (file, G_FILE_CREATE_PRIVATE, self->cancellable, error);
  if (stream == NULL)
    return FALSE;

  writer = dt_document_writer_new (G_OUTPUT_STREAM (stream), self->cancellable);
  return dt_export_part (db, &self->part, &dt_document_writer_sink, writer, self->exported, error)
         && dt_document_writer_finish (writer, error)
         && g_output_stream_close (G_OUTPUT_STREAM (stream), self->cancellable, error);
}

/* ---- The zip ---- */

/**
 * dt_pack_sum_file:
 * @size: (out) (optional): its bytes
 * @sha256: (out) (optional): lower-case hex
 */
gboolean
dt_pack_sum_file (const char    *path,
                  gint64        *size,
                  char         **sha256,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr(GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guint8 *buffer = g_malloc (CHUNK);
  gint64 total = 0;
  gssize n;

  if (stream == NULL)
    return FALSE;
  while ((n = g_input_stream_read (G_INPUT_STREAM (stream), buffer, CHUNK, cancellable, error)) > 0)
    {
      g_checksum_update (sum, buffer, n);
      total += n;
    }
  if (n < 0)
    return FALSE;

  if (size != NULL)
    *size = total;
  if (sha256 != NULL)
    *sha256 = g_strdup (g_checksum_get_string (sum));
  return TRUE;
}

static gboolean
fail (Packing        *self,
      DtPackArchive  *archive,
      GError        **error)
{
  g_autofree char *shown = g_filename_display_name (self->path);
  int code = archive_errno (archive);

  if (code == ENOSPC)
    g_set_error (error, DT_ERROR, DT_ERROR_FULL, "%s: %s", self->path, archive_error_string (archive));
  else
    g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (code), _("“%s” could not be written: %s"), shown,
                 archive_error_string (archive) != NULL ? archive_error_string (archive) : g_strerror (code));
  return FALSE;
}

static gboolean
begin_entry (Packing        *self,
             DtPackArchive  *archive,
             const char     *name,
             gint64          size,
             GError        **error)
{
  g_autoptr(DtPackHeader) header = archive_entry_new ();

  archive_entry_set_pathname (header, name);
  archive_entry_set_size (header, size);
  archive_entry_set_filetype (header, AE_IFREG);
  archive_entry_set_perm (header, 0644);
  archive_entry_set_mtime (header, self->manifest->told->made_at, 0);

  return archive_write_header (archive, header) == ARCHIVE_OK || fail (self, archive, error);
}

static gboolean
write_data (Packing        *self,
            DtPackArchive  *archive,
            const void     *data,
            gsize           size,
            GError        **error)
{
  if (size > 0 && archive_write_data (archive, data, size) != (la_ssize_t) size)
    return fail (self, archive, error);

  self->done += (gint64) size;
  if (self->manifest->told->size > 0)
    dt_progress_tell (self->progress, (double) self->done / (double) self->manifest->told->size);
  return TRUE;
}

static char *
path_of (Packing           *self,
         const DtPackEntry *entry)
{
  return g_str_equal (entry->name, DT_PACK_REGISTER) ? g_strdup (self->records)
                                                     : dt_attachment_path (self->register_path, entry->sha256);
}

/* It has been summed before; a file that has changed since must not go out under the old sum. */
static gboolean
write_entry (Packing            *self,
             DtPackArchive      *archive,
             const DtPackEntry  *entry,
             GError            **error)
{
  g_autofree char *path = path_of (self, entry);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GFileInputStream) stream = g_file_read (file, self->cancellable, error);
  g_autoptr(GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guint8 *buffer = g_malloc (CHUNK);
  gint64 total = 0;
  gssize n;

  if (stream == NULL || !begin_entry (self, archive, entry->name, entry->size, error))
    return FALSE;
  while ((n = g_input_stream_read (G_INPUT_STREAM (stream), buffer, CHUNK, self->cancellable, error)) > 0)
    {
      g_checksum_update (sum, buffer, n);
      total += n;
      if (total > entry->size)
        break;
      if (!write_data (self, archive, buffer, (gsize) n, error))
        return FALSE;
    }
  if (n < 0)
    return FALSE;
  if (total == entry->size && g_str_equal (g_checksum_get_string (sum), entry->sha256))
    return TRUE;

  g_set_error (error, DT_ERROR, DT_ERROR_INVALID, _("“%s” was changed while it was being packed. Pack again."), entry->name);
  return FALSE;
}

/* What the package will hold. Files that are not there, or no longer what they were, only go along by name. */
static gboolean
list_entries (Packing  *self,
              GError  **error)
{
  DtPackTold *told = self->manifest->told;
  g_autofree char *sha256 = NULL;
  gint64 size;

  told->register_uid = g_strdup (self->exported->register_uid);
  told->office = g_strdup (self->exported->office);
  told->since = self->exported->since;
  told->made_at = dt_now_instant ();
  told->n_directives = self->exported->n_directives;
  told->n_secret = self->exported->n_secret;
  if (!dt_pack_sum_file (self->records, &size, &sha256, self->cancellable, error))
    return FALSE;
  dt_pack_manifest_add (self->manifest, DT_PACK_REGISTER, size, sha256);

  for (guint i = 0; !self->without_files && i < self->exported->files->len; i++)
    {
      const DtExportFile *file = self->exported->files->pdata[i];
      g_autofree char *path = dt_attachment_path (self->register_path, file->sha256);
      g_autofree char *found = NULL;
      g_autofree char *name = g_strconcat (DT_PACK_FILES, file->sha256, NULL);

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      if (dt_pack_sum_file (path, &size, &found, self->cancellable, NULL) && g_str_equal (found, file->sha256) && size <= DT_PACK_MAX_FILE)
        dt_pack_manifest_add (self->manifest, name, size, found);
      else
        told->n_missing++;
    }

  return TRUE;
}

static gboolean
write_zip (const char  *part,
           gpointer     data,
           GError     **error)
{
  Packing *self = data;
  g_autoptr(DtPackArchive) archive = archive_write_new ();
  g_autoptr(GBytes) manifest = dt_pack_manifest_write (self->manifest, error);

  if (manifest == NULL)
    return FALSE;
  archive_write_set_format_zip (archive);
  if (archive_write_open_filename (archive, part) != ARCHIVE_OK)
    return fail (self, archive, error);

  if (!begin_entry (self, archive, DT_PACK_MANIFEST, (gint64) g_bytes_get_size (manifest), error)
      || !write_data (self, archive, g_bytes_get_data (manifest, NULL), g_bytes_get_size (manifest), error))
    return FALSE;
  for (guint i = 0; i < self->manifest->entries->len; i++)
    if (!write_entry (self, archive, self->manifest->entries->pdata[i], error))
      return FALSE;

  return archive_write_close (archive) == ARCHIVE_OK || fail (self, archive, error);
}

static DtPackTold *
zip_up (Packing  *self,
        GError  **error)
{
  if (!list_entries (self, error) || !dt_new_file_write (self->path, write_zip, self, error))
    return NULL;

  return g_steal_pointer (&self->manifest->told);
}

/* ---- The whole ---- */

/* Chosen directives say nothing of the rest. */
static gboolean
is_noted (Packing *self)
{
  return self->part.symbols == NULL && !dt_store_get_read_only (self->store);
}

static const DtWrite note_write = { .action = "pack", .aside = TRUE };

static void
on_noted (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(GTask) task = data;
  g_autoptr(GError) error = NULL;

  /* The package is there, whether or not that could be written down. */
  dt_store_write_finish (DT_STORE (source), result, &error);
  if (error != NULL)
    g_warning ("The package could not be noted: %s", error->message);
  g_task_return_pointer (task, g_object_steal_data (G_OBJECT (task), "told"), (GDestroyNotify) dt_pack_told_free);
}

static void
on_zipped (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GTask) task = data;
  Packing *self = g_task_get_task_data (task);
  GError *error = NULL;
  DtPackTold *told = g_task_propagate_pointer (G_TASK (result), &error);

  if (told == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (!is_noted (self))
    {
      g_task_return_pointer (task, told, (GDestroyNotify) dt_pack_told_free);
      return;
    }
  g_object_set_data_full (G_OBJECT (task), "told", told, (GDestroyNotify) dt_pack_told_free);
  dt_store_write_async (self->store, &note_write, dt_job_note_package, g_memdup2 (&self->exported->last_entry, sizeof (gint64)), g_free, NULL, NULL,
                        on_noted, g_steal_pointer (&task));
}

static void
zip_in_thread (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  GError *error = NULL;
  DtPackTold *told = zip_up (data, &error);

  if (told != NULL)
    g_task_return_pointer (task, told, (GDestroyNotify) dt_pack_told_free);
  else
    g_task_return_error (task, error);
}

static void
on_records (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(GTask) task = data;
  Packing *self = g_task_get_task_data (task);
  g_autoptr(GTask) zipping = NULL;
  GError *error = NULL;

  dt_store_read_finish (DT_STORE (source), result, &error);
  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  zipping = g_task_new (source, self->cancellable, on_zipped, g_steal_pointer (&task));
  g_task_set_check_cancellable (zipping, FALSE);
  g_task_set_task_data (zipping, packing_ref (self), (GDestroyNotify) packing_unref);
  g_task_run_in_thread (zipping, zip_in_thread);
}

void
dt_pack_write_async (DtStore              *store,
                     const char           *path,
                     const DtPackOptions  *options,
                     GCancellable         *cancellable,
                     GAsyncReadyCallback   callback,
                     gpointer              user_data)
{
  g_autoptr(GMainContext) context = g_main_context_ref_thread_default ();
  Packing *self = packing_new (store, path, options, context, cancellable);
  GTask *task = g_task_new (store, cancellable, callback, user_data);

  g_task_set_source_tag (task, dt_pack_write_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, self, (GDestroyNotify) packing_unref);
  dt_store_read_async (store, run_records, packing_ref (self), (GDestroyNotify) packing_unref, NULL, cancellable, on_records, task);
}

/**
 * dt_pack_write_finish:
 * @error: DT_ERROR_NOT_FOUND or DT_ERROR_AMBIGUOUS of a directive, G_IO_ERROR_CANCELLED, what the disk says; then there is no
 *   package, and an old one of that name is as it was
 *
 * Returns: (transfer full) (nullable): what the package holds
 */
DtPackTold *
dt_pack_write_finish (DtStore       *store,
                      GAsyncResult  *result,
                      GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

DtPackTold *
dt_pack_write (DtStore              *store,
               const char           *path,
               const DtPackOptions  *options,
               GCancellable         *cancellable,
               GError              **error)
{
  Packing *self = packing_new (store, path, options, NULL, cancellable);
  GError *failure = NULL;
  DtPackTold *told = NULL;

  dt_store_read (store, run_records, self, cancellable, &failure);
  if (failure == NULL)
    told = zip_up (self, &failure);
  if (told != NULL && is_noted (self))
    dt_store_write (store, &note_write, dt_job_note_package, &self->exported->last_entry, NULL, &failure);
  if (failure != NULL && told == NULL)
    g_propagate_error (error, failure);
  else
    g_clear_error (&failure);
  packing_unref (self);

  return told;
}
