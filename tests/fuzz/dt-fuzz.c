/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-fuzz.h"

#include <archive.h>
#include <archive_entry.h>

const char *
dt_fuzz_get_folder (void)
{
  static char *folder;

  if (folder == NULL)
    folder = g_dir_make_tmp ("dt-fuzz-XXXXXX", NULL);
  g_assert_nonnull (folder);
  return folder;
}

DtStore *
dt_fuzz_get_store (void)
{
  static DtStore *store;

  if (store == NULL)
    {
      g_autofree char *path = g_build_filename (dt_fuzz_get_folder (), "register.db", NULL);
      g_autoptr(GError) error = NULL;

      store = dt_store_new (path, DT_STORE_FLAGS_NONE);
      dt_store_open (store, NULL, &error);
      g_assert_no_error (error);
    }
  return store;
}

static void
add_part (struct archive   *archive,
          const DtFuzzPart *part)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, part->name);
  archive_entry_set_size (entry, (la_int64_t) part->size);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_write_header (archive, entry);
  archive_write_data (archive, part->data, part->size);
  archive_entry_free (entry);
}

GBytes *
dt_fuzz_zip (const DtFuzzPart *parts,
             guint             n)
{
  gsize room = 64 * 1024, used = 0;
  guint8 *buffer;
  struct archive *archive = archive_write_new ();

  for (guint i = 0; i < n; i++)
    room += parts[i].size;
  buffer = g_malloc (room);
  archive_write_set_format_zip (archive);
  archive_write_zip_set_compression_store (archive);
  archive_write_open_memory (archive, buffer, room, &used);
  for (guint i = 0; i < n; i++)
    add_part (archive, &parts[i]);
  archive_write_close (archive);
  archive_write_free (archive);

  return g_bytes_new_take (buffer, used);
}
