/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which tasks stand under which head. A task stands once, under its lead; a collection, which many units owe, has no
 * one lead and stands under a head of its own after the units, for else it would be read as the work of the first. */

#include "dt-summary-private.h"

static gint64
key_of (const DtSummary *self,
        const DtTaskRow *row)
{
  switch (self->group)
    {
    case DT_GROUP_UNIT:
      if (dt_task_row_is_collection (row))
        return DT_SUMMARY_SEVERAL_UNITS;
      return row->lead_id != 0 ? row->lead_id : DT_SUMMARY_NO_UNIT;

    case DT_GROUP_DAY:
      return row->last_day != DT_DAY_NONE ? row->last_day : DT_SUMMARY_NO_DAY;

    case DT_GROUP_DIRECTIVE:
      return row->directive_id;

    case DT_GROUP_STATE:
      return dt_task_row_get_state (row, self->query->today, self->query->soon_days);

    case DT_GROUP_NONE:
      break;
    }

  return 0;
}

/* Days and states have an order of their own; of units only the two that are none do, at the end. */
static int
compare_groups (gconstpointer a,
                gconstpointer b,
                gpointer      user_data)
{
  const DtSummaryGroup *left = a, *right = b;
  DtGroupBy group = *(const DtGroupBy *) user_data;
  gint64 l = left->key, r = right->key;

  if (group == DT_GROUP_UNIT)
    {
      l = l < DT_SUMMARY_NO_UNIT ? 0 : l;
      r = r < DT_SUMMARY_NO_UNIT ? 0 : r;
    }
  else if (group == DT_GROUP_DIRECTIVE)
    {
      l = r = 0;
    }

  if (l != r)
    return l < r ? -1 : 1;
  return left->first < right->first ? -1 : left->first > right->first;
}

/**
 * dt_summary_group_tasks:
 * @self: the snapshot
 * @order: (inout) (element-type guint): filled with indices into the tasks, group by group
 *
 * Returns: (transfer full) (element-type DtSummaryGroup): the groups in the order of the sheet
 */
GArray *
dt_summary_group_tasks (const DtSummary *self,
                        GArray          *order)
{
  GArray *groups = g_array_new (FALSE, FALSE, sizeof (DtSummaryGroup));
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
  DtGroupBy group_by = self->group;

  for (guint i = 0; i < self->tasks->len; i++)
    {
      gint64 key = key_of (self, g_ptr_array_index (self->tasks, i));
      GArray *members = g_hash_table_lookup (seen, &key);

      if (members == NULL)
        {
          DtSummaryGroup group = { .key = key, .first = i };

          members = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (seen, g_memdup2 (&key, sizeof key), members);
          g_array_append_val (groups, group);
        }
      g_array_append_val (members, i);
    }

  g_array_sort_with_data (groups, compare_groups, &group_by);

  for (guint i = 0; i < groups->len; i++)
    {
      DtSummaryGroup *group = &g_array_index (groups, DtSummaryGroup, i);
      GArray *members = g_hash_table_lookup (seen, &group->key);

      group->first = order->len;
      group->n = members->len;
      g_array_append_vals (order, members->data, members->len);
    }

  return groups;
}
