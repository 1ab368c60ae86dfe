/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-export.h"

G_BEGIN_DECLS

/**
 * DtExportPart:
 * @symbols: (nullable): directives by symbol, or symbol@date; with everything that is theirs
 * @since: (nullable): or what was changed from this day on
 * @since_last: or what was changed since the last package
 * @is_secret: (nullable): whether the text of a directive bears a mark of secrecy; they are counted
 *
 * Which part of the register goes into a package; none of them: all of it.
 */
typedef struct
{
  char     **symbols;
  DtDay      since;
  gboolean   since_last;
  gboolean (*is_secret) (const char *text);
} DtExportPart;

/* A file that belongs to what was exported; its bytes lie in the register's folder under the checksum. */
typedef struct { char *sha256; gint64 size; char *name; } DtExportFile;

/* What is told besides the records. */
typedef struct
{
  char      *register_uid;
  char      *office;               /* name; "" */
  DtDay      since;                /* of "since_last": the day of the last package; none: everything, or chosen directives */
  gint64     last_entry;           /* of the journal, when this was read */
  int        n_directives;
  int        n_secret;             /* directives with a mark of secrecy */
  int        n_deleted;            /* records that are gone and are told as such */
  GPtrArray *files;                /* DtExportFile */
} DtExportTold;

DtExportTold *dt_export_told_new  (void);
void          dt_export_told_free (DtExportTold *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtExportTold, dt_export_told_free)

gboolean dt_export_part (DtDb *db, const DtExportPart *part, const DtExportSink *sink, gpointer user_data, DtExportTold *told, GError **error);

/* A write beside the history: the package that reached up to entry *data (gint64) was sent now. */
gboolean dt_job_note_package (DtDb *db, gpointer data, gpointer *result, GError **error);

G_END_DECLS
