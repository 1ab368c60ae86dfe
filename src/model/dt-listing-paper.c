/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which columns a report that is a table has on paper, how wide each becomes, and what its cells say there. */

#include "dt-listing-paper.h"

#include "dt-roman.h"

/* Of the texts of a table, points. */
#define SIZE 11.0
#define NUMBER_WIDTH 26.0
/* Roman numerals wider than this go before the name instead of into the column of numbers. */
#define MAX_NUMBER_WIDTH 34.0
/* What each share of the rest must have; else the sheet is turned. With less than the second all columns become narrower. */
#define GOOD_SHARE 40.0
#define MIN_SHARE 24.0
/* Of a column of days with one of another year, which is written with it. */
#define YEAR_WIDTH 60.0
/* Of a letter in the head of a column, about. */
#define LETTER_WIDTH 5.8

/**
 * dt_listing_paper_get_column:
 * @index: of the table
 *
 * Returns: (transfer none): the column
 */
const DtListingColumn *
dt_listing_paper_get_column (const DtListingPaper *self,
                             int                   index)
{
  return &g_array_index (self->view->table->columns, DtListingColumn, index);
}

/* What the heads of groups tell is not told again in each row. */
static gboolean
is_drawn (const DtListingPaper *self,
          guint                 index)
{
  DtColumnFlags flags = dt_listing_paper_get_column (self, (int) index)->flags;

  return (int) index != self->view->group && (flags & (DT_COLUMN_SHEET | DT_COLUMN_HEADS)) == 0;
}

static void
choose_columns (DtListingPaper *self)
{
  if (self->view->table->numbered)
    self->columns[self->n_columns++] = (DtListingPlace) { .index = -1 };
  for (guint i = 0; i < self->view->columns->len && self->n_columns < DT_LISTING_MAX_PLACES; i++)
    {
      guint index = g_array_index (self->view->columns, guint, i);

      if (is_drawn (self, index))
        self->columns[self->n_columns++] = (DtListingPlace) { .index = (int) index };
    }
}

static double
number_width (DtListingPaper *self)
{
  guint n = self->view->order->len;
  guint digits = n >= 10000 ? 5 : n >= 1000 ? 4 : 3;
  double roman = self->view->group >= 0 ? dt_roman_width (self->view->groups->len, SIZE) + 8 : 0;
  double width = MAX (NUMBER_WIDTH, digits * SIZE / 2 + 8);

  self->name_numbers = roman > MAX_NUMBER_WIDTH;
  return self->name_numbers ? width : MAX (width, roman);
}

static gboolean
has_other_years (const DtListingPaper *self,
                 guint                 index)
{
  int this_year, year;

  dt_day_get (self->view->table->today, &this_year, NULL, NULL);
  for (guint i = 0; i < dt_listing_get_n_rows (self->view->table); i++)
    {
      const DtListingCell *cell = dt_listing_get_cell (self->view->table, i, index);

      if (cell->kind != DT_VALUE_DAY)
        continue;
      dt_day_get (cell->day, &year, NULL, NULL);
      if (year != this_year)
        return TRUE;
    }

  return FALSE;
}

/* What the longest word of a head needs in bold, so that no word is broken. */
static double
head_width (const char *title)
{
  g_auto(GStrv) words = g_strsplit_set (title, " \n", -1);
  glong longest = 0;

  for (guint i = 0; words[i] != NULL; i++)
    longest = MAX (longest, g_utf8_strlen (words[i], -1));

  return longest * LETTER_WIDTH + 8;
}

static double
column_width (DtListingPaper       *self,
              const DtListingPlace *column)
{
  const DtListingColumn *of_table;
  double width;

  if (column->index < 0)
    return number_width (self);
  of_table = dt_listing_paper_get_column (self, column->index);
  if (of_table->width <= 0)
    return 0;
  width = MAX (of_table->width, head_width (of_table->title));
  return width < YEAR_WIDTH && has_other_years (self, (guint) column->index) ? YEAR_WIDTH : width;
}

/* Returns what all shares have together; below zero: nothing is left for them. */
static double
measure_fixed (DtListingPaper *self,
               int            *shares)
{
  double left = self->width;

  *shares = 0;
  for (int i = 0; i < self->n_columns; i++)
    {
      DtListingPlace *column = &self->columns[i];

      column->width = column_width (self, column);
      left -= column->width;
      if (column->width <= 0)
        *shares += MAX (dt_listing_paper_get_column (self, column->index)->share, 1);
    }

  return left;
}

static void
lay_out_columns (DtListingPaper *self)
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
      DtListingPlace *column = &self->columns[i];

      column->width = column->width > 0 ? column->width * scale
                                        : left * MAX (dt_listing_paper_get_column (self, column->index)->share, 1) / shares;
      column->x = x;
      x += column->width;
    }
}

/* Whether the columns stand side by side on a sheet of that width between its margins. */
static gboolean
fits (DtListingPaper *self,
      double          width)
{
  int shares;

  self->width = width;
  return measure_fixed (self, &shares) >= shares * GOOD_SHARE;
}

/**
 * dt_listing_paper_init:
 * @self: (out caller-allocates): what it becomes
 * @view: (transfer none): outlives @self
 * @upright: points between the margins of a sheet that stands
 * @across: of one that lies
 *
 * Which columns stand on the sheet, how it lies, and how wide each column becomes.
 */
void
dt_listing_paper_init (DtListingPaper *self,
                       DtListingView  *view,
                       double          upright,
                       double          across)
{
  *self = (DtListingPaper) { .view = view };
  choose_columns (self);
  self->landscape = view->table->landscape || !fits (self, upright);
  self->width = self->landscape ? across : upright;
  lay_out_columns (self);
}

/**
 * dt_listing_short_day:
 *
 * Returns: (transfer full): a day, without the year where it is that of the report
 */
char *
dt_listing_short_day (const DtListing *self,
                      DtDay            day)
{
  int year, this_year;

  dt_day_get (day, &year, NULL, NULL);
  dt_day_get (self->today, &this_year, NULL, NULL);
  return dt_day_format (day, year == this_year ? DT_DAY_STYLE_SHORT : DT_DAY_STYLE_PARTY, self->today);
}

/**
 * dt_listing_paper_words:
 * @flags: of its column
 *
 * Returns: (transfer full): what a cell says on paper, without its second line
 */
char *
dt_listing_paper_words (const DtListing     *self,
                        const DtListingCell *cell,
                        DtColumnFlags        flags)
{
  g_autofree char *day = NULL;

  if (cell->kind != DT_VALUE_DAY || (flags & DT_COLUMN_DATE) == 0)
    return dt_listing_cell_words (self, cell);

  day = dt_day_format (cell->day, DT_DAY_STYLE_PARTY, self->today);
  return cell->text != NULL ? g_strdup_printf ("%s %s", day, cell->text) : g_steal_pointer (&day);
}
