/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-samples.h"

#include <glib/gi18n-lib.h>

#include "dt-error.h"
#include "dt-folder.h"
#include "dt-transfer.h"

/* Of this process; NULL: none was made. */
static char *made_folder;
static char *made_path;

/* A build folder is no place for them; what starts a program from one says where they are. */
static char *
get_folder (void)
{
  const char *given = g_getenv ("DT_SAMPLES_DIR");

  return given != NULL ? g_strdup (given) : g_build_filename (DT_DATA_DIR, "samples", NULL);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (*(const char * const *) a, *(const char * const *) b);
}

/* GFile of each, in the order of their names: later ones speak of earlier ones. */
static GPtrArray *
list_files (GError **error)
{
  g_autofree char *folder = get_folder ();
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, error);
  const char *name;

  if (dir == NULL)
    return NULL;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".xml"))
      g_ptr_array_add (names, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    g_ptr_array_add (files, g_file_new_for_path (g_ptr_array_index (names, i)));
  if (files->len == 0)
    {
      g_set_error (error, DT_ERROR, DT_ERROR_NOT_FOUND, _("There are no samples in “%s”."), folder);
      return NULL;
    }

  return g_steal_pointer (&files);
}

/**
 * dt_samples_exist:
 *
 * Returns: whether the samples were installed with the program
 */
gboolean
dt_samples_exist (void)
{
  g_autofree char *folder = get_folder ();

  return g_file_test (folder, G_FILE_TEST_IS_DIR);
}

/* --- Making one --- */

static void
on_imported (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  DtStore *store = DT_STORE (source);
  GError *error = NULL;
  g_autoptr(DtImportReport) report = dt_transfer_import_finish (store, result, &error);

  dt_store_close (store);
  if (report == NULL)
    g_task_return_error (task, error);
  else if (report->n_errors > 0)
    g_task_return_new_error (task, DT_ERROR, DT_ERROR_INVALID, _("The samples could not be read."));
  else
    g_task_return_pointer (task, g_strdup (made_path), g_free);
}

static void
on_opened (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GPtrArray *files = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError *error = NULL;

  if (!dt_store_open_finish (DT_STORE (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  dt_transfer_import_async (DT_STORE (source), (GFile **) files->pdata, files->len, NULL, cancellable, on_imported, g_steal_pointer (&task));
}

/**
 * dt_samples_make_async:
 * @cancellable: (nullable): stops it
 * @callback: calls dt_samples_make_finish()
 *
 * Makes a register of the samples in a folder of its own among the temporary files. Once per process.
 */
void
dt_samples_make_async (GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr(DtStore) store = NULL;
  GError *error = NULL;
  GPtrArray *files;

  g_return_if_fail (made_folder == NULL);

  files = list_files (&error);
  if (files != NULL)
    {
      g_task_set_task_data (task, files, (GDestroyNotify) g_ptr_array_unref);
      made_folder = g_dir_make_tmp ("directive-tracker-samples-XXXXXX", &error);
    }
  if (made_folder == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  made_path = g_build_filename (made_folder, "samples.db", NULL);
  store = dt_store_new (made_path, DT_STORE_FLAGS_NONE);
  dt_store_open_async (store, cancellable, on_opened, g_steal_pointer (&task));
}

/**
 * dt_samples_make_finish:
 * @result: what the callback got
 * @error: why there is none
 *
 * Returns: (transfer full): where the register is; %NULL with @error
 */
char *
dt_samples_make_finish (GAsyncResult  *result,
                        GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

gboolean
dt_samples_is_register (const char *path)
{
  return made_path != NULL && g_strcmp0 (path, made_path) == 0;
}

/**
 * dt_samples_remove:
 *
 * Takes away what dt_samples_make_async() has made: the register and what is kept beside it.
 */
void
dt_samples_remove (void)
{
  if (made_folder != NULL)
    dt_folder_remove (made_folder);
  g_clear_pointer (&made_folder, g_free);
  g_clear_pointer (&made_path, g_free);
}

/* --- The program once more --- */

/**
 * dt_samples_try:
 * @error: why it could not be started
 *
 * Returns: whether the program was started on the samples
 */
gboolean
dt_samples_try (GError **error)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", error);
  g_autoptr(GSubprocess) process = NULL;

  if (self != NULL)
    process = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, error, self, "--samples", NULL);

  return process != NULL;
}
