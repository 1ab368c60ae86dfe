/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Between the edit jobs: what each looks up before it changes anything. */

#include "dt-db.h"
#include "dt-edit-jobs.h"

G_BEGIN_DECLS

#define DT_MAX_WORDS 4000   /* of a reason or a note */

/* An assignment that somebody wants to change, with its newest submission. */
typedef struct
{
  gint64    id;
  gint64    task_id;
  gint64    unit_id;
  DtRole    role;
  gboolean  excused;
  DtHold    hold;            /* of the task */
  DtDay     issued_day;      /* of the directive */
  char     *unit;            /* short name */
  char     *title;           /* of the task, short where it has one */
  gint64    submission_id;   /* 0 none */
  int       version;
  DtVerdict verdict;
  DtDay     received_day;
} DtTarget;

void      dt_target_free   (DtTarget *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtTarget, dt_target_free)

/* DT_ERROR_NOT_FOUND if it is gone. */
DtTarget *dt_target_load   (DtDb *db, gint64 assignment_id, GError **error);
/* All of them, at least one. */
GPtrArray *dt_targets_load (DtDb *db, GArray *assignments, GError **error);
/* DT_ERROR_INVALID unless the assignment is one of a lead that owes something. */
gboolean  dt_target_owes   (const DtTarget *self, GError **error);

/* FALSE with DT_ERROR_INVALID and a translated sentence */
gboolean  dt_refuse        (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* Refuses what is not text of at most @max_chars; NULL passes. */
gboolean  dt_check_words   (const char *words, gsize max_chars, GError **error);
/* Refuses no day, and a day that has not come. */
gboolean  dt_check_past    (DtDay day, GError **error);

/* The label of an action about one assignment, or about n: "Accept: Ward A, Report …". The format has two strings. */
void      dt_label_edit    (DtDb *db, const char *one, const char *many, guint n, const DtTarget *target);

G_END_DECLS
