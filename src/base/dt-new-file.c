/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A file that is written is there whole or not at all, whatever happens meanwhile: it is made beside its place, and gets its name
 * when it has reached the disk. GIO does so only where there was a file before. */

#include "dt-new-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dt-error.h"

/**
 * dt_new_file_set_error:
 * @path: what could not be written
 * @code: an errno
 * @error: set to %DT_ERROR_FULL or G_FILE_ERROR (translated)
 *
 * Returns: %FALSE
 */
gboolean
dt_new_file_set_error (const char  *path,
                       int          code,
                       GError     **error)
{
  g_autofree char *shown = g_filename_display_name (path);

  if (code == ENOSPC || code == EDQUOT)
    g_set_error (error, DT_ERROR, DT_ERROR_FULL, "%s: %s", path, g_strerror (code));
  else
    g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (code), _("“%s” could not be written: %s"), shown, g_strerror (code));
  return FALSE;
}

void
dt_new_file_sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0)
    return;
  fsync (fd);
  close (fd);
}

/* The rights of the file that is replaced stay. */
static int
settle (const char        *part,
        const struct stat *old)
{
  int fd = open (part, O_RDWR | O_CLOEXEC);
  int code = 0;

  if (fd < 0)
    return errno;
  if ((old != NULL && fchmod (fd, old->st_mode & 0777) != 0) || fsync (fd) != 0)
    code = errno;
  if (close (fd) != 0 && code == 0)
    code = errno;
  return code;
}

static gboolean
write_beside (const char         *path,
              const struct stat  *old,
              DtNewFileFunc       func,
              gpointer            data,
              GError            **error)
{
  g_autofree char *part = g_strconcat (path, ".XXXXXX", NULL);
  /* What is handed out has the rights that the person gives new files. */
  int fd = g_mkstemp_full (part, O_RDWR | O_CLOEXEC, 0666);
  gboolean done;
  int code;

  if (fd < 0)
    return dt_new_file_set_error (path, errno, error);
  close (fd);

  done = func (part, data, error);
  if (done && ((code = settle (part, old)) != 0 || (g_rename (part, path) != 0 && (code = errno) != 0)))
    done = dt_new_file_set_error (path, code, error);
  if (done)
    dt_new_file_sync_folder (path);
  else
    g_unlink (part);
  return done;
}

/**
 * dt_new_file_write:
 * @path: the file; an old one of that name is replaced when the new one is whole
 * @func: writes into the file it is given the name of, and closes it
 * @data: for @func
 * @error: %DT_ERROR_FULL, G_FILE_ERROR, what @func says
 *
 * Lets something be written beside the place it is to have, and puts it there if that went well; else nothing of it is left. A link
 * stays a link; what is no file (a pipe, a printer) is written to as it is.
 */
gboolean
dt_new_file_write (const char     *path,
                   DtNewFileFunc   func,
                   gpointer        data,
                   GError        **error)
{
  g_autofree char *real = NULL;
  struct stat old;
  char *target;

  if (stat (path, &old) != 0)
    return write_beside (path, NULL, func, data, error);
  if (S_ISDIR (old.st_mode))
    return dt_new_file_set_error (path, EISDIR, error);
  if (!S_ISREG (old.st_mode))
    return func (path, data, error);

  target = realpath (path, NULL);
  if (target == NULL)
    return dt_new_file_set_error (path, errno, error);
  real = g_strdup (target);
  free (target);
  return write_beside (real, &old, func, data, error);
}

static gboolean
write_bytes (const char  *part,
             gpointer     data,
             GError     **error)
{
  gsize size;
  const char *bytes = g_bytes_get_data (data, &size);
  int fd = open (part, O_WRONLY | O_CLOEXEC);
  int code = fd < 0 ? errno : 0;

  while (code == 0 && size > 0)
    {
      gssize n = write (fd, bytes, size);

      if (n > 0)
        {
          bytes += n;
          size -= (gsize) n;
        }
      else if (n < 0 && errno != EINTR)
        {
          code = errno;
        }
    }
  if (fd >= 0 && close (fd) != 0 && code == 0)
    code = errno;

  return code == 0 || dt_new_file_set_error (part, code, error);
}

/**
 * dt_new_file_write_bytes:
 *
 * The same for what is in memory.
 */
gboolean
dt_new_file_write_bytes (const char  *path,
                         GBytes      *bytes,
                         GError     **error)
{
  return dt_new_file_write (path, write_bytes, bytes, error);
}
