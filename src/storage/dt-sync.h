/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-import-report.h"
#include "dt-progress.h"
#include "dt-store.h"

G_BEGIN_DECLS

/* Bringing what another register knows into this one: record by record, field by field, by what the two journals say of them. */

typedef enum
{
  DT_SYNC_ASK,         /* nothing is stored while there is one */
  DT_SYNC_NEWEST,      /* what was done later */
  DT_SYNC_MINE,
  DT_SYNC_THEIRS,
} DtSyncChoice;

/**
 * DtSyncConflict:
 *
 * A field that was changed in both registers since they last agreed, or a record that was changed in one and removed in the
 * other. Texts are for a person.
 */
typedef struct
{
  char         *key;             /* for DtSync.choices: "uid/field" */
  char         *what;            /* "Task · 1438-CV/TU 2.1 · …" */
  char         *field;           /* its name; "" for the whole record */
  char         *mine, *theirs;   /* values; "" for none */
  gint64        mine_at, theirs_at;     /* instants; 0 not known */
  char         *mine_who, *theirs_who;
  gboolean      theirs_newer;
  DtSyncChoice  taken;           /* DT_SYNC_MINE, DT_SYNC_THEIRS; DT_SYNC_ASK: not decided */
} DtSyncConflict;

typedef struct
{
  DtImportReport *report;        /* counts, and lines of what is new or changed; errors: what cannot be brought together */
  GPtrArray      *conflicts;     /* DtSyncConflict, decided or not */
  int             n_open;        /* of them not decided */
  int             n_removed;     /* records */
} DtSyncReport;

DtSyncReport *dt_sync_report_new  (void);
void          dt_sync_report_free (DtSyncReport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtSyncReport, dt_sync_report_free)

/**
 * DtSync:
 * @path: a register made of what the other one sent, with its journal; it is changed, and thrown away afterwards
 * @label: as the person sees it in the journal and the undo menu
 * @choice: what is done where both have changed something
 * @choices: (nullable): what is done with one conflict, by its key
 * @progress: (nullable): who is told how far it has come
 * @report: (out): gets what would be, or was, done
 */
typedef struct
{
  const char   *path;
  const char   *label;
  DtSyncChoice  choice;
  GHashTable   *choices;         /* char* → GINT_TO_POINTER (DtSyncChoice) */
  DtProgress   *progress;
  DtSyncReport *report;
} DtSync;

#define DT_SYNC_ACTION "unpack"

/* A write job, @data: a #DtSync. Fails with DT_ERROR_AMBIGUOUS if a conflict is not decided, with DT_ERROR_INVALID for what
 * cannot be brought together; the report tells which. */
gboolean dt_job_sync (DtDb *db, gpointer data, gpointer *result, GError **error);

/* Inside a job: whether an attachment has this checksum. */
gboolean dt_sync_knows_file (DtDb *db, const char *sha256, gboolean *known, GError **error);

G_END_DECLS
