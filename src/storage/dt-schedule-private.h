/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Between applying a schedule change and recomputing what it moved. */

#include "dt-schedule.h"

G_BEGIN_DECLS

/* Why a task under a rule was not moved; the register keeps the nick. */
typedef enum
{
  DT_EXCEPTED_CANCELLED,
  DT_EXCEPTED_HANDED_IN,
  DT_EXCEPTED_BEFORE_ISSUE,
  DT_EXCEPTED_BY_HAND,
} DtExcepted;

extern const DtNick dt_excepted_nicks[];

/* What a stored reason says: a nick is translated, words stay. */
const char *dt_schedule_reason      (const char *stored);

/* The order in which changes c work upon a day, with the directive q that is the cause: that in which they were
 * decided, and never that in which they were entered. */
#define DT_SCHEDULE_DECIDED "coalesce (c.decided_day, q.issued_day, 0)"
#define DT_SCHEDULE_ORDER   DT_SCHEDULE_DECIDED ", c.kind, q.symbol_key, coalesce (c.cause_clause, ''), c.amount, c.uid"

/* assignment_id: 0 for the whole task. excepted: the nick why it did not move; NULL: it did */
gboolean    dt_schedule_insert_move (DtDb *db, gint64 change_id, gint64 task_id, gint64 assignment_id, DtDay old_day,
                                     DtDay new_day, const char *excepted, GError **error);

/* The task that a rule counts from: 0 where it names none, or one that is not (or not clearly) in the register. */
gboolean    dt_schedule_find_anchor_task (DtDb *db, gint64 task_id, const DtDeadlineRule *rule, gint64 *anchor_id, GError **error);
/* DT_DAY_NONE while it is not known. */
gboolean    dt_schedule_load_anchor (DtDb *db, gint64 task_id, const DtDeadlineRule *rule, gint64 anchor_id, DtDay *day, GError **error);
/* Always FALSE: two deadlines are counted from each other. */
gboolean    dt_schedule_refuse_loop (DtDb *db, gint64 task_id, gint64 anchor_id, GError **error);

G_END_DECLS
