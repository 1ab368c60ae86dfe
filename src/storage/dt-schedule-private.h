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

/* The task that a rule counts from: 0 where it names none, or one that is not (or not clearly) in the register. */
gboolean    dt_schedule_find_anchor_task (DtDb *db, gint64 task_id, const DtDeadlineRule *rule, gint64 *anchor_id, GError **error);
/* DT_DAY_NONE while it is not known. */
gboolean    dt_schedule_load_anchor (DtDb *db, gint64 task_id, const DtDeadlineRule *rule, gint64 anchor_id, DtDay *day, GError **error);
/* Always FALSE: two deadlines are counted from each other. */
gboolean    dt_schedule_refuse_loop (DtDb *db, gint64 task_id, gint64 anchor_id, GError **error);

G_END_DECLS
