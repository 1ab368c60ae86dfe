/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-store.h"

G_BEGIN_DECLS

/* How much a register holds. */
typedef struct { int n_directives, n_tasks, n_submissions; } DtRegisterSize;

/**
 * DtBackupLook:
 * @lost: (element-type utf8): what was done since, as the journal says it, the last first; at most 50
 * @n_lost: how much was done since
 *
 * A backup beside the register as it is now.
 */
typedef struct
{
  DtRegisterSize then;
  DtRegisterSize now;
  GPtrArray     *lost;
  int            n_lost;
} DtBackupLook;

void          dt_backup_look_free    (DtBackupLook *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtBackupLook, dt_backup_look_free)

/* On a thread of their own; the register stays open. */
void          dt_backup_look_async   (DtStore *store, const char *path, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
DtBackupLook *dt_backup_look_finish  (DtStore *store, GAsyncResult *result, GError **error);
void          dt_store_restore_async (DtStore *store, const char *path, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean      dt_store_restore_finish (DtStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
