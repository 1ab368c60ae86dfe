/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-store.h"

G_BEGIN_DECLS

/* Of what something may be lost. */
typedef enum
{
  DT_LOST_UNITS       = 1 << 0,
  DT_LOST_DIRECTIVES  = 1 << 1,
  DT_LOST_TASKS       = 1 << 2,
  DT_LOST_DEADLINES   = 1 << 3,
  DT_LOST_ASSIGNMENTS = 1 << 4,
  DT_LOST_SUBMISSIONS = 1 << 5,
} DtLost;

/**
 * DtSalvage:
 * @n_read: records that were read, and are in the new register
 * @n_left_out: records that were read but could not be kept: what they belong to is lost, or they contradict others
 * @n_places: places of the file where nothing could be read; how many records were there is not known
 * @lost: what those places held, of that which changes who owes what
 * @n_filled: records that were taken from a backup in their place, as they were then
 *
 * What was saved of a damaged register.
 */
typedef struct
{
  gint64 n_read;
  gint64 n_left_out;
  guint  n_places;
  DtLost lost;
  gint64 n_filled;
} DtSalvage;

/* Where it is put unless something else is said: beside the damaged one */
char      *dt_salvage_path     (const char *path);
/* Element type utf8: sentences for people, without an end of line */
GPtrArray *dt_salvage_describe (const DtSalvage *self);

/* On a thread of its own; the damaged file and the backup (NULL: none) are only read. */
void       dt_salvage_async    (const char *path, const char *target, const char *backup, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data);
gboolean   dt_salvage_finish   (GAsyncResult *result, DtSalvage *salvage, GError **error);

G_END_DECLS
