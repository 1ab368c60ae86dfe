/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-deadline.h"
#include "dt-store.h"

G_BEGIN_DECLS

#define DT_N_ROLES (DT_ROLE_OVERSEER + 1)

/* Who is asked in one role: a unit, or a group through which all its members of the directive's day are asked. */
typedef struct
{
  gint64 unit_id;     /* 0: a group */
  gint64 group_id;
  char  *name;        /* short name; for show, not stored */
  int    n_units;     /* of a group: how many are asked through it, when read */
} DtTaskPart;

void dt_task_part_clear (DtTaskPart *self);

/**
 * DtTaskEdit:
 * @id: the task, 0 for a new one
 * @parent_id: the task it is a part of, 0 none
 * @parent_index: in the same #DtTasksEdit, the new task it is a part of; -1: see @parent_id
 * @parts: for each role who is asked, #DtTaskPart in their order; NULL: as it is
 * @names: for each role instead of @parts the names as written in a letter, separated by ";"; NULL: see @parts
 * @keep_deadline: the deadline stays as it is
 * @deadline: (nullable): else it is this, %NULL for none
 * @last_day: when read: the day in force, for show
 *
 * A task as a form has it. Texts are never %NULL when read; %NULL is "" when stored.
 */
typedef struct
{
  gint64      id;
  gint64      parent_id;
  int         parent_index;
  char       *ordinal;
  char       *clause;
  char       *title;
  char       *short_title;
  char       *text;            /* the passage */
  char       *product;
  GArray     *parts[DT_N_ROLES];
  char       *names[DT_N_ROLES];
  gboolean    keep_deadline;
  DtDeadline *deadline;
  DtDay       last_day;
} DtTaskEdit;

DtTaskEdit *dt_task_edit_new      (gint64 id);
void        dt_task_edit_free     (DtTaskEdit *self);
void        dt_task_edit_add_part (DtTaskEdit *self, DtRole role, gint64 unit_id, gint64 group_id, const char *name, int n_units);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtTaskEdit, dt_task_edit_free)

/* Tasks of one directive, stored as one action; those of @removed go. */
typedef struct
{
  gint64     directive_id;
  GPtrArray *tasks;            /* DtTaskEdit; a parent by index stands before its parts */
  GArray    *removed;          /* gint64 */
} DtTasksEdit;

DtTasksEdit *dt_tasks_edit_new  (gint64 directive_id);
void         dt_tasks_edit_free (DtTasksEdit *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtTasksEdit, dt_tasks_edit_free)

/* What a form about tasks of a directive needs to know. */
typedef struct
{
  gint64     directive_id;
  char      *symbol;
  DtDay      issued_day;
  guint      n_tasks;          /* of the directive */
  GPtrArray *tasks;            /* DtTaskEdit: the one asked for, or all in their order, as far as asked for */
  GPtrArray *parents;          /* DtTaskEdit with id, ordinal and title: the tasks that can have parts, at most 500 */
  char      *next_ordinal;     /* of a new task at the end */
  GPtrArray *groups;           /* DtTaskPart */
  GPtrArray *units;            /* DtTaskPart that exist today */
} DtTaskSheet;

void dt_task_sheet_free (DtTaskSheet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtTaskSheet, dt_task_sheet_free)

/* task_id: this one, of whatever directive; 0: none, or with @all every one of the directive, at most @limit. A plain
 * copyable struct: g_memdup2. */
typedef struct { gint64 directive_id; gint64 task_id; gboolean all; guint limit; DtDay today; } DtTaskFetch;
gboolean dt_job_load_task_sheet  (DtDb *db, gpointer data, gpointer *result, GError **error);   /* DtTaskFetch → DtTaskSheet */

/* data: DtTasksEdit → GArray of gint64: the ids, in the order of its tasks */
gboolean dt_job_store_tasks      (DtDb *db, gpointer data, gpointer *result, GError **error);

/* data: gint64*: a task to which nothing has happened, that was entered by mistake; its parts go with it */
gboolean dt_job_remove_task      (DtDb *db, gpointer data, gpointer *result, GError **error);

/* "2" after "1", "2.2" after "2.1", "c)" after "b)"; "" after what has no order; free with g_free() */
char    *dt_task_next_ordinal    (const char *ordinal);

G_END_DECLS
