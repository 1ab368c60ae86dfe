/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Private to feed/: which heads are closed and which tasks are open, as the question carries them. */

#include "dt-query.h"

G_BEGIN_DECLS

/* Opens or closes a head or a task. TRUE: it is closed now. */
gboolean  dt_open_rows_toggle (DtQuery *query, const DtRowKey *key);

/* (transfer full): a copy of @query with what is open and closed in @old (nullable), unless it brings its own. */
DtQuery  *dt_open_rows_merge  (const DtQuery *query, const DtQuery *old);

G_END_DECLS
