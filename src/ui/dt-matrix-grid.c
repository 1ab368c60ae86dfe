/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-matrix-grid-private.h"

#include <glib/gi18n-lib.h>

#include "dt-focus.h"
#include "dt-matrix-head.h"
#include "dt-matrix-row.h"

#define NAME_WIDTH 150
#define CELL_WIDTH 78
#define SUM_WIDTH 84
#define ROW_HEIGHT 20
#define ROOMY_HEIGHT 28
#define FIRST_GUESS 10       /* columns, before there is a width */

enum { SIGNAL_CURSOR_MOVED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DtMatrixGrid, dt_matrix_grid, GTK_TYPE_WIDGET)

/* --- Widths --- */

/* Widths follow the size of the text. */
static int
scale (int px)
{
  int dpi = -1;

  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? (int) (px * MAX (1, dpi / 1024. / 96.) + .5) : px;
}

void
dt_matrix_grid_get_widths (DtMatrixGrid   *self,
                           int             width,
                           DtMatrixWidths *widths)
{
  widths->name = scale (NAME_WIDTH);
  widths->sum = scale (SUM_WIDTH);
  widths->strip = CLAMP (width - widths->name - widths->sum, 0, (int) self->range.n * self->range.width);
}

int
dt_matrix_grid_get_row_height (DtMatrixGrid *self)
{
  return self->roomy ? ROOMY_HEIGHT : ROW_HEIGHT;
}

/* --- Columns in sight --- */

static guint
count_requests (DtMatrixGrid *self)
{
  return self->matrix != NULL ? self->matrix->requests->len : 0;
}

static gboolean
find_range (DtMatrixGrid *self,
            DtStripRange *range)
{
  double page = gtk_adjustment_get_page_size (self->across);
  double value = gtk_adjustment_get_value (self->across);

  range->n = count_requests (self);
  range->width = scale (CELL_WIDTH);
  range->first = (guint) (value / range->width);
  range->end = page > 0 ? (guint) ((value + page) / range->width) + 1 : FIRST_GUESS;
  /* One more than is seen, so that a slow scroll shows no empty cell. */
  range->first -= MIN (range->first, 1);
  range->end = MIN (range->end + 1, range->n);
  range->kept = self->column;

  return range->n != self->range.n || range->width != self->range.width || range->first != self->range.first
         || range->end != self->range.end || range->kept != self->range.kept;
}

void
dt_matrix_grid_sync_range (DtMatrixGrid *self)
{
  DtStripRange range;

  if (self->head == NULL || !find_range (self, &range))
    return;

  self->range = range;
  dt_matrix_grid_sync_looks (self);
}

void
dt_matrix_grid_sync_looks (DtMatrixGrid *self)
{
  dt_matrix_head_sync (DT_MATRIX_HEAD (self->head));
  for (guint i = 0; i < self->rows->len; i++)
    dt_matrix_row_sync (g_ptr_array_index (self->rows, i));
}

static gboolean
on_range_idle (gpointer user_data)
{
  DtMatrixGrid *self = user_data;

  self->range_idle = 0;
  dt_matrix_grid_sync_range (self);

  return G_SOURCE_REMOVE;
}

/* While sizes are handed out no widget can be made: done right after. */
static void
on_across_changed (DtMatrixGrid *self)
{
  DtStripRange range;

  if (!self->allocating)
    dt_matrix_grid_sync_range (self);
  else if (self->range_idle == 0 && find_range (self, &range))
    self->range_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_range_idle, self, NULL);
}

/* --- Rows --- */

DtMatrixItem *
dt_matrix_grid_get_item (DtMatrixGrid *self,
                         guint         position)
{
  g_autoptr(DtMatrixItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  return item;      /* the list has it */
}

guint
dt_matrix_grid_find_unit (DtMatrixGrid *self,
                          gint64        unit_id)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  for (guint i = 0; i < n && unit_id != 0; i++)
    {
      const DtMatrixUnit *unit = dt_matrix_item_get_unit (dt_matrix_grid_get_item (self, i));

      if (unit != NULL && unit->unit_id == unit_id)
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

static gboolean
is_shown (DtMatrixGrid       *self,
          const DtMatrixUnit *unit)
{
  return (self->kind < 0 || (int) unit->kind == self->kind) && (!self->owing || unit->n_open > 0);
}

/**
 * dt_matrix_grid_dup_units:
 * @self: a matrix
 *
 * Returns: (transfer full) (element-type DtMatrixUnit): the units that the filters let through; they belong to the matrix
 */
GPtrArray *
dt_matrix_grid_dup_units (DtMatrixGrid *self)
{
  GPtrArray *units = g_ptr_array_new ();

  for (guint i = 0; self->matrix != NULL && i < self->matrix->units->len; i++)
    if (is_shown (self, g_ptr_array_index (self->matrix->units, i)))
      g_ptr_array_add (units, g_ptr_array_index (self->matrix->units, i));

  return units;
}

static GPtrArray *
make_items (DtMatrixGrid *self)
{
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) units = dt_matrix_grid_dup_units (self);

  for (guint i = 0; i < units->len; i++)
    {
      const DtMatrixUnit *unit = g_ptr_array_index (units, i);
      const DtMatrixUnit *before = i > 0 ? g_ptr_array_index (units, i - 1) : NULL;

      if (before == NULL || before->kind != unit->kind)
        g_ptr_array_add (items, dt_matrix_item_new (self->matrix, unit->kind, NULL));
      g_ptr_array_add (items, dt_matrix_item_new (self->matrix, unit->kind, unit));
    }

  return g_steal_pointer (&items);
}

/* What stays keeps its rows, with the scroll position and the focus; only what lies between is another. */
static void
fill (DtMatrixGrid *self)
{
  g_autoptr(GPtrArray) items = make_items (self);
  guint old = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  guint head = 0, tail = 0;

  while (head < old && head < items->len
         && dt_matrix_item_is_same (dt_matrix_grid_get_item (self, head), g_ptr_array_index (items, head)))
    head++;
  while (tail < old - head && tail < items->len - head
         && dt_matrix_item_is_same (dt_matrix_grid_get_item (self, old - 1 - tail), g_ptr_array_index (items, items->len - 1 - tail)))
    tail++;
  for (guint i = 0; i < head; i++)
    dt_matrix_item_set (dt_matrix_grid_get_item (self, i), g_ptr_array_index (items, i));
  for (guint i = 0; i < tail; i++)
    dt_matrix_item_set (dt_matrix_grid_get_item (self, old - 1 - i), g_ptr_array_index (items, items->len - 1 - i));
  if (old - head - tail > 0 || items->len - head - tail > 0)
    g_list_store_splice (self->items, head, old - head - tail, items->pdata + head, items->len - head - tail);
}

static void
on_setup (DtMatrixGrid *self,
          GtkListItem  *list_item)
{
  gtk_list_item_set_activatable (list_item, FALSE);
  gtk_list_item_set_selectable (list_item, FALSE);
  gtk_list_item_set_child (list_item, dt_matrix_row_new (self));
}

static gboolean
on_focus_idle (gpointer user_data)
{
  DtMatrixGrid *self = user_data;

  self->focus_idle = 0;
  if (self->focus_wanted)
    dt_matrix_grid_focus_cursor (self);

  return G_SOURCE_REMOVE;
}

static void
on_bind (DtMatrixGrid *self,
         GtkListItem  *list_item)
{
  DtMatrixRow *row = DT_MATRIX_ROW (gtk_list_item_get_child (list_item));

  dt_matrix_row_set_item (row, gtk_list_item_get_item (list_item));
  g_ptr_array_add (self->rows, row);
  /* A row that is being made cannot take the focus yet. */
  if (self->focus_wanted && self->focus_idle == 0 && dt_matrix_row_get_unit (row) == self->unit)
    self->focus_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_focus_idle, self, NULL);
}

static void
on_unbind (DtMatrixGrid *self,
           GtkListItem  *list_item)
{
  DtMatrixRow *row = DT_MATRIX_ROW (gtk_list_item_get_child (list_item));

  g_ptr_array_remove_fast (self->rows, row);
  dt_matrix_row_set_item (row, NULL);
}

/* --- Wheel --- */

static gboolean
on_scroll (DtMatrixGrid             *self,
           double                    dx,
           double                    dy,
           GtkEventControllerScroll *scroll)
{
  GdkModifierType modifiers = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (scroll));
  double by = dx != 0 ? dx : (modifiers & GDK_SHIFT_MASK) != 0 ? dy : 0;

  if (by == 0)
    return GDK_EVENT_PROPAGATE;

  gtk_adjustment_set_value (self->across, gtk_adjustment_get_value (self->across) + by * self->range.width);
  return GDK_EVENT_STOP;
}

/* --- Place --- */

static void
dt_matrix_grid_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  DtMatrixGrid *self = DT_MATRIX_GRID (widget);
  int head;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = scale (NAME_WIDTH + CELL_WIDTH + SUM_WIDTH);
      *natural = MAX (*minimum, scale (NAME_WIDTH + SUM_WIDTH) + (int) self->range.n * self->range.width);
      return;
    }

  gtk_widget_measure (self->head, orientation, -1, &head, NULL, NULL, NULL);
  *minimum = *natural = head + 3 * ROOMY_HEIGHT;
}

static void
dt_matrix_grid_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  DtMatrixGrid *self = DT_MATRIX_GRID (widget);
  DtMatrixWidths widths;
  gboolean across;
  int head, bar = 0;

  dt_matrix_grid_get_widths (self, width, &widths);
  self->allocating = TRUE;
  gtk_adjustment_configure (self->across, gtk_adjustment_get_value (self->across), 0, (int) self->range.n * self->range.width,
                            self->range.width, MAX (widths.strip - self->range.width, self->range.width), widths.strip);
  gtk_adjustment_set_value (self->across, gtk_adjustment_get_value (self->across));
  on_across_changed (self);
  self->allocating = FALSE;

  across = widths.strip < (int) self->range.n * self->range.width;
  gtk_widget_set_child_visible (self->bar, across);
  gtk_widget_measure (self->head, GTK_ORIENTATION_VERTICAL, -1, NULL, &head, NULL, NULL);
  if (across)
    {
      gtk_widget_measure (self->bar, GTK_ORIENTATION_VERTICAL, -1, NULL, &bar, NULL, NULL);
      gtk_widget_size_allocate (self->bar, &(GtkAllocation) { widths.name, height - bar, widths.strip, bar }, -1);
    }
  gtk_widget_size_allocate (self->head, &(GtkAllocation) { 0, 0, width, head }, -1);
  gtk_widget_size_allocate (self->scroller, &(GtkAllocation) { 0, head, width, MAX (height - head - bar, 1) }, -1);
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

/* --- Object --- */

static gboolean
dt_matrix_grid_grab_focus (GtkWidget *widget)
{
  if (dt_focus_is_inside (widget))
    return FALSE;
  return dt_matrix_grid_focus_cursor (DT_MATRIX_GRID (widget));
}

/* The whole matrix is one stop of Tab: its cells belong to the arrows. */
static gboolean
dt_matrix_grid_focus (GtkWidget        *widget,
                      GtkDirectionType  direction)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, widget))
    return FALSE;

  return dt_matrix_grid_focus_cursor (DT_MATRIX_GRID (widget));
}

static void
dt_matrix_grid_dispose (GObject *object)
{
  DtMatrixGrid *self = DT_MATRIX_GRID (object);

  g_clear_handle_id (&self->range_idle, g_source_remove);
  g_clear_handle_id (&self->focus_idle, g_source_remove);
  if (self->across != NULL)
    g_signal_handlers_disconnect_by_data (self->across, self);
  if (self->menu != NULL)
    gtk_widget_unparent (self->menu);
  g_clear_weak_pointer (&self->menu);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  self->list = NULL;
  g_clear_pointer (&self->head, gtk_widget_unparent);
  g_clear_pointer (&self->bar, gtk_widget_unparent);
  g_clear_object (&self->items);
  g_clear_object (&self->across);
  g_clear_object (&self->context);
  g_clear_pointer (&self->matrix, dt_matrix_unref);

  G_OBJECT_CLASS (dt_matrix_grid_parent_class)->dispose (object);
}

static void
dt_matrix_grid_finalize (GObject *object)
{
  g_ptr_array_unref (DT_MATRIX_GRID (object)->rows);

  G_OBJECT_CLASS (dt_matrix_grid_parent_class)->finalize (object);
}

static void
dt_matrix_grid_class_init (DtMatrixGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dt_matrix_grid_dispose;
  object_class->finalize = dt_matrix_grid_finalize;
  widget_class->measure = dt_matrix_grid_measure;
  widget_class->size_allocate = dt_matrix_grid_size_allocate;
  widget_class->focus = dt_matrix_grid_focus;
  widget_class->grab_focus = dt_matrix_grid_grab_focus;
  gtk_widget_class_set_css_name (widget_class, "matrix-grid");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
  dt_matrix_grid_install_actions (widget_class);

  signals[SIGNAL_CURSOR_MOVED] = g_signal_new ("cursor-moved", DT_TYPE_MATRIX_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                               G_TYPE_NONE, 0);
}

static void
add_list (DtMatrixGrid *self)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkNoSelection *model = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->items)));

  g_signal_connect_swapped (factory, "setup", G_CALLBACK (on_setup), self);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (on_bind), self);
  g_signal_connect_swapped (factory, "unbind", G_CALLBACK (on_unbind), self);
  self->list = gtk_list_view_new (GTK_SELECTION_MODEL (model), g_steal_pointer (&factory));
  gtk_widget_add_css_class (self->list, "matrix");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Units by requests"), -1);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->list);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

static void
dt_matrix_grid_init (DtMatrixGrid *self)
{
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);

  self->rows = g_ptr_array_new ();
  self->items = g_list_store_new (DT_TYPE_MATRIX_ITEM);
  self->across = g_object_ref_sink (gtk_adjustment_new (0, 0, 0, 1, 1, 0));
  self->kind = -1;
  self->range.width = scale (CELL_WIDTH);
  self->range.kept = -1;
  g_signal_connect_swapped (self->across, "value-changed", G_CALLBACK (on_across_changed), self);

  self->head = dt_matrix_head_new (self);
  gtk_widget_set_parent (self->head, GTK_WIDGET (self));
  add_list (self);
  self->bar = gtk_scrollbar_new (GTK_ORIENTATION_HORIZONTAL, self->across);
  gtk_widget_set_parent (self->bar, GTK_WIDGET (self));

  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (on_scroll), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
}

/**
 * dt_matrix_grid_new:
 * @context: what the views share
 *
 * Returns: (transfer floating): an empty matrix
 */
GtkWidget *
dt_matrix_grid_new (DtContext *context)
{
  DtMatrixGrid *self = g_object_new (DT_TYPE_MATRIX_GRID, NULL);

  self->context = g_object_ref (context);

  return GTK_WIDGET (self);
}

static void
refill (DtMatrixGrid *self)
{
  dt_matrix_head_refill (DT_MATRIX_HEAD (self->head));
  for (guint i = 0; i < self->rows->len; i++)
    dt_matrix_row_refill (g_ptr_array_index (self->rows, i));
}

/* Asked before rows go, which may take the focus along. */
static gboolean
has_focus (DtMatrixGrid *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

/**
 * dt_matrix_grid_set_matrix:
 * @self: a matrix
 * @matrix: (nullable): what it shows from now on; the same units keep their place and the cursor
 */
void
dt_matrix_grid_set_matrix (DtMatrixGrid *self,
                           DtMatrix     *matrix)
{
  g_autoptr(DtMatrix) before = NULL;
  gboolean focused;

  g_return_if_fail (DT_IS_MATRIX_GRID (self));

  focused = has_focus (self);
  before = self->matrix;
  self->matrix = matrix != NULL ? dt_matrix_ref (matrix) : NULL;
  self->terms.today = dt_context_get_today (self->context);
  self->terms.soon_days = dt_context_get_soon_days (self->context);
  find_range (self, &self->range);
  /* The rows hear of it from their items. */
  fill (self);
  dt_matrix_head_refill (DT_MATRIX_HEAD (self->head));
  gtk_widget_queue_resize (GTK_WIDGET (self));
  dt_matrix_grid_follow (self, before, focused);
}

DtMatrix *
dt_matrix_grid_get_matrix (DtMatrixGrid *self)
{
  g_return_val_if_fail (DT_IS_MATRIX_GRID (self), NULL);

  return self->matrix;
}

void
dt_matrix_grid_set_filter (DtMatrixGrid *self,
                           int           kind,
                           gboolean      owing)
{
  gboolean focused;

  g_return_if_fail (DT_IS_MATRIX_GRID (self));

  if (kind == self->kind && owing == self->owing)
    return;

  focused = has_focus (self);
  self->kind = kind;
  self->owing = owing;
  fill (self);
  dt_matrix_grid_follow (self, self->matrix, focused);
}

void
dt_matrix_grid_set_look (DtMatrixGrid  *self,
                         DtCellContent  content,
                         gboolean       roomy)
{
  g_return_if_fail (DT_IS_MATRIX_GRID (self));

  self->terms.content = content;
  if (roomy != self->roomy)
    {
      self->roomy = roomy;
      for (guint i = 0; i < self->rows->len; i++)
        gtk_widget_queue_resize (g_ptr_array_index (self->rows, i));
    }
  refill (self);
}

guint
dt_matrix_grid_get_n_shown (DtMatrixGrid *self)
{
  g_autoptr(GPtrArray) units = dt_matrix_grid_dup_units (self);

  return units->len;
}

GtkWidget *
dt_matrix_grid_find_cell (DtMatrixGrid *self,
                          gint64        unit_id,
                          int           column)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (dt_matrix_row_get_unit (g_ptr_array_index (self->rows, i)) == unit_id && unit_id != 0)
      return dt_matrix_row_get_cell (g_ptr_array_index (self->rows, i), column);

  return NULL;
}

GtkWidget *
dt_matrix_grid_find_head (DtMatrixGrid *self,
                          int           column)
{
  return dt_matrix_head_get_cell (DT_MATRIX_HEAD (self->head), column);
}
