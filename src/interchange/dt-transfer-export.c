/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Documents out of an open register, as jobs of its store. */

#include "dt-transfer.h"

#include "dt-document-writer.h"
#include "dt-export.h"
#include "dt-new-file.h"

typedef struct
{
  GFile        *file;
  GCancellable *cancellable;
  int           year;           /* of this year only the work calendar; 0: the whole register */
} Export;

static void
export_free (Export *self)
{
  g_object_unref (self->file);
  g_clear_object (&self->cancellable);
  g_free (self);
}

static Export *
export_new (GFile        *file,
            int           year,
            GCancellable *cancellable)
{
  Export *self = g_new0 (Export, 1);

  self->year = year;
  self->file = g_object_ref (file);
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;

  return self;
}

static gboolean
export_records (DtDb              *db,
                Export            *self,
                DtDocumentWriter  *writer,
                GError           **error)
{
  return self->year != 0 ? dt_export_calendar (db, self->year, &dt_document_writer_sink, writer, error)
                         : dt_export_register (db, &dt_document_writer_sink, writer, error);
}

static gboolean
write_document (DtDb          *db,
                Export        *self,
                GOutputStream *stream,
                GError       **error)
{
  g_autoptr(DtDocumentWriter) writer = dt_document_writer_new (stream, self->cancellable);

  if (!export_records (db, self, writer, error) || !dt_document_writer_finish (writer, error))
    {
      g_autoptr(GCancellable) cancelled = g_cancellable_new ();

      /* Closing it so keeps the old file. */
      g_cancellable_cancel (cancelled);
      g_output_stream_close (stream, cancelled, NULL);
      return FALSE;
    }

  return g_output_stream_close (stream, self->cancellable, error);
}

typedef struct { DtDb *db; Export *export; } Writing;

static gboolean
write_part (const char  *part,
            gpointer     data,
            GError     **error)
{
  Writing *self = data;
  g_autoptr(GFile) file = g_file_new_for_path (part);
  g_autoptr(GFileOutputStream) stream = g_file_append_to (file, G_FILE_CREATE_PRIVATE, self->export->cancellable, error);

  return stream != NULL && write_document (self->db, self->export, G_OUTPUT_STREAM (stream), error);
}

static gboolean
run_export (DtDb     *db,
            gpointer  data,
            gpointer *result,
            GError  **error)
{
  Export *self = data;
  g_autofree char *path = g_file_get_path (self->file);
  g_autoptr(GFileOutputStream) stream = NULL;

  if (path != NULL)
    {
      Writing writing = { db, self };

      return dt_new_file_write (path, write_part, &writing, error);
    }

  /* Somewhere that only GIO can reach. */
  stream = g_file_replace (self->file, NULL, FALSE, G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION, self->cancellable, error);
  return stream != NULL && write_document (db, self, G_OUTPUT_STREAM (stream), error);
}

static void
on_exported (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(GTask) task = data;
  GError *error = NULL;

  dt_store_read_finish (DT_STORE (source), result, &error);
  if (error == NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
dt_transfer_export_async (DtStore             *store,
                          GFile               *file,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  GTask *task = g_task_new (store, cancellable, callback, user_data);

  g_task_set_source_tag (task, dt_transfer_export_async);
  dt_store_read_async (store, run_export, export_new (file, 0, cancellable), (GDestroyNotify) export_free, NULL, cancellable,
                       on_exported, task);
}

/**
 * dt_transfer_export_calendar_async:
 * @year: the year whose days are written
 *
 * Writes the work calendar of one year; dt_transfer_export_finish() ends it.
 */
void
dt_transfer_export_calendar_async (DtStore             *store,
                                   int                  year,
                                   GFile               *file,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  GTask *task = g_task_new (store, cancellable, callback, user_data);

  g_task_set_source_tag (task, dt_transfer_export_calendar_async);
  dt_store_read_async (store, run_export, export_new (file, year, cancellable), (GDestroyNotify) export_free, NULL, cancellable,
                       on_exported, task);
}

gboolean
dt_transfer_export_finish (DtStore       *store,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * dt_transfer_export:
 *
 * Waits for the export; for programs without a main loop.
 *
 * Returns: %FALSE with @error set, and the old file as it was
 */
gboolean
dt_transfer_export (DtStore       *store,
                    GFile         *file,
                    GCancellable  *cancellable,
                    GError       **error)
{
  return dt_transfer_export_calendar (store, 0, file, cancellable, error);
}

/**
 * dt_transfer_export_calendar:
 * @year: the year whose days are written; 0 for the whole register
 *
 * Waits for the export.
 *
 * Returns: %FALSE with @error set, and the old file as it was
 */
gboolean
dt_transfer_export_calendar (DtStore       *store,
                             int            year,
                             GFile         *file,
                             GCancellable  *cancellable,
                             GError       **error)
{
  Export *self = export_new (file, year, cancellable);
  GError *failure = NULL;

  dt_store_read (store, run_export, self, cancellable, &failure);
  export_free (self);
  if (failure == NULL)
    return TRUE;

  g_propagate_error (error, failure);
  return FALSE;
}
