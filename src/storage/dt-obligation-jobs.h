/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-schedule-change.h"
#include "dt-store.h"
#include "dt-task.h"

G_BEGIN_DECLS

/* Who owes what, until when: one user action each. Result NULL unless said; a refusal is DT_ERROR_INVALID with a
 * translated message. */

/* Another unit is asked for a task. */
typedef struct { gint64 task_id; gint64 unit_id; DtRole role; gint64 group_id; /* through which it is asked; 0 */ } DtAddUnitEdit;
DtAddUnitEdit *dt_add_unit_edit_new  (gint64 task_id, gint64 unit_id, DtRole role);
void           dt_add_unit_edit_free (DtAddUnitEdit *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtAddUnitEdit, dt_add_unit_edit_free)
gboolean dt_job_add_unit             (DtDb *db, gpointer data, gpointer *result, GError **error);

/* Units that do not owe it; reason NULL takes the excuse back. */
typedef struct { GArray *assignments; char *reason; } DtExcuseEdit;
DtExcuseEdit *dt_excuse_edit_new     (const gint64 *assignments, guint n, const char *reason);
void          dt_excuse_edit_free    (DtExcuseEdit *self);
gboolean dt_job_excuse               (DtDb *db, gpointer data, gpointer *result, GError **error);

/* data: gint64*: a unit that has a successor. What is open passes on; what it handed in stays its own. → int*: how many */
gboolean dt_job_pass_to_successor    (DtDb *db, gpointer data, gpointer *result, GError **error);

/* data: gint64*: an assignment to which nothing has happened yet */
gboolean dt_job_remove_part          (DtDb *db, gpointer data, gpointer *result, GError **error);

/* Tasks with units that only co-ordinate: no lead was named, and none is guessed. data: NULL → GArray of gint64 task ids */
gboolean dt_job_list_leadless        (DtDb *db, gpointer data, gpointer *result, GError **error);
/* data: gint64*: an assignment, whose unit leads from now on */
gboolean dt_job_set_lead             (DtDb *db, gpointer data, gpointer *result, GError **error);

/* A unit asks for a later day. → DtExtensionCount; beyond the office's limit "extension.limit" it is only told. */
/* requests granted so far, how many are usual, and the request that the job was about */
typedef struct { int n; int limit; gint64 extension_id; } DtExtensionCount;
gboolean dt_extension_limit (DtDb *db, int *limit, GError **error);
typedef struct { gint64 assignment_id; DtDay requested_day; DtDay wanted_day; char *symbol; char *reason; } DtExtensionEdit;
DtExtensionEdit *dt_extension_edit_new  (gint64 assignment_id, DtDay requested_day, DtDay wanted_day);
void             dt_extension_edit_free (DtExtensionEdit *self);
gboolean dt_job_request_extension       (DtDb *db, gpointer data, gpointer *result, GError **error);

/* Granted (in part): cause_id names the directive that says so, and the unit's part moves by a schedule change. → DtExtensionCount */
typedef struct { gint64 extension_id; DtExtensionVerdict verdict; DtDay day; DtDay granted_day; gint64 cause_id; } DtExtensionDecision;
DtExtensionDecision *dt_extension_decision_new  (gint64 extension_id, DtExtensionVerdict verdict, DtDay day);
void                 dt_extension_decision_free (DtExtensionDecision *self);
gboolean dt_job_decide_extension                (DtDb *db, gpointer data, gpointer *result, GError **error);

/* Corrects a submission that is recorded. NULL texts leave theirs, "" clears. */
typedef struct { gint64 submission_id; DtDay day; int time; char *symbol; char *via; char *note; } DtSubmissionEdit;
DtSubmissionEdit *dt_submission_edit_new  (gint64 submission_id, DtDay day, int time);
void              dt_submission_edit_free (DtSubmissionEdit *self);
gboolean dt_job_edit_submission           (DtDb *db, gpointer data, gpointer *result, GError **error);

/* data: gint64*: an assignment → GPtrArray of DtSubmissionRow, newest first */
gboolean dt_job_list_submissions          (DtDb *db, gpointer data, gpointer *result, GError **error);
/* data: gint64*: a submission */
gboolean dt_job_remove_version            (DtDb *db, gpointer data, gpointer *result, GError **error);

/* task waits for needs; lag_days >= 0: needs is due so many days before it, and follows it; -1: not derived */
typedef struct { gint64 task_id; gint64 needs_id; int lag_days; char *note; } DtLinkEdit;
DtLinkEdit *dt_link_edit_new    (gint64 task_id, gint64 needs_id, int lag_days);
void        dt_link_edit_free   (DtLinkEdit *self);
gboolean dt_job_preview_link    (DtDb *db, gpointer data, gpointer *result, GError **error);   /* → DtChangePreview */
gboolean dt_job_add_link        (DtDb *db, gpointer data, gpointer *result, GError **error);   /* or changes lag_days and note of one */
gboolean dt_job_remove_link     (DtDb *db, gpointer data, gpointer *result, GError **error);

/* data: DtTaskKey, DtPartKey → gint64*: the task of that ordinal, the unit's part of it as lead; else DT_ERROR_NOT_FOUND */
typedef struct { gint64 directive_id; const char *ordinal; } DtTaskKey;
typedef struct { gint64 task_id; gint64 unit_id; } DtPartKey;
gboolean dt_job_find_task       (DtDb *db, gpointer data, gpointer *result, GError **error);
gboolean dt_job_find_part       (DtDb *db, gpointer data, gpointer *result, GError **error);

G_END_DECLS
