/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Paragraphs and tables of a document as one text. */

#include "dt-letter-private.h"

#include <string.h>

#include "dt-source-text.h"
#include "dt-text.h"

#define MAX_CELLS 64
#define MAX_NESTED 8

typedef struct
{
  GPtrArray *rows;        /* GPtrArray of char* */
  GPtrArray *row;         /* the row being read */
  GString   *cell;
} Table;

struct _DtTextGatherer
{
  GString *text;
  Table    tables[MAX_NESTED];
  guint    depth;
  guint    ignored;       /* tables nested too deep */
  guint    columns;       /* of the last table of tasks; 0 none */
};

/**
 * dt_text_gatherer_new:
 *
 * Returns: (transfer full): an empty one
 */
DtTextGatherer *
dt_text_gatherer_new (void)
{
  DtTextGatherer *self = g_new0 (DtTextGatherer, 1);

  self->text = g_string_new (NULL);
  return self;
}

static void
clear_table (Table *table)
{
  g_ptr_array_unref (table->rows);
  g_ptr_array_unref (table->row);
  g_string_free (table->cell, TRUE);
}

/**
 * dt_text_gatherer_free:
 * @self: (nullable): a gatherer
 */
void
dt_text_gatherer_free (DtTextGatherer *self)
{
  if (self == NULL)
    return;

  while (self->depth > 0)
    clear_table (&self->tables[--self->depth]);
  if (self->text != NULL)
    g_string_free (self->text, TRUE);
  g_free (self);
}

static GString *
current (DtTextGatherer *self)
{
  return self->depth > 0 ? self->tables[self->depth - 1].cell : self->text;
}

/**
 * dt_text_gatherer_add:
 * @text: UTF-8
 */
void
dt_text_gatherer_add (DtTextGatherer *self,
                      const char     *text)
{
  g_string_append (current (self), text);
}

/**
 * dt_text_gatherer_end_line:
 */
void
dt_text_gatherer_end_line (DtTextGatherer *self)
{
  g_string_append_c (current (self), '\n');
}

/**
 * dt_text_gatherer_begin_table:
 */
void
dt_text_gatherer_begin_table (DtTextGatherer *self)
{
  Table *table;

  if (self->depth == MAX_NESTED)
    {
      self->ignored++;
      return;
    }
  table = &self->tables[self->depth++];
  table->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  table->row = g_ptr_array_new_with_free_func (g_free);
  table->cell = g_string_new (NULL);
}

/**
 * dt_text_gatherer_end_cell:
 * @merged: whether it belongs to the cell above it
 * @empty: so many cells without anything follow
 */
void
dt_text_gatherer_end_cell (DtTextGatherer *self,
                           gboolean        merged,
                           guint           empty)
{
  Table *table;
  char *text;

  if (self->depth == 0 || self->ignored > 0)
    return;

  table = &self->tables[self->depth - 1];
  text = g_strstrip (g_strdup (table->cell->str));
  g_string_truncate (table->cell, 0);
  if (merged && *text == '\0' && table->rows->len > 0)
    {
      GPtrArray *above = g_ptr_array_index (table->rows, table->rows->len - 1);

      if (table->row->len < above->len)
        {
          g_free (text);
          text = g_strdup (g_ptr_array_index (above, table->row->len));
        }
    }
  if (table->row->len >= MAX_CELLS)
    g_free (text);
  else
    g_ptr_array_add (table->row, text);
  for (guint i = 0; i < empty && table->row->len < MAX_CELLS; i++)
    g_ptr_array_add (table->row, g_strdup (""));
}

/**
 * dt_text_gatherer_end_row:
 */
void
dt_text_gatherer_end_row (DtTextGatherer *self)
{
  Table *table;

  if (self->depth == 0 || self->ignored > 0)
    return;

  table = &self->tables[self->depth - 1];
  g_ptr_array_add (table->rows, table->row);
  table->row = g_ptr_array_new_with_free_func (g_free);
}

/* Whether its first rows say what its columns are. */
static gboolean
lists_tasks (const Table *table)
{
  for (guint i = 0; i < MIN (table->rows->len, 4); i++)
    {
      GPtrArray *row = g_ptr_array_index (table->rows, i);
      gboolean what = FALSE, who = FALSE;

      for (guint k = 0; k < row->len && row->len >= 3; k++)
        {
          g_autofree char *fold = dt_text_fold (g_ptr_array_index (row, k));

          if (strlen (fold) > 60)
            continue;
          what = what || strstr (fold, "noi dung") != NULL || strstr (fold, "nhiem vu") != NULL || strstr (fold, "cong viec") != NULL
                 || strstr (fold, "dau viec") != NULL || g_str_has_prefix (fold, "ten ");
          who = who || strstr (fold, "chu tri") != NULL || strstr (fold, "thoi gian") != NULL || strstr (fold, "thoi han") != NULL
                || strstr (fold, "don vi") != NULL || strstr (fold, "hoan thanh") != NULL || strstr (fold, "co quan") != NULL
                || strstr (fold, "tien do") != NULL;
        }
      if (what && who)
        return TRUE;
    }

  return FALSE;
}

/* A table of tasks that goes on behind the turn of a page: as many columns, and every row begins with a number. */
static gboolean
goes_on (const Table *table,
         guint        columns)
{
  for (guint i = 0; i < table->rows->len; i++)
    {
      GPtrArray *row = g_ptr_array_index (table->rows, i);

      if (row->len != columns || columns < 3
          || !g_regex_match_simple ("^(?:\\d{1,3}(?:\\.\\d{1,2})*|[IVX]{1,5}|[A-Ha-h])?[.)]?$", g_ptr_array_index (row, 0), 0, 0)
          || (i == 0 && *(const char *) g_ptr_array_index (row, 0) == '\0'))
        return FALSE;
    }

  return table->rows->len > 0;
}

/**
 * dt_text_gatherer_end_table:
 */
void
dt_text_gatherer_end_table (DtTextGatherer *self)
{
  Table table;
  GString *text;
  gboolean tasks;

  if (self->ignored > 0)
    {
      self->ignored--;
      return;
    }
  if (self->depth == 0)
    return;

  table = self->tables[--self->depth];
  text = current (self);
  tasks = self->depth == 0 && (lists_tasks (&table) || goes_on (&table, self->columns));
  if (self->depth == 0)
    self->columns = tasks ? ((GPtrArray *) g_ptr_array_index (table.rows, table.rows->len - 1))->len : 0;
  if (text->len > 0 && text->str[text->len - 1] != '\n')
    g_string_append_c (text, '\n');
  for (guint i = 0; i < table.rows->len; i++)
    {
      GPtrArray *row = g_ptr_array_index (table.rows, i);

      for (guint k = 0; k < row->len; k++)
        {
          if (tasks && k > 0)
            g_string_append_c (text, DT_LETTER_CELL);
          g_string_append (text, g_ptr_array_index (row, k));
          if (!tasks)
            g_string_append_c (text, '\n');
        }
      if (tasks && row->len > 1)
        g_string_append_c (text, DT_LETTER_ROW);
      g_string_append_c (text, '\n');
    }
  clear_table (&table);
}

/**
 * dt_text_gatherer_is_full:
 *
 * Returns: whether there is more than a letter may hold
 */
gboolean
dt_text_gatherer_is_full (DtTextGatherer *self)
{
  return self->text->len + current (self)->len > DT_LETTER_MAX_TEXT;
}

/**
 * dt_text_gatherer_finish:
 *
 * Returns: (transfer full): the text; the gatherer has none any more
 */
char *
dt_text_gatherer_finish (DtTextGatherer *self)
{
  while (self->depth > 0)
    {
      self->ignored = 0;
      dt_text_gatherer_end_table (self);
    }

  return g_string_free (g_steal_pointer (&self->text), FALSE);
}
