/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-row-cache.h"

struct _DtRowCache
{
  GHashTable    *entries;    /* gint64* in the entry → Entry */
  GQueue         recent;     /* the last used at the head */
  guint          capacity;
  GDestroyNotify row_free;
};

typedef struct
{
  gint64   id;
  gpointer row;
  GList    link;
} Entry;

static void
free_entry (DtRowCache *self,
            Entry      *entry)
{
  g_queue_unlink (&self->recent, &entry->link);
  if (entry->row != NULL)
    self->row_free (entry->row);
  g_free (entry);
}

DtRowCache *
dt_row_cache_new (guint          capacity,
                  GDestroyNotify row_free)
{
  DtRowCache *self = g_new0 (DtRowCache, 1);

  self->entries = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_queue_init (&self->recent);
  self->capacity = capacity;
  self->row_free = row_free;

  return self;
}

void
dt_row_cache_free (DtRowCache *self)
{
  if (self == NULL)
    return;

  dt_row_cache_clear (self);
  g_hash_table_unref (self->entries);
  g_free (self);
}

gboolean
dt_row_cache_lookup (DtRowCache *self,
                     gint64      id,
                     gpointer   *row)
{
  Entry *entry = g_hash_table_lookup (self->entries, &id);

  if (entry == NULL)
    return FALSE;

  g_queue_unlink (&self->recent, &entry->link);
  g_queue_push_head_link (&self->recent, &entry->link);
  *row = entry->row;

  return TRUE;
}

gboolean
dt_row_cache_knows (DtRowCache *self,
                    gint64      id)
{
  return g_hash_table_contains (self->entries, &id);
}

void
dt_row_cache_insert (DtRowCache *self,
                     gint64      id,
                     gpointer    row)
{
  Entry *entry = g_new0 (Entry, 1);

  dt_row_cache_remove (self, id);

  entry->id = id;
  entry->row = row;
  entry->link.data = entry;
  g_hash_table_insert (self->entries, &entry->id, entry);
  g_queue_push_head_link (&self->recent, &entry->link);

  while (self->recent.length > self->capacity)
    dt_row_cache_remove (self, ((Entry *) self->recent.tail->data)->id);
}

void
dt_row_cache_remove (DtRowCache *self,
                     gint64      id)
{
  Entry *entry = g_hash_table_lookup (self->entries, &id);

  if (entry == NULL)
    return;

  g_hash_table_remove (self->entries, &id);
  free_entry (self, entry);
}

void
dt_row_cache_clear (DtRowCache *self)
{
  g_hash_table_remove_all (self->entries);
  while (self->recent.head != NULL)
    free_entry (self, self->recent.head->data);
}

void
dt_row_cache_remove_if (DtRowCache *self,
                        gboolean  (*matches) (gpointer row, gpointer user_data),
                        gpointer    user_data)
{
  GList *link = self->recent.head;

  while (link != NULL)
    {
      Entry *entry = link->data;

      link = link->next;
      if (entry->row == NULL || matches (entry->row, user_data))
        dt_row_cache_remove (self, entry->id);
    }
}
