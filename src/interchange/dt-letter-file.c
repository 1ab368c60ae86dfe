/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The text of a letter from a file, whatever kind of file it is: known by its first bytes, not by its name. */

#include "dt-letter-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dt-error.h"
#include "dt-text.h"

static gboolean
has_text (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      return TRUE;

  return FALSE;
}

static char *
read_plain (GBytes      *bytes,
            const char  *name,
            GError     **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  return dt_text_decode (data, size, name, error);
}

static gboolean
begins_with (GBytes     *bytes,
             const char *start,
             gsize       length)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  return size >= length && memcmp (data, start, length) == 0;
}

static char *
read_kind (GBytes        *bytes,
           const char    *name,
           GCancellable  *cancellable,
           GError       **error)
{
  if (begins_with (bytes, "PK\3\4", 4))
    return dt_letter_office_read (bytes, name, cancellable, error);
  if (begins_with (bytes, "%PDF-", 5))
    return dt_letter_pdf_read (bytes, name, cancellable, error);
  if (begins_with (bytes, "\xD0\xCF\x11\xE0", 4))
    {
      g_set_error (error, DT_ERROR, DT_ERROR_UNSUPPORTED,
                   _("“%s” is of an old kind (.doc), or protected by a password. Open it and save it as .docx or .odt without a password."), name);
      return NULL;
    }
  if (begins_with (bytes, "{\\rtf", 5))
    {
      g_set_error (error, DT_ERROR, DT_ERROR_UNSUPPORTED, _("“%s” is of the kind .rtf. Open it and save it as .docx or .odt."), name);
      return NULL;
    }

  return read_plain (bytes, name, error);
}

static GBytes *
load (const char    *path,
      const char    *name,
      GCancellable  *cancellable,
      GError       **error)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
                                                 G_FILE_QUERY_INFO_NONE, cancellable, error);

  if (info == NULL)
    return NULL;
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      g_set_error (error, DT_ERROR, DT_ERROR_UNSUPPORTED, _("“%s” is no file that holds a letter. Choose a file."), name);
      return NULL;
    }
  if (g_file_info_get_size (info) > DT_LETTER_MAX_FILE)
    {
      g_set_error (error, DT_ERROR, DT_ERROR_TOO_LARGE, _("“%s” is larger than %d MB, too large for a letter. Take the pages that are needed."),
                   name, DT_LETTER_MAX_FILE / (1024 * 1024));
      return NULL;
    }

  return g_file_load_bytes (file, cancellable, NULL, error);
}

/**
 * dt_letter_file_read:
 * @path: a file
 * @cancellable: (nullable): to give up early
 * @error: return location for an error
 *
 * Returns: (transfer full): its text as UTF-8, with anything in it; %NULL with a sentence for the person
 */
char *
dt_letter_file_read (const char    *path,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr(GBytes) bytes = load (path, name, cancellable, error);
  g_autofree char *text = NULL;
  g_autofree char *mended = NULL;

  if (bytes == NULL)
    return NULL;

  text = read_kind (bytes, name, cancellable, error);
  if (text == NULL)
    return NULL;
  mended = dt_text_mend_legacy (text);
  if (mended != NULL)
    {
      g_free (text);
      text = g_steal_pointer (&mended);
    }
  if (!has_text (text))
    {
      g_set_error (error, DT_ERROR, DT_ERROR_PARSE,
                   _("There is no text in “%s”. If it is a scan, have its text recognised first, or type the letter in."), name);
      return NULL;
    }

  return g_steal_pointer (&text);
}
