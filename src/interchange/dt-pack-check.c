/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The zip of a package, believed in nothing: it is read whole before anything of it is used, and what it holds must be, to the byte,
 * what its manifest says. Names are compared, never used as paths. */

#include "dt-pack-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "dt-directive-jobs.h"
#include "dt-error.h"
#include "dt-text.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtPackArchive, archive_read_free)

#define CHUNK (128 * 1024)

static gboolean
refuse_damaged (const char  *path,
                GError     **error)
{
  g_autofree char *shown = g_filename_display_basename (path);

  return dt_error_refuse (error, DT_ERROR_PARSE, _("“%s” is damaged, or no package. Ask for it again."), shown);
}

static DtPackArchive *
open_zip (const char  *path,
          GError     **error)
{
  g_autoptr(DtPackArchive) archive = archive_read_new ();
  struct stat info;

  if (stat (path, &info) != 0)
    {
      g_autofree char *shown = g_filename_display_name (path);

      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), _("“%1$s” could not be opened: %2$s"), shown, g_strerror (errno));
      return NULL;
    }
  archive_read_support_format_zip (archive);
  if (!S_ISREG (info.st_mode) || archive_read_open_filename (archive, path, CHUNK) != ARCHIVE_OK)
    {
      refuse_damaged (path, error);
      return NULL;
    }

  return g_steal_pointer (&archive);
}

/* A name for a message: whatever it is, it is shown in one line. */
static char *
show_name (DtPackHeader *header)
{
  const char *name = archive_entry_pathname (header);
  g_autofree char *valid = g_utf8_make_valid (name != NULL ? name : "?", -1);

  g_strdelimit (valid, "\n\r\t", ' ');
  return g_utf8_strlen (valid, -1) > 100 ? g_utf8_substring (valid, 0, 100) : g_steal_pointer (&valid);
}

static gboolean
check_header (DtPackHeader  *header,
              GError       **error)
{
  g_autofree char *shown = show_name (header);

  if (archive_entry_is_encrypted (header))
    return dt_error_refuse (error, DT_ERROR_UNSUPPORTED, _("“%s” in the package is encrypted."), shown);
  if (archive_entry_filetype (header) != AE_IFREG || archive_entry_symlink (header) != NULL || archive_entry_hardlink (header) != NULL)
    return dt_error_refuse (error, DT_ERROR_PARSE, _("“%s” in the package is no ordinary file."), shown);
  return TRUE;
}

/* ---- The manifest ---- */

static GBytes *
read_manifest (DtPackArchive  *archive,
               const char     *path,
               GError        **error)
{
  g_autoptr(GByteArray) content = g_byte_array_new ();
  guint8 buffer[65536];
  la_ssize_t n;

  while ((n = archive_read_data (archive, buffer, sizeof buffer)) > 0)
    {
      g_byte_array_append (content, buffer, (guint) n);
      if (content->len > DT_PACK_MAX_MANIFEST)
        {
          dt_error_refuse (error, DT_ERROR_TOO_LARGE, _("“%s” is said to be larger than a package may carry."), DT_PACK_MANIFEST);
          return NULL;
        }
    }
  if (n < 0)
    {
      refuse_damaged (path, error);
      return NULL;
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&content));
}

static DtPackManifest *
find_manifest (const char    *path,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr(DtPackArchive) archive = open_zip (path, error);
  DtPackHeader *header;
  guint n = 0;
  int status = ARCHIVE_EOF;

  if (archive == NULL)
    return NULL;
  while ((status = archive_read_next_header (archive, &header)) == ARCHIVE_OK || status == ARCHIVE_WARN)
    {
      g_autoptr(GBytes) bytes = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (++n > DT_PACK_MAX_ENTRIES + 1)
        {
          g_set_error_literal (error, DT_ERROR, DT_ERROR_TOO_LARGE, _("The package names more files than one may carry."));
          return NULL;
        }
      if (g_strcmp0 (archive_entry_pathname (header), DT_PACK_MANIFEST) != 0)
        continue;
      if (!check_header (header, error))
        return NULL;
      bytes = read_manifest (archive, path, error);
      return bytes != NULL ? dt_pack_manifest_read (bytes, error) : NULL;
    }

  if (status != ARCHIVE_EOF || n == 0)
    refuse_damaged (path, error);
  else
    dt_error_refuse (error, DT_ERROR_PARSE, _("“%s” is missing in the package."), DT_PACK_MANIFEST);
  return NULL;
}

/* ---- Everything ---- */

typedef struct
{
  const char     *path;
  goffset         packed;       /* bytes of the zip */
  gint64          unpacked;     /* so far */
  DtPackManifest *manifest;
  GHashTable     *entries;      /* name → DtPackEntry, borrowed */
  gboolean        has_manifest;
  const char     *records;
  DtProgress     *progress;
  GCancellable   *cancellable;
} Check;

static gboolean
check_growth (Check       *self,
              const char  *name,
              GError     **error)
{
  if (self->unpacked <= DT_PACK_FREE_GROWTH || self->unpacked / DT_PACK_MAX_GROWTH <= self->packed)
    return TRUE;

  return dt_error_refuse (error, DT_ERROR_TOO_LARGE, _("“%s” would unpack to far more than its package holds, so the package is not read."), name);
}

/* @out: (nullable): where the bytes go */
static gboolean
check_data (Check              *self,
            DtPackArchive      *archive,
            const DtPackEntry  *entry,
            GOutputStream      *out,
            GError            **error)
{
  g_autoptr(GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guint8 *buffer = g_malloc (CHUNK);
  gint64 total = 0;
  la_ssize_t n;

  while ((n = archive_read_data (archive, buffer, CHUNK)) > 0)
    {
      total += n;
      self->unpacked += n;
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error) || !check_growth (self, entry->name, error))
        return FALSE;
      if (total > entry->size)
        return dt_error_refuse (error, DT_ERROR_PARSE, _("“%s” is larger than the manifest says."), entry->name);
      g_checksum_update (sum, buffer, n);
      if (out != NULL && !g_output_stream_write_all (out, buffer, (gsize) n, NULL, self->cancellable, error))
        return FALSE;
      dt_progress_tell (self->progress, (double) self->unpacked / (double) MAX (self->manifest->told->size, 1));
    }
  if (n < 0)
    return dt_error_refuse (error, DT_ERROR_PARSE, _("“%s” in the package is damaged. Ask for the package again."), entry->name);
  if (total < entry->size)
    return dt_error_refuse (error, DT_ERROR_PARSE, _("“%s” is smaller than the manifest says."), entry->name);
  if (strcmp (g_checksum_get_string (sum), entry->sha256) != 0)
    return dt_error_refuse (error, DT_ERROR_PARSE, _("“%s” is not what the manifest says: its checksum differs."), entry->name);
  return TRUE;
}

static gboolean
check_entry (Check          *self,
             DtPackArchive  *archive,
             DtPackHeader   *header,
             GError        **error)
{
  const char *name = archive_entry_pathname (header);
  g_autofree char *shown = show_name (header);
  g_autoptr(GFile) file = NULL;
  g_autoptr(GFileOutputStream) out = NULL;
  DtPackEntry *entry;

  if (!check_header (header, error))
    return FALSE;
  if (g_strcmp0 (name, DT_PACK_MANIFEST) == 0)
    {
      if (self->has_manifest)
        return dt_error_refuse (error, DT_ERROR_PARSE, _("“%s” stands twice in the package."), shown);
      self->has_manifest = TRUE;
      return TRUE;
    }
  entry = name != NULL ? g_hash_table_lookup (self->entries, name) : NULL;
  if (entry == NULL)
    return dt_error_refuse (error, DT_ERROR_PARSE, _("“%s” is in the package, but not in its manifest."), shown);
  if (entry->seen)
    return dt_error_refuse (error, DT_ERROR_PARSE, _("“%s” stands twice in the package."), shown);
  entry->seen = TRUE;

  if (strcmp (entry->name, DT_PACK_REGISTER) != 0)
    return check_data (self, archive, entry, NULL, error);
  file = g_file_new_for_path (self->records);
  out = g_file_create (file, G_FILE_CREATE_PRIVATE, self->cancellable, error);
  return out != NULL && check_data (self, archive, entry, G_OUTPUT_STREAM (out), error)
         && g_output_stream_close (G_OUTPUT_STREAM (out), self->cancellable, error);
}

static gboolean
check_all (Check    *self,
           GError  **error)
{
  g_autoptr(DtPackArchive) archive = open_zip (self->path, error);
  DtPackHeader *header;
  int status;

  if (archive == NULL)
    return FALSE;
  while ((status = archive_read_next_header (archive, &header)) == ARCHIVE_OK)
    if (!check_entry (self, archive, header, error))
      return FALSE;
  if (status != ARCHIVE_EOF)
    return refuse_damaged (self->path, error);

  for (guint i = 0; i < self->manifest->entries->len; i++)
    {
      const DtPackEntry *entry = self->manifest->entries->pdata[i];

      if (!entry->seen)
        return dt_error_refuse (error, DT_ERROR_PARSE, _("“%s” is missing in the package."), entry->name);
    }
  return TRUE;
}

DtPackManifest *
dt_pack_check (const char    *path,
               const char    *records,
               DtProgress    *progress,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr(DtPackManifest) manifest = find_manifest (path, cancellable, error);
  g_autoptr(GHashTable) entries = g_hash_table_new (g_str_hash, g_str_equal);
  struct stat info;
  Check self = { .path = path, .manifest = manifest, .entries = entries, .records = records, .progress = progress, .cancellable = cancellable };

  if (manifest == NULL)
    return NULL;
  self.packed = stat (path, &info) == 0 ? info.st_size : 0;
  for (guint i = 0; i < manifest->entries->len; i++)
    {
      DtPackEntry *entry = manifest->entries->pdata[i];

      g_hash_table_insert (entries, entry->name, entry);
    }

  return check_all (&self, error) ? g_steal_pointer (&manifest) : NULL;
}

/* ---- The files ---- */

/* Under another name until it is whole. It was checked before; but the package may have been written over since. */
static gboolean
extract_one (Check              *self,
             DtPackArchive      *archive,
             const DtPackEntry  *entry,
             const char         *path,
             GError            **error)
{
  g_autofree char *uid = dt_uid_new ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *part_name = g_strdup_printf (".%s.part", uid);
  g_autofree char *part = g_build_filename (folder, part_name, NULL);
  g_autoptr(GFile) file = g_file_new_for_path (part);
  g_autoptr(GFileOutputStream) out = NULL;
  gboolean done;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), "%s: %s", folder, g_strerror (errno));
      return FALSE;
    }
  out = g_file_create (file, G_FILE_CREATE_PRIVATE, self->cancellable, error);
  done = out != NULL && check_data (self, archive, entry, G_OUTPUT_STREAM (out), error)
         && g_output_stream_close (G_OUTPUT_STREAM (out), self->cancellable, error);
  if (done && g_rename (part, path) != 0)
    {
      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), "%s: %s", path, g_strerror (errno));
      done = FALSE;
    }
  if (!done)
    g_unlink (part);
  return done;
}

gboolean
dt_pack_extract (const char      *path,
                 DtPackManifest  *manifest,
                 const char      *register_path,
                 GCancellable    *cancellable,
                 GError         **error)
{
  g_autoptr(DtPackArchive) archive = NULL;
  DtPackHeader *header;
  struct stat info;
  Check self = { .path = path, .manifest = manifest, .cancellable = cancellable };
  int status = ARCHIVE_EOF;

  if (manifest->told->n_files == 0)
    return TRUE;
  archive = open_zip (path, error);
  if (archive == NULL)
    return FALSE;
  self.packed = stat (path, &info) == 0 ? info.st_size : 0;

  while ((status = archive_read_next_header (archive, &header)) == ARCHIVE_OK)
    {
      const char *name = archive_entry_pathname (header);
      DtPackEntry *entry = name != NULL && g_str_has_prefix (name, DT_PACK_FILES) ? dt_pack_manifest_find (manifest, name) : NULL;
      g_autofree char *place = entry != NULL ? dt_attachment_path (register_path, entry->sha256) : NULL;

      if (place != NULL && !g_file_test (place, G_FILE_TEST_EXISTS) && !extract_one (&self, archive, entry, place, error))
        return FALSE;
    }

  return status == ARCHIVE_EOF || refuse_damaged (path, error);
}
