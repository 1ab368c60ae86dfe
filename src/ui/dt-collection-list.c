/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-collection-list.h"

#include <glib/gi18n-lib.h>

#include "dt-collection-list-row.h"
#include "dt-list-focus.h"
#include "dt-error.h"
#include "dt-matrix-jobs.h"
#include "dt-result.h"
#include "dt-text.h"

struct _DtCollectionList
{
  GtkWidget           parent_instance;

  /* Template */
  GtkWidget          *head;
  GtkSearchEntry     *search;
  GtkStack           *stack;
  GtkListView        *view;
  GtkLabel           *nothing;
  GtkWidget          *key;

  /* Owned */
  DtContext          *context;
  DtResult           *result;        /* GPtrArray of DtCollectionRow */
  GListStore         *items;         /* DtCollectionItem */
  GtkSingleSelection *selection;

  gint64              board_id;      /* of what is looked at */
  gint64              task_id;
  gboolean            filling;       /* the selection is ours to restore */
  int                 patience;      /* readings in which what is looked at may still come */
};

enum { SIGNAL_CHOSEN, SIGNAL_FILLED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DtCollectionList, dt_collection_list, GTK_TYPE_WIDGET)

/* --- Items --- */

/* A word typed with accents must match them; one without matches with and without. */
static gboolean
row_matches (const DtCollectionRow  *row,
             char                  **words)
{
  g_autofree char *all = g_strjoin (" ", row->name, row->title, row->directive, NULL);
  g_autofree char *exact = dt_text_exact (all);

  for (int i = 0; words[i] != NULL; i++)
    {
      gboolean marked = dt_text_has_marks (words[i]);
      g_autofree char *word = marked ? dt_text_exact (words[i]) : dt_text_fold (words[i]);

      if (strstr (marked ? exact : row->folded, word) == NULL)
        return FALSE;
    }

  return TRUE;
}

static const char *
get_head (const DtCollectionRow *row)
{
  if (row->board_id != 0)
    return row->pinned ? _("Pinned Boards") : _("Other Boards");

  return row->closed ? _("Closed Requests") : _("Single Requests");
}

static GPtrArray *
make_items (DtCollectionList *self)
{
  GPtrArray *rows = dt_result_get (self->result);
  g_auto(GStrv) words = g_strsplit (gtk_editable_get_text (GTK_EDITABLE (self->search)), " ", -1);
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  const char *head = NULL;

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      DtCollectionRow *row = g_ptr_array_index (rows, i);

      if (!row_matches (row, words))
        continue;
      if (g_strcmp0 (head, get_head (row)) != 0)
        {
          head = get_head (row);
          g_ptr_array_add (items, dt_collection_item_new_head (head));
        }
      g_ptr_array_add (items, dt_collection_item_new (row));
    }

  return items;
}

static DtCollectionItem *
get_item (DtCollectionList *self,
          guint             position)
{
  g_autoptr(DtCollectionItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  return item;      /* the list has it */
}

static gboolean
update_in_place (DtCollectionList *self,
                 GPtrArray        *items)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  if (n != items->len)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!dt_collection_item_is_same (get_item (self, i), g_ptr_array_index (items, i)))
      return FALSE;
  for (guint i = 0; i < n; i++)
    dt_collection_item_set (get_item (self, i), g_ptr_array_index (items, i));

  return TRUE;
}

static guint
find_chosen (DtCollectionList *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      const DtCollectionRow *row = dt_collection_item_get_row (get_item (self, i));

      if (row != NULL && row->board_id == self->board_id && row->task_id == self->task_id)
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

static gboolean
is_there (DtCollectionList *self)
{
  return dt_collection_list_get_chosen (self) != NULL;
}

/* Nothing is looked at yet, or it is gone: the first line, so that the page is not empty. */
static void
choose_first (DtCollectionList *self)
{
  GPtrArray *rows = dt_result_get (self->result);
  DtCollectionRow *first = rows != NULL && rows->len > 0 ? g_ptr_array_index (rows, 0) : NULL;

  self->board_id = first != NULL ? first->board_id : 0;
  self->task_id = first != NULL ? first->task_id : 0;
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0);
}

static void
fill (DtCollectionList *self)
{
  g_autoptr(GPtrArray) items = make_items (self);
  gboolean searching = gtk_editable_get_text (GTK_EDITABLE (self->search))[0] != '\0';

  self->filling = TRUE;
  if (!update_in_place (self, items))
    g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata, items->len);
  self->filling = FALSE;

  if (is_there (self))
    self->patience = 0;
  else if (dt_result_get (self->result) != NULL && self->patience == 0)
    choose_first (self);
  self->filling = TRUE;
  gtk_single_selection_set_selected (self->selection, find_chosen (self));
  self->filling = FALSE;
  gtk_label_set_text (self->nothing, searching ? _("No request matches") : _("No request to many units yet"));
  gtk_stack_set_visible_child_name (self->stack, items->len > 0 ? "rows" : "nothing");
}

static void
on_updated (DtCollectionList *self)
{
  self->patience = MAX (self->patience - 1, 0);
  fill (self);
  g_signal_emit (self, signals[SIGNAL_FILLED], 0);
}

static void
on_failed (DtCollectionList *self,
           const GError     *error)
{
  g_autofree char *text = dt_error_user_text (error);

  gtk_label_set_text (self->nothing, text);
  gtk_stack_set_visible_child_name (self->stack, "nothing");
}

static gpointer
get_item_of_row (GtkWidget *row)
{
  return dt_collection_list_row_get_item (DT_COLLECTION_LIST_ROW (row));
}

static void
on_selected (DtCollectionList *self)
{
  DtCollectionItem *item = gtk_single_selection_get_selected_item (self->selection);
  const DtCollectionRow *row = item != NULL ? dt_collection_item_get_row (item) : NULL;

  if (!self->filling && item != NULL && row == NULL)
    dt_list_skip_head (self->view, self->selection, find_chosen (self), get_item_of_row);
  if (self->filling || row == NULL || (row->board_id == self->board_id && row->task_id == self->task_id))
    return;

  self->board_id = row->board_id;
  self->task_id = row->task_id;
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0);
}

static gpointer
copy_fetch (gpointer fetch)
{
  return g_memdup2 (fetch, sizeof (DtMatrixFetch));
}

static void
reload (DtCollectionList *self)
{
  DtMatrixFetch fetch = { 0, 0, dt_context_get_today (self->context) };

  dt_result_load (self->result, copy_fetch (&fetch), copy_fetch, g_free);
}

/* --- Rows --- */

/**
 * dt_collection_list_find_chosen:
 * @self: the list
 *
 * Returns: (transfer none) (nullable): the line that is looked at, if it is in sight
 */
GtkWidget *
dt_collection_list_find_chosen (DtCollectionList *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view)); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      DtCollectionListRow *line = DT_COLLECTION_LIST_ROW (gtk_widget_get_first_child (child));
      DtCollectionItem *item = dt_collection_list_row_get_item (line);
      const DtCollectionRow *row = item != NULL ? dt_collection_item_get_row (item) : NULL;

      if (row != NULL && row->board_id == self->board_id && row->task_id == self->task_id && gtk_widget_get_mapped (GTK_WIDGET (line)))
        return GTK_WIDGET (line);
    }

  return NULL;
}

/* The Menu key is for the line with the focus, which is the one that is looked at. */
static gboolean
on_menu_key (GtkWidget *widget,
             GVariant  *args,
             gpointer   user_data)
{
  return gtk_widget_activate_action (widget, "collections.line-menu", NULL);
}

static void
add_menu_keys (DtCollectionList *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Menu, 0), gtk_callback_action_new (on_menu_key, NULL, NULL)));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_F10, GDK_SHIFT_MASK), gtk_callback_action_new (on_menu_key, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
}

static void
on_row_menu (GtkGestureClick *gesture,
             int              n_press,
             double           x,
             double           y,
             gpointer         user_data)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  DtCollectionItem *item = dt_collection_list_row_get_item (DT_COLLECTION_LIST_ROW (widget));
  const DtCollectionRow *row = item != NULL ? dt_collection_item_get_row (item) : NULL;

  if (row == NULL)
    return;

  dt_collection_list_choose (DT_COLLECTION_LIST (user_data), row->board_id, row->task_id);
  gtk_widget_activate_action (widget, "collections.line-menu", NULL);
}

static void
on_setup (DtCollectionList *self,
          GtkListItem      *list_item)
{
  GtkWidget *row = dt_collection_list_row_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "released", G_CALLBACK (on_row_menu), self);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (click));
  gtk_list_item_set_child (list_item, row);
}

static void
on_bind (DtCollectionList *self,
         GtkListItem      *list_item)
{
  DtCollectionItem *item = gtk_list_item_get_item (list_item);
  gboolean is_row = dt_collection_item_get_row (item) != NULL;

  dt_list_bind_head (list_item, !is_row);
  dt_collection_list_row_set_item (DT_COLLECTION_LIST_ROW (gtk_list_item_get_child (list_item)), item,
                                   dt_context_get_today (self->context));
}

static void
on_unbind (DtCollectionList *self,
           GtkListItem      *list_item)
{
  dt_collection_list_row_set_item (DT_COLLECTION_LIST_ROW (gtk_list_item_get_child (list_item)), NULL, DT_DAY_NONE);
}

/* Enter on a line goes on to its matrix. */
static void
on_activate (DtCollectionList *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "collections.focus-matrix", NULL);
}

/* --- Object --- */

static void
dt_collection_list_dispose (GObject *object)
{
  DtCollectionList *self = DT_COLLECTION_LIST (object);

  if (self->result != NULL)
    g_signal_handlers_disconnect_by_data (self->result, self);
  if (self->context != NULL)
    g_signal_handlers_disconnect_by_data (self->context, self);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);

  gtk_widget_dispose_template (GTK_WIDGET (self), DT_TYPE_COLLECTION_LIST);
  g_clear_object (&self->selection);
  g_clear_object (&self->items);
  g_clear_object (&self->result);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (dt_collection_list_parent_class)->dispose (object);
}

static void
dt_collection_list_class_init (DtCollectionListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dt_collection_list_dispose;

  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", DT_TYPE_COLLECTION_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FILLED] = g_signal_new ("filled", DT_TYPE_COLLECTION_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "collection-list");
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/DirectiveTracker/ui/dt-collection-list.ui");
  gtk_widget_class_bind_template_child (widget_class, DtCollectionList, head);
  gtk_widget_class_bind_template_child (widget_class, DtCollectionList, key);
  gtk_widget_class_bind_template_child (widget_class, DtCollectionList, search);
  gtk_widget_class_bind_template_child (widget_class, DtCollectionList, stack);
  gtk_widget_class_bind_template_child (widget_class, DtCollectionList, view);
  gtk_widget_class_bind_template_child (widget_class, DtCollectionList, nothing);
}

static void
dt_collection_list_init (DtCollectionList *self)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));

  self->items = g_list_store_new (DT_TYPE_COLLECTION_ITEM);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->items)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_swapped (self->selection, "notify::selected", G_CALLBACK (on_selected), self);

  g_signal_connect_swapped (factory, "setup", G_CALLBACK (on_setup), self);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (on_bind), self);
  g_signal_connect_swapped (factory, "unbind", G_CALLBACK (on_unbind), self);
  gtk_list_view_set_factory (self->view, factory);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  dt_list_make_one_stop (GTK_WIDGET (self->view));
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (on_activate), self);
  add_menu_keys (self);

  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (fill), self);
  gtk_search_entry_set_search_delay (self->search, 0);
}

/**
 * dt_collection_list_new:
 * @context: what the views share
 *
 * Returns: (transfer floating): a list that reads itself
 */
GtkWidget *
dt_collection_list_new (DtContext *context)
{
  DtCollectionList *self = g_object_new (DT_TYPE_COLLECTION_LIST, NULL);

  self->context = g_object_ref (context);
  self->result = dt_result_new (dt_context_get_store (context), dt_job_list_collections, (GDestroyNotify) g_ptr_array_unref);
  g_signal_connect_swapped (self->result, "updated", G_CALLBACK (on_updated), self);
  g_signal_connect_swapped (self->result, "failed", G_CALLBACK (on_failed), self);
  g_signal_connect_swapped (context, "notify::today", G_CALLBACK (reload), self);
  reload (self);

  return GTK_WIDGET (self);
}

const DtCollectionRow *
dt_collection_list_get_chosen (DtCollectionList *self)
{
  GPtrArray *rows;

  g_return_val_if_fail (DT_IS_COLLECTION_LIST (self), NULL);

  rows = dt_result_get (self->result);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const DtCollectionRow *row = g_ptr_array_index (rows, i);

      if (row->board_id == self->board_id && row->task_id == self->task_id)
        return row;
    }

  return NULL;
}

/**
 * dt_collection_list_get_ids:
 * @self: the list
 * @board_id: (out): what is looked at, or 0
 * @task_id: (out): likewise
 *
 * Returns: whether anything is, also what has not been read yet
 */
gboolean
dt_collection_list_get_ids (DtCollectionList *self,
                            gint64           *board_id,
                            gint64           *task_id)
{
  g_return_val_if_fail (DT_IS_COLLECTION_LIST (self), FALSE);

  *board_id = self->board_id;
  *task_id = self->task_id;

  return self->board_id != 0 || self->task_id != 0;
}

/**
 * dt_collection_list_choose:
 * @self: the list
 * @board_id: a board, or 0
 * @task_id: a request, or 0
 *
 * Looks at a line, clearing a search that hides it; one that is not there yet is looked at when it has come.
 */
void
dt_collection_list_choose (DtCollectionList *self,
                           gint64            board_id,
                           gint64            task_id)
{
  gboolean other;

  g_return_if_fail (DT_IS_COLLECTION_LIST (self));

  other = board_id != self->board_id || task_id != self->task_id;
  self->board_id = board_id;
  self->task_id = task_id;
  /* One reading may have been under way before it was stored. */
  self->patience = is_there (self) ? 0 : 2;
  if (is_there (self) && find_chosen (self) == GTK_INVALID_LIST_POSITION)
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  self->filling = TRUE;
  gtk_single_selection_set_selected (self->selection, find_chosen (self));
  self->filling = FALSE;
  if (other)
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0);
}

GPtrArray *
dt_collection_list_get_rows (DtCollectionList *self)
{
  g_return_val_if_fail (DT_IS_COLLECTION_LIST (self), NULL);

  return dt_result_get (self->result);
}

void
dt_collection_list_focus_search (DtCollectionList *self)
{
  g_return_if_fail (DT_IS_COLLECTION_LIST (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

void
dt_collection_list_focus_rows (DtCollectionList *self)
{
  g_return_if_fail (DT_IS_COLLECTION_LIST (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

gboolean
dt_collection_list_clear_search (DtCollectionList *self)
{
  g_return_val_if_fail (DT_IS_COLLECTION_LIST (self), FALSE);

  if (gtk_editable_get_text (GTK_EDITABLE (self->search))[0] == '\0')
    return FALSE;

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  return TRUE;
}
