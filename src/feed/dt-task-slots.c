/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-task-slots.h"

/* Texts are asked for in pages, so that what is scrolled to is often there. */
#define PAGE_SIZE 64

struct _DtTaskSlots
{
  GHashTable *items;      /* position → DtTaskItem, not owned: a slot leaves when nobody holds it */
};

DtTaskSlots *
dt_task_slots_new (void)
{
  DtTaskSlots *self = g_new0 (DtTaskSlots, 1);

  self->items = g_hash_table_new (NULL, NULL);

  return self;
}

void
dt_task_slots_free (DtTaskSlots *self)
{
  if (self == NULL)
    return;

  dt_task_slots_drop (self, 0);
  g_hash_table_unref (self->items);
  g_free (self);
}

guint
dt_task_slots_get_size (DtTaskSlots *self)
{
  return g_hash_table_size (self->items);
}

static gboolean
set_contains (GHashTable *set,
              gint64      id)
{
  return set != NULL && g_hash_table_contains (set, &id);
}

/* Texts that are out of date stay until the new ones come, as long as they are of the same row. */
static gboolean
fill_item (DtTaskItem         *item,
           const DtSlotSource *source)
{
  guint position = dt_task_item_get_position (item);
  const DtRowKey *key = dt_task_shape_get_row (source->shape, position);
  const DtSlotContent *old = dt_task_item_peek (item);
  gboolean same = old->key.id == key->id && old->key.kind == key->kind;
  DtSlotContent content = { .key = *key, .head = dt_task_shape_get_head (source->shape, position) };

  switch ((DtRowKind) key->kind)
    {
    case DT_ROW_GROUP:
      content.expanded = !set_contains (source->query->collapsed, key->id);
      break;
    case DT_ROW_TASK:
      content.expanded = set_contains (source->query->expanded, key->id);
      if (!dt_task_texts_lookup_task (source->texts, key->id, &content.task) && same)
        content.task = old->task;
      break;
    case DT_ROW_ASSIGNMENT:
      if (!dt_task_texts_lookup_assignment (source->texts, key->id, &content.assignment) && same)
        content.assignment = old->assignment;
      break;
    }

  return dt_task_item_set (item, &content);
}

DtTaskItem *
dt_task_slots_take (DtTaskSlots        *self,
                    DtTaskFeed         *feed,
                    guint               position,
                    const DtSlotSource *source,
                    gboolean           *made)
{
  DtTaskItem *item = g_hash_table_lookup (self->items, GUINT_TO_POINTER (position));

  *made = item == NULL;
  if (item != NULL)
    return g_object_ref (item);

  item = dt_task_item_new (feed, position);
  g_hash_table_insert (self->items, GUINT_TO_POINTER (position), item);
  fill_item (item, source);

  return item;
}

void
dt_task_slots_forget (DtTaskSlots *self,
                      guint        position)
{
  g_hash_table_remove (self->items, GUINT_TO_POINTER (position));
}

void
dt_task_slots_drop (DtTaskSlots *self,
                    guint        position)
{
  GHashTableIter iter;
  gpointer at;
  gpointer item;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, &at, &item))
    if (GPOINTER_TO_UINT (at) >= position)
      {
        dt_task_item_detach (item);
        g_hash_table_iter_remove (&iter);
      }
}

GPtrArray *
dt_task_slots_fill (DtTaskSlots        *self,
                    const DtSlotSource *source,
                    gboolean            all)
{
  GPtrArray *differing = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    if (fill_item (item, source) || all)
      g_ptr_array_add (differing, g_object_ref (item));

  return differing;
}

void
dt_task_slots_announce (GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    dt_task_item_announce (g_ptr_array_index (items, i));
}

static gboolean
want_page (const DtSlotSource *source,
           guint               page)
{
  guint end = MIN ((page + 1) * PAGE_SIZE, dt_task_shape_get_n_rows (source->shape));

  for (guint position = page * PAGE_SIZE; position < end; position++)
    if (!dt_task_texts_want (source->texts, dt_task_shape_get_row (source->shape, position)))
      return FALSE;

  return TRUE;
}

void
dt_task_slots_want (DtTaskSlots        *self,
                    const DtSlotSource *source)
{
  g_autoptr(GHashTable) pages = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer position;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, &position, NULL))
    {
      guint at = GPOINTER_TO_UINT (position);

      if (dt_task_texts_is_wanted (source->texts, dt_task_shape_get_row (source->shape, at))
          && g_hash_table_add (pages, GUINT_TO_POINTER (at / PAGE_SIZE))
          && !want_page (source, at / PAGE_SIZE))
        break;
    }
}
