/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A register that is damaged: its newest backup in its place, and the damaged file kept for who can save more of it. */

#include "dt-damaged.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "dt-backup-folder.h"
#include "dt-error.h"

static GtkWidget *
new_restore_button (const char         *path,
                    const DtBackupFile *file)
{
  g_autofree char *when = dt_backup_file_describe (file);
  g_autofree char *label = g_strdup_printf (_("_Restore the Backup of %s"), when);
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_add_css_class (button, "pill-button");
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ss)", path, file->path);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "app.restore-register");
  return button;
}

GtkWidget *
dt_damaged_new_ways (const char   *path,
                     const GError *error,
                     GtkWidget    *other)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 9, "halign", GTK_ALIGN_CENTER, NULL);
  g_autoptr(GPtrArray) files = NULL;

  if (g_error_matches (error, DT_ERROR, DT_ERROR_CORRUPT) || g_error_matches (error, DT_ERROR, DT_ERROR_NOT_REGISTER))
    files = dt_backup_folder_list (path);
  if (files != NULL && files->len > 0)
    gtk_box_append (GTK_BOX (box), new_restore_button (path, g_ptr_array_index (files, 0)));
  else
    gtk_widget_add_css_class (other, "suggested-action");
  gtk_box_append (GTK_BOX (box), other);

  return box;
}

/* The file with its log: they belong together. */
static gboolean
set_aside (const char  *path,
           GError     **error)
{
  static const char *const endings[] = { "", "-wal", "-shm" };
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *moment = g_date_time_format (now, "%Y-%m-%d-%H%M%S");

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *from = g_strconcat (path, endings[i], NULL);
      g_autofree char *to = g_strdup_printf ("%s.damaged-%s%s", path, moment, endings[i]);

      if (g_rename (from, to) != 0 && errno != ENOENT)
        {
          int code = errno;

          g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), "%s: %s", from, g_strerror (code));
          return FALSE;
        }
    }

  return TRUE;
}

/**
 * dt_damaged_replace:
 * @path: of the register
 * @backup: a backup of it
 *
 * The copy is complete before anything is moved.
 */
gboolean
dt_damaged_replace (const char  *path,
                    const char  *backup,
                    GError     **error)
{
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  g_autoptr(GFile) from = g_file_new_for_path (backup);
  g_autoptr(GFile) copy = g_file_new_for_path (part);
  int code;

  if (!g_file_copy (from, copy, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, error) || !set_aside (path, error))
    return FALSE;
  g_chmod (part, 0600);
  if (g_rename (part, path) == 0)
    return TRUE;

  code = errno;
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), "%s: %s", path, g_strerror (code));
  return FALSE;
}
