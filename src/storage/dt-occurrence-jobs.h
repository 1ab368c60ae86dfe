/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-store.h"

G_BEGIN_DECLS

#define DT_OCCURRENCES_ACTION "make-occurrences"   /* for DtWrite and the journal */

/* data: a DtDay*, today. Result: a newly allocated int: how many tasks were made. A write job; it makes nothing that is
 * there already, so it may run at any time. */
gboolean dt_job_make_occurrences (DtDb *db, gpointer data, gpointer *result, GError **error);

/* Turns to come, further ahead than they are made. FALSE of @func ends it with its error. */
typedef gboolean (*DtTurnFunc) (DtDb *db, gint64 task_id, gint64 directive_id, DtDay last_day, gpointer user_data, GError **error);
gboolean dt_turns_foreach (DtDb *db, DtDay today, DtDay first, DtDay last, DtTurnFunc func, gpointer user_data, GError **error);

G_END_DECLS
