/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-schedule-change.h"
#include "dt-store.h"
#include "dt-task.h"

G_BEGIN_DECLS

/* One user action each. Result NULL unless said; a refusal is DT_ERROR_INVALID with a translated message. */

/* What is recorded for one or several assignments (same day, symbol and file for all). */
typedef struct
{
  GArray *assignments;    /* gint64 */
  DtDay   day;
  int     time;           /* DT_TIME_NONE */
  char   *symbol;         /* NULL */
  char   *via;            /* through whom it came; NULL */
  char   *file;           /* NULL; base name kept, the file itself copied by the caller's attachment store */
  char   *file_type;
  gint64  file_size;
  char   *file_sha256;
  gboolean accept;        /* "Đã duyệt ngay" */
} DtRecordEdit;
DtRecordEdit *dt_record_edit_new  (const gint64 *assignments, guint n, DtDay day);
void          dt_record_edit_free (DtRecordEdit *self);
gboolean dt_job_record_submission (DtDb *db, gpointer data, gpointer *result, GError **error);

/* accept or return the newest submission of each assignment */
typedef struct { GArray *assignments; DtVerdict verdict; DtDay day; char *reason; } DtVerdictEdit;
DtVerdictEdit *dt_verdict_edit_new  (const gint64 *assignments, guint n, DtVerdict verdict, DtDay day, const char *reason);
void           dt_verdict_edit_free (DtVerdictEdit *self);
gboolean dt_job_give_verdict      (DtDb *db, gpointer data, gpointer *result, GError **error);

/* remove the newest submission of each assignment */
gboolean dt_job_remove_submission (DtDb *db, gpointer data, gpointer *result, GError **error);   /* GArray of gint64 */

typedef struct { GArray *assignments; int percent; } DtProgressEdit;
DtProgressEdit *dt_progress_edit_new  (const gint64 *assignments, guint n, int percent);
void            dt_progress_edit_free (DtProgressEdit *self);
gboolean dt_job_set_progress      (DtDb *db, gpointer data, gpointer *result, GError **error);

typedef struct { gint64 task_id; DtHold hold; char *reason; } DtHoldEdit;
DtHoldEdit *dt_hold_edit_new  (gint64 task_id, DtHold hold, const char *reason);
void        dt_hold_edit_free (DtHoldEdit *self);
gboolean dt_job_set_hold          (DtDb *db, gpointer data, gpointer *result, GError **error);

/* Stores one reminder for each unit of the assignments (its rows joined). */
typedef struct
{
  GArray   *assignments;
  DtDay     day;
  int       time;
  DtChannel channel;
  int       rung;
  char     *symbol, *note, *answer;
  DtDay     answer_day;
  GArray   *days;           /* DtDay of each assignment as the letter names it, refused if it moved meanwhile; NULL: not asked */
} DtReminderEdit;
DtReminderEdit *dt_reminder_edit_new  (const gint64 *assignments, guint n, DtDay day, DtChannel channel);
void            dt_reminder_edit_free (DtReminderEdit *self);
gboolean dt_job_log_reminder      (DtDb *db, gpointer data, gpointer *result, GError **error);
gboolean dt_job_log_reminders     (DtDb *db, gpointer data, gpointer *result, GError **error);   /* GPtrArray of DtReminderEdit, as one act */

/* Move the days of all dated tasks of a directive, of chosen tasks, or of one unit's part: preview is a read job, apply a
 * write job. */
typedef struct
{
  gint64         target_id;      /* all dated tasks of this directive, also those that enter it later; 0: what follows */
  GArray        *tasks;          /* gint64: these tasks; NULL */
  gint64         assignment_id;  /* this unit's part of its task alone; 0 */
  gint64         cause_id;
  char          *cause_clause;
  char          *note;
  DtScheduleRule rule;
  DtDay          decided_day;    /* none: the date of the cause */
  DtDay          today;
  GHashTable    *excepted;       /* gint64* task ids not to move; NULL */
} DtChangeEdit;
DtChangeEdit *dt_change_edit_new  (gint64 target_id, gint64 cause_id, const DtScheduleRule *rule, DtDay today);
DtChangeEdit *dt_change_edit_new_for_tasks (const gint64 *tasks, guint n, gint64 cause_id, const DtScheduleRule *rule, DtDay today);
DtChangeEdit *dt_change_edit_new_for_part  (gint64 assignment_id, gint64 cause_id, const DtScheduleRule *rule, DtDay today);
void          dt_change_edit_free (DtChangeEdit *self);
gboolean dt_job_preview_change    (DtDb *db, gpointer data, gpointer *result, GError **error);   /* → DtChangePreview */
gboolean dt_job_apply_change      (DtDb *db, gpointer data, gpointer *result, GError **error);   /* → DtChangePreview of what was done */

/* Take a change back; what the others leave is in force again. Result: DtChangePreview of what moved. */
typedef struct { gint64 change_id; DtDay day; } DtLiftEdit;
DtLiftEdit *dt_lift_edit_new      (gint64 change_id, DtDay day);
void        dt_lift_edit_free     (DtLiftEdit *self);
gboolean dt_job_preview_lift      (DtDb *db, gpointer data, gpointer *result, GError **error);   /* → DtChangePreview */
gboolean dt_job_lift_change       (DtDb *db, gpointer data, gpointer *result, GError **error);   /* → DtChangePreview of what was done */

/* data: gint64*: changes that concern a directive as cause or target, 0 for all → GPtrArray of DtChangeRow, in their order */
gboolean dt_job_list_changes      (DtDb *db, gpointer data, gpointer *result, GError **error);
/* data: gint64*: a change → DtChangeView; DT_ERROR_NOT_FOUND */
gboolean dt_job_show_change       (DtDb *db, gpointer data, gpointer *result, GError **error);

/* data: a symbol (char*) as typed → gint64* id; DT_ERROR_NOT_FOUND, DT_ERROR_AMBIGUOUS with the choices named */
gboolean dt_job_find_directive    (DtDb *db, gpointer data, gpointer *result, GError **error);
gboolean dt_job_find_unit         (DtDb *db, gpointer data, gpointer *result, GError **error);   /* code, else exact short or full name */

/* Settings of the office */
gboolean dt_job_load_settings     (DtDb *db, gpointer data, gpointer *result, GError **error);   /* → GHashTable char* → char* */
typedef struct { char *name; char *value; } DtSettingEdit;
DtSettingEdit *dt_setting_edit_new (const char *name, const char *value);
void      dt_setting_edit_free    (DtSettingEdit *self);
gboolean dt_job_set_setting       (DtDb *db, gpointer data, gpointer *result, GError **error);   /* "deadline.include-named" recomputes all last days */

G_END_DECLS
