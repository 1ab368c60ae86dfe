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
