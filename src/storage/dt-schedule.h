/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-deadline.h"
#include "dt-store.h"
#include "dt-work-calendar.h"

G_BEGIN_DECLS

/* Last days follow from the words of the directive and the schedule changes in force; nothing else may write
 * `deadline.original_day`, `deadline.last_day`, `assignment.last_day` or a move. All of these run inside a write job. */

/**
 * dt_schedule_recompute:
 * @directive_id: the directive whose tasks are computed, or 0 for all of them
 *
 * Computes every last day anew: from the words (with the office's setting "deadline.include-named"), then through every
 * schedule change in force, in the order decided. A change of a whole directive also takes hold of dated tasks
 * that have no move of it yet (they came later); a task that a change left out stays left out.
 * A move whose old day is still the one it was recorded with keeps its new day; else the rule gives it.
 * A task on which another waits with dependency.lag_days set is due that many days before that one, and follows it alone.
 * Only what differs is written.
 */
gboolean dt_schedule_recompute         (DtDb *db, gint64 directive_id, GError **error);

/* The same for all tasks that a change moves or could move: after it was entered, edited or lifted. */
gboolean dt_schedule_recompute_change  (DtDb *db, gint64 change_id, GError **error);

/* The same for some tasks, by their ids (gint64). */
gboolean dt_schedule_recompute_tasks   (DtDb *db, GArray *tasks, GError **error);

/* The same for one task: after it entered the register or its deadline was edited. */
gboolean dt_schedule_apply_to_new_task (DtDb *db, gint64 task_id, GError **error);

/* What the writer's connection needs for it. */
gboolean dt_schedule_prepare           (DtDb *db, GError **error);

/* What hangs on something else follows: rules that count from the receipt or date of a directive of the recorded step,
 * those that count from another task, all that are counted when days off have changed. Runs after every write job, before the derived rows. */
gboolean dt_schedule_follow            (DtDb *db, GError **error);
/* The same for every rule that gives a day, after a write that was not recorded. */
gboolean dt_schedule_follow_all        (DtDb *db, GError **error);

/* The day that the rule of @deadline counts from, put into its anchor_day for an explanation. */
gboolean dt_schedule_fill_anchor       (DtDb *db, gint64 task_id, DtDeadline *deadline, GError **error);

/* The office's setting "deadline.include-named"; FALSE where it is not set. */
gboolean dt_schedule_include_named     (DtDb *db, gboolean *include_named, GError **error);

/* The working days of the register: announced days over the built-in ones. NULL with @error set on failure. */
DtWorkCalendar *dt_schedule_calendar   (DtDb *db, GError **error);

G_END_DECLS
