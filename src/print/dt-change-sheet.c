/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-change-sheet.h"

#include <glib/gi18n-lib.h>

#include "dt-change-words.h"
#include "dt-form-blocks.h"

#define TABLE_SIZE 11.0

typedef struct { char *item, *title, *lead, *old_day, *new_day, *effect; gboolean moved; } Row;

struct _DtChangeSheet
{
  gatomicrefcount ref_count;
  DtOffice       *office;
  DtDay           today;
  char           *headline, *cause, *stage;
  GPtrArray      *rows;        /* Row */
  guint           n_moved;
};

static void
row_free (gpointer data)
{
  Row *row = data;

  g_free (row->item);
  g_free (row->title);
  g_free (row->lead);
  g_free (row->old_day);
  g_free (row->new_day);
  g_free (row->effect);
  g_free (row);
}

/**
 * dt_change_sheet_new:
 * @today: the day of the sheet
 * @headline: what the change does, and to what
 * @cause: the directive that orders it, with its item and date
 * @stage: whether it is planned, in force or lifted
 *
 * Returns: (transfer full): a sheet without tasks
 */
DtChangeSheet *
dt_change_sheet_new (DtDay       today,
                     const char *headline,
                     const char *cause,
                     const char *stage)
{
  DtChangeSheet *self = g_new0 (DtChangeSheet, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->today = today;
  self->headline = g_strdup (headline);
  self->cause = g_strdup (cause);
  self->stage = g_strdup (stage);
  self->rows = g_ptr_array_new_with_free_func (row_free);

  return self;
}

/**
 * dt_change_sheet_take_office:
 * @self: a sheet nobody draws yet
 * @office: (transfer full): how the office names itself
 */
void
dt_change_sheet_take_office (DtChangeSheet *self,
                             DtOffice      *office)
{
  g_clear_pointer (&self->office, dt_office_free);
  self->office = office;
}

DtChangeSheet *
dt_change_sheet_ref (DtChangeSheet *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
dt_change_sheet_unref (DtChangeSheet *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_pointer (&self->office, dt_office_free);
  g_free (self->headline);
  g_free (self->cause);
  g_free (self->stage);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/**
 * dt_change_sheet_add:
 * @self: a sheet nobody draws yet
 * @move: a task under the change
 * @effect: what it does to it, in words
 */
void
dt_change_sheet_add (DtChangeSheet       *self,
                     const DtMovePreview *move,
                     const char          *effect)
{
  Row *row = g_new0 (Row, 1);

  row->moved = (move->effects & DT_EFFECT_MOVED) != 0;
  row->item = g_strdup (dt_change_item_words (move));
  row->title = g_strdup (move->title);
  row->lead = dt_change_lead_words (move);
  row->old_day = move->old_day != DT_DAY_NONE ? dt_day_format (move->old_day, DT_DAY_STYLE_PARTY, self->today) : g_strdup ("—");
  row->new_day = row->moved ? dt_day_format (move->new_day, DT_DAY_STYLE_PARTY, self->today) : g_strdup ("");
  row->effect = g_strdup (effect);
  self->n_moved += row->moved;
  g_ptr_array_add (self->rows, row);
}

/* ---- On paper ---- */

enum { NUMBER, ITEM, TASK, LEAD, OLD_DAY, NEW_DAY, EFFECT, N_COLUMNS };

/* The task has what the others leave. */
static const double widths[N_COLUMNS] = { 28, 54, 0, 104, 68, 68, 168 };

/* Before the rows: letterhead, title; after them: total, end. */
enum { BLOCK_LETTERHEAD, BLOCK_TITLE, N_BEFORE };

typedef struct { DtChangeSheet *sheet; double width; } Content;

static void
content_free (gpointer data)
{
  dt_change_sheet_unref (((Content *) data)->sheet);
  g_free (data);
}

static double
width_of (const Content *self,
          int            column)
{
  double left = self->width;

  if (column != TASK)
    return widths[column];
  for (int i = 0; i < N_COLUMNS; i++)
    left -= widths[i];

  return left;
}

static void
add_cells (const Content *self,
           DtReportBlock *block,
           char         **markups,
           gboolean       head)
{
  double x = 0;

  for (int i = 0; i < N_COLUMNS; i++)
    {
      gboolean centred = head || i == NUMBER || i == ITEM || i == OLD_DAY || i == NEW_DAY;
      DtReportCell *cell = dt_report_block_add_cell (block, x, width_of (self, i), TABLE_SIZE,
                                                     centred ? DT_CELL_CENTER : DT_CELL_START, markups[i]);

      cell->framed = TRUE;
      x += width_of (self, i);
    }
}

static void
fill_table_head (gpointer       data,
                 DtReportBlock *block)
{
  /* Translators: heads of the columns of a printed table */
  const char *titles[N_COLUMNS] = { C_("column on paper", "No."), C_("column on paper", "Item"), C_("column on paper", "Task"),
                                    C_("column on paper", "Lead"), C_("column on paper", "Old day"), C_("column on paper", "New day"),
                                    C_("column on paper", "Effect") };
  char *markups[N_COLUMNS];

  for (int i = 0; i < N_COLUMNS; i++)
    markups[i] = g_markup_printf_escaped ("<b>%s</b>", titles[i]);
  add_cells (data, block, markups, TRUE);
  block->kind = DT_BLOCK_ROW;
  block->min_height = 28;
}

/* A struck day and a bold one need no colour. */
static void
fill_row (const Content *self,
          guint          index,
          DtReportBlock *block)
{
  const Row *row = g_ptr_array_index (self->sheet->rows, index);
  char *markups[N_COLUMNS] = {
    g_strdup_printf ("%u", index + 1),
    g_markup_escape_text (row->item, -1),
    g_markup_escape_text (row->title, -1),
    g_markup_escape_text (row->lead, -1),
    g_markup_printf_escaped (row->moved ? "<s>%s</s>" : "%s", row->old_day),
    g_markup_printf_escaped ("<b>%s</b>", row->new_day),
    g_markup_escape_text (row->effect, -1),
  };

  add_cells (self, block, markups, FALSE);
  block->kind = DT_BLOCK_ROW;
  block->head = DT_REPORT_NO_HEAD;
  block->keep_with_next = index + 1 == self->sheet->rows->len;
}

static void
fill_title (const Content *self,
            DtReportBlock *block)
{
  const DtChangeSheet *sheet = self->sheet;

  dt_report_block_add_cell (block, 0, self->width, DT_FORM_SIZE, DT_CELL_CENTER,
                            g_markup_printf_escaped ("<span size=\"16pt\"><b>%s</b></span>\n<b>%s</b>\n"
                                                     "<span size=\"13pt\"><i>%s</i></span>\n<span size=\"13pt\"><i>%s</i></span>",
                                                     C_("heading in capitals", "CHANGE OF DEADLINES"), sheet->headline, sheet->cause,
                                                     sheet->stage));
  block->space_before = 14;
  block->keep_with_next = TRUE;
}

static void
fill_total (const Content *self,
            DtReportBlock *block)
{
  guint n = self->sheet->n_moved;
  guint stays = self->sheet->rows->len - n;
  g_autofree char *moved = g_strdup_printf (ngettext ("%u deadline moves", "%u deadlines move", n), n);
  g_autofree char *left = g_strdup_printf (ngettext ("%u stays", "%u stay", stays), stays);
  DtReportCell *cell;

  /* Translators: the last line of a table: how many deadlines move, how many stay */
  cell = dt_report_block_add_cell (block, 0, self->width, TABLE_SIZE, DT_CELL_START,
                                   g_markup_printf_escaped (_("<b>Total: %1$s, %2$s.</b>"), moved, left));
  cell->framed = TRUE;
  block->kind = DT_BLOCK_ROW;
  block->head = DT_REPORT_NO_HEAD;
  block->keep_with_next = TRUE;
}

static void
fill (gpointer       data,
      guint          index,
      gboolean       continued,
      DtReportBlock *block)
{
  const Content *self = data;
  guint n_rows = self->sheet->rows->len;

  if (index == BLOCK_LETTERHEAD)
    dt_form_fill_letterhead (block, self->sheet->office, self->sheet->today, self->width);
  else if (index == BLOCK_TITLE)
    fill_title (self, block);
  else if (index - N_BEFORE < n_rows)
    {
      fill_row (self, index - N_BEFORE, block);
      if (index == N_BEFORE)
        block->space_before = 12;
    }
  else if (index - N_BEFORE == n_rows)
    fill_total (self, block);
  else
    dt_form_fill_end (block, self->sheet->office, self->width);
}

/**
 * dt_change_sheet_report_new:
 * @self: a sheet with its tasks
 *
 * Returns: (transfer full): the sheet on A4 across, not yet cut into pages
 */
DtReport *
dt_change_sheet_report_new (DtChangeSheet *self)
{
  Content *content = g_new0 (Content, 1);
  DtReportSource source = { .n_blocks = N_BEFORE + self->rows->len + 2, .fill = fill, .fill_table_head = fill_table_head };
  DtPageLayout layout;

  dt_page_layout_init_party (&layout, TRUE);
  content->sheet = dt_change_sheet_ref (self);
  content->width = dt_page_layout_get_width (&layout);

  return dt_report_new (&layout, self->headline, self->office->name, &source, content, content_free);
}
