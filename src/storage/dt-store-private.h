/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Shared by the two halves of the store: the one of the main thread and the one of the workers. */

#include "dt-db-private.h"
#include "dt-asof.h"
#include "dt-writer.h"

G_BEGIN_DECLS

typedef enum
{
  DT_STORE_NEW,
  DT_STORE_OPENING,
  DT_STORE_OPEN,
  DT_STORE_FAILED,
  DT_STORE_CLOSED,
} DtStoreState;

struct _DtStore
{
  GObject       parent_instance;

  /* Set once */
  char         *path;
  DtStoreFlags  flags;
  gboolean      in_memory;       /* then there is one connection, and the reader thread has no work */
  DtAsOf       *as_of;           /* the copy that it shows, gone with the store; NULL: the register itself */
  GMainContext *context;         /* where signals are emitted */
  GThread      *owner;           /* its thread */

  /* Main thread */
  GThreadPool  *writing;
  GThreadPool  *reading;
  char         *undo_label;
  char         *redo_label;
  guint         n_writes;        /* sent, not yet told of */
  GSource      *look_timer;

  /* Any thread, under the lock */
  GMutex        lock;
  GCond         told;            /* the state or a waiting job has changed */
  DtStoreState  state;
  gboolean      read_only;
  GQueue        news;            /* DtStoreNews, oldest first */
  GSource      *news_source;
  gboolean      looking;

  /* Writer thread */
  DtDb         *write_db;
  DtWriter     *writer;

  /* Reader thread */
  DtDb         *read_db;
  gint64        seen_version;
};

typedef enum
{
  DT_STORE_JOB_OPEN,
  DT_STORE_JOB_READ,
  DT_STORE_JOB_WRITE,
  DT_STORE_JOB_UNDO,
  DT_STORE_JOB_REDO,
  DT_STORE_JOB_LOOK,
  DT_STORE_JOB_CLOSE,
} DtStoreJobKind;

typedef struct
{
  DtStoreJobKind  kind;
  DtJobFunc       func;
  gpointer        data;
  GDestroyNotify  data_free;
  GDestroyNotify  result_free;
  DtWrite         write;          /* its texts owned */
  GCancellable   *cancellable;

  GTask          *task;           /* who is told; NULL: somebody waits */
  gboolean        done;           /* under the lock */
  gpointer        result;
  GError         *error;
} DtStoreJob;

DtStoreJob *dt_store_job_new       (DtStoreJobKind kind, DtJobFunc func, gpointer data, GDestroyNotify data_free,
                                    GDestroyNotify result_free, GCancellable *cancellable);
void        dt_store_job_free      (DtStoreJob *self);
void        dt_store_send_task     (DtStore *self, DtStoreJob *job, gpointer tag, GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean    dt_store_send_and_wait (DtStore *self, DtStoreJob *job, gpointer *result, GError **error);

/* What the main thread has to be told after a job. */
typedef struct
{
  gboolean  opened;
  gboolean  wrote;                /* a write was done with, well or badly */
  gboolean  labels;               /* the two below are new */
  char     *undo_label;
  char     *redo_label;
  DtChange *change;               /* NULL: nothing changed */
} DtStoreNews;

void dt_store_post_news (DtStore *self, DtStoreNews *news);
void dt_store_tell_all  (DtStore *self);                   /* on the main thread */
void dt_store_work      (gpointer job, gpointer store);    /* GFunc of both pools */

G_END_DECLS
