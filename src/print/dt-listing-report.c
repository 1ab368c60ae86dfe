/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any report that is a table: letterhead, title, what must be known before it, rows by groups, totals, notes, recipients and
 * signer. Which columns and rows these are is the table's; how wide they become is decided here. */

#include "dt-listing-report.h"

#include <glib/gi18n-lib.h>

#include "dt-form-blocks.h"

#define NUMBER_WIDTH 26.0
/* Roman numerals wider than this go before the name instead of into the column of numbers. */
#define MAX_NUMBER_WIDTH 34.0
/* What each share of the rest must have; else the sheet is turned. With less than the second all columns become narrower. */
#define GOOD_SHARE 42.0
#define MIN_SHARE 24.0
/* Of a column of days with one of another year, which is written with it. */
#define YEAR_WIDTH 60.0
#define COUNT_WIDTH 58.0
/* Room for the words of the total. */
#define MIN_TOTAL_WIDTH 60.0
#define SMALL "<span size=\"88%%\">"

typedef enum { ITEM_LETTERHEAD, ITEM_TITLE, ITEM_LINES, ITEM_EMPTY, ITEM_GROUP, ITEM_ROW, ITEM_TOTAL, ITEM_NOTE, ITEM_END } ItemKind;

/* A block: which group or note, and for a row its place in the order of the view. */
typedef struct { guint8 kind; guint index, place, head; } Item;

typedef struct { int index; /* of the table; -1: numbers */ double x, width; } Column;

typedef struct
{
  DtListingView *view;
  DtListing     *table;       /* of the view */
  GArray      *items;       /* Item */
  Column       columns[DT_REPORT_MAX_CELLS];
  int          n_columns;
  double       width;       /* between the margins */
  gboolean     name_numbers; /* the numerals of groups stand before their names */
} Content;

static void
content_free (gpointer data)
{
  Content *self = data;

  dt_listing_view_unref (self->view);
  g_array_unref (self->items);
  g_free (self);
}

static const DtListingColumn *
get_column (const Content *self,
            int            index)
{
  return &g_array_index (self->table->columns, DtListingColumn, index);
}

/* ---- Cells ---- */

static char *
join_lines (GPtrArray *lines)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      g_autofree char *line = g_markup_escape_text (g_ptr_array_index (lines, i), -1);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", line);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Without the year where it is that of the report. */
static char *
short_day (const Content *self,
           DtDay          day)
{
  int year, this_year;

  dt_day_get (day, &year, NULL, NULL);
  dt_day_get (self->table->today, &this_year, NULL, NULL);
  return dt_day_format (day, year == this_year ? DT_DAY_STYLE_SHORT : DT_DAY_STYLE_PARTY, self->table->today);
}

static char *
value_words (const Content       *self,
             const DtListingCell *cell,
             DtColumnFlags        flags)
{
  g_autofree char *day = NULL;

  if (cell->kind != DT_VALUE_DAY || (flags & DT_COLUMN_DATE) == 0)
    return dt_listing_cell_words (self->table, cell);

  day = dt_day_format (cell->day, DT_DAY_STYLE_PARTY, self->table->today);
  return cell->text != NULL ? g_strdup_printf ("%s %s", day, cell->text) : g_steal_pointer (&day);
}

static void
append_tagged (GString    *text,
               const char *tag,
               const char *words)
{
  g_autofree char *escaped = g_markup_escape_text (words, -1);

  if (tag != NULL)
    g_string_append_printf (text, "<%s>%s</%s>", tag, escaped, tag);
  else
    g_string_append (text, escaped);
}

/* A struck day and a bold one need no colour. */
static char *
cell_markup (const Content       *self,
             const DtListingCell *cell,
             DtColumnFlags        flags)
{
  g_autofree char *words = NULL;
  g_autoptr(GString) text = g_string_new (NULL);

  if (cell->kind == DT_VALUE_NONE)
    return NULL;

  words = value_words (self, cell, flags);
  append_tagged (text, (cell->style & DT_VALUE_BOLD) != 0 ? "b" : (cell->style & DT_VALUE_ITALIC) != 0 ? "i"
                       : (cell->style & DT_VALUE_STRUCK) != 0 ? "s" : NULL, words);
  if (cell->kind == DT_VALUE_DAY && cell->original != DT_DAY_NONE && cell->original != cell->day)
    {
      g_autofree char *original = short_day (self, cell->original);

      g_string_append_printf (text, "\n" SMALL "<s>%s</s></span>", original);
    }
  if (cell->under != NULL && *cell->under != '\0')
    {
      g_autofree char *under = g_markup_escape_text (cell->under, -1);

      g_string_append_printf (text, "\n" SMALL "%s</span>", under);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static DtCellAlign
align_of (const Content       *self,
          const Column        *column,
          const DtListingCell *cell)
{
  if (column->index < 0 || (cell != NULL && cell->kind != DT_VALUE_TEXT))
    return DT_CELL_CENTER;

  return (get_column (self, column->index)->flags & DT_COLUMN_CENTER) != 0 ? DT_CELL_CENTER : DT_CELL_START;
}

/* ---- Blocks ---- */

static void
fill_title (const Content *self,
            DtReportBlock *block)
{
  dt_form_fill_title (block, self->table->heading, self->table->subject, join_lines (self->table->facts), self->width);
}

static void
fill_lines (const Content *self,
            DtReportBlock *block)
{
  DtReportCell *cell = dt_report_block_add_cell (block, 0, self->width, 12, DT_CELL_START, join_lines (self->table->lines));

  cell->leading = 16;
  block->space_before = 10;
  block->keep_with_next = TRUE;
}

static void
fill_empty (const Content *self,
            DtReportBlock *block)
{
  dt_report_block_add_cell (block, 0, self->width, DT_FORM_SIZE, DT_CELL_START, g_markup_escape_text (self->table->empty, -1));
  block->space_before = 16;
  block->keep_with_next = TRUE;
}

static void
fill_table_head (gpointer       data,
                 DtReportBlock *block)
{
  const Content *self = data;

  block->kind = DT_BLOCK_ROW;
  block->min_height = 26;
  for (int i = 0; i < self->n_columns; i++)
    {
      const Column *column = &self->columns[i];
      const char *title = column->index < 0 ? C_("printed column", "No.") : get_column (self, column->index)->title;

      dt_form_add_cell (block, column->x, column->width, DT_CELL_CENTER, g_markup_printf_escaped ("<b>%s</b>", title));
    }
}

static void
fill_group (const Content *self,
            guint          index,
            gboolean       continued,
            DtReportBlock *block)
{
  g_autofree char *name = dt_listing_view_group_name (self->view, index);
  guint n = dt_listing_view_count (self->view, index);
  g_autofree char *count = n > 0 ? dt_listing_count_words (self->table, n) : NULL;
  double number_width = self->name_numbers || !self->table->numbered ? 0 : self->columns[0].width;
  int last = self->n_columns - 1;

  /* Below as many columns as the count needs. */
  while (last > 1 && self->width - self->columns[last].x < COUNT_WIDTH)
    last--;
  dt_form_fill_group (block, index + 1, name, last > 1 ? count : NULL, number_width, self->columns[last].x, self->width, continued);
}

static void
fill_message (const Content *self,
              guint          row,
              DtReportBlock *block)
{
  double x = self->table->numbered ? self->columns[0].width : 0;
  g_autofree char *words = dt_listing_cell_words (self->table, dt_listing_get_cell (self->table, row, 0));

  if (x > 0)
    dt_form_add_cell (block, 0, x, DT_CELL_CENTER, NULL);
  dt_form_add_cell (block, x, self->width - x, DT_CELL_START, g_markup_printf_escaped ("<i>%s</i>", words));
}

static void
fill_row (const Content *self,
          const Item    *item,
          DtReportBlock *block)
{
  guint row = g_array_index (self->view->order, guint, item->place);
  guint number = item->place - g_array_index (self->view->groups, DtListingGroup, item->index).first + 1;

  block->kind = DT_BLOCK_ROW;
  block->head = item->head;
  block->min_height = self->table->row_height;
  /* Whoever signs signs below a row, never on a sheet of his own. */
  block->keep_with_next = item->place + 1 == self->view->order->len;
  if (dt_listing_is_message (self->table, row))
    {
      fill_message (self, row, block);
      return;
    }

  for (int i = 0; i < self->n_columns; i++)
    {
      const Column *column = &self->columns[i];
      const DtListingCell *cell = column->index < 0 ? NULL : dt_listing_get_cell (self->table, row, (guint) column->index);
      DtColumnFlags flags = cell != NULL ? get_column (self, column->index)->flags : 0;
      DtReportCell *drawn = dt_form_add_cell (block, column->x, column->width, align_of (self, column, cell),
                                              cell != NULL ? cell_markup (self, cell, flags) : g_strdup_printf ("%u", number));

      if (self->table->size > 0)
        drawn->size = self->table->size;
      drawn->top = (flags & DT_COLUMN_TOP) != 0;
      drawn->shaded = cell != NULL && (cell->style & DT_VALUE_SHADED) != 0;
    }
}

/* The first column with a sum; the words go before it. */
static int
first_sum (const Content *self)
{
  double x = 0;

  for (int i = 0; i < self->n_columns && self->table->sums->len > 0; i++)
    {
      int index = self->columns[i].index;

      if (index >= 0 && g_array_index (self->table->sums, DtListingCell, index).kind != DT_VALUE_NONE && x >= MIN_TOTAL_WIDTH)
        return i;
      x += self->columns[i].width;
    }

  return self->n_columns;
}

static void
fill_total (const Content *self,
            DtReportBlock *block)
{
  int first = first_sum (self);
  double x = first < self->n_columns ? self->columns[first].x : self->width;

  block->kind = DT_BLOCK_ROW;
  block->keep_with_next = TRUE;
  dt_form_add_cell (block, 0, x, DT_CELL_START, g_markup_printf_escaped ("<b>%s</b>", self->table->total));
  for (int i = first; i < self->n_columns; i++)
    {
      const Column *column = &self->columns[i];
      const DtListingCell *cell = &g_array_index (self->table->sums, DtListingCell, column->index);
      g_autofree char *words = dt_listing_cell_words (self->table, cell);

      dt_form_add_cell (block, column->x, column->width, DT_CELL_CENTER, g_markup_printf_escaped ("<b>%s</b>", words));
    }
}

static void
fill (gpointer       data,
      guint          index,
      gboolean       continued,
      DtReportBlock *block)
{
  const Content *self = data;
  const Item *item = &g_array_index (self->items, Item, index);

  switch ((ItemKind) item->kind)
    {
    case ITEM_LETTERHEAD:
      dt_form_fill_letterhead (block, self->table->office, self->table->today, self->width);
      break;
    case ITEM_TITLE:
      fill_title (self, block);
      break;
    case ITEM_LINES:
      fill_lines (self, block);
      break;
    case ITEM_EMPTY:
      fill_empty (self, block);
      break;
    case ITEM_GROUP:
      fill_group (self, item->index, continued, block);
      break;
    case ITEM_ROW:
      fill_row (self, item, block);
      break;
    case ITEM_TOTAL:
      fill_total (self, block);
      break;
    case ITEM_NOTE:
      dt_form_fill_note (block, g_markup_escape_text (g_ptr_array_index (self->table->notes, item->index), -1), self->width);
      block->space_before = item->index == 0 ? 6 : 2;
      break;
    case ITEM_END:
      dt_form_fill_end (block, self->table->office, self->width);
      break;
    }

  /* The gap between the heading and the table lies above the head of the table. */
  if (index > 0 && block->kind != DT_BLOCK_TEXT && g_array_index (self->items, Item, index - 1).kind <= ITEM_LINES)
    block->space_before = 12;
}

static char *
dup_outline (gpointer data,
             guint    index)
{
  const Content *self = data;

  return dt_listing_view_group_name (self->view, g_array_index (self->items, Item, index).index);
}

/* ---- The whole ---- */

static void
add_item (Content  *self,
          ItemKind  kind,
          guint     index,
          guint     place,
          guint     head)
{
  Item item = { .kind = (guint8) kind, .index = index, .place = place, .head = head };

  g_array_append_val (self->items, item);
}

static void
list_rows (Content *self)
{
  for (guint i = 0; i < self->view->groups->len; i++)
    {
      const DtListingGroup *group = &g_array_index (self->view->groups, DtListingGroup, i);
      guint head = DT_REPORT_NO_HEAD;

      if (self->view->group >= 0)
        {
          head = self->items->len;
          add_item (self, ITEM_GROUP, i, 0, DT_REPORT_NO_HEAD);
        }
      for (guint k = 0; k < group->n; k++)
        add_item (self, ITEM_ROW, i, group->first + k, head);
    }
}

static void
list_items (Content *self)
{
  const DtListing *table = self->table;
  gboolean empty = self->view->order->len == 0;

  add_item (self, ITEM_LETTERHEAD, 0, 0, DT_REPORT_NO_HEAD);
  add_item (self, ITEM_TITLE, 0, 0, DT_REPORT_NO_HEAD);
  if (table->lines->len > 0)
    add_item (self, ITEM_LINES, 0, 0, DT_REPORT_NO_HEAD);
  if (empty)
    add_item (self, ITEM_EMPTY, 0, 0, DT_REPORT_NO_HEAD);

  list_rows (self);
  if (!empty && *table->total != '\0')
    add_item (self, ITEM_TOTAL, 0, 0, DT_REPORT_NO_HEAD);
  for (guint i = 0; i < table->notes->len && !empty; i++)
    add_item (self, ITEM_NOTE, i, 0, DT_REPORT_NO_HEAD);
  if (!table->plain && (table->office->recipients[0] != NULL || *table->office->signer_title != '\0'))
    add_item (self, ITEM_END, 0, 0, DT_REPORT_NO_HEAD);
}

/* What the heads of groups tell is not told again in each row. */
static gboolean
is_drawn (const Content *self,
          guint          index)
{
  DtColumnFlags flags = get_column (self, (int) index)->flags;

  return (int) index != self->view->group && (flags & (DT_COLUMN_SHEET | DT_COLUMN_HEADS)) == 0;
}

static void
choose_columns (Content *self)
{
  if (self->table->numbered)
    self->columns[self->n_columns++] = (Column) { .index = -1 };
  for (guint i = 0; i < self->view->columns->len && self->n_columns < DT_REPORT_MAX_CELLS; i++)
    {
      guint index = g_array_index (self->view->columns, guint, i);

      if (is_drawn (self, index))
        self->columns[self->n_columns++] = (Column) { .index = (int) index };
    }
}

static double
number_width (Content *self)
{
  guint n = self->view->order->len;
  guint digits = n >= 10000 ? 5 : n >= 1000 ? 4 : 3;
  double roman = self->view->group >= 0 ? dt_form_numeral_width (self->view->groups->len) + 8 : 0;
  double width = MAX (NUMBER_WIDTH, digits * DT_FORM_TABLE_SIZE / 2 + 8);

  self->name_numbers = roman > MAX_NUMBER_WIDTH;
  return self->name_numbers ? width : MAX (width, roman);
}

static gboolean
has_other_years (const Content *self,
                 guint          index)
{
  int this_year, year;

  dt_day_get (self->table->today, &this_year, NULL, NULL);
  for (guint i = 0; i < dt_listing_get_n_rows (self->table); i++)
    {
      const DtListingCell *cell = dt_listing_get_cell (self->table, i, index);

      if (cell->kind != DT_VALUE_DAY)
        continue;
      dt_day_get (cell->day, &year, NULL, NULL);
      if (year != this_year)
        return TRUE;
    }

  return FALSE;
}

static double
column_width (Content      *self,
              const Column *column)
{
  const DtListingColumn *of_table;

  if (column->index < 0)
    return number_width (self);
  of_table = get_column (self, column->index);
  if (of_table->width > 0 && of_table->width < YEAR_WIDTH && has_other_years (self, (guint) column->index))
    return YEAR_WIDTH;
  return of_table->width;
}

/* Returns what all shares have together; below zero: nothing is left for them. */
static double
measure_fixed (Content *self,
               int     *shares)
{
  double left = self->width;

  *shares = 0;
  for (int i = 0; i < self->n_columns; i++)
    {
      Column *column = &self->columns[i];

      column->width = column_width (self, column);
      left -= column->width;
      if (column->width <= 0)
        *shares += MAX (get_column (self, column->index)->share, 1);
    }

  return left;
}

static void
lay_out_columns (Content *self)
{
  int shares;
  double left = measure_fixed (self, &shares);
  double fixed = self->width - left;
  double scale = 1, x = 0;

  /* Too many columns even for a sheet that lies across; or none that takes the rest. */
  if (left < shares * MIN_SHARE || shares == 0)
    {
      scale = self->width / (fixed + shares * MIN_SHARE);
      left = shares * MIN_SHARE * scale;
    }
  for (int i = 0; i < self->n_columns; i++)
    {
      Column *column = &self->columns[i];

      column->width = column->width > 0 ? column->width * scale
                                        : left * MAX (get_column (self, column->index)->share, 1) / shares;
      column->x = x;
      x += column->width;
    }
}

static gboolean
fits (Content            *self,
      const DtPageLayout *layout)
{
  int shares;

  self->width = dt_page_layout_get_width (layout);
  return measure_fixed (self, &shares) >= shares * GOOD_SHARE;
}

static char *
make_title (const DtListing *table)
{
  g_autofree char *capitals = g_utf8_substring (table->heading, 0, MIN (1, g_utf8_strlen (table->heading, -1)));
  g_autofree char *lower = g_utf8_strdown (g_utf8_next_char (table->heading), -1);

  if (table->title != NULL)
    return g_strdup (table->title);
  return *table->subject != '\0' ? g_strdup_printf ("%s%s %s", capitals, lower, table->subject) : g_strconcat (capitals, lower, NULL);
}

/**
 * dt_listing_report_new:
 * @view: (transfer none): a table that has its office, as it is looked at
 *
 * Returns: (transfer full): its sheets: A4, across where the table says so or is too wide; not yet cut into pages
 */
DtReport *
dt_listing_report_new (DtListingView *view)
{
  DtReportSource source = { .fill = fill, .fill_table_head = fill_table_head, .dup_outline = dup_outline };
  Content *self = g_new0 (Content, 1);
  g_autofree char *author = dt_form_author (view->table->office);
  g_autofree char *title = make_title (view->table);
  DtPageLayout layout;
  DtReport *report;

  self->view = dt_listing_view_ref (view);
  self->table = view->table;
  self->items = g_array_new (FALSE, FALSE, sizeof (Item));
  choose_columns (self);
  dt_page_layout_init_party (&layout, self->table->landscape);
  if (!fits (self, &layout))
    dt_page_layout_init_party (&layout, TRUE);
  self->width = dt_page_layout_get_width (&layout);
  lay_out_columns (self);
  list_items (self);
  source.n_blocks = self->items->len;

  report = dt_report_new (&layout, title, author, &source, self, content_free);
  dt_report_set_tells_all (report, TRUE);
  return report;
}
