/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any report that is a table: letterhead, title, what must be known before it, rows by groups, totals, notes, recipients and
 * signer. Which columns and rows these are is the table's; how wide they become is decided in dt-listing-columns.c. */

#include "dt-listing-report.h"

#include <glib/gi18n-lib.h>

#include "dt-form-blocks.h"
#include "dt-listing-paper.h"

#define COUNT_WIDTH 58.0
/* Of a letterhead with the title in the middle; its text in points. */
#define SIDE_PART 0.32
#define SIDE_SIZE 12.0
#define NARROW_MARGIN DT_MM (12)
/* Room for the words of the total. */
#define MIN_TOTAL_WIDTH 60.0
#define SMALL "<span size=\"88%%\">"

typedef enum { ITEM_LETTERHEAD, ITEM_TITLE, ITEM_LINES, ITEM_EMPTY, ITEM_GROUP, ITEM_ROW, ITEM_TOTAL, ITEM_NOTE, ITEM_END } ItemKind;

/* A block: which group or note, and for a row its place in the order of the view. */
typedef struct { guint8 kind; guint index, place, head; } Item;

typedef DtListingPlace Column;

typedef struct
{
  DtListingView  *view;
  DtListing      *table;   /* of the view */
  GArray         *items;   /* blocks */
  DtListingPaper  paper;
} Content;

static void
content_free (gpointer data)
{
  Content *self = data;

  dt_listing_view_unref (self->view);
  g_array_unref (self->items);
  g_free (self);
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

  words = dt_listing_paper_words (self->table, cell, flags);
  append_tagged (text, (cell->style & DT_VALUE_BOLD) != 0 ? "b" : (cell->style & DT_VALUE_ITALIC) != 0 ? "i"
                       : (cell->style & DT_VALUE_STRUCK) != 0 ? "s" : NULL, words);
  if (cell->kind == DT_VALUE_DAY && cell->original != DT_DAY_NONE && cell->original != cell->day)
    {
      g_autofree char *original = dt_listing_short_day (self->table, cell->original);

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

  return (dt_listing_paper_get_column (&self->paper, column->index)->flags & DT_COLUMN_CENTER) != 0 ? DT_CELL_CENTER : DT_CELL_START;
}

/* ---- Blocks ---- */

/* A sheet for the wall has its title between the two sides, to save room. */
static void
fill_letterhead (const Content *self,
                 DtReportBlock *block)
{
  const DtListing *table = self->table;
  g_autofree char *place_and_day = NULL;
  g_autofree char *facts = NULL;
  g_autofree char *middle = NULL;

  if (!table->plain)
    {
      dt_form_fill_letterhead (block, table->office, table->today, self->paper.width);
      return;
    }

  place_and_day = dt_form_place_and_day (table->office, table->today);
  facts = join_lines (table->facts);
  middle = g_markup_printf_escaped ("<b>%s</b>\n%s", table->heading, table->subject);
  if (*facts != '\0')
    {
      char *both = g_strdup_printf ("%s\n<i>%s</i>", middle, facts);

      g_free (middle);
      middle = both;
    }
  dt_form_fill_heads_apart (block, table->office, place_and_day, middle, self->paper.width * SIDE_PART, self->paper.width, SIDE_SIZE);
  block->keep_with_next = TRUE;
}

static void
fill_title (const Content *self,
            DtReportBlock *block)
{
  dt_form_fill_title (block, self->table->heading, self->table->subject, join_lines (self->table->facts), self->paper.width);
}

static void
fill_lines (const Content *self,
            DtReportBlock *block)
{
  DtReportCell *cell = dt_report_block_add_cell (block, 0, self->paper.width, 12, DT_CELL_START, join_lines (self->table->lines));

  cell->leading = 16;
  block->space_before = 10;
  block->keep_with_next = TRUE;
}

static void
fill_empty (const Content *self,
            DtReportBlock *block)
{
  dt_report_block_add_cell (block, 0, self->paper.width, DT_FORM_SIZE, DT_CELL_START, g_markup_escape_text (self->table->empty, -1));
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
  for (int i = 0; i < self->paper.n_columns; i++)
    {
      const Column *column = &self->paper.columns[i];
      const char *title = column->index < 0 ? C_("printed column", "No.") : dt_listing_paper_get_column (&self->paper, column->index)->title;

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
  double number_width = self->paper.name_numbers || !self->table->numbered ? 0 : self->paper.columns[0].width;
  int last = self->paper.n_columns - 1;

  /* Below as many columns as the count needs. */
  while (last > 1 && self->paper.width - self->paper.columns[last].x < COUNT_WIDTH)
    last--;
  dt_form_fill_group (block, index + 1, name, last > 1 ? count : NULL, number_width, self->paper.columns[last].x, self->paper.width, continued);
}

static void
fill_message (const Content *self,
              guint          row,
              DtReportBlock *block)
{
  double x = self->table->numbered ? self->paper.columns[0].width : 0;
  g_autofree char *words = dt_listing_cell_words (self->table, dt_listing_get_cell (self->table, row, 0));

  if (x > 0)
    dt_form_add_cell (block, 0, x, DT_CELL_CENTER, NULL);
  dt_form_add_cell (block, x, self->paper.width - x, DT_CELL_START, g_markup_printf_escaped ("<i>%s</i>", words));
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

  for (int i = 0; i < self->paper.n_columns; i++)
    {
      const Column *column = &self->paper.columns[i];
      const DtListingCell *cell = column->index < 0 ? NULL : dt_listing_get_cell (self->table, row, (guint) column->index);
      DtColumnFlags flags = cell != NULL ? dt_listing_paper_get_column (&self->paper, column->index)->flags : 0;
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

  for (int i = 0; i < self->paper.n_columns && self->table->sums->len > 0; i++)
    {
      int index = self->paper.columns[i].index;

      if (index >= 0 && g_array_index (self->table->sums, DtListingCell, index).kind != DT_VALUE_NONE && x >= MIN_TOTAL_WIDTH)
        return i;
      x += self->paper.columns[i].width;
    }

  return self->paper.n_columns;
}

static void
fill_total (const Content *self,
            DtReportBlock *block)
{
  int first = first_sum (self);
  double x = first < self->paper.n_columns ? self->paper.columns[first].x : self->paper.width;

  block->kind = DT_BLOCK_ROW;
  block->keep_with_next = TRUE;
  dt_form_add_cell (block, 0, x, DT_CELL_START, g_markup_printf_escaped ("<b>%s</b>", self->table->total));
  for (int i = first; i < self->paper.n_columns; i++)
    {
      const Column *column = &self->paper.columns[i];
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
      fill_letterhead (self, block);
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
      dt_form_fill_note (block, g_markup_escape_text (g_ptr_array_index (self->table->notes, item->index), -1), self->paper.width);
      block->space_before = item->index == 0 ? 6 : 2;
      break;
    case ITEM_END:
      dt_form_fill_end (block, self->table->office, self->paper.width);
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
  if (!table->plain)
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
  DtPageLayout layout, across;
  DtReport *report;

  self->view = dt_listing_view_ref (view);
  self->table = view->table;
  self->items = g_array_new (FALSE, FALSE, sizeof (Item));
  dt_page_layout_init_party (&layout, FALSE);
  dt_page_layout_init_party (&across, TRUE);
  dt_listing_paper_init (&self->paper, view, dt_page_layout_get_width (&layout), dt_page_layout_get_width (&across));
  self->paper.n_columns = MIN (self->paper.n_columns, DT_REPORT_MAX_CELLS);
  if (self->paper.landscape)
    layout = across;
  if (self->table->plain)
    layout.top = layout.bottom = NARROW_MARGIN;
  list_items (self);
  source.n_blocks = self->items->len;

  report = dt_report_new (&layout, title, author, &source, self, content_free);
  dt_report_set_tells_all (report, TRUE);
  return report;
}
