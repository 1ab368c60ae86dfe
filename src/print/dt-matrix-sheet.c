/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The matrix on A4 across. Requests that do not fit side by side follow in parts, each with all units; thirty units stand on
 * one sheet. */

#include "dt-matrix-sheet.h"

#include "dt-form-blocks.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What a sheet has room for, in points. */
typedef struct
{
  double size;           /* of the table's letters */
  double number, unit, sum;
  double request;        /* at most */
  guint  max_requests;   /* side by side */
} Measures;

static const Measures measures_a4 = { 9.5, 22, 168, 44, 80, 8 };
static const Measures measures_a3 = { 9.5, 22, 168, 44, 80, 12 };
/* The same sheet with few requests: there is room for larger letters. */
#define FEW_REQUESTS 9
static const Measures measures_a3_few = { 11, 28, 210, 56, 110, FEW_REQUESTS };

#define LETTER_SIZE 12.0
#define LETTER_WIDTH 236.0

struct _DtMatrixSheet
{
  gatomicrefcount ref_count;
  DtMatrix       *matrix;
  GPtrArray      *units;
  DtOffice       *office;
  DtDay           today;
  int             soon_days;
  DtPaper         paper;         /* of the reports that are made from now on */
};

/**
 * dt_matrix_sheet_new:
 * @matrix: what is printed
 * @units: (element-type DtMatrixUnit): which of its units, in their order; nobody changes it any more
 * @today: the day of the sheet
 * @soon_days: days before the last day in which something is due soon
 *
 * Returns: (transfer full): a sheet that still needs its office
 */
DtMatrixSheet *
dt_matrix_sheet_new (DtMatrix  *matrix,
                     GPtrArray *units,
                     DtDay      today,
                     int        soon_days)
{
  DtMatrixSheet *self = g_new0 (DtMatrixSheet, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->matrix = dt_matrix_ref (matrix);
  self->units = g_ptr_array_ref (units);
  self->today = today;
  self->soon_days = soon_days;

  return self;
}

/**
 * dt_matrix_sheet_take_office:
 * @self: a sheet nobody draws yet
 * @office: (transfer full): how the office names itself
 */
void
dt_matrix_sheet_take_office (DtMatrixSheet *self,
                             DtOffice      *office)
{
  g_clear_pointer (&self->office, dt_office_free);
  self->office = office;
}

DtOffice *
dt_matrix_sheet_get_office (DtMatrixSheet *self)
{
  return self->office;
}

DtMatrixSheet *
dt_matrix_sheet_ref (DtMatrixSheet *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
dt_matrix_sheet_unref (DtMatrixSheet *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_pointer (&self->office, dt_office_free);
  g_ptr_array_unref (self->units);
  dt_matrix_unref (self->matrix);
  g_free (self);
}

/**
 * dt_matrix_sheet_set_paper:
 * @paper: of the reports that are made from now on; A3 has room for more requests side by side
 *
 * Only on the thread that makes the reports.
 */
void
dt_matrix_sheet_set_paper (DtMatrixSheet *self,
                           DtPaper        paper)
{
  self->paper = paper;
}

/* What it is made of, for a spreadsheet of the same. */
DtMatrix *
dt_matrix_sheet_get_matrix (DtMatrixSheet *self)
{
  return self->matrix;
}

GPtrArray *
dt_matrix_sheet_get_units (DtMatrixSheet *self)
{
  return self->units;
}

DtDay
dt_matrix_sheet_get_today (DtMatrixSheet *self)
{
  return self->today;
}

int
dt_matrix_sheet_get_soon_days (DtMatrixSheet *self)
{
  return self->soon_days;
}

/* --- Blocks --- */

/* Each part: its title, the heads of its columns, the units, the totals. The key follows the last. */
typedef struct
{
  DtMatrixSheet *sheet;
  const Measures *measures;
  double         width;
  guint          n_parts;
  guint          n_in_part;     /* blocks */
} Content;

static void
content_free (gpointer data)
{
  dt_matrix_sheet_unref (((Content *) data)->sheet);
  g_free (data);
}

static guint
first_of (const Content *self,
          guint          part)
{
  return part * self->measures->max_requests;
}

static guint
count_requests (const Content *self,
                guint          part)
{
  return MIN (self->sheet->matrix->requests->len - first_of (self, part), self->measures->max_requests);
}

static double
width_of_request (const Content *self,
                  guint          part)
{
  const Measures *measures = self->measures;
  double room = self->width - measures->number - measures->unit - measures->sum;

  return MIN (room / count_requests (self, part), measures->request);
}

static DtReportCell *
add_cell (const Content *self,
          DtReportBlock *block,
          double        *x,
          double         width,
          DtCellAlign    align,
          char          *markup)
{
  DtReportCell *cell = dt_report_block_add_cell (block, *x, width, self->measures->size, align, markup);

  cell->framed = TRUE;
  cell->tight = TRUE;
  *x += width;
  return cell;
}

/* The office at the left, what it is in the middle, the Party at the right: three lines, to leave the sheet to the units. */
static void
fill_letterhead (const Content *self,
                 DtReportBlock *block)
{
  const DtMatrixSheet *sheet = self->sheet;
  g_autofree char *place_and_day = dt_form_place_and_day (sheet->office, sheet->today);
  g_autofree char *name = g_markup_printf_escaped ("<b>%s</b>\n%s", C_("heading in capitals", "REPORTS HANDED IN"), sheet->matrix->name);

  dt_form_fill_heads_apart (block, sheet->office, place_and_day, name, LETTER_WIDTH, self->width, LETTER_SIZE);
  block->keep_with_next = TRUE;
}

/* Of a later part: on a sheet of its own. */
static void
fill_part_title (const Content *self,
                 guint          part,
                 DtReportBlock *block)
{
  /* Translators: over the second and further parts of a table that is too wide for one sheet: its name, which part, of how many */
  g_autofree char *text = g_strdup_printf (_("%1$s (part %2$u of %3$u)"), self->sheet->matrix->name, part + 1, self->n_parts);

  dt_report_block_add_cell (block, 0, self->width, LETTER_SIZE, DT_CELL_CENTER, g_markup_printf_escaped ("<b>%s</b>", text));
  block->page_break = DT_BREAK_PAGE;
  block->keep_with_next = TRUE;
}

static char *
request_markup (const DtTaskRow *request,
                DtDay            today)
{
  g_autofree char *day = NULL;
  g_autofree char *due = NULL;
  int year, this_year;

  if (request->last_day == DT_DAY_NONE)
    return g_markup_printf_escaped ("<b>%s</b>\n%s\n<b>%s</b>", request->short_title, request->directive, C_("head of the matrix", "no deadline"));

  dt_day_get (request->last_day, &year, NULL, NULL);
  dt_day_get (today, &this_year, NULL, NULL);
  day = dt_day_format (request->last_day, year == this_year ? DT_DAY_STYLE_SHORT : DT_DAY_STYLE_PARTY, today);
  /* Translators: in the head of a printed column: the last day */
  due = g_strdup_printf (_("due %s"), day);

  return g_markup_printf_escaped ("<b>%s</b>\n%s\n<b>%s</b>", request->short_title, request->directive, due);
}

/* The heads are those of a group of rows: each part has its own, and they are told again where it goes on. */
static void
fill_heads (const Content *self,
            guint          part,
            DtReportBlock *block)
{
  const DtMatrix *matrix = self->sheet->matrix;
  double x = 0;

  block->kind = DT_BLOCK_HEAD;
  add_cell (self, block, &x, self->measures->number, DT_CELL_CENTER, g_markup_printf_escaped ("<b>%s</b>", C_("column on paper", "No.")));
  add_cell (self, block, &x, self->measures->unit, DT_CELL_CENTER, g_markup_printf_escaped ("<b>%s</b>", _("Unit")));
  for (guint i = 0; i < count_requests (self, part); i++)
    add_cell (self, block, &x, width_of_request (self, part), DT_CELL_CENTER,
              request_markup (g_ptr_array_index (matrix->requests, first_of (self, part) + i), self->sheet->today));
  add_cell (self, block, &x, self->measures->sum, DT_CELL_CENTER, g_markup_printf_escaped ("<b>%s</b>", C_("head of the matrix", "Handed in")));
}

/* What is late stands out without colour; what is not settled leans. */
static char *
cell_markup (const DtMatrixSheet   *sheet,
             const DtAssignmentRow *cell)
{
  g_autofree char *text = dt_matrix_cell_print (cell, sheet->today, sheet->soon_days);
  DtState state = dt_assignment_row_get_state (cell, sheet->today, sheet->soon_days);
  const char *late;

  if (cell->excused == NULL && state == DT_STATE_OVERDUE)
    return g_markup_printf_escaped ("<b>%s</b>", text);
  if (cell->excused != NULL || state == DT_STATE_HANDED || state == DT_STATE_RETURNED)
    return g_markup_printf_escaped ("<i>%s</i>", text);

  /* "(+3)" of what came late. */
  late = strchr (text, '(');
  if (state == DT_STATE_DONE_LATE && late != NULL)
    {
      g_autofree char *day = g_strndup (text, (gsize) (late - text));

      return g_markup_printf_escaped ("%s<b>%s</b>", day, late);
    }

  return g_markup_escape_text (text, -1);
}

static void
fill_unit (const Content *self,
           guint          part,
           guint          index,
           DtReportBlock *block)
{
  const DtMatrixUnit *unit = g_ptr_array_index (self->sheet->units, index);
  double x = 0;

  block->kind = DT_BLOCK_ROW;
  block->head = part * self->n_in_part + 1;
  block->keep_with_next = index + 1 == self->sheet->units->len;
  add_cell (self, block, &x, self->measures->number, DT_CELL_CENTER, g_strdup_printf ("%u", index + 1));
  add_cell (self, block, &x, self->measures->unit, DT_CELL_START, g_markup_escape_text (unit->unit_name, -1));
  for (guint i = 0; i < count_requests (self, part); i++)
    {
      const DtAssignmentRow *cell = unit->cells[first_of (self, part) + i];

      add_cell (self, block, &x, width_of_request (self, part), DT_CELL_CENTER,
                cell != NULL ? cell_markup (self->sheet, cell) : NULL)->shaded = cell == NULL;
    }
  add_cell (self, block, &x, self->measures->sum, DT_CELL_CENTER, g_markup_printf_escaped ("<b>%d</b>/%d", unit->handed_in, unit->owed));
}

static void
fill_totals (const Content *self,
             guint          part,
             DtReportBlock *block)
{
  int all_in = 0, all_owed = 0;
  double x = 0;

  block->kind = DT_BLOCK_ROW;
  block->head = part * self->n_in_part + 1;
  block->keep_with_next = part + 1 == self->n_parts;
  add_cell (self, block, &x, self->measures->number + self->measures->unit, DT_CELL_START, g_markup_printf_escaped ("<b>%s</b>", _("Handed in / asked for")))->shaded = TRUE;
  for (guint i = 0; i < count_requests (self, part); i++)
    {
      int in, owed;

      dt_matrix_count_column (self->sheet->units, first_of (self, part) + i, &in, &owed);
      add_cell (self, block, &x, width_of_request (self, part), DT_CELL_CENTER, g_markup_printf_escaped ("<b>%d/%d</b>", in, owed))->shaded = TRUE;
    }
  for (guint i = 0; i < self->sheet->units->len; i++)
    {
      all_in += ((const DtMatrixUnit *) g_ptr_array_index (self->sheet->units, i))->handed_in;
      all_owed += ((const DtMatrixUnit *) g_ptr_array_index (self->sheet->units, i))->owed;
    }
  add_cell (self, block, &x, self->measures->sum, DT_CELL_CENTER, g_markup_printf_escaped ("<b>%d/%d</b>", all_in, all_owed))->shaded = TRUE;
}

static void
fill_key (const Content *self,
          DtReportBlock *block)
{
  dt_report_block_add_cell (block, 0, self->width * .74, self->measures->size, DT_CELL_START,
                            g_markup_printf_escaped ("<i>%s</i>", _("✓ day received; (+n) n days late; (aw.) received, awaits acceptance; OD n: overdue by n days; "
                                                                    "empty: not handed in, not due; grey: not asked.")))->top = TRUE;
  dt_report_block_add_cell (block, self->width * .76, self->width * .24, self->measures->size + 1.5, DT_CELL_CENTER,
                            g_markup_printf_escaped ("<b>%s</b>", C_("heading in capitals", "COMPILED BY")))->top = TRUE;
  block->space_before = 3;
}

static void
fill (gpointer       data,
      guint          index,
      gboolean       continued,
      DtReportBlock *block)
{
  const Content *self = data;
  guint part = index / self->n_in_part;
  guint within = index % self->n_in_part;
  guint n_units = self->sheet->units->len;

  if (part == self->n_parts)
    fill_key (self, block);
  else if (within == 0 && part == 0)
    fill_letterhead (self, block);
  else if (within == 0)
    fill_part_title (self, part, block);
  else if (within == 1)
    {
      fill_heads (self, part, block);
      block->space_before = continued ? 0 : 6;
    }
  else if (within - 2 < n_units)
    fill_unit (self, part, within - 2, block);
  else
    fill_totals (self, part, block);
}

/* The heads of the columns differ from part to part: they are heads of groups. */
static void
fill_table_head (gpointer       data,
                 DtReportBlock *block)
{
}

/**
 * dt_matrix_sheet_report_new:
 * @self: a sheet with its office
 *
 * Returns: (transfer full): the sheet on its paper across, not yet cut into pages
 */
DtReport *
dt_matrix_sheet_report_new (DtMatrixSheet *self)
{
  Content *content = g_new0 (Content, 1);
  DtReportSource source = { .fill = fill, .fill_table_head = fill_table_head };
  DtPageLayout layout;
  DtReport *report;

  dt_page_layout_init_party (&layout, TRUE);
  dt_page_layout_set_paper (&layout, self->paper);
  /* Thirty units stand on one sheet: less room above and below than a letter has. */
  layout.top = layout.bottom = DT_MM (12);
  content->sheet = dt_matrix_sheet_ref (self);
  content->width = dt_page_layout_get_width (&layout);
  content->measures = self->paper != DT_PAPER_A3 ? &measures_a4 : self->matrix->requests->len <= FEW_REQUESTS ? &measures_a3_few : &measures_a3;
  content->n_parts = MAX ((self->matrix->requests->len + content->measures->max_requests - 1) / content->measures->max_requests, 1);
  content->n_in_part = self->units->len + 3;
  source.n_blocks = content->n_parts * content->n_in_part + 1;

  report = dt_report_new (&layout, self->matrix->name, self->office->name, &source, content, content_free);
  dt_report_set_tells_all (report, TRUE);
  return report;
}
