/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-folder.h"

#include <glib/gstdio.h>

/**
 * dt_folder_remove:
 * @path: a folder of the program's own, for the moment
 *
 * Takes it away with all that is in it, as far as that goes. Links are taken away, not followed.
 */
void
dt_folder_remove (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);

      if (g_file_test (inner, G_FILE_TEST_IS_DIR) && !g_file_test (inner, G_FILE_TEST_IS_SYMLINK))
        dt_folder_remove (inner);
      else
        (void) g_unlink (inner);
    }
  (void) g_rmdir (path);
}
