/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A report as columns and rows, while it is filled and when it is read. */

#include "dt-listing.h"

#include <string.h>

#include <glib/gi18n-lib.h>

static void
cell_clear (gpointer data)
{
  DtListingCell *cell = data;

  g_free (cell->text);
  g_free (cell->under);
}

static void
column_clear (gpointer data)
{
  DtListingColumn *column = data;

  g_free ((char *) column->key);
  g_free ((char *) column->title);
}

/**
 * dt_listing_new:
 * @today: as of which day it is
 * @name: of its sheet, at most 31 characters
 * @heading: in capitals
 * @subject: the second line of the title, ""
 *
 * Returns: (transfer full): a table without columns and rows
 */
DtListing *
dt_listing_new (DtDay       today,
                const char *name,
                const char *heading,
                const char *subject)
{
  DtListing *self = g_new0 (DtListing, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->today = today;
  self->name = g_strdup (name);
  self->heading = g_strdup (heading);
  self->subject = g_strdup (subject);
  self->empty = g_strdup ("");
  self->total = g_strdup ("");
  self->group = g_strdup ("");
  self->numbered = TRUE;
  self->facts = g_ptr_array_new_with_free_func (g_free);
  self->lines = g_ptr_array_new_with_free_func (g_free);
  self->notes = g_ptr_array_new_with_free_func (g_free);
  self->columns = g_array_new (FALSE, TRUE, sizeof (DtListingColumn));
  self->cells = g_array_new (FALSE, TRUE, sizeof (DtListingCell));
  self->sums = g_array_new (FALSE, TRUE, sizeof (DtListingCell));
  g_array_set_clear_func (self->columns, column_clear);
  g_array_set_clear_func (self->cells, cell_clear);
  g_array_set_clear_func (self->sums, cell_clear);

  return self;
}

DtListing *
dt_listing_ref (DtListing *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
dt_listing_unref (DtListing *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->name);
  g_free (self->title);
  g_free (self->heading);
  g_free (self->subject);
  g_free (self->empty);
  g_free (self->total);
  g_free (self->group);
  g_ptr_array_unref (self->facts);
  g_ptr_array_unref (self->lines);
  g_ptr_array_unref (self->notes);
  g_array_unref (self->columns);
  g_array_unref (self->cells);
  g_array_unref (self->sums);
  g_clear_pointer (&self->office, dt_office_free);
  if (self->list != NULL)
    dt_listing_unref (self->list);
  g_free (self);
}

/**
 * dt_listing_add_columns:
 * @self: a table without rows
 * @columns: (array length=n): copied with their texts
 */
void
dt_listing_add_columns (DtListing             *self,
                        const DtListingColumn *columns,
                        guint                  n)
{
  g_return_if_fail (self->cells->len == 0);

  for (guint i = 0; i < n; i++)
    {
      DtListingColumn column = columns[i];

      column.key = g_strdup (column.key);
      column.title = g_strdup (column.title);
      g_array_append_val (self->columns, column);
    }
}

/**
 * dt_listing_set_group:
 * @key: of the column that it is grouped by unless another is chosen
 */
void
dt_listing_set_group (DtListing  *self,
                      const char *key)
{
  g_free (self->group);
  self->group = g_strdup (key);
}

/**
 * dt_listing_set_empty:
 * @words: said in place of a table without rows
 */
void
dt_listing_set_empty (DtListing  *self,
                      const char *words)
{
  g_free (self->empty);
  self->empty = g_strdup (words);
}

/**
 * dt_listing_take_total:
 * @words: (transfer full): of the last row
 */
void
dt_listing_take_total (DtListing *self,
                       char      *words)
{
  g_free (self->total);
  self->total = words;
}

/**
 * dt_listing_take_fact:
 * @line: (transfer full): under the title
 */
void
dt_listing_take_fact (DtListing *self,
                      char      *line)
{
  g_ptr_array_add (self->facts, line);
}

/**
 * dt_listing_take_line:
 * @line: (transfer full): over the table, from the left
 */
void
dt_listing_take_line (DtListing *self,
                      char      *line)
{
  g_ptr_array_add (self->lines, line);
}

/**
 * dt_listing_take_note:
 * @line: (transfer full): below the table
 */
void
dt_listing_take_note (DtListing *self,
                      char      *line)
{
  g_ptr_array_add (self->notes, line);
}

static DtListingCell *
add_cell (DtListing   *self,
          DtValueKind  kind,
          char        *text)
{
  DtListingCell cell = { .kind = (guint8) kind, .text = text };

  g_array_append_val (self->cells, cell);
  return &g_array_index (self->cells, DtListingCell, self->cells->len - 1);
}

DtListingCell *
dt_listing_add_text (DtListing  *self,
                     const char *text)
{
  return dt_listing_take_text (self, g_strdup (text));
}

/**
 * dt_listing_take_text:
 * @text: (transfer full) (nullable): %NULL and "" leave the cell empty
 *
 * Returns: (transfer none): the cell
 */
DtListingCell *
dt_listing_take_text (DtListing *self,
                      char      *text)
{
  if (text != NULL && *text == '\0')
    g_clear_pointer (&text, g_free);

  return add_cell (self, text != NULL ? DT_VALUE_TEXT : DT_VALUE_NONE, text);
}

DtListingCell *
dt_listing_add_number (DtListing *self,
                       gint64     number)
{
  DtListingCell *cell = add_cell (self, DT_VALUE_NUMBER, NULL);

  cell->number = number;
  return cell;
}

/**
 * dt_listing_add_day:
 * @day: %DT_DAY_NONE leaves the cell empty
 *
 * Returns: (transfer none): the cell
 */
DtListingCell *
dt_listing_add_day (DtListing *self,
                    DtDay      day)
{
  DtListingCell *cell = add_cell (self, day != DT_DAY_NONE ? DT_VALUE_DAY : DT_VALUE_NONE, NULL);

  cell->day = day;
  return cell;
}

DtListingCell *
dt_listing_add_empty (DtListing *self)
{
  return add_cell (self, DT_VALUE_NONE, NULL);
}

/**
 * dt_listing_add_message:
 * @group_column: the column that the row is grouped by
 * @group: the text of that
 * @text: what is said in place of the rows of the group
 */
void
dt_listing_add_message (DtListing  *self,
                        guint       group_column,
                        const char *group,
                        const char *text)
{
  g_return_if_fail (group_column != 0);

  for (guint i = 0; i < self->columns->len; i++)
    {
      if (i == 0)
        add_cell (self, DT_VALUE_MESSAGE, g_strdup (text));
      else if (i == group_column)
        dt_listing_add_text (self, group);
      else
        dt_listing_add_empty (self);
    }
}

/**
 * dt_listing_set_sum:
 * @column: in which column
 * @number: the sum
 * @behind: (nullable): what stands behind the number, "%"
 */
void
dt_listing_set_sum (DtListing  *self,
                    guint       column,
                    gint64      number,
                    const char *behind)
{
  DtListingCell *cell;

  if (self->sums->len == 0)
    g_array_set_size (self->sums, self->columns->len);
  cell = &g_array_index (self->sums, DtListingCell, column);
  cell->kind = DT_VALUE_NUMBER;
  cell->number = number;
  g_free (cell->text);
  cell->text = g_strdup (behind);
}

guint
dt_listing_get_n_rows (const DtListing *self)
{
  return self->columns->len > 0 ? self->cells->len / self->columns->len : 0;
}

/**
 * dt_listing_get_cell:
 *
 * Returns: (transfer none): the cell
 */
const DtListingCell *
dt_listing_get_cell (const DtListing *self,
                     guint            row,
                     guint            column)
{
  return &g_array_index (self->cells, DtListingCell, row * self->columns->len + column);
}

gboolean
dt_listing_is_message (const DtListing *self,
                       guint            row)
{
  return dt_listing_get_cell (self, row, 0)->kind == DT_VALUE_MESSAGE;
}

/**
 * dt_listing_find_column:
 * @key: of a column
 *
 * Returns: its index; -1: there is none
 */
int
dt_listing_find_column (const DtListing *self,
                        const char      *key)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (strcmp (g_array_index (self->columns, DtListingColumn, i).key, key) == 0)
      return (int) i;

  return -1;
}

/**
 * dt_listing_count_words:
 * @n: how many rows
 *
 * Returns: (transfer full): "4 tasks"
 */
char *
dt_listing_count_words (const DtListing *self,
                        guint            n)
{
  switch (self->count)
    {
    case DT_COUNT_TASKS:
      return g_strdup_printf (ngettext ("%u task", "%u tasks", n), n);
    case DT_COUNT_UNITS:
      return g_strdup_printf (ngettext ("%u unit", "%u units", n), n);
    case DT_COUNT_DIRECTIVES:
      return g_strdup_printf (ngettext ("%u document", "%u documents", n), n);
    case DT_COUNT_ROWS:
      break;
    }

  return g_strdup_printf (ngettext ("%u line", "%u lines", n), n);
}

/**
 * dt_listing_cell_words:
 * @cell: of the table
 *
 * Returns: (transfer full): the cell in one line of plain words
 */
char *
dt_listing_cell_words (const DtListing     *self,
                       const DtListingCell *cell)
{
  g_autofree char *day = NULL;

  switch ((DtValueKind) cell->kind)
    {
    case DT_VALUE_NONE:
      break;
    case DT_VALUE_TEXT:
    case DT_VALUE_MESSAGE:
      return g_strdup (cell->text);
    case DT_VALUE_NUMBER:
      return g_strdup_printf ("%" G_GINT64_FORMAT "%s", cell->number, cell->text != NULL ? cell->text : "");
    case DT_VALUE_DAY:
      day = dt_day_format (cell->day, DT_DAY_STYLE_TABLE, self->today);
      return cell->text != NULL ? g_strdup_printf ("%s %s", day, cell->text) : g_steal_pointer (&day);
    }

  return g_strdup ("");
}
