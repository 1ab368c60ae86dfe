/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dt-change.h"
#include "dt-types.h"

G_BEGIN_DECLS

/* A connection to a register; only storage/ looks inside. */
typedef struct _DtDb DtDb;

/**
 * DtJobFunc:
 * @db: the connection of the thread the job runs on
 * @data: (nullable): what the job was given
 * @result: (out) (optional): where to put the answer
 *
 * A job: knows no thread, no transaction, no widget. Read jobs run on the reader, write jobs on the
 * writer inside one transaction that the store commits.
 */
typedef gboolean (*DtJobFunc) (DtDb *db, gpointer data, gpointer *result, GError **error);

/**
 * DtStore:
 *
 * An open register: one writer thread, one reader thread. Signal `changed` (DtChange) after each commit, on
 * the main thread. Properties (readable, notify): path, read-only, undo-label, redo-label (NULL: nothing to
 * undo), busy.
 */
#define DT_TYPE_STORE (dt_store_get_type ())
G_DECLARE_FINAL_TYPE (DtStore, dt_store, DT, STORE, GObject)

typedef enum
{
  DT_STORE_FLAGS_NONE      = 0,
  DT_STORE_FLAGS_READ_ONLY = 1 << 0,
} DtStoreFlags;

char       *dt_store_default_path  (void);     /* $XDG_DATA_HOME/directive-tracker/register.db */

DtStore    *dt_store_new           (const char *path, DtStoreFlags flags);
void        dt_store_open_async    (DtStore *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean    dt_store_open_finish   (DtStore *self, GAsyncResult *result, GError **error);
gboolean    dt_store_open          (DtStore *self, GCancellable *cancellable, GError **error);   /* waits */
void        dt_store_close         (DtStore *self);   /* waits for what is queued; once, before the last unref */

const char *dt_store_get_path      (DtStore *self);
gboolean    dt_store_get_read_only (DtStore *self);
const char *dt_store_get_undo_label (DtStore *self);
const char *dt_store_get_redo_label (DtStore *self);

void        dt_store_read_async    (DtStore *self, DtJobFunc job, gpointer data, GDestroyNotify data_free,
                                    GDestroyNotify result_free, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data);
gpointer    dt_store_read_finish   (DtStore *self, GAsyncResult *result, GError **error);
gpointer    dt_store_read          (DtStore *self, DtJobFunc job, gpointer data, GCancellable *cancellable, GError **error);  /* waits */

/* How a write goes into the journal and the undo menu. */
typedef struct
{
  const char *action;      /* stable nick for the journal: "record-submission" */
  const char *label;       /* translated; NULL: the job sets it with dt_db_set_label() */
  gboolean    dry_run;     /* roll back at the end: the result tells what would happen */
  gboolean    bulk;        /* large: no undo step, a backup is made before, the history is cleared */
  gboolean    aside;       /* beside the register's history (drafts): not in the journal, not undone, tells nobody */
} DtWrite;

void        dt_store_write_async   (DtStore *self, const DtWrite *write, DtJobFunc job, gpointer data, GDestroyNotify data_free,
                                    GDestroyNotify result_free, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data);
gpointer    dt_store_write_finish  (DtStore *self, GAsyncResult *result, GError **error);   /* NULL may be a good result: look at error */
gpointer    dt_store_write         (DtStore *self, const DtWrite *write, DtJobFunc job, gpointer data, GCancellable *cancellable, GError **error);

void        dt_store_undo_async    (DtStore *self, GAsyncReadyCallback callback, gpointer user_data);
char       *dt_store_undo_finish   (DtStore *self, GAsyncResult *result, GError **error);  /* label of what was undone */
void        dt_store_redo_async    (DtStore *self, GAsyncReadyCallback callback, gpointer user_data);
char       *dt_store_redo_finish   (DtStore *self, GAsyncResult *result, GError **error);
char       *dt_store_undo          (DtStore *self, GError **error);    /* waits */
char       *dt_store_redo          (DtStore *self, GError **error);

/* Called by jobs. */
void        dt_db_set_label        (DtDb *db, const char *label);   /* of the running write */
void        dt_db_set_detail       (DtDb *db, const char *detail);  /* after-text of a journal entry without items (bulk) */
GCancellable *dt_db_get_cancellable (DtDb *db);

/* Copies the register to @path with the online backup API, verified; on a thread of its own. */
void        dt_store_backup_async  (DtStore *self, const char *path, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean    dt_store_backup_finish (DtStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
