/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which columns a report that is a table has on paper, and how wide each becomes. */

#include "dt-listing-private.h"

#include "dt-form-blocks.h"

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

const DtListingColumn *
dt_listing_content_get_column (const DtListingContent *self,
                               int                     index)
{
  return &g_array_index (self->table->columns, DtListingColumn, index);
}

/* What the heads of groups tell is not told again in each row. */
static gboolean
is_drawn (const DtListingContent *self,
          guint                   index)
{
  DtColumnFlags flags = dt_listing_content_get_column (self, (int) index)->flags;

  return (int) index != self->view->group && (flags & (DT_COLUMN_SHEET | DT_COLUMN_HEADS)) == 0;
}

void
dt_listing_content_choose_columns (DtListingContent *self)
{
  if (self->table->numbered)
    self->columns[self->n_columns++] = (DtListingPlace) { .index = -1 };
  for (guint i = 0; i < self->view->columns->len && self->n_columns < DT_REPORT_MAX_CELLS; i++)
    {
      guint index = g_array_index (self->view->columns, guint, i);

      if (is_drawn (self, index))
        self->columns[self->n_columns++] = (DtListingPlace) { .index = (int) index };
    }
}

static double
number_width (DtListingContent *self)
{
  guint n = self->view->order->len;
  guint digits = n >= 10000 ? 5 : n >= 1000 ? 4 : 3;
  double roman = self->view->group >= 0 ? dt_form_numeral_width (self->view->groups->len) + 8 : 0;
  double width = MAX (NUMBER_WIDTH, digits * DT_FORM_TABLE_SIZE / 2 + 8);

  self->name_numbers = roman > MAX_NUMBER_WIDTH;
  return self->name_numbers ? width : MAX (width, roman);
}

static gboolean
has_other_years (const DtListingContent *self,
                 guint                   index)
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

/* What the longest word of a head needs in bold, so that no word is broken. */
static double
head_width (const char *title)
{
  g_auto(GStrv) words = g_strsplit (title, " ", -1);
  glong longest = 0;

  for (guint i = 0; words[i] != NULL; i++)
    longest = MAX (longest, g_utf8_strlen (words[i], -1));

  return longest * LETTER_WIDTH + 8;
}

static double
column_width (DtListingContent     *self,
              const DtListingPlace *column)
{
  const DtListingColumn *of_table;
  double width;

  if (column->index < 0)
    return number_width (self);
  of_table = dt_listing_content_get_column (self, column->index);
  if (of_table->width <= 0)
    return 0;
  width = MAX (of_table->width, head_width (of_table->title));
  return width < YEAR_WIDTH && has_other_years (self, (guint) column->index) ? YEAR_WIDTH : width;
}

/* Returns what all shares have together; below zero: nothing is left for them. */
static double
measure_fixed (DtListingContent *self,
               int              *shares)
{
  double left = self->width;

  *shares = 0;
  for (int i = 0; i < self->n_columns; i++)
    {
      DtListingPlace *column = &self->columns[i];

      column->width = column_width (self, column);
      left -= column->width;
      if (column->width <= 0)
        *shares += MAX (dt_listing_content_get_column (self, column->index)->share, 1);
    }

  return left;
}

void
dt_listing_content_lay_out_columns (DtListingContent *self)
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
                                        : left * MAX (dt_listing_content_get_column (self, column->index)->share, 1) / shares;
      column->x = x;
      x += column->width;
    }
}

/* Whether the columns stand side by side on a sheet of that width between its margins. */
gboolean
dt_listing_content_fits (DtListingContent *self,
                         double            width)
{
  int shares;

  self->width = width;
  return measure_fixed (self, &shares) >= shares * GOOD_SHARE;
}
