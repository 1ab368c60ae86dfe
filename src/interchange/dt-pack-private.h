/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Shared by the writer and the reader of packages. */

#include <archive.h>
#include <archive_entry.h>

#include "dt-pack.h"

G_BEGIN_DECLS

#define DT_PACK_MANIFEST "manifest.xml"
#define DT_PACK_REGISTER "register.xml"
#define DT_PACK_FILES    "files/"
#define DT_PACK_NAMESPACE "https://example.org/ns/directive-tracker/package/1"

#define DT_PACK_MAX_ENTRIES  50000
#define DT_PACK_MAX_MANIFEST (16 * 1024 * 1024)                     /* bytes, unpacked */
#define DT_PACK_MAX_REGISTER (G_GINT64_CONSTANT (2) * 1024 * 1024 * 1024)
#define DT_PACK_MAX_FILE     (G_GINT64_CONSTANT (256) * 1024 * 1024)
#define DT_PACK_MAX_ALL      (G_GINT64_CONSTANT (16) * 1024 * 1024 * 1024)
/* A zip that grows so much is a bomb; below some megabytes nobody minds. */
#define DT_PACK_MAX_GROWTH   200
#define DT_PACK_FREE_GROWTH  (4 * 1024 * 1024)

typedef struct
{
  char    *name;
  gint64   size;
  char    *sha256;
  gboolean seen;        /* of the reader */
} DtPackEntry;

typedef struct
{
  DtPackTold *told;
  GPtrArray  *entries;  /* DtPackEntry, as they stand */
} DtPackManifest;

DtPackManifest *dt_pack_manifest_new   (void);
void            dt_pack_manifest_free  (DtPackManifest *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtPackManifest, dt_pack_manifest_free)
void            dt_pack_manifest_add   (DtPackManifest *self, const char *name, gint64 size, const char *sha256);
DtPackEntry    *dt_pack_manifest_find  (DtPackManifest *self, const char *name);
GBytes         *dt_pack_manifest_write (DtPackManifest *self, GError **error);
/* DT_ERROR_PARSE tells line and reason. */
DtPackManifest *dt_pack_manifest_read  (GBytes *bytes, GError **error);

/* dt-pack-check.c: everything in the zip is what the manifest says; the records are written into @records. NULL with @error: which
 * entry, and why. */
DtPackManifest *dt_pack_check          (const char *path, const char *records, DtProgress *progress, GCancellable *cancellable, GError **error);
/* Puts the files that are not there yet into the folder of the register. */
gboolean        dt_pack_extract        (const char *path, DtPackManifest *manifest, const char *register_path, GCancellable *cancellable, GError **error);

/* The sum of a file; the last two may be NULL. */
gboolean        dt_pack_sum_file       (const char *path, gint64 *size, char **sha256, GCancellable *cancellable, GError **error);

typedef struct archive DtPackArchive;
typedef struct archive_entry DtPackHeader;

G_END_DECLS
