/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a deadline summary says, on paper and for a word processor. */

#include "dt-query.h"
#include "dt-task.h"

G_BEGIN_DECLS

char *dt_deadline_summary_title     (DtGroupBy group, gboolean whole);
char *dt_deadline_summary_period    (const DtQuery *query);
char *dt_deadline_summary_time_left (const DtTaskRow *task, DtDay today, gboolean *urgent);
char *dt_deadline_summary_total     (const GPtrArray *tasks, const DtQuery *query);

G_END_DECLS
