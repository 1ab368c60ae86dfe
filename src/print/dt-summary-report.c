/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The deadline summary in Party layout (formats.md §3.4): letterhead, title, table by groups, note, recipients and signer. */

#include "dt-summary-private.h"

#include "dt-form-blocks.h"

#include <glib/gi18n-lib.h>

#include "dt-roman.h"

#define NUMBER_WIDTH 25.0
/* Roman numerals wider than this go before the name instead of into the column of numbers. */
#define MAX_NUMBER_WIDTH 34.0
#define YEAR_WIDTH 60.0
#define LONG_DAY_WIDTH 58.0
#define N_COLUMNS 6

typedef enum { ITEM_LETTERHEAD, ITEM_TITLE, ITEM_EMPTY, ITEM_GROUP, ITEM_TASK, ITEM_TOTAL, ITEM_NOTE, ITEM_END } ItemKind;

/* A block of the report: which group, and for a task its place in `order`. */
typedef struct
{
  guint8 kind;
  guint  group;
  guint  place;
  guint  head;
} Item;

typedef struct { DtSummaryColumn column; double x, width; } Column;

typedef struct
{
  DtSummary *summary;
  GArray    *order;       /* guint: indices of tasks, group by group */
  GArray    *groups;      /* DtSummaryGroup */
  GArray    *items;       /* Item */
  Column     columns[N_COLUMNS];
  double     width;       /* between the margins */
  gboolean   name_numbers; /* the numerals of groups stand before their names */
} Content;

/**
 * dt_summary_new:
 * @tasks: (element-type DtTaskRow): taken by reference
 * @office: (transfer full): how the office names itself
 * @query: which tasks these are; copied
 * @group: what they are grouped by on paper
 *
 * Returns: (transfer full): a snapshot; `causes`, `unit_ranks`, `unit` and `directive` may be set before it is used
 */
DtSummary *
dt_summary_new (GPtrArray     *tasks,
                DtOffice      *office,
                const DtQuery *query,
                DtGroupBy      group)
{
  DtSummary *self = g_new0 (DtSummary, 1);

  self->tasks = g_ptr_array_ref (tasks);
  self->office = office;
  self->query = dt_query_copy (query);
  self->group = group;

  return self;
}

/**
 * dt_summary_free:
 * @self: (nullable) (transfer full): a snapshot
 */
void
dt_summary_free (DtSummary *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->tasks);
  g_clear_pointer (&self->causes, g_ptr_array_unref);
  g_clear_pointer (&self->unit_ranks, g_hash_table_unref);
  dt_office_free (self->office);
  dt_query_free (self->query);
  g_free (self->unit);
  g_free (self->directive);
  g_free (self);
}

static void
content_free (gpointer data)
{
  Content *self = data;

  dt_summary_free (self->summary);
  g_array_unref (self->order);
  g_array_unref (self->groups);
  g_array_unref (self->items);
  g_free (self);
}

static void
fill_title (Content       *self,
            DtReportBlock *block)
{
  g_autofree char *title = dt_deadline_summary_title (self->summary->group, FALSE);

  dt_form_fill_title (block, C_("heading in capitals", "SUMMARY"), title, dt_summary_period (self->summary), self->width);
}

static void
fill_empty (Content       *self,
            DtReportBlock *block)
{
  dt_report_block_add_cell (block, 0, self->width, DT_FORM_SIZE, DT_CELL_START,
                            g_markup_escape_text (_("There is no such task."), -1));
  block->space_before = 16;
  block->keep_with_next = TRUE;
}

static void
fill_table_head (gpointer       data,
                 DtReportBlock *block)
{
  Content *self = data;

  block->kind = DT_BLOCK_ROW;
  block->min_height = 28;
  for (int i = 0; i < N_COLUMNS; i++)
    dt_form_add_cell (block, self->columns[i].x, self->columns[i].width, DT_CELL_CENTER,
                    dt_summary_column_title (self->columns[i].column));
}

static const DtTaskRow *
get_task (Content *self,
          guint    place)
{
  return g_ptr_array_index (self->summary->tasks, g_array_index (self->order, guint, place));
}

static char *
dup_group_name (Content *self,
                guint    index)
{
  const DtSummaryGroup *group = &g_array_index (self->groups, DtSummaryGroup, index);

  return dt_summary_group_name (self->summary, group, get_task (self, group->first));
}

static void
fill_group (Content       *self,
            guint          index,
            gboolean       continued,
            DtReportBlock *block)
{
  g_autofree char *name = dup_group_name (self, index);
  g_autofree char *count = dt_summary_count (g_array_index (self->groups, DtSummaryGroup, index).n);

  dt_form_fill_group (block, index + 1, name, count, self->name_numbers ? 0 : self->columns[0].width,
                      self->columns[N_COLUMNS - 1].x, self->width, continued);
}

static DtCellAlign
align_of (DtSummaryColumn column)
{
  switch (column)
    {
    case DT_COLUMN_TASK:
    case DT_COLUMN_LEAD:
    case DT_COLUMN_STATE:
      return DT_CELL_START;
    case DT_COLUMN_NUMBER:
    case DT_COLUMN_DIRECTIVE:
    case DT_COLUMN_LAST_DAY:
    case DT_COLUMN_ORIGINAL_DAY:
    case DT_COLUMN_TIME_LEFT:
      return DT_CELL_CENTER;
    }

  return DT_CELL_START;
}

static void
fill_task (Content       *self,
           const Item    *item,
           DtReportBlock *block)
{
  const DtTaskRow *task = get_task (self, item->place);
  guint number = item->place - g_array_index (self->groups, DtSummaryGroup, item->group).first + 1;

  block->kind = DT_BLOCK_ROW;
  block->head = item->head;
  /* Whoever signs signs below a task, never on a sheet of his own. */
  block->keep_with_next = item->place + 1 == self->order->len;
  for (int i = 0; i < N_COLUMNS; i++)
    {
      const Column *column = &self->columns[i];
      char *markup = column->column == DT_COLUMN_NUMBER ? g_strdup_printf ("%u", number)
                                                        : dt_summary_cell (self->summary, column->column, task);

      dt_form_add_cell (block, column->x, column->width, align_of (column->column), markup);
    }
}

static void
fill_total (Content       *self,
            DtReportBlock *block)
{
  const Column *last = &self->columns[N_COLUMNS - 1];
  g_autofree char *count = dt_summary_count (self->order->len);

  block->kind = DT_BLOCK_ROW;
  block->keep_with_next = TRUE;
  dt_form_add_cell (block, 0, last->x, DT_CELL_START, dt_summary_total (self->summary));
  dt_form_add_cell (block, last->x, last->width, DT_CELL_CENTER, g_markup_printf_escaped ("<b>%s</b>", count));
}

static void
fill (gpointer       data,
      guint          index,
      gboolean       continued,
      DtReportBlock *block)
{
  Content *self = data;
  const Item *item = &g_array_index (self->items, Item, index);

  switch ((ItemKind) item->kind)
    {
    case ITEM_LETTERHEAD:
      dt_form_fill_letterhead (block, self->summary->office, self->summary->query->today, self->width);
      break;
    case ITEM_TITLE:
      fill_title (self, block);
      break;
    case ITEM_EMPTY:
      fill_empty (self, block);
      break;
    case ITEM_GROUP:
      fill_group (self, item->group, continued, block);
      break;
    case ITEM_TASK:
      fill_task (self, item, block);
      break;
    case ITEM_TOTAL:
      fill_total (self, block);
      break;
    case ITEM_NOTE:
      dt_form_fill_note (block, dt_summary_note (self->summary), self->width);
      break;
    case ITEM_END:
      dt_form_fill_end (block, self->summary->office, self->width);
      break;
    }

  /* The gap between the heading and the table lies above the head of the table. */
  if (index > 0 && g_array_index (self->items, Item, index - 1).kind == ITEM_TITLE && block->kind != DT_BLOCK_TEXT)
    block->space_before = 12;
}

static char *
dup_outline (gpointer data,
             guint    index)
{
  Content *self = data;

  return dup_group_name (self, g_array_index (self->items, Item, index).group);
}

static void
add_item (Content  *self,
          ItemKind  kind,
          guint     group,
          guint     place,
          guint     head)
{
  Item item = { .kind = (guint8) kind, .group = group, .place = place, .head = head };

  g_array_append_val (self->items, item);
}

static void
list_items (Content *self)
{
  const DtOffice *office = self->summary->office;

  add_item (self, ITEM_LETTERHEAD, 0, 0, DT_REPORT_NO_HEAD);
  add_item (self, ITEM_TITLE, 0, 0, DT_REPORT_NO_HEAD);
  if (self->order->len == 0)
    add_item (self, ITEM_EMPTY, 0, 0, DT_REPORT_NO_HEAD);

  for (guint i = 0; i < self->groups->len; i++)
    {
      const DtSummaryGroup *group = &g_array_index (self->groups, DtSummaryGroup, i);
      guint head = DT_REPORT_NO_HEAD;

      if (self->summary->group != DT_GROUP_NONE)
        {
          head = self->items->len;
          add_item (self, ITEM_GROUP, i, 0, DT_REPORT_NO_HEAD);
        }
      for (guint k = 0; k < group->n; k++)
        add_item (self, ITEM_TASK, i, group->first + k, head);
    }

  if (self->order->len > 0)
    {
      add_item (self, ITEM_TOTAL, 0, 0, DT_REPORT_NO_HEAD);
      add_item (self, ITEM_NOTE, 0, 0, DT_REPORT_NO_HEAD);
    }
  if (office->recipients[0] != NULL || *office->signer_title != '\0')
    add_item (self, ITEM_END, 0, 0, DT_REPORT_NO_HEAD);
}

static gboolean
has_other_years (const DtSummary *summary)
{
  int this_year, year;

  dt_day_get (summary->query->today, &this_year, NULL, NULL);
  for (guint i = 0; i < summary->tasks->len; i++)
    {
      const DtTaskRow *row = g_ptr_array_index (summary->tasks, i);
      DtDay days[] = { row->last_day, row->original_day };

      for (gsize k = 0; k < G_N_ELEMENTS (days); k++)
        {
          if (days[k] == DT_DAY_NONE)
            continue;
          dt_day_get (days[k], &year, NULL, NULL);
          if (year != this_year)
            return TRUE;
        }
    }

  return FALSE;
}

/* Weekdays are two letters in some languages, three in others: "T4 16/10", "Wed 16/10". */
static gboolean
has_long_weekdays (const DtSummary *summary)
{
  g_autofree char *day = dt_day_format (dt_day_new (2024, 10, 16), DT_DAY_STYLE_TABLE, dt_day_new (2024, 10, 1));

  return g_utf8_strlen (day, -1) > 8;
}

static void
lay_out_columns (Content *self)
{
  static const DtSummaryColumn sets[][N_COLUMNS] = {
    [DT_GROUP_DAY] = { DT_COLUMN_NUMBER, DT_COLUMN_TASK, DT_COLUMN_LEAD, DT_COLUMN_DIRECTIVE, DT_COLUMN_ORIGINAL_DAY, DT_COLUMN_STATE },
    [DT_GROUP_DIRECTIVE] = { DT_COLUMN_NUMBER, DT_COLUMN_TASK, DT_COLUMN_LEAD, DT_COLUMN_LAST_DAY, DT_COLUMN_TIME_LEFT, DT_COLUMN_STATE },
    [DT_GROUP_UNIT] = { DT_COLUMN_NUMBER, DT_COLUMN_TASK, DT_COLUMN_DIRECTIVE, DT_COLUMN_LAST_DAY, DT_COLUMN_TIME_LEFT, DT_COLUMN_STATE },
    [DT_GROUP_STATE] = { DT_COLUMN_NUMBER, DT_COLUMN_TASK, DT_COLUMN_LEAD, DT_COLUMN_DIRECTIVE, DT_COLUMN_LAST_DAY, DT_COLUMN_TIME_LEFT },
    [DT_GROUP_NONE] = { DT_COLUMN_NUMBER, DT_COLUMN_TASK, DT_COLUMN_LEAD, DT_COLUMN_DIRECTIVE, DT_COLUMN_LAST_DAY, DT_COLUMN_STATE },
  };
  static const double widths[] = {
    [DT_COLUMN_NUMBER] = NUMBER_WIDTH, [DT_COLUMN_TASK] = 0, [DT_COLUMN_LEAD] = 80, [DT_COLUMN_DIRECTIVE] = 67,
    [DT_COLUMN_LAST_DAY] = 52, [DT_COLUMN_ORIGINAL_DAY] = 48, [DT_COLUMN_TIME_LEFT] = 70, [DT_COLUMN_STATE] = 85,
  };
  double roman = dt_roman_width (self->groups->len, DT_FORM_TABLE_SIZE) + 8;
  gboolean other_years = has_other_years (self->summary);
  double x = 0, taken = 0;

  self->name_numbers = roman > MAX_NUMBER_WIDTH;
  for (int i = 0; i < N_COLUMNS; i++)
    {
      Column *column = &self->columns[i];

      column->column = sets[self->summary->group][i];
      column->width = widths[column->column];
      if (column->column == DT_COLUMN_LAST_DAY && has_long_weekdays (self->summary))
        column->width = LONG_DAY_WIDTH;
      /* A day of another year is written with it. */
      if (other_years && (column->column == DT_COLUMN_LAST_DAY || column->column == DT_COLUMN_ORIGINAL_DAY))
        column->width = YEAR_WIDTH;
      if (column->column == DT_COLUMN_NUMBER)
        {
          guint digits = self->order->len >= 10000 ? 5 : self->order->len >= 1000 ? 4 : 3;

          column->width = MAX (column->width, digits * DT_FORM_TABLE_SIZE / 2 + 8);
          if (!self->name_numbers)
            column->width = MAX (column->width, roman);
        }
      taken += column->width;
    }

  for (int i = 0; i < N_COLUMNS; i++)
    {
      Column *column = &self->columns[i];

      if (column->column == DT_COLUMN_TASK)
        column->width = self->width - taken;
      column->x = x;
      x += column->width;
    }
}

/**
 * dt_summary_report_new:
 * @summary: (transfer full): the snapshot
 *
 * Returns: (transfer full): the deadline summary on A4, not yet cut into pages
 */
DtReport *
dt_summary_report_new (DtSummary *summary)
{
  DtReportSource source = { .fill = fill, .fill_table_head = fill_table_head, .dup_outline = dup_outline };
  Content *self = g_new0 (Content, 1);
  g_autofree char *title = dt_deadline_summary_title (summary->group, TRUE);
  g_autofree char *author = dt_form_author (summary->office);
  DtPageLayout layout;
  DtReport *report;

  dt_page_layout_init_party (&layout, FALSE);
  self->summary = summary;
  self->width = dt_page_layout_get_width (&layout);
  self->order = g_array_new (FALSE, FALSE, sizeof (guint));
  self->groups = dt_summary_group_tasks (summary, self->order);
  self->items = g_array_new (FALSE, FALSE, sizeof (Item));
  lay_out_columns (self);
  list_items (self);
  source.n_blocks = self->items->len;

  report = dt_report_new (&layout, title, author, &source, self, content_free);
  dt_report_set_tells_all (report, TRUE);
  return report;
}
