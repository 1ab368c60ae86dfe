/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Between working a schedule change out and doing it. */

#include "dt-db.h"
#include "dt-edit-jobs.h"
#include "dt-schedule-private.h"
#include "dt-state.h"

G_BEGIN_DECLS

/* A task of the directive while the change is worked out; the preview's line belongs to the preview. */
typedef struct
{
  DtMovePreview *move;
  DtDay          issued_day;
  DtPhase        phase;
  DtDay          next_day;
  DtDay          base_day;      /* what the rule starts from, where changes decided later follow it */
  GArray        *later;         /* DtScheduleRule of these; NULL: none */
  gboolean       excepted;
  DtExcepted     reason;
} DtPlanTask;

typedef struct
{
  DtDb               *db;
  const DtChangeEdit *edit;
  DtWorkCalendar     *calendar;
  DtDay               decided_day;
  char               *ids;           /* JSON list of the tasks, where they were chosen */
  GArray             *candidates;    /* DtPlanTask, as the moves of the preview */
  GHashTable         *by_task;       /* gint64* → index + 1 */
  DtChangePreview    *preview;
} DtPlan;

gboolean dt_plan_load_directive (DtDb *db, gint64 id, char **symbol, DtDay *issued_day, GError **error);
gboolean dt_plan_make (DtPlan *self, DtDb *db, const DtChangeEdit *edit, GError **error);
/* For the parts of it: the tasks a statement is about are those of the directive, or those that were chosen. */
#define DT_PLAN_OF_DIRECTIVE(column) " WHERE " column " = ?1"
#define DT_PLAN_OF_TASKS             " WHERE t.id IN (SELECT value FROM json_each (?1))"
gboolean dt_plan_prepare (DtPlan *self, DtStmt *st, const char *of_directive, const char *of_tasks, GError **error);
DtPlanTask *dt_plan_find (DtPlan *self, gint64 task_id);      /* NULL: it is not among them */
gboolean dt_plan_store (DtPlan *self, gint64 change_id, GError **error);      /* dt-change-moves.c */
gboolean dt_plan_check_pairs (DtPlan *self, GError **error);  /* dt-change-pairs.c */
DtDay dt_plan_base_of (const DtPlanTask *candidate);
void dt_plan_clear (DtPlan *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DtPlan, dt_plan_clear)

G_END_DECLS
