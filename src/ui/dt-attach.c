/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The files of the register. They are never written to and are named by their checksum, so one file handed in by
 * thirty units is kept once, and a copy is either whole or absent. */

#include "dt-attach.h"

#include <errno.h>
#include <glib/gstdio.h>

#include "dt-directive-jobs.h"
#include "dt-error.h"
#include "dt-text.h"

#define CHUNK (128 * 1024)

typedef struct { GPtrArray *sources; char *register_path; } Request;

static void
request_free (Request *request)
{
  g_clear_pointer (&request->sources, g_ptr_array_unref);
  g_clear_pointer (&request->register_path, g_free);
  g_free (request);
}

/**
 * dt_attached_free:
 * @self: (nullable): a file taken in
 */
void
dt_attached_free (DtAttached *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self->type);
  g_free (self->sha256);
  g_free (self);
}

static GFile *
get_folder (const char *register_path)
{
  g_autofree char *path = dt_attachment_path (register_path, "");

  return g_file_new_for_path (path);
}

/**
 * dt_attach_get_file:
 * @register_path: path of the register
 * @sha256: checksum of the attachment
 *
 * Returns: (transfer full): where its bytes lie, if they were ever taken in
 */
GFile *
dt_attach_get_file (const char *register_path,
                    const char *sha256)
{
  g_autofree char *path = dt_attachment_path (register_path, sha256);

  return g_file_new_for_path (path);
}

/* Copies what comes in to what goes out, and sums it. */
static gboolean
copy_and_sum (GInputStream   *in,
              GOutputStream  *out,
              GChecksum      *sum,
              gint64         *size,
              GCancellable   *cancellable,
              GError        **error)
{
  g_autofree guint8 *buffer = g_malloc (CHUNK);
  gssize n;

  *size = 0;
  while ((n = g_input_stream_read (in, buffer, CHUNK, cancellable, error)) > 0)
    {
      *size += n;
      if (*size > DT_ATTACH_MAX_BYTES)
        {
          g_set_error (error, DT_ERROR, DT_ERROR_TOO_LARGE, "The file is larger than %d bytes", DT_ATTACH_MAX_BYTES);
          return FALSE;
        }
      g_checksum_update (sum, buffer, n);
      if (!g_output_stream_write_all (out, buffer, (gsize) n, NULL, cancellable, error))
        return FALSE;
    }

  return n == 0 && g_output_stream_close (out, cancellable, error);
}

static char *
guess_type (const char *name)
{
  g_autofree char *content = g_content_type_guess (name, NULL, 0, NULL);
  char *type = g_content_type_get_mime_type (content);

  return type != NULL ? type : g_strdup ("application/octet-stream");
}

static gboolean
make_folder (GFile   *folder,
             GError **error)
{
  if (g_mkdir_with_parents (g_file_peek_path (folder), 0700) == 0)
    return TRUE;

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), "%s: %s", g_file_peek_path (folder), g_strerror (errno));
  return FALSE;
}

static DtAttached *
take_in (const char    *register_path,
         const char    *name,
         GInputStream  *in,
         GCancellable  *cancellable,
         GError       **error)
{
  g_autoptr(GFile) folder = get_folder (register_path);
  g_autoptr(GFileOutputStream) out = NULL;
  g_autoptr(GFile) draft = NULL;
  g_autoptr(GFile) place = NULL;
  g_autoptr(GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr(DtAttached) attached = g_new0 (DtAttached, 1);
  g_autofree char *uid = dt_uid_new ();
  g_autofree char *draft_name = g_strdup_printf (".%s.part", uid);

  if (!make_folder (folder, error))
    return NULL;

  draft = g_file_get_child (folder, draft_name);
  out = g_file_replace (draft, NULL, FALSE, G_FILE_CREATE_PRIVATE, cancellable, error);
  if (out == NULL)
    return NULL;
  if (!copy_and_sum (in, G_OUTPUT_STREAM (out), sum, &attached->size, cancellable, error))
    {
      g_file_delete (draft, NULL, NULL);
      return NULL;
    }

  attached->name = g_strdup (name);
  attached->type = guess_type (name);
  attached->sha256 = g_strdup (g_checksum_get_string (sum));
  place = g_file_get_child (folder, attached->sha256);
  if (!g_file_move (draft, place, G_FILE_COPY_OVERWRITE, cancellable, NULL, NULL, error))
    return NULL;

  return g_steal_pointer (&attached);
}

/**
 * dt_attach_async:
 * @file: the file, anywhere
 * @register_path: path of the register
 * @cancellable: (nullable): to stop it
 * @callback: (scope async): called when it was copied or could not be
 * @user_data: for @callback
 *
 * Takes a file into the register's folder.
 */
void
dt_attach_async (GFile               *file,
                 const char          *register_path,
                 GCancellable        *cancellable,
                 GAsyncReadyCallback  callback,
                 gpointer             user_data)
{
  g_autoptr(GPtrArray) sources = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_attach_source_free);
  DtAttachSource *source = g_new0 (DtAttachSource, 1);

  source->name = g_file_get_basename (file);
  source->file = g_object_ref (file);
  g_ptr_array_add (sources, source);
  dt_attach_all_async (sources, register_path, cancellable, callback, user_data);
}

/**
 * dt_attach_finish:
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: (transfer full): what was taken in
 */
DtAttached *
dt_attach_finish (GAsyncResult  *result,
                  GError       **error)
{
  g_autoptr(GPtrArray) all = dt_attach_all_finish (result, error);

  return all != NULL ? g_ptr_array_steal_index (all, 0) : NULL;
}

/* ---- Several ---- */

DtAttachSource *
dt_attach_source_new (const char *name,
                      GBytes     *bytes)
{
  DtAttachSource *self = g_new0 (DtAttachSource, 1);

  self->name = g_strdup (name);
  self->bytes = g_bytes_ref (bytes);
  return self;
}

void
dt_attach_source_free (DtAttachSource *self)
{
  g_free (self->name);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_object (&self->file);
  g_free (self);
}

static GInputStream *
open_source (const DtAttachSource  *source,
             GCancellable          *cancellable,
             GError               **error)
{
  if (source->bytes != NULL)
    return g_memory_input_stream_new_from_bytes (source->bytes);

  return (GInputStream *) g_file_read (source->file, cancellable, error);
}

static void
work (GTask        *task,
          gpointer      source,
          gpointer      data,
          GCancellable *cancellable)
{
  Request *request = data;
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_attached_free);
  GError *error = NULL;

  for (guint i = 0; i < request->sources->len; i++)
    {
      const DtAttachSource *from = g_ptr_array_index (request->sources, i);
      g_autoptr(GInputStream) in = open_source (from, cancellable, &error);
      DtAttached *attached = in == NULL ? NULL : take_in (request->register_path, from->name, in, cancellable, &error);

      if (attached == NULL)
        {
          g_task_return_error (task, error);
          return;
        }
      g_ptr_array_add (list, attached);
    }
  g_task_return_pointer (task, g_steal_pointer (&list), (GDestroyNotify) g_ptr_array_unref);
}

/**
 * dt_attach_all_async:
 * @sources: (element-type DtAttachSource): what to keep
 * @register_path: path of the register
 *
 * Takes files or bytes into the register's folder.
 */
void
dt_attach_all_async (GPtrArray           *sources,
                     const char          *register_path,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Request *request = g_new0 (Request, 1);

  request->sources = g_ptr_array_ref (sources);
  request->register_path = g_strdup (register_path);
  g_task_set_source_tag (task, dt_attach_all_async);
  g_task_set_task_data (task, request, (GDestroyNotify) request_free);
  g_task_run_in_thread (task, work);
}

/**
 * dt_attach_all_finish:
 *
 * Returns: (transfer full) (element-type DtAttached): in the order of what was given
 */
GPtrArray *
dt_attach_all_finish (GAsyncResult  *result,
                      GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
