/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-store.h"

G_BEGIN_DECLS

/* What a register holds before the first directive: whom there is to give tasks to. */
typedef struct { int n_units, n_groups; } DtBeginning;

/* data: NULL → DtBeginning (g_free) */
gboolean dt_job_load_beginning (DtDb *db, gpointer data, gpointer *result, GError **error);

G_END_DECLS
