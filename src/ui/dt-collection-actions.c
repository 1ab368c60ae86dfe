/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be done in the collections view beside what the window does: filters, looks, boards. */

#include "dt-collection-view-private.h"

#include <glib/gi18n-lib.h>

#include "dt-board-dialog.h"
#include "dt-detail-menu.h"
#include "dt-matrix-jobs.h"
#include "dt-window-private.h"

/* --- Filters and focus --- */

static void
set_only_owing (GSimpleAction *action,
                GVariant      *state,
                gpointer       user_data)
{
  g_simple_action_set_state (action, state);
  dt_collection_view_sync_filter (user_data);
}

static void
focus_matrix (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  gtk_widget_grab_focus (GTK_WIDGET (user_data));
}

/* --- Boards --- */

static const DtCollectionRow *
get_chosen (DtCollectionView *self)
{
  return dt_collection_list_get_chosen (DT_COLLECTION_LIST (self->list));
}

typedef struct { DtWindow *window; char *told; } Stored;

/* The window hears of the store itself; here it is told in words. */
static void
on_stored (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autofree Stored *stored = user_data;
  g_autoptr(DtWindow) window = stored->window;
  g_autofree char *told = stored->told;
  g_autoptr(GError) error = NULL;

  dt_store_write_finish (DT_STORE (source), result, &error);
  dt_window_set_saved (window, error);
  if (error != NULL)
    dt_window_tell_error (window, _("Nothing was changed"), error);
  else if (told != NULL)
    dt_window_toast (window, told, TRUE);
}

static void
store (DtCollectionView *self,
       const char       *action,
       DtJobFunc         job,
       gpointer          data,
       char             *told)
{
  DtWrite write = { .action = action };
  Stored *stored = g_new0 (Stored, 1);

  stored->window = g_object_ref (DT_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  stored->told = told;
  dt_store_write_async (dt_context_get_store (self->context), &write, job, data, g_free, NULL, NULL, on_stored, stored);
}

static void
present_dialog (DtCollectionView *self,
                DtMatrix         *board,
                gint64            task_id)
{
  GPtrArray *rows = dt_collection_list_get_rows (DT_COLLECTION_LIST (self->list));

  if (rows != NULL)
    gtk_window_present (GTK_WINDOW (dt_board_dialog_new (self, self->context, board, rows, task_id)));
}

static void
new_board (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  DtCollectionView *self = user_data;

  present_dialog (self, NULL, get_chosen (self) != NULL ? get_chosen (self)->task_id : 0);
}

static void
edit_board (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  DtCollectionView *self = user_data;
  DtMatrix *matrix = dt_collection_view_get_matrix (self);

  if (matrix != NULL && matrix->board_id != 0)
    present_dialog (self, matrix, 0);
}

static void
set_pinned (GSimpleAction *action,
            GVariant      *state,
            gpointer       user_data)
{
  DtCollectionView *self = user_data;
  const DtCollectionRow *row = get_chosen (self);
  DtBoardPin pin = { row != NULL ? row->board_id : 0, g_variant_get_boolean (state) };

  /* The state follows the register. */
  if (pin.id != 0)
    store (self, "pin-board", dt_job_pin_board, g_memdup2 (&pin, sizeof pin),
           g_strdup_printf (pin.pinned ? _("Pinned the board “%s”") : _("Unpinned the board “%s”"), row->name));
}

static void
remove_board (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  DtCollectionView *self = user_data;
  const DtCollectionRow *row = get_chosen (self);

  if (row != NULL && row->board_id != 0)
    store (self, "remove-board", dt_job_remove_board, g_memdup2 (&row->board_id, sizeof row->board_id),
           g_strdup_printf (_("Deleted the board “%s”"), row->name));
}

/* parameter: (xi): a request, and the place it gets */
static void
move_column (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  DtCollectionView *self = user_data;
  DtMatrix *matrix = dt_collection_view_get_matrix (self);
  DtBoardMove move;

  g_variant_get (parameter, "(xi)", &move.task_id, &move.to);
  if (matrix == NULL || matrix->board_id == 0 || dt_matrix_find_request (matrix, move.task_id) == move.to)
    return;

  move.id = matrix->board_id;
  store (self, "order-board", dt_job_move_on_board, g_memdup2 (&move, sizeof move), NULL);
}

/* --- The menu of a line of the left list --- */

static GMenuModel *
make_line_menu (DtCollectionView      *self,
                const DtCollectionRow *row)
{
  g_autoptr(GMenu) menu = g_menu_new ();

  if (row->board_id != 0)
    {
      g_menu_append (menu, _("Edit Board…"), "collections.edit-board");
      g_menu_append (menu, _("Pinned"), "collections.pin-board");
      g_menu_append (menu, _("Delete Board"), "collections.remove-board");
    }
  else
    {
      dt_detail_menu_append (menu, _("Open Task"), "win.open-task", g_variant_new_int64 (row->task_id));
      g_menu_append (menu, _("New Board…"), "collections.new-board");
    }

  return G_MENU_MODEL (g_steal_pointer (&menu));
}

static void
show_line_menu (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  DtCollectionView *self = user_data;
  const DtCollectionRow *row = get_chosen (self);
  GtkWidget *line = dt_collection_list_find_chosen (DT_COLLECTION_LIST (self->list));
  g_autoptr(GMenuModel) model = NULL;
  graphene_rect_t bounds;

  if (self->menu != NULL)
    gtk_widget_unparent (self->menu);
  g_clear_weak_pointer (&self->menu);
  if (row == NULL || line == NULL || !gtk_widget_compute_bounds (line, self->list, &bounds))
    return;

  model = make_line_menu (self, row);
  g_set_weak_pointer (&self->menu, gtk_popover_menu_new_from_model (model));
  gtk_widget_set_parent (self->menu, self->place);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y,
                                                                           (int) bounds.size.width, (int) bounds.size.height });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

/* --- Together --- */

static void
enable (DtCollectionView *self,
        const char       *name,
        gboolean          enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), name)), enabled);
}

void
dt_collection_view_sync_actions (DtCollectionView *self)
{
  const DtCollectionRow *row = get_chosen (self);
  gboolean board = row != NULL && row->board_id != 0;
  gboolean can_write = !dt_store_get_read_only (dt_context_get_store (self->context));
  GPtrArray *rows = dt_collection_list_get_rows (DT_COLLECTION_LIST (self->list));

  enable (self, "new-board", can_write && rows != NULL && rows->len > 0);
  enable (self, "edit-board", can_write && board);
  enable (self, "pin-board", can_write && board);
  enable (self, "remove-board", can_write && board);
  enable (self, "move-column", can_write && board);
  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), "pin-board")),
                             g_variant_new_boolean (board && row->pinned));
}

void
dt_collection_view_add_actions (DtCollectionView *self)
{
  static const GActionEntry entries[] = {
    { "only-owing", NULL, NULL, "false", set_only_owing, { 0 } },
    { "focus-matrix", focus_matrix, NULL, NULL, NULL, { 0 } },
    { "new-board", new_board, NULL, NULL, NULL, { 0 } },
    { "edit-board", edit_board, NULL, NULL, NULL, { 0 } },
    { "pin-board", NULL, NULL, "false", set_pinned, { 0 } },
    { "remove-board", remove_board, NULL, NULL, NULL, { 0 } },
    { "move-column", move_column, "(xi)", NULL, NULL, { 0 } },
    { "line-menu", show_line_menu, NULL, NULL, NULL, { 0 } },
  };
  static const char * const keys[] = { "matrix-content", "matrix-roomy" };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autoptr(GAction) action = g_settings_create_action (dt_context_get_settings (self->context), keys[i]);

      g_action_map_add_action (G_ACTION_MAP (self->actions), action);
    }
  gtk_widget_insert_action_group (GTK_WIDGET (self), "collections", G_ACTION_GROUP (self->actions));
  g_signal_connect_swapped (dt_context_get_store (self->context), "notify::read-only", G_CALLBACK (dt_collection_view_sync_actions), self);
  dt_collection_view_sync_actions (self);
}
