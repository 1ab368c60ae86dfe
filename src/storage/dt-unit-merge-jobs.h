/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-store.h"

G_BEGIN_DECLS

/* A unit that was entered twice becomes one: all that names @from_id names @into_id then, and @from_id goes. */
typedef struct { gint64 from_id; gint64 into_id; } DtUnitMerge;

/* What it does: tasks that pass over; parts that both had, of which one goes; reminders; memberships of groups. */
typedef struct { int n_tasks; int n_doubled; int n_reminders; int n_groups; } DtUnitMerged;

/* data: DtUnitMerge, a plain copyable struct → DtUnitMerged*; free with g_free() */
gboolean dt_job_merge_unit (DtDb *db, gpointer data, gpointer *result, GError **error);

G_END_DECLS
