/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The steps from the register of today to that of an earlier day, on a copy of it. */

#include "dt-db.h"
#include "dt-progress.h"
#include "dt-undo.h"

G_BEGIN_DECLS

typedef struct
{
  DtDb       *db;          /* the copy */
  DtUndo     *undo;        /* knows the tables; records what changes, unless everything derived is made anew anyway */
  DtProgress *progress;    /* NULL: nobody looks */
  DtDay       day;
  gint64      until;       /* the last second of the day */

  /* Of dt_as_of_list_later() */
  gint64      n_items;     /* of the journal, since then */
  gboolean    imported;    /* files were read since then */
  gboolean    large;       /* one of them so large that the journal does not list what it brought */
  gboolean    renumbered;
} DtAsOfWork;

/* What later entries of the journal did, as tables of the connection (dt-asof-later.c):
 *   later_entry (id, import): the entries, without those that were taken back again;
 *   imported (entity, entity_id, item): the rows that imports inserted;
 *   renumbered (entity, old_id, new_id, item): for items from that one on, the row of that number has another now;
 *   brought_TABLE (id): views of the rows that are judged by their own day. */
gboolean dt_as_of_list_later     (DtAsOfWork *self, GError **error);
gboolean dt_as_of_is_brought     (DtAsOfWork *self, const char *table, gint64 id, gboolean *brought, GError **error);

gboolean dt_as_of_take_back      (DtAsOfWork *self, GError **error);   /* dt-asof-journal.c; foreign keys off */
gboolean dt_as_of_forget_later   (DtAsOfWork *self, GError **error);   /* the later part of the journal itself */
gboolean dt_as_of_trim           (DtAsOfWork *self, GError **error);   /* dt-asof-facts.c; foreign keys on */

G_END_DECLS
