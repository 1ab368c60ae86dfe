/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-matrix-row.h"

#include <glib/gi18n-lib.h>

#include "dt-fill-bar.h"

#define SUM_BAR 30

/* The name of a unit: a label of this toolkit version takes no focus. */
#define DT_TYPE_MATRIX_NAME (dt_matrix_name_get_type ())
G_DECLARE_FINAL_TYPE (DtMatrixName, dt_matrix_name, DT, MATRIX_NAME, GtkWidget)

struct _DtMatrixName
{
  GtkWidget  parent_instance;

  GtkWidget *label;
};

G_DEFINE_FINAL_TYPE (DtMatrixName, dt_matrix_name, GTK_TYPE_WIDGET)

static void
dt_matrix_name_dispose (GObject *object)
{
  g_clear_pointer (&DT_MATRIX_NAME (object)->label, gtk_widget_unparent);

  G_OBJECT_CLASS (dt_matrix_name_parent_class)->dispose (object);
}

static void
dt_matrix_name_class_init (DtMatrixNameClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dt_matrix_name_dispose;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "matrix-name");
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_ROW_HEADER);
}

static void
dt_matrix_name_init (DtMatrixName *self)
{
  self->label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.f, "ellipsize", PANGO_ELLIPSIZE_END,
                              "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
}

static void
set_name (GtkWidget  *name,
          const char *text,
          const char *whole,
          const char *spoken)
{
  gtk_label_set_text (GTK_LABEL (DT_MATRIX_NAME (name)->label), text);
  gtk_widget_set_tooltip_text (name, whole);
  gtk_accessible_update_property (GTK_ACCESSIBLE (name), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

struct _DtMatrixRow
{
  GtkWidget     parent_instance;

  /* Children */
  GtkWidget    *name;       /* of the unit or of the kind */
  GtkWidget    *strip;
  GtkWidget    *sum;
  GtkWidget    *bar;

  DtMatrixGrid *grid;       /* borrowed: the row lies in it */
  DtMatrixItem *item;       /* owned; NULL none */
};

G_DEFINE_FINAL_TYPE (DtMatrixRow, dt_matrix_row, GTK_TYPE_WIDGET)

static const DtMatrixUnit *
get_unit (DtMatrixRow *self)
{
  return self->item != NULL ? dt_matrix_item_get_unit (self->item) : NULL;
}

/* --- Cells --- */

static GtkWidget *
make_cell (gpointer user_data)
{
  return dt_matrix_cell_new ();
}

static void
set_cell_look (DtMatrixRow *self,
               guint        column)
{
  DtMatrixGrid *grid = self->grid;
  GtkWidget *cell = dt_matrix_strip_get_cell (DT_MATRIX_STRIP (self->strip), column);
  gboolean in_column = (int) column == grid->column;
  gboolean in_row = get_unit (self) != NULL && get_unit (self)->unit_id == grid->unit;
  gboolean chosen = (grid->chosen == DT_CHOSEN_COLUMN && in_column) || (grid->chosen == DT_CHOSEN_ROW && in_row);

  if (cell != NULL)
    dt_matrix_cell_set_look (DT_MATRIX_CELL (cell), in_column, chosen, in_column && in_row);
}

static void
fill_cell (GtkWidget *cell,
           guint      column,
           gpointer   user_data)
{
  DtMatrixRow *self = user_data;
  const DtMatrixUnit *unit = get_unit (self);
  DtMatrix *matrix = self->item != NULL ? dt_matrix_item_get_matrix (self->item) : NULL;

  if (unit == NULL || column >= unit->n_cells)
    return;

  dt_matrix_cell_set (DT_MATRIX_CELL (cell), unit, g_ptr_array_index (matrix->requests, column), unit->cells[column],
                      &self->grid->terms);
}

static void
set_class (GtkWidget  *widget,
           const char *name,
           gboolean    set)
{
  if (set)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

void
dt_matrix_row_sync (DtMatrixRow *self)
{
  const DtMatrixUnit *unit = get_unit (self);
  gboolean cursor;

  g_return_if_fail (DT_IS_MATRIX_ROW (self));

  if (unit == NULL)
    return;

  cursor = unit->unit_id == self->grid->unit;
  dt_matrix_strip_set_range (DT_MATRIX_STRIP (self->strip), &self->grid->range);
  for (guint i = 0; i < unit->n_cells; i++)
    set_cell_look (self, i);
  set_class (GTK_WIDGET (self), "cursor", cursor);
  set_class (self->name, "chosen", cursor && self->grid->chosen == DT_CHOSEN_ROW);
  gtk_widget_set_focusable (self->name, cursor && self->grid->column < 0);
}

/* --- What is shown --- */

static void
show_unit (DtMatrixRow        *self,
           const DtMatrixUnit *unit)
{
  /* Translators: of the requests to a unit: handed in, asked for */
  g_autofree char *sum = g_markup_printf_escaped ("<b>%d</b>/%d", unit->handed_in, unit->owed);
  /* Translators: read aloud of a row of the matrix: unit, handed in, asked for */
  g_autofree char *spoken = g_strdup_printf (_("%1$s, %2$d of %3$d handed in"), unit->unit_name, unit->handed_in, unit->owed);

  set_name (self->name, unit->unit, unit->unit_name, spoken);
  set_class (self->name, "late", unit->n_late > 0);
  gtk_label_set_markup (GTK_LABEL (self->sum), unit->owed > 0 ? sum : "");
  dt_fill_bar_set (DT_FILL_BAR (self->bar), unit->owed > 0 ? (double) unit->handed_in / unit->owed : 0, "done");
}

void
dt_matrix_row_refill (DtMatrixRow *self)
{
  const DtMatrixUnit *unit = get_unit (self);

  g_return_if_fail (DT_IS_MATRIX_ROW (self));

  if (unit == NULL)
    return;

  show_unit (self, unit);
  dt_matrix_row_sync (self);
  dt_matrix_strip_refill (DT_MATRIX_STRIP (self->strip));
}

static void
show_kind (DtMatrixRow *self)
{
  const char *kind = dt_nick_label (dt_unit_kind_nicks, (int) dt_matrix_item_get_kind (self->item));

  set_name (self->name, kind, NULL, kind);
  gtk_widget_remove_css_class (self->name, "late");
  gtk_widget_remove_css_class (GTK_WIDGET (self), "cursor");
  gtk_widget_set_focusable (self->name, FALSE);
}

/**
 * dt_matrix_row_set_item:
 * @self: a row
 * @item: (nullable): what it shows
 */
void
dt_matrix_row_set_item (DtMatrixRow  *self,
                        DtMatrixItem *item)
{
  gboolean is_unit;

  g_return_if_fail (DT_IS_MATRIX_ROW (self));

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_set_object (&self->item, item);
  if (item == NULL)
    return;

  is_unit = dt_matrix_item_get_unit (item) != NULL;
  set_class (GTK_WIDGET (self), "kind", !is_unit);
  gtk_widget_set_visible (self->strip, is_unit);
  gtk_widget_set_visible (self->sum, is_unit);
  gtk_widget_set_visible (self->bar, is_unit);
  if (is_unit)
    dt_matrix_row_refill (self);
  else
    show_kind (self);
  g_signal_connect_swapped (item, "changed", G_CALLBACK (dt_matrix_row_refill), self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

gint64
dt_matrix_row_get_unit (DtMatrixRow *self)
{
  const DtMatrixUnit *unit;

  g_return_val_if_fail (DT_IS_MATRIX_ROW (self), 0);

  unit = get_unit (self);
  return unit != NULL ? unit->unit_id : 0;
}

GtkWidget *
dt_matrix_row_get_cell (DtMatrixRow *self,
                        int          column)
{
  g_return_val_if_fail (DT_IS_MATRIX_ROW (self), NULL);

  return column < 0 ? self->name : dt_matrix_strip_get_cell (DT_MATRIX_STRIP (self->strip), (guint) column);
}

/* --- Mouse --- */

/* −1: the name, or beside all cells */
static int
find_column (DtMatrixRow *self,
             double       x)
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
            DtMatrixRow     *self)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  if (get_unit (self) != NULL)
    dt_matrix_grid_press (self->grid, get_unit (self)->unit_id, find_column (self, x), button, n_press, GTK_WIDGET (self));
}

static gboolean
on_drop (DtMatrixRow  *self,
         const GValue *value,
         double        x,
         double        y)
{
  GSList *files = g_value_get_boxed (value);

  return files != NULL && get_unit (self) != NULL
         && dt_matrix_grid_drop (self->grid, get_unit (self)->unit_id, find_column (self, x), files->data);
}

static gboolean
on_query_tooltip (DtMatrixRow *self,
                  int          x,
                  int          y,
                  gboolean     keyboard,
                  GtkTooltip  *tooltip)
{
  int column = find_column (self, x);
  GtkWidget *cell = column >= 0 ? dt_matrix_strip_get_cell (DT_MATRIX_STRIP (self->strip), (guint) column) : NULL;
  graphene_rect_t bounds;

  if (keyboard || cell == NULL || get_unit (self) == NULL || !gtk_widget_compute_bounds (cell, GTK_WIDGET (self), &bounds))
    return FALSE;

  gtk_tooltip_set_text (tooltip, dt_matrix_cell_get_name (DT_MATRIX_CELL (cell)));
  gtk_tooltip_set_tip_area (tooltip, &(GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width,
                                                       (int) bounds.size.height });
  return TRUE;
}

/* --- Place --- */

static void
dt_matrix_row_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  DtMatrixRow *self = DT_MATRIX_ROW (widget);
  int line;

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return;

  gtk_widget_measure (self->name, orientation, -1, &line, NULL, NULL, NULL);
  *minimum = *natural = get_unit (self) != NULL ? MAX (line, dt_matrix_grid_get_row_height (self->grid)) : line;
}

static void
put (GtkWidget *child,
     int        x,
     int        width,
     int        height,
     gboolean   whole)
{
  int least, line = height;

  if (!gtk_widget_should_layout (child))
    return;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  if (!whole)
    gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, -1, NULL, &line, NULL, NULL);
  line = MIN (line, height);
  gtk_widget_size_allocate (child, &(GtkAllocation) { x, (height - line) / 2, MAX (width, least), line }, -1);
}

static void
dt_matrix_row_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  DtMatrixRow *self = DT_MATRIX_ROW (widget);
  DtMatrixWidths widths;

  dt_matrix_grid_get_widths (self->grid, width, &widths);
  put (self->name, 0, get_unit (self) != NULL ? widths.name : width, height, TRUE);
  put (self->strip, widths.name, widths.strip, height, TRUE);
  put (self->sum, widths.name + widths.strip + 6, widths.sum - SUM_BAR - 16, height, FALSE);
  put (self->bar, widths.name + widths.strip + widths.sum - SUM_BAR - 4, SUM_BAR - 4, height, FALSE);
}

static void
dt_matrix_row_dispose (GObject *object)
{
  DtMatrixRow *self = DT_MATRIX_ROW (object);

  dt_matrix_row_set_item (self, NULL);
  g_clear_pointer (&self->name, gtk_widget_unparent);
  g_clear_pointer (&self->strip, gtk_widget_unparent);
  g_clear_pointer (&self->sum, gtk_widget_unparent);
  g_clear_pointer (&self->bar, gtk_widget_unparent);

  G_OBJECT_CLASS (dt_matrix_row_parent_class)->dispose (object);
}

static void
dt_matrix_row_class_init (DtMatrixRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dt_matrix_row_dispose;
  widget_class->measure = dt_matrix_row_measure;
  widget_class->size_allocate = dt_matrix_row_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "matrix-row");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ROW);
  dt_matrix_bind_keys (widget_class);
}

static void
dt_matrix_row_init (DtMatrixRow *self)
{
}

static void
add_controllers (DtMatrixRow *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_swapped (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (on_query_tooltip), NULL);
}

/**
 * dt_matrix_row_new:
 * @grid: the matrix it will lie in
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
dt_matrix_row_new (DtMatrixGrid *grid)
{
  DtMatrixRow *self = g_object_new (DT_TYPE_MATRIX_ROW, NULL);

  self->grid = grid;
  self->name = g_object_new (DT_TYPE_MATRIX_NAME, NULL);
  gtk_widget_set_parent (self->name, GTK_WIDGET (self));
  self->strip = dt_matrix_strip_new (grid->across, make_cell, fill_cell, self);
  gtk_widget_set_parent (self->strip, GTK_WIDGET (self));
  self->sum = g_object_new (GTK_TYPE_LABEL, "xalign", 1.f, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                            "css-classes", (const char *[]) { "numeric", NULL }, NULL);
  gtk_widget_set_parent (self->sum, GTK_WIDGET (self));
  self->bar = dt_fill_bar_new ();
  gtk_widget_add_css_class (self->bar, "thin");
  gtk_widget_set_parent (self->bar, GTK_WIDGET (self));
  add_controllers (self);

  return GTK_WIDGET (self);
}
