/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-directive.h"
#include "dt-query.h"
#include "dt-store.h"
#include "dt-task.h"

G_BEGIN_DECLS

/* More tasks than this are not put on paper: a thousand sheets are no summary. */
#define DT_SUMMARY_MAX_TASKS 200000

/* All that a printed summary needs, read in one job so that its parts belong together. */
typedef struct
{
  GPtrArray  *tasks;       /* DtTaskRow in the order of the list */
  GPtrArray  *causes;      /* DtDirectiveRow: what moved days of these tasks, the oldest first */
  GHashTable *settings;    /* char* → char* */
  GHashTable *unit_ranks;  /* gint64* id → GUINT_TO_POINTER, from 1: units by kind, place and name, as they are listed */
  char       *unit;        /* full name of the unit the query asks for; NULL none */
  char       *directive;   /* symbol of the directive it asks for; NULL none */
} DtSummaryData;
void dt_summary_data_free (DtSummaryData *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtSummaryData, dt_summary_data_free)

/* data: DtQuery → DtSummaryData; DT_ERROR_TOO_LARGE beyond DT_SUMMARY_MAX_TASKS */
gboolean dt_job_load_summary     (DtDb *db, gpointer data, gpointer *result, GError **error);

/* Who leads a task and who helps. */
typedef struct { GPtrArray *leads, *coordinators; /* char*: full names, in the order of the directive */ } DtTaskUnits;
void dt_task_units_free (DtTaskUnits *self);

/* data: GArray of gint64 task ids → GPtrArray of DtTaskUnits in the same order */
gboolean dt_job_fetch_task_units (DtDb *db, gpointer data, gpointer *result, GError **error);

G_END_DECLS
