/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-task-table-private.h"

#include "dt-focus.h"
#include "dt-list-focus.h"

#include <glib/gi18n-lib.h>

enum { SIGNAL_SELECTED, SIGNAL_OPEN_DETAIL, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DtTaskTable, dt_task_table, GTK_TYPE_WIDGET)

/* --- Finding rows --- */

DtTaskLine *
dt_task_table_line_of (GtkWidget *widget)
{
  GtkWidget *line = widget != NULL ? gtk_widget_get_ancestor (widget, DT_TYPE_TASK_LINE) : NULL;

  /* The list's own row has the focus; the line is its child. */
  if (line == NULL && widget != NULL && gtk_widget_get_first_child (widget) != NULL
      && DT_IS_TASK_LINE (gtk_widget_get_first_child (widget)))
    line = gtk_widget_get_first_child (widget);

  return line != NULL ? DT_TASK_LINE (line) : NULL;
}

DtTaskLine *
dt_task_table_line_at (DtTaskTable *self,
                       double       x,
                       double       y)
{
  return dt_task_table_line_of (gtk_widget_pick (self->list, x, y, GTK_PICK_DEFAULT));
}

DtTaskLine *
dt_task_table_get_focused (DtTaskTable *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, self->list))
    return NULL;
  return dt_task_table_line_of (focus);
}

guint
dt_task_table_position_of (DtTaskLine *line)
{
  DtTaskItem *item = dt_task_line_get_item (line);

  return item != NULL ? dt_task_item_get_position (item) : GTK_INVALID_LIST_POSITION;
}

/* The task that the part at @position belongs to stands above it. */
gint64
dt_task_table_task_above (DtTaskTable *self,
                          guint        position)
{
  DtRowKey key;

  while (dt_task_feed_peek (self->feed, position, &key))
    {
      if (key.kind == DT_ROW_TASK)
        return key.id;
      if (key.kind == DT_ROW_GROUP || position == 0)
        return 0;
      position--;
    }

  return 0;
}

/* --- Selection --- */

static void
on_selection_changed (DtTaskTable *self)
{
  if (self->quiet || dt_task_table_is_head_alone (self))
    return;

  dt_task_table_collect (self);
  g_signal_emit (self, signals[SIGNAL_SELECTED], 0);
}

void
dt_task_table_scroll_to (DtTaskTable *self,
                         guint        position)
{
  if (position < g_list_model_get_n_items (G_LIST_MODEL (self->feed)))
    gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", position);
}

/* --- The head kept on top --- */

static void
sync_top (DtTaskTable *self)
{
  DtTaskLine *first = dt_task_table_line_at (self, 60, 2);
  guint position = first != NULL ? dt_task_table_position_of (first) : GTK_INVALID_LIST_POSITION;
  const DtGroupHead *head;
  graphene_rect_t bounds;
  gboolean hidden;

  if (position == GTK_INVALID_LIST_POSITION || (head = dt_task_feed_get_head (self->feed, position)) == NULL)
    {
      gtk_widget_set_visible (self->top, FALSE);
      return;
    }

  /* Its own row, when it stands at the very top, needs no copy. */
  self->top_position = dt_task_feed_get_head_position (self->feed, position);
  hidden = position != self->top_position
           || (gtk_widget_compute_bounds (GTK_WIDGET (first), self->scroller, &bounds) && bounds.origin.y < 0);
  if (hidden)
    dt_task_line_set_head (DT_TASK_LINE (self->top), head);
  gtk_widget_set_visible (self->top, hidden);
}

static gboolean
on_top_idle (gpointer user_data)
{
  DtTaskTable *self = DT_TASK_TABLE (user_data);

  self->top_idle = 0;
  sync_top (self);
  return G_SOURCE_REMOVE;
}

/* After the list has been laid out for the new position. */
static void
queue_top (DtTaskTable *self)
{
  if (self->top_idle == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->top_idle = g_idle_add_full (GDK_PRIORITY_REDRAW + 10, on_top_idle, self, NULL);
}

static void
on_reloaded (DtTaskTable *self)
{
  dt_task_table_select_again (self);
  queue_top (self);
}

/* --- Rows --- */

static void
on_setup (DtTaskTable *self,
          GtkListItem *list_item)
{
  gtk_list_item_set_child (list_item, dt_task_line_new (self->context, self->columns));
}

static void
on_bind (DtTaskTable *self,
         GtkListItem *list_item)
{
  DtTaskLine *line = DT_TASK_LINE (gtk_list_item_get_child (list_item));
  DtTaskItem *item = gtk_list_item_get_item (list_item);

  dt_task_line_set_search (line, self->search);
  dt_task_line_set_item (line, item);
}

static void
on_unbind (DtTaskTable *self,
           GtkListItem *list_item)
{
  DtTaskLine *line = DT_TASK_LINE (gtk_list_item_get_child (list_item));

  if (self->hot == line)
    self->hot = NULL;
  dt_task_line_set_item (line, NULL);
}

/* --- Opening --- */

/* Enter or a double click: a group and a request to many units open, a task goes to its detail. */
static void
on_activate (DtTaskTable *self,
             guint        position)
{
  DtRowKey key;
  g_autoptr(DtTaskItem) item = NULL;

  if (!dt_task_feed_peek (self->feed, position, &key))
    return;
  if (key.kind == DT_ROW_GROUP)
    {
      dt_task_feed_toggle (self->feed, position);
      return;
    }

  item = g_list_model_get_item (G_LIST_MODEL (self->feed), position);
  if (dt_task_item_get_task (item) != NULL && dt_task_row_is_collection (dt_task_item_get_task (item)))
    dt_task_feed_toggle (self->feed, position);
  else
    g_signal_emit (self, signals[SIGNAL_OPEN_DETAIL], 0);
}

/* --- Object --- */

static gboolean
dt_task_table_grab_focus (GtkWidget *widget)
{
  if (dt_focus_is_inside (widget))
    return FALSE;
  return gtk_widget_grab_focus (DT_TASK_TABLE (widget)->list);
}

static void
dt_task_table_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dt_task_table_parent_class)->root (widget);

  g_signal_connect_object (gtk_widget_get_root (widget), "notify::focus-widget", G_CALLBACK (dt_task_table_sync_focus), widget,
                           G_CONNECT_SWAPPED);
}

static void
dt_task_table_unroot (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_root (widget), dt_task_table_sync_focus, widget);

  GTK_WIDGET_CLASS (dt_task_table_parent_class)->unroot (widget);
}

static void
dt_task_table_dispose (GObject *object)
{
  DtTaskTable *self = DT_TASK_TABLE (object);

  self->quiet = TRUE;
  g_clear_handle_id (&self->top_idle, g_source_remove);
  if (self->feed != NULL)
    g_signal_handlers_disconnect_by_data (self->feed, self);
  if (self->columns != NULL)
    g_signal_handlers_disconnect_by_data (self->columns, self);
  self->hot = NULL;
  if (self->menu != NULL)
    gtk_widget_set_visible (self->menu, FALSE);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->overlay, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->feed);
  g_clear_object (&self->columns);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (dt_task_table_parent_class)->dispose (object);
}

static void
dt_task_table_finalize (GObject *object)
{
  DtTaskTable *self = DT_TASK_TABLE (object);

  g_free (self->search);
  g_array_unref (self->tasks);
  g_array_unref (self->parts);

  G_OBJECT_CLASS (dt_task_table_parent_class)->finalize (object);
}

static void
dt_task_table_class_init (DtTaskTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dt_task_table_dispose;
  object_class->finalize = dt_task_table_finalize;
  widget_class->grab_focus = dt_task_table_grab_focus;
  widget_class->root = dt_task_table_root;
  widget_class->unroot = dt_task_table_unroot;

  signals[SIGNAL_SELECTED] = g_signal_new ("selected", DT_TYPE_TASK_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 0);
  signals[SIGNAL_OPEN_DETAIL] = g_signal_new ("open-detail", DT_TYPE_TASK_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                              G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "table.menu", NULL, dt_task_table_popup_for_focus);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "table.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "table.menu", NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "task-table");
}

static void
dt_task_table_init (DtTaskTable *self)
{
  self->tasks = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->parts = g_array_new (FALSE, FALSE, sizeof (gint64));
}

static void
on_top_clicked (DtTaskTable *self)
{
  dt_task_table_scroll_to (self, self->top_position);
}

static void
make_top (DtTaskTable *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->top = dt_task_line_new (self->context, self->columns);
  gtk_widget_set_valign (self->top, GTK_ALIGN_START);
  gtk_widget_set_visible (self->top, FALSE);
  gtk_widget_add_css_class (self->top, "top");
  g_signal_connect_swapped (click, "released", G_CALLBACK (on_top_clicked), self);
  gtk_widget_add_controller (self->top, GTK_EVENT_CONTROLLER (click));
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), self->top);
}

static void
make_list (DtTaskTable *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkAdjustment *adjustment;

  g_signal_connect_swapped (factory, "setup", G_CALLBACK (on_setup), self);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (on_bind), self);
  g_signal_connect_swapped (factory, "unbind", G_CALLBACK (on_unbind), self);
  self->selection = gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (self->feed)));
  g_signal_connect_swapped (self->selection, "selection-changed", G_CALLBACK (on_selection_changed), self);

  self->list = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory);
  dt_list_make_one_stop (self->list);
  gtk_widget_add_css_class (self->list, "tasks");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Tasks"), -1);
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (on_activate), self);

  self->scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "child", self->list, NULL);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (queue_top), self, G_CONNECT_SWAPPED);
  self->overlay = gtk_overlay_new ();
  gtk_overlay_set_child (GTK_OVERLAY (self->overlay), self->scroller);
  gtk_widget_set_parent (self->overlay, GTK_WIDGET (self));
}

/**
 * dt_task_table_new:
 * @context: what the window shares
 * @columns: where the columns stand
 * @feed: the rows
 *
 * Returns: (transfer floating): the list
 */
GtkWidget *
dt_task_table_new (DtContext  *context,
                   DtColumns  *columns,
                   DtTaskFeed *feed)
{
  DtTaskTable *self = g_object_new (DT_TYPE_TASK_TABLE, NULL);

  self->context = g_object_ref (context);
  self->columns = g_object_ref (columns);
  self->feed = g_object_ref (feed);
  make_list (self);
  make_top (self);
  dt_task_table_add_controllers (self);
  g_signal_connect_swapped (feed, "reloaded", G_CALLBACK (on_reloaded), self);
  g_signal_connect_swapped (columns, "changed", G_CALLBACK (dt_task_table_refresh), self);

  return GTK_WIDGET (self);
}

/**
 * dt_task_table_refresh:
 * @self: the list
 *
 * Shows every row again: the day, the columns or the search are others.
 */
void
dt_task_table_refresh (DtTaskTable *self)
{
  GtkWidget *row;

  g_return_if_fail (DT_IS_TASK_TABLE (self));

  for (row = gtk_widget_get_first_child (self->list); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      DtTaskLine *line = dt_task_table_line_of (row);

      if (line != NULL)
        {
          dt_task_line_set_search (line, self->search);
          dt_task_line_refresh (line);
        }
    }
  gtk_widget_queue_resize (self->list);
  queue_top (self);
}

/**
 * dt_task_table_set_search:
 * @self: the list
 * @search: (nullable): what was typed
 *
 * Makes the hits bold, in the rows as they come.
 */
void
dt_task_table_set_search (DtTaskTable *self,
                          const char  *search)
{
  g_return_if_fail (DT_IS_TASK_TABLE (self));

  if (g_strcmp0 (self->search, search) == 0)
    return;

  g_free (self->search);
  self->search = g_strdup (search);
  for (GtkWidget *row = gtk_widget_get_first_child (self->list); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (dt_task_table_line_of (row) != NULL)
      dt_task_line_set_search (dt_task_table_line_of (row), search);
}

/**
 * dt_task_table_get_tasks:
 * @self: the list
 *
 * Returns: (transfer none): ids of the tasks selected
 */
GArray *
dt_task_table_get_tasks (DtTaskTable *self)
{
  return self->tasks;
}

/**
 * dt_task_table_get_parts:
 * @self: the list
 *
 * Returns: (transfer none): ids of the units' parts selected, where no task is
 */
GArray *
dt_task_table_get_parts (DtTaskTable *self)
{
  return self->parts;
}

gint64
dt_task_table_get_task_of_parts (DtTaskTable *self)
{
  return self->task_of_parts;
}

/**
 * dt_task_table_has_selection:
 * @self: the list
 *
 * Returns: whether anything is selected
 */
gboolean
dt_task_table_has_selection (DtTaskTable *self)
{
  return self->tasks->len > 0 || self->parts->len > 0;
}

/**
 * dt_task_table_select_task:
 * @self: the list
 * @task: id
 *
 * Selects a task and brings it into sight.
 *
 * Returns: whether it is in the list
 */
gboolean
dt_task_table_select_task (DtTaskTable *self,
                           gint64       task)
{
  guint position;

  g_return_val_if_fail (DT_IS_TASK_TABLE (self), FALSE);

  position = dt_task_feed_find (self->feed, task);
  if (position == GTK_INVALID_LIST_POSITION)
    return FALSE;

  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  dt_task_table_scroll_to (self, position);
  return TRUE;
}

/**
 * dt_task_table_unselect:
 * @self: the list
 */
void
dt_task_table_unselect (DtTaskTable *self)
{
  g_return_if_fail (DT_IS_TASK_TABLE (self));

  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
  /* What had gone from the list was not selected there any more. */
  if (dt_task_table_has_selection (self))
    on_selection_changed (self);
}

/**
 * dt_task_table_scroll_to_top:
 * @self: the list
 */
void
dt_task_table_scroll_to_top (DtTaskTable *self)
{
  g_return_if_fail (DT_IS_TASK_TABLE (self));

  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
}
