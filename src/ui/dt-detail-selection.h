/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-list-jobs.h"

G_BEGIN_DECLS

/* More tasks than these are counted, but not acted upon together. */
#define DT_SELECTION_MAX 500

/**
 * DtSelection:
 *
 * Several tasks in sum.
 */
typedef struct
{
  int        n_tasks;
  int        by_state[DT_N_STATES];
  DtDay      first_day;      /* earliest last day of what is open; 0 none */
  GPtrArray *units;          /* DtUnitCount: who owes, most first */
  GArray    *assignments;    /* gint64: open lead assignments; empty above DT_SELECTION_MAX tasks */
} DtSelection;

void dt_selection_free (DtSelection *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtSelection, dt_selection_free)

typedef struct { GArray *ids; /* gint64 */ DtDay today; int soon_days; } DtSelectionFetch;
DtSelectionFetch *dt_selection_fetch_new  (const gint64 *ids, guint n, DtDay today, int soon_days);
gpointer          dt_selection_fetch_copy (gpointer fetch);
void              dt_selection_fetch_free (gpointer fetch);

/* A #DtJobFunc; data: DtSelectionFetch → DtSelection */
gboolean dt_job_sum_selection (DtDb *db, gpointer data, gpointer *result, GError **error);

G_END_DECLS
