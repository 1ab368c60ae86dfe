/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-change-table.h"
#include "dt-context.h"

G_BEGIN_DECLS

void dt_change_print (GtkWindow *parent, DtContext *context, DtChangeTable *table, const char *headline, const char *cause,
                      const char *stage);

G_END_DECLS
