/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-date.h"

G_BEGIN_DECLS

/* How long the backups that the program makes by itself are kept. */
#define DT_BACKUP_DAYS   7      /* each day */
#define DT_BACKUP_WEEKS  5      /* after that the last of each week */
#define DT_BACKUP_MONTHS 12     /* after that the last of each month; then the last of each year */

/* days: of the backups there are, in any order. Returns: (transfer full) (element-type DtDay): those that may go */
GArray *dt_backup_plan_surplus (const GArray *days, DtDay today);

G_END_DECLS
