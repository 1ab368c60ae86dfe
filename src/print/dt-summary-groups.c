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

/* What groups are ordered by. Those that are no unit, or have no day, come last; directives stay as they are listed. */
static gint64
rank_of (const DtSummary      *self,
         const DtSummaryGroup *group)
{
  gpointer rank;

  if (self->group == DT_GROUP_DIRECTIVE)
    return 0;
  if (self->group != DT_GROUP_UNIT || group->key >= DT_SUMMARY_NO_UNIT)
    return group->key;
  if (self->unit_ranks == NULL)
    return 0;

  rank = g_hash_table_lookup (self->unit_ranks, &group->key);
  return rank != NULL ? (gint64) GPOINTER_TO_UINT (rank) : G_MAXUINT;
}

static int
compare_groups (gconstpointer a,
                gconstpointer b,
                gpointer      user_data)
{
  const DtSummaryGroup *left = a, *right = b;
  gint64 l = rank_of (user_data, left);
  gint64 r = rank_of (user_data, right);

  if (l != r)
    return l < r ? -1 : 1;
  return left->first < right->first ? -1 : left->first > right->first;
}

/* Collections are listed under their first leads; put together they are in no order of days any more. */
static int
compare_days (gconstpointer a,
              gconstpointer b,
              gpointer      user_data)
{
  const DtSummary *self = user_data;
  guint l = *(const guint *) a, r = *(const guint *) b;
  const DtTaskRow *left = g_ptr_array_index (self->tasks, l);
  const DtTaskRow *right = g_ptr_array_index (self->tasks, r);
  gboolean left_open = left->last_day == DT_DAY_NONE;
  gboolean right_open = right->last_day == DT_DAY_NONE;

  if (left_open != right_open)
    return left_open ? 1 : -1;
  if (left->last_day != right->last_day)
    return (left->last_day < right->last_day) == !self->query->descending ? -1 : 1;
  return l < r ? -1 : l > r;
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

  g_array_sort_with_data (groups, compare_groups, (gpointer) self);

  for (guint i = 0; i < groups->len; i++)
    {
      DtSummaryGroup *group = &g_array_index (groups, DtSummaryGroup, i);
      GArray *members = g_hash_table_lookup (seen, &group->key);

      if (self->group == DT_GROUP_UNIT && group->key == DT_SUMMARY_SEVERAL_UNITS && self->query->sort == DT_SORT_LAST_DAY)
        g_array_sort_with_data (members, compare_days, (gpointer) self);
      group->first = order->len;
      group->n = members->len;
      g_array_append_vals (order, members->data, members->len);
    }

  return groups;
}
