/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A table as it is looked at: columns left out, rows brought together by a column. */

#include "dt-listing.h"

#include <glib/gi18n-lib.h>

static const DtListingColumn *
get_column (const DtListing *table,
            guint            index)
{
  return &g_array_index (table->columns, DtListingColumn, index);
}

/* What puts two rows into one group, and groups in their order. */
typedef struct { gint64 rank; guint row; } Place;

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const Place *left = a;
  const Place *right = b;

  if (left->rank != right->rank)
    return left->rank < right->rank ? -1 : 1;
  return left->row < right->row ? -1 : left->row > right->row;
}

/* Days by their order; other things by the place they bring, or as they first come. What has none is last. */
static gint64
find_rank (const DtListingCell *cell,
           GHashTable          *known,
           char                *words)
{
  gpointer rank;
  gboolean is_known = g_hash_table_lookup_extended (known, words, NULL, &rank);

  if (is_known)
    return *(const gint64 *) rank;

  {
    gint64 value = G_MAXINT64;

    if (cell->kind == DT_VALUE_DAY)
      value = cell->day;
    else if (cell->kind == DT_VALUE_TEXT)
      value = cell->number != 0 ? cell->number : G_GINT64_CONSTANT (0x100000000) + g_hash_table_size (known);
    g_hash_table_insert (known, g_strdup (words), g_memdup2 (&value, sizeof value));
    return value;
  }
}

static void
group_rows (DtListingView *self)
{
  guint n_rows = dt_listing_get_n_rows (self->table);
  g_autoptr(GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr(GArray) places = g_array_sized_new (FALSE, FALSE, sizeof (Place), n_rows);

  for (guint i = 0; i < n_rows; i++)
    {
      Place place = { .row = i };

      if (self->group >= 0)
        {
          const DtListingCell *cell = dt_listing_get_cell (self->table, i, (guint) self->group);
          g_autofree char *words = dt_listing_cell_words (self->table, cell);

          place.rank = find_rank (cell, known, words);
        }
      g_array_append_val (places, place);
    }
  if (self->group >= 0)
    g_array_sort (places, compare_places);

  for (guint i = 0; i < n_rows; i++)
    {
      const Place *place = &g_array_index (places, Place, i);

      if (i == 0 || place->rank != place[-1].rank)
        {
          DtListingGroup group = { i, 0 };

          g_array_append_val (self->groups, group);
        }
      g_array_index (self->groups, DtListingGroup, self->groups->len - 1).n++;
      g_array_append_val (self->order, place->row);
    }
}

static gboolean
is_shown (const DtListingView *self,
          guint                index,
          const char *const   *hidden)
{
  const DtListingColumn *column = get_column (self->table, index);

  if ((column->flags & DT_COLUMN_FIXED) != 0 || hidden == NULL)
    return TRUE;
  return !g_strv_contains (hidden, column->key);
}

/**
 * dt_listing_view_new:
 * @table: a table that is filled
 * @group: (nullable): key of the column to group by, "" for none; %NULL or one that cannot be grouped by: as the table says
 * @hidden: (nullable) (array zero-terminated=1): keys of the columns to leave out
 *
 * Returns: (transfer full): the table as it is looked at
 */
DtListingView *
dt_listing_view_new (DtListing         *table,
                     const char        *group,
                     const char *const *hidden)
{
  DtListingView *self = g_new0 (DtListingView, 1);
  int wanted = group != NULL ? dt_listing_find_column (table, group) : -1;

  g_atomic_ref_count_init (&self->ref_count);
  self->table = dt_listing_ref (table);
  self->columns = g_array_new (FALSE, FALSE, sizeof (guint));
  self->order = g_array_new (FALSE, FALSE, sizeof (guint));
  self->groups = g_array_new (FALSE, FALSE, sizeof (DtListingGroup));
  if (group != NULL && *group == '\0')
    self->group = -1;
  else if (wanted >= 0 && (get_column (table, (guint) wanted)->flags & DT_COLUMN_GROUPS) != 0)
    self->group = wanted;
  else
    self->group = dt_listing_find_column (table, table->group);

  for (guint i = 0; i < table->columns->len; i++)
    if (is_shown (self, i, hidden))
      g_array_append_val (self->columns, i);
  group_rows (self);

  return self;
}

DtListingView *
dt_listing_view_ref (DtListingView *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
dt_listing_view_unref (DtListingView *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  dt_listing_unref (self->table);
  g_array_unref (self->columns);
  g_array_unref (self->order);
  g_array_unref (self->groups);
  g_free (self);
}

/**
 * dt_listing_view_group_name:
 * @group: index of a group
 *
 * Returns: (transfer full): what its head says; "" where nothing is grouped
 */
char *
dt_listing_view_group_name (const DtListingView *self,
                            guint                group)
{
  const DtListingCell *cell;
  guint row;

  if (self->group < 0)
    return g_strdup ("");

  row = g_array_index (self->order, guint, g_array_index (self->groups, DtListingGroup, group).first);
  cell = dt_listing_get_cell (self->table, row, (guint) self->group);
  if (cell->kind == DT_VALUE_DAY)
    return dt_day_format (cell->day, DT_DAY_STYLE_LONG, self->table->today);
  if (cell->kind == DT_VALUE_NONE)
    /* Translators: head of the rows that have nothing in the column they are grouped by */
    return g_strdup_printf (_("Without: %s"), get_column (self->table, (guint) self->group)->title);
  return dt_listing_cell_words (self->table, cell);
}

guint
dt_listing_view_count (const DtListingView *self,
                       guint                group)
{
  const DtListingGroup *range = &g_array_index (self->groups, DtListingGroup, group);
  guint n = 0;

  for (guint i = range->first; i < range->first + range->n; i++)
    n += !dt_listing_is_message (self->table, g_array_index (self->order, guint, i));

  return n;
}
