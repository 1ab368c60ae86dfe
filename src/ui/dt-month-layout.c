/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dt-month-layout.h"

#include <math.h>

#define N_WEEKS 6
#define WEEKEND_WIDTH 0.64          /* of a working day */
#define WORKING_DAYS 5
#define LINE 1                      /* left between the cells, where the grid's own colour shows */

struct _DtMonthLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (DtMonthLayout, dt_month_layout, GTK_TYPE_LAYOUT_MANAGER)

static gboolean
is_weekend_column (int column)
{
  return column > WORKING_DAYS;
}

/* The next child from @child on that takes part; popovers of the grid do not. */
static GtkWidget *
skip_natives (GtkWidget *child)
{
  while (child != NULL && (GTK_IS_NATIVE (child) || !gtk_widget_should_layout (child)))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

/**
 * dt_month_layout_columns:
 * @width: of the whole month, in pixels
 * @edges: (out): left edge of each column, and the right edge of the last
 *
 * Shares out a width. Whole pixels; what is left over by rounding goes round the columns, so none jumps by more than one.
 */
void
dt_month_layout_columns (int width,
                         int edges[DT_MONTH_COLUMNS + 1])
{
  double day = MAX (0, width - DT_MONTH_RAIL_WIDTH) / (WORKING_DAYS + 2 * WEEKEND_WIDTH);
  double x = DT_MONTH_RAIL_WIDTH;

  edges[0] = 0;
  for (int column = 1; column < DT_MONTH_COLUMNS; column++)
    {
      edges[column] = (int) round (x);
      x += is_weekend_column (column) ? day * WEEKEND_WIDTH : day;
    }
  edges[DT_MONTH_COLUMNS] = MAX (width, DT_MONTH_RAIL_WIDTH);
}

static GtkSizeRequestMode
dt_month_layout_get_request_mode (GtkLayoutManager *manager,
                                  GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
measure_width (GtkWidget *widget,
               int       *minimum,
               int       *natural)
{
  int column = 0;
  double min_day = 0, nat_day = 0;

  for (GtkWidget *child = skip_natives (gtk_widget_get_first_child (widget));
       child != NULL;
       child = skip_natives (gtk_widget_get_next_sibling (child)))
    {
      double scale = is_weekend_column (column) ? WEEKEND_WIDTH : 1.0;
      int child_min, child_nat;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_min, &child_nat, NULL, NULL);
      if (column > 0)
        {
          min_day = MAX (min_day, child_min / scale);
          nat_day = MAX (nat_day, child_nat / scale);
        }
      column = (column + 1) % DT_MONTH_COLUMNS;
    }

  *minimum = DT_MONTH_RAIL_WIDTH + (int) ceil ((min_day + LINE) * (WORKING_DAYS + 2 * WEEKEND_WIDTH));
  *natural = DT_MONTH_RAIL_WIDTH + (int) ceil ((nat_day + LINE) * (WORKING_DAYS + 2 * WEEKEND_WIDTH));
}

/* Height of the heads and of the tallest week. */
static void
measure_rows (GtkWidget *widget,
              gboolean   want_natural,
              int       *head,
              int       *week)
{
  int index = 0;

  *head = 0;
  *week = 0;
  for (GtkWidget *child = skip_natives (gtk_widget_get_first_child (widget));
       child != NULL;
       child = skip_natives (gtk_widget_get_next_sibling (child)), index++)
    {
      int minimum, natural;
      int *row = index < DT_MONTH_COLUMNS ? head : week;

      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, -1, &minimum, &natural, NULL, NULL);
      *row = MAX (*row, want_natural ? natural : minimum);
    }
}

static void
dt_month_layout_measure (GtkLayoutManager *manager,
                         GtkWidget        *widget,
                         GtkOrientation    orientation,
                         int               for_size,
                         int              *minimum,
                         int              *natural,
                         int              *minimum_baseline,
                         int              *natural_baseline)
{
  int head, week;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_width (widget, minimum, natural);
      return;
    }

  measure_rows (widget, FALSE, &head, &week);
  *minimum = head + LINE + N_WEEKS * (week + LINE);
  measure_rows (widget, TRUE, &head, &week);
  *natural = head + LINE + N_WEEKS * (week + LINE);
}

static void
dt_month_layout_allocate (GtkLayoutManager *manager,
                          GtkWidget        *widget,
                          int               width,
                          int               height,
                          int               baseline)
{
  int edges[DT_MONTH_COLUMNS + 1];
  int head, week;
  int index = 0;

  dt_month_layout_columns (width, edges);
  measure_rows (widget, FALSE, &head, &week);
  head += LINE;

  for (GtkWidget *child = skip_natives (gtk_widget_get_first_child (widget));
       child != NULL;
       child = skip_natives (gtk_widget_get_next_sibling (child)), index++)
    {
      int column = index % DT_MONTH_COLUMNS;
      int row = index / DT_MONTH_COLUMNS;
      int top = row == 0 ? 0 : head + (height - head) * (row - 1) / N_WEEKS;
      int bottom = row == 0 ? head : head + (height - head) * row / N_WEEKS;
      int gap = row > 0 && column < DT_MONTH_COLUMNS - 1 ? LINE : 0;
      GtkAllocation area = { edges[column], top, edges[column + 1] - edges[column] - gap, bottom - top - LINE };

      gtk_widget_size_allocate (child, &area, -1);
    }
}

static void
dt_month_layout_class_init (DtMonthLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = dt_month_layout_get_request_mode;
  layout_class->measure = dt_month_layout_measure;
  layout_class->allocate = dt_month_layout_allocate;
}

static void
dt_month_layout_init (DtMonthLayout *self)
{
}

/**
 * dt_month_layout_new:
 *
 * Returns: (transfer full): a layout for a widget of 7 × 8 children
 */
GtkLayoutManager *
dt_month_layout_new (void)
{
  return g_object_new (DT_TYPE_MONTH_LAYOUT, NULL);
}
