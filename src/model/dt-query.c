/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Questions to the register as values, and the shape of their answers. */

#include "dt-query.h"

#define DEFAULT_SOON_DAYS 3

/**
 * dt_query_new:
 * @today: the day the question is asked for
 *
 * Returns: (transfer full): a question for all tasks, by day, the earliest last day first
 */
DtQuery *
dt_query_new (DtDay today)
{
  DtQuery *self = g_new0 (DtQuery, 1);

  self->today = today;
  self->soon_days = DEFAULT_SOON_DAYS;
  self->group = DT_GROUP_DAY;
  self->sort = DT_SORT_LAST_DAY;

  return self;
}

static GHashTable *
copy_id_set (GHashTable *set)
{
  GHashTable *copy;
  GHashTableIter iter;
  gpointer id;

  if (set == NULL)
    return NULL;

  copy = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_hash_table_iter_init (&iter, set);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_hash_table_add (copy, g_memdup2 (id, sizeof (gint64)));

  return copy;
}

/**
 * dt_query_copy:
 * @self: (nullable): a question
 *
 * Returns: (transfer full) (nullable): the same question, with sets of its own
 */
DtQuery *
dt_query_copy (const DtQuery *self)
{
  DtQuery *copy;

  if (self == NULL)
    return NULL;

  copy = g_memdup2 (self, sizeof *self);
  copy->only = copy_id_set (self->only);
  copy->search = g_strdup (self->search);
  copy->expanded = copy_id_set (self->expanded);
  copy->collapsed = copy_id_set (self->collapsed);

  return copy;
}

/**
 * dt_query_free:
 * @self: (nullable) (transfer full): a question
 */
void
dt_query_free (DtQuery *self)
{
  if (self == NULL)
    return;

  g_free (self->search);
  g_clear_pointer (&self->only, g_hash_table_unref);
  g_clear_pointer (&self->expanded, g_hash_table_unref);
  g_clear_pointer (&self->collapsed, g_hash_table_unref);
  g_free (self);
}

/* No set and an empty set ask the same. */
static gboolean
equal_id_sets (GHashTable *a,
               GHashTable *b)
{
  guint size_a = a != NULL ? g_hash_table_size (a) : 0;
  guint size_b = b != NULL ? g_hash_table_size (b) : 0;
  GHashTableIter iter;
  gpointer id;

  if (size_a != size_b)
    return FALSE;
  if (size_a == 0)
    return TRUE;

  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!g_hash_table_contains (b, id))
      return FALSE;

  return TRUE;
}

static gboolean
equal_texts (const char *a,
             const char *b)
{
  return g_str_equal (a != NULL ? a : "", b != NULL ? b : "");
}

/**
 * dt_query_equal:
 * @a: (nullable): a question
 * @b: (nullable): another
 *
 * Returns: whether both ask the same, so that the answer to one serves the other
 */
gboolean
dt_query_equal (const DtQuery *a,
                const DtQuery *b)
{
  if (a == b)
    return TRUE;
  if (a == NULL || b == NULL)
    return FALSE;

  return a->today == b->today
         && a->soon_days == b->soon_days
         && a->states == b->states
         && !a->open_only == !b->open_only
         && !a->owed_only == !b->owed_only
         && !a->undated_only == !b->undated_only
         && !a->morning == !b->morning
         && a->from == b->from
         && a->to == b->to
         && !a->pin_overdue == !b->pin_overdue
         && a->directive_id == b->directive_id
         && a->unit_id == b->unit_id
         && (a->only == NULL) == (b->only == NULL)
         && equal_id_sets (a->only, b->only)
         && equal_texts (a->search, b->search)
         && a->group == b->group
         && a->sort == b->sort
         && !a->descending == !b->descending
         && equal_id_sets (a->expanded, b->expanded)
         && equal_id_sets (a->collapsed, b->collapsed)
         && a->limit == b->limit;
}

/**
 * dt_group_head_free:
 * @self: (nullable) (transfer full): a head
 */
void
dt_group_head_free (DtGroupHead *self)
{
  if (self == NULL)
    return;

  g_free (self->title);
  g_free (self);
}

/**
 * dt_task_list_free:
 * @self: (nullable) (transfer full): an answer
 */
void
dt_task_list_free (DtTaskList *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->heads, g_ptr_array_unref);
  g_free (self);
}
