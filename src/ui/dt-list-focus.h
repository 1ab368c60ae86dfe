/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Where the focus was in a list box whose rows are made anew, so that it can be put there again. */
typedef struct
{
  GtkListBox *list;     /* borrowed; NULL: it was elsewhere */
  int         index;
} DtListFocus;

DtListFocus dt_list_focus_save    (GtkListBox **lists, guint n_lists);
void        dt_list_focus_restore (const DtListFocus *self);

/* Tab goes past a list, however many rows it has; the arrow keys move within it. */
void        dt_list_make_one_stop (GtkWidget *list);

/* Of a list view with heads between its lines. A head must be selectable: what cannot be selected cannot have the focus either
 * in GTK 4.8, and would stop the arrow keys and Tab. item_of: of a row's widget, borrowed. */
typedef gpointer (*DtListItemOf) (GtkWidget *row);
void        dt_list_bind_head     (GtkListItem *list_item, gboolean is_head);
void        dt_list_skip_head     (GtkListView *view, GtkSingleSelection *selection, guint before, DtListItemOf item_of);

G_END_DECLS
