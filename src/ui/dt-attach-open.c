/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The bytes in the register's folder are named by their checksum and must stay what they are: what is opened is a copy,
 * in the user's cache, under the name the file came with. */

#include "dt-attach-open.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "dt-attach.h"
#include "dt-error.h"

#define SHOWN_DIGITS 12

static void
on_launched (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;

  if (g_app_info_launch_default_for_uri_finish (result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
on_copied (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *uri = NULL;

  /* It was opened before: the copy is there, and has the same bytes. */
  if (!g_file_copy_finish (G_FILE (source), result, &error) && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_EXISTS))
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
        g_task_return_new_error (task, DT_ERROR, DT_ERROR_NOT_FOUND, "%s",
                                 _("The file is not in the folder of the register. Look for it where the register was copied from."));
      else
        g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  uri = g_file_get_uri (g_task_get_task_data (task));
  g_app_info_launch_default_for_uri_async (uri, NULL, g_task_get_cancellable (task), on_launched, g_object_ref (task));
}

/**
 * dt_attach_open_async:
 * @register_path: path of the register
 * @sha256: checksum of the attachment
 * @name: base name it came with
 */
void
dt_attach_open_async (const char          *register_path,
                      const char          *sha256,
                      const char          *name,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr(GFile) bytes = dt_attach_get_file (register_path, sha256);
  g_autofree char *digits = g_strndup (sha256, SHOWN_DIGITS);
  g_autofree char *base = g_path_get_basename (name);
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "directive-tracker", "opened", digits, NULL);
  GFile *copy = g_file_new_build_filename (folder, base, NULL);

  g_task_set_source_tag (task, dt_attach_open_async);
  g_task_set_task_data (task, copy, g_object_unref);
  g_mkdir_with_parents (folder, 0700);     /* that it failed, copying tells */
  g_file_copy_async (bytes, copy, G_FILE_COPY_NONE, G_PRIORITY_DEFAULT, cancellable, NULL, NULL, on_copied, g_object_ref (task));
}

gboolean
dt_attach_open_finish (GAsyncResult  *result,
                       GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
