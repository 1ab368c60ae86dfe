/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-week-layout.h"

#include <math.h>

#define N_DAYS 7
#define N_WORKING 5
#define WEEKEND .64              /* of a working day */
#define LINE 1
#define WEIGHTS (N_WORKING + (N_DAYS - N_WORKING) * WEEKEND)
#define NATURAL_WIDTH 150        /* of a working day */

struct _DtWeekLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (DtWeekLayout, dt_week_layout, GTK_TYPE_LAYOUT_MANAGER)

/* How many working days' widths lie before a day. */
static double
weight_before (int weekday)
{
  return MIN (weekday, N_WORKING) + MAX (0, weekday - N_WORKING) * WEEKEND;
}

void
dt_week_layout_place (int  width,
                      int  weekday,
                      int *x,
                      int *day_width)
{
  int left = (int) floor (width * weight_before (weekday) / WEIGHTS);
  int right = (int) floor (width * weight_before (weekday + 1) / WEIGHTS);

  *x = left;
  *day_width = right - left - (weekday < N_DAYS - 1 ? LINE : 0);
}

static int
measure_height (GtkWidget *child,
                int        width)
{
  int least, height;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, MAX (width, least), &height, NULL, NULL, NULL);
  return height;
}

static void
dt_week_layout_measure (GtkLayoutManager *manager,
                        GtkWidget        *widget,
                        GtkOrientation    orientation,
                        int               for_size,
                        int              *minimum,
                        int              *natural,
                        int              *minimum_baseline,
                        int              *natural_baseline)
{
  int weekday = 0;
  double most = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int x, width, least;

      if (!gtk_widget_should_layout (child))
        continue;
      if (orientation == GTK_ORIENTATION_VERTICAL)
        {
          dt_week_layout_place (for_size > 0 ? for_size : (int) (NATURAL_WIDTH * WEIGHTS), weekday, &x, &width);
          most = MAX (most, measure_height (child, width));
        }
      else
        {
          gtk_widget_measure (child, orientation, -1, &least, NULL, NULL, NULL);
          most = MAX (most, (least + LINE) / (weekday < N_WORKING ? 1 : WEEKEND));
        }
      weekday++;
    }

  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = (int) most;
  else
    {
      *minimum = (int) ceil (most * WEIGHTS);
      *natural = MAX (*minimum, (int) (NATURAL_WIDTH * WEIGHTS));
    }
}

static void
dt_week_layout_allocate (GtkLayoutManager *manager,
                         GtkWidget        *widget,
                         int               width,
                         int               height,
                         int               baseline)
{
  int weekday = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int x, day_width;

      if (!gtk_widget_should_layout (child))
        continue;
      dt_week_layout_place (width, weekday, &x, &day_width);
      gtk_widget_size_allocate (child, &(GtkAllocation) { x, 0, day_width, height }, -1);
      weekday++;
    }
}

static GtkSizeRequestMode
dt_week_layout_get_request_mode (GtkLayoutManager *manager,
                                 GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
dt_week_layout_class_init (DtWeekLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->measure = dt_week_layout_measure;
  layout_class->allocate = dt_week_layout_allocate;
  layout_class->get_request_mode = dt_week_layout_get_request_mode;
}

static void
dt_week_layout_init (DtWeekLayout *self)
{
}
