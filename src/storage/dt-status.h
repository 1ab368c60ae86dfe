/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-db.h"

G_BEGIN_DECLS

gboolean dt_status_prepare (DtDb *db, GError **error);
gboolean dt_status_refresh (DtDb *db, GError **error);
gboolean dt_status_suspend (DtDb *db, GError **error);
gboolean dt_status_resume  (DtDb *db, GError **error);
gboolean dt_status_rebuild (DtDb *db, GError **error);

G_END_DECLS
