/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is selected in the list, by id: positions stand for other tasks as soon as the register changes. */

#include "dt-task-table-private.h"

/* A head can be selected, because what cannot be selected cannot have the focus either and would stop the arrow keys;
 * it means nothing, and what was selected before stays in the detail. */
gboolean
dt_task_table_is_head_alone (DtTaskTable *self)
{
  g_autoptr(GtkBitset) bitset = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  DtRowKey key;

  return gtk_bitset_get_size (bitset) == 1 && dt_task_feed_peek (self->feed, gtk_bitset_get_minimum (bitset), &key)
         && key.kind == DT_ROW_GROUP;
}

/* Tasks, and only where there is none the parts of units: who selects a task means all of its parts. */
void
dt_task_table_collect (DtTaskTable *self)
{
  g_autoptr(GtkBitset) bitset = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  GtkBitsetIter iter;
  guint position;
  gboolean more;

  g_array_set_size (self->tasks, 0);
  g_array_set_size (self->parts, 0);
  self->task_of_parts = 0;
  for (more = gtk_bitset_iter_init_first (&iter, bitset, &position); more && self->tasks->len < DT_TASK_TABLE_MAX_SELECTED;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      DtRowKey key;

      if (!dt_task_feed_peek (self->feed, position, &key))
        continue;
      if (key.kind == DT_ROW_TASK)
        g_array_append_val (self->tasks, key.id);
      else if (key.kind == DT_ROW_ASSIGNMENT)
        {
          if (self->parts->len == 0)
            self->task_of_parts = dt_task_table_task_above (self, position);
          g_array_append_val (self->parts, key.id);
        }
    }

  if (self->tasks->len > 0)
    {
      g_array_set_size (self->parts, 0);
      self->task_of_parts = 0;
    }
}

static GHashTable *
create_set (GArray *ids)
{
  GHashTable *set = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (set, &g_array_index (ids, gint64, i));

  return set;
}

/* One walk over the list, where looking for each of many would be as many walks. */
static void
find_rows (DtTaskTable *self,
           GtkBitset   *selected)
{
  g_autoptr(GHashTable) tasks = create_set (self->tasks);
  g_autoptr(GHashTable) parts = create_set (self->parts);
  guint left = self->tasks->len + self->parts->len;
  DtRowKey key;

  for (guint position = 0; left > 0 && dt_task_feed_peek (self->feed, position, &key); position++)
    if ((key.kind == DT_ROW_TASK && g_hash_table_contains (tasks, &key.id))
        || (key.kind == DT_ROW_ASSIGNMENT && g_hash_table_contains (parts, &key.id)))
      {
        gtk_bitset_add (selected, position);
        left--;
      }
}

/* What was selected is looked for by id. What has gone from the list stays in the detail until something else is
 * selected. */
void
dt_task_table_select_again (DtTaskTable *self)
{
  g_autoptr(GtkBitset) selected = gtk_bitset_new_empty ();
  g_autoptr(GtkBitset) mask = gtk_bitset_new_range (0, g_list_model_get_n_items (G_LIST_MODEL (self->feed)));

  if (self->tasks->len == 1)
    {
      guint position = dt_task_feed_find (self->feed, g_array_index (self->tasks, gint64, 0));

      if (position != GTK_INVALID_LIST_POSITION)
        gtk_bitset_add (selected, position);
    }
  else
    find_rows (self, selected);

  self->quiet = TRUE;
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->selection), selected, mask);
  self->quiet = FALSE;
}
