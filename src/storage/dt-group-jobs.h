/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-store.h"

G_BEGIN_DECLS

/* A group in a list of them. */
typedef struct
{
  gint64  id;
  char   *code;
  char   *name;
  int     n_members;     /* today */
  int     n_tasks;       /* that ask it, whatever their state */
} DtUnitGroupRow;

void dt_unit_group_row_free (DtUnitGroupRow *self);

/* A unit's membership. One unit may have several, one after the other. */
typedef struct
{
  gint64  unit_id;
  char   *unit;          /* short name; for show */
  DtDay   from, to;      /* both days count; DT_DAY_NONE: open */
} DtGroupMember;

void dt_group_member_free (DtGroupMember *self);

/* A group as a form has it. */
typedef struct
{
  gint64     id;         /* 0: a new one */
  char      *code;
  char      *name;
  GPtrArray *members;    /* DtGroupMember, in the order of units */
} DtGroupEdit;

DtGroupEdit *dt_group_edit_new        (gint64 id);
void         dt_group_edit_free       (DtGroupEdit *self);
void         dt_group_edit_add_member (DtGroupEdit *self, gint64 unit_id, const char *unit, DtDay from, DtDay to);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtGroupEdit, dt_group_edit_free)

gboolean dt_job_list_unit_groups  (DtDb *db, gpointer data, gpointer *result, GError **error);   /* DtDay*: today → GPtrArray of DtUnitGroupRow, by name */
gboolean dt_job_load_group   (DtDb *db, gpointer data, gpointer *result, GError **error);   /* gint64* → DtGroupEdit */
gboolean dt_job_store_group  (DtDb *db, gpointer data, gpointer *result, GError **error);   /* DtGroupEdit → gint64*: its id */
gboolean dt_job_remove_group (DtDb *db, gpointer data, gpointer *result, GError **error);   /* gint64*: one that nothing names */

/* A unit joins a group, from a day on. */
typedef struct { gint64 group_id; gint64 unit_id; DtDay from; } DtGroupJoin;
gboolean dt_job_join_group   (DtDb *db, gpointer data, gpointer *result, GError **error);   /* DtGroupJoin, a plain copyable struct */

G_END_DECLS
