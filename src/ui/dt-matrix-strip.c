/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-matrix-strip.h"

struct _DtMatrixStrip
{
  GtkWidget      parent_instance;

  GtkAdjustment *across;
  DtStripMake    make;
  DtStripFill    fill;
  gpointer       user_data;

  GPtrArray     *cells;         /* GtkWidget by column; NULL: out of sight */
  GPtrArray     *spare;         /* children without a column */
  DtStripRange   range;
};

G_DEFINE_FINAL_TYPE (DtMatrixStrip, dt_matrix_strip, GTK_TYPE_WIDGET)

static void
dt_matrix_strip_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  DtMatrixStrip *self = DT_MATRIX_STRIP (widget);

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *natural = (int) self->range.n * self->range.width;
      return;
    }

  for (guint i = 0; i < self->cells->len; i++)
    if (g_ptr_array_index (self->cells, i) != NULL)
      {
        int least, best;

        gtk_widget_measure (g_ptr_array_index (self->cells, i), orientation, self->range.width, &least, &best, NULL, NULL);
        *minimum = MAX (*minimum, least);
        *natural = MAX (*natural, best);
      }
}

static void
dt_matrix_strip_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  DtMatrixStrip *self = DT_MATRIX_STRIP (widget);
  int shift = (int) gtk_adjustment_get_value (self->across);

  for (guint i = 0; i < self->cells->len; i++)
    {
      GtkWidget *cell = g_ptr_array_index (self->cells, i);
      int least;

      if (cell == NULL)
        continue;
      gtk_widget_measure (cell, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      gtk_widget_size_allocate (cell, &(GtkAllocation) { (int) i * self->range.width - shift, 0, MAX (self->range.width, least), height }, -1);
    }
}

static void
dt_matrix_strip_dispose (GObject *object)
{
  DtMatrixStrip *self = DT_MATRIX_STRIP (object);
  GtkWidget *child;

  g_ptr_array_set_size (self->cells, 0);
  g_ptr_array_set_size (self->spare, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->across);

  G_OBJECT_CLASS (dt_matrix_strip_parent_class)->dispose (object);
}

static void
dt_matrix_strip_finalize (GObject *object)
{
  DtMatrixStrip *self = DT_MATRIX_STRIP (object);

  g_ptr_array_unref (self->cells);
  g_ptr_array_unref (self->spare);

  G_OBJECT_CLASS (dt_matrix_strip_parent_class)->finalize (object);
}

static void
dt_matrix_strip_class_init (DtMatrixStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dt_matrix_strip_dispose;
  G_OBJECT_CLASS (klass)->finalize = dt_matrix_strip_finalize;
  widget_class->measure = dt_matrix_strip_measure;
  widget_class->size_allocate = dt_matrix_strip_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "matrix-strip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
dt_matrix_strip_init (DtMatrixStrip *self)
{
  self->cells = g_ptr_array_new ();
  self->spare = g_ptr_array_new ();
  self->range.kept = -1;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * dt_matrix_strip_new:
 * @across: how far it is moved to the left
 * @make: makes an empty cell
 * @fill: makes a cell show a column
 * @user_data: for both; outlives the strip
 *
 * Returns: (transfer floating): a strip without columns
 */
GtkWidget *
dt_matrix_strip_new (GtkAdjustment *across,
                     DtStripMake    make,
                     DtStripFill    fill,
                     gpointer       user_data)
{
  DtMatrixStrip *self = g_object_new (DT_TYPE_MATRIX_STRIP, NULL);

  self->across = g_object_ref (across);
  self->make = make;
  self->fill = fill;
  self->user_data = user_data;
  g_signal_connect_object (across, "value-changed", G_CALLBACK (gtk_widget_queue_allocate), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

static gboolean
is_wanted (const DtStripRange *range,
           guint               column)
{
  return column < range->n && ((column >= range->first && column < range->end) || (int) column == range->kept);
}

static void
put_aside (DtMatrixStrip *self,
           guint          column)
{
  GtkWidget *cell = g_ptr_array_index (self->cells, column);

  gtk_widget_set_child_visible (cell, FALSE);
  g_ptr_array_add (self->spare, cell);
  self->cells->pdata[column] = NULL;
}

static void
bring (DtMatrixStrip *self,
       guint          column)
{
  GtkWidget *cell;

  if (self->spare->len > 0)
    cell = g_ptr_array_steal_index (self->spare, self->spare->len - 1);
  else
    {
      cell = self->make (self->user_data);
      gtk_widget_set_parent (cell, GTK_WIDGET (self));
    }
  self->cells->pdata[column] = cell;
  self->fill (cell, column, self->user_data);
  gtk_widget_set_child_visible (cell, TRUE);
}

/**
 * dt_matrix_strip_set_range:
 * @self: a strip
 * @range: which columns there are, and which of them are widgets
 */
void
dt_matrix_strip_set_range (DtMatrixStrip      *self,
                           const DtStripRange *range)
{
  gboolean resized;

  g_return_if_fail (DT_IS_MATRIX_STRIP (self));

  resized = range->n != self->range.n || range->width != self->range.width;
  for (guint i = 0; i < self->cells->len; i++)
    if (g_ptr_array_index (self->cells, i) != NULL && !is_wanted (range, i))
      put_aside (self, i);

  self->range = *range;
  g_ptr_array_set_size (self->cells, (int) range->n);
  for (guint i = 0; i < range->n; i++)
    if (g_ptr_array_index (self->cells, i) == NULL && is_wanted (range, i))
      bring (self, i);

  if (resized)
    gtk_widget_queue_resize (GTK_WIDGET (self));
  else
    gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/**
 * dt_matrix_strip_refill:
 * @self: a strip
 *
 * Fills the cells in sight anew.
 */
void
dt_matrix_strip_refill (DtMatrixStrip *self)
{
  g_return_if_fail (DT_IS_MATRIX_STRIP (self));

  for (guint i = 0; i < self->cells->len; i++)
    if (g_ptr_array_index (self->cells, i) != NULL)
      self->fill (g_ptr_array_index (self->cells, i), i, self->user_data);
}

GtkWidget *
dt_matrix_strip_get_cell (DtMatrixStrip *self,
                          guint          column)
{
  g_return_val_if_fail (DT_IS_MATRIX_STRIP (self), NULL);

  return column < self->cells->len ? g_ptr_array_index (self->cells, column) : NULL;
}

int
dt_matrix_strip_find (DtMatrixStrip *self,
                      double         x)
{
  int column;

  g_return_val_if_fail (DT_IS_MATRIX_STRIP (self), -1);

  if (self->range.width <= 0 || x < 0 || x >= gtk_widget_get_width (GTK_WIDGET (self)))
    return -1;
  column = (int) ((x + gtk_adjustment_get_value (self->across)) / self->range.width);

  return column < (int) self->range.n ? column : -1;
}
