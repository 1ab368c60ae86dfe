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
DtDay dt_plan_base_of (const DtPlanTask *candidate);
void dt_plan_clear (DtPlan *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DtPlan, dt_plan_clear)

G_END_DECLS
