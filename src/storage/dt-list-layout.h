/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Private to storage/: tasks that were picked, put in the order of a question and laid out under its heads. */

#include "dt-task-pick.h"

G_BEGIN_DECLS

typedef struct
{
  DtDb          *db;
  const DtQuery *query;
  DtPick        *pick;              /* owned */
  GHashTable    *directive_ranks;   /* owned: id → place by date of issue */
  GHashTable    *unit_ranks;        /* owned: id → place by name */
  DtTaskList    *list;              /* owned: what dt_list_layout_run() makes */
  DtGroupHead   *head;
  gboolean       hidden;            /* the rows under the head are not shown */
} DtListLayout;

void       dt_list_layout_clear (DtListLayout *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DtListLayout, dt_list_layout_clear)

/* The sort text that the question's order needs. */
DtPickText dt_list_layout_text (const DtQuery *query);

/* The places that the question's order needs, unless the caller has set them. */
gboolean   dt_list_layout_load_ranks (DtListLayout *self, GError **error);

/* Sets `group` and `order` of a task, and its `value` too. */
void       dt_list_layout_place_group (DtListLayout *self, DtPicked *task);
void       dt_list_layout_place       (DtListLayout *self, DtPicked *task);

/* Orders the picked tasks, and makes the list of them. */
gboolean   dt_list_layout_run   (DtListLayout *self, GError **error);

G_END_DECLS
