/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-db-private.h"
#include "dt-salvage.h"

G_BEGIN_DECLS

gboolean dt_salvage_copy_table (DtDb *from, DtDb *backup, DtDb *to, const char *table, DtSalvage *salvage, GCancellable *cancellable,
                                GError **error);

G_END_DECLS
