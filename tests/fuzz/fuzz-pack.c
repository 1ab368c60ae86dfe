/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Packages of another register, and what they would bring into an empty one. The first byte says what the others are: a file as it is, or
 * the records or the manifest of a package whose other parts are good and whose sums are right. */

#include "dt-fuzz.h"
#include "dt-pack-private.h"

#include <string.h>

enum { A_FILE, RECORDS, MANIFEST, N_WAYS };

static const char records[] =
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Register xmlns=\"https://example.org/ns/directive-tracker/1\" version=\"1.0\"/>\n";

static GBytes *
make_manifest (const void *data,
               size_t      size)
{
  g_autoptr(DtPackManifest) manifest = dt_pack_manifest_new ();
  g_autofree char *sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, data, size);
  g_autoptr(GError) error = NULL;
  GBytes *bytes;

  manifest->told->register_uid = g_strdup ("00000001-0000-4000-9000-000000000000");
  manifest->told->office = g_strdup ("Văn phòng");
  manifest->told->made_at = 1723420800;
  dt_pack_manifest_add (manifest, DT_PACK_REGISTER, (gint64) size, sum);
  bytes = dt_pack_manifest_write (manifest, &error);
  g_assert_no_error (error);

  return bytes;
}

static GBytes *
make_pack (int            way,
           const uint8_t *data,
           size_t         size)
{
  const void *held = way == RECORDS ? (const void *) data : records;
  size_t held_size = way == RECORDS ? size : strlen (records);
  g_autoptr(GBytes) manifest = way == MANIFEST ? g_bytes_new (data, size) : make_manifest (held, held_size);
  const DtFuzzPart parts[] = {
    { DT_PACK_MANIFEST, g_bytes_get_data (manifest, NULL), g_bytes_get_size (manifest) },
    { DT_PACK_REGISTER, held, held_size },
  };

  return dt_fuzz_zip (parts, G_N_ELEMENTS (parts));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *path = g_build_filename (dt_fuzz_get_folder (), "fuzz.dtpack", NULL);
  DtPackTaking taking = { .choice = DT_SYNC_NEWEST, .dry_run = TRUE };
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(DtPack) pack = NULL;
  g_autoptr(GError) error = NULL;
  DtSyncReport *report;
  int way;

  if (size == 0)
    return 0;
  way = data[0] % N_WAYS;
  bytes = way == A_FILE ? g_bytes_new (data + 1, size - 1) : make_pack (way, data + 1, size - 1);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL));

  pack = dt_pack_open (path, NULL, &error);
  g_assert ((pack == NULL) == (error != NULL));
  g_assert (error == NULL || g_utf8_validate (error->message, -1, NULL));
  if (pack == NULL)
    return 0;

  report = dt_pack_take (dt_fuzz_get_store (), pack, &taking, NULL, &error);
  g_assert ((report == NULL) == (error != NULL));
  dt_sync_report_free (report);
  return 0;
}
