/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-collection-view-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dt-error.h"
#include "dt-focus.h"
#include "dt-matrix-jobs.h"

#define LIST_WIDTH 236
#define PANEL_WIDTH 318

G_DEFINE_FINAL_TYPE_WITH_CODE (DtCollectionView, dt_collection_view, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (DT_TYPE_VIEW, dt_collection_view_init_interface))

/* --- What is looked at --- */

static gpointer
copy_fetch (gpointer fetch)
{
  return g_memdup2 (fetch, sizeof (DtMatrixFetch));
}

static void
load_matrix (DtCollectionView *self)
{
  DtMatrixFetch fetch = { 0, 0, dt_context_get_today (self->context) };

  if (!dt_collection_list_get_ids (DT_COLLECTION_LIST (self->list), &fetch.board_id, &fetch.task_id))
    {
      dt_result_clear (self->result);
      dt_matrix_grid_set_matrix (DT_MATRIX_GRID (self->grid), NULL);
      dt_collection_panel_set (DT_COLLECTION_PANEL (self->panel), NULL, -1);
      if (dt_collection_list_get_rows (DT_COLLECTION_LIST (self->list)) != NULL)
        gtk_stack_set_visible_child_name (self->stack, "nothing");
      dt_collection_view_sync_actions (self);
      return;
    }

  dt_result_load (self->result, copy_fetch (&fetch), copy_fetch, g_free);
  dt_collection_view_sync_actions (self);
}

/* Only kinds that are there can be chosen. */
static void
fill_kinds (DtCollectionView *self,
            DtMatrix         *matrix)
{
  gint64 chosen = dt_choice_chip_get_selected (self->kinds);
  gboolean there = FALSE;
  int last = -1;

  dt_choice_chip_begin (self->kinds);
  for (guint i = 0; i < matrix->units->len; i++)
    {
      const DtMatrixUnit *unit = g_ptr_array_index (matrix->units, i);

      if ((int) unit->kind == last)
        continue;
      last = (int) unit->kind;
      there = there || last + 1 == chosen;
      dt_choice_chip_add (self->kinds, last + 1, dt_nick_label (dt_unit_kind_nicks, last), NULL);
    }
  dt_choice_chip_end (self->kinds);
  if (chosen != 0 && !there)
    dt_choice_chip_set_selected (self->kinds, 0);
}

static void
show_summary (DtCollectionView *self,
              DtMatrix         *matrix)
{
  g_autofree char *text = g_strdup_printf (ngettext ("%1$d/%2$d report", "%1$d/%2$d reports", (gulong) matrix->owed),
                                           matrix->handed_in, matrix->owed);
  g_autofree char *whole = NULL;
  g_autofree char *late = g_strdup_printf (ngettext ("· %d overdue", "· %d overdue", (gulong) matrix->n_late), matrix->n_late);

  if (*matrix->group != '\0')
    /* Translators: "94/174 reports · a group of units" */
    whole = g_strdup_printf (_("%1$s · %2$s"), text, matrix->group);
  gtk_label_set_text (self->title, matrix->name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), matrix->name);
  gtk_label_set_text (self->summary, whole != NULL ? whole : text);
  gtk_label_set_text (GTK_LABEL (self->late), late);
  gtk_widget_set_visible (self->late, matrix->n_late > 0);
}

static void
sync_empty (DtCollectionView *self)
{
  guint n = dt_matrix_grid_get_n_shown (DT_MATRIX_GRID (self->grid));

  gtk_widget_set_visible (self->empty_filter, dt_result_get (self->result) != NULL && n == 0);
}

static int
find_owed (DtMatrix *matrix)
{
  for (guint i = 0; i < matrix->requests->len; i++)
    {
      const DtTaskRow *request = g_ptr_array_index (matrix->requests, i);

      if (request->handed_in < request->owed)
        return (int) i;
    }

  return 0;
}

static void take_focus (DtCollectionView *self);

static void
on_matrix (DtCollectionView *self)
{
  DtMatrix *matrix = dt_result_get (self->result);
  DtMatrix *before = dt_matrix_grid_get_matrix (DT_MATRIX_GRID (self->grid));
  gboolean other;

  if (matrix == NULL)
    return;

  other = before == NULL || matrix->board_id != before->board_id
          || (matrix->board_id == 0 && before->requests->len == 1
              && dt_matrix_find_request (matrix, ((DtTaskRow *) g_ptr_array_index (before->requests, 0))->id) < 0);

  fill_kinds (self, matrix);
  show_summary (self, matrix);
  gtk_stack_set_visible_child_name (self->stack, "matrix");
  dt_collection_view_sync_filter (self);
  dt_matrix_grid_set_matrix (DT_MATRIX_GRID (self->grid), matrix);
  /* Another matrix begins at the first request that somebody owes: the panel tells of it. */
  if (other)
    {
      const DtMatrixUnit *first = matrix->units->len > 0 ? g_ptr_array_index (matrix->units, 0) : NULL;

      dt_matrix_grid_set_cursor (DT_MATRIX_GRID (self->grid), first != NULL ? first->unit_id : 0, find_owed (matrix), FALSE);
      take_focus (self);
    }
  sync_empty (self);
  dt_collection_view_sync_actions (self);
}

/* The view is looked at for its matrix: the keys go there, unless the person is elsewhere in it by then, or steps through
 * the views. */
static void
take_focus (DtCollectionView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (root == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (focus == NULL || (!gtk_widget_is_ancestor (focus, GTK_WIDGET (self))
                        && gtk_widget_get_ancestor (focus, ADW_TYPE_VIEW_SWITCHER) == NULL))
    gtk_widget_grab_focus (self->grid);
}

/* A board or a task that is gone is left by the list too, which then chooses another. */
static void
on_failed (DtCollectionView *self,
           const GError     *error)
{
  g_autofree char *text = NULL;

  if (g_error_matches (error, DT_ERROR, DT_ERROR_NOT_FOUND))
    return;

  text = dt_error_user_text (error);
  gtk_label_set_text (self->nothing, text);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

static void
on_cursor_moved (DtCollectionView *self)
{
  DtMatrixGrid *grid = DT_MATRIX_GRID (self->grid);
  DtMatrix *matrix = dt_matrix_grid_get_matrix (grid);
  int column = dt_matrix_grid_get_column (grid);

  /* Beside the columns the panel stays with the request it shows. */
  if (matrix != NULL && column >= 0)
    dt_collection_panel_set (DT_COLLECTION_PANEL (self->panel), matrix, column);
}

void
dt_collection_view_sync_filter (DtCollectionView *self)
{
  gint64 kind = dt_choice_chip_get_selected (self->kinds);
  g_autoptr(GVariant) owing = g_action_group_get_action_state (G_ACTION_GROUP (self->actions), "only-owing");

  dt_matrix_grid_set_filter (DT_MATRIX_GRID (self->grid), (int) kind - 1, g_variant_get_boolean (owing));
  sync_empty (self);
}

void
dt_collection_view_sync_look (DtCollectionView *self)
{
  GSettings *settings = dt_context_get_settings (self->context);
  DtCellContent content = (DtCellContent) g_settings_get_enum (settings, "matrix-content");
  const char *labels[] = { N_("Cells: day"), N_("Cells: days late"), N_("Cells: symbol") };

  gtk_menu_button_set_label (self->content, _(labels[content]));
  dt_matrix_grid_set_look (DT_MATRIX_GRID (self->grid), content, g_settings_get_boolean (settings, "matrix-roomy"));
}

/* --- Object --- */

static gboolean
dt_collection_view_grab_focus (GtkWidget *widget)
{
  DtCollectionView *self = DT_COLLECTION_VIEW (widget);

  if (dt_focus_is_inside (widget))
    return FALSE;
  return self->grid != NULL && gtk_widget_grab_focus (self->grid);
}

static void
dt_collection_view_dispose (GObject *object)
{
  DtCollectionView *self = DT_COLLECTION_VIEW (object);

  if (self->result != NULL)
    g_signal_handlers_disconnect_by_data (self->result, self);
  if (self->context != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->context, self);
      g_signal_handlers_disconnect_by_data (dt_context_get_settings (self->context), self);
      g_signal_handlers_disconnect_by_data (dt_context_get_store (self->context), self);
    }
  if (self->menu != NULL)
    gtk_widget_unparent (self->menu);
  g_clear_weak_pointer (&self->menu);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "collections", NULL);
  if (self->grid != NULL)
    g_signal_handlers_disconnect_by_data (self->grid, self);
  self->grid = self->list = self->panel = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), DT_TYPE_COLLECTION_VIEW);
  g_clear_object (&self->actions);
  g_clear_object (&self->result);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (dt_collection_view_parent_class)->dispose (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, DtCollectionView, name)

static void
dt_collection_view_class_init (DtCollectionViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dt_collection_view_dispose;
  widget_class->grab_focus = dt_collection_view_grab_focus;

  gtk_widget_class_set_css_name (widget_class, "collectionview");
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/DirectiveTracker/ui/dt-collection-view.ui");
  BIND (place);
  BIND (stack);
  BIND (nothing);
  BIND (paned);
  BIND (middle);
  BIND (toolbar);
  BIND (title);
  BIND (heading);
  BIND (summary);
  BIND (late);
  BIND (filters);
  BIND (content);
  BIND (empty_filter);
  BIND (panel_place);
}

static void
dt_collection_view_init (DtCollectionView *self)
{
  self->detail = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_parts (DtCollectionView *self)
{
  self->list = dt_collection_list_new (self->context);
  gtk_widget_set_size_request (self->list, LIST_WIDTH, -1);
  adw_bin_set_child (ADW_BIN (self->place), self->list);

  self->kinds = g_object_ref_sink (DT_CHOICE_CHIP (dt_choice_chip_new (_("Kind"), _("Any kind"))));
  gtk_box_append (self->filters, GTK_WIDGET (self->kinds));
  g_object_unref (self->kinds);      /* the box has it */

  self->grid = dt_matrix_grid_new (self->context);
  gtk_widget_set_vexpand (self->grid, TRUE);
  gtk_box_append (self->middle, self->grid);

  self->panel = dt_collection_panel_new (self->context);
  adw_bin_set_child (ADW_BIN (self->panel_place), self->panel);
}

/**
 * dt_collection_view_new:
 * @context: what the views share
 *
 * Returns: (transfer floating): the view, reading its list
 */
GtkWidget *
dt_collection_view_new (DtContext *context)
{
  DtCollectionView *self = g_object_new (DT_TYPE_COLLECTION_VIEW, NULL);
  GSettings *settings = dt_context_get_settings (context);

  self->context = g_object_ref (context);
  self->result = dt_result_new (dt_context_get_store (context), dt_job_load_matrix, (GDestroyNotify) dt_matrix_unref);
  add_parts (self);
  dt_collection_view_add_actions (self);

  g_signal_connect_swapped (self->result, "updated", G_CALLBACK (on_matrix), self);
  g_signal_connect_swapped (self->result, "failed", G_CALLBACK (on_failed), self);
  g_signal_connect_object (self->list, "chosen", G_CALLBACK (load_matrix), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "filled", G_CALLBACK (dt_collection_view_sync_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->grid, "cursor-moved", G_CALLBACK (on_cursor_moved), self);
  g_signal_connect_object (self->kinds, "changed", G_CALLBACK (dt_collection_view_sync_filter), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (settings, "changed::matrix-content", G_CALLBACK (dt_collection_view_sync_look), self);
  g_signal_connect_swapped (settings, "changed::matrix-roomy", G_CALLBACK (dt_collection_view_sync_look), self);
  g_signal_connect_swapped (context, "notify::today", G_CALLBACK (load_matrix), self);
  g_signal_connect_swapped (context, "notify::soon-days", G_CALLBACK (load_matrix), self);
  dt_collection_view_sync_look (self);
  gtk_stack_set_visible_child_name (self->stack, "loading");

  return GTK_WIDGET (self);
}

/**
 * dt_collection_view_open:
 * @self: the view
 * @board_id: a board, or 0
 * @task_id: a request, or 0
 */
void
dt_collection_view_open (DtCollectionView *self,
                         gint64            board_id,
                         gint64            task_id)
{
  g_return_if_fail (DT_IS_COLLECTION_VIEW (self));

  dt_collection_list_choose (DT_COLLECTION_LIST (self->list), board_id, task_id);
}

DtMatrix *
dt_collection_view_get_matrix (DtCollectionView *self)
{
  g_return_val_if_fail (DT_IS_COLLECTION_VIEW (self), NULL);

  return dt_matrix_grid_get_matrix (DT_MATRIX_GRID (self->grid));
}

GPtrArray *
dt_collection_view_dup_units (DtCollectionView *self)
{
  g_return_val_if_fail (DT_IS_COLLECTION_VIEW (self), NULL);

  return dt_matrix_grid_dup_units (DT_MATRIX_GRID (self->grid));
}

/* A unit, its cells, its sum. */
static void
append_row (GString            *text,
            const DtMatrixUnit *unit,
            DtDay               today,
            int                 soon_days)
{
  g_string_append (text, unit->unit_name);
  for (guint i = 0; i < unit->n_cells; i++)
    {
      g_autofree char *cell = unit->cells[i] != NULL ? dt_matrix_cell_print (unit->cells[i], today, soon_days) : g_strdup ("·");

      g_string_append_printf (text, "\t%s", cell);
    }
  g_string_append_printf (text, "\t%d/%d\n", unit->handed_in, unit->owed);
}

char *
dt_collection_view_dup_text (DtCollectionView *self,
                             guint            *n_rows)
{
  DtMatrix *matrix = dt_collection_view_get_matrix (self);
  g_autoptr(GPtrArray) units = dt_collection_view_dup_units (self);
  g_autoptr(GString) text = NULL;

  if (matrix == NULL || units->len == 0)
    return NULL;

  text = g_string_new (_("Unit"));
  for (guint i = 0; i < matrix->requests->len; i++)
    g_string_append_printf (text, "\t%s", ((const DtTaskRow *) g_ptr_array_index (matrix->requests, i))->short_title);
  g_string_append_printf (text, "\t%s\n", C_("head of the matrix", "Handed in"));
  for (guint i = 0; i < units->len; i++)
    append_row (text, g_ptr_array_index (units, i), dt_context_get_today (self->context), dt_context_get_soon_days (self->context));
  *n_rows = units->len;

  return g_string_free (g_steal_pointer (&text), FALSE);
}
