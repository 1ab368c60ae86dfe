/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the parts of a line stand. A line is as high as its kind says, whatever it holds, so that a list of thousands has nothing to
 * measure. */

#include "dt-task-line-private.h"

void
dt_task_line_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  DtTaskLine *self = DT_TASK_LINE (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 0;
      *natural = dt_columns_px (self->columns, 420);
      return;
    }

  if (self->kind == DT_ROW_GROUP)
    *minimum = dt_columns_get_head_height (self->columns);
  else if (self->kind == DT_ROW_TASK)
    *minimum = dt_columns_get_row_height (self->columns);
  else
    *minimum = dt_columns_get_small_height (self->columns);
  *natural = *minimum;
}

static void
put (GtkWidget *child,
     int        x,
     int        y,
     int        width,
     int        height)
{
  int minimum = 0;

  if (child == NULL || !gtk_widget_should_layout (child))
    return;

  gtk_widget_set_child_visible (child, width > 0 && height > 0);
  if (width <= 0 || height <= 0)
    return;
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_size_allocate (child, &(GtkAllocation) { x, y, MAX (width, minimum), height }, -1);
}

static int
get_natural (GtkWidget      *child,
             GtkOrientation  orientation)
{
  int natural = 0;

  if (child != NULL && gtk_widget_should_layout (child))
    gtk_widget_measure (child, orientation, -1, NULL, &natural, NULL, NULL);
  return natural;
}

/* One line in the middle of the height: given more, a text that is cut would not stand in the middle. */
static void
put_line (GtkWidget *child,
          int        x,
          int        width,
          int        height)
{
  int line = MIN (height, get_natural (child, GTK_ORIENTATION_VERTICAL));

  put (child, x, (height - line) / 2, width, line);
}

static void
place_head (DtTaskLine *self,
            int         width,
            int         height)
{
  DtColumns *columns = self->columns;
  int side = get_natural (self->side, GTK_ORIENTATION_HORIZONTAL);
  int count = get_natural (self->count, GTK_ORIENTATION_HORIZONTAL);
  int title = get_natural (self->head, GTK_ORIENTATION_HORIZONTAL);
  int end = width - dt_columns_px (columns, 18);
  int x = dt_columns_px (columns, 36);

  put (self->arrow, dt_columns_px (columns, 14), 0, 16, height);
  if (self->mark != NULL && gtk_widget_get_visible (self->mark))
    {
      put (self->mark, dt_columns_px (columns, 35), 0, 16, height);
      x = dt_columns_px (columns, 58);
    }

  side = MIN (side, MAX (0, end - x - 60));
  title = MIN (title, MAX (0, end - side - x - count - 20));
  put (self->head, x, 0, title, height);
  put (self->count, x + title + 8, 0, count, height);
  put (self->side, end - side, 0, side, height);
}

static void
place_progress (DtTaskLine          *self,
                const DtColumnPlace *place,
                int                  height)
{
  int words = get_natural (self->progress, GTK_ORIENTATION_VERTICAL);
  int bar = self->has_bar ? get_natural (self->bar, GTK_ORIENTATION_VERTICAL) : 0;
  int width = place->width;
  int y;

  if (self->buttons != NULL)
    {
      int natural = get_natural (self->buttons, GTK_ORIENTATION_HORIZONTAL);

      put (self->buttons, place->x - 6, 0, natural, height);
      width = 0;
    }

  y = (height - words - bar) / 2;
  put (self->progress, place->x, self->has_bar ? y : 0, width + (width > 0 ? 8 : 0), self->has_bar ? words : height);
  if (self->has_bar)
    put (self->bar, place->x, y + words, MIN (width, dt_columns_px (self->columns, 62)), bar);
}

static void
place_task (DtTaskLine *self,
            int         width,
            int         height)
{
  DtColumns *columns = self->columns;
  DtColumnPlace p[DT_N_COLUMNS];
  int half = height / 2;
  int icon = 0;

  dt_columns_place (columns, width, p);
  put (self->arrow, dt_columns_px (columns, 2), 0, 16, height);
  put (self->mark, dt_columns_px (columns, 20), 0, 16, height);
  if (self->under != NULL && gtk_widget_get_visible (self->under))
    {
      int line = get_natural (self->title, GTK_ORIENTATION_VERTICAL);

      half = MAX (half, line);
      put (self->title, p[DT_COLUMN_TITLE].x, 1, p[DT_COLUMN_TITLE].width, half);
      put (self->under, p[DT_COLUMN_TITLE].x, half, p[DT_COLUMN_TITLE].width, height - half - 1);
    }
  else if (dt_columns_get_compact (columns))
    put_line (self->title, p[DT_COLUMN_TITLE].x, p[DT_COLUMN_TITLE].width, height);
  else
    put (self->title, p[DT_COLUMN_TITLE].x, 0, p[DT_COLUMN_TITLE].width, height);

  put (self->source, p[DT_COLUMN_DIRECTIVE].x, 0, p[DT_COLUMN_DIRECTIVE].width - 6, height);
  if (self->many != NULL && gtk_widget_get_visible (self->many))
    {
      icon = 20;
      put (self->many, p[DT_COLUMN_LEAD].x, 0, p[DT_COLUMN_LEAD].width > 0 ? 16 : 0, height);
    }
  put_line (self->lead, p[DT_COLUMN_LEAD].x + icon, p[DT_COLUMN_LEAD].width - icon - 6, height);
  put (self->day, p[DT_COLUMN_LAST_DAY].x, 0, p[DT_COLUMN_LAST_DAY].width - 4, height);
  put (self->left, p[DT_COLUMN_TIME_LEFT].x, 0, p[DT_COLUMN_TIME_LEFT].width - 4, height);
  place_progress (self, &p[DT_COLUMN_PROGRESS], height);
}

static void
place_assignment (DtTaskLine *self,
                  int         width,
                  int         height)
{
  DtColumns *columns = self->columns;
  DtColumnPlace p[DT_N_COLUMNS];
  int indent = dt_columns_px (columns, 28);
  int start, end, cut;

  dt_columns_place (columns, width, p);
  start = p[DT_COLUMN_TITLE].x + indent;
  end = p[DT_COLUMN_TIME_LEFT].width > 0 ? p[DT_COLUMN_TIME_LEFT].x : width;
  /* Unit on the left, what it has done under the columns of source and lead, where there is room for both. */
  cut = dt_columns_get_narrow (columns) ? start + (end - start) / 2 : p[DT_COLUMN_DIRECTIVE].x;
  cut = MAX (cut, start + (end - start) / 3);

  put (self->mark, dt_columns_px (columns, 20) + indent, 0, 16, height);
  put_line (self->title, start, cut - start - 8, height);
  put_line (self->lead, cut, end - cut - 8, height);
  put_line (self->left, p[DT_COLUMN_TIME_LEFT].x, p[DT_COLUMN_TIME_LEFT].width - 4, height);
  if (self->buttons != NULL)
    put (self->buttons, p[DT_COLUMN_PROGRESS].x - 6, 0, get_natural (self->buttons, GTK_ORIENTATION_HORIZONTAL), height);
}

void
dt_task_line_size_allocate (GtkWidget *widget,
                            int        width,
                            int        height,
                            int        baseline)
{
  DtTaskLine *self = DT_TASK_LINE (widget);

  if (self->kind == DT_ROW_GROUP)
    place_head (self, width, height);
  else if (self->kind == DT_ROW_TASK)
    place_task (self, width, height);
  else
    place_assignment (self, width, height);
}
