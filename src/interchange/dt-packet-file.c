/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files of a packet: base64, and with the national library a zip of one entry around the file. */

#include "dt-packet-private.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "dt-error.h"

#define MAX_FILE   (64 * 1024 * 1024)    /* bytes, decoded and unpacked */
#define MAX_GROWTH 200
#define FREE_GROWTH (1024 * 1024)

typedef struct archive DtReadArchive;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtReadArchive, archive_read_free)

/* No folder, nothing that cannot be seen; never empty. */
static char *
base_name (const char *name)
{
  const char *slash = strrchr (name, '/');
  const char *backslash = strrchr (name, '\\');
  const char *start = MAX (slash != NULL ? slash + 1 : name, backslash != NULL ? backslash + 1 : name);
  g_autoptr(GString) clean = g_string_new (NULL);

  for (const char *p = start; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_iscntrl (g_utf8_get_char (p)))
      g_string_append_unichar (clean, g_utf8_get_char (p));
  g_strstrip (clean->str);
  if (*clean->str == '\0' || g_str_equal (clean->str, ".") || g_str_equal (clean->str, ".."))
    return g_strdup ("attachment");

  return g_strdup (clean->str);
}

static const char *
extension_of (const char *name)
{
  const char *dot = strrchr (name, '.');

  return dot != NULL ? dot : "";
}

static gboolean
refuse_growth (const char  *name,
               GError     **error)
{
  g_set_error (error, DT_ERROR, DT_ERROR_TOO_LARGE, _("“%s” in the packet would become far too large, so the packet is not read. Ask for it again."), name);
  return FALSE;
}

/* *unpacked: (out): NULL where it is no zip of one such entry, and stays what it is. */
static gboolean
unzip (const char  *name,
       GBytes      *packed,
       GBytes     **unpacked,
       GError     **error)
{
  g_autoptr(DtReadArchive) archive = archive_read_new ();
  g_autoptr(GByteArray) content = g_byte_array_new ();
  struct archive_entry *entry;
  guint8 buffer[65536];
  la_ssize_t n;
  gsize size;
  const void *data = g_bytes_get_data (packed, &size);
  g_autofree char *entry_name = NULL;

  *unpacked = NULL;
  archive_read_support_format_zip (archive);
  if (archive_read_open_memory (archive, data, size) != ARCHIVE_OK || archive_read_next_header (archive, &entry) != ARCHIVE_OK)
    return TRUE;
  entry_name = g_strdup (archive_entry_pathname (entry) != NULL ? archive_entry_pathname (entry) : "");
  if (g_ascii_strcasecmp (extension_of (entry_name), extension_of (name)) != 0)
    return TRUE;
  while ((n = archive_read_data (archive, buffer, sizeof buffer)) > 0)
    {
      g_byte_array_append (content, buffer, (guint) n);
      if (content->len > MAX_FILE || (content->len > FREE_GROWTH && content->len / MAX_GROWTH > size))
        return refuse_growth (name, error);
    }
  /* Two entries are an archive that somebody has attached as such. */
  if (n == 0 && archive_read_next_header (archive, &entry) == ARCHIVE_EOF)
    *unpacked = g_byte_array_free_to_bytes (g_steal_pointer (&content));

  return TRUE;
}

static gboolean
is_base64 (const char *text)
{
  for (; *text != '\0'; text++)
    if (!g_ascii_isalnum (*text) && strchr ("+/=", *text) == NULL && !g_ascii_isspace (*text))
      return FALSE;

  return TRUE;
}

DtPacketFile *
dt_packet_file_unwrap (const char  *name,
                       const char  *media_type,
                       const char  *description,
                       const char  *text,
                       GError     **error)
{
  g_autofree char *base = base_name (name);
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GBytes) unpacked = NULL;
  g_autofree char *guessed = NULL;
  guchar *decoded;
  gsize size = 0;

  if (strlen (text) / 4 * 3 > MAX_FILE)
    {
      refuse_growth (base, error);
      return NULL;
    }
  if (!is_base64 (text))
    {
      g_set_error (error, DT_ERROR, DT_ERROR_PARSE, _("“%s” in the packet is damaged: it is not base64. Ask for the packet again."), base);
      return NULL;
    }
  decoded = g_base64_decode (text, &size);
  bytes = g_bytes_new_take (decoded, size);
  if (g_strcmp0 (media_type, "application/zip") == 0 && size > 4 && memcmp (decoded, "PK\3\4", 4) == 0
      && g_ascii_strcasecmp (extension_of (base), ".zip") != 0 && !unzip (base, bytes, &unpacked, error))
    return NULL;
  if (unpacked != NULL)
    {
      g_autofree char *type = g_content_type_guess (base, NULL, 0, NULL);

      guessed = g_content_type_get_mime_type (type);
    }

  return dt_packet_file_new (base, guessed != NULL ? guessed : media_type, description, unpacked != NULL ? unpacked : bytes);
}
