/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where backups lie, and what they are called: in the folder "backups" beside the register, by day, or by the moment. */

#include "dt-backup-folder.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#define DAY_LENGTH 10     /* 2024-08-12 */

void
dt_backup_file_free (DtBackupFile *self)
{
  g_free (self->path);
  g_free (self);
}

char *
dt_backup_file_describe (const DtBackupFile *self)
{
  g_autoptr(GDateTime) moment = g_date_time_new_from_unix_local (self->moment);
  g_autofree char *time = moment != NULL ? g_date_time_format (moment, "%H:%M") : g_strdup ("");
  g_autofree char *day = dt_day_format (self->day, DT_DAY_STYLE_LONG, DT_DAY_NONE);

  /* Translators: day and time of a backup */
  return g_strdup_printf (C_("day and time", "%s, %s"), day, time);
}

static char *
get_folder (const char *register_path)
{
  g_autofree char *folder = g_path_get_dirname (register_path);

  return g_build_filename (folder, "backups", NULL);
}

/* "register" of "/home/…/register.db" */
static char *
get_stem (const char *register_path)
{
  char *base = g_path_get_basename (register_path);

  if (g_str_has_suffix (base, ".db"))
    base[strlen (base) - 3] = '\0';
  return base;
}

/* "register-2024-08-12.db", or with more behind the day. FALSE for any other file. */
static gboolean
read_name (const char   *name,
           const char   *stem,
           DtBackupFile *file)
{
  gsize length = strlen (stem);
  g_autofree char *day = NULL;

  if (!g_str_has_prefix (name, stem) || name[length] != '-' || !g_str_has_suffix (name, ".db") || strlen (name) < length + 1 + DAY_LENGTH + 3)
    return FALSE;
  day = g_strndup (name + length + 1, DAY_LENGTH);
  file->day = dt_day_from_iso (day, NULL);
  file->automatic = g_str_equal (name + length + 1 + DAY_LENGTH, ".db");
  return file->day != DT_DAY_NONE;
}

static int
compare_files (gconstpointer a,
               gconstpointer b)
{
  const DtBackupFile *one = *(DtBackupFile *const *) a, *other = *(DtBackupFile *const *) b;

  if (one->moment != other->moment)
    return one->moment > other->moment ? -1 : 1;
  return strcmp (other->path, one->path);
}

GPtrArray *
dt_backup_folder_list (const char *register_path)
{
  GPtrArray *files = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_backup_file_free);
  g_autofree char *folder = get_folder (register_path);
  g_autofree char *stem = get_stem (register_path);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      DtBackupFile file = { NULL };
      struct stat info;

      file.path = g_build_filename (folder, name, NULL);
      if (!read_name (name, stem, &file) || stat (file.path, &info) != 0 || !S_ISREG (info.st_mode))
        {
          g_free (file.path);
          continue;
        }
      file.moment = info.st_mtime;
      file.size = info.st_size;
      g_ptr_array_add (files, g_memdup2 (&file, sizeof file));
    }
  g_ptr_array_sort (files, compare_files);

  return files;
}

/* Takes name. */
static char *
make_path (const char  *register_path,
           char        *name,
           GError     **error)
{
  g_autofree char *folder = get_folder (register_path);
  g_autofree char *taken = name;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_autofree char *shown = g_filename_display_name (folder);

      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), _("The folder “%s” could not be made: %s"), shown, g_strerror (errno));
      return NULL;
    }
  return g_build_filename (folder, taken, NULL);
}

char *
dt_backup_folder_new_path (const char  *register_path,
                           const char  *why,
                           GError     **error)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *moment = g_date_time_format (now, "%Y-%m-%d-%H%M%S");
  g_autofree char *stem = get_stem (register_path);

  return make_path (register_path, g_strdup_printf ("%s-%s%s%s.db", stem, moment, why != NULL ? "-" : "", why != NULL ? why : ""), error);
}

char *
dt_backup_folder_day_path (const char  *register_path,
                           DtDay        day,
                           GError     **error)
{
  g_autofree char *iso = dt_day_to_iso (day);
  g_autofree char *stem = get_stem (register_path);

  return make_path (register_path, g_strdup_printf ("%s-%s.db", stem, iso), error);
}
