/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Private to feed/: reads the answer to a question, of a long one the beginning first. */

#include "dt-query.h"
#include "dt-store.h"

G_BEGIN_DECLS

typedef struct _DtTaskListing DtTaskListing;

/* What the list is told; all in the main thread. */
typedef struct
{
  void (*arrived) (gpointer owner, DtTaskList *list);         /* takes list; a partial one is followed by the whole */
  void (*failed)  (gpointer owner, const GError *error);
  void (*changed) (gpointer owner);                           /* it has begun to read, or has nothing to read any longer */
} DtTaskListingOwner;

DtTaskListing *dt_task_listing_new      (DtStore *store, const DtTaskListingOwner *functions, gpointer owner);
void           dt_task_listing_free     (DtTaskListing *self);     /* the owner hears nothing after it */

/* What is being read is given up. @beginning: of a long answer the first rows come before all. */
void           dt_task_listing_ask      (DtTaskListing *self, const DtQuery *query, gboolean beginning);
void           dt_task_listing_ask_again (DtTaskListing *self, const DtQuery *query);   /* after what is being read has come */

/* The first rows have their texts: the rest may be read. */
void           dt_task_listing_go_on    (DtTaskListing *self);

gboolean       dt_task_listing_is_busy  (DtTaskListing *self);

G_END_DECLS
