/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-db.h"

G_BEGIN_DECLS

/* What the recorded step concerns, read from the shadow tables after dt_status_refresh(). */
DtChange *dt_touched_read (DtDb *db, GError **error);

G_END_DECLS
