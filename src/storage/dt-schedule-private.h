/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Between applying a schedule change and recomputing what it moved. */

#include "dt-schedule.h"

G_BEGIN_DECLS

/* Why a task under a rule was not moved. */
typedef enum
{
  DT_EXCEPTED_CANCELLED,
  DT_EXCEPTED_HANDED_IN,
  DT_EXCEPTED_BEFORE_ISSUE,
  DT_EXCEPTED_BY_HAND,
} DtExcepted;

const char *dt_schedule_reason      (DtExcepted excepted);   /* translated */

/* excepted: the reason why it did not move; NULL: it did */
gboolean    dt_schedule_insert_move (DtDb *db, gint64 change_id, gint64 task_id, DtDay old_day, DtDay new_day,
                                     const char *excepted, GError **error);

G_END_DECLS
