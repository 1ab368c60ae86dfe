/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-open-rows.h"

gboolean
dt_open_rows_toggle (DtQuery        *query,
                     const DtRowKey *key)
{
  gboolean is_head = key->kind == DT_ROW_GROUP;
  GHashTable **set = is_head ? &query->collapsed : &query->expanded;
  gboolean was_in;

  if (*set == NULL)
    *set = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  was_in = g_hash_table_remove (*set, &key->id);
  if (!was_in)
    g_hash_table_add (*set, g_memdup2 (&key->id, sizeof key->id));

  return is_head != was_in;
}

/* What is open or closed belongs to the list, not to the question; but other heads are not closed because these were. */
DtQuery *
dt_open_rows_merge (const DtQuery *query,
                    const DtQuery *old)
{
  DtQuery *merged = dt_query_copy (query);

  if (old == NULL)
    return merged;

  if (merged->expanded == NULL && old->expanded != NULL)
    merged->expanded = g_hash_table_ref (old->expanded);
  if (merged->collapsed == NULL && old->collapsed != NULL
      && merged->group == old->group && !merged->morning == !old->morning)
    merged->collapsed = g_hash_table_ref (old->collapsed);

  return merged;
}
