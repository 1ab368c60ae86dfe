/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-context.h"

G_BEGIN_DECLS

/**
 * DtBackupKeeper:
 *
 * Backs the register up once a day, a while after it was opened or the day began, and thins out what it made before
 * (dt-backup-plan.h). Signal `told`: dt_backup_keeper_get_moment() or dt_backup_keeper_get_problem() is another.
 */
#define DT_TYPE_BACKUP_KEEPER (dt_backup_keeper_get_type ())
G_DECLARE_FINAL_TYPE (DtBackupKeeper, dt_backup_keeper, DT, BACKUP_KEEPER, GObject)

DtBackupKeeper *dt_backup_keeper_new         (DtContext *context);
void            dt_backup_keeper_check       (DtBackupKeeper *self);      /* now */
gint64          dt_backup_keeper_get_moment  (DtBackupKeeper *self);      /* of the newest backup, seconds since 1970; 0: none */
const char     *dt_backup_keeper_get_problem (DtBackupKeeper *self);      /* why there is none of today; NULL */
gboolean        dt_backup_keeper_is_settled  (DtBackupKeeper *self);      /* for tests */

G_END_DECLS
