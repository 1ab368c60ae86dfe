/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-matrix-head.h"

#include <glib/gi18n-lib.h>

#include "dt-matrix-head-cell.h"

struct _DtMatrixHead
{
  GtkWidget     parent_instance;

  /* Children */
  GtkWidget    *corner;
  GtkWidget    *strip;
  GtkWidget    *sum;

  DtMatrixGrid *grid;      /* borrowed: the head lies in it */
  int           dragged;   /* column that is being dragged */
};

G_DEFINE_FINAL_TYPE (DtMatrixHead, dt_matrix_head, GTK_TYPE_WIDGET)

static GtkWidget *
make_cell (gpointer user_data)
{
  return dt_matrix_head_cell_new ();
}

static void
fill_cell (GtkWidget *cell,
           guint      column,
           gpointer   user_data)
{
  DtMatrixHead *self = user_data;
  DtMatrix *matrix = self->grid->matrix;

  if (matrix != NULL && column < matrix->requests->len)
    dt_matrix_head_cell_set (DT_MATRIX_HEAD_CELL (cell), g_ptr_array_index (matrix->requests, column), self->grid->terms.today);
}

void
dt_matrix_head_sync (DtMatrixHead *self)
{
  DtMatrixGrid *grid;

  g_return_if_fail (DT_IS_MATRIX_HEAD (self));

  grid = self->grid;
  dt_matrix_strip_set_range (DT_MATRIX_STRIP (self->strip), &grid->range);
  for (guint i = 0; i < grid->range.n; i++)
    {
      GtkWidget *cell = dt_matrix_strip_get_cell (DT_MATRIX_STRIP (self->strip), i);
      gboolean in_column = (int) i == grid->column;

      if (cell != NULL)
        dt_matrix_head_cell_set_look (DT_MATRIX_HEAD_CELL (cell), in_column, in_column && grid->chosen == DT_CHOSEN_COLUMN,
                                      in_column && grid->unit == 0);
    }
}

void
dt_matrix_head_refill (DtMatrixHead *self)
{
  g_return_if_fail (DT_IS_MATRIX_HEAD (self));

  dt_matrix_head_sync (self);
  dt_matrix_strip_refill (DT_MATRIX_STRIP (self->strip));
}

GtkWidget *
dt_matrix_head_get_cell (DtMatrixHead *self,
                         int           column)
{
  g_return_val_if_fail (DT_IS_MATRIX_HEAD (self), NULL);

  return column >= 0 ? dt_matrix_strip_get_cell (DT_MATRIX_STRIP (self->strip), (guint) column) : NULL;
}

/* --- Mouse --- */

static int
find_column (DtMatrixHead *self,
             double        x)
{
  DtMatrixWidths widths;

  dt_matrix_grid_get_widths (self->grid, gtk_widget_get_width (GTK_WIDGET (self)), &widths);
  return dt_matrix_strip_find (DT_MATRIX_STRIP (self->strip), x - widths.name);
}

static void
on_pressed (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            DtMatrixHead    *self)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));
  int column = find_column (self, x);

  if (column >= 0)
    dt_matrix_grid_press (self->grid, 0, column, button, n_press, GTK_WIDGET (self));
}

static gboolean
is_movable (DtMatrixHead *self)
{
  DtMatrix *matrix = self->grid->matrix;

  return matrix != NULL && matrix->board_id != 0 && matrix->requests->len > 1
         && !dt_store_get_read_only (dt_context_get_store (self->grid->context));
}

static GdkContentProvider *
on_drag_prepare (DtMatrixHead *self,
                 double        x,
                 double        y)
{
  GtkWidget *cell;

  self->dragged = find_column (self, x);
  cell = dt_matrix_head_get_cell (self, self->dragged);
  if (cell == NULL || !is_movable (self))
    return NULL;

  return gdk_content_provider_new_typed (DT_TYPE_MATRIX_HEAD_CELL, cell);
}

static void
on_drag_begin (DtMatrixHead *self,
               GdkDrag      *drag,
               GtkDragSource *source)
{
  GtkWidget *cell = dt_matrix_head_get_cell (self, self->dragged);
  g_autoptr(GdkPaintable) picture = cell != NULL ? gtk_widget_paintable_new (cell) : NULL;

  if (picture != NULL)
    gtk_drag_source_set_icon (source, picture, 0, 0);
}

static gboolean
on_drop (DtMatrixHead *self,
         const GValue *value,
         double        x,
         double        y)
{
  DtMatrixHeadCell *cell = g_value_get_object (value);
  int to = find_column (self, x);

  if (cell == NULL || to < 0 || !is_movable (self))
    return FALSE;

  return gtk_widget_activate_action (GTK_WIDGET (self), "collections.move-column", "(xi)", dt_matrix_head_cell_get_task (cell), to);
}

/* --- Place --- */

static void
dt_matrix_head_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  DtMatrixHead *self = DT_MATRIX_HEAD (widget);

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    gtk_widget_measure (self->strip, orientation, -1, minimum, natural, NULL, NULL);
  *minimum = *natural;
}

static void
put (GtkWidget *child,
     int        x,
     int        width,
     int        height)
{
  int least;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_size_allocate (child, &(GtkAllocation) { x, 0, MAX (width, least), height }, -1);
}

static void
dt_matrix_head_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  DtMatrixHead *self = DT_MATRIX_HEAD (widget);
  DtMatrixWidths widths;

  dt_matrix_grid_get_widths (self->grid, width, &widths);
  put (self->corner, 0, widths.name, height);
  put (self->strip, widths.name, widths.strip, height);
  put (self->sum, widths.name + widths.strip, widths.sum, height);
}

static void
dt_matrix_head_dispose (GObject *object)
{
  DtMatrixHead *self = DT_MATRIX_HEAD (object);

  g_clear_pointer (&self->corner, gtk_widget_unparent);
  g_clear_pointer (&self->strip, gtk_widget_unparent);
  g_clear_pointer (&self->sum, gtk_widget_unparent);

  G_OBJECT_CLASS (dt_matrix_head_parent_class)->dispose (object);
}

static void
dt_matrix_head_class_init (DtMatrixHeadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dt_matrix_head_dispose;
  widget_class->measure = dt_matrix_head_measure;
  widget_class->size_allocate = dt_matrix_head_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "matrix-head");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ROW);
  dt_matrix_bind_keys (widget_class);
}

static void
dt_matrix_head_init (DtMatrixHead *self)
{
}

static void
add_controllers (DtMatrixHead *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (DT_TYPE_MATRIX_HEAD_CELL, GDK_ACTION_MOVE);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_swapped (source, "prepare", G_CALLBACK (on_drag_prepare), self);
  g_signal_connect_swapped (source, "drag-begin", G_CALLBACK (on_drag_begin), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
  g_signal_connect_swapped (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static GtkWidget *
add_corner (DtMatrixHead *self,
            const char   *text,
            const char   *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.f, "yalign", 1.f, "ellipsize", PANGO_ELLIPSIZE_END,
                                   "css-classes", (const char *[]) { "corner", css_class, NULL }, NULL);

  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return label;
}

/**
 * dt_matrix_head_new:
 * @grid: the matrix it will lie in
 *
 * Returns: (transfer floating): the heads
 */
GtkWidget *
dt_matrix_head_new (DtMatrixGrid *grid)
{
  DtMatrixHead *self = g_object_new (DT_TYPE_MATRIX_HEAD, NULL);

  self->grid = grid;
  self->corner = add_corner (self, _("Unit"), "name");
  self->strip = dt_matrix_strip_new (grid->across, make_cell, fill_cell, self);
  gtk_widget_set_parent (self->strip, GTK_WIDGET (self));
  self->sum = add_corner (self, C_("head of the matrix", "Handed in"), "sum");
  add_controllers (self);

  return GTK_WIDGET (self);
}
