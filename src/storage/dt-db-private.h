/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What only the files of the connection and the write path share. */

#include "dt-db.h"
#include "dt-progress.h"

G_BEGIN_DECLS

#define DT_DB_APPLICATION_ID 0x44545231   /* "DTR1" */
#define DT_DB_BUSY_TIMEOUT (5 * G_TIME_SPAN_SECOND)

struct _DtDb
{
  sqlite3      *handle;
  GThread      *thread;          /* the only one that may use it */
  char         *path;
  gboolean      read_only;
  gboolean      alone;           /* on another machine: nobody else may have it open */
  DtDay         as_of;           /* the day it shows; none: today */

  /* Statements at rest by their SQL; the head of the order was used last. */
  GHashTable   *idle;            /* const char*, owned by the statement → GList* */
  GQueue        idle_order;      /* sqlite3_stmt */
  guint         n_lent;
  sqlite3_stmt *rollback;
  int           failure;         /* of SQLite, when something was bound or read; SQLITE_OK: none */

  GCancellable *watched;         /* (nullable) */
  gint64        busy_since;      /* monotonic */

  /* Of the running write */
  char         *label;
  char         *detail;
};

void        dt_db_check_thread       (DtDb *self);
void        dt_db_close_statements   (DtDb *self);
gboolean    dt_db_add_functions      (DtDb *self, GError **error);
gboolean    dt_db_check              (DtDb *self, GError **error);

/* FALSE: this program did not make the file, or somebody changed its schema. */
gboolean    dt_db_get_pragma         (DtDb *self, const char *pragma, gint64 *value, GError **error);
gboolean    dt_schema_recognise      (DtDb *db, int *version, GError **error);
gboolean    dt_schema_take_steps     (DtDb *db, int from, int to, GError **error);
gboolean    dt_db_check_pages        (DtDb *self, GError **error);
gboolean    dt_db_set_durable        (DtDb *self, GError **error);
gboolean    dt_db_begin              (DtDb *self, GError **error);    /* for writing */
gboolean    dt_db_commit             (DtDb *self, GError **error);
void        dt_db_set_foreign_keys   (DtDb *self, gboolean on);
void        dt_db_rollback           (DtDb *self);
gboolean    dt_db_replace            (DtDb *self, DtDb *with, GError **error);    /* all at once */
gboolean    dt_db_copy               (DtDb *self, const char *path, DtProgress *progress, GCancellable *cancellable, GError **error);

G_END_DECLS
