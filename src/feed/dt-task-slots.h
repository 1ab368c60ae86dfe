/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Private to feed/: the slots that somebody holds, and what they show. */

#include "dt-task-item-private.h"
#include "dt-task-shape.h"
#include "dt-task-texts.h"

G_BEGIN_DECLS

typedef struct _DtTaskSlots DtTaskSlots;

/* Where slots take their content from; borrowed for a call. */
typedef struct
{
  const DtTaskShape *shape;
  const DtQuery     *query;
  DtTaskTexts       *texts;
} DtSlotSource;

DtTaskSlots *dt_task_slots_new      (void);
void         dt_task_slots_free     (DtTaskSlots *self);

guint        dt_task_slots_get_size (DtTaskSlots *self);
/* The slot of the position, made if nobody held it; *made tells. Referenced for the caller. */
DtTaskItem  *dt_task_slots_take     (DtTaskSlots *self, DtTaskFeed *feed, guint position, const DtSlotSource *source, gboolean *made);
void         dt_task_slots_forget   (DtTaskSlots *self, guint position);
/* Those from @position on stand for nothing any more. */
void         dt_task_slots_drop     (DtTaskSlots *self, guint position);

/* Sets all slots and returns those that have something to say, every one if @all. They have not spoken yet: first all
 * are set, so that a listener sees one list and not half of two. */
GPtrArray   *dt_task_slots_fill     (DtTaskSlots *self, const DtSlotSource *source, gboolean all);
void         dt_task_slots_announce (GPtrArray *items);

/* Wants the texts of the pages in which a slot is held and empty. */
void         dt_task_slots_want     (DtTaskSlots *self, const DtSlotSource *source);

G_END_DECLS
