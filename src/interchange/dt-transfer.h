/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-import-report.h"
#include "dt-progress.h"
#include "dt-store.h"

G_BEGIN_DECLS

/* A file larger than this is offered to no dialog: it is work for the command line. */
#define DT_TRANSFER_DIALOG_MAX_BYTES (50 * 1000 * 1000)
/* From here on an import is a bulk write: no undo step, but a backup before it. */
#define DT_TRANSFER_BULK_BYTES (8 * 1024 * 1024)

typedef enum
{
  DT_TRANSFER_FLAGS_NONE    = 0,
  DT_TRANSFER_FLAGS_DRY_RUN = 1 << 0,   /* reads, compares, reports, stores nothing: the preview, or a check */
} DtTransferFlags;

typedef struct
{
  DtTransferFlags    flags;
  DtDay              today;           /* DT_DAY_NONE: today */
  goffset            max_bytes;       /* of each file; 0: no limit */
  DtProgressFunc     progress;        /* NULL: nobody looks; by bytes, told on the main thread (of the waiting forms: on the writer's) */
  gpointer           progress_data;
} DtTransferOptions;

/**
 * dt_transfer_import_async:
 * @store: an open register
 * @files: (array length=n_files): what to read, in this order
 * @options: (nullable): how
 *
 * Reads documents into the register: one transaction, one step of undo, all or nothing. A file that has faults
 * stores nothing; the report tells them.
 */
void            dt_transfer_import_async  (DtStore *store, GFile **files, guint n_files, const DtTransferOptions *options,
                                           GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
/* The report, also of a file that was refused (n_errors > 0: nothing was stored). NULL with @error: the file could not be
 * opened, the register failed, or cancelled; nothing was stored then either. */
DtImportReport *dt_transfer_import_finish (DtStore *store, GAsyncResult *result, GError **error);
DtImportReport *dt_transfer_import        (DtStore *store, GFile **files, guint n_files, const DtTransferOptions *options,
                                           GCancellable *cancellable, GError **error);   /* waits */

/* Writes the whole register as one document; an old file of that name is replaced only when the new one is whole. */
void            dt_transfer_export_async  (DtStore *store, GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean        dt_transfer_export_finish (DtStore *store, GAsyncResult *result, GError **error);
gboolean        dt_transfer_export        (DtStore *store, GFile *file, GCancellable *cancellable, GError **error);   /* waits */

/* The work calendar of one year, to be handed to another office. */
void            dt_transfer_export_calendar_async (DtStore *store, int year, GFile *file, GCancellable *cancellable,
                                                   GAsyncReadyCallback callback, gpointer user_data);   /* dt_transfer_export_finish() */
gboolean        dt_transfer_export_calendar (DtStore *store, int year, GFile *file, GCancellable *cancellable, GError **error);   /* waits */

/* The lines around a fault, for showing: up to @before lines before @line and @after behind it, each valid UTF-8 and at most 500
 * characters. @first: (out): the number of the first one. Reads only as far as needed. */
GStrv           dt_transfer_excerpt       (GFile *file, int line, int before, int after, int *first, GError **error);

G_END_DECLS
