/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-sheet-rows.h"

struct _DtSheetRows
{
  GObject       parent_instance;

  DtTables     *tables;     /* owned; NULL until there are some */
  GPtrArray    *rows;       /* owned; DtTableRow, borrowed */
  GHashTable   *items;      /* owned; position + 1 → DtSheetItem that somebody holds */
  DtListReport *report;     /* owned; NULL */
};

static GType
get_item_type (GListModel *model)
{
  return DT_TYPE_SHEET_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return DT_SHEET_ROWS (model)->rows->len;
}

static guint
get_number (DtSheetRows *self,
            guint        position)
{
  return ((const DtTableRow *) g_ptr_array_index (self->rows, position))->number;
}

/* What becomes of a row; both are in the order of their numbers. */
static const DtListLine *
find_line (DtSheetRows *self,
           guint        number)
{
  guint low = 0, high = self->report != NULL ? self->report->lines->len : 0;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      const DtListLine *line = g_ptr_array_index (self->report->lines, middle);

      if (line->number == number)
        return line;
      if (line->number < number)
        low = middle + 1;
      else
        high = middle;
    }

  return NULL;
}

/* There are never more than the list shows, and a few. */
static void
on_item_gone (gpointer  data,
              GObject  *gone)
{
  DtSheetRows *self = data;
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    if (item == (gpointer) gone)
      {
        g_hash_table_iter_remove (&iter);
        return;
      }
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  DtSheetRows *self = DT_SHEET_ROWS (model);
  DtSheetItem *item;

  if (position >= self->rows->len)
    return NULL;
  item = g_hash_table_lookup (self->items, GUINT_TO_POINTER (position + 1));
  if (item != NULL)
    return g_object_ref (item);

  item = dt_sheet_item_new (self->tables, g_ptr_array_index (self->rows, position));
  dt_sheet_item_set_line (item, find_line (self, get_number (self, position)));
  g_hash_table_insert (self->items, GUINT_TO_POINTER (position + 1), item);
  g_object_weak_ref (G_OBJECT (item), on_item_gone, self);
  return item;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (DtSheetRows, dt_sheet_rows, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* Items that somebody still holds know nothing of the report any more. */
static void
forget_items (DtSheetRows *self)
{
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    {
      g_object_weak_unref (item, on_item_gone, self);
      dt_sheet_item_set_line (item, NULL);
    }
  g_hash_table_remove_all (self->items);
}

/**
 * dt_sheet_rows_set:
 * @tables: kept as long as its rows are shown
 * @table: one of @tables
 * @first_row: no row before that number belongs to the list
 */
void
dt_sheet_rows_set (DtSheetRows   *self,
                   DtTables      *tables,
                   const DtTable *table,
                   guint          first_row)
{
  guint before = self->rows->len;

  forget_items (self);
  g_ptr_array_set_size (self->rows, 0);
  /* Gone and new are told apart, so that nobody looks for the old ones among the new. */
  if (before > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, before, 0);
  g_clear_pointer (&self->report, dt_list_report_free);
  dt_tables_ref (tables);
  g_clear_pointer (&self->tables, dt_tables_unref);
  self->tables = tables;
  for (guint r = 0; r < table->rows->len; r++)
    {
      DtTableRow *row = g_ptr_array_index (table->rows, r);

      if (row->number >= first_row)
        g_ptr_array_add (self->rows, row);
    }
  g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, self->rows->len);
}

/**
 * dt_sheet_rows_take_report:
 * @report: (transfer full) (nullable): of these rows
 */
void
dt_sheet_rows_take_report (DtSheetRows  *self,
                           DtListReport *report)
{
  DtListReport *old = self->report;
  GHashTableIter iter;
  gpointer position, item;

  self->report = report;
  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, &position, &item))
    dt_sheet_item_set_line (item, find_line (self, get_number (self, GPOINTER_TO_UINT (position) - 1)));
  dt_list_report_free (old);
}

const DtListReport *
dt_sheet_rows_get_report (DtSheetRows *self)
{
  return self->report;
}

guint
dt_sheet_rows_next_fault (DtSheetRows *self,
                          guint        after)
{
  guint n = self->rows->len;

  for (guint i = 1; i <= n; i++)
    {
      guint at = after >= n ? i - 1 : (after + i) % n;
      const DtListLine *line = find_line (self, get_number (self, at));

      if (line != NULL && line->outcome == DT_LIST_ROW_FAULTY)
        return at;
    }

  return GTK_INVALID_LIST_POSITION;
}

static void
dt_sheet_rows_finalize (GObject *object)
{
  DtSheetRows *self = DT_SHEET_ROWS (object);

  forget_items (self);
  g_hash_table_unref (self->items);
  g_ptr_array_unref (self->rows);
  g_clear_pointer (&self->report, dt_list_report_free);
  g_clear_pointer (&self->tables, dt_tables_unref);

  G_OBJECT_CLASS (dt_sheet_rows_parent_class)->finalize (object);
}

static void
dt_sheet_rows_class_init (DtSheetRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dt_sheet_rows_finalize;
}

static void
dt_sheet_rows_init (DtSheetRows *self)
{
  self->rows = g_ptr_array_new ();
  self->items = g_hash_table_new (NULL, NULL);
}

DtSheetRows *
dt_sheet_rows_new (void)
{
  return g_object_new (DT_TYPE_SHEET_ROWS, NULL);
}
