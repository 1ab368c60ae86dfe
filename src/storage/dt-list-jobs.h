/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-query.h"
#include "dt-store.h"
#include "dt-task.h"

G_BEGIN_DECLS

/* data: DtQuery → DtTaskList (dt_task_list_free): heads and row ids of the whole answer, no texts. */
gboolean dt_job_list_tasks   (DtDb *db, gpointer data, gpointer *result, GError **error);

/* data: DtQuery → DtTaskList: the beginning of a long one, which says that it is partial */
gboolean dt_job_begin_list   (DtDb *db, gpointer data, gpointer *result, GError **error);

/* data: DtRowFetch → GPtrArray of DtTaskRow in the order of the ids; a task that is gone is left out. */
typedef struct { GArray *ids; /* gint64 */ DtDay today; } DtRowFetch;
DtRowFetch *dt_row_fetch_new  (const gint64 *ids, guint n_ids, DtDay today);
void        dt_row_fetch_free (DtRowFetch *self);
gboolean dt_job_fetch_tasks        (DtDb *db, gpointer data, gpointer *result, GError **error);
gboolean dt_job_fetch_assignments  (DtDb *db, gpointer data, gpointer *result, GError **error);  /* GPtrArray of DtAssignmentRow */

/* data: DtQuery → GPtrArray of DtTaskRow in list order (for print and the command line); honours limit. */
gboolean dt_job_select_tasks (DtDb *db, gpointer data, gpointer *result, GError **error);

/* data: gint64* id → DtTaskDetail; DT_ERROR_NOT_FOUND if it is gone. */
gboolean dt_job_load_task    (DtDb *db, gpointer data, gpointer *result, GError **error);

/* data: DtQuery (only today and soon_days are read) → DtCounts */
gboolean dt_job_count        (DtDb *db, gpointer data, gpointer *result, GError **error);

/* data: DtQuery (search) → GPtrArray of DtSuggestion: states, units, directives that match what is typed. */
typedef enum { DT_SUGGEST_STATE, DT_SUGGEST_UNIT, DT_SUGGEST_DIRECTIVE } DtSuggestKind;
typedef struct { DtSuggestKind kind; gint64 id; /* or the state */ char *label; } DtSuggestion;
void     dt_suggestion_free  (DtSuggestion *self);
gboolean dt_job_suggest      (DtDb *db, gpointer data, gpointer *result, GError **error);

/* data: NULL → GPtrArray of DtDirectiveRow, newest first, stubs too, at most 2000 */
gboolean dt_job_list_directives (DtDb *db, gpointer data, gpointer *result, GError **error);

G_END_DECLS
