/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-store.h"

G_BEGIN_DECLS

#define DT_OCCURRENCES_ACTION "make-occurrences"   /* for DtWrite and the journal */

/* data: a DtDay*, today. Result: a newly allocated int: how many tasks were made. A write job; it makes nothing that is
 * there already, so it may run at any time. */
gboolean dt_job_make_occurrences (DtDb *db, gpointer data, gpointer *result, GError **error);

G_END_DECLS
