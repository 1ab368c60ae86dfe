/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Private to feed/: the texts of rows, read by id for what is looked at. */

#include "dt-change.h"
#include "dt-query.h"
#include "dt-store.h"
#include "dt-task.h"

G_BEGIN_DECLS

typedef struct _DtTaskTexts DtTaskTexts;

/* What the list is asked and told; all in the main thread. */
typedef struct
{
  /* Say by dt_task_texts_want() what is looked at and has no text; return the day that tells what is late. */
  DtDay (*collect) (gpointer owner, DtTaskTexts *texts);
  void  (*arrived) (gpointer owner);
  void  (*failed)  (gpointer owner, const GError *error);
} DtTaskTextsOwner;

DtTaskTexts     *dt_task_texts_new            (DtStore *store, const DtTaskTextsOwner *functions, gpointer owner);
void             dt_task_texts_free           (DtTaskTexts *self);   /* the owner hears nothing after it */

/* FALSE: not read, or out of date. TRUE with NULL in *row: it is known to be gone. */
gboolean         dt_task_texts_lookup_task       (DtTaskTexts *self, gint64 id, DtTaskRow **row);
gboolean         dt_task_texts_lookup_assignment (DtTaskTexts *self, gint64 id, DtAssignmentRow **row);
gboolean         dt_task_texts_is_wanted         (DtTaskTexts *self, const DtRowKey *key);

void             dt_task_texts_schedule       (DtTaskTexts *self);   /* collect soon, unless texts are being read */
gboolean         dt_task_texts_want           (DtTaskTexts *self, const DtRowKey *key);   /* FALSE: enough for one reading */
void             dt_task_texts_forget         (DtTaskTexts *self, DtChange *change);      /* NULL: all */

G_END_DECLS
