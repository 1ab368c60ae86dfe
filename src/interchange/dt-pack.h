/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-export-part.h"
#include "dt-progress.h"
#include "dt-sync.h"

G_BEGIN_DECLS

/* Packages between registers whose networks are apart: one file with records, their journal and their files. */

#define DT_PACK_SUFFIX ".dtpack"

typedef struct
{
  DtExportPart    part;             /* what goes along */
  gboolean        without_files;    /* only the names of attachments */
  DtProgressFunc  progress;         /* NULL: nobody looks; told on the thread's own main context */
  gpointer        progress_data;
} DtPackOptions;

/* What a package holds, or was given. */
typedef struct
{
  char   *register_uid;
  char   *office;                   /* "" not told */
  gint64  made_at;                  /* instant */
  DtDay   since;                    /* none: everything, or chosen directives */
  int     n_directives;             /* of one that was written */
  int     n_secret;                 /* of these with a mark of secrecy: the package is one too */
  int     n_files;
  int     n_missing;                /* files that were not there, or damaged; their names go along */
  gint64  size;                     /* bytes of all files in it, unpacked */
} DtPackTold;

void dt_pack_told_free (DtPackTold *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtPackTold, dt_pack_told_free)

/**
 * dt_pack_write_async:
 * @store: an open register
 * @path: the file; one of that name is replaced when the new one is whole
 * @options: what goes into it
 *
 * Writes a package in workers. A register that may be written remembers up to where the package reached.
 */
void        dt_pack_write_async  (DtStore *store, const char *path, const DtPackOptions *options, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data);
DtPackTold *dt_pack_write_finish (DtStore *store, GAsyncResult *result, GError **error);
DtPackTold *dt_pack_write        (DtStore *store, const char *path, const DtPackOptions *options, GCancellable *cancellable, GError **error);   /* waits */

/**
 * DtPack:
 *
 * A package that was checked whole: names, sizes and sums of all that is in it, and its records against the schema and each other.
 */
typedef struct _DtPack DtPack;

DtPack           *dt_pack_ref   (DtPack *self);
void              dt_pack_unref (DtPack *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtPack, dt_pack_unref)
const DtPackTold *dt_pack_get_told (DtPack *self);
const char       *dt_pack_get_path (DtPack *self);

/* Opens and checks in a worker; touches no register. DT_ERROR_PARSE, DT_ERROR_TOO_LARGE, DT_ERROR_UNSUPPORTED tell which entry and why. */
void    dt_pack_open_async  (const char *path, DtProgressFunc progress, gpointer progress_data, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data);
DtPack *dt_pack_open_finish (GAsyncResult *result, GError **error);
DtPack *dt_pack_open        (const char *path, GCancellable *cancellable, GError **error);   /* waits */

typedef struct
{
  DtSyncChoice    choice;
  GHashTable     *choices;       /* see DtSync; NULL none */
  gboolean        dry_run;       /* only tells what would be */
  DtProgressFunc  progress;      /* NULL: nobody looks; told on the thread's own main context */
  gpointer        progress_data;
} DtPackTaking;

/**
 * dt_pack_take_async:
 * @store: an open register
 * @pack: what is read
 * @taking: how
 *
 * Reads a package into the register: one transaction, one step of undo, all or nothing.
 */
void          dt_pack_take_async  (DtStore *store, DtPack *pack, const DtPackTaking *taking, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data);
/* The report, also of a reading that was refused (n_open or errors: nothing was stored). NULL with @error: the register or the disk
 * failed, or cancelled; nothing was stored then either. */
DtSyncReport *dt_pack_take_finish (DtStore *store, GAsyncResult *result, GError **error);
DtSyncReport *dt_pack_take        (DtStore *store, DtPack *pack, const DtPackTaking *taking, GCancellable *cancellable, GError **error);   /* waits */

G_END_DECLS
