/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-task.h"

G_BEGIN_DECLS

#define DT_NOTICE_TIME (7 * 60 + 30)    /* unless the person says otherwise */

/* Whether it is time for the notice of the day. told: the day of the last one, DT_DAY_NONE never. now, wanted: minutes since
 * midnight. */
gboolean dt_morning_notice_is_due (DtDay today, DtDay told, int now, int wanted);

/* What it says; NULL: there is nothing to say. */
char    *dt_morning_notice_title  (const DtCounts *counts);
char    *dt_morning_notice_body   (const DtCounts *counts);

G_END_DECLS
