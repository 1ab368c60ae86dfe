/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Between applying a schedule change and recomputing what it moved. */

#include "dt-deadline.h"
#include "dt-schedule.h"
#include "dt-schedule-change.h"

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

/* A schedule change in force. */
typedef struct
{
  gint64         id;
  gint64         target_id;    /* all dated tasks of this directive; 0: only the tasks of its moves */
  DtDay          decided_day;
  DtScheduleRule rule;
} DtScheduleAct;

/* A move as it is stored. */
typedef struct
{
  gint64   id;
  gint64   change_id;
  gint64   assignment_id;   /* 0: of the whole task */
  DtDay    old_day;
  DtDay    new_day;
  gboolean excepted;
  gboolean too_early;       /* excepted only because the day would lie before the directive's date */
} DtScheduleMove;

typedef struct
{
  DtDb           *db;
  DtWorkCalendar *calendar;     /* NULL until a rule is applied: most tasks are under none */
  gboolean        include_named;
  GArray         *changes;      /* DtScheduleAct, in the order decided */
  gboolean        derives;      /* some task's day is derived from another's: most registers have none */
  GHashTable     *waiting;      /* tasks whose day is just being computed; NULL until one waits for another */
} DtScheduleRun;

/* A task with its deadline as it is stored. */
typedef struct
{
  gint64      id;
  gint64      directive_id;
  DtDay       issued_day;
  gboolean    cancelled;
  gboolean    occurrence;       /* a turn of a recurring task */
  DtDay       original_day;
  DtDay       last_day;
  DtDeadline *deadline;
} DtScheduleTask;

gboolean dt_schedule_run_init (DtScheduleRun *self, DtDb *db, GError **error);
gboolean dt_schedule_need_calendar (DtScheduleRun *self, GError **error);
GArray *dt_schedule_load_moves (DtScheduleRun *self, gint64 task_id, GError **error);
const DtScheduleMove *dt_schedule_find_move (GArray *moves, gint64 change_id, gint64 assignment_id);
gboolean dt_schedule_repeat_move (DtScheduleRun *self, const DtScheduleAct *change, const DtScheduleTask *task, const DtScheduleMove *move, DtDay *day, gboolean *moved, GError **error);
gboolean dt_schedule_first_move (DtScheduleRun *self, const DtScheduleAct *change, const DtScheduleTask *task, DtDay *day, GError **error);
void dt_schedule_run_clear (DtScheduleRun *self);
void dt_schedule_task_clear (DtScheduleTask *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DtScheduleRun, dt_schedule_run_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DtScheduleTask, dt_schedule_task_clear)

G_END_DECLS
