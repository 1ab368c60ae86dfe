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

G_END_DECLS
