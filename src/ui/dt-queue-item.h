/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  DT_QUEUE_WAITING,       /* to be read */
  DT_QUEUE_READ,
  DT_QUEUE_OTHER,         /* of another kind than letters and packets: opened as it is */
  DT_QUEUE_FAILED,
} DtQueueState;

/* What was seen of a file: made by a worker. Texts are never NULL. */
typedef struct
{
  guint        number;    /* of the file */
  DtQueueState state;
  char        *symbol;
  char        *issuer;
  char        *subject;
  char        *kind;      /* what it is, or why it cannot be read: translated */
  int          n_tasks;
  int          n_files;
} DtQueueLook;

DtQueueLook *dt_queue_look      (guint number, const char *path, GCancellable *cancellable);
void         dt_queue_look_free (DtQueueLook *self);

/**
 * DtQueueItem:
 *
 * A file among several that came at once, and what was seen of it. Signal `changed`.
 */
#define DT_TYPE_QUEUE_ITEM (dt_queue_item_get_type ())
G_DECLARE_FINAL_TYPE (DtQueueItem, dt_queue_item, DT, QUEUE_ITEM, GObject)

DtQueueItem       *dt_queue_item_new       (GFile *file);
GFile             *dt_queue_item_get_file  (DtQueueItem *self);
const DtQueueLook *dt_queue_item_get_look  (DtQueueItem *self);      /* NULL: not read yet */
void               dt_queue_item_set_look  (DtQueueItem *self, DtQueueLook *look);      /* takes look */
gboolean           dt_queue_item_is_known  (DtQueueItem *self);      /* the register has a directive of its symbol */
void               dt_queue_item_set_known (DtQueueItem *self, gboolean known);

G_END_DECLS
