/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The context menu of the rows of a list box: by the right button, the Menu key and Shift+F10. */

#include "dt-row-menu.h"

typedef struct
{
  GtkListBox    *list;       /* which owns this */
  DtRowMenuFunc  make;
  gpointer       user_data;
  GtkWidget     *popover;    /* made when asked for; weak: it belongs to the parent of the list */
} RowMenu;

static void
row_menu_free (gpointer data)
{
  g_clear_weak_pointer (&((RowMenu *) data)->popover);
  g_free (data);
}

static void
take_down (RowMenu *self)
{
  GtkWidget *popover = self->popover;

  g_clear_weak_pointer (&self->popover);
  if (popover != NULL)
    gtk_widget_unparent (popover);
}

static void
popup (RowMenu       *self,
       GtkListBoxRow *row,
       double         x,
       double         y)
{
  g_autoptr(GMenuModel) model = self->make (row, self->user_data);
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self->list));

  if (model == NULL || !gtk_widget_translate_coordinates (GTK_WIDGET (self->list), parent, x, y, &x, &y))
    return;

  /* Another model in the same popover would leave submenus of the old one behind. */
  take_down (self);
  g_set_weak_pointer (&self->popover, gtk_popover_menu_new_from_model (model));
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
  gtk_widget_set_parent (self->popover, parent);     /* a list box takes rows only */
  gtk_widget_grab_focus (GTK_WIDGET (row));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
on_secondary_click (RowMenu *self,
                    int      n_press,
                    double   x,
                    double   y)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (self->list, (int) y);

  if (row != NULL)
    popup (self, row, x, y);
}

static gboolean
on_menu_key (GtkWidget *widget,
             GVariant  *args,
             gpointer   user_data)
{
  RowMenu *self = user_data;
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW) : NULL;
  double x, y;

  if (row == NULL
      || !gtk_widget_translate_coordinates (row, GTK_WIDGET (self->list), 24, gtk_widget_get_height (row), &x, &y))
    return FALSE;

  popup (self, GTK_LIST_BOX_ROW (row), x, y);
  return TRUE;
}

static void
add_key (RowMenu               *self,
         GtkShortcutController *keys,
         guint                  keyval,
         GdkModifierType        modifiers)
{
  gtk_shortcut_controller_add_shortcut (keys, gtk_shortcut_new (gtk_keyval_trigger_new (keyval, modifiers),
                                                                gtk_callback_action_new (on_menu_key, self, NULL)));
}

/**
 * dt_row_menu_attach:
 * @list: a list box
 * @make: makes the menu of a row
 * @user_data: for @make; lives as long as @list
 *
 * Gives the rows of @list a context menu.
 */
void
dt_row_menu_attach (GtkListBox    *list,
                    DtRowMenuFunc  make,
                    gpointer       user_data)
{
  RowMenu *self = g_new0 (RowMenu, 1);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  self->list = list;
  self->make = make;
  self->user_data = user_data;
  g_object_set_data_full (G_OBJECT (list), "row-menu", self, row_menu_free);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  /* On the release: a popover that opens before it would swallow it, and the row would stay pressed. */
  g_signal_connect_swapped (click, "released", G_CALLBACK (on_secondary_click), self);
  gtk_widget_add_controller (GTK_WIDGET (list), GTK_EVENT_CONTROLLER (click));

  add_key (self, GTK_SHORTCUT_CONTROLLER (keys), GDK_KEY_Menu, 0);
  add_key (self, GTK_SHORTCUT_CONTROLLER (keys), GDK_KEY_F10, GDK_SHIFT_MASK);
  gtk_widget_add_controller (GTK_WIDGET (list), keys);
}
