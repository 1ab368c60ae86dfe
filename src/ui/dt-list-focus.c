/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-list-focus.h"

/**
 * dt_list_focus_save:
 * @lists: (array length=n_lists): list boxes of one window
 * @n_lists: how many
 *
 * Returns: the row that has the focus, itself or by something in it
 */
DtListFocus
dt_list_focus_save (GtkListBox **lists,
                    guint        n_lists)
{
  DtListFocus self = { NULL, -1 };
  GtkRoot *root = n_lists > 0 ? gtk_widget_get_root (GTK_WIDGET (lists[0])) : NULL;
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW) : NULL;

  for (guint i = 0; row != NULL && i < n_lists; i++)
    if (gtk_widget_get_parent (row) == GTK_WIDGET (lists[i]))
      {
        self.list = lists[i];
        self.index = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
      }

  return self;
}

/**
 * dt_list_focus_restore:
 * @self: from dt_list_focus_save()
 *
 * Puts the focus on the row that now stands where it was, or on the last one.
 */
void
dt_list_focus_restore (const DtListFocus *self)
{
  GtkListBoxRow *row = NULL;

  for (int i = self->index; self->list != NULL && row == NULL && i >= 0; i--)
    row = gtk_list_box_get_row_at_index (self->list, i);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

/**
 * dt_list_bind_head:
 * @list_item: with its child, being bound
 * @is_head: whether it stands over lines instead of being one
 *
 * A head is passed over by the keys and not hit by the mouse.
 */
void
dt_list_bind_head (GtkListItem *list_item,
                   gboolean     is_head)
{
  GtkWidget *row = gtk_widget_get_parent (gtk_list_item_get_child (list_item));

  gtk_list_item_set_activatable (list_item, !is_head);
  if (row != NULL)
    gtk_widget_set_can_target (row, !is_head);
}

static void
focus_item (GtkListView  *view,
            gpointer      item,
            DtListItemOf  item_of)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (view)); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *child = gtk_widget_get_first_child (row);

      if (child != NULL && item_of (child) == item)
        {
          gtk_widget_grab_focus (row);
          return;
        }
    }
}

/**
 * dt_list_skip_head:
 * @view: a list
 * @selection: of it, with a head selected
 * @before: what was selected before
 * @item_of: the item of a row
 *
 * Goes on to the line beyond the head, or back where there is none.
 */
void
dt_list_skip_head (GtkListView        *view,
                   GtkSingleSelection *selection,
                   guint               before,
                   DtListItemOf        item_of)
{
  guint head = gtk_single_selection_get_selected (selection);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (selection));
  gboolean down = before == GTK_INVALID_LIST_POSITION || head > before;
  guint target = down ? head + 1 : head - 1;    /* wraps beyond n at the top */
  g_autoptr(GObject) item = NULL;

  if (target >= n)
    target = before;
  gtk_single_selection_set_selected (selection, target);
  if (target == GTK_INVALID_LIST_POSITION)
    return;
  gtk_widget_activate_action (GTK_WIDGET (view), "list.scroll-to-item", "u", target);
  item = g_list_model_get_item (G_LIST_MODEL (selection), target);
  focus_item (view, item, item_of);
}

/* As if there were no list: what is asked to move the focus goes around it. */
static gboolean
leave (GtkWidget *list,
       GVariant  *args,
       gpointer   user_data)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (list));
  gboolean moved;

  gtk_widget_set_can_focus (list, FALSE);
  moved = gtk_widget_child_focus (root, (GtkDirectionType) GPOINTER_TO_INT (user_data));
  gtk_widget_set_can_focus (list, TRUE);

  return moved;
}

static void
add_leave (GtkEventController *keys,
           GdkModifierType     modifiers,
           GtkDirectionType    direction)
{
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Tab, modifiers),
                                                          gtk_callback_action_new (leave, GINT_TO_POINTER ((int) direction), NULL)));
}

/**
 * dt_list_make_one_stop:
 * @list: a list view or list box, whose rows hold nothing that only Tab reaches
 *
 * In GTK 4.8 Tab goes through every row, and in a list view stops at those that cannot be selected.
 */
void
dt_list_make_one_stop (GtkWidget *list)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  add_leave (keys, 0, GTK_DIR_TAB_FORWARD);
  add_leave (keys, GDK_SHIFT_MASK, GTK_DIR_TAB_BACKWARD);
  gtk_widget_add_controller (list, keys);
}
