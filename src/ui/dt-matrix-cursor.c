/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The cursor of the matrix: where keys and mouse move it, and what they ask for there. */

#include "dt-matrix-grid-private.h"

#include "dt-matrix-head.h"
#include "dt-matrix-row.h"

#define FAR 100000           /* further than any matrix goes */

static const DtMatrixUnit *
get_unit_at (DtMatrixGrid *self,
             guint         position)
{
  return position < g_list_model_get_n_items (G_LIST_MODEL (self->items))
         ? dt_matrix_item_get_unit (dt_matrix_grid_get_item (self, position)) : NULL;
}

static int
count_columns (DtMatrixGrid *self)
{
  return self->matrix != NULL ? (int) self->matrix->requests->len : 0;
}

/* --- Focus --- */

static GtkWidget *
find_cursor (DtMatrixGrid *self)
{
  if (self->unit == 0)
    return dt_matrix_grid_find_head (self, self->column);

  return dt_matrix_grid_find_cell (self, self->unit, self->column);
}

gboolean
dt_matrix_grid_focus_cursor (DtMatrixGrid *self)
{
  GtkWidget *cell;

  if (self->matrix == NULL || self->head == NULL)
    return FALSE;

  if (self->unit == 0 && self->column < 0)
    dt_matrix_grid_set_cursor (self, 0, 0, FALSE);
  cell = find_cursor (self);
  self->focus_wanted = cell == NULL;

  return cell == NULL || gtk_widget_grab_focus (cell);
}

static void
scroll_to_cursor (DtMatrixGrid *self)
{
  guint position = dt_matrix_grid_find_unit (self, self->unit);

  if (self->column >= 0)
    gtk_adjustment_clamp_page (self->across, self->column * self->range.width, (self->column + 1) * self->range.width);
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", position);
}

static void
move_cursor (DtMatrixGrid *self,
             gint64        unit_id,
             int           column,
             DtChosen      chosen,
             gboolean      focus)
{
  gboolean moved = unit_id != self->unit || column != self->column || chosen != self->chosen;

  self->unit = unit_id;
  self->column = column;
  self->chosen = chosen;
  if (moved)
    {
      self->recording = 0;
      scroll_to_cursor (self);
      dt_matrix_grid_sync_range (self);
      dt_matrix_grid_sync_looks (self);
    }
  if (focus)
    {
      scroll_to_cursor (self);
      dt_matrix_grid_focus_cursor (self);
    }
  if (moved)
    g_signal_emit_by_name (self, "cursor-moved");
}

/**
 * dt_matrix_grid_set_cursor:
 * @self: a matrix
 * @unit_id: a row; 0: the heads
 * @column: a request by its place; −1: the names of the units
 * @focus: whether it gets the focus too
 */
void
dt_matrix_grid_set_cursor (DtMatrixGrid *self,
                           gint64        unit_id,
                           int           column,
                           gboolean      focus)
{
  g_return_if_fail (DT_IS_MATRIX_GRID (self));

  column = CLAMP (column, unit_id != 0 ? -1 : 0, MAX (count_columns (self) - 1, 0));
  move_cursor (self, unit_id, column, DT_CHOSEN_CELL, focus);
}

gint64
dt_matrix_grid_get_unit (DtMatrixGrid *self)
{
  return self->unit;
}

int
dt_matrix_grid_get_column (DtMatrixGrid *self)
{
  return self->column;
}

DtChosen
dt_matrix_grid_get_chosen (DtMatrixGrid *self)
{
  return self->chosen;
}

gboolean
dt_matrix_grid_unchoose (DtMatrixGrid *self)
{
  if (self->chosen == DT_CHOSEN_CELL)
    return FALSE;

  move_cursor (self, self->unit, self->column, DT_CHOSEN_CELL, FALSE);
  return TRUE;
}

const DtTaskRow *
dt_matrix_grid_get_request (DtMatrixGrid *self)
{
  return self->column >= 0 && self->column < count_columns (self) ? g_ptr_array_index (self->matrix->requests, self->column) : NULL;
}

DtAssignmentRow *
dt_matrix_grid_get_cell (DtMatrixGrid *self)
{
  const DtMatrixUnit *unit = get_unit_at (self, dt_matrix_grid_find_unit (self, self->unit));

  return unit != NULL && self->column >= 0 && self->column < (int) unit->n_cells ? unit->cells[self->column] : NULL;
}

/* --- Moving --- */

/* The next unit in a direction from a position; heads of kinds are stepped over. FAR: none. */
static guint
find_next_unit (DtMatrixGrid *self,
                int           from,
                int           step)
{
  int n = (int) g_list_model_get_n_items (G_LIST_MODEL (self->items));

  for (int i = from + step; i >= 0 && i < n; i += step)
    if (get_unit_at (self, (guint) i) != NULL)
      return (guint) i;

  return FAR;
}

/* From the heads as from above the first row; beyond the first, the heads. */
static gint64
step_rows (DtMatrixGrid *self,
           int           dy)
{
  guint start = dt_matrix_grid_find_unit (self, self->unit);
  int at = start != GTK_INVALID_LIST_POSITION ? (int) start : -1;
  int step = dy < 0 ? -1 : 1;

  for (int i = 0; i < ABS (dy); i++)
    {
      guint next = find_next_unit (self, at, step);

      if (next == FAR)
        return step < 0 && ABS (dy) < FAR && self->column >= 0 && i == 0 ? 0 : at >= 0 ? get_unit_at (self, (guint) at)->unit_id : 0;
      at = (int) next;
    }

  return at >= 0 ? get_unit_at (self, (guint) at)->unit_id : 0;
}

static void
move (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  DtMatrixGrid *self = DT_MATRIX_GRID (widget);
  int dx, dy, column;
  gint64 unit;

  g_variant_get (parameter, "(ii)", &dx, &dy);
  if (count_columns (self) == 0)
    return;

  column = CLAMP (self->column + dx, dx <= -FAR ? 0 : -1, count_columns (self) - 1);
  unit = dy != 0 ? step_rows (self, dy) : self->unit;
  dt_matrix_grid_set_cursor (self, unit, column, TRUE);
}

static void
move_page (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  DtMatrixGrid *self = DT_MATRIX_GRID (widget);
  GtkAdjustment *down = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  int rows = MAX ((int) gtk_adjustment_get_page_size (down) / dt_matrix_grid_get_row_height (self) - 2, 1);

  dt_matrix_grid_set_cursor (self, step_rows (self, rows * g_variant_get_int32 (parameter)), self->column, TRUE);
}

/* --- Doing --- */

static void
ask_window (DtMatrixGrid *self,
            const char   *action,
            gint64        id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), action, "@ax", g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, &id, 1, sizeof id));
}

static gboolean
is_open (const DtAssignmentRow *cell)
{
  return cell != NULL && cell->excused == NULL && (dt_phase_is_open (cell->phase) || cell->phase == DT_PHASE_STANDING);
}

static void
activate_cell (DtMatrixGrid *self)
{
  const DtAssignmentRow *cell = dt_matrix_grid_get_cell (self);

  if (is_open (cell))
    {
      ask_window (self, "win.record", cell->id);
      self->recording = cell->id;
    }
  else if (cell != NULL && cell->submission_id != 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-submission", "x", cell->id);
}

static void
activate (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  DtMatrixGrid *self = DT_MATRIX_GRID (widget);

  if (self->unit == 0)
    move_cursor (self, 0, self->column, DT_CHOSEN_COLUMN, TRUE);
  else if (self->column < 0)
    move_cursor (self, self->unit, -1, DT_CHOSEN_ROW, TRUE);
  else
    activate_cell (self);
}

static void
record_today (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  DtMatrixGrid *self = DT_MATRIX_GRID (widget);
  const DtAssignmentRow *cell = dt_matrix_grid_get_cell (self);

  if (is_open (cell))
    ask_window (self, "win.record-today", cell->id);
  else if (self->unit == 0 || self->column < 0)
    activate (widget, action, parameter);
}

static void
remove_submission (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  DtMatrixGrid *self = DT_MATRIX_GRID (widget);
  const DtAssignmentRow *cell = dt_matrix_grid_get_cell (self);

  if (cell != NULL && cell->submission_id != 0)
    ask_window (self, "win.remove-submission", cell->id);
}

gboolean
dt_matrix_grid_drop (DtMatrixGrid *self,
                     gint64        unit_id,
                     int           column,
                     GFile        *file)
{
  const DtAssignmentRow *cell;

  if (column < 0 || g_file_peek_path (file) == NULL)
    return FALSE;

  dt_matrix_grid_set_cursor (self, unit_id, column, TRUE);
  cell = dt_matrix_grid_get_cell (self);
  if (cell == NULL || cell->excused != NULL)
    return FALSE;

  gtk_widget_activate_action (GTK_WIDGET (self), "win.record-file", "(xs)", cell->id, g_file_peek_path (file));
  self->recording = cell->id;
  return TRUE;
}

/* --- Menu --- */

static void
popup_menu (DtMatrixGrid *self,
            GtkWidget    *at)
{
  g_autoptr(GMenuModel) model = dt_matrix_menu_new (self);
  graphene_rect_t bounds;

  if (self->menu != NULL)
    gtk_widget_unparent (self->menu);
  g_clear_weak_pointer (&self->menu);
  if (model == NULL || at == NULL || !gtk_widget_compute_bounds (at, GTK_WIDGET (self), &bounds))
    return;

  g_set_weak_pointer (&self->menu, gtk_popover_menu_new_from_model (model));
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y,
                                                                           (int) bounds.size.width, (int) bounds.size.height });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
show_menu (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  popup_menu (DT_MATRIX_GRID (widget), find_cursor (DT_MATRIX_GRID (widget)));
}

/**
 * dt_matrix_grid_press:
 * @self: a matrix
 * @unit_id: the row that was pressed; 0: the heads
 * @column: the column; −1: the name
 * @button: of the mouse
 * @n_press: 2: a double click
 * @at: the row or the head
 */
void
dt_matrix_grid_press (DtMatrixGrid *self,
                      gint64        unit_id,
                      int           column,
                      guint         button,
                      int           n_press,
                      GtkWidget    *at)
{
  if (button == GDK_BUTTON_SECONDARY)
    {
      dt_matrix_grid_set_cursor (self, unit_id, column, TRUE);
      show_menu (GTK_WIDGET (self), NULL, NULL);
      return;
    }
  if (button > GDK_BUTTON_PRIMARY)
    return;

  /* A head or a name stands for all that is beside it. */
  if (unit_id == 0)
    move_cursor (self, 0, column, DT_CHOSEN_COLUMN, TRUE);
  else if (column < 0)
    move_cursor (self, unit_id, -1, DT_CHOSEN_ROW, TRUE);
  else
    dt_matrix_grid_set_cursor (self, unit_id, column, TRUE);
  if (n_press == 2 && unit_id != 0 && column >= 0)
    activate_cell (self);
}

/* --- What is chosen --- */

static void
add_cells (DtMatrixGrid *self,
           gboolean      open,
           GArray       *ids)
{
  g_autoptr(GPtrArray) units = dt_matrix_grid_dup_units (self);

  for (guint i = 0; i < units->len; i++)
    {
      const DtMatrixUnit *unit = g_ptr_array_index (units, i);

      if (self->chosen == DT_CHOSEN_ROW && unit->unit_id != self->unit)
        continue;
      for (guint k = 0; k < unit->n_cells; k++)
        {
          const DtAssignmentRow *cell = unit->cells[k];

          if (cell == NULL || (self->chosen == DT_CHOSEN_COLUMN && (int) k != self->column))
            continue;
          if (open ? is_open (cell) : cell->excused == NULL && cell->phase == DT_PHASE_HANDED)
            g_array_append_val (ids, cell->id);
        }
    }
}

/**
 * dt_matrix_grid_dup_assignments:
 * @self: a matrix
 *
 * Returns: (transfer full) (nullable): ids of the cell under the cursor; of a whole column or row what is open, and where
 * nothing is, what waits for acceptance
 */
GArray *
dt_matrix_grid_dup_assignments (DtMatrixGrid *self)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  const DtAssignmentRow *cell = dt_matrix_grid_get_cell (self);

  if (self->matrix == NULL)
    return NULL;
  if (self->chosen != DT_CHOSEN_CELL)
    {
      add_cells (self, TRUE, ids);
      if (ids->len == 0)
        add_cells (self, FALSE, ids);
    }
  else if (cell != NULL && cell->excused == NULL)
    g_array_append_val (ids, cell->id);

  return ids->len > 0 ? g_steal_pointer (&ids) : NULL;
}

/* --- After a change --- */

/* Where the unit of the cursor is gone, the next one takes its place. */
static void
find_new_place (DtMatrixGrid *self,
                DtMatrix     *before)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  gboolean passed = FALSE;

  for (guint i = 0; before != NULL && i < before->units->len; i++)
    {
      const DtMatrixUnit *unit = g_ptr_array_index (before->units, i);

      passed = passed || unit->unit_id == self->unit;
      if (passed && dt_matrix_grid_find_unit (self, unit->unit_id) != GTK_INVALID_LIST_POSITION)
        {
          self->unit = unit->unit_id;
          return;
        }
    }
  self->unit = n > 0 && get_unit_at (self, n - 1) != NULL ? get_unit_at (self, n - 1)->unit_id : 0;
}

/**
 * dt_matrix_grid_follow:
 * @self: a matrix that has been filled anew
 * @before: (nullable): what it showed before
 * @focused: whether the focus was in it then
 *
 * Keeps the cursor on its unit and request; what was just recorded lets it go down to the next unit.
 */
void
dt_matrix_grid_follow (DtMatrixGrid *self,
                       DtMatrix     *before,
                       gboolean      focused)
{
  const DtTaskRow *request = before != NULL && self->column >= 0 && self->column < (int) before->requests->len
                             ? g_ptr_array_index (before->requests, self->column) : NULL;
  const DtAssignmentRow *cell;

  if (self->matrix == NULL)
    return;

  if (request != NULL && dt_matrix_find_request (self->matrix, request->id) >= 0)
    self->column = dt_matrix_find_request (self->matrix, request->id);
  self->column = MIN (self->column, count_columns (self) - 1);
  if (self->unit != 0 && dt_matrix_grid_find_unit (self, self->unit) == GTK_INVALID_LIST_POSITION)
    find_new_place (self, before);
  cell = dt_matrix_grid_get_cell (self);
  if (cell != NULL && cell->id == self->recording && dt_matrix_is_handed_in (cell))
    self->unit = step_rows (self, 1);
  if (cell == NULL || cell->id == self->recording)
    self->recording = 0;

  dt_matrix_grid_sync_range (self);
  dt_matrix_grid_sync_looks (self);
  if (focused)
    {
      scroll_to_cursor (self);
      dt_matrix_grid_focus_cursor (self);
    }
  g_signal_emit_by_name (self, "cursor-moved");
}

/* --- Keys --- */

static void
bind_moves (GtkWidgetClass *widget_class)
{
  static const struct { guint keys[2]; GdkModifierType modifiers; int dx, dy; } moves[] = {
    { { GDK_KEY_Left, GDK_KEY_KP_Left }, 0, -1, 0 }, { { GDK_KEY_Right, GDK_KEY_KP_Right }, 0, 1, 0 },
    { { GDK_KEY_Up, GDK_KEY_KP_Up }, 0, 0, -1 }, { { GDK_KEY_Down, GDK_KEY_KP_Down }, 0, 0, 1 },
    { { GDK_KEY_Left, GDK_KEY_KP_Left }, GDK_CONTROL_MASK, -FAR, 0 }, { { GDK_KEY_Right, GDK_KEY_KP_Right }, GDK_CONTROL_MASK, FAR, 0 },
    { { GDK_KEY_Up, GDK_KEY_KP_Up }, GDK_CONTROL_MASK, 0, -FAR }, { { GDK_KEY_Down, GDK_KEY_KP_Down }, GDK_CONTROL_MASK, 0, FAR },
    { { GDK_KEY_Home, GDK_KEY_KP_Home }, 0, -FAR, 0 }, { { GDK_KEY_End, GDK_KEY_KP_End }, 0, FAR, 0 },
    { { GDK_KEY_Home, GDK_KEY_KP_Home }, GDK_CONTROL_MASK, -FAR, -FAR }, { { GDK_KEY_End, GDK_KEY_KP_End }, GDK_CONTROL_MASK, FAR, FAR },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (moves); i++)
    for (gsize k = 0; k < G_N_ELEMENTS (moves[i].keys); k++)
      gtk_widget_class_add_binding_action (widget_class, moves[i].keys[k], moves[i].modifiers, "matrix.move", "(ii)", moves[i].dx, moves[i].dy);
}

void
dt_matrix_bind_keys (GtkWidgetClass *widget_class)
{
  static const struct { guint key; GdkModifierType modifiers; const char *action; } acts[] = {
    { GDK_KEY_Return, 0, "matrix.activate" }, { GDK_KEY_KP_Enter, 0, "matrix.activate" }, { GDK_KEY_ISO_Enter, 0, "matrix.activate" },
    { GDK_KEY_space, 0, "matrix.record-today" }, { GDK_KEY_KP_Space, 0, "matrix.record-today" },
    { GDK_KEY_Delete, 0, "matrix.remove" }, { GDK_KEY_KP_Delete, 0, "matrix.remove" },
    { GDK_KEY_Menu, 0, "matrix.menu" }, { GDK_KEY_F10, GDK_SHIFT_MASK, "matrix.menu" },
  };

  bind_moves (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, 0, "matrix.page", "i", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Page_Up, 0, "matrix.page", "i", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, 0, "matrix.page", "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Page_Down, 0, "matrix.page", "i", 1);
  for (gsize i = 0; i < G_N_ELEMENTS (acts); i++)
    gtk_widget_class_add_binding_action (widget_class, acts[i].key, acts[i].modifiers, acts[i].action, NULL);
}

void
dt_matrix_grid_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "matrix.move", "(ii)", move);
  gtk_widget_class_install_action (widget_class, "matrix.page", "i", move_page);
  gtk_widget_class_install_action (widget_class, "matrix.activate", NULL, activate);
  gtk_widget_class_install_action (widget_class, "matrix.record-today", NULL, record_today);
  gtk_widget_class_install_action (widget_class, "matrix.remove", NULL, remove_submission);
  gtk_widget_class_install_action (widget_class, "matrix.menu", NULL, show_menu);
}
